/* num - the numbers of a paragraph, collected once and then looked at as
 * counts, amounts and casualties. */

#include "num_tag.h"
#include "common/uchar.h"

#define FIELD(key, type, st, member)                                           \
	{                                                                      \
		key, type, offsetof(st, member), NULL, NULL, CONF_APPEND,      \
			false                                                  \
	}
#define LIST(key, member, schema)                                              \
	{                                                                      \
		key, CONF_LIST, offsetof(struct num_conf, member), schema,     \
			NULL, CONF_APPEND, false                               \
	}

static const struct conf_field unit_fields[] = {
	FIELD("id", CONF_TEXT, struct num_unit, id),
	FIELD("words", CONF_TEXTS, struct num_unit, words),
	FIELD("duals", CONF_TEXTS, struct num_unit, duals),
};
static const struct conf_schema unit_schema = { unit_fields,
	COUNTOF(unit_fields), sizeof(struct num_unit), "id" };

static const struct conf_field currency_fields[] = {
	FIELD("id", CONF_TEXT, struct num_currency, id),
	FIELD("unit", CONF_TEXT, struct num_currency, unit),
	FIELD("words", CONF_TEXTS, struct num_currency, words),
	FIELD("duals", CONF_TEXTS, struct num_currency, duals),
	FIELD("countries", CONF_TEXTS, struct num_currency, countries),
	FIELD("signs", CONF_TEXTS, struct num_currency, signs),
	FIELD("cents", CONF_TEXTS, struct num_currency, cents),
};
static const struct conf_schema currency_schema = { currency_fields,
	COUNTOF(currency_fields), sizeof(struct num_currency), "id" };

static const struct conf_field casualty_fields[] = {
	FIELD("id", CONF_TEXT, struct num_casualty, id),
	FIELD("victims", CONF_TEXTS, struct num_casualty, victims),
	FIELD("duals", CONF_TEXTS, struct num_casualty, duals),
	FIELD("harms", CONF_TEXTS, struct num_casualty, harms),
};
static const struct conf_schema casualty_schema = { casualty_fields,
	COUNTOF(casualty_fields), sizeof(struct num_casualty), "id" };

static const struct conf_field num_fields[] = {
	LIST("units", units, &unit_schema),
	LIST("currencies", currencies, &currency_schema),
	LIST("casualties", casualties, &casualty_schema),
};
const struct conf_schema num_schema = { num_fields, COUNTOF(num_fields),
	sizeof(struct num_conf), NULL };

static void
add_texts(struct lex *lex, const struct conf_texts *texts, enum lex_class cls,
	unsigned flags, const void *data)
{
	for (size_t i = 0; i < texts->n; i++)
		lex_add(lex, texts->v[i].s, cls, flags, 0, data);
}

struct str
currency_stem(struct str fold)
{
	static const struct str endings[] = { STR_INIT("تان"), STR_INIT("تين"),
		STR_INIT("ان"), STR_INIT("ين"), STR_INIT("ات"), STR_INIT("ه"),
		STR_INIT("ا") };
	static const struct str al = STR_INIT("ال");

	if (str_starts(fold, al))
		fold = str_from(fold, al.len);
	for (size_t i = 0; i < COUNTOF(endings); i++) {
		if (fold.len > endings[i].len + 4 && str_ends(fold, endings[i]))
			return str_sub(fold, 0, fold.len - endings[i].len);
	}
	return fold;
}

/* The currency of a configuration entry; NULL: a fault, reported. */
static const struct currency *
make_currency(
	const struct num_currency *conf, struct arena *arena, struct diag *diag)
{
	struct currency *currency = ARENA_NEW(arena, struct currency, 1);
	size_t n = conf->countries.n;

	currency->unit = conf->unit.s;
	currency->countries = ARENA_NEW(arena, struct country, n);
	for (size_t i = 0; i < n; i++) {
		const struct conf_text *text = &conf->countries.v[i];
		size_t space = str_find_byte(text->s, 0, ' ');

		if (space == STR_NONE || text->s.len != space + 4) {
			conf_fault(diag, text,
				"want an adjective and an ISO 4217 code");
			return NULL;
		}
		currency->countries[i].adjective = currency_stem(uchar_fold_str(
			str_sub(text->s, 0, space), arena, NULL));
		currency->countries[i].code = str_from(text->s, space + 1);
	}
	currency->n = n;
	return currency;
}

static bool
add_currencies(struct lex *lex, const struct num_conf *conf,
	struct arena *arena, struct diag *diag)
{
	const struct num_currency *v = conf->currencies.v;

	for (size_t i = 0; i < conf->currencies.n; i++) {
		const struct currency *c = make_currency(&v[i], arena, diag);

		if (!c)
			return false;
		add_texts(lex, &v[i].words, LEX_CURRENCY, 0, c);
		add_texts(lex, &v[i].duals, LEX_CURRENCY, NUM_TWICE, c);
		add_texts(lex, &v[i].signs, LEX_CURRENCY, NUM_SIGN, c);
		add_texts(lex, &v[i].cents, LEX_CURRENCY, NUM_CENT, c);
	}
	return true;
}

bool
num_open(struct lex *lex, const struct num_conf *conf, struct arena *arena,
	struct diag *diag)
{
	const struct num_unit *units = conf->units.v;
	const struct num_casualty *casualties = conf->casualties.v;

	num_read_words(lex);
	for (size_t i = 0; i < conf->units.n; i++) {
		add_texts(lex, &units[i].words, LEX_UNIT, 0, &units[i].id.s);
		add_texts(lex, &units[i].duals, LEX_UNIT, NUM_TWICE,
			&units[i].id.s);
	}
	for (size_t i = 0; i < conf->casualties.n; i++) {
		const struct num_casualty *c = &casualties[i];

		add_texts(lex, &c->victims, LEX_VICTIM, 0, &c->id.s);
		add_texts(lex, &c->duals, LEX_VICTIM, NUM_TWICE, &c->id.s);
		add_texts(lex, &c->harms, LEX_HARM, LEX_NO_AL, &c->id.s);
	}
	return add_currencies(lex, conf, arena, diag);
}

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
	const struct sense *thing = lex_sense(words, i, LEX_NO_COUNT);
	const struct sense *victim = lex_sense(words, i, LEX_VICTIM);
	bool two = (thing && thing->flags & NUM_COUPLE) ||
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

/* "The three", "the twenty-five" behind the noun that is counted: U+0627 0644
 * before a number from 3 to 99. */
static bool
definite_read(const struct words *words, size_t i, struct number *number)
{
	const struct sense *s, *t = NULL;
	size_t k = word_and(words, i + 1);
	int64_t value = 0;

	if (!word_is_definite(words, i) || words->v[i].pre & LEX_PROCLITIC)
		return false;
	for (s = words->v[i].sense; s; s = s->next) {
		if (s->cls == LEX_ONES && s->value >= 3 && s->n_rest == 0) {
			value = s->value;
			break;
		}
	}
	if (!s)
		return false;
	*number = (struct number){ .first = i, .last = i + 1 };
	for (t = k < words->n ? words->v[k].sense : NULL; t; t = t->next) {
		if (t->cls == LEX_TENS && word_is_definite(words, k)) {
			value += t->value;
			number->last = k + 1;
			break;
		}
	}
	t = lex_sense(words, i + 1, LEX_ONES);
	if (value < 10 && t && t->value == 10 && !words->v[i + 1].pre) {
		value += 10;
		number->last = i + 2;
	}
	/* without teh marbuta it may be a lion, a fifth, the town of Khums:
	 * only behind a noun with the article */
	if (!str_ends(words->v[i].fold, STR("ه")) &&
		(i == 0 || words->v[i - 1].kind != TOKEN_WORD ||
			!str_starts(words->v[i - 1].fold, STR("ال"))))
		return false;
	number->beg = word_start(words, i);
	number->end = words->v[number->last - 1].end;
	number->known = true;
	number->value = (struct ratio){ value, 1 };
	number->scale = 1;
	number->text = ratio_text(number->value, words->arena);
	return true;
}

static void
collect(const struct words *words, struct counts *counts)
{
	size_t i = 0, end, skip, mod_end = SIZE_MAX, mod_first = 0;
	const char *mod = NULL;
	const struct sense *s;

	while ((i = word_next(words, i)) < words->n) {
		struct count count = { .mod = NULL };

		if (!may_begin(&words->v[i])) {
			i++;
			continue;
		}
		s = lex_find(words, i, LEX_APPROX, &end);
		if (s) {
			mod = s->data;
			mod_first = i;
			mod_end = end;
			i = end;
			continue;
		}
		count.mod_first = i;
		if (number_read(words, i, &count.number, &skip)) {
			count.name = number_is_name(words, &count.number);
		} else if (ordinal_read(words, i, &count.number)) {
			count.ordinal = true;
			count.name = is_lone_one(words, &count.number);
		} else if (couple_read(words, i, &count.number)) {
			count.couple = true;
		} else if (!definite_read(words, i, &count.number)) {
			i = skip;
			continue;
		}
		/* "about the 18": the article may stand by itself */
		if (i == mod_end || (i == mod_end + 1 && word_is(words, mod_end,
								 STR("ال")))) {
			count.mod = mod;
			count.mod_first = mod_first;
		}
		i = count.number.last;
		if (!count.mod)
			count.mod = mod_behind(words, i);
		ARENA_ROOM(words->arena, &counts->v, counts->n, &counts->cap);
		counts->v[counts->n++] = count;
	}
}

/* What follows a number and is no noun: a verb in the plural, "and" before an
 * alef (but oases and duties), a day. */
static bool
is_no_noun(const struct word *word)
{
	static const struct str nouns[] = { STR_INIT("واح"), STR_INIT("واجب"),
		STR_INIT("واط"), STR_INIT("وافد"), STR_INIT("وال") };

	if (word->taken || word->fold.len <= 2)
		return true;
	if (word->fold.len > 6 && str_ends(word->fold, STR("وا")))
		return true;
	if (!str_starts(word->fold, STR("وا")))
		return false;
	for (size_t k = 0; k < COUNTOF(nouns); k++) {
		if (str_starts(word->fold, nouns[k]))
			return false;
	}
	return true;
}

size_t
count_noun(const struct words *words, const struct number *number, size_t *last)
{
	static const struct str of = STR_INIT("من"), al = STR_INIT("ال");
	size_t i = number->last, end;
	const struct word *w = words->v;

	i += number_has_brackets(words, number);
	if (word_is(words, i, of))
		i++;
	else if (word_is_definite(words, number->first) ||
		 (i < words->n && number->known &&
			 !(number->kind & NUMBER_FRACTION) &&
			 number->value.den == 1 &&
			 str_starts(
				 str_sub(words->text, w[i].beg, w[i].end), al)))
		return SIZE_MAX; /* "the dozens" are nobody else's, and "3 the
				  * cars" is no count */
	if (i >= words->n || w[i].kind != TOKEN_WORD || !w[i].space ||
		is_no_noun(&w[i]) || lex_sense(words, i, LEX_STOP) ||
		lex_find(words, i, LEX_UNIT, &end) ||
		lex_find(words, i, LEX_CURRENCY, &end) ||
		lex_find(words, i, LEX_PERCENT, &end) ||
		w[i].pre & LEX_PROCLITIC)
		return SIZE_MAX;
	*last = i + 1;
	if (i + 1 < words->n && str_starts(w[i].fold, al) &&
		str_starts(w[i + 1].fold, al) &&
		(str_ends(w[i + 1].fold, STR("يه")) ||
			str_ends(w[i + 1].fold, STR("يين"))))
		++*last;
	return i;
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
