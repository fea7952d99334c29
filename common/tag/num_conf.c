/* num_conf - the lists of numbers, from the configuration to the table of
 * words. */

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
#define WORDS(key, list) LEX_LIST_FIELD(key, struct num_conf, lists, list)

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

static const struct conf_field approx_fields[] = {
	FIELD("id", CONF_TEXT, struct num_approx, id),
	FIELD("words", CONF_TEXTS, struct num_approx, words),
	FIELD("behind", CONF_TEXTS, struct num_approx, behind),
};
static const struct conf_schema approx_schema = { approx_fields,
	COUNTOF(approx_fields), sizeof(struct num_approx), "id" };

static const struct conf_field num_fields[] = {
	LIST("units", units, &unit_schema),
	LIST("currencies", currencies, &currency_schema),
	LIST("casualties", casualties, &casualty_schema),
	LIST("approximations", approximations, &approx_schema),
	FIELD("named", CONF_TEXTS, struct num_conf, named),
	FIELD("uncounted", CONF_TEXTS, struct num_conf, uncounted),
	FIELD("things", CONF_TEXTS, struct num_conf, things),
	FIELD("couples", CONF_TEXTS, struct num_conf, couples),
	WORDS("fates", LIST_FATES),
	WORDS("spared", LIST_SPARED),
	WORDS("losses", LIST_LOSSES),
	WORDS("lives", LIST_LIVES),
	WORDS("attempts", LIST_ATTEMPTS),
	WORDS("suffered", LIST_SUFFERED),
	WORDS("tolls", LIST_TOLLS),
	WORDS("illnesses", LIST_ILLNESSES),
	WORDS("bodies", LIST_BODIES),
	WORDS("letters", LIST_LETTERS),
	WORDS("waw-nouns", LIST_WAW),
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

static void
add_units(struct lex *lex, const struct num_conf *conf)
{
	const struct num_unit *v = conf->units.v;

	for (size_t i = 0; i < conf->units.n; i++) {
		add_texts(lex, &v[i].words, LEX_UNIT, 0, &v[i].id.s);
		add_texts(lex, &v[i].duals, LEX_UNIT, NUM_TWICE, &v[i].id.s);
	}
}

static void
add_casualties(struct lex *lex, const struct num_conf *conf)
{
	const struct num_casualty *v = conf->casualties.v;

	for (size_t i = 0; i < conf->casualties.n; i++) {
		const struct str *kind = &v[i].id.s;

		add_texts(lex, &v[i].victims, LEX_VICTIM, 0, kind);
		add_texts(lex, &v[i].duals, LEX_VICTIM, NUM_TWICE, kind);
		add_texts(lex, &v[i].harms, LEX_HARM, LEX_NO_AL, kind);
	}
}

static bool
add_approximations(
	struct lex *lex, const struct num_conf *conf, struct diag *diag)
{
	static const char *const mods[] = { ">", ">=", "<", "<=", "~" };
	const struct num_approx *v = conf->approximations.v;

	for (size_t i = 0; i < conf->approximations.n; i++) {
		size_t k = 0;

		while (k < COUNTOF(mods) &&
			!str_eq(v[i].id.s, str_from_c(mods[k])))
			k++;
		if (k == COUNTOF(mods)) {
			conf_fault(diag, &v[i].id, "want one of > >= < <= ~");
			return false;
		}
		add_texts(lex, &v[i].words, LEX_APPROX, LEX_NO_AL, mods[k]);
		add_texts(lex, &v[i].behind, LEX_APPROX, LEX_NO_AL | NUM_AFTER,
			mods[k]);
	}
	return true;
}

bool
num_open(struct lex *lex, const struct num_conf *conf, struct arena *arena,
	struct diag *diag)
{
	num_read_words(lex);
	add_units(lex, conf);
	add_casualties(lex, conf);
	add_texts(lex, &conf->named, LEX_NO_COUNT, NUM_BEFORE, NULL);
	add_texts(lex, &conf->uncounted, LEX_NO_COUNT, NUM_BEHIND, NULL);
	add_texts(lex, &conf->things, LEX_NO_COUNT, NUM_THING, NULL);
	add_texts(lex, &conf->couples, LEX_NO_COUNT, NUM_COUPLE, NULL);
	return add_approximations(lex, conf, diag) &&
	       lex_add_lists(lex, &conf->lists, diag) &&
	       add_currencies(lex, conf, arena, diag);
}
