/*
 * bound_body - line breaks within running text that nothing at the break
 * shows: scraped pages break a sentence where a link stood. That it is running
 * text is seen from how the sentence began, since headlines, captions and
 * datelines begin otherwise; the next line must go on with it and end it.
 */

#include "bound_lines.h"

enum {
	DATELINE_REACH = 80, /* bytes in which a dateline's mark stands */
	SHORT_LINE = 60,     /* bytes of a line that says little */
	STOP_REACH = 2000,   /* bytes to the stop that ends the sentence */
	WORDS_MIN = 2,       /* of a sentence before its break */
	WORDS_SEEN = 4,      /* of the next line, in which its verb stands */
	WORDS_NEAR = 2,      /* the same, where a noun is surely wanted */
	VERB_MAX = 6         /* bytes of a verb that no list may have */
};

/* How much the last word of the first line wants a noun behind it. */
enum wants {
	WANTS_NONE,
	WANTS_NOUN,  /* it is listed as one that does */
	WANTS_SURELY /* and stands behind a preposition: "to the town of" */
};

/* A folded word of the shapes of derived verbs of the past, masculine: four
 * letters with U+0627 before three, five with 0627 0646 before or U+062A the
 * third, more with 0627 0633 062A. Nouns and names have them too; where one is
 * surely wanted, the four letters are one. */
static bool
is_derived(struct str fold, enum wants wants)
{
	if (!str_starts(fold, STR("ا")))
		return false;
	return (fold.len == 8 && wants != WANTS_SURELY) ||
	       (fold.len == 10 && str_starts(fold, STR("ان"))) ||
	       (fold.len == 10 && str_starts(str_from(fold, 4), STR("ت"))) ||
	       (fold.len >= 12 && str_starts(fold, STR("است")));
}

/* A number, but for a year. */
static bool
is_count(const struct bound_word *word)
{
	return uchar_digit(word->first) >= 0 && word->len != 4;
}

/* True when the word may begin a sentence: rather too often, since a break that
 * is not seen through is what it was. Behind a noun that wants one a word in
 * U+062A, which looks like a verb of the present, is a name; but no preposition
 * is one, nor a number that is not a year. */
static bool
may_begin(const struct bound_word *word, enum wants wants)
{
	struct str fold = str_make(word->fold, word->len);

	if (wants && (BOUND_IN(word, BOUND_CONTINUERS) ||
			     word->first == 0x064A || is_count(word)))
		return true;

	if (word->len == 0 || bound_has_conjunction(word) ||
		bound_is_past(fold) || is_derived(fold, wants) ||
		BOUND_IN(word, BOUND_OPENERS) ||
		BOUND_IN(word, BOUND_STARTERS) ||
		BOUND_IN(word, BOUND_REPORTING) ||
		BOUND_IN(word, BOUND_BYLINES) || BOUND_IN(word, BOUND_ORDINALS))
		return true;
	return !wants && bound_is_present(fold);
}

/* A full stop ends a sentence at pos, and is not the last of several. */
static bool
is_stop(struct str text, size_t pos)
{
	return (pos + 1 >= text.len || text.ptr[pos + 1] <= ' ') &&
	       text.ptr[pos - 1] != '.';
}

/* A verb is among the first n words of the second line but the very first,
 * which is then a sentence of its own: "the player signed". */
static bool
has_verb(const struct lines *lines, int n)
{
	const struct scan *scan = lines->scan;
	size_t end = bound_behind(lines)->end;

	for (int i = 1; i < n; i++) {
		size_t pos = bound_skip_space(scan->text, end);
		struct bound_word word;

		if (pos == end)
			return false;
		bound_word_after(scan->bound, scan->text, pos, &word);
		if (bound_is_verb(&word))
			return true;
		end = word.end;
	}
	return false;
}

/* The second line has no mark of a dateline or speaker near its beginning, and,
 * when that is asked for, a full stop before it ends. */
static bool
ends_plainly(const struct lines *lines, bool stopped)
{
	struct str text = lines->scan->text;
	size_t pos = lines->next, stop;

	text.len = size_min(text.len, pos + STOP_REACH);
	text.len = size_min(text.len, str_find_byte(text, pos, '\n'));
	for (stop = pos;; stop++) {
		stop = size_min(text.len, str_find_byte(text, stop, '.'));
		if (stop == text.len && stopped)
			return false;
		if (stop == text.len || is_stop(text, stop))
			break;
	}
	text.len = size_min(stop, pos + DATELINE_REACH);
	return byteset_find(&lines->scan->bound->dateline, text, pos) ==
	       text.len;
}

/* A word of running text, too long for a verb that no list may have, begins the
 * second line, and a few words are in the first. */
static bool
begins_with_no_verb(const struct lines *lines)
{
	return bound_behind(lines)->len > VERB_MAX &&
	       bound_has_words(lines->scan, lines->end, BOUND_WORDS_SURE);
}

/* The second line begins with a noun that belongs to the first, or in running
 * text with what is no verb: it goes on though no noun is wanted. */
static bool
is_plain_body(const struct lines *lines, enum bound_body body)
{
	bool counted = !bound_is_arabic_letter(lines->last);

	return (bound_is_nominal(lines, counted) &&
		       bound_belongs(lines, counted, body)) ||
	       (body == BOUND_BODY_SURE && begins_with_no_verb(lines));
}

/* It goes on, too: it begins with what may stand within a sentence, and is none
 * of its own. What takes longest is asked last. */
static bool
goes_on(const struct lines *lines, enum wants wants, enum bound_body body)
{
	bool stopped = body == BOUND_BODY_UNKNOWN || wants != WANTS_SURELY;
	const struct bound_word *first = bound_behind(lines);

	return first->beg == lines->next && !may_begin(first, wants) &&
	       (wants || is_plain_body(lines, body)) &&
	       ends_plainly(lines, stopped) &&
	       !has_verb(
		       lines, wants == WANTS_SURELY ? WORDS_NEAR : WORDS_SEEN);
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

/* The word before the last one of the first line is "that", and the last one a
 * noun: what it opens is without its verb. */
static bool
lacks_verb(const struct lines *lines)
{
	const struct scan *scan = lines->scan;
	struct str noun = bound_last_word(lines);
	size_t beg = lines->end - noun.len;

	return (bound_is_definite(noun) || str_ends(noun, STR("ة"))) &&
	       beg > scan->start &&
	       ends_in(scan, bound_back_space(scan->text, scan->start, beg),
		       BOUND_CLAUSES);
}

/*
 * The second line begins with U+0644 "in order to" written to a noun, and the
 * first is a few words and has a verb: a clause that was cut off at a link. A
 * paragraph may begin so too, but then a comma, dots or its own verb come soon.
 */
static bool
is_purpose(const struct lines *lines)
{
	struct str text = lines->scan->text;
	const struct bound_word *first;
	size_t pos, words = 1;

	if (utf8_at(text, lines->next) != 0x0644)
		return false;
	first = bound_behind(lines);
	if (first->len < 8 || BOUND_IN(first, BOUND_LAM) ||
		str_starts(str_make(first->fold, first->len), STR("لل")))
		return false;
	for (pos = lines->beg; pos < lines->end && words <= 5;)
		words += uchar_is_space(utf8_next(text, &pos));
	if (words < 2 || words > 5)
		return false;
	for (pos = lines->next, words = 1; pos < text.len && words <= 5;) {
		uint32_t cp = utf8_next(text, &pos);

		words += uchar_is_space(cp);
		if (cp == 0x060C || cp == '.' || bound_is_break(cp))
			return false;
	}
	return words > 5 && bound_begins_with_verb(lines) &&
	       !has_verb(lines, WORDS_SEEN);
}

static enum wants
wants_of(const struct lines *lines)
{
	const struct scan *scan = lines->scan;
	struct bound_word word;
	size_t beg;

	if (lines->common || !ends_in(scan, lines->end, BOUND_CONSTRUCT))
		return WANTS_NONE;
	beg = lines->end - bound_last_word(lines).len;
	bound_word_before(scan->bound, scan->text, scan->start,
		bound_back_space(scan->text, scan->start, beg), &word);
	return BOUND_IN(&word, BOUND_CONTINUERS) ? WANTS_SURELY : WANTS_NOUN;
}

/* In what began as running text. */
static enum bound_rule
running_rule(const struct lines *lines, enum bound_body body)
{
	enum wants wants = wants_of(lines);

	if (BOUND_IN(&lines->first, BOUND_REASONS) ||
		bound_lacks_that(lines, wants != WANTS_NONE))
		return BOUND_WRAP_WORD;
	if (lacks_verb(lines))
		return ends_plainly(lines, true) ? BOUND_WRAP_NOUN
						 : BOUND_RULES;
	if (goes_on(lines, wants, body))
		return wants ? BOUND_WRAP_NOUN : BOUND_WRAP_BODY;
	return !wants && bound_is_verbless(lines) ? BOUND_WRAP_BODY
						  : BOUND_RULES;
}

/* For speed: a list has a word at the break, or the second line is long or has
 * a full stop; otherwise nothing below shows that it goes on. */
static bool
may_go_on(const struct lines *lines)
{
	struct str text = lines->scan->text;

	if (!lines->common || lines->first.len > 0)
		return true;
	text.len = size_min(text.len, lines->next + SHORT_LINE);
	text.len = size_min(text.len, str_find_byte(text, lines->next, '\n'));
	return text.len == lines->next + SHORT_LINE ||
	       str_find_byte(text, lines->next, '.') != STR_NONE;
}

/* The rule for a break that parts two lines as far as anything at it shows;
 * BOUND_RULES: it does. */
enum bound_rule
bound_body_rule(const struct lines *lines)
{
	const struct scan *scan = lines->scan;
	enum bound_body body;

	if (is_purpose(lines))
		return BOUND_WRAP_PURPOSE;
	if (!bound_is_arabic_letter(lines->last) &&
		uchar_digit(lines->last) < 0)
		return BOUND_RULES;
	if (is_joined(lines))
		return bound_is_list_end(lines) && bound_body_of(lines) !=
							   BOUND_BODY_UNKNOWN
			       ? BOUND_WRAP_BODY
			       : BOUND_RULES;
	if (!may_go_on(lines))
		return BOUND_RULES;
	body = bound_body_of(lines);
	if (body == BOUND_BODY_UNKNOWN && wants_of(lines) != WANTS_SURELY)
		return BOUND_RULES;
	/* "and warned" alone is no sentence */
	if (!bound_has_words(scan, lines->end, WORDS_MIN))
		return body == BOUND_BODY_SURE ? BOUND_WRAP_WORD : BOUND_RULES;
	return running_rule(lines, body);
}
