/*
 * date_value - what a date means: its TIMEX3 value as the words say it, with
 * X for what is open, and the value that the reference day fixes.
 */

#include "date_resolve.h"

/* The nth weekday of a month; n < 0: the last. */
static bool
nth_weekday(int year, int month, int weekday, int n, struct day *d)
{
	int64_t first = day_number((struct day){ year, month, 1 });
	int day = 1 + (weekday - day_weekday(first) + 7) % 7;

	if (n > 0)
		day += 7 * (n - 1);
	else
		while (day + 7 <= month_days(year, month))
			day += 7;
	*d = (struct day){ year, month, day };
	return day_exists(*d);
}

/* The nth week of a year. */
static void
nth_of_year(struct resolve *r)
{
	int year = 0, n = r->when->nth;

	if (!resolve_year(r, &year) || resolve_has(r, HAS_WEEKDAY))
		return;
	if (n < 0)
		n = year_weeks(year);
	r->out->abs = resolve_text(r, "9999-W99", year, n);
	r->out->value = r->out->abs;
}

/* The nth weekday or week of a month, whose year is not said. */
static struct str
nth_text(struct resolve *r, int month)
{
	const struct when *w = r->when;

	if (resolve_has(r, HAS_WEEKDAY))
		return resolve_text(
			r, "XXXX-99-WXX-9-#9", month, w->weekday, w->nth);
	return resolve_text(r, "XXXX-99-W#9", month, w->nth);
}

/* Which day or week that is. */
static void
nth_of_month(struct resolve *r, int year, int month)
{
	const struct when *w = r->when;
	bool daily = resolve_has(r, HAS_WEEKDAY);
	struct day d;
	int64_t monday;

	if (!nth_weekday(year, month, daily ? w->weekday : 1, w->nth, &d))
		return;
	if (daily) {
		resolve_day(r, d);
		return;
	}
	monday = day_number(d);
	/* the last week that lies in the month as a whole */
	if (w->nth < 0 && day_from(monday + 6).month != month)
		monday -= 7;
	resolve_week(r, monday, "");
}

/* A weekday or week of a month, or a week of a year. */
static void
nth_value(struct resolve *r)
{
	int year = 0, month = 0;

	if (!resolve_month(r, &month)) {
		nth_of_year(r);
		return;
	}
	if (!resolve_year(r, &year)) {
		if (r->ref->known)
			year = resolve_open_year(r, month, 0);
		resolve_value(r, nth_text(r, month));
	}
	if (!year)
		return;
	nth_of_month(r, year, month);
	if (resolve_has(r, HAS_REL) && r->ref->known &&
		resolve_has(r, HAS_WEEKDAY))
		resolve_value(r, nth_text(r, month));
	if (r->out->value.len == 0)
		r->out->value = r->out->abs;
}

/* The day of a month, the last one of it when it is not positive. */
static int
day_of(const struct when *when, int year, int month)
{
	return when->day > 0 ? when->day : month_days(year, month);
}

/* A year alone. */
static void
year_value(struct resolve *r)
{
	int year;

	if (!resolve_year(r, &year))
		return;
	if (resolve_has(r, HAS_BC)) {
		r->out->value = resolve_text(r, "BC9999", year);
		return;
	}
	r->out->value = resolve_text(r, "9999", year);
	r->out->abs = r->out->value;
}

/* "Friday the 11th": a day of no month, the nearest on the side that is
 * preferred. */
static void
open_day_value(struct resolve *r)
{
	const struct when *w = r->when;
	struct day d = { r->today.year, r->today.month, 1 };
	int step = r->ref->future ? 1 : -1;

	resolve_value(r, resolve_text(r, "XXXX-XX-99", w->day));
	for (int k = 0; r->ref->known && k < 12; k++) {
		struct day try = day_add_months(d, k * step);

		try.day = w->day;
		if (!day_exists(try) ||
			(resolve_has(r, HAS_WEEKDAY) &&
				day_weekday(day_number(try)) != w->weekday))
			continue;
		resolve_day(r, try);
		return;
	}
}

/* A month, with its year and its day as far as they are given. */
static void
month_value(struct resolve *r, int month)
{
	const struct when *w = r->when;
	struct str head;
	int year = 0, day = 0;
	bool known = resolve_year(r, &year);

	head = resolve_has(r, HAS_YEAR)
		       ? resolve_text(r, "9999-99", year, month)
		       : resolve_text(r, "XXXX-99", month);
	if (!known && r->ref->known) {
		if (resolve_has(r, HAS_DAY))
			day = day_of(w, r->today.year, month);
		year = resolve_open_year(r, month, day);
		known = true;
	}
	r->out->value = head;
	if (!resolve_has(r, HAS_DAY)) {
		if (known)
			r->out->abs = resolve_text(r, "9999-99", year, month);
		return;
	}
	day = day_of(w, known ? year : r->today.year, month);
	resolve_value(r, resolve_text(r, "&-99", &head, day));
	if (known && day_exists((struct day){ year, month, day }))
		resolve_day(r, (struct day){ year, month, day });
}

/* Year, month and day as far as they are given. */
static void
plain_value(struct resolve *r)
{
	int month = 0;

	if (resolve_month(r, &month))
		month_value(r, month);
	else if (resolve_has(r, HAS_DAY))
		open_day_value(r);
	else
		year_value(r);
}

/* A time without a day is today's. An hour of twelve is, when what lies
 * ahead is meant, the next one. */
static void
clock_value(struct resolve *r)
{
	struct when later;
	const struct when *w = r->when;

	resolve_value(r, resolve_text(r, "XXXX-XX-XX"));
	if (!r->ref->known)
		return;
	later = *w;
	if (r->ref->future && r->ref->timed && !resolve_has(r, HAS_PART) &&
		w->hour < 12 &&
		w->hour * 60 + w->minute <=
			r->ref->hour * 60 + r->ref->minute) {
		later.hour += 12;
		r->when = &later;
	}
	resolve_day(r, r->today);
	r->when = w;
}

static void
century_value(struct resolve *r)
{
	const struct when *w = r->when;

	if (resolve_has(r, HAS_BC))
		r->out->value = resolve_text(r, "BC99", w->century - 1);
	else if (resolve_has(r, HAS_DECADE))
		r->out->value = resolve_text(
			r, "999", (w->century - 1) * 10 + w->decade);
	else
		r->out->value = resolve_text(r, "99", w->century - 1);
	r->out->islamic = w->islamic;
	if (!resolve_has(r, HAS_BC) && !w->islamic)
		r->out->abs = r->out->value;
}

static void
share_value(struct resolve *r)
{
	const struct when *w = r->when;
	int year;
	const char *letter = resolve_has(r, HAS_HALF) ? "H" : "Q";
	int n = resolve_has(r, HAS_HALF) ? w->half : w->quarter;

	if (n == 0) { /* this quarter, the last one */
		r->out->value = STR("XXXX-QX");
		n = 4 * r->today.year + (r->today.month - 1) / 3 + w->rel;
		if (r->ref->known)
			r->out->abs =
				resolve_text(r, "9999-Q9", n / 4, n % 4 + 1);
		return;
	}
	r->out->value = resolve_text(r, "XXXX-$9", letter, n);
	if (!resolve_year(r, &year)) {
		if (!r->ref->known || resolve_has(r, HAS_REL))
			return;
		year = resolve_open_year(
			r, r->ref->future ? 3 * n : 3 * n - 2, 0);
	}
	r->out->abs = resolve_text(r, "9999-$9", year, letter, n);
	if (resolve_has(r, HAS_YEAR))
		r->out->value = r->out->abs;
}

static void
now_value(struct resolve *r)
{
	const struct date_ref *ref = r->ref;

	r->out->value = STR("PRESENT_REF");
	if (!ref->known)
		return;
	if (ref->timed)
		r->out->abs = resolve_text(r, "9999-99-99T99:99:99", ref->year,
			ref->month, ref->day, ref->hour, ref->minute,
			ref->second);
	else
		resolve_day(r, r->today);
}

void
when_text(const struct when *when, const struct date_ref *ref,
	struct islamic *cal, struct arena *arena, struct when_text *out)
{
	struct resolve r = { when, ref, cal, arena, out,
		{ ref->year, ref->month, ref->day } };

	*out = (struct when_text){ .islamic = false };
	if (!ref->known)
		r.today = (struct day){ 1970, 1, 1 };
	if (when->has & HAS_NOW)
		now_value(&r);
	else if (when->has & HAS_SOON)
		out->value = when->direction < 0 ? STR("PAST_REF")
						 : STR("FUTURE_REF");
	else if (when->has & HAS_SPAN)
		resolve_row(&r);
	else if (when->has & HAS_REST)
		resolve_rest(&r);
	else if (when->has & HAS_HOLIDAY)
		resolve_holiday(&r);
	else if (when->has & HAS_WEEKEND) {
		out->value = STR("XXXX-WXX-WE");
		if (ref->known)
			resolve_week(
				&r, resolve_monday(&r) + 7 * when->rel, "-WE");
	} else if (when->has & (HAS_CENTURY | HAS_DECADE))
		century_value(&r);
	else if (when->islamic)
		resolve_islamic(&r);
	else if (when->has & HAS_SEASON)
		resolve_season(&r);
	else if (when->has & (HAS_HALF | HAS_QUARTER))
		share_value(&r);
	else if (when->has & HAS_NTH)
		nth_value(&r);
	else if (when->has & (HAS_DAY | HAS_MONTH | HAS_YEAR))
		plain_value(&r);
	else if (when->has & HAS_WEEKDAY)
		resolve_weekday(&r);
	else if (when->has & HAS_REL)
		resolve_relative(&r);
	else if (when->has & HAS_HOUR)
		clock_value(&r);
	else if (when->has & HAS_PART)
		out->value = resolve_time(&r);
}
