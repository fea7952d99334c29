/* bound_dots - two dots: a dash in a headline, or a sloppy full stop. */

#include "bound_lines.h"

enum {
	HEADLINE_REACH = 400, /* bytes of a headline's first half ... */
	HEADLINE_WORDS = 12,  /* ... and words */
	RUNNING_WORDS = 4,    /* of what is none ... */
	CLAUSE_WORDS = 2      /* ... and of the first of two clauses */
};

static const uint64_t verbs =
	BOUND_BIT(BOUND_OPENERS) | BOUND_BIT(BOUND_REPORTING);

/* "And" (U+0648) written to a verb begins the sentence, which no headline does,
 * and the next word does not go on with it. */
static bool
is_running(const struct scan *scan, const struct stop *stop)
{
	const struct bound *b = scan->bound;
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

/* A verb of the past, as lists and its shape tell. */
static bool
is_past(const struct bound *b, struct str fold)
{
	return (bound_lists(b, fold) & verbs) || bound_is_past(fold);
}

/* A verb of the future, U+0633 before the letter of its person. */
static bool
is_future(struct str fold)
{
	return fold.len > 8 &&
	       (str_starts(fold, STR("سي")) || str_starts(fold, STR("ست")));
}

/*
 * Two whole clauses: a verb of the past begins the first, "and" (U+0648) with a
 * verb, or with one of the words that begin sentences, the second: "the match
 * ended.. and both teams left".
 */
static bool
is_two_clauses(const struct scan *scan, const struct stop *stop)
{
	const struct bound *b = scan->bound;
	struct bound_word word;
	struct str rest;

	if (stop->after != 0x0648 ||
		!bound_has_words(scan, stop->beg, CLAUSE_WORDS))
		return false;
	bound_word_after(b, scan->text, stop->next, &word);
	if (word.len < 4)
		return false;
	rest = str_make(word.fold + 2, word.len - 2);
	if (!BOUND_IN(&word, BOUND_STARTERS) && !is_past(b, rest) &&
		!is_future(rest))
		return false;
	bound_word_after(b, scan->text, scan->start, &word);
	return is_past(b, str_make(word.fold, word.len));
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
		is_two_clauses(scan, stop) ||
		stop->beg - scan->start > HEADLINE_REACH ||
		bound_spaces(scan->text, scan->start, stop->beg,
			HEADLINE_WORDS) == HEADLINE_WORDS)
		return BOUND_DOTS;
	return BOUND_HEADLINE_DOTS;
}
