/* progress - one line on standard error that tells how far the input is. */

#ifndef SAFI_PROGRESS_H
#define SAFI_PROGRESS_H

#include "base.h"

struct progress {
	bool on, shown;
	bool asked;       /* by the user: the last state stays */
	bool terminal;    /* a line is written over the one before */
	const char *name; /* of the program */
	size_t total;     /* bytes of the input, 0 when not known */
	size_t next;      /* bytes at which to look at the clock again */
	double began, last;
};

/* Begins to show it on standard error: for name (borrowed), of total bytes (0:
 * not known). asked: also where that is no terminal, in lines. */
void progress_start(
	struct progress *progress, const char *name, size_t total, bool asked);

/* Called with the bytes read so far, as often as you like. */
void progress_show(struct progress *progress, size_t done, size_t records);

/* The end of the input. What was asked for says so, in a line that stays;
 * else the line is wiped off the terminal. */
void progress_end(struct progress *progress, size_t done, size_t records);

#endif
