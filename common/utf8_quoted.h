/*
 * utf8_quoted - the bytes that stand in a JSON string only escaped, or end it:
 * '"', '\\' and controls below U+0020 (RFC 8259, section 7). The check of UTF-8
 * marks them on its way (utf8_valid_quoted), json_plain looks for the next.
 */

#ifndef SAFI_UTF8_QUOTED_H
#define SAFI_UTF8_QUOTED_H

#include "base.h"

#ifdef HAVE_AVX2_CODE
#include <immintrin.h>
#endif

static inline bool
utf8_is_quoted(uint8_t c)
{
	return c < ' ' || c == '"' || c == '\\';
}

#ifdef HAVE_AVX2_CODE
/* A bit for each of 32 bytes that is such a one. */
TARGET_AVX2 static inline uint32_t
utf8_quoted_avx2(__m256i v)
{
	__m256i control = _mm256_cmpeq_epi8(
		_mm256_min_epu8(v, _mm256_set1_epi8(0x1F)), v);
	__m256i quote = _mm256_cmpeq_epi8(v, _mm256_set1_epi8('"'));
	__m256i escape = _mm256_cmpeq_epi8(v, _mm256_set1_epi8('\\'));

	return (uint32_t)_mm256_movemask_epi8(
		_mm256_or_si256(_mm256_or_si256(quote, escape), control));
}
#endif

#endif
