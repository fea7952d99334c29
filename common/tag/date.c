/* date - the dates and periods of a paragraph. */

#include <stdarg.h>
#include <stdio.h>

#include "date_tag.h"

struct date {
	struct islamic *cal;
};

struct date *
date_new(struct lex *lex, const struct date_conf *conf, struct arena *arena,
	struct diag *diag)
{
	struct date *date = ARENA_NEW(arena, struct date, 1);

	date_words(lex);
	if (!date_add_conf(lex, conf, arena, diag))
		return NULL;
	date->cal = islamic_open(arena);
	return date;
}

void
date_free(struct date *date)
{
	if (date)
		islamic_close(date->cal);
}

/* Marks words as taken and adds the span. */
struct span *
date_add_span(struct date_run *t, size_t first, size_t last, const char *label,
	struct str rule)
{
	struct word *v = t->words->v;

	/* the article that is written before digits */
	if (first > 0 && v[first].kind == TOKEN_NUMBER &&
		word_is(t->words, first - 1, STR("ال")) && !v[first - 1].taken)
		first--;
	for (size_t i = first; i < last; i++)
		v[i].taken = true;
	return spans_add(t->spans, word_start(t->words, first), v[last - 1].end,
		label, rule);
}

void
date_add_text(struct date_run *t, struct span *span, const char *name,
	struct str text)
{
	if (text.len)
		span_text(t->spans, span, name, text);
}

/* Years before 1 and behind 9999 have no place in the values. */
static bool
is_in_years(struct str abs)
{
	for (size_t i = 0; i < abs.len;) {
		size_t digits = i;

		while (digits < abs.len && abs.ptr[digits] >= '0' &&
			abs.ptr[digits] <= '9')
			digits++;
		if (digits == i || digits - i > 4 ||
			str_starts(str_from(abs, i), STR("0000")))
			return false;
		i = str_find_byte(abs, digits, '/');
		if (i == STR_NONE)
			return true;
		i++;
	}
	return abs.len > 0;
}

void
date_add(struct date_run *t, size_t first, size_t last,
	const struct when_text *text, const char *mod, struct str rule)
{
	struct span *span = date_add_span(t, first, last, "DATE", rule);

	if (text->value.len)
		span_text(t->spans, span, "value", text->value);
	else
		span_null(t->spans, span, "value");
	if (is_in_years(text->abs))
		date_add_text(t, span, "abs", text->abs);
	if (text->islamic)
		date_add_text(t, span, "calendar", STR("islamic-umalqura"));
	date_add_text(t, span, "gregorian", text->gregorian);
	if (mod)
		span_text(t->spans, span, "mod", str_from_c(mod));
}

void
date_text(struct date_run *t, const struct when *when, struct when_text *text)
{
	when_text(when, t->ref, t->date->cal, t->words->arena, text);
}

struct str
date_format(struct date_run *t, const char *format, ...)
{
	enum { ROOM = 64 };
	char *buf = arena_alloc(t->words->arena, ROOM);
	va_list args;
	int len;

	va_start(args, format);
	len = vsnprintf(buf, ROOM, format, args);
	va_end(args);
	return str_make(buf, size_min((size_t)(len > 0 ? len : 0), ROOM - 1));
}

/* The mod of an approximator in a date or period. */
const char *
date_mod(const char *mod)
{
	if (strcmp(mod, ">") == 0)
		return "MORE_THAN";
	if (strcmp(mod, "<") == 0)
		return "LESS_THAN";
	if (strcmp(mod, ">=") == 0)
		return "EQUAL_OR_MORE";
	if (strcmp(mod, "<=") == 0)
		return "EQUAL_OR_LESS";
	return "APPROX";
}

/* "From" with nothing behind it that a date can begin with. */
static bool
is_idle(const struct words *words, size_t i, uint64_t begins)
{
	size_t end;

	if ((words->v[i].classes & begins) != LEX_BIT(DATE_FROM) ||
		words->v[i].kind != TOKEN_WORD ||
		!date_find(words, i, DATE_FROM, &end))
		return false;
	return end >= words->n || (words->v[end].kind != TOKEN_NUMBER &&
					  !word_may(words, end, begins));
}

/* What else than a field or a number can begin a date or a period. */
#define HEADS                                                                  \
	(LEX_BIT(LEX_APPROX) | LEX_BIT(DATE_START) | LEX_BIT(DATE_TIME_OF) |   \
		LEX_BIT(DATE_FROM) | LEX_BIT(DATE_BETWEEN) |                   \
		LEX_BIT(DATE_PAIR) | LEX_BIT(DATE_BEFORE) |                    \
		LEX_BIT(DATE_AFTER) | LEX_BIT(DATE_ALL) | LEX_BIT(DATE_SOME) | \
		LEX_BIT(LEX_VAGUE))
/* What begins a number that is in neither. */
#define NUMBERS (LEX_BIT(LEX_SIGN) | LEX_BIT(LEX_SHARE))

/* A date or a period may begin at word i. */
static bool
may_begin(const struct words *words, size_t i)
{
	size_t end;

	if (words->v[i].taken) /* a day in a name */
		return false;
	if (words->v[i].kind == TOKEN_NUMBER)
		return !lex_find(words, i + 1, LEX_PERCENT, &end);
	return word_may(words, i, DATE_BEGINS | HEADS) &&
	       !is_idle(words, i, DATE_BEGINS | HEADS | NUMBERS);
}

/* Each tells what begins at word i, the narrower before the wider: see
 * date_tag.h. */
static size_t (*const readers[])(struct date_run *t, size_t i) = { date_whole,
	date_shift, date_counted, date_days, date_range, date_both, date_plain,
	date_period, date_vague };

void
date_tag(const struct date *date, struct words *words,
	const struct date_ref *ref, struct spans *spans)
{
	struct date_run t = { date, words, ref, spans };
	size_t i = 0;

	while ((i = word_next(words, i)) < words->n) {
		size_t at = i;

		if (may_begin(words, i))
			for (size_t k = 0; k < COUNTOF(readers) && at == i; k++)
				at = readers[k](&t, i);
		i = at > i ? at : i + 1;
	}
}
