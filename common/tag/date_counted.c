/*
 * date_counted - dates that begin with a unit of time or with digits and are
 * counted out in it: "the first nine months of 2023", "the 15th and 16th
 * centuries", "2023/2024", "the school year 2023-2024".
 */

#include "date_field.h"
#include "date_tag.h"

/* Word i is "first" behind months. */
static bool
is_first(const struct words *words, size_t i)
{
	return word_is(words, i, STR("الاولي")) ||
	       word_is(words, i, STR("الاول")) ||
	       word_is(words, i, STR("الاولين"));
}

/* "The first three months": the word behind the months, and how many. */
static size_t
read_months(const struct words *words, size_t i, int *n)
{
	const struct sense *s = lex_sense(words, i, LEX_PERIOD);
	size_t end;

	if (!s || s->value != UNIT_MONTH ||
		!(s->flags & (DATE_PLURAL | DATE_DUAL)) ||
		!word_is_definite(words, i))
		return i;
	if (s->flags & DATE_DUAL) {
		*n = 2;
		return i + 1;
	}
	if (definite_count(words, i + 1, n, &end) ||
		read_int(words, i + 1, 2, 12, n, &end))
		return end;
	return i;
}

/* "The 11 months": the same with digits. */
static size_t
read_digit_months(const struct words *words, size_t i, int *n)
{
	const struct sense *s;
	size_t end;

	if (words->v[i].kind != TOKEN_NUMBER ||
		!word_may(words, i + 1, LEX_BIT(LEX_PERIOD)) ||
		!read_int(words, i, 2, 12, n, &end))
		return i;
	s = lex_sense(words, end, LEX_PERIOD);
	return s && s->value == UNIT_MONTH ? end + 1 : i;
}

/* A year, or "this year", at word i; returns the word behind it, or i. */
static size_t
read_its_year(const struct words *words, size_t i, struct when *year)
{
	size_t last;

	*year = (struct when){ .has = HAS_HALF };
	last = when_year(words, i, year);
	if (last == i)
		last = when_relative(words, i, year);
	if (year->has & HAS_REL && year->rel_unit != UNIT_YEAR)
		return i;
	year->has &= ~(unsigned)HAS_HALF;
	return last;
}

/* "The first nine months of 2023": from January on. */
static size_t
first_months(struct date_run *t, size_t i)
{
	const struct words *words = t->words;
	struct when_text of = { .islamic = false };
	struct when year;
	int n = 0;
	size_t end = read_months(words, i, &n), last;
	const char *y;

	if (end == i)
		end = read_digit_months(words, i, &n);
	if (end == i || !is_first(words, end) ||
		!word_is(words, end + 1, STR("من")))
		return i;
	end += 2;
	last = read_its_year(words, end, &year);
	if (last == end)
		return i;
	date_text(t, &year, &of);
	y = of.abs.len == 4 ? arena_cstr(words->arena, of.abs) : "XXXX";
	of = (struct when_text){ .value = date_format(
					 t, "%s-01/%s-%02d", y, y, n) };
	of.abs = of.value;
	date_add(t, i, last, &of, NULL, STR("date-row"));
	return last;
}

/* The year of a school or a budget: "2023/2024", "2023-24". Returns the word
 * behind it, or i. */
static size_t
read_two_years(const struct words *words, size_t i, int *first)
{
	size_t next = i + 2, tail;

	if (!year_digits(words, i, first) || next >= words->n ||
		!(word_is_mark(words, i + 1, '/') ||
			word_is_hyphen(words, i + 1)) ||
		words->v[next].kind != TOKEN_NUMBER ||
		!str_to_size(words->v[next].fold, 2999, &tail))
		return i;
	if (words->v[next].fold.len == 2)
		tail += (size_t)(*first / 100 * 100);
	else if (words->v[next].fold.len != 4)
		return i;
	if (tail != (size_t)*first + 1 ||
		(next + 1 < words->n && !words->v[next + 1].space &&
			(words->v[next + 1].kind == TOKEN_NUMBER ||
				word_is_mark(words, next + 1, '/') ||
				word_is_hyphen(words, next + 1))))
		return i;
	return next + 1;
}

static void
add(struct date_run *t, size_t first, size_t last, struct str value)
{
	struct when_text text = { .value = value, .abs = value };

	date_add(t, first, last, &text, NULL, STR("date-range"));
}

static size_t
two_years(struct date_run *t, size_t i)
{
	const struct words *words = t->words;
	const struct sense *s = lex_sense(words, i, LEX_PERIOD);
	bool named = is_kind_of_year(words, i);
	bool plain = s && s->value == UNIT_YEAR && s->flags == 0;
	size_t at = named ? i + 2 : i + plain, end;
	int year = 0;

	end = read_two_years(words, at, &year);
	if (end > at && (at > i || !words->v[i + 1].space)) {
		add(t, i, end, date_format(t, "%d/%d", year, year + 1));
		return end;
	}
	if (!named || !year_digits(words, at, &year))
		return i;
	add(t, i, at + 1, date_format(t, "%d", year));
	return at + 1;
}

/* "The 15th and 16th centuries": the dual, and two ordinals. */
static size_t
two_centuries(struct date_run *t, size_t i)
{
	const struct words *words = t->words;
	const struct sense *s = lex_sense(words, i, LEX_PERIOD);
	struct number low, high;
	int a, b;
	size_t next;

	if (!s || s->value != UNIT_CENTURY || !(s->flags & DATE_DUAL) ||
		!word_is_definite(words, i) ||
		!word_is_definite(words, i + 1) ||
		!ordinal_read(words, i + 1, &low))
		return i;
	next = word_and(words, low.last);
	if (next == SIZE_MAX || !word_is_definite(words, next) ||
		!ordinal_read(words, next, &high) ||
		!number_int(&low, 1, 30, &a) || !number_int(&high, 1, 30, &b) ||
		a >= b)
		return i;
	add(t, i, high.last, date_format(t, "%02d/%02d", a - 1, b - 1));
	return high.last;
}

size_t
date_counted(struct date_run *t, size_t i)
{
	size_t at;

	if (t->words->v[i].kind != TOKEN_NUMBER &&
		!word_may(t->words, i, LEX_BIT(LEX_PERIOD)))
		return i;
	at = first_months(t, i);
	if (at == i)
		at = two_centuries(t, i);
	return at > i ? at : two_years(t, i);
}
