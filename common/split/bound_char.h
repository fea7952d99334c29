/* bound_char - questions about single characters and what they are in bytes. */

#ifndef SAFI_BOUND_CHAR_H
#define SAFI_BOUND_CHAR_H

#include "common/str.h"
#include "common/uchar.h"
#include "common/utf8.h"

/* Characters that move no boundary: white space and what does not show. */
static inline bool
bound_is_blank(uint32_t cp)
{
	return (uchar_info(cp) & (UCHAR_SPACE | UCHAR_HIDDEN)) != 0;
}

/* Letters, marks and digits. */
static inline bool
bound_is_word(uint32_t cp)
{
	return (uchar_info(cp) & (UCHAR_LETTER | UCHAR_MARK | UCHAR_DIGIT)) !=
	       0;
}

/* A character that ends a line. */
static inline bool
bound_is_break(uint32_t cp)
{
	return cp == '\n' || cp == '\r' || cp == 0x2028 || cp == 0x2029;
}

/* A letter of Latin script, as far as news text has it. */
static inline bool
bound_is_latin(uint32_t cp)
{
	return (cp | 0x20) - 'a' < 26 ||
	       (cp >= 0xC0 && cp <= 0x24F && cp != 0xD7 && cp != 0xF7) ||
	       (cp >= 0x1E00 && cp <= 0x1EFF);
}

/* False when no white space begins with byte c, as nearly always. */
static inline bool
bound_may_be_space(uint8_t c)
{
	return c <= ' ' || c == 0xC2 || (c >= 0xE1 && c <= 0xE3);
}

/* The low byte of the character U+0600 to U+06FF at p[0..1]. */
static inline size_t
bound_arabic_index(const uint8_t *p)
{
	return (p[0] & 3u) << 6 | (p[1] & 0x3Fu);
}

/* All bits when such a character is at p[0..1], none otherwise. */
static inline uint32_t
bound_arabic_mask(const uint8_t *p)
{
	return 0 - (uint32_t)((p[0] & 0xFC) == 0xD8);
}

/*
 * Looks at the two-byte letters and marks of Arabic at p[0..1], which nearly
 * all letters are: their info, or 0 when it is anything else.
 */
static inline uint32_t
bound_arabic_info(const uint8_t *p)
{
	uint32_t info;

	if ((p[0] & 0xFC) != 0xD8) /* p[1] may be behind the text */
		return 0;
	info = uchar_quick[0x80 + bound_arabic_index(p)];
	return info & (UCHAR_LETTER | UCHAR_MARK) ? info : 0;
}

/* Two letters of Arabic at pos, as most words and lines begin; false when it
 * takes more to see it. */
static inline bool
bound_begins_word(struct str text, size_t pos)
{
	const uint8_t *p = text.ptr + pos;

	return text.len - pos > 3 &&
	       (uchar_quick[0x80 + bound_arabic_index(p)] &
		       uchar_quick[0x80 + bound_arabic_index(p + 2)] &
		       bound_arabic_mask(p) & bound_arabic_mask(p + 2) &
		       UCHAR_LETTER);
}

/* A word of two letters of Arabic at pos and a space, as the postpositions of
 * Persian and Urdu are. */
static inline bool
bound_is_two_letters(struct str text, size_t pos)
{
	return text.len - pos > 4 && text.ptr[pos + 4] == ' ' &&
	       bound_begins_word(text, pos);
}

size_t bound_skip_hidden_far(struct str text, size_t pos);
size_t bound_back_space_far(struct str text, size_t floor, size_t pos);

/* Behind characters that do not show, which are neither ASCII nor letters. */
static inline size_t
bound_skip_hidden(struct str text, size_t pos)
{
	return pos < text.len && text.ptr[pos] >= 0x80 &&
			       !bound_arabic_info(text.ptr + pos)
		       ? bound_skip_hidden_far(text, pos)
		       : pos;
}

/* Before white space and what does not show, not below floor; mostly a letter
 * stands there. */
static inline size_t
bound_back_space(struct str text, size_t floor, size_t pos)
{
	return pos > floor + 1 && bound_arabic_info(text.ptr + pos - 2)
		       ? pos
		       : bound_back_space_far(text, floor, pos);
}

bool bound_is_arabic_letter_far(uint32_t cp);

static inline bool
bound_is_arabic_letter(uint32_t cp)
{
	return cp >> 8 == 0x06
		       ? (uchar_quick[cp - 0x600 + 0x80] & UCHAR_LETTER) != 0
		       : cp > 0xFF && bound_is_arabic_letter_far(cp);
}

/* A letter of Persian or Urdu that is not even in foreign names of Arabic, or a
 * digit of theirs: U+06A9 06C1 06CC 06D2 06F0-06F9. */
bool bound_has_persian(struct str s);

/* Emoji and their like, which stay with what they comment on. Bullets and
 * circled numbers are not among them. */
bool bound_is_symbol(uint32_t cp);

/* Behind white space, but not into the next line. */
size_t bound_skip_space(struct str text, size_t pos);

#endif
