/* num_amount - PERCENT and QUANT: a number and what it measures. */

#include "num_amount.h"

struct amount
amount_of(const struct number *number)
{
	return (struct amount){ .beg = number->beg,
		.last = number->last,
		.value = number->value,
		.known = number->known };
}

/* "5", "5/7" of a range; what the number says when it is no known one. */
static struct str
value_text(const struct words *words, const struct amount *amount,
	const struct count *count)
{
	struct str low, high;
	uint8_t *text;

	if (!amount->known)
		return count ? count->number.text : STR("");
	low = ratio_text(amount->value, words->arena);
	if (!amount->upper.den)
		return low;
	high = ratio_text(amount->upper, words->arena);
	text = arena_alloc(words->arena, low.len + 1 + high.len);
	memcpy(text, low.ptr, low.len);
	text[low.len] = '/';
	memcpy(text + low.len + 1, high.ptr, high.len);
	return str_make(text, low.len + 1 + high.len);
}

void
amount_add(const struct words *words, const struct amount *amount,
	const struct count *count, const char *label, const char *rule,
	struct spans *spans)
{
	struct span *span = spans_add(spans, amount->beg,
		words->v[amount->last - 1].end, label, str_from_c(rule));
	struct str value = value_text(words, amount, count);

	if (value.len)
		span_text(spans, span, "value", value);
	else
		span_null(spans, span, "value");
	if (count && count->number.vague.len)
		span_text(spans, span, "vague", count->number.vague);
	if (count && count->mod)
		span_text(spans, span, "mod", str_from_c(count->mod));
	if (amount->unit.len)
		span_text(spans, span, "unit", amount->unit);
}

/* Where the "between" of a range that begins at word i stands, or SIZE_MAX. */
static size_t
between(const struct words *words, size_t i)
{
	if (i == 0 || !(word_is(words, i - 1, STR("بين")) ||
			      word_is(words, i - 1, STR("وبين")) ||
			      word_is(words, i - 1, STR("مابين"))))
		return SIZE_MAX;
	if (i > 1 && word_is(words, i - 2, STR("ما")))
		return i - 2;
	return i - 1;
}

/* Where a range begins whose lower end is at words [first, last) and whose
 * upper at word high; SIZE_MAX: they are none. at: the word behind the lower
 * end and its own sign. */
static size_t
range_start(const struct words *words, const struct number *low, size_t at,
	size_t high)
{
	size_t from;
	bool whole;

	if (word_is_hyphen(words, at) && at + 1 == high)
		return low->beg;
	if (word_and(words, at) == high) {
		from = between(words, low->first);
		return from == SIZE_MAX ? from : word_start(words, from);
	}
	if (at + 1 != high || !word_is(words, at, STR("الي")))
		return SIZE_MAX;
	whole = low->first > 0 &&
		(word_is(words, low->first - 1, STR("من")) ||
			word_is(words, low->first - 1, STR("ومن")));
	if (whole)
		return word_start(words, low->first - 1);
	/* not "rose 2 dollars to 30 dollars" */
	return at > low->last ? SIZE_MAX : low->beg;
}

void
amount_join(const struct words *words, const struct counts *counts, size_t k,
	size_t at, struct amount *amount)
{
	const struct count *before = &counts->v[k - 1];
	const struct number *high = &counts->v[k].number;
	size_t beg;

	if (!before->number.known || !high->known || before->ordinal ||
		before->couple)
		return;
	beg = range_start(words, &before->number, at, high->first);
	if (beg == SIZE_MAX)
		return;
	amount->beg = beg;
	amount->upper = amount->value;
	amount->value = before->number.value;
	/* "between 10 and 20 million" */
	if (before->number.scale == 1 && high->scale > 1)
		ratio_mul(&amount->value, (struct ratio){ high->scale, 1 });
}

void
amount_range(const struct words *words, const struct counts *counts, size_t k,
	struct amount *amount)
{
	if (k > 0)
		amount_join(
			words, counts, k, counts->v[k - 1].number.last, amount);
}

static bool
percent(const struct words *words, const struct counts *counts, size_t k,
	struct spans *spans)
{
	const struct count *count = &counts->v[k];
	struct amount amount = amount_of(&count->number);
	size_t first = count->number.first, end;

	if (lex_find(words, count->number.last, LEX_PERCENT, &end)) {
		amount.last = end;
		amount_range(words, counts, k, &amount);
	} else if (first > 0 && lex_sense(words, first - 1, LEX_PERCENT) &&
		   (k == 0 || counts->v[k - 1].number.last != first - 1)) {
		amount.beg = words->v[first - 1].beg;
	} else {
		return false;
	}
	amount_add(words, &amount, count, "PERCENT", "num-percent", spans);
	return true;
}

/* "And a half" behind a unit, and "below zero". */
void
amount_tail(const struct words *words, struct amount *amount)
{
	size_t at = word_and(words, amount->last), end;
	const struct sense *s = lex_sense(words, at, LEX_FRACTION);

	if (s && !(s->flags & (LEX_AL | NUM_WEAK | NUM_PARTS)) &&
		!(words->v[at].pre & LEX_ARTICLE) && !amount->upper.den &&
		ratio_add(&amount->value, fraction_value(s)))
		amount->last = at + 1;
	if (lex_find(words, amount->last, LEX_BELOW, &end)) {
		amount->last = end;
		amount->value.num = -amount->value.num;
	}
}

bool
amount_lone(
	const struct words *words, const struct sense *s, struct amount *amount)
{
	size_t end = amount->last;

	if (word_is(words, end, STR("واحد")) ||
		word_is(words, end, STR("واحده")))
		amount->last++;
	amount_tail(words, amount);
	return amount->last > end || s->flags & NUM_TWICE;
}

/* Degrees "below zero" of which no unit is named. */
static bool
below_zero(const struct words *words, const struct count *count,
	struct spans *spans)
{
	struct amount amount = amount_of(&count->number);
	size_t end;

	if (!lex_find(words, count->number.last, LEX_BELOW, &end))
		return false;
	amount_tail(words, &amount);
	amount.unit = STR("deg");
	amount_add(words, &amount, count, "QUANT", "num-unit", spans);
	return true;
}

static bool
quant(const struct words *words, const struct counts *counts, size_t k,
	struct spans *spans)
{
	const struct count *count = &counts->v[k];
	struct amount amount = amount_of(&count->number);
	const struct sense *s;
	const struct str *id;
	size_t end, at = count->number.last;

	if (at < words->n && words->v[at].pre & (LEX_PROCLITIC | LEX_ARTICLE))
		return false;
	s = lex_find(words, at, LEX_UNIT, &end);
	if (!s || s->flags & NUM_TWICE)
		return false;
	id = s->data;
	amount.unit = *id;
	amount.last = end;
	amount_range(words, counts, k, &amount);
	if (amount.known)
		amount_tail(words, &amount);
	amount_add(words, &amount, count, "QUANT", "num-unit", spans);
	return true;
}

/* A unit without a number before it: the dual, "a litre and a half", "one
 * kilo". */
static void
lone_unit(const struct words *words, size_t i, struct spans *spans)
{
	struct amount amount;
	const struct sense *s = lex_find(words, i, LEX_UNIT, &amount.last);
	const struct str *id;

	if (!s || words->v[i].pre & LEX_ARTICLE)
		return;
	id = s->data;
	amount = (struct amount){ .beg = word_start(words, i),
		.last = amount.last,
		.value = { s->flags & NUM_TWICE ? 2 : 1, 1 },
		.known = true,
		.unit = *id };
	if (amount_lone(words, s, &amount))
		amount_add(words, &amount, NULL, "QUANT", "num-unit", spans);
}

/* What is measured in words [i, stop) without a number. */
static void
tag_lone(const struct words *words, size_t i, size_t stop, struct spans *spans)
{
	for (; i < stop; i = word_next(words, i + 1)) {
		if (words->v[i].taken)
			continue;
		if (word_may(words, i, LEX_BIT(LEX_UNIT)))
			lone_unit(words, i, spans);
		else if (word_may(words, i, LEX_BIT(LEX_CURRENCY)))
			money_tag_lone(words, i, spans);
	}
}

void
amount_tag(const struct words *words, const struct counts *counts,
	struct spans *spans)
{
	size_t i = 0;

	for (size_t k = 0; k < counts->n; k++) {
		const struct count *count = &counts->v[k];

		tag_lone(words, i, count->number.first, spans);
		i = count->number.last;
		if (count->ordinal || count->couple)
			continue;
		if (percent(words, counts, k, spans) ||
			below_zero(words, count, spans) ||
			quant(words, counts, k, spans) ||
			money_tag(words, counts, &k, spans))
			i = size_max(counts->v[k].number.last, i) + 1;
	}
	tag_lone(words, i, words->n, spans);
}
