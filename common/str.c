/* str - borrowed bytes. */

#include "str.h"

#ifdef HAVE_AVX2_CODE
#include <immintrin.h>
#endif

int
str_cmp(struct str a, struct str b)
{
	size_t n = size_min(a.len, b.len);
	int cmp = n ? memcmp(a.ptr, b.ptr, n) : 0;

	if (cmp)
		return cmp;
	return (a.len > b.len) - (a.len < b.len);
}

size_t
str_find_byte(struct str s, size_t pos, uint8_t c)
{
	const uint8_t *hit;

	if (pos >= s.len)
		return STR_NONE;
	hit = memchr(s.ptr + pos, c, s.len - pos);
	return hit ? (size_t)(hit - s.ptr) : STR_NONE;
}

#ifdef HAVE_AVX2_CODE
/* Two bytes of a needle, and where they stand in it. */
struct pair {
	size_t last, other;
	__m256i a, b;
};

/* A bit for each of the 32 places from p on that has both. */
TARGET_AVX2 static inline uint32_t
pairs_avx2(const struct pair *pair, const uint8_t *p)
{
	__m256i a = _mm256_loadu_si256(
		(const __m256i *)(const void *)(p + pair->last));
	__m256i b = _mm256_loadu_si256(
		(const __m256i *)(const void *)(p + pair->other));

	return (uint32_t)_mm256_movemask_epi8(_mm256_and_si256(
		_mm256_cmpeq_epi8(a, pair->a), _mm256_cmpeq_epi8(b, pair->b)));
}

/* The first of these places at which all of the needle stands. */
static size_t
first_whole(struct str s, size_t at, uint32_t hits, struct str needle)
{
	for (; hits; hits &= hits - 1) {
		size_t hit = at + (size_t)__builtin_ctz(hits);

		if (!memcmp(s.ptr + hit, needle.ptr, needle.len))
			return hit;
	}
	return STR_NONE;
}

/*
 * Compares two bytes of the needle at 32 places at a time. They are the last
 * ones of its last two characters, if those are of two bytes: the first ones
 * say little, since nearly all characters of an Arabic text share them.
 * There are 32 places at least.
 */
TARGET_AVX2 static size_t
find_avx2(struct str s, size_t pos, struct str needle)
{
	size_t last = needle.len - 1, other = last > 1 ? last - 2 : 0;
	size_t end = s.len - needle.len + 1; /* of places */
	const struct pair pair = { last, other,
		_mm256_set1_epi8((char)needle.ptr[last]),
		_mm256_set1_epi8((char)needle.ptr[other]) };
	uint32_t hits;
	size_t hit;

	for (; pos + 32 <= end; pos += 32) {
		hits = pairs_avx2(&pair, s.ptr + pos);
		if (!hits)
			continue;
		hit = first_whole(s, pos, hits, needle);
		if (hit != STR_NONE)
			return hit;
	}
	if (pos >= end)
		return STR_NONE;
	/* the last block lies over the one before */
	hits = pairs_avx2(&pair, s.ptr + end - 32);
	return first_whole(
		s, end - 32, hits & UINT32_MAX << (pos - (end - 32)), needle);
}
#endif

size_t
str_find(struct str s, size_t pos, struct str needle)
{
	if (needle.len == 0)
		return pos <= s.len ? pos : STR_NONE;
#ifdef HAVE_AVX2_CODE
	if (needle.len > 1 && s.len >= needle.len + 31 && CPU_HAS_AVX2())
		return find_avx2(s, pos, needle);
#endif
	while (s.len >= needle.len) {
		pos = str_find_byte(str_sub(s, 0, s.len - needle.len + 1), pos,
			needle.ptr[0]);
		if (pos == STR_NONE)
			return STR_NONE;
		if (!memcmp(s.ptr + pos, needle.ptr, needle.len))
			return pos;
		pos++;
	}
	return STR_NONE;
}

static bool
is_space(uint8_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str
str_trim(struct str s)
{
	while (s.len && is_space(s.ptr[0]))
		s = str_from(s, 1);
	while (s.len && is_space(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

bool
str_line(struct str s, size_t *pos, struct str *line)
{
	size_t end;

	if (*pos >= s.len)
		return false;
	end = str_find_byte(s, *pos, '\n');
	if (end == STR_NONE)
		end = s.len;
	*line = str_sub(s, *pos, end);
	*pos = size_min(end + 1, s.len);
	return true;
}

bool
str_item(struct str list, size_t *pos, struct str *item)
{
	size_t end;

	if (*pos > list.len)
		return false;
	end = size_min(str_find_byte(list, *pos, ','), list.len);
	*item = str_trim(str_sub(list, *pos, end));
	*pos = end + 1;
	return true;
}

/* As str_load8, of fewer bytes. */
static inline uint64_t
load2(const uint8_t *p)
{
	return p[0] | (uint64_t)p[1] << 8;
}

static inline uint64_t
load4(const uint8_t *p)
{
	return p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
	       (uint64_t)p[3] << 24;
}

/* The last bytes, fewer than eight. */
static inline uint64_t
load_rest(const uint8_t *p, size_t n)
{
	uint64_t word = 0;
	unsigned shift = 0;

	if (n & 4) {
		word = load4(p);
		p += 4;
		shift = 32;
	}
	if (n & 2) {
		word |= load2(p) << shift;
		p += 2;
		shift += 16;
	}
	if (n & 1)
		word |= (uint64_t)p[0] << shift;
	return word;
}

/* Eight bytes a step, multiply and fold (the idea of wyhash and FxHash). */
uint64_t
str_hash(struct str s)
{
	const uint64_t k = 0x9E3779B97F4A7C15u; /* 2^64 / golden ratio */
	uint64_t h = k ^ s.len;
	size_t i;

	for (i = 0; i + 8 <= s.len; i += 8) {
		h = (h ^ str_load8(s.ptr + i)) * k;
		h ^= h >> 32;
	}
	h = (h ^ load_rest(s.ptr + i, s.len - i)) * k;
	h ^= h >> 29;
	h *= k;
	return h ^ (h >> 32);
}

bool
str_to_size(struct str s, size_t max, size_t *value)
{
	size_t n = 0;

	if (s.len == 0)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		size_t digit = (size_t)s.ptr[i] - '0';

		if (digit > 9 || n > max / 10 || n * 10 > max - digit)
			return false;
		n = n * 10 + digit;
	}
	*value = n;
	return true;
}

static size_t
min3(size_t a, size_t b, size_t c)
{
	return size_min(a, size_min(b, c));
}

static bool
same_letter(uint8_t a, uint8_t b)
{
	uint8_t low = a | 0x20;

	return a == b || (low == (b | 0x20) && low >= 'a' && low <= 'z');
}

size_t
str_distance(struct str a, struct str b)
{
	size_t row[3][65]; /* row i - 2, i - 1 and i of the table, in turn */

	if (a.len > 64 || b.len > 64)
		return STR_NONE;
	for (size_t j = 0; j <= b.len; j++)
		row[0][j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		size_t *now = row[i % 3];
		const size_t *up = row[(i + 2) % 3], *upup = row[(i + 1) % 3];

		now[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			size_t same =
				same_letter(a.ptr[i - 1], b.ptr[j - 1]) ? 0 : 1;

			now[j] = min3(
				up[j] + 1, now[j - 1] + 1, up[j - 1] + same);
			if (i > 1 && j > 1 &&
				same_letter(a.ptr[i - 1], b.ptr[j - 2]) &&
				same_letter(a.ptr[i - 2], b.ptr[j - 1]))
				now[j] = size_min(now[j], upup[j - 2] + 1);
		}
	}
	return row[a.len % 3][b.len];
}
