/*
 * norm_set - a set of characters, and the walk over its members in a text: 32
 * bytes at a time where the processor can.
 */

#ifndef SAFI_NORM_SET_H
#define SAFI_NORM_SET_H

#include "common/arena.h"
#include "common/byteset.h"
#include "common/str.h"

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

/*
 * A walk over the members in a text (valid UTF-8), in their order:
 *	struct norm_scan scan = norm_scan(set, text);
 *	size_t pos = norm_scan_next(&scan, 0);
 *	while (pos < text.len) {
 *		... move pos behind what was treated
 *		pos = norm_scan_next(&scan, pos);
 *	}
 */
struct norm_scan {
	const struct norm_set *set;
	struct str text;
	size_t block;  /* where the 32 bytes begin that were looked at last, */
	uint32_t hits; /* and the places there where a member may begin */
};

static inline struct norm_scan
norm_scan(const struct norm_set *set, struct str text)
{
	return (struct norm_scan){ .set = set, .text = text };
}

/* Where the first member at or after pos (a character's start) begins;
 * text.len when there is none. pos may not go back. */
size_t norm_scan_next(struct norm_scan *scan, size_t pos);

#endif
