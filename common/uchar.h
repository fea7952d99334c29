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

/* General category L*, M*, Nd or the joiners: what words are made of. */
bool uchar_is_word(uint32_t cp);
bool uchar_is_letter(uint32_t cp); /* L* */
bool uchar_is_mark(uint32_t cp);   /* M* */
bool uchar_is_upper(uint32_t cp);
bool uchar_is_lower(uint32_t cp);

/* Letters and marks of Arabic script. */
bool uchar_is_arabic(uint32_t cp);

/* The value of a decimal digit of any script, or -1. */
int uchar_digit(uint32_t cp);

/* Bidi controls, joiners, zero width space, word joiner, BOM, soft hyphen:
 * characters that a reader does not see. */
bool uchar_is_invisible(uint32_t cp);

/*
 * The folding under which words are compared. Returns the folded character,
 * or 0 for one that folding drops: marks U+064B-065F, U+0670, tatweel U+0640
 * and the invisible. Alef forms U+0622 0623 0625 0671 become U+0627, alef
 * maksura U+0649 and Farsi yeh U+06CC yeh U+064A, teh marbuta U+0629 heh
 * U+0647, keheh U+06A9 kaf U+0643; Arabic-Indic digits ASCII ones; white space
 * a space; dash, colon, quote and presentation form variants their plain
 * character; capitals small letters.
 */
uint32_t uchar_fold(uint32_t cp);

/* The folded text, and for each byte of it (and its end) the byte of the
 * text that it comes from. from may be NULL. In the arena. */
struct str uchar_fold_str(struct str s, struct arena *arena, size_t **from);

#endif
