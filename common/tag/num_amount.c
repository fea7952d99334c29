/* num_amount - PERCENT, MONEY and QUANT: a number and what it measures. */

#include "num_tag.h"
#include "common/utf8.h"

/* What was read around a number: words [.., last), and bytes. */
struct amount {
	size_t beg, last;
	struct ratio value, upper; /* upper: of a range, else den is 0 */
	bool known;
	struct str unit; /* empty: none */
};

static const struct str one_word = STR_INIT("واحد");
static const struct str one_fem = STR_INIT("واحده");

static void
emit(const struct words *words, const struct amount *amount,
	const struct count *count, const char *label, struct str rule,
	struct spans *spans)
{
	struct span *span = spans_add(spans, amount->beg,
		words->v[amount->last - 1].end, label, rule);
	struct str low = { NULL, 0 }, high;

	if (amount->known)
		low = ratio_text(amount->value, words->arena);
	else if (count)
		low = count->number.text;
	if (amount->known && amount->upper.den) {
		uint8_t *text;

		high = ratio_text(amount->upper, words->arena);
		text = arena_alloc(words->arena, low.len + 1 + high.len);
		memcpy(text, low.ptr, low.len);
		text[low.len] = '/';
		memcpy(text + low.len + 1, high.ptr, high.len);
		low = str_make(text, low.len + 1 + high.len);
	}
	if (low.len)
		span_text(spans, span, "value", low);
	else
		span_null(spans, span, "value");
	if (count && count->number.vague.len)
		span_text(spans, span, "vague", count->number.vague);
	if (count && count->mod)
		span_text(spans, span, "mod", str_from_c(count->mod));
	if (amount->unit.len)
		span_text(spans, span, "unit", amount->unit);
}

static void
start(struct amount *amount, const struct number *number)
{
	*amount = (struct amount){ .beg = number->beg,
		.last = number->last,
		.value = number->value,
		.known = number->known };
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

/*
 * Joins the number before this one to it when the two are a range: "10-20",
 * "between ten and twenty", "from 5 to 7". at: the word behind the first
 * number and its own sign.
 */
static void
join_range(const struct words *words, const struct count *before,
	const struct count *count, size_t at, struct amount *amount)
{
	const struct number *low = &before->number;
	size_t first = count->number.first, from;

	if (!low->known || !count->number.known || before->ordinal)
		return;
	if (before->couple)
		return;
	if (word_is_hyphen(words, at) && at + 1 == first) {
		amount->beg = low->beg;
	} else if (at == first && words->v[first].kind == TOKEN_WORD &&
		   words->v[first].pre & LEX_WA) {
		from = between(words, low->first);
		if (from == SIZE_MAX)
			return;
		amount->beg = word_start(words, from);
	} else if (at + 1 == first && word_is(words, at, STR("و"))) {
		from = between(words, low->first);
		if (from == SIZE_MAX)
			return;
		amount->beg = word_start(words, from);
	} else if (at + 1 == first && word_is(words, at, STR("الي"))) {
		bool whole =
			low->first > 0 &&
			(word_is(words, low->first - 1, STR("من")) ||
				word_is(words, low->first - 1, STR("ومن")));

		/* "rose 2 dollars to 30 dollars" */
		if (!whole && at > low->last)
			return;
		amount->beg =
			whole ? word_start(words, low->first - 1) : low->beg;
	} else {
		return;
	}
	amount->upper = amount->value;
	amount->value = low->value;
	/* "between 10 and 20 million" */
	if (low->scale == 1 && count->number.scale > 1)
		ratio_mul(&amount->value,
			(struct ratio){ count->number.scale, 1 });
}

/* The range that ends in count k of counts, when its units allow it. */
static void
range_before(const struct words *words, const struct counts *counts, size_t k,
	struct amount *amount)
{
	const struct number *low;

	if (k == 0)
		return;
	low = &counts->v[k - 1].number;
	join_range(words, &counts->v[k - 1], &counts->v[k], low->last, amount);
}

static bool
percent(const struct words *words, const struct counts *counts, size_t k,
	struct spans *spans)
{
	const struct count *count = &counts->v[k];
	size_t first = count->number.first, end;
	struct amount amount;

	start(&amount, &count->number);
	if (lex_find(words, count->number.last, LEX_PERCENT, &end)) {
		amount.last = end;
		range_before(words, counts, k, &amount);
	} else if (first > 0 && lex_sense(words, first - 1, LEX_PERCENT) &&
		   (k == 0 || counts->v[k - 1].number.last != first - 1)) {
		amount.beg = words->v[first - 1].beg;
	} else {
		return false;
	}
	emit(words, &amount, count, "PERCENT", STR("num-percent"), spans);
	return true;
}

/* The code that a country adjective at word i gives a currency. */
static struct str
country_code(
	const struct words *words, size_t i, const struct currency *currency)
{
	struct str none = { NULL, 0 };
	struct str stem;

	if (i >= words->n || words->v[i].kind != TOKEN_WORD)
		return none;
	stem = currency_stem(words->v[i].fold);
	for (size_t c = 0; c < currency->n; c++) {
		if (str_eq(stem, currency->countries[c].adjective))
			return currency->countries[c].code;
	}
	return none;
}

static void
set_currency(const struct words *words, const struct currency *currency,
	struct amount *amount)
{
	struct str code = country_code(words, amount->last, currency);

	amount->unit = currency->unit;
	if (code.len) {
		amount->unit = code;
		amount->last++;
	}
}

/* "and 43 cents", the next number of the paragraph. */
static void
add_cents(const struct words *words, const struct counts *counts, size_t *k,
	struct amount *amount)
{
	const struct sense *s;
	struct ratio cents;
	size_t at = amount->last, end;
	const struct number *next;

	if (*k + 1 >= counts->n)
		return;
	next = &counts->v[*k + 1].number;
	if (word_is(words, at, STR("و")))
		at++;
	s = lex_find(words, next->last, LEX_CURRENCY, &end);
	if (next->first != at || !s || !(s->flags & NUM_CENT) || !next->known)
		return;
	cents = next->value;
	if (!ratio_div(&cents, (struct ratio){ 100, 1 }) ||
		!ratio_add(&amount->value, cents))
		return;
	amount->last = end;
	++*k;
}

/* The currency behind a number, and its end. "Of the dollars" counts only
 * what is vague. */
static const struct sense *
currency_behind(
	const struct words *words, const struct number *number, size_t *end)
{
	size_t at = number->last;

	if (word_is(words, at, STR("من")) && at + 1 < words->n &&
		words->v[at + 1].pre & LEX_ARTICLE)
		at++;
	if (at < words->n && words->v[at].pre & LEX_PROCLITIC)
		return NULL;
	return lex_find(words, at, LEX_CURRENCY, end);
}

static bool
money(const struct words *words, const struct counts *counts, size_t *k,
	struct spans *spans)
{
	const struct count *count = &counts->v[*k];
	const struct number *number = &count->number;
	const struct sense *s;
	struct amount amount;
	size_t end, low;

	start(&amount, number);
	s = currency_behind(words, number, &end);
	if (s && !(s->flags & NUM_CENT)) {
		amount.last = end;
		range_before(words, counts, *k, &amount);
		if (!amount.upper.den && *k > 0 &&
			lex_find(words, counts->v[*k - 1].number.last,
				LEX_CURRENCY, &low))
			join_range(
				words, &counts->v[*k - 1], count, low, &amount);
	} else {
		s = number->first > 0
			    ? lex_sense(words, number->first - 1, LEX_CURRENCY)
			    : NULL;
		if (!s || !(s->flags & NUM_SIGN) ||
			!(number->kind & NUMBER_DIGITS))
			return false;
		amount.beg = words->v[number->first - 1].beg;
		end = number->last;
	}
	set_currency(words, s->data, &amount);
	if (!amount.upper.den)
		add_cents(words, counts, k, &amount);
	emit(words, &amount, count, "MONEY", STR("num-money"), spans);
	return true;
}

/* Cents alone. */
static bool
cents(const struct words *words, const struct counts *counts, size_t k,
	struct spans *spans)
{
	const struct count *count = &counts->v[k];
	const struct sense *s;
	struct amount amount;
	const struct currency *currency;

	start(&amount, &count->number);
	s = currency_behind(words, &count->number, &amount.last);
	if (!s || !(s->flags & NUM_CENT))
		return false;
	/* "5 C" is no amount, "5c" is */
	if (words->v[amount.last - 1].fold.ptr[0] < 0x80 &&
		words->v[amount.last - 1].space)
		return false;
	currency = s->data;
	amount.unit = currency->unit;
	if (amount.known)
		amount.known =
			ratio_div(&amount.value, (struct ratio){ 100, 1 });
	emit(words, &amount, count, "MONEY", STR("num-money"), spans);
	return true;
}

/* "And a half" behind a unit, and "below zero". */
static void
unit_tail(const struct words *words, struct amount *amount)
{
	size_t at = word_and(words, amount->last), end;
	const struct sense *s = lex_sense(words, at, LEX_FRACTION);
	struct ratio extra;

	if (s && !(s->flags & (LEX_AL | NUM_WEAK | NUM_PARTS)) &&
		!(words->v[at].pre & LEX_ARTICLE) && !amount->upper.den) {
		extra = fraction_value(s);
		if (ratio_add(&amount->value, extra))
			amount->last = at + 1;
	}
	if (lex_find(words, amount->last, LEX_BELOW, &end)) {
		amount->last = end;
		amount->value.num = -amount->value.num;
	}
}

static bool
quant(const struct words *words, const struct counts *counts, size_t k,
	struct spans *spans)
{
	const struct count *count = &counts->v[k];
	const struct number *number = &count->number;
	const struct sense *s;
	struct amount amount;
	size_t end, at = number->last;
	const struct str *id;

	start(&amount, number);
	if (lex_find(words, at, LEX_BELOW, &end)) {
		unit_tail(words, &amount);
		amount.unit = STR("deg");
		emit(words, &amount, count, "QUANT", STR("num-unit"), spans);
		return true;
	}
	if (at < words->n && words->v[at].pre & (LEX_PROCLITIC | LEX_ARTICLE))
		return false;
	s = lex_find(words, at, LEX_UNIT, &end);
	if (!s || s->flags & NUM_TWICE)
		return false;
	id = s->data;
	amount.unit = *id;
	amount.last = end;
	range_before(words, counts, k, &amount);
	if (amount.known)
		unit_tail(words, &amount);
	emit(words, &amount, count, "QUANT", STR("num-unit"), spans);
	return true;
}

/* A unit or currency without a number before it: the dual, "a litre and a
 * half", "one dollar". False: nothing is measured. */
static bool
lone_unit(const struct words *words, size_t i, struct spans *spans)
{
	size_t end;
	const struct sense *s = lex_find(words, i, LEX_UNIT, &end);
	const struct sense *c =
		s ? NULL : lex_find(words, i, LEX_CURRENCY, &end);
	const struct str *id;
	struct amount amount = { .known = true };

	if ((!s && !c) || words->v[i].pre & LEX_ARTICLE)
		return false;
	if (c)
		s = c;
	amount.beg = word_start(words, i);
	amount.last = end;
	amount.value = (struct ratio){ s->flags & NUM_TWICE ? 2 : 1, 1 };
	if (c && (c->flags & NUM_CENT ||
			 (c->flags & NUM_SIGN &&
				 (words->v[i].kind != TOKEN_WORD ||
					 words->v[i].fold.ptr[0] < 0x80))))
		return false;
	if (c) {
		set_currency(words, c->data, &amount);
	} else {
		id = s->data;
		amount.unit = *id;
	}
	end = amount.last;
	if (word_is(words, end, one_word) || word_is(words, end, one_fem))
		amount.last++;
	unit_tail(words, &amount);
	if (amount.last == end && !(s->flags & NUM_TWICE))
		return false;
	emit(words, &amount, NULL, c ? "MONEY" : "QUANT",
		c ? STR("num-money") : STR("num-unit"), spans);
	return true;
}

void
amount_tag(const struct words *words, const struct counts *counts,
	struct spans *spans)
{
	size_t i = 0;

	for (size_t k = 0; k <= counts->n; k++) {
		size_t stop =
			k < counts->n ? counts->v[k].number.first : words->n;

		for (; i < stop; i = word_next(words, i + 1)) {
			if (word_may(words, i,
				    LEX_BIT(LEX_UNIT) |
					    LEX_BIT(LEX_CURRENCY)) &&
				!words->v[i].taken)
				lone_unit(words, i, spans);
		}
		if (k == counts->n)
			break;
		i = counts->v[k].number.last;
		if (counts->v[k].ordinal || counts->v[k].couple)
			continue;
		if (percent(words, counts, k, spans) ||
			quant(words, counts, k, spans) ||
			money(words, counts, &k, spans) ||
			cents(words, counts, k, spans))
			i = size_max(counts->v[k].number.last, i) + 1;
	}
}
