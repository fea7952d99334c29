/*
 * sink - a file that output goes to. One that is published appears under its
 * name only when it is whole: it is written beside, synced and renamed; until
 * then the old file stays as it is.
 */

#ifndef SAFI_SINK_H
#define SAFI_SINK_H

#include "arena.h"
#include "diag.h"

struct sink {
	const char *path; /* borrowed */
	char *temporary;  /* NULL when path is written directly */
	int fd;
	bool created; /* path was not there before it was opened directly */
};

/*
 * Opens path to be published. A path that is there and is no regular file
 * (/dev/null, a FIFO, a terminal), or that names a descriptor (/dev/stdout),
 * is written directly. False: reported.
 */
bool sink_open(struct sink *sink, const char *path, struct arena *arena,
	struct diag *diag);

/* Opens path to be written as the run goes on; what was in it is kept until
 * sink_empty. */
bool sink_open_direct(struct sink *sink, const char *path, struct diag *diag);
bool sink_empty(struct sink *sink, struct diag *diag);

/* Syncs, renames and closes; false: reported, and the old file is there. */
bool sink_publish(struct sink *sink, struct diag *diag);

/* Closes, and removes what was written beside or created: as if the sink had
 * never been opened. Does nothing to one that was published. */
void sink_discard(struct sink *sink);

#endif
