/* date_day - days: today, parts of the day, weekdays, the nth of something,
 * days of a month. */

#include "date_field.h"
#include "lex_list.h"

static const struct str month_word = STR_INIT("شهر");

/* "The day" at word i is not today: "the same day", "on that day", "a million
 * barrels in the day", "the World Day of". */
static bool
is_other_day(const struct words *words, size_t i)
{
	if (word_in(words, i + 1, LIST_SAME_DAY) ||
		word_in(words, i + 1, LIST_DAY_NAMES) ||
		words->v[i].pre & LEX_BA)
		return true;
	return i > 0 && word_in(words, i - 1, LIST_THAT_DAY) &&
	       !lex_sense(words, i + 1, LEX_WEEKDAY);
}

/* "Tomorrow" has the letters of "became". */
static bool
is_became(const struct words *words, size_t i)
{
	return word_is(words, i, STR("غدا")) && i > 0 &&
	       word_in(words, i - 1, LIST_BEFORE_PAST);
}

/* "That night", "the same night". */
static bool
is_other_night(const struct words *words, size_t i)
{
	return (i > 0 && word_in(words, i - 1, LIST_THAT_NIGHT)) ||
	       word_in(words, i + 1, LIST_SAME_NIGHT);
}

/* "Yesterday", "tomorrow", "today", "tonight", "now". */
size_t
when_deictic(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s;
	size_t at, end;
	int direction;

	if (when->has & (HAS_REL | HAS_DAY | HAS_MONTH | HAS_YEAR))
		return i;
	s = date_find(words, i, DATE_DAY, &end);
	if (s && !is_became(words, i)) {
		when_set_relative(when, UNIT_DAY, (int)s->value);
		return end;
	}
	/* not the name that begins with U+0622, which folds to the same */
	if (date_find(words, i, DATE_NOW, &end) && !when->has &&
		!str_starts(
			str_sub(words->text, words->v[i].beg, words->v[i].end),
			STR("آ")) &&
		!str_starts(
			str_sub(words->text, words->v[i].beg, words->v[i].end),
			STR("أ"))) {
		when->has = HAS_NOW | HAS_CLOSED;
		return end;
	}
	at = i;
	if (date_find(words, i, DATE_THIS, &end))
		at = end;
	if (date_find(words, at, DATE_TONIGHT, &end) &&
		!(when->has & HAS_PART) && !is_other_night(words, at) &&
		!(word_is_definite(words, end) &&
			lex_sense(words, end, LEX_ORDINAL))) {
		when->part = PART_NIGHT;
		when->has |= HAS_PART;
		direction = 0;
		end = when_direction(words, end, &direction);
		when_set_relative(when, UNIT_DAY, direction);
		return end;
	}
	s = period_unit(words, i, 0);
	if (!s || s->value != UNIT_DAY || !word_is_definite(words, i))
		return i;
	if (lex_sense(words, i + 1, LEX_ORDINAL) &&
		word_is_definite(words, i + 1) &&
		!lex_sense(words, i + 1, LEX_WEEKDAY))
		return i; /* "the third day of" */
	if (is_other_day(words, i))
		return i;
	when_set_relative(when, UNIT_DAY, 0);
	return i + 1;
}

/* "Evening of", when a day comes next. */
size_t
when_part(const struct words *words, size_t i, struct when *when)
{
	size_t end;
	const struct sense *s = date_find(words, i, DATE_PART, &end);

	if (when->has & HAS_MONTH && !(when->has & HAS_DAY))
		return i;
	if (s && !(when->has & HAS_PART) && !word_is_definite(words, i)) {
		struct when day = { .has = HAS_PART };
		size_t last = when_read(words, end, &day);

		if (word_goes_on(words, end) && last > end &&
			!(day.has & HAS_HOUR) &&
			day.has & (HAS_DAY | HAS_WEEKDAY | HAS_REL) &&
			!(day.has & HAS_REL && day.rel_unit != UNIT_DAY &&
				!(day.has & (HAS_DAY | HAS_WEEKDAY)))) {
			when->has |= HAS_PART;
			when->part = (enum date_part)s->value;
			return end;
		}
	}
	s = date_find(words, i, DATE_AT_PART, &end);
	if (s && !(when->has & HAS_PART) && word_goes_on(words, i) &&
		when->has & (HAS_DAY | HAS_WEEKDAY | HAS_REL) &&
		!(when->has & HAS_REL && when->rel_unit != UNIT_DAY) &&
		s->n_rest == 0) {
		when->has |= HAS_PART;
		when->part = (enum date_part)s->value;
		return end;
	}
	return i;
}

/* The ordinal behind a weekday, "the third Tuesday of", or a day. */
static size_t
read_weekday_tail(const struct words *words, size_t i, struct when *when)
{
	struct number n;
	size_t end, of;
	int value;

	if (date_find(words, i, DATE_FINAL, &end) &&
		word_is_definite(words, i)) {
		when->nth = -1;
	} else if (word_is_definite(words, i) && ordinal_read(words, i, &n) &&
		   number_int(&n, 1, 31, &value)) {
		end = n.last;
		if (value > 5) {
			when->day = value;
			when->has |= HAS_DAY;
			return end;
		}
		when->nth = value;
	} else {
		return i;
	}
	if (!date_find(words, end, DATE_OF, &of))
		return i;
	when->has |= HAS_NTH;
	return end;
}

size_t
when_weekday(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s = period_unit(words, i, 0);
	size_t at = i, end;
	bool day = s && s->value == UNIT_DAY && !word_is_definite(words, i);
	bool this = date_find(words, i, DATE_THIS, &end) != NULL;

	if (day || this)
		at = i + 1;
	s = lex_sense(words, at, LEX_WEEKDAY);
	if (!s || when->has & (HAS_WEEKDAY | HAS_MONTH) ||
		(at > i && words->v[at].pre & LEX_PROCLITIC) ||
		(this && !word_is_definite(words, at)))
		return i;
	if (!word_is_definite(words, at)) {
		const struct sense *week = period_unit(words, at + 1, 0);

		if (!(when->has & HAS_NTH) &&
			!(week && week->value == UNIT_WEEK &&
				word_is_definite(words, at + 1)))
			return i;
	} else if (s->value == 1 && i > 0 &&
		   word_is(words, i - 1, STR("بين")) && !when->has) {
		return i; /* "between the two" */
	}
	if (s->value == 7 && (word_is(words, at + 1, STR("عشر")) ||
				     word_is(words, at + 1, STR("عشره"))))
		return i; /* "the eleven" */
	when->weekday = (int)s->value;
	when->has |= HAS_WEEKDAY;
	end = when_direction(words, at + 1, &when->direction);
	if (end == at + 1 && !(when->has & HAS_NTH))
		end = read_weekday_tail(words, end, when);
	/* the night between two days */
	if (when->has & HAS_PART && when->part == PART_NIGHT) {
		size_t next = end;

		if (word_is_hyphen(words, next))
			next++;
		s = lex_sense(words, next, LEX_WEEKDAY);
		if (s && word_is_definite(words, next) &&
			!(words->v[next].pre & LEX_PROCLITIC) &&
			s->value == when->weekday % 7 + 1)
			end = next + 1;
	}
	return end;
}

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

/* "The first Tuesday of", "the last week of", "the last day of". */
static size_t
nth_before(const struct words *words, size_t i, int nth, struct when *when)
{
	size_t at = i, end;
	const struct sense *unit = period_unit(words, at, 0), *day;

	day = lex_sense(words, at, LEX_PERIOD);
	/* "the first of the days of Ramadan" */
	if (nth > 0 && day && day->value == UNIT_DAY &&
		day->flags & DATE_PLURAL && !word_is_definite(words, at) &&
		month_follows(words, at + 1)) {
		when->has |= HAS_DAY;
		when->day = nth;
		return at + 1;
	}
	if (unit && unit->value == UNIT_DAY && (nth < 0 || nth == 1) &&
		date_find(words, at + 1, DATE_OF, &end) &&
		month_follows(words, end) &&
		!(nth < 0 && islamic_follows(words, end))) {
		when->has |= HAS_DAY;
		when->day = nth;
		return at + 1;
	}
	if (unit && unit->value == UNIT_WEEK) {
		if (!date_find(words, at + 1, DATE_OF, &end))
			return i;
		when->has |= HAS_NTH;
		when->nth = nth;
		return at + 1;
	}
	if (unit && unit->value == UNIT_DAY && !word_is_definite(words, at))
		at++;
	day = lex_sense(words, at, LEX_WEEKDAY);
	if (!day || at + 1 >= words->n ||
		(!date_find(words, at + 1, DATE_OF, &end) &&
			!(words->v[at + 1].pre & LEX_BA)))
		return i;
	when->has |= HAS_NTH | HAS_WEEKDAY;
	when->nth = nth;
	when->weekday = (int)day->value;
	return at + 1;
}

/* "The third week of", "the third day of" a month. */
static size_t
nth_behind(const struct words *words, size_t i, struct when *when)
{
	const struct sense *unit = period_unit(words, i, 0);
	size_t at = i + 1, end;
	struct number n;
	int nth = -1;

	if (!unit || !word_is_definite(words, i) ||
		(unit->value != UNIT_WEEK && unit->value != UNIT_DAY) ||
		!word_is_definite(words, at))
		return i;
	if (ordinal_read(words, at, &n) &&
		number_int(&n, 1, unit->value == UNIT_DAY ? 31 : 53, &nth))
		end = n.last;
	else if (!date_find(words, at, DATE_FINAL, &end))
		return i;
	if (!word_is(words, end, STR("من")) && !word_is(words, end, STR("في")))
		return i;
	if (unit->value == UNIT_DAY) {
		if (nth < 0 || !month_follows(words, end + 1))
			return i;
		when->has |= HAS_DAY;
		when->day = nth;
		return end;
	}
	when->has |= HAS_NTH;
	when->nth = nth;
	return end;
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

/* A day of a month: a number, an ordinal with the article, or "first". */
size_t
when_day_number(const struct words *words, size_t i, int *day)
{
	struct number n;
	size_t end;

	if (i >= words->n ||
		(words->v[i].kind == TOKEN_NUMBER && words->v[i].fold.len > 2))
		return i;
	if (read_int(words, i, 1, 31, day, &end))
		return end;
	if (words->v[i].sense && ordinal_read(words, i, &n) &&
		(word_is_definite(words, i) || n.value.num == 1) &&
		number_int(&n, 1, 31, day))
		return n.last;
	return i;
}

size_t
when_day(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s = period_unit(words, i, 0);
	size_t at = i, end, next;
	struct when rest;
	int day;

	if (when->has & (HAS_DAY | HAS_MONTH | HAS_NTH | HAS_YEAR))
		return i;
	if (s && s->value == UNIT_DAY && !word_is_definite(words, i))
		at++;
	end = when_day_number(words, at, &day);
	if (end == at)
		return i;
	next = end;
	if (next < words->n && (word_is_mark(words, next, '/') ||
				       word_is_hyphen(words, next))) {
		next++;
		/* "1-0": U+0635 0641 0631 is no month in a score */
		if (lex_sense(words, next, LEX_ONES))
			return i;
	}
	if (word_is(words, next, STR("من")) || word_is(words, next, STR("في")))
		next++;
	rest = *when;
	rest.has |= HAS_DAY;
	if (word_goes_on(words, next) &&
		when_month(words, next, &rest) > next) {
		when->day = day;
		when->has |= HAS_DAY;
		return end; /* the month is the next field */
	}
	rest = (struct when){ .has = 0 };
	if (word_is(words, next, month_word) == false &&
		when_relative(words, next, &rest) > next &&
		rest.rel_unit == UNIT_MONTH && !(rest.has & HAS_SPAN) &&
		!(when->has & HAS_REL)) {
		when->day = day;
		when->has |= HAS_DAY;
		return end;
	}
	/* "Friday the 11th" */
	if (when->has & HAS_WEEKDAY && !(when->has & (HAS_REL | HAS_NTH)) &&
		!counts_something(words, end) && when->direction == 0 &&
		at == i &&
		!(word_is(words, i - 1, STR("من")) &&
			date_find(words, end, DATE_TO, &next))) {
		when->day = day;
		when->has |= HAS_DAY;
		return end;
	}
	return i;
}
