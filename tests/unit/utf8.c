/* utf8: validation against a validator of another make, decoding, encoding,
 * the index of code points. */

#include "common/utf8.h"
#include "naive.h"
#include "random.h"
#include "tap.h"

/* Bytes at which validators go wrong. */
static const uint8_t edges[] = { 0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0,
	0xBF, 0xC0, 0xC1, 0xC2, 0xD8, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
	0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFF };

static bool
agrees(struct str s)
{
	return utf8_valid(s) == naive_valid(s);
}

/* What strings of JSON stop at is marked in all that is valid. */
static void
test_marks(void)
{
	static const uint8_t special[] = { '"', '\\', 0x00, 0x0A, 0x1F, 0x20,
		0x7F, 'a' };
	uint8_t bytes[200];
	uint64_t marks[sizeof(bytes) / 64 + 1];
	struct random random = { 6 };
	bool right = true;

	for (size_t i = 0; i < 20000; i++) {
		struct str s = { bytes, i % (sizeof(bytes) + 1) };

		for (size_t j = 0; j < sizeof(bytes); j++)
			bytes[j] = special[random_below(&random, 8)];
		right = right && utf8_valid_quoted(s, marks) == s.len;
		for (size_t j = 0; j < s.len; j++) {
			bool mark = s.ptr[j] < ' ' || s.ptr[j] == '"' ||
				    s.ptr[j] == '\\';

			right = right && (marks[j / 64] >> j % 64 & 1) == mark;
		}
	}
	ok(right, "quotes, backslashes and controls are marked");
}

/* Every row of four edge bytes among ASCII, where it stands in the scalar
 * code, within a block of 32 and across the edges of blocks. */
static void
test_edges(void)
{
	static const size_t starts[] = { 0, 10, 28, 29, 30, 31, 32, 61, 63 };
	const size_t n = COUNTOF(edges);
	uint8_t bytes[96];
	bool same = true;

	for (size_t k = 0; k < COUNTOF(starts); k++) {
		memset(bytes, 'a', sizeof(bytes));
		for (size_t i = 0; i < n * n * n * n; i++) {
			size_t row = i;

			for (size_t j = 0; j < 4; j++, row /= n)
				bytes[starts[k] + j] = edges[row % n];
			same = same && agrees(str_make(bytes, starts[k] + 4)) &&
			       (i % 7 || agrees(str_make(bytes, 96)));
		}
	}
	ok(same, "rows of four critical bytes, around the edges of blocks");
}

static size_t
random_text(struct random *random, uint8_t *dst, size_t len)
{
	static const uint32_t limits[] = { 0x80, 0x800, 0x10000, 0x110000 };
	size_t n = 0;

	while (n + 4 <= len) {
		uint32_t cp = (uint32_t)random_below(
			random, limits[random_below(random, 4)]);

		if (cp < 0xD800 || cp > 0xDFFF)
			n += utf8_put(dst + n, cp);
	}
	return n;
}

static void
test_near_valid(void)
{
	struct random random = { 5 };
	uint8_t bytes[200];
	bool whole = true, same = true;

	for (int i = 0; i < 100000; i++) {
		size_t len = 4 + random_below(&random, 150);
		size_t off = random_below(&random, 40);
		struct str s = { bytes + off, 0 };

		s.len = random_text(&random, bytes + off, len);
		whole = whole && utf8_valid(s) == s.len;
		for (size_t k = random_below(&random, 3) + 1; k && s.len; k--) {
			size_t at = random_below(&random, s.len);

			bytes[off + at] =
				edges[random_below(&random, COUNTOF(edges))];
		}
		same = same && agrees(s) &&
		       agrees(str_sub(s, 0, random_below(&random, s.len + 1)));
	}
	ok(whole, "texts of all lengths of character are valid");
	ok(same, "texts with a few wrong bytes, and cut texts");
}

static void
test_code_points(void)
{
	bool round = true, back = true, size = true;
	const uint8_t lam[8] = { 'a', 0xD9, 0x84 };

	for (uint32_t cp = 0; cp < 0x110000; cp += cp == 0xD7FF ? 0x801 : 1) {
		uint8_t bytes[4];
		struct str s = { bytes, utf8_put(bytes, cp) };
		size_t pos = 0, end = s.len;

		round = round && utf8_next(s, &pos) == cp && pos == s.len;
		back = back && utf8_prev(s, &end) == cp && end == 0;
		size = size && utf8_valid(s) == s.len && utf8_count(s) == 1;
	}
	ok(round, "every code point comes back from its bytes");
	ok(back, "and going backwards");
	ok(size, "and is one valid character");
	is_size(utf8_at(STR("a"), 1), 0, "nothing at the end");
	is_size(utf8_at(str_make(lam, 3), 1), 0x644, "the one at a position");
	is_size(utf8_before(STR("a"), 0), 0, "nothing before the start");
	is_size(utf8_before(str_make(lam, 3), 3), 0x644, "the one before it");
}

static void
test_index(void)
{
	struct random random = { 9 };
	struct arena arena = { 0 };
	static uint8_t bytes[5000];
	bool cps = true, offsets = true, count = true;

	for (int i = 0; i < 60; i++) {
		struct str s = { bytes, 0 };
		struct cpindex ix;
		size_t cp = 0;

		s.len = random_text(&random, bytes,
			i < 30 ? (size_t)i : random_below(&random, 5000));
		cpindex_init(&ix, s, &arena);
		for (size_t pos = 0;; cp++) {
			cps = cps && cpindex_cp(&ix, pos) == cp;
			offsets = offsets && cpindex_byte(&ix, cp) == pos;
			if (pos == s.len)
				break;
			utf8_next(s, &pos);
		}
		count = count && ix.count == cp && utf8_count(s) == cp;
		arena_reset(&arena);
	}
	ok(cps, "code points of all bytes that begin a character");
	ok(offsets, "bytes of all code points");
	ok(count, "the number of code points");
	arena_free(&arena);
}

int
main(void)
{
	test_edges();
	test_near_valid();
	test_marks();
	test_code_points();
	test_index();
	is_size(utf8_valid(STR("")), 0, "the empty text");
	return tap_done();
}
