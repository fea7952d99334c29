/* arena: alignment, growth, marks, what a reset keeps. */

#include "common/arena.h"
#include "random.h"
#include "tap.h"

static void
test_blocks(void)
{
	struct arena arena = { 0 };
	struct random random = { 1 };
	struct {
		uint8_t *ptr;
		size_t len;
	} block[500];
	bool aligned = true, whole = true;

	for (size_t i = 0; i < COUNTOF(block); i++) {
		block[i].len = 1 + random_below(&random, 5000);
		block[i].ptr = arena_alloc(&arena, block[i].len);
		aligned = aligned && (uintptr_t)block[i].ptr % 16 == 0;
		memset(block[i].ptr, (int)i & 0xFF, block[i].len);
	}
	for (size_t i = 0; i < COUNTOF(block); i++) {
		for (size_t j = 0; j < block[i].len; j++)
			whole = whole && block[i].ptr[j] == (i & 0xFF);
	}
	ok(aligned, "every block is aligned for any type");
	ok(whole, "blocks do not overlap");
	arena_free(&arena);
	ok(!arena.chunk, "freed: empty again");
}

static void
test_zeroed(void)
{
	struct arena arena = { 0 };
	uint64_t *n;
	bool zero = true;

	memset(arena_alloc(&arena, 4096), 0xFF, 4096);
	arena_reset(&arena);
	n = ARENA_NEW(&arena, uint64_t, 512);
	for (size_t i = 0; i < 512; i++)
		zero = zero && n[i] == 0;
	ok(zero, "ARENA_NEW clears what was used before");
	arena_free(&arena);
	(void)ARENA_NEW(&arena, uint64_t, 0);
	ok(true, "no values of an empty arena");
	arena_free(&arena);
}

static void
test_large(void)
{
	struct arena arena = { 0 };
	uint8_t *ptr;

	arena_large(&arena);
	ptr = arena_alloc(&arena, 1024 * 1024);
	memset(ptr, 0xFF, 1024 * 1024);
	ok((uint8_t *)arena_alloc(&arena, 16) - ptr <= 1024 * 1024 + 64,
		"megabytes of a large arena are in one piece");
	memset(arena_alloc(&arena, 8 * 1024 * 1024), 0xFF, 8 * 1024 * 1024);
	arena_free(&arena);
	ok(!arena.chunk, "it is freed like others");
}

static void
test_grow(void)
{
	struct arena arena = { 0 };
	uint8_t *p = arena_alloc(&arena, 10), *q;

	memcpy(p, "0123456789", 10);
	q = arena_grow(&arena, p, 10, 1000);
	ok(p == q, "the last block grows in place");
	arena_alloc(&arena, 1);
	q = arena_grow(&arena, p, 1000, 2000);
	ok(p != q && !memcmp(q, "0123456789", 10), "another one is copied");
	p = arena_grow(&arena, q, 2000, 200 * KIB);
	ok(!memcmp(p, "0123456789", 10), "into a new chunk, if need be");
	q = arena_grow(&arena, p, 200 * KIB, 10);
	ok(p == q && (uint8_t *)arena_alloc(&arena, 1) - p <= 80,
		"shrinking the last block gives its room back");
	q = arena_grow(&arena, NULL, 0, 10);
	ok(q != NULL, "nothing can grow");
	arena_free(&arena);
}

/* A large block and small ones before, between and behind its growing. */
static void
test_grow_large(void)
{
	struct arena arena = { 0 };
	size_t n = 3 * MIB;
	uint8_t *p, *small[6];
	bool whole = true;

	small[0] = arena_alloc(&arena, 1000);
	memset(small[0], 1, 1000);
	p = arena_alloc(&arena, n);
	for (size_t i = 1; i < COUNTOF(small); i++) {
		memset(p, 0xEE, n);
		p = arena_grow(&arena, p, n, n + i * MIB);
		whole = whole && p[0] == 0xEE && p[n - 1] == 0xEE;
		n += i * MIB;
		memset(p, 0xEE, n);
		small[i] = arena_alloc(&arena, 1000);
		memset(small[i], 1 + (int)i, 1000);
	}
	for (size_t i = 0; i < COUNTOF(small); i++)
		whole = whole && small[i][0] == 1 + i && small[i][999] == 1 + i;
	ok(whole, "a large block grows, the others stay");
	p = arena_grow(&arena, p, n, 10);
	small[0] = arena_alloc(&arena, 16);
	memset(small[0], 1, 16);
	ok(p[0] == 0xEE && p[9] == 0xEE, "and shrinks; its room is its own");
	arena_free(&arena);

	arena_alloc(&arena, 512 * KIB);
	arena_reset(&arena);
	p = arena_alloc(&arena, 300 * KIB);
	small[0] = arena_alloc(&arena, 1000);
	memset(small[0], 1, 1000);
	p = arena_grow(&arena, p, 300 * KIB, 400 * KIB);
	memset(p, 0xEE, 400 * KIB);
	ok(small[0][0] == 1 && small[0][999] == 1,
		"a chunk that a reset kept is for all");
	arena_free(&arena);
}

static void
test_room(void)
{
	struct arena arena = { 0 };
	size_t *v = NULL, cap = 0;
	bool kept = true;

	for (size_t n = 0; n < 100000; n++) {
		ARENA_ROOM(&arena, &v, n, &cap);
		v[n] = n * n;
		if (n % 1000 == 0)
			arena_alloc(&arena, 1); /* v is not the last */
	}
	for (size_t n = 0; n < 100000; n++)
		kept = kept && v[n] == n * n;
	ok(kept, "a vector grows and keeps its values");
	arena_free(&arena);
}

static void
test_copies(void)
{
	struct arena arena = { 0 };
	struct str s = arena_str(&arena, STR("a\0b"));
	const char *c = arena_cstr(&arena, STR("xyz"));

	is_str(s, STR("a\0b"), "a copy of bytes");
	ok(!strcmp(c, "xyz"), "a copy with a NUL behind it");
	is_str(arena_str(&arena, str_make(NULL, 0)), STR(""), "of nothing");
	ok(*arena_cstr(&arena, str_make(NULL, 0)) == '\0', "and its NUL");
	arena_free(&arena);
}

static void
test_marks(void)
{
	struct arena arena = { 0 };
	struct arena_mark empty = arena_mark(&arena), mark;
	uint8_t *p = arena_alloc(&arena, 100), *q;

	memset(p, 1, 100);
	mark = arena_mark(&arena);
	q = arena_alloc(&arena, 100);
	for (int i = 0; i < 100; i++)
		arena_alloc(&arena, 100000);
	arena_release(&arena, mark);
	ok(p[99] == 1, "what was there before the mark stays");
	ok(arena_alloc(&arena, 100) == (void *)q, "the room comes back");
	arena_release(&arena, empty);
	ok(!arena.chunk && !arena.cur, "a mark of an empty arena");
	arena_free(&arena);
}

static void
test_reset(void)
{
	struct arena arena = { 0 };
	uint8_t *p = arena_alloc(&arena, 100);

	arena_reset(&arena);
	ok(arena_alloc(&arena, 100) == (void *)p,
		"a reset keeps a small chunk");
	arena_alloc(&arena, 50 * MIB);
	arena_reset(&arena);
	ok((size_t)(arena.end - arena.cur) <= MIB, "and no large one");
	ok(arena_alloc(&arena, 100) != NULL, "there is room again");
	arena_free(&arena);
	arena_reset(&arena);
	ok(!arena.chunk, "an empty arena can be reset");
}

int
main(void)
{
	test_blocks();
	test_zeroed();
	test_large();
	test_grow();
	test_grow_large();
	test_room();
	test_copies();
	test_marks();
	test_reset();
	return tap_done();
}
