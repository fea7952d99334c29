/* lex: words looked up behind proclitics, phrases, words that are looked up
 * again after many others. */

#include "common/tag/lex.h"
#include "tap.h"

enum { MANY = 30000 }; /* more words than a memo has places */

static void
read_text(const struct lex *lex, const char *text, struct arena *arena,
	struct words *words)
{
	struct para para;

	para_make(&para, str_from_c(text), 0, strlen(text), arena);
	lex_read(lex, &para, arena, words);
}

static void
test_phrases(struct arena *arena)
{
	struct lex *lex = lex_new(arena);
	struct words w;
	size_t end = 0;

	lex_add(lex, STR("في الليل"), LEX_STOP, 0, 0, NULL);
	lex_add(lex, STR("من ب"), LEX_HEAD, 0, 0, NULL);
	read_text(lex, "في النهار وفي الليل في", arena, &w);
	ok(w.v[0].sense && !word_may(&w, 0, LEX_BIT(LEX_STOP)),
		"the beginning of a phrase that does not go on");
	ok(word_may(&w, 2, LEX_BIT(LEX_STOP)) &&
			lex_find(&w, 2, LEX_STOP, &end) && end == 4,
		"one that does, behind a proclitic");
	ok(!word_may(&w, 4, LEX_BIT(LEX_STOP)), "one at the end");
	read_text(lex, "من ب5", arena, &w);
	ok(w.n == 3 && word_may(&w, 0, LEX_BIT(LEX_HEAD)),
		"one that goes on with a word that digits touch");
}

static void
test_next(struct arena *arena)
{
	static const size_t next[] = { 2, 2, 2, 3, 5, 5, 7, 7 };
	struct lex *lex = lex_new(arena);
	struct words w;
	bool good = true;

	lex_add(lex, STR("نصف"), LEX_FRACTION, 0, 0, NULL);
	read_text(lex, "شرب القط نصف, الحليب 5 مرات", arena, &w);
	for (size_t i = 0; i <= w.n; i++)
		good = good && word_next(&w, i) == next[i];
	ok(good && w.n == 7, "the next word of interest");
}

static void
test_again(struct arena *arena)
{
	static const char longest[] = "استقسطنطينيتهماوراءالنهرين";
	struct lex *lex = lex_new(arena);
	struct buf text = { 0 };
	struct words w;
	bool good = true;

	lex_add(lex, STR("نصف"), LEX_FRACTION, 0, 0, NULL);
	lex_add(lex, str_from_c(longest), LEX_STOP, 0, 0, NULL);
	for (size_t i = 0; i < MANY; i++)
		buf_printf(&text, "كلمة%zuا ونصف %s ", i * i, longest);
	buf_byte(&text, '\0');
	read_text(lex, (const char *)text.ptr, arena, &w);
	for (size_t i = 0; i < MANY; i++) {
		const struct word *v = w.v + 3 * i;

		good = good && !v[0].sense && v[1].pre == LEX_WA &&
		       v[1].classes == LEX_BIT(LEX_FRACTION) &&
		       v[2].classes == LEX_BIT(LEX_STOP);
	}
	ok(w.n == 3 * (size_t)MANY && good, "words between many others");
	buf_free(&text);
}

int
main(void)
{
	struct arena arena = { 0 };

	test_phrases(&arena);
	test_next(&arena);
	test_again(&arena);
	arena_free(&arena);
	return tap_done();
}
