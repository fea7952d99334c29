/* span_out - spans as they leave the program: the member of a record, and
 * lines of TSV. Bytes become code points here. */

#ifndef SAFI_SPAN_OUT_H
#define SAFI_SPAN_OUT_H

#include "common/origin.h"
#include "common/out.h"
#include "span.h"

/*
 * The JSON array of settled spans over text, in out, which is emptied before:
 * start, end, label, text, rule, raw_start and raw_end when the record has an
 * origin (else origin is NULL), then the spans' own members.
 */
struct str span_out_json(const struct spans *spans, struct str text,
	const struct origin *origin, struct buf *out);

/* One line for each span: start, end, label, text, value. Tabs and line ends
 * in a text become spaces. */
void span_out_tsv(const struct spans *spans, struct str text, struct out *out);

#endif
