/*
 * uchar - properties of characters: small questions by range tests and tables
 * of our own for what news text is made of, ICU for the rest. One folding for
 * everything that compares words.
 */

#ifndef SAFI_UCHAR_H
#define SAFI_UCHAR_H

#include "arena.h"
#include "str.h"

/* Unicode White_Space. */
bool uchar_is_space(uint32_t cp);

/* General category L*, M*, Nd or the joiners (U+200C 200D): what words are
 * made of. */
bool uchar_is_word(uint32_t cp);
bool uchar_is_letter(uint32_t cp); /* L* */
bool uchar_is_mark(uint32_t cp);   /* M* */
bool uchar_is_upper(uint32_t cp);  /* property Uppercase */
bool uchar_is_lower(uint32_t cp);  /* property Lowercase */

/* Letters and marks of the Arabic blocks, tatweel among them. */
bool uchar_is_arabic(uint32_t cp);

/* The value of a decimal digit of any script, or -1. */
int uchar_digit(uint32_t cp);

/* Bidi controls, joiners, zero width space, word joiner, BOM, soft hyphen:
 * characters that a reader does not see. */
bool uchar_is_invisible(uint32_t cp);

/*
 * The folding under which words are compared. Returns the folded character,
 * or 0 for one that folding drops: marks U+064B-065F, U+0670, tatweel U+0640,
 * the invisible (and U+0000). Alef forms U+0622 0623 0625 0671 become U+0627,
 * alef maksura U+0649 and Farsi yeh U+06CC yeh U+064A, teh marbuta U+0629 heh
 * U+0647, keheh U+06A9 kaf U+0643; decimal digits of every script ASCII ones;
 * white space a space; dashes '-', wide and ratio colons ':', double quotes
 * and guillemets '"', single ones an apostrophe; a presentation form of one
 * letter that letter, folded; capitals small letters (simple case folding),
 * and so the Turkish i with and without its dot, U+0130 and U+0131, an i.
 * What folds to several characters (ligatures) stays. Folding twice changes
 * nothing more.
 */
uint32_t uchar_fold(uint32_t cp);

/* The folded text, and for each byte of it (and its end) the byte at which the
 * character begins that it comes from: from has as many entries as the folded
 * text has bytes and one more. from may be NULL. In the arena. */
struct str uchar_fold_str(struct str s, struct arena *arena, size_t **from);

/*
 * For loops over much text: class and folding in one answer, what news text
 * is made of in one look-up. At most one class is set; a character without
 * one is punctuation, a symbol, a control or unassigned.
 */
enum uchar_info {
	UCHAR_FOLD = 0x1FFFFF,  /* mask: what uchar_fold returns */
	UCHAR_LETTER = 1 << 24, /* L* */
	UCHAR_MARK = 1 << 25,   /* M* */
	UCHAR_DIGIT = 1 << 26,  /* Nd */
	UCHAR_SPACE = 1 << 27,  /* White_Space */
	UCHAR_HIDDEN = 1 << 28  /* uchar_is_invisible */
};

/* U+0000-007F, U+0600-06FF, then U+0080-00FF and U+2000-206F */
enum { UCHAR_QUICK = 0x270 };
extern const uint32_t uchar_quick[UCHAR_QUICK];
uint32_t uchar_info_any(uint32_t cp);

static inline uint32_t
uchar_info(uint32_t cp)
{
	if (cp < 0x80)
		return uchar_quick[cp];
	if (cp >> 8 == 0x06)
		return uchar_quick[cp - 0x600 + 0x80];
	if (cp < 0x100)
		return uchar_quick[cp - 0x80 + 0x180];
	if (cp >= 0x2000 && cp < 0x2070)
		return uchar_quick[cp - 0x2000 + 0x200];
	return uchar_info_any(cp);
}

#endif
