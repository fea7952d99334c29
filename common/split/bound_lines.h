/* bound_lines - what the modules that look at line breaks share. */

#ifndef SAFI_BOUND_LINES_H
#define SAFI_BOUND_LINES_H

#include "bound_priv.h"

enum {
	BOUND_WORDS_SURE = 3 /* of a sentence before its break, where little
				else shows it */
};

/* The two lines that a break parts. */
struct lines {
	const struct scan *scan;
	size_t beg, end;         /* of the first, without white space */
	size_t next;             /* where the second begins */
	uint32_t last;           /* character of the first */
	bool letters;            /* the second begins with two of Arabic */
	bool plain;              /* so it does, and the first ends in one: no
				    mark at the break has a say */
	bool common;             /* no list has the first one's last word */
	struct bound_word first; /* of the second; empty when in no list of
				    those that are met behind a break */
};

/* The first word of the second line. */
static inline const struct bound_word *
bound_behind(const struct lines *lines)
{
	return bound_kept(lines->scan, lines->scan->behind, lines->next);
}

/* bound_item.c: list items */

/* A list item begins at pos. */
bool bound_is_item(struct str text, size_t pos);

/* bound_persian.c: line breaks in Persian and Urdu */

/* One of the lines is Persian or Urdu, as its letters tell. */
bool bound_is_persian(const struct lines *lines);

/* The second line begins with what stands late in a sentence there. */
bool bound_begins_late(const struct lines *lines);

/* bound_body.c: line breaks within running text that nothing else shows */

enum bound_rule bound_body_rule(const struct lines *lines);

/* bound_begin.c: how a sentence began */

/* How much that says of what it is. */
enum bound_body {
	BOUND_BODY_UNKNOWN, /* a headline, perhaps */
	BOUND_BODY_VERB,    /* a verb: so does many a caption begin */
	BOUND_BODY_SURE     /* a sentence before it on the line, or "and" */
};

enum bound_body bound_body_of(const struct lines *lines);
bool bound_begins_with_verb(const struct lines *lines);
bool bound_begins_with_saying(const struct scan *scan);
bool bound_says_nothing(const struct lines *lines);

/* bound_noun.c: nouns on both sides of a line break */

/* With the article, U+0627 0644. */
bool bound_is_definite(struct str word);

/* The first line's last word. */
struct str bound_last_word(const struct lines *lines);

/* The second line begins with what is no verb, behind a number (counted) or
 * not; and such a word goes on with the first. */
bool bound_is_nominal(const struct lines *lines, bool counted);
bool bound_belongs(
	const struct lines *lines, bool counted, enum bound_body body);

/* bound_clause.c: what the second line is without the first */

bool bound_is_past(struct str fold);
bool bound_is_present(struct str fold);
bool bound_is_verb(const struct bound_word *word);
bool bound_is_verbless(const struct lines *lines);
bool bound_is_list_end(const struct lines *lines);
bool bound_lacks_that(const struct lines *lines, bool wants);

/* bound_width.c: text broken at a column */

bool bound_is_full_line(struct scan *scan, const struct lines *lines);

#endif
