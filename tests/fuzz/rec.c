/* Fuzzes the record scanner: whatever is accepted must leave as it came, and
 * a changed text must be read back as what was written. */

#include <stdlib.h>
#include <unistd.h>

#include "common/move.h"
#include "common/rec.h"
#include "common/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool true_thing)
{
	if (!true_thing)
		abort();
}

/* A writer that never reaches its buffer's end needs no descriptor. */
static struct str
written(const struct rec *rec, const struct edits *edits, struct out *out)
{
	out_open(out, -1);
	rec_write(rec, edits, out);
	return str_make(out->ptr, out->len);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str line = str_make(data, size), want;
	struct arena arena = { 0 };
	struct diag diag = { .name = "fuzz", .sink = &(struct buf){ 0 } };
	struct edits edits = { .arena = &arena };
	struct rec_fault fault = { 0 };
	struct rec rec, again;
	struct out out, out2;

	if (size > 4096 || memchr(data, '\n', size))
		return 0;
	if (rec_parse(&rec, line, STR("text"), &arena, &fault) == REC_BAD)
		must(fault.byte <= size);
	if (!rec.text) {
		arena_free(&arena);
		return 0;
	}
	must(str_eq(written(&rec, &edits, &out), line));
	out.len = 0;
	out_close(&out);
	must(utf8_valid(rec.chars) == rec.chars.len);
	if (rec.chars.len > 0) {
		size_t n = 0;

		utf8_next(rec.chars, &n);
		edits_add(&edits, 0, n, STR("\"\x01é"), 0);
	}
	edits_settle(&edits, rec.chars);
	want = edits_apply(&edits, rec.chars);
	move_offsets(&rec, &edits, true, (struct place){ 0 }, &diag);
	must(rec_parse(&again, written(&rec, &edits, &out2), STR("text"),
		     &arena, &fault) == REC_DOC);
	must(str_eq(again.chars, want));
	out2.len = 0;
	out_close(&out2);
	buf_free(diag.sink);
	arena_free(&arena);
	return 0;
}
