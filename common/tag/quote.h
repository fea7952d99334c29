/*
 * quote - QUOTE with speaker and cue, SCARE, and ATTR, the agencies and
 * outlets that a statement is credited to.
 */

#ifndef SAFI_QUOTE_H
#define SAFI_QUOTE_H

#include "common/conf.h"
#include "lex_list.h"
#include "span.h"

/* The section "quotes" of the configuration. */
struct quote_conf {
	/* forms of verbs, parted by spaces: finite ones of saying; participles
	 * and verbal nouns; those of describing; "it came in" a document. A
	 * "+" stands before a pronoun that is not part of the cue. */
	struct conf_texts verbs, participles, describing, documents;
	struct conf_texts sources; /* according to */
	struct conf_texts heads;   /* nouns before a name in marks */
	struct lex_texts lists;    /* words around a quotation */
};

extern const struct conf_schema quote_schema; /* of struct quote_conf */

/* Adds the words of quotations to lex. False: a fault in conf, reported. */
bool quote_open(struct lex *lex, const struct quote_conf *conf,
	struct arena *arena, struct diag *diag);

/*
 * Adds the spans of a paragraph. Names of the paragraph that are in spans
 * already, from index names on, are used: a speaker is a PER, ORG or GRP where
 * there is one, and an ORG with the attribute "kind" agency or outlet can be
 * credited.
 */
void quote_tag(const struct words *words, size_t names, struct spans *spans);

#endif
