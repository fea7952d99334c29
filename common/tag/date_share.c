/* date_share - halves and quarters of a year. */

#include "date_field.h"
#include "lex_list.h"

/* A quarter without its year: "in the third quarter"; not "in the third
 * quarter of the match". */
static bool
quarter_is_meant(const struct words *words, size_t i, size_t end)
{
	if (word_is(words, end, STR("من")) || word_is(words, end, STR("في")))
		return false;
	if (i > 0 && word_in(words, i - 1, LIST_BEFORE_QUARTER))
		return true;
	return i == 0 && end == words->n;
}

/* "This quarter", "the last quarter" as a unit of time. */
static size_t
quarter_from_here(const struct words *words, size_t i, struct when *when)
{
	size_t end, at = i;
	bool this = date_find(words, i, DATE_THIS, &end) != NULL;
	const struct sense *s = lex_sense(words, i + this, LEX_FRACTION);
	int direction = 0;

	at += this;
	if (!s || s->value != 4 || !word_is_definite(words, at) || when->has)
		return i;
	end = when_direction(words, at + 1, &direction);
	/* "the last quarter of" a year is its fourth */
	if ((!this && end == at + 1) || word_is(words, at + 1, STR("الاخير")))
		return i;
	when_set_relative(when, UNIT_SEASON, direction);
	when->has |= HAS_QUARTER;
	when->quarter = 0;
	return end;
}

/* "First", "last" with the article at word i; nth: which of max. */
static size_t
read_which(const struct words *words, size_t i, int max, int *nth)
{
	struct number n;
	size_t end;

	*nth = max;
	if (!word_is_definite(words, i))
		return i;
	if (date_find(words, i, DATE_FINAL, &end))
		return end;
	return ordinal_read(words, i, &n) && number_int(&n, 1, max, nth)
		       ? n.last
		       : i;
}

/* A year, or "this year", at word i or behind "of". */
static bool
year_follows(const struct words *words, size_t i)
{
	struct when year = { .has = HAS_HALF };

	i += word_is(words, i, STR("من"));
	return when_year(words, i, &year) > i ||
	       (when_relative(words, i, &year) > i &&
		       year.rel_unit == UNIT_YEAR);
}

/* "The first half of", "the last quarter of". */
size_t
when_share(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s = lex_sense(words, i, LEX_FRACTION);
	size_t at = quarter_from_here(words, i, when), end;
	int nth;

	if (at > i)
		return at;
	if (!s || when->has || !word_is_definite(words, i) ||
		(s->value != 2 && s->value != 4))
		return i;
	end = read_which(words, i + 1, (int)s->value, &nth);
	if (end == i + 1 ||
		(!year_follows(words, end) &&
			!(s->value == 4 && quarter_is_meant(words, i, end))))
		return i;
	if (s->value == 2) {
		when->half = nth;
		when->has |= HAS_HALF;
	} else {
		when->quarter = nth;
		when->has |= HAS_QUARTER;
	}
	return end;
}
