/*
 * json - the one reader and the one writer of JSON (RFC 8259). The reader
 * validates and finds places; it never builds a tree: a value is the bytes it
 * was written in. The input must be valid UTF-8 already. Depth is limited to
 * 512 levels and costs no stack.
 */

#ifndef SAFI_JSON_H
#define SAFI_JSON_H

#include "arena.h"
#include "buf.h"
#include "str.h"

enum { JSON_DEPTH = 512 };

enum json_type {
	JSON_NULL,
	JSON_BOOL,
	JSON_NUMBER,
	JSON_STRING,
	JSON_ARRAY,
	JSON_OBJECT
};

/* A value as it stands in the input. */
struct json_value {
	struct str raw; /* all its bytes, quotes and brackets included */
	enum json_type type;
	bool escaped;          /* a string with a backslash in it */
	const uint64_t *marks; /* as of struct json, or NULL ... */
	size_t at;             /* ... in which a string begins here */
};

/* A place in a text that is being read. */
struct json {
	struct str s;
	size_t pos;
	const char *error; /* what is wrong at pos, a static text, or NULL */
	const uint64_t *marks; /* of utf8_valid_quoted for s, or NULL */
};

/* Reads one value of any type, white space before it included. Only a
 * document's depth is limited: depth levels are around the value already. */
bool json_value(struct json *js, size_t depth, struct json_value *value);

/*
 * Steps through an object or array whose opening bracket json_open has read.
 * False at the closing bracket, which is read, and on an error:
 *	json_open(&js, '{');
 *	while (json_member(&js, depth, &key, &value))
 *		...
 *	if (js.error) ...
 */
bool json_open(struct json *js, uint8_t bracket);
bool json_member(struct json *js, size_t depth, struct json_value *key,
	struct json_value *value);
bool json_name(struct json *js, struct json_value *key); /* up to its value */
bool json_element(struct json *js, size_t depth, struct json_value *value);

/* True when only white space is left. */
bool json_at_end(struct json *js);

/*
 * The characters of a string value, without quotes and escapes: a slice of
 * raw, or made in the arena. False when it holds a lone surrogate escape;
 * *where is then the position of it in raw. where may be NULL.
 */
bool json_string(const struct json_value *value, struct arena *arena,
	struct str *chars, size_t *where);

/*
 * Reads a string and its characters in one pass, where js->marks are there:
 * what json_value and json_string would read. False, and nothing is read, when
 * it takes these two: where there is no string, one with a fault, or with a
 * character written as a number.
 */
bool json_text(struct json *js, struct arena *arena, struct json_value *value,
	struct str *chars);

/* The same for the string of s that begins at beg, behind its quote; where the
 * closing quote stands, or STR_NONE. */
size_t json_chars(struct str s, const uint64_t *marks, size_t beg,
	struct arena *arena, struct str *chars);

/* The value of a number that is a plain non-negative integer. */
bool json_size(const struct json_value *value, size_t *n);

/* The last member of an object with this name, as JSON readers take it. */
bool json_find(struct str object, struct str name, struct arena *arena,
	struct json_value *value);

/* The first byte at or after pos that must be escaped in a string ('"', '\\'
 * or a control below U+0020); chars.len when there is none. */
size_t json_plain(struct str chars, size_t pos);

/*
 * Moves *pos over the escapes that stand there, and over single characters
 * between them. False when they end in one that is not legal, which *pos is
 * then at.
 */
bool json_escapes(struct str s, size_t *pos);

/* The escape of a byte that needs one; returns its length. */
size_t json_escape_byte(uint8_t c, uint8_t *dst);

enum { JSON_ESCAPED = 6 }; /* bytes that one byte takes at most */

/* Writes characters as the inside of a string to dst, which has room for
 * JSON_ESCAPED bytes for each of theirs; returns where it ends. */
uint8_t *json_put(uint8_t *dst, struct str chars);

/* Adds characters as the inside of a string: the shortest legal escapes, all
 * else as raw UTF-8. A text may be added in pieces. */
void json_escape(struct buf *out, struct str chars);

/* The same with its quotes: a whole string value. */
void json_quote(struct buf *out, struct str chars);

#endif
