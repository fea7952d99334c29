/* date_days - days in a row that are counted off: "the days of 2, 3 and 4
 * May", "the days of Saturday, Sunday and Monday". They are one span from the
 * first to the last; days with gaps between them are dates of their own. */

#include "date_field.h"
#include "date_tag.h"

/* The days read so far. */
struct row {
	struct when first, last;
	size_t n, end; /* end: the word behind the last */
};

/* One day of a row: a number alone, a number and its month, a weekday. */
static size_t
read_day(const struct words *words, size_t i, struct when *when)
{
	size_t end;

	*when = (struct when){ .has = 0 };
	end = when_read(words, i, when);
	if (end > i)
		return end;
	if (!read_int(words, i, 1, 31, &when->day, &end))
		return i;
	when->has = HAS_DAY;
	return end;
}

/* The day after, named in the same way; only the last may have more. */
static bool
follows(const struct when *before, const struct when *when)
{
	if (before->has == HAS_DAY)
		return when->has & HAS_DAY && when->day == before->day + 1;
	return before->has == HAS_WEEKDAY && when->has & HAS_WEEKDAY &&
	       when->weekday == before->weekday % 7 + 1;
}

/* Where the next day of a row stands: behind a comma or an "and". */
static size_t
next_day(const struct words *words, size_t i)
{
	return word_is_mark(words, i, 0x060C) ? i + 1 : word_and(words, i);
}

static void
read_row(const struct words *words, size_t i, struct row *row)
{
	size_t end = read_day(words, i, &row->first);

	*row = (struct row){ row->first, row->first, end > i, end };
	while (row->n > 0 && row->n < 31) {
		size_t at = next_day(words, end);
		struct when when;

		if (at >= words->n)
			return;
		end = read_day(words, at, &when);
		if (end == at || !follows(&row->last, &when))
			return;
		row->last = when;
		row->end = end;
		row->n++;
	}
}

/* The row goes on with a day that does not follow: it has gaps. */
static bool
has_gap(const struct words *words, const struct row *row)
{
	size_t at = next_day(words, row->end);
	struct when when;

	return at < words->n && read_day(words, at, &when) > at &&
	       when.has & (HAS_DAY | HAS_WEEKDAY);
}

/* The values of a row. Weekdays that lie on both sides of the reference are
 * not known to be of one week. */
static struct when_text
row_text(struct date_run *t, const struct row *row)
{
	struct when first = row->last;
	struct when_text low = { .islamic = false }, high = low, text = low;

	first.day = row->first.day;
	first.weekday = row->first.weekday;
	date_text(t, &first, &low);
	date_text(t, &row->last, &high);
	text.value = date_both_values(low.value, high.value, t->words->arena);
	if (low.abs.len && high.abs.len && str_cmp(low.abs, high.abs) < 0)
		text.abs = date_both_values(low.abs, high.abs, t->words->arena);
	text.islamic = high.islamic;
	return text;
}

size_t
date_days(struct date_run *t, size_t i)
{
	const struct words *words = t->words;
	const struct sense *s = lex_sense(words, i, LEX_PERIOD);
	bool named = s && s->value == UNIT_DAY && s->flags & DATE_PLURAL &&
		     !(words->v[i].pre & LEX_ARTICLE);
	struct when_text text;
	struct row row;

	if (!named && words->v[i].kind != TOKEN_NUMBER)
		return i;
	read_row(words, i + named, &row);
	/* numbers that nothing calls days: only three and more are sure */
	if (row.n < (named ? 2 : 3) || has_gap(words, &row) ||
		!(row.last.has & (HAS_MONTH | HAS_WEEKDAY)))
		return i;
	text = row_text(t, &row);
	date_add(t, i, row.end, &text, NULL, STR("date-days"));
	return row.end;
}
