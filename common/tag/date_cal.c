/* date_cal - arithmetic of the Gregorian calendar. */

#include "date_cal.h"

/* Days before the first of March of year 0 and from there on: a year that
 * begins in March has its leap day at the end. */
int64_t
day_number(struct day d)
{
	int64_t y = d.month > 2 ? d.year : d.year - 1;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t yoe = y - era * 400;
	int64_t doy =
		(153 * (d.month > 2 ? d.month - 3 : d.month + 9) + 2) / 5 +
		d.day - 1;
	int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return era * 146097 + doe - 719468;
}

struct day
day_from(int64_t number)
{
	int64_t z = number + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;
	int month = (int)(mp < 10 ? mp + 3 : mp - 9);

	return (struct day){ (int)(yoe + era * 400 + (month <= 2)), month,
		(int)(doy - (153 * mp + 2) / 5 + 1) };
}

int
day_weekday(int64_t number)
{
	int64_t rest = (number + 3) % 7; /* 1970-01-01 was a Thursday */

	return (int)(rest < 0 ? rest + 8 : rest + 1);
}

int
month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

bool
day_exists(struct day d)
{
	return d.month >= 1 && d.month <= 12 && d.day >= 1 &&
	       d.day <= month_days(d.year, d.month);
}

int64_t
week_monday(int year, int week)
{
	int64_t fourth = day_number((struct day){ year, 1, 4 });

	return fourth - (day_weekday(fourth) - 1) + (int64_t)7 * (week - 1);
}

void
day_week(int64_t number, int *year, int *week)
{
	/* the Thursday of a week is in the week's year */
	int64_t thursday = number - (day_weekday(number) - 1) + 3;

	*year = day_from(thursday).year;
	*week = (int)((thursday - 3 - week_monday(*year, 1)) / 7) + 1;
}

int
year_weeks(int year)
{
	return (int)((week_monday(year + 1, 1) - week_monday(year, 1)) / 7);
}

struct day
day_add_months(struct day d, int n)
{
	int months = d.year * 12 + d.month - 1 + n;
	int year = months >= 0 ? months / 12 : -((11 - months) / 12);
	struct day out = { year, months - year * 12 + 1, d.day };

	if (out.day > month_days(out.year, out.month))
		out.day = month_days(out.year, out.month);
	return out;
}

/* The anonymous Gregorian computus. */
struct day
easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
	int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
	int m = (a + 11 * h + 22 * l) / 451;
	int n = h + l - 7 * m + 114;

	return (struct day){ year, n / 31, n % 31 + 1 };
}

/* n digits at *pos of s; moves *pos behind them. */
static bool
read_digits(struct str s, size_t *pos, size_t n, int *value)
{
	size_t v;

	if (s.len - *pos < n ||
		!str_to_size(str_sub(s, *pos, *pos + n), 9999, &v))
		return false;
	*pos += n;
	*value = (int)v;
	return true;
}

static bool
read_mark(struct str s, size_t *pos, uint8_t mark)
{
	if (*pos >= s.len || s.ptr[*pos] != mark)
		return false;
	++*pos;
	return true;
}

bool
date_ref_parse(struct str s, struct date_ref *ref)
{
	size_t pos = 0;
	struct day d;
	int hour, minute, second = 0;

	s = str_trim(s);
	if (!read_digits(s, &pos, 4, &d.year) || !read_mark(s, &pos, '-') ||
		!read_digits(s, &pos, 2, &d.month) ||
		!read_mark(s, &pos, '-') || !read_digits(s, &pos, 2, &d.day) ||
		d.year == 0 || !day_exists(d))
		return false;
	ref->known = true;
	ref->timed = false;
	ref->year = d.year;
	ref->month = d.month;
	ref->day = d.day;
	ref->hour = ref->minute = ref->second = 0;
	if ((read_mark(s, &pos, 'T') || read_mark(s, &pos, ' ')) &&
		read_digits(s, &pos, 2, &hour) && read_mark(s, &pos, ':') &&
		read_digits(s, &pos, 2, &minute) && hour < 24 && minute < 60) {
		if (read_mark(s, &pos, ':'))
			read_digits(s, &pos, 2, &second);
		ref->timed = true;
		ref->hour = hour;
		ref->minute = minute;
		ref->second = second < 60 ? second : 0;
	}
	return true;
}
