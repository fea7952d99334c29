/*
 * bound_body - line breaks within running text that nothing at the break
 * shows: scraped pages break a sentence where a link stood. That it is running
 * text is seen from how the sentence began, since headlines, captions and
 * datelines begin otherwise; the next line must go on with it and end it.
 */

#include "bound_priv.h"

enum {
	DATELINE_REACH = 80, /* bytes in which a dateline's mark stands */
	STOP_REACH = 2000,   /* bytes to the stop that ends the sentence */
	WORDS_MIN = 2        /* of a sentence before its break */
};

/* True when a folded word looks like a verb of the past, feminine: four
 * letters at least that end in U+062A, but no noun's ending with a long vowel
 * before it (U+0627 0648 064A), nor with the article. */
static bool
is_past(struct str fold)
{
	static const char *const nouns[] = { "ات", "وت", "يت" };

	if (fold.len < 8 || !str_ends(fold, STR("ت")) ||
		(str_starts(fold, STR("ال")) && !str_starts(fold, STR("الت"))))
		return false;
	for (size_t i = 0; i < COUNTOF(nouns); i++) {
		if (str_ends(fold, str_from_c(nouns[i])))
			return false;
	}
	return true;
}

/* A folded word that looks like a verb of the present: four letters at least,
 * the first U+064A or U+062A. */
static bool
is_present(struct str fold)
{
	return fold.len >= 8 &&
	       (str_starts(fold, STR("ي")) || str_starts(fold, STR("ت")));
}

/* The sentence began as running text does: with a verb of the past or, "and"
 * written to it, another word that begins sentences. */
static bool
is_body(const struct scan *scan)
{
	const struct bound *b = scan->bound;
	struct bound_word word;
	struct str fold;

	bound_word_after(b, scan->text, scan->start, &word);
	if (word.beg != scan->start || BOUND_IN(&word, BOUND_BYLINES))
		return false;
	fold = str_make(word.fold, word.len);
	if (BOUND_IN(&word, BOUND_OPENERS) || is_past(fold))
		return true;
	if (!bound_has_conjunction(&word))
		return false;
	return BOUND_IN(&word, BOUND_STARTERS) ||
	       bound_lists_behind(b, &word, 2) >> BOUND_OPENERS & 1 ||
	       is_past(str_from(fold, 2)) || is_present(str_from(fold, 2));
}

/* A folded word of the shapes of derived verbs of the past, masculine: four
 * letters with U+0627 before three, five with 0627 0646 before or U+062A the
 * third, more with 0627 0633 062A. Nouns and names have them too. */
static bool
is_derived(struct str fold)
{
	if (!str_starts(fold, STR("ا")))
		return false;
	return fold.len == 8 ||
	       (fold.len == 10 && str_starts(fold, STR("ان"))) ||
	       (fold.len == 10 && str_starts(str_from(fold, 4), STR("ت"))) ||
	       (fold.len >= 12 && str_starts(fold, STR("است")));
}

/* True when the word may begin a sentence: rather too often, since a break that
 * is not seen through is what it was. A name may look like a verb of the
 * present (U+064A, U+062A): behind a noun that wants one it is a name. */
static bool
may_begin(const struct bound_word *word, bool construct)
{
	struct str fold = str_make(word->fold, word->len);

	if (word->len == 0 || bound_has_conjunction(word) || is_past(fold) ||
		is_derived(fold) || BOUND_IN(word, BOUND_OPENERS) ||
		BOUND_IN(word, BOUND_STARTERS) ||
		BOUND_IN(word, BOUND_REPORTING) ||
		BOUND_IN(word, BOUND_BYLINES) || BOUND_IN(word, BOUND_ORDINALS))
		return true;
	return !construct && is_present(fold);
}

/* A full stop ends a sentence at pos. */
static bool
is_stop(struct str text, size_t pos)
{
	return pos + 1 >= text.len || text.ptr[pos + 1] <= ' ';
}

/* The second line goes on: it begins with what may stand within a sentence,
 * has no mark of a dateline or speaker near its beginning, and a full stop
 * before it ends. */
static bool
goes_on(const struct lines *lines, bool construct)
{
	struct str text = lines->scan->text;
	struct bound_word first;
	size_t pos = lines->next, stop;

	bound_word_after(lines->scan->bound, text, pos, &first);
	if (first.beg != pos || may_begin(&first, construct))
		return false;
	text.len = size_min(text.len, pos + STOP_REACH);
	text.len = size_min(text.len, str_find_byte(text, pos, '\n'));
	for (stop = pos;; stop++) {
		stop = str_find_byte(text, stop, '.');
		if (stop == STR_NONE)
			return false;
		if (is_stop(text, stop))
			break;
	}
	for (; pos < stop && pos < lines->next + DATELINE_REACH; pos++) {
		uint8_t c = text.ptr[pos];

		if (c == '-' || c == ':' || c == '(' || c == 0xE2)
			return false;
	}
	return true;
}

/* Where the letters, marks and digits at pos end. */
static size_t
word_end(struct str text, size_t pos)
{
	while (pos < text.len) {
		size_t next = pos;

		if (!bound_is_word(utf8_next(text, &next)))
			break;
		pos = next;
	}
	return pos;
}

/*
 * The second line begins with what is no verb: a number, a word with the
 * article (also behind U+0644, "for"), one that ends in U+0629 or, behind a
 * number, in U+0627 but not U+0648 0627; the first part of a name. In
 * paragraphs without a last stop the next one begins with a verb as a rule.
 */
static bool
is_nominal(const struct lines *lines, bool counted)
{
	struct str text = lines->scan->text;
	struct str word =
		str_sub(text, lines->next, word_end(text, lines->next));
	struct bound_word first;

	if (word.len > 6)
		return str_starts(word, STR("ال")) ||
		       str_starts(word, STR("لل")) ||
		       str_ends(word, STR("ة")) ||
		       uchar_digit(utf8_at(word, 0)) >= 0 ||
		       (counted && str_ends(word, STR("ا")) &&
			       !str_ends(word, STR("وا")));
	bound_word_after(lines->scan->bound, text, lines->next, &first);
	return uchar_digit(first.first) >= 0 || BOUND_IN(&first, BOUND_KIN);
}

/* The second line begins with U+0648 or U+0641 and more letters, as most that
 * are not this rule's; for speed. */
static bool
is_joined(const struct lines *lines)
{
	struct str text = lines->scan->text;
	uint32_t first = utf8_at(text, lines->next);

	return (first == 0x0648 || first == 0x0641) &&
	       bound_begins_word(text, lines->next) &&
	       bound_begins_word(text, lines->next + 2);
}

/* The word before end is in a list of those that are met before a break, and a
 * word stands before it: "photo: agency" wants nothing. */
static bool
ends_in(const struct scan *scan, size_t end, enum bound_list list)
{
	struct bound_word word;

	if (bound_is_common_before(scan, end, BOUND_BEFORE_BREAK))
		return false;
	bound_word_before(scan->bound, scan->text, scan->start, end, &word);
	end = bound_back_space(scan->text, scan->start, word.beg);
	return BOUND_IN(&word, list) && end > scan->start &&
	       bound_is_word(utf8_before(scan->text, end));
}

/* The word before the last one of the first line is "that": what it opens is
 * without its verb. */
static bool
lacks_verb(const struct lines *lines)
{
	const struct scan *scan = lines->scan;
	size_t pos = lines->end;

	while (pos > scan->start && scan->text.ptr[pos - 1] > ' ')
		pos--;
	return pos > scan->start &&
	       ends_in(scan, bound_back_space(scan->text, scan->start, pos),
		       BOUND_CLAUSES);
}

/* The sentence is running text so far, and more than a word or two. */
static bool
is_running(const struct lines *lines)
{
	const struct scan *scan = lines->scan;

	return (scan->start > scan->line || is_body(scan)) &&
	       bound_has_words(scan, lines->end, WORDS_MIN);
}

/* The rule for a break that parts two lines as far as anything at it shows;
 * BOUND_RULES: it does. */
enum bound_rule
bound_body_rule(const struct lines *lines)
{
	const struct scan *scan = lines->scan;
	uint32_t last = utf8_before(scan->text, lines->end);
	bool counted = uchar_digit(last) >= 0, construct;

	if (is_joined(lines) || !(counted || bound_is_arabic_letter(last)))
		return BOUND_RULES;
	if (lacks_verb(lines))
		return BOUND_WRAP_NOUN;
	construct =
		!lines->common && ends_in(scan, lines->end, BOUND_CONSTRUCT);
	if (!construct && !(is_nominal(lines, counted) && is_running(lines)))
		return BOUND_RULES;
	if (!goes_on(lines, construct))
		return BOUND_RULES;
	return construct ? BOUND_WRAP_NOUN : BOUND_WRAP_BODY;
}
