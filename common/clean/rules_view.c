/* rules_view - the stretches of a text that patterns see: folded, at most so
 * many bytes of them, the last ones kept. */

#include "rule.h"
#include "common/utf8.h"

enum { INSIDE_PIECE = 16384 };

/* Folds text[beg, end) unless it lies there already; good until the next call.
 */
struct folded
fold_view(struct sweep *sw, struct view *kept, size_t beg, size_t end)
{
	struct str s = str_sub(sw->text, beg, end);

	if (kept->beg == beg && kept->end == end && kept->from)
		return kept->folded;
	if (fold_room(s) > kept->room) {
		kept->room = 2 * fold_room(s);
		kept->bytes = arena_alloc(sw->arena, kept->room);
		kept->from = arena_alloc(
			sw->arena, kept->room * sizeof(*kept->from));
	}
	kept->beg = beg;
	kept->end = end;
	return kept->folded =
		       fold_into(sw->rules->chars, s, kept->bytes, kept->from);
}

/* text[beg, end) as a rule's patterns see it. Good until the next call; the
 * last one is kept, since many rules look at one line. */
struct folded
view_text(struct sweep *sw, const struct rule *rule, size_t beg, size_t end)
{
	if (rule->exact)
		return (struct folded){ str_sub(sw->text, beg, end), NULL };
	return fold_view(sw, &sw->view, beg, end);
}

/* The offset in the text for one in the view. */
size_t
view_offset(const struct folded *view, size_t off)
{
	return view->from ? view->from[off] : off;
}

/* Looks for a pattern, notes a limit. */
bool
view_find(struct sweep *sw, const struct rule *rule, struct pattern *pattern,
	struct str s, size_t from, size_t *beg, size_t *end)
{
	switch (pattern_find(pattern, s, from, beg, end)) {
	case PATTERN_YES:
		return true;
	case PATTERN_LIMIT:
		rule_set_put(&sw->limited, rule->number, true);
		return false;
	default:
		return false;
	}
}

bool
pattern_holds(struct sweep *sw, const struct rule *rule,
	struct pattern *pattern, size_t beg, size_t end)
{
	struct folded folded = view_text(sw, rule, beg, end);

	return view_find(sw, rule, pattern, folded.s, 0, &beg, &end);
}

/* The nearest start of a character at or before pos. */
static size_t
char_start(struct str text, size_t pos)
{
	while (pos > 0 && pos < text.len && (text.ptr[pos] & 0xC0) == 0x80)
		pos--;
	return pos;
}

/* The start of what lies at most look bytes before pos, not before floor. */
size_t
text_back(struct str text, size_t pos, size_t floor, size_t look)
{
	return pos - floor <= look ? floor : char_start(text, pos - look);
}

size_t
text_ahead(struct str text, size_t pos, size_t limit, size_t look)
{
	return limit - pos <= look ? limit : char_start(text, pos + look);
}

/* True when pattern matches at the end of the line's text before pos. A
 * window that does not begin with the line begins one character later, so
 * that ^ does not match there. *beg is where the match begins. */
bool
stands_before(struct sweep *sw, const struct rule *rule,
	struct pattern *pattern, size_t floor, size_t pos, size_t look,
	size_t *beg)
{
	size_t start = text_back(sw->text, pos, floor, look), from = 0, end;
	struct folded folded = view_text(sw, rule, start, pos);

	if (start > floor && folded.s.len)
		(void)utf8_next(folded.s, &from);
	if (!view_find(sw, rule, pattern, folded.s, from, beg, &end))
		return false;
	*beg = start + view_offset(&folded, *beg);
	return true;
}

/* True when pattern matches at the start of text[pos, limit); *end is then
 * where the match ends. */
bool
stands_after(struct sweep *sw, const struct rule *rule, struct pattern *pattern,
	size_t pos, size_t limit, size_t look, size_t *end)
{
	size_t stop = text_ahead(sw->text, pos, limit, look), beg;
	struct folded folded = view_text(sw, rule, pos, stop);

	if (!view_find(sw, rule, pattern, folded.s, 0, &beg, end))
		return false;
	*end = pos + view_offset(&folded, *end);
	return true;
}

/* The first byte of the folded text that comes from off or behind it. */
static size_t
folded_at(const struct folded *folded, size_t off)
{
	size_t low = 0, high = folded->s.len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (folded->from[middle] < off)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Like stands_after, for markers inside a line, of which there may be many:
 * the text is folded in large pieces, and one serves all markers in it. */
bool
stands_inside(struct sweep *sw, const struct rule *rule, size_t pos,
	size_t limit, size_t *end)
{
	struct view *piece = &sw->piece;
	size_t beg, from;

	if (rule->exact)
		return stands_after(
			sw, rule, rule->then, pos, limit, INSIDE_LOOK, end);
	if (!piece->from || pos < piece->beg || pos > piece->end ||
		(piece->end < limit && piece->end - pos < INSIDE_LOOK))
		(void)fold_view(sw, piece, pos,
			text_ahead(sw->text, pos, limit, INSIDE_PIECE));
	from = folded_at(&piece->folded, pos - piece->beg);
	if (!view_find(sw, rule, rule->then, piece->folded.s, from, &beg, end))
		return false;
	*end = piece->beg + view_offset(&piece->folded, *end);
	return true;
}
