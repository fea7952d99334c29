/* diag: escaping, the length of a line, the cap of a kind, near words. */

#include <errno.h>

#include "common/diag.h"
#include "tap.h"

static struct place
at(size_t line, size_t column)
{
	return (struct place){ STR("news.jsonl"), line, column };
}

static void
test_form(void)
{
	struct buf sink = { 0 };
	struct diag diag = { .name = "safi-clean", .sink = &sink };

	diag_say(&diag, "%s and %d", "one", 2);
	is_str(buf_str(&sink), STR("safi-clean: one and 2\n"), "no place");
	sink.len = 0;
	diag_at(&diag, DIAG_JSON, at(42, 0), "what");
	is_str(buf_str(&sink), STR("safi-clean: news.jsonl:42: what\n"),
		"line");
	sink.len = 0;
	diag_at(&diag, DIAG_CONFIG, at(7, 3), "what");
	is_str(buf_str(&sink), STR("safi-clean: news.jsonl:7:3: what\n"),
		"line and column");
	sink.len = 0;
	diag_at(&diag, DIAG_ENCODING, at(0, 0), "what");
	is_str(buf_str(&sink), STR("safi-clean: news.jsonl: what\n"),
		"a file as a whole");
	buf_free(&sink);
}

static void
test_escaping(void)
{
	struct buf sink = { 0 };
	struct diag diag = { .name = "x", .sink = &sink };

	diag_say(&diag, "a\tb\x1b[31m\x7f");
	is_str(buf_str(&sink), STR("x: a\\x09b\\x1b[31m\\x7f\n"), "controls");
	sink.len = 0;
	diag_say(&diag, "\u202e\u200f\u2066\u2028\u061c\ufeff\xc2\x85");
	is_str(buf_str(&sink),
		STR("x: \\u202e\\u200f\\u2066\\u2028\\u061c\\ufeff\\u0085\n"),
		"bidi controls, separators, BOM");
	sink.len = 0;
	diag_say(&diag, "\xff\xd9 \u0644\u0627");
	is_str(buf_str(&sink), STR("x: \\xff\\xd9 \u0644\u0627\n"),
		"bytes that are not UTF-8; letters stay");
	sink.len = 0;
	diag_at(&diag, DIAG_UTF8, (struct place){ STR("a\nb"), 1, 0 }, "w");
	is_str(buf_str(&sink), STR("x: a\\x0ab:1: w\n"), "names of files");
	buf_free(&sink);
}

static void
test_file(void)
{
	struct buf sink = { 0 }, file = { 0 };
	struct diag diag = { .name = "x", .sink = &sink };

	diag_file(&diag, STR(""), ENOENT);
	is_str(buf_str(&sink), STR("x: '': No such file or directory\n"),
		"a name may be empty");
	sink.len = 0;
	diag_file(&diag, STR("none/a"), ENOENT);
	is_str(buf_str(&sink), STR("x: none/a: No such file or directory\n"),
		"what is wrong with a file");
	for (int i = 0; i < 300; i++)
		buf_byte(&file, 'y');
	sink.len = 0;
	diag_file(&diag, buf_str(&file), EACCES);
	ok(str_ends(buf_str(&sink), STR("y: Permission denied\n")),
		"the reason fits behind a long name");
	buf_free(&sink);
	buf_free(&file);
}

/* Whatever the file, the message and their lengths: one line of 200 bytes. */
static void
test_length(void)
{
	static const char *const units[] = { "a", "\u0644", "\x01", "\u202e",
		"\U0001F600" };
	struct buf sink = { 0 }, file = { 0 }, text = { 0 };
	struct diag diag = { .name = "safi-normalize", .sink = &sink };
	bool fits = true, one = true;

	for (size_t u = 0; u < COUNTOF(units); u++) {
		for (size_t n = 0; n < 300; n++) {
			struct place place;

			buf_add(&file, str_from_c(units[u]));
			buf_add(&text, str_from_c(units[u]));
			buf_byte(&text, '\0');
			place = (struct place){ buf_str(&file), n * 1000, 0 };
			sink.len = 0;
			diag.seen[DIAG_JSON] = 0;
			diag_at(&diag, DIAG_JSON, place, "%s", text.ptr);
			fits = fits && sink.len <= 200;
			one = one && str_find_byte(buf_str(&sink), 0, '\n') ==
					     sink.len - 1;
			text.len--;
		}
		file.len = text.len = 0;
	}
	ok(fits, "a message has at most 200 bytes");
	ok(one, "and is one line");
	buf_free(&sink);
	buf_free(&file);
	buf_free(&text);
}

static void
test_cap(void)
{
	struct buf sink = { 0 };
	struct diag diag = { .name = "x", .sink = &sink };
	size_t lines = 0;

	for (size_t i = 0; i < 25; i++)
		diag_at(&diag, DIAG_JSON, at(i + 1, 0), "what");
	for (size_t i = 0; i < 10; i++)
		diag_at(&diag, DIAG_UTF8, at(i + 1, 0), "what");
	for (size_t i = 0; i < sink.len; i++)
		lines += sink.ptr[i] == '\n';
	is_size(lines, 20, "ten of each kind are shown");
	sink.len = 0;
	diag_close(&diag);
	is_str(buf_str(&sink), STR("x: 15 more messages about invalid JSON\n"),
		"the rest is counted at the end");
	sink.len = 0;
	diag_close(&diag);
	is_size(sink.len, 0, "once");
	for (size_t i = 0; i < 11; i++)
		diag_at(&diag, DIAG_UTF8, at(i + 1, 0), "what");
	sink.len = 0;
	diag_close(&diag);
	is_str(buf_str(&sink), STR("x: 1 more message about invalid UTF-8\n"),
		"one more is one");
	buf_free(&sink);
}

static struct str
word_at(const void *of, size_t i)
{
	const char *const *words = of;

	return str_from_c(words[i]);
}

static struct str
nearest(const char *misspelt)
{
	static const char *const words[] = { "pattern", "kind", "place", "id",
		"within", "without" };

	return diag_nearest(
		str_from_c(misspelt), COUNTOF(words), word_at, words);
}

static void
test_nearest(void)
{
	is_str(nearest("patern"), STR("pattern"), "a letter is missing");
	is_str(nearest("knid"), STR("kind"), "two are swapped");
	is_str(nearest("wihtin"), STR("within"), "the nearer of two");
	is_str(nearest("zebra"), STR(""), "none is near");
	is_str(nearest("pleased"), STR(""), "half a word is not near");
	is_str(nearest("xy"), STR(""), "a short word is not all replaced");
	is_str(nearest(""), STR(""), "nothing");
	is_str(nearest("KIND"), STR("kind"), "capitals are no fault");
	is_str(str_from_c(diag_hint(STR("kind")).text),
		STR(" (did you mean 'kind'?)"), "a hint");
	is_str(str_from_c(diag_hint(STR("")).text), STR(""), "no hint");
}

int
main(void)
{
	test_form();
	test_escaping();
	test_file();
	test_length();
	test_cap();
	test_nearest();
	return tap_done();
}
