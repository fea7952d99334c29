/* stats: the members and their order, counters by group. */

#include "common/stats.h"
#include "tap.h"

static void
test_empty(void)
{
	struct stats stats = { 0 };
	struct buf out = { 0 };

	stats_print(&stats, &out);
	is_str(buf_str(&out),
		STR("{\"records_in\": 0, \"records_out\": 0, \"rejected\": 0, "
		    "\"changed\": 0, \"no_text\": 0, \"blank\": 0, "
		    "\"bytes_in\": 0, \"bytes_out\": 0, \"bad\": "
		    "{\"utf8\": 0, \"json\": 0, \"not_object\": 0, "
		    "\"surrogate\": 0, \"too_long\": 0, \"encoding\": 0}, "
		    "\"limited\": 0}\n"),
		"all members, in the order of the contract");
	buf_free(&out);
}

static void
test_groups(void)
{
	struct arena arena = { 0 };
	struct stats stats = { .arena = &arena };
	struct buf out = { 0 };
	size_t *one, *two;
	struct str tail;

	one = stats_counter(&stats, "rules", STR("z\"1"));
	two = stats_counter(&stats, "kinds", STR("\u0627"));
	*one += 2;
	++*two;
	++*stats_counter(&stats, "rules", STR("a"));
	ok(stats_counter(&stats, "rules", STR("z\"1")) == one,
		"a name has one counter");
	ok(stats_counter(&stats, "kinds", STR("a")) !=
			stats_counter(&stats, "rules", STR("a")),
		"in each group");
	stats.limited = 3;
	stats.bad[DIAG_OFFSETS] = 4;
	stats_print(&stats, &out);
	tail = STR("\"offsets\": 4}, \"limited\": 3, "
		   "\"rules\": {\"z\\\"1\": 2, \"a\": 1}, "
		   "\"kinds\": {\"\u0627\": 1, \"a\": 0}}\n");
	ok(str_ends(buf_str(&out), tail), "groups in the order of making");
	buf_free(&out);
	arena_free(&arena);
}

/* As many rules as the largest configuration may have. */
static void
test_many(void)
{
	struct arena arena = { 0 };
	struct stats stats = { .arena = &arena };
	enum { N = 200000 };
	size_t **counters = ARENA_NEW(&arena, size_t *, N);
	bool kept = true;

	for (size_t i = 0; i < N; i++) {
		struct str name = arena_str(&arena, str_make(&i, sizeof(i)));

		counters[i] = stats_counter(&stats, "rules", name);
		*counters[i] = i;
	}
	for (size_t i = 0; i < N; i++)
		kept = kept && *counters[i] == i &&
		       stats_counter(&stats, "rules",
			       str_make(&i, sizeof(i))) == counters[i];
	ok(kept, "many counters stay where they are");
	arena_free(&arena);
}

int
main(void)
{
	test_empty();
	test_groups();
	test_many();
	return tap_done();
}
