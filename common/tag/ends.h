/*
 * ends - where the sentences of a record end, as it carries them: no name, no
 * date and no number reaches over such a place.
 */

#ifndef SAFI_ENDS_H
#define SAFI_ENDS_H

#include "common/rec.h"
#include "span.h"

struct sentence_end {
	size_t at; /* a byte of the text */
};

/* Ascending, in the record's arena; a zeroed struct has none. */
struct ends {
	struct sentence_end *v;
	size_t n, cap;
};

/* Reads the member "sentences" of a record. No ends when it is not there, or
 * no list of pairs of the record's text that come one behind the other. */
void ends_load(const struct rec *rec, struct ends *ends);

/* Takes out the spans that reach over an end, but quotations: those may be of
 * several sentences. Before spans_settle, so that what is shorter gets in. */
void ends_keep(const struct ends *ends, struct spans *spans);

#endif
