/* span_out - spans as they leave the program: the member of a record, and
 * lines of TSV. Bytes become code points here. */

#ifndef SAFI_SPAN_OUT_H
#define SAFI_SPAN_OUT_H

#include "common/origin.h"
#include "common/out.h"
#include "span.h"

/* A document's spans on their way out, a piece of its text after the other, so
 * that no more than those of one piece are held. Zeroed but for text, origin
 * and out, and freed behind the last piece. */
struct span_out {
	struct str text;             /* of the document */
	const struct origin *origin; /* NULL: the record has none */
	struct out *out;
	size_t n;        /* spans written */
	size_t byte, cp; /* code points before a byte of the text */
	struct buf buf;  /* of a piece */
};

/*
 * Writes the settled spans of text[beg, end) as elements of a JSON array,
 * commas between them: start, end, label, text, rule, raw_start and raw_end
 * when the record has an origin, then the spans' own members. Pieces come in
 * the order of the text.
 */
void span_out_json(
	struct span_out *to, const struct spans *spans, size_t beg, size_t end);

/* One line for each span: start, end, label, text, value. Texts are
 * cells (cell.h). */
void span_out_tsv(
	struct span_out *to, const struct spans *spans, size_t beg, size_t end);

/* Gives its buffer back. */
void span_out_free(struct span_out *to);

#endif
