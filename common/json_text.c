/* json_text - the inside of JSON strings, read and written. */

#include "byteset.h"
#include "json.h"
#include "utf8.h"
#include "utf8_quoted.h"

#ifdef HAVE_AVX2_CODE
#include <immintrin.h>
#endif

/* 1 for a hexadecimal digit. */
static const uint8_t hex_digits[256] = {
	['0'] = 1,
	['1'] = 1,
	['2'] = 1,
	['3'] = 1,
	['4'] = 1,
	['5'] = 1,
	['6'] = 1,
	['7'] = 1,
	['8'] = 1,
	['9'] = 1,
	['A'] = 1,
	['B'] = 1,
	['C'] = 1,
	['D'] = 1,
	['E'] = 1,
	['F'] = 1,
	['a'] = 1,
	['b'] = 1,
	['c'] = 1,
	['d'] = 1,
	['e'] = 1,
	['f'] = 1,
};

/* What a one-letter escape stands for; 0 for what is no such escape. */
static const uint8_t short_escapes[256] = {
	['"'] = '"',
	['\\'] = '\\',
	['/'] = '/',
	['b'] = '\b',
	['f'] = '\f',
	['n'] = '\n',
	['r'] = '\r',
	['t'] = '\t',
};

static inline bool
is_hex4(const uint8_t *p)
{
	return hex_digits[p[0]] & hex_digits[p[1]] & hex_digits[p[2]] &
	       hex_digits[p[3]];
}

/* The value of four hexadecimal digits, all at once: a letter's low half is
 * nine less than its value, and bit 6 tells it from a digit. */
static inline uint32_t
hex4(const uint8_t *p)
{
	uint32_t w = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
		     (uint32_t)p[2] << 8 | p[3];

	w = (w & 0x0F0F0F0F) + 9 * (w >> 6 & 0x01010101);
	w = (w | w >> 4) & 0x00FF00FF;
	return (w | w >> 8) & 0xFFFF;
}

bool
json_escapes(struct str s, size_t *pos)
{
	size_t at = *pos, left = s.len - at;

	while (left > 0) {
		const uint8_t *p = s.ptr + at;
		size_t n = 6;

		if (*p != '\\') {
			/* text that is all escapes has its spaces plain */
			if (*p < ' ' || *p == '"' || left == 1 || p[1] != '\\')
				break;
			n = 1;
		} else if (left >= 6 && p[1] == 'u') {
			if (!is_hex4(p + 2))
				break;
		} else if (left >= 2 && short_escapes[p[1]]) {
			n = 2;
		} else {
			break;
		}
		at += n;
		left -= n;
	}
	*pos = at;
	return left == 0 || s.ptr[at] != '\\';
}

/* Decodes the \u escape at p (and its second half, if it is a pair); returns
 * the bytes read, 0 for a lone surrogate. */
static inline size_t
decode_u(const uint8_t *p, size_t left, uint32_t *cp)
{
	uint32_t low;

	*cp = hex4(p + 2);
	if (*cp < 0xD800 || *cp > 0xDFFF)
		return 6;
	if (*cp > 0xDBFF || left < 12 || p[6] != '\\' || p[7] != 'u')
		return 0;
	low = hex4(p + 8);
	if (low < 0xDC00 || low > 0xDFFF)
		return 0;
	*cp = 0x10000 + ((*cp - 0xD800) << 10) + (low - 0xDC00);
	return 12;
}

/* Writes what the escape at *pos stands for and moves *pos behind it; where
 * the character ends, or NULL for a lone surrogate. */
static inline uint8_t *
put_escape(uint8_t *p, struct str s, size_t *pos)
{
	uint8_t c = s.ptr[*pos + 1];
	uint32_t cp;
	size_t n;

	if (c != 'u') {
		*p = short_escapes[c];
		*pos += 2;
		return p + 1;
	}
	n = decode_u(s.ptr + *pos, s.len - *pos, &cp);
	*pos += n;
	return n ? p + utf8_put(p, cp) : NULL;
}

enum { BLOCK = 64 }; /* bytes that are copied together */

/* Of the bytes at a place that is not among the last BLOCK, those that are
 * marked, a bit each. */
static inline uint64_t
marks_at(const uint64_t *marks, size_t at)
{
	size_t i = at / 64, shift = at % 64;

	return marks[i] >> shift | marks[i + 1] << 1 << (63 - shift);
}

/*
 * Copies plain characters at *pos of s, whose first byte is byte at of what is
 * marked, and with them what is behind them in the same block, whatever there
 * is: how far they go the processor cannot guess.
 */
static inline uint8_t *
copy_marked(
	uint8_t *p, struct str s, size_t *pos, const uint64_t *marks, size_t at)
{
	size_t n = *pos;

	for (; s.len - n >= BLOCK; n += BLOCK, p += BLOCK) {
		uint64_t marked = marks_at(marks, at + n);

		memcpy(p, s.ptr + n, BLOCK);
		if (marked) {
			size_t plain = (size_t)__builtin_ctzll(marked);

			*pos = n + plain;
			return p + plain;
		}
	}
	*pos = byteset_next_bit(marks, at + n, at + s.len) - at;
	memcpy(p, s.ptr + n, *pos - n);
	return p + (*pos - n);
}

/* Copies plain characters at *pos of a string, up to its next escape: of its
 * marked bytes a backslash always comes first. */
static inline uint8_t *
copy_unescaped(
	const struct json_value *value, uint8_t *p, struct str s, size_t *pos)
{
	size_t n;

	if (value->marks)
		return copy_marked(p, s, pos, value->marks, value->at + 1);
	n = size_min(str_find_byte(s, *pos, '\\'), s.len) - *pos;
	memcpy(p, s.ptr + *pos, n);
	*pos += n;
	return p + n;
}

bool
json_string(const struct json_value *value, struct arena *arena,
	struct str *chars, size_t *where)
{
	struct str s = str_sub(value->raw, 1, value->raw.len - 1);
	uint8_t *dst, *p;
	size_t pos = 0;

	*chars = s;
	if (!value->escaped)
		return true;
	dst = p = arena_alloc(arena, s.len);
	while (pos < s.len) {
		if (s.ptr[pos] != '\\') {
			p = copy_unescaped(value, p, s, &pos);
			continue;
		}
		p = put_escape(p, s, &pos);
		if (!p) {
			if (where)
				*where = pos + 1;
			return false;
		}
	}
	*chars = str_make(dst, (size_t)(p - dst));
	return true;
}

size_t
json_chars(struct str s, const uint64_t *marks, size_t beg, struct arena *arena,
	struct str *chars)
{
	size_t pos = byteset_next_bit(marks, beg, s.len), room = s.len - beg;
	uint8_t *dst, *p;

	*chars = str_sub(s, beg, pos);
	if (pos == s.len || s.ptr[pos] != '\\')
		return pos < s.len && s.ptr[pos] == '"' ? pos : STR_NONE;
	dst = arena_alloc(arena, room);
	memcpy(dst, chars->ptr, chars->len);
	p = dst + chars->len;
	while (s.len - pos > 2 && s.ptr[pos] == '\\' &&
		short_escapes[s.ptr[pos + 1]]) {
		*p++ = short_escapes[s.ptr[pos + 1]];
		pos += 2;
		p = copy_marked(p, s, &pos, marks, 0);
	}
	if (pos < s.len && s.ptr[pos] == '"')
		chars->len = (size_t)(p - dst);
	else
		pos = STR_NONE;
	chars->ptr =
		arena_grow(arena, dst, room, pos == STR_NONE ? 0 : chars->len);
	return pos;
}

#ifdef HAVE_AVX2_CODE
/* A bit for each of the 32 bytes at p that is not plain. */
TARGET_AVX2 static inline uint32_t
stops_avx2(const uint8_t *p)
{
	return utf8_quoted_avx2(
		_mm256_loadu_si256((const __m256i *)(const void *)p));
}

/* chars has 32 bytes at least; the last ones are seen from their end. */
TARGET_AVX2 static size_t
plain_avx2(struct str chars, size_t pos)
{
	uint32_t stops;
	size_t left;

	for (; chars.len - pos >= 32; pos += 32) {
		stops = stops_avx2(chars.ptr + pos);
		if (stops)
			return pos + (size_t)__builtin_ctz(stops);
	}
	left = chars.len - pos;
	stops = left ? stops_avx2(chars.ptr + chars.len - 32) >> (32 - left)
		     : 0;
	return stops ? pos + (size_t)__builtin_ctz(stops) : chars.len;
}
#endif

size_t
json_plain(struct str chars, size_t pos)
{
#ifdef HAVE_AVX2_CODE
	if (pos < chars.len && chars.len >= 32 && CPU_HAS_AVX2())
		return plain_avx2(chars, pos);
#endif
	while (pos < chars.len && !utf8_is_quoted(chars.ptr[pos]))
		pos++;
	return pos;
}

size_t
json_escape_byte(uint8_t c, uint8_t *dst)
{
	static const char letters[] = "btn\0fr"; /* of 08, 09, 0A, 0C, 0D */
	static const char hex[] = "0123456789abcdef";

	dst[0] = '\\';
	if (c == '"' || c == '\\') {
		dst[1] = c;
		return 2;
	}
	if (c >= '\b' && c <= '\r' && letters[c - '\b']) {
		dst[1] = (uint8_t)letters[c - '\b'];
		return 2;
	}
	memcpy(dst + 1, "u00", 3);
	dst[4] = (uint8_t)hex[c >> 4];
	dst[5] = (uint8_t)hex[c & 15];
	return 6;
}

#ifdef HAVE_AVX2_CODE
/* Copies the 32 bytes at src; a bit for each that is not plain. */
TARGET_AVX2 static inline uint32_t
copy_block(uint8_t *dst, const uint8_t *src)
{
	__m256i v = _mm256_loadu_si256((const __m256i *)(const void *)src);

	_mm256_storeu_si256((__m256i *)(void *)dst, v);
	return utf8_quoted_avx2(v);
}

/* Where plain characters at pos end, which are copied to dst on the way, and
 * with them what is behind them in the same 32 bytes. The last 32 bytes lie
 * over those before, which have the same characters. */
TARGET_AVX2 static size_t
copy_avx2(uint8_t *dst, struct str chars, size_t pos)
{
	size_t beg = pos, end;
	uint32_t stops;

	for (; chars.len - pos >= 32; pos += 32) {
		stops = copy_block(dst + (pos - beg), chars.ptr + pos);
		if (stops)
			return pos + (size_t)__builtin_ctz(stops);
	}
	if (pos == chars.len)
		return pos;
	if (pos > beg) {
		pos = chars.len - 32;
		stops = copy_block(dst + (pos - beg), chars.ptr + pos);
		return stops ? pos + (size_t)__builtin_ctz(stops) : chars.len;
	}
	end = plain_avx2(chars, pos);
	if (end > pos)
		memcpy(dst, chars.ptr + pos, end - pos);
	return end;
}
#endif

/* Copies plain characters at pos; returns where they end. */
static inline size_t
copy_plain(uint8_t *dst, struct str chars, size_t pos)
{
	size_t end;

#ifdef HAVE_AVX2_CODE
	if (pos < chars.len && chars.len >= 32 && CPU_HAS_AVX2())
		return copy_avx2(dst, chars, pos);
#endif
	end = json_plain(chars, pos);
	if (end > pos)
		memcpy(dst, chars.ptr + pos, end - pos);
	return end;
}

uint8_t *
json_put(uint8_t *dst, struct str chars)
{
	size_t pos = 0;

	for (;;) {
		size_t end = copy_plain(dst, chars, pos);

		dst += end - pos;
		if (end == chars.len)
			return dst;
		dst += json_escape_byte(chars.ptr[end], dst);
		pos = end + 1;
	}
}

void
json_escape(struct buf *out, struct str chars)
{
	enum { PIECE = 4096 };

	while (chars.len > 0) {
		struct str piece =
			str_sub(chars, 0, size_min(chars.len, PIECE));
		uint8_t *dst = buf_reserve(out, JSON_ESCAPED * piece.len);

		out->len += (size_t)(json_put(dst, piece) - dst);
		chars = str_from(chars, piece.len);
	}
}

void
json_quote(struct buf *out, struct str chars)
{
	buf_byte(out, '"');
	json_escape(out, chars);
	buf_byte(out, '"');
}
