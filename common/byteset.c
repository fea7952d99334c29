/* byteset - the search for the next byte of a set. */

#include "byteset.h"
#include "proc.h"

enum { WALK = 64 }; /* bytes that a walk looks at together */

#ifdef HAVE_AVX2_CODE
#include <immintrin.h>

/*
 * Two table look-ups give, for the low half of each byte, the set of high
 * halves that go with it; a third turns the high half into a bit ("truffle"
 * of Hyperscan). Returns a bit for each of the 32 bytes at p that is no member.
 */
TARGET_AVX2 static inline uint32_t
misses_avx2(const struct byteset *set, const uint8_t *p)
{
	const __m256i low = _mm256_broadcastsi128_si256(
		_mm_loadu_si128((const __m128i *)(const void *)set->half[0]));
	const __m256i high = _mm256_broadcastsi128_si256(
		_mm_loadu_si128((const __m128i *)(const void *)set->half[1]));
	const __m256i bits = _mm256_set1_epi64x((int64_t)0x8040201008040201);
	const __m256i top = _mm256_set1_epi8((char)0x80);
	const __m256i seven = _mm256_set1_epi8(7);
	__m256i v = _mm256_loadu_si256((const __m256i *)(const void *)p);
	/* a shuffle gives 0 where the index has its top bit set */
	__m256i rows = _mm256_or_si256(_mm256_shuffle_epi8(low, v),
		_mm256_shuffle_epi8(high, _mm256_xor_si256(v, top)));
	__m256i bit = _mm256_shuffle_epi8(
		bits, _mm256_and_si256(_mm256_srli_epi16(v, 4), seven));
	__m256i miss = _mm256_cmpeq_epi8(
		_mm256_and_si256(rows, bit), _mm256_setzero_si256());

	return (uint32_t)_mm256_movemask_epi8(miss);
}

/* Where a hit is, or where fewer than 32 bytes are left. */
TARGET_AVX2 static size_t
find_avx2(const struct byteset *set, struct str s, size_t pos)
{
	for (; s.len - pos >= 32; pos += 32) {
		uint32_t hits = ~misses_avx2(set, s.ptr + pos);

		if (hits)
			return pos + (size_t)__builtin_ctz(hits);
	}
	return pos;
}

/* A bit for each of the 64 bytes at p that is a member. */
TARGET_AVX2 static inline uint64_t
marks_avx2(const struct byteset *set, const uint8_t *p)
{
	return ~(
		misses_avx2(set, p) | (uint64_t)misses_avx2(set, p + 32) << 32);
}

/* The hits among the next 64 bytes with any; moves *pos to them, or to where
 * fewer than 64 are left. */
TARGET_AVX2 static uint64_t
hits_avx2(const struct byteset *set, struct str s, size_t *pos)
{
	size_t at = *pos;
	uint64_t hits = 0;

	for (; s.len - at >= WALK; at += WALK) {
		hits = marks_avx2(set, s.ptr + at);
		if (hits)
			break;
	}
	*pos = at;
	return hits;
}

/* The hits among the last len bytes of s, fewer than 64, where s has 32. */
TARGET_AVX2 static uint64_t
last_hits_avx2(const struct byteset *set, struct str s, size_t len)
{
	uint64_t last = ~misses_avx2(set, s.ptr + s.len - 32);

	if (len <= 32)
		return len ? last >> (32 - len) : 0;
	return (uint32_t)~misses_avx2(set, s.ptr + s.len - len) |
	       last << (len - 32);
}

/* A bit for each of the 32 bytes at p that begins a character. */
TARGET_AVX2 static inline uint32_t
begins_avx2(const uint8_t *p)
{
	__m256i v = _mm256_loadu_si256((const __m256i *)(const void *)p);

	return (uint32_t)_mm256_movemask_epi8(
		_mm256_cmpgt_epi8(v, _mm256_set1_epi8((char)0xBF)));
}

/* Maps n blocks of the text from the given one on, at p, behind so many
 * characters; returns how many there are then. */
TARGET_AVX2 static size_t
map_avx2(const struct byteset_map *map, const struct byteset *set, size_t block,
	size_t n, const uint8_t *p, size_t before)
{
	for (size_t i = block; i < block + n; i++, p += BYTESET_BLOCK) {
		uint64_t begins = begins_avx2(p) | (uint64_t)begins_avx2(p + 32)
							   << 32;

		map->hits[i] = ~(misses_avx2(set, p) |
				 (uint64_t)misses_avx2(set, p + 32) << 32);
		map->begins[i] = begins;
		map->before[i] = before;
		before += (size_t)__builtin_popcountll(begins);
	}
	return before;
}

/* Two are put down whether they are there or not, since the processor cannot
 * guess how many there are. */
TARGET_AVX2 static size_t
list_avx2(const uint64_t *bits, size_t n, uint16_t *at)
{
	size_t len = 0;

	for (size_t i = 0; i < n; i++) {
		uint64_t word = bits[i], rest = word & (word - 1);
		uint16_t *p = at + len;

		p[0] = (uint16_t)(i * 64 + _tzcnt_u64(word));
		p[1] = (uint16_t)(i * 64 + _tzcnt_u64(rest));
		len += (size_t)__builtin_popcountll(word);
		for (p += 2, rest &= rest - 1; rest; rest &= rest - 1)
			*p++ = (uint16_t)(i * 64 + _tzcnt_u64(rest));
	}
	return len;
}

/* Up to where fewer than 32 bytes are left. */
TARGET_AVX2 static size_t
count_avx2(struct str s, uint8_t c, size_t *pos)
{
	const __m256i byte = _mm256_set1_epi8((char)c);
	size_t n = 0;

	for (; s.len - *pos >= 32; *pos += 32) {
		__m256i v = _mm256_loadu_si256(
			(const __m256i *)(const void *)(s.ptr + *pos));

		n += (size_t)__builtin_popcount((uint32_t)_mm256_movemask_epi8(
			_mm256_cmpeq_epi8(v, byte)));
	}
	return n;
}
#endif

size_t
byteset_count(struct str s, uint8_t c)
{
	size_t pos = 0, n = 0;

#ifdef HAVE_AVX2_CODE
	if (CPU_HAS_AVX2())
		n = count_avx2(s, c, &pos);
#endif
	for (; pos < s.len; pos++)
		n += s.ptr[pos] == c;
	return n;
}

size_t
byteset_find(const struct byteset *set, struct str s, size_t pos)
{
#ifdef HAVE_AVX2_CODE
	if (pos < s.len && s.len >= 32 && CPU_HAS_AVX2()) {
		uint64_t hits;

		pos = find_avx2(set, s, pos);
		if (s.len - pos >= 32)
			return pos;
		hits = last_hits_avx2(set, s, s.len - pos);
		return hits ? pos + (size_t)__builtin_ctzll(hits) : s.len;
	}
#endif
	while (pos < s.len && !byteset_has(set, s.ptr[pos]))
		pos++;
	return pos;
}

uint64_t
byteset_marks(const struct byteset *set, struct str s, size_t pos)
{
	size_t len = size_min(s.len - pos, WALK);
	uint64_t marks = 0;

#ifdef HAVE_AVX2_CODE
	if (s.len >= 32 && CPU_HAS_AVX2())
		return len == WALK ? marks_avx2(set, s.ptr + pos)
				   : last_hits_avx2(set, s, len);
#endif
	for (size_t i = 0; i < len; i++)
		marks |= (uint64_t)byteset_has(set, s.ptr[pos + i]) << i;
	return marks;
}

/* The hits among the next bytes with any, at most 64 of them; moves *pos there,
 * and says in *len how many were looked at. */
static uint64_t
next_hits(const struct byteset *set, struct str s, size_t *pos, size_t *len)
{
#ifdef HAVE_AVX2_CODE
	if (s.len >= 32 && CPU_HAS_AVX2()) {
		uint64_t hits;

		*len = WALK;
		hits = hits_avx2(set, s, pos);
		if (hits)
			return hits;
		*len = s.len - *pos;
		return last_hits_avx2(set, s, *len);
	}
#endif
	*pos = byteset_find(set, s, *pos);
	*len = size_min(s.len - *pos, WALK);
	return *len ? byteset_marks(set, s, *pos) : 0;
}

/* The step to a hit behind those that were looked at. */
size_t
byteset_walk_on(struct byteset_walk *walk, const struct byteset *set,
	struct str s, size_t pos)
{
	if (pos >= s.len)
		return pos;
	walk->hits = next_hits(set, s, &pos, &walk->len);
	walk->base = pos;
	return walk->hits ? pos + (size_t)__builtin_ctzll(walk->hits) : s.len;
}

size_t
byteset_list(const uint64_t *bits, size_t n, uint16_t *at)
{
	size_t len = 0;

#ifdef HAVE_AVX2_CODE
	if (CPU_HAS_AVX2())
		return list_avx2(bits, n, at);
#endif
	for (size_t i = 0; i < n; i++) {
		for (uint64_t word = bits[i]; word; word &= word - 1)
			at[len++] = (uint16_t)(i * 64 +
					       (size_t)__builtin_ctzll(word));
	}
	return len;
}

/* The same as map_avx2. */
static size_t
map_blocks(const struct byteset_map *map, const struct byteset *set,
	size_t block, size_t n, const uint8_t *p, size_t before)
{
#ifdef HAVE_AVX2_CODE
	if (CPU_HAS_AVX2())
		return map_avx2(map, set, block, n, p, before);
#endif
	for (size_t i = block; i < block + n; i++, p += BYTESET_BLOCK) {
		uint64_t hits = 0, begins = 0;

		map->before[i] = before;
		for (size_t j = 0; j < BYTESET_BLOCK; j++) {
			bool begin = (p[j] & 0xC0) != 0x80;

			hits |= (uint64_t)byteset_has(set, p[j]) << j;
			begins |= (uint64_t)begin << j;
			before += begin;
		}
		map->hits[i] = hits;
		map->begins[i] = begins;
	}
	return before;
}

void
byteset_map(struct byteset_map *map, const struct byteset *set, struct str s,
	struct arena *arena)
{
	size_t n = s.len / BYTESET_BLOCK, rest = s.len % BYTESET_BLOCK, before;
	size_t size =
		proc_size_mul(n + 1, sizeof(uint64_t)); /* and of size_t */
	uint8_t last[BYTESET_BLOCK] = { 0 };

	map->hits = arena_alloc(arena, size);
	map->begins = arena_alloc(arena, size);
	map->before = arena_alloc(arena, size);
	map->len = s.len;
	if (rest)
		memcpy(last, s.ptr + s.len - rest, rest);
	before = map_blocks(map, set, 0, n, s.ptr, 0);
	map_blocks(map, set, n, 1, last, before);
}
