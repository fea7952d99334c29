/* date_year - years and what is longer, seasons, and feasts. */

#include "date_field.h"

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

/* A year may stand here: the date has none, and nothing that lies somewhere
 * else in time. */
static bool
is_open_to_year(const struct when *when)
{
	return !(when->has & (HAS_YEAR | HAS_DECADE | HAS_CENTURY)) &&
	       (!(when->has & HAS_REL) || names_its_day(when)) &&
	       when->direction == 0 &&
	       (!(when->has & HAS_WEEKDAY) ||
		       when->has & (HAS_MONTH | HAS_NTH));
}

/* The number of a year at word i, behind the word for it when named; returns
 * the word behind, or i. */
static size_t
read_year_number(const struct words *words, size_t i, bool named, bool islamic,
	int *year)
{
	const struct word *w = &words->v[i];
	bool digits = w->kind == TOKEN_NUMBER;
	size_t end, era;

	if (digits ? w->fold.len > 4 : named && word_is_definite(words, i))
		return i;
	if (!read_int(
		    words, i, named || islamic ? 1 : 1000, 9999, year, &end) ||
		(*year > 2999 && !date_find(words, end, DATE_BC, &era)))
		return i;
	if (!named)
		return digits && !islamic && w->fold.len != 4 ? i : end;
	/* "one year", "for a year of 30 days" */
	if ((*year < 1000 && !digits) ||
		(*year < 100 && counts_something(words, end) &&
			!date_find(words, end, DATE_HIJRI, &era) &&
			!date_find(words, end, DATE_AD, &era)))
		return i;
	return end;
}

/* «شتاء 2015-2016»: the second of the two years that a winter lies in, at word
 * i. The first one names it. */
static size_t
over_second_year(const struct words *words, size_t i, int first)
{
	int year;

	return (word_is_hyphen(words, i) || word_is_mark(words, i, '/')) &&
			       year_digits(words, i + 1, &year) &&
			       year == first + 1
		       ? i + 2
		       : i;
}

size_t
when_year(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s = period_unit(words, i, 0);
	bool named = s && s->value == UNIT_YEAR;
	size_t at = i + named, end;
	int year;

	if (!is_open_to_year(when) || (!named && !wants_year(when)) ||
		at >= words->n || words->v[at].pre & LEX_PROCLITIC)
		return i;
	if (named && (end = read_year_in_brackets(words, at, when)) > at)
		return end;
	end = read_year_number(words, at, named, when->islamic, &year);
	if (end == at)
		return i;
	when->year = year;
	when->has |= HAS_YEAR;
	end = read_era(words, end, when);
	if (when->has & HAS_SEASON)
		end = over_second_year(words, end, year);
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
