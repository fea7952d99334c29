/* rules_try - one candidate: does the text fit the rule. Only what the text
 * alone says is asked here; what is left of the document is asked in
 * rules_guard.c. */

#include "rule.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum {
	AROUND = 200,     /* bytes that before, after and unless see */
	LEAD_LOOK = 1024, /* bytes that lead sees */
	END_LOOK = 2048   /* bytes that a regex at the end sees by default */
};

static bool
only_marks(struct str s)
{
	return text_words(s, 1) == 0;
}

/* The nearest closer at or behind pos; STR_NONE when there is none. Where it
 * was found is remembered, so that a million openers without one cost one
 * search. */
static size_t
find_until(struct sweep *sw, const struct rule *rule, size_t pos)
{
	size_t *last = &sw->untils[rule->slot], best = STR_NONE;

	sw->opened = true;
	if (*last == STR_NONE)
		return STR_NONE;
	if (*last > pos)
		return *last;
	for (size_t i = 0; i < rule->until.n; i++) {
		struct str closer = rule->until.v[i].s;
		size_t at = str_find(sw->text, pos, closer);

		if (at != STR_NONE &&
			(best == STR_NONE || at + closer.len < best))
			best = at + closer.len;
	}
	return *last = best;
}

static bool
chars_fit(const struct rule *rule, struct str s)
{
	return !rule->max_chars || s.len <= rule->max_chars ||
	       (s.len <= 4 * rule->max_chars &&
		       utf8_count(s) <= rule->max_chars);
}

static bool
fits_guards(struct sweep *sw, const struct rule *rule, const struct line *line,
	size_t beg, size_t end)
{
	struct str hit = str_sub(sw->text, beg, end);
	size_t at, words;

	if (!chars_fit(rule, hit))
		return false;
	if (rule->min_words || rule->max_words) {
		words = text_words(
			hit, size_max(rule->min_words, rule->max_words + 1));
		if (words < rule->min_words ||
			(rule->max_words && words > rule->max_words))
			return false;
	}
	if (rule->prose && sweep_prose(sw) < rule->prose)
		return false;
	if (rule->markup && !sweep_markup(sw))
		return false;
	if (rule->without &&
		(hit.len > LINE_LOOK ||
			pattern_holds(sw, rule, rule->without, beg, end)))
		return false;
	if (rule->before && !stands_before(sw, rule, rule->before, line->from,
				    beg, AROUND, &at))
		return false;
	if (rule->after && !sw->slowly &&
		!pattern_may_begin(
			rule->after, sw->text, end, size_max(end, line->to)))
		return false;
	if (rule->after && !stands_after(sw, rule, rule->after, end,
				   size_max(end, line->to), AROUND, &at))
		return false;
	if (rule->unless) {
		size_t from = text_back(sw->text, beg, line->from, AROUND);
		size_t to = text_ahead(
			sw->text, end, size_max(end, line->to), AROUND);

		if (to - from > LINE_LOOK)
			to = text_ahead(sw->text, from, to, LINE_LOOK);
		return !pattern_holds(sw, rule, rule->unless, from, to);
	}
	return true;
}

static void
push_cand(struct sweep *sw, const struct rule *rule, size_t line, size_t beg,
	size_t end, bool later)
{
	ARENA_ROOM(sw->arena, &sw->cands, sw->n_cands, &sw->cap_cands);
	sw->cands[sw->n_cands++] = (struct cand){ rule->number, (uint32_t)line,
		beg, end, later, false };
}

static void
add_cand(struct sweep *sw, const struct rule *rule, size_t line, size_t beg,
	size_t end)
{
	if (beg >= end || !fits_guards(sw, rule, &sw->lines[line], beg, end))
		return;
	push_cand(sw, rule, line, beg, end, false);
	if (rule->min_hits)
		sw->counts[rule->slot]++;
}

/* False when what stands behind a phrase cannot be what the pattern wants.
 * White space there may be folded into what stands before. */
static bool
may_stand_after(const struct sweep *sw, struct pattern *pattern, size_t pos,
	size_t limit)
{
	return sw->slowly ||
	       (pos < limit && uchar_is_space(utf8_at(sw->text, pos))) ||
	       pattern_may_begin(pattern, sw->text, pos, limit);
}

/* How far the match of a rule goes behind its phrase. */
static bool
extend(struct sweep *sw, const struct rule *rule, const struct line *line,
	size_t *end)
{
	bool to_end = rule->place == PLACE_LINE ||
		      rule->place == PLACE_LINE_END ||
		      rule->place == PLACE_TAIL;

	if (rule->until.n) {
		*end = find_until(sw, rule, *end);
		return *end != STR_NONE;
	}
	if (rule->then && rule->place == PLACE_INLINE &&
		!may_stand_after(sw, rule->then, *end, line->to))
		return false;
	if (rule->then && rule->place != PLACE_INLINE && !sw->slowly &&
		!pattern_may_begin(rule->then, sw->text, *end, line->to))
		return false;
	if (rule->then && rule->place == PLACE_INLINE)
		return stands_inside(sw, rule, *end, line->to, end);
	if (rule->then)
		return stands_after(sw, rule, rule->then, *end, line->to,
			to_end ? (size_t)LINE_LOOK : INSIDE_LOOK, end);
	if (!to_end || rule->cut == CUT_REST)
		return true;
	if (line->to - *end > LINE_LOOK ||
		!only_marks(str_sub(sw->text, *end, line->to)))
		return false;
	*end = line->to;
	return true;
}

/* How far it goes before its phrase. */
static bool
extend_back(struct sweep *sw, const struct rule *rule, const struct line *line,
	size_t *beg)
{
	bool whole = rule->place == PLACE_LINE;

	if (rule->lead) {
		if (whole &&
			(*beg - line->from > LEAD_LOOK ||
				(!sw->slowly &&
					!pattern_may_begin(rule->lead, sw->text,
						line->from, *beg))))
			return false;
		return stands_before(
			sw, rule, rule->lead, line->from, *beg, LEAD_LOOK, beg);
	}
	if (!whole)
		return true;
	if (*beg - line->from > LINE_LOOK ||
		!only_marks(str_sub(sw->text, line->from, *beg)))
		return false;
	*beg = line->from;
	return true;
}

/* What can be said of a line that must go whole, before a pattern is tried:
 * the cheap things first. */
static bool
line_fits(struct sweep *sw, const struct rule *rule, size_t i)
{
	const struct line *line = &sw->lines[i];
	struct str s = str_sub(sw->text, line->from, line->to);
	size_t words;

	if (s.len > LINE_LOOK)
		return false;
	if (!chars_fit(rule, s))
		return false;
	if (!rule->min_words && !rule->max_words)
		return true;
	words = line_words(
		sw, i, size_max(rule->min_words, rule->max_words + 1));
	return words >= rule->min_words &&
	       (!rule->max_words || words <= rule->max_words);
}

/* A rule may name strings of which its match holds one: at the beginning of a
 * line that is no longer than the rule allows. */
static bool
has_need(const struct rule *rule, struct str s)
{
	bool head =
		rule->place == PLACE_LINE_START || rule->place == PLACE_HEAD;
	size_t most = head && rule->max_chars ? rule->max_chars : SIZE_MAX;

	for (size_t i = 0; i < rule->needs.n; i++) {
		size_t at = str_find(s, 0, rule->needs.v[i].s);

		if (at != STR_NONE &&
			(at < most || utf8_count(str_sub(s, 0, at)) < most))
			return true;
	}
	return rule->needs.n == 0;
}

/* The stretch of a rule's match around its phrase. */
static bool
find_stretch(struct sweep *sw, const struct rule *rule, size_t i, size_t *beg,
	size_t *end)
{
	const struct line *line = &sw->lines[i];

	if (rule->place == PLACE_LINE && !line_fits(sw, rule, i))
		return false;
	if (rule->holds.n) {
		*beg = line->from;
		*end = line->to;
		return true;
	}
	return extend(sw, rule, line, end) && extend_back(sw, rule, line, beg);
}

/* True for a line that is not in the rule's zone, and is only when others are
 * cut. Closers are looked for in order, and hits that are counted at once. */
static bool
can_wait(const struct sweep *sw, const struct rule *rule, size_t i)
{
	bool zoned = rule->within_head || rule->within_tail ||
		     rule->place == PLACE_HEAD;

	return zoned && i >= head_reach(rule) &&
	       sw->n_lines - 1 - i >= rule->within_tail && !rule->until.n &&
	       !rule->min_hits && !rule->tail_chars && !sw->slowly;
}

/* True for a phrase from which the end of its own line is farther than the
 * rule allows: no cut of other lines will bring it nearer. */
static bool
is_too_far(
	const struct sweep *sw, const struct rule *rule, size_t i, size_t beg)
{
	size_t bytes = sw->lines[i].to - beg;

	return rule->tail_chars && bytes > rule->tail_chars &&
	       !rule->min_hits && !sw->slowly &&
	       (bytes > 4 * rule->tail_chars ||
		       utf8_count(str_sub(sw->text, beg, beg + bytes)) >
			       rule->tail_chars);
}

void
try_phrase(struct sweep *sw, const struct rule *rule, size_t i, size_t beg,
	size_t end)
{
	if (rule_set_has(&sw->limited, rule->number))
		return;
	if (is_too_far(sw, rule, i, beg))
		return;
	if (can_wait(sw, rule, i))
		push_cand(sw, rule, i, beg, end, true);
	else if (find_stretch(sw, rule, i, &beg, &end))
		add_cand(sw, rule, i, beg, end);
}

bool
try_later(struct sweep *sw, struct cand *cand)
{
	const struct rule *rule = &sw->rules->v[cand->rule];
	size_t i = cand->line;
	bool found =
		rule->regex ? stands_after(sw, rule, rule->regex, cand->beg,
				      cand->end, LINE_LOOK, &cand->end)
			    : find_stretch(sw, rule, i, &cand->beg, &cand->end);

	cand->later = false;
	cand->done =
		!found || cand->beg >= cand->end ||
		!fits_guards(sw, rule, &sw->lines[i], cand->beg, cand->end);
	return !cand->done;
}

/* All matches of an inline pattern in a line, looked for in pieces, so that
 * the folded text stays small. */
static void
try_inside(struct sweep *sw, const struct rule *rule, size_t i)
{
	size_t pos = sw->lines[i].from;

	while (pos < sw->lines[i].to) {
		size_t stop =
			text_ahead(sw->text, pos, sw->lines[i].to, LINE_LOOK);
		struct folded folded = view_text(sw, rule, pos, stop);
		size_t from = 0, beg, end, n = 0, cap = 0, *ends = NULL;

		while (from <= folded.s.len &&
			view_find(sw, rule, rule->regex, folded.s, from, &beg,
				&end)) {
			ARENA_ROOM(sw->arena, &ends, n, &cap);
			ends[n++] = pos + view_offset(&folded, beg);
			ARENA_ROOM(sw->arena, &ends, n, &cap);
			ends[n++] = pos + view_offset(&folded, end);
			from = end > beg ? end : end + 1;
			while (from < folded.s.len &&
				(folded.s.ptr[from] & 0xC0) == 0x80)
				from++;
		}
		/* guards look at other parts of the text: only now */
		for (size_t k = 0; k < n; k += 2)
			add_cand(sw, rule, i, ends[k], ends[k + 1]);
		pos = stop;
	}
}

/* True for a rule of lines that asks how long the one beside is, which costs
 * less than its pattern. */
static bool
asks_beside(const struct sweep *sw, const struct rule *rule)
{
	return rule->place == PLACE_LINE &&
	       (rule->next_words || rule->previous_words) && !rule->min_hits &&
	       !rule->tail_chars && !sw->slowly;
}

void
try_regex(struct sweep *sw, const struct rule *rule, size_t i)
{
	const struct line *line = &sw->lines[i];
	size_t beg = line->from, end = line->to, at, to;
	size_t longest = rule->max_chars ? 4 * rule->max_chars : LINE_LOOK;
	size_t look = longest + 64;
	struct str s;

	if (rule_set_has(&sw->limited, rule->number))
		return;
	if (rule->place == PLACE_LINE_START || rule->place == PLACE_HEAD)
		end = text_ahead(sw->text, beg, end, look);
	if (rule->place == PLACE_LINE_END || rule->place == PLACE_TAIL) {
		look = rule->tail_chars ? 4 * rule->tail_chars : END_LOOK;
		beg = text_back(sw->text, end, beg, look);
	}
	s = str_sub(sw->text, beg, end);
	if (rule->place == PLACE_LINE && s.len > longest)
		return;
	if (!sw->slowly && !pattern_may_begin(rule->regex, sw->text, beg, end))
		return;
	if ((rule->place == PLACE_LINE && !chars_fit(rule, s)) ||
		!has_need(rule, s) ||
		(rule->place == PLACE_LINE && !line_fits(sw, rule, i)))
		return;
	if (asks_beside(sw, rule)) {
		push_cand(sw, rule, i, beg, end, true);
		return;
	}
	switch (rule->place) {
	case PLACE_INLINE:
		try_inside(sw, rule, i);
		break;
	case PLACE_LINE:
	case PLACE_LINE_START:
	case PLACE_HEAD:
		if (stands_after(
			    sw, rule, rule->regex, beg, end, LINE_LOOK, &to))
			add_cand(sw, rule, i, beg, to);
		break;
	default: /* at the end of the line */
		if (stands_before(
			    sw, rule, rule->regex, line->from, end, look, &at))
			add_cand(sw, rule, i, at, end);
	}
}
