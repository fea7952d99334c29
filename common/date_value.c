/*
 * date_value - what a date means: its TIMEX3 value as the words say it, with
 * X for what is open, and the value that the reference day fixes.
 */

#include <stdarg.h>

#include "date_read.h"

enum { TEXT_MAX = 96 };

/* What is being resolved. */
struct resolve {
	const struct when *when;
	const struct date_ref *ref;
	struct islamic *cal;
	struct arena *arena;
	struct when_text *out;
	struct day today;
};

/* Writes a number, padded with zeros to width; returns its length. */
static size_t
put_digits(char *at, int n, size_t width)
{
	char digits[16];
	size_t len = 0;
	unsigned value = n < 0 ? 0u - (unsigned)n : (unsigned)n;

	for (; value || len < width || len == 0; value /= 10)
		digits[len++] = (char)('0' + value % 10);
	if (n < 0)
		digits[len++] = '-';
	for (size_t i = 0; i < len; i++)
		at[i] = digits[len - 1 - i];
	return len;
}

/*
 * A text made by a pattern: a run of 9s stands for an int of so many digits at
 * least, "$" for a C string, "&" for a pointer to a struct str. At most
 * TEXT_MAX bytes; a string that does not fit is left out. (printf would take
 * longer than the whole grammar.)
 */
static struct str
text(struct resolve *r, const char *pattern, ...)
{
	char *buf = arena_alloc(r->arena, TEXT_MAX);
	size_t len = 0;
	va_list args;

	va_start(args, pattern);
	for (const char *p = pattern; *p && len + 16 < TEXT_MAX;) {
		struct str part = str_make(p, 1);
		size_t width = strspn(p, "9");

		if (width) {
			len += put_digits(buf + len, va_arg(args, int), width);
			p += width;
			continue;
		}
		if (*p == '$')
			part = str_from_c(va_arg(args, const char *));
		else if (*p == '&')
			part = *va_arg(args, const struct str *);
		p++;
		if (part.len < TEXT_MAX - 16 - len) {
			memcpy(buf + len, part.ptr, part.len);
			len += part.len;
		}
	}
	va_end(args);
	return str_make(buf, len);
}

static bool
has(const struct resolve *r, unsigned fields)
{
	return (r->when->has & fields) == fields;
}

/* "TEV", "T22:15" behind a day. */
static struct str
time_text(struct resolve *r)
{
	static const char *const parts[] = { "", "TMO", "TMI", "TAF", "TEV",
		"TNI" };
	const struct when *w = r->when;

	if (has(r, HAS_SECOND))
		return text(r, "T99:99:99", w->hour, w->minute, w->second);
	if (has(r, HAS_MINUTE))
		return text(r, "T99:99", w->hour, w->minute);
	if (has(r, HAS_HOUR))
		return text(r, "T99", w->hour);
	return text(r, "$", has(r, HAS_PART) ? parts[w->part] : "");
}

static void
set_value(struct resolve *r, struct str value)
{
	struct str time = time_text(r);

	r->out->value = text(r, "&&", &value, &time);
}

static void
set_day(struct resolve *r, struct day d)
{
	struct str time = time_text(r);

	r->out->abs = text(r, "9999-99-99&", d.year, d.month, d.day, &time);
}

static void
set_week(struct resolve *r, int64_t monday, const char *tail)
{
	int year, week;

	day_week(monday, &year, &week);
	r->out->abs = text(r, "9999-W99$", year, week, tail);
}

/* The Monday of the reference's week. */
static int64_t
this_monday(const struct resolve *r)
{
	int64_t today = day_number(r->today);

	return today - (day_weekday(today) - 1);
}

/* The year that the words give, the reference's or relative to it. */
static bool
year_of(const struct resolve *r, int *year)
{
	if (has(r, HAS_YEAR)) {
		*year = r->when->year;
		return true;
	}
	if (!has(r, HAS_REL) || !r->ref->known)
		return false;
	if (r->when->rel_unit == UNIT_YEAR)
		*year = r->today.year + r->when->rel;
	else if (r->when->rel_unit == UNIT_MONTH)
		*year = day_add_months(r->today, r->when->rel).year;
	else
		return false;
	return true;
}

static bool
month_of(const struct resolve *r, int *month)
{
	if (has(r, HAS_MONTH)) {
		*month = r->when->month;
		return true;
	}
	if (!has(r, HAS_REL) || r->when->rel_unit != UNIT_MONTH ||
		!r->ref->known)
		return false;
	*month = day_add_months(r->today, r->when->rel).month;
	return true;
}

/* The nearest year, on the side that is preferred, in which month and day
 * are not beyond the reference. */
static int
open_year(const struct resolve *r, int month, int day)
{
	const struct when *w = r->when;
	int year = r->today.year;
	int64_t today = day_number(r->today), number;
	bool future = w->direction ? w->direction > 0 : r->ref->future;
	int last = day ? day : month_days(year, month);
	struct day from = { year, month, day ? day : 1 };
	struct day to = { year, month, last };

	if (has(r, HAS_WEEKDAY | HAS_DAY)) {
		for (int step = -1; step <= 1; step++) {
			number = day_number(
				(struct day){ year + step, month, day });
			if (day_weekday(number) == w->weekday &&
				number - today < 200 && today - number < 200)
				return year + step;
		}
	}
	if (w->direction < 0)
		return day_number(to) < today ? year : year - 1;
	if (w->direction > 0)
		return day_number(from) > today ? year : year + 1;
	if (future)
		return day_number(to) >= today ? year : year + 1;
	return day_number(from) <= today ? year : year - 1;
}

/* A day of the Islamic calendar; or a whole month or year of it. */
static void
islamic_value(struct resolve *r)
{
	const struct when *w = r->when;
	int month = w->month, year = w->year;
	struct day first, last;
	bool abs = false;

	r->out->islamic = true;
	if (has(r, HAS_YEAR | HAS_MONTH) && year > 1600) {
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
	if (!has(r, HAS_YEAR)) {
		year = r->ref->known ? islamic_year(r->cal, r->today) : 0;
		set_value(r, has(r, HAS_DAY)
				     ? text(r, "XXXX-99-99", month, w->day)
				     : text(r, "XXXX-99", month));
		if (year && islamic_to_day(r->cal, year, month,
				    has(r, HAS_DAY) ? w->day : 1, &first)) {
			bool ahead = day_number(first) > day_number(r->today);

			if (ahead && !r->ref->future)
				year--;
			else if (!ahead && r->ref->future)
				year++;
		}
	} else if (has(r, HAS_MONTH)) {
		r->out->value =
			has(r, HAS_DAY)
				? text(r, "9999-99-99", year, month, w->day)
				: text(r, "9999-99", year, month);
	} else {
		r->out->value = text(r, "9999", year);
		return;
	}
	if (!year || !islamic_to_day(r->cal, year, month,
			     has(r, HAS_DAY) ? w->day : 1, &first))
		return;
	if (has(r, HAS_DAY)) {
		set_day(r, first);
		r->out->gregorian = r->out->abs;
		return;
	}
	if (!islamic_to_day(r->cal, year, month, 30, &last) &&
		!islamic_to_day(r->cal, year, month, 29, &last))
		return;
	r->out->abs = text(r, "9999-99-99/9999-99-99", first.year, first.month,
		first.day, last.year, last.month, last.day);
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

static void
holiday_value(struct resolve *r)
{
	struct day d;
	int year;
	int64_t today = day_number(r->today);

	if (year_of(r, &year)) {
		if (holiday_in(r, year, &d))
			set_day(r, d);
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
		set_day(r, d);
		r->out->value = r->out->abs;
		return;
	}
}

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

/* A weekday or week of a month, or a week of a year. */
static void
nth_value(struct resolve *r)
{
	const struct when *w = r->when;
	int year = 0, month = 0, n = w->nth;
	struct day d;
	bool dated = month_of(r, &month);

	if (!dated) {
		if (!year_of(r, &year) || has(r, HAS_WEEKDAY))
			return;
		if (n < 0)
			n = year_weeks(year);
		r->out->abs = text(r, "9999-W99", year, n);
		r->out->value = r->out->abs;
		return;
	}
	if (!year_of(r, &year)) {
		if (r->ref->known)
			year = open_year(r, month, 0);
		if (has(r, HAS_WEEKDAY))
			set_value(r, text(r, "XXXX-99-WXX-9-#9", month,
					     w->weekday, n));
		else
			set_value(r, text(r, "XXXX-99-W#9", month, n));
	}
	if (!year)
		return;
	if (has(r, HAS_WEEKDAY)) {
		if (nth_weekday(year, month, w->weekday, n, &d))
			set_day(r, d);
	} else if (nth_weekday(year, month, 1, n, &d)) {
		int64_t monday = day_number(d);

		/* the last week that lies in the month as a whole */
		if (n < 0 && day_from(monday + 6).month != month)
			monday -= 7;
		set_week(r, monday, "");
	}
	if (has(r, HAS_REL) && r->ref->known && has(r, HAS_WEEKDAY))
		set_value(r, text(r, "XXXX-99-WXX-9-#9", month, w->weekday, n));
	if (r->out->value.len == 0)
		r->out->value = r->out->abs;
}

/* A weekday that stands alone or with a direction, or in a week. */
static void
weekday_value(struct resolve *r)
{
	const struct when *w = r->when;
	int64_t today, number;
	int ahead;

	set_value(r, text(r, "XXXX-WXX-9", w->weekday));
	if (!r->ref->known)
		return;
	today = day_number(r->today);
	if (has(r, HAS_REL) && w->rel_unit == UNIT_DAY) {
		set_day(r, day_from(today + w->rel));
		return;
	}
	if (has(r, HAS_REL) && w->rel_unit == UNIT_WEEK) {
		set_day(r,
			day_from(this_monday(r) + 7 * w->rel + w->weekday - 1));
		return;
	}
	ahead = (w->weekday - day_weekday(today) + 7) % 7;
	number = today + ahead;
	if (w->direction > 0 || (w->direction == 0 && r->ref->future))
		number += ahead == 0 ? 7 : 0;
	else if (ahead != 0 || w->direction < 0)
		number -= 7;
	if (w->direction < -1)
		number -= 7;
	if (w->direction > 1)
		number += 7;
	set_day(r, day_from(number));
}

/* Years, decades and centuries ago or ahead. */
static void
set_long(struct resolve *r, enum date_unit unit, int rel)
{
	int year = r->today.year;

	if (unit == UNIT_YEAR)
		r->out->abs = text(r, "9999", year + rel);
	else if (unit == UNIT_DECADE)
		r->out->abs = text(r, "999", year / 10 + rel);
	else
		r->out->abs = text(r, "99", year / 100 + rel);
}

static void
set_season(struct resolve *r, int season, int rel)
{
	static const char *const names[] = { "", "SP", "SU", "FA", "WI" };
	int now = (r->today.month % 12) / 3; /* 0: winter */
	int year = r->today.year;

	if (rel < 0 && (season % 4 >= now || now == 0))
		year--;
	if (rel > 0 && (season % 4 <= now && now != 0))
		year++;
	if (rel > 0 && season == 4 && r->today.month <= 2)
		year = r->today.year;
	else if (rel > 0 && r->ref->known && year == r->today.year &&
		 season % 4 != 0 && season % 4 <= now)
		year++;
	else if (rel > 0 && season < 4 && r->today.month >= 10)
		year = r->today.year + 1;
	r->out->abs = text(r, "9999-$", year, names[season]);
}

static void
season_value(struct resolve *r)
{
	static const char *const names[] = { "", "SP", "SU", "FA", "WI" };
	const struct when *w = r->when;
	int year;

	if (has(r, HAS_REL) && w->rel_unit == UNIT_SEASON) {
		r->out->value = text(r, "XXXX-$", names[w->season]);
		if (r->ref->known)
			set_season(r, w->season, w->rel);
	} else if (year_of(r, &year)) {
		r->out->abs = text(r, "9999-$", year, names[w->season]);
		r->out->value = r->out->abs;
	}
}

/* "PAST-P2D", "PRESENT-W", "FUTURE-P3Y". */
static struct str
relative_text(struct resolve *r, enum date_unit unit, int rel)
{
	static const char *const letters[] = { "", "", "", "P1D", "W", "M",
		"SEASON", "Y", "DE", "CE" };
	static const char *const times[] = { "S", "M", "H" };
	const char *side = rel < 0 ? "PAST" : rel > 0 ? "FUTURE" : "PRESENT";
	int n = rel < 0 ? -rel : rel;

	if (unit < UNIT_DAY)
		return text(r, "$-PT9$", side, n, times[unit]);
	if (n <= 1)
		return text(r, "$-$", side, letters[unit]);
	return text(
		r, "$-P9$", side, n, unit == UNIT_DAY ? "D" : letters[unit]);
}

/* The last n units, the coming ones: a range of whole units beside this. */
static void
row_value(struct resolve *r)
{
	const struct when *w = r->when;
	int n = w->rel;
	int64_t today = day_number(r->today);
	struct str first, last;
	int64_t from, to;

	set_value(r, relative_text(r, w->rel_unit, n));
	if (!r->ref->known || w->rel_unit < UNIT_DAY)
		return;
	if (w->rel_unit == UNIT_DAY || w->rel_unit == UNIT_WEEK) {
		int64_t len = w->rel_unit == UNIT_WEEK ? 7 : 1;

		from = w->rel_unit == UNIT_WEEK ? this_monday(r) : today;
		to = n < 0 ? from - len : from + len * n;
		from = n < 0 ? from + len * n : from + len;
		if (len == 7) {
			set_week(r, from, "");
			first = r->out->abs;
			set_week(r, to, "");
			last = r->out->abs;
		} else {
			set_day(r, day_from(from));
			first = r->out->abs;
			set_day(r, day_from(to));
			last = r->out->abs;
		}
	} else if (w->rel_unit == UNIT_MONTH) {
		struct day a = day_add_months(r->today, n < 0 ? n : 1);
		struct day b = day_add_months(r->today, n < 0 ? -1 : n);

		first = text(r, "9999-99", a.year, a.month);
		last = text(r, "9999-99", b.year, b.month);
	} else {
		set_long(r, w->rel_unit, n < 0 ? n : 1);
		first = r->out->abs;
		set_long(r, w->rel_unit, n < 0 ? -1 : n);
		last = r->out->abs;
	}
	r->out->abs = text(r, "&/&", &first, &last);
}

/* From the reference day to the end of its week, month or year. */
static void
rest_value(struct resolve *r)
{
	struct day d = r->today, end = d;

	set_value(r, relative_text(r, r->when->rel_unit, 0));
	if (!r->ref->known)
		return;
	if (r->when->rel_unit == UNIT_WEEK)
		end = day_from(this_monday(r) + 6);
	else if (r->when->rel_unit == UNIT_MONTH)
		end.day = month_days(d.year, d.month);
	else if (r->when->rel_unit == UNIT_YEAR)
		end = (struct day){ d.year, 12, 31 };
	r->out->abs = text(r, "9999-99-99/9999-99-99", d.year, d.month, d.day,
		end.year, end.month, end.day);
}

static void
relative_value(struct resolve *r)
{
	const struct when *w = r->when;
	struct day d;

	if (w->rel == 0 && w->rel_unit == UNIT_DAY)
		set_value(r, text(r, "PRESENT-P1D"));
	else
		set_value(r, relative_text(r, w->rel_unit, w->rel));
	if (!r->ref->known)
		return;
	d = r->today;
	switch (w->rel_unit) {
	case UNIT_DAY:
		set_day(r, day_from(day_number(d) + w->rel));
		break;
	case UNIT_WEEK:
		set_week(r, this_monday(r) + 7 * w->rel, "");
		break;
	case UNIT_MONTH:
		d = day_add_months((struct day){ d.year, d.month, 1 }, w->rel);
		r->out->abs = text(r, "9999-99", d.year, d.month);
		break;
	case UNIT_YEAR:
	case UNIT_DECADE:
	case UNIT_CENTURY:
		set_long(r, w->rel_unit, w->rel);
		break;
	default:
		break;
	}
}

/* Year, month and day as far as they are given. */
static void
plain_value(struct resolve *r)
{
	const struct when *w = r->when;
	int year = 0, month = 0;
	bool known = year_of(r, &year), dated = month_of(r, &month);

	if (!dated && !has(r, HAS_DAY)) {
		if (!known)
			return;
		r->out->value = has(r, HAS_BC) ? text(r, "BC9999", year)
					       : text(r, "9999", year);
		if (!has(r, HAS_BC))
			r->out->abs = r->out->value;
		return;
	}
	if (!dated) { /* "Friday the 11th" */
		struct day d = r->today;
		int step = r->ref->future ? 1 : -1;

		set_value(r, text(r, "XXXX-XX-99", w->day));
		for (int k = 0; r->ref->known && k < 12; k++) {
			d = day_add_months((struct day){ r->today.year,
						   r->today.month, 1 },
				k * step);
			d.day = w->day;
			if (!day_exists(d) ||
				(has(r, HAS_WEEKDAY) &&
					day_weekday(day_number(d)) !=
						w->weekday))
				continue;
			set_day(r, d);
			return;
		}
		return;
	}
	if (has(r, HAS_YEAR)) {
		r->out->value = text(r, "9999-99", year, month);
	} else {
		r->out->value = text(r, "XXXX-99", month);
		if (!known && r->ref->known) {
			year = open_year(
				r, month, has(r, HAS_DAY) ? w->day : 0);
			known = true;
		}
	}
	if (has(r, HAS_DAY)) {
		struct str head = r->out->value;

		set_value(r, text(r, "&-99", &head, w->day));
		if (known && day_exists((struct day){ year, month, w->day }))
			set_day(r, (struct day){ year, month, w->day });
	} else if (known) {
		r->out->abs = text(r, "9999-99", year, month);
	}
}

/* A time without a day is today's. An hour of twelve is, when what lies
 * ahead is meant, the next one. */
static void
clock_value(struct resolve *r)
{
	struct when later;
	const struct when *w = r->when;

	set_value(r, text(r, "XXXX-XX-XX"));
	if (!r->ref->known)
		return;
	later = *w;
	if (r->ref->future && r->ref->timed && !has(r, HAS_PART) &&
		w->hour < 12 &&
		w->hour * 60 + w->minute <=
			r->ref->hour * 60 + r->ref->minute) {
		later.hour += 12;
		r->when = &later;
	}
	set_day(r, r->today);
	r->when = w;
}

static void
century_value(struct resolve *r)
{
	const struct when *w = r->when;

	if (has(r, HAS_BC))
		r->out->value = text(r, "BC99", w->century - 1);
	else if (has(r, HAS_DECADE))
		r->out->value =
			text(r, "999", (w->century - 1) * 10 + w->decade);
	else
		r->out->value = text(r, "99", w->century - 1);
	if (!has(r, HAS_BC))
		r->out->abs = r->out->value;
}

static void
share_value(struct resolve *r)
{
	const struct when *w = r->when;
	int year;
	const char *letter = has(r, HAS_HALF) ? "H" : "Q";
	int n = has(r, HAS_HALF) ? w->half : w->quarter;

	r->out->value = text(r, "XXXX-$9", letter, n);
	if (!year_of(r, &year))
		return;
	r->out->abs = text(r, "9999-$9", year, letter, n);
	if (has(r, HAS_YEAR))
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
		r->out->abs =
			text(r, "9999-99-99T99:99:99", ref->year, ref->month,
				ref->day, ref->hour, ref->minute, ref->second);
	else
		set_day(r, r->today);
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
		row_value(&r);
	else if (when->has & HAS_REST)
		rest_value(&r);
	else if (when->has & HAS_HOLIDAY)
		holiday_value(&r);
	else if (when->has & HAS_WEEKEND) {
		out->value = STR("XXXX-WXX-WE");
		if (ref->known)
			set_week(&r, this_monday(&r) + 7 * when->rel, "-WE");
	} else if (when->islamic)
		islamic_value(&r);
	else if (when->has & (HAS_CENTURY | HAS_DECADE))
		century_value(&r);
	else if (when->has & HAS_SEASON)
		season_value(&r);
	else if (when->has & (HAS_HALF | HAS_QUARTER))
		share_value(&r);
	else if (when->has & HAS_NTH)
		nth_value(&r);
	else if (when->has & (HAS_DAY | HAS_MONTH | HAS_YEAR))
		plain_value(&r);
	else if (when->has & HAS_WEEKDAY)
		weekday_value(&r);
	else if (when->has & HAS_REL)
		relative_value(&r);
	else if (when->has & HAS_HOUR)
		clock_value(&r);
	else if (when->has & HAS_PART)
		out->value = time_text(&r);
}
