/*
 * num_harm - the words that tell of harm to people: before a count (the killing
 * of five civilians) or behind it (five civilians were killed), and when it was
 * not done.
 */

#include "num_toll.h"

enum { NEAR = 3 }; /* words from "killed" to the number, in English */

/* "Lost", "reaped" stands shortly before word i. */
static bool
is_lost(const struct words *words, size_t i)
{
	for (size_t n = 0; i-- > 0 && n < 2 * HARM_REACH; n++) {
		if (harm_ends(&words->v[i]))
			return false;
		if (word_in(words, i, LIST_LOSSES))
			return true;
	}
	return false;
}

/* The harm at word i was not done: "attempted murder", "sentenced to". */
bool
harm_undone(const struct words *words, size_t i)
{
	size_t before = i;

	if (words->v[i].pre & LEX_BA &&
		str_ends(words->v[i].fold, STR("اعدام")))
		return true;
	if (before > 0 && word_is(words, before - 1, STR("في")))
		before--;
	return before > 0 && word_in(words, before - 1, LIST_ATTEMPTS);
}

/* The word of harm at word i, "killing of"; "to whose attack (25) fell
 * victim". */
static const struct sense *
harm_at(const struct words *words, size_t i)
{
	const struct sense *s = lex_sense(words, i, LEX_HARM);

	if (!s && i > 0 && word_is(words, i, STR("ضحيه")) &&
		(word_is(words, i - 1, STR("راح")) ||
			word_is(words, i - 1, STR("راحت"))))
		s = lex_sense(words, i, LEX_VICTIM);
	return s;
}

/* «قضى على خمسة مسلحين»: the verb with the preposition before word i. */
static const struct sense *
finished_off(const struct words *words, size_t i)
{
	static const struct str verbs[] = { STR_INIT("قضي"), STR_INIT("وقضي"),
		STR_INIT("قضوا"), STR_INIT("وقضوا") };

	if (i < 2 || !word_is(words, i - 1, STR("علي")) ||
		!WORD_AMONG(words, i - 2, verbs))
		return NULL;
	return lex_sense(words, i - 2, LEX_HARM);
}

/* The word of harm before a number whose first word is first; from: where
 * the search may go back to. *at is where it stands. */
const struct sense *
harm_before(const struct words *words, size_t first, size_t from, size_t *at)
{
	size_t reach = 0;

	if (words->v[first].pre & (LEX_BA | LEX_LAM | LEX_KAF) || first == 0)
		return NULL;
	*at = first - 1;
	if (word_in(words, first - 1, LIST_BEFORE_PLACE))
		return finished_off(words, first);
	for (size_t i = first; i-- > from && reach <= HARM_REACH;) {
		const struct sense *s = harm_at(words, i);

		*at = i;
		/* "died when a plane carrying two": not far behind */
		if (s && word_is_latin(words, i) && first - i > NEAR)
			return NULL;
		if (s)
			return (word_in(words, i, LIST_LIVES) &&
				       !is_lost(words, i)) ||
					       harm_undone(words, i)
				       ? NULL
				       : s;
		/* a configuration may count the missing, too */
		if (harm_ends(&words->v[i]) || word_in(words, i, LIST_FATES))
			return NULL;
		reach += words->v[i].kind != TOKEN_MARK;
	}
	return NULL;
}

/* The word of harm behind the noun: "were killed". */
const struct sense *
harm_behind(const struct words *words, size_t i)
{
	static const struct str ends[] = { STR_INIT("وا"), STR_INIT("هم"),
		STR_INIT("هما"), STR_INIT("تلا"), STR_INIT("هدا"),
		STR_INIT("يبا"), STR_INIT("تا") };

	if (word_is(words, i, STR("علي")) &&
		(word_is(words, i + 1, STR("الاقل")) ||
			word_is(words, i + 1, STR("الاكثر"))))
		i += 2; /* at least */
	for (size_t k = i; k < words->n && k < i + HARM_AFTER; k++) {
		const struct sense *s;

		if (words->v[k].kind != TOKEN_WORD ||
			word_in(words, k, LIST_AMONG))
			return NULL;
		s = words->v[k].sense ? lex_sense(words, k, LEX_HARM) : NULL;
		if (!s || words->v[k].pre & LEX_PROCLITIC)
			continue;
		if (word_is_latin(words, k))
			return s; /* "were killed" has one form */
		if (word_in(words, k, LIST_LIVES))
			return is_lost(words, k) ? s : NULL;
		for (size_t e = 0; e < COUNTOF(ends); e++) {
			if (str_ends(words->v[k].fold, ends[e]))
				return s;
		}
	}
	return NULL;
}
