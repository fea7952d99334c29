/* date_shift - periods of time, and the dates that lie one before or behind
 * the reference. */

#include <stdio.h>

#include "date_field.h"
#include "date_tag.h"
#include "lex_list.h"

/* A verb in the future stands shortly before: U+0633 and an imperfect. */
static bool
is_ahead(const struct words *words, size_t i)
{
	static const struct str heads[] = { STR_INIT("سي"), STR_INIT("ست"),
		STR_INIT("سا"), STR_INIT("سن"), STR_INIT("وسي"),
		STR_INIT("وست") };

	for (size_t k = i, n = 0; k-- > 0 && n < 6; n++) {
		if (words->v[k].kind != TOKEN_WORD)
			return false;
		if (word_is(words, k, STR("سوف")))
			return true;
		for (size_t h = 0; h < COUNTOF(heads); h++) {
			if (str_starts(words->v[k].fold, heads[h]) &&
				words->v[k].fold.len >= 8 && !words->v[k].sense)
				return true;
		}
	}
	return false;
}

/* Where what is open lies ahead, "after two weeks" alone is a date, too; not
 * "two weeks after" something. */
static bool
lies_ahead(const struct date_run *t, size_t i, size_t last)
{
	const struct words *words = t->words;

	return t->ref->future && i == 0 &&
	       (last == words->n || words->v[last].kind == TOKEN_MARK);
}

/* The day, month or year that lies a period before or after the reference. */
static void
shifted(struct date_run *t, const struct period *period, int side,
	struct when_text *text)
{
	struct when when = { .has = HAS_REL, .rel_unit = period->unit };
	const struct ratio *n = &period->n;
	char *buf = arena_alloc(t->words->arena, 64);
	int len;

	*text = (struct when_text){ .islamic = false };
	len = snprintf(buf, 64, "%s-" STR_FMT, side < 0 ? "PAST" : "FUTURE",
		STR_ARG(period->value));
	text->value = str_make(buf, size_min((size_t)(len > 0 ? len : 0), 63));
	if (!t->ref->known || !period->counted || n->den != 1 ||
		n->num > 100000 || period->unit < UNIT_DAY)
		return;
	when.rel = (int)n->num * side;
	if (period->unit == UNIT_WEEK) {
		when.rel *= 7;
		when.rel_unit = UNIT_DAY;
	}
	if (period->single) {
		struct when_text abs = { .islamic = false };

		date_text(t, &when, &abs);
		text->abs = abs.abs;
	}
}

/* Months and days of a period of several parts, for the exact day. */
static bool
exact_day(const struct date_run *t, struct str value, int side, struct day *out)
{
	struct day d = { t->ref->year, t->ref->month, t->ref->day };
	int months = 0, days = 0, n = 0;

	for (size_t i = 1; i < value.len; i++) {
		uint8_t c = value.ptr[i];

		if (c >= '0' && c <= '9') {
			if (n > 9999)
				return false;
			n = n * 10 + (c - '0');
			continue;
		}
		if (c == 'Y')
			months += 12 * n;
		else if (c == 'M')
			months += n;
		else if (c == 'W')
			days += 7 * n;
		else if (c == 'D' && i + 1 == value.len)
			days += n;
		else
			return false;
		n = 0;
	}
	d = day_add_months(d, side * months);
	*out = day_from(day_number(d) + (int64_t)side * days);
	return true;
}

/* "Two days ago" is a date, and so is what lies ahead; "after two days" of a
 * story is a period. */
size_t
date_shift(struct date_run *t, size_t i)
{
	const struct words *words = t->words;
	size_t at, end, last;
	bool before = date_find(words, i, DATE_BEFORE, &at) != NULL;
	const struct sense *s;
	struct period period;
	struct when_text text = { .islamic = false };
	const char *mod = NULL;
	struct day d;

	if (!before && !date_find(words, i, DATE_AFTER, &at))
		return i;
	if (before && word_is(words, at, STR("قليل")) &&
		!word_is(words, at + 1, STR("من"))) {
		text.value = STR("PAST_REF");
		date_add(t, i, at + 1, &text, NULL, STR("date-ago"));
		return at + 1;
	}
	s = lex_find(words, at, LEX_APPROX, &end);
	if (s) {
		mod = date_mod(s->data);
		at = end;
	}
	if (at >= words->n || words->v[at].pre & LEX_PROCLITIC)
		return i;
	last = period_read(words, at, true, &period);
	if (last == at) {
		s = lex_sense(words, at, LEX_PERIOD);
		if (!before || !s || !(s->flags & DATE_PLURAL) ||
			words->v[at].pre & LEX_ARTICLE)
			return i;
		text = (struct when_text){ .value = STR("PAST_REF") };
		date_add(t, i, at + 1, &text, mod, STR("date-ago"));
		return at + 1;
	}
	if (!before) {
		bool now = date_find(words, last, DATE_FROM_NOW, &end) != NULL;

		if (now)
			last = end;
		else if (mod || !(is_ahead(words, i) || lies_ahead(t, i, last)))
			return i;
	}
	shifted(t, &period, before ? -1 : 1, &text);
	if (!period.single && t->ref->known &&
		exact_day(t, period.value, before ? -1 : 1, &d)) {
		char *buf = arena_alloc(words->arena, 32);
		int len = snprintf(
			buf, 32, "%04d-%02d-%02d", d.year, d.month, d.day);

		text.abs = str_make(buf, (size_t)len);
	}
	date_add(t, i, last, &text, mod, STR("date-ago"));
	return last;
}

/* What makes a period of a lone unit: "for a month", "throughout the week". */
static bool
wants_period(const struct words *words, size_t i)
{
	if (i == 0)
		return words->n == 1;
	return word_in(words, i - 1, LIST_BEFORE_UNIT);
}

/* "The first three months" or "the 11 months" at word i, "first" behind them:
 * how many, or 0. *end is the word behind. */
static int
first_months(const struct words *words, size_t i, size_t *end)
{
	const struct sense *s = lex_sense(words, i, LEX_PERIOD);
	int n = 0;

	if (s && s->value == UNIT_MONTH &&
		s->flags & (DATE_PLURAL | DATE_DUAL)) {
		*end = i + 1;
		if (!word_is_definite(words, i))
			return 0;
		if (s->flags & DATE_DUAL)
			n = 2;
		else if (!definite_count(words, i + 1, &n, end) &&
			 !read_int(words, i + 1, 2, 12, &n, end))
			return 0;
	} else if (i < words->n && words->v[i].kind == TOKEN_NUMBER &&
		   word_may(words, i + 1, LEX_BIT(LEX_PERIOD)) &&
		   read_int(words, i, 2, 12, &n, end)) {
		s = lex_sense(words, *end, LEX_PERIOD);
		if (!s || s->value != UNIT_MONTH)
			return 0;
		++*end;
	} else {
		return 0;
	}
	if (!word_is(words, *end, STR("الاولي")) &&
		!word_is(words, *end, STR("الاول")) &&
		!word_is(words, *end, STR("الاولين")))
		return 0;
	++*end;
	return n;
}

/* "The first nine months of 2023": from January on. */
size_t
date_first_months(struct date_run *t, size_t i)
{
	const struct words *words = t->words;
	struct when year = { .has = HAS_HALF };
	struct when_text of = { .islamic = false };
	size_t end, last;
	char *buf;
	int n = first_months(words, i, &end), len;

	if (n == 0 || !word_is(words, end, STR("من")))
		return i;
	end++;
	last = when_year(words, end, &year);
	if (last == end)
		last = when_relative(words, end, &year);
	if (last == end || (year.has & HAS_REL && year.rel_unit != UNIT_YEAR))
		return i;
	year.has &= ~(unsigned)HAS_HALF;
	date_text(t, &year, &of);
	buf = arena_alloc(words->arena, 32);
	if (of.abs.len == 4)
		len = snprintf(buf, 32, STR_FMT "-01/" STR_FMT "-%02d",
			STR_ARG(of.abs), STR_ARG(of.abs), n);
	else
		len = snprintf(buf, 32, "XXXX-01/XXXX-%02d", n);
	of = (struct when_text){ .value = str_make(buf, (size_t)len) };
	of.abs = of.value;
	date_add(t, i, last, &of, NULL, STR("date-row"));
	return last;
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

	if (!final && end < words->n && !(words->v[end].pre & LEX_PROCLITIC)) {
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
	static const char *const values[] = { "PT1S", "PT1M", "PT1H", "P1D",
		"P1W", "P1M", "", "P1Y", "P1DE", "P1CE" };
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
	span_text(t->spans, span, "value", str_from_c(values[s->value]));
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
	static const char *const values[] = { "PTXS", "PTXM", "PTXH", "PXD",
		"PXW", "PXM", "", "PXY", "PXDE", "PXCE" };
	const struct sense *s = lex_sense(t->words, i, LEX_PERIOD);
	struct span *span;

	if (!s || !(s->flags & DATE_PLURAL) || !is_drawn_out(t->words, i))
		return i;
	span = date_add_span(t, i, i + 1, "DURATION", STR("period-vague"));
	span_text(t->spans, span, "value", str_from_c(values[s->value]));
	return i + 1;
}

/* An approximator that is a verb: it begins with U+064A or U+062A. */
static bool
is_verb(const struct words *words, size_t i)
{
	return str_starts(words->v[i].fold, STR("ي")) ||
	       str_starts(words->v[i].fold, STR("ت"));
}

size_t
date_period(struct date_run *t, size_t i)
{
	const struct words *words = t->words;
	struct period period;
	struct span *span;
	size_t at = i, last, row;
	bool final = date_find(words, i, DATE_FINAL, &at) &&
		     !(words->v[i].pre & LEX_ARTICLE);
	const struct sense *approx =
		final ? NULL : lex_find(words, i, LEX_APPROX, &at);

	if (!final && !approx)
		at = i;
	if (at >= words->n || (at > i && words->v[at].pre & LEX_PROCLITIC))
		return i;
	last = period_read(words, at,
		approx != NULL || (word_may(words, at, LEX_BIT(LEX_PERIOD)) &&
					  wants_period(words, at)),
		&period);
	if (last == at)
		return i;
	/* "after holding a meeting": the word for a decade is a verb's, too */
	if (period.lone && period.unit == UNIT_DECADE && last < words->n &&
		words->v[last].kind == TOKEN_WORD &&
		!word_is(words, last, STR("من")))
		return i;
	row = tag_row(t, i, final, &period);
	if (row > i || final)
		return row;
	/* outside stay "for more than", written to U+0644, and the verbs */
	span = date_add_span(t,
		approx && (words->v[i].pre & (LEX_LAM | LEX_BA) ||
				  is_verb(words, i))
			? at
			: i,
		last, "DURATION", STR("period"));
	span_text(t->spans, span, "value", period.value);
	if (approx)
		span_text(t->spans, span, "mod",
			str_from_c(date_mod(approx->data)));
	return last;
}
