/* file - a file of test data, whole. */

#ifndef SAFI_TEST_FILE_H
#define SAFI_TEST_FILE_H

#include <stdio.h>

#include "common/buf.h"

/* Its bytes, owned by the caller; none when it cannot be read. */
static inline struct buf
file_read(const char *path)
{
	struct buf buf = { 0 };
	FILE *file = fopen(path, "rb");
	size_t n = 1;

	while (file && n > 0) {
		uint8_t *dst = buf_reserve(&buf, 65536);

		n = fread(dst, 1, 65536, file);
		buf.len += n;
	}
	if (file)
		(void)fclose(file);
	return buf;
}

#endif
