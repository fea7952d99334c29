/*
 * byteset - a set of byte values, and the search for the next byte that is in
 * it, 32 bytes at a time where the processor can. The primitive below every
 * scan of the project: find the next interesting byte, treat the stretch
 * before it as a whole.
 */

#ifndef SAFI_BYTESET_H
#define SAFI_BYTESET_H

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

/* Position of the first byte at or after pos that is in the set; s.len when
 * there is none. */
size_t byteset_find(const struct byteset *set, struct str s, size_t pos);

#endif
