/*
 * rules with random configurations: whatever rules, guards and lists somebody
 * writes, and whatever text comes, the prefilter loses nothing and adds
 * nothing, and no document leaves a trace in the rules. Texts are made of the
 * words that the rules look for, so that rules meet.
 */

#include <string.h>

#include "common/clean/rules.h"
#include "random.h"
#include "rules_equal.h"
#include "tap.h"

enum { CONFIGS = 150, TEXTS = 60, RULES = 40 };

static const char *const words[] = { "ad", "المصدر", "وكالة", "source", "read",
	"شارك", "a", "من", "2020", "اليوم", "مدينة", "x", "ب" };
static const char *const marks[] = { "(", "[", "- ", "#", "ـ", "12/5", "é",
	"中", "؟", "ة", "\xE2\x80\x8F", "\xC2\xA0", "«", "»", ":", "/", ".",
	"…", "|", "\"", "[ad", "{من", "©" };
static const char *const atoms[] = { "[a-z]", "[a-z]+", "\\d", "\\d{1,4}", ".",
	".*", ".{0,5}", ".{2,30}", "\\s*", "\\s", "[:/]", "[^a]", "\\w+", "\\b",
	" ?", "\\(", "\\.", "{words}", "{shape}", "(?=a)", "(?!a)", "(?<=a)" };
static const char *const places[] = { "line", "line", "line-start", "line-end",
	"inline", "middle", "head", "tail" };
static const char *const guards[] = { "within-head: 1", "within-head: 3",
	"within-tail: 2", "tail-chars: 5", "tail-chars: 60", "max-chars: 10",
	"max-chars: 50", "min-words: 2", "max-words: 3", "prose: 4",
	"min-hits: 2", "previous-words: 2", "next-words: 1", "exact: true",
	"unsaid: true", "cut: line", "cut: rest", "cut: box", "follows: [r0]",
	"follows: [any]", "precedes: [even]", "needs: [a]" };
static const char *const patterns[] = { "before", "after", "unless", "without",
	"previous", "next" };

#define ONE_OF(random, v) ((v)[random_below((random), COUNTOF(v))])

/* True once in n times. */
static bool
chance(struct random *random, size_t n)
{
	return random_below(random, n) == 0;
}

static void
add_phrase(struct random *random, struct buf *yaml)
{
	for (size_t n = 1 + random_below(random, 2); n; n--)
		buf_printf(
			yaml, "%s%s", ONE_OF(random, words), n > 1 ? " " : "");
}

/* A pattern without a limit that a short text could meet: no group repeats. */
static void
add_pattern(struct random *random, struct buf *yaml, size_t depth)
{
	for (size_t n = 1 + random_below(random, 3); n; n--) {
		if (depth > 0 && chance(random, 4)) {
			buf_printf(yaml, "(?:");
			add_pattern(random, yaml, depth - 1);
			buf_byte(yaml, '|');
			add_pattern(random, yaml, depth - 1);
			buf_printf(yaml, chance(random, 2) ? ")?" : ")");
		} else {
			buf_printf(yaml, "%s",
				chance(random, 2) ? ONE_OF(random, atoms)
						  : ONE_OF(random, words));
		}
	}
}

static void
add_key(struct random *random, struct buf *yaml, const char *key)
{
	buf_printf(yaml, "  %s: '", key);
	add_pattern(random, yaml, 2);
	buf_printf(yaml, "'\n");
}

static void
add_phrases(
	struct random *random, struct buf *yaml, const char *key, bool inside)
{
	buf_printf(yaml, "  %s: ['", key);
	for (size_t n = 1 + random_below(random, 3); n; n--) {
		buf_printf(yaml, "%s", inside ? "[" : "");
		if (!inside && chance(random, 8))
			buf_printf(yaml, "{words}");
		else
			add_phrase(random, yaml);
		buf_printf(yaml, n > 1 ? "', '" : "']\n");
	}
}

/* What the rule looks for. */
static void
add_way(struct random *random, struct buf *yaml, struct str place)
{
	bool inside = str_eq(place, STR("inline"));
	size_t way = random_below(random, 4);

	if (way == 0 && !str_eq(place, STR("middle"))) {
		add_key(random, yaml, "regex");
	} else if (way == 1 && str_eq(place, STR("line"))) {
		add_phrases(random, yaml, "holds", false);
		buf_printf(yaml, "  within-tail: 3\n");
	} else if (way == 2 && (str_eq(place, STR("line")) ||
				       str_eq(place, STR("line-end")))) {
		add_phrases(random, yaml, "ends", false);
		if (chance(random, 2))
			add_key(random, yaml, "lead");
	} else {
		add_phrases(random, yaml, "match", inside);
		if (chance(random, 2))
			add_key(random, yaml, "then");
		else if (chance(random, 2))
			buf_printf(yaml, "  until: [']', x]\n");
		if (str_eq(place, STR("line-end")))
			buf_printf(yaml, "  within-tail: 2\n");
	}
}

/* True when the rule that begins at from has the guard's key already. */
static bool
has_key(const struct buf *yaml, size_t from, const char *guard)
{
	size_t len = (size_t)(strchr(guard, ':') - guard) + 1;

	return str_find(buf_str(yaml), from, str_make(guard, len)) != STR_NONE;
}

static void
add_rule(struct random *random, struct buf *yaml, size_t number)
{
	const char *place = ONE_OF(random, places);
	size_t from = yaml->len;

	buf_printf(yaml, "- id: r%zu\n  kind: %s\n  place: %s\n", number,
		number % 2 ? "odd" : "even", place);
	add_way(random, yaml, str_from_c(place));
	for (size_t i = 0; i < COUNTOF(patterns); i++) {
		if (chance(random, 10))
			add_key(random, yaml, patterns[i]);
	}
	for (size_t i = 0; i < COUNTOF(guards); i++) {
		if (chance(random, 12) && !has_key(yaml, from, guards[i]))
			buf_printf(yaml, "  %s\n", guards[i]);
	}
}

static void
add_config(struct random *random, struct buf *yaml)
{
	size_t n = 1 + random_below(random, RULES);

	buf_printf(yaml, "lists:\n- id: words\n");
	add_phrases(random, yaml, "words", true);
	buf_printf(yaml, "- {id: shape, regex: '[a-z]{1,3}|");
	buf_printf(yaml, "%s'}\nrules:\n", ONE_OF(random, words));
	for (size_t i = 0; i < n; i++)
		add_rule(random, yaml, i);
	if (chance(random, 3))
		buf_printf(yaml, "- {id: title, kind: odd, place: document, "
				 "find: title}\n");
	if (chance(random, 3))
		buf_printf(yaml, "- {id: rest, kind: odd, place: document, "
				 "find: tail, follows: [any]}\n");
}

static void
add_text(struct random *random, struct buf *text)
{
	for (size_t lines = random_below(random, 9); lines; lines--) {
		for (size_t n = random_below(random, 9); n; n--) {
			buf_printf(text, "%s%s",
				chance(random, 3) ? ONE_OF(random, marks)
						  : ONE_OF(random, words),
				chance(random, 4) ? "" : " ");
		}
		buf_printf(text, "%s", chance(random, 8) ? "\r\n\n" : "\n");
	}
}

static void
show(const char *what, struct str s)
{
	struct str line;
	size_t pos = 0;

	printf("# %s\n", what);
	while (str_line(s, &pos, &line)) {
		printf("# ");
		(void)fwrite(line.ptr, 1, line.len, stdout);
		putchar('\n');
	}
}

struct counts {
	size_t loaded, cut, limited, bad;
};

/* The same cuts with and without the prefilter, and once more. */
static bool
is_same(struct rules *rules, struct str text, struct arena *arena,
	struct counts *counts)
{
	struct edits fast = { .arena = arena };
	struct edits slow = { .arena = arena };
	struct edits again = { .arena = arena };
	struct rules_report report;

	rules_run(rules, 0, text, &fast, &report);
	counts->cut += fast.n > 0;
	counts->limited += report.n_limited > 0;
	if (report.n_limited > 0) /* by which way is no matter */
		return true;
	rules_run_slowly(rules, 0, text, &slow, &report);
	rules_run(rules, 0, text, &again, &report);
	return equal_edits(&fast, &slow) && equal_edits(&fast, &again);
}

static void
run_texts(struct random *random, struct rules *rules, struct counts *counts)
{
	struct arena arena = { 0 };

	for (size_t i = 0; i < TEXTS; i++) {
		struct buf text = { 0 };
		struct str exact; /* whose end the sanitizers know */

		add_text(random, &text);
		exact = arena_str(&arena, buf_str(&text));
		buf_free(&text);
		if (!is_same(rules, exact, &arena, counts) &&
			counts->bad++ == 0)
			show("text", exact);
		arena_reset(&arena);
	}
	arena_free(&arena);
}

static void
run_config(struct random *random, struct counts *counts)
{
	struct arena arena = { 0 };
	struct buf yaml = { 0 };
	struct conf conf = { .arena = &arena };
	struct rules_conf into = { 0 };
	struct diag diag = { .name = "rules" };
	struct rules *rules = NULL;
	size_t bad = counts->bad;

	add_config(random, &yaml);
	if (conf_parse(&conf, "random.yaml", buf_str(&yaml), &rules_schema,
		    &into, &diag))
		rules = rules_load(&into, &arena, &diag);
	if (rules) {
		counts->loaded++;
		run_texts(random, rules, counts);
		rules_free(rules);
	}
	if (!rules || (bad == 0 && counts->bad > 0))
		show("rules", buf_str(&yaml));
	buf_free(&yaml);
	arena_free(&arena);
}

int
main(void)
{
	struct random random = { 20 };
	struct counts counts = { 0 };

	for (size_t i = 0; i < CONFIGS; i++)
		run_config(&random, &counts);
	is_size(counts.loaded, CONFIGS, "all configurations are sound");
	is_size(counts.bad, 0, "with and without the prefilter, and again");
	ok(counts.cut > (size_t)CONFIGS * TEXTS / 10,
		"much is cut: of %zu texts", counts.cut);
	ok(counts.limited < (size_t)CONFIGS * TEXTS / 100,
		"limits are rare: met in %zu texts", counts.limited);
	return tap_done();
}
