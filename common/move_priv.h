/* move_priv - what move.c and move_origin.c share. */

#ifndef SAFI_MOVE_PRIV_H
#define SAFI_MOVE_PRIV_H

#include "move.h"
#include "origin.h"
#include "utf8.h"

/* The text before and after the edits, with what converts their offsets. */
struct move {
	struct rec *rec;
	struct arena *arena;
	const struct edits *edits;
	struct str before, after;
	struct cpindex old, now;
};

/* Sets the member "origin" to from, over the old text, in its new form; an
 * origin without raw text is made. move stays till the record is written. */
void move_origin(const struct move *move, const struct origin *from);

#endif
