/* date_year - months and what is longer: years, seasons, decades, centuries;
 * and feasts. */

#include "date_field.h"
#include "lex_list.h"

/* A month's name, its second name behind '/' or in brackets. */
static size_t
month_name_at(const struct words *words, size_t i, int *month, unsigned *flags)
{
	size_t end, next, last;
	const struct sense *s = lex_find(words, i, LEX_MONTH, &end), *t;

	if (!s)
		return i;
	*month = (int)s->value;
	*flags = s->flags;
	t = lex_find(words, end, LEX_MONTH, &last);
	if (t && t->value == s->value && !words->v[end].pre) {
		*flags = 0;
		return last; /* the two names side by side */
	}
	next = end + 1;
	if (!word_is_mark(words, end, '/') && !word_is_mark(words, end, '('))
		return end;
	t = lex_find(words, next, LEX_MONTH, &last);
	if (!t || t->value != s->value || words->v[next].pre & LEX_PROCLITIC)
		return end;
	if (word_is_mark(words, end, '(')) {
		if (!word_is_mark(words, last, ')'))
			return end;
		last++;
	}
	*flags = 0;
	return last;
}

/* What stands before a name that is a word, too, and makes it a month. */
static bool
month_is_meant(const struct words *words, size_t i, unsigned flags)
{
	if (flags & DATE_MADDA &&
		!str_starts(
			str_sub(words->text, words->v[i].beg, words->v[i].end),
			STR("آ")))
		return false;
	/* a number, too: U+0635 0641 0631 is zero */
	if (lex_sense(words, i, LEX_ONES))
		return false;
	if (i == 0)
		return words->n == 1;
	return word_in(words, i - 1, LIST_BEFORE_MONTH);
}

static size_t
month_day_behind(const struct words *words, size_t i, struct when *when)
{
	size_t at = i, end;
	int day;

	if (when->has & HAS_DAY || i >= words->n)
		return i;
	if (word_is_hyphen(words, i) && !words->v[i].space)
		at++;
	if (at >= words->n || words->v[at].pre & LEX_PROCLITIC)
		return i;
	if (words->v[at].kind != TOKEN_NUMBER && !word_is_definite(words, at))
		return i;
	end = when_day_number(words, at, &day);
	if (end == at || (words->v[at].kind == TOKEN_NUMBER &&
				 counts_something(words, end)))
		return i;
	when->has |= HAS_DAY;
	when->day = day;
	return end;
}

size_t
when_month(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s = period_unit(words, i, 0);
	size_t at = i, end, next;
	unsigned flags = 0;
	int month, year, direction;
	/* a month right before it makes it one, too: "July and August" */
	bool strong = (when->has & (HAS_DAY | HAS_NTH)) != 0 ||
		      (i > 0 && word_may(words, i - 1, LEX_BIT(LEX_MONTH)));

	if (when->has & HAS_MONTH)
		return i;
	if (s && s->value == UNIT_MONTH && !word_is_definite(words, i)) {
		strong = true;
		at++;
	}
	if (at >= words->n || (at > i && words->v[at].pre & LEX_PROCLITIC))
		return i;
	end = month_name_at(words, at, &month, &flags);
	if (end == at) {
		if (at == i || !read_int(words, at, 1, 12, &month, &end) ||
			counts_something(words, end) ||
			word_is(words, at, STR("واحد")))
			return i; /* "one month" among them */
	}
	next = end + (end < words->n && words->v[end].cp == 0x060C);
	if (!strong && flags & DATE_WEAK && !year_digits(words, next, &year) &&
		when_direction(words, end, &direction) == end &&
		!month_is_meant(words, i, flags))
		return i;
	if (flags & DATE_DATED && !year_digits(words, next, &year))
		return i;
	if (flags & DATE_MADDA && words->v[at].pre & LEX_PROCLITIC && !strong)
		return i;
	when->islamic = month > 100;
	when->month = month % 100;
	when->has |= HAS_MONTH;
	if (when->direction == 0 && !(when->has & HAS_REL)) {
		next = when_direction(words, end, &when->direction);
		if (next > end && when->direction == 0)
			when->has |= HAS_CURRENT;
		end = next;
	}
	return month_day_behind(words, end, when);
}

/* "AH", "AD", "BC" behind a year. */
static size_t
read_era(const struct words *words, size_t i, struct when *when)
{
	size_t end;

	if (date_find(words, i, DATE_HIJRI, &end)) {
		when->islamic = true;
		return end;
	}
	if (date_find(words, i, DATE_BC, &end)) {
		when->has |= HAS_BC;
		return end;
	}
	if (date_find(words, i, DATE_AD, &end))
		return end;
	return i;
}

/* "Today, Sunday 30 March": the reference says no more than the day does. */
static bool
names_its_day(const struct when *when)
{
	return when->has & HAS_REL && when->rel_unit == UNIT_DAY &&
	       when->has & HAS_MONTH && when->has & HAS_DAY;
}

/* True for fields that a year can follow without the word. */
static bool
wants_year(const struct when *when)
{
	return when->has & (HAS_MONTH | HAS_SEASON | HAS_QUARTER | HAS_HALF |
				   HAS_HOLIDAY) &&
	       (!(when->has & HAS_REL) || names_its_day(when)) &&
	       when->direction == 0;
}

/* "(1191 AD)" behind the word for a year. */
static size_t
read_year_in_brackets(const struct words *words, size_t i, struct when *when)
{
	size_t end;

	if (!word_is_mark(words, i, '(') ||
		!year_digits(words, i + 1, &when->year))
		return i;
	end = read_era(words, i + 2, when);
	if (!word_is_mark(words, end, ')'))
		return i;
	when->has |= HAS_YEAR;
	return end + 1;
}

size_t
when_year(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s = period_unit(words, i, 0);
	size_t at = i, end, era;
	int year;
	bool named = s && s->value == UNIT_YEAR;

	if (when->has & (HAS_YEAR | HAS_DECADE | HAS_CENTURY) ||
		(when->has & HAS_REL && !names_its_day(when)) ||
		when->direction != 0 ||
		(when->has & HAS_WEEKDAY &&
			!(when->has & (HAS_MONTH | HAS_NTH))))
		return i;
	if (named)
		at++;
	else if (!wants_year(when))
		return i;
	if (at >= words->n || words->v[at].pre & LEX_PROCLITIC)
		return i;
	if (named && (end = read_year_in_brackets(words, at, when)) > at)
		return end;
	if (words->v[at].kind == TOKEN_NUMBER
			? words->v[at].fold.len > 4
			: named && word_is_definite(words, at))
		return i;
	if (!read_int(words, at, named || when->islamic ? 1 : 1000, 9999, &year,
		    &end) ||
		(year > 2999 && !date_find(words, end, DATE_BC, &era)))
		return i;
	if (!named && words->v[at].kind == TOKEN_NUMBER &&
		!(when->islamic || words->v[at].fold.len == 4))
		return i;
	/* "one year" */
	if (named && year < 1000 && words->v[at].kind == TOKEN_WORD)
		return i;
	/* "for a year of 30 days" */
	if (named && year < 100 && counts_something(words, end) &&
		!date_find(words, end, DATE_HIJRI, &at) &&
		!date_find(words, end, DATE_AD, &at))
		return i;
	when->year = year;
	when->has |= HAS_YEAR;
	end = read_era(words, end, when);
	if (when->has & HAS_HOLIDAY)
		when->islamic = false;
	if (when->has & HAS_MONTH && when->islamic && year > 1600)
		when->has |= HAS_CLOSED; /* "Ramadan 2019" */
	return end;
}

/* A season with its year, or "this", "last". */
size_t
when_season(const struct words *words, size_t i, struct when *when)
{
	size_t at = i, end, last;
	bool this = date_find(words, i, DATE_THIS, &end) != NULL;
	const struct sense *s;
	struct when year;
	int direction = 0;

	if (this)
		at = end;
	s = date_find(words, at, DATE_SEASON, &end);
	if (!s || when->has & ~(unsigned)HAS_REL ||
		(this && !word_is_definite(words, at)))
		return i;
	last = end;
	end = when_direction(words, end, &direction);
	year = (struct when){ .has = HAS_SEASON };
	if (end == last && !this && when_year(words, last, &year) == last &&
		when_relative(words, last, &year) == last &&
		!(word_is_definite(words, i) && i > 0 &&
			(word_is(words, i - 1, STR("في")) ||
				word_is(words, i - 1, STR("خلال")))))
		return i;
	when->season = (int)s->value;
	when->has |= HAS_SEASON;
	if (this || end > last)
		when_set_relative(when, UNIT_SEASON, direction);
	return end;
}

size_t
when_century(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s = period_unit(words, i, 0);
	struct number n;
	size_t at = i + 1, end;
	int value;

	if (!s || s->value != UNIT_CENTURY || !word_is_definite(words, i) ||
		when->has & ~(unsigned)HAS_DECADE)
		return i;
	if (word_is(words, at, STR("ال")))
		at++;
	if (word_is_definite(words, at) && ordinal_read(words, at, &n) &&
		number_int(&n, 1, 30, &value))
		end = n.last;
	else if (at >= words->n || words->v[at].kind != TOKEN_NUMBER ||
		 !read_int(words, at, 1, 30, &value, &end))
		return i;
	when->century = value;
	when->has |= HAS_CENTURY;
	return read_era(words, end, when);
}

/* The century that a decade is of, "the 19th century", "the last century", at
 * word i: the word behind it, or i; the 20th when none is named. */
static size_t
read_its_century(const struct words *words, size_t i, int *century)
{
	struct when of = { .has = HAS_DECADE };
	size_t end = when_century(words, i, &of);

	*century = 20;
	if (end > i) {
		*century = of.century;
		return end;
	}
	end = when_relative(words, i, &of);
	if (!(of.has & HAS_REL) || of.rel_unit != UNIT_CENTURY)
		return i;
	*century = 21 + of.rel;
	return end;
}

/* "(In) his forties": an age. */
static bool
is_age(const struct words *words, size_t i)
{
	i += word_is(words, i, STR("من"));
	return word_is(words, i, STR("العمر")) ||
	       word_is(words, i, STR("عمره")) ||
	       word_is(words, i, STR("عمرها"));
}

/* "The eighties", with the century behind it. */
static size_t
read_tens(const struct words *words, size_t i, struct when *when)
{
	bool years = word_is(words, i, STR("سنوات")) ||
		     word_is(words, i, STR("اعوام"));
	size_t at = i + years, end, next, last;
	const struct sense *s = date_find(words, at, DATE_TENS, &end);

	if (!s || (years && !word_is_definite(words, at)))
		return i;
	next = end + word_is(words, end, STR("من"));
	last = read_its_century(words, next, &when->century);
	if (last == next)
		last = end;
	if (last == end && is_age(words, end))
		return i;
	when->decade = (int)s->value / 10;
	return last;
}

/* "The first decade of the 21st century": of one that is named only. */
static size_t
read_nth_decade(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s = period_unit(words, i, 0);
	struct number n;
	size_t end, last;
	int nth = 10;

	if (!s || s->value != UNIT_DECADE || !word_is_definite(words, i) ||
		!word_is_definite(words, i + 1))
		return i;
	if (ordinal_read(words, i + 1, &n) && number_int(&n, 1, 10, &nth))
		end = n.last;
	else if (!date_find(words, i + 1, DATE_FINAL, &end))
		return i;
	if (!word_is(words, end, STR("من")))
		return i;
	last = read_its_century(words, end + 1, &when->century);
	when->decade = nth - 1;
	return last > end + 1 ? last : i;
}

size_t
when_decade(const struct words *words, size_t i, struct when *when)
{
	size_t at;

	if (when->has)
		return i;
	at = read_tens(words, i, when);
	if (at == i)
		at = read_nth_decade(words, i, when);
	if (at > i)
		when->has |= HAS_DECADE | HAS_CLOSED;
	return at;
}

size_t
when_holiday(const struct words *words, size_t i, struct when *when)
{
	size_t end;
	const struct sense *s = date_find(words, i, DATE_HOLIDAY, &end);

	if (!s || when->has & ~(unsigned)HAS_PART)
		return i;
	when->holiday = (int)s->value;
	when->has |= HAS_HOLIDAY;
	return end;
}
