/* opt: every form of option, operands, messages, help. */

#include "common/opt.h"
#include "tap.h"

struct common {
	bool strict, text;
	const char *output;
	size_t max_line;
	struct opt_maybe stats;
};

struct own {
	struct opt_texts lists;
	bool diff;
};

static const struct opt common_options[] = {
	OPT_TEXT('o', "output", "FILE", struct common, output,
		"write to FILE, which is replaced when all is done"),
	OPT_FLAG('t', "text", struct common, text, "the input is plain text"),
	OPT_FLAG(0, "strict", struct common, strict,
		"stop at the first bad record"),
	OPT_SIZE(0, "max-line", "SIZE", struct common, max_line,
		"longest line that is read as a record"),
	OPT_MAYBE('s', "stats", "FILE", struct common, stats,
		"count what was done and print the counts as one JSON object "
		"at the end, to standard error unless a FILE is named"),
	OPT_END,
};

static const struct opt own_options[] = {
	OPT_TEXTS('g', "gazetteer-with-a-long-name", "FILE", struct own, lists,
		"a list of names"),
	OPT_FLAG(0, "diff", struct own, diff, "show"),
	OPT_END,
};

/* Everything that one parse leaves. */
static struct run {
	struct common common;
	struct own own;
	struct arena arena;
	struct buf said;
	char *argv[16];
	int argc, first;
	bool done;
} run;

/* Parses a command line whose words are separated by one space; false and
 * the message in run.said when it is refused. */
static bool
parse(const char *line)
{
	struct diag diag = { .name = "safi-x", .sink = &run.said };
	const struct opt_group groups[] = {
		{ own_options, &run.own },
		{ NULL, NULL },
		{ common_options, &run.common },
	};
	char *words;

	arena_free(&run.arena);
	buf_free(&run.said);
	memset(&run, 0, sizeof(run));
	words = arena_cstr(&run.arena, str_from_c(line));
	run.argv[run.argc++] = words;
	for (char *p = words; *p; p++) {
		if (*p == ' ') {
			*p = '\0';
			run.argv[run.argc++] = p + 1;
		}
	}
	return opt_parse(run.argc, run.argv, groups, COUNTOF(groups),
		&run.arena, &diag, &run.first);
}

/* The operands, joined by a bar. */
static struct str
operands(void)
{
	struct buf all = { 0 };
	struct str s;

	for (int i = run.first; i < run.argc; i++) {
		buf_add(&all, str_from_c(run.argv[i]));
		buf_byte(&all, '|');
	}
	s = arena_str(&run.arena, buf_str(&all));
	buf_free(&all);
	return s;
}

static void
test_forms(void)
{
	ok(parse("x") && run.first == 1, "nothing at all");
	ok(parse("x -t -o F") && run.common.text &&
			!strcmp(run.common.output, "F"),
		"letters");
	ok(parse("x -to F") && run.common.text &&
			!strcmp(run.common.output, "F"),
		"a cluster, its last with an argument");
	ok(parse("x -toF") && !strcmp(run.common.output, "F"),
		"the argument beside its letter");
	ok(parse("x --output=a=b") && !strcmp(run.common.output, "a=b"),
		"the argument beside its name");
	ok(parse("x --output F") && !strcmp(run.common.output, "F"),
		"the argument behind its name");
	ok(parse("x --output=") && !strcmp(run.common.output, ""),
		"an empty argument");
	ok(parse("x --output -t") && !strcmp(run.common.output, "-t") &&
			!run.common.text,
		"an argument that looks like an option");
	ok(parse("x -o A -o B") && !strcmp(run.common.output, "B"),
		"the last of two counts");
	ok(parse("x --stats") && run.common.stats.given &&
			!run.common.stats.arg,
		"an argument that may be left out");
	ok(parse("x --stats F") && !run.common.stats.arg &&
			str_eq(operands(), STR("F|")),
		"is never the next word");
	ok(parse("x --stats=F") && !strcmp(run.common.stats.arg, "F"),
		"and may be given");
	ok(parse("x -g A --diff -gB --gazetteer-with-a-long-name=C") &&
			run.own.lists.n == 3 &&
			!strcmp(run.own.lists.v[0], "A") &&
			!strcmp(run.own.lists.v[1], "B") &&
			!strcmp(run.own.lists.v[2], "C") && run.own.diff,
		"an option given again");
}

static void
test_operands(void)
{
	parse("x a -t - b --strict c");
	is_str(operands(), STR("a|-|b|c|"), "operands among options");
	ok(run.common.text && run.common.strict, "whose options count");
	parse("x a -- -t --strict -- b");
	is_str(operands(), STR("a|-t|--strict|--|b|"), "-- ends the options");
	ok(!run.common.text, "all of them");
	parse("x  ");
	is_str(operands(), STR("||"), "an empty operand is one");
}

static void
test_sizes(void)
{
	ok(parse("x --max-line 17") && run.common.max_line == 17, "bytes");
	ok(parse("x --max-line=3K") && run.common.max_line == 3 * KIB, "K");
	ok(parse("x --max-line 256M") && run.common.max_line == 256 * MIB, "M");
	ok(parse("x --max-line 2G") && run.common.max_line == 2048 * MIB, "G");
	ok(parse("x --max-line 17179869183G"), "the largest");
	ok(!parse("x --max-line 17179869184G"), "one more is too much");
	ok(!parse("x --max-line=K"), "a unit alone");
	ok(!parse("x --max-line="), "nothing");
	ok(!parse("x --max-line -1"), "a sign");
	ok(!parse("x --max-line 1KK"), "two units");
	ok(!parse("x --max-line 1.5M"), "a fraction");
}

static void
is_refused(const char *line, const char *message)
{
	ok(!parse(line), "refused: %s", line);
	is_str(buf_str(&run.said), str_from_c(message), "and told why");
}

static void
test_messages(void)
{
	is_refused("x --outptu F", "safi-x: unknown option '--outptu' "
				   "(did you mean '--output'?)\n");
	is_refused("x --outptu=F", "safi-x: unknown option '--outptu' "
				   "(did you mean '--output'?)\n");
	is_refused("x --max", "safi-x: unknown option '--max' (did you mean "
			      "'--max-line'?)\n");
	is_refused("x --st", "safi-x: unknown option '--st'\n");
	is_refused("x --zzzzzz", "safi-x: unknown option '--zzzzzz'\n");
	is_refused("x -x", "safi-x: unknown option '-x'\n");
	is_refused("x -tx", "safi-x: unknown option '-x'\n");
	is_refused("x -\u062C", "safi-x: unknown option '-\u062C'\n");
	is_refused("x -o", "safi-x: option '-o' needs an argument (FILE)\n");
	is_refused("x --max-line",
		"safi-x: option '--max-line' needs an argument (SIZE)\n");
	is_refused("x --strict=1",
		"safi-x: option '--strict' takes no argument\n");
	is_refused("x --max-line=12X",
		"safi-x: option '--max-line': '12X' is no size "
		"(a number, K, M or G may follow)\n");
}

static void
test_help(void)
{
	struct buf out = { 0 };
	struct str line = { NULL, 0 };
	size_t pos = 0, longest = 0;

	opt_help(common_options, &out);
	is_str(buf_str(&out),
		STR("  -o, --output FILE         "
		    "write to FILE, which is replaced when all is done\n"
		    "  -t, --text                the input is plain text\n"
		    "      --strict              stop at the first bad record\n"
		    "      --max-line SIZE       "
		    "longest line that is read as a record\n"
		    "  -s, --stats[=FILE]        "
		    "count what was done and print the counts as one\n"
		    "                            "
		    "JSON object at the end, to standard error unless a\n"
		    "                            "
		    "FILE is named\n"),
		"two columns, long texts on several lines");
	while (str_line(buf_str(&out), &pos, &line))
		longest = size_max(longest, line.len);
	ok(longest < 80, "lines of fewer than 80 columns");
	out.len = 0;
	opt_help(own_options, &out);
	ok(str_starts(buf_str(&out),
		   STR("  -g, --gazetteer-with-a-long-name FILE\n"
		       "                            a list of names\n")),
		"a long name has its line");
	buf_free(&out);
}

int
main(void)
{
	test_forms();
	test_operands();
	test_sizes();
	test_messages();
	test_help();
	arena_free(&run.arena);
	buf_free(&run.said);
	return tap_done();
}
