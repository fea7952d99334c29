/* files - the files that a run writes: output, rejects, statistics. */

#ifndef SAFI_FILES_H
#define SAFI_FILES_H

#include "run.h"

/*
 * Opens what the settings name, before anything is read. An input that would
 * be overwritten while it is read, or one file for two outputs, is refused.
 * False: reported; no file was changed.
 */
bool files_open(struct run *run);

/* The end of the output and the rejects: flushed, closed, and a file of
 * --output put in its place unless input was lost. False: reported, some of
 * the output is lost. */
bool files_close(struct run *run);

/* Prints the statistics where --stats wants them. False: reported. */
bool files_write_stats(struct run *run);

#endif
