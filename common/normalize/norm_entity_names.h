/*
 * norm_entity_names - names of HTML character references: all of HTML 4, and
 * of the later ones those for ASCII, for spaces and punctuation, for letters
 * of European names. Sorted by byte values.
 */

#ifndef SAFI_NORM_ENTITY_NAMES_H
#define SAFI_NORM_ENTITY_NAMES_H

#include "common/str.h"

/* The character of a name, without & and ;. 0 if there is none. */
uint32_t norm_entity(struct str name);

#endif
