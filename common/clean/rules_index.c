/* rules_index - how candidates of all rules are found together: tries of
 * their phrases, the lines that their patterns are tried on. */

#include "rules_load.h"
#include "common/uchar.h"

enum { PROSE = 15 }; /* words that sweep_markup asks for */

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
	if (!head && !tail) {
		rules->lines.v[rules->lines.n++] = rule->number;
		rules->longest = size_max(rules->longest, longest(rule));
		return;
	}
	rules->zoned.v[rules->zoned.n++] = rule->number;
	rules->zone_head = size_max(rules->zone_head, head_reach(rule));
	rules->zone_tail = size_max(rules->zone_tail, tail_reach(rule));
}

/* The table of which patterns may match what begins with a begin_row. */
static void
load_rows(
	const struct rules *rules, struct regexes *regexes, struct arena *arena)
{
	regexes->words = regexes->n / 64 + 1;
	regexes->rows =
		ARENA_NEW(arena, uint64_t, (BEGIN_ROWS + 1) * regexes->words);
	for (size_t row = 0; row <= BEGIN_ROWS; row++) {
		struct rule_set set = { regexes->rows + row * regexes->words };

		for (size_t i = 0; i < regexes->n; i++)
			rule_set_put(&set, i,
				pattern_row(
					rules->v[regexes->v[i]].regex, row));
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
	rules->prose = size_max(rules->prose, size_max(rule->prose, PROSE));
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

/* Of U+0009-000D and 0020; 0085 and 00A0; 1680; 2000-205F; 3000. */
static void
load_spaces(struct byteset *spaces)
{
	for (uint8_t c = 0; c < 0x80; c++)
		if (uchar_is_space(c))
			byteset_add(spaces, c);
	byteset_add(spaces, 0xC2);
	byteset_add(spaces, 0xE1);
	byteset_add(spaces, 0xE2);
	byteset_add(spaces, 0xE3);
}

void
load_index(struct rules *rules, struct arena *arena)
{
	rules->heads = match_new(arena, false);
	rules->tails = match_new(arena, true);
	rules->insides = match_new(arena, false);
	rules->words = match_new(arena, false);
	rules->lines.v = ARENA_NEW(arena, uint32_t, rules->n);
	rules->zoned.v = ARENA_NEW(arena, uint32_t, rules->n);
	rules->late = ARENA_NEW(arena, uint32_t, rules->n);
	rules->finds = ARENA_NEW(arena, uint32_t, rules->n);
	for (size_t i = 0; i < rules->n; i++) {
		struct rule *rule = &rules->v[i];

		if (rule->until.n || rule->min_hits)
			rule->slot = rules->n_slots++;
		add_rule(rules, rule);
	}
	load_rows(rules, &rules->lines, arena);
	load_rows(rules, &rules->zoned, arena);
	match_first_bytes(rules->insides, &rules->inside);
	load_gaps(&rules->gaps);
	load_spaces(&rules->spaces);
}
