/* rules_alike - whether two lines are the same to a reader: marks, vowels and
 * gaps count for nothing. */

#include "rule.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum { TRUNCATED_WORDS = 4 };

/* The folded characters of a text in turn, of runs that are no words one
 * space; 0 at the end. */
static uint32_t
next_folded(struct str s, size_t *pos)
{
	bool gap = false;

	while (*pos < s.len) {
		size_t at = *pos;
		uint32_t info = uchar_info(utf8_next(s, &at));

		if (info & (UCHAR_LETTER | UCHAR_DIGIT) && gap)
			return ' ';
		*pos = at;
		if (!(info & UCHAR_FOLD) || info & UCHAR_MARK)
			continue;
		if (info & (UCHAR_LETTER | UCHAR_DIGIT))
			return info & UCHAR_FOLD;
		gap = true;
	}
	return 0;
}

/* True when the words of a are those with which b begins; *rest says whether
 * b has more. Gaps at the beginning count for nothing. */
bool
alike_begins(struct str a, struct str b, bool *rest)
{
	size_t i = 0, j = 0;
	uint32_t x = next_folded(a, &i), y = next_folded(b, &j);

	if (x == ' ')
		x = next_folded(a, &i);
	if (y == ' ')
		y = next_folded(b, &j);
	while (x && x == y) {
		x = next_folded(a, &i);
		y = next_folded(b, &j);
	}
	*rest = y != 0;
	return x == 0 && (y == 0 || y == ' ');
}

/* False when the first letters alone tell that a and b differ, as they do
 * nearly always. */
static bool
may_begin_alike(struct str a, struct str b)
{
	uint32_t x = uchar_info(utf8_at(a, 0)), y = uchar_info(utf8_at(b, 0));

	return !(x & UCHAR_LETTER) || !(y & UCHAR_LETTER) ||
	       !(x & UCHAR_FOLD) || !(y & UCHAR_FOLD) ||
	       (x & UCHAR_FOLD) == (y & UCHAR_FOLD);
}

bool
alike_whole(struct str a, struct str b)
{
	bool rest;

	if (a.len <= COPY_BYTES && str_eq(a, b))
		return text_words(a, 1) > 0;
	return a.len <= COPY_BYTES && b.len <= COPY_BYTES &&
	       may_begin_alike(a, b) && alike_begins(a, b, &rest) && !rest &&
	       text_words(a, 1) > 0;
}

/* a ends in an ellipsis, and what stands before it is how b begins. */
bool
alike_truncated(struct str a, struct str b)
{
	bool rest;

	return ends_in_ellipsis(a, a.len) && a.len <= COPY_BYTES &&
	       text_words(a, TRUNCATED_WORDS) == TRUNCATED_WORDS &&
	       alike_begins(a, b, &rest);
}

/* The last of what next_folded gives, but for spaces; 0 when there is none. */
uint32_t
alike_last(struct str s)
{
	size_t pos = s.len;

	while (pos > 0) {
		uint32_t info = uchar_info(utf8_prev(s, &pos));
		uint32_t fold = info & UCHAR_FOLD;

		if (fold && info & (UCHAR_LETTER | UCHAR_DIGIT))
			return fold;
	}
	return 0;
}
