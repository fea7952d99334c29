/* annot - sentences and spans of a record. */

#include "annot.h"
#include "common/origin.h"

/* Levels of JSON around the elements of the lists. */
enum { DEPTH = 2 };

/* Two code point offsets as bytes; false when they hold no text. */
static bool
to_bytes(const struct cpindex *ix, size_t start, size_t stop,
	struct annot_range *range)
{
	if (start >= stop || stop > ix->count)
		return false;
	range->beg = cpindex_byte(ix, start);
	range->end = cpindex_byte(ix, stop);
	return true;
}

/* Opens the list that a member is; ANNOT_GOOD when it is one. */
static enum annot_state
open_list(const struct rec *rec, struct str name, struct json *js)
{
	struct json_value value;

	if (!rec_value(rec, name, &value))
		return ANNOT_NONE;
	*js = (struct json){ .s = value.raw };
	if (value.type != JSON_ARRAY || !json_open(js, '['))
		return ANNOT_BAD;
	return ANNOT_GOOD;
}

enum annot_state
annot_sentences(const struct rec *rec, const struct cpindex *ix,
	struct annot_ranges *sentences)
{
	struct json js;
	struct json_value value;
	enum annot_state state = open_list(rec, STR("sentences"), &js);
	size_t behind = 0;

	*sentences = (struct annot_ranges){ 0 };
	while (state == ANNOT_GOOD && json_element(&js, DEPTH, &value)) {
		struct annot_range range;
		size_t pair[2];

		if (value.type != JSON_ARRAY ||
			!origin_numbers(value.raw, pair, 2) ||
			!to_bytes(ix, pair[0], pair[1], &range) ||
			range.beg < behind)
			return ANNOT_BAD;
		behind = range.end;
		ARENA_ROOM(rec->arena, &sentences->v, sentences->n,
			&sentences->cap);
		sentences->v[sentences->n++] = range;
	}
	return state;
}

/* Reads a span's place and label; false when it has not all of them. */
static bool
read_span(const struct rec *rec, const struct cpindex *ix, struct str object,
	struct annot_span *span)
{
	struct json js = { .s = object };
	struct json_value key, value;
	struct annot_range range;
	bool start = false, stop = false, label = false;

	*span = (struct annot_span){ .raw = object };
	if (!json_open(&js, '{'))
		return false;
	while (json_member(&js, DEPTH + 1, &key, &value)) {
		struct str name;

		if (!json_string(&key, rec->arena, &name, NULL))
			continue;
		if (str_eq(name, STR("start")))
			start = json_size(&value, &span->start);
		else if (str_eq(name, STR("end")))
			stop = json_size(&value, &span->stop);
		else if (str_eq(name, STR("label")))
			label = value.type == JSON_STRING &&
				json_string(
					&value, rec->arena, &span->label, NULL);
	}
	if (!start || !stop || !label ||
		!to_bytes(ix, span->start, span->stop, &range))
		return false;
	span->beg = range.beg;
	span->end = range.end;
	return true;
}

enum annot_state
annot_spans(const struct rec *rec, const struct cpindex *ix,
	struct annot_spans *spans)
{
	struct json js;
	struct json_value value;
	enum annot_state state = open_list(rec, STR("spans"), &js);

	*spans = (struct annot_spans){ 0 };
	while (state == ANNOT_GOOD && json_element(&js, DEPTH, &value)) {
		struct annot_span span;

		if (value.type != JSON_OBJECT ||
			!read_span(rec, ix, value.raw, &span))
			return ANNOT_BAD;
		ARENA_ROOM(rec->arena, &spans->v, spans->n, &spans->cap);
		spans->v[spans->n++] = span;
	}
	return state;
}

struct annot_walk
annot_members(const struct annot_span *span)
{
	struct annot_walk walk = { .js = { .s = span->raw } };

	json_open(&walk.js, '{');
	return walk;
}

static bool
is_place(struct str name)
{
	return str_eq(name, STR("start")) || str_eq(name, STR("end")) ||
	       str_eq(name, STR("label")) || str_eq(name, STR("text"));
}

bool
annot_member(struct annot_walk *walk, struct arena *arena, struct str *name,
	struct json_value *value)
{
	struct json_value key;

	while (json_member(&walk->js, DEPTH + 1, &key, value)) {
		if (json_string(&key, arena, name, NULL) && !is_place(*name))
			return true;
	}
	return false;
}

struct str
annot_chars(const struct json_value *value, struct arena *arena)
{
	struct str chars;

	if (value->type == JSON_NULL)
		return STR("");
	if (value->type == JSON_STRING &&
		json_string(value, arena, &chars, NULL))
		return chars;
	return value->raw;
}
