/* bound_quoted - what stands before a quotation, and what the sentence then
 * still wants behind it. */

#include "bound_lines.h"

enum { WORDS_ASKED = 8 }; /* from the beginning of a sentence to a quotation */

/* In the list without the pronoun that may hang on it: U+0647, 0647 0627,
 * 0647 0645, 0646 064A, 0646 0627, 0643. */
static bool
is_listed(const struct bound *b, struct str fold, enum bound_list list)
{
	static const char *const suffixes[] = { "ه", "ها", "هم", "ني", "نا",
		"ك" };

	if (bound_lists(b, fold) >> list & 1)
		return true;
	for (size_t i = 0; i < COUNTOF(suffixes); i++) {
		struct str stem = fold;
		struct str suffix = str_from_c(suffixes[i]);

		if (!str_ends(stem, suffix))
			continue;
		stem.len -= suffix.len;
		if (bound_lists(b, stem) >> list & 1)
			return true;
	}
	return false;
}

bool
bound_says(const struct bound *b, const struct bound_word *word)
{
	return BOUND_IN(word, BOUND_REPORTING) ||
	       is_listed(b, str_make(word->fold, word->len), BOUND_REPORTING);
}

/* A single mark may be an apostrophe, two of them, as Urdu has them, are none.
 */
size_t
bound_before_quote(
	const struct scan *scan, const struct stop *stop, size_t reach)
{
	struct str text = scan->text;
	size_t pos = stop->beg;

	while (pos > scan->start && stop->beg - pos < reach) {
		uint32_t cp = utf8_prev(text, &pos);

		if (cp == '\'' || cp == 0x2019) {
			if (pos == scan->start || utf8_before(text, pos) != cp)
				continue;
			utf8_prev(text, &pos);
		} else if (!bound_in(&scan->bound->quoting, cp)) {
			continue;
		}
		return bound_back_space(text, scan->start, pos);
	}
	return STR_NONE;
}

/* The folded word without the U+0648 or U+0641 (and, so) written to it. */
static struct str
without_and(const struct bound_word *word)
{
	size_t n = bound_has_conjunction(word) ? 2 : 0;

	return str_make(word->fold + n, word->len - n);
}

/*
 * True when all that stands before the quotation is a noun like "slogan", a
 * pronoun written to it or not, and next is a verb: "their slogan «Bread!» is
 * on every wall".
 */
bool
bound_is_subject(const struct scan *scan, const struct stop *stop,
	const struct bound_word *next)
{
	const struct bound_word *word = bound_opening(scan);

	return word->beg == scan->start && bound_is_verb(next) &&
	       is_listed(scan->bound, without_and(word), BOUND_SAYINGS) &&
	       bound_before_quote(scan, stop, BOUND_NAME_REACH) == word->end;
}

/* The words from pos to the quotation at end are few, with nothing but a colon
 * at their end, and none but the first is one of saying. */
static bool
is_one_question(const struct scan *scan, size_t pos, size_t end)
{
	const struct bound *b = scan->bound;
	struct bound_word word;

	for (size_t n = 0; n < WORDS_ASKED && pos < end; n++) {
		bound_word_after(b, scan->text, pos, &word);
		if (word.beg != pos || word.end == pos ||
			is_listed(b, without_and(&word), BOUND_REPORTING) !=
				(n == 0))
			return false;
		pos = bound_skip_space(scan->text, word.end);
		if (pos < end && utf8_at(scan->text, pos) == ':')
			pos++;
	}
	return pos == end;
}

/* "And he answered", "he answered": what a question waits for. */
static bool
is_answer(const struct bound *b, const struct bound_word *next)
{
	if (next->first == 0x0641 && bound_has_conjunction(next))
		return true;
	return bound_is_verb(next) && !bound_has_conjunction(next) &&
	       !bound_lists_without_and(b, next);
}

/*
 * True when the sentence began with "was asked", or with "when" and a verb of
 * saying, and the quotation is what was: the main clause is still to come,
 * "when he was asked «Where?» he said".
 */
bool
bound_is_awaited(const struct scan *scan, const struct stop *stop,
	const struct bound_word *next)
{
	const struct bound *b = scan->bound;
	const struct bound_word *word = bound_opening(scan);
	size_t pos = scan->start, end;
	struct str fold;

	if (word->beg != pos || word->len == 0 || !is_answer(b, next))
		return false;
	fold = without_and(word);
	if (!(bound_lists(b, fold) >> BOUND_AWAITING & 1))
		return false;
	if (!(bound_lists(b, fold) >> BOUND_REPORTING & 1))
		pos = bound_skip_space(scan->text, word->end);
	end = bound_before_quote(scan, stop, BOUND_QUOTE_REACH);
	return end != STR_NONE && is_one_question(scan, pos, end);
}
