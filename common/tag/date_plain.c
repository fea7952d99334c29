/* date_plain - one date as the fields say it, with what stands before it; and
 * what is a date without a field: a lone year, a part of the day. */

#include "date_tag.h"
#include "lex_list.h"
#include "num_words.h"

/* What may stand before a date and belongs to it: "beginning of", "late in",
 * "about". */
static const char *
read_prefix(const struct words *words, size_t i, size_t *end)
{
	static const char *const starts[] = { "", "START", "MID", "END" };
	static const char *const times[] = { "", "EARLY", "LATE", "EARLIER",
		"LATER" };
	const struct sense *s = date_find(words, i, DATE_START, end);

	if (s)
		return starts[s->value];
	s = date_find(words, i, DATE_TIME_OF, end);
	if (s)
		return times[s->value];
	s = lex_find(words, i, LEX_APPROX, end);
	return s && strcmp(s->data, "~") == 0 ? "APPROX" : NULL;
}

/* Word i is a noun whose number is a name: "article 2005", "issue 2023" of a
 * paper. */
static bool
is_numbered(const struct words *words, size_t i)
{
	return word_is(words, i, STR("العدد")) ||
	       lex_flags(words, i, LEX_NO_COUNT) & (NUM_BEFORE | NUM_THING);
}

/* What is behind the digits at word i touches them, or is counted in them. */
static bool
is_amount(const struct words *words, size_t i)
{
	const struct word *next = &words->v[i + 1];

	if (i + 1 < words->n && !next->space &&
		(next->kind == TOKEN_WORD ||
			(next->kind == TOKEN_MARK && i + 2 < words->n &&
				!next[1].space &&
				next[1].kind == TOKEN_NUMBER)))
		return true;
	return word_measures(words, i + 1) ||
	       lex_sense(words, i + 1, LEX_SCALE) ||
	       lex_sense(words, i + 1, LEX_VICTIM);
}

/* "(The) elections (2019)": word i is a noun that a year can follow. */
static bool
is_noun_of_year(const struct words *words, size_t i)
{
	return words->v[i].kind == TOKEN_WORD &&
	       words->v[i].fold.ptr[0] >= 0x80 && !word_stops(words, i) &&
	       !is_numbered(words, i) && !lex_sense(words, i, LEX_HARM) &&
	       !lex_sense(words, i, LEX_CURRENCY);
}

/* A year of four digits that nothing names, where a year is likely. */
static bool
is_lone_year(const struct words *words, size_t i, int *year)
{
	bool round, counted;

	if (i == 0 || !year_digits(words, i, year) || *year < 1800 ||
		*year > 2100 || is_amount(words, i))
		return false;
	if (word_is_mark(words, i - 1, '(') && word_is_mark(words, i + 1, ')'))
		return true;
	round = *year % 100 == 0;
	counted = counts_something(words, i + 1);
	if (word_in(words, i - 1, LIST_BEFORE_YEAR))
		return !counted || !round;
	return words->v[i].space && *year > 1900 && !round && !counted &&
	       is_noun_of_year(words, i - 1);
}

/* A weekday in a name: "the Friday prayer", "Thursday market", "Good Friday",
 * "Bloody Sunday". */
static bool
names_weekday(const struct words *words, size_t i)
{
	return (i > 0 && word_in(words, i - 1, LIST_WEEKDAY_HEADS)) ||
	       word_in(words, i + 1, LIST_WEEKDAY_NAMES);
}

/* The month at word i stands right behind a definite noun, which no month can
 * belong to: it is a name, "the trainer Mayo". */
static bool
names_person(const struct words *words, size_t i)
{
	return i > 0 && words->v[i - 1].kind == TOKEN_WORD &&
	       !words->v[i - 1].sense && !word_stops(words, i - 1) &&
	       !word_is(words, i - 1, STR("الفتره")) && /* period */
	       str_starts(words->v[i - 1].fold, STR("ال")) &&
	       lex_sense(words, i, LEX_MONTH) &&
	       !(words->v[i].pre & LEX_PROCLITIC);
}

/* Not a date where it stands. */
static bool
is_trap(const struct words *words, const struct when *when)
{
	size_t i = when->first;

	if (when->has == HAS_WEEKDAY)
		return names_weekday(words, i);
	/* a lone year of Islam, a month alone with the article */
	if (when->has == HAS_MONTH)
		return words->v[i].pre & LEX_ARTICLE ||
		       (when->direction == 0 && names_person(words, i));
	return false;
}

/* "Every" before word i: no point in time. */
static bool
is_every(const struct words *words, size_t i)
{
	return i > 0 && (word_is(words, i - 1, STR("كل")) ||
				word_is(words, i - 1, STR("وكل")));
}

/* "(At night) and by day", "(mornings) and evenings" at word i: always. */
static bool
is_always(const struct words *words, size_t i)
{
	size_t end;

	return word_is(words, i, STR("ونهارا")) ||
	       (i < words->n && words->v[i].pre & LEX_WA &&
		       date_find(words, i, DATE_AT_PART, &end));
}

/* The part of the day in words [i, end) is a date by itself: "at night", "in
 * the afternoon"; not the greeting, not "the evening of" something. */
static bool
is_lone_part(const struct words *words, size_t i, size_t end)
{
	if (end == i + 2)
		return word_is(words, i, STR("بعد")) &&
		       word_is(words, i + 1, STR("الظهر"));
	if (end > i + 1 || words->v[i].pre & LEX_PROCLITIC ||
		!word_in(words, i, LIST_PART_ALONE) || is_always(words, end))
		return false;
	if (word_is(words, i, STR("الفجر"))) /* not the prayer */
		return i > 0 && (word_is(words, i - 1, STR("منذ")) ||
					word_is(words, i - 1, STR("حتي")));
	return !word_is(words, i, STR("مساء")) ||
	       !(counts_something(words, end) ||
		       word_in(words, end, LIST_GREETINGS));
}

/* A part of the day alone: "the night", "at night", "this evening". */
static size_t
tag_part(struct date_run *t, size_t i, size_t at, const char *mod)
{
	struct when when = { .first = i, .has = HAS_PART };
	struct when_text text = { .islamic = false };
	size_t end;
	const struct sense *s;

	if (date_find(t->words, at, DATE_THIS, &end)) {
		when.has |= HAS_REL;
		when.rel_unit = UNIT_DAY;
		at = end;
	}
	s = date_find(t->words, at, DATE_AT_PART, &end);
	if (!s || is_every(t->words, i) || !is_lone_part(t->words, at, end))
		return i;
	when.part = (enum date_part)s->value;
	date_text(t, &when, &text);
	date_add(t, i, end, &text, mod, STR("date-part"));
	return end;
}

/* "The end of the month": this one. */
static size_t
read_this_unit(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s = lex_sense(words, i, LEX_PERIOD);

	if (!s || !(words->v[i].pre & LEX_ARTICLE) ||
		s->flags & (DATE_PLURAL | DATE_DUAL) || s->value < UNIT_WEEK)
		return i;
	*when = (struct when){
		.first = i, .has = HAS_REL, .rel_unit = (enum date_unit)s->value
	};
	return i + 1;
}

/* "1445 AH", "1995AD" (written together): the era makes it a year. */
static size_t
read_era_year(const struct words *words, size_t i, struct when *when)
{
	size_t end;
	int year;

	if (!year_digits(words, i, &year))
		return i;
	if (date_find(words, i + 1, DATE_HIJRI, &end) && year < 1600)
		when->islamic = true;
	else if (!date_find(words, i + 1, DATE_AD, &end) ||
		 words->v[i + 1].space || year < 1500 || year > 2100)
		return i;
	when->first = i;
	when->has = HAS_YEAR;
	when->year = year;
	return end;
}

/* The fields of a date at word i, or what is one without fields; start: "the
 * beginning of" stands before it. Returns the word behind, or i. */
static size_t
read_one(const struct words *words, size_t i, bool start, struct when *when)
{
	size_t last;

	*when = (struct when){ .has = 0 };
	last = when_read(words, i, when);
	if (last == i)
		last = read_era_year(words, i, when);
	if (last == i && start)
		last = read_this_unit(words, i, when);
	if (last > i || !is_lone_year(words, i, &when->year))
		return last;
	when->has = HAS_YEAR;
	when->first = i;
	return i + 1;
}

size_t
date_plain(struct date_run *t, size_t i)
{
	const struct words *words = t->words;
	struct when when;
	struct when_text text = { .islamic = false };
	size_t at = i, end, last;
	const char *mod = NULL;

	if (!date_find(words, i, DATE_WEEKEND, &end))
		mod = read_prefix(words, i, &end);
	if (mod)
		at = end;
	if (at >= words->n || (at > i && words->v[at].pre & LEX_PROCLITIC))
		return i;
	last = read_one(
		words, at, date_find(words, i, DATE_START, &end), &when);
	if (last == at)
		return tag_part(t, i, at, mod);
	if (is_trap(words, &when) || when.has == HAS_DAY)
		return i;
	date_text(t, &when, &text);
	date_add(t, i, last, &text, mod, STR("date"));
	return last;
}
