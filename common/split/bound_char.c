/* bound_char - single characters beside a boundary, the rarer of them. */

#include "bound_char.h"

static bool
in(uint32_t cp, uint32_t first, uint32_t last)
{
	return cp - first <= last - first;
}

bool
bound_is_arabic_letter_far(uint32_t cp)
{
	return uchar_info(cp) & UCHAR_LETTER && uchar_is_arabic(cp);
}

/* Emoji and their like, which stay with what they comment on. Bullets and
 * circled numbers are not among them. */
bool
bound_is_symbol(uint32_t cp)
{
	return in(cp, 0x2600, 0x2775) || in(cp, 0x2B05, 0x2B55) ||
	       in(cp, 0x1F000, 0x1FAFF) || in(cp, 0xFE0E, 0xFE0F) ||
	       cp == 0x20E3 || in(cp, 0xE0020, 0xE007F);
}

/* Behind white space, but not into the next line. */
size_t
bound_skip_space(struct str text, size_t pos)
{
	while (pos < text.len && bound_may_be_space(text.ptr[pos])) {
		size_t next = pos;
		uint32_t cp = utf8_next(text, &next);

		if (!(uchar_info(cp) & UCHAR_SPACE) || bound_is_break(cp))
			break;
		pos = next;
	}
	return pos;
}

/* Behind what does not show, at a character that is not ASCII. */
size_t
bound_skip_hidden_far(struct str text, size_t pos)
{
	while (pos < text.len) {
		size_t next = pos;

		if (!(uchar_info(utf8_next(text, &next)) & UCHAR_HIDDEN))
			break;
		pos = next;
	}
	return pos;
}

/* Before white space and what does not show, not below floor. */
size_t
bound_back_space_far(struct str text, size_t floor, size_t pos)
{
	while (pos > floor) {
		size_t prev = pos;

		if (!bound_is_blank(utf8_prev(text, &prev)))
			break;
		pos = prev;
	}
	return pos;
}

bool
bound_has_persian(struct str s)
{
	for (size_t pos = 0; pos + 1 < s.len; pos++) {
		uint8_t c = s.ptr[pos + 1];

		if (s.ptr[pos] == 0xDA && c == 0xA9)
			return true;
		if (s.ptr[pos] == 0xDB &&
			(c == 0x81 || c == 0x8C || c == 0x92 || c - 0xB0u < 10))
			return true;
	}
	return false;
}
