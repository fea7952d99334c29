/*
 * bound_begin - how a sentence began, before a line break in it: headlines,
 * captions and datelines begin otherwise than running text.
 */

#include "bound_lines.h"

enum {
	WORD_MAX = 48,   /* bytes of a first word */
	PAST_MIN = 8,    /* bytes of a short verb of the past */
	WORDS_SAID = 15, /* from the verb of saying to the break */
};

/* A verb of the present that no noun of U+062A looks like: U+064A first, also
 * behind U+0633 (will). */
static bool
is_masculine_present(struct str fold)
{
	return bound_is_present(fold)
		       ? str_starts(fold, STR("ي"))
		       : fold.len >= 10 && str_starts(fold, STR("سي"));
}

/* A comma (U+060C) stands in the first line. */
static bool
has_comma(const struct lines *lines)
{
	return str_find(str_sub(lines->scan->text, lines->beg, lines->end), 0,
		       STR("،")) != STR_NONE;
}

/* The sentence begins with the article (U+0627 0644, but no verb like U+0627
 * 0644 062A...), with anything but Arabic, or with a word of no list and no
 * shape that is asked for below: for speed. */
static bool
begins_plainly(const struct scan *scan)
{
	struct str text = str_sub(scan->text, 0,
		size_min(scan->text.len, scan->start + WORD_MAX));
	struct str word = str_from(text, scan->start);
	uint32_t first = utf8_at(scan->text, scan->start);

	if (first < 0x80 ||
		(str_starts(word, STR("ال")) && !str_starts(word, STR("الت"))))
		return true;
	word.len = size_min(word.len, str_find_byte(word, 0, ' '));
	return first != 0x0648 && first != 0x0641 && first != 0x064A &&
	       first != 0x0633 && !str_ends(word, STR("ت")) &&
	       bound_is_common_after(scan, scan->start, BOUND_AT_START);
}

/* Running text begins with a verb or "that"; or with a preposition, when a
 * comma is in the line; or, "and" written to it, with another word that begins
 * sentences.
 */
enum bound_body
bound_body_of(const struct lines *lines)
{
	const struct scan *scan = lines->scan;
	const struct bound *b = scan->bound;
	const struct bound_word *word;
	struct str fold, rest;

	if (scan->start > scan->line)
		return BOUND_BODY_SURE;
	if (begins_plainly(scan))
		return BOUND_BODY_UNKNOWN;
	word = bound_opening(scan);
	if (word->beg != scan->start || BOUND_IN(word, BOUND_BYLINES))
		return BOUND_BODY_UNKNOWN;
	fold = str_make(word->fold, word->len);
	if (bound_has_conjunction(word)) {
		rest = str_from(fold, 2);
		if (BOUND_IN(word, BOUND_STARTERS) ||
			(bound_lists_behind(b, word, 2) &
				(BOUND_BIT(BOUND_OPENERS) |
					BOUND_BIT(BOUND_REPORTING))) ||
			bound_is_present(rest) ||
			(bound_is_past(rest) && rest.len > PAST_MIN))
			return BOUND_BODY_SURE;
	}
	return BOUND_IN(word, BOUND_OPENERS) || BOUND_IN(word, BOUND_THAT) ||
			       bound_is_past(fold) ||
			       is_masculine_present(fold) ||
			       (BOUND_IN(word, BOUND_CONTINUERS) &&
				       has_comma(lines))
		       ? BOUND_BODY_VERB
		       : BOUND_BODY_UNKNOWN;
}

/* The sentence begins with a verb, or with what looks like one. */
bool
bound_begins_with_verb(const struct lines *lines)
{
	const struct bound_word *word;

	if (bound_body_of(lines) != BOUND_BODY_UNKNOWN)
		return true;
	word = bound_opening(lines->scan);
	return bound_is_present(str_make(word->fold, word->len));
}

/* The sentence begins with a verb of saying, "and" written to it or not. */
bool
bound_begins_with_saying(const struct scan *scan)
{
	const struct bound_word *word = bound_opening(scan);
	uint64_t lists = word->lists;

	if (bound_has_conjunction(word))
		lists |= bound_lists_behind(scan->bound, word, 2);
	return lists >> BOUND_REPORTING & 1;
}

/* It says up to the break neither "that" nor what is said: there are only
 * words.
 */
bool
bound_says_nothing(const struct lines *lines)
{
	const struct scan *scan = lines->scan;
	size_t pos = scan->start, breaks;
	struct bound_word word;

	for (size_t n = 0; n < WORDS_SAID && pos < lines->end; n++) {
		bound_word_after(scan->bound, scan->text, pos, &word);
		if (word.beg != pos || word.end == pos ||
			BOUND_IN(&word, BOUND_THAT))
			return false;
		pos = bound_skip_blank(scan->text, word.end, &breaks);
	}
	return pos >= lines->end;
}
