/* bound_number - the numbers of list items and sections before a full stop. */

#include "bound_priv.h"

/* Behind digits, dots and hyphens at pos, at most max of them. */
static size_t
skip_number(struct str text, size_t pos, size_t end, size_t max)
{
	for (size_t n = 0; pos < end && n < max; n++) {
		size_t next = pos;
		uint32_t cp = utf8_next(text, &next);

		if (uchar_digit(cp) < 0 && (n == 0 || (cp != '.' && cp != '-')))
			break;
		pos = next;
	}
	return pos;
}

/* text[beg, end) is the number of a list item or a section: 1, 2.3 or 2-3, but
 * not a year. */
static bool
is_item_number(struct str text, size_t beg, size_t end)
{
	struct str number = str_sub(text, beg, end);

	return beg < end && skip_number(text, beg, end, 7) == end &&
	       (utf8_count(number) < 4 ||
		       str_find_byte(number, 0, '.') != STR_NONE);
}

/* A number of at most two digits behind a semicolon, or 1 behind a colon. */
static bool
is_inner_item(struct dot *dot)
{
	const struct scan *scan = dot->scan;
	size_t beg = bound_back_space(scan->text, scan->start, dot->word.beg);
	uint32_t before = utf8_before(scan->text, beg);

	if (dot->word.len > 2 || uchar_digit(dot->word.first) < 0 ||
		beg == dot->word.beg)
		return false;
	if (before == ':')
		return dot->word.len == 1 && uchar_digit(dot->word.first) == 1;
	return (before == ';' || before == 0x061B) &&
	       !bound_starts_with_report(dot);
}

/* I to XXXIX, as far as its letters go; the word is folded. Small ones begin a
 * line. */
static bool
is_roman(const struct bound_word *word, bool line)
{
	if (word->len == 0 || word->len > 6 ||
		uchar_is_upper(word->first) != uchar_is_upper(word->last) ||
		!(line || uchar_is_upper(word->first)))
		return false;
	for (size_t i = 0; i < word->len; i++) {
		if (!strchr("ivx", word->fold[i]))
			return false;
	}
	return true;
}

/* The sentence so far is "firstly", a Roman number, or a section's word with
 * such a number. */
static bool
is_worded_number(const struct dot *dot)
{
	const struct scan *scan = dot->scan;
	const struct bound_word *first, *word = &dot->word;

	if (word->beg == scan->start)
		return BOUND_IN(word, BOUND_ORDINALS) ||
		       is_roman(word, scan->start == scan->line);
	if (dot->stop->line || !is_roman(word, false))
		return false;
	first = bound_opening(scan);
	return BOUND_IN(first, BOUND_SECTIONS) &&
	       bound_skip_space(scan->text, first->end) == word->beg;
}

/*
 * The number of a list item or section: all of the sentence so far is a
 * number (1. 2.3. IV.), "firstly", or a section's word with a number; or it
 * stands behind a colon.
 */
bool
bound_is_numbering(struct dot *dot)
{
	const struct scan *scan = dot->scan;
	struct str text = scan->text;
	size_t end = dot->word.end, pos = scan->start;
	struct bound_word word;

	if (uchar_digit(dot->word.last) < 0)
		return is_worded_number(dot);
	if (is_item_number(text, pos + (utf8_at(text, pos) == '('), end))
		return true;
	if (dot->stop->line)
		return false;
	bound_word_after(scan->bound, text, pos, &word);
	pos = bound_skip_space(text, word.end);
	if (BOUND_IN(&word, BOUND_SECTIONS) && pos < end &&
		skip_number(text, pos, end, 5) == end)
		return true;
	return is_inner_item(dot);
}

/* text[beg, end) is a letter. */
static bool
is_item_letter(struct str text, size_t beg, size_t end)
{
	return beg < end && uchar_is_letter(utf8_next(text, &beg)) &&
	       beg == end;
}

bool
bound_is_bracketed_number(const struct scan *scan, const struct stop *stop)
{
	struct str text = scan->text;
	size_t beg = scan->start, end = stop->beg;
	struct bound_word word;

	if (stop->line || stop->quoted || stop->closed || stop->spaced ||
		end - beg > BOUND_NUMBER_REACH)
		return false;
	bound_word_after(scan->bound, text, beg, &word);
	if (word.beg == beg && BOUND_IN(&word, BOUND_SECTIONS))
		beg = bound_skip_space(text, word.end);
	beg += utf8_at(text, beg) == '(';
	if (end > beg && text.ptr[end - 1] == ')')
		end--;
	else if (!stop->bracketed)
		return false;
	return is_item_number(text, beg, end) || is_item_letter(text, beg, end);
}
