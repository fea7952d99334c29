/* iob - spans as tags of words, one a line, as sequence taggers are trained on:
 * IOB2, "word TAB tag", an empty line behind each sentence. */

#ifndef SAFI_IOB_H
#define SAFI_IOB_H

#include "annot.h"
#include "common/out.h"

/*
 * Writes the text's words (common/token.h) sentence by sentence. Of spans that
 * overlap the one that begins first, then the longer, then the first of the
 * list is taken. A word that lies only partly in a span counts whole, as a
 * name with a particle before it. sentences may be in any order.
 */
void iob_write(struct str text, const struct annot_ranges *sentences,
	const struct annot_spans *spans, struct arena *arena, struct out *out);

#endif
