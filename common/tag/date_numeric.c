/* date_numeric - dates in digits: 22/4, 3/2015, 2024-11-27. */

#include "date_field.h"

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
	size_t end;

	return lex_find(words, i, LEX_CURRENCY, &end) ||
	       lex_find(words, i, LEX_PERCENT, &end) ||
	       lex_find(words, i, LEX_UNIT, &end) ||
	       lex_sense(words, i, LEX_SCALE);
}

size_t
when_numeric(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s = lex_sense(words, i, LEX_PERIOD);
	bool named = s && s->value == UNIT_DAY && s->flags == 0 &&
		     !(words->v[i].pre & LEX_ARTICLE);
	size_t at = i + named, end;
	int v[3];
	uint32_t sep;

	/* "today, Saturday, 2-3-2024" */
	if (when->has & (HAS_DAY | HAS_MONTH | HAS_YEAR) ||
		(when->has & HAS_REL && when->rel_unit != UNIT_DAY) ||
		!digits_at(words, at, 4, &v[0]))
		return i;
	sep = separator(words, at + 1);
	if (!sep || !touches(words, at + 2) ||
		!digits_at(words, at + 2, 4, &v[1]))
		return i;
	end = at + 3;
	if (separator(words, end) == sep && touches(words, end + 1) &&
		digits_at(words, end + 1, 4, &v[2])) {
		end += 2;
		if (!is_bounded(words, at, end) ||
			!order_three(v[0], v[1], v[2], words->v[at].fold.len,
				words->v[at + 4].fold.len, when))
			return i;
		if (when->year < 1600 &&
			date_find(words, end, DATE_HIJRI, &end))
			when->islamic = true;
		return end;
	}
	if (sep == '.' || when->has & HAS_REL || !is_bounded(words, at, end) ||
		is_measured(words, end) ||
		!order_two(v[0], v[1], words->v[at].fold.len,
			words->v[at + 2].fold.len, sep,
			named || date_is_meant(words, i), when))
		return i;
	/* "12/24 of the seats" */
	if (sep == '/' && word_is(words, end, STR("من")) &&
		!word_may(words, end + 1, DATE_BEGINS))
		return i;
	/* ranges of days: "4-22 January" */
	if (sep == '-' && !(when->has & HAS_YEAR)) {
		struct when month = { .has = HAS_DAY };
		size_t next = end + (word_is(words, end, STR("من")) ||
					    word_is(words, end, STR("في")));

		if (when_month(words, next, &month) > next ||
			(when_relative(words, next, &month) > next &&
				month.rel_unit == UNIT_MONTH))
			return i;
	}
	return end;
}
