/* num - the numbers of a paragraph, collected once and then looked at as
 * counts, amounts and casualties. */

#include "num_tag.h"

/* What can begin a number: one of its words, digits, a sign, a point. */
static bool
may_begin(const struct word *word)
{
	if (word->taken)
		return false;
	if (word->kind == TOKEN_WORD)
		return (word->classes & (NUMBER_BEGINS | LEX_BIT(LEX_APPROX) |
						LEX_BIT(LEX_NO_COUNT) |
						LEX_BIT(LEX_VICTIM))) != 0;
	return word->kind == TOKEN_NUMBER || word->cp == '.' ||
	       word->cp == '+' || word->cp == 0x066B ||
	       word->fold.ptr[0] == '-' || word->cp == 0x2212;
}

/* An approximator behind the number or behind its noun: "at least". */
static const char *
mod_behind(const struct words *words, size_t i)
{
	size_t end;

	for (size_t k = i; k < i + 3 && k < words->n; k++) {
		const struct sense *s;

		if (words->v[k].kind != TOKEN_WORD)
			return NULL;
		s = lex_find(words, k, LEX_APPROX, &end);
		if (s)
			return s->flags & NUM_AFTER ? s->data : NULL;
	}
	return NULL;
}

/* "The one" ranks only before a ten: "the one and twentieth". */
static bool
is_lone_one(const struct words *words, const struct number *number)
{
	const struct sense *s = lex_sense(words, number->first, LEX_ORDINAL);

	return number->last == number->first + 1 && s->flags & LEX_AL &&
	       number->value.num <= 2;
}

/* "Two people", "two dead" in one word; "one dead", noun first. */
static bool
couple_read(const struct words *words, size_t i, struct number *number)
{
	const struct sense *victim = lex_sense(words, i, LEX_VICTIM);
	bool two = lex_flags(words, i, LEX_NO_COUNT) & NUM_COUPLE ||
		   (victim && victim->flags & NUM_TWICE);

	if (!two && !(victim && !(words->v[i].pre & LEX_ARTICLE) &&
			    (word_is(words, i + 1, STR("واحد")) ||
				    word_is(words, i + 1, STR("واحده")))))
		return false;
	*number = (struct number){ .first = i, .last = i + 1 + !two };
	number->beg = word_start(words, i);
	number->end = words->v[number->last - 1].end;
	number->known = true;
	number->value = (struct ratio){ 1 + two, 1 };
	number->scale = 1;
	number->text = two ? STR("2") : STR("1");
	return true;
}

/* The noun behind the article of a folded word; empty: it has none. */
static struct str
defined_noun(struct str fold)
{
	static const struct str heads[] = { STR_INIT("ال"), STR_INIT("لل"),
		STR_INIT("وال"), STR_INIT("بال"), STR_INIT("ولل") };

	for (size_t k = 0; k < COUNTOF(heads); k++) {
		if (str_starts(fold, heads[k]))
			return str_from(fold, heads[k].len);
	}
	return STR("");
}

/* "The 94th place", "for the 20th time": digits with the article behind a
 * feminine in the singular, U+0629. A plural with that letter, «الأجهزة»,
 * mostly begins with U+0623. */
static bool
is_rank(const struct words *words, const struct number *number)
{
	size_t i = number->first;
	struct str noun;

	if (!(number->kind & NUMBER_PLAIN) || i < 2 ||
		!word_is(words, i - 1, STR("ال")) || words->v[i].space)
		return false;
	noun = defined_noun(words->v[i - 2].fold);
	return str_ends(noun, STR("ه")) && !str_starts(noun, STR("ا"));
}

/* "The five", "the five and twenty", "the fifteen" at word i, or 0. *last is
 * the word behind it. */
static int64_t
definite_value(const struct words *words, size_t i, size_t *last)
{
	const struct sense *s = words->v[i].sense, *t;
	size_t k = word_and(words, i + 1);

	while (s && !(s->cls == LEX_ONES && s->value >= 3 && s->n_rest == 0))
		s = s->next;
	if (!s)
		return 0;
	t = lex_sense(words, i + 1, LEX_ONES);
	if (s->value < 10 && t && t->value == 10 && !words->v[i + 1].pre) {
		*last = i + 2;
		return s->value + 10;
	}
	t = word_is_definite(words, k) ? words->v[k].sense : NULL;
	while (t && t->cls != LEX_TENS)
		t = t->next;
	*last = t ? k + 1 : i + 1;
	return s->value + (t ? t->value : 0);
}

/* Without teh marbuta it may be a lion, a fifth, the town of Khums: only behind
 * a noun with the article. */
static bool
is_sure(const struct words *words, size_t i)
{
	return str_ends(words->v[i].fold, STR("ه")) ||
	       (i > 0 && words->v[i - 1].kind == TOKEN_WORD &&
		       str_starts(words->v[i - 1].fold, STR("ال")));
}

/* "The three", "the twenty-five" behind the noun that is counted: U+0627 0644
 * before a number from 3 to 99. */
static bool
definite_read(const struct words *words, size_t i, struct number *number)
{
	size_t last;
	int64_t value;

	if (!word_is_definite(words, i) || words->v[i].pre & LEX_PROCLITIC)
		return false;
	value = definite_value(words, i, &last);
	if (value == 0 || !is_sure(words, i))
		return false;
	*number = (struct number){ .first = i,
		.last = last,
		.beg = word_start(words, i),
		.end = words->v[last - 1].end,
		.known = true,
		.value = { value, 1 },
		.scale = 1 };
	number->text = ratio_text(number->value, words->arena);
	return true;
}

/* An approximator that was read last, and the words behind it. */
struct approx {
	const char *mod; /* NULL: none yet */
	size_t first, end;
};

/* The approximator belongs to the number at word i: "about 18", "about the
 * 18", whose article may stand by itself, "about $18", "about %18". */
static bool
is_about(const struct words *words, const struct approx *approx, size_t i)
{
	const struct sense *s;

	if (!approx->mod || i == approx->end)
		return approx->mod != NULL;
	if (i != approx->end + 1)
		return false;
	s = lex_sense(words, approx->end, LEX_CURRENCY);
	return word_is(words, approx->end, STR("ال")) ||
	       lex_sense(words, approx->end, LEX_PERCENT) ||
	       (s && s->flags & NUM_SIGN);
}

/* A count that begins at word i; false: none does, and *skip is where to go
 * on. */
static bool
count_read(
	const struct words *words, size_t i, struct count *count, size_t *skip)
{
	struct number *number = &count->number;

	*count = (struct count){ .mod_first = i };
	if (number_read(words, i, number, skip)) {
		count->name = number_is_name(words, number);
		count->ordinal = is_rank(words, number);
	} else if (ordinal_read(words, i, number)) {
		count->ordinal = true;
		count->name = is_lone_one(words, number);
	} else if (couple_read(words, i, number)) {
		count->couple = true;
	} else {
		return definite_read(words, i, number);
	}
	return true;
}

/* "(More than) the thousand": behind an approximator, a thousand or more
 * with the article is a number. */
static bool
round_read(const struct words *words, size_t i, struct count *count)
{
	const struct sense *s = lex_sense(words, i, LEX_SCALE);
	struct number *number = &count->number;

	if (!s || !word_is_definite(words, i) ||
		words->v[i].pre & LEX_PROCLITIC || s->flags & NUM_PLURAL)
		return false;
	*count = (struct count){ .mod_first = i };
	*number = (struct number){ .first = i,
		.last = i + 1,
		.beg = word_start(words, i),
		.end = words->v[i].end,
		.known = true,
		.value = { s->flags & NUM_DUAL ? 2 * s->value : s->value, 1 },
		.scale = s->value };
	number->text = ratio_text(number->value, words->arena);
	return true;
}

static void
collect(const struct words *words, struct counts *counts)
{
	struct approx approx = { NULL, 0, 0 };
	size_t i = 0, end;

	while ((i = word_next(words, i)) < words->n) {
		const struct sense *s;
		struct count count;

		if (!may_begin(&words->v[i])) {
			i++;
			continue;
		}
		s = lex_find(words, i, LEX_APPROX, &end);
		if (s) {
			approx = (struct approx){ s->data, i, end };
			i = end;
			continue;
		}
		if (!count_read(words, i, &count, &end) &&
			!(approx.mod && i == approx.end &&
				round_read(words, i, &count))) {
			i = end;
			continue;
		}
		if (is_about(words, &approx, i)) {
			count.mod = approx.mod;
			count.mod_first = approx.first;
		}
		i = count.number.last;
		if (!count.mod)
			count.mod = mod_behind(words, i);
		ARENA_ROOM(words->arena, &counts->v, counts->n, &counts->cap);
		counts->v[counts->n++] = count;
	}
}

void
count_attrs(const struct count *count, struct spans *spans, struct span *span)
{
	if (count->number.text.len)
		span_text(spans, span, "value", count->number.text);
	else
		span_null(spans, span, "value");
	if (count->number.vague.len)
		span_text(spans, span, "vague", count->number.vague);
	if (count->mod)
		span_text(spans, span, "mod", str_from_c(count->mod));
}

static void
add_counts(const struct words *words, const struct counts *counts,
	struct spans *spans)
{
	for (size_t k = 0; k < counts->n; k++) {
		const struct count *count = &counts->v[k];
		const struct number *n = &count->number;
		struct span *span;
		size_t noun, last = 0;

		if (count->name || count->couple)
			continue;
		if (count->ordinal) {
			span = spans_add(spans, n->beg, n->end, "ORDINAL",
				STR("num-ordinal"));
			span_text(spans, span, "value", n->text);
			continue;
		}
		span = spans_add(spans, n->beg, n->end, "NUM",
			n->kind & NUMBER_DIGITS ? STR("num-digits")
						: STR("num-words"));
		count_attrs(count, spans, span);
		noun = count_noun(words, n, &last);
		if (noun != SIZE_MAX)
			span_text(spans, span, "noun",
				str_sub(words->text, words->v[noun].beg,
					words->v[last - 1].end));
	}
}

void
num_tag(const struct words *words, struct spans *spans)
{
	struct counts counts = { .n = 0 };

	collect(words, &counts);
	scores_mark(words, &counts);
	telephones_mark(words, &counts);
	amount_tag(words, &counts, spans);
	casualty_tag(words, &counts, spans);
	add_counts(words, &counts, spans);
}
