/* json - the reader: it validates and finds places. */

#include "byteset.h"
#include "json.h"

static bool
fail(struct json *js, size_t pos, const char *error)
{
	js->pos = pos;
	js->error = error;
	return false;
}

static inline void
skip_space(struct json *js)
{
	size_t pos = js->pos;

	while (pos < js->s.len && js->s.ptr[pos] <= ' ') {
		uint8_t c = js->s.ptr[pos];

		if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
			break;
		pos++;
	}
	js->pos = pos;
}

/* Where a string's plain characters at pos end. */
static inline size_t
plain_end(const struct json *js, size_t pos)
{
	return js->marks ? byteset_next_bit(js->marks, pos, js->s.len)
			 : json_plain(js->s, pos);
}

/* An escaped line end or quote, as most are, that no other escape follows. */
static inline bool
is_lone_escape(struct str s, size_t pos)
{
	return s.len - pos > 2 &&
	       (s.ptr[pos + 1] == 'n' || s.ptr[pos + 1] == '"') &&
	       s.ptr[pos + 2] != '\\';
}

/* From the opening quote at js->pos to behind the closing one. */
static bool
read_string(struct json *js, bool *escaped)
{
	struct str s = js->s;
	size_t pos = js->pos + 1;

	*escaped = false;
	for (;;) {
		pos = plain_end(js, pos);
		if (pos >= s.len)
			return fail(js, js->pos, "unterminated string");
		if (s.ptr[pos] == '"')
			break;
		if (s.ptr[pos] != '\\')
			return fail(js, pos, "control character in a string");
		*escaped = true;
		if (is_lone_escape(s, pos))
			pos += 2;
		else if (!json_escapes(s, &pos))
			return fail(js, pos, "bad escape in a string");
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
	value->marks = js->marks;
	value->at = beg;
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

/* An object or array at js->pos. */
static bool
read_nest(struct json *js, size_t depth, struct json_value *value)
{
	struct nest nest;
	struct json_value scalar;
	size_t beg = js->pos;
	bool opens;

	nest.depth = 0;
	do {
		skip_space(js);
		if (js->pos >= js->s.len)
			return fail(js, js->pos, "value expected");
		opens = js->s.ptr[js->pos] == '{' || js->s.ptr[js->pos] == '[';
		if (opens ? !push(js, &nest, depth, js->s.ptr[js->pos] == '{')
			  : !read_scalar(js, &scalar))
			return false;
	} while (to_next_value(js, &nest, opens));
	if (js->error)
		return false;
	value->raw = str_sub(js->s, beg, js->pos);
	value->type = value->raw.ptr[0] == '{' ? JSON_OBJECT : JSON_ARRAY;
	value->escaped = false;
	return true;
}

bool
json_value(struct json *js, size_t depth, struct json_value *value)
{
	uint8_t c;

	skip_space(js);
	if (js->pos >= js->s.len)
		return fail(js, js->pos, "value expected");
	c = js->s.ptr[js->pos];
	return c == '{' || c == '[' ? read_nest(js, depth, value)
				    : read_scalar(js, value);
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
json_name(struct json *js, struct json_value *key)
{
	return step(js, '{', '}') && read_name(js, key);
}

bool
json_member(struct json *js, size_t depth, struct json_value *key,
	struct json_value *value)
{
	return json_name(js, key) && json_value(js, depth, value);
}

bool
json_text(struct json *js, struct arena *arena, struct json_value *value,
	struct str *chars)
{
	size_t beg, end = STR_NONE;

	skip_space(js);
	beg = js->pos;
	if (beg < js->s.len && js->s.ptr[beg] == '"')
		end = json_chars(js->s, js->marks, beg + 1, arena, chars);
	if (end == STR_NONE)
		return false;
	js->pos = end + 1;
	*value = (struct json_value){ .raw = str_sub(js->s, beg, js->pos),
		.type = JSON_STRING,
		.escaped = chars->ptr != js->s.ptr + beg + 1,
		.marks = js->marks,
		.at = beg };
	return true;
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
