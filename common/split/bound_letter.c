/* bound_letter - letters that stand for words, and acronyms of them. */

#include "bound_priv.h"

enum { LETTERS_MAX = 6 }; /* initials that stand for one person */

/* A word of one letter. */
bool
bound_is_one_letter(const struct bound_word *word)
{
	size_t pos = 0;

	if (word->len == 0 || !uchar_is_letter(word->last))
		return false;
	utf8_next(str_make(word->fold, word->len), &pos);
	return pos == word->len;
}

/* A letter or its name, what Arabic writes to a word left out: U+0648, 0641,
 * 0628, 0644, 0643, and the article. */
bool
bound_is_first_letter(const struct bound *b, struct str part)
{
	static const char *const written[] = { "و", "ف", "ب", "ل", "ك", "ال" };

	if (bound_is_letter_name(b, part))
		return true;
	for (size_t i = 0; i < COUNTOF(written); i++) {
		struct str before = str_from_c(written[i]);

		if (str_starts(part, before) &&
			bound_is_letter_name(b, str_from(part, before.len)))
			return true;
	}
	return false;
}

/* Two or more letters, each with a dot behind it, but for the last. */
bool
bound_is_acronym(const struct bound *b, const struct bound_word *word)
{
	struct str fold = str_make(word->fold, word->len);
	size_t beg = 0, end;

	while ((end = str_find_byte(fold, beg, '.')) != STR_NONE) {
		struct str part = str_sub(fold, beg, end);

		if (beg == 0 ? !bound_is_first_letter(b, part)
			     : !bound_is_letter_name(b, part))
			return false;
		beg = end + 1;
	}
	return beg > 0 && bound_is_letter_name(b, str_from(fold, beg));
}

/* True when the next word is a letter, spelled or not, with a stop. */
static bool
next_is_letter(struct dot *dot)
{
	uint32_t cp = utf8_at(dot->scan->text, bound_next_word(dot)->end);

	return (cp == '.' || cp == 0x06D4) &&
	       (BOUND_IN(bound_next_word(dot), BOUND_LETTERS) ||
		       bound_is_one_letter(bound_next_word(dot)));
}

/* The word before a letter's name is another, the first of two behind a word or
 * at the beginning: not the last of three, as acronyms have, nor behind a colon
 * ("refused: B P"). */
static bool
is_second_letter(struct dot *dot, const struct bound_word *before)
{
	const struct scan *scan = dot->scan;
	struct bound_word word;
	size_t end = bound_back_space(scan->text, scan->start, before->beg);

	if (!BOUND_IN(before, BOUND_LETTERS) ||
		BOUND_IN(before, BOUND_DANGLING))
		return false;
	if (end == scan->start)
		return true;
	bound_word_before_that(dot, before->beg, &word);
	return word.end > word.beg && !BOUND_IN(&word, BOUND_LETTERS);
}

/*
 * The spelled name of a letter. In a chain it is not an end; behind a letter
 * without a stop it ends an acronym that is written without stops, but two of
 * them in Urdu, whose sentences end in verbs, stand for a name ("M A."); alone
 * it stands for a name in Arabic ("George W.").
 */
enum bound_rule
bound_letter_rule(struct dot *dot)
{
	const struct scan *scan = dot->scan;
	struct bound_word before;
	size_t end = bound_back_space(scan->text, scan->start, dot->word.beg);
	uint32_t cp = end > scan->start ? utf8_before(scan->text, end) : 0;

	if (next_is_letter(dot))
		return BOUND_LETTER;
	if (cp == '.' || cp == 0x06D4)
		return bound_inner_rule(dot, BOUND_LETTER);
	bound_word_before_that(dot, dot->word.beg, &before);
	if (dot->stop->line || before.end == before.beg ||
		bound_starts_anew(dot))
		return BOUND_STOP;
	if (dot->stop->full)
		return is_second_letter(dot, &before) ? BOUND_LETTER
						      : BOUND_STOP;
	return BOUND_IN(&before, BOUND_LETTERS) || dot->word.last == 0x06CC ||
			       (dot->lists >> BOUND_DANGLING & 1)
		       ? BOUND_STOP
		       : BOUND_LETTER;
}

/* One letter, or "and" (U+0648) and one before another: and F. M. */
bool
bound_is_initial(struct dot *dot)
{
	const struct bound_word *word = &dot->word;

	return bound_is_one_letter(word) ||
	       (word->first == 0x0648 && word->len == 4 && next_is_letter(dot));
}

/* One letter: an initial, but for a unit and what a label has. */
enum bound_rule
bound_one_letter_rule(struct dot *dot)
{
	if (dot->counted || uchar_is_lower(dot->word.first))
		return BOUND_STOP;
	if (dot->stop->line)
		return BOUND_STOP;
	return bound_name_rule(dot, BOUND_INITIAL);
}

/* A single letter is all that is left of the line: part of a signature. */
bool
bound_is_last_letter(const struct scan *scan, const struct stop *stop)
{
	struct str text = scan->text;
	size_t pos = stop->next;

	if (stop->line || !(uchar_info(utf8_next(text, &pos)) & UCHAR_LETTER))
		return false;
	if (bound_is_word(utf8_at(text, pos)))
		return false;
	pos = bound_skip_space(text, pos + (utf8_at(text, pos) == '.'));
	return pos == text.len || bound_is_break(utf8_at(text, pos));
}

/* Before letters with dots and white space between them, before the last one at
 * beg: the "R. " of "R. S.". */
static size_t
first_letter(const struct scan *scan, size_t beg)
{
	struct str text = scan->text;

	for (size_t n = 0; n < LETTERS_MAX; n++) {
		size_t end = bound_back_space(text, scan->start, beg);
		struct bound_word word;

		if (end == beg || end == scan->start || text.ptr[--end] != '.')
			return beg;
		bound_word_before(scan->bound, text, scan->start, end, &word);
		if (!bound_is_one_letter(&word))
			return beg;
		beg = word.beg;
	}
	return beg;
}

/* All of a quotation is an acronym or letters, whose stop it is: nobody says
 * that much. */
bool
bound_is_quoted_letters(struct scan *scan, const struct stop *stop)
{
	struct dot dot = { .scan = scan, .stop = stop };
	struct bound_word *word = &dot.word;
	size_t beg;

	if (!stop->quoted || stop->line || stop->closed)
		return false;
	bound_word_before(
		scan->bound, scan->text, scan->start, stop->beg, word);
	beg = bound_is_one_letter(word) ? first_letter(scan, word->beg)
					: word->beg;
	return word->len > 0 && beg > scan->start &&
	       bound_in(&scan->bound->quoting, utf8_before(scan->text, beg)) &&
	       (bound_is_one_letter(word) ||
		       bound_is_acronym(scan->bound, word)) &&
	       !bound_starts_anew(&dot);
}
