/* rules_box - boxes of links under a heading. */

#include "rule.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum {
	TEASER_WORDS = 30,    /* a teaser has no more */
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

/* Behind the last of the lines from rank first to end that was broken off. */
static size_t
behind_teasers(struct sweep *sw, size_t first, size_t end)
{
	for (; end > first; end--) {
		struct str s = line_text(sw, sw->alive[end - 1]);

		if (ends_in_ellipsis(s, s.len))
			break;
	}
	return end;
}

/*
 * The heading of a box was taken: so are the teasers below it, up to the
 * first paragraph. Above that paragraph, where no other stands before the box,
 * nothing but a teaser that was broken off tells links from the article's own
 * title: what follows the last one stays.
 */
void
box_take(struct sweep *sw, const struct rule *rule, size_t line)
{
	size_t first = sw->rank[line] + (size_t)1, end = first;

	while (end < sw->n_alive && is_teaser(sw, sw->alive[end]))
		end++;
	if (end < sw->n_alive && !has_paragraph(sw, first - 1))
		end = behind_teasers(sw, first, end);
	for (size_t k = first; k < end; k++)
		sweep_take(sw, rule, sw->alive[k]);
}
