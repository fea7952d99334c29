/*
 * begin - how texts may begin: a set of their first characters, and a probe
 * whether what stands at a place of a text is among them. Nearly every look of
 * the rule engine ends with such a probe, so it asks about three or four
 * characters at once: a branch for each would be guessed wrong half of the
 * time. A probe may say yes for a text that begins otherwise, never no for
 * one that begins so.
 *
 * Characters are compared folded (uchar_fold); what folding drops is passed
 * over, a run of white space is one space.
 */

#ifndef SAFI_BEGIN_H
#define SAFI_BEGIN_H

#include "common/arena.h"
#include "common/str.h"

enum {
	BEGIN_DEPTH = 4,
	BEGIN_CODES = 0x180 /* as uchar_quick: U+0000-007F, U+0600-06FF */
};

/*
 * Each folded character has a code of one byte: 0 for one that is dropped and
 * for the end of the text, BEGIN_WORD and more for letters and marks.
 * Characters may share one. The first codes of a text, the first the lowest,
 * are its key.
 */
enum { BEGIN_WORD = 0x80, BEGIN_THREE = 32 * 1024, BEGIN_ROWS = 1024 };

/* What is known of characters, for all sets and views: their codes, and the
 * parts that three of them have in the number of what they begin. */
struct begin_chars {
	uint8_t codes[BEGIN_CODES];
	uint32_t places[0x100];   /* by first byte: for begin_place */
	uint64_t ascii[0x100][2]; /* by code: the bytes of ASCII that have it */
	uint16_t folded[0x100];   /* U+0600-06FF: the bytes of what they fold to
				     if it is a letter of these; or 0 */
	uint32_t first[0x100], second[0x100]; /* U+0600-06FF */
	uint32_t third[BEGIN_CODES];
};

/* In the arena. */
const struct begin_chars *begin_chars(struct arena *arena);

struct begins {
	const struct begin_chars *chars;
	bool backward;      /* texts are read from their end */
	bool dashes;        /* a tatweel may stand for a dash: yes to it */
	bool ascii[0x80];   /* some begin with it */
	uint64_t firsts[4]; /* the same by codes */
	unsigned shift;     /* of a hash, to the number of its bit in full */
	uint64_t *full;     /* keys of BEGIN_DEPTH characters */
	uint64_t brief[64]; /* shorter ones, and whether a word goes on */
	uint64_t *three;    /* keys of three characters, two letters first */
	uint64_t rows[BEGIN_ROWS / 64]; /* begin_row of those texts */
	struct begins *article; /* what stands behind alef and lam in those that
				   begin with them; NULL: they do as others */
};

/* Bytes of alef and lam (U+0627, U+0644), with which a third of all Arabic
 * words begin, so that they tell nothing. */
enum { BEGIN_ARTICLE = 4 };

/* Makes an empty set with room for about n beginnings, in the arena. Quick:
 * it is asked so often that a larger table pays; then none of the beginnings
 * is a letter with any other behind it. */
void begins_init(struct begins *set, const struct begin_chars *chars,
	struct arena *arena, size_t n, bool quick, bool backward);

/* The code of a folded character. */
uint8_t begin_code(uint32_t fold);

/* Adds all texts that begin with the n > 0 codes of a key, at most
 * BEGIN_DEPTH. Edge: only those in which no letter stands behind them; it
 * counts for short beginnings. */
void begins_add(struct begins *set, uint32_t key, unsigned n, bool edge);

/* The first folded characters of a text, for begins_add_start. */
struct begin_start {
	uint32_t cps[BEGIN_DEPTH + 2];
	unsigned n;
};

/* The same for a quick set: all texts that begin with a start. */
void begins_add_start(
	struct begins *set, const struct begin_start *start, bool edge);

/* The folded character at *pos, with a run of white space as one; 0 at the
 * limit. begin_prev reads to the left. */
uint32_t begin_next(struct str text, size_t *pos, size_t limit);
uint32_t begin_prev(struct str text, size_t *pos, size_t limit);

static inline uint32_t
begin_hash(uint32_t key)
{
	return key * 0x9E3779B1u;
}

/* The key's first n < BEGIN_DEPTH codes, and whether the next is of a word. */
static inline uint32_t
begin_short(uint32_t key, unsigned n)
{
	uint32_t mask = ((uint32_t)1 << 8 * n) - 1;

	return begin_hash((key & mask) | (key >> 7 & (mask + 1)));
}

static inline bool
begins_brief(const struct begins *set, uint32_t hash)
{
	return set->brief[hash >> 26] >> (hash >> 20 & 63) & 1;
}

static inline bool
begins_has(const struct begins *set, uint32_t key)
{
	uint32_t bit = begin_hash(key) >> set->shift;

	return (set->full[bit / 64] >> (bit % 64) & 1) |
	       begins_brief(set, begin_short(key, 1)) |
	       begins_brief(set, begin_short(key, 2)) |
	       begins_brief(set, begin_short(key, 3));
}

/* The number of two codes, for tables by it. */
static inline size_t
begin_row_of(uint32_t key)
{
	return begin_hash(key & 0xFFFF) / (UINT32_MAX / BEGIN_ROWS + 1);
}

/* The number of the first two characters of a text; BEGIN_ROWS where they do
 * not tell how it begins. */
size_t begin_row(const struct begin_chars *chars, struct str text, size_t pos,
	size_t limit);

/* False when no text of the set has this number, which may be BEGIN_ROWS. */
static inline bool
begins_row(const struct begins *set, size_t row)
{
	return row == BEGIN_ROWS || (set->rows[row / 64] >> (row % 64) & 1);
}

/* The probe for any text. */
bool begins_slowly(
	const struct begins *set, struct str text, size_t pos, size_t limit);

/* The place in a table of BEGIN_CODES of a character of two bytes in
 * U+0600-06FF. */
static inline uint32_t
begin_arabic(uint8_t first, uint8_t second)
{
	return 0x80 + ((first & 3u) << 6 | (second & 0x3Fu));
}

/* The same, or that of one of ASCII; for others that of U+0000. Without a
 * branch: which of them stands there cannot be guessed. What the first byte
 * gives is in the lower half of a number, which bits of the second count in the
 * upper. */
static inline uint32_t
begin_place(const struct begin_chars *chars, uint8_t first, uint8_t second)
{
	uint32_t place = chars->places[first];

	return (place & 0xFFFF) + (place >> 16 & second);
}

static inline uint32_t
begin_place_back(const struct begin_chars *chars, uint8_t last, uint8_t before)
{
	return last < 0x80 ? last : begin_place(chars, before, last);
}

/* Two characters of U+0600-06FF that lie in four bytes: the lower halves of
 * the first and, from bit 16 on, of the second; and whether they are such. */
static inline uint32_t
begin_pair(uint32_t bytes)
{
	return (bytes << 6 & 0xC000C0) | (bytes >> 8 & 0x3F003F);
}

static inline bool
begin_is_pair(uint32_t bytes)
{
	return (bytes & 0xFC00FC) == 0xD800D8;
}

static inline uint32_t
begin_load4(const uint8_t *p)
{
	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	       (uint32_t)p[3] << 24;
}

/* True when alef and lam stand at p, of which four bytes are read. */
static inline bool
begin_is_article(const uint8_t *p)
{
	return begin_load4(p) == 0x84D9A7D8;
}

/* The parts of three characters make a number by exclusive or. A part is no
 * smaller than this where the character does not tell how a text begins: it is
 * dropped, or stands where a letter must be. */
enum { BEGIN_VAGUE = 1 << 24 };

/* Whether a set has what begins with two letters and a third character, by
 * their number; other when they do not tell. */
static inline bool
begins_three(const struct begins *set, uint32_t number, bool known, bool other)
{
	uint32_t bit = number % BEGIN_THREE;
	bool found = set->three[bit / 64] >> (bit % 64) & 1;

	known &= number < BEGIN_VAGUE;
	return known ? found : other;
}

/*
 * A first probe, for a set that is quick: of two Arabic letters and what stands
 * behind them, else of the first byte. Eight bytes are read, whatever they are;
 * a text that ends before them is taken for one that goes on.
 */
static inline bool
begins_maybe(const struct begins *set, const uint8_t *p)
{
	const struct begin_chars *chars = set->chars;
	uint32_t bytes = begin_load4(p), pair = begin_pair(bytes);

	return begins_three(set,
		chars->first[pair & 0xFF] ^ chars->second[pair >> 16] ^
			chars->third[begin_place(chars, p[4], p[5])],
		begin_is_pair(bytes), (p[0] >= 0x80) | set->ascii[p[0] & 0x7F]);
}

/* The same, where an article may stand at p: twelve bytes are read. */
static inline bool
begins_maybe_article(const struct begins *set, const uint8_t *p)
{
	bool article = set->article && begin_is_article(p);

	return begins_maybe(
		article ? set->article : set, article ? p + BEGIN_ARTICLE : p);
}

/* As begins_maybe, for what ends at p. */
static inline bool
begins_maybe_back(const struct begins *set, const uint8_t *p)
{
	const struct begin_chars *chars = set->chars;
	uint32_t bytes = begin_load4(p - 4), pair = begin_pair(bytes);

	return begins_three(set,
		chars->first[pair >> 16] ^ chars->second[pair & 0xFF] ^
			chars->third[begin_place_back(chars, p[-5], p[-6])],
		begin_is_pair(bytes),
		(p[-1] >= 0x80) | set->ascii[p[-1] & 0x7F]);
}

/* The number of a code and of the character behind it, as begin_row. */
static inline size_t
begin_two(const struct begin_chars *chars, uint32_t code, uint8_t first,
	uint8_t second)
{
	uint32_t next = chars->codes[begin_place(chars, first, second)];
	bool known =
		(code != 0) & (next != 0) & ((code != ' ') | (next != ' '));

	return known ? begin_row_of(code | next << 8) : BEGIN_ROWS;
}

/* The key of four codes if they tell how a text begins; else 0. */
static inline uint32_t
begin_key(uint32_t a, uint32_t b, uint32_t c, uint32_t d)
{
	bool known = (a != 0) & (b != 0) & (c != 0) & (d != 0) &
		     ((c != ' ') | (d != ' '));

	return (a | b << 8 | c << 16 | d << 24) & (0u - known);
}

/* False when the text at pos, not read beyond limit, begins with none of the
 * set. */
static inline bool
begins_may(const struct begins *set, struct str text, size_t pos, size_t limit)
{
	const struct begin_chars *chars = set->chars;
	const uint8_t *codes = chars->codes, *arabic = codes + 0x80;
	const uint8_t *p = text.ptr + pos, *last;
	uint32_t pair, key;

	if (pos == limit || (p[0] < 0x80 && !set->ascii[p[0]]))
		return false;
	if (limit - pos < 8)
		return begins_slowly(set, text, pos, limit);
	if (p[0] < 0x80 &&
		!begins_row(set, begin_two(chars, codes[p[0]], p[1], p[2])))
		return false;
	if (!begin_is_pair(begin_load4(p)))
		return begins_slowly(set, text, pos, limit);
	if (set->three && !begins_maybe(set, p))
		return false;
	pair = begin_pair(begin_load4(p));
	last = p + (p[4] < 0x80 ? 5 : 6);
	key = begin_key(arabic[pair & 0xFF], arabic[pair >> 16],
		codes[begin_place(chars, p[4], p[5])],
		codes[begin_place(chars, last[0], last[1])]);
	return key ? begins_has(set, key)
		   : begins_slowly(set, text, pos, limit);
}

/* The same for a set that is quick: what begins with an article is asked for
 * what stands behind it. */
static inline bool
begins_may_article(
	const struct begins *set, struct str text, size_t pos, size_t limit)
{
	if (set->article && limit - pos >= BEGIN_ARTICLE &&
		begin_is_article(text.ptr + pos))
		return begins_may(
			set->article, text, pos + BEGIN_ARTICLE, limit);
	return begins_may(set, text, pos, limit);
}

/* The same for what ends at pos and is read to the left, down to limit. */
static inline bool
begins_may_back(
	const struct begins *set, struct str text, size_t pos, size_t limit)
{
	const struct begin_chars *chars = set->chars;
	const uint8_t *codes = chars->codes, *arabic = codes + 0x80;
	const uint8_t *p = text.ptr + pos, *last;
	uint32_t pair, key;

	if (pos == limit || (p[-1] < 0x80 && !set->ascii[p[-1]]))
		return false;
	if (pos - limit < 8)
		return begins_slowly(set, text, pos, limit);
	/* a mark, as most lines end with one, and a letter */
	if (p[-1] < 0x80 && p[-2] >= 0x80 &&
		!begins_row(set, begin_two(chars, codes[p[-1]], p[-3], p[-2])))
		return false;
	if (!begin_is_pair(begin_load4(p - 4)))
		return begins_slowly(set, text, pos, limit);
	if (set->three && !begins_maybe_back(set, p))
		return false;
	pair = begin_pair(begin_load4(p - 4));
	last = p - (p[-5] < 0x80 ? 5 : 6);
	key = begin_key(arabic[pair >> 16], arabic[pair & 0xFF],
		codes[begin_place_back(chars, p[-5], p[-6])],
		codes[begin_place_back(chars, last[-1], last[-2])]);
	return key ? begins_has(set, key)
		   : begins_slowly(set, text, pos, limit);
}

#endif
