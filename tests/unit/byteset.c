/* byteset: the search against a loop, at every offset and length. */

#include "common/byteset.h"
#include "random.h"
#include "tap.h"

static size_t
naive_find(const bool *in, struct str s, size_t pos)
{
	while (pos < s.len && !in[s.ptr[pos]])
		pos++;
	return pos;
}

static void
test_membership(void)
{
	bool right = true;

	for (unsigned c = 0; c < 256; c++) {
		struct byteset set = { 0 };

		byteset_add(&set, (uint8_t)c);
		for (unsigned d = 0; d < 256; d++)
			right = right &&
				byteset_has(&set, (uint8_t)d) == (c == d);
	}
	ok(right, "a set of one byte has that byte and no other");
}

/* Every byte value alone in a set, at every place around two blocks. */
static void
test_places(void)
{
	uint8_t bytes[100];
	bool right = true;

	for (unsigned c = 0; c < 256; c++) {
		struct byteset set = { 0 };

		byteset_add(&set, (uint8_t)c);
		memset(bytes, (int)(c ^ 0x80), sizeof(bytes));
		for (size_t at = 0; at < 70; at++) {
			struct str s = { bytes, 70 };

			bytes[at] = (uint8_t)c;
			right = right && byteset_find(&set, s, 0) == at &&
				byteset_find(&set, s, at) == at &&
				byteset_find(&set, s, at + 1) == 70 &&
				byteset_find(&set, str_sub(s, 0, at), 0) == at;
			bytes[at] = (uint8_t)(c ^ 0x80);
		}
	}
	ok(right, "every byte is found at every place");
}

static void
test_random(void)
{
	struct random random = { 3 };
	uint8_t bytes[200];
	bool same = true;

	for (int i = 0; i < 20000; i++) {
		struct byteset set = { 0 };
		bool in[256] = { false };
		size_t beg = random_below(&random, 40);
		struct str s = { bytes + beg, random_below(&random, 160) };
		size_t pos = random_below(&random, s.len + 3);

		for (size_t n = random_below(&random, 12); n; n--) {
			uint8_t c = (uint8_t)random_bits(&random);

			byteset_add(&set, c);
			in[c] = true;
		}
		for (size_t j = 0; j < sizeof(bytes); j++)
			bytes[j] = (uint8_t)random_bits(&random);
		same = same &&
		       byteset_find(&set, s, pos) == naive_find(in, s, pos);
	}
	ok(same, "random sets over random bytes");
}

/* From hit to hit, and from any place in ascending order. */
static void
test_walk(void)
{
	struct random random = { 4 };
	uint8_t bytes[300];
	bool same = true, count = true, marks = true;

	for (int i = 0; i < 20000; i++) {
		struct byteset set = { 0 };
		struct byteset_walk walk = { 0 };
		bool in[256] = { false };
		size_t spread = 1 + random_below(&random, 255), n = 0;
		struct str s = { bytes, random_below(&random, sizeof(bytes)) };

		for (size_t j = 0; j < sizeof(bytes); j++)
			bytes[j] = (uint8_t)random_below(&random, spread);
		byteset_add(&set, bytes[0]);
		in[bytes[0]] = true;
		for (size_t pos = 0; pos <= s.len;) {
			size_t hit = byteset_next(&walk, &set, s, pos);

			same = same && hit == naive_find(in, s, pos);
			if (hit >= s.len)
				break;
			pos = hit + 1 +
			      (size_t)(i % 3) * random_below(&random, 90);
		}
		for (size_t j = 0; j < s.len; j++) {
			uint64_t bits = byteset_marks(&set, s, j - j % 37);

			n += s.ptr[j] == bytes[0];
			marks = marks &&
				(bits >> j % 37 & 1) == (s.ptr[j] == bytes[0]);
		}
		if (s.len > 0 && s.len < 64)
			marks = marks &&
				byteset_marks(&set, s, 0) >> s.len == 0;
		count = count && byteset_count(s, bytes[0]) == n;
	}
	ok(same, "a walk finds what single searches find");
	ok(count, "bytes are counted");
	ok(marks, "the members among 64 bytes, none behind the end");
}

/* A map against single searches and a count, of texts of all lengths around
 * the edges of blocks. */
static void
test_map(void)
{
	struct arena arena = { 0 };
	struct random random = { 5 };
	uint8_t bytes[300];
	bool hits = true, chars = true;

	for (size_t i = 0; i < 3000; i++) {
		struct byteset set = { 0 };
		bool in[256] = { false };
		struct str s = { bytes, i % sizeof(bytes) };
		struct byteset_map map;
		size_t n = 0;

		for (size_t j = 0; j < sizeof(bytes); j++)
			bytes[j] = (uint8_t)random_bits(&random);
		byteset_add(&set, bytes[0]);
		in[bytes[0]] = true;
		byteset_map(&map, &set, s, &arena);
		for (size_t pos = 0; pos <= s.len; pos++) {
			hits = hits && byteset_next_bit(map.hits, pos, s.len) ==
					       naive_find(in, s, pos);
			chars = chars && byteset_map_chars(&map, pos) == n;
			if (pos < s.len)
				n += (bytes[pos] & 0xC0) != 0x80;
		}
		arena_reset(&arena);
	}
	arena_free(&arena);
	ok(hits, "a map finds what single searches find");
	ok(chars, "and knows how many characters are before a place");
}

/* Lists of the bits of words with none, few, all of them set. */
static void
test_list(void)
{
	struct random random = { 6 };
	bool same = true;

	for (size_t i = 0; i < 2000; i++) {
		uint64_t words[5];
		uint16_t list[5 * 64 + 2];
		size_t n = i % 6, len, pos = 0;

		for (size_t j = 0; j < 5; j++) {
			words[j] = random_bits(&random);
			for (size_t k = random_bits(&random) % 6; k > 0; k--)
				words[j] &= random_bits(&random);
			if (random_bits(&random) % 8 == 0)
				words[j] = UINT64_MAX;
		}
		len = byteset_list(words, n, list);
		for (size_t bit = 0; bit < 64 * n; bit++) {
			if (words[bit / 64] >> (bit % 64) & 1)
				same = same && pos < len && list[pos++] == bit;
		}
		same = same && pos == len;
	}
	ok(same, "a list of all bits that are set");
}

int
main(void)
{
	struct byteset empty = { 0 };

	test_membership();
	test_places();
	test_random();
	test_walk();
	test_map();
	test_list();
	is_size(byteset_find(&empty, STR("abc"), 0), 3, "the empty set");
	is_size(byteset_find(&empty, STR(""), 0), 0, "the empty str");
	return tap_done();
}
