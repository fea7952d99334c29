/* brat_dir - a folder of brat documents: NAME.txt and NAME.ann. */

#ifndef SAFI_BRAT_DIR_H
#define SAFI_BRAT_DIR_H

#include "common/str.h"

/*
 * Opens a folder, which is made if it is not there, with those above it. It
 * must hold nothing: annotations are edited by hand, and nothing of ours may
 * overwrite them. Returns a descriptor to close, or -1 with errno (ENOTEMPTY).
 */
int brat_dir_open(const char *path);

/*
 * Writes the two files of a document, both new (else EEXIST) and whole. False
 * with errno when they could not be written; then neither is there.
 */
bool brat_dir_write(
	int dir_fd, struct str name, struct str text, struct str ann);

#endif
