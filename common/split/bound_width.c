/* bound_width - text that is broken at a column, as mail and old pages are: the
 * lines of such a paragraph are full, but for its last. */

#include "bound_lines.h"

enum {
	WRAP_MIN = 32,  /* columns of wrapped text ... */
	WRAP_SURE = 45, /* ... of which two full lines are enough */
	WRAP_MAX = 160
};

/* The line at *pos without white space around it; moves *pos behind its LF.
 * Text that is broken at a column has no other line ends. */
static struct str
take_line(struct str text, size_t *pos)
{
	struct str line = str_from(text, *pos);

	line.len = size_min(line.len, str_find_byte(line, 0, '\n'));
	*pos = size_min(*pos + line.len + 1, text.len);
	if (line.len > 0 && line.ptr[0] > ' ' && line.ptr[line.len - 1] > ' ')
		return line;
	return str_trim(line);
}

/* Where a part of the text begins. */
static size_t
pos_of(const struct scan *scan, struct str s)
{
	return (size_t)(s.ptr - scan->text.ptr);
}

/* How wide a part of the text is, in characters. */
static size_t
width_of(const struct scan *scan, struct str s)
{
	size_t beg = pos_of(scan, s);

	return bound_chars(scan, beg + s.len) - bound_chars(scan, beg);
}

/* How wide the first word of the line at pos is, in characters; mostly all of
 * it is letters of Arabic. */
static size_t
first_word_width(const struct scan *scan, size_t pos)
{
	struct str text = scan->text;
	size_t end = pos;

	while (text.len - end > 1 && (text.ptr[end] & 0xFC) == 0xD8)
		end += 2;
	if (end < text.len && text.ptr[end] == ' ')
		return (end - pos) / 2;
	while (end < text.len && text.ptr[end] != ' ' && text.ptr[end] != '\n')
		end++;
	return width_of(scan, str_trim(str_sub(text, pos, end)));
}

/* True when a line ends in a mark that ends a sentence, or in a closing mark:
 * it says nothing of how lines are broken. */
static bool
is_ended(const struct bound *b, struct str line)
{
	uint32_t cp = utf8_before(line, line.len);

	return bound_stop_kind(b, cp) != STOP_NONE ||
	       bound_in(&b->closing, cp) || bound_in(&b->quoting, cp);
}

/* A full stop ends the line, closing marks behind it or not. */
static bool
ends_in_stop(const struct bound *b, struct str line)
{
	size_t pos = line.len;
	uint32_t cp;
	enum stop_kind kind;

	do {
		cp = pos > 0 ? utf8_prev(line, &pos) : 0;
	} while (
		cp && (bound_in(&b->closing, cp) || bound_in(&b->quoting, cp)));
	kind = bound_stop_kind(b, cp);
	return kind == STOP_DOT || kind == STOP_FULL;
}

/* A full stop behind three letters and before a space: a sentence ends within
 * the line. */
static bool
has_stop(struct str line)
{
	size_t pos = 0;

	while ((pos = str_find_byte(line, pos, '.')) != STR_NONE) {
		size_t prev = pos, letters = 0;

		while (letters < 3 && prev > 0 &&
			uchar_is_letter(utf8_prev(line, &prev)))
			letters++;
		if (letters == 3 && ++pos < line.len && line.ptr[pos] == ' ')
			return true;
		pos += letters < 3;
	}
	return false;
}

/*
 * True when the lines of the paragraph are broken at a column, its widest line:
 * lines that end without a stop are then full, the next word would not have
 * fitted; two or, in narrow text, three must be, and two for each that is not;
 * the first may be a headline. A sentence ends within a line, or the last line
 * ends in a stop: headlines of much the same length do not.
 */
static bool
is_wrapped(const struct scan *scan, size_t widest)
{
	size_t full = 0, loose = 0, pos = scan->para;
	bool stops = false, loose_head = false;
	struct str line, next;

	if (widest < WRAP_MIN)
		return false;
	for (line = take_line(scan->text, &pos);; line = next) {
		stops = stops || has_stop(line);
		next = take_line(scan->text, &pos);
		if (next.len == 0)
			break;
		if (is_ended(scan->bound, line))
			continue;
		if (width_of(scan, line) + 1 +
				first_word_width(scan, pos_of(scan, next)) >
			widest) {
			full++;
		} else {
			loose_head = loose_head || full + loose == 0;
			loose++;
		}
	}
	loose -= loose_head;
	return (stops || ends_in_stop(scan->bound, line)) &&
	       full >= (widest < WRAP_SURE ? 3 : 2) && full >= 2 * loose;
}

/* Looks at lines of the paragraph until one is as wide as that, which spares
 * most of them. False when none is. */
static bool
has_line_of(const struct scan *scan, struct wrap *wrap, size_t width)
{
	while (wrap->widest < width && !wrap->whole) {
		struct str line = take_line(scan->text, &wrap->pos);

		if (line.len > wrap->widest) /* more bytes than characters */
			wrap->widest =
				size_max(wrap->widest, width_of(scan, line));
		wrap->whole = line.len == 0;
	}
	return wrap->widest >= width;
}

/*
 * The first line is full, in text that is broken at a column: the second one's
 * first word would not have fitted. What the two lines show comes first, since
 * it is seldom so and the paragraph takes longer.
 */
bool
bound_is_full_line(struct scan *scan, const struct lines *lines)
{
	struct wrap *wrap = &scan->wrap;
	size_t width;

	if (wrap->para != scan->para)
		*wrap = (struct wrap){ .para = scan->para, .pos = scan->para };
	if (wrap->widest > WRAP_MAX || (wrap->measured && !wrap->wrapped))
		return false;
	width = bound_chars(scan, lines->end) - bound_chars(scan, lines->beg);
	wrap->widest = size_max(wrap->widest, width);
	if (wrap->widest > WRAP_MAX)
		return false;
	if (wrap->pos == lines->beg && lines->end + 1 == lines->next &&
		scan->text.ptr[lines->end] == '\n')
		wrap->pos = lines->next; /* it has been looked at */
	width += 1 + first_word_width(scan, lines->next);
	width = size_min(width, WRAP_MAX + 1);
	if (width <= WRAP_MIN || has_line_of(scan, wrap, width))
		return false;
	if (!wrap->measured)
		wrap->wrapped = is_wrapped(scan, wrap->widest);
	wrap->measured = true;
	return wrap->wrapped;
}
