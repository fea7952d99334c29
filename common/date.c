/* date - the dates and periods of a paragraph. */

#include <stdio.h>

#include "date_read.h"

static const struct conf_field month_fields[] = {
	{ "id", CONF_TEXT, offsetof(struct date_month, id), NULL, NULL,
		CONF_REPLACE, true },
	{ "words", CONF_TEXTS, offsetof(struct date_month, words), NULL, NULL,
		CONF_APPEND, false },
};
static const struct conf_schema month_schema = { month_fields,
	COUNTOF(month_fields), sizeof(struct date_month), "id" };
static const struct conf_field date_fields[] = {
	{ "months", CONF_LIST, offsetof(struct date_conf, months),
		&month_schema, NULL, CONF_APPEND, false },
};
const struct conf_schema date_schema = { date_fields, COUNTOF(date_fields),
	sizeof(struct date_conf), NULL };

struct date {
	struct islamic *cal;
};

struct date *
date_new(struct lex *lex, const struct date_conf *conf, struct arena *arena,
	struct diag *diag)
{
	struct date *date = ARENA_NEW(arena, struct date, 1);
	const struct date_month *months = conf->months.v;

	date_words(lex, arena);
	for (size_t i = 0; i < conf->months.n; i++) {
		size_t month;

		if (!str_to_size(months[i].id.s, 12, &month) || month == 0) {
			conf_fault(
				diag, &months[i].id, "want a month, 1 to 12");
			return NULL;
		}
		for (size_t k = 0; k < months[i].words.n; k++)
			lex_add(lex, months[i].words.v[k].s, LEX_MONTH, 0,
				(int64_t)month, NULL);
	}
	date->cal = islamic_open(arena);
	return date;
}

void
date_free(struct date *date)
{
	if (date)
		islamic_close(date->cal);
}

/* One run over a paragraph. */
struct tag {
	const struct date *date;
	const struct words *words;
	const struct date_ref *ref;
	struct spans *spans;
};

/* Marks words as taken and adds the span. */
static struct span *
add_span(struct tag *t, size_t first, size_t last, const char *label,
	struct str rule)
{
	struct word *v = t->words->v;

	for (size_t i = first; i < last; i++)
		v[i].taken = true;
	return spans_add(t->spans, word_start(t->words, first), v[last - 1].end,
		label, rule);
}

static void
add_text(struct tag *t, struct span *span, const char *name, struct str text)
{
	if (text.len)
		span_text(t->spans, span, name, text);
}

static void
add_date(struct tag *t, size_t first, size_t last, const struct when_text *text,
	const char *mod, struct str rule)
{
	struct span *span = add_span(t, first, last, "DATE", rule);

	if (text->value.len)
		span_text(t->spans, span, "value", text->value);
	else
		span_null(t->spans, span, "value");
	add_text(t, span, "abs", text->abs);
	if (text->islamic)
		add_text(t, span, "calendar", STR("islamic-umalqura"));
	add_text(t, span, "gregorian", text->gregorian);
	if (mod)
		span_text(t->spans, span, "mod", str_from_c(mod));
}

static void
read_text(struct tag *t, const struct when *when, struct when_text *text)
{
	when_text(when, t->ref, t->date->cal, t->words->arena, text);
}

/* The mod of an approximator in a date or period. */
static const char *
timex_mod(const char *mod)
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
	return s ? timex_mod(s->data) : NULL;
}

/* A date that is only a number: a day or a year, to be completed by the other
 * end of a range. */
static size_t
read_bare(const struct words *words, size_t i, struct when *when)
{
	size_t end;

	if (year_digits(words, i, &when->year)) {
		when->has = HAS_YEAR;
		return i + 1;
	}
	if (i < words->n &&
		(words->v[i].kind == TOKEN_NUMBER || words->v[i].sense)) {
		struct number n;

		if (read_int(words, i, 1, 31, &when->day, &end) ||
			(words->v[i].sense && ordinal_read(words, i, &n) &&
				number_int(&n, 1, 31, &when->day) &&
				(end = n.last))) {
			when->has = HAS_DAY;
			return end;
		}
	}
	return i;
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

/* Both ends are dates of one kind and complete. */
static bool
is_range(const struct when *a, const struct when *b)
{
	const unsigned grain = HAS_DAY | HAS_HOUR | HAS_WEEKDAY | HAS_SEASON |
			       HAS_HOLIDAY | HAS_CENTURY | HAS_DECADE;
	bool same = (a->has & grain) == (b->has & grain);
	const unsigned daily = HAS_DAY | HAS_WEEKDAY;

	if (a->islamic != b->islamic)
		return false;
	if (a->has & HAS_DAY && !(a->has & (HAS_MONTH | HAS_REL | HAS_WEEKDAY)))
		return false;
	if (b->has & HAS_DAY && !(b->has & (HAS_MONTH | HAS_REL | HAS_WEEKDAY)))
		return false;
	if (a->has & daily && b->has & daily)
		same = true;
	if (a->has == HAS_YEAR || b->has == HAS_YEAR)
		return a->has == b->has && a->year < b->year &&
		       b->year - a->year < 500;
	return same;
}

/* The word that parts the ends of a range. */
static size_t
range_joint(const struct words *words, size_t i, bool between, bool from)
{
	size_t end, at;

	if (i < words->n && str_eq(words->v[i].fold, STR("-")))
		return i + 1;
	if (date_find(words, i, DATE_TO, &end) &&
		(from || !(words->v[i].pre & LEX_WA)))
		return end;
	if (between) {
		at = word_and(words, i);
		if (at != SIZE_MAX)
			return at;
	}
	return i;
}

/* Word i is a plain number that a hyphen or "to" parts from another. */
static bool
may_open_range(const struct words *words, size_t i)
{
	size_t end;

	return i + 2 < words->n && words->v[i].kind == TOKEN_NUMBER &&
	       (str_eq(words->v[i + 1].fold, STR("-")) ||
		       date_find(words, i + 1, DATE_TO, &end));
}

/*
 * "From A to B", "between A and B", "A to B", "A-B". Returns the word behind,
 * or i. With a prefix, a lone A is no range.
 */
static size_t
tag_range(struct tag *t, size_t i)
{
	const struct words *words = t->words;
	struct when a = { .has = 0 }, b = { .has = 0 };
	struct when_text low, high, text = { .islamic = false };
	size_t at = i, end, joint, last, pair;
	bool between = date_find(words, i, DATE_BETWEEN, &end) != NULL;
	bool from = !between && date_find(words, i, DATE_FROM, &end);
	struct str value;
	uint8_t *out;

	if (between || from)
		at = end;
	if (date_find(words, at, DATE_PAIR, &pair)) {
		between = true;
		i = at;
		at = pair;
	}
	if (at >= words->n || (at > i && words->v[at].pre & LEX_PROCLITIC))
		return i;
	if (!between && !from && words->v[at].kind == TOKEN_NUMBER &&
		!may_open_range(words, at) && when_read(words, at, &b) == at)
		return i;
	b = (struct when){ .has = 0 };
	end = read_end(words, at, &a);
	if (end == at || a.has & (HAS_SPAN | HAS_SOON | HAS_NOW))
		return i;
	joint = range_joint(words, end, between, from);
	if (joint == end)
		return i;
	if (word_is(words, joint, STR("بين")))
		return i;
	last = read_end(words, joint, &b);
	if (last == joint ||
		(joint > end &&
			words->v[joint].pre & (LEX_FA | LEX_BA | LEX_KAF)))
		return i;
	lend(&a, &b);
	lend(&b, &a);
	lend_time(&a, &b);
	if (!is_range(&a, &b))
		return i;
	/* a hyphen alone joins only what is written as one thing */
	if (!between && !from && a.has == HAS_YEAR &&
		words->v[end].kind == TOKEN_MARK && words->v[end].space)
		return i;
	read_text(t, &a, &low);
	read_text(t, &b, &high);
	if (low.abs.len == 0 || high.abs.len == 0) {
		low.abs = low.value;
		high.abs = high.value;
	}
	out = arena_alloc(words->arena, low.abs.len + high.abs.len + 1);
	memcpy(out, low.abs.ptr, low.abs.len);
	out[low.abs.len] = '/';
	memcpy(out + low.abs.len + 1, high.abs.ptr, high.abs.len);
	value = str_make(out, low.abs.len + 1 + high.abs.len);
	text.value = text.abs = value;
	add_date(t, i, last, &text, NULL, STR("date-range"));
	return last;
}

/* A year of four digits that nothing names, where a year is likely. */
static bool
is_lone_year(const struct words *words, size_t i, int *year)
{
	static const struct str before[] = { STR_INIT("في"), STR_INIT("منذ"),
		STR_INIT("حتي"), STR_INIT("قبل"), STR_INIT("بعد"),
		STR_INIT("بحلول"), STR_INIT("خلال"), STR_INIT("الي"),
		STR_INIT("لغايه"), STR_INIT("وفي"), STR_INIT("ومنذ"),
		STR_INIT("وحتي") };
	bool round;
	size_t end;

	if (!year_digits(words, i, year) || *year < 1800 || *year > 2100 ||
		i == 0)
		return false;
	if (i + 1 < words->n && !words->v[i + 1].space &&
		(words->v[i + 1].kind == TOKEN_WORD ||
			lex_find(words, i + 1, LEX_CURRENCY, &end) ||
			lex_find(words, i + 1, LEX_PERCENT, &end) ||
			(words->v[i + 1].kind == TOKEN_MARK &&
				i + 2 < words->n && !words->v[i + 2].space &&
				words->v[i + 2].kind == TOKEN_NUMBER)))
		return false;
	if (lex_sense(words, i + 1, LEX_SCALE) ||
		lex_find(words, i + 1, LEX_CURRENCY, &end) ||
		lex_find(words, i + 1, LEX_PERCENT, &end) ||
		lex_find(words, i + 1, LEX_UNIT, &end) ||
		lex_sense(words, i + 1, LEX_VICTIM))
		return false;
	round = *year % 100 == 0;
	for (size_t k = 0; k < COUNTOF(before); k++) {
		if (word_is(words, i - 1, before[k]))
			return !counts_something(words, i + 1) || !round;
	}
	/* "the 2019 elections" */
	return words->v[i].space && words->v[i - 1].kind == TOKEN_WORD &&
	       words->v[i - 1].fold.ptr[0] >= 0x80 &&
	       !lex_sense(words, i - 1, LEX_STOP) &&
	       !lex_sense(words, i - 1, LEX_NO_COUNT) &&
	       !lex_sense(words, i - 1, LEX_HARM) &&
	       !lex_sense(words, i - 1, LEX_CURRENCY) && *year > 1900 &&
	       !round && !counts_something(words, i + 1);
}

/* Not a date where it stands. */
static bool
is_trap(const struct words *words, const struct when *when)
{
	size_t i = when->first;

	if (when->has == HAS_WEEKDAY && i > 0)
		return word_is(words, i - 1, STR("صلاه")) ||
		       word_is(words, i - 1, STR("خطبه"));
	/* a lone year of Islam, a month alone with the article */
	if (when->has == HAS_MONTH)
		return words->v[i].pre & LEX_ARTICLE;
	return false;
}

/* A part of the day alone: "the night", "at night". */
static size_t
tag_part(struct tag *t, size_t i)
{
	static const struct str alone[] = { STR_INIT("الليل"), STR_INIT("ليلا"),
		STR_INIT("فجرا"), STR_INIT("صباحا"), STR_INIT("الصباح"),
		STR_INIT("المساء"), STR_INIT("مساء") };
	struct when when = { .first = i, .has = HAS_PART };
	struct when_text text;
	size_t end, at = i;
	bool this = date_find(t->words, i, DATE_THIS, &end) != NULL;
	const struct sense *s;
	bool lone = false;

	if (this)
		at = end;
	s = date_find(t->words, at, DATE_AT_PART, &end);
	if (!s || end != at + 1)
		return i;
	for (size_t k = 0; k < COUNTOF(alone); k++)
		lone |= word_is(t->words, at, alone[k]);
	if (!lone || (word_is(t->words, at, STR("مساء")) &&
			     counts_something(t->words, end)))
		return i;
	when.part = (enum date_part)s->value;
	if (this) {
		when.has |= HAS_REL;
		when.rel_unit = UNIT_DAY;
	}
	read_text(t, &when, &text);
	add_date(t, i, end, &text, NULL, STR("date-part"));
	return end;
}

static size_t
tag_date(struct tag *t, size_t i)
{
	const struct words *words = t->words;
	struct when when = { .has = 0 };
	struct when_text text;
	size_t at = i, end, last;
	const char *mod = NULL;

	if (!date_find(words, i, DATE_WEEKEND, &end))
		mod = read_prefix(words, i, &end);
	if (mod) {
		at = end;
		if (at >= words->n || words->v[at].pre & LEX_PROCLITIC)
			return i;
	}
	last = when_read(words, at, &when);
	if (last == at) {
		if (!is_lone_year(words, at, &when.year))
			return mod ? i : tag_part(t, i);
		when.has = HAS_YEAR;
		when.first = at;
		last = at + 1;
	}
	if (is_trap(words, &when))
		return i;
	read_text(t, &when, &text);
	add_date(t, i, last, &text, mod, STR("date"));
	return last;
}

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

/* The day, month or year that lies a period before or after the reference. */
static void
shifted(struct tag *t, const struct period *period, int side,
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
		struct when_text abs;

		read_text(t, &when, &abs);
		text->abs = abs.abs;
	}
}

/* Months and days of a period of several parts, for the exact day. */
static bool
exact_day(const struct tag *t, struct str value, int side, struct day *out)
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
static size_t
tag_shift(struct tag *t, size_t i)
{
	const struct words *words = t->words;
	size_t at, end, last;
	bool before = date_find(words, i, DATE_BEFORE, &at) != NULL;
	const struct sense *s;
	struct period period;
	struct when_text text;
	const char *mod = NULL;
	struct day d;

	if (!before && !date_find(words, i, DATE_AFTER, &at))
		return i;
	s = lex_find(words, at, LEX_APPROX, &end);
	if (s) {
		mod = timex_mod(s->data);
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
		add_date(t, i, at + 1, &text, mod, STR("date-ago"));
		return at + 1;
	}
	if (!before) {
		bool now = date_find(words, last, DATE_FROM_NOW, &end) != NULL;

		if (now)
			last = end;
		else if (mod || !is_ahead(words, i))
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
	add_date(t, i, last, &text, mod, STR("date-ago"));
	return last;
}

/* What makes a period of a lone unit: "for a month", "throughout the week". */
static bool
wants_period(const struct words *words, size_t i)
{
	static const struct str before[] = { STR_INIT("لمده"), STR_INIT("مده"),
		STR_INIT("خلال"), STR_INIT("منذ"), STR_INIT("غضون"),
		STR_INIT("لفتره"), STR_INIT("مهله"), STR_INIT("ظرف"),
		STR_INIT("بعد"), STR_INIT("قبل"), STR_INIT("طيله"),
		STR_INIT("طوال"), STR_INIT("مدار"), STR_INIT("مدي") };

	if (i == 0)
		return words->n == 1;
	for (size_t k = 0; k < COUNTOF(before); k++) {
		if (word_is(words, i - 1, before[k]))
			return true;
	}
	return false;
}

/* "The last 24 hours": a number and a unit that lie in time. */
static size_t
tag_row(struct tag *t, size_t i, const struct period *period)
{
	const struct words *words = t->words;
	struct when when = { .first = i, .has = HAS_REL | HAS_SPAN };
	struct when_text text;
	size_t end;
	int side = 0;

	if (date_find(words, period->last, DATE_LAST, &end))
		side = -1;
	else if (date_find(words, period->last, DATE_NEXT, &end))
		side = 1;
	if (!side || words->v[period->last].pre & LEX_PROCLITIC ||
		!period->counted || period->n.den != 1 ||
		period->n.num > 10000 || !period->single)
		return i;
	when.rel_unit = period->unit;
	when.rel = side * (int)period->n.num;
	read_text(t, &when, &text);
	add_date(t, i, end, &text, NULL, STR("date-row"));
	return end;
}

/* "Throughout the week", "the whole of the year". */
static size_t
tag_whole(struct tag *t, size_t i)
{
	static const char *const values[] = { "PT1S", "PT1M", "PT1H", "P1D",
		"P1W", "P1M", "", "P1Y", "P1DE", "P1CE" };
	const struct words *words = t->words;
	const struct sense *s;
	struct span *span;
	size_t at;

	if (!date_find(words, i, DATE_ALL, &at))
		return i;
	s = lex_sense(words, at, LEX_PERIOD);
	if (!s || s->flags & (DATE_PLURAL | DATE_DUAL) ||
		words->v[at].pre & LEX_PROCLITIC)
		return i;
	span = add_span(t, i, at + 1, "DURATION", STR("period-whole"));
	span_text(t->spans, span, "value", str_from_c(values[s->value]));
	return at + 1;
}

/* "Since years", "over decades": a plural that nobody counted. */
static size_t
tag_vague(struct tag *t, size_t i)
{
	static const char *const values[] = { "PTXS", "PTXM", "PTXH", "PXD",
		"PXW", "PXM", "", "PXY", "PXDE", "PXCE" };
	const struct sense *s = lex_sense(t->words, i, LEX_PERIOD);
	struct span *span;

	if (!s || !(s->flags & DATE_PLURAL) || i == 0 || t->words->v[i].pre ||
		!(word_is(t->words, i - 1, STR("منذ")) ||
			word_is(t->words, i - 1, STR("مدي")) ||
			word_is(t->words, i - 1, STR("مدار"))))
		return i;
	span = add_span(t, i, i + 1, "DURATION", STR("period-vague"));
	span_text(t->spans, span, "value", str_from_c(values[s->value]));
	return i + 1;
}

static size_t
tag_period(struct tag *t, size_t i)
{
	const struct words *words = t->words;
	const struct sense *approx =
		lex_find(words, i, LEX_APPROX, &(size_t){ 0 });
	struct period period;
	struct span *span;
	size_t at = i, last, row;

	if (approx)
		lex_find(words, i, LEX_APPROX, &at);
	if (at >= words->n || (approx && words->v[at].pre & LEX_PROCLITIC))
		return i;
	last = period_read(
		words, at, approx != NULL || wants_period(words, at), &period);
	if (last == at)
		return i;
	if (words->v[at].kind == TOKEN_NUMBER || words->v[at].sense) {
		row = tag_row(t, i, &period);
		if (row > i)
			return row;
	}
	span = add_span(t, i, last, "DURATION", STR("period"));
	span_text(t->spans, span, "value", period.value);
	if (approx)
		span_text(t->spans, span, "mod",
			str_from_c(timex_mod(approx->data)));
	return last;
}

void
date_tag(const struct date *date, struct words *words,
	const struct date_ref *ref, struct spans *spans)
{
	/* what a date or a period can begin with */
	const uint64_t begins = DATE_BEGINS | NUMBER_BEGINS |
				LEX_BIT(LEX_APPROX) | LEX_BIT(DATE_START) |
				LEX_BIT(DATE_TIME_OF) | LEX_BIT(DATE_FROM) |
				LEX_BIT(DATE_BETWEEN) | LEX_BIT(DATE_PAIR) |
				LEX_BIT(DATE_BEFORE) | LEX_BIT(DATE_AFTER) |
				LEX_BIT(DATE_ALL) | LEX_BIT(DATE_SOME);
	struct tag t = { date, words, ref, spans };
	size_t i = 0;

	while (i < words->n) {
		size_t at = i;

		if (words->v[i].kind != TOKEN_NUMBER &&
			!(words->v[i].classes & begins)) {
			i++;
			continue;
		}
		at = tag_whole(&t, i);
		if (at == i)
			at = tag_shift(&t, i);
		if (at == i)
			at = tag_range(&t, i);
		if (at == i)
			at = tag_date(&t, i);
		if (at == i)
			at = tag_period(&t, i);
		if (at == i)
			at = tag_vague(&t, i);
		i = at > i ? at : i + 1;
	}
}
