/* base - the few macros and types that every file may use. */

#ifndef SAFI_BASE_H
#define SAFI_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define COUNTOF(a) (sizeof(a) / sizeof((a)[0]))

/* a printf-like function: argument f is the format, a the first value */
#define PRINTF(f, a) __attribute__((format(printf, f, a)))

#define KIB ((size_t)1024)
#define MIB (1024 * KIB)

/*
 * Code for one processor feature lives beside portable code that gives the
 * same result; the choice is made at run time, at each call (one load).
 * Compiled with -DSAFI_PORTABLE there is the portable code alone; a test
 * compares the two (tests/portable.bats).
 */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(SAFI_PORTABLE)
#define HAVE_AVX2_CODE 1
#define TARGET_AVX2 __attribute__((target("avx2,bmi,popcnt")))
#define CPU_HAS_AVX2() __builtin_cpu_supports("avx2")
#define HAVE_SSE2_CODE 1 /* every such processor has it: no choice */
#endif

static inline size_t
size_min(size_t a, size_t b)
{
	return a < b ? a : b;
}

static inline size_t
size_max(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* How many of n ascending numbers are below x; they stand stride bytes apart,
 * as a member of an array of structs does. */
static inline size_t
count_below(const size_t *first, size_t n, size_t stride, size_t x)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		const size_t *at =
			(const void *)((const uint8_t *)first + mid * stride);

		if (*at < x)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* The same of the member of v[0, n). */
#define COUNT_BELOW(v, n, member, x)                                           \
	count_below((n) ? &(v)->member : NULL, (n), sizeof(*(v)), (x))

#endif
