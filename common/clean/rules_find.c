/* rules_find - the candidates of all rules together, at the cost of one scan
 * over the text: a look into a trie at the head and the tail of each line,
 * and a search for the rare bytes with which inline markers begin. */

#include "rule.h"
#include "common/uchar.h"
#include "common/utf8.h"

static const struct rule *
rule_at(const struct sweep *sw, uint32_t number)
{
	return &sw->rules->v[number];
}

static bool
is_on(const struct sweep *sw, uint32_t number)
{
	return rule_set_has(sw->on, number);
}

/* Patterns of any line. */
static void
try_lines(struct sweep *sw)
{
	const struct regexes *lines = &sw->rules->lines;
	uint64_t *may = ARENA_NEW(sw->arena, uint64_t, lines->words);

	for (size_t i = 0; i < sw->n_lines && lines->n > 0; i++) {
		if (!line_may(sw, i, may))
			continue;
		for (size_t k = 0; next_may(lines, may, &k); k++)
			if (is_on(sw, lines->v[k]))
				try_regex(sw, rule_at(sw, lines->v[k]), i);
	}
}

/* Inline markers, where one may begin. */
static void
look_inside(struct sweep *sw)
{
	size_t line = 0;

	for (size_t i = 0; i < sw->n_insides; i++) {
		size_t pos = sw->insides[i];

		while (line + 1 < sw->n_lines && sw->lines[line].end < pos)
			line++;
		if (pos >= sw->lines[line].from && pos < sw->lines[line].to)
			look_head(sw, &sw->rules->insides, line, pos);
	}
}

/* The plain way: at every character that is one to the phrases. */
static void
look_everywhere(struct sweep *sw)
{
	for (size_t i = 0; i < sw->n_lines; i++) {
		size_t pos = sw->lines[i].from;

		while (pos < sw->lines[i].to) {
			size_t beg = pos;

			if (uchar_fold(utf8_next(sw->text, &pos)) != 0)
				look_head(sw, &sw->rules->insides, i, beg);
		}
	}
}

void
find_candidates(struct sweep *sw)
{
	if (sw->slowly)
		look_everywhere(sw);
	else
		look_inside(sw);
	sw->looked_from = sw->cands.n;
	for (size_t i = 0; i < sw->n_lines; i++)
		look_line(sw, i);
	sw->looked_to = sw->cands.n;
	try_lines(sw);
}

/* Where phrases are looked for between words: in a line at a rank from the
 * tail, or in the first one. */
struct look {
	const struct phrases *phrases;
	size_t line, rank;
	bool middle;
};

/* The rule reaches the line now, and did not before. */
static bool
is_new(const struct sweep *sw, const struct look *look, uint32_t rule)
{
	size_t zone = tail_reach(rule_at(sw, rule));

	return is_on(sw, rule) &&
	       (look->middle || (look->rank < zone &&
					sw->lines[look->line].looked >= zone));
}

/* Phrases at one place. */
static void
look_word(struct sweep *sw, const struct look *at, size_t pos)
{
	const struct phrases *phrases = at->phrases;
	struct match_look look;
	uint32_t number;
	size_t end;

	if (!match_look(&look, phrases->match, sw->text, pos,
		    sw->lines[at->line].to))
		return;
	while (match_next(&look, &number, &end)) {
		const struct phrase *phrase = &phrases->v[number];

		for (size_t k = 0; k < phrase->n; k++) {
			uint32_t rule = phrases->rules[phrase->first + k];

			if (is_new(sw, at, rule))
				try_phrase(sw, rule_at(sw, rule), at->line, pos,
					end);
		}
	}
}

/* The places among 64 bytes of s at base where phrases are looked for: marks,
 * and what stands behind marks and spaces. *behind: the byte before was one. */
static uint64_t
word_places(
	const struct rules *rules, struct str s, size_t base, uint64_t *behind)
{
	uint64_t gaps = byteset_marks(&rules->gaps, s, base);
	uint64_t opens = byteset_marks(&rules->opens, s, base);
	uint64_t words = (gaps << 1 | *behind) & ~gaps;

	*behind = gaps >> 63;
	return s.len - base < 64 ? (words | opens) & ~(~0ull << (s.len - base))
				 : words | opens;
}

/* Looks at those of the places at which a phrase may begin: one probe after the
 * other, without a branch for each place. A place behind a mark of several
 * bytes is moved to the next character. */
static void
look_places(
	struct sweep *sw, const struct look *at, size_t base, uint64_t places)
{
	const struct match *match = at->phrases->match;
	struct str s = str_sub(sw->text, 0, sw->lines[at->line].to);
	size_t found[64], n = 0;

	for (; places; places &= places - 1) {
		size_t pos = base + (size_t)__builtin_ctzll(places);

		found[n] = pos;
		n += sw->text.len - pos < 12 || (s.ptr[pos] & 0xC0) == 0x80 ||
		     begins_maybe_article(&match->begins, s.ptr + pos);
	}
	for (size_t k = 0; k < n; k++) {
		size_t pos = found[k];

		while (pos < s.len && (s.ptr[pos] & 0xC0) == 0x80)
			pos++;
		if (pos == found[k] ||
			(pos < s.len &&
				!byteset_has(&sw->rules->gaps, s.ptr[pos])))
			look_word(sw, at, pos);
	}
}

/* Phrases of a line from pos up to stop. */
static void
look_between(struct sweep *sw, const struct look *at, size_t pos, size_t stop)
{
	struct str s = str_sub(sw->text, 0, sw->lines[at->line].to);
	uint64_t behind = 0;

	for (; pos < size_min(stop, s.len); pos += 64)
		look_places(
			sw, at, pos, word_places(sw->rules, s, pos, &behind));
}

/* Phrases in the last bytes of a line, and at its beginning. */
static void
look_words(struct sweep *sw, size_t i, size_t rank)
{
	const struct rules *rules = sw->rules;
	const struct line *line = &sw->lines[i];
	const struct look at = { rank ? &rules->far : &rules->words, i, rank,
		false };
	size_t reach = rules->words_reach, pos = line->from;

	if (line->to - pos > reach)
		pos = line->to - reach;
	else
		look_word(sw, &at, pos);
	look_between(sw, &at, pos, line->to);
}

/* Phrases behind the title of a text that lost its line breaks: in the first
 * bytes of its first line, which is long, with few others behind it. */
static void
find_middle(struct sweep *sw)
{
	const struct look at = { &sw->rules->middle, sw->alive[0], 0, true };
	const struct line *line = &sw->lines[at.line];

	if (at.line < sw->middles || sw->n_alive > MIDDLE_LINES ||
		line->to - line->from < MIDDLE_LEAST)
		return;
	sw->middles = at.line + 1;
	look_between(sw, &at, line->from, line->from + MIDDLE_LOOK);
}

/* Lines in the zones of patterns, and which patterns are new to each. */
struct zone {
	size_t *lines; /* in order */
	size_t n;
	uint64_t *may;
	uint64_t *any; /* new to one of them */
};

static void
add_zoned(struct sweep *sw, struct zone *zone, size_t k)
{
	const size_t words = sw->rules->zoned.words;
	uint64_t *may = zone->may + zone->n * words;

	if (!zone_may(sw, sw->alive[k], may))
		return;
	for (size_t w = 0; w < words; w++)
		zone->any[w] |= may[w];
	zone->lines[zone->n++] = sw->alive[k];
}

static struct zone
find_zone(struct sweep *sw)
{
	const struct rules *rules = sw->rules;
	size_t head = size_min(rules->zone_head, sw->n_alive), k = 0;
	size_t tail = size_min(rules->zone_tail, sw->n_alive - head);
	size_t words = rules->zoned.words;
	struct zone zone = { .n = 0 };

	zone.lines = ARENA_NEW(sw->arena, size_t, head + tail);
	zone.may = arena_alloc(
		sw->arena, (head + tail) * words * sizeof(uint64_t));
	zone.any = ARENA_NEW(sw->arena, uint64_t, words);
	for (; k < head; k++)
		add_zoned(sw, &zone, k);
	for (k = sw->n_alive - tail; k < sw->n_alive; k++)
		add_zoned(sw, &zone, k);
	return zone;
}

/* A pattern on the lines that it reaches now: from the head on, then from the
 * tail back. */
static void
try_zoned(struct sweep *sw, const struct zone *zone, size_t z)
{
	const struct rule *rule = rule_at(sw, sw->rules->zoned.v[z]);
	size_t words = sw->rules->zoned.words, head = head_reach(rule), i = 0;
	size_t behind = sw->n_alive - size_min(tail_reach(rule), sw->n_alive);

	for (; i < zone->n && sw->rank[zone->lines[i]] < head; i++)
		if (zone->may[i * words + z / 64] >> (z % 64) & 1)
			try_regex(sw, rule, zone->lines[i]);
	for (size_t k = zone->n;
		k > i && sw->rank[zone->lines[k - 1]] >= behind; k--)
		if (zone->may[(k - 1) * words + z / 64] >> (z % 64) & 1)
			try_regex(sw, rule, zone->lines[k - 1]);
}

/* Phrases in the last lines, unless so much stands behind a line that no rule
 * reaches it: its rank will be another when that is gone. */
static void
find_words(struct sweep *sw)
{
	const struct rules *rules = sw->rules;
	size_t behind = 0;

	for (size_t k = 0; k < sw->n_alive && k < rules->words_zone; k++) {
		size_t i = sw->alive[sw->n_alive - 1 - k];
		struct line *line = &sw->lines[i];

		if (k < line->looked &&
			(behind <= rules->words_behind[k] || sw->slowly)) {
			look_words(sw, i, k);
			line->looked = (uint8_t)k;
		}
		behind += line_chars(sw, i);
	}
}

/* Lines that are nearer to the head or the tail than they were. */
void
find_zoned(struct sweep *sw)
{
	const struct rules *rules = sw->rules;
	struct zone zone = find_zone(sw);

	for (size_t z = 0; next_may(&rules->zoned, zone.any, &z); z++)
		if (is_on(sw, rules->zoned.v[z]))
			try_zoned(sw, &zone, z);
	find_words(sw);
	find_middle(sw);
	for (size_t k = 0; k < sw->n_alive && k < LINE_FAR; k++) {
		struct line *line = &sw->lines[sw->alive[k]];

		line->head = (uint8_t)size_min(k, line->head);
		line = &sw->lines[sw->alive[sw->n_alive - 1 - k]];
		line->tail = (uint8_t)size_min(k, line->tail);
	}
}

/* Patterns that want a line beside to be gone are tried when it is. */
void
find_late(struct sweep *sw)
{
	const struct rules *rules = sw->rules;

	for (size_t i = 0; i < sw->n_lines && rules->n_late > 0; i++) {
		struct line *line = &sw->lines[i];
		bool before = i > 0 && line[-1].rule != RULE_NONE;
		bool behind = i + 1 < sw->n_lines && line[1].rule != RULE_NONE;
		uint8_t beside = (uint8_t)(before | behind << 1);

		if (line->rule != RULE_NONE || beside == line->beside)
			continue;
		line->beside = beside;
		for (size_t k = 0; k < rules->n_late; k++) {
			const struct rule *rule = rule_at(sw, rules->late[k]);

			if (is_on(sw, rule->number) && beside_fits(sw, rule, i))
				try_regex(sw, rule, i);
		}
	}
}
