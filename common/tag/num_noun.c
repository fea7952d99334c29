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

size_t
count_noun(const struct words *words, const struct number *number, size_t *last)
{
	static const struct str of = STR_INIT("من"), al = STR_INIT("ال");
	size_t i = number->last, end;
	const struct word *w = words->v;

	i += number_has_brackets(words, number);
	if (word_is(words, i, of) && word_is(words, i + 1, STR("اصل")))
		return SIZE_MAX; /* "3 out of 5" */
	if (word_is(words, i, of))
		i++;
	else if (word_is_definite(words, number->first) ||
		 (i < words->n && number->known &&
			 !(number->kind & NUMBER_FRACTION) &&
			 number->value.den == 1 &&
			 str_starts(
				 str_sub(words->text, w[i].beg, w[i].end), al)))
		return SIZE_MAX; /* "the dozens" are nobody else's, and "3 the
				  * cars" is no count */
	if (i >= words->n || w[i].kind != TOKEN_WORD || !w[i].space ||
		is_no_noun(words, &w[i]) || word_stops(words, i) ||
		lex_find(words, i, LEX_APPROX, &end) ||
		word_measures(words, i) || w[i].pre & LEX_PROCLITIC)
		return SIZE_MAX;
	*last = i + 1;
	if (i + 1 < words->n && str_starts(w[i].fold, al) &&
		str_starts(w[i + 1].fold, al) &&
		(str_ends(w[i + 1].fold, STR("يه")) ||
			str_ends(w[i + 1].fold, STR("يين"))))
		++*last;
	return i;
}
