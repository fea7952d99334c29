/*
 * sorted - names that are looked up often, sorted once: no choice of names
 * makes a look-up slow, as many as a hostile file may hold.
 */

#ifndef SAFI_SORTED_H
#define SAFI_SORTED_H

#include "arena.h"
#include "str.h"

struct sorted_name;

/* A zeroed struct holds no names. */
struct sorted {
	struct sorted_name *v;
	size_t n;
};

/* Sorts n names, which are borrowed; name(of, i) gives the i-th, one without
 * ptr is left out. In the arena. */
struct sorted sorted_make(struct arena *arena, size_t n,
	struct str (*name)(const void *of, size_t i), const void *of);

/* The number of a name, of equal ones the first; STR_NONE when it is none of
 * them. */
size_t sorted_find(const struct sorted *names, struct str name);

#endif
