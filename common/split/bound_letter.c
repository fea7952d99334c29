/* bound_letter - letters that stand for words, and acronyms of them. */

#include "bound_priv.h"

/* A word of one letter. */
bool
bound_is_one_letter(const struct bound_word *word)
{
	size_t pos = 0;

	if (word->len == 0 || !uchar_is_letter(word->last))
		return false;
	utf8_next(str_make(word->fold, word->len), &pos);
	return pos == word->len;
}

/* A letter or its name, what Arabic writes to a word left out: U+0648, 0641,
 * 0628, 0644, 0643, and the article. */
bool
bound_is_first_letter(const struct bound *b, struct str part)
{
	static const char *const written[] = { "و", "ف", "ب", "ل", "ك", "ال" };

	if (bound_is_letter_name(b, part))
		return true;
	for (size_t i = 0; i < COUNTOF(written); i++) {
		struct str before = str_from_c(written[i]);

		if (str_starts(part, before) &&
			bound_is_letter_name(b, str_from(part, before.len)))
			return true;
	}
	return false;
}

/* Two or more letters, each with a dot behind it, but for the last. */
bool
bound_is_acronym(const struct bound *b, const struct bound_word *word)
{
	struct str fold = str_make(word->fold, word->len);
	size_t beg = 0, end;

	while ((end = str_find_byte(fold, beg, '.')) != STR_NONE) {
		struct str part = str_sub(fold, beg, end);

		if (beg == 0 ? !bound_is_first_letter(b, part)
			     : !bound_is_letter_name(b, part))
			return false;
		beg = end + 1;
	}
	return beg > 0 && bound_is_letter_name(b, str_from(fold, beg));
}
