/*
 * rules: every rule of config/clean.yaml has a case in which it fires and one
 * in which it must not (tests/data/clean/rules.txt, which says how to write
 * them); and the prefilter loses nothing: each text gives the same cuts with
 * it and without, and so do mixtures of all cases.
 */

#include <stdlib.h>

#include "common/json.h"
#include "common/clean/rules.h"
#include "common/uchar.h"
#include "common/utf8.h"
#include "file.h"
#include "random.h"
#include "rules_equal.h"
#include "tap.h"

#define SHARED "../shared/data/"

/* Words that stand for paragraphs, so that cases stay short. */
static const struct {
	const char *word, *text;
} paragraphs[] = {
	{ "~a", "عقد مجلس المدينة جلسة مطولة صباح الأحد ناقش فيها الأعضاء "
		"مشروع توسعة الميناء القديم والطرق المؤدية إليه، واتفقوا على "
		"رفع التقرير النهائي إلى اللجنة المختصة قبل نهاية العام." },
	{ "~b", "وأوضح المهندس المشرف أن الأعمال ستبدأ بعد انتهاء موسم الأمطار "
		"وأن التكلفة لن تتجاوز ما رصد لها، مشيرا إلى أن السكان "
		"سيلمسون أثر المشروع في حركة السير خلال أشهر قليلة." },
	{ "~c", "وكان سكان الحي الشرقي قد طالبوا منذ سنوات بإصلاح الأرصفة "
		"وإنارة الشارع الممتد على طول الساحل، وقدموا في ذلك عريضة "
		"وقع عليها المئات منهم في بداية الصيف الماضي." },
	{ "~d", "وتقول الدراسة التي أعدها مكتب هندسي مستقل إن عمق المياه عند "
		"المدخل يسمح بدخول سفن أكبر، بشرط أن تزال الصخور التي "
		"تراكمت هناك وأن يعاد رسم المجرى من جديد." },
	{ "~e", "The council met on Sunday to discuss the plan to widen the "
		"old harbour and the roads that lead to it, and agreed to "
		"send the final report to the committee before the year "
		"ends." },
	{ "~f", "Work will begin after the rains, the engineer in charge said, "
		"and the cost will stay within what was set aside for it "
		"when the budget was passed by a narrow vote last spring." },
};

/* The case's text: U+00B6 is a line break, words of paragraphs are replaced;
 * what stands in U+27E6 U+27E7 goes to text but not to want. */
static void
expand(struct str s, struct buf *text, struct buf *want)
{
	bool cut = false;

	for (size_t i = 0; i < s.len;) {
		struct str rest = str_from(s, i), piece = str_sub(rest, 0, 1);
		size_t step = 1;

		if (str_starts(rest, STR("\xE2\x9F\xA6")) ||
			str_starts(rest, STR("\xE2\x9F\xA7"))) {
			cut = rest.ptr[2] == 0xA6;
			i += 3;
			continue;
		}
		if (str_starts(rest, STR("\xC2\xB6"))) {
			piece = STR("\n");
			step = 2;
		}
		for (size_t k = 0; k < COUNTOF(paragraphs); k++) {
			if (str_starts(rest, str_from_c(paragraphs[k].word))) {
				piece = str_from_c(paragraphs[k].text);
				step = 2;
			}
		}
		buf_add(text, piece);
		if (!cut)
			buf_add(want, piece);
		i += step;
	}
}

static void
add_visible(struct str s, struct buf *out)
{
	size_t pos = 0;

	while (pos < s.len) {
		size_t beg = pos;

		if (!uchar_is_space(utf8_next(s, &pos)))
			buf_add(out, str_sub(s, beg, pos));
	}
}

/* Equal but for white space. */
static bool
is_same(struct str a, struct str b)
{
	struct buf x = { 0 }, y = { 0 };
	bool same;

	add_visible(a, &x);
	add_visible(b, &y);
	same = str_eq(buf_str(&x), buf_str(&y));
	buf_free(&x);
	buf_free(&y);
	return same;
}

struct suite {
	struct rules *rules;
	struct arena scratch;
	bool *fires, *traps; /* rules that have such a case */
};

static size_t
rule_named(const struct rules *rules, struct str id)
{
	for (size_t i = 0; i < rules_count(rules); i++)
		if (str_eq(rules_info(rules, i).id, id))
			return i;
	return STR_NONE;
}

/* Runs the rules: the same with and without the prefilter, and a second time
 * nothing. Returns the text that is left. */
static struct str
run(struct suite *suite, struct str text, struct edits *edits, bool *good)
{
	struct arena *arena = &suite->scratch;
	struct edits slow = { .arena = arena };
	struct edits again = { .arena = arena };
	struct rules_report report;
	struct str left;

	*edits = (struct edits){ .arena = arena };
	rules_run(suite->rules, 0, text, edits, &report);
	*good = report.n_limited == 0;
	rules_run_slowly(suite->rules, 0, text, &slow, &report);
	*good &= equal_edits(edits, &slow);
	left = edits_apply(edits, text);
	rules_run(suite->rules, 0, left, &again, &report);
	*good &= again.n == 0;
	return left;
}

static void
show(const char *what, struct str s)
{
	printf("# %s: ", what);
	for (size_t i = 0; i < s.len; i++)
		putchar(s.ptr[i] == '\n' ? '|' : s.ptr[i]);
	putchar('\n');
}

static void
show_edits(
	const struct suite *suite, const struct edits *edits, struct str text)
{
	for (size_t i = 0; i < edits->n; i++) {
		const struct edit *e = &edits->v[i];

		printf("# cut by " STR_FMT "\n",
			STR_ARG(rules_info(suite->rules, e->rule).id));
		show("cut", str_sub(text, e->beg, e->end));
	}
}

/* The n-th line is no case: says why. */
static void
no_case(size_t n, struct str line, const char *why)
{
	ok(false, "rules.txt:%zu: " STR_FMT, n, STR_ARG(line));
	printf("# %s\n", why);
}

/* "id + text" or "id - text", the n-th line. */
static void
run_case(struct suite *suite, struct str line, size_t n)
{
	size_t space = str_find_byte(line, 0, ' '), rule;
	struct buf text = { 0 }, want = { 0 };
	struct edits edits;
	struct str left, sign;
	bool fires, hit = false, good;

	space = size_min(space, line.len);
	sign = str_sub(line, space, size_min(space + 3, line.len));
	fires = str_eq(sign, STR(" + "));
	if (!fires && !str_eq(sign, STR(" - "))) {
		no_case(n, line, "wanted is 'RULE + TEXT' or 'RULE - TEXT'");
		return;
	}
	rule = rule_named(suite->rules, str_sub(line, 0, space));
	if (rule == STR_NONE) {
		no_case(n, line, "config/clean.yaml has no rule of this id");
		return;
	}
	*(fires ? &suite->fires[rule] : &suite->traps[rule]) = true;
	expand(str_from(line, space + 3), &text, &want);
	left = run(suite, buf_str(&text), &edits, &good);
	for (size_t i = 0; i < edits.n; i++)
		hit |= edits.v[i].rule == rule;
	good &= hit == fires && is_same(left, buf_str(&want));
	if (!ok(good, "rules.txt:%zu: " STR_FMT, n, STR_ARG(line))) {
		if (hit != fires)
			printf("# the rule %s\n",
				hit ? "fired" : "did not fire");
		show("wanted", buf_str(&want));
		show("left", left);
		show_edits(suite, &edits, buf_str(&text));
	}
	buf_free(&text);
	buf_free(&want);
	arena_reset(&suite->scratch);
}

static void
run_cases(struct suite *suite)
{
	struct buf file = file_read("tests/data/clean/rules.txt");
	struct str line;
	size_t pos = 0, n = 0;

	while (str_line(buf_str(&file), &pos, &line)) {
		n++;
		if (line.len == 0 || line.ptr[0] == '#')
			continue;
		run_case(suite, str_trim(line), n);
	}
	ok(n > 0, "there are cases");
	buf_free(&file);
	for (size_t i = 0; i < rules_count(suite->rules); i++) {
		struct rules_info info = rules_info(suite->rules, i);

		ok(suite->fires[i] && suite->traps[i],
			STR_FMT " has a case and a trap in rules.txt",
			STR_ARG(info.id));
	}
}

/* Each text of a file of records: prefilter, second run, no limit met. */
static void
run_corpus(struct suite *suite, const char *path)
{
	struct buf file = file_read(path);
	struct str line;
	size_t pos = 0, bad = 0, n = 0;

	while (str_line(buf_str(&file), &pos, &line)) {
		struct json_value value;
		struct edits edits;
		struct str text;
		bool good;

		if (!json_find(line, STR("text"), &suite->scratch, &value) ||
			!json_string(&value, &suite->scratch, &text, NULL))
			continue;
		(void)run(suite, text, &edits, &good);
		bad += !good;
		n++;
		arena_reset(&suite->scratch);
	}
	buf_free(&file);
	if (n == 0)
		ok(true, "# skip %s is not here", path);
	else
		is_size(bad, 0, path);
}

/* Texts of cases in any order, one below the other or glued, as the prefilter
 * and the plain way see them: what is cut near a line that was cut before, and
 * whether another sweep was needed, must be the same. */
static void
run_mixtures(struct suite *suite, size_t n)
{
	struct buf file = file_read("tests/data/clean/rules.txt");
	struct arena lines = { 0 };
	struct random random = { 11 };
	struct str line, *cases = NULL;
	size_t pos = 0, n_cases = 0, cap = 0, bad = 0;

	while (str_line(buf_str(&file), &pos, &line)) {
		size_t space = str_find_byte(line, 0, ' ');

		if (line.len == 0 || line.ptr[0] == '#' || space == STR_NONE ||
			space + 3 >= line.len)
			continue;
		ARENA_ROOM(&lines, &cases, n_cases, &cap);
		cases[n_cases++] = str_from(line, space + 3);
	}
	for (size_t i = 0; i < n && n_cases > 0; i++) {
		struct edits fast = { .arena = &suite->scratch };
		struct edits slow = { .arena = &suite->scratch };
		struct buf text = { 0 }, want = { 0 };
		struct rules_report report;

		for (size_t k = 1 + random_below(&random, 5); k; k--) {
			expand(cases[random_below(&random, n_cases)], &text,
				&want);
			buf_byte(&text, random_below(&random, 8) ? '\n' : ' ');
		}
		rules_run(suite->rules, 0, buf_str(&text), &fast, &report);
		rules_run_slowly(
			suite->rules, 0, buf_str(&text), &slow, &report);
		if (!equal_edits(&fast, &slow) && bad++ < 3) {
			show("text", buf_str(&text));
			show_edits(suite, &fast, buf_str(&text));
			printf("# slowly:\n");
			show_edits(suite, &slow, buf_str(&text));
		}
		buf_free(&text);
		buf_free(&want);
		arena_reset(&suite->scratch);
	}
	arena_free(&lines);
	buf_free(&file);
	is_size(bad, 0, "mixtures of cases");
}

int
main(void)
{
	struct arena arena = { 0 };
	struct buf yaml = file_read("config/clean.yaml");
	struct conf conf = { .arena = &arena };
	struct rules_conf into = { 0 };
	struct diag diag = { .name = "rules" };
	struct suite suite = { 0 };
	bool loaded = conf_parse(&conf, "config/clean.yaml", buf_str(&yaml),
		&rules_schema, &into, &diag);

	if (loaded)
		suite.rules = rules_load(&into, &arena, &diag);
	if (!ok(suite.rules != NULL, "config/clean.yaml is sound"))
		return tap_done();
	/* as shipped: with line-wrap on there are always more sweeps */
	run_mixtures(&suite, 2000);
	/* what is off unless asked for is tested as well */
	rules_all_on(suite.rules);
	suite.fires = ARENA_NEW(&arena, bool, rules_count(suite.rules));
	suite.traps = ARENA_NEW(&arena, bool, rules_count(suite.rules));
	run_cases(&suite);
	run_corpus(&suite, SHARED "cleaning/dev.jsonl");
	run_corpus(&suite, SHARED "sentences/ntrex-arb-a.jsonl");
	run_corpus(&suite, SHARED "sentences/ntrex-eng-a.jsonl");
	run_corpus(&suite, SHARED "sentences/padt-dev.jsonl");
	rules_free(suite.rules);
	arena_free(&suite.scratch);
	arena_free(&arena);
	buf_free(&yaml);
	return tap_done();
}
