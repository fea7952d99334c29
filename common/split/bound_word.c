/* bound_word - the words beside a stop, and what lists they are in. */

#include "bound_priv.h"

enum { WORDS_REACH = 1000 }; /* bytes in which words are counted */

static bool
in(uint32_t cp, uint32_t first, uint32_t last)
{
	return cp - first <= last - first;
}

bool
bound_is_arabic_letter(uint32_t cp)
{
	return uchar_info(cp) & UCHAR_LETTER && uchar_is_arabic(cp);
}

/* Emoji and their like, which stay with what they comment on. Bullets and
 * circled numbers are not among them. */
bool
bound_is_symbol(uint32_t cp)
{
	return in(cp, 0x2600, 0x2775) || in(cp, 0x2B05, 0x2B55) ||
	       in(cp, 0x1F000, 0x1FAFF) || in(cp, 0xFE0E, 0xFE0F) ||
	       cp == 0x20E3 || in(cp, 0xE0020, 0xE007F);
}

/* Behind white space, but not into the next line. */
size_t
bound_skip_space(struct str text, size_t pos)
{
	while (pos < text.len && bound_may_be_space(text.ptr[pos])) {
		size_t next = pos;
		uint32_t cp = utf8_next(text, &next);

		if (!(uchar_info(cp) & UCHAR_SPACE) || bound_is_break(cp))
			break;
		pos = next;
	}
	return pos;
}

/* Behind what does not show, at a character that is not ASCII. */
size_t
bound_skip_hidden_far(struct str text, size_t pos)
{
	while (pos < text.len) {
		size_t next = pos;

		if (!(uchar_info(utf8_next(text, &next)) & UCHAR_HIDDEN))
			break;
		pos = next;
	}
	return pos;
}

/* Before white space and what does not show, not below floor. */
size_t
bound_back_space_far(struct str text, size_t floor, size_t pos)
{
	while (pos > floor) {
		size_t prev = pos;

		if (!bound_is_blank(utf8_prev(text, &prev)))
			break;
		pos = prev;
	}
	return pos;
}

/* Folds letters of Arabic at *pos, as most words are all of; moves *pos behind
 * them, and returns how much dst holds. */
static inline size_t
fold_letters(struct str s, size_t *pos, uint8_t *dst, size_t len, size_t room)
{
	size_t at = *pos;

	for (; at + 1 < s.len && len + 4 <= room; at += 2) {
		uint32_t info = bound_arabic_info(s.ptr + at);
		uint32_t cp = info & UCHAR_FOLD;

		if (!info)
			break;
		/* two bytes, or none that count */
		dst[len] = (uint8_t)(0xC0 | cp >> 6);
		dst[len + 1] = (uint8_t)(0x80 | (cp & 0x3F));
		len += cp ? 2 : 0;
	}
	*pos = at;
	return len;
}

/* Folds s to dst; 0 when it does not fit. */
size_t
bound_fold(struct str s, uint8_t *dst, size_t room)
{
	size_t pos = 0, len = 0;

	for (;;) {
		uint32_t cp;

		len = fold_letters(s, &pos, dst, len, room);
		if (pos == s.len)
			return len;
		cp = uchar_info(utf8_next(s, &pos)) & UCHAR_FOLD;
		if (len + 4 > room)
			return 0;
		if (cp)
			len += utf8_put(dst + len, cp);
	}
}

/* The lists that hold a folded entry. */
uint32_t
bound_lists(const struct bound *b, struct str fold)
{
	uint64_t hash = str_hash(fold);
	uint32_t tag = bound_tag(hash);
	size_t i = (size_t)hash & b->mask;

	for (; b->tags[i]; i = (i + 1) & b->mask) {
		if (b->tags[i] == tag && str_eq(b->table[i].fold, fold))
			return b->table[i].lists;
	}
	return 0;
}

/* A letter, or the name of one, folded. */
bool
bound_is_letter_name(const struct bound *b, struct str fold)
{
	return (utf8_count(fold) == 1 && uchar_digit(utf8_at(fold, 0)) < 0) ||
	       bound_lists(b, fold) >> BOUND_LETTERS & 1;
}

/* The lists that hold a word without its first n folded bytes. */
uint32_t
bound_lists_behind(
	const struct bound *b, const struct bound_word *word, size_t n)
{
	return word->len > n
		       ? bound_lists(b, str_make(word->fold + n, word->len - n))
		       : 0;
}

/* What is known of text[word->beg, word->end). */
static void
word_fill(const struct bound *b, struct str text, struct bound_word *word)
{
	size_t beg = bound_skip_hidden(text, word->beg);
	size_t end = bound_back_space(text, word->beg, word->end);

	word->lists = 0;
	word->len = 0;
	word->first = word->last = 0;
	if (beg >= end)
		return;
	word->first = utf8_at(text, beg);
	word->last = utf8_before(text, end);
	word->len = bound_fold(
		str_sub(text, beg, end), word->fold, sizeof(word->fold));
	if (word->len)
		word->lists = bound_lists(b, str_make(word->fold, word->len));
}

/* One more folded letter of a word; 0 before the first. */
static inline uint32_t
hash_letter(uint32_t hash, uint32_t fold)
{
	return (hash + fold) * 0x9E3779B1; /* 2^32 / golden ratio */
}

static bool
hash_in(const uint64_t *set, uint32_t hash)
{
	size_t i = hash >> (32 - BOUND_HASH_BITS);

	return set[i / 64] >> (i % 64) & 1;
}

static void
hash_add(uint64_t *set, uint32_t hash)
{
	size_t i = hash >> (32 - BOUND_HASH_BITS);

	set[i / 64] |= (uint64_t)1 << (i % 64);
}

/* Notes the hashes of an entry, from the side on which words of the group are
 * met; of several words it is the one on that side. */
void
bound_note(struct bound *b, enum bound_group group, struct str fold)
{
	bool forward = group >= BOUND_AFTER_DOT;
	size_t pos = forward ? 0 : fold.len, letters = 0;
	uint32_t hash = 0;

	while (forward ? pos < fold.len : pos > 0) {
		uint32_t cp =
			forward ? utf8_next(fold, &pos) : utf8_prev(fold, &pos);

		if (cp == ' ')
			break;
		hash = hash_letter(hash, cp);
		if (++letters == 3)
			hash_add(b->threes[group], hash);
	}
	hash_add(b->words[group], hash);
}

/* ASCII that stands beside words and in none. */
static bool
is_edge(uint8_t c)
{
	return c <= '/' && c != '.' && c != '\'';
}

/*
 * True when the letters before end are no word of any list of the group, seen
 * from the hash of the last three or of all; false when that cannot be told so.
 * Only for words of Arabic, whose letters are two bytes each, and more than
 * one; for speed, since most words are of these.
 */
bool
bound_is_common_before(
	const struct scan *scan, size_t end, enum bound_group group)
{
	const uint8_t *p = scan->text.ptr;
	uint32_t hash = 0;
	size_t pos = end, letters = 0;

	for (; pos > scan->start + 1 && end - pos < BOUND_WORD_MAX; pos -= 2) {
		uint32_t info = bound_arabic_info(p + pos - 2);

		if (!info) {
			if (is_edge(p[pos - 1]))
				break;
			return false;
		}
		if (!(info & UCHAR_FOLD))
			continue;
		hash = hash_letter(hash, info & UCHAR_FOLD);
		if (++letters == 3 &&
			!hash_in(scan->bound->threes[group], hash))
			return true;
	}
	return letters > 1 && (pos == scan->start || is_edge(p[pos - 1])) &&
	       !hash_in(scan->bound->words[group], hash);
}

/* The same for the letters at beg. */
bool
bound_is_common_after(
	const struct scan *scan, size_t beg, enum bound_group group)
{
	const uint8_t *p = scan->text.ptr;
	size_t end = scan->text.len, pos = beg, letters = 0;
	uint32_t hash = 0;

	for (; pos + 1 < end && pos - beg < BOUND_WORD_MAX; pos += 2) {
		uint32_t info = bound_arabic_info(p + pos);

		if (!info) {
			if (is_edge(p[pos]))
				break;
			return false;
		}
		if (!(info & UCHAR_FOLD))
			continue;
		hash = hash_letter(hash, info & UCHAR_FOLD);
		if (++letters == 3 &&
			!hash_in(scan->bound->threes[group], hash))
			return true;
	}
	return letters > 1 && (pos == end || is_edge(p[pos])) &&
	       !hash_in(scan->bound->words[group], hash);
}

static bool
is_inner(uint32_t cp, bool dots)
{
	return (uchar_info(cp) & (UCHAR_LETTER | UCHAR_MARK | UCHAR_DIGIT |
					 UCHAR_HIDDEN)) ||
	       (dots && cp == '.') || cp == '\'' || cp == 0x2019;
}

/* The word that ends at end, dots inside it included. */
void
bound_word_before(const struct bound *b, struct str text, size_t floor,
	size_t end, struct bound_word *word)
{
	size_t beg = end;

	while (beg > floor && end - beg <= 2 * BOUND_WORD_MAX) {
		size_t prev = beg;

		if (beg - floor > 1 && bound_arabic_info(text.ptr + beg - 2))
			prev -= 2;
		else if (!is_inner(utf8_prev(text, &prev), true))
			break;
		beg = prev;
	}
	word->beg = beg;
	word->end = end;
	word_fill(b, text, word);
}

/* The word that begins at beg or behind opening marks there. */
void
bound_word_after(const struct bound *b, struct str text, size_t beg,
	struct bound_word *word)
{
	size_t end, limit;

	for (limit = 0; beg < text.len && limit < 8; limit++) {
		size_t next = beg;
		uint32_t cp = utf8_next(text, &next);

		if (bound_is_word(cp) ||
			(!bound_in(b->quoting, cp) && cp != '(' && cp != '[' &&
				!uchar_is_invisible(cp)))
			break;
		beg = next;
	}
	for (end = beg; end < text.len && end - beg <= 2 * BOUND_WORD_MAX;) {
		size_t next = end;

		if (text.len - end > 1 && bound_arabic_info(text.ptr + end))
			next += 2;
		else if (!is_inner(utf8_next(text, &next), false))
			break;
		end = next;
	}
	word->beg = beg;
	word->end = end;
	word_fill(b, text, word);
}

/* White space in text[pos, end), at most max of it. */
size_t
bound_spaces(struct str text, size_t pos, size_t end, size_t max)
{
	size_t n = 0;

	while (pos < end && n < max) {
		uint8_t c = text.ptr[pos];

		if (bound_may_be_space(c))
			n += uchar_is_space(utf8_next(text, &pos));
		else /* a letter of two bytes, or any byte of another */
			pos += c > 0xC2 && c < 0xE0 ? 2 : 1;
	}
	return n;
}

/* The sentence has n words at least before end: as many as spaces show, or so
 * many bytes that it may be taken for granted. */
bool
bound_has_words(const struct scan *scan, size_t end, size_t n)
{
	size_t reach = scan->start + WORDS_REACH;

	return end >= reach ||
	       bound_spaces(scan->text, scan->start, end, n - 1) == n - 1;
}

/* U+0648 or U+0641 before at least two more letters: "and", "so" written to
 * the word. Some words only begin so; listed verbs are known not to. */
bool
bound_has_conjunction(const struct bound_word *word)
{
	return (word->first == 0x0648 || word->first == 0x0641) &&
	       word->len >= 6 && !BOUND_IN(word, BOUND_REPORTING) &&
	       !BOUND_IN(word, BOUND_OPENERS);
}
