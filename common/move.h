/*
 * move - offsets that never lie. When a filter changes a text, the offsets
 * that the record carries move along: its sentences, its spans and its origin
 * map (origin.h).
 */

#ifndef SAFI_MOVE_H
#define SAFI_MOVE_H

#include "diag.h"
#include "edit.h"
#include "rec.h"

/*
 * To be called once for each document, with the settled edits of its text:
 * sets those members of the record that move (sentences, spans, origin), and
 * makes an origin when there is none and wanted is true. Offsets keep their
 * order: what did not overlap does not, what lay inside does, and of a stretch
 * that is replaced each gets its share. A sentence or span goes when nothing is
 * left of it. Members of these names that have another form are left as they
 * are (an origin is replaced when it is wanted), and said so. The edits stay as
 * they are till the record is written.
 */
void move_offsets(struct rec *rec, struct edits *edits, bool wanted,
	struct place place, struct diag *diag);

#endif
