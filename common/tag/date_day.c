/* date_day - days: today, parts of the day, weekdays, days of a month. */

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

/* The first letter of word i as it is spelt, one of two, U+0622 and U+0623:
 * the name «آلان» folds to the word for now. */
static bool
begins_with_hamza(const struct words *words, size_t i)
{
	struct str word = str_from(words->text, words->v[i].beg);

	return str_starts(word, STR("آ")) || str_starts(word, STR("أ"));
}

/* "Tonight", "this night", "last night". */
static size_t
read_tonight(const struct words *words, size_t i, struct when *when)
{
	size_t at = i, end;
	int direction = 0;

	if (date_find(words, i, DATE_THIS, &end))
		at = end;
	if (!date_find(words, at, DATE_TONIGHT, &end) || when->has & HAS_PART ||
		is_other_night(words, at) ||
		(word_is_definite(words, end) &&
			lex_sense(words, end, LEX_ORDINAL)))
		return i;
	when->part = PART_NIGHT;
	when->has |= HAS_PART;
	end = when_direction(words, end, &direction);
	when_set_relative(when, UNIT_DAY, direction);
	return end;
}

/* "Today": "the day", when nothing makes it another. */
static size_t
read_today(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s = period_unit(words, i, 0);

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

size_t
when_deictic(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s;
	size_t end;

	if (when->has & (HAS_REL | HAS_DAY | HAS_MONTH | HAS_YEAR))
		return i;
	s = date_find(words, i, DATE_DAY, &end);
	if (s && !is_became(words, i)) {
		when_set_relative(when, UNIT_DAY, (int)s->value);
		return end;
	}
	if (date_find(words, i, DATE_NOW, &end) && !when->has &&
		!begins_with_hamza(words, i)) {
		when->has = HAS_NOW | HAS_CLOSED;
		return end;
	}
	end = read_tonight(words, i, when);
	return end > i ? end : read_today(words, i, when);
}

/* What was read says which day; alone, "this week" is none. */
static bool
has_day(const struct when *when)
{
	return when->has & (HAS_DAY | HAS_WEEKDAY) ||
	       (when->has & HAS_REL && when->rel_unit == UNIT_DAY);
}

bool
day_follows(const struct words *words, size_t i)
{
	struct when day = { .has = HAS_PART };

	return word_goes_on(words, i) && when_read(words, i, &day) > i &&
	       !(day.has & HAS_HOUR) && has_day(&day);
}

/* "Evening of" before a day, "in the evening" behind one. */
size_t
when_part(const struct words *words, size_t i, struct when *when)
{
	size_t end;
	const struct sense *s;

	if (when->has & HAS_PART ||
		(when->has & HAS_MONTH && !(when->has & HAS_DAY)))
		return i;
	s = date_find(words, i, DATE_PART, &end);
	if (!s || word_is_definite(words, i) || !day_follows(words, end)) {
		s = date_find(words, i, DATE_AT_PART, &end);
		if (!s || s->n_rest || !word_goes_on(words, i) ||
			!(when->has & (HAS_DAY | HAS_WEEKDAY | HAS_REL)) ||
			(when->has & HAS_REL && when->rel_unit != UNIT_DAY))
			return i;
	}
	when->has |= HAS_PART;
	when->part = (enum date_part)s->value;
	return end;
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

/* Where the name of a weekday stands behind "day" or "this" at word i; word i
 * itself without them; SIZE_MAX: nowhere. */
static size_t
weekday_at(const struct words *words, size_t i, const struct when *when)
{
	const struct sense *s = period_unit(words, i, 0);
	size_t at = i, end;
	bool this = date_find(words, i, DATE_THIS, &end) != NULL;

	at += this ||
	      (s && s->value == UNIT_DAY && !word_is_definite(words, i));
	if (!lex_sense(words, at, LEX_WEEKDAY) ||
		when->has & (HAS_WEEKDAY | HAS_MONTH) ||
		(at > i && words->v[at].pre & LEX_PROCLITIC) ||
		(this && !word_is_definite(words, at)))
		return SIZE_MAX;
	return at;
}

/* The weekday at word at, whose field begins at word i, is a word of another
 * sense: without the article, but for "Sunday of the week"; "between the two",
 * "the eleven". */
static bool
is_no_weekday(const struct words *words, size_t i, size_t at, int64_t day,
	const struct when *when)
{
	if (word_is_latin(words, at)) {
		return false; /* English, French */
	} else if (!word_is_definite(words, at)) {
		const struct sense *week = period_unit(words, at + 1, 0);

		if (!(when->has & HAS_NTH) &&
			!(week && week->value == UNIT_WEEK &&
				word_is_definite(words, at + 1)))
			return true;
	} else if (day == 1 && i > 0 && word_is(words, i - 1, STR("بين")) &&
		   !when->has) {
		return true;
	}
	return day == 7 && (word_is(words, at + 1, STR("عشر")) ||
				   word_is(words, at + 1, STR("عشره")));
}

/* "The night of Saturday to Sunday", one between two days: over the second at
 * word i. */
static size_t
over_next_weekday(const struct words *words, size_t i, const struct when *when)
{
	size_t next = i + word_is_hyphen(words, i);
	const struct sense *s = lex_sense(words, next, LEX_WEEKDAY);

	if (when->has & HAS_PART && when->part == PART_NIGHT && s &&
		word_is_definite(words, next) &&
		!(words->v[next].pre & LEX_PROCLITIC) &&
		s->value == when->weekday % 7 + 1)
		return next + 1;
	return i;
}

size_t
when_weekday(const struct words *words, size_t i, struct when *when)
{
	size_t at = weekday_at(words, i, when), end;
	const struct sense *s = lex_sense(words, at, LEX_WEEKDAY);

	if (!s || is_no_weekday(words, i, at, s->value, when))
		return i;
	when->weekday = (int)s->value;
	when->has |= HAS_WEEKDAY;
	end = when_direction(words, at + 1, &when->direction);
	if (end == at + 1 && !(when->has & HAS_NTH))
		end = read_weekday_tail(words, end, when);
	return over_next_weekday(words, end, when);
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
	if (date_find(words, i, DATE_FIRST, &end)) {
		*day = 1;
		return end;
	}
	if (words->v[i].sense && ordinal_read(words, i, &n) &&
		(word_is_definite(words, i) || n.value.num == 1) &&
		number_int(&n, 1, 31, day))
		return n.last;
	return i;
}

/* A mark between a day and its month: "11/November"; SIZE_MAX behind a score
 * "1-0", where U+0635 0641 0631 is no month. */
static size_t
over_mark(const struct words *words, size_t i)
{
	if (!word_is_mark(words, i, '/') && !word_is_hyphen(words, i))
		return i;
	return lex_sense(words, i + 1, LEX_ONES) ? SIZE_MAX : i + 1;
}

/* A month at word i, by its name or as "this month", for the day before it. */
static bool
month_is_next(const struct words *words, size_t i, const struct when *when)
{
	struct when named = *when, rest = { .has = 0 };

	named.has |= HAS_DAY;
	if (word_goes_on(words, i) && when_month(words, i, &named) > i)
		return true;
	return !word_is(words, i, month_word) &&
	       when_relative(words, i, &rest) > i &&
	       rest.rel_unit == UNIT_MONTH && !(rest.has & HAS_SPAN) &&
	       !(when->has & HAS_REL);
}

/* "Friday the 11th" at word i: a day of no month. */
static bool
follows_weekday(const struct words *words, size_t i, size_t end,
	const struct when *when)
{
	size_t to;

	return when->has & HAS_WEEKDAY && !(when->has & (HAS_REL | HAS_NTH)) &&
	       !counts_something(words, end) && when->direction == 0 &&
	       !(word_is(words, i - 1, STR("من")) &&
		       date_find(words, end, DATE_TO, &to));
}

size_t
when_day(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s = period_unit(words, i, 0);
	size_t at = i, end, next;
	int day;

	if (when->has & (HAS_DAY | HAS_MONTH | HAS_NTH | HAS_YEAR))
		return i;
	at += s && s->value == UNIT_DAY && !word_is_definite(words, i);
	end = when_day_number(words, at, &day);
	if (end == at)
		return i;
	next = over_mark(words, end);
	if (next == SIZE_MAX)
		return i;
	next += word_is(words, next, STR("من")) ||
		word_is(words, next, STR("في"));
	if (!month_is_next(words, next, when) &&
		!(at == i && follows_weekday(words, i, end, when)))
		return i;
	when->day = day;
	when->has |= HAS_DAY;
	return end; /* the month is the next field */
}
