/*
 * utf8 - UTF-8 as RFC 3629 and Unicode's table 3-7 define it: validation,
 * decoding of text that is known to be valid, and code point offsets.
 */

#ifndef SAFI_UTF8_H
#define SAFI_UTF8_H

#include "arena.h"
#include "str.h"

/* The length in bytes of the longest valid beginning; s.len if all is. */
size_t utf8_valid(struct str s);

/*
 * The same, and in the same pass a bit for each byte that json_plain stops at:
 * '"', '\\' and controls below U+0020. marks has room for s.len / 64 + 1 words;
 * in what is valid they are right, behind the end of s are any.
 */
size_t utf8_valid_quoted(struct str s, uint64_t *marks);

/*
 * The code point at *pos of valid UTF-8; moves *pos behind it. The caller
 * keeps *pos < s.len and at the start of a character.
 */
static inline uint32_t
utf8_next(struct str s, size_t *pos)
{
	const uint8_t *p = s.ptr + *pos;
	uint32_t c = p[0];

	if (c < 0x80) {
		*pos += 1;
		return c;
	}
	if (c < 0xE0) {
		*pos += 2;
		return (c & 0x1F) << 6 | (p[1] & 0x3Fu);
	}
	if (c < 0xF0) {
		*pos += 3;
		return (c & 0x0F) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
	}
	*pos += 4;
	return (c & 0x07) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 |
	       (p[3] & 0x3Fu);
}

/* The code point that ends at *pos; moves *pos before it. *pos > 0. */
static inline uint32_t
utf8_prev(struct str s, size_t *pos)
{
	const uint8_t *p = s.ptr + *pos;
	size_t at = *pos - 1;

	if (p[-1] < 0x80) {
		*pos = at;
		return p[-1];
	}
	if (p[-2] >= 0xC0) {
		*pos = at - 1;
		return (p[-2] & 0x1Fu) << 6 | (p[-1] & 0x3Fu);
	}
	do
		at--;
	while ((s.ptr[at] & 0xC0) == 0x80);
	*pos = at;
	return utf8_next(s, &at);
}

/* Like utf8_next and utf8_prev without moving; 0 at the end of the text. */
static inline uint32_t
utf8_at(struct str s, size_t pos)
{
	return pos < s.len ? utf8_next(s, &pos) : 0;
}

static inline uint32_t
utf8_before(struct str s, size_t pos)
{
	return pos > 0 ? utf8_prev(s, &pos) : 0;
}

/* Writes a code point (a Unicode scalar value) to dst, room for 4 bytes;
 * returns how many it took. */
static inline size_t
utf8_put(uint8_t *dst, uint32_t cp)
{
	if (cp < 0x80) {
		dst[0] = (uint8_t)cp;
		return 1;
	}
	if (cp < 0x800) {
		dst[0] = (uint8_t)(0xC0 | cp >> 6);
		dst[1] = (uint8_t)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		dst[0] = (uint8_t)(0xE0 | cp >> 12);
		dst[1] = (uint8_t)(0x80 | (cp >> 6 & 0x3F));
		dst[2] = (uint8_t)(0x80 | (cp & 0x3F));
		return 3;
	}
	dst[0] = (uint8_t)(0xF0 | cp >> 18);
	dst[1] = (uint8_t)(0x80 | (cp >> 12 & 0x3F));
	dst[2] = (uint8_t)(0x80 | (cp >> 6 & 0x3F));
	dst[3] = (uint8_t)(0x80 | (cp & 0x3F));
	return 4;
}

/* How many code points; s is valid. */
size_t utf8_count(struct str s);

/*
 * An index between bytes and code points of one text, for offsets in any
 * order. Made in one fast pass; borrows the text, lives in the arena.
 */
struct cpindex {
	struct str text;
	size_t *marks; /* code points before each STEP-th byte */
	size_t count;  /* code points in all */
};

/* Makes the index of a valid text. */
void cpindex_init(struct cpindex *ix, struct str text, struct arena *arena);

/* The number of code points before byte (a character's start, or the end). */
size_t cpindex_cp(const struct cpindex *ix, size_t byte);

/* The byte at which code point cp starts; cp <= ix->count. */
size_t cpindex_byte(const struct cpindex *ix, size_t cp);

#endif
