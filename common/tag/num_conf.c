/* num_conf - units, currencies and words of harm, from the configuration to
 * the table of words. */

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
