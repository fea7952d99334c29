/* random - numbers for property tests: the same in every run and everywhere,
 * so that a failure can be looked at again. */

#ifndef SAFI_RANDOM_H
#define SAFI_RANDOM_H

#include "common/base.h"

struct random {
	uint64_t state;
};

/* splitmix64, after S. Vigna */
static inline uint64_t
random_bits(struct random *random)
{
	uint64_t z = random->state += 0x9E3779B97F4A7C15u;

	z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
	z = (z ^ z >> 27) * 0x94D049BB133111EBu;
	return z ^ z >> 31;
}

/* A number below n, which is not 0. */
static inline size_t
random_below(struct random *random, size_t n)
{
	return (size_t)(random_bits(random) % n);
}

#endif
