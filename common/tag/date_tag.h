/*
 * date_tag - the readers of dates and periods, and what they share: one run
 * over a paragraph. Of «قبل يومين» (two days ago) date_shift reads the
 * preposition and, by period_read, the period; asks for the values by
 * date_text, adds the span by date_add, and returns the word behind it.
 */

#ifndef SAFI_DATE_TAG_H
#define SAFI_DATE_TAG_H

#include "date_read.h"

struct date_run {
	const struct date *date;
	const struct words *words;
	const struct date_ref *ref;
	struct spans *spans;
};

/* Marks words as taken and adds the span. */
struct span *date_add_span(struct date_run *t, size_t first, size_t last,
	const char *label, struct str rule);

/* Adds a member unless it is empty. */
void date_add_text(struct date_run *t, struct span *span, const char *name,
	struct str text);

/* Adds a DATE with what is known of it; mod may be NULL. */
void date_add(struct date_run *t, size_t first, size_t last,
	const struct when_text *text, const char *mod, struct str rule);

/* The values of a date under the run's reference. */
void date_text(
	struct date_run *t, const struct when *when, struct when_text *text);

/* printf into the arena, at most 63 bytes: a value that is put together. */
struct str date_format(struct date_run *t, const char *format, ...)
	PRINTF(2, 3);

/* The mod of an approximator in a date or period. */
const char *date_mod(const char *mod);

/* Where the second end of a range begins when word i parts it from the first:
 * a hyphen, "to", behind "between" also "and". SIZE_MAX: it does not. */
size_t date_joint(const struct words *words, size_t i, bool between, bool from);

/* "low/high", in the arena. */
struct str date_both_values(
	struct str low, struct str high, struct arena *arena);

/*
 * Each of these reads at word i, adds the span that begins there and returns
 * the word behind it; i when there is none.
 *
 * "From A to B", "between A and B", "A to B", "A-B". With a
 * prefix, a lone A is no range.
 */
size_t date_range(struct date_run *t, size_t i);

/* "The days of 2, 3 and 4 May": days in a row. */
size_t date_days(struct date_run *t, size_t i);

/* One date: "late in 2016", "the evening of Friday", "(1948)", "at night". */
size_t date_plain(struct date_run *t, size_t i);

/* "Two days ago" is a date, and so is what lies ahead; "after two days" of a
 * story is a period. */
size_t date_shift(struct date_run *t, size_t i);

/* "The first nine months of 2023", "2023/2024", "the 15th and 16th centuries":
 * what begins with digits or a unit of time and is counted out in it. */
size_t date_counted(struct date_run *t, size_t i);

/* "Throughout the week", "the whole of the year". */
size_t date_whole(struct date_run *t, size_t i);

/* "Since years", "over decades": a plural that nobody counted. */
size_t date_vague(struct date_run *t, size_t i);

/* "From two months to three", "between 3 and 5 years", "3-5 years". */
size_t date_both(struct date_run *t, size_t i);

/* A number and a unit: a DURATION, or "the last 24 hours", a DATE. */
size_t date_period(struct date_run *t, size_t i);

#endif
