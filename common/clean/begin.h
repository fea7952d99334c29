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

struct begins {
	bool backward;      /* texts are read from their end */
	bool dashes;        /* a tatweel may stand for a dash: yes to it */
	bool ascii[0x80];   /* some begin with it */
	uint64_t firsts[4]; /* the same by codes */
	unsigned shift;     /* of a hash, to the number of its bit in full */
	uint64_t *full;     /* keys of BEGIN_DEPTH characters */
	uint64_t brief[64]; /* shorter ones, and whether a word goes on */
	uint64_t *three;    /* keys of three characters, two letters first */
	uint64_t rows[BEGIN_ROWS / 64]; /* begin_row of those texts */
	uint8_t codes[BEGIN_CODES];
};

/* Makes an empty set with room for about n beginnings, in the arena. Quick:
 * it is asked so often that a larger table pays; then none of the beginnings
 * is a letter with any other behind it. */
void begins_init(struct begins *set, struct arena *arena, size_t n, bool quick,
	bool backward);

/* The code of a folded character. */
uint8_t begin_code(uint32_t fold);

/* Adds all texts that begin with the n > 0 codes of a key, at most
 * BEGIN_DEPTH. Edge: only those in which no letter stands behind them; it
 * counts for short beginnings. */
void begins_add(struct begins *set, uint32_t key, unsigned n, bool edge);

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
size_t begin_row(struct str text, size_t pos, size_t limit);

/* False when no text of the set has this number, which may be BEGIN_ROWS. */
static inline bool
begins_row(const struct begins *set, size_t row)
{
	return row == BEGIN_ROWS || (set->rows[row / 64] >> (row % 64) & 1);
}

/* The probe for any text. */
bool begins_slowly(
	const struct begins *set, struct str text, size_t pos, size_t limit);

/* The code of a character of two bytes in U+0600-06FF, or of one of ASCII; 0
 * for others. */
static inline uint32_t
begin_code_at(const struct begins *set, uint8_t first, uint8_t second)
{
	if (first < 0x80)
		return set->codes[first];
	if ((first & 0xFC) != 0xD8)
		return 0;
	return set->codes[0x80 + ((first & 3u) << 6 | (second & 0x3Fu))];
}

/* The key of what eight bytes begin with: two letters of U+0600-06FF and one
 * character that may also be of ASCII; 0 for anything else. */
static inline uint32_t
begin_three(const struct begins *set, const uint8_t *p)
{
	uint64_t bytes = str_load8(p);
	uint64_t low = (bytes << 6 & 0xC000C0) | (bytes >> 8 & 0x3F003F);
	const uint8_t *arabic = set->codes + 0x80;
	uint32_t key = arabic[low & 0xFF] | (uint32_t)arabic[low >> 16] << 8;
	uint32_t third = begin_code_at(set, p[4], p[5]);

	return (bytes & 0xFC00FC) == 0xD800D8 && (key & 0x8080) == 0x8080 &&
			       third
		       ? key | third << 16
		       : 0;
}

/* The same for what they end with, read backward. */
static inline uint32_t
begin_three_back(const struct begins *set, const uint8_t *p)
{
	uint64_t bytes = str_load8(p) >> 32;
	uint64_t low = (bytes << 6 & 0xC000C0) | (bytes >> 8 & 0x3F003F);
	const uint8_t *arabic = set->codes + 0x80;
	uint32_t key = arabic[low >> 16] | (uint32_t)arabic[low & 0xFF] << 8;
	uint32_t third =
		p[3] < 0x80 ? set->codes[p[3]] : begin_code_at(set, p[2], p[3]);

	return (bytes & 0xFC00FC) == 0xD800D8 && (key & 0x8080) == 0x8080 &&
			       third && p[2] >= 0x80
		       ? key | third << 16
		       : 0;
}

static inline bool
begins_three(const struct begins *set, uint32_t key)
{
	uint32_t bit = begin_hash(key) / (UINT32_MAX / BEGIN_THREE + 1);

	/* most texts differ in two characters, for which there is a table that
	 * stays in the nearest cache */
	return begins_row(set, begin_row_of(key)) &&
	       (set->three[bit / 64] >> (bit % 64) & 1);
}

/* False when the text at pos, not read beyond limit, begins with none of the
 * set. */
static inline bool
begins_may(const struct begins *set, struct str text, size_t pos, size_t limit)
{
	const uint8_t *p = text.ptr + pos;
	uint32_t key, fourth;

	if (pos == limit || (p[0] < 0x80 && !set->ascii[p[0]]))
		return false;
	if (!set->three || limit - pos < 8)
		return begins_slowly(set, text, pos, limit);
	key = begin_three(set, p);
	if (key && !begins_three(set, key))
		return false;
	fourth = p[4] < 0x80 ? 0 : begin_code_at(set, p[6], p[7]);
	if (key && fourth)
		return begins_has(set, key | fourth << 24);
	return begins_slowly(set, text, pos, limit);
}

/* The same for what ends at pos and is read to the left, down to limit. */
static inline bool
begins_may_back(
	const struct begins *set, struct str text, size_t pos, size_t limit)
{
	const uint8_t *p = text.ptr + pos;
	uint32_t key;

	if (pos == limit || (p[-1] < 0x80 && !set->ascii[p[-1]]))
		return false;
	if (set->three && pos - limit >= 8) {
		key = begin_three_back(set, p - 8);
		if (key && !begins_three(set, key))
			return false;
	}
	return begins_slowly(set, text, pos, limit);
}

#endif
