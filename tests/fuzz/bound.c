/*
 * bound: what holds of the sentences of any text. They ascend, hold every
 * character that shows, have no white space at their ends and begin and end
 * between characters; explaining changes nothing; every place is ascending and
 * every cut a sentence's end; and a document has the boundaries of its
 * paragraphs.
 */

#include "common/split/bound.h"
#include "common/uchar.h"
#include "common/utf8.h"
#include "require.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct bound *
shipped(bool clauses)
{
	static struct arena arena;
	static struct bound_conf lists;
	static bool loaded;
	struct conf conf = { .arena = &arena };
	struct diag diag = { .name = "fuzz" };
	struct bound *bound;

	if (!loaded)
		require(conf_load(&conf, "config/split.yaml", NULL,
			&bound_schema, &lists, &diag));
	loaded = true;
	bound = bound_new(&lists, clauses, &arena, &diag);
	require(bound != NULL);
	return bound;
}

static bool
is_blank(struct str s)
{
	for (size_t pos = 0; pos < s.len;) {
		uint32_t cp = utf8_next(s, &pos);

		if (!uchar_is_space(cp) && !uchar_is_invisible(cp))
			return false;
	}
	return true;
}

static void
check_ranges(struct str text, const struct bounds *bounds)
{
	size_t pos = 0;

	for (size_t i = 0; i < bounds->n; i++) {
		struct sentence s = bounds->v[i];
		struct str part;

		require(pos <= s.beg && s.beg < s.end && s.end <= text.len);
		require(is_blank(str_sub(text, pos, s.beg)));
		part = str_sub(text, s.beg, s.end);
		require(utf8_valid(part) == part.len && !is_blank(part));
		require(!uchar_is_space(utf8_at(part, 0)));
		require(!uchar_is_space(utf8_before(part, part.len)));
		pos = s.end;
	}
	require(is_blank(str_from(text, pos)));
}

static void
check_places(const struct bounds *plain, const struct bounds *explained)
{
	size_t next = 0, at = 0;

	require(plain->n == explained->n);
	for (size_t i = 0; i < plain->n; i++)
		require(plain->v[i].beg == explained->v[i].beg &&
			plain->v[i].end == explained->v[i].end);
	for (size_t i = 0; i < explained->n_places; i++) {
		struct boundary place = explained->places[i];

		require(place.at >= at);
		at = place.at;
		if (bound_rule_cuts(place.rule) && next < plain->n &&
			plain->v[next].end == at)
			next++;
	}
	require(next == plain->n);
}

/* The paragraphs of the text have the sentences that it has itself. */
static void
check_paragraphs(const struct bound *bound, struct str text,
	const struct bounds *whole, struct arena *arena)
{
	size_t beg = 0, n = 0;

	while (beg < text.len) {
		size_t end = str_find(text, beg, STR("\n\n"));
		struct bounds part = { .arena = arena };

		end = end == STR_NONE ? text.len : end;
		bound_find(bound, str_sub(text, beg, end), &part);
		for (size_t i = 0; i < part.n; i++, n++)
			require(n < whole->n &&
				whole->v[n].beg == beg + part.v[i].beg &&
				whole->v[n].end == beg + part.v[i].end);
		beg = size_min(end + 2, text.len);
	}
	require(n == whole->n);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct bound *bounds[2];
	struct str text = { data, size };
	struct arena arena = { 0 };

	text.len = utf8_valid(text);
	for (size_t i = 0; i < COUNTOF(bounds); i++) {
		struct bounds plain = { .arena = &arena };
		struct bounds explained = { .arena = &arena, .explain = true };

		if (!bounds[i])
			bounds[i] = shipped(i == 1);
		bound_find(bounds[i], text, &plain);
		bound_find(bounds[i], text, &explained);
		check_ranges(text, &plain);
		check_places(&plain, &explained);
		check_paragraphs(bounds[i], text, &plain, &arena);
	}
	arena_free(&arena);
	return 0;
}
