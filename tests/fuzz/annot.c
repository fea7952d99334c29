/* annot: sentences and spans of any record, and the forms they are written
 * in. The input is one line of JSON. */

#include <fcntl.h>
#include <unistd.h>

#include "common/write/annot.h"
#include "common/write/brat.h"
#include "common/write/iob.h"
#include "require.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
is_inside(struct str text, size_t beg, size_t end)
{
	return beg < end && end <= text.len && (text.ptr[beg] & 0xC0) != 0x80 &&
	       (end == text.len || (text.ptr[end] & 0xC0) != 0x80);
}

static void
treat(const struct rec *rec, struct arena *arena, struct out *out)
{
	struct annot_ranges sentences;
	struct annot_spans spans;
	struct cpindex ix;
	struct buf ann = { 0 };

	cpindex_init(&ix, rec->chars, arena);
	if (annot_sentences(rec, &ix, &sentences) != ANNOT_GOOD ||
		annot_spans(rec, &ix, &spans) != ANNOT_GOOD)
		return;
	for (size_t i = 0; i < sentences.n; i++)
		require(is_inside(
			rec->chars, sentences.v[i].beg, sentences.v[i].end));
	for (size_t i = 0; i < spans.n; i++)
		require(is_inside(rec->chars, spans.v[i].beg, spans.v[i].end));
	iob_write(rec->chars, &sentences, &spans, arena, out);
	brat_add(&spans, rec->chars, arena, &ann);
	brat_name(rec->chars, &ann);
	buf_free(&ann);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	struct rec rec;
	struct rec_fault fault;
	struct out out;
	int fd = open("/dev/null", O_WRONLY);

	require(fd >= 0);
	out_open(&out, fd);
	if (rec_parse(&rec, str_make(data, size), STR("text"), &arena,
		    &fault) == REC_DOC)
		treat(&rec, &arena, &out);
	require(out_close(&out) && close(fd) == 0);
	arena_free(&arena);
	return 0;
}
