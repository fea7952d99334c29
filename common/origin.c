/* origin - the map from a text back to the text as it was scraped. */

#include "json.h"
#include "origin.h"
#include "utf8.h"

bool
origin_numbers(struct str raw, size_t *numbers, size_t n)
{
	struct json js = { .s = raw };
	struct json_value value;
	size_t i = 0;

	if (!json_open(&js, '['))
		return false;
	while (json_element(&js, 1, &value)) {
		if (i == n || !json_size(&value, &numbers[i]))
			return false;
		i++;
	}
	return i == n;
}

bool
origin_add(struct origin *origin, struct arena *arena, struct origin_row row)
{
	const struct origin_row *last;

	if (row.length == 0)
		return true;
	if (row.length > origin->raw_count ||
		row.raw > origin->raw_count - row.length ||
		row.start > SIZE_MAX - row.length)
		return false;
	last = origin->n ? &origin->rows[origin->n - 1] : NULL;
	if (last && (row.start < last->start + last->length ||
			    row.raw < last->raw + last->length))
		return false;
	ARENA_ROOM(arena, &origin->rows, origin->n, &origin->cap);
	origin->rows[origin->n++] = row;
	return true;
}

bool
origin_load(const struct rec *rec, struct origin *origin)
{
	struct json_value member, text, map, element;
	struct json js = { 0 };
	struct str chars;

	*origin = (struct origin){ 0 };
	if (!rec_value(rec, STR("origin"), &member) ||
		member.type != JSON_OBJECT ||
		!json_find(member.raw, STR("text"), rec->arena, &text) ||
		!json_find(member.raw, STR("map"), rec->arena, &map) ||
		text.type != JSON_STRING || map.type != JSON_ARRAY ||
		!json_string(&text, rec->arena, &chars, NULL))
		return false;
	origin->raw = text.raw;
	origin->raw_count = utf8_count(chars);
	js.s = map.raw;
	json_open(&js, '[');
	while (json_element(&js, 1, &element)) {
		size_t v[3];

		if (!origin_numbers(element.raw, v, 3) ||
			!origin_add(origin, rec->arena,
				(struct origin_row){ v[0], v[1], v[2] }))
			return false;
	}
	return true;
}

/* The number of rows that start at or before cp. */
static size_t
rows_until(const struct origin *origin, size_t cp)
{
	return COUNT_BELOW(origin->rows, origin->n, start, cp + 1);
}

/* The row that holds code point cp, or NULL; *i is the first row behind it. */
static const struct origin_row *
row_of(const struct origin *origin, size_t cp, size_t *i)
{
	const struct origin_row *row;

	*i = rows_until(origin, cp);
	if (*i == 0)
		return NULL;
	row = &origin->rows[*i - 1];
	return cp - row->start < row->length ? row : NULL;
}

void
origin_raw(const struct origin *origin, size_t beg, size_t end, size_t *raw_beg,
	size_t *raw_end)
{
	const struct origin_row *row;
	size_t i;

	row = row_of(origin, beg, &i);
	if (row)
		*raw_beg = row->raw + (beg - row->start);
	else if (i > 0)
		*raw_beg = origin->rows[i - 1].raw + origin->rows[i - 1].length;
	else
		*raw_beg = 0;
	if (end <= beg) {
		*raw_end = *raw_beg;
		return;
	}
	row = row_of(origin, end - 1, &i);
	if (row)
		*raw_end = row->raw + (end - row->start);
	else if (i < origin->n)
		*raw_end = origin->rows[i].raw;
	else
		*raw_end = origin->raw_count;
}
