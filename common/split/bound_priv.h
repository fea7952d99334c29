/* bound_priv - what the modules of the boundary engine share. */

#ifndef SAFI_BOUND_PRIV_H
#define SAFI_BOUND_PRIV_H

#include "bound.h"
#include "bound_char.h"

enum {
	BOUND_WORD_MAX = 48, /* bytes of the longest listed entry */
	BOUND_WORD_ROOM = BOUND_WORD_MAX + 16, /* see bound_key */
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

/* What is no letter of Arabic nor a mark on one; what is, but folds to
 * nothing. */
enum { BOUND_OTHER, BOUND_DROPPED };

/* A set of lists: of 64 at most. */
#define BOUND_BIT(list) ((uint64_t)1 << (list))

/* What a folded word is looked up by. */
struct bound_key {
	uint64_t head[2]; /* its first 16 bytes, zeros behind them */
	uint64_t hash;
};

/* A folded entry and the lists that hold it. */
struct bound_entry {
	struct str fold;
	uint64_t head[2]; /* as in its key: few are longer */
	uint64_t lists;   /* a bit each */
};

/* Characters. */
struct bound_set {
	const uint32_t *v; /* ends in 0 */
	uint64_t low;      /* a bit for the low six bits of each, for speed */
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
	struct byteset dateline;  /* - : ( and that of other dashes */
	struct bound_entry *table;
	uint32_t *tags; /* of the entries; 0: free */
	size_t mask;    /* room of the table less one */
	/* A bit for the hash of each listed word, and one for the three
	 * letters on the side where it is met; another word need not be folded
	 * and looked up. */
	uint64_t words[BOUND_GROUPS][BOUND_HASHES / 64];
	uint64_t threes[BOUND_GROUPS][BOUND_HASHES / 64];
	uint16_t letters[256]; /* of U+0600 to U+06FF: see bound_letter */
	struct bound_set closing, quoting;
	bool clauses;
	bool thorough; /* ask all rules about every terminator: for a test */
};

/* A word beside a stop, as the lists see it. */
struct bound_word {
	size_t beg, end; /* bytes of the text; empty: there is none */
	uint64_t lists;  /* those it is in, a BOUND_BIT each */
	uint32_t first;  /* its first character that shows */
	uint32_t last;
	uint8_t fold[BOUND_WORD_ROOM];
	size_t len; /* of fold; 0 when it is too long for a list */
};

#define BOUND_IN(word, list) (((word)->lists & BOUND_BIT(list)) != 0)

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

/* A word that several rules ask for, read once. */
struct kept_word {
	size_t at; /* where it was looked for; SIZE_MAX: nowhere yet */
	struct bound_word word;
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
	struct kept_word *opening; /* the first word of a sentence */
	struct kept_word *behind;  /* of the line behind a break */
};

/* Characters before a place of the text. */
static inline size_t
bound_chars(const struct scan *scan, size_t pos)
{
	return byteset_map_chars(&scan->out->map, pos);
}

static inline bool
bound_in(const struct bound_set *set, uint32_t cp)
{
	const uint32_t *p = set->v;

	if (!(set->low >> (cp & 63) & 1))
		return false;
	while (*p && *p != cp)
		p++;
	return *p != 0;
}

/* bound.c */

size_t bound_skip_blank(struct str text, size_t pos, size_t *breaks);

/* bound_word.c: words and characters */

struct bound_key bound_key(struct str fold);
uint64_t bound_lists(const struct bound *b, struct str fold);
void bound_set_letters(struct bound *b);
size_t bound_fold(const struct bound *b, struct str s, uint8_t *dst);
void bound_word_before(const struct bound *b, struct str text, size_t floor,
	size_t end, struct bound_word *word);
void bound_word_after(const struct bound *b, struct str text, size_t beg,
	struct bound_word *word);
void bound_note(struct bound *b, enum bound_group group, struct str fold);

/* One more folded letter of a word; 0 before the first. */
static inline uint32_t
bound_hash_letter(uint32_t hash, uint32_t fold)
{
	return (hash + fold) * 0x9E3779B1; /* 2^32 / golden ratio */
}

static inline bool
bound_hash_in(const uint64_t *set, uint32_t hash)
{
	size_t i = hash >> (32 - BOUND_HASH_BITS);

	return set[i / 64] >> (i % 64) & 1;
}

/* The folded letter of Arabic at p[0..1]; at most BOUND_DROPPED when it is
 * anything else. Without a branch, as what follows: the processor could not
 * guess it. */
static inline uint32_t
bound_letter(const struct bound *b, const uint8_t *p)
{
	return b->letters[bound_arabic_index(p)] & bound_arabic_mask(p);
}

/* Three letters of Arabic at p, step bytes from one to the next, with which no
 * word of the group begins, or ends. */
static inline bool
bound_is_no_three(const struct bound *b, enum bound_group group,
	const uint8_t *p, ptrdiff_t step)
{
	uint32_t one = bound_letter(b, p), two = bound_letter(b, p + step);
	uint32_t three = bound_letter(b, p + 2 * step);
	uint32_t hash = bound_hash_letter(
		bound_hash_letter(bound_hash_letter(0, one), two), three);

	return (one > BOUND_DROPPED) & (two > BOUND_DROPPED) &
	       (three > BOUND_DROPPED) & !bound_hash_in(b->threes[group], hash);
}

/* The first thing that the two functions below look at, in line. */
static inline bool
bound_ends_common(const struct scan *scan, size_t end, enum bound_group group)
{
	return end >= scan->start + 6 && bound_is_no_three(scan->bound, group,
						 scan->text.ptr + end - 2, -2);
}

static inline bool
bound_begins_common(const struct scan *scan, size_t beg, enum bound_group group)
{
	return scan->text.len - beg >= 6 &&
	       bound_is_no_three(scan->bound, group, scan->text.ptr + beg, 2);
}

bool bound_is_common_before(
	const struct scan *scan, size_t end, enum bound_group group);
bool bound_is_common_after(
	const struct scan *scan, size_t beg, enum bound_group group);
bool bound_is_letter_name(const struct bound *b, struct str fold);
uint64_t bound_lists_behind(
	const struct bound *b, const struct bound_word *word, size_t n);
size_t bound_spaces(struct str text, size_t pos, size_t end, size_t max);
bool bound_has_words(const struct scan *scan, size_t end, size_t n);
bool bound_has_conjunction(const struct bound_word *word);

/* The word at pos or behind opening marks there, as it was kept or is from now
 * on. */
static inline const struct bound_word *
bound_kept(const struct scan *scan, struct kept_word *kept, size_t pos)
{
	if (kept->at != pos)
		bound_word_after(scan->bound, scan->text, pos, &kept->word);
	kept->at = pos;
	return &kept->word;
}

/* The first word of the sentence. */
static inline const struct bound_word *
bound_opening(const struct scan *scan)
{
	return bound_kept(scan, scan->opening, scan->start);
}

/* bound_usual.c: terminators that need no further look */

bool bound_is_usual(const struct scan *scan, size_t pos, size_t end, bool mark);
enum bound_rule bound_inner_stop(const struct scan *scan, size_t pos);

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

/* bound_quoted.c: what stands before a quotation */

enum {
	BOUND_QUOTE_REACH = 600, /* bytes back to an opening quotation mark */
	BOUND_NAME_REACH = 120   /* the same, of a title or a slogan */
};

/* A word of saying, a pronoun written to it or not. */
bool bound_says(const struct bound *b, const struct bound_word *word);

/* Before the opening mark of the quotation that ends at the stop, white space
 * left out, not further back than reach; STR_NONE: it is not found. */
size_t bound_before_quote(
	const struct scan *scan, const struct stop *stop, size_t reach);

/* Before next the quotation is what the sentence is about, or what a clause
 * asked that waits for the main one. */
bool bound_is_subject(const struct scan *scan, const struct stop *stop,
	const struct bound_word *next);
bool bound_is_awaited(const struct scan *scan, const struct stop *stop,
	const struct bound_word *next);

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
	uint64_t lists; /* of word, its number and U+0648 left out */
	bool counted;   /* a number stands before the word */
};

enum bound_rule bound_dot_rule(struct scan *scan, const struct stop *stop);

static inline bool
bound_listed(const struct dot *dot, enum bound_list list)
{
	return (dot->lists & BOUND_BIT(list)) != 0;
}

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

/* In Latin script the next word must be a known beginning. */
static inline bool
bound_next_is_latin(struct dot *dot)
{
	return bound_is_latin(bound_next_word(dot)->first);
}

/* The lists of a word without the U+0648 or U+0641 written to it. */
uint64_t bound_lists_without_and(
	const struct bound *b, const struct bound_word *word);

/* A folded word looks like a verb of the third person. */
bool bound_looks_like_verb(struct str fold);

/* bound_ending.c: abbreviations at the end of a sentence as well as inside */

enum bound_rule bound_ending_rule(struct dot *dot);

/* The next word goes on; the sentence so far is an adverbial. */
bool bound_dot_goes_on(struct dot *dot);
bool bound_is_adverbial(struct dot *dot);

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
