/* json_text - the inside of JSON strings, read and written. */

#include "byteset.h"
#include "json.h"
#include "utf8.h"

/* What ends a plain stretch of a string: controls 00-1F, '"' and '\\'. */
static const struct byteset string_stops = {
	{ { 3, 3, 7, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0x23, 3, 3, 3 }, { 0 } }
};

/* The value of a hexadecimal digit plus one; 0 for anything else. */
static const uint8_t hex_digits[256] = {
	['0'] = 1,
	['1'] = 2,
	['2'] = 3,
	['3'] = 4,
	['4'] = 5,
	['5'] = 6,
	['6'] = 7,
	['7'] = 8,
	['8'] = 9,
	['9'] = 10,
	['A'] = 11,
	['B'] = 12,
	['C'] = 13,
	['D'] = 14,
	['E'] = 15,
	['F'] = 16,
	['a'] = 11,
	['b'] = 12,
	['c'] = 13,
	['d'] = 14,
	['e'] = 15,
	['f'] = 16,
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

static bool
is_hex4(const uint8_t *p)
{
	return hex_digits[p[0]] && hex_digits[p[1]] && hex_digits[p[2]] &&
	       hex_digits[p[3]];
}

static uint32_t
hex4(const uint8_t *p)
{
	return (uint32_t)(hex_digits[p[0]] - 1) << 12 |
	       (uint32_t)(hex_digits[p[1]] - 1) << 8 |
	       (uint32_t)(hex_digits[p[2]] - 1) << 4 |
	       (uint32_t)(hex_digits[p[3]] - 1);
}

size_t
json_escape_length(struct str s, size_t pos)
{
	if (pos + 1 >= s.len)
		return 0;
	if (s.ptr[pos + 1] != 'u')
		return short_escapes[s.ptr[pos + 1]] ? 2 : 0;
	return s.len - pos >= 6 && is_hex4(s.ptr + pos + 2) ? 6 : 0;
}

/* Decodes the \u escape at p (and its second half, if it is a pair); returns
 * the bytes read, 0 for a lone surrogate. */
static size_t
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

bool
json_string(const struct json_value *value, struct arena *arena,
	struct str *chars, size_t *where)
{
	struct str s = str_sub(value->raw, 1, value->raw.len - 1);
	uint8_t *dst, *p;
	size_t pos = 0, n;

	*chars = s;
	if (!value->escaped)
		return true;
	dst = p = arena_alloc(arena, s.len);
	while (pos < s.len) {
		uint32_t cp;

		if (s.ptr[pos] != '\\') {
			size_t end = str_find_byte(s, pos, '\\');

			end = size_min(end, s.len);
			memcpy(p, s.ptr + pos, end - pos);
			p += end - pos;
			pos = end;
		} else if (s.ptr[pos + 1] != 'u') {
			*p++ = short_escapes[s.ptr[pos + 1]];
			pos += 2;
		} else {
			n = decode_u(s.ptr + pos, s.len - pos, &cp);
			if (n == 0) {
				if (where)
					*where = pos + 1;
				return false;
			}
			p += utf8_put(p, cp);
			pos += n;
		}
	}
	*chars = str_make(dst, (size_t)(p - dst));
	return true;
}

size_t
json_plain(struct str chars, size_t pos)
{
	return byteset_find(&string_stops, chars, pos);
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

void
json_escape(struct buf *out, struct str chars)
{
	size_t pos = 0;

	for (;;) {
		size_t end = json_plain(chars, pos);

		buf_add(out, str_sub(chars, pos, end));
		if (end == chars.len)
			break;
		out->len +=
			json_escape_byte(chars.ptr[end], buf_reserve(out, 6));
		pos = end + 1;
	}
}

void
json_quote(struct buf *out, struct str chars)
{
	buf_byte(out, '"');
	json_escape(out, chars);
	buf_byte(out, '"');
}
