/*
 * origin - offsets that never lie. When a filter changes a text, the offsets
 * that the record carries move along: the sentences, the spans, and the map
 * back to the text as it was scraped:
 *	"origin": {"text": "<raw>", "map": [[start, raw_start, length], ...]}
 * A row of the map is a stretch that survives verbatim. All code points.
 */

#ifndef SAFI_ORIGIN_H
#define SAFI_ORIGIN_H

#include "diag.h"
#include "edit.h"
#include "rec.h"

struct origin_row {
	size_t start, raw, length;
};

struct origin {
	struct str raw;   /* the raw text as a JSON string value, quoted */
	size_t raw_count; /* its code points */
	struct origin_row *rows; /* ascending, not overlapping */
	size_t n, cap;
};

/* Reads the origin of a record, everything in its arena. False when there is
 * none, or when the member of that name is not one. */
bool origin_load(const struct rec *rec, struct origin *origin);

/*
 * Where text [beg, end) stands in the raw text. An edge whose character did
 * not survive verbatim points at the nearest raw place outside the hit. All
 * offsets are code points.
 */
void origin_raw(const struct origin *origin, size_t beg, size_t end,
	size_t *raw_beg, size_t *raw_end);

/*
 * To be called once for each document, with the settled edits of its text:
 * sets those members of the record that move (sentences, spans, origin), and
 * makes an origin when there is none and wanted is true. Members of these
 * names that have another form are left as they are, and said so.
 */
void origin_move(struct rec *rec, struct edits *edits, bool wanted,
	struct place place, struct diag *diag);

#endif
