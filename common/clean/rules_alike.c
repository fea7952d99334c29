/* rules_alike - whether two lines are the same to a reader: marks, vowels and
 * gaps count for nothing. */

#include "rule.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum {
	TRUNCATED_WORDS = 4,
	SITE_WORDS = 4,   /* of the name of a site behind a title */
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

/* What a line begins with, and says again at pos, is said no more than a title
 * is, and it is neither the first of a list nor a sentence. */
static bool
is_title_given(struct str s, size_t len, size_t pos)
{
	struct str once = str_trim(str_sub(s, 0, len));
	size_t often = pos + (TITLES_GIVEN - 1) * len;

	return once.ptr[0] != '-' && !str_ends(once, STR(".")) &&
	       !str_ends(once, STR("!")) &&
	       text_words(str_from(s, size_min(s.len, pos + len)),
		       BELOW_WORDS) == BELOW_WORDS &&
	       !str_starts(str_from(s, size_min(s.len, often)), once);
}

/* Where the mark begins that parts a title from the name of its site, which
 * ends at pos: a few words without another mark. STR_NONE when there is none.
 */
static size_t
before_site(struct str s, size_t pos)
{
	size_t at = pos, words = 0;

	while (at > 0 && words <= SITE_WORDS) {
		uint32_t cp = utf8_prev(s, &at);

		if (cp == ' ')
			words += at > 0 && s.ptr[at - 1] != ' ';
		else if (cp == '|' || cp == '-' || cp == 0x2013 ||
			 cp == 0x2014 || cp == 0xBB || cp == 0x2022)
			return words > 1 ? at : STR_NONE;
		else if (!(uchar_info(cp) & (UCHAR_LETTER | UCHAR_DIGIT)))
			return STR_NONE;
	}
	return STR_NONE;
}

/* The words with which s begins, so many bytes and least words or more, stand
 * there again at pos. */
static bool
is_again(struct str s, size_t len, size_t pos, size_t least)
{
	struct str once = str_sub(s, 0, len);
	bool rest;

	return text_words(once, least) == least &&
	       alike_begins(once, str_from(s, pos), &rest) && rest;
}

/* The same, with the name of a site between them, and not once more. */
static bool
is_again_named(struct str s, size_t pos, size_t least)
{
	size_t len = before_site(s, pos);
	size_t behind = size_min(s.len, pos + size_min(pos, len));
	size_t stop = size_min(s.len, behind + COPY_BYTES);

	return len != STR_NONE && is_again(s, len, pos, least) &&
	       is_title_given(s, len, pos) &&
	       str_find(str_sub(s, behind, stop), 0,
		       str_trim(str_sub(s, 0, len))) == STR_NONE;
}

/*
 * Where a text says again what it begins with, of least to most words, and then
 * more: right behind it, or behind a mark and the name of a site; a title given
 * twice, where line breaks were lost. 0 when there is none. Nearly always the
 * first bytes of what follows tell so: they come nowhere again in a line as
 * long as titles are.
 */
size_t
alike_twice(struct str s, size_t least, size_t most)
{
	struct str first = str_sub(s, 0, size_min(s.len, 4));
	size_t n = 0;

	if (s.len <= COPY_BYTES && s.len > 0 &&
		str_find(s, 1, first) == STR_NONE)
		return 0;
	for (size_t pos = next_word(s, 0); pos < s.len && n < most;
		pos = next_word(s, pos)) {
		if (++n < least || !str_starts(str_from(s, pos), first))
			continue;
		if (is_again(s, pos, pos, least))
			return is_title_given(s, pos, pos) ? pos : 0;
		if (is_again_named(s, pos, least))
			return pos;
	}
	return 0;
}
