/*
 * date_cal - days, weeks and months of the Gregorian calendar (proleptic), as
 * arithmetic; ICU for the Islamic one (Umm al-Qura) and the names of months.
 */

#ifndef SAFI_DATE_CAL_H
#define SAFI_DATE_CAL_H

#include "date.h"

struct day {
	int year, month, day;
};

/* Days since 1970-01-01, and back. */
int64_t day_number(struct day day);
struct day day_from(int64_t number);

/* 1 (Monday) to 7. */
int day_weekday(int64_t number);

/* 28 to 31. */
int month_days(int year, int month);

/* True for a month of 1 to 12 and a day that it has. */
bool day_exists(struct day day);

/* The ISO week that holds a day; its year may be another one. */
void day_week(int64_t number, int *year, int *week);

/* The Monday of an ISO week; weeks of a year, 52 or 53. */
int64_t week_monday(int year, int week);
int year_weeks(int year);

/* The day n months later, or the last of that month when it is shorter. */
struct day day_add_months(struct day day, int n);

/* Easter Sunday of the western churches. */
struct day easter(int year);

struct islamic;

/* The Islamic calendar, in the arena but for what ICU holds. */
struct islamic *islamic_open(struct arena *arena);
void islamic_close(struct islamic *islamic);

/* The Gregorian day of an Islamic one of the years 1300 to 1599; false when
 * there is none such. */
bool islamic_to_day(
	struct islamic *islamic, int year, int month, int day, struct day *out);

/* The Islamic year in which a Gregorian day lies; 0: unknown. */
int islamic_year(struct islamic *islamic, struct day day);

/*
 * The names of the months in a locale ("ar_SY"), of the Islamic calendar when
 * islamic is true, in the arena. False when ICU does not know them.
 */
bool month_names(const char *locale, bool islamic, struct str names[12],
	struct arena *arena);

#endif
