/* rules_index - how candidates of all rules are found together: tries of
 * their phrases, the lines that their patterns are tried on. */

#include "rules_load.h"
#include "common/uchar.h"

/* What is done with a rule's phrases that go into a trie. */
typedef void phrase_visit(struct load *load, const struct rule *rule,
	enum trie trie, const struct conf_texts *texts);

/* A list is counted once: its words are the same for all rules. */
static void
count_phrases(struct load *load, const struct rule *rule, enum trie trie,
	const struct conf_texts *texts)
{
	(void)rule;
	for (size_t i = 0; i < texts->n; i++) {
		const struct word_list *list = list_phrase(load, texts->v[i].s);
		bool *listed =
			list ? &list_made(load, list)->listed[trie] : NULL;

		if (!listed)
			load->phrases[trie]++;
		else if (!*listed)
			load->phrases[trie] += list->words.n;
		if (listed)
			*listed = true;
	}
}

/* The numbers of a list's words in a trie. */
static const uint32_t *
list_numbers(struct load *load, enum trie trie, const struct word_list *list)
{
	struct list_made *made = list_made(load, list);
	uint32_t *numbers = made->numbers[trie];

	if (numbers)
		return numbers;
	numbers = ARENA_NEW(load->arena, uint32_t, list->words.n);
	for (size_t k = 0; k < list->words.n; k++)
		numbers[k] = match_phrase(
			load->tries[trie]->match, str_trim(list->words.v[k].s));
	made->numbers[trie] = numbers;
	return numbers;
}

static void
add_phrase(struct load *load, const struct rule *rule, enum trie trie,
	uint32_t number)
{
	struct phrases *phrases = load->tries[trie];

	if (number == MATCH_NONE)
		return;
	match_value(phrases->match, number, rule->number);
	phrases->n_rules++;
}

/* {name} stands for all words of a list. */
static void
add_phrases(struct load *load, const struct rule *rule, enum trie trie,
	const struct conf_texts *texts)
{
	for (size_t i = 0; i < texts->n; i++) {
		const struct word_list *list = list_phrase(load, texts->v[i].s);
		const uint32_t *numbers;

		if (!list) {
			add_phrase(load, rule, trie,
				match_phrase(load->tries[trie]->match,
					str_trim(texts->v[i].s)));
			continue;
		}
		numbers = list_numbers(load, trie, list);
		for (size_t k = 0; k < list->words.n; k++)
			add_phrase(load, rule, trie, numbers[k]);
	}
}

/* True for a rule whose match: may begin anywhere in the last lines. */
static bool
is_late(const struct rule *rule)
{
	return rule->place == PLACE_LINE_END || rule->place == PLACE_TAIL ||
	       (rule->place == PLACE_MIDDLE && rule->within_tail);
}

/* Which phrases of a rule are looked for where. */
static void
visit_phrases(struct load *load, const struct rule *rule, phrase_visit *visit)
{
	bool words = is_late(rule);
	const struct conf_texts *late = words ? &rule->match : &rule->holds;

	visit(load, rule, TRIE_TAILS, &rule->ends);
	visit(load, rule, TRIE_WORDS, late);
	if (rule->within_tail > 1)
		visit(load, rule, TRIE_FAR, late);
	if (rule->place == PLACE_INLINE)
		visit(load, rule, TRIE_INSIDES, &rule->match);
	else if (rule->place == PLACE_MIDDLE && !words)
		visit(load, rule, TRIE_MIDDLE, &rule->match);
	else if (!words)
		visit(load, rule, TRIE_HEADS, &rule->match);
}

/* Bytes that a text which the rule can match may have at most. */
static size_t
longest(const struct rule *rule)
{
	return rule->max_chars ? 4 * rule->max_chars : (size_t)LINE_LOOK;
}

/* The lines that a rule with a regular expression is tried on. */
static void
add_regex(struct rules *rules, const struct rule *rule)
{
	bool head = rule->within_head || rule->place == PLACE_HEAD;
	bool tail = rule->within_tail || rule->place == PLACE_TAIL;
	struct regexes *regexes = head || tail ? &rules->zoned : &rules->lines;

	if (rule->follows.n || rule->precedes.n) {
		rules->late[rules->n_late++] = rule->number;
		return;
	}
	regexes->v[regexes->n++] = rule->number;
	regexes->longest = size_max(regexes->longest,
		rule->place == PLACE_LINE ? longest(rule) : SIZE_MAX);
	rules->zone_head = size_max(rules->zone_head, head_reach(rule));
	rules->zone_tail = size_max(rules->zone_tail, tail_reach(rule));
}

/* Of a table of sets, that with a number. */
static struct rule_set
set_of(const struct regexes *regexes, uint64_t *sets, size_t number)
{
	return (struct rule_set){ sets + number * regexes->words };
}

/* The only byte of a set, when it is one that few lines have; or 0. */
static uint8_t
rare_byte(const struct holds *holds)
{
	uint8_t only = 0;

	for (unsigned c = 0; c < 0x100; c++) {
		if (!byteset_has(&holds->bytes, (uint8_t)c))
			continue;
		if (only || c >= 0x80)
			return 0;
		only = (uint8_t)c;
	}
	return holds->usual <= HOLDS_RARE ? only : 0;
}

/* The bit of that byte; 0 for none, or when there are enough. */
static uint8_t
rare_bit(struct rules *rules, const struct holds *holds)
{
	uint8_t c = rare_byte(holds);

	if (c && !rules->rare[c] && rules->n_rare < RARE) {
		rules->rare[c] = (uint8_t)(1u << rules->n_rare++);
		byteset_add(&rules->stops, c);
	}
	return rules->rare[c];
}

/* The number of a set, LINE_HOLDS for none: it is a usual one, or there are
 * enough. */
static size_t
holds_number(struct rules *rules, const struct holds *holds)
{
	size_t i = 0;

	if (holds->usual >= HOLDS_USUAL)
		return LINE_HOLDS;
	while (i < rules->n_holds &&
		memcmp(&rules->holds[i].bytes, &holds->bytes,
			sizeof(holds->bytes)) != 0)
		i++;
	if (i < rules->n_holds || i == LINE_HOLDS)
		return i;
	rules->holds[rules->n_holds++] = *holds;
	return i;
}

/* Which of the bytes that a pattern needs the line must have. */
static void
fill_holds(struct rules *rules, struct regexes *regexes, size_t i,
	const struct holds *holds)
{
	uint8_t rare = rare_bit(rules, holds);
	struct rule_set set;

	for (size_t has = 0; has < (size_t)1 << RARE; has++) {
		set = set_of(regexes, regexes->rares, has);
		rule_set_put(&set, i, !rare || (has & rare));
	}
	regexes->needs[i] =
		(uint8_t)(rare ? LINE_HOLDS : holds_number(rules, holds));
}

/* Whether a rule may take a line whole that has as many characters as those of
 * a step: so many words have one each, and one between them. */
static bool
step_fits(const struct rule *rule, size_t step)
{
	size_t least = rule->min_words ? 2 * rule->min_words - 1 : 1;
	size_t most = rule->max_chars ? rule->max_chars : (size_t)LINE_LOOK;

	return rule->place != PLACE_LINE ||
	       (step * SIZES_STEP <= most &&
		       (step == SIZES - 1 || (step + 1) * SIZES_STEP > least));
}

/* By how a line begins; where that is not known, all patterns may match. */
static void
fill_rows(struct regexes *regexes, size_t i, const uint64_t *rows)
{
	struct rule_set set = set_of(regexes, regexes->rows, BEGIN_ROWS);

	rule_set_put(&set, i, true);
	for (size_t w = 0; w < BEGIN_ROWS / 64; w++) {
		uint64_t bits = rows ? rows[w] : UINT64_MAX;

		for (; bits; bits &= bits - 1) {
			set = set_of(regexes, regexes->rows,
				64 * w + (size_t)__builtin_ctzll(bits));
			rule_set_put(&set, i, true);
		}
	}
}

static void
fill_pattern(struct rules *rules, struct regexes *regexes, size_t i,
	const struct holds *holds)
{
	const struct rule *rule = &rules->v[regexes->v[i]];
	struct rule_set set;

	fill_rows(regexes, i, pattern_rows(rule->regex));
	for (size_t step = 0; step < SIZES; step++) {
		set = set_of(regexes, regexes->sizes, step);
		rule_set_put(&set, i, step_fits(rule, step));
	}
	fill_holds(rules, regexes, i, holds);
	for (size_t rank = 0; rank < head_reach(rule); rank++) {
		set = set_of(regexes, regexes->heads, rank);
		rule_set_put(&set, i, true);
	}
	for (size_t rank = 0; rank < tail_reach(rule); rank++) {
		set = set_of(regexes, regexes->tails, rank);
		rule_set_put(&set, i, true);
	}
}

static uint64_t *
sets_new(const struct regexes *regexes, size_t n, struct arena *arena)
{
	return ARENA_NEW(arena, uint64_t, n * regexes->words);
}

/* The tables of which patterns a line may interest. */
static void
load_regexes(struct load *load, struct regexes *regexes)
{
	struct rules *rules = load->rules;
	struct arena *arena = load->arena;

	regexes->words = regexes->n / 64 + 1;
	regexes->rows = sets_new(regexes, BEGIN_ROWS + 1, arena);
	regexes->sizes = sets_new(regexes, SIZES, arena);
	regexes->rares = sets_new(regexes, (size_t)1 << RARE, arena);
	regexes->needs = ARENA_NEW(arena, uint8_t, regexes->n);
	regexes->heads = sets_new(regexes, rules->zone_head + 1, arena);
	regexes->tails = sets_new(regexes, rules->zone_tail + 1, arena);
	for (size_t i = 0; i < regexes->n; i++) {
		const struct rule *rule = &rules->v[regexes->v[i]];
		struct holds holds = load_holds(load, rule);

		fill_pattern(rules, regexes, i, &holds);
	}
}

/* True for a rule with phrases anywhere in the last lines. */
static bool
has_words(const struct rule *rule)
{
	return rule->holds.n || (rule->match.n && is_late(rule));
}

/* How far they are looked for. */
static void
add_zone(struct rules *rules, const struct rule *rule)
{
	size_t chars = rule->tail_chars ? rule->tail_chars : 400;

	rules->words_zone =
		size_max(rules->words_zone, size_max(rule->within_tail, 1));
	rules->words_reach = size_max(rules->words_reach, 2 * chars);
}

/* How far phrases may be from the end of the text, by rank of their line; those
 * that are counted count at any distance. */
static void
fill_behind(struct rules *rules, struct arena *arena)
{
	rules->words_behind = ARENA_NEW(arena, size_t, rules->words_zone + 1);
	for (size_t i = 0; i < rules->n; i++) {
		const struct rule *rule = &rules->v[i];
		size_t most = rule->tail_chars && !rule->min_hits
				      ? rule->tail_chars
				      : SIZE_MAX;

		for (size_t k = 0; has_words(rule) && k < tail_reach(rule); k++)
			rules->words_behind[k] =
				size_max(rules->words_behind[k], most);
	}
}

static void
add_rule(struct load *load, const struct rule *rule)
{
	struct rules *rules = load->rules;

	rules->prose = size_max(rules->prose, rule->prose);
	visit_phrases(load, rule, add_phrases);
	if (rule->regex)
		add_regex(rules, rule);
	if (has_words(rule))
		add_zone(rules, rule);
	if (rule->find)
		rules->finds[rules->n_finds++] = rule->number;
}

/* The tries, with room for what they will hold. */
static void
new_tries(struct load *load)
{
	struct rules *rules = load->rules;

	load->tries[TRIE_HEADS] = &rules->heads;
	load->tries[TRIE_TAILS] = &rules->tails;
	load->tries[TRIE_INSIDES] = &rules->insides;
	load->tries[TRIE_WORDS] = &rules->words;
	load->tries[TRIE_FAR] = &rules->far;
	load->tries[TRIE_MIDDLE] = &rules->middle;
	for (size_t i = 0; i < rules->n; i++)
		visit_phrases(load, &rules->v[i], count_phrases);
	for (int i = 0; i < TRIES; i++)
		load->tries[i]->match = match_new(load->arena,
			load->rules->chars, load->phrases[i], i == TRIE_TAILS);
}

/* The widest reach of a phrase's rules. */
static void
fill_reach(const struct rules *rules, struct phrase *phrase,
	const uint32_t *numbers)
{
	for (size_t i = 0; i < phrase->n; i++) {
		const struct rule_reach *reach = &rules->reach[numbers[i]];

		phrase->head = (uint32_t)size_max(
			phrase->head, reach->waits ? reach->head : UINT32_MAX);
		phrase->tail = (uint32_t)size_max(phrase->tail, reach->tail);
	}
}

/* The rules of each phrase, in a row. */
static void
fill_phrases(struct load *load, struct phrases *phrases)
{
	const struct match *match = phrases->match;
	uint32_t n = 0;

	phrases->v = ARENA_NEW(load->arena, struct phrase, match->n_phrases);
	phrases->rules = ARENA_NEW(load->arena, uint32_t, phrases->n_rules);
	for (uint32_t i = 0; i < match->n_phrases; i++) {
		struct phrase *phrase = &phrases->v[i];

		phrase->first = n;
		phrase->n =
			(uint32_t)match_values(match, i, phrases->rules + n);
		fill_reach(load->rules, phrase, phrases->rules + n);
		n += phrase->n;
	}
}

/* How many lines have phrases of rules that reach not all of them. */
static void
fill_far(struct rules *rules)
{
	for (size_t i = 0; i < rules->n; i++) {
		const struct rule *rule = &rules->v[i];
		const struct rule_reach *reach = &rules->reach[i];

		if (!reach->waits || reach->head == UINT32_MAX ||
			!(rule->match.n || rule->ends.n))
			continue;
		rules->far_head = size_max(rules->far_head, reach->head);
		rules->far_tail = size_max(rules->far_tail, reach->tail);
	}
}

void
load_index(struct load *load)
{
	struct rules *rules = load->rules;
	struct arena *arena = load->arena;

	new_tries(load);
	rules->lines.v = ARENA_NEW(arena, uint32_t, rules->n);
	rules->zoned.v = ARENA_NEW(arena, uint32_t, rules->n);
	rules->late = ARENA_NEW(arena, uint32_t, rules->n);
	rules->finds = ARENA_NEW(arena, uint32_t, rules->n);
	for (size_t i = 0; i < rules->n; i++) {
		struct rule *rule = &rules->v[i];

		if (rule->until.n || rule->min_hits)
			rule->slot = rules->n_slots++;
		add_rule(load, rule);
	}
	for (int i = 0; i < TRIES; i++)
		fill_phrases(load, load->tries[i]);
	fill_far(rules);
	fill_behind(rules, arena);
	load_regexes(load, &rules->lines);
	load_regexes(load, &rules->zoned);
	match_first_bytes(rules->insides.match, &rules->inside);
	match_first_bytes(rules->insides.match, &rules->stops);
	byteset_add(&rules->stops, '\n');
	load_characters(rules);
}
