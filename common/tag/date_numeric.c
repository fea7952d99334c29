/* date_numeric - dates in digits: 22/4, 3/2015, 2024-11-27. */

#include "date_field.h"
#include "lex_list.h"

bool
touches(const struct words *words, size_t i)
{
	return i > 0 && i < words->n && !words->v[i].space;
}

uint32_t
separator(const struct words *words, size_t i)
{
	if (i >= words->n || words->v[i].kind != TOKEN_MARK ||
		words->v[i].space || words->v[i].cp == 0x2212 /* minus */)
		return 0;
	if (words->v[i].cp == '/' || words->v[i].cp == '.')
		return words->v[i].cp;
	return word_is_hyphen(words, i) ? '-' : 0;
}

bool
digits_at(const struct words *words, size_t i, size_t len, int *value)
{
	size_t v;

	if (i >= words->n || words->v[i].kind != TOKEN_NUMBER ||
		words->v[i].fold.len > len ||
		!str_to_size(words->v[i].fold, 9999, &v))
		return false;
	*value = (int)v;
	return true;
}

/* What touches the digits makes them something else than a date. */
static bool
is_bounded(const struct words *words, size_t i, size_t end)
{
	if (touches(words, i) && (words->v[i - 1].kind == TOKEN_NUMBER ||
					 separator(words, i - 1)))
		return false;
	return !(touches(words, end) &&
		 (words->v[end].kind == TOKEN_NUMBER ||
			 (separator(words, end) && touches(words, end + 1) &&
				 words->v[end + 1].kind == TOKEN_NUMBER)));
}

/* Year, month and day in the order that their sizes allow. */
static bool
order_three(int a, int b, int c, size_t len_a, size_t len_c, struct when *when)
{
	struct day d;

	if (len_a == 4)
		d = (struct day){ a, b, c };
	else if (len_c == 4)
		d = (struct day){ c, b, a };
	else if (len_c == 2 && len_a <= 2)
		d = (struct day){ c < 70 ? 2000 + c : 1900 + c, b, a };
	else
		return false;
	if (d.month > 12 && d.day <= 12) {
		int month = d.day;

		d.day = d.month;
		d.month = month;
	}
	if (d.year < 1 || d.month < 1 || d.month > 12 || d.day < 1 ||
		d.day > 31)
		return false;
	when->year = d.year;
	when->month = d.month;
	when->day = d.day;
	when->has |= HAS_YEAR | HAS_MONTH | HAS_DAY;
	return true;
}

/* "22/4", "3/2015", "2015-03". */
static bool
order_two(int a, int b, size_t len_a, size_t len_b, uint32_t sep, bool meant,
	struct when *when)
{
	if (len_b == 4 && len_a <= 2) {
		if (a < 1 || a > 12 || b < 1000 || b > 2999)
			return false;
		when->month = a;
		when->year = b;
		when->has |= HAS_MONTH | HAS_YEAR;
		return true;
	}
	if (len_a == 4 && a >= 1000 && a <= 2999 && b >= 1 && b <= 12 &&
		(sep == '-' ? len_b == 2 : len_b <= 2)) {
		when->year = a;
		when->month = b;
		when->has |= HAS_MONTH | HAS_YEAR;
		return true;
	}
	if (len_a > 2 || len_b > 2 || a < 1 || b < 1 || a > 31 || b > 31 ||
		(a > 12 && b > 12) || (a <= 12 && b <= 12 && !meant))
		return false;
	when->day = b > 12 ? b : a;
	when->month = b > 12 ? a : b;
	when->has |= HAS_MONTH | HAS_DAY;
	return true;
}

/* A word that says that digits behind it are a date. */
static bool
date_is_meant(const struct words *words, size_t i)
{
	return i > 0 && (word_is(words, i - 1, STR("يوم")) ||
				word_is(words, i - 1, STR("بتاريخ")) ||
				word_is(words, i - 1, STR("تاريخ")) ||
				word_is(words, i - 1, STR("الموافق")));
}

/* What is behind the digits makes them an amount: "10-20 $", "3/20 boys". */
static bool
is_measured(const struct words *words, size_t i)
{
	return word_measures(words, i) || lex_sense(words, i, LEX_SCALE);
}

/* Digits of a date as they stand: two or three numbers and the mark between
 * them. */
struct digits {
	size_t first, last; /* words */
	int v[3], n;
	size_t len[3];
	uint32_t sep;
};

static void
take(const struct words *words, size_t i, int value, struct digits *d)
{
	d->v[d->n] = value;
	d->len[d->n++] = words->v[i].fold.len;
	d->last = i + 1;
}

/* "27/11/2024", "22/4": nothing parts the digits. */
static bool
read_tight(const struct words *words, size_t i, struct digits *d)
{
	int value;

	*d = (struct digits){ .first = i };
	if (!digits_at(words, i, 4, &value))
		return false;
	take(words, i, value, d);
	d->sep = separator(words, i + 1);
	while (d->n < 3 && d->sep && separator(words, d->last) == d->sep &&
		touches(words, d->last + 1) &&
		digits_at(words, d->last + 1, 4, &value))
		take(words, d->last + 1, value, d);
	return d->n > 1 && is_bounded(words, i, d->last);
}

/* '/' or '-' at word i with white space on both sides, or 0. */
static uint32_t
loose_separator(const struct words *words, size_t i)
{
	if (i + 1 >= words->n || !words->v[i].space || !words->v[i + 1].space)
		return 0;
	if (word_is_mark(words, i, '/'))
		return '/';
	return word_is_hyphen(words, i) ? '-' : 0;
}

/* "27 / 11 / 2024": three numbers, of which the last is a year. */
static bool
read_loose(const struct words *words, size_t i, struct digits *d)
{
	int value;

	*d = (struct digits){ .first = i };
	if (!digits_at(words, i, 2, &value) || separator(words, i - 1))
		return false;
	take(words, i, value, d);
	d->sep = loose_separator(words, i + 1);
	while (d->n < 3 && d->sep &&
		loose_separator(words, d->last) == d->sep &&
		digits_at(words, d->last + 1, 4, &value))
		take(words, d->last + 1, value, d);
	return d->n == 3 && d->len[2] == 4 && !loose_separator(words, d->last);
}

/* Day, month and year, with the era behind it. Returns the word behind, or the
 * first. */
static size_t
read_three(const struct words *words, const struct digits *d, struct when *when)
{
	size_t end = d->last;

	if (!order_three(d->v[0], d->v[1], d->v[2], d->len[0], d->len[2], when))
		return d->first;
	if (when->year < 1600 && date_find(words, end, DATE_HIJRI, &end))
		when->islamic = true;
	return end;
}

/* Days in a row, "4-22 January": the month is behind them. */
static bool
is_row_of_days(const struct words *words, size_t i)
{
	struct when month = { .has = HAS_DAY };

	i += word_is(words, i, STR("من")) || word_is(words, i, STR("في"));
	return when_month(words, i, &month) > i ||
	       (when_relative(words, i, &month) > i &&
		       month.rel_unit == UNIT_MONTH);
}

/* "24/7": at any time, unless it is something that happened "on 24/7". */
static bool
is_always(const struct words *words, const struct digits *d)
{
	return d->sep == '/' && d->v[0] == 24 && d->v[1] == 7 &&
	       !(d->first > 0 &&
		       word_in(words, d->first - 1, LIST_BEFORE_YEAR));
}

/* Day and month, month and year; meant: a word says that it is a date. */
static size_t
read_two(const struct words *words, const struct digits *d, bool meant,
	struct when *when)
{
	size_t end = d->last;

	if (d->sep == '.' || when->has & HAS_REL || is_measured(words, end) ||
		(is_always(words, d) && !meant) ||
		!order_two(d->v[0], d->v[1], d->len[0], d->len[1], d->sep,
			meant, when))
		return d->first;
	/* "12/24 of the seats" */
	if (d->sep == '/' && word_is(words, end, STR("من")) &&
		!word_may(words, end + 1, DATE_BEGINS))
		return d->first;
	if (d->sep == '-' && !(when->has & HAS_YEAR) &&
		is_row_of_days(words, end))
		return d->first;
	return end;
}

size_t
when_numeric(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s = lex_sense(words, i, LEX_PERIOD);
	bool named = s && s->value == UNIT_DAY && s->flags == 0 &&
		     !(words->v[i].pre & LEX_ARTICLE);
	struct digits d;
	size_t end;

	/* "today, Saturday, 2-3-2024" */
	if (when->has & (HAS_DAY | HAS_MONTH | HAS_YEAR) ||
		(when->has & HAS_REL && when->rel_unit != UNIT_DAY) ||
		(!read_tight(words, i + named, &d) &&
			!read_loose(words, i + named, &d)))
		return i;
	end = d.n == 3 ? read_three(words, &d, when)
		       : read_two(words, &d, named || date_is_meant(words, i),
				 when);
	return end > d.first ? end : i;
}
