/* uchar - properties of characters: a table for what news text is made of,
 * range tests for punctuation and spaces, ICU for the rest. */

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "proc.h"
#include "uchar.h"
#include "utf8.h"

/*
 * One entry a character: a letter for its class, its folding in brackets. The
 * unit test holds every entry against ICU's properties and the rules of
 * uchar_fold.
 */
#define L(fold) (UCHAR_LETTER | 0x##fold)
#define M(fold) (UCHAR_MARK | 0x##fold)
#define D(fold) (UCHAR_DIGIT | 0x##fold)
#define S(fold) (UCHAR_SPACE | 0x##fold)
#define H(fold) (UCHAR_HIDDEN | 0x##fold)
#define O(fold) 0x##fold

/* clang-format off */
const uint32_t uchar_quick[UCHAR_QUICK] = {
	/* U+0000-007F */
	O(0), O(1), O(2), O(3), O(4), O(5), O(6), O(7),
	O(8), S(20), S(20), S(20), S(20), S(20), O(E), O(F),
	O(10), O(11), O(12), O(13), O(14), O(15), O(16), O(17),
	O(18), O(19), O(1A), O(1B), O(1C), O(1D), O(1E), O(1F),
	S(20), O(21), O(22), O(23), O(24), O(25), O(26), O(27),
	O(28), O(29), O(2A), O(2B), O(2C), O(2D), O(2E), O(2F),
	D(30), D(31), D(32), D(33), D(34), D(35), D(36), D(37),
	D(38), D(39), O(3A), O(3B), O(3C), O(3D), O(3E), O(3F),
	O(40), L(61), L(62), L(63), L(64), L(65), L(66), L(67),
	L(68), L(69), L(6A), L(6B), L(6C), L(6D), L(6E), L(6F),
	L(70), L(71), L(72), L(73), L(74), L(75), L(76), L(77),
	L(78), L(79), L(7A), O(5B), O(5C), O(5D), O(5E), O(5F),
	O(60), L(61), L(62), L(63), L(64), L(65), L(66), L(67),
	L(68), L(69), L(6A), L(6B), L(6C), L(6D), L(6E), L(6F),
	L(70), L(71), L(72), L(73), L(74), L(75), L(76), L(77),
	L(78), L(79), L(7A), O(7B), O(7C), O(7D), O(7E), O(7F),
	/* U+0600-06FF */
	O(600), O(601), O(602), O(603), O(604), O(605), O(606), O(607),
	O(608), O(609), O(60A), O(60B), O(60C), O(60D), O(60E), O(60F),
	M(610), M(611), M(612), M(613), M(614), M(615), M(616), M(617),
	M(618), M(619), M(61A), O(61B), H(0), O(61D), O(61E), O(61F),
	L(620), L(621), L(627), L(627), L(624), L(627), L(626), L(627),
	L(628), L(647), L(62A), L(62B), L(62C), L(62D), L(62E), L(62F),
	L(630), L(631), L(632), L(633), L(634), L(635), L(636), L(637),
	L(638), L(639), L(63A), L(63B), L(63C), L(63D), L(63E), L(63F),
	L(0), L(641), L(642), L(643), L(644), L(645), L(646), L(647),
	L(648), L(64A), L(64A), M(0), M(0), M(0), M(0), M(0),
	M(0), M(0), M(0), M(0), M(0), M(0), M(0), M(0),
	M(0), M(0), M(0), M(0), M(0), M(0), M(0), M(0),
	D(30), D(31), D(32), D(33), D(34), D(35), D(36), D(37),
	D(38), D(39), O(66A), O(66B), O(66C), O(66D), L(66E), L(66F),
	M(0), L(627), L(672), L(673), L(674), L(675), L(676), L(677),
	L(678), L(679), L(67A), L(67B), L(67C), L(67D), L(67E), L(67F),
	L(680), L(681), L(682), L(683), L(684), L(685), L(686), L(687),
	L(688), L(689), L(68A), L(68B), L(68C), L(68D), L(68E), L(68F),
	L(690), L(691), L(692), L(693), L(694), L(695), L(696), L(697),
	L(698), L(699), L(69A), L(69B), L(69C), L(69D), L(69E), L(69F),
	L(6A0), L(6A1), L(6A2), L(6A3), L(6A4), L(6A5), L(6A6), L(6A7),
	L(6A8), L(643), L(6AA), L(6AB), L(6AC), L(6AD), L(6AE), L(6AF),
	L(6B0), L(6B1), L(6B2), L(6B3), L(6B4), L(6B5), L(6B6), L(6B7),
	L(6B8), L(6B9), L(6BA), L(6BB), L(6BC), L(6BD), L(6BE), L(6BF),
	L(6C0), L(6C1), L(6C2), L(6C3), L(6C4), L(6C5), L(6C6), L(6C7),
	L(6C8), L(6C9), L(6CA), L(6CB), L(64A), L(6CD), L(6CE), L(6CF),
	L(6D0), L(6D1), L(6D2), L(6D3), O(6D4), L(6D5), M(6D6), M(6D7),
	M(6D8), M(6D9), M(6DA), M(6DB), M(6DC), O(6DD), O(6DE), M(6DF),
	M(6E0), M(6E1), M(6E2), M(6E3), M(6E4), L(6E5), L(6E6), M(6E7),
	M(6E8), O(6E9), M(6EA), M(6EB), M(6EC), M(6ED), L(6EE), L(6EF),
	D(30), D(31), D(32), D(33), D(34), D(35), D(36), D(37),
	D(38), D(39), L(6FA), L(6FB), L(6FC), O(6FD), O(6FE), L(6FF),
	/* U+0080-00FF */
	O(80), O(81), O(82), O(83), O(84), S(20), O(86), O(87),
	O(88), O(89), O(8A), O(8B), O(8C), O(8D), O(8E), O(8F),
	O(90), O(91), O(92), O(93), O(94), O(95), O(96), O(97),
	O(98), O(99), O(9A), O(9B), O(9C), O(9D), O(9E), O(9F),
	S(20), O(A1), O(A2), O(A3), O(A4), O(A5), O(A6), O(A7),
	O(A8), O(A9), L(AA), O(22), O(AC), H(0), O(AE), O(AF),
	O(B0), O(B1), O(B2), O(B3), O(B4), L(3BC), O(B6), O(B7),
	O(B8), O(B9), L(BA), O(22), O(BC), O(BD), O(BE), O(BF),
	L(E0), L(E1), L(E2), L(E3), L(E4), L(E5), L(E6), L(E7),
	L(E8), L(E9), L(EA), L(EB), L(EC), L(ED), L(EE), L(EF),
	L(F0), L(F1), L(F2), L(F3), L(F4), L(F5), L(F6), O(D7),
	L(F8), L(F9), L(FA), L(FB), L(FC), L(FD), L(FE), L(DF),
	L(E0), L(E1), L(E2), L(E3), L(E4), L(E5), L(E6), L(E7),
	L(E8), L(E9), L(EA), L(EB), L(EC), L(ED), L(EE), L(EF),
	L(F0), L(F1), L(F2), L(F3), L(F4), L(F5), L(F6), O(F7),
	L(F8), L(F9), L(FA), L(FB), L(FC), L(FD), L(FE), L(FF),
	/* U+2000-206F */
	S(20), S(20), S(20), S(20), S(20), S(20), S(20), S(20),
	S(20), S(20), S(20), H(0), H(0), H(0), H(0), H(0),
	O(2D), O(2D), O(2D), O(2D), O(2D), O(2D), O(2016), O(2017),
	O(27), O(27), O(27), O(27), O(22), O(22), O(22), O(22),
	O(2020), O(2021), O(2022), O(2023), O(2024), O(2025), O(2026), O(2027),
	S(20), S(20), H(0), H(0), H(0), H(0), H(0), S(20),
	O(2030), O(2031), O(2032), O(2033), O(2034), O(2035), O(2036), O(2037),
	O(2038), O(27), O(27), O(203B), O(203C), O(203D), O(203E), O(203F),
	O(2040), O(2041), O(2042), O(2043), O(2044), O(2045), O(2046), O(2047),
	O(2048), O(2049), O(204A), O(204B), O(204C), O(204D), O(204E), O(204F),
	O(2050), O(2051), O(2052), O(2053), O(2054), O(2055), O(2056), O(2057),
	O(2058), O(2059), O(205A), O(205B), O(205C), O(205D), O(205E), S(20),
	H(0), O(2061), O(2062), O(2063), O(2064), O(2065), H(0), H(0),
	H(0), H(0), O(206A), O(206B), O(206C), O(206D), O(206E), O(206F),
};
/* clang-format on */

#undef L
#undef M
#undef D
#undef S
#undef H
#undef O

static bool
in(uint32_t cp, uint32_t first, uint32_t last)
{
	return cp - first <= last - first;
}

static bool
is_quick(uint32_t cp)
{
	return cp < 0x100 || cp >> 8 == 0x06 || in(cp, 0x2000, 0x206F);
}

bool
uchar_is_space(uint32_t cp)
{
	if (cp < 0x80)
		return cp == ' ' || in(cp, '\t', '\r');
	return cp == 0x85 || cp == 0xA0 || cp == 0x1680 ||
	       in(cp, 0x2000, 0x200A) || in(cp, 0x2028, 0x2029) ||
	       cp == 0x202F || cp == 0x205F || cp == 0x3000;
}

bool
uchar_is_invisible(uint32_t cp)
{
	if (cp < 0x2000)
		return cp == 0xAD || cp == 0x061C;
	return in(cp, 0x200B, 0x200F) || in(cp, 0x202A, 0x202E) ||
	       cp == 0x2060 || in(cp, 0x2066, 0x2069) || cp == 0xFEFF;
}

/* The class bits of a character that the table does not hold. */
static uint32_t
class_of(uint32_t cp)
{
	uint32_t category;

	if (uchar_is_space(cp))
		return UCHAR_SPACE;
	if (uchar_is_invisible(cp))
		return UCHAR_HIDDEN;
	category = U_GET_GC_MASK((UChar32)cp);
	if (category & U_GC_L_MASK)
		return UCHAR_LETTER;
	if (category & U_GC_M_MASK)
		return UCHAR_MARK;
	return category & U_GC_ND_MASK ? UCHAR_DIGIT : 0;
}

static uint32_t
class_bits(uint32_t cp)
{
	return is_quick(cp) ? uchar_info(cp) : class_of(cp);
}

bool
uchar_is_word(uint32_t cp)
{
	return class_bits(cp) & (UCHAR_LETTER | UCHAR_MARK | UCHAR_DIGIT) ||
	       in(cp, 0x200C, 0x200D);
}

bool
uchar_is_letter(uint32_t cp)
{
	return class_bits(cp) & UCHAR_LETTER;
}

bool
uchar_is_mark(uint32_t cp)
{
	return class_bits(cp) & UCHAR_MARK;
}

bool
uchar_is_upper(uint32_t cp)
{
	return cp < 0x80 ? in(cp, 'A', 'Z') : u_isUUppercase((UChar32)cp);
}

bool
uchar_is_lower(uint32_t cp)
{
	return cp < 0x80 ? in(cp, 'a', 'z') : u_isULowercase((UChar32)cp);
}

bool
uchar_is_arabic(uint32_t cp)
{
	if (!in(cp, 0x0600, 0x06FF) && !in(cp, 0x0750, 0x077F) &&
		!in(cp, 0x0870, 0x08FF) && !in(cp, 0xFB50, 0xFDFF) &&
		!in(cp, 0xFE70, 0xFEFE) && !in(cp, 0x10EC0, 0x10EFF) &&
		!in(cp, 0x1EE00, 0x1EEFF))
		return false;
	return class_bits(cp) & (UCHAR_LETTER | UCHAR_MARK);
}

int
uchar_digit(uint32_t cp)
{
	if (is_quick(cp)) {
		uint32_t info = uchar_info(cp);

		return info & UCHAR_DIGIT ? (int)(info & UCHAR_FOLD) - '0' : -1;
	}
	return u_charDigitValue((UChar32)cp);
}

/*
 * Presentation forms, U+FB50-FDFF and U+FE70-FEFC: the one letter that is left
 * of the compatibility decomposition when what folding drops is taken out.
 * Spaces go as well, since the isolated marks (U+FE70 ...) carry one.
 */
static uint32_t
fold_form(uint32_t cp)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&status);
	UChar units[32]; /* U+FDFA decomposes into 18 */
	uint32_t left = 0;
	int32_t n;

	if (U_FAILURE(status))
		return cp;
	n = unorm2_getDecomposition(
		nfkc, (UChar32)cp, units, (int32_t)COUNTOF(units), &status);
	if (U_FAILURE(status) || n < 0)
		return cp;
	for (int32_t i = 0; i < n; i++) {
		uint32_t fold = uchar_fold(units[i]);

		if (fold == 0 || fold == ' ')
			continue;
		if (left)
			return cp;
		left = fold;
	}
	return left;
}

/* The plain form of dashes, colons and quotes; 0 for what is none. */
static uint32_t
fold_punctuation(uint32_t cp)
{
	if (in(cp, 0x2010, 0x2015) || cp == 0x2212 || cp == 0xFE58 ||
		cp == 0xFE63 || cp == 0xFF0D)
		return '-';
	if (cp == 0xAB || cp == 0xBB || in(cp, 0x201C, 0x201F) ||
		in(cp, 0x301D, 0x301F) || cp == 0xFF02)
		return '"';
	if (cp == 0x02BC || in(cp, 0x2018, 0x201B) || in(cp, 0x2039, 0x203A) ||
		cp == 0xFF07)
		return '\'';
	if (cp == 0x2236 || cp == 0xFE13 || cp == 0xFE55 || cp == 0xFF1A)
		return ':';
	return 0;
}

static uint32_t
fold_any(uint32_t cp, uint32_t class)
{
	uint32_t plain;

	switch (class) {
	case UCHAR_SPACE:
		return ' ';
	case UCHAR_HIDDEN:
		return 0;
	case UCHAR_DIGIT:
		return '0' + (uint32_t)u_charDigitValue((UChar32)cp);
	default:
		plain = fold_punctuation(cp);
		if (plain)
			return plain;
		if (in(cp, 0xFB50, 0xFDFF) || in(cp, 0xFE70, 0xFEFC))
			return fold_form(cp);
		if (in(cp, 0x0130, 0x0131))
			return 'i'; /* as U+0049 and U+0069, its other cases */
		return (uint32_t)u_foldCase((UChar32)cp, U_FOLD_CASE_DEFAULT);
	}
}

uint32_t
uchar_info_any(uint32_t cp)
{
	uint32_t class = class_of(cp);

	return class | fold_any(cp, class);
}

uint32_t
uchar_fold(uint32_t cp)
{
	return uchar_info(cp) & UCHAR_FOLD;
}

struct str
uchar_fold_str(struct str s, struct arena *arena, size_t **from)
{
	/* a character of two bytes may fold to one of three (U+023A) */
	size_t room = proc_size_add(s.len, s.len / 2 + 4);
	size_t *where = from ? ARENA_NEW(arena, size_t, room + 1) : NULL;
	uint8_t *dst = arena_alloc(arena, room);
	size_t pos = 0, n = 0;

	while (pos < s.len) {
		size_t beg = pos, end = n;
		uint32_t fold = uchar_fold(utf8_next(s, &pos));

		if (fold)
			end += utf8_put(dst + n, fold);
		for (; n < end; n++) {
			if (where)
				where[n] = beg;
		}
	}
	if (where) {
		where[n] = s.len;
		*from = where;
	}
	return str_make(arena_grow(arena, dst, room, n), n);
}
