/* json - the one reader and the one writer of JSON. */

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
fail(struct json *js, size_t pos, const char *error)
{
	js->pos = pos;
	js->error = error;
	return false;
}

static void
skip_space(struct json *js)
{
	while (js->pos < js->s.len) {
		uint8_t c = js->s.ptr[js->pos];

		if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
			break;
		js->pos++;
	}
}

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

/* The length of the escape at pos, 0 if it is none. */
static size_t
escape_length(struct str s, size_t pos)
{
	if (pos + 1 >= s.len)
		return 0;
	if (s.ptr[pos + 1] != 'u')
		return short_escapes[s.ptr[pos + 1]] ? 2 : 0;
	return s.len - pos >= 6 && is_hex4(s.ptr + pos + 2) ? 6 : 0;
}

/* From the opening quote at js->pos to behind the closing one. */
static bool
read_string(struct json *js, bool *escaped)
{
	struct str s = js->s;
	size_t pos = js->pos + 1;

	*escaped = false;
	for (;;) {
		/* in text that is all escapes the next one is near */
		if (pos < s.len && s.ptr[pos] != '\\')
			pos = byteset_find(&string_stops, s, pos);
		if (pos >= s.len)
			return fail(js, js->pos, "unterminated string");
		if (s.ptr[pos] == '"')
			break;
		if (s.ptr[pos] == '\\') {
			size_t n = escape_length(s, pos);

			if (n == 0)
				return fail(js, pos, "bad escape in a string");
			*escaped = true;
			pos += n;
			continue;
		}
		return fail(js, pos, "control character in a string");
	}
	js->pos = pos + 1;
	return true;
}

static size_t
digits(struct str s, size_t pos)
{
	size_t beg = pos;

	while (pos < s.len && s.ptr[pos] >= '0' && s.ptr[pos] <= '9')
		pos++;
	return pos - beg;
}

static bool
read_number(struct json *js)
{
	struct str s = js->s;
	size_t pos = js->pos, n;

	if (s.ptr[pos] == '-')
		pos++;
	n = digits(s, pos);
	if (n == 0)
		return fail(js, js->pos, "bad number");
	if (n > 1 && s.ptr[pos] == '0')
		return fail(js, js->pos, "number with a leading zero");
	pos += n;
	if (pos < s.len && s.ptr[pos] == '.') {
		n = digits(s, pos + 1);
		if (n == 0)
			return fail(js, js->pos, "bad number");
		pos += 1 + n;
	}
	if (pos < s.len && (s.ptr[pos] | 0x20) == 'e') {
		pos++;
		if (pos < s.len && (s.ptr[pos] == '+' || s.ptr[pos] == '-'))
			pos++;
		n = digits(s, pos);
		if (n == 0)
			return fail(js, js->pos, "bad number");
		pos += n;
	}
	js->pos = pos;
	return true;
}

static bool
read_word(struct json *js, struct str word)
{
	if (!str_starts(str_from(js->s, js->pos), word))
		return fail(js, js->pos, "unknown word");
	js->pos += word.len;
	return true;
}

/* A string, number or word at js->pos. */
static bool
read_scalar(struct json *js, struct json_value *value)
{
	size_t beg = js->pos;
	uint8_t c = js->s.ptr[beg];
	bool good;

	value->escaped = false;
	if (c == '"') {
		value->type = JSON_STRING;
		good = read_string(js, &value->escaped);
	} else if (c == '-' || (c >= '0' && c <= '9')) {
		value->type = JSON_NUMBER;
		good = read_number(js);
	} else if (c == 't' || c == 'f') {
		value->type = JSON_BOOL;
		good = read_word(js, c == 't' ? STR("true") : STR("false"));
	} else {
		value->type = JSON_NULL;
		good = c == 'n' ? read_word(js, STR("null"))
				: fail(js, beg, "value expected");
	}
	if (good)
		value->raw = str_sub(js->s, beg, js->pos);
	return good;
}

/* The brackets that are open, a bit each: set for an object. */
struct nest {
	uint64_t bits[JSON_DEPTH / 64];
	size_t depth;
};

static bool
in_object(const struct nest *nest)
{
	size_t top = nest->depth - 1;

	return nest->bits[top / 64] >> (top % 64) & 1;
}

static bool
push(struct json *js, struct nest *nest, size_t outer, bool object)
{
	size_t top = nest->depth;
	uint64_t bit = (uint64_t)1 << (top % 64);

	if (outer + nest->depth >= JSON_DEPTH)
		return fail(js, js->pos, "nested too deep");
	if (object)
		nest->bits[top / 64] |= bit;
	else
		nest->bits[top / 64] &= ~bit;
	nest->depth++;
	js->pos++;
	return true;
}

/* A member's name and colon. */
static bool
read_name(struct json *js, struct json_value *name)
{
	skip_space(js);
	if (js->pos >= js->s.len || js->s.ptr[js->pos] != '"')
		return fail(js, js->pos, "member name expected");
	if (!read_scalar(js, name))
		return false;
	skip_space(js);
	if (js->pos >= js->s.len || js->s.ptr[js->pos] != ':')
		return fail(js, js->pos, "':' expected");
	js->pos++;
	return true;
}

/*
 * Behind a value or an opening bracket: reads commas and closing brackets up
 * to where the next value begins. False when the nest is empty or broken.
 */
static bool
to_next_value(struct json *js, struct nest *nest, bool opened)
{
	struct json_value name;

	while (nest->depth > 0) {
		bool object = in_object(nest);
		uint8_t c;

		skip_space(js);
		c = js->pos < js->s.len ? js->s.ptr[js->pos] : 0;
		if (c == (object ? '}' : ']')) {
			js->pos++;
			nest->depth--;
			opened = false;
			continue;
		}
		if (!opened) {
			if (c != ',')
				return fail(js, js->pos,
					object ? "',' or '}' expected"
					       : "',' or ']' expected");
			js->pos++;
		}
		return !object || read_name(js, &name);
	}
	return false;
}

bool
json_value(struct json *js, size_t depth, struct json_value *value)
{
	struct nest nest;
	struct json_value scalar;
	size_t beg;
	uint8_t c;

	nest.depth = 0;
	skip_space(js);
	beg = js->pos;
	for (;;) {
		skip_space(js);
		if (js->pos >= js->s.len)
			return fail(js, js->pos, "value expected");
		c = js->s.ptr[js->pos];
		if (c == '{' || c == '[') {
			if (!push(js, &nest, depth, c == '{'))
				return false;
		} else if (!read_scalar(js, &scalar)) {
			return false;
		} else if (nest.depth == 0) {
			*value = scalar;
			return true;
		}
		if (!to_next_value(js, &nest, c == '{' || c == '['))
			break;
	}
	if (js->error)
		return false;
	value->raw = str_sub(js->s, beg, js->pos);
	value->type = value->raw.ptr[0] == '{' ? JSON_OBJECT : JSON_ARRAY;
	value->escaped = false;
	return true;
}

bool
json_open(struct json *js, uint8_t bracket)
{
	skip_space(js);
	if (js->pos >= js->s.len || js->s.ptr[js->pos] != bracket)
		return fail(js, js->pos, "another type expected");
	js->pos++;
	return true;
}

/* To the next value of the container whose bracket or last value was read
 * before; false at its end. */
static bool
step(struct json *js, uint8_t open, uint8_t close)
{
	size_t before = js->pos;
	uint8_t c;

	if (js->error)
		return false;
	/* right behind the bracket no comma is due */
	while (before > 0 && js->s.ptr[before - 1] <= ' ')
		before--;
	skip_space(js);
	c = js->pos < js->s.len ? js->s.ptr[js->pos] : 0;
	if (c == close) {
		js->pos++;
		return false;
	}
	if (js->s.ptr[before - 1] == open)
		return true;
	if (c != ',')
		return fail(js, js->pos,
			close == '}' ? "',' or '}' expected"
				     : "',' or ']' expected");
	js->pos++;
	return true;
}

bool
json_member(struct json *js, size_t depth, struct json_value *key,
	struct json_value *value)
{
	return step(js, '{', '}') && read_name(js, key) &&
	       json_value(js, depth, value);
}

bool
json_element(struct json *js, size_t depth, struct json_value *value)
{
	return step(js, '[', ']') && json_value(js, depth, value);
}

bool
json_at_end(struct json *js)
{
	skip_space(js);
	return js->pos == js->s.len;
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

bool
json_size(const struct json_value *value, size_t *n)
{
	return value->type == JSON_NUMBER &&
	       str_to_size(value->raw, SIZE_MAX, n);
}

bool
json_find(struct str object, struct str name, struct arena *arena,
	struct json_value *value)
{
	struct json js = { .s = object };
	struct json_value key, val;
	bool found = false;

	if (!json_open(&js, '{'))
		return false;
	while (json_member(&js, 1, &key, &val)) {
		struct str chars;

		if (json_string(&key, arena, &chars, NULL) &&
			str_eq(chars, name)) {
			*value = val;
			found = true;
		}
	}
	return found && !js.error;
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
