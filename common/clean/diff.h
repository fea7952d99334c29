/*
 * diff - what an edit list would cut, for people: red on a terminal, else in
 * [- -]; of what stays as much as shows where a cut is. Characters that would
 * disturb a terminal or turn a line round are shown as U+FFFD.
 */

#ifndef SAFI_DIFF_H
#define SAFI_DIFF_H

#include "common/edit.h"
#include "common/out.h"

/* Writes settled edits of a text, under its id, NULL for none. */
void diff_write(const struct edits *edits, struct str text,
	const struct str *id, bool colour, struct out *out);

#endif
