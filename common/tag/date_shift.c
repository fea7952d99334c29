/* date_shift - dates that lie a period before or behind the reference: "two
 * days ago", and where a story looks ahead "in two weeks". */

#include "date_field.h"
#include "date_tag.h"

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

/* The months and days of a period's value, in months and days; false when it
 * has hours or what is no whole number. */
static bool
months_and_days(struct str value, int *months, int *days)
{
	int n = 0;

	*months = *days = 0;
	for (size_t i = 1; i < value.len; i++) {
		uint8_t c = value.ptr[i];

		if (c >= '0' && c <= '9') {
			if (n > 9999)
				return false;
			n = n * 10 + (c - '0');
			continue;
		}
		if (c == 'Y')
			*months += 12 * n;
		else if (c == 'M')
			*months += n;
		else if (c == 'W')
			*days += 7 * n;
		else if (c == 'D' && i + 1 == value.len)
			*days += n;
		else
			return false;
		n = 0;
	}
	return true;
}

/* The day that a period of several parts leads to, "a year and two months
 * ago"; empty: it leads to none. */
static struct str
exact_day(struct date_run *t, const struct period *period, int side)
{
	struct day d = { t->ref->year, t->ref->month, t->ref->day };
	int months, days;

	if (!months_and_days(period->value, &months, &days))
		return STR("");
	d = day_add_months(d, side * months);
	d = day_from(day_number(d) + (int64_t)side * days);
	return date_format(t, "%04d-%02d-%02d", d.year, d.month, d.day);
}

/* The day, month or year that a period of one part leads to, at its grain. */
static struct str
shifted(struct date_run *t, const struct period *period, int side)
{
	struct when when = { .has = HAS_REL, .rel_unit = period->unit };
	struct when_text text = { .islamic = false };
	const struct ratio *n = &period->n;

	if (!period->counted || n->den != 1 || n->num > 100000 ||
		period->unit < UNIT_DAY)
		return STR("");
	when.rel = (int)n->num * side;
	if (period->unit == UNIT_WEEK) {
		when.rel *= 7;
		when.rel_unit = UNIT_DAY;
	}
	date_text(t, &when, &text);
	return text.abs;
}

/* Adds the date that lies a period to one side of the reference. */
static void
add_shifted(struct date_run *t, size_t i, size_t last,
	const struct period *period, int side, const char *mod)
{
	struct when_text text = { .islamic = false };

	text.value = date_format(t, "%s-" STR_FMT, side < 0 ? "PAST" : "FUTURE",
		STR_ARG(period->value));
	if (t->ref->known)
		text.abs = period->single ? shifted(t, period, side)
					  : exact_day(t, period, side);
	date_add(t, i, last, &text, mod, STR("date-ago"));
}

/* "Shortly before", "years ago": nobody counted. */
static size_t
tag_uncounted(struct date_run *t, size_t i, size_t at, const char *mod)
{
	const struct when_text text = { .value = STR("PAST_REF") };

	date_add(t, i, at + 1, &text, mod, STR("date-ago"));
	return at + 1;
}

/* A plural without its article: "years (ago)". */
static bool
is_plural(const struct words *words, size_t i)
{
	const struct sense *s = lex_sense(words, i, LEX_PERIOD);

	return s && s->flags & DATE_PLURAL && !(words->v[i].pre & LEX_ARTICLE);
}

/* What lies behind word i, "after": a date only when it is said from now, or
 * the story looks ahead; else it is a period of the story. Returns the word
 * behind it, or i. */
static size_t
read_ahead(const struct date_run *t, size_t i, size_t last, const char *mod)
{
	size_t end;

	if (date_find(t->words, last, DATE_FROM_NOW, &end))
		return end;
	return !mod && (is_ahead(t->words, i) || lies_ahead(t, i, last)) ? last
									 : i;
}

/* "A little (ago)", not "a little of". */
static bool
is_little(const struct words *words, size_t i)
{
	return word_is(words, i, STR("قليل")) &&
	       !word_is(words, i + 1, STR("من"));
}

/* The mod of an approximator at word i, and the word behind it. */
static const char *
read_mod(const struct words *words, size_t i, size_t *end)
{
	const struct sense *s = lex_find(words, i, LEX_APPROX, end);

	return s ? date_mod(s->data) : NULL;
}

size_t
date_shift(struct date_run *t, size_t i)
{
	const struct words *words = t->words;
	size_t at, last;
	bool before = date_find(words, i, DATE_BEFORE, &at) != NULL;
	const char *mod;
	struct period period;

	if (!before && !date_find(words, i, DATE_AFTER, &at))
		return i;
	if (before && is_little(words, at))
		return tag_uncounted(t, i, at, NULL);
	mod = read_mod(words, at, &at);
	if (at >= words->n || words->v[at].pre & LEX_PROCLITIC)
		return i;
	last = period_read(words, at, true, &period);
	if (last == at)
		return before && is_plural(words, at)
			       ? tag_uncounted(t, i, at, mod)
			       : i;
	if (!before)
		last = read_ahead(t, i, last, mod);
	if (last > i)
		add_shifted(t, i, last, &period, before ? -1 : 1, mod);
	return last;
}
