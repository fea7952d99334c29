/* naive - a UTF-8 validator written from the definition by arithmetic, not by
 * byte ranges, to hold the fast one against. */

#ifndef SAFI_NAIVE_H
#define SAFI_NAIVE_H

#include "common/str.h"

/* The length of the longest valid beginning. */
static inline size_t
naive_valid(struct str s)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t pos = 0;

	while (pos < s.len) {
		uint8_t lead = s.ptr[pos];
		size_t n = 0; /* ones at the lead's top: the length in bytes */
		uint32_t cp;

		while (n < 8 && lead & 0x80u >> n)
			n++;
		if (n == 0) {
			pos++;
			continue;
		}
		if (n == 1 || n > 4 || n > s.len - pos)
			break;
		cp = lead & (0x7Fu >> n);
		for (size_t i = 1; i < n; i++) {
			if (s.ptr[pos + i] >> 6 != 2)
				return pos;
			cp = cp << 6 | (s.ptr[pos + i] & 0x3Fu);
		}
		if (cp < least[n] || cp > 0x10FFFF || cp >> 11 == 0xD800 >> 11)
			break;
		pos += n;
	}
	return pos;
}

#endif
