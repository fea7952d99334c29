/* norm_set - a set of characters and the search for its members. */

#include "norm_set.h"
#include "common/utf8.h"

#ifdef HAVE_AVX2_CODE
#include <immintrin.h>
#endif

enum { WORDS = 0x110000 / 64 };

void
norm_set_init(struct norm_set *set, struct arena *arena)
{
	*set = (struct norm_set){ .bits = ARENA_NEW(arena, uint64_t, WORDS) };
}

static void
add_lead(struct norm_set *set, uint32_t cp)
{
	uint8_t bytes[4];

	utf8_put(bytes, cp);
	if (cp >> 8 != 0x06)
		byteset_add(&set->leads, bytes[0]);
	else
		set->arabic[cp >> 7 & 1][cp & 15] |=
			(uint8_t)(1u << (cp >> 4 & 7));
}

void
norm_set_add(struct norm_set *set, uint32_t first, uint32_t last)
{
	for (uint32_t cp = first; cp <= last; cp++) {
		set->bits[cp >> 6] |= (uint64_t)1 << (cp & 63);
		add_lead(set, cp);
	}
}

void
norm_set_merge(struct norm_set *set, const struct norm_set *other)
{
	for (size_t i = 0; i < WORDS; i++)
		set->bits[i] |= other->bits[i];
	for (size_t i = 0; i < 2; i++) {
		for (size_t j = 0; j < 16; j++) {
			set->leads.half[i][j] |= other->leads.half[i][j];
			set->arabic[i][j] |= other->arabic[i][j];
		}
	}
}

/* The filters, one character at a time. */
static bool
may_have(const struct norm_set *set, struct str text, size_t pos)
{
	uint8_t c = text.ptr[pos];

	return (c & 0xFC) == 0xD8 || byteset_has(&set->leads, c);
}

#ifdef HAVE_AVX2_CODE
/* A table of 16 bytes in both halves of a vector. */
TARGET_AVX2 static inline __m256i
table(const uint8_t *bytes)
{
	return _mm256_broadcastsi128_si256(
		_mm_loadu_si128((const __m128i *)(const void *)bytes));
}

struct filters {
	__m256i low, high; /* leads: by the low half of the byte */
	__m256i alef, yeh; /* arabic: lead bytes D8 D9, DA DB */
	__m256i bits;      /* 1 << n, twice */
};

TARGET_AVX2 static inline struct filters
load_filters(const struct norm_set *set)
{
	return (struct filters){ table(set->leads.half[0]),
		table(set->leads.half[1]), table(set->arabic[0]),
		table(set->arabic[1]),
		_mm256_set1_epi64x((int64_t)0x8040201008040201) };
}

/* The bytes of p[0, 32) at which a member may begin; reads p[32] as well. */
TARGET_AVX2 static inline uint32_t
candidates(const struct filters *f, const uint8_t *p)
{
	const __m256i top = _mm256_set1_epi8((char)0x80);
	const __m256i half = _mm256_set1_epi8(0x0F);
	const __m256i seven = _mm256_set1_epi8(7);
	__m256i v = _mm256_loadu_si256((const __m256i *)(const void *)p);
	__m256i w = _mm256_loadu_si256((const __m256i *)(const void *)(p + 1));
	/* leads: as in byteset.c */
	__m256i rows = _mm256_or_si256(_mm256_shuffle_epi8(f->low, v),
		_mm256_shuffle_epi8(f->high, _mm256_xor_si256(v, top)));
	__m256i bit = _mm256_shuffle_epi8(
		f->bits, _mm256_and_si256(_mm256_srli_epi16(v, 4), seven));
	__m256i lead = _mm256_and_si256(rows, bit);
	/* arabic: row by the second byte's low half, table by bit 1 of the
	 * first byte, bit by bit 0 of it and bits 4 and 5 of the second */
	__m256i column = _mm256_and_si256(w, half);
	__m256i row = _mm256_blendv_epi8(_mm256_shuffle_epi8(f->alef, column),
		_mm256_shuffle_epi8(f->yeh, column), _mm256_slli_epi16(v, 6));
	__m256i index = _mm256_or_si256(
		_mm256_and_si256(_mm256_slli_epi16(v, 2), _mm256_set1_epi8(4)),
		_mm256_and_si256(_mm256_srli_epi16(w, 4), _mm256_set1_epi8(3)));
	__m256i is_arabic = _mm256_cmpeq_epi8(
		_mm256_and_si256(v, _mm256_set1_epi8((char)0xFC)),
		_mm256_set1_epi8((char)0xD8));
	__m256i arabic = _mm256_and_si256(is_arabic,
		_mm256_and_si256(row, _mm256_shuffle_epi8(f->bits, index)));
	__m256i miss = _mm256_cmpeq_epi8(
		_mm256_or_si256(lead, arabic), _mm256_setzero_si256());

	return ~(uint32_t)_mm256_movemask_epi8(miss);
}

/* The first of the hits that is a member, taken out of them; text.len if none
 * is. */
static inline size_t
take_hit(struct norm_scan *scan)
{
	while (scan->hits) {
		size_t at = scan->block + (size_t)__builtin_ctz(scan->hits);

		scan->hits &= scan->hits - 1;
		if (norm_set_has(scan->set, utf8_at(scan->text, at)))
			return at;
	}
	return scan->text.len;
}

/* Sets *pos to where fewer than 33 bytes are left when it finds none. */
TARGET_AVX2 static size_t
next_avx2(struct norm_scan *scan, size_t *pos)
{
	const struct filters filters = load_filters(scan->set);
	struct str text = scan->text;

	for (; text.len - *pos > 32; *pos += 32) {
		size_t at;

		scan->block = *pos;
		scan->hits = candidates(&filters, text.ptr + *pos);
		if (scan->hits && (at = take_hit(scan)) < text.len)
			return at;
	}
	return text.len;
}

/* Goes on in the block that was looked at before, then from its end. */
static size_t
next_known(struct norm_scan *scan, size_t *pos)
{
	if (!scan->hits)
		return scan->text.len;
	if (*pos - scan->block >= 32) {
		scan->hits = 0;
		return scan->text.len;
	}
	scan->hits &= ~(uint32_t)0 << (*pos - scan->block);
	*pos = scan->block + 32;
	return take_hit(scan);
}
#endif

size_t
norm_scan_next(struct norm_scan *scan, size_t pos)
{
	struct str text = scan->text;

#ifdef HAVE_AVX2_CODE
	size_t at = next_known(scan, &pos);

	if (at < text.len)
		return at;
	if (pos < text.len && text.len - pos > 32 && CPU_HAS_AVX2()) {
		at = next_avx2(scan, &pos);
		if (at < text.len)
			return at;
	}
#endif
	for (; pos < text.len; pos++) {
		if (may_have(scan->set, text, pos) &&
			norm_set_has(scan->set, utf8_at(text, pos)))
			break;
	}
	return pos;
}
