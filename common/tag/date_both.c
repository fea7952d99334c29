/* date_both - periods with two ends: "from two months to three", "3-5 years",
 * "between 10 and 15 minutes". */

#include "date_field.h"
#include "date_tag.h"

/* "From" or "between" before a period, end behind it. */
struct opening {
	bool from, between;
	size_t end;
};

static struct opening
read_opening(const struct words *words, size_t i)
{
	struct opening open = { false, false, i };

	open.between = date_find(words, i, DATE_BETWEEN, &open.end) != NULL;
	if (!open.between)
		open.from = date_find(words, i, DATE_FROM, &open.end) != NULL;
	return open;
}

/* "What is between" says no more. */
static bool
is_what(const struct words *words, size_t i, const struct opening *open)
{
	return open->between && i > 0 &&
	       (word_is(words, i - 1, STR("ما")) ||
		       word_is(words, i - 1, STR("وما")));
}

/* A whole number of one unit that is known. */
static bool
is_plain(const struct period *period)
{
	return period->counted && period->single && period->n.den == 1;
}

/* The lower end: a period, or a number whose unit the upper end has. Returns
 * the word behind it, or i. */
static size_t
read_low(const struct words *words, size_t i, const struct opening *open,
	struct period *low)
{
	const bool opened = open->from || open->between;
	size_t end = period_read(words, i, opened, low);
	int n;

	if (end > i) /* "two days to ...": only "from" makes it one thing */
		return opened && is_plain(low) ? end : i;
	if (!read_int(words, i, 1, 999, &n, &end))
		return i;
	*low = (struct period){ .n = { n, 1 } };
	return end;
}

struct str
date_both_values(struct str low, struct str high, struct arena *arena)
{
	uint8_t *both = arena_alloc(arena, low.len + 1 + high.len);

	memcpy(both, low.ptr, low.len);
	both[low.len] = '/';
	memcpy(both + low.len + 1, high.ptr, high.len);
	return str_make(both, low.len + 1 + high.len);
}

size_t
date_both(struct date_run *t, size_t i)
{
	const struct words *words = t->words;
	struct opening open = read_opening(words, i);
	struct period low, high;
	size_t at = open.end, end, joint, last;
	struct span *span;

	if (at >= words->n || (at > i && words->v[at].pre & LEX_PROCLITIC))
		return i;
	end = read_low(words, at, &open, &low);
	if (end == at)
		return i;
	joint = date_joint(words, end, open.between, open.from);
	if (joint >= words->n)
		return i;
	last = period_read(words, joint, false, &high);
	if (last == joint || !is_plain(&high))
		return i;
	if (low.value.len == 0) {
		low.unit = high.unit;
		low.value = period_value(low.n, low.unit, words->arena);
	}
	if (low.unit > high.unit ||
		(low.unit == high.unit && low.n.num >= high.n.num))
		return i;
	span = date_add_span(t, i - is_what(words, i, &open), last, "DURATION",
		STR("period-range"));
	span_text(t->spans, span, "value",
		date_both_values(low.value, high.value, words->arena));
	return last;
}
