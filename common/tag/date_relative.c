/* date_relative - what is counted from the reference: last year, this week, the
 * last three months, the weekend. */

#include "date_field.h"
#include "lex_list.h"

/* "Last", "next", "current" with the article at word i: -1, 1, 0. Also "the
 * one before last". Returns the word behind it, or i. */
size_t
when_direction(const struct words *words, size_t i, int *direction)
{
	size_t end, at = i;
	int step = 1;

	if (word_is(words, at, STR("ما")))
		at++;
	if (word_is(words, at, STR("قبل")) || word_is(words, at, STR("بعد"))) {
		step = 2;
		at++;
	}
	if (at < words->n && words->v[at].pre & LEX_PROCLITIC)
		return i;
	if (date_find(words, at, DATE_LAST, &end))
		*direction = -step;
	else if (date_find(words, at, DATE_NEXT, &end))
		*direction = step;
	else if (step == 1 && date_find(words, at, DATE_CURRENT, &end))
		*direction = 0;
	else
		return i;
	return end;
}

bool
when_set_relative(struct when *when, enum date_unit unit, int rel)
{
	if (when->has & HAS_REL)
		return false;
	when->has |= HAS_REL;
	when->rel_unit = unit;
	when->rel = rel;
	return true;
}

bool
definite_count(const struct words *words, size_t i, int *n, size_t *end)
{
	const struct sense *ten;

	if (!word_is_definite(words, i))
		return false;
	for (const struct sense *s = words->v[i].sense; s; s = s->next) {
		if (s->cls != LEX_ONES && s->cls != LEX_TENS)
			continue;
		*n = (int)s->value;
		*end = i + 1;
		ten = lex_sense(words, i + 1, LEX_ONES);
		if (s->cls == LEX_ONES && *n < 10 && ten && ten->value == 10 &&
			!words->v[i + 1].pre) {
			*n += 10;
			++*end;
		}
		return *n > 1;
	}
	return false;
}

/* "The last three weeks", "the coming days": behind a plural or dual unit. */
static size_t
read_row(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s = period_unit(words, i, DATE_PLURAL | DATE_DUAL);
	size_t at = i + 1, end;
	int n = s && s->flags & DATE_DUAL ? 2 : 0, direction;

	if (!s || !word_is_definite(words, i) || when->has ||
		!(s->flags & (DATE_PLURAL | DATE_DUAL)))
		return i;
	if (word_is(words, at, STR("القليله")) ||
		word_is(words, at, STR("القليلين")))
		at++;
	else if (word_is(words, at, STR("ال")) && at + 1 < words->n &&
		 words->v[at + 1].kind == TOKEN_NUMBER)
		at++; /* «الساعات الـ48 المقبلة» */
	if (n == 0 && definite_count(words, at, &n, &end)) {
		at = end;
	} else if (n == 0 && read_int(words, at, 2, 999, &n, &end)) {
		at = end;
	}
	end = when_direction(words, at, &direction);
	if (end == at || direction == 0)
		return i;
	when_set_relative(
		when, (enum date_unit)s->value, direction < 0 ? -n : n);
	when->has |= HAS_CLOSED | (n ? HAS_SPAN : HAS_SOON);
	when->direction = direction;
	return end;
}

bool
is_kind_of_year(const struct words *words, size_t i)
{
	const struct sense *s = lex_sense(words, i, LEX_PERIOD);

	return s && s->value == UNIT_YEAR &&
	       word_in(words, i + 1, LIST_YEAR_KINDS);
}

/* English and French have no article at the word: "last week", "this year",
 * «la semaine dernière». */
static size_t
read_latin(const struct words *words, size_t i, struct when *when)
{
	size_t at = i, end;
	int direction = 0;
	const struct sense *before = date_find(words, i, DATE_THIS, &end), *s;

	if (before)
		direction = (int)before->value;
	at += before != NULL;
	s = period_unit(words, at, 0);
	if (!s || s->value < UNIT_WEEK || when->has & (HAS_REL | HAS_YEAR))
		return i;
	end = before ? at + 1 : when_direction(words, at + 1, &direction);
	if (end == at + 1 && !before)
		return i;
	when_set_relative(when, (enum date_unit)s->value, direction);
	return end;
}

/* A unit in the singular and where it lies: "this week", "last year". */
size_t
when_relative(const struct words *words, size_t i, struct when *when)
{
	size_t at = i, end;
	bool this = date_find(words, i, DATE_THIS, &end) != NULL;
	const struct sense *s;
	int direction = 0, year;

	if (word_is_latin(words, i))
		return read_latin(words, i, when);
	if (this)
		at = end;
	s = period_unit(words, at, 0);
	if (!s)
		return this ? i : read_row(words, i, when);
	if (!word_is_definite(words, at) || s->value < UNIT_DAY ||
		when->has & (HAS_REL | HAS_YEAR))
		return i;
	at += is_kind_of_year(words, at);
	end = when_direction(words, at + 1, &direction);
	/* "the first quarter of the year" is one of this year */
	if (!this && end == at + 1 &&
		!(s->value == UNIT_YEAR &&
			when->has & (HAS_QUARTER | HAS_HALF) &&
			!year_digits(words, at + 1, &year)))
		return i;
	when_set_relative(when, (enum date_unit)s->value, direction);
	return end;
}

size_t
when_weekend(const struct words *words, size_t i, struct when *when)
{
	size_t end;
	int direction = 0;

	if (when->has || !date_find(words, i, DATE_WEEKEND, &end))
		return i;
	end = when_direction(words, end, &direction);
	when->has |= HAS_WEEKEND;
	when_set_relative(when, UNIT_WEEK, direction);
	return end;
}

/* "The rest of the week". */
size_t
when_rest(const struct words *words, size_t i, struct when *when)
{
	size_t end;
	const struct sense *s;

	if (when->has || !date_find(words, i, DATE_REST, &end))
		return i;
	s = period_unit(words, end, 0);
	if (!s || !word_is_definite(words, end) || s->value < UNIT_DAY ||
		words->v[end].pre & LEX_PROCLITIC)
		return i;
	when_set_relative(when, (enum date_unit)s->value, 0);
	when->has |= HAS_REST | HAS_CLOSED;
	return end + 1;
}
