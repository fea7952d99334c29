/*
 * icu-sentences - the yardstick of safi-split's speed: reads a whole text,
 * converts it to UTF-16, walks over it with ICU's sentence BreakIterator and
 * prints how many sentences there are.
 *
 *	icu-sentences [LOCALE] < text
 */

#include <stdio.h>
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

#include "common/buf.h"

static void
read_all(struct buf *buf)
{
	size_t n;

	while ((n = fread(buf_reserve(buf, 256 * KIB), 1, 256 * KIB, stdin)) >
		0)
		buf->len += n;
}

int
main(int argc, char **argv)
{
	struct buf buf = { 0 };
	UErrorCode error = U_ZERO_ERROR;
	UBreakIterator *it;
	UChar *text;
	int32_t len;
	size_t n = 0;

	read_all(&buf);
	text = malloc((buf.len + 1) * sizeof(*text));
	if (!text || buf.len >= INT32_MAX)
		return 3;
	(void)u_strFromUTF8(text, (int32_t)buf.len + 1, &len,
		(const char *)buf.ptr, (int32_t)buf.len, &error);
	it = ubrk_open(
		UBRK_SENTENCE, argc > 1 ? argv[1] : "ar", text, len, &error);
	if (U_FAILURE(error)) {
		(void)fprintf(
			stderr, "icu-sentences: %s\n", u_errorName(error));
		return 3;
	}
	while (ubrk_next(it) != UBRK_DONE)
		n++;
	printf("%zu\n", n);
	ubrk_close(it);
	free(text);
	buf_free(&buf);
	return 0;
}
