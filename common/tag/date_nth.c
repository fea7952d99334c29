/* date_nth - the nth of something: "the first Tuesday of May", "the last week
 * of the year", "the third day of Ramadan". */

#include "date_field.h"

/* A month stands at word i, by name or as "this month". */
static bool
month_follows(const struct words *words, size_t i)
{
	struct when month = { .has = HAS_DAY };

	return when_month(words, i, &month) > i ||
	       (when_relative(words, i, &month) > i &&
		       month.rel_unit == UNIT_MONTH);
}

/* A month of the Islamic calendar: how many days it has is not asked. */
static bool
islamic_follows(const struct words *words, size_t i)
{
	struct when month = { .has = HAS_DAY };

	return when_month(words, i, &month) > i && month.islamic;
}

/* Day nth of the month that comes next. */
static size_t
take_day(struct when *when, int nth, size_t last)
{
	when->has |= HAS_DAY;
	when->day = nth;
	return last;
}

/* The nth week, or weekday when one was read, of what comes next. */
static size_t
take_nth(struct when *when, int nth, size_t last)
{
	when->has |= HAS_NTH;
	when->nth = nth;
	return last;
}

/* "(The first of) the days of Ramadan", "(the last) day of May" at word i. */
static bool
is_day_of_month(const struct words *words, size_t i, int nth)
{
	const struct sense *s = lex_sense(words, i, LEX_PERIOD);
	size_t end;

	if (!s || s->value != UNIT_DAY || s->flags & DATE_DUAL)
		return false;
	if (s->flags & DATE_PLURAL)
		return nth > 0 && !word_is_definite(words, i) &&
		       month_follows(words, i + 1);
	return nth <= 1 && date_find(words, i + 1, DATE_OF, &end) &&
	       month_follows(words, end) &&
	       !(nth < 0 && islamic_follows(words, end));
}

/* "(The first) Tuesday of", "(the last) week of", "(the last) day of" at word
 * i. */
static size_t
nth_before(const struct words *words, size_t i, int nth, struct when *when)
{
	const struct sense *unit = period_unit(words, i, 0), *day;
	size_t at = i, end;

	if (is_day_of_month(words, i, nth))
		return take_day(when, nth, i + 1);
	if (unit && unit->value == UNIT_WEEK)
		return date_find(words, i + 1, DATE_OF, &end)
			       ? take_nth(when, nth, i + 1)
			       : i;
	at += unit && unit->value == UNIT_DAY && !word_is_definite(words, i);
	day = lex_sense(words, at, LEX_WEEKDAY);
	if (!day || at + 1 >= words->n ||
		(!date_find(words, at + 1, DATE_OF, &end) &&
			!(words->v[at + 1].pre & LEX_BA)))
		return i;
	when->has |= HAS_WEEKDAY;
	when->weekday = (int)day->value;
	return take_nth(when, nth, at + 1);
}

/* "(The week) the third", "(the day) the last" at word i; last: the word
 * behind it. False: neither. */
static bool
read_nth(const struct words *words, size_t i, int max, int *nth, size_t *last)
{
	struct number n;

	*nth = -1;
	if (!word_is_definite(words, i))
		return false;
	if (ordinal_read(words, i, &n) && number_int(&n, 1, max, nth)) {
		*last = n.last;
		return true;
	}
	return date_find(words, i, DATE_FINAL, last) != NULL;
}

/* "The third week of", "the third day of" a month. */
static size_t
nth_behind(const struct words *words, size_t i, struct when *when)
{
	const struct sense *unit = period_unit(words, i, 0);
	bool day = unit && unit->value == UNIT_DAY;
	size_t end;
	int nth;

	if (!day && !(unit && unit->value == UNIT_WEEK))
		return i;
	if (!word_is_definite(words, i) ||
		!read_nth(words, i + 1, day ? 31 : 53, &nth, &end) ||
		(!word_is(words, end, STR("من")) &&
			!word_is(words, end, STR("في"))))
		return i;
	if (!day)
		return take_nth(when, nth, end);
	return nth > 0 && month_follows(words, end + 1)
		       ? take_day(when, nth, end)
		       : i;
}

/* "First", "third", "last" before a weekday, a week or a day of something. */
size_t
when_nth(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s = lex_sense(words, i, LEX_ORDINAL);
	size_t end;

	if (when->has & ~(unsigned)HAS_PART)
		return i;
	if (word_is_definite(words, i))
		return nth_behind(words, i, when);
	if (s && s->value <= 5)
		end = nth_before(words, i + 1, (int)s->value, when);
	else if (date_find(words, i, DATE_FINAL, &end))
		end = nth_before(words, i + 1, -1, when);
	else
		return i;
	return end > i + 1 ? end : i;
}
