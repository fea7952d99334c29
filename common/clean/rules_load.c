/* rules_load - from configuration to compiled rules; every fault is reported
 * with its place. */

#include "rules_load.h"
#include "common/uchar.h"
#include "common/utf8.h"

/* More would make the sets of rules large, and loading slow. */
enum { RULES_MOST = 20000, LISTS_MOST = 10000, SITES_MOST = 10000 };

static bool
check_sizes(struct load *load)
{
	const struct word_list *lists = load->conf->lists.v;
	const struct rule_site *sites = load->conf->sites.v;

	if (load->conf->lists.n > LISTS_MOST)
		FAULT(load, &lists[LISTS_MOST].id, "more than %d lists",
			LISTS_MOST);
	if (load->conf->sites.n > SITES_MOST)
		FAULT(load, &sites[SITES_MOST].id, "more than %d sites",
			SITES_MOST);
	return load->good;
}

/* Names of one file are compared when it is read; rules of sites have names of
 * their own all the same, by which they are explained and counted. */
static void
check_names(struct load *load, const struct rule *rule)
{
	const struct rules *rules = load->rules;
	struct str id = rule->id.s, any = STR("any");
	size_t first = sorted_find(&rules->ids, id);

	if (rule->site && first < rule->number)
		FAULT(load, &rule->id,
			"duplicate id '" STR_FMT "' (first at line %zu)",
			STR_ARG(id), conf_place(&rules->v[first].id).line);
	if (str_eq(id, any) || str_eq(rule->kind.s, any))
		FAULT(load, str_eq(id, any) ? &rule->id : &rule->kind,
			"'any' stands for any rule and names none");
	if (rule->kind.s.ptr && !rule->kind.s.len)
		FAULT(load, &rule->kind, "a kind cannot be empty");
}

/* Patterns know a list by its name in braces. */
static void
check_lists(struct load *load)
{
	const struct word_list *lists = load->conf->lists.v;

	list_find_circular(load);
	for (size_t i = 0; i < load->conf->lists.n; i++) {
		struct str id = lists[i].id.s;
		bool good = true;

		for (size_t k = 0; k < id.len; k++)
			good &= id.ptr[k] >= 'a' && id.ptr[k] <= 'z';
		if (!good)
			FAULT(load, &lists[i].id,
				"the id of a list is of letters a to z");
		else if (lists[i].regex.s.ptr && load->made[i].circular)
			FAULT(load, &lists[i].regex,
				"list '" STR_FMT "' begins with itself",
				STR_ARG(id));
	}
}

static void
check_sites(struct load *load)
{
	const struct rule_site *sites = load->conf->sites.v;

	for (size_t i = 0; i < load->conf->sites.n; i++) {
		if (sites[i].match.v && !sites[i].match.n)
			FAULT(load, &sites[i].id,
				"site '" STR_FMT "' needs something to match",
				STR_ARG(sites[i].id.s));
	}
}

#define RULE_FAULT(load, rule, what)                                           \
	FAULT((load), &(rule)->id, "rule '" STR_FMT "' " what,                 \
		STR_ARG((rule)->id.s))

/* What a rule looks for. */
static void
check_ways(struct load *load, const struct rule *rule)
{
	int ways = (rule->match.n > 0) + (rule->ends.n > 0) +
		   (rule->holds.n > 0) + (rule->regex_text.s.ptr != NULL) +
		   (rule->find != 0);
	bool given = rule->match.v || rule->ends.v || rule->holds.v;

	/* phrases that could not be bound were reported */
	if (ways == 0 && !(given && load->diag->seen[DIAG_CONFIG] > 0))
		RULE_FAULT(load, rule,
			"needs one of match, ends, holds, regex and find");
	if (ways > 1)
		RULE_FAULT(load, rule,
			"has more than one of match, ends, holds, regex and "
			"find");
	if (rule->until.n && rule->then_text.s.ptr)
		FAULT(load, &rule->then_text,
			"then and until exclude each other");
}

/* Where it may be looked for. */
static void
check_place(struct load *load, const struct rule *rule)
{
	if ((rule->find != 0) != (rule->place == PLACE_DOCUMENT))
		RULE_FAULT(
			load, rule, "wants find and place document together");
	if (rule->ends.n && rule->place != PLACE_LINE &&
		rule->place != PLACE_LINE_END)
		RULE_FAULT(
			load, rule, "with ends wants place line or line-end");
	if (rule->holds.n && (rule->place != PLACE_LINE || !rule->within_tail))
		RULE_FAULT(load, rule,
			"with holds wants place line and within-tail");
	if (rule->match.n && rule->place == PLACE_LINE_END &&
		!rule->within_tail)
		RULE_FAULT(load, rule,
			"with match at place line-end wants within-tail");
	if (rule->place == PLACE_MIDDLE && rule->regex_text.s.ptr)
		RULE_FAULT(load, rule, "at place middle wants match");
}

/* Guards that no text passes, or that reach too far. */
static void
check_bounds(struct load *load, const struct rule *rule)
{
	if (rule->within_head >= LINE_FAR || rule->within_tail >= LINE_FAR)
		FAULT(load, &rule->id,
			"rule '" STR_FMT
			"': within-head and within-tail are less than %d",
			STR_ARG(rule->id.s), LINE_FAR);
	if (rule->max_words && rule->find == 0 &&
		rule->max_words < rule->min_words)
		RULE_FAULT(load, rule,
			"matches nothing: max-words is less than min-words");
}

static void
check_rule(struct load *load, struct rule *rule)
{
	check_ways(load, rule);
	check_place(load, rule);
	check_bounds(load, rule);
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
check_phrase(struct load *load, const struct conf_text *text, bool inside)
{
	struct str phrase = str_trim(text->s);

	if (folds_to_nothing(phrase))
		FAULT(load, text, "nothing is left of this phrase to look for");
	else if (inside && !is_own_mark(phrase.ptr[0]))
		FAULT(load, text,
			"a phrase of place inline begins with a mark "
			"like [ < ( %% {; use a regex");
}

/* Once for all rules that name it. */
static void
check_list(struct load *load, const struct word_list *list, bool inside)
{
	bool *checked = &list_made(load, list)->checked[inside];

	for (size_t k = 0; k < list->words.n && !*checked; k++)
		check_phrase(load, &list->words.v[k], inside);
	*checked = true;
}

/* {name} as a phrase stands for the words of that list. */
static void
check_phrases(struct load *load, const struct conf_texts *texts, bool inside)
{
	for (size_t i = 0; i < texts->n; i++) {
		const struct word_list *list = list_phrase(load, texts->v[i].s);

		if (list)
			check_list(load, list, inside);
		else if (check_list_phrase(load, &texts->v[i]))
			check_phrase(load, &texts->v[i], inside);
	}
}

/* Rules that find their closers in order, and those whose hits are counted,
 * do not wait, nor those inside a line, where nothing else is asked. */
static struct rule_reach
reach_of(const struct rule *rule)
{
	struct rule_reach reach = { .head = UINT32_MAX,
		.wide = rule->cut == CUT_REST || rule->cut == CUT_BOX };

	reach.waits = !rule->until.n && !rule->min_hits &&
		      rule->place != PLACE_INLINE;
	if (rule->within_head || rule->within_tail || at_head(rule)) {
		reach.head = (uint32_t)size_min(head_reach(rule), UINT32_MAX);
		reach.tail = (uint32_t)size_min(rule->within_tail, UINT32_MAX);
	}
	return reach;
}

static void
load_rule(struct load *load, struct rule *rule, size_t number)
{
	rule->number = (uint32_t)number;
	load_kind(load->rules, rule);
	check_names(load, rule);
	check_rule(load, rule);
	check_phrases(load, &rule->match, rule->place == PLACE_INLINE);
	check_phrases(load, &rule->ends, false);
	check_phrases(load, &rule->holds, false);
	load_patterns(load, rule);
	load->rules->reach[number] = reach_of(rule);
}

/* All rules one behind the other, those of sites last. */
static void
join_rules(struct load *load)
{
	const struct rules_conf *conf = load->conf;
	struct rules *rules = load->rules;
	const struct rule_site *sites = conf->sites.v;
	size_t n = conf->rules.n;

	for (size_t i = 0; i < conf->sites.n; i++)
		n += sites[i].rules.n;
	rules->v = ARENA_NEW(load->arena, struct rule, n);
	if (conf->rules.n)
		memcpy(rules->v, conf->rules.v,
			conf->rules.n * sizeof(struct rule));
	rules->n = conf->rules.n;
	for (size_t i = 0; i < conf->sites.n; i++) {
		const struct rule *own = sites[i].rules.v;

		for (size_t k = 0; k < sites[i].rules.n; k++) {
			rules->v[rules->n] = own[k];
			rules->v[rules->n++].site = i + 1;
		}
	}
}

/* False when there are too many. */
static bool
load_rules(struct load *load)
{
	struct rules *rules = load->rules;

	rules->v = load->conf->rules.v;
	rules->n = load->conf->rules.n;
	if (load->conf->sites.n)
		join_rules(load);
	if (rules->n > RULES_MOST) {
		FAULT(load, &rules->v[RULES_MOST].id, "more than %d rules",
			RULES_MOST);
		return false;
	}
	load_names(rules);
	rules->reach = ARENA_NEW(load->arena, struct rule_reach, rules->n);
	for (size_t i = 0; i < rules->n; i++)
		load_rule(load, &rules->v[i], i);
	return true;
}

static void
load_besides(struct load *load)
{
	struct rules *rules = load->rules;

	for (size_t i = 0; i < rules->n; i++) {
		struct rule *rule = &rules->v[i];

		rule->before_it = load_beside(load, &rule->follows);
		rule->behind_it = load_beside(load, &rule->precedes);
	}
}

/* Patterns are made of their lists when they are first tried: what they are
 * made of stays. */
static struct load *
load_new(const struct rules_conf *conf, struct arena *arena, struct diag *diag)
{
	struct load *load = ARENA_NEW(arena, struct load, 1);
	struct rules_conf *kept = ARENA_NEW(arena, struct rules_conf, 1);

	*kept = *conf;
	*load = (struct load){ .conf = kept,
		.rules = ARENA_NEW(arena, struct rules, 1),
		.arena = arena,
		.diag = diag,
		.made = ARENA_NEW(arena, struct list_made, conf->lists.n),
		.list_names = list_names(conf, arena),
		.room = pattern_room(arena),
		.good = true };
	load->rules->arena = arena;
	load->rules->chars = begin_chars(arena);
	pattern_answers(load->room, called_may, load);
	return load;
}

struct rules *
rules_load(
	const struct rules_conf *conf, struct arena *arena, struct diag *diag)
{
	struct load *load = load_new(conf, arena, diag);
	bool sized = check_sizes(load);

	if (sized) {
		check_lists(load);
		check_sites(load);
	}
	if (sized && load_rules(load)) {
		check_kinds(load);
		load_sites(load);
		load_besides(load);
		load_index(load);
	}
	arena_free(&load->scratch);
	if (load->good)
		return load->rules;
	rules_free(load->rules);
	return NULL;
}

void
rules_free(struct rules *rules)
{
	for (size_t i = 0; rules && i < rules->n_patterns; i++)
		pattern_free(rules->patterns[i]);
	if (rules)
		arena_free(&rules->scratch);
}
