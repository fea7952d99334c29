/* uchar: every code point against ICU's properties, the folding against its
 * rules. */

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "common/uchar.h"
#include "common/utf8.h"
#include "tap.h"

static bool
has_category(uint32_t cp, uint32_t mask)
{
	return U_GET_GC_MASK((UChar32)cp) & mask;
}

static bool
is_among(uint32_t cp, const uint32_t *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (v[i] == cp)
			return true;
	}
	return false;
}

static bool
is_hidden(uint32_t cp)
{
	static const uint32_t others[] = { 0x00AD, 0x200B, 0x200C, 0x200D,
		0x2060, 0xFEFF };

	return u_hasBinaryProperty((UChar32)cp, UCHAR_BIDI_CONTROL) ||
	       is_among(cp, others, COUNTOF(others));
}

static void
test_classes(void)
{
	bool space = true, word = true, letter = true, mark = true;
	bool cased = true, digit = true, hidden = true, arabic = true;

	for (uint32_t cp = 0; cp < 0x110000; cp++) {
		UScriptCode script;
		UErrorCode status = U_ZERO_ERROR;
		bool l = has_category(cp, U_GC_L_MASK);
		bool m = has_category(cp, U_GC_M_MASK);
		bool d = has_category(cp, U_GC_ND_MASK);

		space = space &&
			uchar_is_space(cp) == !!u_isUWhiteSpace((UChar32)cp);
		letter = letter && uchar_is_letter(cp) == l;
		mark = mark && uchar_is_mark(cp) == m;
		word = word &&
		       uchar_is_word(cp) ==
			       (l || m || d || cp == 0x200C || cp == 0x200D);
		cased = cased &&
			uchar_is_upper(cp) == !!u_isUUppercase((UChar32)cp) &&
			uchar_is_lower(cp) == !!u_isULowercase((UChar32)cp);
		digit = digit &&
			uchar_digit(cp) == u_charDigitValue((UChar32)cp);
		hidden = hidden && uchar_is_invisible(cp) == is_hidden(cp);
		script = uscript_getScript((UChar32)cp, &status);
		if (script == USCRIPT_ARABIC && cp != 0x102E0)
			arabic = arabic && uchar_is_arabic(cp) == (l || m);
		else if (script != USCRIPT_COMMON &&
			 script != USCRIPT_INHERITED)
			arabic = arabic && !uchar_is_arabic(cp);
	}
	ok(space, "white space is White_Space");
	ok(letter, "letters are L*");
	ok(mark, "marks are M*");
	ok(word, "words are made of L*, M*, Nd and the joiners");
	ok(cased, "capitals and small letters");
	ok(digit, "decimal digits of every script");
	ok(hidden, "the invisible are bidi controls and the few listed");
	ok(arabic, "letters and marks of Arabic script");
	ok(uchar_is_arabic(0x640) && uchar_is_arabic(0x64B),
		"tatweel and the short vowels are Arabic");
	ok(!uchar_is_arabic(0x660) && !uchar_is_arabic(0x60C),
		"digits and punctuation are not letters");
}

static void
test_info(void)
{
	bool right = true;

	for (uint32_t cp = 0; cp < 0x110000; cp++) {
		uint32_t want = uchar_fold(cp);

		if (uchar_is_letter(cp))
			want |= UCHAR_LETTER;
		if (uchar_is_mark(cp))
			want |= UCHAR_MARK;
		if (uchar_digit(cp) >= 0)
			want |= UCHAR_DIGIT;
		if (uchar_is_space(cp))
			want |= UCHAR_SPACE;
		if (uchar_is_invisible(cp))
			want |= UCHAR_HIDDEN;
		right = right && uchar_info(cp) == want;
	}
	ok(right, "uchar_info says the same as the single questions");
}

/* The foldings that uchar.h lists one by one. */
static void
test_fold_rules(void)
{
	static const struct {
		uint32_t from, to;
	} rules[] = {
		{ 0x0622, 0x0627 },
		{ 0x0623, 0x0627 },
		{ 0x0625, 0x0627 },
		{ 0x0671, 0x0627 },
		{ 0x0649, 0x064A },
		{ 0x06CC, 0x064A },
		{ 0x0629, 0x0647 },
		{ 0x06A9, 0x0643 },
		{ 0x0624, 0x0624 }, /* hamza on waw and yeh stay */
		{ 0x0626, 0x0626 },
		{ 0x0621, 0x0621 },
		{ 0x060C, 0x060C }, /* so do comma and question mark */
		{ 0x061F, 0x061F },
		{ 'A', 'a' },
		{ 0x00C9, 0x00E9 },
		{ 0x0130, 'i' }, /* the two letters i of Turkish */
		{ 0x0131, 'i' },
		{ 0x0416, 0x0436 },
		{ 0x2013, '-' },
		{ 0x2212, '-' },
		{ 0xFF0D, '-' },
		{ 0xFF1A, ':' },
		{ 0x00AB, '"' },
		{ 0x201F, '"' },
		{ 0x201E, '"' },
		{ 0x2019, '\'' },
		{ 0x201A, '\'' },
		{ 0x02BC, '\'' },
		{ 0x00A0, ' ' },
		{ 0x2028, ' ' },
		{ '\n', ' ' },
		{ 0x0669, '9' },
		{ 0x06F4, '4' },
		{ 0xFF17, '7' },
		{ 0x0967, '1' },
		{ 0xFE81, 0x0627 }, /* presentation forms */
		{ 0xFEA4, 0x062D },
		{ 0xFE94, 0x0647 },
		{ 0xFBFD, 0x064A },
		{ 0xFB8E, 0x0643 },
		{ 0xFE71, 0 }, /* tatweel and tanwin */
		{ 0xFE70, 0 },
		{ 0xFEFB, 0xFEFB }, /* lam and alef are two letters */
		{ 0xFDF2, 0xFDF2 },
	};

	for (size_t i = 0; i < COUNTOF(rules); i++)
		ok(uchar_fold(rules[i].from) == rules[i].to,
			"U+%04X folds to U+%04X", (unsigned)rules[i].from,
			(unsigned)rules[i].to);
}

static bool
is_dropped(uint32_t cp)
{
	if (cp >= 0xFC00)
		return cp == 0xFEFF /* forms of vowels without a letter: */
		       || (cp >= 0xFC5E && cp <= 0xFC63) ||
		       (cp >= 0xFCF2 && cp <= 0xFCF4) ||
		       (cp >= 0xFE70 && cp <= 0xFE7F && cp != 0xFE73 &&
			       cp != 0xFE75);
	return cp == 0 || (cp >= 0x064B && cp <= 0x065F) || cp == 0x0670 ||
	       cp == 0x0640 || is_hidden(cp);
}

static void
test_fold_all(void)
{
	bool twice = true, dropped = true, digits = true, scalar = true;

	for (uint32_t cp = 0; cp < 0x110000; cp++) {
		uint32_t fold = uchar_fold(cp);
		int digit = u_charDigitValue((UChar32)cp);

		twice = twice && uchar_fold(fold) == fold;
		dropped = dropped && (fold == 0) == is_dropped(cp);
		digits = digits &&
			 (digit < 0 || fold == (uint32_t)('0' + digit));
		scalar = scalar &&
			 (fold < 0xD800 || fold > 0xDFFF || fold == cp);
	}
	ok(twice, "folding twice changes nothing more");
	ok(dropped, "vowels, tatweel and the invisible are dropped, no other");
	ok(digits, "all digits become ASCII");
	ok(scalar, "a character folds to a character");
}

static void
test_fold_str(void)
{
	struct arena arena = { 0 };
	size_t *from;
	/* alef with hamza, fatha, tatweel, teh marbuta, Ⱥ (U+023A), Z */
	struct str text = STR(" \u0623\u064E\u0640\u0629\u023AZ");
	static const size_t want[] = { 0, 1, 1, 7, 7, 9, 9, 9, 11, 12 };
	struct str fold = uchar_fold_str(text, &arena, &from);

	is_str(fold, STR(" \u0627\u0647\u2C65z"), "a text folded");
	ok(fold.len + 1 == COUNTOF(want) && !memcmp(from, want, sizeof(want)),
		"and where each byte comes from");
	is_str(uchar_fold_str(text, &arena, NULL), fold, "from is not needed");
	fold = uchar_fold_str(STR(""), &arena, &from);
	ok(fold.len == 0 && from[0] == 0, "the empty text");
	fold = uchar_fold_str(STR("\u023A\u023E\u023A\u023E\u023A\u023E\u023A"),
		&arena, &from);
	is_size(fold.len, 21, "a text that grows");
	arena_free(&arena);
}

int
main(void)
{
	test_classes();
	test_info();
	test_fold_rules();
	test_fold_all();
	test_fold_str();
	return tap_done();
}
