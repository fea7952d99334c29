/* names_form - forms of Arabic words by the number and place of their letters.
 */

#include "names_form.h"

/* The letter n of a folded word, all of two bytes; 0 behind its end. */
static unsigned
nth(struct str word, size_t n)
{
	size_t at = 2 * n;

	return at + 2 <= word.len
		       ? (unsigned)word.ptr[at] << 8 | word.ptr[at + 1]
		       : 0;
}

enum {
	ALEF = 0xD8A7,     /* U+0627 */
	BEH = 0xD8A8,      /* U+0628 */
	TEH = 0xD8AA,      /* U+062A */
	DAL = 0xD8AF,      /* U+062F */
	ZAIN = 0xD8B2,     /* U+0632 */
	SEEN = 0xD8B3,     /* U+0633 */
	SAD = 0xD8B5,      /* U+0635 */
	DAD = 0xD8B6,      /* U+0636 */
	TAH = 0xD8B7,      /* U+0637 */
	MEEM = 0xD985,     /* U+0645 */
	NOON = 0xD986,     /* U+0646 */
	WAW = 0xD988,      /* U+0648 */
	YEH = 0xD98A,      /* U+064A */
	YEH_HAMZA = 0xD8A6 /* U+0626 */
};

static bool
is_consonant(unsigned letter)
{
	return letter && letter != ALEF && letter != WAW && letter != YEH;
}

/* اصطدام, اضطراب, ازدهار: the teh (U+062A) of the eighth form is another letter
 * behind some. */
static bool
is_eighth_form(struct str word)
{
	unsigned first = nth(word, 1), infix = nth(word, 2);

	return (infix == TAH && (first == SAD || first == DAD)) ||
	       (infix == DAL && first == ZAIN);
}

/* توافر, تجميد, تبادل: of the second, fifth and sixth forms. */
static bool
is_teh_masdar(struct str word)
{
	bool closed = is_consonant(nth(word, 3)) && is_consonant(nth(word, 4));

	if (nth(word, 1) == WAW)
		return nth(word, 2) == ALEF && closed;
	if (!is_consonant(nth(word, 1)))
		return false;
	return (nth(word, 2) == ALEF && closed) ||
	       (nth(word, 3) == YEH && nth(word, 2) != ALEF);
}

/* استمرار, اجتماع, اصطدام, انضمام: of the tenth, eighth and seventh forms, six
 * letters and more. */
static bool
is_alef_masdar(struct str word, size_t n)
{
	if (nth(word, n - 2) != ALEF)
		return false;
	if (n == 7)
		return nth(word, 1) == SEEN && nth(word, 2) == TEH;
	return nth(word, 2) == TEH || is_eighth_form(word) ||
	       (nth(word, 1) == NOON && is_consonant(nth(word, 2)) &&
		       word.len == 12 && nth(word, 5) != NOON);
}

bool
form_is_masdar(struct str word)
{
	size_t n;

	if (nth(word, 0) == BEH)
		word = str_from(word, 2);
	n = word.len / 2;
	if (n > 5 && nth(word, n - 1) == ALEF)
		n--;
	if (n == 5 && nth(word, 0) == TEH)
		return is_teh_masdar(word);
	if (nth(word, 0) != ALEF || n < 5 || n > 7)
		return false;
	if (n == 5) /* اتصال, اطلاع */
		return (nth(word, 1) == TEH || nth(word, 1) == TAH) &&
		       nth(word, 3) == ALEF;
	return is_alef_masdar(word, n);
}

bool
form_is_accusative(struct str word)
{
	return word.len == 10 && nth(word, 4) == ALEF &&
	       (nth(word, 2) == YEH || nth(word, 2) == WAW) &&
	       is_consonant(nth(word, 0)) && is_consonant(nth(word, 1)) &&
	       is_consonant(nth(word, 3));
}

bool
form_is_derived_participle(struct str word, bool first)
{
	if (nth(word, 0) != MEEM)
		return false;
	if (word.len >= 10 &&
		((nth(word, 1) == TEH && (is_consonant(nth(word, 2)) ||
						 nth(word, 3) == ALEF)) ||
			(nth(word, 1) == SEEN && nth(word, 2) == TEH)))
		return true;
	if (word.len == 12 && nth(word, 5) == ALEF) /* accusative */
		word.len = 10;
	if (!first || word.len != 10 || nth(word, 1) == ALEF ||
		nth(word, 1) == YEH || !is_consonant(nth(word, 4)))
		return false;
	return (nth(word, 3) == WAW && is_consonant(nth(word, 2))) ||
	       (nth(word, 2) == ALEF && is_consonant(nth(word, 3)));
}

bool
form_is_participle(struct str word)
{
	return word.len == 10 && nth(word, 1) == ALEF && nth(word, 4) == ALEF;
}

bool
form_is_agent(struct str word)
{
	return word.len == 8 && nth(word, 1) == ALEF;
}

bool
form_is_diminutive(struct str word)
{
	return word.len == 16 && is_consonant(nth(word, 2)) &&
	       nth(word, 4) == YEH && is_consonant(nth(word, 5)) &&
	       nth(word, 6) == ALEF && nth(word, 7) == NOON;
}

bool
form_is_broken_plural(struct str written)
{
	return written.len == 10 && nth(written, 2) == ALEF &&
	       nth(written, 3) == YEH_HAMZA;
}
