/* date_resolve - what the files that give dates their values share. */

#ifndef SAFI_DATE_RESOLVE_H
#define SAFI_DATE_RESOLVE_H

#include "date_read.h"

/* What is being resolved. */
struct resolve {
	const struct when *when;
	const struct date_ref *ref;
	struct islamic *cal;
	struct arena *arena;
	struct when_text *out;
	struct day today;
};

/*
 * A text made by a pattern: a run of 9s stands for an int of so many digits at
 * least, "$" for a C string, "&" for a pointer to a struct str. At most
 * TEXT_MAX bytes; a string that does not fit is left out. (printf would take
 * longer than the whole grammar.)
 */
struct str resolve_text(struct resolve *r, const char *pattern, ...);

/* The date has all of these fields. */
bool resolve_has(const struct resolve *r, unsigned fields);

/* "TEV", "T22:15" behind a day. */
struct str resolve_time(struct resolve *r);

/* Sets the value, or abs, with the time of the day behind it. */
void resolve_value(struct resolve *r, struct str value);

void resolve_day(struct resolve *r, struct day d);

/* Sets abs to the week of a Monday; tail: "" or "-WE". */
void resolve_week(struct resolve *r, int64_t monday, const char *tail);

/* The Monday of the reference's week. */
int64_t resolve_monday(const struct resolve *r);

/* The year that the words give, the reference's or relative to it. */
bool resolve_year(const struct resolve *r, int *year);

/* Likewise the month. */
bool resolve_month(const struct resolve *r, int *month);

/* The nearest year, on the side that is preferred, in which month and day
 * are not beyond the reference. */
int resolve_open_year(const struct resolve *r, int month, int day);

/* The kinds of values; each sets value and abs as far as it can. */

/* A day of the Islamic calendar; or a whole month or year of it. */
void resolve_islamic(struct resolve *r);

/* The day of a feast, the nearest one without a year. */
void resolve_holiday(struct resolve *r);

/* A weekday that stands alone or with a direction, or in a week. */
void resolve_weekday(struct resolve *r);

/* "Last summer", "spring of 1968". */
void resolve_season(struct resolve *r);

/* The last n units, the coming ones: a range of whole units beside this. */
void resolve_row(struct resolve *r);

/* From the reference day to the end of its week, month or year. */
void resolve_rest(struct resolve *r);

void resolve_relative(struct resolve *r);

#endif
