/* likely - how much a decoded text looks like text: the judge between
 * encodings that all can decode the same bytes. */

#ifndef SAFI_LIKELY_H
#define SAFI_LIKELY_H

#include "common/str.h"

struct likely {
	size_t chars;    /* code points */
	size_t common;   /* of scripts and signs that most text is made of */
	size_t breaks;   /* spaces, line ends, full stops of any script */
	size_t controls; /* C0 controls that are no white space */
	size_t wrong;    /* C1 controls, private, unassigned */
	size_t words;    /* with a character outside ASCII */
	size_t mixed;    /* of these: Arabic and other letters in one */
	size_t foreign;  /* without an ASCII letter, of two letters or more */
	size_t odd;      /* signs that touch a word and never do in prose */
	size_t arabic;   /* letters of words that are Arabic all through */
	long score;      /* the sum of how usual these letters are */
};

/* Counts over valid UTF-8. */
struct likely likely_count(struct str text);

/* The text is Arabic, or of a language written like it. Says no of text
 * that became Arabic letters by the wrong decoding. */
bool likely_is_arabic(const struct likely *likely);

/* No character that text cannot have. */
bool likely_is_text(const struct likely *likely);

/* That, and no signs strewn over its words. */
bool likely_is_prose(const struct likely *likely);

/* And most words have a plain letter, as the languages of western Europe. */
bool likely_is_latin(const struct likely *likely);

/* The text is in the right byte order, for what UTF-16 or UTF-32 made. */
bool likely_is_ordered(const struct likely *likely);

#endif
