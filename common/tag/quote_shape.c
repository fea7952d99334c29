/* quote_shape - what a word can be in a speaker's noun phrase, by its form. */

#include "quote_read.h"

/* A verb of the perfect with a feminine subject, three consonants and teh
 * (U+062A): حصلت, أصدرت. It begins a clause about an indefinite noun. */
bool
quote_is_perfect(const struct words *words, size_t i)
{
	struct str word = words->v[i].fold;

	if (word.len == 10 && str_starts(word, STR("ا")))
		word = str_from(word, 2);
	if (word.len != 8 || !str_ends(word, STR("ت")))
		return false;
	for (size_t at = 0; at < 6; at += 2) {
		struct str letter = str_sub(word, at, at + 2);

		if (str_eq(letter, STR("ا")) || str_eq(letter, STR("و")) ||
			str_eq(letter, STR("ي")))
			return false;
	}
	return true;
}

/* Behind a person's name: what says in which state or on what he speaks, or
 * how old he is, «مبتسما», «تعليقا على», «حديثه». Titles go on. */
bool
quote_is_circumstance(const struct words *words, size_t i)
{
	const struct word *w = &words->v[i];
	struct str word = str_sub(words->text, w->beg, w->end);

	return str_starts(w->fold, STR("البالغ")) ||
	       (str_ends(w->fold, STR("ا")) && w->fold.len >= 6 &&
		       !str_starts(w->fold, STR("ال"))) ||
	       (str_ends(word, STR("\xD9\x87")) && w->fold.len >= 10 &&
		       !str_starts(word, STR("و")));
}

/* Behind a person's name a definite noun says who he is, or is what he speaks
 * of: «انتقد فلان الخطة». */
bool
quote_is_of_person(const struct words *words, size_t i)
{
	struct str word = words->v[i].fold;

	return str_starts(word, STR("ال")) &&
	       !lex_has_head(words->lists, word, LIST_TITLES);
}

/* Behind a definite noun an indefinite one is no part of its phrase: «أعلنت
 * الوزارة مقتل ...». What is attached by a preposition or «و» is, and who
 * somebody is. */
bool
quote_is_object(const struct words *words, size_t i)
{
	static const struct str parts[] = { STR_INIT("ال"), STR_INIT("ل"),
		STR_INIT("ب"), STR_INIT("و"), STR_INIT("نفس"), STR_INIT("ذات"),
		STR_INIT("غير") };

	for (size_t k = 0; k < COUNTOF(parts); k++)
		if (str_starts(words->v[i].fold, parts[k]))
			return false;
	return !lex_has_head(words->lists, words->v[i].fold, LIST_OFFICES);
}

/* «بيان يحمل توقيع ...»: a verb begins a clause about an indefinite noun. */
bool
quote_is_imperfect(const struct words *words, size_t i)
{
	struct str word = words->v[i].fold;

	return word.len >= 8 && str_starts(word, STR("ي")) &&
	       !str_ends(word, STR("ي")) && !str_ends(word, STR("ين")) &&
	       !str_ends(word, STR("ون")) && !str_ends(word, STR("ه"));
}

/* A definite noun; «والدة» is none. */
bool
quote_is_definite(const struct words *words, size_t i)
{
	struct str word = words->v[i].fold;

	return str_starts(word, STR("ال")) || str_starts(word, STR("لل")) ||
	       (str_starts(word, STR("وال")) &&
		       !lex_has_head(words->lists, word, LIST_WAW));
}
