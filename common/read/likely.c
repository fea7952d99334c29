/* likely - how much a decoded text looks like text. */

#include <unicode/uchar.h>

#include "likely.h"
#include "common/uchar.h"
#include "common/utf8.h"

/*
 * How usual the letters U+0621-064A are in Arabic prose: twice the binary
 * logarithm of the frequency against an even one. Alef and lam make a quarter
 * of all text; whatever else turns into Arabic letters has few of them.
 */
static const int8_t usual[] = {
	-5, -6, 0, -7, -3, -5, 4, 1,    /* U+0621-0628 */
	1, 1, -4, -2, -1, -3, 1, -3,    /* U+0629-0630 */
	2, -4, 0, -3, -2, -4, -3, -6,   /* U+0631-0638 */
	1, -5, -8, -8, -8, -8, -8, -2,  /* U+0639-0640 */
	0, 0, -1, 4, 2, 2, 1, 2, -3, 3, /* U+0641-064A */
};

enum {
	ALEF = 0x0627,
	TEH_MARBUTA = 0x0629,
	LAM = 0x0644,
	ALEF_MAKSURA = 0x0649,
	OTHER = -1,     /* letters of Persian and Urdu, usual there */
	IMPOSSIBLE = -8 /* a mark without a letter, a final letter inside */
};

static int
letter_score(uint32_t cp)
{
	if (cp >= 0x0621 && cp <= 0x064A)
		return usual[cp - 0x0621];
	return OTHER;
}

/* A word on its way: what its letters so far are. */
struct word {
	bool ascii, arabic, other;
	size_t letters;
	long score;
	uint32_t before; /* the letter before, 0 at the start */
};

static void
add_letter(struct word *word, uint32_t cp)
{
	bool mark = uchar_is_mark(cp), arabic = uchar_is_arabic(cp);

	word->letters += !mark;
	word->ascii = word->ascii || cp < 0x80;
	word->arabic = word->arabic || arabic;
	word->other = word->other || (cp >= 0x80 && !arabic);
	if (!arabic)
		return;
	if (mark) {
		word->score += word->before ? 0 : IMPOSSIBLE;
		return;
	}
	word->score += letter_score(cp);
	if (word->before == TEH_MARBUTA || word->before == ALEF_MAKSURA ||
		(!word->before && cp == TEH_MARBUTA))
		word->score += IMPOSSIBLE;
	if (word->letters == 2 && word->before == ALEF && cp == LAM)
		word->score += 3; /* the article */
	word->before = cp;
}

static void
end_word(struct likely *likely, const struct word *word)
{
	if (!word->arabic && !word->other)
		return;
	likely->words++;
	likely->foreign += !word->ascii && word->letters > 1;
	if (word->arabic && (word->ascii || word->other)) {
		likely->mixed++;
	} else if (word->arabic) {
		likely->arabic += word->letters;
		likely->score += word->score;
	}
}

/* Signs outside ASCII that stand against words: quotes, dashes, the marks of
 * Arabic and Chinese prose, units and money, and what is not seen. */
static bool
is_prose_sign(uint32_t cp)
{
	static const uint32_t signs[] = { 0xA1, 0xA3, 0xA7, 0xA9, 0xAB, 0xAE,
		0xB0, 0xB2, 0xB3, 0xB7, 0xBB, 0xBF, 0x2039, 0x203A, 0x20AC,
		0x2122 };

	for (size_t i = 0; i < COUNTOF(signs); i++) {
		if (signs[i] == cp)
			return true;
	}
	return uchar_is_invisible(cp) || (cp >= 0x2010 && cp <= 0x2026) ||
	       cp >> 8 == 0x06 || (cp >= 0x3000 && cp <= 0x301F) ||
	       cp >= 0xFF00;
}

static bool
is_break(uint32_t cp)
{
	return cp == ' ' || cp == '\n' || cp == '.' || cp == 0x3001 ||
	       cp == 0x3002 || cp == 0xFF0C;
}

static void
count_char(struct likely *likely, uint32_t cp)
{
	likely->chars++;
	likely->breaks += is_break(cp);
	if (cp < 0x20 || cp == 0x7F) {
		/* ESC and the DOS end of file are no sign of binary data */
		bool usual_one = uchar_is_space(cp) || cp == 0x1A || cp == 0x1B;

		likely->controls += !usual_one;
		likely->common += usual_one;
	} else if (cp < 0x80 || (cp >= 0xC0 && cp < 0x0800) ||
		   (cp >= 0x2010 && cp <= 0x2026) ||
		   (cp >= 0xFE70 && cp <= 0xFEFC)) {
		likely->common++;
	} else if (cp < 0xA0) {
		likely->wrong++;
	} else {
		uint32_t category = U_GET_GC_MASK((UChar32)cp);

		likely->wrong += !!(category & (U_GC_CN_MASK | U_GC_CO_MASK));
	}
}

struct likely
likely_count(struct str text)
{
	struct likely likely = { 0 };
	struct word word = { 0 };
	bool in_word = false, after_sign = false;
	size_t pos = 0;

	while (pos < text.len) {
		uint32_t cp = utf8_next(text, &pos);
		uint32_t info = uchar_info(cp);
		bool sign = cp >= 0x80 && !(info & UCHAR_SPACE) &&
			    !is_prose_sign(cp);

		count_char(&likely, cp);
		if (info & (UCHAR_LETTER | UCHAR_MARK)) {
			likely.odd += !in_word && after_sign;
			add_letter(&word, cp);
			in_word = true;
			after_sign = false;
			continue;
		}
		if (in_word)
			end_word(&likely, &word);
		likely.odd += in_word && sign;
		word = (struct word){ 0 };
		in_word = false;
		after_sign = sign;
	}
	end_word(&likely, &word);
	return likely;
}

bool
likely_is_arabic(const struct likely *likely)
{
	/* a few letters may happen to be rare ones; the more there are, the
	 * more usual they must be */
	long n = (long)likely->arabic;
	long least = n / 3 - (n < 3 ? 3 * n : 9);

	return n > 0 && likely->score >= least &&
	       likely->mixed * 5 <= likely->words &&
	       likely->odd * 3 <= likely->words;
}

bool
likely_is_text(const struct likely *likely)
{
	return likely->wrong == 0 && likely->controls * 200 <= likely->chars;
}

bool
likely_is_prose(const struct likely *likely)
{
	return likely_is_text(likely) && likely->odd * 3 <= likely->words;
}

bool
likely_is_latin(const struct likely *likely)
{
	return likely_is_prose(likely) && likely->foreign * 2 <= likely->words;
}

bool
likely_is_ordered(const struct likely *likely)
{
	if (likely->chars == 0 || !likely_is_text(likely))
		return false;
	/* the wrong order makes of most letters something between U+2000
	 * and U+FFFF, which only the text of these scripts has, and that
	 * has stops and line ends of its own */
	return likely->common * 10 >= likely->chars * 7 ||
	       likely->breaks * 50 >= likely->chars;
}
