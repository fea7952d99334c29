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
static uint64_t
lists_without_and(const struct bound *b, const struct bound_word *word)
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
	return lists_without_and(dot->scan->bound, next) >> BOUND_REPORTING &
		       1 ||
	       (next->first == 0x0648 && BOUND_IN(next, BOUND_STARTERS));
}

/*
 * True when a folded word looks like a verb of the third person: at least four
 * letters that begin with U+064A, 062A or 0646, also behind U+0633 (will), or
 * end in U+062A.
 */
static bool
looks_like_verb(struct str fold)
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
		return !uchar_is_lower(next->first);
	if (next->len < 2 || (next->first != 0x0648 && next->first != 0x0641))
		return false;
	return bound_starts_with_report(dot) ||
	       looks_like_verb(str_make(next->fold + 2, next->len - 2));
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
	/* a title with "and" written to it */
	if (!dot->lists && word->first == 0x0648)
		dot->lists = bound_lists_behind(b, word, 2) &
			     BOUND_BIT(BOUND_TITLES);
}

static bool
listed(const struct dot *dot, enum bound_list list)
{
	return dot->lists >> list & 1;
}

/* In Latin script the next word must be a known beginning. */
static bool
next_is_latin(struct dot *dot)
{
	return bound_is_latin(bound_next_word(dot)->first);
}

/* True for a number, and for one with "and" (U+0648) before it. */
static bool
is_number(const struct dot *dot, const struct bound_word *word)
{
	struct str text = dot->scan->text;
	size_t pos = word->beg;

	if (uchar_digit(word->first) >= 0)
		return true;
	if (word->first != 0x0648)
		return false;
	utf8_next(text, &pos);
	return uchar_digit(utf8_at(text, bound_skip_space(text, pos))) >= 0;
}

/* The next word goes on: a preposition and the like, one with U+0644 0644
 * (for the) written to it, or a number behind a word of Arabic. */
static bool
goes_on(struct dot *dot)
{
	const struct bound_word *next = bound_next_word(dot);

	if (BOUND_IN(next, BOUND_CONTINUERS) || BOUND_IN(next, BOUND_FOLLOWING))
		return true;
	if (next->len > 6 &&
		str_starts(str_make(next->fold, next->len), STR("لل")))
		return true;
	return (!bound_is_latin(dot->stop->before) ||
		       (dot->counted && listed(dot, BOUND_UNITS))) &&
	       is_number(dot, next);
}

/* The sentence so far is at most six words that begin with a preposition: "in
 * the year 1258 AD" is none. */
static bool
is_adverbial(struct dot *dot)
{
	const struct scan *scan = dot->scan;
	struct bound_word first;

	bound_word_after(scan->bound, scan->text, scan->start, &first);
	/* U+0641 062A 062D 062A: "it was opened" rather than "so under" */
	if (first.first == 0x0641 &&
		looks_like_verb(str_make(first.fold, first.len)))
		return false;
	if (!((first.lists | lists_without_and(scan->bound, &first)) >>
			    BOUND_CONTINUERS &
		    1) ||
		bound_starts_anew(dot))
		return false;
	return !bound_has_words(dot->scan, dot->word.end, 7);
}

/* An article stands before the number of the word: "a 7 p.m. Mass". */
static bool
has_article(const struct dot *dot)
{
	const struct scan *scan = dot->scan;
	struct bound_word word;
	struct str fold;
	size_t end = dot->word.beg;

	for (int i = 0; i < 2; i++) {
		end = bound_back_space(scan->text, scan->start, end);
		bound_word_before(
			scan->bound, scan->text, scan->start, end, &word);
		end = word.beg;
	}
	fold = str_make(word.fold, word.len);
	return str_eq(fold, STR("a")) || str_eq(fold, STR("an")) ||
	       str_eq(fold, STR("the"));
}

/* A time, a unit behind a number and the like before a capital: it ends the
 * sentence, but for one that it begins: "At 8 p.m. CNN said". */
static bool
is_final(const struct dot *dot)
{
	return (listed(dot, BOUND_FINALS) ||
		       (dot->counted && listed(dot, BOUND_UNITS))) &&
	       uchar_is_upper(dot->stop->after) &&
	       bound_has_words(dot->scan, dot->word.end, 4) &&
	       !has_article(dot);
}

/* The next line begins with a small letter: 8 p.m. / on Friday. */
static bool
is_small_behind(const struct dot *dot)
{
	struct str text = dot->scan->text;
	size_t breaks;
	size_t next = bound_skip_blank(text, dot->stop->tail, &breaks);

	return breaks == 1 && uchar_is_lower(utf8_at(text, next));
}

/* An abbreviation that stands at the end of a sentence as well as inside:
 * "etc.", units, eras. */
static enum bound_rule
ending_rule(struct dot *dot)
{
	uint32_t after = dot->stop->after;

	if (dot->stop->line)
		return is_small_behind(dot) ? BOUND_CONTINUES : BOUND_ABBR_END;
	if (after == '(' || uchar_fold(after) == '-' || goes_on(dot) ||
		is_adverbial(dot))
		return BOUND_ABBR;
	if (listed(dot, BOUND_FINALS) && uchar_is_upper(after) &&
		!bound_has_words(dot->scan, dot->word.end, 4))
		return BOUND_ABBR;
	if (next_is_latin(dot) && after == bound_next_word(dot)->first &&
		!is_final(dot))
		return bound_starts_anew(dot) ? BOUND_ABBR_END : BOUND_ABBR;
	/* "Jr." before a word of Arabic: a name within its sentence */
	if (!dot->counted && bound_is_latin(dot->stop->before) &&
		bound_is_arabic_letter(after))
		return bound_starts_anew(dot) ? BOUND_ABBR_END : BOUND_ABBR;
	return BOUND_ABBR_END;
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
	bool latin = rule == BOUND_INITIAL && next_is_latin(dot) &&
		     bound_starts_anew(dot);

	return bound_starts_with_report(dot) || latin ? BOUND_STOP : rule;
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
		return listed(dot, BOUND_UNITS) && goes_on(dot) ? BOUND_ABBR
								: BOUND_STOP;
	if (one) {
		bound_word_before_that(dot, word->beg, &before);
		if (BOUND_IN(&before, BOUND_LABELS))
			return BOUND_STOP;
	}
	if (listed(dot, BOUND_NUMBERED) &&
		uchar_digit(bound_next_word(dot)->first) >= 0)
		return BOUND_ABBR;
	if (listed(dot, BOUND_ENDINGS) ||
		(dot->counted && listed(dot, BOUND_UNITS)))
		return ending_rule(dot);
	if (listed(dot, BOUND_TITLES))
		return bound_name_rule(dot, BOUND_TITLE);
	if (listed(dot, BOUND_ABBREVIATIONS))
		return bound_inner_rule(dot, BOUND_ABBR);
	if (bound_is_acronym(dot->scan->bound, word))
		return bound_inner_rule(dot, BOUND_ACRONYM);
	if (listed(dot, BOUND_LETTERS))
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
