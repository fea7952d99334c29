/* rules_conf - the form of clean.yaml. */

#include "rules_load.h"

const char *const rules_places[] = { "line", "line-start", "line-end", "inline",
	"middle", "head", "tail", "document", NULL };
static const char *const cuts[] = { "match", "line", "rest", "box", NULL };
static const char *const finds[] = { "none", "title", "copy", "wrap", "head",
	"tail", "tags", "teasers", "end", "headlines", NULL };
const char *const rules_extracts[] = { "none", "dateline", "byline", "source",
	"credit", "title", NULL };

#define RULE_FIELD(key, type, member)                                          \
	{                                                                      \
		key, type, offsetof(struct rule, member), NULL, NULL,          \
			CONF_REPLACE, false                                    \
	}
#define RULE_WORDS(key, member, words)                                         \
	{                                                                      \
		key, CONF_WORD, offsetof(struct rule, member), NULL, words,    \
			CONF_REPLACE, false                                    \
	}

static const struct conf_field rule_fields[] = {
	{ "id", CONF_TEXT, offsetof(struct rule, id), NULL, NULL, CONF_REPLACE,
		true },
	{ "kind", CONF_TEXT, offsetof(struct rule, kind), NULL, NULL,
		CONF_REPLACE, true },
	RULE_WORDS("place", place, rules_places),
	RULE_FIELD("note", CONF_TEXT, note),
	RULE_FIELD("match", CONF_TEXTS, match),
	RULE_FIELD("then", CONF_TEXT, then_text),
	RULE_FIELD("until", CONF_TEXTS, until),
	RULE_FIELD("ends", CONF_TEXTS, ends),
	RULE_FIELD("lead", CONF_TEXT, lead_text),
	RULE_FIELD("holds", CONF_TEXTS, holds),
	RULE_FIELD("regex", CONF_TEXT, regex_text),
	RULE_FIELD("needs", CONF_TEXTS, needs),
	RULE_WORDS("find", find, finds),
	RULE_FIELD("exact", CONF_BOOL, exact),
	RULE_WORDS("cut", cut, cuts),
	RULE_FIELD("with", CONF_TEXT, with),
	RULE_FIELD("within-head", CONF_SIZE, within_head),
	RULE_FIELD("within-tail", CONF_SIZE, within_tail),
	RULE_FIELD("tail-chars", CONF_SIZE, tail_chars),
	RULE_FIELD("max-chars", CONF_SIZE, max_chars),
	RULE_FIELD("min-words", CONF_SIZE, min_words),
	RULE_FIELD("max-words", CONF_SIZE, max_words),
	RULE_FIELD("rest-words", CONF_SIZE, rest_words),
	RULE_FIELD("previous-words", CONF_SIZE, previous_words),
	RULE_FIELD("next-words", CONF_SIZE, next_words),
	RULE_FIELD("prose", CONF_SIZE, prose),
	RULE_FIELD("min-hits", CONF_SIZE, min_hits),
	RULE_FIELD("markup", CONF_BOOL, markup),
	RULE_FIELD("unsaid", CONF_BOOL, unsaid),
	RULE_FIELD("before", CONF_TEXT, before_text),
	RULE_FIELD("after", CONF_TEXT, after_text),
	RULE_FIELD("unless", CONF_TEXT, unless_text),
	RULE_FIELD("without", CONF_TEXT, without_text),
	RULE_FIELD("previous", CONF_TEXT, previous_text),
	RULE_FIELD("next", CONF_TEXT, next_text),
	RULE_FIELD("follows", CONF_TEXTS, follows),
	RULE_FIELD("precedes", CONF_TEXTS, precedes),
	RULE_WORDS("extract", extract, rules_extracts),
	RULE_FIELD("off", CONF_BOOL, off),
};

static const struct conf_schema rule_schema = { rule_fields,
	COUNTOF(rule_fields), sizeof(struct rule), "id" };

static const struct conf_field list_fields[] = {
	{ "id", CONF_TEXT, offsetof(struct word_list, id), NULL, NULL,
		CONF_REPLACE, true },
	{ "words", CONF_TEXTS, offsetof(struct word_list, words), NULL, NULL,
		CONF_APPEND, false },
	{ "regex", CONF_TEXT, offsetof(struct word_list, regex), NULL, NULL,
		CONF_REPLACE, false },
};

static const struct conf_schema list_schema = { list_fields,
	COUNTOF(list_fields), sizeof(struct word_list), "id" };

static const struct conf_field site_fields[] = {
	{ "id", CONF_TEXT, offsetof(struct rule_site, id), NULL, NULL,
		CONF_REPLACE, true },
	{ "match", CONF_TEXTS, offsetof(struct rule_site, match), NULL, NULL,
		CONF_REPLACE, true },
	{ "kinds", CONF_SWITCHES, offsetof(struct rule_site, kinds), NULL, NULL,
		CONF_REPLACE, false },
	{ "on", CONF_TEXTS, offsetof(struct rule_site, on), NULL, NULL,
		CONF_REPLACE, false },
	{ "off", CONF_TEXTS, offsetof(struct rule_site, off), NULL, NULL,
		CONF_REPLACE, false },
	{ "rules", CONF_LIST, offsetof(struct rule_site, rules), &rule_schema,
		NULL, CONF_APPEND, false },
};

static const struct conf_schema site_schema = { site_fields,
	COUNTOF(site_fields), sizeof(struct rule_site), "id" };

static const struct conf_field conf_fields[] = {
	{ "kinds", CONF_SWITCHES, offsetof(struct rules_conf, kinds), NULL,
		NULL, CONF_REPLACE, false },
	{ "lists", CONF_LIST, offsetof(struct rules_conf, lists), &list_schema,
		NULL, CONF_APPEND, false },
	{ "rules", CONF_LIST, offsetof(struct rules_conf, rules), &rule_schema,
		NULL, CONF_APPEND, false },
	{ "sites", CONF_LIST, offsetof(struct rules_conf, sites), &site_schema,
		NULL, CONF_APPEND, false },
};

const struct conf_schema rules_schema = { conf_fields, COUNTOF(conf_fields),
	sizeof(struct rules_conf), NULL };
