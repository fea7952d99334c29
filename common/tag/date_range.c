/* date_range - dates with two ends: from A to B, between A and B, A-B. What
 * one end leaves open the other one has. */

#include "date_field.h"
#include "date_tag.h"

/* A date that is only a number: a day or a year, to be completed by the other
 * end of a range. */
static size_t
read_bare(const struct words *words, size_t i, struct when *when)
{
	struct number n;
	size_t end;

	if (year_digits(words, i, &when->year)) {
		when->has = HAS_YEAR;
		return i + 1;
	}
	if (!read_int(words, i, 1, 31, &when->day, &end)) {
		if (!word_may(words, i, LEX_BIT(LEX_ORDINAL)) ||
			!ordinal_read(words, i, &n) ||
			!number_int(&n, 1, 31, &when->day))
			return i;
		end = n.last;
	}
	when->has = HAS_DAY;
	return end;
}

/* One end of a range. */
static size_t
read_end(const struct words *words, size_t i, struct when *when)
{
	size_t end = when_read(words, i, when);

	if (end == i) {
		*when = (struct when){ .has = 0 };
		end = read_bare(words, i, when);
	}
	return end;
}

enum { COARSE = HAS_MONTH | HAS_YEAR | HAS_REL };

static void
lend(struct when *to, const struct when *from)
{
	unsigned want = from->has & COARSE & ~to->has;

	if (to->has & HAS_REL && to->rel_unit == UNIT_DAY)
		return;
	if (from->has & HAS_REL && from->rel_unit <= UNIT_DAY)
		want &= ~(unsigned)HAS_REL;
	if (to->has & HAS_YEAR && !(to->has & (HAS_MONTH | HAS_DAY)))
		return;
	if (to->has & HAS_YEAR)
		want &= ~(unsigned)HAS_REL;
	if (want & HAS_YEAR) {
		to->year = from->year;
	}
	if (want & HAS_MONTH) {
		to->month = from->month;
		to->islamic = from->islamic;
		to->direction = from->direction;
	}
	if (want & HAS_REL) {
		to->rel = from->rel;
		to->rel_unit = from->rel_unit;
	}
	to->has |= want;
}

static void
lend_time(struct when *to, const struct when *from)
{
	if (to->has & HAS_HOUR && from->has & HAS_HOUR &&
		!(to->has & HAS_PART) && from->has & HAS_PART &&
		to->hour <= 12) {
		if (from->hour >= 12 && to->hour < 12)
			to->hour += 12;
		to->part = from->part;
		to->has |= HAS_PART;
	}
}

/* "From 9 to 11 in the morning": the first number is an hour like the second
 * end. */
static void
lend_clock(struct when *to, const struct when *from)
{
	if (to->has != HAS_DAY || !(from->has & HAS_HOUR) ||
		from->has & (HAS_DAY | HAS_WEEKDAY) || to->day > 24)
		return;
	to->has = HAS_HOUR;
	to->hour = to->day;
	if (from->hour >= 12 && to->hour < 12 && to->hour + 12 < from->hour)
		to->hour += 12;
	to->has |= HAS_PART; /* what lend_time would say again */
	to->part = from->part;
}

/* "Between the 14th century and the 18th". */
static void
lend_century(struct when *to, const struct when *from)
{
	if (to->has != HAS_DAY || from->has != HAS_CENTURY || to->day > 30)
		return;
	to->has = HAS_CENTURY;
	to->century = to->day;
}

/* A day, by whatever name. */
static bool
is_daily(const struct when *when)
{
	return when->has & (HAS_DAY | HAS_WEEKDAY) ||
	       (when->has & HAS_REL && when->rel_unit == UNIT_DAY);
}

/* Both ends are dates of one kind and complete. */
static bool
is_range(const struct when *a, const struct when *b)
{
	const unsigned grain = HAS_DAY | HAS_HOUR | HAS_WEEKDAY | HAS_SEASON |
			       HAS_HOLIDAY | HAS_CENTURY | HAS_DECADE;
	bool same = (a->has & grain) == (b->has & grain);

	if (a->islamic != b->islamic)
		return false;
	if (a->has & HAS_DAY && !(a->has & (HAS_MONTH | HAS_REL | HAS_WEEKDAY)))
		return false;
	if (b->has & HAS_DAY && !(b->has & (HAS_MONTH | HAS_REL | HAS_WEEKDAY)))
		return false;
	if (is_daily(a) && is_daily(b) &&
		(a->has & HAS_HOUR) == (b->has & HAS_HOUR))
		same = true;
	if (a->has == HAS_YEAR || b->has == HAS_YEAR)
		return a->has == b->has && a->year < b->year &&
		       b->year - a->year < 500;
	return same;
}

/* "From 2010 to 2500 tonnes": what looks like years is counted. */
static bool
counts_no_years(const struct words *words, size_t last, const struct when *to)
{
	return to->year > 2100 || lex_sense(words, last, LEX_SCALE) ||
	       word_measures(words, last) || lex_sense(words, last, LEX_VICTIM);
}

size_t
date_joint(const struct words *words, size_t i, bool between, bool from)
{
	size_t end;

	if (word_is_hyphen(words, i))
		return i + 1;
	if (date_find(words, i, DATE_TO, &end) &&
		(from || !(words->v[i].pre & LEX_WA)))
		return end;
	return between ? word_and(words, i) : SIZE_MAX;
}

/* Word i is a plain number that a hyphen or "to" parts from another. */
static bool
may_open_range(const struct words *words, size_t i)
{
	size_t end;

	return i + 2 < words->n && words->v[i].kind == TOKEN_NUMBER &&
	       (word_is_hyphen(words, i + 1) ||
		       date_find(words, i + 1, DATE_TO, &end));
}

/* "On 18 and 19 December": two days that follow each other. */
static bool
is_two_days(const struct words *words, size_t i)
{
	struct when month = { .has = HAS_DAY };
	size_t end, next = word_and(words, i + 1);
	int first, second;

	return i > 0 && next != SIZE_MAX && words->v[i].fold.len <= 2 &&
	       (word_is(words, i - 1, STR("في")) ||
		       word_is(words, i - 1, STR("وفي")) ||
		       word_is(words, i - 1, STR("يومي"))) &&
	       read_int(words, i, 1, 30, &first, &end) &&
	       read_int(words, next, 2, 31, &second, &end) &&
	       second == first + 1 && when_month(words, end, &month) > end;
}

/* Where a range begins and what stands before it. */
struct opening {
	size_t first, at; /* words: of the span, of the first date */
	bool between, from;
};

/* "From", "between", "the two years"; false: no date can follow. */
static bool
read_opening(const struct words *words, size_t i, struct opening *open)
{
	size_t end;

	*open = (struct opening){ .first = i, .at = i };
	open->between = date_find(words, i, DATE_BETWEEN, &end) != NULL;
	open->from = !open->between && date_find(words, i, DATE_FROM, &end);
	if (open->between || open->from)
		open->at = end;
	if (date_find(words, open->at, DATE_PAIR, &end)) {
		open->between = true;
		open->first = open->at;
		open->at = end;
	}
	if (open->at >= words->n ||
		(open->at > i && words->v[open->at].pre & LEX_PROCLITIC))
		return false;
	if (open->between || open->from ||
		words->v[open->at].kind != TOKEN_NUMBER)
		return true;
	open->between = is_two_days(words, open->at);
	return open->between || may_open_range(words, open->at) ||
	       when_read(words, open->at, &(struct when){ .has = 0 }) >
		       open->at;
}

/* The two dates of a range as they are written; returns the word behind the
 * second, or open->at. *joint: the first word of the second. */
static size_t
read_ends(const struct words *words, const struct opening *open, struct when *a,
	struct when *b, size_t *joint)
{
	size_t end = read_end(words, open->at, a), last;

	if (end == open->at || a->has & (HAS_SPAN | HAS_SOON | HAS_NOW))
		return open->at;
	*joint = date_joint(words, end, open->between, open->from);
	if (*joint == SIZE_MAX || word_is(words, *joint, STR("بين")))
		return open->at;
	last = read_end(words, *joint, b);
	if (last == *joint ||
		(*joint > end &&
			words->v[*joint].pre & (LEX_FA | LEX_BA | LEX_KAF)))
		return open->at;
	return last;
}

/* What one end leaves open the other one has. */
static void
complete(struct when *a, struct when *b)
{
	lend_clock(a, b);
	lend_century(b, a);
	lend(a, b);
	lend(b, a);
	lend_time(a, b);
	/* "from today to Friday": the next one */
	if (a->has & HAS_REL && a->rel_unit == UNIT_DAY && a->rel >= 0 &&
		b->has == HAS_WEEKDAY && b->direction == 0)
		b->direction = 1;
}

/* A weekday or a month that nothing fixes. */
static bool
is_open(const struct when *when)
{
	return when->direction == 0 && when->has & (HAS_WEEKDAY | HAS_MONTH) &&
	       !(when->has & (HAS_YEAR | HAS_REL));
}

/* The values of both ends. "From Friday to Sunday", said on a Friday: the
 * Sunday behind it, not the last one. */
static struct str
range_value(struct date_run *t, const struct when *a, const struct when *b)
{
	struct when_text low = { .islamic = false }, high = low;
	struct when later = *b;

	date_text(t, a, &low);
	date_text(t, b, &high);
	if (is_open(a) && is_open(b) && low.abs.len && high.abs.len &&
		str_cmp(high.abs, low.abs) < 0) {
		later.direction = 1;
		date_text(t, &later, &high);
	}
	if (low.abs.len == 0 || high.abs.len == 0)
		return date_both_values(low.value, high.value, t->words->arena);
	return date_both_values(low.abs, high.abs, t->words->arena);
}

/* "(1368 - 1644 AD)": the era is part of it. */
static size_t
range_era(const struct words *words, size_t last)
{
	size_t end;

	if (date_find(words, last, DATE_AD, &end) &&
		(!words->v[last].space || word_is_mark(words, end, ')')))
		return end;
	return last;
}

/* Years that a hyphen with spaces parts: one thing only in brackets. */
static bool
is_apart(const struct words *words, const struct opening *open, size_t end,
	size_t last)
{
	size_t i = open->first;

	return !open->between && !open->from &&
	       words->v[end].kind == TOKEN_MARK && words->v[end].space &&
	       !(i > 0 && word_is_mark(words, i - 1, '(') &&
		       word_is_mark(words, last, ')'));
}

size_t
date_range(struct date_run *t, size_t i)
{
	const struct words *words = t->words;
	struct when a = { .has = 0 }, b = { .has = 0 };
	struct when_text text = { .islamic = false };
	struct opening open;
	size_t joint, last, era;

	if (!read_opening(words, i, &open))
		return i;
	last = read_ends(words, &open, &a, &b, &joint);
	if (last == open.at)
		return i;
	complete(&a, &b);
	if (!is_range(&a, &b))
		return i;
	if (a.has == HAS_YEAR) {
		if (counts_no_years(words, last, &b))
			return i;
		era = range_era(words, last);
		if (era == last && is_apart(words, &open, joint - 1, last))
			return i;
		last = era;
	}
	text.value = text.abs = range_value(t, &a, &b);
	date_add(t, open.first, last, &text, NULL, STR("date-range"));
	return last;
}
