/*
 * date_read - dates, read field by field. A field is taken when the date has
 * none of its kind yet and the words agree; "in", "of" and a comma may join
 * two fields. Every field reads a bounded number of words, so the time is
 * linear.
 */

#include "date_read.h"

static const struct str month_word = STR_INIT("شهر");

const struct sense *
date_find(const struct words *words, size_t i, enum date_word word, size_t *end)
{
	return lex_find(words, i, (enum lex_class)word, end);
}

static bool
has_article(const struct words *words, size_t i)
{
	return i < words->n && words->v[i].pre & LEX_ARTICLE;
}

/* Word i begins with no "and" or "so": it goes on with what is before it. */
static bool
goes_on(const struct words *words, size_t i)
{
	return i < words->n && !(words->v[i].pre & (LEX_WA | LEX_FA));
}

/* The unit that word i names in the singular, or the dual or plural as flags
 * allow. */
static const struct sense *
unit_at(const struct words *words, size_t i, unsigned flags)
{
	const struct sense *s = lex_sense(words, i, LEX_PERIOD);

	return s && !(s->flags & (DATE_DUAL | DATE_PLURAL) & ~flags) ? s : NULL;
}

bool
read_int(const struct words *words, size_t i, int min, int max, int *value,
	size_t *end)
{
	struct number number;
	size_t skip;

	if (i >= words->n ||
		(words->v[i].kind == TOKEN_WORD && !words->v[i].sense) ||
		words->v[i].kind == TOKEN_MARK ||
		!number_read(words, i, &number, &skip) ||
		!number_int(&number, min, max, value) ||
		(number.kind & NUMBER_DIGITS && !(number.kind & NUMBER_PLAIN)))
		return false;
	*end = number.last;
	return true;
}

bool
year_digits(const struct words *words, size_t i, int *year)
{
	size_t value;

	if (i >= words->n || words->v[i].kind != TOKEN_NUMBER ||
		words->v[i].fold.len != 4 ||
		!str_to_size(words->v[i].fold, 2999, &value) || value < 1000)
		return false;
	*year = (int)value;
	return true;
}

bool
counts_something(const struct words *words, size_t i)
{
	static const struct str al = STR_INIT("ال");

	return i < words->n && words->v[i].kind == TOKEN_WORD &&
	       words->v[i].space && words->v[i].fold.ptr[0] >= 0x80 &&
	       !lex_sense(words, i, LEX_STOP) &&
	       !(words->v[i].pre & LEX_PROCLITIC) &&
	       !str_starts(words->v[i].fold, al);
}

/* "Last", "next", "current" with the article at word i: -1, 1, 0. Also "the
 * one before last". Returns the word behind it, or i. */
static size_t
read_direction(const struct words *words, size_t i, int *direction)
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

static bool
set_relative(struct when *when, enum date_unit unit, int rel)
{
	if (when->has & HAS_REL)
		return false;
	when->has |= HAS_REL;
	when->rel_unit = unit;
	when->rel = rel;
	return true;
}

/* A count of one word with the article, as it follows a definite noun. */
static bool
definite_count(const struct words *words, size_t i, int *n)
{
	if (!has_article(words, i))
		return false;
	for (const struct sense *s = words->v[i].sense; s; s = s->next) {
		if (s->cls == LEX_ONES || s->cls == LEX_TENS) {
			*n = (int)s->value;
			return *n > 1;
		}
	}
	return false;
}

/* "The last three weeks", "the coming days": behind a plural or dual unit. */
static size_t
read_row(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s = unit_at(words, i, DATE_PLURAL | DATE_DUAL);
	size_t at = i + 1, end;
	int n = s && s->flags & DATE_DUAL ? 2 : 0, direction;

	if (!s || !has_article(words, i) || when->has ||
		!(s->flags & (DATE_PLURAL | DATE_DUAL)))
		return i;
	if (word_is(words, at, STR("القليله")) ||
		word_is(words, at, STR("القليلين")))
		at++;
	else if (n == 0 && definite_count(words, at, &n)) {
		at++;
	} else if (n == 0 && read_int(words, at, 2, 999, &n, &end)) {
		at = end;
	}
	end = read_direction(words, at, &direction);
	if (end == at || direction == 0)
		return i;
	set_relative(when, (enum date_unit)s->value, direction < 0 ? -n : n);
	when->has |= HAS_CLOSED | (n ? HAS_SPAN : HAS_SOON);
	when->direction = direction;
	return end;
}

/* A unit in the singular and where it lies: "this week", "last year". */
size_t
when_relative(const struct words *words, size_t i, struct when *when)
{
	size_t at = i, end;
	bool this = date_find(words, i, DATE_THIS, &end) != NULL;
	const struct sense *s;
	int direction = 0;

	if (this)
		at = end;
	s = unit_at(words, at, 0);
	if (!s)
		return this ? i : read_row(words, i, when);
	if (!has_article(words, at) || s->value < UNIT_DAY ||
		when->has & (HAS_REL | HAS_YEAR))
		return i;
	end = read_direction(words, at + 1, &direction);
	if (!this && end == at + 1)
		return i;
	set_relative(when, (enum date_unit)s->value, direction);
	return end;
}

/* "Yesterday", "tomorrow", "today", "tonight", "now". */
static size_t
read_deictic(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s;
	size_t at, end;
	int direction;

	if (when->has & (HAS_REL | HAS_DAY | HAS_MONTH | HAS_YEAR))
		return i;
	s = date_find(words, i, DATE_DAY, &end);
	if (s) {
		set_relative(when, UNIT_DAY, (int)s->value);
		return end;
	}
	if (date_find(words, i, DATE_NOW, &end) && !when->has) {
		when->has = HAS_NOW | HAS_CLOSED;
		return end;
	}
	at = i;
	if (date_find(words, i, DATE_THIS, &end))
		at = end;
	if (date_find(words, at, DATE_TONIGHT, &end) &&
		!(when->has & HAS_PART)) {
		when->part = PART_NIGHT;
		when->has |= HAS_PART;
		direction = 0;
		end = read_direction(words, end, &direction);
		set_relative(when, UNIT_DAY, direction);
		return end;
	}
	s = unit_at(words, i, 0);
	if (!s || s->value != UNIT_DAY || !has_article(words, i))
		return i;
	if (lex_sense(words, i + 1, LEX_ORDINAL) && has_article(words, i + 1) &&
		!lex_sense(words, i + 1, LEX_WEEKDAY))
		return i; /* "the third day of" */
	set_relative(when, UNIT_DAY, 0);
	return i + 1;
}

/* "Evening of", when a day comes next. */
static size_t
read_part(const struct words *words, size_t i, struct when *when)
{
	size_t end;
	const struct sense *s = date_find(words, i, DATE_PART, &end);

	if (when->has & HAS_MONTH && !(when->has & HAS_DAY))
		return i;
	if (s && !(when->has & HAS_PART) && !has_article(words, i)) {
		struct when day = { .has = HAS_PART };
		size_t last = when_read(words, end, &day);

		if (goes_on(words, end) && last > end &&
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
	if (s && !(when->has & HAS_PART) && goes_on(words, i) &&
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

	if (date_find(words, i, DATE_FINAL, &end) && has_article(words, i)) {
		when->nth = -1;
	} else if (has_article(words, i) && ordinal_read(words, i, &n) &&
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

static size_t
read_weekday(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s = unit_at(words, i, 0);
	size_t at = i, end;
	bool day = s && s->value == UNIT_DAY && !has_article(words, i);

	if (day)
		at = i + 1;
	s = lex_sense(words, at, LEX_WEEKDAY);
	if (!s || when->has & (HAS_WEEKDAY | HAS_MONTH) ||
		(day && words->v[at].pre & LEX_PROCLITIC))
		return i;
	if (!has_article(words, at)) {
		const struct sense *week = unit_at(words, at + 1, 0);

		if (!(when->has & HAS_NTH) &&
			!(week && week->value == UNIT_WEEK &&
				has_article(words, at + 1)))
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
	end = read_direction(words, at + 1, &when->direction);
	if (end == at + 1 && !(when->has & HAS_NTH))
		end = read_weekday_tail(words, end, when);
	/* the night between two days */
	if (when->has & HAS_PART && when->part == PART_NIGHT) {
		size_t next = end;

		if (next < words->n && str_eq(words->v[next].fold, STR("-")))
			next++;
		s = lex_sense(words, next, LEX_WEEKDAY);
		if (s && has_article(words, next) &&
			!(words->v[next].pre & LEX_PROCLITIC) &&
			s->value == when->weekday % 7 + 1)
			end = next + 1;
	}
	return end;
}

/* "First", "third", "last" before a weekday, a week or a day of something. */
static size_t
read_nth(const struct words *words, size_t i, struct when *when)
{
	const struct sense *unit, *s = lex_sense(words, i, LEX_ORDINAL);
	size_t at = i + 1, end;
	int nth = 0;
	struct number n;

	if (when->has & ~(unsigned)HAS_PART)
		return i;
	if (s && !has_article(words, i) && s->value <= 5)
		nth = (int)s->value;
	else if (date_find(words, i, DATE_FINAL, &end) &&
		 !has_article(words, i))
		nth = -1;
	if (nth) {
		unit = unit_at(words, at, 0);
		if (unit && unit->value == UNIT_DAY &&
			!has_article(words, at) &&
			lex_sense(words, at + 1, LEX_WEEKDAY)) {
			at++;
			unit = NULL;
		}
		if (unit && unit->value == UNIT_WEEK) {
			if (!date_find(words, at + 1, DATE_OF, &end))
				return i;
			when->has |= HAS_NTH;
			when->nth = nth;
			return at + 1;
		}
		if (!lex_sense(words, at, LEX_WEEKDAY) ||
			!date_find(words, at + 1, DATE_OF, &end))
			if (!lex_sense(words, at, LEX_WEEKDAY) ||
				!(words->n > at + 1 &&
					words->v[at + 1].pre & LEX_BA))
				return i;
		when->has |= HAS_NTH | HAS_WEEKDAY;
		when->nth = nth;
		when->weekday = (int)lex_sense(words, at, LEX_WEEKDAY)->value;
		return at + 1;
	}
	/* "the third week of", "the third day of" */
	unit = unit_at(words, i, 0);
	if (!unit || !has_article(words, i) ||
		(unit->value != UNIT_WEEK && unit->value != UNIT_DAY))
		return i;
	if (date_find(words, at, DATE_FINAL, &end) && has_article(words, at)) {
		nth = -1;
	} else if (has_article(words, at) && ordinal_read(words, at, &n) &&
		   number_int(&n, 1, unit->value == UNIT_DAY ? 31 : 53, &nth)) {
		end = n.last;
	} else {
		return i;
	}
	if (!word_is(words, end, STR("من")) && !word_is(words, end, STR("في")))
		return i;
	if (unit->value == UNIT_DAY) {
		struct when month = { .has = HAS_DAY };

		if (nth < 0 || (when_month(words, end + 1, &month) == end + 1 &&
				       (when_relative(words, end + 1, &month) ==
						       end + 1 ||
					       month.rel_unit != UNIT_MONTH)))
			return i;
		when->has |= HAS_DAY;
		when->day = nth;
		return end;
	}
	when->has |= HAS_NTH;
	when->nth = nth;
	return end;
}

/* A day of a month: a number, an ordinal with the article, or "first". */
static size_t
day_of_month(const struct words *words, size_t i, int *day)
{
	struct number n;
	size_t end;

	if (i >= words->n ||
		(words->v[i].kind == TOKEN_NUMBER && words->v[i].fold.len > 2))
		return i;
	if (read_int(words, i, 1, 31, day, &end))
		return end;
	if (words->v[i].sense && ordinal_read(words, i, &n) &&
		(has_article(words, i) || n.value.num == 1) &&
		number_int(&n, 1, 31, day))
		return n.last;
	return i;
}

static size_t
read_day(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s = unit_at(words, i, 0);
	size_t at = i, end, next;
	struct when rest;
	int day;

	if (when->has & (HAS_DAY | HAS_MONTH | HAS_NTH | HAS_YEAR))
		return i;
	if (s && s->value == UNIT_DAY && !has_article(words, i))
		at++;
	end = day_of_month(words, at, &day);
	if (end == at)
		return i;
	next = end;
	if (next < words->n && (word_is_mark(words, next, '/') ||
				       str_eq(words->v[next].fold, STR("-"))))
		next++;
	if (word_is(words, next, STR("من")) || word_is(words, next, STR("في")))
		next++;
	rest = *when;
	rest.has |= HAS_DAY;
	if (goes_on(words, next) && when_month(words, next, &rest) > next) {
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
		at == i) {
		when->day = day;
		when->has |= HAS_DAY;
		return end;
	}
	return i;
}

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
	static const struct str before[] = { STR_INIT("في"), STR_INIT("منذ"),
		STR_INIT("خلال"), STR_INIT("حتي"), STR_INIT("من"),
		STR_INIT("الي"), STR_INIT("قبل"), STR_INIT("بعد"),
		STR_INIT("وفي"), STR_INIT("بين"), STR_INIT("بدايه"),
		STR_INIT("نهايه"), STR_INIT("مطلع"), STR_INIT("اواخر"),
		STR_INIT("منتصف"), STR_INIT("اوائل") };

	if (flags & DATE_MADDA &&
		!str_starts(
			str_sub(words->text, words->v[i].beg, words->v[i].end),
			STR("آ")))
		return false;
	if (i == 0)
		return words->n == 1;
	for (size_t k = 0; k < COUNTOF(before); k++) {
		if (word_is(words, i - 1, before[k]))
			return true;
	}
	return false;
}

static size_t
month_day_behind(const struct words *words, size_t i, struct when *when)
{
	size_t at = i, end;
	int day;

	if (when->has & HAS_DAY || i >= words->n)
		return i;
	if (str_eq(words->v[i].fold, STR("-")) && !words->v[i].space)
		at++;
	if (at >= words->n || words->v[at].pre & LEX_PROCLITIC)
		return i;
	if (words->v[at].kind != TOKEN_NUMBER && !has_article(words, at))
		return i;
	end = day_of_month(words, at, &day);
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
	const struct sense *s = unit_at(words, i, 0);
	size_t at = i, end, next;
	unsigned flags = 0;
	int month, year;
	bool strong = (when->has & (HAS_DAY | HAS_NTH)) != 0;

	if (when->has & HAS_MONTH)
		return i;
	if (s && s->value == UNIT_MONTH && !has_article(words, i)) {
		strong = true;
		at++;
	}
	if (at >= words->n || (at > i && words->v[at].pre & LEX_PROCLITIC))
		return i;
	end = month_name_at(words, at, &month, &flags);
	if (end == at) {
		if (at == i || !read_int(words, at, 1, 12, &month, &end) ||
			counts_something(words, end))
			return i;
	}
	next = end + (end < words->n && words->v[end].cp == 0x060C);
	if (!strong && flags & DATE_WEAK && !year_digits(words, next, &year) &&
		!month_is_meant(words, i, flags))
		return i;
	if (flags & DATE_MADDA && words->v[at].pre & LEX_PROCLITIC && !strong)
		return i;
	when->islamic = month > 100;
	when->month = month % 100;
	when->has |= HAS_MONTH;
	if (when->direction == 0 && !(when->has & HAS_REL))
		end = read_direction(words, end, &when->direction);
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

/* True for fields that a year can follow without the word. */
static bool
wants_year(const struct when *when)
{
	return when->has & (HAS_MONTH | HAS_SEASON | HAS_QUARTER | HAS_HALF |
				   HAS_HOLIDAY) &&
	       !(when->has & (HAS_YEAR | HAS_REL)) && when->direction == 0;
}

static size_t
read_year(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s = unit_at(words, i, 0);
	size_t at = i, end;
	int year;
	bool named = s && s->value == UNIT_YEAR;

	if (when->has & (HAS_YEAR | HAS_REL | HAS_DECADE | HAS_CENTURY) ||
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
	if (words->v[at].kind == TOKEN_NUMBER ? words->v[at].fold.len > 4
					      : named && has_article(words, at))
		return i;
	if (!read_int(words, at, named || when->islamic ? 1 : 1000, 2999, &year,
		    &end))
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
static size_t
read_season(const struct words *words, size_t i, struct when *when)
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
		(this && !has_article(words, at)))
		return i;
	last = end;
	end = read_direction(words, end, &direction);
	year = (struct when){ .has = HAS_SEASON };
	if (end == last && !this && read_year(words, last, &year) == last &&
		when_relative(words, last, &year) == last)
		return i;
	when->season = (int)s->value;
	when->has |= HAS_SEASON;
	if (this || end > last)
		set_relative(when, UNIT_SEASON, direction);
	return end;
}

/* "The first half of", "the last quarter of". */
static size_t
read_share(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s = lex_sense(words, i, LEX_FRACTION);
	struct number n;
	size_t at = i + 1, end;
	struct when year = { .has = HAS_HALF };
	int nth;

	if (!s || when->has || !has_article(words, i) ||
		(s->value != 2 && s->value != 4))
		return i;
	if (date_find(words, at, DATE_FINAL, &end) && has_article(words, at)) {
		nth = (int)s->value;
	} else if (has_article(words, at) && ordinal_read(words, at, &n) &&
		   number_int(&n, 1, (int)s->value, &nth)) {
		end = n.last;
	} else {
		return i;
	}
	at = end;
	if (word_is(words, at, STR("من")))
		at++;
	if (read_year(words, at, &year) == at &&
		(when_relative(words, at, &year) == at ||
			year.rel_unit != UNIT_YEAR))
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

static size_t
read_century(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s = unit_at(words, i, 0);
	struct number n;
	size_t at = i + 1, end;
	int value;

	if (!s || s->value != UNIT_CENTURY || !has_article(words, i) ||
		when->has & ~(unsigned)HAS_DECADE)
		return i;
	if (word_is(words, at, STR("ال")))
		at++;
	if (has_article(words, at) && ordinal_read(words, at, &n) &&
		number_int(&n, 1, 30, &value))
		end = n.last;
	else if (at >= words->n || words->v[at].kind != TOKEN_NUMBER ||
		 !read_int(words, at, 1, 30, &value, &end))
		return i;
	when->century = value;
	when->has |= HAS_CENTURY;
	return read_era(words, end, when);
}

/* "The eighties", with the century behind it. */
static size_t
read_decade(const struct words *words, size_t i, struct when *when)
{
	size_t end, at;
	const struct sense *s = date_find(words, i, DATE_TENS, &end);
	struct when of = { .has = HAS_DECADE };

	if (!s || when->has)
		return i;
	at = end + word_is(words, end, STR("من"));
	of.first = at;
	at = read_century(words, at, &of);
	if (at == of.first)
		at = when_relative(words, at, &of);
	if (at == of.first)
		at = end;
	if (at > end && of.has & HAS_REL && of.rel_unit != UNIT_CENTURY)
		at = end;
	if (at == end && (word_is(words, end, STR("من")) ||
				 word_is(words, end, STR("العمر")))) {
		/* "in his forties" */
		if (word_is(words, end + 1, STR("العمر")) ||
			word_is(words, end + 1, STR("عمره")) ||
			word_is(words, end + 1, STR("عمرها")))
			return i;
	}
	when->century = of.has & HAS_CENTURY ? of.century : 20;
	when->decade = (int)s->value / 10;
	when->has |= HAS_DECADE | HAS_CLOSED;
	return at;
}

static size_t
read_holiday(const struct words *words, size_t i, struct when *when)
{
	size_t end;
	const struct sense *s = date_find(words, i, DATE_HOLIDAY, &end);

	if (!s || when->has & ~(unsigned)HAS_PART)
		return i;
	when->holiday = (int)s->value;
	when->has |= HAS_HOLIDAY;
	return end;
}

static size_t
read_weekend(const struct words *words, size_t i, struct when *when)
{
	size_t end;
	int direction = 0;

	if (when->has || !date_find(words, i, DATE_WEEKEND, &end))
		return i;
	end = read_direction(words, end, &direction);
	when->has |= HAS_WEEKEND;
	set_relative(when, UNIT_WEEK, direction);
	return end;
}

/* "The rest of the week". */
static size_t
read_rest(const struct words *words, size_t i, struct when *when)
{
	size_t end;
	const struct sense *s;

	if (when->has || !date_find(words, i, DATE_REST, &end))
		return i;
	s = unit_at(words, end, 0);
	if (!s || !has_article(words, end) || s->value < UNIT_DAY ||
		words->v[end].pre & LEX_PROCLITIC)
		return i;
	set_relative(when, (enum date_unit)s->value, 0);
	when->has |= HAS_REST | HAS_CLOSED;
	return end + 1;
}

typedef size_t field_reader(const struct words *, size_t, struct when *);

/* A reader, and what the first word of its field can be; digits count as
 * LEX_ONES here. */
struct field {
	field_reader *read;
	uint64_t begins;
};

#define UNIT LEX_BIT(LEX_PERIOD)
#define DIGITS LEX_BIT(LEX_ONES)
#define COUNTS                                                                 \
	(DIGITS | LEX_BIT(LEX_TENS) | LEX_BIT(LEX_HUNDRED) |                   \
		LEX_BIT(LEX_HUNDREDS) | LEX_BIT(LEX_SCALE))
#define ORDINAL LEX_BIT(LEX_ORDINAL)
#define THIS LEX_BIT(DATE_THIS)

static const struct field field_list[] = {
	{ when_numeric, DIGITS | UNIT },
	{ read_weekend, LEX_BIT(DATE_WEEKEND) },
	{ read_rest, LEX_BIT(DATE_REST) },
	{ read_holiday, LEX_BIT(DATE_HOLIDAY) },
	{ read_season, THIS | LEX_BIT(DATE_SEASON) | UNIT },
	{ read_nth, ORDINAL | UNIT | LEX_BIT(DATE_FINAL) },
	{ read_weekday, LEX_BIT(LEX_WEEKDAY) | UNIT },
	{ when_relative, THIS | UNIT },
	{ read_deictic, LEX_BIT(DATE_DAY) | LEX_BIT(DATE_NOW) | THIS |
				LEX_BIT(DATE_TONIGHT) | UNIT },
	{ read_part, LEX_BIT(DATE_PART) | LEX_BIT(DATE_AT_PART) },
	{ when_clock, DIGITS | UNIT | ORDINAL },
	{ read_day, COUNTS | ORDINAL | UNIT },
	{ when_month, LEX_BIT(LEX_MONTH) | UNIT },
	{ read_year, COUNTS | UNIT },
	{ read_share, LEX_BIT(LEX_FRACTION) },
	{ read_decade, LEX_BIT(DATE_TENS) },
	{ read_century, UNIT },
};

_Static_assert(DATE_FROM_NOW < 64, "classes are bits of one word");

static size_t
read_field(const struct words *words, size_t i, struct when *when)
{
	uint64_t classes;

	if (i >= words->n || words->v[i].taken)
		return i;
	classes =
		words->v[i].kind == TOKEN_NUMBER ? DIGITS : words->v[i].classes;
	if (!(classes & DATE_BEGINS))
		return i;
	for (size_t k = 0; k < COUNTOF(field_list); k++) {
		struct when trial;
		size_t end;

		if (!(classes & field_list[k].begins))
			continue;
		trial = *when;
		end = field_list[k].read(words, i, &trial);
		if (end > i) {
			*when = trial;
			return end;
		}
	}
	return i;
}

/* Where a further field may stand behind word i: over a comma and one word
 * that joins. */
static size_t
over_joint(const struct words *words, size_t i)
{
	size_t end;

	if (word_is_mark(words, i, 0x060C) || word_is_mark(words, i, ',') ||
		word_is_mark(words, i, '/'))
		i++;
	if (date_find(words, i, DATE_SAME_AS, &end) ||
		(date_find(words, i, DATE_OF, &end) &&
			!(words->v[i].pre & LEX_PROCLITIC)))
		i = end;
	if (date_find(words, i, DATE_SAME_AS, &end))
		i = end;
	return i;
}

/* Fields that a date may go on with behind a comma or "in". */
static bool
joins(const struct when *before, const struct when *after, bool comma)
{
	unsigned more = after->has & ~before->has;

	if (comma)
		return more & (HAS_MONTH | HAS_YEAR | HAS_HOUR);
	if (more & HAS_PART)
		return (before->has & (HAS_HOUR | HAS_DAY | HAS_WEEKDAY)) != 0;
	if (more & HAS_WEEKDAY)
		return (before->has & (HAS_NTH | HAS_REL | HAS_HOUR)) != 0;
	if (more & HAS_DAY && !(more & HAS_MONTH) && !(before->has & HAS_MONTH))
		return (before->has & (HAS_WEEKDAY | HAS_HOUR | HAS_NTH)) != 0;
	return true;
}

/* The month that belongs to a day just read. */
static size_t
read_after_day(const struct words *words, size_t i, struct when *when)
{
	size_t at = i;

	if (when->has & HAS_MONTH)
		return i;
	if (word_is(words, at, STR("من")))
		at++;
	if (!goes_on(words, at))
		return i;
	at = read_field(words, at, when);
	return when->has & HAS_MONTH ? at : i;
}

size_t
when_read(const struct words *words, size_t i, struct when *when)
{
	size_t at = read_field(words, i, when);

	if (at == i)
		return i;
	when->first = i;
	while (!(when->has & HAS_CLOSED)) {
		struct when next = *when;
		size_t joint, end = at;

		if (goes_on(words, at))
			end = read_field(words, at, &next);
		if (end == at) {
			joint = over_joint(words, at);
			if (joint == at || !goes_on(words, joint))
				break;
			end = read_field(words, joint, &next);
			if (end > joint && next.has & ~when->has & HAS_DAY)
				end = read_after_day(words, end, &next);
			if (end == joint ||
				!joins(when, &next,
					words->v[at].kind == TOKEN_MARK))
				break;
		}
		*when = next;
		at = end;
	}
	when->last = at;
	return at;
}
