/* byteset - the search for the next byte of a set. */

#include "byteset.h"

#ifdef HAVE_AVX2_CODE
#include <immintrin.h>

/*
 * Two table look-ups give, for the low half of each byte, the set of high
 * halves that go with it; a third turns the high half into a bit ("truffle"
 * of Hyperscan). Returns where a hit is, or where fewer than 32 bytes are left.
 */
TARGET_AVX2 static size_t
find_avx2(const struct byteset *set, struct str s, size_t pos)
{
	const __m256i low = _mm256_broadcastsi128_si256(
		_mm_loadu_si128((const __m128i *)(const void *)set->half[0]));
	const __m256i high = _mm256_broadcastsi128_si256(
		_mm_loadu_si128((const __m128i *)(const void *)set->half[1]));
	const __m256i bits = _mm256_set1_epi64x((int64_t)0x8040201008040201);
	const __m256i top = _mm256_set1_epi8((char)0x80);
	const __m256i seven = _mm256_set1_epi8(7);

	for (; s.len - pos >= 32; pos += 32) {
		__m256i v = _mm256_loadu_si256(
			(const __m256i *)(const void *)(s.ptr + pos));
		/* a shuffle gives 0 where the index has its top bit set */
		__m256i rows = _mm256_or_si256(_mm256_shuffle_epi8(low, v),
			_mm256_shuffle_epi8(high, _mm256_xor_si256(v, top)));
		__m256i bit = _mm256_shuffle_epi8(
			bits, _mm256_and_si256(_mm256_srli_epi16(v, 4), seven));
		__m256i miss = _mm256_cmpeq_epi8(
			_mm256_and_si256(rows, bit), _mm256_setzero_si256());
		uint32_t hits = ~(uint32_t)_mm256_movemask_epi8(miss);

		if (hits)
			return pos + (size_t)__builtin_ctz(hits);
	}
	return pos;
}
#endif

size_t
byteset_find(const struct byteset *set, struct str s, size_t pos)
{
#ifdef HAVE_AVX2_CODE
	if (pos < s.len && s.len - pos >= 32 && CPU_HAS_AVX2())
		pos = find_avx2(set, s, pos);
#endif
	while (pos < s.len && !byteset_has(set, s.ptr[pos]))
		pos++;
	return pos;
}
