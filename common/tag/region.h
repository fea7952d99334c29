/* region - the Arabic names of countries and territories, from CLDR by way of
 * ICU, so that they need no list here and follow the installed data. */

#ifndef SAFI_REGION_H
#define SAFI_REGION_H

#include "common/arena.h"
#include "common/str.h"

struct region_names {
	struct str *names; /* no name twice */
	struct str *codes; /* ISO 3166-1, two letters, of each */
	size_t n;
};

/* The long and the short form of each name; what CLDR adds in brackets is
 * left out. Everything is in the arena. Without ICU's data there are none. */
struct region_names region_load(struct arena *arena);

#endif
