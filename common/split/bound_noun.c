/*
 * bound_noun - nouns on both sides of a line break: the second line begins with
 * what is no verb, and it belongs to the last word of the first.
 */

#include "bound_lines.h"

/* Where the letters, marks and digits at pos end. */
static size_t
word_end(struct str text, size_t pos)
{
	while (pos < text.len) {
		size_t next = pos;

		if (text.len - pos > 1 && bound_arabic_info(text.ptr + pos))
			next += 2;
		else if (!bound_is_word(utf8_next(text, &next)))
			break;
		pos = next;
	}
	return pos;
}

/* A word with the article, U+0627 0644. */
bool
bound_is_definite(struct str word)
{
	return word.len > 6 && str_starts(word, STR("ال"));
}

/* The line's last word. */
struct str
bound_last_word(const struct lines *lines)
{
	size_t beg = lines->end;

	while (beg > lines->beg && lines->scan->text.ptr[beg - 1] > ' ')
		beg--;
	return str_sub(lines->scan->text, beg, lines->end);
}

/* Both words have the article, and the second is the adjective of the first as
 * far as its ending goes: both have U+0629, or the second U+0627 or U+0649, or
 * the second U+064A alone. */
static bool
agree(struct str one, struct str two)
{
	if (!bound_is_definite(one) || !bound_is_definite(two))
		return false;
	if (str_ends(one, STR("ة")))
		return str_ends(two, STR("ة")) || str_ends(two, STR("ا")) ||
		       str_ends(two, STR("ى"));
	return str_ends(two, STR("ي"));
}

/* The second line's first word. */
static struct str
first_word(const struct lines *lines)
{
	struct str text = lines->scan->text;

	return str_sub(text, lines->next, word_end(text, lines->next));
}

static bool
is_number(struct str word)
{
	return uchar_digit(utf8_at(word, 0)) >= 0;
}

/* A word of the list of those that begin a sentence with U+0644 begins the
 * second line. */
static bool
begins_with_lam(const struct lines *lines)
{
	return BOUND_IN(bound_behind(lines), BOUND_LAM);
}

/*
 * The second line begins with what is no verb: behind a number with a word in
 * U+0629 or U+0627, but not U+0648 0627; behind a word with a number, a word
 * in U+0629 or with the article, also behind U+0644 (for), the first part of a
 * name.
 */
bool
bound_is_nominal(const struct lines *lines, bool counted)
{
	struct str word = first_word(lines);

	if (is_number(word))
		return true;
	if (word.len <= 6)
		return BOUND_IN(&lines->first, BOUND_KIN);
	if (counted && str_ends(word, STR("ا")))
		return !str_ends(word, STR("وا"));
	if (bound_is_definite(word))
		return !counted;
	if (str_starts(word, STR("لل")))
		return !begins_with_lam(lines);
	return str_ends(word, STR("ة"));
}

/* In what may be a caption, such a word goes on with the first line only as the
 * adjective of its last word, as what is counted there, or as its purpose. */
bool
bound_belongs(const struct lines *lines, bool counted, enum bound_body body)
{
	struct str word = first_word(lines);

	if (agree(bound_last_word(lines), word))
		return true;
	if (!bound_has_words(lines->scan, lines->end, BOUND_WORDS_SURE))
		return false;
	return body == BOUND_BODY_SURE || (counted && !is_number(word)) ||
	       str_starts(word, STR("لل"));
}
