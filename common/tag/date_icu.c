/* date_icu - ICU's Islamic calendar and CLDR's names of months. */

#include <stdio.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

#include "date_cal.h"

static const UChar utc[] = { 'U', 'T', 'C', 0 };
static const double day_ms = 86400000.0;

enum {
	FIRST_YEAR = 1300, /* the years that Umm al-Qura is tabulated for */
	LAST_YEAR = 1600,
	MONTHS = (LAST_YEAR - FIRST_YEAR + 1) * 12
};

/* A calendar of ICU, and what it said: the day number on which each month
 * begins, 0 while it was not asked (ICU counts through years to answer). */
struct islamic {
	UCalendar *cal;
	int32_t start[MONTHS + 1];
};

struct islamic *
islamic_open(struct arena *arena)
{
	struct islamic *islamic = ARENA_NEW(arena, struct islamic, 1);
	UErrorCode status = U_ZERO_ERROR;

	islamic->cal = ucal_open(
		utc, -1, "ar@calendar=islamic-umalqura", UCAL_DEFAULT, &status);
	if (U_FAILURE(status))
		islamic->cal = NULL;
	return islamic;
}

void
islamic_close(struct islamic *islamic)
{
	if (islamic && islamic->cal)
		ucal_close(islamic->cal);
}

/* The day number of the first of a month, the months counted from FIRST_YEAR;
 * 0: ICU cannot say. */
static int32_t
month_start(struct islamic *islamic, int index)
{
	UErrorCode status = U_ZERO_ERROR;
	double ms;

	if (islamic->start[index] || !islamic->cal)
		return islamic->start[index];
	ucal_clear(islamic->cal);
	ucal_setDateTime(islamic->cal, FIRST_YEAR + index / 12, index % 12, 1,
		12, 0, 0, &status);
	ms = ucal_getMillis(islamic->cal, &status);
	if (U_SUCCESS(status))
		islamic->start[index] = (int32_t)((ms - day_ms / 2) / day_ms);
	return islamic->start[index];
}

bool
islamic_to_day(
	struct islamic *islamic, int year, int month, int day, struct day *out)
{
	int index = (year - FIRST_YEAR) * 12 + month - 1;
	int32_t first, next;

	if (year < FIRST_YEAR || year >= LAST_YEAR || month < 1 || month > 12 ||
		day < 1)
		return false;
	first = month_start(islamic, index);
	next = month_start(islamic, index + 1);
	if (!first || first + day > next)
		return false;
	*out = day_from((int64_t)first + day - 1);
	return true;
}

int
islamic_year(struct islamic *islamic, struct day day)
{
	int64_t number = day_number(day);
	/* a year has 354.367 days; 1300 began on 1882-11-12 */
	int64_t began = day_number((struct day){ 1882, 11, 12 });
	int year = FIRST_YEAR + (int)((number - began) * 1000 / 354367);
	struct day first;

	if (number < began || year >= LAST_YEAR - 1)
		return 0;
	for (year++; year > FIRST_YEAR; year--) {
		if (islamic_to_day(islamic, year, 1, 1, &first) &&
			day_number(first) <= number)
			break;
	}
	return year;
}

bool
month_names(const char *locale, bool islamic, struct str names[12],
	struct arena *arena)
{
	UErrorCode status = U_ZERO_ERROR;
	char full[64];
	UDateFormat *format;
	bool good;

	snprintf(full, sizeof(full), "%s%s", locale,
		islamic ? "@calendar=islamic-umalqura" : "");
	format = udat_open(
		UDAT_NONE, UDAT_LONG, full, utc, -1, NULL, 0, &status);
	for (int32_t month = 0; month < 12 && U_SUCCESS(status); month++) {
		UChar name[64];
		char utf8[256];
		int32_t bytes = 0;
		int32_t len = udat_getSymbols(format, UDAT_STANDALONE_MONTHS,
			month, name, COUNTOF(name), &status);

		u_strToUTF8(utf8, sizeof(utf8), &bytes, name, len, &status);
		if (U_SUCCESS(status))
			names[month] =
				arena_str(arena, str_make(utf8, (size_t)bytes));
	}
	good = U_SUCCESS(status);
	udat_close(format);
	return good;
}
