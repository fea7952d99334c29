/* utf8 - validation, decoding and code point offsets. */

#include "byteset.h"
#include "utf8.h"
#include "utf8_quoted.h"

#ifdef HAVE_AVX2_CODE
#include <immintrin.h>
#endif
#ifdef HAVE_SSE2_CODE
#include <emmintrin.h>
#endif

static bool
is_cont(uint8_t c)
{
	return (c & 0xC0) == 0x80;
}

/*
 * The length of the well-formed sequence at p, 0 if there is none. The second
 * byte's range depends on the first: Unicode, table 3-7.
 */
static size_t
sequence(const uint8_t *p, size_t n)
{
	uint8_t c = p[0], lo = 0x80, hi = 0xBF;

	if (c < 0x80)
		return 1;
	if (c < 0xC2 || c > 0xF4)
		return 0;
	if (c < 0xE0)
		return n >= 2 && is_cont(p[1]) ? 2 : 0;
	if (c == 0xE0)
		lo = 0xA0; /* no overlong forms */
	else if (c == 0xED)
		hi = 0x9F; /* no surrogates */
	else if (c == 0xF0)
		lo = 0x90;
	else if (c == 0xF4)
		hi = 0x8F; /* not beyond U+10FFFF */
	if (n < 3 || p[1] < lo || p[1] > hi || !is_cont(p[2]))
		return 0;
	if (c < 0xF0)
		return 3;
	return n >= 4 && is_cont(p[3]) ? 4 : 0;
}

static size_t
valid_scalar(struct str s, size_t pos)
{
	while (pos < s.len) {
		size_t n = sequence(s.ptr + pos, s.len - pos);

		if (n == 0)
			break;
		pos += n;
	}
	return pos;
}

/* The marks of utf8_valid_quoted. */
static void
mark_quoted(struct str s, uint64_t *marks)
{
	for (size_t i = 0; i <= s.len / 64; i++)
		marks[i] = 0;
	for (size_t i = 0; i < s.len; i++)
		marks[i / 64] |= (uint64_t)utf8_is_quoted(s.ptr[i]) << i % 64;
}

#ifdef HAVE_AVX2_CODE
/*
 * Validation with three table look-ups a byte, after J. Keiser and D. Lemire,
 * "Validating UTF-8 In Less Than One Instruction Per Byte" (2021). Every
 * possible fault of two neighbouring bytes has a bit; a fault is there when
 * the high half of the first, the low half of the first and the high half of
 * the second byte all allow it.
 */
enum {
	TOO_SHORT = 1 << 0,  /* a lead byte without its continuation */
	TOO_LONG = 1 << 1,   /* a continuation after ASCII */
	OVERLONG_3 = 1 << 2, /* E0 80..9F */
	TOO_LARGE = 1 << 3,  /* F4 90..BF, F5.. 90..BF */
	SURROGATE = 1 << 4,  /* ED A0..BF */
	OVERLONG_2 = 1 << 5, /* C0, C1 */
	OVERLONG_4 = 1 << 6, /* F0 80..8F; and F5.. 80..8F */
	TWO_CONTS = 1 << 7,  /* two continuations: right after E0.. only */
	ANY_LOW = TOO_SHORT | TOO_LONG | TWO_CONTS
};

#define TWICE(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)                  \
	_mm256_setr_epi8((char)(a), (char)(b), (char)(c), (char)(d),           \
		(char)(e), (char)(f), (char)(g), (char)(h), (char)(i),         \
		(char)(j), (char)(k), (char)(l), (char)(m), (char)(n),         \
		(char)(o), (char)(p), (char)(a), (char)(b), (char)(c),         \
		(char)(d), (char)(e), (char)(f), (char)(g), (char)(h),         \
		(char)(i), (char)(j), (char)(k), (char)(l), (char)(m),         \
		(char)(n), (char)(o), (char)(p))

/* v with the last n bytes of before shifted in at the front */
#define SHIFTED(before, v, n)                                                  \
	_mm256_alignr_epi8(                                                    \
		v, _mm256_permute2x128_si256(before, v, 0x21), 16 - (n))

/* What every byte and the one before it can have part in, a bit a fault. Two
 * continuations in a row (TWO_CONTS) are none where they are to stand. */
TARGET_AVX2 static inline __m256i
pair_faults(__m256i back1, __m256i v)
{
	const __m256i nibble = _mm256_set1_epi8(0x0F);
	const __m256i first_high = TWICE(TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG,
		TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TWO_CONTS, TWO_CONTS,
		TWO_CONTS, TWO_CONTS, TOO_SHORT | OVERLONG_2, TOO_SHORT,
		TOO_SHORT | OVERLONG_3 | SURROGATE,
		TOO_SHORT | TOO_LARGE | OVERLONG_4);
	const __m256i first_low =
		TWICE(ANY_LOW | OVERLONG_3 | OVERLONG_2 | OVERLONG_4,
			ANY_LOW | OVERLONG_2, ANY_LOW, ANY_LOW,
			ANY_LOW | TOO_LARGE, ANY_LOW | TOO_LARGE | OVERLONG_4,
			ANY_LOW | TOO_LARGE | OVERLONG_4,
			ANY_LOW | TOO_LARGE | OVERLONG_4,
			ANY_LOW | TOO_LARGE | OVERLONG_4,
			ANY_LOW | TOO_LARGE | OVERLONG_4,
			ANY_LOW | TOO_LARGE | OVERLONG_4,
			ANY_LOW | TOO_LARGE | OVERLONG_4,
			ANY_LOW | TOO_LARGE | OVERLONG_4,
			ANY_LOW | TOO_LARGE | OVERLONG_4 | SURROGATE,
			ANY_LOW | TOO_LARGE | OVERLONG_4,
			ANY_LOW | TOO_LARGE | OVERLONG_4);
	const __m256i second_high = TWICE(TOO_SHORT, TOO_SHORT, TOO_SHORT,
		TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
		TOO_LONG | OVERLONG_2 | TWO_CONTS | OVERLONG_3 | OVERLONG_4,
		TOO_LONG | OVERLONG_2 | TWO_CONTS | OVERLONG_3 | TOO_LARGE,
		TOO_LONG | OVERLONG_2 | TWO_CONTS | SURROGATE | TOO_LARGE,
		TOO_LONG | OVERLONG_2 | TWO_CONTS | SURROGATE | TOO_LARGE,
		TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT);

	return _mm256_and_si256(
		_mm256_and_si256(
			_mm256_shuffle_epi8(first_high,
				_mm256_and_si256(
					_mm256_srli_epi16(back1, 4), nibble)),
			_mm256_shuffle_epi8(
				first_low, _mm256_and_si256(back1, nibble))),
		_mm256_shuffle_epi8(second_high,
			_mm256_and_si256(_mm256_srli_epi16(v, 4), nibble)));
}

/* The bytes, with the highest bit, that have to be the second continuation in a
 * row or a later one: behind E0.. two, behind F0.. three must stand. */
TARGET_AVX2 static inline __m256i
later_conts(__m256i back2, __m256i back3)
{
	__m256i third = _mm256_subs_epu8(back2, _mm256_set1_epi8(0xE0 - 0x80));
	__m256i fourth = _mm256_subs_epu8(back3, _mm256_set1_epi8(0xF0 - 0x80));

	return _mm256_and_si256(
		_mm256_or_si256(third, fourth), _mm256_set1_epi8((char)0x80));
}

/* Not zero where a fault is in v, which stands behind before. */
TARGET_AVX2 static inline __m256i
block_faults(__m256i before, __m256i v)
{
	return _mm256_xor_si256(pair_faults(SHIFTED(before, v, 1), v),
		later_conts(SHIFTED(before, v, 2), SHIFTED(before, v, 3)));
}

static inline __m256i TARGET_AVX2
load_avx2(const uint8_t *p)
{
	return _mm256_loadu_si256((const __m256i *)(const void *)p);
}

/* Looks at 64 bytes behind others; false when a fault is in them, or a
 * character before them is cut. mark may be NULL. */
TARGET_AVX2 static inline bool
check_block(__m256i *before, const uint8_t *p, uint64_t *mark)
{
	__m256i low = load_avx2(p), high = load_avx2(p + 32);
	__m256i faults = _mm256_or_si256(
		block_faults(*before, low), block_faults(low, high));

	if (mark)
		*mark = utf8_quoted_avx2(low) | (uint64_t)utf8_quoted_avx2(high)
							<< 32;
	*before = high;
	return _mm256_testz_si256(faults, faults);
}

/*
 * Fault-free up to the returned position, except that the last character
 * before it may be cut: the scalar code takes over from there, unless it is the
 * end. Zeros stand behind the text, so that a character that its end cuts is a
 * fault. marks may be NULL.
 */
TARGET_AVX2 static size_t
valid_avx2(struct str s, uint64_t *marks)
{
	__m256i before = _mm256_setzero_si256();
	uint8_t last[64] = { 0 };
	size_t pos = 0;

	for (; s.len - pos >= 64; pos += 64) {
		if (!check_block(&before, s.ptr + pos, marks))
			return pos;
		if (marks)
			marks++;
	}
	if (pos < s.len)
		memcpy(last, s.ptr + pos, s.len - pos);
	if (check_block(&before, last, marks))
		return s.len;
	return size_min(pos, s.len - 1); /* the end alone is no place of it */
}

/* How many of the 32 bytes at p begin a character, the first skip left out. */
TARGET_AVX2 static inline size_t
begins_avx2(const uint8_t *p, size_t skip)
{
	const __m256i last_cont = _mm256_set1_epi8((char)0xBF);
	__m256i v = _mm256_loadu_si256((const __m256i *)(const void *)p);
	uint32_t begins =
		(uint32_t)_mm256_movemask_epi8(_mm256_cmpgt_epi8(v, last_cont));

	return (size_t)__builtin_popcount(begins >> skip);
}

/* s has 32 bytes at least; the last ones are seen from their end. */
TARGET_AVX2 static size_t
count_avx2(struct str s)
{
	size_t pos = 0, count = 0;

	for (; s.len - pos >= 32; pos += 32)
		count += begins_avx2(s.ptr + pos, 0);
	if (pos < s.len)
		count += begins_avx2(s.ptr + s.len - 32, 32 - (s.len - pos));
	return count;
}
#endif

static size_t
valid(struct str s, uint64_t *marks)
{
	size_t pos = 0;

#ifdef HAVE_AVX2_CODE
	if (CPU_HAS_AVX2()) {
		pos = valid_avx2(s, marks);
		if (pos == s.len)
			return pos;
		/* back to the start of the character before pos */
		while (pos > 0 && is_cont(s.ptr[--pos]))
			;
		return valid_scalar(s, pos);
	}
#endif
	if (marks)
		mark_quoted(s, marks);
	return valid_scalar(s, pos);
}

size_t
utf8_valid(struct str s)
{
	return valid(s, NULL);
}

size_t
utf8_valid_quoted(struct str s, uint64_t *marks)
{
	return valid(s, marks);
}

/* The characters that begin in 8 bytes: 8 less those with top bits 10. */
static inline size_t
count_eight(const uint8_t *p)
{
	const uint64_t ones = 0x0101010101010101;
	uint64_t w;

	memcpy(&w, p, sizeof(w));
	w = w >> 7 & ~w >> 6 & ones;
	return 8 - (size_t)(w * ones >> 56);
}

/* The characters that begin from pos on. */
static inline size_t
count_few(struct str s, size_t pos)
{
	size_t count = 0;

	for (; s.len - pos >= 8; pos += 8)
		count += count_eight(s.ptr + pos);
	for (; pos < s.len; pos++)
		count += !is_cont(s.ptr[pos]);
	return count;
}

size_t
utf8_count(struct str s)
{
#ifdef HAVE_AVX2_CODE
	if (s.len >= 32 && CPU_HAS_AVX2())
		return count_avx2(s);
#endif
	return count_few(s, 0);
}

enum { STEP = 64 }; /* bytes between two marks of an index */

#ifdef HAVE_SSE2_CODE
/* A bit for each of 16 bytes that begins a character. */
static inline uint64_t
starts_of(const uint8_t *p)
{
	__m128i v = _mm_loadu_si128((const __m128i *)(const void *)p);

	return (uint64_t)_mm_movemask_epi8(
		_mm_cmpgt_epi8(v, _mm_set1_epi8((char)0xBF)));
}

/* A bit for each of STEP bytes. */
static inline uint64_t
starts_of_step(const uint8_t *p)
{
	return starts_of(p) | starts_of(p + 16) << 16 |
	       starts_of(p + 32) << 32 | starts_of(p + 48) << 48;
}
#endif

/* The characters that begin in s[beg, end), at most STEP bytes from beg on. No
 * branch depends on how many. */
static inline size_t
count_block(struct str s, size_t beg, size_t end)
{
#ifdef HAVE_SSE2_CODE
	if (s.len - beg >= STEP && end > beg)
		return byteset_bits(starts_of_step(s.ptr + beg) &
				    UINT64_MAX >> (STEP - (end - beg)));
#endif
	return count_few(str_sub(s, 0, end), beg);
}

void
cpindex_init(struct cpindex *ix, struct str text, struct arena *arena)
{
	size_t n = text.len / STEP + 1;

	ix->text = text;
	ix->marks = ARENA_NEW(arena, size_t, n);
	ix->count = 0;
	for (size_t i = 0; i < n; i++) {
		size_t beg = i * STEP, end = size_min(beg + STEP, text.len);

		ix->marks[i] = ix->count;
		ix->count += count_block(text, beg, end);
	}
}

size_t
cpindex_cp(const struct cpindex *ix, size_t byte)
{
	size_t mark = byte / STEP;

	return ix->marks[mark] + count_block(ix->text, mark * STEP, byte);
}

size_t
cpindex_byte(const struct cpindex *ix, size_t cp)
{
	size_t low = 0, high = ix->text.len / STEP + 1, pos, left;

	while (high - low > 1) { /* the last mark that is not beyond cp */
		size_t mid = low + (high - low) / 2;

		if (ix->marks[mid] <= cp)
			low = mid;
		else
			high = mid;
	}
	pos = low * STEP;
	left = cp - ix->marks[low];
	while (pos < ix->text.len) {
		if (!is_cont(ix->text.ptr[pos]) && left-- == 0)
			break;
		pos++;
	}
	return pos;
}
