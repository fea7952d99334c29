/*
 * bound_glued - stops with no white space behind them: between two sentences
 * whose space was lost, or inside a number, an acronym, an address.
 */

#include "bound_priv.h"

/* The part of a word behind its last dot, folded. */
static struct str
last_part(const struct bound_word *word)
{
	size_t beg = word->len;

	while (beg > 0 && word->fold[beg - 1] != '.')
		beg--;
	return str_make(word->fold + beg, word->len - beg);
}

/* A digit stands behind the stop, nothing between. */
static enum bound_rule
glued_digit(const struct bound_word *word, const struct stop *stop)
{
	if (uchar_digit(word->last) >= 0 || word->len == 0)
		return stop->mark ? BOUND_RULES : BOUND_NUMBER;
	if (bound_is_latin(word->last))
		return BOUND_ADDRESS;
	/* a word of Arabic: at least three letters, no abbreviation */
	if (stop->mark || (word->len >= 6 && !word->lists))
		return BOUND_RULES;
	return BOUND_NUMBER;
}

/* A letter of Arabic stands behind the stop. */
static enum bound_rule
glued_arabic(const struct scan *scan, const struct bound_word *word,
	const struct bound_word *next)
{
	struct str fold = str_make(next->fold, next->len);
	struct str part = last_part(word);

	if (BOUND_IN(next, BOUND_DOMAINS) && word->len > 0)
		return BOUND_ADDRESS;
	if (uchar_digit(word->last) >= 0 && utf8_count(fold) == 1)
		return BOUND_NUMBER;
	if (!bound_is_arabic_letter(word->last))
		return BOUND_RULES;
	if (utf8_count(part) == 1 || utf8_count(fold) == 1)
		return BOUND_ACRONYM;
	if (bound_is_first_letter(scan->bound, part) &&
		bound_is_letter_name(scan->bound, fold))
		return BOUND_LETTER;
	return BOUND_RULES;
}

/* Small letters without a dot, then a capital and small letters: two
 * sentences of Latin script rather than an address. */
static bool
is_two_sentences(const struct scan *scan, const struct bound_word *word,
	const struct bound_word *next)
{
	uint32_t edge = utf8_before(scan->text, word->beg);
	uint32_t after = utf8_at(scan->text, next->end);
	size_t pos = next->beg;

	utf8_next(scan->text, &pos);
	return word->len >= 3 && uchar_is_lower(word->first) &&
	       last_part(word).len == word->len &&
	       !BOUND_IN(next, BOUND_DOMAINS) &&
	       (edge == 0 || uchar_is_space(edge)) &&
	       (next->end == scan->text.len || uchar_is_space(after) ||
		       after == ',') &&
	       uchar_is_lower(utf8_at(scan->text, pos));
}

/* A letter of Latin script stands behind the stop. */
static enum bound_rule
glued_latin(const struct scan *scan, const struct stop *stop,
	const struct bound_word *word, const struct bound_word *next)
{
	bool small = uchar_is_lower(stop->after);

	if (bound_is_arabic_letter(word->last))
		return small || BOUND_IN(next, BOUND_DOMAINS) ? BOUND_ADDRESS
							      : BOUND_RULES;
	if (word->len > 0 && !small && is_two_sentences(scan, word, next))
		return BOUND_RULES;
	if (word->len == 0 && stop->tail > stop->end)
		return BOUND_RULES;
	return BOUND_ADDRESS;
}

/* "'s" at pos, as in "Jr.'s". */
static bool
is_genitive(struct str text, size_t pos)
{
	uint32_t cp = utf8_at(text, pos);

	if (cp != '\'' && cp != 0x2019)
		return false;
	utf8_next(text, &pos);
	return utf8_at(text, pos) == 's' &&
	       !uchar_is_word(utf8_at(text, pos + 1));
}

/*
 * A stop with no white space behind it. BOUND_RULES: what follows tells
 * nothing more than it would behind a space.
 */
enum bound_rule
bound_glued_rule(struct scan *scan, const struct stop *stop)
{
	struct bound_word word, next;
	uint32_t after = stop->after;

	if (is_genitive(scan->text, stop->next))
		return BOUND_ABBR;
	if (!uchar_is_word(after)) {
		bool opens = after == '(' || after == '[' || after == '#' ||
			     after == '{' || after >= 0x80 ||
			     bound_in(&scan->bound->quoting, after);

		return opens ? BOUND_RULES : BOUND_CONTINUES;
	}
	if (stop->tail > stop->end || stop->dots >= 2)
		return BOUND_RULES;
	if (uchar_digit(after) >= 0 && uchar_digit(stop->before) >= 0 &&
		!stop->mark)
		return BOUND_NUMBER;
	bound_word_before(
		scan->bound, scan->text, scan->start, stop->beg, &word);
	bound_word_after(scan->bound, scan->text, stop->next, &next);
	if (uchar_digit(after) >= 0)
		return glued_digit(&word, stop);
	if (stop->mark)
		return uchar_is_lower(after) ? BOUND_ADDRESS : BOUND_RULES;
	if (bound_is_arabic_letter(after))
		return glued_arabic(scan, &word, &next);
	if (bound_is_latin(after))
		return glued_latin(scan, stop, &word, &next);
	return BOUND_RULES;
}
