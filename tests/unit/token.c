/* token: what is a word, a number, a mark; random text for the rest. */

#include "common/token.h"
#include "common/uchar.h"
#include "common/utf8.h"
#include "random.h"
#include "tap.h"

/* The tokens of a text as one line: W, N or M, and the folded form. */
static struct str
shown(struct str text, struct arena *arena)
{
	struct buf out = { 0 };
	struct para para;
	struct str s;

	para_make(&para, text, 0, text.len, arena);
	for (size_t i = 0; i < para.n; i++) {
		buf_add(&out, para.v[i].space ? STR(" _") : STR(" "));
		buf_byte(&out, (uint8_t) "WNM"[para.v[i].kind]);
		buf_add(&out, para.v[i].fold);
	}
	s = arena_str(arena, buf_str(&out));
	buf_free(&out);
	return s;
}

static void
test_cases(void)
{
	static const struct {
		const char *text, *want, *what;
	} cases[] = {
		{ "", "", "nothing" },
		{ " \n\u00A0\u200F", "", "white space and bidi marks" },
		{ "Hello, World", " Whello M, _Wworld", "words and marks" },
		{ "it's well-known", " Wit M' Ws _Wwell M- Wknown",
			"apostrophe and hyphen are marks" },
		{ "\u0623\u064E\u062D\u0652\u0645\u064E\u062F",
			" W\u0627\u062D\u0645\u062F",
			"vowels are in the word" },
		{ "5\u0643\u0645", " N5 W\u0643\u0645",
			"a number ends where a letter begins" },
		{ "2\u0643\u0627\u0646\u0648\u0646",
			" N2 W\u0643\u0627\u0646\u0648\u0646",
			"also before a month" },
		{ "\u06285", " W\u06285", "a digit behind a letter" },
		{ "F16A G20", " Wf16a _Wg20", "and letters behind that" },
		{ "\u0627\u0644\u064015", " W\u0627\u0644 N15",
			"a digit behind a tatweel is a number" },
		{ "\u0644\u0640 3", " W\u0644 _N3", "with a space as well" },
		{ "1445\u0647\u0640", " N1445 W\u0647", "a Hijri year" },
		{ "\u0661\u0662/\u06F3", " N12 M/ N3", "digits of three sets" },
		{ "3.5 1,000", " N3 M. N5 _N1 M, N000", "points are marks" },
		{ "\u00AB\u0646\u0639\u0645\u00BB",
			" M\" W\u0646\u0639\u0645 M\"", "quotes" },
		{ "\u0640\u0640\u0640", " M\u0640", "tatweels as a rule" },
		{ "a \u064B b", " Wa _M\u064B _Wb", "a vowel alone" },
		{ "\u0645\u06CC\u200C\u0631\u0648\u0645",
			" W\u0645\u064A\u0631\u0648\u0645",
			"a joiner inside a word" },
		{ "ab\u00ADcd \u200Eef\u200E.", " Wabcd _Wef M.",
			"a soft hyphen inside, bidi marks around" },
		{ "ab\u200F12", " Wab N12", "a digit behind a bidi mark" },
		{ "\u0441\u0421\u0421\u0420 \u4E2D\u6587",
			" W\u0441\u0441\u0441\u0440 _W\u4E2D\u6587",
			"other scripts" },
		{ "@a_b #\u0644", " M@ Wa M_ Wb _M# W\u0644",
			"symbols are single marks" },
		{ "\U0001F600\U0001F600", " M\U0001F600 M\U0001F600",
			"so are emoji" },
	};
	struct arena arena = { 0 };

	for (size_t i = 0; i < COUNTOF(cases); i++)
		is_str(shown(str_from_c(cases[i].text), &arena),
			str_from_c(cases[i].want), cases[i].what);
	arena_free(&arena);
}

static void
test_part(void)
{
	struct arena arena = { 0 };
	struct str text = STR("one two\0three");
	struct para para;

	para_make(&para, text, 4, 11, &arena);
	ok(para.n == 3 && para.beg == 4 && para.end == 11,
		"a part of a text; NUL is a mark");
	ok(para.v[0].beg == 4 && para.v[0].end == 7 && !para.v[0].space,
		"offsets are the text's");
	ok(para.v[1].kind == TOKEN_MARK && para.v[1].cp == 0 &&
			para.v[1].fold.len == 1,
		"whose fold is the character");
	is_str(para.v[2].fold, STR("thr"), "the end cuts a word");
	para_make(&para, text, 13, 13, &arena);
	is_size(para.n, 0, "an empty part");
	arena_free(&arena);
}

/* Characters that tokens turn on. */
static const uint32_t alphabet[] = { 0, ' ', '\n', 'a', 'Z', '0', '9', '.', '_',
	0xAD, 0xE9, 0x23A, 0x623, 0x628, 0x640, 0x64B, 0x660, 0x6F5, 0x60C,
	0x621, 0x627, 0x629, 0x649, 0x64A, 0x6A9, 0x966, 0x200D, 0x200F, 0x2013,
	0x3000, 0x4E2D, 0xFE8D, 0xFEFB, 0x1F600 };

static size_t
random_text(struct random *random, uint8_t *dst, size_t chars)
{
	size_t n = 0;

	while (chars--)
		n += utf8_put(dst + n,
			alphabet[random_below(random, COUNTOF(alphabet))]);
	return n;
}

/* Everything between two tokens is unseen, and space says what it is. */
static bool
gap_is_right(struct str text, size_t pos, size_t end, bool space)
{
	bool seen = false;

	while (pos < end) {
		uint32_t cp = utf8_next(text, &pos);

		seen = seen || uchar_is_space(cp);
		if (!uchar_is_space(cp) && !uchar_is_invisible(cp))
			return false;
	}
	return seen == space;
}

static bool
token_is_right(struct str text, const struct token *token, struct arena *arena)
{
	struct str s = str_sub(text, token->beg, token->end);
	struct str fold = uchar_fold_str(s, arena, NULL);
	size_t pos = 0;
	uint32_t cp = utf8_next(s, &pos);

	if (token->hash != word_hash(token->fold) || uchar_is_invisible(cp))
		return false;
	if (token->kind != TOKEN_MARK)
		return token->cp == 0 && str_eq(token->fold, fold) &&
		       fold.len > 0 &&
		       (uchar_digit(cp) >= 0) == (token->kind == TOKEN_NUMBER);
	if (token->cp != cp)
		return false;
	return fold.len ? str_eq(token->fold, fold) && pos == s.len
			: str_eq(token->fold, str_sub(s, 0, pos));
}

/* Every character of the Arabic block between letters, wherever a block of
 * those that are read at once may end, in a text that goes on around. */
static void
test_letters(void)
{
	struct arena arena = { 0 };
	bool good = true;

	for (uint32_t cp = 0x600; cp < 0x700; cp++) {
		for (size_t before = 1; before < 40; before++) {
			uint8_t bytes[256];
			struct str text = { bytes, 0 };
			struct para para;
			size_t end;

			for (size_t i = 0; i <= before; i++)
				text.len += utf8_put(bytes + text.len, 0x628);
			text.len += utf8_put(bytes + text.len, cp);
			text.len += utf8_put(bytes + text.len, 0x623);
			end = text.len;
			for (size_t i = before; i < 40; i++)
				text.len += utf8_put(bytes + text.len, 0x629);
			para_make(&para, text, 2, end, &arena);
			for (size_t i = 0; i < para.n; i++)
				good = good &&
				       token_is_right(text, &para.v[i], &arena);
			good = good && para.n > 0 && para.v[0].beg == 2 &&
			       para.v[para.n - 1].end == end;
			arena_reset(&arena);
		}
	}
	ok(good, "every Arabic character in a word is folded, at every place");
	arena_free(&arena);
}

static void
test_random(void)
{
	struct random random = { 31 };
	struct arena arena = { 0 };
	uint8_t bytes[400];
	bool gaps = true, tokens = true;

	for (int i = 0; i < 50000; i++) {
		struct str text = { bytes, random_text(&random, bytes,
						   random_below(&random, 90)) };
		struct para para;
		size_t pos = 0;

		para_make(&para, text, 0, text.len, &arena);
		for (size_t j = 0; j < para.n; j++) {
			const struct token *t = &para.v[j];

			gaps = gaps && t->beg < t->end &&
			       gap_is_right(text, pos, t->beg, t->space);
			tokens = tokens && token_is_right(text, t, &arena);
			pos = t->end;
		}
		while (pos < text.len) {
			uint32_t cp = utf8_next(text, &pos);

			gaps = gaps &&
			       (uchar_is_space(cp) || uchar_is_invisible(cp));
		}
		arena_reset(&arena);
	}
	ok(gaps, "nothing that can be seen is in no token");
	ok(tokens, "kinds, folded forms and hashes");
	arena_free(&arena);
}

int
main(void)
{
	test_cases();
	test_part();
	test_letters();
	test_random();
	return tap_done();
}
