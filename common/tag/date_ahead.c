/* date_ahead - values of what is counted from the reference: weekdays, last
 * year, the next three weeks, the rest of the month. */

#include "date_resolve.h"

/* A weekday that stands alone or with a direction, or in a week. */
void
resolve_weekday(struct resolve *r)
{
	const struct when *w = r->when;
	int64_t today, number;
	int ahead;

	resolve_value(r, resolve_text(r, "XXXX-WXX-9", w->weekday));
	if (!r->ref->known)
		return;
	today = day_number(r->today);
	if (resolve_has(r, HAS_REL) && w->rel_unit == UNIT_DAY) {
		resolve_day(r, day_from(today + w->rel));
		return;
	}
	if (resolve_has(r, HAS_REL) && w->rel_unit == UNIT_WEEK) {
		resolve_day(r, day_from(resolve_monday(r) + 7 * w->rel +
					w->weekday - 1));
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
	resolve_day(r, day_from(number));
}

/* Years, decades and centuries ago or ahead. */
static void
set_long(struct resolve *r, enum date_unit unit, int rel)
{
	int year = r->today.year;

	if (unit == UNIT_YEAR)
		r->out->abs = resolve_text(r, "9999", year + rel);
	else if (unit == UNIT_DECADE)
		r->out->abs = resolve_text(r, "999", year / 10 + rel);
	else
		r->out->abs = resolve_text(r, "99", year / 100 + rel);
}

static void
set_season(struct resolve *r, int season, int rel)
{
	static const char *const names[] = { "", "SP", "SU", "FA", "WI" };
	int now = (r->today.month % 12) / 3; /* 0: winter */
	int year = r->today.year;

	if (rel < 0 && (season == 4 || r->today.month <= 2 ||
			       (now > 0 && season >= now)))
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
	r->out->abs = resolve_text(r, "9999-$", year, names[season]);
}

void
resolve_season(struct resolve *r)
{
	static const char *const names[] = { "", "SP", "SU", "FA", "WI" };
	const struct when *w = r->when;
	int year;

	if (resolve_has(r, HAS_REL) && w->rel_unit == UNIT_SEASON) {
		r->out->value = resolve_text(r, "XXXX-$", names[w->season]);
		if (r->ref->known)
			set_season(r, w->season, w->rel);
	} else if (resolve_year(r, &year)) {
		r->out->abs = resolve_text(r, "9999-$", year, names[w->season]);
		r->out->value = r->out->abs;
	} else {
		r->out->value = resolve_text(r, "XXXX-$", names[w->season]);
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
		return resolve_text(r, "$-PT9$", side, n, times[unit]);
	if (n <= 1)
		return resolve_text(r, "$-$", side, letters[unit]);
	return resolve_text(
		r, "$-P9$", side, n, unit == UNIT_DAY ? "D" : letters[unit]);
}

/* The first and the last of the days or weeks, len days long, that lie before
 * or behind the one that begins at day today. */
static void
row_of_days(struct resolve *r, int64_t len, int64_t today, struct str *first,
	struct str *last)
{
	int64_t n = r->when->rel;
	int64_t from = n < 0 ? today + len * n : today + len;
	int64_t to = n < 0 ? today - len : today + len * n;

	if (len == 7) {
		resolve_week(r, from, "");
		*first = r->out->abs;
		resolve_week(r, to, "");
	} else {
		resolve_day(r, day_from(from));
		*first = r->out->abs;
		resolve_day(r, day_from(to));
	}
	*last = r->out->abs;
}

/* The last n units, the coming ones: a range of whole units beside this. */
void
resolve_row(struct resolve *r)
{
	const struct when *w = r->when;
	int n = w->rel;
	struct str first, last;

	resolve_value(r, relative_text(r, w->rel_unit, n));
	if (!r->ref->known || w->rel_unit < UNIT_DAY)
		return;
	if (w->rel_unit == UNIT_DAY) {
		row_of_days(r, 1, day_number(r->today), &first, &last);
	} else if (w->rel_unit == UNIT_WEEK) {
		row_of_days(r, 7, resolve_monday(r), &first, &last);
	} else if (w->rel_unit == UNIT_MONTH) {
		struct day a = day_add_months(r->today, n < 0 ? n : 1);
		struct day b = day_add_months(r->today, n < 0 ? -1 : n);

		first = resolve_text(r, "9999-99", a.year, a.month);
		last = resolve_text(r, "9999-99", b.year, b.month);
	} else {
		set_long(r, w->rel_unit, n < 0 ? n : 1);
		first = r->out->abs;
		set_long(r, w->rel_unit, n < 0 ? -1 : n);
		last = r->out->abs;
	}
	r->out->abs = resolve_text(r, "&/&", &first, &last);
}

/* From the reference day to the end of its week, month or year. */
void
resolve_rest(struct resolve *r)
{
	struct day d = r->today, end = d;

	resolve_value(r, relative_text(r, r->when->rel_unit, 0));
	if (!r->ref->known)
		return;
	if (r->when->rel_unit == UNIT_WEEK)
		end = day_from(resolve_monday(r) + 6);
	else if (r->when->rel_unit == UNIT_MONTH)
		end.day = month_days(d.year, d.month);
	else if (r->when->rel_unit == UNIT_YEAR)
		end = (struct day){ d.year, 12, 31 };
	r->out->abs = resolve_text(r, "9999-99-99/9999-99-99", d.year, d.month,
		d.day, end.year, end.month, end.day);
}

void
resolve_relative(struct resolve *r)
{
	const struct when *w = r->when;
	struct day d;

	if (w->rel == 0 && w->rel_unit == UNIT_DAY)
		resolve_value(r, resolve_text(r, "PRESENT-P1D"));
	else
		resolve_value(r, relative_text(r, w->rel_unit, w->rel));
	if (!r->ref->known)
		return;
	d = r->today;
	switch (w->rel_unit) {
	case UNIT_DAY:
		resolve_day(r, day_from(day_number(d) + w->rel));
		break;
	case UNIT_WEEK:
		resolve_week(r, resolve_monday(r) + 7 * w->rel, "");
		break;
	case UNIT_MONTH:
		d = day_add_months((struct day){ d.year, d.month, 1 }, w->rel);
		r->out->abs = resolve_text(r, "9999-99", d.year, d.month);
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
