/* num_noun - the noun that a number counts. */

#include "num_tag.h"

/* How nouns that can be counted begin when U+0648 is their first letter and
 * not "and" before a verb, "30, and returned": ministers, children, units. */
static bool
is_noun_of_waw(struct str fold)
{
	static const struct str nouns[] = { STR_INIT("واجب"), STR_INIT("واح"),
		STR_INIT("وادي"), STR_INIT("واط"), STR_INIT("وافد"),
		STR_INIT("واقع"), STR_INIT("والد"), STR_INIT("وباء"),
		STR_INIT("وتد"), STR_INIT("وتر"), STR_INIT("وثائق"),
		STR_INIT("وثيق"), STR_INIT("وجب"), STR_INIT("وجه"),
		STR_INIT("وجوه"), STR_INIT("وحدات"), STR_INIT("وحده"),
		STR_INIT("وحش"), STR_INIT("وحوش"), STR_INIT("ودائع"),
		STR_INIT("وديان"), STR_INIT("وديع"), STR_INIT("ورثه"),
		STR_INIT("ورد"), STR_INIT("ورش"), STR_INIT("ورق"),
		STR_INIT("ورم"), STR_INIT("ورود"), STR_INIT("وريث"),
		STR_INIT("وزارات"), STR_INIT("وزاره"), STR_INIT("وزراء"),
		STR_INIT("وزن"), STR_INIT("وزير"), STR_INIT("وسائ"),
		STR_INIT("وسام"), STR_INIT("وسطاء"), STR_INIT("وسيط"),
		STR_INIT("وسيل"), STR_INIT("وشاح"), STR_INIT("وصايا"),
		STR_INIT("وصفات"), STR_INIT("وصفه"), STR_INIT("وصلات"),
		STR_INIT("وصله"), STR_INIT("وصيه"), STR_INIT("وظائف"),
		STR_INIT("وظيف"), STR_INIT("وعاء"), STR_INIT("وعود"),
		STR_INIT("وفاه"), STR_INIT("وفد"), STR_INIT("وفود"),
		STR_INIT("وفيات"), STR_INIT("وقائع"), STR_INIT("وقفات"),
		STR_INIT("وقفه"), STR_INIT("وكال"), STR_INIT("وكلاء"),
		STR_INIT("وكيل"), STR_INIT("ولاد"), STR_INIT("ولاي"),
		STR_INIT("ولد") };

	for (size_t k = 0; k < COUNTOF(nouns); k++) {
		if (str_starts(fold, nouns[k]))
			return true;
	}
	return false;
}

/* What follows a number and is no noun: a day, a verb in the plural, "and"
 * before anything. */
static bool
is_no_noun(const struct word *word)
{
	if (word->taken || word->fold.len <= 2)
		return true;
	if (word->fold.len > 6 && str_ends(word->fold, STR("وا")))
		return true;
	return str_starts(word->fold, STR("و")) && !is_noun_of_waw(word->fold);
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
		is_no_noun(&w[i]) || word_stops(words, i) ||
		lex_find(words, i, LEX_APPROX, &end) ||
		lex_find(words, i, LEX_UNIT, &end) ||
		lex_find(words, i, LEX_CURRENCY, &end) ||
		lex_find(words, i, LEX_PERCENT, &end) ||
		w[i].pre & LEX_PROCLITIC)
		return SIZE_MAX;
	*last = i + 1;
	if (i + 1 < words->n && str_starts(w[i].fold, al) &&
		str_starts(w[i + 1].fold, al) &&
		(str_ends(w[i + 1].fold, STR("يه")) ||
			str_ends(w[i + 1].fold, STR("يين"))))
		++*last;
	return i;
}
