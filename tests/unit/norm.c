/*
 * norm: what must hold of every text and every choice of operations. Exact
 * outputs are in tests/normalize.bats and its pairs.
 */

#include <stdlib.h>

#include "common/buf.h"
#include "common/normalize/norm_pass.h"
#include "common/normalize/norm_set.h"
#include "common/utf8.h"
#include "random.h"
#include "tap.h"

/* for its table */
#include "common/normalize/norm_entity_names.c"

/* Characters that operations act on, and their neighbours. */
static const uint32_t sharp[] = { 0x00, 0x07, '\t', 0x0B, '\r', ' ', ' ', ' ',
	'!', '"', '&', '#', '(', ')', ',', '-', '.', '.', '.', '1', '9', ':',
	';', '<', '=', '?', '[', 'A', 'a', 'a', 'b', 'm', 'p', 't', 'l', 'x',
	0x85, 0x9D, 0xA0, 0xA7, 0xA9, 0xAB, 0xAD, 0xB0, 0xBB, 0xC2, 0xC3, 0xC7,
	0xD8, 0xD9, 0xE1, 0xE2, 0xE3, 0xE9, 0xED, 0x20AC, 0x201E, 0x2026,
	0x2020, 0x300, 0x301, 0x308, 0x323, 0x338, 0x344, 0x345, 0x5B0, 0x5D0,
	0x60C, 0x610, 0x611, 0x61B, 0x61C, 0x61F, 0x621, 0x622, 0x623, 0x624,
	0x625, 0x626, 0x627, 0x628, 0x629, 0x637, 0x638, 0x640, 0x640, 0x644,
	0x646, 0x647, 0x648, 0x648, 0x649, 0x64A, 0x64B, 0x64E, 0x650, 0x651,
	0x652, 0x653, 0x654, 0x655, 0x660, 0x665, 0x66A, 0x66B, 0x66C, 0x670,
	0x671, 0x6A9, 0x6C0, 0x6C1, 0x6C2, 0x6CC, 0x6D2, 0x6D3, 0x6D4, 0x6D5,
	0x6D6, 0x6DC, 0x6E7, 0x6F1, 0x93C, 0x915, 0x958, 0xE01, 0xE38, 0x1100,
	0x1161, 0x11A8, 0x1680, 0x1820, 0x2000, 0x2003, 0x200B, 0x200C, 0x200D,
	0x200F, 0x2010, 0x2014, 0x2018, 0x201C, 0x2028, 0x2029, 0x202B, 0x202F,
	0x205F, 0x2060, 0x2067, 0x2212, 0x2460, 0x3000, 0x304B, 0x3099, 0x4E2D,
	0xAC00, 0xAC01, 0xF900, 0xFB01, 0xFB50, 0xFC5E, 0xFC80, 0xFCF2, 0xFD3E,
	0xFDF2, 0xFDFA, 0xFDFC, 0xFDFD, 0xFE70, 0xFE71, 0xFE77, 0xFE8D, 0xFEF7,
	0xFEFB, 0xFEFF, 0xFF10, 0x10FFFF, 0x1109A, 0x110BA, 0x1D15E, 0x1EE00,
	0x1F468, 0x2F800 };

static uint32_t
random_char(struct random *random, unsigned flavour)
{
	uint32_t cp;

	if (flavour == 0 || random_below(random, 8) > 0)
		return sharp[random_below(random, COUNTOF(sharp))];
	do
		cp = (uint32_t)random_below(random, 0x110000);
	while (cp - 0xD800 < 0x800 || cp == '\n');
	return cp;
}

/* A line of characters, some of them many times over. */
static void
random_line(struct random *random, struct buf *out)
{
	unsigned flavour = (unsigned)random_below(random, 2);
	size_t n = random_below(random, 24);

	out->len = 0;
	while (n-- > 0) {
		uint32_t cp = random_char(random, flavour);
		size_t times = random_below(random, 9) ? 1
			       : random_below(random, 40)
				       ? random_below(random, 6)
				       : random_below(random, 300);

		while (times-- > 0)
			out->len += utf8_put(buf_reserve(out, 4), cp);
	}
}

/* Few operations or many; entities is once only by its nature. */
static struct norm_choice
random_choice(struct random *random)
{
	struct norm_choice choice = { .guards = random_below(random, 2) };
	size_t rate = 1 + random_below(random, 12);

	for (int op = 0; op < NORM_OPS; op++)
		choice.on[op] = random_below(random, rate) == 0;
	choice.on[NORM_ENTITIES] = false;
	return choice;
}

static struct str
run(const struct norm *norm, struct str text, struct edits *edits,
	struct arena *arena)
{
	*edits = (struct edits){ .arena = arena };
	norm_run(norm, text, edits, NULL);
	return edits_apply(edits, text);
}

static bool
is_start(struct str s, size_t pos)
{
	return pos == s.len || (s.ptr[pos] & 0xC0) != 0x80;
}

/* The edits ascend, cut between characters, and leave in between what was. */
static bool
good_edits(const struct edits *edits, struct str text, struct str made)
{
	struct kept kept = { 0 };
	struct edit_walk walk = { 0 };
	const struct edit *e;
	size_t done = 0;

	while ((e = edits_next(edits, &walk)) != NULL) {
		if (e->beg < done || e->end < e->beg ||
			!is_start(text, e->beg) || !is_start(text, e->end) ||
			e->rule >= NORM_OPS)
			return false;
		done = e->end;
	}
	while (edits_kept(edits, text.len, &kept)) {
		size_t n = kept.end - kept.beg;

		if (!str_eq(str_sub(text, kept.beg, kept.end),
			    str_sub(made, kept.at, kept.at + n)))
			return false;
	}
	return done <= text.len;
}

static void
show(const char *what, struct str s)
{
	printf("# %s:", what);
	for (size_t pos = 0; pos < s.len;)
		printf(" %04X", utf8_next(s, &pos));
	printf("\n");
}

static void
show_choice(const struct norm_choice *choice)
{
	printf("# guards %d, ops:", choice->guards);
	for (int op = 0; op < NORM_OPS; op++) {
		if (choice->on[op])
			printf(" " STR_FMT,
				STR_ARG(norm_name((enum norm_op)op)));
	}
	printf("\n");
}

/* The properties of one text, a line. */
static bool
holds(const struct norm *norm, const struct norm_choice *choice, struct str a,
	struct str b, struct arena *arena)
{
	struct edits edits, again, of_b, of_all;
	struct str made = run(norm, a, &edits, arena);
	struct str twice = run(norm, made, &again, arena);
	struct str made_b = run(norm, b, &of_b, arena);
	struct buf all = { 0 }, want = { 0 };
	struct str made_all;
	const char *wrong = NULL;

	buf_add(&all, a);
	buf_byte(&all, '\n');
	buf_add(&all, b);
	buf_add(&want, made);
	buf_byte(&want, '\n');
	buf_add(&want, made_b);
	made_all = run(norm, buf_str(&all), &of_all, arena);
	if (utf8_valid(made) != made.len)
		wrong = "valid";
	else if (!str_eq(made, twice) || again.n > 0)
		wrong = "idempotent";
	else if (!str_eq(made_all, buf_str(&want)))
		wrong = "local";
	else if (!good_edits(&edits, a, made) ||
		 !good_edits(&of_all, buf_str(&all), made_all))
		wrong = "good edits";
	if (wrong) {
		printf("# not %s\n", wrong);
		show_choice(choice);
		show("text", a);
		show("made", made);
		show("again", twice);
		show("with", b);
		show("all", made_all);
	}
	buf_free(&all);
	buf_free(&want);
	return !wrong;
}

static void
test_properties(size_t choices, size_t texts)
{
	struct random random = { 1 };
	struct buf a = { 0 }, b = { 0 };
	size_t failed = 0;

	for (size_t i = 0; i < choices && failed < 5; i++) {
		struct norm_choice choice = random_choice(&random);
		struct arena forever = { 0 }, arena = { 0 };
		struct norm *norm = norm_new(&choice, &forever);

		for (size_t j = 0; j < texts && failed < 5; j++) {
			random_line(&random, &a);
			random_line(&random, &b);
			failed += !holds(norm, &choice, buf_str(&a),
				buf_str(&b), &arena);
			arena_reset(&arena);
		}
		arena_free(&arena);
		arena_free(&forever);
	}
	buf_free(&a);
	buf_free(&b);
	ok(failed == 0, "idempotent, local, good edits: %zu texts",
		choices * texts);
}

/* Words, between them what operations act on. */
static void
random_words(struct random *random, struct buf *out)
{
	static const uint32_t letters[] = { 'a', 'b', 'x', 0x0628, 0x062A,
		0x0643, 0x0645, 0x0648, 0x0629, 0x0637, 0x064E, 0x0651 };
	size_t n = 1 + random_below(random, 30);

	out->len = 0;
	while (n-- > 0) {
		size_t len = random_below(random, 9);

		while (len-- > 0)
			out->len += utf8_put(buf_reserve(out, 4),
				letters[random_below(
					random, COUNTOF(letters))]);
		for (len = random_below(random, 3); len > 0; len--)
			out->len += utf8_put(
				buf_reserve(out, 4), random_char(random, 0));
		if (random_below(random, 3) > 0)
			buf_byte(out, random_below(random, 20) ? ' ' : '\n');
	}
}

/* A text that is treated in small blocks, its lines cut, comes out as one that
 * is treated whole. */
static void
test_blocks(size_t choices, size_t texts)
{
	struct random random = { 3 };
	struct buf text = { 0 };
	size_t failed = 0, changed = 0;

	for (size_t i = 0; i < choices && failed < 5; i++) {
		struct norm_choice choice = random_choice(&random);
		struct arena forever = { 0 }, arena = { 0 };
		struct norm *norm;

		choice.on[NORM_ENTITIES] = random_below(&random, 4) == 0;
		norm = norm_new(&choice, &forever);
		for (size_t j = 0; j < texts && failed < 5; j++) {
			struct edits edits[2] = { { .arena = &arena },
				{ .arena = &arena } };
			struct str made[2];

			random_words(&random, &text);
			for (int k = 0; k < 2; k++) {
				norm->block = k ? 1 + random_below(&random, 9)
						: SIZE_MAX;
				norm_run(norm, buf_str(&text), &edits[k], NULL);
				made[k] =
					edits_apply(&edits[k], buf_str(&text));
			}
			changed += edits[0].n > 0;
			if (!str_eq(made[0], made[1])) {
				failed++;
				show_choice(&choice);
				show("text", buf_str(&text));
				show("whole", made[0]);
				show("blocks", made[1]);
			}
			arena_reset(&arena);
		}
		arena_free(&arena);
		arena_free(&forever);
	}
	buf_free(&text);
	ok(failed == 0 && changed > texts, "in blocks as a whole: %zu texts",
		choices * texts);
}

/* The same by one character at a time. */
static size_t
naive_next(const struct norm_set *set, struct str text, size_t pos)
{
	while (pos < text.len && !norm_set_has(set, utf8_at(text, pos)))
		utf8_next(text, &pos);
	return pos;
}

static void
test_scan(size_t rounds)
{
	struct random random = { 2 };
	struct arena arena = { 0 };
	struct buf text = { 0 };
	size_t wrong = 0;

	for (size_t i = 0; i < rounds; i++) {
		struct norm_set set;
		struct norm_scan scan;
		size_t pos = 0, n = random_below(&random, 12);

		norm_set_init(&set, &arena);
		while (n-- > 0) {
			uint32_t cp = random_char(&random, 1);

			norm_set_add(&set, cp, cp);
		}
		random_line(&random, &text);
		scan = norm_scan(&set, buf_str(&text));
		while (pos < text.len) {
			size_t at = norm_scan_next(&scan, pos);

			wrong += at != naive_next(&set, buf_str(&text), pos);
			pos = at;
			if (pos < text.len)
				utf8_next(buf_str(&text), &pos);
		}
		arena_reset(&arena);
	}
	arena_free(&arena);
	buf_free(&text);
	ok(wrong == 0, "a scan finds every member, in order");
}

static void
test_names(void)
{
	bool sorted = true, found = true;

	for (size_t i = 0; i < COUNTOF(names); i++) {
		struct str name = str_from_c(names[i].name);

		sorted &= i == 0 ||
			  str_cmp(str_from_c(names[i - 1].name), name) < 0;
		found &= norm_entity(name) == names[i].cp;
	}
	ok(sorted && found, "every entity name is found");
	ok(norm_entity(STR("AMPX")) == 0 && norm_entity(STR("")) == 0 &&
			norm_entity(STR("zz")) == 0,
		"other names are not");
}

/* Every operation has its name and finds itself by it. */
static void
test_ops(void)
{
	bool good = true;
	enum norm_op op;

	for (int i = 0; i < NORM_OPS; i++)
		good &= norm_find(norm_name((enum norm_op)i), &op) &&
			op == (enum norm_op)i && norm_about(op);
	ok(good, "operations have names");
	ok(!norm_find(STR("nf"), &op) && !norm_find(STR(""), &op),
		"other names are none");
}

static void
test_tally(void)
{
	struct norm_choice choice = {
		.on = { [NORM_TATWEEL] = true, [NORM_PRESENTATION] = true }
	};
	struct arena arena = { 0 };
	struct norm *norm = norm_new(&choice, &arena);
	struct edits edits = { .arena = &arena };
	struct norm_tally tally = { 0 };

	/* U+FE77 is a tatweel with fatha; then two tatweel and a lam-alef */
	norm_run(norm, STR("x\xEF\xB9\xB7y\xD9\x80\xD9\x80z\xEF\xBB\xBB"),
		&edits, &tally);
	is_size(tally.count[NORM_PRESENTATION], 2, "forms counted");
	is_size(tally.count[NORM_TATWEEL], 1, "a run counts once");
	is_size(tally.at[NORM_TATWEEL][0], 5, "place in the incoming text");
	is_size(tally.at[NORM_PRESENTATION][1], 10, "place of the second form");
	is_size(edits.n, 3, "edits");
	arena_free(&arena);
}

int
main(int argc, char **argv)
{
	size_t choices = argc > 1 ? strtoul(argv[1], NULL, 10) : 100;

	test_ops();
	test_names();
	test_scan(2000);
	test_tally();
	test_properties(choices, 50);
	test_blocks(4 * choices, 50);
	return tap_done();
}
