/* called: a list's words as questions to a trie match what they match when they
 * stand in the pattern, whatever their order is and whatever follows. */

#include "common/clean/pattern.h"
#include "common/clean/rules_load.h"
#include "random.h"
#include "tap.h"

enum { WORDS = 12, LENGTH = 5, TEXT = 24, ROUNDS = 400 };

/* Few letters, so that many words begin with others: a, b, U+0628, U+0644,
 * a space, a mark. All are as folded texts have them. */
static const char *const letters[] = { "a", "b", "\xD8\xA8", "\xD9\x84", " ",
	"." };

/* What may stand around a list in a pattern. */
static const char *const around[] = { "(?&w)", "(?&w)b", "^(?&w)$",
	"(?&w) ?(?&w)", "(?:(?&w)[. ]?){1,3}$", "\\b(?&w)\\b", "(?!(?&w)).+",
	"(?=(?&w)\\.)(?&w).", "(?>(?&w)).", "(?&w)*?\\.", "((?&w))(?<=b)(?&w)",
	"(?:(?&w)|a(?&w)){2}" };

struct bench {
	struct arena arena;
	struct random random;
	struct rules rules;
	struct rules_conf conf;
	struct list_made made[1];
	struct load load;
	struct conf_text words[WORDS];
	struct conf_texts texts;
};

static struct str
random_text(struct bench *bench, size_t most)
{
	size_t n = 1 + random_below(&bench->random, most);
	uint8_t *bytes = arena_alloc(&bench->arena, 2 * n);
	size_t len = 0, last = 0;

	while (n-- > 0) {
		size_t i = random_below(&bench->random, COUNTOF(letters));
		struct str letter = str_from_c(letters[i]);

		/* folded texts have no two spaces side by side */
		if (i == 4 && last == 4)
			continue;
		last = i;
		memcpy(bytes + len, letter.ptr, letter.len);
		len += letter.len;
	}
	return str_make(bytes, len);
}

static struct pattern *
pattern_of(struct bench *bench, const char *begin, struct str words)
{
	struct pattern_recipe none = { .of = NULL };
	struct pattern *pattern =
		pattern_new(none, PATTERN_FOLD, bench->load.room);
	struct buf source = { 0 }, why = { 0 };

	buf_printf(&source, "%s(?(DEFINE)(?<w>", begin);
	buf_add(&source, words);
	buf_add(&source, STR("))"));
	if (!pattern_check(pattern, buf_str(&source), true, &why))
		printf("# " STR_FMT "\n", STR_ARG(buf_str(&why)));
	buf_free(&source);
	buf_free(&why);
	return pattern;
}

/* The two find the same in some texts; their machine code does too. */
static bool
find_same(struct bench *bench, struct pattern *one, struct pattern *other)
{
	for (int i = 0; i < 60; i++) {
		struct str text = random_text(bench, TEXT);
		size_t b1 = 0, e1 = 0, b2 = 0, e2 = 0;
		enum pattern_result r1 = pattern_find(one, text, 0, &b1, &e1);
		enum pattern_result r2 = pattern_find(other, text, 0, &b2, &e2);

		if (r1 == r2 && b1 == b2 && e1 == e2)
			continue;
		printf("# '" STR_FMT "': %d %zu-%zu, %d %zu-%zu\n",
			STR_ARG(text), (int)r1, b1, e1, (int)r2, b2, e2);
		return false;
	}
	return true;
}

static void
bench_new(struct bench *bench, uint64_t seed)
{
	*bench = (struct bench){ .random = { seed } };
	bench->rules.chars = begin_chars(&bench->arena);
	bench->load = (struct load){ .conf = &bench->conf,
		.rules = &bench->rules,
		.arena = &bench->arena,
		.made = bench->made,
		.room = pattern_room(&bench->arena) };
	pattern_answers(bench->load.room, called_may, &bench->load);
	for (size_t i = 0; i < WORDS; i++)
		bench->words[i].s = random_text(bench, LENGTH);
	bench->texts = (struct conf_texts){ bench->words, WORDS };
}

/* One list of words in all surroundings. False: they differ, or it was not
 * made. */
static bool
round_good(uint64_t seed)
{
	struct bench bench;
	bool good;

	bench_new(&bench, seed);
	bench.made->called = called_make(&bench.load, &bench.texts, 4096);
	good = bench.made->called != NULL;
	for (size_t i = 0; good && i < COUNTOF(around); i++) {
		struct pattern *asked = pattern_of(&bench, around[i],
			called_words(bench.made->called, 0, &bench.arena));
		struct pattern *plain = pattern_of(&bench, around[i],
			folded_words(&bench.texts, &bench.arena));

		good = find_same(&bench, asked, plain);
		if (!good)
			printf("# round %zu, %s\n", (size_t)seed, around[i]);
		pattern_free(asked);
		pattern_free(plain);
	}
	arena_free(&bench.arena);
	return good;
}

/* Whether a list of these words becomes questions. */
static bool
is_asked(const char *first, const char *second, size_t bytes)
{
	struct bench bench;
	bool asked;

	bench_new(&bench, 1);
	bench.words[0].s = str_from_c(first);
	bench.words[1].s = str_from_c(second);
	bench.texts.n = 2;
	asked = called_make(&bench.load, &bench.texts, bytes) != NULL;
	arena_free(&bench.arena);
	return asked;
}

/* Each word preferred to the one that is longer by a letter. */
static bool
is_nest_asked(void)
{
	struct bench bench;
	bool asked;

	bench_new(&bench, 1);
	for (size_t i = 0; i < WORDS; i++)
		bench.words[i].s = str_sub(STR("aaaaaaaaaaaa"), 0, i + 1);
	asked = called_make(&bench.load, &bench.texts, 4096) != NULL;
	arena_free(&bench.arena);
	return asked;
}

int
main(void)
{
	size_t good = 0;

	for (uint64_t seed = 0; seed < ROUNDS; seed++)
		good += round_good(seed);
	is_size(good, ROUNDS, "questions match what the words match");
	ok(is_asked("one", "two", 4096), "a long list is asked for");
	ok(!is_asked("one", "two", 7), "a short one stands in the pattern");
	ok(!is_asked("one  two", "two", 4096), "so do two spaces in a row");
	ok(!is_asked("\xD9\x80", "two", 4096), "and a word of nothing, U+0640");
	ok(!is_asked(
		   "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		   "aaaaa",
		   "two", 4096),
		"and one of 64 letters");
	ok(is_asked("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		    "aa"
		    "aaa",
		   "two", 4096),
		"not one of 63");
	ok(!is_nest_asked(), "words in words in words stand there themselves");
	return tap_done();
}
