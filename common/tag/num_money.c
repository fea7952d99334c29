/*
 * num_money - MONEY: a number and a currency, in either order, with the
 * adjective of a country behind it («100 دينار عراقي») and cents.
 */

#include "num_amount.h"

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

/* «(3 milliards) d'euros», «de dollars»: the word behind the preposition at
 * word i, or i. */
static size_t
over_french_of(const struct words *words, size_t i)
{
	if (word_is(words, i, STR("de")))
		return i + 1;
	return word_is(words, i, STR("d")) &&
			       (word_is_mark(words, i + 1, '\'') ||
				       word_is_mark(words, i + 1, 0x2019))
		       ? i + 2
		       : i;
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
	at = over_french_of(words, at);
	if (at < words->n && words->v[at].pre & LEX_PROCLITIC)
		return NULL;
	return lex_find(words, at, LEX_CURRENCY, end);
}

/* A currency behind count k; false: there is none. */
static bool
money_behind(const struct words *words, const struct counts *counts, size_t k,
	struct amount *amount)
{
	size_t end, low;
	const struct sense *s =
		currency_behind(words, &counts->v[k].number, &end);

	if (!s || s->flags & NUM_CENT)
		return false;
	amount->last = end;
	amount_range(words, counts, k, amount);
	/* "from 5 dollars to 10 dollars" */
	if (!amount->upper.den && k > 0 &&
		lex_find(words, counts->v[k - 1].number.last, LEX_CURRENCY,
			&low))
		amount_join(words, counts, k, low, amount);
	set_currency(words, s->data, amount);
	return true;
}

/* A sign or code before digits: "$ 10". */
static bool
money_before(const struct words *words, const struct number *number,
	struct amount *amount)
{
	size_t i = number->first - 1;
	const struct sense *s =
		number->first > 0 ? lex_sense(words, i, LEX_CURRENCY) : NULL;

	if (!s || !(s->flags & NUM_SIGN) || !(number->kind & NUMBER_DIGITS))
		return false;
	amount->beg = words->v[i].beg;
	set_currency(words, s->data, amount);
	return true;
}

static bool
money(const struct words *words, const struct counts *counts, size_t *k,
	struct spans *spans)
{
	const struct count *count = &counts->v[*k];
	struct amount amount = amount_of(&count->number);

	if (!money_behind(words, counts, *k, &amount) &&
		!money_before(words, &count->number, &amount))
		return false;
	if (!amount.upper.den)
		add_cents(words, counts, k, &amount);
	amount_add(words, &amount, count, "MONEY", "num-money", spans);
	return true;
}

/* Cents alone. */
static bool
cents(const struct words *words, const struct counts *counts, size_t k,
	struct spans *spans)
{
	const struct count *count = &counts->v[k];
	const struct sense *s;
	struct amount amount = amount_of(&count->number);
	const struct currency *currency;

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
	amount_add(words, &amount, count, "MONEY", "num-money", spans);
	return true;
}

bool
money_tag(const struct words *words, const struct counts *counts, size_t *k,
	struct spans *spans)
{
	return money(words, counts, k, spans) ||
	       cents(words, counts, *k, spans);
}

/* Cents, a mark or a code say nothing without a number. */
static bool
wants_number(const struct words *words, size_t i, const struct sense *s)
{
	return s->flags & NUM_CENT || word_is_latin(words, i) ||
	       (s->flags & NUM_SIGN && words->v[i].kind != TOKEN_WORD);
}

void
money_tag_lone(const struct words *words, size_t i, struct spans *spans)
{
	struct amount amount;
	const struct sense *s = lex_find(words, i, LEX_CURRENCY, &amount.last);

	if (!s || words->v[i].pre & LEX_ARTICLE || wants_number(words, i, s))
		return;
	amount = (struct amount){ .beg = word_start(words, i),
		.last = amount.last,
		.value = { s->flags & NUM_TWICE ? 2 : 1, 1 },
		.known = true };
	set_currency(words, s->data, &amount);
	if (amount_lone(words, s, &amount))
		amount_add(words, &amount, NULL, "MONEY", "num-money", spans);
}
