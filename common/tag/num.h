/*
 * num - counts and amounts in a paragraph: NUM in digits and in words,
 * PERCENT, MONEY, QUANT, CASUALTY, and ORDINAL.
 */

#ifndef SAFI_NUM_H
#define SAFI_NUM_H

#include "common/conf.h"
#include "lex_list.h"
#include "span.h"

/* The section "numbers" of the configuration. */
struct num_conf {
	struct conf_list units;          /* struct num_unit */
	struct conf_list currencies;     /* struct num_currency */
	struct conf_list casualties;     /* struct num_casualty */
	struct conf_list approximations; /* struct num_approx */
	/* nouns whose number is a name; words behind one that is none; what
	 * is hit, not killed; two people in one word */
	struct conf_texts named, uncounted, things, couples;
	struct lex_texts lists; /* words around a number */
};

struct num_unit {
	struct conf_text id; /* UCUM-like: the value of "unit" */
	struct conf_texts words, duals;
};

struct num_currency {
	struct conf_text id;   /* any name */
	struct conf_text unit; /* ISO 4217 when no country is named */
	struct conf_texts words, duals;
	struct conf_texts countries; /* an adjective and its ISO 4217 code */
	struct conf_texts signs;     /* marks and codes beside the digits */
	struct conf_texts cents;     /* words and signs of a hundredth */
};

struct num_casualty {
	struct conf_text id;       /* the value of "kind" */
	struct conf_texts duals;   /* of victims, in one word */
	struct conf_texts victims; /* nouns that are counted */
	struct conf_texts harms;   /* nouns and verbs before the count */
};

struct num_approx {
	struct conf_text id;     /* the value of "mod": > >= < <= ~ */
	struct conf_texts words; /* before the number */
	struct conf_texts behind;
};

extern const struct conf_schema num_schema; /* of struct num_conf */

/*
 * Adds the words of numbers to lex, those of conf among them. conf lives as
 * long as the arena. False: a fault in conf, which was reported.
 */
bool num_open(struct lex *lex, const struct num_conf *conf, struct arena *arena,
	struct diag *diag);

/*
 * Adds the spans of a paragraph. Call it after date_tag: words that belong to
 * a date count nothing.
 */
void num_tag(const struct words *words, struct spans *spans);

#endif
