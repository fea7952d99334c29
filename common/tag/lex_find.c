/* lex_find - what the words of a paragraph mean where they stand. */

#include "lex.h"
#include "common/uchar.h"
#include "common/utf8.h"

bool
word_among(
	const struct words *words, size_t i, const struct str *list, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		if (word_is(words, i, list[k]))
			return true;
	}
	return false;
}

bool
word_bare_among(
	const struct words *words, size_t i, const struct str *list, size_t n)
{
	struct str bare =
		str_from(words->v[i].fold, (size_t)words->v[i].cut * 2);

	for (size_t k = 0; k < n; k++) {
		if (str_eq(bare, list[k]))
			return true;
	}
	return false;
}

bool
lex_goes_on(const struct words *words, size_t i, const struct sense *sense)
{
	if (words->n - i <= sense->n_rest)
		return false;
	for (size_t k = 0; k < sense->n_rest; k++) {
		if (!str_eq(words->v[i + 1 + k].fold, sense->rest[k]))
			return false;
	}
	return true;
}

static inline bool
is_allowed(const struct word *word, const struct sense *sense)
{
	if (sense->flags & LEX_NO_AL && word->pre & LEX_ARTICLE)
		return false;
	if (sense->flags & LEX_AL && !(word->pre & LEX_ARTICLE))
		return false;
	return !(sense->flags & LEX_NO_PRE) || !(word->pre & LEX_PROCLITIC);
}

size_t
word_behind(const struct words *words, size_t i, size_t byte)
{
	while (i > 0 && words->v[i - 1].end > byte)
		i--;
	while (i < words->n && words->v[i].end <= byte)
		i++;
	return i;
}

void
lex_take(struct words *words, const struct spans *spans, size_t first)
{
	size_t i = 0;

	for (size_t k = first; k < spans->n; k++) {
		const struct span *span = &spans->v[k];

		i = word_behind(words, i, span->beg);
		for (; i < words->n && words->v[i].beg < span->end; i++)
			words->v[i].taken = true;
	}
}

const struct sense *
lex_phrase(const struct words *words, size_t i, enum lex_class cls, size_t *end)
{
	const struct sense *best = NULL;

	for (const struct sense *s = words->v[i].sense; s; s = s->next) {
		if (s->cls == cls && (!best || s->n_rest > best->n_rest) &&
			is_allowed(&words->v[i], s) && lex_goes_on(words, i, s))
			best = s;
	}
	if (best)
		*end = i + 1 + best->n_rest;
	return best;
}

const struct sense *
lex_single(const struct words *words, size_t i, enum lex_class cls)
{
	for (const struct sense *s = words->v[i].sense; s; s = s->next) {
		if (s->cls == cls && s->n_rest == 0 &&
			is_allowed(&words->v[i], s))
			return s;
	}
	return NULL;
}

unsigned
lex_flags(const struct words *words, size_t i, enum lex_class cls)
{
	unsigned flags = 0;

	if (!word_may(words, i, LEX_BIT(cls)))
		return 0;
	for (const struct sense *s = words->v[i].sense; s; s = s->next) {
		if (s->cls == cls && s->n_rest == 0 &&
			is_allowed(&words->v[i], s))
			flags |= s->flags;
	}
	return flags;
}

size_t
word_start(const struct words *words, size_t i)
{
	const struct word *word = &words->v[i];
	size_t pos = word->beg;

	for (unsigned cut = word->cut; cut > 0 && pos < word->end;)
		cut -= uchar_fold(utf8_next(words->text, &pos)) != 0;
	/* marks and tatweels belong to the letter before them */
	while (pos < word->end && word->cut) {
		size_t next = pos;

		if (uchar_fold(utf8_next(words->text, &next)) != 0)
			break;
		pos = next;
	}
	return pos;
}

bool
word_stops(const struct words *words, size_t i)
{
	return lex_sense(words, i, LEX_STOP) &&
	       !str_starts(str_from(words->text, words->v[i].beg), STR("آ"));
}

size_t
word_and(const struct words *words, size_t i)
{
	if (i >= words->n)
		return SIZE_MAX;
	if (word_is(words, i, STR("\331\210")))
		return i + 1 < words->n ? i + 1 : SIZE_MAX;
	if ((words->v[i].pre & LEX_PROCLITIC) == LEX_WA)
		return i;
	return SIZE_MAX;
}
