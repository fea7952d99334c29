/* token_plain - the letters of Arabic as it is mostly written. */

#include "proc.h"
#include "token_plain.h"

#ifdef HAVE_AVX2_CODE
#include <immintrin.h>
#endif

enum {
	BLOCK = 32,      /* bytes at a time */
	VIEW = BLOCK + 2 /* those, the one before and the one behind */
};

/* Folds the block that begins behind the first byte of a view; returns a bit
 * for each byte of a letter. */
typedef uint32_t block_reader(const uint8_t *view, uint8_t *to);

static inline bool
is_letter(uint8_t first, uint8_t second)
{
	return (first == 0xD8 && second >= 0xA1 && second <= 0xBA) ||
	       (first == 0xD9 && second >= 0x81 && second <= 0x8A);
}

/* What a byte becomes between these two. */
static inline uint8_t
fold(uint8_t before, uint8_t c, uint8_t behind)
{
	if (before == 0xD8 && (c == 0xA2 || c == 0xA3 || c == 0xA5))
		return 0xA7; /* U+0622 0623 0625 to U+0627 */
	if (before == 0xD8 && c == 0xA9)
		return 0x87; /* U+0629 to U+0647 */
	if (c == 0xD8 && behind == 0xA9)
		return 0xD9;
	return before == 0xD9 && c == 0x89 ? 0x8A : c; /* U+0649 to U+064A */
}

static inline uint32_t
read_portable(const uint8_t *view, uint8_t *to)
{
	uint32_t bits = 0;

	for (unsigned i = 0; i < BLOCK; i++) {
		const uint8_t *p = view + 1 + i;

		to[i] = fold(p[-1], p[0], p[1]);
		bits |= (uint32_t)(is_letter(p[-1], p[0]) ||
				   is_letter(p[0], p[1]))
			<< i;
	}
	return bits;
}

#ifdef HAVE_AVX2_CODE
TARGET_AVX2 static inline __m256i
is_byte(__m256i v, int byte)
{
	return _mm256_cmpeq_epi8(v, _mm256_set1_epi8((char)byte));
}

/* Bytes in [first, last], which are above 0x7F: signed, the lowest. */
TARGET_AVX2 static inline __m256i
is_between(__m256i v, int first, int last)
{
	__m256i above = _mm256_set1_epi8((char)(last + 1));
	__m256i below = _mm256_set1_epi8((char)(first - 1));

	return _mm256_and_si256(
		_mm256_cmpgt_epi8(v, below), _mm256_cmpgt_epi8(above, v));
}

TARGET_AVX2 static inline __m256i
are_letters(__m256i first, __m256i second)
{
	return _mm256_or_si256(_mm256_and_si256(is_byte(first, 0xD8),
				       is_between(second, 0xA1, 0xBA)),
		_mm256_and_si256(
			is_byte(first, 0xD9), is_between(second, 0x81, 0x8A)));
}

/* fold for each byte of v */
TARGET_AVX2 static inline __m256i
fold_all(__m256i before, __m256i v, __m256i behind)
{
	__m256i alef = _mm256_or_si256(is_byte(v, 0xA5),
		_mm256_or_si256(is_byte(v, 0xA2), is_byte(v, 0xA3)));
	__m256i teh = _mm256_and_si256(
		is_byte(v, 0xA9), _mm256_set1_epi8(0xA9 - 0x87));
	__m256i lead =
		_mm256_and_si256(is_byte(v, 0xD8), is_byte(behind, 0xA9));
	__m256i maksura =
		_mm256_and_si256(is_byte(before, 0xD9), is_byte(v, 0x89));
	__m256i low = is_byte(before, 0xD8);

	/* A2, A3 and A5 with 7 are A7; two more become one more, masks are -1
	 */
	alef = _mm256_and_si256(
		_mm256_and_si256(low, alef), _mm256_set1_epi8(7));
	v = _mm256_sub_epi8(
		_mm256_or_si256(v, alef), _mm256_and_si256(low, teh));
	return _mm256_sub_epi8(v, _mm256_or_si256(maksura, lead));
}

TARGET_AVX2 static inline uint32_t
read_avx2(const uint8_t *view, uint8_t *to)
{
	__m256i before = _mm256_loadu_si256((const void *)view);
	__m256i v = _mm256_loadu_si256((const void *)(view + 1));
	__m256i behind = _mm256_loadu_si256((const void *)(view + 2));

	_mm256_storeu_si256((void *)to, fold_all(before, v, behind));
	return (uint32_t)_mm256_movemask_epi8(_mm256_or_si256(
		are_letters(before, v), are_letters(v, behind)));
}
#endif

/* The bytes around text[pos, pos + BLOCK), zeros where there are none. */
static const uint8_t *
view_at(struct str text, size_t pos, uint8_t room[VIEW])
{
	memset(room, 0, VIEW);
	if (pos > 0)
		room[0] = text.ptr[pos - 1];
	memcpy(room + 1, text.ptr + pos, size_min(text.len - pos, VIEW - 1));
	return room;
}

/* Reads text[beg, end) block by block. */
__attribute__((always_inline)) static inline void
read_all(struct str text, size_t beg, size_t end, uint8_t *fold, uint8_t *bits,
	block_reader *read)
{
	uint8_t room[VIEW];

	for (size_t pos = beg; pos <= end; pos += BLOCK) {
		bool inside = pos > 0 && text.len - pos > BLOCK;
		uint32_t found = read(
			inside ? text.ptr + pos - 1 : view_at(text, pos, room),
			fold + (pos - beg));

		if (end - pos < BLOCK) /* the text may go on */
			found &= ((uint32_t)1 << (end - pos)) - 1;
		for (unsigned i = 0; i < BLOCK / 8; i++)
			*bits++ = (uint8_t)(found >> 8 * i);
	}
	memset(bits, 0, sizeof(uint64_t));
}

#ifdef HAVE_AVX2_CODE
TARGET_AVX2 static void
read_all_avx2(
	struct str text, size_t beg, size_t end, uint8_t *fold, uint8_t *bits)
{
	read_all(text, beg, end, fold, bits, read_avx2);
}
#endif

struct plain
plain_find(struct str text, size_t beg, size_t end, struct arena *arena)
{
	size_t blocks = (end - beg) / BLOCK + 1;
	uint8_t *fold =
		arena_alloc(arena, proc_size_add(blocks * BLOCK, PLAIN_SLACK));
	uint8_t *bits =
		arena_alloc(arena, blocks * (BLOCK / 8) + sizeof(uint64_t));
	struct plain plain = { fold, bits };

#ifdef HAVE_AVX2_CODE
	if (CPU_HAS_AVX2()) {
		read_all_avx2(text, beg, end, fold, bits);
		return plain;
	}
#endif
	read_all(text, beg, end, fold, bits, read_portable);
	return plain;
}
