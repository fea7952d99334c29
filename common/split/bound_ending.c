/*
 * bound_ending - abbreviations that stand at the end of a sentence as well as
 * inside, "etc.", units, eras: whether it goes on behind them.
 */

#include "bound_priv.h"

enum {
	VERB_MIN = 8,        /* bytes of a verb, as far as its shape tells */
	LANGUAGE_REACH = 200 /* bytes back that tell the language */
};

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
bool
bound_dot_goes_on(struct dot *dot)
{
	const struct bound_word *next = bound_next_word(dot);

	if (BOUND_IN(next, BOUND_CONTINUERS) || BOUND_IN(next, BOUND_FOLLOWING))
		return true;
	if (next->len > 6 &&
		str_starts(str_make(next->fold, next->len), STR("لل")))
		return true;
	return (!bound_is_latin(dot->stop->before) ||
		       (dot->counted && bound_listed(dot, BOUND_UNITS))) &&
	       is_number(dot, next);
}

/* The sentence so far is at most six words that begin with a preposition: "in
 * the year 1258 AD" is none. Behind a colon more was said. */
bool
bound_is_adverbial(struct dot *dot)
{
	const struct scan *scan = dot->scan;
	struct bound_word first;

	bound_word_after(scan->bound, scan->text, scan->start, &first);
	/* U+0641 062A 062D 062A: "it was opened" rather than "so under" */
	if (first.first == 0x0641 &&
		bound_looks_like_verb(str_make(first.fold, first.len)))
		return false;
	if (!((first.lists | bound_lists_without_and(scan->bound, &first)) >>
			    BOUND_CONTINUERS &
		    1) ||
		bound_starts_anew(dot))
		return false;
	return !bound_has_words(scan, dot->word.end, 7) &&
	       str_find(str_sub(scan->text, scan->start, dot->word.end), 0,
		       STR(": ")) == STR_NONE;
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
	return (bound_listed(dot, BOUND_FINALS) ||
		       (dot->counted && bound_listed(dot, BOUND_UNITS))) &&
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

/* A folded word of the shape of a verb of the present, masculine: U+064A and
 * three letters, or U+062A, 0633 or 0646 second, or U+062A third. */
static bool
is_present(struct str fold)
{
	uint32_t second;

	if (!str_starts(fold, STR("ي")) || fold.len < VERB_MIN)
		return false;
	second = utf8_at(fold, 2);
	return fold.len == VERB_MIN || second == 0x062A || second == 0x0633 ||
	       second == 0x0646 || utf8_at(fold, 4) == 0x062A;
}

/* A word of Arabic that is neither definite, U+0627 0644 before it or a pronoun
 * (U+0647, 0647 0627, 0647 0645) behind it, nor plainly a verb or what begins a
 * sentence. */
static bool
may_be_measured(const struct bound_word *word)
{
	struct str fold = str_make(word->fold, word->len);
	uint64_t others = BOUND_BIT(BOUND_STARTERS) | BOUND_BIT(BOUND_OPENERS) |
			  BOUND_BIT(BOUND_REPORTING);

	return word->len >= 4 && bound_is_arabic_letter(word->first) &&
	       !(word->lists & others) && !bound_has_conjunction(word) &&
	       !str_starts(fold, STR("ال")) &&
	       !(fold.len >= VERB_MIN && str_ends(fold, STR("ت"))) &&
	       !is_present(fold) && !str_ends(fold, STR("ها")) &&
	       !str_ends(fold, STR("هم")) && word->last != 0x0647;
}

/*
 * What is measured stands behind a unit of weight or volume, "3 kg. potatoes":
 * a noun without the article, that is not followed by one with it as a verb is
 * by who does it.
 */
static bool
is_measured(struct dot *dot)
{
	const struct scan *scan = dot->scan;
	const struct bound_word *next = bound_next_word(dot);
	struct bound_word second;
	size_t pos;

	if (!dot->counted || !bound_listed(dot, BOUND_MEASURES) ||
		next->beg != dot->stop->next || !may_be_measured(next))
		return false;
	pos = bound_skip_space(scan->text, next->end);
	bound_word_after(scan->bound, scan->text, pos, &second);
	return !str_starts(str_make(second.fold, second.len), STR("ال"));
}

/* Sentences of Persian and Urdu end in verbs, not in what is abbreviated. */
static bool
is_verbless(struct dot *dot)
{
	const struct scan *scan = dot->scan;
	size_t beg = dot->word.beg -
		     size_min(dot->word.beg - scan->start, LANGUAGE_REACH);

	return bound_has_persian(str_sub(scan->text, beg, dot->word.beg)) &&
	       !bound_starts_anew(dot);
}

/* An abbreviation that stands at the end of a sentence as well as inside:
 * "etc.", units, eras. */
enum bound_rule
bound_ending_rule(struct dot *dot)
{
	uint32_t after = dot->stop->after;

	if (dot->stop->line)
		return is_small_behind(dot) ? BOUND_CONTINUES : BOUND_ABBR_END;
	if (after == '(' || uchar_fold(after) == '-' ||
		bound_dot_goes_on(dot) || is_measured(dot) ||
		is_verbless(dot) || bound_is_adverbial(dot))
		return BOUND_ABBR;
	if (bound_listed(dot, BOUND_FINALS) && uchar_is_upper(after) &&
		!bound_has_words(dot->scan, dot->word.end, 4))
		return BOUND_ABBR;
	if (bound_next_is_latin(dot) && after == bound_next_word(dot)->first &&
		!is_final(dot))
		return bound_starts_anew(dot) ? BOUND_ABBR_END : BOUND_ABBR;
	/* "Jr." before a word of Arabic: a name within its sentence */
	if (!dot->counted && bound_is_latin(dot->stop->before) &&
		bound_is_arabic_letter(after))
		return bound_starts_anew(dot) ? BOUND_ABBR_END : BOUND_ABBR;
	return BOUND_ABBR_END;
}
