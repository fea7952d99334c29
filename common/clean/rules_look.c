/* rules_look - phrases at the head and the tail of a line: a probe, a look into
 * a trie where it does not say no, and what is found there for the rules. */

#include "rule.h"
#include "common/uchar.h"
#include "common/utf8.h"

/* True for a line in n that is not within reach of its head or its tail, and
 * comes into it only when others are cut. */
static inline bool
is_far(size_t head, size_t tail, size_t rank, size_t n)
{
	return rank >= head && n - 1 - rank >= tail;
}

/* A line has a phrase of rules that reach only so far: less than LINE_FAR. */
static inline void
put_off(struct line *line, uint32_t head, uint32_t tail)
{
	line->wait_head = (uint8_t)size_max(line->wait_head, head);
	line->wait_tail = (uint8_t)size_max(line->wait_tail, tail);
}

/* The rules of a phrase that reach its line, or may, whatever is cut. */
static void
try_rules(struct sweep *sw, const struct phrases *phrases,
	const struct phrase *phrase, size_t i, size_t beg, size_t end)
{
	const uint32_t *numbers = phrases->rules + phrase->first;

	for (size_t k = 0; k < phrase->n; k++) {
		const struct rule_reach *reach = &sw->rules->reach[numbers[k]];

		if (reach->waits && !sw->slowly &&
			is_far(reach->head, reach->tail, i, sw->n_lines))
			put_off(&sw->lines[i], reach->head, reach->tail);
		else if (rule_set_has(sw->on, numbers[k]))
			try_phrase(sw, &sw->rules->v[numbers[k]], i, beg, end);
	}
}

/* Those of its rules that reach its line now, and did not before. */
static void
try_nearer(struct sweep *sw, const struct phrases *phrases,
	const struct phrase *phrase, size_t i, size_t beg, size_t end)
{
	const uint32_t *numbers = phrases->rules + phrase->first;
	const struct line *line = &sw->lines[i];

	for (size_t k = 0; k < phrase->n; k++) {
		const struct rule_reach *reach = &sw->rules->reach[numbers[k]];

		if (reach->waits && line->head >= reach->head &&
			line->tail >= reach->tail &&
			!is_far(reach->head, reach->tail, sw->rank[i],
				sw->n_alive) &&
			rule_set_has(sw->on, numbers[k]))
			push_later(sw, &sw->nears, numbers[k], i, beg, end);
	}
}

/* A phrase was found. Nearly always none of its rules reaches the line. */
static void
found(struct sweep *sw, const struct phrases *phrases, uint32_t number,
	size_t i, size_t beg, size_t end)
{
	const struct phrase *phrase = &phrases->v[number];

	sw->event++;
	if (sw->nearer)
		try_nearer(sw, phrases, phrase, i, beg, end);
	else if (!sw->slowly &&
		 is_far(phrase->head, phrase->tail, i, sw->n_lines))
		put_off(&sw->lines[i], phrase->head, phrase->tail);
	else
		try_rules(sw, phrases, phrase, i, beg, end);
}

/* Phrases that begin at pos. */
void
look_head(struct sweep *sw, const struct phrases *phrases, size_t line,
	size_t pos)
{
	struct match_look look;
	uint32_t number;
	size_t end;

	if (!match_look(
		    &look, phrases->match, sw->text, pos, sw->lines[line].to))
		return;
	while (match_next(&look, &number, &end))
		found(sw, phrases, number, line, pos, end);
}

/* Phrases that end at pos. */
static void
look_tail(struct sweep *sw, size_t line, size_t pos)
{
	const struct phrases *phrases = &sw->rules->tails;
	struct match_look look;
	uint32_t number;
	size_t beg;

	if (!match_look_back(
		    &look, phrases->match, sw->text, pos, sw->lines[line].from))
		return;
	while (match_next(&look, &number, &beg))
		found(sw, phrases, number, line, beg, pos);
}

/* At most this many of them are passed over. */
enum { MARKS = 8 };

/* Moves *pos behind a mark that stands there. */
static inline bool
pass_mark(const struct sweep *sw, size_t *pos)
{
	const uint8_t *p = sw->text.ptr + *pos;
	size_t at = *pos;
	bool mark;

	if (p[0] < 0x80 || (p[0] & 0xFC) == 0xD8) {
		mark = sw->rules->marks[p[0] < 0x80 ? p[0]
						    : begin_arabic(p[0], p[1])];
		at += p[0] < 0x80 ? 1 : 2;
	} else {
		mark = line_mark(utf8_next(sw->text, &at));
	}
	*pos = mark ? at : *pos;
	return mark;
}

/* The same to the left. */
static inline bool
pass_mark_back(const struct sweep *sw, size_t *pos)
{
	const uint8_t *p = sw->text.ptr + *pos;
	size_t at = *pos;
	bool mark;

	if (p[-1] < 0x80 || (p[-2] & 0xFC) == 0xD8) {
		mark = sw->rules->marks[p[-1] < 0x80
						? p[-1]
						: begin_arabic(p[-2], p[-1])];
		at -= p[-1] < 0x80 ? 1 : 2;
	} else {
		mark = line_mark(utf8_prev(sw->text, &at));
	}
	*pos = mark ? at : *pos;
	return mark;
}

/* Behind the marks at the line's beginning, or there when it is all marks. */
static size_t
skip_marks(const struct sweep *sw, const struct line *line)
{
	size_t pos = line->from;

	for (int n = 0; n < MARKS && pos < line->to; n++)
		if (!pass_mark(sw, &pos))
			return pos;
	return line->from;
}

static size_t
skip_marks_back(const struct sweep *sw, const struct line *line)
{
	size_t pos = line->to;

	for (int n = 0; n < MARKS && pos > line->from; n++)
		if (!pass_mark_back(sw, &pos))
			return pos;
	return line->to;
}

void
look_line(struct sweep *sw, size_t i)
{
	const struct rules *rules = sw->rules;
	struct line *line = &sw->lines[i];
	size_t pos;

	sw->event = 0;
	look_head(sw, &rules->heads, i, line->from);
	pos = skip_marks(sw, line);
	if (pos > line->from)
		look_head(sw, &rules->heads, i, pos);
	look_tail(sw, i, line->to);
	pos = skip_marks_back(sw, line);
	if (pos < line->to)
		look_tail(sw, i, pos);
}

static bool
is_before(const struct cand *a, const struct cand *b)
{
	if (a->line != b->line)
		return a->line < b->line;
	return a->event != b->event ? a->event < b->event : a->rule > b->rule;
}

/* Candidates are asked in the order in which all of them would have been found
 * at once. */
static void
merge_nearer(struct sweep *sw)
{
	struct cands *cands = &sw->cands, *nears = &sw->nears;
	size_t i = sw->looked_to, k = nears->n, at;

	while (cands->n + nears->n > cands->cap)
		cands->v = arena_room(
			sw->arena, cands->v, &cands->cap, sizeof(*cands->v));
	if (k > 0 && cands->n > i)
		memmove(cands->v + i + k, cands->v + i,
			(cands->n - i) * sizeof(*cands->v));
	for (at = i + k; k > 0; at--) {
		bool old = i > sw->looked_from &&
			   is_before(&nears->v[k - 1], &cands->v[i - 1]);

		cands->v[at - 1] = old ? cands->v[--i] : nears->v[--k];
	}
	cands->n += nears->n;
	sw->looked_to += nears->n;
	nears->n = 0;
}

/* Looks again at a line that is nearer to the head or the tail now. */
static void
look_again(struct sweep *sw, size_t i)
{
	const struct line *line = &sw->lines[i];
	size_t head = sw->rank[i], tail = sw->n_alive - 1 - head;

	if (head < size_min(line->head, line->wait_head) ||
		tail < size_min(line->tail, line->wait_tail))
		look_line(sw, i);
}

/* Phrases of rules that reach a line only now that others are gone: nearly
 * always none is, and they need not be kept. */
void
look_nearer(struct sweep *sw)
{
	size_t head = size_min(sw->rules->far_head, sw->n_alive);
	size_t tail = size_min(sw->rules->far_tail, sw->n_alive - head);

	if (sw->n_alive == sw->n_lines)
		return;
	sw->nearer = true;
	for (size_t k = 0; k < head; k++)
		look_again(sw, sw->alive[k]);
	for (size_t k = sw->n_alive - tail; k < sw->n_alive; k++)
		look_again(sw, sw->alive[k]);
	sw->nearer = false;
	merge_nearer(sw);
}
