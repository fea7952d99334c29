/* conf: what loads and to what, every fault and its place, printing. */

#include "conf_fixture.h"

static void
test_values(void)
{
	static const struct str yaml =
		STR_INIT("# comment\n"
			 "rules:\n"
			 "- id: a\n"
			 "  pattern: 'no'\n"
			 "  place: tail\n"
			 "  max: 12\n"
			 "  on: yes\n"
			 "  match: [x, \"y\", no, 12]\n"
			 "  guards:\n"
			 "  - {before: b, words: 0}\n"
			 "  - before: \"\\0\\t\\u0635\"\n"
			 "- {id: e, pattern: ''}\n"
			 "kinds: {ad: ON, box: Off, c: True, d: FALSE, e: no}\n"
			 "closers: one\n"
			 "titles: []\n"
			 "one:\n"
			 "  pattern: |\n"
			 "    two\n"
			 "     lines\n");
	struct load load;
	struct guard *guards;

	parse(&load, yaml);
	ok(load.loaded, "a file with everything loads");
	is_str(buf_str(&load.said), STR(""), "and nothing is said");
	is_size(load.top.rules.n, 2, "rules are counted");
	is_str(rule(&load, 0)->pattern.s, STR("no"), "a quoted no is text");
	is_size(rule(&load, 0)->pattern.line, 4, "a text has a line");
	is_size(rule(&load, 0)->pattern.column, 12, "and a column");
	is_str(*rule(&load, 0)->pattern.file, STR("f"), "and a file");
	ok(rule(&load, 0)->place == 2, "a word is its index");
	is_size(rule(&load, 0)->max, 12, "a number is a number");
	ok(rule(&load, 0)->on, "yes is true");
	is_size(rule(&load, 0)->match.n, 4, "a list of texts");
	is_str(rule(&load, 0)->match.v[2].s, STR("no"),
		"where no is text without quotes, too");
	guards = rule(&load, 0)->guards.v;
	is_size(rule(&load, 0)->guards.n, 2, "a list of structs in a struct");
	is_str(guards[1].before.s, STR("\0\t\xD8\xB5"), "escapes, also of NUL");
	is_str(rule(&load, 1)->pattern.s, STR(""), "an empty text is a text");
	ok(rule(&load, 1)->pattern.s.ptr && !rule(&load, 1)->match.v,
		"what is given and what is not can be told");
	is_size(load.top.kinds.n, 5, "switches are counted");
	ok(load.top.kinds.v[0].on && !load.top.kinds.v[1].on &&
			load.top.kinds.v[2].on && !load.top.kinds.v[3].on &&
			!load.top.kinds.v[4].on,
		"and are on or off");
	is_str(load.top.kinds.v[1].name.s, STR("box"), "and named");
	is_size(load.top.closers.n, 1, "one text is a list of one");
	ok(load.top.titles.n == 0 && load.top.titles.v,
		"an empty list was given");
	is_str(load.top.one.pattern.s, STR("two\n lines\n"), "a block text");
	is_size(load.top.max_line, 7, "what is absent stays as it was");
	end(&load);
}

static void
test_forms(void)
{
	static const struct str empty[] = { STR_INIT(""), STR_INIT("\n"),
		STR_INIT("# nothing\n"), STR_INIT("---\n"), STR_INIT("{}\n"),
		STR_INIT("---\n# x\n...\n"), STR_INIT("\r\n"),
		STR_INIT("\xEF\xBB\xBF") };
	struct load load;

	for (size_t i = 0; i < COUNTOF(empty); i++) {
		parse(&load, empty[i]);
		ok(load.loaded, "a file of nothing is empty (%zu)", i);
		end(&load);
	}
	parse(&load, STR("\xEF\xBB\xBFmax_line: 5\r\nquiet: yes\r\n"));
	ok(load.loaded && load.top.max_line == 5 && load.top.quiet,
		"BOM and CRLF do no harm");
	end(&load);
	parse(&load, STR("%YAML 1.1\n---\nmax_line: 5\n"));
	ok(load.loaded, "a version may be said");
	end(&load);
	parse(&load, STR("rules: []\n"));
	ok(load.loaded && load.top.rules.n == 0, "rules: [] is legal");
	end(&load);
	parse(&load, STR("max_line: 18446744073709551615\n"));
	ok(load.loaded && load.top.max_line == SIZE_MAX, "the largest number");
	end(&load);
}

/* Files that are refused, and all that is said. */
static const struct fault {
	const char *yaml, *said;
} faults[] = {
	/* keys */
	{ "rulse: []\n",
		"t: f:1:1: unknown key 'rulse' (did you mean 'rules'?)\n" },
	{ "rules:\n- id: a\n  patern: x\n",
		"t: f:3:3: unknown key 'patern' (did you mean 'pattern'?)\n"
		"t: f:2:3: missing key 'pattern'\n" },
	{ "zzzz: 1\n", "t: f:1:1: unknown key 'zzzz'\n" },
	{ "extend: default\n",
		"t: f:1:1: unknown key 'extend' (did you mean 'extends'?)\n" },
	{ "one: {pattern: x, extend: x}\n",
		"t: f:1:19: unknown key 'extend'\n" },
	{ "extends: default\n",
		"t: f:1:1: there is nothing that this file could extend\n" },
	{ "max_line: 1\nquiet: on\nmax_line: 2\n",
		"t: f:3:1: duplicate key 'max_line' (first at line 1)\n" },
	{ "kinds: {a: on, \"a\": on}\n",
		"t: f:1:16: duplicate key 'a' (first at line 1)\n" },
	{ "max_line: 1\n\xD9\x85\xD9\x85: 2\n",
		"t: f:2:1: unknown key '\xD9\x85\xD9\x85'\n" },
	{ "[a]: 1\n", "t: f:1:1: a key must be a text of at most 128 bytes\n" },
	{ "<<: {max_line: 1}\n", "t: f:1:1: unknown key '<<'\n" },
	/* types */
	{ "one: 7\n", "t: f:1:6: expected a mapping\n" },
	{ "one: [1]\n", "t: f:1:6: expected a mapping\n" },
	{ "kinds: [a]\n", "t: f:1:8: expected a mapping\n" },
	{ "kinds: {a}\n", "t: f:1:10: expected true or false\n" },
	{ "quiet: [on]\n", "t: f:1:8: expected true or false\n" },
	{ "rules: {}\n", "t: f:1:8: expected a list\n" },
	{ "rules: [x]\n", "t: f:1:9: expected a mapping\n" },
	{ "- a\n", "t: f:1:1: expected a mapping\n" },
	{ "text\n", "t: f:1:1: expected a mapping\n" },
	{ "''\n", "t: f:1:1: expected a mapping\n" },
	{ "titles: {a: b}\n", "t: f:1:9: expected text or a list of texts\n" },
	{ "titles: [[a]]\n",
		"t: f:1:10: expected text; with [ or { at its head or ': ' in "
		"it, it wants quotes\n" },
	{ "one: {pattern: {a}}\n",
		"t: f:1:16: expected text; with [ or { at its head or ': ' in "
		"it, it wants quotes\n" },
	{ "one:7\n",
		"t: f:1:1: expected a mapping; a colon wants a space behind "
		"it\n" },
	{ "one: http://a\n", "t: f:1:6: expected a mapping\n" },
	{ "-one: 7\n", "t: f:1:1: unknown key '-one' (did you mean 'one'?); a "
		       "list's dash wants a space behind it\n" },
	{ "max_line: [1]\n", "t: f:1:11: expected a number\n" },
	/* null */
	{ "rules:\n", "t: f:1:7: expected a list\n" },
	{ "one: {pattern: ~, place: , max: null}\n",
		"t: f:1:16: expected text\nt: f:1:26: expected a word\n"
		"t: f:1:33: expected a number\n" },
	{ "titles:\n- \n- ~\n- '~'\n",
		"t: f:2:2: expected text\nt: f:3:3: expected text\n" },
	/* values */
	{ "quiet: 'no'\n",
		"t: f:1:8: expected true or false without quotes, not 'no'\n" },
	{ "quiet: tRUE\n", "t: f:1:8: expected true or false, not 'tRUE'\n" },
	{ "quiet: oN\n", "t: f:1:8: expected true or false, not 'oN'\n" },
	{ "quiet: one\n", "t: f:1:8: expected true or false, not 'one'\n" },
	{ "quiet: 1\n", "t: f:1:8: expected true or false, not '1'\n" },
	{ "max_line: 12abc\n",
		"t: f:1:11: expected a decimal number, not '12abc'\n" },
	{ "max_line: 010\n",
		"t: f:1:11: expected a decimal number, not '010'\n" },
	{ "max_line: -1\n",
		"t: f:1:11: expected a decimal number, not '-1'\n" },
	{ "max_line: 18446744073709551616\n",
		"t: f:1:11: expected a decimal number, not "
		"'18446744073709551616'\n" },
	{ "max_line: '1'\n",
		"t: f:1:11: expected a decimal number without quotes, not "
		"'1'\n" },
	{ "one: {pattern: x, place: haed}\n",
		"t: f:1:26: unknown value 'haed' (did you mean 'head'?)\n" },
	{ "one: {pattern: x, place: zzzzzz}\n",
		"t: f:1:26: unknown value 'zzzzzz' (known: line, head, "
		"tail)\n" },
	/* elements */
	{ "rules:\n- pattern: x\n- {id: a, pattern: x}\n"
	  "- id: a\n  pattern: y\n",
		"t: f:2:3: missing key 'id'\n"
		"t: f:4:7: duplicate id 'a' (first at line 3)\n" },
	{ "one: {}\n", "t: f:1:6: missing key 'pattern'\n" },
	/* what YAML has and a configuration has not */
	{ "max_line: &x 1\n", "t: f:1:11: anchors are not supported\n" },
	{ "titles: &x []\none: *x\n", "t: f:1:9: anchors are not supported\n"
				      "t: f:2:6: aliases are not supported\n" },
	{ "one: !!map {pattern: x}\n", "t: f:1:6: tags are not supported\n" },
	{ "max_line: !!int 1\n", "t: f:1:11: tags are not supported\n" },
	{ "max_line: ! 1\n", "t: f:1:11: tags are not supported\n" },
	{ "%TAG !x! y\n---\n{}\n", "t: f:1:1: tags are not supported\n" },
	{ "{}\n---\n{}\n", "t: f:2:1: more than one document\n" },
	{ "---\nmax_line: 1\n...\n---\n",
		"t: f:4:1: more than one document\n" },
	/* syntax */
	{ "max_line: [1\n",
		"t: f:2:1: did not find expected ',' or ']' (while parsing a "
		"flow sequence from line 1); a bracket is not closed, or a "
		"quote inside a text\n" },
	{ "a: b: c\n", "t: f:1:5: mapping values are not allowed in this "
		       "context; quote a text with a colon, indent keys "
		       "alike\n" },
	{ "quiet: @\n", "t: f:1:8: found character that cannot start any token "
			"(while scanning for the next token from line 1); a "
			"text that begins with it wants quotes\n" },
	{ "one: {pattern: \"\\d\"}\n",
		"t: f:1:17: found unknown escape character (while parsing a "
		"quoted scalar from line 1); a text with backslashes wants "
		"single quotes\n" },
	{ "one: {pattern: \"\\ud800\"}\n",
		"t: f:1:19: found invalid Unicode character escape code "
		"(while parsing a quoted scalar from line 1)\n" },
	/* bytes */
	{ "quiet: on\n# \xD8\xB5 \xFF\n", "t: f:2:5: invalid UTF-8\n" },
	{ "a:\n\tb: 1\n", "t: f:2:1: a tab, where YAML wants spaces\n" },
	{ "# \xD8\xA8\r\na:\r\n  \t- b\r\n",
		"t: f:3:3: a tab, where YAML wants spaces\n" },
	{ "\xFF\xFEq\n", "t: f:1:1: written in UTF-16, save it as UTF-8\n" },
	{ "\xFE\xFFq\n", "t: f:1:1: written in UTF-16, save it as UTF-8\n" },
	{ "\xFFq\n", "t: f:1:1: invalid UTF-8\n" },
	{ "quiet: on\r\n# \xD8\xB5\x07\r\n",
		"t: f:2:4: U+0007 can only be written as an escape within "
		"double quotes\n" },
	{ "titles: \"a\xE2\x80\xA8z\"\n",
		"t: f:1:11: U+2028 can only be written as an escape within "
		"double quotes\n" },
	/* all of them, in one go */
	{ "a: 1\nmax_line: x\nkinds: {b: maybe}\nquiet: &y on\n",
		"t: f:4:8: anchors are not supported\n"
		"t: f:1:1: unknown key 'a'\n"
		"t: f:2:11: expected a decimal number, not 'x'\n"
		"t: f:3:12: expected true or false, not 'maybe'\n" },
};

static void
test_faults(void)
{
	struct load load;

	for (size_t i = 0; i < COUNTOF(faults); i++) {
		parse(&load, str_from_c(faults[i].yaml));
		ok(!load.loaded, "refused: fault %zu", i);
		is_str(buf_str(&load.said), str_from_c(faults[i].said),
			"with its place and cause");
		end(&load);
	}
	parse(&load, STR("quiet: on\n\0"));
	ok(!load.loaded, "a NUL is refused");
	end(&load);
}

static void
test_print(void)
{
	struct load load;

	parse(&load, STR("{}"));
	is_printed(&load, "{}\n", "an empty configuration prints as {}");
	end(&load);
	parse(&load,
		STR("{quiet: on, rules: [{pattern: \" # \", id: a-1, guards: "
		    "[{before: \"x\"}, {words: 3, before: 'on'}]}], titles: [],"
		    " kinds: {'a: b': off, \"\": on}, closers: "
		    "[\xD8\xB5\xD8\xA7, \"\\u202Ex\\n\\t\\\\\\\"\", -x, a "
		    "b]}"));
	ok(load.loaded, "a file in braces loads");
	is_printed(&load,
		"quiet: on\n"
		"rules:\n"
		"  - pattern: \" # \"\n"
		"    id: a-1\n"
		"    guards:\n"
		"      - before: \"x\"\n"
		"      - words: 3\n"
		"        before: \"on\"\n"
		"titles: []\n"
		"kinds:\n"
		"  \"a: b\": off\n"
		"  \"\": on\n"
		"closers:\n"
		"  - \"\xD8\xB5\xD8\xA7\"\n"
		"  - \"\\u202Ex\\n\\t\\\\\\\"\"\n"
		"  - \"-x\"\n"
		"  - \"a b\"\n",
		"and prints in its order, quoted where that is safer");
	end(&load);
}

/* The text that prints as YAML, for every character of a range: loads again
 * to itself. */
static bool
survives(uint32_t from, uint32_t to)
{
	struct load load, again;
	struct buf yaml = { 0 }, out = { 0 };
	bool same;

	buf_add(&yaml, STR("titles:\n"));
	for (uint32_t cp = from; cp < to; cp++)
		if (cp < 0xD800 || cp > 0xDFFF)
			buf_printf(&yaml, "- \" \\U%08X\\U%08X:\"\n",
				(unsigned)cp, (unsigned)cp);
	parse(&load, buf_str(&yaml));
	conf_print(&load.conf, &out);
	parse(&again, buf_str(&out));
	same = load.loaded && again.loaded &&
	       load.top.titles.n == again.top.titles.n;
	for (size_t i = 0; same && i < load.top.titles.n; i++)
		same = str_eq(load.top.titles.v[i].s, again.top.titles.v[i].s);
	buf_free(&yaml);
	buf_free(&out);
	end(&load);
	end(&again);
	return same;
}

static void
test_survival(void)
{
	ok(survives(0, 0x10000),
		"every character of the BMP survives printing");
	ok(survives(0x1F000, 0x20001), "and others");
	ok(survives(0x10FFF0, 0x110000), "up to the last");
}

static void
test_files(void)
{
	static const struct {
		const char *file, *extended, *said;
	} cases[] = {
		{ "/tmp", NULL, "t: /tmp: cannot read: Is a directory\n" },
		{ "/nonexistent/x", NULL,
			"t: /nonexistent/x: cannot read: No such file or "
			"directory\n" },
		{ "/dev/zero", NULL, "t: /dev/zero: larger than 4 MiB\n" },
	};
	struct load load;

	for (size_t i = 0; i < COUNTOF(cases); i++) {
		begin(&load);
		ok(!conf_load(&load.conf, cases[i].file, cases[i].extended,
			   &top_schema, &load.top, &load.diag),
			"%s is no configuration", cases[i].file);
		is_str(buf_str(&load.said), str_from_c(cases[i].said),
			"and it says why");
		end(&load);
	}
	begin(&load);
	ok(conf_load(&load.conf, "/dev/null", NULL, &top_schema, &load.top,
		   &load.diag),
		"a file need not be a regular one");
	end(&load);
}

int
main(void)
{
	test_values();
	test_forms();
	test_faults();
	test_print();
	test_survival();
	test_files();
	return tap_done();
}
