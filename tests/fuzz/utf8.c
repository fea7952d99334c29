/* utf8: the fast validator against one of another make, and what every
 * reader of valid text relies on. */

#include "common/utf8.h"
#include "tests/unit/naive.h"
#include "require.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = { data, size };
	struct arena arena = { 0 };
	struct cpindex ix;
	size_t count = 0;

	require(utf8_valid(s) == naive_valid(s));
	s.len = utf8_valid(s);
	cpindex_init(&ix, s, &arena);
	for (size_t pos = 0; pos < s.len; count++) {
		uint8_t again[4];
		size_t beg = pos, back;
		uint32_t cp = utf8_next(s, &pos);

		back = pos;
		require(utf8_prev(s, &back) == cp && back == beg);
		require(str_eq(str_make(again, utf8_put(again, cp)),
			str_sub(s, beg, pos)));
		require(cpindex_cp(&ix, beg) == count);
		require(cpindex_byte(&ix, count) == beg);
	}
	require(utf8_count(s) == count && ix.count == count);
	arena_free(&arena);
	return 0;
}
