/*
 * bound_clause - the second of two lines as far as its first full stop: whether
 * it can stand for itself, or only with the first. Arabic begins a sentence
 * with a verb or a definite noun; a preposition, a name or what a preposition
 * before it wants, without a verb up to the stop, goes on.
 */

#include "bound_lines.h"

enum {
	WORDS_MAX = 8,    /* of a clause that can only go on ... */
	CLAUSE_MAX = 160, /* ... and bytes */
	WORDS_NAMED = 6,  /* of the second, before "that" */
	NAME_MIN = 8      /* bytes of what may be a name and no short verb */
};

/* True when a folded word looks like a verb of the past, feminine: four
 * letters at least that end in U+062A, but no noun's ending with a long vowel
 * before it (U+0627 0648 064A), nor with the article. */
bool
bound_is_past(struct str fold)
{
	static const char *const nouns[] = { "ات", "وت", "يت" };

	if (fold.len < 8 || !str_ends(fold, STR("ت")) ||
		(str_starts(fold, STR("ال")) && !str_starts(fold, STR("الت"))))
		return false;
	for (size_t i = 0; i < COUNTOF(nouns); i++) {
		if (str_ends(fold, str_from_c(nouns[i])))
			return false;
	}
	return true;
}

/* A folded word that looks like a verb of the present: four letters at least,
 * the first U+064A or U+062A, but no noun of five with U+064A the fourth. */
bool
bound_is_present(struct str fold)
{
	if (fold.len < 8)
		return false;
	if (str_starts(fold, STR("ت")))
		return fold.len != 10 ||
		       !str_starts(str_from(fold, 6), STR("ي"));
	return str_starts(fold, STR("ي"));
}

/* A word that is a verb, as far as lists and shapes tell. */
bool
bound_is_verb(const struct bound_word *word)
{
	struct str fold = str_make(word->fold, word->len);

	return BOUND_IN(word, BOUND_OPENERS) ||
	       BOUND_IN(word, BOUND_REPORTING) || bound_is_past(fold) ||
	       bound_is_present(fold);
}

/* The same behind U+0648 or U+0641 (and, so). */
static bool
is_joined_verb(const struct bound *b, const struct bound_word *word)
{
	struct bound_word rest = *word;

	if (!bound_has_conjunction(word))
		return false;
	if (str_ends(str_make(word->fold, word->len), STR("وا")))
		return true;
	rest.lists = bound_lists_behind(b, word, 2);
	rest.len -= 2;
	memmove(rest.fold, rest.fold + 2, rest.len);
	return bound_is_verb(&rest);
}

/* No letter of Persian or Urdu, nor a digit of theirs: what their sentences
 * are made of says nothing here. */
static bool
is_plain_arabic(struct str s)
{
	return !memchr(s.ptr, 0xDA, s.len) && !memchr(s.ptr, 0xDB, s.len);
}

/* A definite word, U+0627 0644. */
static bool
is_definite(const struct bound_word *word)
{
	return word->len > 6 &&
	       str_starts(str_make(word->fold, word->len), STR("ال"));
}

/* A definite noun, but for an adjective in U+064A or U+064A 0629. */
static bool
is_topic(const struct bound_word *word)
{
	struct str fold = str_make(word->fold, word->len);

	return is_definite(word) && !str_ends(fold, STR("ي")) &&
	       !str_ends(fold, STR("يه"));
}

/* Words of the second line follow one another with nothing but white space
 * between; false at anything else, and at the end of the line. */
static bool
next_word(const struct lines *lines, size_t *pos, struct bound_word *word)
{
	const struct scan *scan = lines->scan;

	if (*pos == lines->next)
		*word = *bound_behind(lines);
	else
		bound_word_after(scan->bound, scan->text, *pos, word);
	if (word->beg != *pos || word->end == word->beg)
		return false;
	*pos = bound_skip_space(scan->text, word->end);
	return true;
}

/* The first word of the second line goes on with the first line, or may: a
 * preposition, also U+0644 written to the word; an adjective with the article;
 * a name, which "son of" or the like follows, or which has no article, no
 * ending U+0629, is no short verb, nor of the shape of one with U+0627 second,
 * and no definite noun stands behind it. */
static bool
may_go_on(const struct bound_word *word, const struct bound_word *second)
{
	struct str fold = str_make(word->fold, word->len);
	size_t letters = utf8_count(fold);

	if (BOUND_IN(word, BOUND_STARTERS) || bound_is_verb(word))
		return false;
	if (BOUND_IN(word, BOUND_CONTINUERS) || BOUND_IN(second, BOUND_KIN) ||
		(is_definite(word) && !is_topic(word)) ||
		(word->first == 0x0644 && fold.len >= NAME_MIN &&
			!BOUND_IN(word, BOUND_LAM)))
		return true;
	return fold.len >= NAME_MIN && !is_definite(word) &&
	       !is_definite(second) && !str_starts(fold, STR("ا")) &&
	       !str_ends(fold, STR("ه")) && !str_ends(fold, STR("وا")) &&
	       !(letters == 4 && str_starts(str_from(fold, 2), STR("ا")));
}

/* A word that may be a verb of a shape that nouns have as well: no article,
 * five letters at least, the first U+0627. */
static bool
may_be_verb(const struct bound_word *word)
{
	return bound_is_verb(word) ||
	       (word->len >= 10 && word->last != 0x0629 && !is_definite(word) &&
		       str_starts(str_make(word->fold, word->len), STR("ا")));
}

/*
 * Reads the words from *pos on, behind one of them: true when they are few,
 * none is a verb, and a full stop ends them. ands: each has U+0648 before it.
 */
static bool
has_no_verb(const struct lines *lines, size_t *pos, bool *ands)
{
	struct str text = lines->scan->text;
	struct bound_word word;
	size_t n = 1;

	for (*ands = true; next_word(lines, pos, &word); n++) {
		if (n == WORDS_MAX || may_be_verb(&word) ||
			is_joined_verb(lines->scan->bound, &word))
			return false;
		*ands = *ands && bound_has_conjunction(&word);
	}
	return utf8_at(text, *pos) == '.' &&
	       (*pos + 1 == text.len || text.ptr[*pos + 1] <= ' ') &&
	       is_plain_arabic(str_sub(text, lines->beg, *pos));
}

/*
 * True when the second line is a few words without a verb up to a full stop,
 * the first of which may go on with the first line.
 */
bool
bound_is_verbless(const struct lines *lines)
{
	struct bound_word first, second;
	struct str near = lines->scan->text;
	size_t pos = lines->next, rest;
	bool ands;

	near.len = size_min(near.len, pos + CLAUSE_MAX); /* for speed */
	if (str_find_byte(near, pos, '.') == STR_NONE ||
		!next_word(lines, &pos, &first))
		return false;
	rest = pos;
	(void)next_word(lines, &rest, &second);
	return may_go_on(&first, &second) && has_no_verb(lines, &pos, &ands);
}

/*
 * The same for a second line that begins with "and": each word of it does, or
 * the first is an object, as tanwin (U+064B) shows.
 */
bool
bound_is_list_end(const struct lines *lines)
{
	struct str text = lines->scan->text;
	size_t pos = lines->next, end;
	struct bound_word first;
	struct str word;
	bool object, ands;

	end = size_min(text.len, pos + CLAUSE_MAX);
	end = size_min(end, str_find_byte(str_sub(text, 0, end), pos, ' '));
	word = str_sub(text, pos, end);
	object = str_ends(word, STR("اً")) || str_ends(word, STR("ًا"));
	/* for speed: one word with the article, or no second with "and" */
	if (!object &&
		!(str_starts(word, STR("وال")) && str_ends(word, STR("."))) &&
		(utf8_at(text, end + 1) != 0x0648 ||
			!bound_is_word(utf8_before(text, end))))
		return false;
	return next_word(lines, &pos, &first) &&
	       !is_joined_verb(lines->scan->bound, &first) &&
	       has_no_verb(lines, &pos, &ands) && (object || ands);
}

/*
 * True when the first line says who said something, and the second has "that"
 * behind a few words without a verb: the rest of the name. A definite noun
 * before it begins a sentence, "the truth is that", unless the first line wants
 * a noun.
 */
bool
bound_lacks_that(const struct lines *lines, bool wants)
{
	struct str text = lines->scan->text;
	struct bound_word word;
	size_t pos = lines->next;
	bool topic = false;

	if (!bound_begins_with_saying(lines->scan))
		return false;
	for (size_t n = 0; n < WORDS_NAMED; n++) {
		if (!next_word(lines, &pos, &word))
			return false;
		if (BOUND_IN(&word, BOUND_THAT))
			return n > 0 && !(n == 1 && topic && !wants) &&
			       bound_says_nothing(lines);
		/* behind "the newspaper" U+062A is any letter of a name */
		if (bound_is_verb(&word) && !(wants && word.first == 0x062A))
			return false;
		topic = is_topic(&word);
		if (BOUND_IN(&word, BOUND_TITLES) && utf8_at(text, pos) == '.')
			pos = bound_skip_space(text, pos + 1);
	}
	return false;
}
