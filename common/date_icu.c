/* date_icu - ICU's Islamic calendar and CLDR's names of months. */

#include <stdio.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

#include "date_cal.h"

static const UChar utc[] = { 'U', 'T', 'C', 0 };
static const double day_ms = 86400000.0;

/* ICU's objects are its own; a pointer to this struct is a UCalendar. */
struct islamic *
islamic_open(void)
{
	UErrorCode status = U_ZERO_ERROR;
	UCalendar *cal = ucal_open(
		utc, -1, "ar@calendar=islamic-umalqura", UCAL_DEFAULT, &status);

	return U_SUCCESS(status) ? (struct islamic *)cal : NULL;
}

void
islamic_close(struct islamic *cal)
{
	if (cal)
		ucal_close((UCalendar *)cal);
}

bool
islamic_to_day(
	struct islamic *cal, int year, int month, int day, struct day *out)
{
	UErrorCode status = U_ZERO_ERROR;
	UCalendar *ucal = (UCalendar *)cal;
	double ms;

	if (!cal || year < 1 || year > 9999 || month < 1 || month > 12 ||
		day < 1 || day > 30)
		return false;
	ucal_clear(ucal);
	ucal_setDateTime(ucal, year, month - 1, day, 12, 0, 0, &status);
	ms = ucal_getMillis(ucal, &status);
	if (U_FAILURE(status) ||
		ucal_get(ucal, UCAL_DATE, &status) != day) /* no 30th */
		return false;
	*out = day_from((int64_t)((ms - day_ms / 2) / day_ms));
	return U_SUCCESS(status);
}

int
islamic_year(struct islamic *cal, struct day day)
{
	UErrorCode status = U_ZERO_ERROR;
	UCalendar *ucal = (UCalendar *)cal;
	int year;

	if (!cal)
		return 0;
	ucal_setMillis(
		ucal, (double)day_number(day) * day_ms + day_ms / 2, &status);
	year = ucal_get(ucal, UCAL_YEAR, &status);
	return U_SUCCESS(status) ? year : 0;
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
