/* conf: files made to be slow or big. */

#include <time.h>

#include "conf_fixture.h"

static void
repeat(struct buf *buf, const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_add(buf, str_from_c(text));
}

/* Loads a large file and frees it; it must not take long. */
static void
hostile(struct buf *yaml, const char *said, const char *what)
{
	struct load load;
	clock_t began = clock();
	double seconds;

	parse(&load, buf_str(yaml));
	seconds = (double)(clock() - began) / CLOCKS_PER_SEC;
	if (said)
		ok(!load.loaded && str_starts(buf_str(&load.said),
					   str_from_c(said)),
			"%s: refused", what);
	else
		ok(load.loaded, "%s: loads", what);
	if (said && !str_starts(buf_str(&load.said), str_from_c(said)))
		printf("# " STR_FMT "\n", STR_ARG(buf_str(&load.said)));
	/* a tenth of it without a sanitizer; quadratic would be minutes */
	ok(seconds < 5, "%s: in no time", what);
	printf("# %.3f s\n", seconds);
	end(&load);
	yaml->len = 0;
}

static void
test_hostile_structure(void)
{
	struct buf b = { 0 };

	repeat(&b, "[", 5000);
	hostile(&b, "t: f:1:65: more than 64 levels\n", "5,000 brackets");
	repeat(&b, "- ", 2000000);
	hostile(&b, "t: f:1:129: more than 64 levels\n", "dashes");
	repeat(&b, "{a: ", 1000000);
	hostile(&b, "t: f:1:257: more than 64 levels\n", "braces");
	repeat(&b, "? ", 1000000);
	hostile(&b, "t: f:1:3: a key must be", "question marks");
	buf_add(&b, STR("titles: ["));
	repeat(&b, "a,", 2000000);
	buf_add(&b, STR("]"));
	hostile(&b, "t: f:1:", "two million texts");
	repeat(&b, "max_line: 1\n", 300000);
	hostile(&b, "t: f:2:1: duplicate key", "300,000 equal keys");
	buf_add(&b, STR("rules: ["));
	repeat(&b, "{},", 900000);
	buf_add(&b, STR("]"));
	hostile(&b, "t: f:1:8: more than 100000 list elements in all\n",
		"900,000 structs");
	buf_add(&b, STR("a0: &a0 [x]\n"));
	for (int i = 1; i < 10; i++)
		buf_printf(&b, "a%d: &a%d [*a%d, *a%d, *a%d]\n", i, i, i - 1,
			i - 1, i - 1);
	hostile(&b, "t: f:1:5: anchors are not supported\n", "a bomb");
	repeat(&b, " ", 4 * MIB + 1);
	hostile(&b, "t: f: larger than 4 MiB\n", "a large file");
	buf_free(&b);
}

static void
test_hostile_names(void)
{
	struct buf b = { 0 };

	buf_add(&b, STR("kinds:\n"));
	for (unsigned i = 0; i < 350000; i++)
		buf_printf(&b, " %x: on\n", i);
	hostile(&b, NULL, "350,000 switches");
	for (unsigned i = 0; i < 350000; i++)
		buf_printf(&b, "%x: on\n", i);
	hostile(&b, "t: f:1:1: unknown key '0'\n", "350,000 unknown keys");
	buf_add(&b, STR("rules:\n"));
	for (unsigned i = 0; i < 100000; i++)
		buf_printf(&b, "- {id: %u, pattern: }\n", i / 2);
	hostile(&b, "t: f:2:20: expected text\n", "100,000 ids, each twice");
	buf_add(&b, STR("titles:\n"));
	for (unsigned i = 0; i < 400000; i++)
		buf_printf(&b, "- %x\n", i);
	hostile(&b, NULL, "400,000 texts");
	buf_free(&b);
}

/* What makes libyaml slow. */
static void
test_hostile_scanner(void)
{
	struct buf b = { 0 };

	for (int i = 0; i < 200000; i++)
		buf_printf(&b, "%%TAG !a%d! x\n", i);
	hostile(&b, "t: f:1:1: tags are not supported\n", "tag directives");
	buf_add(&b, STR("{}\n...\n"));
	for (int i = 0; i < 200000; i++)
		buf_printf(&b, "%%TAG !a%d! x\n", i);
	hostile(&b, "t: f:3:1: tags are not supported\n",
		"tag directives further down");
	buf_add(&b, STR("closers: x"));
	repeat(&b, " ", 1000000);
	repeat(&b, "y ", 1500000);
	hostile(&b, "t: f:1:1035: more than 1024 blanks", "a run of spaces");
	buf_add(&b, STR("closers: x"));
	repeat(&b, "\n ", 1000000);
	repeat(&b, "y ", 1000000);
	hostile(&b, "t: f:513:2: more than 1024 blanks", "a run of lines");
	buf_add(&b, STR("closers: x"));
	repeat(&b, " ", 1000);
	repeat(&b, "y ", 2000000);
	hostile(&b, NULL, "a run of spaces that is allowed");
	buf_add(&b, STR("closers: \""));
	repeat(&b, " ", 1000);
	repeat(&b, "\\\n\\x20 ", 500000);
	buf_add(&b, STR("\""));
	hostile(&b, NULL, "escaped line ends");
	buf_free(&b);
}

int
main(void)
{
	test_hostile_structure();
	test_hostile_names();
	test_hostile_scanner();
	return tap_done();
}
