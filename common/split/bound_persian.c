/* bound_persian - line breaks in Persian and Urdu, whose sentences end in
 * verbs. */

#include "bound_lines.h"

enum { LANGUAGE_REACH = 200 }; /* bytes of a line that tell its language */

/* One of the lines is Persian or Urdu, as its letters tell. */
bool
bound_is_persian(const struct lines *lines)
{
	struct str text = lines->scan->text;
	size_t end = size_min(text.len, lines->next + LANGUAGE_REACH);

	end = size_min(
		end, str_find_byte(str_sub(text, 0, end), lines->next, '\n'));
	return bound_has_persian(str_sub(text, lines->beg, lines->end)) ||
	       bound_has_persian(str_sub(text, lines->next, end));
}

/* The second line of Persian or Urdu begins with a verb, which sentences of
 * theirs end in: it is in the list, or U+0645 06CC and U+200C are written to
 * it. A noun of two words may begin with one ("coming and going"). So it is
 * with "and" (U+0648), a word of its own there. */
bool
bound_begins_late(const struct lines *lines)
{
	struct str next = str_from(lines->scan->text, lines->next);
	struct str rest = str_from(lines->scan->text, lines->first.end);

	if (str_starts(next, STR("می\u200c")) ||
		str_starts(next, STR("نمی\u200c")))
		return true;
	if (BOUND_IN(&lines->first, BOUND_VERBS))
		return !str_starts(rest, STR(" و ")) && bound_is_persian(lines);
	return str_starts(next, STR("و ")) && bound_is_persian(lines);
}
