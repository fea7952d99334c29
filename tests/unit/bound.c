/* bound: each rule of the boundary engine where it decides and where another
 * does, on the shipped lists (tests/data/split/rules.txt); and what holds of
 * all texts. */

#include <stdlib.h>
#include <string.h>

#include "common/split/bound_priv.h"
#include "common/buf.h"
#include "common/utf8.h"
#include "file.h"
#include "random.h"
#include "tap.h"

static struct arena arena;

static struct bound *
shipped(bool clauses)
{
	static struct bound_conf lists;
	struct conf conf = { .arena = &arena };
	struct diag diag = { .name = "bound" };
	struct bound *bound = NULL;

	memset(&lists, 0, sizeof(lists));
	if (conf_load(&conf, "config/split.yaml", NULL, &bound_schema, &lists,
		    &diag))
		bound = bound_new(&lists, clauses, &arena, &diag);
	if (!bound)
		exit(2);
	return bound;
}

/* The text without its bars. */
static struct str
without_bars(struct str marked)
{
	struct buf buf = { 0 };
	struct str text;

	for (size_t i = 0; i < marked.len; i++) {
		if (marked.ptr[i] != '|')
			buf_byte(&buf, marked.ptr[i]);
	}
	text = arena_str(&arena, buf_str(&buf));
	buf_free(&buf);
	return text;
}

/* The text with a bar behind each sentence but the last. */
static struct str
with_bars(struct str text, const struct bounds *bounds)
{
	struct buf buf = { 0 };
	struct str marked;
	size_t pos = 0;

	for (size_t i = 0; i + 1 < bounds->n; i++) {
		size_t end = bounds->v[i].end;

		buf_add(&buf, str_sub(text, pos, end));
		buf_byte(&buf, '|');
		pos = end;
	}
	buf_add(&buf, str_from(text, pos));
	marked = arena_str(&arena, buf_str(&buf));
	buf_free(&buf);
	return marked;
}

static struct bounds
find(const struct bound *bound, struct str text)
{
	struct bounds bounds = { .arena = &arena, .explain = true };

	bound_find(bound, text, &bounds);
	return bounds;
}

/* Bars of the samples stand before the white space or behind it. */
static struct str
bars_first(struct str marked)
{
	uint8_t *p = arena_alloc(&arena, marked.len);

	memcpy(p, marked.ptr, marked.len);
	for (size_t i = 1; i < marked.len; i++) {
		for (size_t j = i;
			p[j] == '|' && j > 0 && strchr(" \n\r", p[j - 1]);
			j--) {
			p[j] = p[j - 1];
			p[j - 1] = '|';
		}
	}
	return str_make(p, marked.len);
}

static bool
decides(const struct bounds *bounds, struct str rule)
{
	for (size_t i = 0; i < bounds->n_places; i++) {
		if (str_eq(bound_rule_name(bounds->places[i].rule), rule))
			return true;
	}
	return false;
}

/* What decided instead, place by place. */
static void
show_places(const struct bounds *bounds, struct str text)
{
	for (size_t i = 0; i < bounds->n_places; i++)
		printf("#   " STR_FMT " behind \"" STR_FMT "\"\n",
			STR_ARG(bound_rule_name(bounds->places[i].rule)),
			STR_ARG(str_sub(text, 0, bounds->places[i].at)));
}

/* The text of a case, in which signs stand for line breaks. */
static struct str
with_breaks(struct str written)
{
	struct buf buf = { 0 };
	struct str text;
	size_t pos = 0;

	while (pos < written.len) {
		size_t beg = pos;
		uint32_t cp = utf8_next(written, &pos);

		if (cp == 0xB6)
			buf_byte(&buf, '\n');
		else if (cp == 0x240D)
			buf_byte(&buf, '\r');
		else
			buf_add(&buf, str_sub(written, beg, pos));
	}
	text = arena_str(&arena, buf_str(&buf));
	buf_free(&buf);
	return text;
}

/* The next case of the file at *pos: a rule, and a text with bars and signs. */
static bool
next_case(struct str file, size_t *pos, struct str *rule, struct str *written)
{
	struct str line;

	while (str_line(file, pos, &line)) {
		size_t space = str_find_byte(line, 0, ' ');

		if (line.len == 0 || line.ptr[0] == '#')
			continue;
		if (space == STR_NONE) {
			ok(false, "rules.txt: no text in '" STR_FMT "'",
				STR_ARG(line));
			continue;
		}
		*rule = str_sub(line, 0, space);
		*written = str_from(line, space + 1);
		return true;
	}
	return false;
}

static void
test_cases(const struct bound *bound, struct str file)
{
	struct str rule, written;
	size_t pos = 0, n = 0;

	for (; next_case(file, &pos, &rule, &written); n++) {
		struct str first = bars_first(with_breaks(written));
		struct str text = without_bars(first);
		struct bounds bounds = find(bound, text);

		if (!ok(str_eq(with_bars(text, &bounds), first) &&
				    decides(&bounds, rule),
			    STR_FMT ": " STR_FMT, STR_ARG(rule),
			    STR_ARG(written))) {
			printf("# got " STR_FMT "\n",
				STR_ARG(with_bars(text, &bounds)));
			show_places(&bounds, text);
		}
	}
	ok(n > 0, "there are cases");
}

/* All cases as the paragraphs of one document. */
static void
test_paragraphs(const struct bound *bound, struct str file)
{
	struct buf buf = { 0 };
	struct bounds bounds;
	struct str rule, written;
	size_t pos = 0, from = 0, n = 0;
	bool same = true;

	while (next_case(file, &pos, &rule, &written)) {
		buf_add(&buf, without_bars(with_breaks(written)));
		buf_add(&buf, STR("\n \n"));
	}
	bounds = find(bound, buf_str(&buf));
	for (pos = 0; next_case(file, &pos, &rule, &written);) {
		struct str text = without_bars(with_breaks(written));
		struct bounds part = find(bound, text);

		for (size_t j = 0; j < part.n; j++, n++)
			same = same && n < bounds.n &&
			       bounds.v[n].beg == from + part.v[j].beg &&
			       bounds.v[n].end == from + part.v[j].end;
		from += text.len + 3;
	}
	ok(same && n == bounds.n, "a document has its paragraphs' boundaries");
	buf_free(&buf);
}

/* What paragraphs are made of, at random: what rules look at, side by side. */
static const char *const fragments[] = { "كلمة", "وقال", "قال", "إن", "المدينة",
	"مدينة", "د.", "أ.ف.ب.", "ق.م.", "12", "3.5", "١.", ".", ".", "..",
	"...", "…", "؟", "!", "۔", ":", "،", "\"", "“", "”", "«", "»", "(", ")",
	"-", "•", "\n", "\n", "\r\n", "\n- ", "\n1. ", " ", " ", " ",
	"\xC2\xA0", "\xE2\x80\x8F", "😂", "Mr.", "The", "end", "p.m.",
	"www.a.org", "@a.b", "[1]", "(رويترز)", "بقلم", "من", "/" };

static void
add_fragments(struct buf *buf, struct random *random)
{
	for (size_t n = 1 + random_below(random, 40); n > 0; n--) {
		size_t i = random_below(random, COUNTOF(fragments));

		buf_add(buf, str_from_c(fragments[i]));
		if (random_below(random, 3) > 0)
			buf_byte(buf, ' ');
	}
	buf_byte(buf, 'x'); /* no white space at its end */
}

/* The boundaries in text[beg, end), as those of a text, are the next of all. */
static bool
same_part(const struct bound *bound, struct str text, size_t beg, size_t end,
	const struct bounds *all, size_t *n)
{
	struct bounds part = find(bound, str_sub(text, beg, end));
	bool same = true;

	for (size_t i = 0; i < part.n; i++, ++*n)
		same = same && *n < all->n &&
		       all->v[*n].beg == beg + part.v[i].beg &&
		       all->v[*n].end == beg + part.v[i].end;
	return same;
}

static void
test_random_paragraphs(const struct bound *bound)
{
	struct random random = { 5 };
	bool same = true;
	int last = 0;

	for (int i = 0; i < 4000 && same; i++) {
		struct arena_mark mark = arena_mark(&arena);
		struct buf one = { 0 }, two = { 0 }, both = { 0 };
		struct bounds all;
		size_t n = 0, second;

		last = i;
		add_fragments(&one, &random);
		add_fragments(&two, &random);
		buf_add(&both, buf_str(&one));
		buf_add(&both, i % 2 ? STR("\n\n") : STR(" \r\n \t\n"));
		second = both.len;
		buf_add(&both, buf_str(&two));
		all = find(bound, buf_str(&both));
		/* a blank line within a paragraph parts it anyway */
		same = same_part(bound, buf_str(&both), 0, one.len, &all, &n) &&
		       same_part(bound, buf_str(&both), second, both.len, &all,
			       &n) &&
		       n == all.n;
		buf_free(&one);
		buf_free(&two);
		buf_free(&both);
		arena_release(&arena, mark);
	}
	ok(same, "two random paragraphs, alone and behind one another (%d)",
		last);
}

/* The same boundaries by the same rules. */
static bool
same_places(const struct bound *one, const struct bound *two, struct str text)
{
	struct bounds a = find(one, text), b = find(two, text);
	bool same = a.n_places == b.n_places;

	for (size_t i = 0; same && i < a.n_places; i++)
		same = a.places[i].at == b.places[i].at &&
		       a.places[i].rule == b.places[i].rule;
	return same;
}

/* Hashes of the listed words, and the bytes beside a terminator, spare asking
 * the rules about most places; where none is spared, nothing changes. */
static void
test_spared(const struct bound *bound, struct str file)
{
	struct bound *slow = shipped(false);
	struct random random = { 7 };
	struct str rule, written;
	bool cases = true, mixed = true;
	size_t pos = 0;

	memset(slow->words, 0xFF, sizeof(slow->words));
	memset(slow->threes, 0xFF, sizeof(slow->threes));
	slow->thorough = true;
	while (next_case(file, &pos, &rule, &written)) {
		struct str text = without_bars(with_breaks(written));

		if (!same_places(bound, slow, text)) {
			printf("# " STR_FMT "\n", STR_ARG(text));
			cases = false;
		}
	}
	for (int i = 0; i < 4000; i++) {
		struct arena_mark mark = arena_mark(&arena);
		struct buf buf = { 0 };

		add_fragments(&buf, &random);
		if (!same_places(bound, slow, buf_str(&buf))) {
			printf("# " STR_FMT "\n", STR_ARG(buf_str(&buf)));
			mixed = false;
		}
		buf_free(&buf);
		arena_release(&arena, mark);
	}
	ok(cases, "what spares the rules decides nothing in the cases");
	ok(mixed, "nor in random paragraphs");
}

/* What is handed over, against what is held. */
struct taken {
	const struct bounds *held;
	size_t n, n_places, calls;
	bool same;
};

static void
take_sentences(void *of, const struct sentence *v, size_t n)
{
	struct taken *taken = of;
	const struct bounds *held = taken->held;

	for (size_t i = 0; i < n; i++, taken->n++)
		taken->same = taken->same && taken->n < held->n &&
			      v[i].beg == held->v[taken->n].beg &&
			      v[i].end == held->v[taken->n].end;
}

static void
take_places(void *of, const struct boundary *v, size_t n)
{
	struct taken *taken = of;
	const struct bounds *held = taken->held;

	taken->calls++;
	for (size_t i = 0; i < n; i++, taken->n_places++)
		taken->same = taken->same && taken->n_places < held->n_places &&
			      v[i].at == held->places[taken->n_places].at &&
			      v[i].rule == held->places[taken->n_places].rule;
}

static void
test_taken(const struct bound *bound)
{
	struct bounds held, given = { .arena = &arena,
		.explain = true,
		.take = take_sentences,
		.take_places = take_places };
	struct taken taken = { .held = &held, .same = true };
	struct buf text = { 0 };

	for (size_t i = 0; i < 5000; i++)
		buf_add(&text, i % 3 ? STR("ذهب. ") : STR("د. سامي 1.5\n"));
	held = find(bound, buf_str(&text));
	given.of = &taken;
	bound_find(bound, buf_str(&text), &given);
	ok(taken.same, "sentences and places are the same handed over or held");
	is_size(taken.n, held.n, "no sentence is missing");
	is_size(taken.n_places, held.n_places, "nor a place");
	ok(taken.calls > 5, "they come some at a time");
	buf_free(&text);
}

static void
test_clauses(const struct bound *plain, const struct bound *clauses)
{
	struct str text =
		STR("سؤال: ما هذا؟ حضر؛ ثم غادر 10:30 إلى http://a.b");
	struct bounds bounds = find(clauses, text);

	is_str(with_bars(text, &bounds),
		STR("سؤال:| ما هذا؟| حضر؛| ثم غادر 10:30 إلى http://a.b"),
		"clauses end at colons and semicolons with space behind");
	ok(decides(&bounds, STR("clause")), "clause decides");
	bounds = find(plain, text);
	is_size(bounds.n, 2, "unless they are not asked for");
}

static void
test_edges(const struct bound *bound)
{
	static const struct {
		const char *what;
		struct str text;
		size_t n;
	} edges[] = {
		{ "no text", STR_INIT(""), 0 },
		{ "only white space", STR_INIT(" \n\t\r\n \xC2\xA0"), 0 },
		{ "only what does not show", STR_INIT("\xE2\x80\x8F\n"), 0 },
		{ "NUL is a character", STR_INIT("\0a\0. One two"), 2 },
		{ "only terminators", STR_INIT("...!!!???"), 1 },
		{ "white space round it all", STR_INIT("\n a. \n"), 1 },
		{ "a BOM",
			STR_INIT("\xEF\xBB\xBF"
				 "One. Two."),
			2 },
		{ "U+2029 parts paragraphs",
			STR_INIT("a of\xE2\x80\xA9"
				 "b"),
			2 },
		{ "CR alone ends a line", STR_INIT("One\rTwo"), 2 },
	};

	for (size_t i = 0; i < COUNTOF(edges); i++)
		is_size(find(bound, edges[i].text).n, edges[i].n,
			edges[i].what);
}

static void
test_faults(void)
{
	static const char *const faults[] = { "closers: [\"))\"]",
		"quotes: [\"\"]", "titles: [\".\"]",
		"titles: [aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeee]" };

	for (size_t i = 0; i < COUNTOF(faults); i++) {
		struct bound_conf lists = { .closers = { 0 } };
		struct conf conf = { .arena = &arena };
		struct buf sink = { 0 };
		struct diag diag = { .name = "bound", .sink = &sink };

		ok(conf_parse(&conf, "s.yaml", str_from_c(faults[i]),
			   &bound_schema, &lists, &diag) &&
				!bound_new(&lists, false, &arena, &diag),
			"a fault: %s", faults[i]);
		ok(str_starts(buf_str(&sink), STR("bound: s.yaml:1:")),
			"and where it is");
		buf_free(&sink);
	}
}

int
main(void)
{
	struct bound *plain = shipped(false), *clauses = shipped(true);
	struct buf cases = file_read("tests/data/split/rules.txt");

	test_cases(plain, buf_str(&cases));
	test_paragraphs(plain, buf_str(&cases));
	test_random_paragraphs(plain);
	test_random_paragraphs(clauses);
	test_spared(plain, buf_str(&cases));
	test_taken(plain);
	test_clauses(plain, clauses);
	test_edges(plain);
	test_faults();
	buf_free(&cases);
	arena_free(&arena);
	return tap_done();
}
