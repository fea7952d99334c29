/* sorted: names are found, equal ones by the first. */

#include "common/sorted.h"
#include "tap.h"

static const struct str names[] = { STR_INIT("nav"), STR_INIT("ad"),
	{ NULL, 0 }, STR_INIT("nav"), STR_INIT(""), STR_INIT("na\0v"),
	STR_INIT("\xD8\xA8") };

static struct str
nth(const void *of, size_t i)
{
	const struct str *v = of;

	return v[i];
}

int
main(void)
{
	struct arena arena = { 0 };
	struct sorted none = { NULL, 0 };
	struct sorted all = sorted_make(&arena, COUNTOF(names), nth, names);

	is_size(sorted_find(&none, STR("nav")), STR_NONE, "nothing in nothing");
	is_size(sorted_find(&all, STR("nav")), 0, "of equal names the first");
	is_size(sorted_find(&all, STR("ad")), 1, "one of them");
	is_size(sorted_find(&all, STR("")), 4, "an empty one, not a missing");
	is_size(sorted_find(&all, STR("na\0v")), 5, "a NUL counts");
	is_size(sorted_find(&all, STR("\xD8\xA8")), 6, "bytes above ASCII");
	is_size(sorted_find(&all, STR("na")), STR_NONE, "a beginning is none");
	is_size(sorted_find(&all, STR("navy")), STR_NONE, "nor a longer one");
	arena_free(&arena);
	return tap_done();
}
