/*
 * replay - stands in for libFuzzer where there is none: runs a fuzz target on
 * the files named, each file one TAP test. A fault ends the program, so that
 * the missing tests and the status tell of it.
 */

#include <stdio.h>
#include <stdlib.h>

#include "common/buf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
read_file(const char *path, struct buf *buf)
{
	FILE *file = fopen(path, "rb");
	size_t n;

	if (!file)
		return false;
	buf->len = 0;
	while ((n = fread(buf_reserve(buf, 64 * KIB), 1, 64 * KIB, file)) > 0)
		buf->len += n;
	return fclose(file) == 0;
}

/* A copy that ends where its block ends lets a sanitizer see every byte read
 * behind the input. */
static void
run_copy(const struct buf *buf)
{
	uint8_t *copy = malloc(buf->len > 0 ? buf->len : 1);

	if (!copy)
		abort();
	if (buf->len > 0)
		memcpy(copy, buf->ptr, buf->len);
	(void)LLVMFuzzerTestOneInput(copy, buf->len);
	free(copy);
}

int
main(int argc, char **argv)
{
	struct buf buf = { 0 };
	int i, bad = 0;

	printf("1..%d\n", argc - 1);
	for (i = 1; i < argc; i++) {
		(void)fflush(stdout);
		if (read_file(argv[i], &buf)) {
			run_copy(&buf);
			printf("ok %d - %s\n", i, argv[i]);
		} else {
			printf("not ok %d - %s\n", i, argv[i]);
			bad = 1;
		}
	}
	buf_free(&buf);
	return bad;
}
