/*
 * offsets - checks what records say about their text: every offset is in
 * range and counted in code points, every slice is the text that it claims to
 * be. Reads records on standard input; prints each fault, and in the end how
 * much was checked. Status 1 when there was a fault.
 *
 * Checked: "sentences" (in order, not overlapping, no white space at their
 * ends, nothing visible outside), "spans" (start, end, text; every other
 * member named *_span in range; raw_start, raw_end), "origin" (rows in order,
 * in range, the same characters in both texts).
 */

#include <stdio.h>

#include "common/rec.h"
#include "common/uchar.h"
#include "common/utf8.h"

struct text {
	struct str s;
	size_t *at; /* byte of each code point, and of the end */
	size_t n;
};

struct checker {
	struct arena arena;
	size_t line, faults, sentences, spans, rows, raw;
	struct text text, raw_text; /* raw_text.at is NULL: no origin */
	struct str map;
};

static void
fault(struct checker *ck, const char *what, size_t beg, size_t end)
{
	printf("line %zu: %s at %zu-%zu\n", ck->line, what, beg, end);
	ck->faults++;
}

static struct text
text_make(struct str s, struct arena *arena)
{
	struct text text = { s, NULL, 0 };
	size_t pos = 0;

	text.at = ARENA_NEW(arena, size_t, s.len + 1);
	while (pos < s.len) {
		text.at[text.n++] = pos;
		utf8_next(s, &pos);
	}
	text.at[text.n] = s.len;
	return text;
}

static struct str
slice(const struct text *text, size_t beg, size_t end)
{
	return str_sub(text->s, text->at[beg], text->at[end]);
}

/* Reads [n, n, ...] with exactly want numbers. */
static bool
numbers(struct str raw, size_t *v, size_t want)
{
	struct json js = { .s = raw };
	struct json_value value;
	size_t n = 0;

	if (!json_open(&js, '['))
		return false;
	while (json_element(&js, 1, &value))
		if (n >= want || !json_size(&value, &v[n++]))
			return false;
	return !js.error && n == want;
}

static bool
number(struct checker *ck, struct str object, struct str name, size_t *n)
{
	struct json_value value;

	return json_find(object, name, &ck->arena, &value) &&
	       json_size(&value, n);
}

static bool
visible(const struct text *text, size_t beg, size_t end)
{
	struct str s = slice(text, beg, end);
	size_t pos = 0;
	uint32_t cp;

	while (pos < s.len) {
		cp = utf8_next(s, &pos);
		if (!uchar_is_space(cp) && !uchar_is_invisible(cp))
			return true;
	}
	return false;
}

static void
check_sentence(struct checker *ck, const size_t *v, size_t *last)
{
	struct str s;

	if (v[0] < *last || v[1] <= v[0] || v[1] > ck->text.n) {
		fault(ck, "sentence out of order or range", v[0], v[1]);
		return;
	}
	s = slice(&ck->text, v[0], v[1]);
	if (uchar_is_space(utf8_at(s, 0)) ||
		uchar_is_space(utf8_before(s, s.len)))
		fault(ck, "white space at a sentence's end", v[0], v[1]);
	if (visible(&ck->text, *last, v[0]))
		fault(ck, "text outside the sentences", *last, v[0]);
	*last = v[1];
	ck->sentences++;
}

static void
check_sentences(struct checker *ck, struct str raw)
{
	struct json js = { .s = raw };
	struct json_value value;
	size_t v[2], last = 0;

	if (!json_open(&js, '['))
		fault(ck, "sentences are no list", 0, 0);
	while (json_element(&js, 1, &value)) {
		if (numbers(value.raw, v, 2))
			check_sentence(ck, v, &last);
		else
			fault(ck, "a sentence is not [start, end]", 0, 0);
	}
	if (visible(&ck->text, last, ck->text.n))
		fault(ck, "text outside the sentences", last, ck->text.n);
}

/* The raw place of a span that has one: in range, and the same characters
 * where the whole span survived in one row of the map. */
static void
check_raw(struct checker *ck, struct str object, size_t beg, size_t end)
{
	struct json js = { .s = ck->map };
	struct json_value value;
	size_t raw_beg, raw_end, v[3];

	if (!json_find(object, STR("raw_start"), &ck->arena, &value) &&
		!json_find(object, STR("raw_end"), &ck->arena, &value))
		return; /* made before the record carried its origin */
	if (!number(ck, object, STR("raw_start"), &raw_beg) ||
		!number(ck, object, STR("raw_end"), &raw_end) ||
		raw_end < raw_beg || raw_end > ck->raw_text.n) {
		fault(ck, "span without a good raw place", beg, end);
		return;
	}
	ck->raw++;
	json_open(&js, '[');
	while (json_element(&js, 1, &value)) {
		if (!numbers(value.raw, v, 3) || beg < v[0] ||
			end > v[0] + v[2])
			continue;
		if (raw_beg != v[1] + (beg - v[0]) ||
			raw_end != v[1] + (end - v[0]))
			fault(ck, "span points at a wrong raw place", beg, end);
	}
}

static bool
ends_in_span(struct str name)
{
	return str_ends(name, STR("_span"));
}

static void
check_span(struct checker *ck, struct str object)
{
	struct json js = { .s = object };
	struct json_value key, value;
	struct str chars;
	size_t beg, end, v[2];

	if (!number(ck, object, STR("start"), &beg) ||
		!number(ck, object, STR("end"), &end) || end <= beg ||
		end > ck->text.n) {
		fault(ck, "span out of range", 0, 0);
		return;
	}
	if (!json_find(object, STR("text"), &ck->arena, &value) ||
		!json_string(&value, &ck->arena, &chars, NULL) ||
		!str_eq(chars, slice(&ck->text, beg, end)))
		fault(ck, "span's text is not its slice", beg, end);
	json_open(&js, '{');
	while (json_member(&js, 1, &key, &value)) {
		if (!json_string(&key, &ck->arena, &chars, NULL) ||
			!ends_in_span(chars) || value.type != JSON_ARRAY)
			continue;
		if (!numbers(value.raw, v, 2) || v[1] <= v[0] ||
			v[1] > ck->text.n)
			fault(ck, "a further range is wrong", beg, end);
	}
	if (ck->raw_text.at)
		check_raw(ck, object, beg, end);
	ck->spans++;
}

static void
check_spans(struct checker *ck, struct str raw)
{
	struct json js = { .s = raw };
	struct json_value value;

	if (!json_open(&js, '['))
		fault(ck, "spans are no list", 0, 0);
	while (json_element(&js, 1, &value))
		check_span(ck, value.raw);
}

static void
check_map(struct checker *ck)
{
	struct json js = { .s = ck->map };
	struct json_value value;
	size_t v[3], last = 0, raw_last = 0;

	if (!json_open(&js, '['))
		fault(ck, "map is no list", 0, 0);
	while (json_element(&js, 1, &value)) {
		if (!numbers(value.raw, v, 3) || v[0] < last ||
			v[1] < raw_last || v[0] + v[2] > ck->text.n ||
			v[1] + v[2] > ck->raw_text.n) {
			fault(ck, "map row out of order or range", last,
				raw_last);
			return;
		}
		last = v[0] + v[2];
		raw_last = v[1] + v[2];
		if (!str_eq(slice(&ck->text, v[0], last),
			    slice(&ck->raw_text, v[1], raw_last)))
			fault(ck, "map row of different texts", v[0], v[1]);
		ck->rows++;
	}
}

static void
check_origin(struct checker *ck, struct str origin)
{
	struct json_value text, map;
	struct str chars;

	if (!json_find(origin, STR("text"), &ck->arena, &text) ||
		!json_string(&text, &ck->arena, &chars, NULL) ||
		!json_find(origin, STR("map"), &ck->arena, &map)) {
		fault(ck, "origin without text and map", 0, 0);
		return;
	}
	ck->raw_text = text_make(chars, &ck->arena);
	ck->map = map.raw;
	check_map(ck);
}

static void
check_line(struct checker *ck, struct str line)
{
	struct rec rec = { 0 };
	struct rec_fault rec_fault;
	struct json_value value;

	ck->raw_text.at = NULL;
	if (rec_parse(&rec, line, STR("text"), &ck->arena, &rec_fault) !=
		REC_DOC) {
		fault(ck, "no record with a text", 0, 0);
		return;
	}
	ck->text = text_make(rec.chars, &ck->arena);
	if (rec_value(&rec, STR("origin"), &value))
		check_origin(ck, value.raw);
	if (rec_value(&rec, STR("sentences"), &value))
		check_sentences(ck, value.raw);
	if (rec_value(&rec, STR("spans"), &value))
		check_spans(ck, value.raw);
}

int
main(void)
{
	struct checker ck = { 0 };
	struct buf in = { 0 };
	struct str line;
	size_t n, pos = 0;

	while ((n = fread(buf_reserve(&in, 64 * KIB), 1, 64 * KIB, stdin)) > 0)
		in.len += n;
	while (str_line(buf_str(&in), &pos, &line)) {
		ck.line++;
		check_line(&ck, line);
		arena_reset(&ck.arena);
	}
	printf("%zu records, %zu sentences, %zu spans, %zu raw places, "
	       "%zu map rows, %zu faults\n",
		ck.line, ck.sentences, ck.spans, ck.raw, ck.rows, ck.faults);
	buf_free(&in);
	arena_free(&ck.arena);
	return ck.faults > 0 || ck.line == 0;
}
