/*
 * rules_load - what the modules share that make rules of a configuration:
 * rules_conf.c (its form), rules_list.c (lists by their names), rules_pattern.c
 * and rules_words.c (patterns with their lists), rules_called.c (the words of
 * long ones), rules_sound.c (whether they are), rules_start.c (how what they
 * match begins), rules_holds.c (what it holds), rules_kind.c (rules and kinds
 * by name), rules_site.c (which rules are on where), rules_index.c (the
 * prefilter). For rules*.c only.
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

/* Tries of phrases, as struct rules has them. */
enum trie {
	TRIE_HEADS,
	TRIE_TAILS,
	TRIE_INSIDES,
	TRIE_WORDS,
	TRIE_FAR,
	TRIE_MIDDLE,
	TRIES
};

/* What was made of a list, each when it was first needed. */
struct list_made {
	struct called *called; /* rules_called.c; or NULL */
	struct str asked;      /* its words in a pattern, as questions or all */
	struct str check;      /* few of them, for a check */
	bool bad;              /* its pattern is, which was reported */
	bool circular;         /* list_find_circular: it is, */
	size_t walk;           /* and the first that got there, from 1 */
	size_t bytes;          /* rules_sound.c: that may be compiled of them */
	bool counted;
	struct holds *holds; /* what each of them holds */
	bool checked[2];     /* its words as phrases, place inline or not */
	struct starts *out, *done; /* rules_start.c: how they begin */
	uint32_t *numbers[TRIES];  /* of its words there */
	bool listed[TRIES];        /* they were counted for it */
};

enum { RECIPES = 256 };

struct load {
	const struct rules_conf *conf;
	struct rules *rules;
	struct arena *arena;
	struct diag *diag;
	struct list_made *made; /* of each list */
	struct sorted list_names;
	size_t looks; /* for near names of what is no fault */
	struct pattern_room *room;
	struct recipe *recipes[RECIPES]; /* of patterns, to find equal ones */
	struct phrases *tries[TRIES];    /* those of the rules */
	size_t phrases[TRIES];           /* that they will hold */
	size_t called_end;               /* rules_called.c: of a word */
	struct arena scratch;            /* of one pattern */
	bool lists_checked;              /* each for itself */
	bool good;
};

#define FAULT(load, text, ...)                                                 \
	((load)->good = false, conf_fault((load)->diag, (text), __VA_ARGS__))

extern const char *const rules_places[];

/* The list's name in {name} at i of s, or an empty str. */
struct str list_at(struct str s, size_t i);
struct sorted list_names(const struct rules_conf *conf, struct arena *arena);
const struct word_list *list_find(const struct load *load, struct str name);
struct list_made *list_made(struct load *load, const struct word_list *list);

/* Reports that there is no list of this name, and which is nearest; false. */
bool list_unknown(
	struct load *load, const struct conf_text *text, struct str name);

/* Marks the lists whose pattern begins with itself, through others or not:
 * matching it would have no end. One that names itself further on, as nested
 * brackets do, ends. */
void list_find_circular(const struct load *load);

/* The list that a phrase stands for, {name}, or NULL. */
const struct word_list *list_phrase(const struct load *load, struct str phrase);

/* False when a phrase is a list's name, misspelt, which is reported. Others in
 * braces are what they are: templates leave {title} in texts. */
bool check_list_phrase(struct load *load, const struct conf_text *phrase);
void load_patterns(struct load *load, struct rule *rule);

/* rules_sound.c: false when only PCRE2 can tell whether a pattern is sound,
 * with its lists; true when it is, exact or folded, and not too large. */
enum { PATTERN_LISTS = 16, PATTERN_NAME = 32 /* bytes of a list's name */ };
bool load_sound(struct load *load, struct str source);

/* rules_words.c: words as alternatives of a pattern: of a folded one; as they
 * are, for exact rules; the shortest and the longest alone, for a check, since
 * nothing else about words can be a fault; how many bytes they take, about. */
struct str folded_words(const struct conf_texts *words, struct arena *arena);
void plain_words(struct buf *out, const struct conf_texts *words);
struct str check_words(const struct conf_texts *words, struct arena *arena);
size_t plain_bytes(const struct conf_texts *words);

/*
 * rules_called.c: the same as questions to a trie, which stand for the words of
 * the list with this number; called_may answers them. NULL where the words
 * are to stand there themselves, which take so many bytes.
 */
struct called *called_make(
	struct load *load, const struct conf_texts *words, size_t bytes);
struct str called_words(
	const struct called *called, size_t list, struct arena *arena);
bool called_may(void *of, struct str what, struct str text, size_t pos);

/*
 * rules_syntax.c: reading an expression's source. pos is behind the opening
 * bracket or parenthesis and moves behind the closing one. syntax_class gives
 * the characters of a class, at most SYNTAX_CLASS, and 0 for one that is
 * larger or not understood; syntax_group is false when nothing closes it;
 * syntax_braces passes over what belongs to \p, syntax_quantifier over a
 * quantifier.
 */
enum { SYNTAX_CLASS = 64 };
size_t syntax_class(struct str s, size_t *pos, uint32_t *cps);
bool syntax_group(struct str s, size_t *pos);
void syntax_braces(struct str s, size_t *pos);
void syntax_quantifier(struct str s, size_t *pos, bool *maybe, bool *often);

/* rules_start.c: the set of how what a pattern matches may begin; NULL where
 * that is not known. */
struct begins *load_begins(struct load *load, struct str source);

/* rules_holds.c: the rarest set of bytes of which every line that the
 * rule matches holds one; a usual one when none is known. */
struct holds load_holds(struct load *load, const struct rule *rule);
/* The same for what an expression matches. */
struct holds load_source_holds(struct load *load, struct str source);

/* rules_kind.c: makes rules known by id and kind, all before the first is
 * loaded; then gives a rule the number of its kind. */
void load_names(struct rules *rules);
void load_kind(struct rules *rules, struct rule *rule);

/* The number of a rule, of a kind; STR_NONE when there is none of that name. */
size_t rule_find(const struct rules *rules, struct str id);
size_t kind_find(const struct rules *rules, struct str kind);

/* The i-th name, of is a struct rules: for diag_nearest. */
struct str rule_id(const void *of, size_t i);
struct str kind_name(const void *of, size_t i);

/* A file may hold as many new names as it likes: so many are looked at, whether
 * they are misspelt ones. */
enum { LOOKS = 1000 };

/* Reports kinds of a user's file that are spelt almost like one of the shipped
 * file, unless they are switched by name. */
void check_kinds(struct load *load);

/* rules_site.c: which rules are on where. */
struct rule_set set_new(const struct rules *rules);
void load_sites(struct load *load);

/* The rules that follows or precedes of a rule names; empty for none. */
struct rule_set load_beside(struct load *load, const struct conf_texts *names);

/* rules_index.c: the prefilter of all rules, when they are loaded. */
void load_index(struct load *load);

/* rules_chars.c: when the tries are there. */
void load_characters(struct rules *rules);

#endif
