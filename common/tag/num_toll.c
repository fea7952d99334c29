/* num_toll - totals and lists of casualties: who is counted stands before the
 * number, or was told of before. */

#include "num_toll.h"

bool
harm_ends(const struct word *word)
{
	return word->kind == TOKEN_MARK &&
	       (word->cp == '.' || word->cp == 0x061B || word->cp == ';' ||
		       word->cp == 0x061F || word->cp == '!' ||
		       word->cp == ':');
}

const struct sense *
toll_victims(const struct words *words, size_t first, size_t from)
{
	bool rose = first > 0 && word_is(words, first - 1, STR("الي"));
	size_t reach = 0, far = rose ? 2 * HARM_REACH : HARM_REACH;

	if (first == 0 ||
		(word_in(words, first - 1, LIST_BEFORE_PLACE) && !rose))
		return NULL;
	for (size_t i = first; i-- > from + 1 && reach <= far; reach++) {
		const struct sense *s = lex_sense(words, i, LEX_VICTIM);

		if (harm_ends(&words->v[i]))
			return NULL;
		/* "the number of the dead", "of the quake's dead" */
		if (!s || !(words->v[i].pre & LEX_ARTICLE || rose))
			continue;
		if (word_in(words, i - 1, LIST_TOLLS) ||
			word_is(words, i - 1, STR("بين")))
			return s;
	}
	return NULL;
}

const struct sense *
toll_goes_on(const struct words *words, size_t first, size_t last)
{
	size_t i = first;
	const struct sense *s;

	if (last == 0 || first < last + 1 || first > last + HARM_LIST)
		return NULL;
	i--;
	if (word_is(words, i, STR("الي")) && i > last)
		i--;
	s = lex_sense(words, i, LEX_VICTIM);
	if (!s || (words->v[i].pre & (LEX_PROCLITIC | LEX_ARTICLE)) !=
			  (LEX_WA | LEX_ARTICLE))
		return NULL;
	while (i-- > last) {
		if (harm_ends(&words->v[i]))
			return NULL;
	}
	return s;
}

bool
toll_rises(const struct words *words, size_t first, size_t from)
{
	if (first < 2 || !word_is(words, first - 1, STR("الي")))
		return false;
	for (size_t i = first - 1, n = 0; i-- > from && n < HARM_REACH; n++) {
		if (harm_ends(&words->v[i]))
			return false;
		if (word_in(words, i, LIST_TOLLS) &&
			(str_starts(words->v[i].fold, STR("ال")) ||
				words->v[i].pre & LEX_ARTICLE))
			return true;
	}
	return false;
}

/* "(Five) of the police (and nine) of the attackers": the second share of a
 * list that ends at word last, its number in words [at, end). */
static bool
is_second_share(const struct words *words, size_t last, size_t at, size_t end)
{
	static const struct str of = STR_INIT("من");

	if (!(words->v[at].pre & LEX_WA) || !word_is(words, last, of) ||
		!word_is(words, end, of))
		return false;
	for (size_t i = last; i < at; i++) {
		if (words->v[i].kind != TOKEN_WORD)
			return false;
	}
	return true;
}

bool
toll_lists(const struct words *words, const struct count *count, size_t last)
{
	size_t at = count->mod_first;

	if (last == 0 || at < last || at > last + HARM_LIST)
		return false;
	if (at == last)
		return words->v[at].pre & LEX_WA;
	if (is_second_share(words, last, at, count->number.last))
		return true;
	for (size_t i = last; i < at; i++) {
		if (harm_ends(&words->v[i]))
			return false;
	}
	if (word_in(words, at - 1, LIST_AMONG) ||
		(at > last + 1 && word_in(words, at - 2, LIST_AMONG)))
		return true;
	return word_is(words, at - 1, STR("و"));
}

bool
toll_counts(const struct words *words, const struct number *number)
{
	struct str fold = words->v[number->last].fold;
	int64_t tail = number->value.num % 100;

	return !number->known || tail <= 10 || str_ends(fold, STR("ا")) ||
	       str_ends(fold, STR("اء")) || str_ends(fold, STR("ه")) ||
	       word_is(words, number->last, STR("من"));
}
