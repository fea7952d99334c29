/* sorted - names that are looked up often. */

#include <stdlib.h>

#include "sorted.h"

struct sorted_name {
	struct str s;
	size_t number;
};

static int
compare(const void *left, const void *right)
{
	const struct sorted_name *a = left, *b = right;
	int cmp = str_cmp(a->s, b->s);

	return cmp ? cmp : (a->number > b->number) - (a->number < b->number);
}

struct sorted
sorted_make(struct arena *arena, size_t n,
	struct str (*name)(const void *of, size_t i), const void *of)
{
	struct sorted names = { ARENA_NEW(arena, struct sorted_name, n), 0 };

	for (size_t i = 0; i < n; i++) {
		struct str s = name(of, i);

		if (s.ptr)
			names.v[names.n++] = (struct sorted_name){ s, i };
	}
	qsort(names.v, names.n, sizeof(*names.v), compare);
	return names;
}

size_t
sorted_find(const struct sorted *names, struct str name)
{
	size_t low = 0, high = names->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (str_cmp(names->v[mid].s, name) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low < names->n && str_eq(names->v[low].s, name)
		       ? names->v[low].number
		       : STR_NONE;
}
