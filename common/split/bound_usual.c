/* bound_usual - terminators whose rule the bytes beside them show, as most
 * are: nothing more need be read of them. */

#include "bound_priv.h"

static bool
is_digit(uint8_t c)
{
	return c >= '0' && c <= '9';
}

static bool
is_small(uint8_t c)
{
	return c >= 'a' && c <= 'z';
}

/* A number ends at end, and before it stands a word of Arabic that does not
 * begin the sentence: a stop there is no part of a list or section. */
static bool
is_usual_number(const struct scan *scan, size_t end)
{
	const uint8_t *p = scan->text.ptr;
	size_t pos = end;

	while (pos > scan->start && is_digit(p[pos - 1]))
		pos--;
	if (pos == end || pos <= scan->start || p[--pos] != ' ' ||
		!bound_is_arabic_letter(utf8_before(scan->text, pos)))
		return false;
	while (pos > scan->start && p[pos - 1] >= 0x80)
		pos--;
	return pos > scan->start && p[pos - 1] == ' ';
}

/*
 * The usual full stop or mark at [pos, end), for speed: behind a word that is
 * in no list, a number or a closing mark, and a line break or a space and a
 * word of Arabic behind it. Nothing else can cling to it, and no rule but this
 * one has a say.
 */
bool
bound_is_usual(const struct scan *scan, size_t pos, size_t end, bool mark)
{
	struct str text = scan->text;
	uint32_t before;

	if (pos <= scan->start)
		return false;
	if (end < text.len && text.ptr[end] != '\n' &&
		(text.ptr[end] != ' ' || !bound_begins_word(text, end + 1)))
		return false;
	if (!mark && end < text.len && bound_is_two_letters(text, end + 1) &&
		!bound_is_common_after(scan, end + 1, BOUND_AFTER_DOT))
		return false;
	before = utf8_before(text, pos);
	if (!bound_is_word(before))
		return !bound_is_blank(before) &&
		       pos - scan->start > BOUND_NUMBER_REACH;
	if (mark)
		return end > pos + 1 ||
		       bound_is_common_before(scan, pos, BOUND_BEFORE_MARK);
	return bound_is_common_before(scan, pos, BOUND_BEFORE_DOT) ||
	       is_usual_number(scan, pos);
}

/*
 * The rule for a full stop at pos that stands within a number or an address as
 * the bytes beside it show, for speed: digits on both sides, or a small letter
 * behind it. BOUND_RULES: it is something else.
 */
enum bound_rule
bound_inner_stop(const struct scan *scan, size_t pos)
{
	struct str text = scan->text;
	uint8_t before, after;

	if (text.ptr[pos] != '.' || pos <= scan->start || pos + 1 >= text.len)
		return BOUND_RULES;
	before = text.ptr[pos - 1];
	after = text.ptr[pos + 1];
	if (is_digit(before))
		return is_digit(after) ? BOUND_NUMBER : BOUND_RULES;
	return is_small(before) && is_small(after) ? BOUND_ADDRESS
						   : BOUND_RULES;
}
