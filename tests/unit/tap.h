/*
 * tap - the few lines a unit test needs to speak TAP (Test Anything Protocol):
 * calls of ok() and its relatives, and at the end return tap_done(). The state
 * is static, which only a test may do.
 */

#ifndef SAFI_TAP_H
#define SAFI_TAP_H

#include <stdarg.h>
#include <stdio.h>

#include "common/str.h"

static struct {
	int n, failed;
} tap;

/* One test: passed, and what it shows. Yields passed. */
PRINTF(2, 3)
static inline bool
ok(bool passed, const char *fmt, ...)
{
	va_list args;

	tap.n++;
	tap.failed += !passed;
	printf("%sok %d - ", passed ? "" : "not ", tap.n);
	va_start(args, fmt);
	vprintf(fmt, args);
	va_end(args);
	putchar('\n');
	(void)fflush(stdout);
	return passed;
}

/* Two numbers are equal. */
static inline bool
is_size(size_t got, size_t want, const char *what)
{
	if (ok(got == want, "%s", what))
		return true;
	printf("# got %zu, want %zu\n", got, want);
	return false;
}

/* Two strings are equal, NUL and all. */
static inline bool
is_str(struct str got, struct str want, const char *what)
{
	if (ok(str_eq(got, want), "%s", what))
		return true;
	printf("#  got \"" STR_FMT "\" (%zu bytes)\n", STR_ARG(got), got.len);
	printf("# want \"" STR_FMT "\" (%zu bytes)\n", STR_ARG(want), want.len);
	return false;
}

/* Prints the plan; the value is for main to return. */
static inline int
tap_done(void)
{
	printf("1..%d\n", tap.n);
	return tap.failed > 0;
}

#endif
