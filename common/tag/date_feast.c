/* date_feast - values of the Islamic calendar, and of feasts. */

#include "date_resolve.h"

/* "Ramadan 2019": the Islamic year in which the month begins in a year of
 * ours. */
static int
year_of_ours(const struct resolve *r, int month, int ours)
{
	int h = islamic_year(r->cal, (struct day){ ours, 6, 30 });
	struct day first;

	for (int year = h - 1; year <= h + 1; year++) {
		if (islamic_to_day(r->cal, year, month, 1, &first) &&
			first.year == ours)
			return year;
	}
	return h;
}

/* The nearest Islamic year whose month and day lie on the side that is
 * preferred; 0: there is no reference. */
static int
open_year(const struct resolve *r, int month, int day)
{
	int year = r->ref->known ? islamic_year(r->cal, r->today) : 0;
	struct day first;
	bool ahead;

	if (!year || !islamic_to_day(r->cal, year, month, day, &first))
		return year;
	ahead = day_number(first) > day_number(r->today);
	if (ahead == r->ref->future)
		return year;
	return ahead ? year - 1 : year + 1;
}

/* What the words say: a day, a month or a year of the Islamic calendar; year 0
 * is open. */
static struct str
islamic_text(struct resolve *r, int year, int month)
{
	int day = r->when->day;

	if (!resolve_has(r, HAS_YEAR))
		return resolve_has(r, HAS_DAY)
			       ? resolve_text(r, "XXXX-99-99", month, day)
			       : resolve_text(r, "XXXX-99", month);
	if (!resolve_has(r, HAS_MONTH))
		return resolve_text(r, "9999", year);
	return resolve_has(r, HAS_DAY)
		       ? resolve_text(r, "9999-99-99", year, month, day)
		       : resolve_text(r, "9999-99", year, month);
}

/* The days of a whole month; ours: in a year of ours, so that is its value. */
static void
islamic_month(struct resolve *r, int year, int month, bool ours)
{
	struct day first, last;

	if (!islamic_to_day(r->cal, year, month, 1, &first) ||
		(!islamic_to_day(r->cal, year, month, 30, &last) &&
			!islamic_to_day(r->cal, year, month, 29, &last)))
		return;
	r->out->abs = resolve_text(r, "9999-99-99/9999-99-99", first.year,
		first.month, first.day, last.year, last.month, last.day);
	r->out->gregorian = r->out->abs;
	if (ours) {
		r->out->value = r->out->abs;
		r->out->islamic = false;
	}
}

/* A day of the Islamic calendar; or a whole month or year of it. */
void
resolve_islamic(struct resolve *r)
{
	int month = r->when->month, year = r->when->year;
	int day = resolve_has(r, HAS_DAY) ? r->when->day : 1;
	bool ours = resolve_has(r, HAS_YEAR | HAS_MONTH) && year > 1600;
	struct day d;

	r->out->islamic = true;
	if (ours)
		year = year_of_ours(r, month, year);
	if (resolve_has(r, HAS_YEAR)) {
		r->out->value = islamic_text(r, year, month);
	} else {
		resolve_value(r, islamic_text(r, year, month));
		year = open_year(r, month, day);
	}
	if (!resolve_has(r, HAS_MONTH) || !year)
		return;
	if (!resolve_has(r, HAS_DAY)) {
		islamic_month(r, year, month, ours);
	} else if (islamic_to_day(r->cal, year, month, day, &d)) {
		resolve_day(r, d);
		r->out->gregorian = r->out->abs;
	}
}

/* The day of a holiday in a year of ours; false: the calendar cannot say. */
static bool
holiday_in(const struct resolve *r, int year, struct day *d)
{
	int code = r->when->holiday;
	int h;

	if (code == 0) {
		*d = easter(year);
		return true;
	}
	if (code < 0) {
		*d = (struct day){ year, -code / 100, -code % 100 };
		return day_exists(*d);
	}
	h = islamic_year(r->cal, (struct day){ year, 1, 1 });
	for (int k = 0; h && k < 3; k++) {
		if (islamic_to_day(r->cal, h + k, code / 100, code % 100, d) &&
			d->year == year)
			return true;
	}
	return false;
}

void
resolve_holiday(struct resolve *r)
{
	struct day d;
	int year;
	int64_t today = day_number(r->today);

	if (resolve_year(r, &year)) {
		if (holiday_in(r, year, &d))
			resolve_day(r, d);
		r->out->value = r->out->abs;
		return;
	}
	if (!r->ref->known)
		return;
	for (int k = 0; k < 3; k++) {
		year = r->today.year + (r->ref->future ? k : -k);
		if (!holiday_in(r, year, &d) ||
			(r->ref->future ? day_number(d) < today
					: day_number(d) > today))
			continue;
		resolve_day(r, d);
		r->out->value = r->out->abs;
		return;
	}
}
