/* rules_try - one candidate: does the text fit the rule. Only what the text
 * alone says is asked here; what is left of the document is asked in
 * rules_guard.c. */

#include "rule.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum {
	AROUND = 200,   /* bytes that before, after and unless see */
	END_LOOK = 2048 /* bytes that a regex at the end sees by default */
};

static bool
chars_fit(const struct rule *rule, struct str s)
{
	return !rule->max_chars || s.len <= rule->max_chars ||
	       (s.len <= 4 * rule->max_chars &&
		       utf8_count(s) <= rule->max_chars);
}

bool
after_may_begin(const struct sweep *sw, const struct rule *rule,
	const struct line *line, size_t end)
{
	return !rule->after || sw->slowly ||
	       pattern_may_begin(
		       rule->after, sw->text, end, size_max(end, line->to));
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
	if (!after_may_begin(sw, rule, line, end))
		return false;
	if (rule->without &&
		(hit.len > LINE_LOOK ||
			pattern_holds(sw, rule, rule->without, beg, end)))
		return false;
	if (rule->before && !stands_before(sw, rule, rule->before, line->from,
				    beg, AROUND, &at))
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
put_cand(struct sweep *sw, struct cands *cands, const struct cand *cand)
{
	ARENA_ROOM(sw->arena, &cands->v, cands->n, &cands->cap);
	cands->v[cands->n++] = *cand;
	sw->wide |= sw->rules->reach[cand->rule].wide;
}

void
push_cand(struct sweep *sw, const struct rule *rule, size_t line, size_t beg,
	size_t end)
{
	const struct cand cand = { rule->number, (uint32_t)line, beg, end,
		sw->event, false, false };

	if (beg >= end || !fits_guards(sw, rule, &sw->lines[line], beg, end))
		return;
	put_cand(sw, &sw->cands, &cand);
	if (rule->min_hits)
		sw->counts[rule->slot]++;
}

void
push_later(struct sweep *sw, struct cands *cands, uint32_t rule, size_t line,
	size_t beg, size_t end)
{
	const struct cand cand = { rule, (uint32_t)line, beg, end, sw->event,
		true, false };

	put_cand(sw, cands, &cand);
}

bool
line_chars_fit(struct sweep *sw, const struct rule *rule, size_t i)
{
	size_t bytes = sw->lines[i].to - sw->lines[i].from;

	return bytes <= LINE_LOOK &&
	       (!rule->max_chars || bytes <= rule->max_chars ||
		       (bytes <= 4 * rule->max_chars &&
			       line_chars(sw, i) <= rule->max_chars));
}

bool
line_words_fit(struct sweep *sw, const struct rule *rule, size_t i)
{
	size_t words;

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

bool
try_later(struct sweep *sw, struct cand *cand)
{
	const struct rule *rule = &sw->rules->v[cand->rule];
	size_t i = cand->line;
	bool found = rule->regex
			     ? stands_after(sw, rule, rule->regex, cand->beg,
				       cand->end, LINE_LOOK, &cand->end)
			     : phrase_may(sw, rule, i, cand->beg, cand->end) &&
				       phrase_stretch(sw, rule, i, &cand->beg,
					       &cand->end);

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
			push_cand(sw, rule, i, ends[k], ends[k + 1]);
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
	bool whole = rule->place == PLACE_LINE;
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
	if (whole && s.len > longest)
		return;
	if (!sw->slowly && !pattern_may_begin(rule->regex, sw->text, beg, end))
		return;
	if ((whole && !line_chars_fit(sw, rule, i)) || !has_need(rule, s) ||
		(whole && !line_words_fit(sw, rule, i)))
		return;
	if (asks_beside(sw, rule)) {
		push_later(sw, &sw->cands, rule->number, i, beg, end);
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
			push_cand(sw, rule, i, beg, to);
		break;
	default: /* at the end of the line */
		if (stands_before(
			    sw, rule, rule->regex, line->from, end, look, &at))
			push_cand(sw, rule, i, at, end);
	}
}
