/* rules_box - boxes of links under a heading. */

#include "rule.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum {
	TEASER_WORDS = 30,    /* a teaser has no more */
	TITLE_LINES = 2,      /* at the head, so few are the article's own */
	PARAGRAPH_WORDS = 12, /* a sentence of so many is a paragraph */
};

static bool
is_closer(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == ')' || cp == ']' ||
	       cp == 0xBB || cp == 0x201D || cp == 0x2019;
}

bool
ends_in_ellipsis(struct str s, size_t end)
{
	struct str head = str_sub(s, 0, end);

	return str_ends(head, STR("\xE2\x80\xA6")) || str_ends(head, STR(".."));
}

bool
is_sentence(struct str s)
{
	size_t end = s.len;
	uint32_t cp;

	while (end > 0 && is_closer(utf8_before(s, end)))
		(void)utf8_prev(s, &end);
	if (end == 0 || ends_in_ellipsis(s, end))
		return false;
	cp = utf8_before(s, end);
	return cp == '.' || cp == 0x6D4 || cp == 0x3002;
}

/* A title or a teaser, not a paragraph of the article. */
static bool
is_teaser(struct sweep *sw, size_t i)
{
	struct str s = line_text(sw, i);
	size_t words = line_words(sw, i, 2 * TEASER_WORDS);

	if (str_ends(s, STR(":")))
		return false; /* it leads in what the article lists */
	if (words > TEASER_WORDS)
		return ends_in_ellipsis(s, s.len) && words < 2 * TEASER_WORDS;
	return words < PARAGRAPH_WORDS || !is_sentence(s);
}

/*
 * The heading of a box was taken: so are the teasers below it, up to the
 * first paragraph. At the head of a document the line right above that
 * paragraph is given back: it is the article's title, and all if they are few.
 * Where other lines stand above the heading, but no paragraph, nothing tells
 * links from a title.
 */
void
box_take(struct sweep *sw, const struct rule *rule, size_t line)
{
	size_t first = sw->rank[line] + (size_t)1, end = first;
	bool head = sw->rank[line] == 0;

	if (!head && !has_paragraph(sw, first - 1))
		return;
	while (end < sw->n_alive && is_teaser(sw, sw->alive[end]))
		end++;
	if (head && end < sw->n_alive && end > first)
		end = end - first > TITLE_LINES ? end - 1 : first;
	for (size_t k = first; k < end; k++)
		sweep_take(sw, rule, sw->alive[k]);
}
