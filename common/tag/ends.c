/* ends - where the sentences of a record end. */

#include <string.h>

#include "ends.h"
#include "common/json.h"
#include "common/origin.h"
#include "common/utf8.h"

/* Adds the ends of the pairs in list; false when one is not as it should. */
static bool
add_ends(const struct rec *rec, struct str list, struct ends *ends)
{
	struct json js = { .s = list };
	struct json_value value;
	struct cpindex index;
	size_t pair[2], behind = 0;

	if (!json_open(&js, '['))
		return false;
	cpindex_init(&index, rec->chars, rec->arena);
	while (json_element(&js, 1, &value)) {
		if (!origin_numbers(value.raw, pair, 2) || pair[0] < behind ||
			pair[1] <= pair[0] || pair[1] > index.count)
			return false;
		behind = pair[1];
		ARENA_ROOM(rec->arena, &ends->v, ends->n, &ends->cap);
		ends->v[ends->n++].at = cpindex_byte(&index, behind);
	}
	return !js.error;
}

void
ends_load(const struct rec *rec, struct ends *ends)
{
	struct arena_mark mark = arena_mark(rec->arena);
	struct json_value member;

	*ends = (struct ends){ 0 };
	if (!rec_value(rec, STR("sentences"), &member) ||
		add_ends(rec, member.raw, ends))
		return;
	*ends = (struct ends){ 0 };
	arena_release(rec->arena, mark);
}

static bool
reaches_over(const struct span *span, const struct ends *ends)
{
	size_t i = COUNT_BELOW(ends->v, ends->n, at, span->beg + 1);

	return i < ends->n && ends->v[i].at < span->end &&
	       strcmp(span->label, "QUOTE") != 0;
}

void
ends_keep(const struct ends *ends, struct spans *spans)
{
	size_t n = 0;

	for (size_t i = 0; ends->n > 0 && i < spans->n; i++) {
		if (!reaches_over(&spans->v[i], ends))
			spans->v[n++] = spans->v[i];
	}
	if (ends->n > 0)
		spans->n = n;
}
