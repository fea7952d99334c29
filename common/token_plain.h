/*
 * token_plain - inside of token: where the letters of Arabic as it is mostly
 * written stand in a text, U+0621-063A and U+0641-064A, and what they fold to.
 * Found many at a time for a whole paragraph; each is two bytes, and so is
 * what it folds to.
 */

#ifndef SAFI_TOKEN_PLAIN_H
#define SAFI_TOKEN_PLAIN_H

#include "arena.h"
#include "str.h"

enum {
	PLAIN_SLACK = 32, /* bytes that may be read behind what is folded */
	PLAIN_RUN = 57    /* bits that a load of the bits holds, or more */
};

struct plain {
	const uint8_t *fold; /* text[beg, end), these letters folded, the rest
				as it is */
	const uint8_t *bits; /* a bit for each byte of text[beg, end) that
				belongs to such a letter, the lowest first */
};

/* Reads text[beg, end), which begins and ends with whole characters; what it
 * makes is in the arena. */
struct plain plain_find(
	struct str text, size_t beg, size_t end, struct arena *arena);

/* How many bytes from the n-th on belong to such letters, PLAIN_RUN when there
 * are as many or more. */
static inline size_t
plain_run(const struct plain *plain, size_t n)
{
	uint64_t run = str_load8(plain->bits + n / 8) >> (n & 7);

	return (size_t)__builtin_ctzll(~run | (uint64_t)1 << PLAIN_RUN);
}

#endif
