/*
 * Fuzzes norm with any choice of operations: five bytes choose, the rest is
 * the text. A second run changes nothing, each line comes out as it does
 * alone, and the edits are sound.
 */

#include <stdlib.h>

#include "common/normalize/norm.h"
#include "common/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool truth)
{
	if (!truth)
		abort();
}

static struct str
run(const struct norm *norm, struct str text, struct arena *arena)
{
	struct edits edits = { .arena = arena };
	struct norm_tally tally = { 0 };
	struct edit_walk walk = { 0 };
	const struct edit *e;
	size_t done = 0, count = 0;

	norm_run(norm, text, &edits, &tally);
	while ((e = edits_next(&edits, &walk)) != NULL) {
		must(e->beg >= done && e->end <= text.len);
		must(e->rule < NORM_OPS);
		done = e->end;
	}
	for (int op = 0; op < NORM_OPS; op++) {
		count += tally.count[op];
		for (size_t i = 0; i < tally.count[op] && i < NORM_PLACES; i++)
			must(tally.at[op][i] <= text.len);
	}
	must(edits.n == 0 || count > 0);
	return edits_apply(&edits, text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct norm_choice choice = { 0 };
	struct arena arena = { 0 };
	struct norm *norm;
	struct str text, made, line;
	size_t pos = 0, at = 0;

	if (size < 5)
		return 0;
	for (size_t op = 0; op < NORM_OPS; op++)
		choice.on[op] = data[op / 8] >> op % 8 & 1;
	choice.on[NORM_ENTITIES] = false; /* once only by its nature */
	choice.guards = data[4] >> 7;
	norm = norm_new(&choice, &arena);
	text = str_make(data + 5, size - 5);
	text.len = utf8_valid(text);
	made = run(norm, text, &arena);
	must(utf8_valid(made) == made.len);
	must(str_eq(run(norm, made, &arena), made));
	while (str_line(text, &pos, &line)) {
		struct str alone = run(norm, line, &arena);

		must(str_starts(str_from(made, at), alone));
		at += alone.len;
		must(at == made.len || made.ptr[at] == '\n');
		at += at < made.len;
	}
	must(at == made.len);
	arena_free(&arena);
	return 0;
}
