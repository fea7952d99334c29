/*
 * origin - the map from a text back to the text as it was scraped, which a
 * record carries along:
 *	"origin": {"text": "<raw>", "map": [[start, raw_start, length], ...]}
 * A row of the map is a stretch that survives verbatim. All code points.
 */

#ifndef SAFI_ORIGIN_H
#define SAFI_ORIGIN_H

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

/* Adds a row behind the others; one of no length is left out. False when it is
 * not behind the last, or outside the raw text. */
bool origin_add(
	struct origin *origin, struct arena *arena, struct origin_row row);

/* Reads "[a, b, ...]": exactly n plain numbers. */
bool origin_numbers(struct str raw, size_t *numbers, size_t n);

#endif
