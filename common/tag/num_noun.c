/* num_noun - the noun that a number counts. */

#include "num_tag.h"

/* What follows a number and is no noun: a day, a verb in the plural, "and"
 * or "for" before anything. */
static bool
is_no_noun(const struct words *words, const struct word *word)
{
	if (word->taken || word->fold.len <= 2)
		return true;
	if (word->fold.len > 6 && str_ends(word->fold, STR("وا")))
		return true;
	/* "the 11th for athletics": no noun begins so */
	if (str_starts(word->fold, STR("لل")) ||
		str_starts(str_from(words->text, word->beg), STR("لأ")))
		return true;
	/* U+0648 is "and", or the first letter of «وزراء», «وحدات» */
	return str_starts(word->fold, STR("و")) &&
	       !lex_has_head(words->lists, word->fold, LIST_WAW);
}

/* Nothing is counted at word i, right behind a number: "the dozens" are nobody
 * else's, "3 the cars" is no count. */
static bool
is_uncounted(const struct words *words, const struct number *number, size_t i)
{
	return word_is_definite(words, number->first) ||
	       (i < words->n && number->known &&
		       !(number->kind & NUMBER_FRACTION) &&
		       number->value.den == 1 &&
		       str_starts(str_from(words->text, words->v[i].beg),
			       STR("ال")));
}

/* Word i is a noun that can be counted. */
static bool
is_noun(const struct words *words, size_t i)
{
	const struct word *w = &words->v[i];
	size_t end;

	return i < words->n && w->kind == TOKEN_WORD && w->space &&
	       !is_no_noun(words, w) && !word_stops(words, i) &&
	       !lex_find(words, i, LEX_APPROX, &end) &&
	       !word_measures(words, i) && !(w->pre & LEX_PROCLITIC);
}

/* Definite word i is an adjective of origin, «العراقية», «العراقيين». */
static bool
is_nisba(const struct words *words, size_t i)
{
	return i < words->n && str_starts(words->v[i].fold, STR("ال")) &&
	       (str_ends(words->v[i].fold, STR("يه")) ||
		       str_ends(words->v[i].fold, STR("يين")));
}

/* "(Three) other people": a word between the number and its noun. */
static bool
is_other(const struct words *words, size_t i)
{
	static const struct str other[] = { STR_INIT("other"), STR_INIT("more"),
		STR_INIT("autres") };

	return word_is_latin(words, i) && WORD_AMONG(words, i, other) &&
	       word_is_latin(words, i + 1) && !word_stops(words, i + 1) &&
	       !lex_sense(words, i + 1, LEX_HARM);
}

size_t
count_noun(const struct words *words, const struct number *number, size_t *last)
{
	size_t i = number->last + number_has_brackets(words, number);

	if (word_is(words, i, STR("من"))) {
		i++;
		if (word_is(words, i, STR("اصل")))
			return SIZE_MAX; /* "3 out of 5" */
	} else if (is_uncounted(words, number, i)) {
		return SIZE_MAX;
	}
	if (!is_noun(words, i))
		return SIZE_MAX;
	if (is_other(words, i)) {
		*last = i + 2;
		return i + 1;
	}
	*last = i + 1 +
		(str_starts(words->v[i].fold, STR("ال")) &&
			is_nisba(words, i + 1));
	return i;
}
