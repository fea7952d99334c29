/* tsv - spans as a table, one a line: id, start, end, label, text, value. */

#ifndef SAFI_TSV_H
#define SAFI_TSV_H

#include "annot.h"
#include "common/out.h"

/* Writes a line for each span of a text. start and end are code points. With
 * rules there is one more cell, the rule that found the span. */
void tsv_write(struct str id, struct str text, const struct annot_spans *spans,
	bool rules, struct arena *arena, struct out *out);

#endif
