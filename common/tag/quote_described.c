/* quote_described - behind a verb that describes something: who describes it,
 * without what is described. */

#include "quote_read.h"

/* «العسكرية», «سوري»: says more of the noun before it. */
static bool
is_relation(const struct words *words, size_t i)
{
	struct str word = words->v[i].fold;

	return word.len >= 8 &&
	       (str_ends(word, STR("ي")) || str_ends(word, STR("يه")) ||
		       str_ends(word, STR("يون")) ||
		       str_ends(word, STR("يين")));
}

/* «وصفت هيئة الدفاع الحكم بـ"..."»: cuts the phrase between the verb and «ب» to
 * a noun with its genitive and adjectives; the definite noun behind it is what
 * is described. */
static void
cut_to_subject(const struct words *words, struct speech *speech)
{
	size_t first = speech->first, end = speech->last, i = first;
	bool behind = end < words->n && words->v[end].pre & LEX_BA;

	while (i < end && !quote_is_definite(words, i))
		i++;
	if (i < end && (i == first || !is_relation(words, i - 1)))
		i++; /* «هيئة الدفاع», not «مسؤول دولي الخطة» */
	while (i < end && quote_is_definite(words, i) && is_relation(words, i))
		i++;
	if (i == end || !(behind || word_is(words, end, STR("ب"))))
		i = first;
	speech->last = i;
	if (i == first)
		speech->first = speech->last = 0;
}

/* Cuts the phrase to the name that it begins with or has inside: the rest is
 * what is described. */
void
quote_cut_described(const struct quoted *q, struct speech *speech)
{
	const struct words *words = q->words;

	for (size_t i = speech->first; i < speech->last; i++) {
		const struct span *name = name_at(q, i);

		if (!name || strcmp(name->label, "LOC") == 0)
			continue;
		while (i < speech->last && words->v[i].beg < name->end)
			i++;
		speech->last = i;
		return;
	}
	cut_to_subject(words, speech);
}
