/*
 * byteset - a set of byte values, and the search for the next byte that is in
 * it, 32 bytes at a time where the processor can. The primitive below every
 * scan of the project: find the next interesting byte, treat the stretch
 * before it as a whole.
 */

#ifndef SAFI_BYTESET_H
#define SAFI_BYTESET_H

#include "arena.h"
#include "str.h"

/*
 * Byte 0xHL is in the set when bit H & 7 of half[H >> 3][L] is set. A zeroed
 * struct is the empty set.
 */
struct byteset {
	uint8_t half[2][16];
};

static inline void
byteset_add(struct byteset *set, uint8_t c)
{
	set->half[c >> 7][c & 15] |= (uint8_t)(1u << (c >> 4 & 7));
}

static inline bool
byteset_has(const struct byteset *set, uint8_t c)
{
	return set->half[c >> 7][c & 15] >> (c >> 4 & 7) & 1;
}

/* How many bits are set. */
static inline size_t
byteset_bits(uint64_t w)
{
	w -= w >> 1 & 0x5555555555555555;
	w = (w & 0x3333333333333333) + (w >> 2 & 0x3333333333333333);
	w = (w + (w >> 4)) & 0x0F0F0F0F0F0F0F0F;
	return (size_t)(w * 0x0101010101010101 >> 56);
}

/* The first bit at or after pos of len bits, len when there is none. There is
 * a word that holds bit len, and it and those behind it may be set or not. */
static inline size_t
byteset_next_bit(const uint64_t *bits, size_t pos, size_t len)
{
	size_t i = pos / 64;
	uint64_t word;

	if (pos >= len)
		return len;
	for (word = bits[i] & UINT64_MAX << pos % 64; !word; word = bits[i]) {
		if (++i > len / 64)
			return len;
	}
	return size_min(i * 64 + (size_t)__builtin_ctzll(word), len);
}

/* Position of the first byte at or after pos that is in the set; s.len when
 * there is none. */
size_t byteset_find(const struct byteset *set, struct str s, size_t pos);

/* How many bytes c there are. */
size_t byteset_count(struct str s, uint8_t c);

/* The members among the 64 bytes at pos < s.len, the first the lowest bit;
 * bytes behind the end are none. */
uint64_t byteset_marks(const struct byteset *set, struct str s, size_t pos);

/*
 * A walk from hit to hit, for sets whose bytes stand close together: 64 bytes
 * are looked at once, whatever is found in them. Zeroed before the first step;
 * text and set stay the same.
 */
struct byteset_walk {
	size_t base, len; /* the bytes that were looked at last ... */
	uint64_t hits;    /* ... and which of them are in the set, a bit each */
};

/* What byteset_next does beyond the bytes that were looked at last. */
size_t byteset_walk_on(struct byteset_walk *walk, const struct byteset *set,
	struct str s, size_t pos);

/* What byteset_find gives; pos never goes back. */
static inline size_t
byteset_next(struct byteset_walk *walk, const struct byteset *set, struct str s,
	size_t pos)
{
	size_t skip = pos - walk->base;

	if (skip < walk->len) {
		uint64_t hits = walk->hits >> skip;

		if (hits)
			return pos + (size_t)__builtin_ctzll(hits);
		pos = walk->base + walk->len;
	}
	return byteset_walk_on(walk, set, s, pos);
}

/*
 * What a scan of a whole text wants to know, gathered in one pass: which bytes
 * are in the set, and how many characters stand before each place.
 */
enum { BYTESET_BLOCK = 64 };

struct byteset_map {
	uint64_t *hits;   /* a bit for each byte that is in the set */
	uint64_t *begins; /* ... that begins a character */
	size_t *before;   /* characters that begin before each block */
	size_t len;       /* of the text */
};

/* The set bits of n words in their order, at most 1024 words; at has room for
 * 64 n + 2. Going through a list costs less than looking for the next bit,
 * where bits are as likely as not. Returns how many there are. */
size_t byteset_list(const uint64_t *bits, size_t n, uint16_t *at);

/* From the arena. */
void byteset_map(struct byteset_map *map, const struct byteset *set,
	struct str s, struct arena *arena);

/* The number of characters that begin before pos, without a branch. */
static inline size_t
byteset_map_chars(const struct byteset_map *map, size_t pos)
{
	size_t block = pos / BYTESET_BLOCK;
	uint64_t below = ((uint64_t)1 << pos % BYTESET_BLOCK) - 1;

	return map->before[block] + byteset_bits(map->begins[block] & below);
}

#endif
