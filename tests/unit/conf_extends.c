/* conf: a user's file over the shipped one. */

#include <stdlib.h>
#include <unistd.h>

#include "conf_fixture.h"

/* A file of the test's own; the path is in the arena. */
static char *
write_file(const char *folder, const char *name, struct str content,
	struct arena *arena)
{
	struct buf path = { 0 };
	char *copy;
	FILE *file;

	buf_printf(&path, "%s/%s", folder, name);
	copy = arena_cstr(arena, buf_str(&path));
	buf_free(&path);
	file = fopen(copy, "wb");
	if (!file || fwrite(content.ptr, 1, content.len, file) != content.len ||
		fclose(file) != 0) {
		perror(copy);
		exit(1);
	}
	return copy;
}

/* Loads user over base, without the folder's name in messages. */
static void
load_over(struct load *load, const char *user, const char *base)
{
	char folder[] = "/tmp/safi-conf-XXXXXX";
	struct arena paths = { 0 };
	char *u, *b;

	if (!mkdtemp(folder) || chdir(folder) != 0) {
		perror(folder);
		exit(1);
	}
	u = write_file(".", "u", str_from_c(user), &paths);
	b = write_file(".", "b", str_from_c(base), &paths);
	begin(load);
	load->loaded = conf_load(
		&load->conf, "u", "b", &top_schema, &load->top, &load->diag);
	diag_close(&load->diag);
	(void)unlink(u);
	(void)unlink(b);
	if (chdir("/") != 0 || rmdir(folder) != 0)
		perror(folder);
	arena_free(&paths);
}

static const char base[] = "max_line: 3\n"
			   "kinds: {ad: on, box: on}\n"
			   "titles: [a, b]\n"
			   "closers: [c]\n"
			   "more: [{before: m}]\n"
			   "one: {pattern: p, max: 1}\n"
			   "rules:\n"
			   "- {id: r1, pattern: x, match: y, on: on,"
			   " guards: [{before: g}]}\n"
			   "- {id: r2, pattern: z}\n"
			   "sites:\n"
			   "- host: h\n"
			   "  rules: [{id: s, pattern: q}]\n";

static void
test_extends(void)
{
	struct load load;

	load_over(&load,
		"quiet: on\n"
		"one: {max: 2}\n"
		"extends: default\n"
		"kinds: {box: off, new: on}\n"
		"titles: c\n"
		"closers: [d]\n"
		"more: [{before: n}]\n"
		"sites:\n"
		"- {host: h, rules: [{id: s, max: 4}, {id: t, pattern: u}]}\n"
		"- {host: i}\n"
		"rules:\n"
		"- {id: r3, pattern: w}\n"
		"- {id: r1, on: off, match: [k], guards: []}\n",
		base);
	ok(load.loaded, "a file that extends loads");
	is_str(buf_str(&load.said), STR(""), "and nothing is said");
	is_printed(&load,
		"max_line: 3\n"
		"kinds:\n"
		"  ad: on\n"
		"  box: off\n"
		"  new: on\n"
		"titles:\n"
		"  - a\n"
		"  - b\n"
		"  - c\n"
		"closers:\n"
		"  - d\n"
		"more:\n"
		"  - before: m\n"
		"  - before: n\n"
		"one:\n"
		"  pattern: p\n"
		"  max: 2\n"
		"rules:\n"
		"  - id: r1\n"
		"    pattern: x\n"
		"    match:\n"
		"      - y\n"
		"      - k\n"
		"    on: off\n"
		"    guards: []\n"
		"  - id: r2\n"
		"    pattern: z\n"
		"  - id: r3\n"
		"    pattern: w\n"
		"sites:\n"
		"  - host: h\n"
		"    rules:\n"
		"      - id: s\n"
		"        pattern: q\n"
		"        max: 4\n"
		"      - id: t\n"
		"        pattern: u\n"
		"  - host: i\n"
		"quiet: on\n",
		"keys, ids and lists come together as they should");
	is_str(*rule(&load, 0)->pattern.file, STR("b"),
		"what the user did not touch stands in the shipped file");
	is_size(rule(&load, 0)->pattern.line, 8, "on its line");
	is_str(*rule(&load, 2)->pattern.file, STR("u"),
		"what the user wrote in the user's");
	is_str(load.conf.file, STR("u"), "which is the file that was read");
	end(&load);
}

/* A user's file over the shipped one, and what is said of it. */
static const struct over {
	const char *user, *shipped, *said;
} overs[] = {
	{ "extends: other\n", base,
		"t: u:1:10: expected 'default':"
		" only the shipped file can be extended\n" },
	{ "extends: [default]\n", base,
		"t: u:1:10: expected 'default':"
		" only the shipped file can be extended\n" },
	{ "one: {pattern: a, extends: default}\n", base,
		"t: u:1:19: unknown key 'extends'\n" },
	{ "extends: default\n", "extends: default\n",
		"t: b:1:1: there is nothing that this file could extend\n" },
	{ "extends: default\n", "- a\n", "t: b:1:1: expected a mapping\n" },
	{ "extends: default\n", "max_line: x\n",
		"t: b:1:11: expected a decimal number, not 'x'\n" },
	{ "extends: default\nrules: [{id: r1, patern: x}]\n", base,
		"t: u:2:18: unknown key 'patern' (did you mean 'pattern'?)\n" },
	{ "extends: default\none: x\nrules: {}\nkinds: on\n", base,
		"t: u:2:6: expected a mapping\n"
		"t: u:3:8: expected a list\n"
		"t: u:4:8: expected a mapping\n" },
	{ "extends: default\nrules:\n- {id: r1}\n- {id: r1, pattern: c}\n",
		base, "t: u:4:8: duplicate id 'r1' (first at line 3)\n" },
	{ "extends: default\nrules: [{id: rule-on, on: off}]\n",
		"rules: [{id: rule-one, pattern: p}]\n",
		"t: u:2:14: no id 'rule-on' in the shipped file"
		" (did you mean 'rule-one'?)\n" },
	{ "extends: default\nrules: [{id: other, on: off}]\n",
		"rules: [{id: rule-one, pattern: p}]\n",
		"t: u:2:9: missing key 'pattern'\n" },
	{ "extends: default\nrules: [{id: rule-on, pattern: q},"
	  " {id: rule-om}]\n",
		"rules: [{id: word, pattern: p}]\n",
		"t: u:2:36: missing key 'pattern'\n" },
	{ "rules: [{id: \"\", pattern: q}]\n", base,
		"t: u:1:14: an id cannot be empty\n" },
	{ "extends: default\nrules:\n- {id: n, pattern: b}\n"
	  "- {id: n, pattern: c}\n",
		base, "t: u:4:8: duplicate id 'n' (first at line 3)\n" },
	{ "extends: default\nrules:\n- {pattern: b}\n- x\n- {id: ~}\n", base,
		"t: u:3:3: missing key 'id'\n"
		"t: u:4:3: expected a mapping\n"
		"t: u:5:8: expected text\n"
		"t: u:5:3: missing key 'pattern'\n" },
	{ "extends: default\nkinds: {ad: off}\nkinds: {ad: on}\n", base,
		"t: u:3:1: duplicate key 'kinds' (first at line 2)\n" },
	{ "extends: default\ntitles: ~\n", base, "t: u:2:9: expected text\n" },
};

/* Rules call lists by their names: one fault must not become many. */
static void
test_misfit(void)
{
	struct load load;

	load_over(&load, "extends: default\nrules: {r1: off}\none: x\n", base);
	ok(!load.loaded, "a mapping for a list is refused");
	is_size(load.top.rules.n, 2, "and the shipped list stays");
	is_str(load.top.one.pattern.s, STR("p"), "and so does a mapping");
	end(&load);
}

static void
test_extending_faults(void)
{
	struct load load;

	for (size_t i = 0; i < COUNTOF(overs); i++) {
		load_over(&load, overs[i].user, overs[i].shipped);
		ok(!load.loaded, "refused: over %zu", i);
		is_str(buf_str(&load.said), str_from_c(overs[i].said),
			"with its place and cause");
		end(&load);
	}
	load_over(&load, "max_line: 4\n", "this is not [YAML");
	ok(load.loaded && load.top.max_line == 4 && load.top.rules.n == 0,
		"who does not extend is alone");
	end(&load);
}

int
main(void)
{
	test_extends();
	test_misfit();
	test_extending_faults();
	return tap_done();
}
