/*
 * bound_dot - what a single full stop behind a word means: the end of a
 * sentence, or part of an abbreviation, a number, an address.
 */

#include "bound_priv.h"

/* The word behind the stop, looked up when somebody asks. */
const struct bound_word *
bound_next_word(struct dot *dot)
{
	if (!dot->next_known && !dot->stop->line)
		bound_word_after(dot->scan->bound, dot->scan->text,
			dot->stop->next, &dot->next);
	dot->next_known = true;
	return &dot->next;
}

/* The lists of a word without the U+0648 or U+0641 written to it. */
uint64_t
bound_lists_without_and(const struct bound *b, const struct bound_word *word)
{
	if (word->first != 0x0648 && word->first != 0x0641)
		return 0;
	return bound_lists_behind(b, word, 2);
}

/* "and he said", "and it was": the strong sign of a new sentence, even behind
 * a title. */
bool
bound_starts_with_report(struct dot *dot)
{
	const struct bound_word *next;

	/* whatever stands before a word of Arabic, it is not looked behind */
	if (bound_is_arabic_letter(dot->stop->after) &&
		dot->stop->after != 0x0648 && dot->stop->after != 0x0641)
		return false;
	next = bound_next_word(dot);
	return bound_lists_without_and(dot->scan->bound, next) >>
			       BOUND_REPORTING &
		       1 ||
	       (next->first == 0x0648 && BOUND_IN(next, BOUND_STARTERS));
}

/*
 * True when a folded word looks like a verb of the third person: at least four
 * letters that begin with U+064A, 062A or 0646, also behind U+0633 (will), or
 * end in U+062A.
 */
bool
bound_looks_like_verb(struct str fold)
{
	size_t pos = 0;
	uint32_t first;

	if (fold.len < 8)
		return false;
	first = utf8_next(fold, &pos);
	if (first == 0x0633)
		first = utf8_at(fold, pos);
	return first == 0x064A || first == 0x062A || first == 0x0646 ||
	       str_ends(fold, STR("ت"));
}

/* One letter of Latin script and a dot: "A. Smith" begins with no article. */
static bool
is_initial(const struct dot *dot, const struct bound_word *next)
{
	return uchar_is_upper(next->first) && bound_is_one_letter(next) &&
	       utf8_at(dot->scan->text, next->end) == '.';
}

/*
 * True when the next word begins a sentence rather than goes on with one that
 * an abbreviation could stand in: a word of the list, or U+0648 or U+0641
 * (and, so) written to a verb.
 */
bool
bound_starts_anew(struct dot *dot)
{
	const struct bound_word *next = bound_next_word(dot);

	if (BOUND_IN(next, BOUND_CONTINUERS))
		return false;
	if (BOUND_IN(next, BOUND_STARTERS))
		return !uchar_is_lower(next->first) && !is_initial(dot, next);
	if (next->len < 2 || (next->first != 0x0648 && next->first != 0x0641))
		return false;
	return bound_starts_with_report(dot) ||
	       bound_looks_like_verb(str_make(next->fold + 2, next->len - 2));
}

/* The word before word i of the sentence. */
void
bound_word_before_that(struct dot *dot, size_t beg, struct bound_word *word)
{
	const struct scan *scan = dot->scan;
	size_t end = bound_back_space(scan->text, scan->start, beg);

	bound_word_before(scan->bound, scan->text, scan->start, end, word);
}

/* Fills in dot->lists and dot->counted. */
static void
look_up(struct dot *dot)
{
	const struct bound *b = dot->scan->bound;
	const struct bound_word *word = &dot->word;
	size_t digits = 0;

	while (digits < word->len && word->fold[digits] >= '0' &&
		word->fold[digits] <= '9')
		digits++;
	dot->lists = word->lists;
	if (digits > 0) {
		dot->counted = true;
		dot->lists = bound_lists_behind(b, word, digits);
	} else {
		size_t end = bound_back_space(
			dot->scan->text, dot->scan->start, word->beg);
		uint32_t cp = end > dot->scan->start
				      ? utf8_before(dot->scan->text, end)
				      : 0;

		dot->counted = end < word->beg && uchar_digit(cp) >= 0;
	}
	/* a title, or what a number follows, with "and" written to it */
	if (!dot->lists && word->first == 0x0648)
		dot->lists =
			bound_lists_behind(b, word, 2) &
			(BOUND_BIT(BOUND_TITLES) | BOUND_BIT(BOUND_NUMBERED));
}

/* One that mostly stands inside. */
enum bound_rule
bound_inner_rule(struct dot *dot, enum bound_rule rule)
{
	return !dot->stop->line && bound_starts_anew(dot) ? BOUND_ABBR_END
							  : rule;
}

/* A title, or a letter for a name: only a plain new sentence ends it. */
enum bound_rule
bound_name_rule(struct dot *dot, enum bound_rule rule)
{
	bool latin = rule == BOUND_INITIAL && bound_next_is_latin(dot) &&
		     bound_starts_anew(dot);

	/* a stop of Urdu behind a title is a slip of the pen */
	bool anew = dot->stop->full && bound_starts_anew(dot);

	return bound_starts_with_report(dot) || latin || anew ? BOUND_STOP
							      : rule;
}

/* "The U.K." before an initial: a name begins, and with it a sentence. Without
 * the article the letters are of the same name, "by J.R. R. Tolkien"; few words
 * that begin with a preposition go on, "in the U.K. C. S. Lewis is read". */
static bool
is_before_initial(struct dot *dot)
{
	struct bound_word before;

	if (!is_initial(dot, bound_next_word(dot)))
		return false;
	bound_word_before_that(dot, dot->word.beg, &before);
	return str_eq(str_make(before.fold, before.len), STR("the")) &&
	       bound_has_words(dot->scan, dot->word.end, 4) &&
	       !bound_is_adverbial(dot);
}

/* What the word before a full stop makes of it; BOUND_STOP: nothing. */
static enum bound_rule
word_rule(struct dot *dot)
{
	const struct bound_word *word = &dot->word;
	bool one = bound_is_initial(dot);
	struct bound_word before;

	look_up(dot);
	/* a unit's second half: km/h */
	if (utf8_before(dot->scan->text, word->beg) == '/')
		return bound_listed(dot, BOUND_UNITS) && bound_dot_goes_on(dot)
			       ? BOUND_ABBR
			       : BOUND_STOP;
	if (one) {
		bound_word_before_that(dot, word->beg, &before);
		if (BOUND_IN(&before, BOUND_LABELS))
			return BOUND_STOP;
	}
	if (bound_listed(dot, BOUND_NUMBERED) &&
		uchar_digit(bound_next_word(dot)->first) >= 0)
		return BOUND_ABBR;
	if (bound_listed(dot, BOUND_ENDINGS) ||
		(dot->counted && bound_listed(dot, BOUND_UNITS)))
		return bound_ending_rule(dot);
	if (bound_listed(dot, BOUND_TITLES))
		return bound_name_rule(dot, BOUND_TITLE);
	if (bound_listed(dot, BOUND_ABBREVIATIONS))
		return bound_inner_rule(dot, BOUND_ABBR);
	if (bound_is_acronym(dot->scan->bound, word))
		return is_before_initial(dot)
			       ? BOUND_ABBR_END
			       : bound_inner_rule(dot, BOUND_ACRONYM);
	if (bound_listed(dot, BOUND_LETTERS))
		return bound_letter_rule(dot);
	return one ? bound_one_letter_rule(dot) : BOUND_STOP;
}

/* The article and the like that Arabic writes to a word of Latin script are
 * none of it. */
static void
skip_arabic(const struct scan *scan, struct bound_word *word)
{
	size_t pos = word->beg, end = word->end;

	if (!bound_is_arabic_letter(word->first) || !bound_is_latin(word->last))
		return;
	while (pos < end && !bound_is_latin(utf8_at(scan->text, pos)))
		utf8_next(scan->text, &pos);
	bound_word_before(scan->bound, scan->text, pos, end, word);
}

/* What the word before a full stop that has nothing else about it says. */
static enum bound_rule
lone_dot_rule(struct scan *scan, const struct stop *stop)
{
	struct dot dot;
	size_t end;

	if (bound_is_common_before(scan, stop->beg, BOUND_BEFORE_DOT))
		return BOUND_STOP;
	dot = (struct dot){ .scan = scan, .stop = stop };
	end = bound_back_space(scan->text, scan->start, stop->beg);
	bound_word_before(scan->bound, scan->text, scan->start, end, &dot.word);
	skip_arabic(scan, &dot.word);
	if (dot.word.len == 0)
		return BOUND_STOP;
	return bound_is_numbering(&dot) ? BOUND_NUMBERING : word_rule(&dot);
}

/* Persian and Urdu write the word for the object, "of", "from" behind theirs:
 * no sentence begins so, what stands before the stop is an abbreviation. */
static bool
is_followed(struct dot *dot)
{
	const struct bound_word *next = bound_next_word(dot);

	return BOUND_IN(next, BOUND_FOLLOWING) && BOUND_IN(next, BOUND_MIDDLE);
}

/* "Number 1" and Urdu's full stop, before a word that goes on: sentences end in
 * verbs there. */
static bool
is_numbered_full(struct dot *dot)
{
	return dot->stop->full && uchar_digit(dot->stop->before) >= 0 &&
	       BOUND_IN(bound_next_word(dot), BOUND_CONTINUERS);
}

/* The sentence goes on with a word that begins none. */
static bool
has_follower(struct scan *scan, const struct stop *stop)
{
	struct dot dot = { .scan = scan, .stop = stop };

	return !stop->line && bound_is_two_letters(scan->text, stop->next) &&
	       (is_followed(&dot) || is_numbered_full(&dot));
}

/* What a single full stop (or a doubled one) is. */
enum bound_rule
bound_dot_rule(struct scan *scan, const struct stop *stop)
{
	enum bound_rule rule = BOUND_STOP;

	if (bound_is_last_letter(scan, stop))
		return BOUND_INITIAL;
	if (bound_skip_hidden(scan->text, stop->end) == stop->tail &&
		!stop->spaced && !stop->closed && bound_is_word(stop->before))
		rule = lone_dot_rule(scan, stop);
	else if (bound_is_bracketed_number(scan, stop))
		return BOUND_NUMBERING;
	else if (bound_is_quoted_letters(scan, stop))
		return BOUND_ACRONYM;
	if (rule == BOUND_STOP && has_follower(scan, stop))
		return BOUND_CONTINUES;
	if (rule == BOUND_STOP && bound_is_latin(stop->after) &&
		uchar_is_lower(stop->after) &&
		!bound_is_arabic_letter(stop->before))
		return BOUND_CONTINUES;
	return rule;
}
