/* rules_guard - whether a candidate may be cut now: how far it is from the
 * head and the tail of what is left, and what stands beside it. Cutting one
 * line brings others nearer, so the candidates are asked in rounds. */

#include "rule.h"
#include "common/utf8.h"

enum { ROUNDS = 16, BESIDE_LOOK = 1024 };

/* A line is taken by a rule. */
void
sweep_take(struct sweep *sw, const struct rule *rule, size_t line)
{
	sw->lines[line].rule = rule->number;
}

/* A stretch of a line (it may reach into lines behind it) is taken. */
void
sweep_hit(struct sweep *sw, const struct rule *rule, size_t line, size_t beg,
	size_t end)
{
	for (; line < sw->n_lines && sw->lines[line].beg < end; line++) {
		const struct line *at = &sw->lines[line];
		struct hit hit = { size_max(beg, at->from),
			size_min(end, at->to), rule->number };

		if (hit.beg >= hit.end || at->rule != RULE_NONE)
			continue;
		if (hit.beg == at->from && hit.end == at->to &&
			!rule->with.s.len) {
			sweep_take(sw, rule, line);
			continue;
		}
		ARENA_ROOM(sw->arena, &sw->hits, sw->n_hits, &sw->cap_hits);
		sw->hits[sw->n_hits++] = hit;
	}
}

/* The line that is left before (step -1) or behind a line, or STR_NONE. */
static size_t
neighbour(const struct sweep *sw, size_t line, int step)
{
	size_t k = sw->rank[line] + (step < 0 ? SIZE_MAX : 1);

	return k < sw->n_alive ? sw->alive[k] : STR_NONE;
}

/* The line beside has the words that a rule asks of it; true when there is
 * none and a pattern is asked. */
static bool
neighbour_long(struct sweep *sw, size_t line, int step,
	const struct pattern *pattern, size_t words)
{
	size_t i;

	if (words == 0)
		return true;
	i = neighbour(sw, line, step);
	return i == STR_NONE ? pattern != NULL
			     : line_words(sw, i, words) >= words;
}

/* The pattern that a rule asks of the line beside. */
static bool
neighbour_fits(struct sweep *sw, const struct rule *rule, size_t line, int step,
	struct pattern *pattern)
{
	size_t i, beg, end;

	if (!pattern)
		return true;
	i = neighbour(sw, line, step);
	if (i == STR_NONE)
		return pattern_holds(sw, rule, pattern, 0, 0);
	beg = sw->lines[i].from;
	end = size_min(sw->lines[i].to, beg + BESIDE_LOOK);
	while (end < sw->lines[i].to && (sw->text.ptr[end] & 0xC0) == 0x80)
		end--;
	return pattern_holds(sw, rule, pattern, beg, end);
}

static bool
near_an_end(const struct sweep *sw, const struct rule *rule, size_t line)
{
	size_t head = sw->rank[line], tail = sw->n_alive - 1 - head;

	if (at_head(rule) && head > 0)
		return false;
	if (rule->place == PLACE_TAIL && tail > 0 && rule->cut != CUT_REST)
		return false;
	if (!rule->within_head && !rule->within_tail)
		return true;
	return head < rule->within_head || tail < rule->within_tail;
}

static bool
near_in_chars(const struct sweep *sw, const struct rule *rule, size_t beg)
{
	struct str rest;

	if (!rule->tail_chars)
		return true;
	rest = str_sub(sw->text, beg, sw->lines[sw->alive[sw->n_alive - 1]].to);
	return rest.len <= 4 * rule->tail_chars &&
	       utf8_count(rest) <= rule->tail_chars;
}

/* Few words are left behind the candidate's line. */
static bool
rest_fits(struct sweep *sw, const struct rule *rule, size_t line)
{
	size_t n = 0;

	if (rule->cut != CUT_REST)
		return true;
	for (size_t k = sw->rank[line] + (size_t)1; k < sw->n_alive; k++) {
		n += line_words(sw, sw->alive[k], rule->rest_words + 1);
		if (n > rule->rest_words)
			return false;
	}
	return true;
}

/* The line right beside was taken by a rule that this one names. */
bool
beside_fits(const struct sweep *sw, const struct rule *rule, size_t line)
{
	bool before = rule->follows.n && line > 0 &&
		      sw->lines[line - 1].rule != RULE_NONE &&
		      rule_set_has(&rule->before_it, sw->lines[line - 1].rule);
	bool behind = rule->precedes.n && line + 1 < sw->n_lines &&
		      sw->lines[line + 1].rule != RULE_NONE &&
		      rule_set_has(&rule->behind_it, sw->lines[line + 1].rule);

	return (!rule->follows.n && !rule->precedes.n) || before || behind;
}

/* Patterns come last, the candidate's own first: they cost the most. They may
 * move its beginning away from the tail. */
static bool
may_cut(struct sweep *sw, struct cand *cand)
{
	const struct rule *rule = &sw->rules->v[cand->rule];
	size_t line = cand->line;

	return near_an_end(sw, rule, line) &&
	       (!rule->min_hits || sw->counts[rule->slot] >= rule->min_hits) &&
	       near_in_chars(sw, rule, cand->beg) &&
	       beside_fits(sw, rule, line) && rest_fits(sw, rule, line) &&
	       neighbour_long(
		       sw, line, -1, rule->previous, rule->previous_words) &&
	       neighbour_long(sw, line, 1, rule->next, rule->next_words) &&
	       (!cand->later || (try_later(sw, cand) &&
					near_in_chars(sw, rule, cand->beg))) &&
	       neighbour_fits(sw, rule, line, -1, rule->previous) &&
	       neighbour_fits(sw, rule, line, 1, rule->next) &&
	       !is_said(sw, cand);
}

static void
cut(struct sweep *sw, const struct cand *cand)
{
	const struct rule *rule = &sw->rules->v[cand->rule];

	switch (rule->cut) {
	case CUT_MATCH:
		sweep_hit(sw, rule, cand->line, cand->beg, cand->end);
		break;
	case CUT_LINE:
		sweep_take(sw, rule, cand->line);
		break;
	case CUT_REST:
		sweep_hit(sw, rule, cand->line, cand->beg, sw->text.len);
		break;
	case CUT_BOX:
		sweep_hit(sw, rule, cand->line, cand->beg, cand->end);
		box_take(sw, rule, cand->line);
		break;
	}
}

static bool
ask(struct sweep *sw, struct cand *cand)
{
	if (cand->done)
		return false;
	if (sw->lines[cand->line].rule != RULE_NONE) {
		cand->done = true;
		return false;
	}
	if (rule_set_has(&sw->limited, cand->rule) || !may_cut(sw, cand))
		return false;
	cut(sw, cand);
	return cand->done = true;
}

/* Rules that cut more than their match come first, so that a rule for the
 * heading alone does not take it away. True when something was cut. */
static bool
ask_all(struct sweep *sw)
{
	const struct rule_reach *reach = sw->rules->reach;
	bool any = false;

	for (int wide = sw->wide; wide >= 0; wide--) {
		for (size_t i = 0; i < sw->cands.n; i++) {
			struct cand *cand = &sw->cands.v[i];

			if (reach[cand->rule].wide == wide)
				any |= ask(sw, cand);
		}
	}
	return any;
}

/* Rules of place document; those that go by what others cut come when these
 * find nothing more. */
static bool
find_all(struct sweep *sw, bool any)
{
	const struct rules *rules = sw->rules;

	for (size_t i = 0; i < rules->n_finds && sw->n_alive > 0; i++) {
		const struct rule *rule = &rules->v[rules->finds[i]];

		if (rule_set_has(sw->on, rule->number) &&
			!(any && rule->find >= FIND_FRAME))
			any |= find_run(sw, rule);
	}
	return any;
}

void
sweep_rounds(struct sweep *sw)
{
	for (int round = 0; round < ROUNDS; round++) {
		bool any;

		lines_rank(sw);
		if (sw->n_alive == 0)
			break;
		look_nearer(sw);
		find_zoned(sw);
		any = ask_all(sw);
		if (any) {
			lines_rank(sw);
			find_late(sw);
		}
		if (!find_all(sw, any))
			return;
	}
	sw->hurried = sw->n_alive > 0;
}

/* A candidate that was not cut, and that may be nearer to the end of the text
 * when the lines between are gone. A line that its rule does not reach stays as
 * many lines away. */
static bool
some_may_be_nearer(struct sweep *sw)
{
	for (size_t i = 0; i < sw->cands.n; i++) {
		struct cand *cand = &sw->cands.v[i];

		if (!cand->done && sw->rules->v[cand->rule].tail_chars &&
			(!cand->later || try_later(sw, cand)))
			return true;
	}
	return false;
}

/*
 * True when another sweep over what is left would find nothing, and need not
 * be made. The rounds asked all candidates until none could be cut, with only
 * those lines for neighbours that are left; so what is new to another sweep
 * must come from lines that were cut in part, or from one of the things that
 * look at lines which are gone.
 */
bool
sweep_was_last(struct sweep *sw)
{
	return sw->n_hits == 0 && !sw->hurried && !sw->opened && !sw->refrain &&
	       !sweep_edge(sw) && !has_truncated(sw) && !some_may_be_nearer(sw);
}
