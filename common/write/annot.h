/*
 * annot - the sentences and spans that a record came with, read for writing
 * them in other forms. Offsets in records are code points, inside the program
 * bytes; whatever does not fit the text is refused as a whole.
 */

#ifndef SAFI_ANNOT_H
#define SAFI_ANNOT_H

#include "common/rec.h"
#include "common/utf8.h"

enum annot_state {
	ANNOT_NONE, /* the record has no such member */
	ANNOT_BAD,  /* it has another form, or offsets outside the text */
	ANNOT_GOOD
};

struct annot_span {
	size_t beg, end;    /* bytes of the text; beg < end */
	size_t start, stop; /* the same in code points */
	struct str label;   /* characters */
	struct str raw;     /* the JSON object that it came as */
};

struct annot_range {
	size_t beg, end; /* bytes; beg < end */
};

struct annot_spans {
	struct annot_span *v;
	size_t n, cap;
};

struct annot_ranges {
	struct annot_range *v;
	size_t n, cap;
};

/* "sentences": [[start, end], ...], ascending and not overlapping; ix is of the
 * record's text. Everything is in the record's arena. */
enum annot_state annot_sentences(const struct rec *rec,
	const struct cpindex *ix, struct annot_ranges *sentences);

/* "spans": [{"start", "end", "label", ...}, ...], in any order; may overlap. */
enum annot_state annot_spans(const struct rec *rec, const struct cpindex *ix,
	struct annot_spans *spans);

/* Further members of a span; start, end, label and text are left out.
 *	struct annot_walk walk = annot_members(span);
 *	while (annot_member(&walk, arena, &name, &value)) ...
 */
struct annot_walk {
	struct json js;
};
struct annot_walk annot_members(const struct annot_span *span);
bool annot_member(struct annot_walk *walk, struct arena *arena,
	struct str *name, struct json_value *value);

/* A value as plain characters: of a string its characters, of null none, of
 * anything else its JSON. */
struct str annot_chars(const struct json_value *value, struct arena *arena);

#endif
