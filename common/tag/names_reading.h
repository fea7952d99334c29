/*
 * names_reading - what stands behind the head of a name is read piece by
 * piece: each of these goes on over the words of one kind, if there are any.
 */

#ifndef SAFI_NAMES_READING_H
#define SAFI_NAMES_READING_H

#include "names_rules.h"

/* Of the classes of words, those of heads. */
enum { NAMES_HEADS = NAMES_ORG | NAMES_GRP | NAMES_FAC | NAMES_LOC };

/* A name behind a head while it is read. */
struct reading {
	const struct scan *scan;
	uint32_t head; /* classes */
	size_t from;   /* the head's token */
	size_t at;     /* the next token */
	size_t words;  /* definite ones so far */
	bool proper;   /* a proper name is part of it */
	bool purpose;  /* «للدراسات», «لحقوق الإنسان» */
	bool nation; /* an adjective of nation ends it: «الكتاب العرب» */
	bool led; /* the head is no part of it, nor is a nation's adjective
		     behind it */
};

/* «العامة للإعلام»: definite words; behind the first, adjectives. */
void reading_definite(struct reading *r);

/* «للتنمية», «لحقوق الإنسان»: what the organisation is for. */
void reading_purpose(struct reading *r);

/* «والتنمية»: a second field of a ministry or party. */
void reading_joined(struct reading *r);

/* «الملك سعود», «أبو الفضل العباس», «بيروت»: named after somebody or
 * something. False when nothing of that kind is there. */
bool reading_proper(struct reading *r);

/* The byte where the article of a word begins behind «و», «ب», «وب»; the second
 * lam of «لل». */
size_t reading_article(const struct scan *scan, size_t i);

/* «شارع المتنبي», «قصر السلام»: one definite word that no list knows is the
 * name of the building or street that was read. */
bool building_is_called(const struct reading *r);

/* «شارع», «ميدان», «دوار»: the head at i may be called after whatever body or
 * thing. */
bool building_is_public(const struct scan *scan, size_t i);

/* «المتحف المصري», «المكتبة الوطنية»: a definite head at i that there is one of
 * in a nation or town. */
struct found building_definite(const struct scan *scan, size_t i);

/* Indefinite words that nothing is known of; behind a weak head an adjective
 * of relation is only that. */
void reading_plain(struct reading *r);

#endif
