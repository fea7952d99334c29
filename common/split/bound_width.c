/* bound_width - text that is broken at a column, as mail and old pages are: the
 * lines of such a paragraph are full, but for its last. */

#include "bound_priv.h"

enum {
	WRAP_MIN = 32,  /* columns of wrapped text ... */
	WRAP_SURE = 45, /* ... of which two full lines are enough */
	WRAP_MAX = 160,
	WRAP_REACH = WRAP_MAX + 2, /* wider than any line */
};

/* The line at *pos without white space around it; moves *pos behind its LF.
 * Text that is broken at a column has no other line ends. */
static struct str
take_line(struct str text, size_t *pos)
{
	struct str line = { 0 };

	(void)str_line(text, pos, &line);
	return str_trim(line);
}

/* How wide the first word of a line is, in characters. */
static size_t
first_word_width(struct str line)
{
	return utf8_count(str_sub(
		line, 0, size_min(line.len, str_find_byte(line, 0, ' '))));
}

/* True when a line ends in a mark that ends a sentence, or in a closing mark:
 * it says nothing of how lines are broken. */
static bool
is_ended(const struct bound *b, struct str line)
{
	uint32_t cp = utf8_before(line, line.len);

	return bound_stop_kind(b, cp) != STOP_NONE ||
	       bound_in(b->closing, cp) || bound_in(b->quoting, cp);
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
	} while (cp && (bound_in(b->closing, cp) || bound_in(b->quoting, cp)));
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
 * The column at which the lines of the paragraph at scan->para are broken, 0
 * when they are not: lines that end without a stop are then full, the next word
 * would not have fitted; two or, in narrow text, three must be, and three for
 * each that is not; the first may be a headline. A sentence ends within a line,
 * or the last line ends in a stop: headlines of much the same length do not.
 */
static size_t
measure_wrap(const struct scan *scan)
{
	uint32_t reach[WRAP_REACH] = {
		0
	}; /* lines by width, next word added */
	size_t n = 0, loose = 0, pos = scan->para, widest = 0, head = 0;
	size_t full, least;
	struct str line = take_line(scan->text, &pos), next;
	bool stops = false;

	for (;; line = next) {
		size_t width = line.len > 4 * WRAP_MAX ? WRAP_MAX + 1
						       : utf8_count(line);

		if (width > WRAP_MAX)
			return 0;
		widest = size_max(widest, width);
		stops = stops || has_stop(line);
		next = take_line(scan->text, &pos);
		if (next.len == 0)
			break;
		if (is_ended(scan->bound, line))
			continue;
		width = size_min(
			width + 1 + first_word_width(next), WRAP_REACH - 1);
		reach[width]++;
		n++;
		head = head ? head : width;
	}
	least = widest < WRAP_SURE ? 3 : 2;
	if (widest < WRAP_MIN || n < least ||
		!(stops || ends_in_stop(scan->bound, line)))
		return 0;
	for (size_t i = 0; i <= widest; i++)
		loose += reach[i];
	full = n - loose;
	loose -= loose > 0 && head <= widest;
	return full >= least && full >= 3 * loose ? widest : 0;
}

static size_t
wrap_width(struct scan *scan)
{
	if (!scan->wrap_known || scan->wrap_para != scan->para) {
		scan->wrap_known = true;
		scan->wrap_para = scan->para;
		scan->wrap_width = measure_wrap(scan);
	}
	return scan->wrap_width;
}

/*
 * The first line is full, in text that is broken at a column: the second one's
 * first word would not have fitted. What the two lines show comes first, since
 * it is seldom so and the paragraph takes longer.
 */
bool
bound_is_full_line(struct scan *scan, const struct lines *lines)
{
	struct str line = str_sub(scan->text, lines->beg, lines->end);
	size_t pos = lines->next, width, wrap;
	struct str next;

	if (scan->wrap_known && scan->wrap_para == scan->para &&
		!scan->wrap_width)
		return false;
	next = take_line(scan->text, &pos);
	if (line.len > 4 * WRAP_MAX || next.len > 4 * WRAP_MAX)
		return false;
	width = utf8_count(line) + 1 + first_word_width(next);
	if (width <= WRAP_MIN || width <= utf8_count(next))
		return false;
	wrap = wrap_width(scan);
	return wrap > 0 && width > wrap;
}
