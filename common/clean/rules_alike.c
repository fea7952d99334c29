/* rules_alike - whether two lines are the same to a reader: marks, vowels and
 * gaps count for nothing. */

#include "rule.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum {
	TRUNCATED_WORDS = 4,
	TITLES_GIVEN = 4, /* a title stands so often in a row, a chant more */
	BELOW_WORDS = 15  /* and so many words behind it */
};

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

/* The byte behind the word at pos and the white space behind it. */
static size_t
next_word(struct str s, size_t pos)
{
	while (pos < s.len && s.ptr[pos] != ' ')
		pos++;
	while (pos < s.len && s.ptr[pos] == ' ')
		pos++;
	return pos;
}

/* What a line begins with is said no more than a title is, and it is neither
 * the first of a list nor a sentence. */
static bool
is_title_given(struct str s, size_t len)
{
	struct str once = str_trim(str_sub(s, 0, len));
	size_t often = TITLES_GIVEN * len;

	return once.ptr[0] != '-' && !str_ends(once, STR(".")) &&
	       !str_ends(once, STR("!")) &&
	       text_words(str_from(s, size_min(s.len, 2 * len)), BELOW_WORDS) ==
		       BELOW_WORDS &&
	       !str_starts(str_from(s, size_min(s.len, often)), once);
}

/*
 * The length of what a text begins with, of least to most words, if the same
 * follows right behind it, and then more: a title given twice, where line
 * breaks were lost. 0 when there is none. Nearly always the first bytes of what
 * follows tell so: they come nowhere again in a line as long as titles are.
 */
size_t
alike_twice(struct str s, size_t least, size_t most)
{
	struct str first = str_sub(s, 0, size_min(s.len, 4));
	size_t n = 0;
	bool rest;

	if (s.len <= COPY_BYTES && s.len > 0 &&
		str_find(s, 1, first) == STR_NONE)
		return 0;
	for (size_t pos = next_word(s, 0); pos < s.len && n < most;
		pos = next_word(s, pos))
		if (++n >= least && str_starts(str_from(s, pos), first) &&
			alike_begins(
				str_sub(s, 0, pos), str_from(s, pos), &rest))
			return rest && is_title_given(s, pos) ? pos : 0;
	return 0;
}
