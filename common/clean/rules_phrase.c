/* rules_phrase - a phrase of a rule was found: what its rule's match is around
 * it. First comes what tells without a pattern that there is none, which is so
 * nearly always; patterns are tried when nothing else speaks against a cut. */

#include "rule.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum { LEAD_LOOK = 1024 /* bytes that lead sees */ };

static bool
only_marks(struct str s)
{
	return text_words(s, 1) == 0;
}

/*
 * The end of the nearest closer at or behind pos; STR_NONE when there is none.
 * What was found is remembered, so that a million openers without one cost one
 * search; the last lines are looked at from the tail back, and then only what
 * lies before the last search is searched.
 */
static size_t
find_until(struct sweep *sw, const struct rule *rule, size_t pos)
{
	struct until *known = &sw->untils[rule->slot];
	size_t before = sw->text.len; /* closers begin before it */

	sw->opened = true;
	if (known->known && pos >= known->from && known->beg >= pos)
		return known->end;
	if (known->known && pos < known->from)
		before = known->from;
	else
		*known = (struct until){ true, pos, STR_NONE, STR_NONE };
	known->from = pos;
	for (size_t i = 0; i < rule->until.n; i++) {
		struct str closer = rule->until.v[i].s;
		size_t stop = size_min(before + closer.len, sw->text.len);
		size_t at = str_find(str_sub(sw->text, 0, stop), pos, closer);

		if (at != STR_NONE && at + closer.len < known->end) {
			known->beg = at;
			known->end = at + closer.len;
		}
	}
	return known->end;
}

/* The match goes on to the end of its line. */
static bool
goes_to_end(const struct rule *rule)
{
	return rule->place == PLACE_LINE || rule->place == PLACE_LINE_END ||
	       rule->place == PLACE_TAIL;
}

/* Bytes that then sees. */
static size_t
then_look(const struct rule *rule)
{
	if (rule->place == PLACE_MIDDLE)
		return MIDDLE_SEES;
	return goes_to_end(rule) ? (size_t)LINE_LOOK : INSIDE_LOOK;
}

/* False when what stands behind a phrase cannot be what the pattern wants.
 * Inside a line white space there may be folded into what stands before. */
static bool
then_may_match(const struct sweep *sw, const struct rule *rule, size_t pos,
	size_t limit)
{
	bool inside = rule->place == PLACE_INLINE;
	size_t stop;

	if (sw->slowly)
		return true;
	if (inside && pos < limit && uchar_is_space(utf8_at(sw->text, pos)))
		return true;
	if (!pattern_may_begin(rule->then, sw->text, pos, limit))
		return false;
	stop = text_ahead(sw->text, pos, limit, then_look(rule));
	return inside ||
	       pattern_may_hold(rule->then, str_sub(sw->text, pos, stop));
}

/* False when what stands before a phrase cannot be what the pattern wants. */
static bool
lead_may_match(const struct sweep *sw, const struct rule *rule, size_t floor,
	size_t pos)
{
	bool whole = rule->place == PLACE_LINE;
	size_t start = text_back(sw->text, pos, floor, LEAD_LOOK);

	if (whole && start > floor)
		return false;
	if (sw->slowly)
		return true;
	return (!whole ||
		       pattern_may_begin(rule->lead, sw->text, floor, pos)) &&
	       pattern_may_hold(rule->lead, str_sub(sw->text, start, pos));
}

/* Without a pattern, what stands behind the phrase must be marks alone where
 * its rule takes all of it; the same before it. */
static bool
may_extend(struct sweep *sw, const struct rule *rule, const struct line *line,
	size_t end)
{
	if (rule->until.n)
		return true;
	if (rule->then)
		return then_may_match(sw, rule, end, line->to);
	return !goes_to_end(rule) || rule->cut == CUT_REST ||
	       (line->to - end <= LINE_LOOK &&
		       only_marks(str_sub(sw->text, end, line->to)));
}

static bool
may_extend_back(struct sweep *sw, const struct rule *rule,
	const struct line *line, size_t beg)
{
	if (rule->lead)
		return lead_may_match(sw, rule, line->from, beg);
	return rule->place != PLACE_LINE ||
	       (beg - line->from <= LINE_LOOK &&
		       only_marks(str_sub(sw->text, line->from, beg)));
}

bool
phrase_may(struct sweep *sw, const struct rule *rule, size_t i, size_t beg,
	size_t end)
{
	const struct line *line = &sw->lines[i];
	bool whole = rule->place == PLACE_LINE;

	if (whole && !line_chars_fit(sw, rule, i))
		return false;
	if (!rule->holds.n && (!may_extend(sw, rule, line, end) ||
				      !may_extend_back(sw, rule, line, beg)))
		return false;
	if (rule->prose && sweep_prose(sw) < rule->prose)
		return false;
	return !whole || line_words_fit(sw, rule, i);
}

/* How far the match of a rule goes behind its phrase. */
static bool
extend(struct sweep *sw, const struct rule *rule, const struct line *line,
	size_t *end)
{
	if (rule->until.n) {
		*end = find_until(sw, rule, *end);
		return *end != STR_NONE;
	}
	if (rule->then && rule->place == PLACE_INLINE)
		return stands_inside(sw, rule, *end, line->to, end);
	if (rule->then)
		return stands_after(sw, rule, rule->then, *end, line->to,
			then_look(rule), end);
	if (goes_to_end(rule) && rule->cut != CUT_REST)
		*end = line->to;
	return true;
}

/* How far it goes before its phrase. */
static bool
extend_back(struct sweep *sw, const struct rule *rule, const struct line *line,
	size_t *beg)
{
	if (rule->lead)
		return stands_before(
			sw, rule, rule->lead, line->from, *beg, LEAD_LOOK, beg);
	if (rule->place == PLACE_LINE)
		*beg = line->from;
	return true;
}

bool
phrase_stretch(struct sweep *sw, const struct rule *rule, size_t i, size_t *beg,
	size_t *end)
{
	const struct line *line = &sw->lines[i];

	if (rule->holds.n) {
		*beg = line->from;
		*end = line->to;
		return true;
	}
	/* what lead looks for may lie far before the phrase */
	return extend(sw, rule, line, end) &&
	       after_may_begin(sw, rule, line, *end) &&
	       extend_back(sw, rule, line, beg);
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
	bool waits = sw->rules->reach[rule->number].waits && !sw->slowly;

	if (rule_set_has(&sw->limited, rule->number) ||
		is_too_far(sw, rule, i, beg) ||
		!phrase_may(sw, rule, i, beg, end))
		return;
	if (waits)
		push_later(sw, &sw->cands, rule->number, i, beg, end);
	else if (phrase_stretch(sw, rule, i, &beg, &end))
		push_cand(sw, rule, i, beg, end);
}
