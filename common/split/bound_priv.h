/* bound_priv - what the modules of the boundary engine share. */

#ifndef SAFI_BOUND_PRIV_H
#define SAFI_BOUND_PRIV_H

#include "bound.h"
#include "common/byteset.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum {
	BOUND_WORD_MAX = 48,     /* bytes of the longest listed entry */
	BOUND_NUMBER_REACH = 32, /* bytes of a list item's number in brackets */
	BOUND_HASH_BITS = 14,
	BOUND_HASHES = 1 << BOUND_HASH_BITS
};

/* Where words are looked up: in lists that are asked for there. */
enum bound_group {
	BOUND_BEFORE_DOT,
	BOUND_BEFORE_MARK,
	BOUND_BEFORE_BREAK,
	BOUND_BEFORE_LAST, /* the last word before a break */
	BOUND_BEFORE_COLON,
	BOUND_AFTER_DOT,
	BOUND_AFTER_BREAK,
	BOUND_AT_START,
	BOUND_GROUPS
};

/* A folded entry and the lists that hold it. */
struct bound_entry {
	struct str fold;
	uint32_t lists;
};

/* What tells most words from an entry without a look at it; not 0. */
static inline uint32_t
bound_tag(uint64_t hash)
{
	return (uint32_t)(hash >> 32) | 1;
}

struct bound {
	struct byteset stops;     /* bytes that may belong to a terminator */
	struct byteset quotes;    /* first bytes of quotation marks */
	struct byteset brackets;  /* ( ) and LF */
	struct byteset enclosing; /* ( ) and those of quotation marks */
	struct bound_entry *table;
	uint32_t *tags; /* of the entries; 0: free */
	size_t mask;    /* room of the table less one */
	/* A bit for the hash of each listed word, and one for the three
	 * letters on the side where it is met; another word need not be folded
	 * and looked up. */
	uint64_t words[BOUND_GROUPS][BOUND_HASHES / 64];
	uint64_t threes[BOUND_GROUPS][BOUND_HASHES / 64];
	const uint32_t *closing, *quoting; /* end in 0 */
	bool clauses;
};

/* A word beside a stop, as the lists see it. */
struct bound_word {
	size_t beg, end; /* bytes of the text; empty: there is none */
	uint32_t lists;  /* set of 1 << enum bound_list */
	uint32_t first;  /* its first character that shows */
	uint32_t last;
	uint8_t fold[BOUND_WORD_MAX];
	size_t len; /* of fold; 0 when it is too long for a list */
};

#define BOUND_IN(word, list) ((word)->lists >> (list)&1)

enum stop_kind {
	STOP_NONE,
	STOP_DOT,
	STOP_DOTS, /* the ellipsis character */
	STOP_MARK, /* ! ? and their kin */
	STOP_FULL, /* stops that are nothing else: Urdu, Chinese */
	STOP_LINE,
	STOP_COLON,
	STOP_CLAUSE
};

/* A run of terminators with all that clings to it. */
struct stop {
	size_t beg;     /* of the first terminator */
	size_t end;     /* behind the last one */
	size_t tail;    /* behind closing marks: where the sentence would end */
	size_t next;    /* what stands behind the white space after tail */
	size_t dots;    /* how many, an ellipsis character counts 3 */
	bool mark;      /* ! or ? among them */
	bool full;      /* STOP_FULL among them */
	bool spaced;    /* white space between them */
	bool closed;    /* closing marks before the last terminators */
	bool quoted;    /* a closing quotation mark behind them */
	bool bracketed; /* the last closing mark is a bracket */
	bool leads;     /* nothing that shows stands before beg */
	bool line;      /* a line break or the end of the text before next */
	uint32_t before; /* the character that shows before beg; 0 at leads */
	uint32_t after;  /* the one at next; 0 at the end */
};

/* What is known of the widths of a paragraph's lines, in characters. */
struct wrap {
	size_t para;            /* where it begins */
	size_t pos;             /* up to here lines were looked at */
	size_t widest;          /* of these */
	bool whole;             /* all were */
	bool measured, wrapped; /* it is known whether they are wrapped */
};

/* The state of one scan; start, line and para begin where they are said to. */
struct scan {
	const struct bound *bound;
	struct str text;
	struct bounds *out;
	size_t start; /* of the sentence that is open */
	size_t line;  /* of the line */
	size_t para;  /* of the lines since the last blank one */
	size_t held;  /* end of a stop that must not end its line; 0: none */
	bool broken;  /* a line break is in the open sentence */
	size_t quote_pos; /* up to here quotes of the line are counted ... */
	size_t quote_count[3]; /* by family */
	struct wrap wrap;
};

/* Characters that move no boundary: white space and what does not show. */
static inline bool
bound_is_blank(uint32_t cp)
{
	return (uchar_info(cp) & (UCHAR_SPACE | UCHAR_HIDDEN)) != 0;
}

/* Letters, marks and digits. */
static inline bool
bound_is_word(uint32_t cp)
{
	return (uchar_info(cp) & (UCHAR_LETTER | UCHAR_MARK | UCHAR_DIGIT)) !=
	       0;
}

/* A character that ends a line. */
static inline bool
bound_is_break(uint32_t cp)
{
	return cp == '\n' || cp == '\r' || cp == 0x2028 || cp == 0x2029;
}

/* A letter of Latin script, as far as news text has it. */
static inline bool
bound_is_latin(uint32_t cp)
{
	return (cp | 0x20) - 'a' < 26 ||
	       (cp >= 0xC0 && cp <= 0x24F && cp != 0xD7 && cp != 0xF7) ||
	       (cp >= 0x1E00 && cp <= 0x1EFF);
}

/* False when no white space begins with byte c, as nearly always. */
static inline bool
bound_may_be_space(uint8_t c)
{
	return c <= ' ' || c == 0xC2 || (c >= 0xE1 && c <= 0xE3);
}

/*
 * Looks at the two-byte letters and marks of Arabic at p[0..1], which nearly
 * all letters are: their info, or 0 when it is anything else.
 */
static inline uint32_t
bound_arabic_info(const uint8_t *p)
{
	uint32_t info;

	if (p[0] < 0xD8 || p[0] > 0xDB)
		return 0;
	info = uchar_info(0x600 | (p[0] & 3u) << 6 | (p[1] & 0x3Fu));
	return info & (UCHAR_LETTER | UCHAR_MARK) ? info : 0;
}

/* Two letters of Arabic at pos, as most words and lines begin; false when it
 * takes more to see it. */
static inline bool
bound_begins_word(struct str text, size_t pos)
{
	const uint8_t *p = text.ptr + pos;

	return text.len - pos > 3 &&
	       bound_arabic_info(p) & bound_arabic_info(p + 2) & UCHAR_LETTER;
}

/* A word of two letters of Arabic at pos and a space, as the postpositions of
 * Persian and Urdu are. */
static inline bool
bound_is_two_letters(struct str text, size_t pos)
{
	return text.len - pos > 4 && text.ptr[pos + 4] == ' ' &&
	       bound_begins_word(text, pos);
}

/* Characters before a place of the text. */
static inline size_t
bound_chars(const struct scan *scan, size_t pos)
{
	return byteset_map_chars(&scan->out->map, pos);
}

/* set ends in 0. */
static inline bool
bound_in(const uint32_t *set, uint32_t cp)
{
	while (*set && *set != cp)
		set++;
	return *set != 0;
}

size_t bound_skip_hidden_far(struct str text, size_t pos);
size_t bound_back_space_far(struct str text, size_t floor, size_t pos);

/* Behind characters that do not show, which are neither ASCII nor letters. */
static inline size_t
bound_skip_hidden(struct str text, size_t pos)
{
	return pos < text.len && text.ptr[pos] >= 0x80 &&
			       !bound_arabic_info(text.ptr + pos)
		       ? bound_skip_hidden_far(text, pos)
		       : pos;
}

/* Before white space and what does not show, not below floor; mostly a letter
 * stands there. */
static inline size_t
bound_back_space(struct str text, size_t floor, size_t pos)
{
	return pos > floor + 1 && bound_arabic_info(text.ptr + pos - 2)
		       ? pos
		       : bound_back_space_far(text, floor, pos);
}

/* bound.c */

size_t bound_skip_blank(struct str text, size_t pos, size_t *breaks);

/* bound_word.c: words and characters */

uint32_t bound_lists(const struct bound *b, struct str fold);
size_t bound_fold(struct str s, uint8_t *dst, size_t room);
void bound_word_before(const struct bound *b, struct str text, size_t floor,
	size_t end, struct bound_word *word);
void bound_word_after(const struct bound *b, struct str text, size_t beg,
	struct bound_word *word);
void bound_note(struct bound *b, enum bound_group group, struct str fold);
bool bound_is_common_before(
	const struct scan *scan, size_t end, enum bound_group group);
bool bound_is_common_after(
	const struct scan *scan, size_t beg, enum bound_group group);
bool bound_is_letter_name(const struct bound *b, struct str fold);
uint32_t bound_lists_behind(
	const struct bound *b, const struct bound_word *word, size_t n);
size_t bound_spaces(struct str text, size_t pos, size_t end, size_t max);
bool bound_has_words(const struct scan *scan, size_t end, size_t n);
bool bound_has_conjunction(const struct bound_word *word);
bool bound_is_arabic_letter(uint32_t cp);
bool bound_is_symbol(uint32_t cp);
size_t bound_skip_space(struct str text, size_t pos);

/* bound_stop.c: terminators */

enum stop_kind bound_stop_kind(const struct bound *b, uint32_t cp);
void bound_stop_read(struct scan *scan, size_t beg, struct stop *stop);
bool bound_is_quote_broken(struct scan *scan, size_t end, size_t next);

/* ! ? . and the like, but no break of a line or clause. */
static inline bool
bound_is_terminator(enum stop_kind kind)
{
	return kind >= STOP_DOT && kind <= STOP_FULL;
}

/* bound_rule.c: what they mean */

enum bound_rule bound_stop_rule(struct scan *scan, const struct stop *stop);

/* bound_dots.c: two dots */

enum bound_rule bound_two_dots_rule(
	const struct scan *scan, const struct stop *stop);

/* bound_dot.c: one full stop behind a word */

/* The full stop in its surroundings. */
struct dot {
	const struct scan *scan;
	const struct stop *stop;
	struct bound_word word; /* before it */
	struct bound_word next; /* behind it, when next_known; empty at the
				   end of a line */
	bool next_known;
	uint32_t lists; /* of word, its number and U+0648 left out */
	bool counted;   /* a number stands before the word */
};

enum bound_rule bound_dot_rule(struct scan *scan, const struct stop *stop);

/* The word before the one at beg. */
void bound_word_before_that(
	struct dot *dot, size_t beg, struct bound_word *word);

/* The next word begins a sentence rather than goes on with one that an
 * abbreviation could stand in. */
bool bound_starts_anew(struct dot *dot);

/* The rule, where nothing says that its stop ends the sentence too: for what
 * mostly stands inside, and for what stands in a name. */
enum bound_rule bound_inner_rule(struct dot *dot, enum bound_rule rule);
enum bound_rule bound_name_rule(struct dot *dot, enum bound_rule rule);

/* The word behind the stop, looked up when somebody asks. */
const struct bound_word *bound_next_word(struct dot *dot);

/* "And he said", "and it was" behind it: a new sentence, even behind a title.
 */
bool bound_starts_with_report(struct dot *dot);

/* bound_letter.c: letters that stand for words */

bool bound_is_one_letter(const struct bound_word *word);
bool bound_is_first_letter(const struct bound *b, struct str part);
bool bound_is_acronym(const struct bound *b, const struct bound_word *word);

/* Before a stop: a letter alone, the spelled name of one, one that may be an
 * initial. */
enum bound_rule bound_one_letter_rule(struct dot *dot);
enum bound_rule bound_letter_rule(struct dot *dot);
bool bound_is_initial(struct dot *dot);

/* A letter is all that is left of the line, or an acronym all of a quotation.
 */
bool bound_is_last_letter(const struct scan *scan, const struct stop *stop);
bool bound_is_quoted_letters(struct scan *scan, const struct stop *stop);

/* bound_number.c: the numbers of list items and sections */

bool bound_is_numbering(struct dot *dot);

/* "1.)", "(1).", "a.)", "Article (1)." as all of the sentence so far. */
bool bound_is_bracketed_number(
	const struct scan *scan, const struct stop *stop);

/* bound_glued.c: a stop without white space behind it */

enum bound_rule bound_glued_rule(struct scan *scan, const struct stop *stop);

/* bound_line.c: line breaks */

bool bound_is_dateline(const struct scan *scan, size_t end);

enum bound_rule bound_line_rule(
	struct scan *scan, size_t line_end, size_t next);

#endif
