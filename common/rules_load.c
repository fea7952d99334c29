/* rules_load - from configuration to compiled rules; every fault is reported
 * with its place. */

#include "rule.h"
#include "uchar.h"
#include "utf8.h"

static const char *const places[] = { "line", "line-start", "line-end",
	"inline", "head", "tail", "document", NULL };
static const char *const cuts[] = { "match", "line", "rest", "box", NULL };
static const char *const finds[] = { "nothing", "title", "copy", "wrap", NULL };

#define RULE_FIELD(key, type, member)                                          \
	{                                                                      \
		key, type, offsetof(struct rule, member), NULL, NULL,          \
			CONF_REPLACE, false                                    \
	}
#define RULE_WORDS(key, member, words, required)                               \
	{                                                                      \
		key, CONF_WORD, offsetof(struct rule, member), NULL, words,    \
			CONF_REPLACE, required                                 \
	}

static const struct conf_field rule_fields[] = {
	{ "id", CONF_TEXT, offsetof(struct rule, id), NULL, NULL, CONF_REPLACE,
		true },
	{ "kind", CONF_TEXT, offsetof(struct rule, kind), NULL, NULL,
		CONF_REPLACE, true },
	RULE_WORDS("place", place, places, true),
	RULE_FIELD("note", CONF_TEXT, note),
	RULE_FIELD("match", CONF_TEXTS, match),
	RULE_FIELD("then", CONF_TEXT, then_text),
	RULE_FIELD("until", CONF_TEXTS, until),
	RULE_FIELD("ends", CONF_TEXTS, ends),
	RULE_FIELD("lead", CONF_TEXT, lead_text),
	RULE_FIELD("holds", CONF_TEXTS, holds),
	RULE_FIELD("regex", CONF_TEXT, regex_text),
	RULE_FIELD("needs", CONF_TEXTS, needs),
	RULE_WORDS("find", find, finds, false),
	RULE_FIELD("exact", CONF_BOOL, exact),
	RULE_WORDS("cut", cut, cuts, false),
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
	RULE_FIELD("before", CONF_TEXT, before_text),
	RULE_FIELD("after", CONF_TEXT, after_text),
	RULE_FIELD("unless", CONF_TEXT, unless_text),
	RULE_FIELD("previous", CONF_TEXT, previous_text),
	RULE_FIELD("next", CONF_TEXT, next_text),
	RULE_FIELD("follows", CONF_TEXTS, follows),
	RULE_FIELD("precedes", CONF_TEXTS, precedes),
	RULE_FIELD("extract", CONF_TEXT, extract),
	RULE_FIELD("off", CONF_BOOL, off),
};

static const struct conf_schema rule_schema = { rule_fields,
	COUNTOF(rule_fields), sizeof(struct rule), "id" };

/* Named words for patterns: {name} stands for any of them, or for what a
 * regular expression says. */
struct word_list {
	struct conf_text id;
	struct conf_texts words;
	struct conf_text regex;
};

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

struct load {
	const struct rules_conf *conf;
	struct rules *rules;
	struct arena *arena;
	struct diag *diag;
	bool good;
};

#define FAULT(load, text, ...)                                                 \
	((load)->good = false, conf_fault((load)->diag, (text), __VA_ARGS__))

struct rules_info
rules_info(const struct rules *rules, size_t i)
{
	const struct rule *rule = &rules->v[i];

	return (struct rules_info){ rule->id.s, rule->kind.s,
		str_from_c(places[rule->place]), rule->extract.s, rule->note.s,
		rule_set_has(&rules->sites[0].set, i) };
}

static uint32_t
kind_number(struct rules *rules, struct str kind)
{
	for (size_t i = 0; i < rules->n_kinds; i++)
		if (str_eq(rules->kinds[i], kind))
			return (uint32_t)i;
	ARENA_ROOM(
		rules->arena, &rules->kinds, rules->n_kinds, &rules->cap_kinds);
	rules->kinds[rules->n_kinds] = kind;
	return (uint32_t)rules->n_kinds++;
}

static const struct word_list *
find_list(const struct load *load, struct str name)
{
	const struct word_list *lists = load->conf->lists.v;

	for (size_t i = 0; i < load->conf->lists.n; i++)
		if (str_eq(lists[i].id.s, name))
			return &lists[i];
	return NULL;
}

static struct str
list_name(const void *of, size_t i)
{
	const struct word_list *lists = of;

	return lists[i].id.s;
}

static bool
unknown_list(struct load *load, const struct conf_text *text, struct str name)
{
	struct str near = diag_nearest(
		name, load->conf->lists.n, list_name, load->conf->lists.v);

	if (near.len)
		FAULT(load, text,
			"no list is called '" STR_FMT
			"' (did you mean '" STR_FMT "'?)",
			STR_ARG(name), STR_ARG(near));
	else
		FAULT(load, text, "no list is called '" STR_FMT "'",
			STR_ARG(name));
	return false;
}

/* The name in {name} at i, or an empty str: a brace with a digit behind it is
 * a quantifier. */
static struct str
list_at(struct str s, size_t i)
{
	size_t end = i + 1;

	while (end < s.len && s.ptr[end] >= 'a' && s.ptr[end] <= 'z')
		end++;
	if (s.ptr[i] != '{' || end == s.len || s.ptr[end] != '}')
		return str_make(NULL, 0);
	return str_sub(s, i + 1, end);
}

/* True at the letter of an escape that a brace belongs to: \p{L}, \x{640}. */
static bool
takes_brace(struct str s, size_t i)
{
	return i > 0 && s.ptr[i - 1] == '\\' && i + 1 < s.len &&
	       s.ptr[i + 1] == '{' && memchr("pPxogkN", s.ptr[i], 7) != NULL;
}

/* A pattern in the making: lists are defined once behind it, since one that
 * repeats them would else hold many copies. */
struct source {
	struct buf text;
	const struct word_list *used[16];
	size_t n_used;
};

static bool
use_list(struct load *load, const struct conf_text *text, struct str name,
	struct source *source)
{
	const struct word_list *list = find_list(load, name);

	if (!list)
		return unknown_list(load, text, name);
	buf_printf(&source->text, "(?&" STR_FMT ")", STR_ARG(name));
	for (size_t i = 0; i < source->n_used; i++)
		if (source->used[i] == list)
			return true;
	if (source->n_used == COUNTOF(source->used)) {
		FAULT(load, text, "a pattern uses at most %zu lists",
			COUNTOF(source->used));
		return false;
	}
	source->used[source->n_used++] = list;
	return true;
}

/* The pattern with calls for {name}. */
static bool
put_pattern(
	struct load *load, const struct conf_text *text, struct source *source)
{
	struct str s = text->s;

	for (size_t i = 0; i < s.len; i++) {
		struct str name = list_at(s, i);

		if (name.len) {
			if (!use_list(load, text, name, source))
				return false;
			i += name.len + 1;
			continue;
		}
		buf_byte(&source->text, s.ptr[i]);
		if (s.ptr[i] == '\\' && i + 1 < s.len)
			buf_byte(&source->text, s.ptr[++i]);
		if (takes_brace(s, i))
			buf_byte(&source->text, s.ptr[++i]);
	}
	return true;
}

static void
put_words(struct buf *out, const struct conf_texts *words)
{
	for (size_t i = 0; i < words->n; i++) {
		struct str word = words->v[i].s;

		if (i)
			buf_byte(out, '|');
		for (size_t k = 0; k < word.len; k++) {
			uint8_t c = word.ptr[k];

			if (c < 0x80 && !uchar_is_word(c) && c != ' ')
				buf_byte(out, '\\');
			buf_byte(out, c);
		}
	}
}

/* The lists that the pattern uses, and those that these use. */
static bool
put_lists(struct load *load, struct source *source)
{
	for (size_t i = 0; i < source->n_used; i++) {
		const struct word_list *list = source->used[i];

		buf_printf(&source->text, "(?(DEFINE)(?<" STR_FMT ">",
			STR_ARG(list->id.s));
		if (list->regex.s.ptr &&
			!put_pattern(load, &list->regex, source))
			return false;
		put_words(&source->text, &list->words);
		buf_add(&source->text, STR("))"));
	}
	return true;
}

static struct pattern *
load_pattern(struct load *load, const struct rule *rule,
	const struct conf_text *text, unsigned flags)
{
	struct source source = { .n_used = 0 };
	struct buf why = { 0 };
	struct pattern *pattern = NULL;

	if (!text->s.ptr)
		return NULL;
	if (!rule->exact)
		flags |= PATTERN_FOLD;
	if (put_pattern(load, text, &source) && put_lists(load, &source) &&
		!pattern_compile(&pattern, buf_str(&source.text), flags,
			load->arena, &why))
		FAULT(load, text, "bad pattern: " STR_FMT,
			STR_ARG(buf_str(&why)));
	buf_free(&source.text);
	buf_free(&why);
	return pattern;
}

/* Where a rule's patterns must begin and end. */
static void
load_patterns(struct load *load, struct rule *rule)
{
	bool whole = rule->place == PLACE_LINE;
	bool end = whole || rule->place == PLACE_LINE_END ||
		   rule->place == PLACE_TAIL;
	unsigned head_flag = whole || rule->place == PLACE_LINE_START ||
					     rule->place == PLACE_HEAD
				     ? PATTERN_HEAD
				     : 0;
	unsigned end_flag = end && rule->cut != CUT_REST ? PATTERN_END : 0;

	rule->then = load_pattern(
		load, rule, &rule->then_text, PATTERN_HEAD | end_flag);
	rule->lead = load_pattern(load, rule, &rule->lead_text,
		PATTERN_END | (whole ? PATTERN_HEAD : 0));
	rule->regex = load_pattern(
		load, rule, &rule->regex_text, head_flag | end_flag);
	rule->before =
		load_pattern(load, rule, &rule->before_text, PATTERN_END);
	rule->after = load_pattern(load, rule, &rule->after_text, PATTERN_HEAD);
	rule->unless = load_pattern(load, rule, &rule->unless_text, 0);
	rule->previous = load_pattern(load, rule, &rule->previous_text, 0);
	rule->next = load_pattern(load, rule, &rule->next_text, 0);
}

static void
check_rule(struct load *load, struct rule *rule)
{
	int ways = (rule->match.n > 0) + (rule->ends.n > 0) +
		   (rule->holds.n > 0) + (rule->regex_text.s.ptr != NULL) +
		   (rule->find != 0);

	if (ways != 1)
		FAULT(load, &rule->id,
			"rule '" STR_FMT
			"' needs one of match, ends, holds, regex and find",
			STR_ARG(rule->id.s));
	if ((rule->find != 0) != (rule->place == PLACE_DOCUMENT))
		FAULT(load, &rule->id,
			"rule '" STR_FMT
			"': find and place document go together",
			STR_ARG(rule->id.s));
	if (rule->ends.n && rule->place != PLACE_LINE &&
		rule->place != PLACE_LINE_END)
		FAULT(load, &rule->id,
			"rule '" STR_FMT "': ends wants place line or line-end",
			STR_ARG(rule->id.s));
	if (rule->holds.n && (rule->place != PLACE_LINE || !rule->within_tail))
		FAULT(load, &rule->id,
			"rule '" STR_FMT
			"': holds wants place line and within-tail",
			STR_ARG(rule->id.s));
	if (rule->within_head >= LINE_FAR || rule->within_tail >= LINE_FAR)
		FAULT(load, &rule->id,
			"rule '" STR_FMT
			"': within-head and within-tail are less than %d",
			STR_ARG(rule->id.s), LINE_FAR);
	if (rule->match.n && rule->place == PLACE_LINE_END &&
		!rule->within_tail)
		FAULT(load, &rule->id,
			"rule '" STR_FMT
			"': match at place line-end wants within-tail",
			STR_ARG(rule->id.s));
	if (rule->until.n && rule->then_text.s.ptr)
		FAULT(load, &rule->then_text,
			"then and until exclude each "
			"other");
	if (rule->cut == CUT_REST && !rule->rest_words)
		rule->rest_words = 100;
}

/* A character that nothing else folds to, so that its byte shows where a
 * phrase may begin. */
static bool
is_own_mark(uint32_t cp)
{
	return cp > ' ' && cp < 0x7F && !uchar_is_word(cp) && cp != '-' &&
	       cp != ':' && cp != '"' && cp != '\'';
}

static bool
folds_to_nothing(struct str phrase)
{
	size_t pos = 0;

	while (pos < phrase.len)
		if (uchar_fold(utf8_next(phrase, &pos)))
			return false;
	return true;
}

static void
check_phrases(struct load *load, const struct conf_texts *texts, bool inside)
{
	for (size_t i = 0; i < texts->n; i++) {
		struct str phrase = str_trim(texts->v[i].s);

		if (folds_to_nothing(phrase))
			FAULT(load, &texts->v[i],
				"nothing is left of this phrase to look for");
		else if (inside && !is_own_mark(phrase.ptr[0]))
			FAULT(load, &texts->v[i],
				"a phrase of place inline begins with a mark "
				"like [ < ( %% {; use a regex");
	}
}

/* {name} as a phrase stands for the words of that list. */
static void
load_phrases(struct load *load, struct conf_texts *texts)
{
	struct conf_text *v = NULL;
	size_t n = 0, cap = 0;

	for (size_t i = 0; i < texts->n; i++) {
		const struct conf_text *text = &texts->v[i];
		struct str name = list_at(text->s, 0);
		const struct word_list *list = NULL;

		if (name.len && name.len + 2 == text->s.len)
			list = find_list(load, name);
		for (size_t k = 0; list && k < list->words.n; k++) {
			ARENA_ROOM(load->arena, &v, n, &cap);
			v[n++] = list->words.v[k];
		}
		if (list)
			continue;
		ARENA_ROOM(load->arena, &v, n, &cap);
		v[n++] = *text;
	}
	*texts = (struct conf_texts){ v, n };
}

static void
load_rule(struct load *load, struct rule *rule, size_t number)
{
	load_phrases(load, &rule->match);
	load_phrases(load, &rule->ends);
	load_phrases(load, &rule->holds);

	rule->number = (uint32_t)number;
	rule->kind_number = kind_number(load->rules, rule->kind.s);
	check_rule(load, rule);
	check_phrases(load, &rule->match, rule->place == PLACE_INLINE);
	check_phrases(load, &rule->ends, false);
	check_phrases(load, &rule->holds, false);
	load_patterns(load, rule);
}

/* All rules one behind the other, those of sites last. */
static void
load_rules(struct load *load)
{
	const struct rules_conf *conf = load->conf;
	struct rules *rules = load->rules;
	struct rule_site *sites = conf->sites.v;
	size_t n = conf->rules.n;

	for (size_t i = 0; i < conf->sites.n; i++)
		n += sites[i].rules.n;
	rules->v = ARENA_NEW(load->arena, struct rule, n);
	if (conf->rules.n)
		memcpy(rules->v, conf->rules.v,
			conf->rules.n * sizeof(struct rule));
	rules->n = conf->rules.n;
	for (size_t i = 0; i < conf->sites.n; i++) {
		if (sites[i].rules.n)
			memcpy(rules->v + rules->n, sites[i].rules.v,
				sites[i].rules.n * sizeof(struct rule));
		rules->n += sites[i].rules.n;
	}
	for (size_t i = 0; i < rules->n; i++)
		load_rule(load, &rules->v[i], i);
}

static size_t
find_rule(const struct rules *rules, struct str id)
{
	for (size_t i = 0; i < rules->n; i++)
		if (str_eq(rules->v[i].id.s, id))
			return i;
	return STR_NONE;
}

static struct str
rule_id(const void *of, size_t i)
{
	const struct rules *rules = of;

	return rules->v[i].id.s;
}

static struct str
kind_name(const void *of, size_t i)
{
	const struct rules *rules = of;

	return rules->kinds[i];
}

static size_t
find_kind(const struct rules *rules, struct str kind)
{
	for (size_t i = 0; i < rules->n_kinds; i++)
		if (str_eq(rules->kinds[i], kind))
			return i;
	return STR_NONE;
}

static void
unknown_name(struct load *load, const struct conf_text *text, const char *what,
	struct str near)
{
	if (near.len)
		FAULT(load, text,
			"unknown %s '" STR_FMT "' (did you mean '" STR_FMT
			"'?)",
			what, STR_ARG(text->s), STR_ARG(near));
	else
		FAULT(load, text, "unknown %s '" STR_FMT "'", what,
			STR_ARG(text->s));
}

static void
switch_kind(
	const struct rules *rules, struct rule_set *set, size_t kind, bool on)
{
	for (size_t i = 0; i < rules->n; i++)
		if (rules->v[i].kind_number == kind)
			rule_set_put(set, i, on && !rules->v[i].off);
}

static void
switch_kinds(struct load *load, const struct conf_switches *kinds,
	struct rule_set *set)
{
	struct rules *rules = load->rules;

	for (size_t i = 0; i < kinds->n; i++) {
		size_t kind = find_kind(rules, kinds->v[i].name.s);

		if (kind == STR_NONE)
			unknown_name(load, &kinds->v[i].name, "kind",
				diag_nearest(kinds->v[i].name.s, rules->n_kinds,
					kind_name, rules));
		else
			switch_kind(rules, set, kind, kinds->v[i].on);
	}
}

static void
switch_rules(struct load *load, const struct conf_texts *ids,
	struct rule_set *set, bool on)
{
	struct rules *rules = load->rules;

	for (size_t i = 0; i < ids->n; i++) {
		size_t rule = find_rule(rules, ids->v[i].s);

		if (rule == STR_NONE)
			unknown_name(load, &ids->v[i], "rule",
				diag_nearest(
					ids->v[i].s, rules->n, rule_id, rules));
		else
			rule_set_put(set, rule, on);
	}
}

static struct rule_set
set_new(const struct rules *rules)
{
	return (struct rule_set){ ARENA_NEW(
		rules->arena, uint64_t, rules->n / 64 + 1) };
}

/* Which rules are on for each site. */
static void
load_sites(struct load *load)
{
	const struct rules_conf *conf = load->conf;
	struct rules *rules = load->rules;
	size_t first = conf->rules.n;

	rules->n_sites = conf->sites.n + 1;
	rules->sites = ARENA_NEW(load->arena, struct rule_site, rules->n_sites);
	rules->sites[0].set = set_new(rules);
	for (size_t i = 0; i < conf->rules.n; i++)
		rule_set_put(&rules->sites[0].set, i, !rules->v[i].off);
	switch_kinds(load, &conf->kinds, &rules->sites[0].set);
	/* a kind switched on reaches only the rules that are for all */
	for (size_t i = first; i < rules->n; i++)
		rule_set_put(&rules->sites[0].set, i, false);
	for (size_t k = 1; k < rules->n_sites; k++) {
		struct rule_site *site = &rules->sites[k];

		*site = ((const struct rule_site *)conf->sites.v)[k - 1];
		site->set = set_new(rules);
		memcpy(site->set.bits, rules->sites[0].set.bits,
			(rules->n / 64 + 1) * sizeof(uint64_t));
		switch_kinds(load, &site->kinds, &site->set);
		switch_rules(load, &site->on, &site->set, true);
		switch_rules(load, &site->off, &site->set, false);
		for (size_t i = conf->rules.n; i < rules->n; i++)
			rule_set_put(&site->set, i,
				i >= first && i < first + site->rules.n &&
					!rules->v[i].off);
		first += site->rules.n;
	}
}

/* follows and precedes name rules or kinds; "any" is any rule. */
static void
load_beside(
	struct load *load, struct rule *rule, const struct conf_texts *names)
{
	struct rules *rules = load->rules;

	for (size_t i = 0; i < names->n; i++) {
		struct str name = names->v[i].s;
		size_t kind = find_kind(rules, name);
		size_t one = find_rule(rules, name);
		bool any = str_eq(name, STR("any"));

		if (kind == STR_NONE && one == STR_NONE && !any)
			unknown_name(load, &names->v[i], "rule or kind",
				diag_nearest(name, rules->n_kinds, kind_name,
					rules));
		for (size_t k = 0; k < rules->n; k++)
			if (any || k == one || rules->v[k].kind_number == kind)
				rule_set_put(&rule->beside, k, true);
	}
}

static void
load_besides(struct load *load)
{
	struct rules *rules = load->rules;

	for (size_t i = 0; i < rules->n; i++) {
		struct rule *rule = &rules->v[i];

		if (!rule->follows.n && !rule->precedes.n)
			continue;
		rule->beside = set_new(rules);
		load_beside(load, rule, &rule->follows);
		load_beside(load, rule, &rule->precedes);
	}
}

/* {name} stands for all words of a list. */
static void
add_phrases(
	struct match *match, const struct conf_texts *texts, uint32_t number)
{
	for (size_t i = 0; i < texts->n; i++)
		(void)match_add(match, str_trim(texts->v[i].s), number);
}

/* Bytes that a text which the rule can match may have at most. */
static size_t
longest(const struct rule *rule)
{
	if (rule->place != PLACE_LINE)
		return SIZE_MAX;
	return rule->max_chars ? 4 * rule->max_chars : (size_t)LINE_LOOK;
}

/* The prefilter of a rule that has a regular expression: the lines that it
 * is tried on. */
static void
add_regex(struct rules *rules, const struct rule *rule)
{
	bool head = rule->within_head || rule->place == PLACE_HEAD;
	bool tail = rule->within_tail || rule->place == PLACE_TAIL;

	if (rule->beside.bits) {
		rules->late[rules->n_late++] = rule->number;
		return;
	}
	if (head || tail)
		rules->zoned[rules->n_zoned++] = rule->number;
	else {
		rules->lines[rules->n_lines++] = rule->number;
		rules->longest = size_max(rules->longest, longest(rule));
	}
}

/* Phrases anywhere in the last lines: how far they are looked for. */
static void
add_words(struct rules *rules, const struct rule *rule,
	const struct conf_texts *phrases)
{
	size_t lines = size_max(rule->within_tail, 1);
	size_t chars = rule->tail_chars ? rule->tail_chars : 400;

	rules->words_zone = size_max(rules->words_zone, lines);
	rules->words_reach = size_max(rules->words_reach, 2 * chars);
	add_phrases(rules->words, phrases, rule->number);
}

static void
add_rule(struct rules *rules, const struct rule *rule)
{
	add_phrases(rules->tails, &rule->ends, rule->number);
	if (rule->regex)
		add_regex(rules, rule);
	if (rule->holds.n)
		add_words(rules, rule, &rule->holds);
	if (rule->find)
		rules->finds[rules->n_finds++] = rule->number;
	switch (rule->place) {
	case PLACE_INLINE:
		add_phrases(rules->insides, &rule->match, rule->number);
		break;
	case PLACE_LINE_END:
	case PLACE_TAIL:
		if (rule->match.n)
			add_words(rules, rule, &rule->match);
		break;
	default:
		add_phrases(rules->heads, &rule->match, rule->number);
	}
}

/* ASCII marks and white space; U+00A0-00BF, U+2000-2FFF. */
static void
load_gaps(struct byteset *gaps)
{
	for (uint8_t c = 0; c < 0x80; c++)
		if (!uchar_is_word(c))
			byteset_add(gaps, c);
	byteset_add(gaps, 0xC2);
	byteset_add(gaps, 0xE2);
}

static void
load_prefilter(struct load *load)
{
	struct rules *rules = load->rules;

	rules->heads = match_new(load->arena, false);
	rules->tails = match_new(load->arena, true);
	rules->insides = match_new(load->arena, false);
	rules->words = match_new(load->arena, false);
	rules->lines = ARENA_NEW(load->arena, uint32_t, rules->n);
	rules->zoned = ARENA_NEW(load->arena, uint32_t, rules->n);
	rules->late = ARENA_NEW(load->arena, uint32_t, rules->n);
	rules->finds = ARENA_NEW(load->arena, uint32_t, rules->n);
	for (size_t i = 0; i < rules->n; i++)
		add_rule(rules, &rules->v[i]);
	match_first_bytes(rules->insides, &rules->inside);
	load_gaps(&rules->gaps);
}

struct rules *
rules_load(
	const struct rules_conf *conf, struct arena *arena, struct diag *diag)
{
	struct rules *rules = ARENA_NEW(arena, struct rules, 1);
	struct load load = { conf, rules, arena, diag, true };

	rules->arena = arena;
	load_rules(&load);
	load_sites(&load);
	load_besides(&load);
	load_prefilter(&load);
	if (load.good)
		return rules;
	rules_free(rules);
	return NULL;
}

void
rules_free(struct rules *rules)
{
	for (size_t i = 0; rules && i < rules->n; i++) {
		struct rule *rule = &rules->v[i];

		pattern_free(rule->then);
		pattern_free(rule->lead);
		pattern_free(rule->regex);
		pattern_free(rule->before);
		pattern_free(rule->after);
		pattern_free(rule->unless);
		pattern_free(rule->previous);
		pattern_free(rule->next);
	}
	if (rules)
		arena_free(&rules->scratch);
}

/* Calls switch_kind for each of the words of a list with commas. */
static bool
switch_listed(struct rules *rules, struct str kinds, bool on,
	struct rule_set *set, struct str *unknown, struct str *near)
{
	size_t pos = 0;

	while (pos <= kinds.len) {
		size_t comma = str_find_byte(kinds, pos, ',');
		size_t end = comma == STR_NONE ? kinds.len : comma, kind;
		struct str word = str_trim(str_sub(kinds, pos, end));

		kind = find_kind(rules, word);
		if (kind == STR_NONE) {
			*unknown = word;
			*near = diag_nearest(
				word, rules->n_kinds, kind_name, rules);
			return false;
		}
		switch_kind(rules, set, kind, on);
		pos = end + 1;
	}
	return true;
}

bool
rules_only(struct rules *rules, struct str kinds, struct str *unknown,
	struct str *near)
{
	struct rule_set only = set_new(rules);

	if (!switch_listed(rules, kinds, true, &only, unknown, near))
		return false;
	for (size_t k = 0; k < rules->n_sites; k++)
		for (size_t i = 0; i <= rules->n / 64; i++)
			rules->sites[k].set.bits[i] &= only.bits[i];
	return true;
}

bool
rules_without(struct rules *rules, struct str kinds, struct str *unknown,
	struct str *near)
{
	for (size_t k = 0; k < rules->n_sites; k++)
		if (!switch_listed(rules, kinds, false, &rules->sites[k].set,
			    unknown, near))
			return false;
	return true;
}

size_t
rules_count(const struct rules *rules)
{
	return rules->n;
}

bool
rules_has_sites(const struct rules *rules)
{
	return rules->n_sites > 1;
}

/* A site's word matches where it stands in the address as a whole name:
 * example.com in http://www.example.com/a, not in myexample.com. */
static bool
names_site(struct str url, struct str word)
{
	size_t at = word.len ? str_find(url, 0, word) : STR_NONE;

	for (; at != STR_NONE; at = str_find(url, at + 1, word)) {
		size_t end = at + word.len;
		uint8_t before = at ? url.ptr[at - 1] : '/';
		uint8_t behind = end < url.len ? url.ptr[end] : '/';

		if ((before == '/' || before == '.' || before == '@') &&
			strchr("/:?#", behind) && behind)
			return true;
		if (word.ptr[word.len - 1] == '/' && before == '/')
			return true;
	}
	return false;
}

size_t
rules_site(const struct rules *rules, struct str url)
{
	for (size_t k = 1; k < rules->n_sites; k++)
		for (size_t i = 0; i < rules->sites[k].match.n; i++)
			if (names_site(url, rules->sites[k].match.v[i].s))
				return k;
	return 0;
}

void
rules_all_on(struct rules *rules)
{
	for (size_t i = 0; i < rules->n; i++)
		rule_set_put(&rules->sites[0].set, i, true);
}
