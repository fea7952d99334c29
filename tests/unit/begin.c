/* begin, match: a probe never says no where a phrase begins (ends), in any
 * spelling; rows likewise. */

#include "common/buf.h"
#include "common/clean/match.h"
#include "common/utf8.h"
#include "random.h"
#include "tap.h"

/* What texts and phrases are made of: letters that fold, that are dropped,
 * white space, marks, other scripts. */
static const char *const pieces[] = { "ا", "أ", "إ", "ٱ", "ل", "م", "ي", "ى",
	"ه", "ة", "ك", "ک", "د", "ً", "ّ", "ـ", "a", "A", "b", "1", "١", " ", " ",
	"\xC2\xA0", ".", "-", "\xE2\x80\x93", "\xE2\x80\x8F", "\xE2\x80\x9C",
	"(", "[", "،", "é", "É", "中", "ﻻ", "ﻢ", "_", "ال", "ال", "ال", "الم" };

static void
random_text(struct random *random, struct buf *out, size_t most)
{
	out->len = 0;
	for (size_t n = 1 + random_below(random, most); n; n--)
		buf_add(out,
			str_from_c(
				pieces[random_below(random, COUNTOF(pieces))]));
}

/* Whether the trie finds anything at pos, asked without the probe. */
static bool
finds(const struct match *match, struct str s, size_t pos, size_t limit)
{
	struct match_look look;
	uint32_t phrase;
	size_t at;

	match_begin(&look, match, s, pos, limit);
	return match_next(&look, &phrase, &at);
}

static void
test_probe(bool backward)
{
	struct random random = { 5 };
	struct arena arena = { 0 };
	struct buf text = { 0 };
	size_t found = 0, lost = 0, kept = 0, looks = 0;

	for (int i = 0; i < 300; i++) {
		struct match *match =
			match_new(&arena, begin_chars(&arena), 0, backward);

		for (size_t n = 1 + random_below(&random, 8); n; n--) {
			random_text(&random, &text, 5);
			(void)match_phrase(
				match, arena_str(&arena, buf_str(&text)));
		}
		for (int k = 0; k < 200; k++) {
			struct match_look look;
			struct str s;
			size_t pos, limit;
			bool hit, may;

			random_text(&random, &text, 12);
			s = buf_str(&text);
			pos = backward ? s.len : 0;
			limit = backward ? 0 : s.len;
			hit = finds(match, s, pos, limit);
			may = backward
				      ? match_look_back(
						&look, match, s, pos, limit)
				      : match_look(&look, match, s, pos, limit);
			found += hit;
			lost += hit && !may;
			kept += may;
			looks++;
		}
		arena_reset(&arena);
	}
	ok(found > 100, "phrases are found");
	is_size(lost, 0, backward ? "none is lost, backward" : "none is lost");
	ok(kept < looks / 2, "most looks end with the probe");
	buf_free(&text);
	arena_free(&arena);
}

/* A set holds the row of every text that begins with one of its keys. */
static void
test_rows(void)
{
	struct random random = { 9 };
	struct arena arena = { 0 };
	struct buf text = { 0 };
	size_t lost = 0;

	for (int i = 0; i < 20000; i++) {
		struct begins set;
		uint32_t key = 0, cp;
		unsigned n = 0;
		size_t pos = 0;
		struct str s;

		random_text(&random, &text, 8);
		s = buf_str(&text);
		begins_init(&set, begin_chars(&arena), &arena, 1, false, false);
		while (n < 1 + random_below(&random, BEGIN_DEPTH) &&
			(cp = begin_next(s, &pos, s.len)) != 0)
			key |= (uint32_t)begin_code(cp) << 8 * n++;
		if (n > 0) {
			begins_add(&set, key, n, false);
			lost += !begins_row(&set,
					begin_row(set.chars, s, 0, s.len)) ||
				!begins_may(&set, s, 0, s.len);
		}
		arena_reset(&arena);
	}
	is_size(lost, 0, "rows and keys of the text's own beginning");
	buf_free(&text);
	arena_free(&arena);
}

int
main(void)
{
	test_probe(false);
	test_probe(true);
	test_rows();
	return tap_done();
}
