/*
 * norm_set - a set of characters, and the search for the next one in a text
 * that is in it: 32 bytes at a time where the processor can.
 */

#ifndef SAFI_NORM_SET_H
#define SAFI_NORM_SET_H

#include "arena.h"
#include "byteset.h"
#include "str.h"

/*
 * Membership is a bit a character. In front of it stand two filters over
 * bytes: the set of ASCII members and of the lead bytes that some member has,
 * and, exact, the members of U+0600-06FF (lead bytes D8-DB, the bulk of an
 * Arabic text): character 0x600 + 64 * L + 16 * H + B is a member when bit
 * 4 * (L & 1) + H of arabic[L >> 1][B] is set.
 */
struct norm_set {
	uint64_t *bits; /* one for each 64 characters */
	struct byteset leads;
	uint8_t arabic[2][16];
};

/* An empty set. */
void norm_set_init(struct norm_set *set, struct arena *arena);

/* Adds the characters first to last. */
void norm_set_add(struct norm_set *set, uint32_t first, uint32_t last);

/* Adds the members of another set. */
void norm_set_merge(struct norm_set *set, const struct norm_set *other);

static inline bool
norm_set_has(const struct norm_set *set, uint32_t cp)
{
	return set->bits[cp >> 6] >> (cp & 63) & 1;
}

/* Where the first member at or after pos (a character's start) begins;
 * text.len when there is none. text is valid UTF-8. */
size_t norm_set_find(const struct norm_set *set, struct str text, size_t pos);

#endif
