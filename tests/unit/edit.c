/* edit: random lists, and the rules of edit.h one by one. */

#include "common/edit.h"
#include "random.h"
#include "tap.h"

/* A text of small letters. */
static struct str
random_text(struct random *random, struct arena *arena)
{
	size_t len = random_below(random, 12);
	uint8_t *text = arena_alloc(arena, len + 1);

	for (size_t i = 0; i < len; i++)
		text[i] = (uint8_t)('a' + random_below(random, 3));
	return str_make(text, len);
}

/* Edits that put in letters of both cases, so that some change nothing. */
static struct edits
random_edits(struct random *random, struct arena *arena, struct str text)
{
	struct edits edits = { .arena = arena };

	for (size_t n = random_below(random, 5); n; n--) {
		size_t beg = random_below(random, text.len + 1);
		size_t end = beg + random_below(random, text.len - beg + 1);
		size_t len = random_below(random, 4);
		uint8_t *with = arena_alloc(arena, len + 1);

		if (random_below(random, 3) == 0)
			end = beg;
		for (size_t i = 0; i < len; i++)
			with[i] = (uint8_t)("abXYZ"[random_below(random, 5)]);
		edits_add(&edits, beg, end, str_make(with, len), (uint32_t)n);
	}
	return edits;
}

static bool
is_settled(const struct edits *edits, struct str text)
{
	size_t old = 0, now = 0;

	for (size_t i = 0; i < edits->n; i++) {
		const struct edit *e = &edits->v[i];

		if (e->beg < old || e->end < e->beg || e->end > text.len ||
			str_eq(str_sub(text, e->beg, e->end), e->with))
			return false;
		now += e->beg - old;
		if (e->at != now)
			return false;
		now += e->with.len;
		old = e->end;
	}
	return edits_length(edits, text) == now + text.len - old;
}

/* The stretches kept are in both texts, in order, and are all that is not
 * replaced. */
static bool
kept_is_right(const struct edits *edits, struct str text, struct str now)
{
	struct kept kept = { 0 };
	struct edit_walk walk = { 0 };
	const struct edit *e;
	size_t total = 0, replaced = 0, old = 0, new = 0;

	while (edits_kept(edits, text.len, &kept)) {
		size_t len = kept.end - kept.beg;

		if (kept.beg < old || kept.at < new ||
			!str_eq(str_sub(text, kept.beg, kept.end),
				str_sub(now, kept.at, kept.at + len)))
			return false;
		total += len;
		old = kept.end;
		new = kept.at + len;
	}
	while ((e = edits_next(edits, &walk)) != NULL)
		replaced += e->end - e->beg;
	return total + replaced == text.len;
}

/* Offsets keep their order, spans of kept characters keep these, and no span
 * turns round. */
static bool
maps_are_right(const struct edits *edits, struct str text, struct str now)
{
	struct kept kept = { 0 };
	size_t start = 0, end = 0;

	for (size_t off = 0; off <= text.len; off++) {
		size_t s = edits_map_start(edits, off);
		size_t e = edits_map_end(edits, off);

		if (s < start || e < end || s > now.len || e > now.len)
			return false;
		start = s;
		end = e;
		for (size_t to = off + 1; to <= text.len; to++) {
			if (edits_map_end(edits, to) < s)
				return false;
		}
	}
	while (edits_kept(edits, text.len, &kept)) {
		for (size_t off = kept.beg; off < kept.end; off++) {
			size_t at = kept.at + off - kept.beg;

			if (edits_map_start(edits, off) != at ||
				edits_map_end(edits, off + 1) != at + 1)
				return false;
		}
	}
	return true;
}

/* The list packed, its first part and the rest one after the other, is the same
 * list; what was added and taken back leaves nothing. */
static bool
packed_is_right(struct random *random, const struct edits *edits,
	struct str text, struct str now)
{
	struct edits packed = { .arena = edits->arena };
	struct edits part = *edits, rest = *edits;
	struct edit_walk a = { 0 }, b = { 0 };
	const struct edit *x, *y;
	struct edits_mark mark;

	part.n = random_below(random, edits->n + 1);
	rest.v += part.n;
	rest.n -= part.n;
	edits_pack(&packed, &part, 0);
	mark = edits_mark(&packed);
	edits_pack(&packed, &rest, random_below(random, 300));
	edits_release(&packed, mark);
	edits_pack(&packed, &rest, 0);
	while ((x = edits_next(edits, &a)) != NULL) {
		y = edits_next(&packed, &b);
		if (!y || x->beg != y->beg || x->end != y->end ||
			x->at != y->at || x->rule != y->rule ||
			!str_eq(x->with, y->with))
			return false;
	}
	return !edits_next(&packed, &b) && packed.n == edits->n &&
	       edits_length(&packed, text) == now.len &&
	       str_eq(edits_apply(&packed, text), now) &&
	       kept_is_right(&packed, text, now) &&
	       maps_are_right(&packed, text, now);
}

/* Many edits, far apart and long: packed lists take steps, and numbers of more
 * than a byte. */
static void
test_packed(void)
{
	struct random random = { 12 };
	struct arena arena = { 0 };
	struct edits edits = { .arena = &arena }, packed = { .arena = &arena };
	uint8_t *bytes = arena_zeroed(&arena, 300, 1);
	size_t at = 0, wrong = 0;

	for (uint32_t i = 0; i < 1000; i++) {
		size_t len = random_below(&random, i % 9 ? 4 : 70000);

		at += random_below(&random, i % 7 ? 4 : 70000);
		edits_add(&edits, at, at + len,
			str_make(bytes, random_below(&random, 300)), i * i);
		at += len;
	}
	edits_settle(&edits, str_make(NULL, 0));
	edits_pack(&packed, &edits, 0);
	for (size_t off = 0; off <= at; off += 1 + random_below(&random, 50))
		wrong += edits_map_start(&edits, off) !=
				 edits_map_start(&packed, off) ||
			 edits_map_end(&edits, off) !=
				 edits_map_end(&packed, off);
	is_size(packed.n, edits.n, "packed: all edits");
	is_size(wrong, 0, "packed: offsets move as they do otherwise");
	arena_free(&arena);
}

static void
test_random(void)
{
	struct random random = { 11 };
	struct arena arena = { 0 };
	bool settled = true, kept = true, maps = true, composed = true;
	bool packed = true;

	for (int i = 0; i < 200000; i++) {
		struct str text = random_text(&random, &arena), mid, now;
		struct edits first = random_edits(&random, &arena, text);
		struct edits second, both;

		edits_settle(&first, text);
		settled = settled && is_settled(&first, text);
		mid = edits_apply(&first, text);
		kept = kept && kept_is_right(&first, text, mid);
		maps = maps && maps_are_right(&first, text, mid);
		packed = packed && packed_is_right(&random, &first, text, mid);

		second = random_edits(&random, &arena, mid);
		edits_settle(&second, mid);
		now = edits_apply(&second, mid);
		both = edits_compose(&first, &second, text, &arena);
		composed = composed && is_settled(&both, text) &&
			   str_eq(edits_apply(&both, text), now);
		arena_reset(&arena);
	}
	ok(settled,
		"a settled list is sorted, without overlap, with its places");
	ok(kept, "the stretches kept are verbatim and all");
	ok(maps, "offsets keep their order and their characters");
	ok(packed, "a packed list is the same list");
	ok(composed, "two lists composed do what they do in turn");
	arena_free(&arena);
}

static void
test_settling(void)
{
	struct arena arena = { 0 };
	struct edits edits = { .arena = &arena };
	struct str text = STR("0123456789");

	edits_add(&edits, 4, 8, STR("B"), 2);
	edits_add(&edits, 2, 6, STR("A"), 1);
	edits_cut(&edits, 3, 5, 3);
	edits_settle(&edits, text);
	is_size(edits.n, 2, "an edit inside another goes");
	is_str(edits_apply(&edits, text), STR("01AB89"),
		"the earlier stays whole, the later loses the overlap");
	ok(edits.v[0].rule == 1 && edits.v[1].rule == 2, "rules travel along");
	ok(edits.v[1].beg == 6 && edits.v[1].end == 8, "what is left of it");

	edits.n = 0;
	edits_add(&edits, 3, 4, STR("3"), 0);
	edits_settle(&edits, text);
	is_size(edits.n, 0, "an edit that changes nothing goes");

	edits_cut(&edits, 2, 5, 0);
	edits_add(&edits, 2, 2, STR("x"), 0);
	edits_add(&edits, 2, 2, STR("y"), 0);
	edits_settle(&edits, text);
	is_str(edits_apply(&edits, text), STR("01xy56789"),
		"insertions stay in order before an edit that begins there");
	edits.n = 0;
	edits_settle(&edits, text);
	is_str(edits_apply(&edits, text), text, "no edits, the same text");
	arena_free(&arena);
}

static void
test_mapping(void)
{
	struct arena arena = { 0 };
	struct edits edits = { .arena = &arena };
	struct str text = STR("0123456789");

	edits_cut(&edits, 2, 4, 0);
	edits_add(&edits, 6, 8, STR("abc"), 0);
	edits_add(&edits, 9, 9, STR("--"), 0);
	edits_settle(&edits, text);
	is_str(edits_apply(&edits, text), STR("0145abc8--9"), "the new text");
	is_size(edits_map_start(&edits, 3), 2, "a start inside a cut");
	is_size(edits_map_end(&edits, 3), 2, "an end inside a cut");
	is_size(edits_map_start(&edits, 7), 4,
		"a start inside goes to the start");
	is_size(edits_map_end(&edits, 7), 7, "an end inside goes to the end");
	is_size(edits_map_start(&edits, 8), 7, "a start behind it");
	is_size(edits_map_end(&edits, 6), 4, "an end before it");
	is_size(edits_map_start(&edits, 9), 10, "a start behind an insertion");
	is_size(edits_map_end(&edits, 9), 8, "an end before an insertion");
	arena_free(&arena);
}

/* A million edits in falling order are sorted, not inserted. */
static void
test_many(void)
{
	enum { N = 1000000 };
	struct arena arena = { 0 };
	struct edits edits = { .arena = &arena };
	struct str text = { arena_zeroed(&arena, N, 2), (size_t)2 * N };

	for (size_t i = N; i > 0; i--)
		edits_cut(&edits, 2 * i - 2, 2 * i - 1, 0);
	edits_settle(&edits, text);
	is_size(edits_length(&edits, text), N, "a million cuts");
	is_size(edits_map_start(&edits, 2 * N - 1), N - 1, "the last place");
	arena_free(&arena);
}

int
main(void)
{
	test_random();
	test_packed();
	test_settling();
	test_mapping();
	test_many();
	return tap_done();
}
