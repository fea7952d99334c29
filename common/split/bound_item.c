/* bound_item - the items of lists: what one begins with. */

#include "bound_lines.h"

static bool
is_bullet(uint32_t cp)
{
	switch (cp) {
	case '-':
	case '*':
	case '+':
	case 0x00B7:
	case 0x2013:
	case 0x2014:
	case 0x2022:
	case 0x2023:
	case 0x2043:
	case 0x25A0:
	case 0x25AA:
	case 0x25B6:
	case 0x25B8:
	case 0x25BA:
	case 0x25CB:
	case 0x25CF:
	case 0x25E6:
	case 0x2713:
	case 0x2714:
	case 0x27A4:
		return true;
	}
	return false;
}

/* Behind one letter, or the letters of a small Roman number. */
static size_t
skip_letters(struct str text, size_t pos)
{
	size_t end = pos;

	while (end < text.len && end - pos < 4 &&
		memchr("ivx", text.ptr[end], 3))
		end++;
	if (end == pos)
		utf8_next(text, &end);
	return end;
}

/* A letter with a dot stands at pos or behind a space there: the one before it
 * is part of an acronym or of a name, U.S., J. K. */
static bool
is_dotted_letter(struct str text, size_t pos)
{
	pos = bound_skip_space(text, pos);
	return pos < text.len && uchar_is_letter(utf8_next(text, &pos)) &&
	       utf8_at(text, pos) == '.';
}

/* True when a list item begins at pos: a bullet, or a number or one letter
 * with a mark behind it. */
bool
bound_is_item(struct str text, size_t pos)
{
	size_t digits = 0, at;
	uint32_t cp;

	pos = bound_skip_hidden(text, pos);
	if (pos == text.len || bound_begins_word(text, pos))
		return false;
	if (is_bullet(utf8_at(text, pos)))
		return true;
	pos += utf8_at(text, pos) == '(';
	for (at = pos; at < text.len && digits < 4; digits++, pos = at) {
		if (uchar_digit(utf8_next(text, &at)) < 0)
			break;
	}
	if (digits == 0 && uchar_is_letter(utf8_at(text, pos)))
		pos = skip_letters(text, pos);
	else if (digits == 0 || digits == 4)
		return false;
	pos = bound_skip_space(text, pos);
	cp = utf8_at(text, pos);
	if (digits == 0 && cp == '.' && is_dotted_letter(text, pos + 1))
		return false;
	return (cp == '.' || cp == ')' || cp == '-') &&
	       uchar_digit(utf8_at(text, pos + 1)) < 0;
}
