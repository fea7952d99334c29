/* date_duration - DURATION: a number and a unit, a lone unit that something
 * makes a period, "throughout the week", "for years". */

#include "date_field.h"
#include "date_tag.h"
#include "lex_list.h"

/* What makes a period of a lone unit: "for a month", "throughout the week". */
static bool
wants_period(const struct words *words, size_t i)
{
	if (i == 0)
		return words->n == 1;
	return word_in(words, i - 1, LIST_BEFORE_UNIT);
}

/* "The last 24 hours": a number and a unit that lie in time. */
static size_t
tag_row(struct date_run *t, size_t i, bool final, const struct period *period)
{
	const struct words *words = t->words;
	struct when when = { .first = i, .has = HAS_REL | HAS_SPAN };
	struct when_text text = { .islamic = false };
	size_t end = period->last;
	int side = final ? -1 : 0;

	if (word_is(words, end, STR("ago"))) {
		when.has = HAS_REL;
		when.rel_unit = period->unit;
		side = -1;
		end++;
	} else if (!final && end < words->n &&
		   !(words->v[end].pre & LEX_PROCLITIC)) {
		if (date_find(words, period->last, DATE_LAST, &end))
			side = -1;
		else if (date_find(words, period->last, DATE_NEXT, &end))
			side = 1;
	}
	if (!side || !period->counted || period->n.den != 1 ||
		period->n.num > 10000 || !period->single)
		return i;
	when.rel_unit = period->unit;
	when.rel = side * (int)period->n.num;
	date_text(t, &when, &text);
	date_add(t, i, end, &text, NULL, STR("date-row"));
	return end;
}

/* "Throughout the week", "the whole of the year". */
size_t
date_whole(struct date_run *t, size_t i)
{
	const struct words *words = t->words;
	const struct sense *s;
	struct span *span;
	size_t at, last;

	if (!date_find(words, i, DATE_ALL, &at))
		return i;
	s = lex_sense(words, at, LEX_PERIOD);
	if (!s || s->flags & (DATE_PLURAL | DATE_DUAL) ||
		words->v[at].pre & LEX_PROCLITIC ||
		word_may(words, at + 1, LEX_BIT(LEX_MONTH)))
		return i;
	/* "throughout a whole month" */
	if (!date_find(words, at + 1, DATE_WHOLE, &last) ||
		words->v[at + 1].pre)
		last = at + 1;
	span = date_add_span(t, i, last, "DURATION", STR("period-whole"));
	span_text(t->spans, span, "value",
		period_value((struct ratio){ 1, 1 }, (enum date_unit)s->value,
			words->arena));
	return last;
}

/* Nothing behind "for years" says whose they are: a mark, a preposition, an
 * adjective. */
static bool
is_left_open(const struct words *words, size_t i)
{
	if (i >= words->n || words->v[i].kind != TOKEN_WORD ||
		word_stops(words, i) ||
		(str_starts(words->v[i].fold, STR("و")) &&
			!str_ends(words->v[i].fold, STR("ه")) &&
			!str_ends(words->v[i].fold, STR("ها")) &&
			!str_ends(words->v[i].fold, STR("هم"))))
		return true;
	return word_in(words, i, LIST_LASTING);
}

/* What makes a period of a plural: "since years", or U+0644 before it, "for
 * years", unless a definite noun says whose years they are. */
static bool
is_drawn_out(const struct words *words, size_t i)
{
	if (i + 1 < words->n && words->v[i + 1].kind == TOKEN_WORD &&
		str_starts(words->v[i + 1].fold, STR("ال")))
		return false;
	if (words->v[i].pre == LEX_LAM)
		return is_left_open(words, i + 1);
	if (i > 0 && !words->v[i].pre &&
		word_in(words, i - 1, LIST_BEFORE_PLURAL))
		return true;
	if (i > 0 && !words->v[i].pre &&
		word_in(words, i - 1, LIST_OVER_PLURAL))
		return is_left_open(words, i + 1);
	return false;
}

/* "Since years", "over decades": a plural that nobody counted. */
size_t
date_vague(struct date_run *t, size_t i)
{
	const struct sense *s = lex_sense(t->words, i, LEX_PERIOD);
	struct span *span;

	if (!s || !(s->flags & DATE_PLURAL) || !is_drawn_out(t->words, i))
		return i;
	span = date_add_span(t, i, i + 1, "DURATION", STR("period-vague"));
	span_text(t->spans, span, "value",
		period_value((struct ratio){ 0, 0 }, (enum date_unit)s->value,
			t->words->arena));
	return i + 1;
}

/* An approximator that is a verb: it begins with U+064A or U+062A. */
static bool
is_verb(const struct words *words, size_t i)
{
	return str_starts(words->v[i].fold, STR("ي")) ||
	       str_starts(words->v[i].fold, STR("ت"));
}

/* A lone unit that its next word makes something else: "the day of the
 * strike", and "after holding a meeting", where the word for a decade is a
 * verb's. */
static bool
is_of_something(const struct words *words, const struct period *period)
{
	size_t i = period->last;

	if (!period->lone || i >= words->n || words->v[i].kind != TOKEN_WORD)
		return false;
	/* as it is spelt: «إلى», «ألغى» fold to these letters */
	return (str_starts(str_from(words->text, words->v[i].beg), STR("ال")) &&
		       !word_stops(words, i)) ||
	       (period->unit == UNIT_DECADE && !word_is(words, i, STR("من")));
}

/* A period behind "last" or an approximator, or a lone one that something
 * before it wants. */
static size_t
read_lasting(
	const struct words *words, size_t i, bool approx, struct period *period)
{
	bool one = approx || (word_may(words, i, LEX_BIT(LEX_PERIOD)) &&
				     wants_period(words, i));
	size_t last = period_read(words, i, one, period);

	return last > i && is_of_something(words, period) ? i : last;
}

/* Adds the period that begins at word at, its approximator at word i. Outside
 * stay "for more than", written to U+0644, and the verbs. */
static void
add_lasting(struct date_run *t, size_t i, size_t at,
	const struct period *period, const struct sense *approx)
{
	const struct words *words = t->words;
	bool outside = approx && (words->v[i].pre & (LEX_LAM | LEX_BA) ||
					 is_verb(words, i));
	struct span *span = date_add_span(
		t, outside ? at : i, period->last, "DURATION", STR("period"));

	span_text(t->spans, span, "value", period->value);
	if (approx)
		span_text(t->spans, span, "mod",
			str_from_c(date_mod(approx->data)));
}

size_t
date_period(struct date_run *t, size_t i)
{
	const struct words *words = t->words;
	struct period period;
	size_t at = i, row;
	bool final = date_find(words, i, DATE_FINAL, &at) &&
		     !(words->v[i].pre & LEX_ARTICLE);
	const struct sense *approx =
		final ? NULL : lex_find(words, i, LEX_APPROX, &at);

	if (!final && !approx)
		at = i;
	if (at >= words->n || (at > i && words->v[at].pre & LEX_PROCLITIC) ||
		read_lasting(words, at, approx != NULL, &period) == at)
		return i;
	row = tag_row(t, i, final, &period);
	if (row > i || final)
		return row;
	add_lasting(t, i, at, &period, approx);
	return period.last;
}
