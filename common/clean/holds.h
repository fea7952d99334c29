/*
 * holds - what a text must hold: a set of bytes, of which every match of a
 * pattern needs one ("one of : and -"). A search for them dismisses most
 * patterns on most lines. It is made in the text as it lies, so a set that is
 * made for folded text has the bytes of all that folds to its characters: a
 * search may find too much, never too little.
 */

#ifndef SAFI_HOLDS_H
#define SAFI_HOLDS_H

#include "common/byteset.h"

/* How usual the bytes are in texts: 0 for the empty set, HOLDS_USUAL and more
 * for one that is not worth a look, or not known. To HOLDS_RARE few lines have
 * any. */
struct holds {
	struct byteset bytes;
	unsigned usual;
};

enum { HOLDS_RARE = 20, HOLDS_USUAL = 1000 };

/* Adds a character of folded text, one of the text as it lies. */
void holds_add(struct holds *set, uint32_t fold);
void holds_add_plain(struct holds *set, uint32_t cp);

/* Adds what is in another set. */
void holds_join(struct holds *set, const struct holds *other);

#endif
