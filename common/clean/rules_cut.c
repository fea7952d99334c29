/* rules_cut - what was taken becomes a list of edits. A line goes with its
 * line break, so that what stood around it is separated as before; of the
 * white space beside a stretch one side goes. */

#include <stdlib.h>

#include "rule.h"
#include "common/uchar.h"
#include "common/utf8.h"

static int
by_place(const void *left, const void *right)
{
	const struct hit *a = left, *b = right;

	if (a->beg != b->beg)
		return a->beg < b->beg ? -1 : 1;
	return (a->end < b->end) - (a->end > b->end);
}

static bool
is_gap(struct str text, size_t beg, size_t end)
{
	while (beg < end)
		if (!uchar_is_space(utf8_next(text, &beg)))
			return false;
	return true;
}

static size_t
breaks(struct str text, size_t beg, size_t end)
{
	size_t n = 0;

	while ((beg = str_find_byte(str_sub(text, 0, end), beg, '\n')) !=
		STR_NONE) {
		n++;
		beg++;
	}
	return n;
}

/* Lines [first, last] are gone. */
static void
cut_lines(struct sweep *sw, struct edits *edits, size_t first, size_t last)
{
	const struct line *lines = sw->lines;
	bool head = first == 0, tail = last + 1 == sw->n_lines;
	bool keep_before =
		!head && !tail &&
		breaks(sw->text, lines[first - 1].end, lines[first].beg) >=
			breaks(sw->text, lines[last].end, lines[last + 1].beg);

	for (size_t i = first; i <= last; i++) {
		size_t beg = lines[i].beg, end = lines[i].end;

		if (head && tail) /* all is gone, a last line break stays */
			end = i < last ? lines[i + 1].beg : end;
		else if (head || keep_before)
			end = lines[i + 1].beg;
		else
			beg = lines[i - 1].end;
		edits_cut(edits, beg, end, lines[i].rule);
	}
}

/* White space that goes with a stretch of a line. */
static void
widen(struct str text, const struct line *line, struct hit *hit)
{
	size_t beg = hit->beg, end = hit->end, pos;

	for (pos = beg; pos > line->from; beg = pos)
		if (!uchar_is_space(utf8_prev(text, &pos)))
			break;
	for (pos = end; pos < line->to; end = pos)
		if (!uchar_is_space(utf8_next(text, &pos)))
			break;
	if (end == line->to)
		hit->beg = beg;
	else if (beg < hit->beg || hit->beg == line->from)
		hit->end = end;
}

static void
cut_hit(struct sweep *sw, struct edits *edits, const struct line *line,
	struct hit hit, const struct hit *left)
{
	const struct rule *rule = &sw->rules->v[hit.rule];
	struct str with = rule->with.s, text = sw->text;

	if (with.len == 0)
		widen(text, line, &hit);
	else if (str_eq(with, STR("\n")) &&
		 (hit.beg < left->beg || hit.end > left->end))
		with.len = 0; /* a line begins or ends here anyway */
	edits_add(edits, hit.beg, hit.end, with, hit.rule);
}

/* The hits [k, end) of a line. What lies between left->beg and left->end is
 * what they leave between the first and the last character that stays. */
static void
cut_hits(struct sweep *sw, struct edits *edits, const struct line *line,
	size_t k, size_t end)
{
	struct hit left = { line->from, line->to, RULE_NONE };

	for (size_t i = k;
		i < end &&
		is_gap(sw->text, left.beg, size_max(left.beg, sw->hits[i].beg));
		i++)
		left.beg = size_max(left.beg, sw->hits[i].end);
	for (size_t i = end;
		i > k &&
		is_gap(sw->text, size_min(left.end, sw->hits[i - 1].end),
			left.end);
		i--)
		left.end = size_min(left.end, sw->hits[i - 1].beg);
	for (; k < end; k++)
		cut_hit(sw, edits, line, sw->hits[k], &left);
}

/* True when hits [*k, ...) of a line leave nothing of it. */
static bool
is_covered(const struct sweep *sw, const struct line *line, size_t k)
{
	size_t pos = line->from;

	for (; k < sw->n_hits && sw->hits[k].beg < line->to; k++) {
		if (!is_gap(sw->text, pos, size_max(pos, sw->hits[k].beg)))
			return false;
		pos = size_max(pos, sw->hits[k].end);
	}
	return is_gap(sw->text, pos, line->to);
}

/* Lines of which many stretches leave nothing are gone as well. */
static void
take_covered(struct sweep *sw)
{
	size_t k = 0;

	for (size_t i = 0; i < sw->n_lines && k < sw->n_hits; i++) {
		struct line *line = &sw->lines[i];

		if (sw->hits[k].beg < line->to && line->rule == RULE_NONE &&
			is_covered(sw, line, k))
			line->rule = sw->hits[k].rule;
		while (k < sw->n_hits && sw->hits[k].beg < line->to)
			k++;
	}
}

void
sweep_edits(struct sweep *sw, struct edits *edits)
{
	size_t k = 0, last;

	if (sw->n_hits > 1)
		qsort(sw->hits, sw->n_hits, sizeof(*sw->hits), by_place);
	take_covered(sw);
	for (size_t i = 0; i < sw->n_lines; i++) {
		const struct line *line = &sw->lines[i];

		for (last = k;
			last < sw->n_hits && sw->hits[last].beg < line->to;
			last++)
			;
		if (line->rule == RULE_NONE) {
			cut_hits(sw, edits, line, k, last);
			k = last;
			continue;
		}
		for (last = i; last + 1 < sw->n_lines &&
			       sw->lines[last + 1].rule != RULE_NONE;
			last++)
			;
		for (; k < sw->n_hits && sw->hits[k].beg < sw->lines[last].to;
			k++)
			;
		cut_lines(sw, edits, i, last);
		i = last;
	}
	edits_settle(edits, sw->text);
}
