/*
 * rule - what the rule modules share: a compiled rule, the lines of a
 * document, and one sweep over it. For rules*.c only.
 */

#ifndef SAFI_RULE_H
#define SAFI_RULE_H

#include "common/byteset.h"
#include "common/sorted.h"
#include "holds.h"
#include "match.h"
#include "pattern.h"
#include "rules.h"

enum rule_place {
	PLACE_LINE,
	PLACE_LINE_START,
	PLACE_LINE_END,
	PLACE_INLINE,
	PLACE_MIDDLE,
	PLACE_HEAD,
	PLACE_TAIL,
	PLACE_DOCUMENT
};

enum rule_cut { CUT_MATCH, CUT_LINE, CUT_REST, CUT_BOX };

/* What a rule of place document does. */
enum rule_find {
	FIND_NOTHING,
	FIND_TITLE,
	FIND_COPY,
	FIND_WRAP,
	FIND_FRAME,
	FIND_HEAD = FIND_FRAME,
	FIND_TAIL,
	FIND_TAGS,
	FIND_TEASERS,
	FIND_END,
	FIND_HEADLINES
};

/* The bits of a set of rules. */
struct rule_set {
	uint64_t *bits;
};

static inline bool
rule_set_has(const struct rule_set *set, size_t rule)
{
	return set->bits[rule / 64] >> (rule % 64) & 1;
}

static inline void
rule_set_put(struct rule_set *set, size_t rule, bool in)
{
	uint64_t bit = (uint64_t)1 << (rule % 64);

	if (in)
		set->bits[rule / 64] |= bit;
	else
		set->bits[rule / 64] &= ~bit;
}

/* A rule as its author wrote it, and what was made of it. */
struct rule {
	struct conf_text id, kind, note;
	int place, cut, find, extract;
	struct conf_texts match, ends, holds, until, needs;
	struct conf_text then_text, lead_text, regex_text, with;
	struct conf_text before_text, after_text, unless_text, without_text;
	struct conf_text previous_text, next_text;
	struct conf_texts follows, precedes;
	size_t within_head, within_tail, tail_chars, max_chars;
	size_t min_words, max_words, rest_words;
	size_t previous_words, next_words;
	size_t prose, min_hits;
	bool exact, markup, unsaid, off;

	uint32_t number;
	uint32_t kind_number;
	size_t slot; /* with until or min_hits: its place in a sweep's lists */
	size_t site; /* of whose section it is, 0: of none */
	struct pattern *then, *lead, *regex;
	struct pattern *before, *after, *unless, *without;
	struct pattern *previous, *next;
	struct rule_set before_it, behind_it; /* that follows, precedes name */
};

/* What every phrase of a rule that is found asks of it, in little room: most
 * phrases stand where their rule does not reach. */
struct rule_reach {
	uint32_t head, tail; /* lines from the head, or the tail */
	bool waits;          /* its candidates may be asked for patterns last */
	bool wide;           /* it cuts more than its match */
};

/* Phrases that are looked for together, and the rules of each: names of towns
 * and days are phrases of many, and begin many lines. */
struct phrase {
	uint32_t head, tail; /* the widest reach of its rules */
	uint32_t first, n;   /* of rules: they; those of higher numbers first */
};
struct phrases {
	struct match *match;
	struct phrase *v; /* by number of the phrase */
	uint32_t *rules;
	size_t n_rules;
};

/*
 * Rules whose patterns are tried on lines, and which of them a line may
 * interest: sets of bits, one for each begin_row, each length and each rank,
 * and for what is left by them the bytes of which a line must hold one. A line
 * is asked once for what it is, not by each rule, so that many rules cost
 * little more than few.
 */
struct regexes {
	uint32_t *v;
	size_t n, words; /* words of such a set */
	uint64_t *rows;  /* by begin_row */
	uint64_t *sizes; /* by characters of the line in steps of SIZES_STEP */
	uint64_t *rares; /* by the rare bytes that the line has */
	uint8_t *needs;  /* of each: the number of a set of bytes of which it
			    needs one, or LINE_HOLDS */
	uint64_t *heads, *tails; /* by rank of the line: those that reach it */
	size_t longest;          /* bytes of a line that place line may match */
};

enum { SIZES_STEP = 8, SIZES = 64, LINE_HOLDS = 32, RARE = 4 };

struct rule_site {
	struct conf_text id;
	struct conf_texts match;
	struct conf_switches kinds;
	struct conf_texts off, on;
	struct conf_list rules;
	size_t number;
	struct rule_set set;
};

struct rules {
	struct arena *arena;
	struct rule *v;
	struct rule_reach *reach; /* of each */
	size_t n, n_slots;
	struct str *kinds;
	size_t n_kinds, cap_kinds;
	struct sorted ids, by_kind; /* rules by id; the first of each kind */
	struct pattern **patterns;  /* each once: rules may share one */
	size_t n_patterns, cap_patterns;
	struct arena scratch;    /* of one sweep */
	struct rule_site *sites; /* the first is for all other records */
	size_t n_sites;

	const struct begin_chars *chars;

	/* where candidates come from; values are numbers of rules */
	struct phrases heads;   /* match: of line, line-start, head */
	struct phrases tails;   /* ends: */
	struct phrases insides; /* match: of inline */
	struct phrases words;   /* match: of line-end, tail; holds: */
	struct phrases middle;  /* match: of middle */
	struct phrases far;     /* of words what reaches beyond the last line */
	size_t far_head, far_tail; /* lines that rules of heads and tails reach
				      which do not reach all */
	struct byteset stops;      /* first bytes of insides, LF, rare bytes */
	struct byteset inside;     /* first bytes of insides */
	uint8_t rare[0x80];        /* a bit for one that some patterns need */
	size_t n_rare;
	struct regexes lines; /* regex: of any line */
	struct regexes zoned; /* regex: of lines near the head or the tail */
	size_t zone_head, zone_tail; /* lines that zoned reaches */
	uint32_t *late; /* regex: of lines beside one that is gone */
	size_t n_late;
	struct holds holds[LINE_HOLDS]; /* of which patterns need something */
	size_t n_holds;
	struct byteset gaps;     /* bytes of which marks and spaces begin */
	struct byteset opens;    /* those of gaps with which words may begin */
	bool marks[BEGIN_CODES]; /* by begin_place: line_mark of it */
	bool letters[BEGIN_CODES]; /* by begin_place: letters and digits */
	struct byteset spaces;     /* bytes of which white space begins */
	size_t prose;              /* the most words that a rule asks for */
	size_t words_zone, words_reach; /* lines, bytes that words needs */
	size_t *words_behind; /* by rank: characters that may stand behind the
				 line, so that words needs it */
	uint32_t *finds;      /* rules of place document */
	size_t n_finds;
};

/* A line that is not blank. */
struct line {
	size_t beg, end;    /* without its LF */
	size_t from, to;    /* without white space at its ends */
	size_t counted;     /* where counting its words stopped, or 0 */
	uint32_t rule;      /* that took it whole, or RULE_NONE */
	uint32_t words;     /* in front of counted */
	uint32_t chars;     /* between from and to, or 0: not counted */
	uint16_t row;       /* begin_row, or LINE_NEW */
	uint8_t rare;       /* the rare bytes that it has */
	uint8_t head, tail; /* ranks at which rules were tried, LINE_FAR */
	uint8_t looked;     /* the same from the tail, for words */
	uint8_t beside;     /* neighbours that were gone then */
	uint8_t wait_head, wait_tail; /* the widest reach of rules that did not
					 reach it and have a phrase there */
};

enum {
	LINE_FAR = 255,
	LINE_NEW = 0xFFFF,
	LINE_LOOK = 64 * 1024,
	INSIDE_LOOK = 2048, /* bytes that then sees at least, place inline */
	MIDDLE_SEES = 256,  /* bytes that then sees, place middle */
	MIDDLE_LINES = 2,   /* lines of a text that lost its line breaks */
	MIDDLE_LEAST = 400, /* bytes of the first, title and text */
	MIDDLE_LOOK = 384   /* bytes of it in which phrases are looked for */
};
#define RULE_NONE UINT32_MAX

/* A place where a rule matches, as far as the text alone says. */
struct cand {
	uint32_t rule;
	uint32_t line;
	size_t beg, end;
	uint32_t event; /* the how manieth phrase of the line, from heads and
			   tails, has brought it */
	bool later;     /* only its phrase was found so far: try_later */
	bool done;
};

struct cands {
	struct cand *v;
	size_t n, cap;
};

/* True for a rule that reaches the first line only. */
static inline bool
at_head(const struct rule *rule)
{
	return rule->place == PLACE_HEAD ||
	       (rule->place == PLACE_MIDDLE && !rule->within_tail);
}

/* How many lines from the head, or the tail, a rule reaches. */
static inline size_t
head_reach(const struct rule *rule)
{
	return at_head(rule) ? 1 : rule->within_head;
}

static inline size_t
tail_reach(const struct rule *rule)
{
	return rule->place == PLACE_TAIL ? size_max(rule->within_tail, 1)
					 : rule->within_tail;
}

struct hit {
	size_t beg, end;
	uint32_t rule;
};

/* Folded text: as uchar_fold_str, but white space runs are one space and a
 * tatweel that stands alone is a dash. from is an offset into s for each
 * byte, and its end. */
struct folded {
	struct str s;
	uint32_t *from;
};
/* A stretch of the text that was folded, kept for the next look. */
struct view {
	size_t beg, end, room;
	uint8_t *bytes;
	uint32_t *from;
	struct folded folded;
};

/* The nearest closer of a rule at or behind from, when it was looked for. */
struct until {
	bool known;
	size_t from, beg, end; /* STR_NONE: there is none */
};

/* One pass over one text. */
struct sweep {
	const struct rules *rules;
	const struct rule_set *on;
	struct str text;
	struct arena *arena;
	bool slowly; /* without prefilter */

	struct line *lines;
	size_t n_lines, cap_lines;
	size_t *insides; /* where inline markers may begin */
	size_t n_insides, cap_insides;
	size_t *alive; /* lines that are left, in order */
	size_t n_alive;
	uint32_t *rank; /* of a line in alive */
	size_t middles; /* lines in front of that where middle looks next */

	struct cands cands;
	size_t looked_from, looked_to; /* those of heads and tails */
	uint32_t event;                /* phrases of the line so far */
	bool nearer; /* look_line is for rules that did not reach the line */
	struct cands nears; /* what it finds then */
	bool wide;          /* a rule of one of them cuts more than its match */
	struct hit *hits;
	size_t n_hits, cap_hits;

	size_t longest; /* words of the longest line; SIZE_MAX: not known */
	int markup;     /* the text is HTML; -1: not known */
	struct until *untils; /* by slot of a rule */
	uint32_t *counts;     /* by slot: candidates */
	struct rule_set limited;
	struct view view, piece, title; /* the last is of rules_said.c */

	/* what a later sweep may see otherwise, though no line changed */
	bool opened;  /* a closer was looked for */
	bool refrain; /* a line was given too often to be a copy */
	bool hurried; /* the rounds did not come to an end */
};

static inline struct str
line_text(const struct sweep *sw, size_t i)
{
	return str_sub(sw->text, sw->lines[i].from, sw->lines[i].to);
}

/* rules_lines.c: lines and words. */
void lines_split(struct sweep *sw);
void lines_rank(struct sweep *sw);
size_t line_words(struct sweep *sw, size_t line, size_t enough);
size_t line_chars(struct sweep *sw, size_t line); /* UINT32_MAX and no more */
size_t text_words(struct str s, size_t enough);
bool line_mark(uint32_t cp); /* may stand before a phrase, or behind it */
size_t sweep_prose(struct sweep *sw);
bool sweep_markup(struct sweep *sw);
bool sweep_edge(const struct sweep *sw);

size_t fold_room(struct str s); /* bytes and entries that it may take */
struct folded fold_into(const struct begin_chars *chars, struct str s,
	uint8_t *bytes, uint32_t *from);

/* The next of a set of patterns, from *k on. */
static inline bool
next_may(const struct regexes *regexes, const uint64_t *may, size_t *k)
{
	while (*k < regexes->n) {
		uint64_t bits = may[*k / 64] >> (*k % 64);

		if (bits) {
			*k += (size_t)__builtin_ctzll(bits);
			return *k < regexes->n;
		}
		*k = (*k / 64 + 1) * 64;
	}
	return false;
}

/* rules_may.c: the patterns that a line may interest. may has room for a set;
 * false when it is empty. zone_may leaves those that did not reach the line
 * before. */
bool line_may(struct sweep *sw, size_t line, uint64_t *may);
bool zone_may(struct sweep *sw, size_t line, uint64_t *may);

/* rules_find.c: candidates. */
void find_candidates(struct sweep *sw);
void find_zoned(struct sweep *sw);
void find_late(struct sweep *sw);

/* rules_look.c: of phrases at one place; at the head and the tail of a line;
 * there for rules that reach a line when others are gone. */
void look_head(struct sweep *sw, const struct phrases *phrases, size_t line,
	size_t pos);
void look_line(struct sweep *sw, size_t line);
void look_nearer(struct sweep *sw);

/* rules_phrase.c: what a rule matches around its phrase. phrase_may says what
 * can be said without patterns, phrase_stretch tries them and moves the ends.
 */
void try_phrase(struct sweep *sw, const struct rule *rule, size_t line,
	size_t beg, size_t end);
bool phrase_may(struct sweep *sw, const struct rule *rule, size_t line,
	size_t beg, size_t end);
bool phrase_stretch(struct sweep *sw, const struct rule *rule, size_t line,
	size_t *beg, size_t *end);

/* rules_try.c: one candidate; in sw->cands if its text fits (push_cand), or if
 * its text is to be looked at when nothing else speaks against a cut
 * (push_later, try_later). Of lines that go whole: their length. False when
 * the first characters behind a match tell that after will not match. */
void push_cand(struct sweep *sw, const struct rule *rule, size_t line,
	size_t beg, size_t end);
void push_later(struct sweep *sw, struct cands *cands, uint32_t rule,
	size_t line, size_t beg, size_t end);
bool try_later(struct sweep *sw, struct cand *cand);
void try_regex(struct sweep *sw, const struct rule *rule, size_t line);
bool line_chars_fit(struct sweep *sw, const struct rule *rule, size_t line);
bool line_words_fit(struct sweep *sw, const struct rule *rule, size_t line);
bool after_may_begin(const struct sweep *sw, const struct rule *rule,
	const struct line *line, size_t end);

/* rules_view.c: what patterns see of the text, and where they match there. */
struct folded fold_view(
	struct sweep *sw, struct view *kept, size_t beg, size_t end);
struct folded view_text(
	struct sweep *sw, const struct rule *rule, size_t beg, size_t end);
size_t view_offset(const struct folded *view, size_t off);
bool view_find(struct sweep *sw, const struct rule *rule,
	struct pattern *pattern, struct str s, size_t from, size_t *beg,
	size_t *end);
size_t text_back(struct str text, size_t pos, size_t floor, size_t look);
size_t text_ahead(struct str text, size_t pos, size_t limit, size_t look);
bool stands_before(struct sweep *sw, const struct rule *rule,
	struct pattern *pattern, size_t floor, size_t pos, size_t look,
	size_t *beg);
bool stands_after(struct sweep *sw, const struct rule *rule,
	struct pattern *pattern, size_t pos, size_t limit, size_t look,
	size_t *end);
bool stands_inside(struct sweep *sw, const struct rule *rule, size_t pos,
	size_t limit, size_t *end);
bool pattern_holds(struct sweep *sw, const struct rule *rule,
	struct pattern *pattern, size_t beg, size_t end);

/* rules_guard.c: whether a candidate may be cut now; the rounds. */
void sweep_rounds(struct sweep *sw);
bool sweep_was_last(struct sweep *sw);
bool beside_fits(const struct sweep *sw, const struct rule *rule, size_t line);
void sweep_hit(struct sweep *sw, const struct rule *rule, size_t line,
	size_t beg, size_t end);
void sweep_take(struct sweep *sw, const struct rule *rule, size_t line);

/* rules_said.c: the text beside a candidate says its words. */
bool is_said(struct sweep *sw, const struct cand *cand);

/* rules_alike.c: lines that are the same but for marks and vowels. The words of
 * a are those with which b begins, *rest: b has more; all of them; a ends in
 * an ellipsis and b goes on; the last letter or digit, folded, or 0; where s
 * says again what it begins with, of least to most words, or 0. */
enum { COPY_BYTES = 1024 /* longer lines are not compared */ };
bool alike_begins(struct str a, struct str b, bool *rest);
bool alike_whole(struct str a, struct str b);
bool alike_truncated(struct str a, struct str b);
uint32_t alike_last(struct str s);
size_t alike_twice(struct str s, size_t least, size_t most);

/* rules_copy.c: copies of titles and captions; all of place document. */
bool find_run(struct sweep *sw, const struct rule *rule);
bool has_truncated(const struct sweep *sw);

/* rules_box.c: boxes. */
void box_take(struct sweep *sw, const struct rule *rule, size_t line);
/* Three dots or U+2026 stand before end. */
bool ends_in_ellipsis(struct str s, size_t end);
/* Ends like a sentence of a text: in a full stop (or U+06D4, U+3002), quotes
 * may stand behind it. Titles end in question marks as well. */
bool is_sentence(struct str s);

/* rules_frame.c: what is left of a frame of which a part was cut. */
bool is_paragraph(struct sweep *sw, size_t line);
/* One of the lines before rank n is a paragraph. */
bool has_paragraph(struct sweep *sw, size_t n);
/* A line of at most so many words that ends like no sentence and leads in
 * nothing. */
bool is_label(struct sweep *sw, size_t line, size_t most);
bool find_head(struct sweep *sw, const struct rule *rule);
bool find_tail(struct sweep *sw, const struct rule *rule);
bool find_teasers(struct sweep *sw, const struct rule *rule);
bool find_end(struct sweep *sw, const struct rule *rule);

/* rules_tags.c: tags that no word announces. */
bool find_tags(struct sweep *sw, const struct rule *rule);
/* A word stands in a text, alone or with what Arabic writes together with it.
 */
bool says_word(struct str s, struct str word);

/* rules_headlines.c: headlines of other articles. */
bool find_headlines(struct sweep *sw, const struct rule *rule);

/* rules_wrap.c: lines broken at a fixed width. */
void wrap_join(struct sweep *sw, const struct rule *rule, struct edits *edits);

/* rules_cut.c: hits to edits. */
void sweep_edits(struct sweep *sw, struct edits *edits);

#endif
