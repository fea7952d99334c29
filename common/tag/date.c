/* date - the dates and periods of a paragraph. */

#include "date_tag.h"
#include "num_words.h"

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
	const struct sense *s = lex_sense(words, i, LEX_NO_COUNT);

	if (word_is(words, i, STR("العدد")))
		return true;
	return s && s->flags & (NUM_BEFORE | NUM_THING);
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
	if (word_is_mark(words, i - 1, '(') && word_is_mark(words, i + 1, ')'))
		return true;
	round = *year % 100 == 0;
	for (size_t k = 0; k < COUNTOF(before); k++) {
		if (word_is(words, i - 1, before[k]))
			return !counts_something(words, i + 1) || !round;
	}
	/* "the 2019 elections" */
	return words->v[i].space && words->v[i - 1].kind == TOKEN_WORD &&
	       words->v[i - 1].fold.ptr[0] >= 0x80 &&
	       !word_stops(words, i - 1) && !is_numbered(words, i - 1) &&
	       !lex_sense(words, i - 1, LEX_HARM) &&
	       !lex_sense(words, i - 1, LEX_CURRENCY) && *year > 1900 &&
	       !round && !counts_something(words, i + 1);
}

/* A weekday in a name: "the Friday prayer", "Thursday market", "Good Friday",
 * "Bloody Sunday". */
static bool
names_weekday(const struct words *words, size_t i)
{
	static const struct str before[] = { STR_INIT("صلاه"), STR_INIT("خطبه"),
		STR_INIT("مسجد"), STR_INIT("جامع"), STR_INIT("سوق") };
	static const struct str behind[] = { STR_INIT("العظيمه"),
		STR_INIT("السوداء"), STR_INIT("الاسود"), STR_INIT("الدامي"),
		STR_INIT("الحزينه"), STR_INIT("البيضاء") };

	for (size_t k = 0; i > 0 && k < COUNTOF(before); k++) {
		if (word_is(words, i - 1, before[k]))
			return true;
	}
	for (size_t k = 0; k < COUNTOF(behind); k++) {
		if (word_is(words, i + 1, behind[k]))
			return true;
	}
	return false;
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
		return words->v[i].pre & LEX_ARTICLE;
	return false;
}

/* "Every" before word i: no point in time. */
static bool
is_every(const struct words *words, size_t i)
{
	return i > 0 && (word_is(words, i - 1, STR("كل")) ||
				word_is(words, i - 1, STR("وكل")));
}

/* A part of the day alone: "the night", "at night". */
static size_t
tag_part(struct date_run *t, size_t i, size_t at, const char *mod)
{
	static const struct str alone[] = { STR_INIT("الليل"), STR_INIT("ليلا"),
		STR_INIT("فجرا"), STR_INIT("صباحا"), STR_INIT("الصباح"),
		STR_INIT("المساء"), STR_INIT("مساء") };
	struct when when = { .first = i, .has = HAS_PART };
	struct when_text text = { .islamic = false };
	size_t end;
	bool this = date_find(t->words, at, DATE_THIS, &end) != NULL;
	const struct sense *s;
	bool lone = false;

	if (this)
		at = end;
	s = date_find(t->words, at, DATE_AT_PART, &end);
	lone = end == at + 2 && word_is(t->words, at, STR("بعد")) &&
	       word_is(t->words, at + 1, STR("الظهر"));
	if (!s || (end != at + 1 && !lone) || is_every(t->words, i))
		return i;
	for (size_t k = 0; k < COUNTOF(alone); k++)
		lone |= word_is(t->words, at, alone[k]);
	if (!lone || (word_is(t->words, at, STR("مساء")) &&
			     (counts_something(t->words, end) ||
				     word_is(t->words, end, STR("الخير")) ||
				     word_is(t->words, end, STR("النور")))))
		return i;
	when.part = (enum date_part)s->value;
	if (this) {
		when.has |= HAS_REL;
		when.rel_unit = UNIT_DAY;
	}
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

static size_t
tag_date(struct date_run *t, size_t i)
{
	const struct words *words = t->words;
	struct when when = { .has = 0 };
	struct when_text text = { .islamic = false };
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
	if (last == at)
		last = read_era_year(words, at, &when);
	if (last == at && date_find(words, i, DATE_START, &end))
		last = read_this_unit(words, at, &when);
	if (last == at) {
		if (!is_lone_year(words, at, &when.year))
			return tag_part(t, i, at, mod);
		when.has = HAS_YEAR;
		when.first = at;
		last = at + 1;
	}
	if (is_trap(words, &when) || when.has == HAS_DAY)
		return i;
	date_text(t, &when, &text);
	date_add(t, i, last, &text, mod, STR("date"));
	return last;
}

/* What begins with digits or with a unit of time and is no plain date. */
static size_t
tag_counted_unit(struct date_run *t, size_t i)
{
	size_t at = date_first_months(t, i);

	if (at == i)
		at = date_two_centuries(t, i);
	return at > i ? at : date_two_years(t, i);
}

void
date_tag(const struct date *date, struct words *words,
	const struct date_ref *ref, struct spans *spans)
{
	/* what else than a field or a number can begin a date or a period */
	const uint64_t heads = LEX_BIT(LEX_APPROX) | LEX_BIT(DATE_START) |
			       LEX_BIT(DATE_TIME_OF) | LEX_BIT(DATE_FROM) |
			       LEX_BIT(DATE_BETWEEN) | LEX_BIT(DATE_PAIR) |
			       LEX_BIT(DATE_BEFORE) | LEX_BIT(DATE_AFTER) |
			       LEX_BIT(DATE_ALL) | LEX_BIT(DATE_SOME) |
			       LEX_BIT(LEX_VAGUE) | LEX_BIT(LEX_FRACTION);
	/* and begins a number that is in neither */
	const uint64_t numbers = LEX_BIT(LEX_SIGN) | LEX_BIT(LEX_SHARE);
	struct date_run t = { date, words, ref, spans };
	size_t i = 0, end;

	while ((i = word_next(words, i)) < words->n) {
		size_t at = i;

		if (words->v[i].taken) { /* a day in a name */
			i++;
			continue;
		}
		if (words->v[i].kind == TOKEN_NUMBER
				? lex_find(words, i + 1, LEX_PERCENT, &end) !=
					  NULL
				: !word_may(words, i, DATE_BEGINS | heads)) {
			i++;
			continue;
		}
		if (is_idle(words, i, DATE_BEGINS | heads | numbers)) {
			i++;
			continue;
		}
		at = date_whole(&t, i);
		if (at == i)
			at = date_shift(&t, i);
		if (at == i && (words->v[i].kind == TOKEN_NUMBER ||
				       word_may(words, i, LEX_BIT(LEX_PERIOD))))
			at = tag_counted_unit(&t, i);
		if (at == i)
			at = date_range(&t, i);
		if (at == i)
			at = date_both(&t, i);
		if (at == i)
			at = tag_date(&t, i);
		if (at == i)
			at = date_period(&t, i);
		if (at == i)
			at = date_vague(&t, i);
		i = at > i ? at : i + 1;
	}
}
