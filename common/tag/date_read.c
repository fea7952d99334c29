/*
 * date_read - dates, read field by field. A field is taken when the date has
 * none of its kind yet and the words agree; "in", "of" and a comma may join
 * two fields. Every field reads a bounded number of words, so the time is
 * linear.
 */

#include "date_field.h"

const struct sense *
date_find(const struct words *words, size_t i, enum date_word word, size_t *end)
{
	return lex_find(words, i, (enum lex_class)word, end);
}

/* Word i begins with no "and" or "so": it goes on with what is before it. */
bool
word_goes_on(const struct words *words, size_t i)
{
	return i < words->n && !(words->v[i].pre & (LEX_WA | LEX_FA));
}

/* The unit that word i names in the singular, or the dual or plural as flags
 * allow. */
const struct sense *
period_unit(const struct words *words, size_t i, unsigned flags)
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
	       !word_stops(words, i) && !(words->v[i].pre & LEX_PROCLITIC) &&
	       !str_starts(words->v[i].fold, al);
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
	{ when_weekend, LEX_BIT(DATE_WEEKEND) },
	{ when_rest, LEX_BIT(DATE_REST) },
	{ when_holiday, LEX_BIT(DATE_HOLIDAY) },
	{ when_season, THIS | LEX_BIT(DATE_SEASON) | UNIT },
	{ when_nth, ORDINAL | UNIT | LEX_BIT(DATE_FINAL) },
	{ when_weekday, THIS | LEX_BIT(LEX_WEEKDAY) | UNIT },
	{ when_relative, THIS | UNIT },
	{ when_deictic, LEX_BIT(DATE_DAY) | LEX_BIT(DATE_NOW) | THIS |
				LEX_BIT(DATE_TONIGHT) | UNIT },
	{ when_part, LEX_BIT(DATE_PART) | LEX_BIT(DATE_AT_PART) },
	{ when_clock, DIGITS | UNIT | ORDINAL },
	{ when_day, COUNTS | ORDINAL | UNIT | LEX_BIT(DATE_FIRST) },
	{ when_month, LEX_BIT(LEX_MONTH) | UNIT },
	{ when_year, COUNTS | UNIT },
	{ when_share, LEX_BIT(LEX_FRACTION) | THIS },
	{ when_decade, LEX_BIT(DATE_TENS) | UNIT },
	{ when_century, UNIT },
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
	if (!word_goes_on(words, at))
		return i;
	at = read_field(words, at, when);
	return when->has & HAS_MONTH ? at : i;
}

static size_t
read_when(const struct words *words, size_t i, struct when *when)
{
	size_t at = read_field(words, i, when);

	if (at == i)
		return i;
	when->first = i;
	while (!(when->has & HAS_CLOSED)) {
		struct when next = *when;
		size_t joint, end = at;

		if (word_goes_on(words, at))
			end = read_field(words, at, &next);
		if (end == at) {
			joint = over_joint(words, at);
			if (joint == at || !word_goes_on(words, joint))
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

size_t
when_read(const struct words *words, size_t i, struct when *when)
{
	struct when_seen *seen = words->seen;
	size_t end;

	if (!seen || when->has)
		return read_when(words, i, when);
	if (seen->any && seen->first == i) {
		if (seen->end > i)
			*when = seen->when;
		return seen->end;
	}
	end = read_when(words, i, when);
	*seen = (struct when_seen){ true, i, end, *when };
	return end;
}
