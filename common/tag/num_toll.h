/* num_toll - words of harm, totals and lists of casualties. */

#ifndef SAFI_NUM_TOLL_H
#define SAFI_NUM_TOLL_H

#include "num_tag.h"

enum {
	HARM_AFTER = 3, /* words between the noun and the word of harm */
	HARM_REACH = 5, /* words between the word of harm and the number */
	HARM_LIST = 12  /* words between one casualty and "among them" */
};

/* A mark that ends the reach of a word of harm. */
bool harm_ends(const struct word *word);

/* The harm at word i was not done: "attempted murder", "sentenced to". */
bool harm_undone(const struct words *words, size_t i);

/* The word of harm before a number whose first word is first, or NULL; from:
 * where the search may go back to. *at is where it stands. */
const struct sense *harm_before(
	const struct words *words, size_t first, size_t from, size_t *at);

/* The word of harm behind the noun, from word i on: "were killed". */
const struct sense *harm_behind(const struct words *words, size_t i);

/* "The number of the dead rose to 45", "among the dead 24 civilians": the
 * victims before the number at word first, or NULL. from: where the search
 * may go back to. */
const struct sense *toll_victims(
	const struct words *words, size_t first, size_t from);

/* "(The number of the dead rose to 45) and the injured to 60": the same where
 * the casualty before it ends at word last (0: there is none). */
const struct sense *toll_goes_on(
	const struct words *words, size_t first, size_t last);

/* "(Six were killed.) The toll then rose to 9": of those who were counted
 * before. */
bool toll_rises(const struct words *words, size_t first, size_t from);

/* A number that continues a list of casualties that ends at word last: "(three
 * soldiers) and five". */
bool toll_lists(
	const struct words *words, const struct count *count, size_t last);

/* What stands behind the number of a toll can be its noun: from 11 to 99 that
 * is an accusative in the singular, «شخصا», «امرأة». */
bool toll_counts(const struct words *words, const struct number *number);

#endif
