/* rec - foreign bytes stay, the text and added members are written right. */

#include <unistd.h>

#include "common/rec.h"
#include "tap.h"

/* What rec_write gives, read back through a pipe. */
static struct str
written(const struct rec *rec, const struct edits *edits, struct arena *arena)
{
	struct out out;
	uint8_t *got = arena_alloc(arena, 4096);
	int fds[2];
	ssize_t n;

	if (pipe(fds) != 0)
		return STR("no pipe");
	out_open(&out, fds[1]);
	rec_write(rec, edits, &out);
	out_close(&out);
	close(fds[1]);
	n = read(fds[0], got, 4096);
	close(fds[0]);
	return str_make(got, n > 0 ? (size_t)n : 0);
}

static enum rec_class
class_of(const char *line, struct rec_fault *fault)
{
	struct arena arena = { 0 };
	struct rec rec;
	enum rec_class class =
		rec_parse(&rec, str_from_c(line), STR("text"), &arena, fault);

	arena_free(&arena);
	return class;
}

static void
test_classes(void)
{
	struct rec_fault fault = { 0 };

	ok(class_of("{\"text\":\"a\"}", &fault) == REC_DOC, "a text");
	ok(class_of("{\"text\":7}", &fault) == REC_NO_TEXT, "no string");
	ok(class_of("{}", &fault) == REC_NO_TEXT, "no member");
	ok(class_of("{\"text\":\"a\",\"text\":null}", &fault) == REC_NO_TEXT,
		"the last member of the name counts");
	ok(class_of(" \t\r", &fault) == REC_BLANK, "white space");
	ok(class_of("[1]", &fault) == REC_BAD && fault.kind == DIAG_NOT_OBJECT,
		"an array");
	ok(class_of("{\"text\":\"a}", &fault) == REC_BAD &&
			fault.kind == DIAG_JSON && fault.byte == 8,
		"an open string, and where it begins");
	ok(class_of("{} {}", &fault) == REC_BAD && fault.kind == DIAG_JSON &&
			fault.byte == 3,
		"two values");
	ok(class_of("{\"text\":\"\xD8\"}", &fault) == REC_BAD &&
			fault.kind == DIAG_UTF8 && fault.byte == 9,
		"half a letter");
	ok(class_of("{\"text\":\"ab\\udead\"}", &fault) == REC_BAD &&
			fault.kind == DIAG_SURROGATE && fault.byte == 11,
		"half a pair");
	ok(class_of("{\"x\":\"\\udead\",\"text\":\"\"}", &fault) == REC_DOC,
		"half a pair in a foreign member is not ours to judge");
	ok(class_of("\xEF\xBB\xBF{}", &fault) == REC_BAD, "a BOM");
}

static void
rewrite(const char *line, bool edit, const char *set, struct str want)
{
	struct arena arena = { 0 };
	struct edits edits = { .arena = &arena };
	struct rec_fault fault;
	struct rec rec;

	rec_parse(&rec, str_from_c(line), STR("text"), &arena, &fault);
	if (edit) {
		edits_add(&edits, 0, 1, STR("\"\n"), 0);
		edits_settle(&edits, rec.chars);
	}
	if (set)
		rec_set(&rec, str_from_c(set), STR("[1]"));
	is_str(written(&rec, &edits, &arena), want, line);
	arena_free(&arena);
}

/* A writer of two pieces, which counts how often it is called. */
static void
write_pieces(void *of, struct out *out)
{
	size_t *calls = of;

	++*calls;
	out_add(out, STR("[1,"));
	out_add(out, STR(" 2]"));
}

static void
test_writer(void)
{
	static const struct {
		const char *line, *want;
	} cases[] = {
		{ "{\"text\":\"x\"}", "{\"text\":\"x\", \"s\": [1, 2]}" },
		{ "{\"s\":0,\"text\":\"x\"}", "{\"s\":[1, 2],\"text\":\"x\"}" },
	};

	for (size_t i = 0; i < COUNTOF(cases); i++) {
		struct arena arena = { 0 };
		struct rec_fault fault;
		struct rec rec;
		size_t calls = 0;

		rec_parse(&rec, str_from_c(cases[i].line), STR("text"), &arena,
			&fault);
		rec_set(&rec, STR("s"), STR("0"));
		rec_set_writer(&rec, STR("s"), write_pieces, &calls);
		is_str(written(&rec, NULL, &arena), str_from_c(cases[i].want),
			"a value that is written in its place");
		ok(calls == 1, "once");
		arena_free(&arena);
	}
}

static void
test_writing(void)
{
	static const char foreign[] = "{ \"n\" : 1.10E+02, \"te\\u0078t\" : "
				      "\"\\u0061b\\/\" , \"z\":{} }\r";

	rewrite(foreign, false, NULL, str_from_c(foreign));
	rewrite(foreign, true, NULL,
		STR("{ \"n\" : 1.10E+02, \"te\\u0078t\" : \"\\\"\\nb/\" , "
		    "\"z\":{} }\r"));
	rewrite(foreign, false, "s",
		STR("{ \"n\" : 1.10E+02, \"te\\u0078t\" : \"\\u0061b\\/\" , "
		    "\"z\":{}, \"s\": [1] }\r"));
	rewrite(foreign, true, "n",
		STR("{ \"n\" : [1], \"te\\u0078t\" : \"\\\"\\nb/\" , \"z\":{} "
		    "}\r"));
	rewrite("{\"text\":\"x\",\"text\":\"y\"}", true, "q\"",
		STR("{\"text\":\"x\",\"text\":\"\\\"\\n\", \"q\\\"\": [1]}"));
	rewrite("{ }", false, "s", STR("{\"s\": [1] }"));
}

static void
test_values(void)
{
	struct arena arena = { 0 };
	struct rec_fault fault;
	struct rec rec;
	struct str chars;

	rec_parse(&rec,
		STR("{\"url\":\"a\",\"text\":\"\",\"url\":\"\\u0062\",\"n\":"
		    "1}"),
		STR("text"), &arena, &fault);
	ok(rec_string(&rec, STR("url"), &chars) && str_eq(chars, STR("b")),
		"the last member of a name, unescaped");
	ok(!rec_string(&rec, STR("n"), &chars), "a number is no string");
	ok(!rec_string(&rec, STR("u"), &chars), "no such member");
	arena_free(&arena);
}

int
main(void)
{
	test_classes();
	test_writing();
	test_writer();
	test_values();
	return tap_done();
}
