/*
 * date_field - the fields of a date, each read by a function of its own. What
 * is in when says what the date has already. All return the word behind the
 * field, or i when it is not there.
 */

#ifndef SAFI_DATE_FIELD_H
#define SAFI_DATE_FIELD_H

#include "date_read.h"

/* Word i begins with no "and" or "so": it goes on with what is before it. */
bool word_goes_on(const struct words *words, size_t i);

/* The unit that word i names in the singular, or the dual or plural as flags
 * allow. */
const struct sense *period_unit(
	const struct words *words, size_t i, unsigned flags);

/* "Last", "next", "current" with the article at word i: -1, 1, 0. Also "the
 * one before last". Returns the word behind it, or i. */
size_t when_direction(const struct words *words, size_t i, int *direction);

/* "The year" at word i is one of a school or a budget: its adjective is next.
 */
bool is_kind_of_year(const struct words *words, size_t i);

/* No white space parts word i from the one before it. */
bool touches(const struct words *words, size_t i);

/* The mark between digits of a date, or 0. "16. November." may be spaced. */
uint32_t separator(const struct words *words, size_t i);

/* Digits at word i, at most len of them. */
bool digits_at(const struct words *words, size_t i, size_t len, int *value);

/* A count with the article, as it follows a definite noun: "the three", "the
 * twelve". */
bool definite_count(const struct words *words, size_t i, int *n, size_t *end);

/* Makes the date one that lies rel units from the reference; false when it
 * is one already. */
bool when_set_relative(struct when *when, enum date_unit unit, int rel);

/* A day of a month: a number, an ordinal with the article, or "first". */
size_t when_day_number(const struct words *words, size_t i, int *day);

/* "Yesterday", "tomorrow", "today", "tonight", "now". */
size_t when_deictic(const struct words *words, size_t i, struct when *when);

/* A day without an hour stands at word i. */
bool day_follows(const struct words *words, size_t i);

/* "Evening of", when a day comes next. */
size_t when_part(const struct words *words, size_t i, struct when *when);

/* A weekday, "day" before it, "last" or an ordinal behind it. */
size_t when_weekday(const struct words *words, size_t i, struct when *when);

/* "First", "third", "last" before a weekday, a week or a day of something. */
size_t when_nth(const struct words *words, size_t i, struct when *when);

/* A day, when its month comes next, or a weekday stands before it. */
size_t when_day(const struct words *words, size_t i, struct when *when);

/* The weekend, with "last" or "next". */
size_t when_weekend(const struct words *words, size_t i, struct when *when);

/* "The rest of the week". */
size_t when_rest(const struct words *words, size_t i, struct when *when);

/* A year with the word for it, or behind a month; its era. */
size_t when_year(const struct words *words, size_t i, struct when *when);

/* A season with its year, or "this", "last". */
size_t when_season(const struct words *words, size_t i, struct when *when);

/* "The first half of", "the last quarter of". */
size_t when_share(const struct words *words, size_t i, struct when *when);

/* "The nineteenth century". */
size_t when_century(const struct words *words, size_t i, struct when *when);

/* "The eighties", with the century behind it; "the first decade of the 21st
 * century". */
size_t when_decade(const struct words *words, size_t i, struct when *when);

/* A feast, to be looked up in a calendar. */
size_t when_holiday(const struct words *words, size_t i, struct when *when);

#endif
