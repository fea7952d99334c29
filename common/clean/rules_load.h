/*
 * rules_load - what the modules share that make rules of a configuration:
 * rules_conf.c (its form), rules_pattern.c and rules_words.c (patterns with
 * their lists), rules_start.c (how what they match begins), rules_site.c (which
 * rules are on where), rules_index.c (the prefilter). For rules*.c only.
 */

#ifndef SAFI_RULES_LOAD_H
#define SAFI_RULES_LOAD_H

#include "rule.h"

/* Named words for patterns: {name} stands for any of them, or for what a
 * regular expression says. */
struct word_list {
	struct conf_text id;
	struct conf_texts words;
	struct conf_text regex;
};

struct load {
	const struct rules_conf *conf;
	struct rules *rules;
	struct arena *arena;
	struct diag *diag;
	struct str *folded;   /* of each list, once it was needed */
	struct arena scratch; /* of one pattern */
	bool good;
};

#define FAULT(load, text, ...)                                                 \
	((load)->good = false, conf_fault((load)->diag, (text), __VA_ARGS__))

extern const char *const rules_places[];

/* The list's name in {name} at i of s, or an empty str. */
struct str list_at(struct str s, size_t i);
const struct word_list *list_find(const struct load *load, struct str name);
void load_patterns(struct load *load, struct rule *rule);

/* rules_words.c: words as alternatives of a folded pattern. */
struct str folded_words(const struct conf_texts *words, struct arena *arena);

/* rules_start.c: the set of how what a pattern matches may begin; NULL where
 * that is not known. */
struct begins *load_begins(struct load *load, struct str source);

uint32_t kind_number(struct rules *rules, struct str kind);
struct rule_set set_new(const struct rules *rules);
void load_sites(struct load *load);

/* The rules that follows and precedes of a rule name. */
void load_beside(
	struct load *load, struct rule *rule, const struct conf_texts *names);

void load_index(struct rules *rules, struct arena *arena);

#endif
