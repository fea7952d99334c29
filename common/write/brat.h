/*
 * brat - spans as standoff annotation for the brat editor: the text in
 * NAME.txt, the spans in NAME.ann, by code points.
 */

#ifndef SAFI_BRAT_H
#define SAFI_BRAT_H

#include "annot.h"
#include "common/buf.h"

/*
 * Adds the lines of an .ann file: a text bound annotation for each span,
 *	T1 TAB DATE 5 9 TAB 2016
 * in several pieces where the span goes over a line end, as brat wants it,
 * and behind it a note with its further members, if it has any:
 *	#1 TAB AnnotatorNotes T1 TAB value=2016; rule=year
 */
void brat_add(const struct annot_spans *spans, struct str text,
	struct arena *arena, struct buf *out);

/*
 * Adds a file name for an id, without its ending: letters, digits, '-', '_'
 * and '.' inside stay, every other byte becomes %HH, so that different ids
 * have different names; of a long id the end becomes a hash. The name is
 * never empty, a hidden file, or a path.
 */
void brat_name(struct str id, struct buf *out);

#endif
