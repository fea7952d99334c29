/* rules_wrap - lines that were broken at a fixed width are joined: those of a
 * paragraph are nearly equally long, and most end within a sentence. */

#include "rule.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum {
	WRAP_LINES = 3,   /* a paragraph of fewer is left alone */
	WRAP_NARROW = 45, /* characters of its longest line */
	WRAP_WIDE = 140,
	WRAP_SHORTEST = 70, /* per cent of that, but for the last line */
	WRAP_STOPS = 34     /* per cent of lines that may end a sentence */
};

static bool
ends_sentence(struct str s)
{
	uint32_t cp = utf8_before(s, s.len);

	return cp == '.' || cp == '!' || cp == '?' || cp == ':' ||
	       cp == 0x61F || cp == 0x6D4;
}

/* A list's item, a heading or a quoted line: it begins with a mark. */
static bool
begins_with_mark(struct str s)
{
	uint32_t cp = utf8_at(s, 0);

	return !uchar_is_letter(cp) && cp != '"' && cp != '(' && cp != 0xAB &&
	       cp != 0x201C;
}

/* True when lines [first, end) are one paragraph that was broken. */
static bool
is_wrapped(const struct sweep *sw, size_t first, size_t end)
{
	size_t widest = 0, shortest = SIZE_MAX, stops = 0;

	if (end - first < WRAP_LINES)
		return false;
	for (size_t i = first; i < end; i++) {
		const struct line *line = &sw->lines[i];
		struct str s = str_sub(sw->text, line->from, line->to);
		size_t chars;

		if (s.len > (size_t)4 * WRAP_WIDE ||
			(i > first && begins_with_mark(s)))
			return false;
		chars = utf8_count(s);
		widest = size_max(widest, chars);
		if (i + 1 == end)
			break;
		shortest = size_min(shortest, chars);
		stops += ends_sentence(s);
	}
	return widest >= WRAP_NARROW && widest <= WRAP_WIDE &&
	       100 * shortest >= WRAP_SHORTEST * widest &&
	       100 * stops <= WRAP_STOPS * (end - first - 1);
}

static bool
follows_directly(const struct sweep *sw, size_t i)
{
	const struct line *line = &sw->lines[i];

	return line->beg == line[-1].end + 1;
}

/* Joins the lines of all broken paragraphs. */
void
wrap_join(struct sweep *sw, const struct rule *rule, struct edits *edits)
{
	size_t end;

	for (size_t first = 0; first < sw->n_lines; first = end) {
		for (end = first + 1;
			end < sw->n_lines && follows_directly(sw, end); end++)
			;
		if (!is_wrapped(sw, first, end))
			continue;
		for (size_t i = first; i + 1 < end; i++)
			edits_add(edits, sw->lines[i].to, sw->lines[i + 1].from,
				STR(" "), rule->number);
	}
}
