/* bound_word - the words beside a stop, and what lists they are in. */

#include "bound_priv.h"

enum { WORDS_REACH = 1000 }; /* bytes in which words are counted */

/* How the letters of Arabic fold. */
void
bound_set_letters(struct bound *b)
{
	for (uint32_t i = 0; i < COUNTOF(b->letters); i++) {
		uint32_t info = uchar_info(0x600 | i);

		if (!(info & (UCHAR_LETTER | UCHAR_MARK)))
			b->letters[i] = BOUND_OTHER;
		else if (!(info & UCHAR_FOLD))
			b->letters[i] = BOUND_DROPPED;
		else
			b->letters[i] = (uint16_t)(info & UCHAR_FOLD);
	}
}

/* Folds letters of Arabic at *pos, as most words are all of; moves *pos behind
 * them, and returns how much dst holds. */
static inline size_t
fold_letters(const struct bound *b, struct str s, size_t *pos, uint8_t *dst,
	size_t len)
{
	size_t at = *pos;

	for (; at + 1 < s.len && len + 4 <= BOUND_WORD_MAX; at += 2) {
		uint32_t letter = bound_letter(b, s.ptr + at);

		if (letter == BOUND_OTHER)
			break;
		/* two bytes, or none that count */
		dst[len] = (uint8_t)(0xC0 | letter >> 6);
		dst[len + 1] = (uint8_t)(0x80 | (letter & 0x3F));
		len += letter > BOUND_DROPPED ? 2 : 0;
	}
	*pos = at;
	return len;
}

/* Folds s to dst, which has room for BOUND_WORD_MAX bytes; 0 when it does not
 * fit. */
size_t
bound_fold(const struct bound *b, struct str s, uint8_t *dst)
{
	size_t pos = 0, len = 0;

	for (;;) {
		uint32_t cp;

		len = fold_letters(b, s, &pos, dst, len);
		if (pos == s.len)
			return len;
		cp = uchar_info(utf8_next(s, &pos)) & UCHAR_FOLD;
		if (len + 4 > BOUND_WORD_MAX)
			return 0;
		if (cp)
			len += utf8_put(dst + len, cp);
	}
}

/* The first n bytes of eight at p, of two words that n counts on. */
static inline uint64_t
load_first(const uint8_t *p, size_t n)
{
	uint64_t word = str_load8(p);

	return n < 8 ? word & (((uint64_t)1 << 8 * n) - 1) : word;
}

/*
 * The key of a folded entry. Most words are of eight letters at most, and no
 * branch depends on how many: the processor could not guess it. 16 bytes can be
 * read of fold, whatever its length.
 */
static inline struct bound_key
key_of(struct str fold)
{
	const uint64_t k = 0x9E3779B97F4A7C15u; /* 2^64 / golden ratio */
	struct bound_key key = {
		.head = { load_first(fold.ptr, fold.len),
			load_first(fold.ptr + 8, size_max(fold.len, 8) - 8) }
	};
	uint64_t h = (key.head[0] ^ fold.len) * k;

	h = (h ^ h >> 32 ^ key.head[1]) * k;
	key.hash = fold.len > 16 ? str_hash(fold) : h ^ h >> 32;
	return key;
}

static inline bool
is_entry(const struct bound_entry *entry, struct str fold,
	const struct bound_key *key)
{
	return entry->head[0] == key->head[0] &&
	       entry->head[1] == key->head[1] && entry->fold.len == fold.len &&
	       (fold.len <= 16 || str_eq(entry->fold, fold));
}

/* The lists that hold a folded entry, of which there can be a key. */
static inline uint64_t
lists_of(const struct bound *b, struct str fold)
{
	struct bound_key key = key_of(fold);
	uint32_t tag = bound_tag(key.hash);
	size_t i = (size_t)key.hash & b->mask;

	for (; b->tags[i]; i = (i + 1) & b->mask) {
		if (b->tags[i] == tag && is_entry(&b->table[i], fold, &key))
			return b->table[i].lists;
	}
	return 0;
}

struct bound_key
bound_key(struct str fold)
{
	return key_of(fold);
}

uint64_t
bound_lists(const struct bound *b, struct str fold)
{
	return lists_of(b, fold);
}

/* A letter, or the name of one, folded. */
bool
bound_is_letter_name(const struct bound *b, struct str fold)
{
	return (utf8_count(fold) == 1 && uchar_digit(utf8_at(fold, 0)) < 0) ||
	       bound_lists(b, fold) >> BOUND_LETTERS & 1;
}

/* The lists that hold a word without its first n folded bytes. */
uint64_t
bound_lists_behind(
	const struct bound *b, const struct bound_word *word, size_t n)
{
	return word->len > n
		       ? lists_of(b, str_make(word->fold + n, word->len - n))
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
	word->len = bound_fold(b, str_sub(text, beg, end), word->fold);
	if (word->len)
		word->lists = lists_of(b, str_make(word->fold, word->len));
}

/* A character of ASCII that is in no word, a dot perhaps. */
static inline bool
is_outer(uint8_t c)
{
	return c < 0x80 && c != '\'' && !bound_is_word(c);
}

/*
 * The same for a word of nothing but letters of Arabic, from word->beg to where
 * the next character or limit shows that it ends, as most words are. False when
 * it may go on; it is not filled then.
 */
static bool
fill_plain(const struct bound *b, struct str text, size_t limit,
	struct bound_word *word)
{
	size_t beg = word->beg, pos = beg;

	text.len = size_min(limit, beg + 2 * BOUND_WORD_MAX + 2);
	word->len = fold_letters(b, text, &pos, word->fold, 0);
	if (pos == beg || pos - beg > 2 * BOUND_WORD_MAX ||
		(pos < limit && !is_outer(text.ptr[pos])))
		return false;
	word->end = pos;
	word->first = utf8_at(text, beg);
	word->last = utf8_before(text, pos);
	word->lists = lists_of(b, str_make(word->fold, word->len));
	return true;
}

static bool
is_inner(uint32_t cp, bool dots)
{
	return (uchar_info(cp) & (UCHAR_LETTER | UCHAR_MARK | UCHAR_DIGIT |
					 UCHAR_HIDDEN)) ||
	       (dots && cp == '.') || cp == '\'' || cp == 0x2019;
}

/* Where the letters of Arabic before end begin, not below floor nor much
 * further away than a word is long. */
static size_t
back_letters(struct str text, size_t floor, size_t end)
{
	size_t beg = end;

	while (beg - floor > 1 && end - beg <= 2 * BOUND_WORD_MAX &&
		bound_arabic_info(text.ptr + beg - 2))
		beg -= 2;
	return beg;
}

/* The word that ends at end, dots inside it included. */
void
bound_word_before(const struct bound *b, struct str text, size_t floor,
	size_t end, struct bound_word *word)
{
	size_t beg = back_letters(text, floor, end);

	word->beg = beg;
	if ((beg == floor || (is_outer(text.ptr[beg - 1]) &&
				     text.ptr[beg - 1] != '.')) &&
		fill_plain(b, text, end, word))
		return;
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

/* Behind opening marks at beg. */
static size_t
skip_opening(const struct bound *b, struct str text, size_t beg)
{
	for (size_t limit = 0; beg < text.len && limit < 8; limit++) {
		size_t next = beg;
		uint32_t cp = utf8_next(text, &next);

		if (bound_is_word(cp) ||
			(!bound_in(&b->quoting, cp) && cp != '(' && cp != '[' &&
				!uchar_is_invisible(cp)))
			break;
		beg = next;
	}
	return beg;
}

/* The word that begins at beg or behind opening marks there. */
void
bound_word_after(const struct bound *b, struct str text, size_t beg,
	struct bound_word *word)
{
	size_t end;

	word->beg = beg;
	if (fill_plain(b, text, text.len, word))
		return;
	word->beg = beg = skip_opening(b, text, beg);
	for (end = beg; end < text.len && end - beg <= 2 * BOUND_WORD_MAX;) {
		size_t next = end;

		if (text.len - end > 1 && bound_arabic_info(text.ptr + end))
			next += 2;
		else if (!is_inner(utf8_next(text, &next), false))
			break;
		end = next;
	}
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
