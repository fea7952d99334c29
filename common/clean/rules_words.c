/*
 * rules_words - a list's words as one expression. Words that begin alike share
 * their beginning, "(?:ab(?:c|de)|f)": PCRE2 would else try hundreds of
 * alternatives one by one. Which word is preferred where several match stays
 * as the list has it. They are folded, as the text is, and so is their case,
 * which PCRE2 then need not look at.
 */

#include "rules_load.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum { DEPTH = 1 };

/* What is left of some words, in the order of the list. */
struct rests {
	struct str *v;
	size_t n;
};

/* The first folded character of a word, which is taken off; 0 at its end. */
static uint32_t
take_first(struct str *word)
{
	uint32_t cp = 0;
	size_t pos = 0;

	while (pos < word->len && cp == 0)
		cp = uchar_fold(utf8_next(*word, &pos));
	*word = str_from(*word, pos);
	return cp;
}

static void
put_char(struct buf *out, uint32_t cp)
{
	uint8_t bytes[4];

	if (cp < 0x80 && cp != ' ' && !uchar_is_word(cp))
		buf_byte(out, '\\');
	buf_add(out, str_make(bytes, utf8_put(bytes, cp)));
}

/* Takes from the words at *i and behind it those that begin as the first of
 * them does, up to one that ends here: that one matches where any longer one
 * does, and must stay between those before and those behind it. */
static struct rests
take_alike(struct rests *words, size_t i, uint32_t *cp, struct arena *arena)
{
	struct rests alike = { ARENA_NEW(arena, struct str, words->n - i), 0 };

	*cp = 0;
	for (; i < words->n; i++) {
		struct str rest = words->v[i];
		uint32_t first;

		if (!rest.ptr)
			continue;
		first = take_first(&rest);
		if (first == 0)
			break;
		if (*cp == 0)
			*cp = first;
		if (first != *cp)
			continue;
		alike.v[alike.n++] = rest;
		words->v[i].ptr = NULL;
	}
	return alike;
}

static bool
ends_here(struct str word)
{
	return take_first(&word) == 0;
}

static void
put_word(struct buf *out, struct str word)
{
	uint32_t cp;

	while ((cp = take_first(&word)) != 0)
		put_char(out, cp);
}

/* Grouped by the first character only: more groups would take longer to compile
 * than they save. */
static void
put_branches(
	struct buf *out, struct rests words, int depth, struct arena *arena)
{
	bool first = true;

	for (size_t i = 0; i < words.n; i++) {
		struct rests alike;
		uint32_t cp;

		if (!words.v[i].ptr)
			continue;
		if (!first)
			buf_byte(out, '|');
		first = false;
		if (depth == DEPTH || ends_here(words.v[i])) {
			put_word(out, words.v[i]);
			continue;
		}
		alike = take_alike(&words, i, &cp, arena);
		put_char(out, cp);
		if (alike.n == 1) {
			put_word(out, alike.v[0]);
			continue;
		}
		buf_add(out, STR("(?:"));
		put_branches(out, alike, depth + 1, arena);
		buf_byte(out, ')');
	}
}

struct str
folded_words(const struct conf_texts *words, struct arena *arena)
{
	struct arena scratch = { 0 };
	struct rests all = { ARENA_NEW(&scratch, struct str, words->n),
		words->n };
	struct buf out = { 0 };
	struct str s;

	for (size_t i = 0; i < words->n; i++)
		all.v[i] = words->v[i].s;
	buf_add(&out, STR("(?-i:"));
	put_branches(&out, all, 0, &scratch);
	buf_byte(&out, ')');
	s = arena_str(arena, buf_str(&out));
	arena_free(&scratch);
	buf_free(&out);
	return s;
}

static void
put_plain(struct buf *out, struct str word)
{
	for (size_t k = 0; k < word.len; k++) {
		uint8_t c = word.ptr[k];

		if (c < 0x80 && !uchar_is_word(c) && c != ' ')
			buf_byte(out, '\\');
		buf_byte(out, c);
	}
}

void
plain_words(struct buf *out, const struct conf_texts *words)
{
	for (size_t i = 0; i < words->n; i++) {
		if (i)
			buf_byte(out, '|');
		put_plain(out, words->v[i].s);
	}
}

/* Characters of a word in a pattern that is folded. */
static size_t
folded_length(struct str word)
{
	size_t n = 0, pos = 0;

	while (pos < word.len)
		n += uchar_fold(utf8_next(word, &pos)) != 0;
	return n;
}

struct str
check_words(const struct conf_texts *words, struct arena *arena)
{
	struct str shortest = { 0 }, longest = { 0 }, s;
	size_t least = SIZE_MAX, most = 0;
	struct buf out = { 0 };

	for (size_t i = 0; i < words->n; i++) {
		size_t n = folded_length(words->v[i].s);

		if (n < least)
			shortest = words->v[i].s;
		if (n >= most)
			longest = words->v[i].s;
		least = size_min(least, n);
		most = size_max(most, n);
	}
	put_plain(&out, shortest);
	if (most > least) {
		buf_byte(&out, '|');
		put_plain(&out, longest);
	}
	s = arena_str(arena, buf_str(&out));
	buf_free(&out);
	return s;
}

/* What they take in a pattern, about. */
size_t
plain_bytes(const struct conf_texts *words)
{
	size_t n = words->n;

	for (size_t i = 0; i < words->n; i++)
		n += words->v[i].s.len;
	return n;
}
