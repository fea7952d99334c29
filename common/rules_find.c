/* rules_find - the candidates of all rules together, at the cost of one scan
 * over the text: a look into a trie at the head and the tail of each line,
 * and a search for the rare bytes with which inline markers begin. */

#include "rule.h"
#include "uchar.h"
#include "utf8.h"

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

/* Phrases that begin at pos. */
static void
look_head(struct sweep *sw, const struct match *match, size_t line, size_t pos)
{
	struct match_look look;
	uint32_t rule;
	size_t end;

	match_look(&look, match, sw->text, pos, sw->lines[line].to);
	while (match_next(&look, &rule, &end)) {
		if (is_on(sw, rule))
			try_phrase(sw, rule_at(sw, rule), line, pos, end);
	}
}

/* Phrases that end at pos. */
static void
look_tail(struct sweep *sw, size_t line, size_t pos)
{
	struct match_look look;
	uint32_t rule;
	size_t beg;

	match_look(
		&look, sw->rules->tails, sw->text, pos, sw->lines[line].from);
	while (match_next(&look, &rule, &beg)) {
		if (is_on(sw, rule))
			try_phrase(sw, rule_at(sw, rule), line, beg, pos);
	}
}

static bool
is_mark(uint32_t cp)
{
	return !uchar_is_word(cp);
}

/* Bullets, arrows and quotes may stand before a phrase or behind it; at most
 * this many characters of them are passed over. */
enum { MARKS = 8 };

static size_t
skip_marks(const struct sweep *sw, const struct line *line)
{
	size_t pos = line->from, at = pos;

	for (int n = 0; n < MARKS && pos < line->to; n++) {
		if (!is_mark(utf8_next(sw->text, &at)))
			return pos;
		pos = at;
	}
	return line->from;
}

static size_t
skip_marks_back(const struct sweep *sw, const struct line *line)
{
	size_t pos = line->to, at = pos;

	for (int n = 0; n < MARKS && pos > line->from; n++) {
		if (!is_mark(utf8_prev(sw->text, &at)))
			return pos;
		pos = at;
	}
	return line->to;
}

static void
look_line(struct sweep *sw, size_t i)
{
	const struct rules *rules = sw->rules;
	struct line *line = &sw->lines[i];
	size_t pos;

	look_head(sw, rules->heads, i, line->from);
	pos = skip_marks(sw, line);
	if (pos > line->from)
		look_head(sw, rules->heads, i, pos);
	look_tail(sw, i, line->to);
	pos = skip_marks_back(sw, line);
	if (pos < line->to)
		look_tail(sw, i, pos);
	if (line->to - line->from <= rules->longest || sw->slowly)
		for (size_t k = 0; k < rules->n_lines; k++)
			if (is_on(sw, rules->lines[k]))
				try_regex(sw, rule_at(sw, rules->lines[k]), i);
}

/* Inline markers begin with a byte of a small set. */
static void
look_inside(struct sweep *sw)
{
	size_t line = 0, pos = 0;

	while ((pos = byteset_find(&sw->rules->inside, sw->text, pos)) <
		sw->text.len) {
		while (line + 1 < sw->n_lines && sw->lines[line].end < pos)
			line++;
		if (line < sw->n_lines && pos >= sw->lines[line].from &&
			pos < sw->lines[line].to)
			look_head(sw, sw->rules->insides, line, pos);
		pos++;
	}
}

/* The plain way: at every character. */
static void
look_everywhere(struct sweep *sw)
{
	for (size_t i = 0; i < sw->n_lines; i++) {
		size_t pos = sw->lines[i].from;

		while (pos < sw->lines[i].to) {
			look_head(sw, sw->rules->insides, i, pos);
			(void)utf8_next(sw->text, &pos);
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
	for (size_t i = 0; i < sw->n_lines; i++)
		look_line(sw, i);
}

/* Phrases at the beginning of each word of the last bytes of a line. */
static void
look_words(struct sweep *sw, size_t i)
{
	struct line *line = &sw->lines[i];
	size_t reach = sw->rules->words_reach, pos = line->from;
	bool word = false;

	if (line->to - pos > reach && !sw->slowly) {
		pos = line->to - reach;
		while ((sw->text.ptr[pos] & 0xC0) == 0x80)
			pos++;
		word = true;
	}
	while (pos < line->to) {
		size_t next = pos;
		bool now = uchar_is_word(utf8_next(sw->text, &next));

		if (!word || !now)
			look_head(sw, sw->rules->words, i, pos);
		word = now;
		pos = next;
	}
}

static bool
reaches_head(const struct rule *rule)
{
	return rule->within_head || rule->place == PLACE_HEAD;
}

static bool
reaches_tail(const struct rule *rule)
{
	return rule->within_tail || rule->place == PLACE_TAIL;
}

/* Tries the patterns for one end of the document on a line. One that may
 * stand at both ends is not tried twice. */
static void
try_zoned(struct sweep *sw, size_t i, bool head)
{
	const struct rules *rules = sw->rules;
	const struct line *line = &sw->lines[i];

	for (size_t k = 0; k < rules->n_zoned; k++) {
		const struct rule *rule = rule_at(sw, rules->zoned[k]);

		if (!is_on(sw, rule->number))
			continue;
		if (head ? reaches_head(rule) &&
					!(reaches_tail(rule) && line->seen_tail)
			 : reaches_tail(rule) && !(reaches_head(rule) &&
							 line->seen_head))
			try_regex(sw, rule, i);
	}
}

/* Lines that are near the head or the tail now, and were not before. */
void
find_zoned(struct sweep *sw)
{
	const struct rules *rules = sw->rules;

	for (size_t k = 0; k < sw->n_alive && k < rules->head_zone; k++) {
		struct line *line = &sw->lines[sw->alive[k]];

		if (!line->seen_head)
			try_zoned(sw, sw->alive[k], true);
		line->seen_head = true;
	}
	for (size_t k = 0; k < sw->n_alive && k < rules->tail_zone; k++) {
		size_t i = sw->alive[sw->n_alive - 1 - k];

		if (!sw->lines[i].seen_tail)
			try_zoned(sw, i, false);
		sw->lines[i].seen_tail = true;
	}
	for (size_t k = 0; k < sw->n_alive && k < rules->words_zone; k++) {
		size_t i = sw->alive[sw->n_alive - 1 - k];

		if (!sw->lines[i].seen_words)
			look_words(sw, i);
		sw->lines[i].seen_words = true;
	}
}
