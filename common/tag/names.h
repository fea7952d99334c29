/*
 * names - PER LOC ORG GRP FAC and the user's own labels in a paragraph: names
 * of the gazetteers, and names that no list has, found by the words around
 * them: a title or role before a person, a given name, the head of an
 * organisation, group, building or place, a surname whose full name came
 * before. Which words do that is data too: rows of the gazetteers with a
 * label in small letters (enum names_class).
 */

#ifndef SAFI_NAMES_H
#define SAFI_NAMES_H

#include "gaz.h"
#include "span.h"

/* Gazetteers without a name yet, for lists with these classes of helping
 * words. */
struct gaz *names_gaz(struct arena *arena);

enum names_class {
	NAMES_ROLE = 1 << 0,     /* title, office or trade of a person */
	NAMES_GIVEN = 1 << 1,    /* given name, never anything else */
	NAMES_MAYBE = 1 << 2,    /* given name, and a common word */
	NAMES_FAMILY = 1 << 3,   /* family name, only behind another name */
	NAMES_PARTICLE = 1 << 4, /* part of a name that wants another word */
	NAMES_STOP = 1 << 5,     /* never part of a name */
	NAMES_NATION = 1 << 6,   /* adjective of a country or people */
	NAMES_RANK = 1 << 7,     /* adjective or noun that completes a role */
	NAMES_ORG = 1 << 8,      /* heads */
	NAMES_GRP = 1 << 9,
	NAMES_FAC = 1 << 10,
	NAMES_LOC = 1 << 11,
	NAMES_LEAD = 1 << 12,     /* a head that is left out of the span before
				     a proper name */
	NAMES_WEAK = 1 << 13,     /* a head of many things without a name */
	NAMES_FORCE = 1 << 14,    /* army: an ORG with an adjective of nation */
	NAMES_COMMON = 1 << 15,   /* a name that is also a common word: wants a
				     cue before it */
	NAMES_CUE = 1 << 16,      /* cue of a place */
	NAMES_COMPOUND = 1 << 17, /* first word of many places' names */
	NAMES_MEDIUM = 1 << 18,   /* cue of a platform */
	NAMES_PURPOSE = 1 << 19,  /* behind ل in the name of a body */
	NAMES_OUTLET = 1 << 20,   /* a paper or channel called by a common word:
				     counts behind such a head or in quotes */
	NAMES_PRESS = 1 << 21,    /* head of outlets, never part of the name */
	NAMES_SPORT = 1 << 22,    /* word of reports on games */
	NAMES_VERSUS = 1 << 23,   /* in such a report, a club follows */
	NAMES_SAY = 1 << 24,      /* verb of saying: a person may follow */
	NAMES_SITE = 1 << 25,     /* head of outlets, and of other things unless
				     a proper name follows */
	NAMES_NAMED = 1 << 26,    /* head of a place that any definite word
				     behind it is the name of; a role that
				     says so: called */
	NAMES_GAME = 1 << 27,     /* word of reports on games alone */
	NAMES_CLUB = 1 << 28,     /* a common word that is a club's name in
				     them, or behind "club" and the like */
	NAMES_SCORE = 1 << 29,    /* verb of a report on a game: a player may
				     follow */
	NAMES_PLACED = 1 << 30    /* of no list: the words around a word of no
				     list say that it is a place */
};

enum { NAMES_ENDS = 2048 }; /* 2 to the 11th */

/* What was learned from a document so far: surnames, and whether it reports on
 * a game. Zeroed, with an arena of the document's lifetime, before its first
 * paragraph. */
struct names_memory {
	struct arena *arena;
	uint64_t *v; /* open addressing, 0: free */
	size_t n, cap;
	size_t sport, games; /* words of NAMES_SPORT and GAME so far */
	bool brief;          /* some have fewer than three letters */
	uint64_t ends[NAMES_ENDS / 64]; /* a bit for each one's last letters:
					   most words of a text are not looked
					   up */
};

/*
 * Adds the spans of a paragraph; scratch is for the time of the call. Spans
 * carry "id" when the list gives one, and "norm", the plain name, when لل
 * (U+0644 0644) is attached to it. Linear in the length of the paragraph.
 */
void names_tag(const struct gaz *gaz, const struct para *para,
	struct arena *scratch, struct names_memory *memory,
	struct spans *spans);

#endif
