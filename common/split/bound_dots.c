/* bound_dots - two dots: a dash in a headline, or a sloppy full stop. */

#include "bound_priv.h"

enum {
	HEADLINE_REACH = 400, /* bytes of a headline's first half ... */
	HEADLINE_WORDS = 12,  /* ... and words */
	RUNNING_WORDS = 4     /* of what is none */
};

/* "And" (U+0648) written to a verb begins the sentence, which no headline does,
 * and the next word does not go on with it. */
static bool
is_running(const struct scan *scan, const struct stop *stop)
{
	const struct bound *b = scan->bound;
	uint64_t verbs = BOUND_BIT(BOUND_OPENERS) | BOUND_BIT(BOUND_REPORTING);
	struct bound_word word;

	if (utf8_at(scan->text, scan->start) != 0x0648 ||
		!bound_has_words(scan, stop->beg, RUNNING_WORDS))
		return false;
	bound_word_after(b, scan->text, scan->start, &word);
	if (!(bound_lists_behind(b, &word, 2) & verbs))
		return false;
	bound_word_after(b, scan->text, stop->next, &word);
	return !BOUND_IN(&word, BOUND_CONTINUERS);
}

/* Two dots part the halves of a headline: the sentence began with the line
 * and is still short. In running text they are a sloppy full stop. */
enum bound_rule
bound_two_dots_rule(const struct scan *scan, const struct stop *stop)
{
	if (stop->line)
		return BOUND_DOTS;
	if (bound_is_latin(stop->before) && uchar_is_lower(stop->after))
		return BOUND_CONTINUES;
	if (scan->start != scan->line || is_running(scan, stop) ||
		stop->beg - scan->start > HEADLINE_REACH ||
		bound_spaces(scan->text, scan->start, stop->beg,
			HEADLINE_WORDS) == HEADLINE_WORDS)
		return BOUND_DOTS;
	return BOUND_HEADLINE_DOTS;
}
