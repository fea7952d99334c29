/* date_feast - values of the Islamic calendar, and of feasts. */

#include "date_resolve.h"

/* A day of the Islamic calendar; or a whole month or year of it. */
void
resolve_islamic(struct resolve *r)
{
	const struct when *w = r->when;
	int month = w->month, year = w->year;
	struct day first, last;
	bool abs = false;

	r->out->islamic = true;
	if (resolve_has(r, HAS_YEAR | HAS_MONTH) && year > 1600) {
		/* a month of the one calendar in a year of the other */
		struct day june = { year, 6, 30 };
		int h = islamic_year(r->cal, june);

		for (year = h - 1; year <= h + 1; year++) {
			if (islamic_to_day(r->cal, year, month, 1, &first) &&
				first.year == w->year)
				break;
		}
		if (year > h + 1)
			year = h;
		abs = true;
	}
	if (!resolve_has(r, HAS_YEAR)) {
		year = r->ref->known ? islamic_year(r->cal, r->today) : 0;
		resolve_value(r,
			resolve_has(r, HAS_DAY)
				? resolve_text(r, "XXXX-99-99", month, w->day)
				: resolve_text(r, "XXXX-99", month));
		if (year &&
			islamic_to_day(r->cal, year, month,
				resolve_has(r, HAS_DAY) ? w->day : 1, &first)) {
			bool ahead = day_number(first) > day_number(r->today);

			if (ahead && !r->ref->future)
				year--;
			else if (!ahead && r->ref->future)
				year++;
		}
	} else if (resolve_has(r, HAS_MONTH)) {
		r->out->value =
			resolve_has(r, HAS_DAY)
				? resolve_text(
					  r, "9999-99-99", year, month, w->day)
				: resolve_text(r, "9999-99", year, month);
	} else {
		r->out->value = resolve_text(r, "9999", year);
		return;
	}
	if (!year || !islamic_to_day(r->cal, year, month,
			     resolve_has(r, HAS_DAY) ? w->day : 1, &first))
		return;
	if (resolve_has(r, HAS_DAY)) {
		resolve_day(r, first);
		r->out->gregorian = r->out->abs;
		return;
	}
	if (!islamic_to_day(r->cal, year, month, 30, &last) &&
		!islamic_to_day(r->cal, year, month, 29, &last))
		return;
	r->out->abs = resolve_text(r, "9999-99-99/9999-99-99", first.year,
		first.month, first.day, last.year, last.month, last.day);
	r->out->gregorian = r->out->abs;
	if (abs) {
		r->out->value = r->out->abs;
		r->out->islamic = false;
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
		return true;
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
