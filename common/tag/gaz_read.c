/* gaz_read - the first word of a name behind what is attached to it. */

#include "gaz_priv.h"
#include "common/uchar.h"
#include "common/utf8.h"

static const struct str article = STR_INIT("\xD8\xA7\xD9\x84"); /* ال */

size_t
gaz_begin(const struct para *para, const struct token *token, size_t skip)
{
	size_t pos = token->beg, next;

	while (pos < token->end) {
		next = pos;
		if (uchar_fold(utf8_next(para->text, &next)) && skip-- == 0)
			break;
		pos = next;
	}
	return pos;
}

/* The readings so far. */
struct readings {
	struct gaz_reading *v;
	size_t n;
};

static inline void
add_reading(
	struct readings *to, uint64_t hash, size_t skip, enum gaz_strip strip)
{
	to->v[to->n++] =
		(struct gaz_reading){ hash, (uint8_t)skip, (uint8_t)strip };
}

/* The word from pos on, and that without its article; at least two letters
 * must be left. */
static void
read_rest(struct str word, size_t pos, struct readings *to)
{
	if (pos && pos + 4 <= word.len)
		add_reading(to, word_hash_end(str_from(word, pos)), pos / 2,
			GAZ_PREFIX);
	if (letter(word, pos) == GAZ_ALEF && letter(word, pos + 2) == GAZ_LAM &&
		pos + 8 <= word.len)
		add_reading(to, word_hash_end(str_from(word, pos + 4)),
			pos / 2 + 2, GAZ_ARTICLE);
}

/* A word of at most so many bytes can have been written with لل. */
enum { LAM_LAM_BYTES = 120 };

/*
 * Behind ل an article loses its alef: للعراق is ل and العراق, and with a word
 * that begins with lam one lam more: للجنة is ل and اللجنة. pos is the second
 * lam's.
 */
static void
read_lam_lam(struct str word, size_t pos, struct readings *to)
{
	uint8_t whole[LAM_LAM_BYTES + 4];
	size_t rest = word.len - pos;

	if (rest < 6 || rest > LAM_LAM_BYTES)
		return;
	memcpy(whole, article.ptr, article.len);
	memcpy(whole + 2, word.ptr + pos, rest);
	add_reading(
		to, word_hash(str_make(whole, rest + 2)), pos / 2, GAZ_LAM_LAM);
	memcpy(whole + 4, word.ptr + pos, rest);
	add_reading(
		to, word_hash(str_make(whole, rest + 4)), pos / 2, GAZ_LAM_LAM);
	add_reading(to, word_hash_end(str_from(word, pos + 2)), pos / 2 + 1,
		GAZ_ARTICLE);
}

/* Readings behind a preposition that may stand at pos. */
static void
read_preposition(struct str word, size_t pos, struct readings *to)
{
	unsigned c = letter(word, pos);

	if (c != GAZ_BEH && c != GAZ_LAM && c != GAZ_KAF)
		return;
	read_rest(word, pos + 2, to);
	if (c == GAZ_LAM && letter(word, pos + 2) == GAZ_LAM)
		read_lam_lam(word, pos + 2, to);
}

size_t
gaz_read_attached(
	struct str word, struct gaz_reading readings[GAZ_READINGS - 1])
{
	struct readings to = { readings, 0 };
	unsigned c = letter(word, 0);

	if (c != GAZ_ALEF && c != GAZ_BEH && c != GAZ_LAM && c != GAZ_KAF &&
		c != GAZ_WAW && c != GAZ_FEH)
		return 0;
	read_rest(word, 0, &to);
	read_preposition(word, 0, &to);
	if (c == GAZ_WAW || c == GAZ_FEH) {
		read_rest(word, 2, &to);
		read_preposition(word, 2, &to);
	}
	return to.n;
}

size_t
gaz_read(const struct token *token, struct gaz_reading readings[GAZ_READINGS])
{
	readings[0] = (struct gaz_reading){ token->hash, 0, GAZ_AS_IS };
	if (token->kind != TOKEN_WORD)
		return 1;
	return 1 + gaz_read_attached(token->fold, readings + 1);
}
