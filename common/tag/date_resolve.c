/* date_resolve - texts of values, and what is open in a date made definite by
 * the reference. */

#include <stdarg.h>

#include "date_resolve.h"

enum { TEXT_MAX = 96 };

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
struct str
resolve_text(struct resolve *r, const char *pattern, ...)
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

bool
resolve_has(const struct resolve *r, unsigned fields)
{
	return (r->when->has & fields) == fields;
}

/* "TEV", "T22:15" behind a day. */
struct str
resolve_time(struct resolve *r)
{
	static const char *const parts[] = { "", "TMO", "TMI", "TAF", "TEV",
		"TNI" };
	const struct when *w = r->when;

	if (resolve_has(r, HAS_SECOND))
		return resolve_text(
			r, "T99:99:99", w->hour, w->minute, w->second);
	if (resolve_has(r, HAS_MINUTE))
		return resolve_text(r, "T99:99", w->hour, w->minute);
	if (resolve_has(r, HAS_HOUR))
		return resolve_text(r, "T99", w->hour);
	return resolve_text(
		r, "$", resolve_has(r, HAS_PART) ? parts[w->part] : "");
}

void
resolve_value(struct resolve *r, struct str value)
{
	struct str time = resolve_time(r);

	r->out->value = resolve_text(r, "&&", &value, &time);
}

void
resolve_day(struct resolve *r, struct day d)
{
	struct str time = resolve_time(r);

	r->out->abs =
		resolve_text(r, "9999-99-99&", d.year, d.month, d.day, &time);
}

void
resolve_week(struct resolve *r, int64_t monday, const char *tail)
{
	int year, week;

	day_week(monday, &year, &week);
	r->out->abs = resolve_text(r, "9999-W99$", year, week, tail);
}

/* The Monday of the reference's week. */
int64_t
resolve_monday(const struct resolve *r)
{
	int64_t today = day_number(r->today);

	return today - (day_weekday(today) - 1);
}

/* The year that the words give, the reference's or relative to it. */
bool
resolve_year(const struct resolve *r, int *year)
{
	if (resolve_has(r, HAS_YEAR)) {
		*year = r->when->year;
		return true;
	}
	if (!resolve_has(r, HAS_REL) || !r->ref->known)
		return false;
	if (r->when->rel_unit == UNIT_YEAR)
		*year = r->today.year + r->when->rel;
	else if (r->when->rel_unit == UNIT_MONTH)
		*year = day_add_months(r->today, r->when->rel).year;
	else
		return false;
	return true;
}

bool
resolve_month(const struct resolve *r, int *month)
{
	if (resolve_has(r, HAS_MONTH)) {
		*month = r->when->month;
		return true;
	}
	if (!resolve_has(r, HAS_REL) || r->when->rel_unit != UNIT_MONTH ||
		!r->ref->known)
		return false;
	*month = day_add_months(r->today, r->when->rel).month;
	return true;
}

/* The nearest year, on the side that is preferred, in which month and day
 * are not beyond the reference. */
int
resolve_open_year(const struct resolve *r, int month, int day)
{
	const struct when *w = r->when;
	int year = r->today.year;
	int64_t today = day_number(r->today), number;
	bool future = w->direction ? w->direction > 0 : r->ref->future;
	int last = day ? day : month_days(year, month);
	struct day from = { year, month, day ? day : 1 };
	struct day to = { year, month, last };

	if (resolve_has(r, HAS_CURRENT))
		return year;
	if (resolve_has(r, HAS_WEEKDAY | HAS_DAY)) {
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
