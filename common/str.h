/*
 * str - borrowed bytes. A str is two words, passed by value; it owns nothing,
 * may hold NUL, and is valid as long as what it was taken from. Positions and
 * lengths are bytes.
 */

#ifndef SAFI_STR_H
#define SAFI_STR_H

#include <string.h>

#include "base.h"

struct str {
	const uint8_t *ptr;
	size_t len;
};

#define STR_NONE SIZE_MAX /* "not found" */

/* a str of a string literal; usable in static tables as STR_INIT */
#define STR_INIT(lit)                                                          \
	{                                                                      \
		(const uint8_t *)("" lit), sizeof(lit) - 1                     \
	}
#define STR(lit) ((struct str)STR_INIT(lit))

/* %.*s and its two arguments */
#define STR_FMT "%.*s"
#define STR_ARG(s) (int)size_min((s).len, 4096), (const char *)(s).ptr

static inline struct str
str_make(const void *ptr, size_t len)
{
	return (struct str){ ptr, len };
}

/* The bytes of a C string, without its NUL. */
static inline struct str
str_from_c(const char *s)
{
	return str_make(s, strlen(s));
}

/* s[beg, end); the caller keeps beg <= end <= s.len. */
static inline struct str
str_sub(struct str s, size_t beg, size_t end)
{
	/* an empty str may have no ptr, and C forbids even NULL + 0 */
	return str_make(beg ? s.ptr + beg : s.ptr, end - beg);
}

static inline struct str
str_from(struct str s, size_t beg)
{
	return str_sub(s, beg, s.len);
}

static inline bool
str_eq(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || !memcmp(a.ptr, b.ptr, a.len));
}

static inline bool
str_starts(struct str s, struct str prefix)
{
	return s.len >= prefix.len && str_eq(str_sub(s, 0, prefix.len), prefix);
}

static inline bool
str_ends(struct str s, struct str suffix)
{
	return s.len >= suffix.len &&
	       str_eq(str_from(s, s.len - suffix.len), suffix);
}

/* memcmp order, the shorter first. */
int str_cmp(struct str a, struct str b);

/* Position of the first byte c at or after pos, or STR_NONE. */
size_t str_find_byte(struct str s, size_t pos, uint8_t c);

/* Position of the first needle at or after pos, or STR_NONE. */
size_t str_find(struct str s, size_t pos, struct str needle);

/* Without the ASCII white space (space, TAB, LF, VT, FF, CR) at both ends. */
struct str str_trim(struct str s);

/* The next line of s at *pos without its LF; moves *pos behind the LF.
 * False when *pos is at the end. A last line need not have an LF. */
bool str_line(struct str s, size_t *pos, struct str *line);

/* The next item of a list with commas, without white space at its ends; moves
 * *pos behind its comma. False behind the last. An empty list has one item,
 * which is empty. */
bool str_item(struct str list, size_t *pos, struct str *item);

/* A 64-bit hash of the bytes; the same on every machine and in every run. */
uint64_t str_hash(struct str s);

/* A whole str as a decimal number without sign, at most max. */
bool str_to_size(struct str s, size_t max, size_t *value);

/*
 * How far b is from a: insertions, deletions, replacements and swaps of
 * neighbours (optimal string alignment), in bytes; small and capital ASCII
 * letters are the same. Strings over 64 bytes count as far as can be. For "did
 * you mean".
 */
size_t str_distance(struct str a, struct str b);

/* Eight bytes as a number, the first the lowest. Spelt out by shifts, so that
 * every byte order gives the same; compilers make one load of it. */
static inline uint64_t
str_load8(const uint8_t *p)
{
	return p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
	       (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 |
	       (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
	       (uint64_t)p[7] << 56;
}

#endif
