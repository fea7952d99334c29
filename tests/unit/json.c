/* json - what the reader takes and refuses, and what the writer writes. */

#include <stdio.h>

#include "common/json.h"
#include "common/utf8.h"
#include "random.h"
#include "tap.h"

struct example {
	const char *text;
	bool good;
};

static const struct example examples[] = {
	{ "0", true },
	{ "-0.5e+10", true },
	{ "01", false },
	{ "-", false },
	{ "1.", false },
	{ ".5", false },
	{ "+1", false },
	{ "1e", false },
	{ "NaN", false },
	{ "tru", false },
	{ "true", true },
	{ "null", true },
	{ "\"\"", true },
	{ "\"a\\u00e9\\n\\/\"", true },
	{ "\"\\u0041 \\u0041,\\nab\\t \"", true },
	{ "\"\\u0041 \\u0041,\\xab\\t \"", false },
	{ "\"\\u0041\x01\\u0041\"", false },
	{ "\"\\u0041\"\\u0041\"", false },
	{ "\"\\u0041 \\", false },
	{ "\"\\u0041 \\u0", false },
	{ "\"\\x41\"", false },
	{ "\"\\u00g0\"", false },
	{ "\"\\u12\"", false },
	{ "\"tab\tinside\"", false },
	{ "\"open", false },
	{ "\"open\\", false },
	{ "'a'", false },
	{ "[]", true },
	{ " [ 1 , [ ] , { } ] ", true },
	{ "[1,]", false },
	{ "[,1]", false },
	{ "[1 2]", false },
	{ "[1", false },
	{ "[1}", false },
	{ "{}", true },
	{ "{\"a\":1,\"a\":{\"b\":[]}}", true },
	{ "{\"a\":1,}", false },
	{ "{\"a\" 1}", false },
	{ "{a:1}", false },
	{ "{\"a\":}", false },
	{ "{1:2}", false },
	{ "{\"a\":1", false },
	{ "[\xC2\xA0]", false },
	{ "1 2", false },
	{ "", false },
	{ "]", false },
};

static bool
reads(struct str text)
{
	struct json js = { .s = text };
	struct json_value value;

	return json_value(&js, 0, &value) && json_at_end(&js);
}

static void
test_examples(void)
{
	for (size_t i = 0; i < COUNTOF(examples); i++)
		ok(reads(str_from_c(examples[i].text)) == examples[i].good,
			"%s: %s", examples[i].good ? "good" : "bad",
			examples[i].text);
}

static bool
nested(size_t depth, size_t outer)
{
	struct buf buf = { 0 };
	struct json js;
	struct json_value value;
	bool good;

	for (size_t i = 0; i < depth; i++)
		buf_add(&buf, i % 2 ? STR("[") : STR("{\"k\":"));
	buf_byte(&buf, '1');
	for (size_t i = depth; i > 0; i--)
		buf_byte(&buf, (i - 1) % 2 ? ']' : '}');
	js = (struct json){ .s = buf_str(&buf) };
	good = json_value(&js, outer, &value) && json_at_end(&js);
	buf_free(&buf);
	return good;
}

static void
test_depth(void)
{
	ok(nested(JSON_DEPTH, 0), "512 levels are read");
	ok(!nested(JSON_DEPTH + 1, 0), "513 levels are refused");
	ok(nested(JSON_DEPTH - 1, 1), "levels around the value count");
	ok(!nested(JSON_DEPTH, 1), "and may be one too many");
	ok(!nested(200000, 0), "a very deep value costs no stack");
}

static void
string_is(const char *raw, struct str want, struct arena *arena)
{
	struct json js = { .s = str_from_c(raw) };
	struct json_value value;
	struct str chars = { NULL, 0 };

	ok(json_value(&js, 0, &value) &&
			json_string(&value, arena, &chars, NULL) &&
			str_eq(chars, want),
		"string %s", raw);
}

static void
lone_at(const char *raw, size_t want, struct arena *arena)
{
	struct json js = { .s = str_from_c(raw) };
	struct json_value value;
	struct str chars;
	size_t where = 0;

	ok(json_value(&js, 0, &value) &&
			!json_string(&value, arena, &chars, &where) &&
			where == want,
		"lone surrogate in %s at %zu", raw, want);
}

static void
test_strings(void)
{
	struct arena arena = { 0 };

	string_is("\"plain\"", STR("plain"), &arena);
	string_is("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", STR("\"\\/\b\f\n\r\t"),
		&arena);
	/* U+0635 U+0627 U+0641, as \u and raw */
	string_is("\"\\u0635\\u0627\xD9\x81\"", STR("صاف"), &arena);
	string_is("\"a\\u0000b\"", STR("a\0b"), &arena);
	string_is("\"\\ud83d\\ude00!\"", STR("\xF0\x9F\x98\x80!"), &arena);
	lone_at("\"\\ud800\"", 1, &arena);
	lone_at("\"ab\\udc00\"", 3, &arena);
	lone_at("\"\\ud800\\u0041\"", 1, &arena);
	lone_at("\"\\ud800\\ud800\\udc00\"", 1, &arena);
	arena_free(&arena);
}

/* All \u escapes that are a character by themselves, in both cases, with a
 * character between two. */
static void
test_all_escapes(void)
{
	struct arena arena = { 0 };
	size_t wrong = 0;

	for (uint32_t cp = 0; cp <= 0xFFFF; cp++) {
		struct json js;
		struct json_value value;
		struct str chars = { NULL, 0 };
		uint8_t want[9];
		char raw[32];
		size_t n = utf8_put(want, cp);

		if (cp >= 0xD800 && cp <= 0xDFFF)
			continue;
		want[n++] = ' ';
		n += utf8_put(want + n, cp);
		(void)snprintf(raw, sizeof(raw), "\"\\u%04x \\u%04X\"",
			(unsigned)cp, (unsigned)cp);
		js = (struct json){ .s = str_from_c(raw) };
		wrong += !json_value(&js, 0, &value) || !json_at_end(&js) ||
			 !json_string(&value, &arena, &chars, NULL) ||
			 !str_eq(chars, str_make(want, n));
		arena_reset(&arena);
	}
	is_size(wrong, 0, "every character of 16 bits as an escape");
	arena_free(&arena);
}

/* Random characters, written and read again; and each byte that ends a plain
 * stretch, at every place around two blocks. */
static void
test_round_trips(void)
{
	struct random random = { 8 };
	struct arena arena = { 0 };
	uint8_t bytes[120];
	bool same = true, plain = true;

	for (int i = 0; i < 20000; i++) {
		struct arena_mark mark = arena_mark(&arena);
		struct buf quoted = { 0 };
		struct str want = { bytes, random_below(&random, 120) }, chars;
		struct json js = { 0 };
		struct json_value value;

		for (size_t j = 0; j < want.len; j++)
			bytes[j] =
				random_below(&random, 1 + (size_t)i % 40) > 0
					? 'a'
					: (uint8_t)random_below(&random, 128);
		json_quote(&quoted, want);
		js.s = buf_str(&quoted);
		same = same && json_value(&js, 0, &value) &&
		       json_string(&value, &arena, &chars, NULL) &&
		       str_eq(chars, want);
		buf_free(&quoted);
		arena_release(&arena, mark);
	}
	ok(same, "what was written is read again");
	for (unsigned c = 0; c < 256; c++) {
		bool stops = c < 0x20 || c == '"' || c == '\\';

		memset(bytes, 'a', sizeof(bytes));
		for (size_t at = 0; at < 70; at++) {
			struct str s = { bytes, 70 };

			bytes[at] = (uint8_t)c;
			plain = plain &&
				json_plain(s, 0) == (stops ? at : 70) &&
				json_plain(s, at + 1) == 70 &&
				json_plain(str_sub(s, 0, at), 0) == at;
			bytes[at] = 'a';
		}
	}
	ok(plain, "plain stretches end where they do");
	arena_free(&arena);
}

static void
test_writing(void)
{
	struct buf buf = { 0 };

	json_quote(&buf, STR("\"\\/\b\f\n\r\t\x01\x1f\x7f\0 صافٍ \xE2\x80\xA8"));
	is_str(buf_str(&buf),
		STR("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\\u0000 صافٍ "
		    "\xE2\x80\xA8\""),
		"shortest escapes, all else raw");
	buf_free(&buf);
}

static void
test_members(void)
{
	struct arena arena = { 0 };
	struct json_value value;
	struct json js = { .s = STR(" { \"a\" : 1 , \"\\u0061\" : [2,3] } ") };
	struct json_value key;
	size_t n = 0;

	ok(json_find(js.s, STR("a"), &arena, &value), "a member is found");
	is_str(value.raw, STR("[2,3]"), "of two with one name the last");
	ok(!json_find(js.s, STR("b"), &arena, &value), "another is not");
	json_open(&js, '{');
	while (json_member(&js, 1, &key, &value))
		n++;
	is_size(n, 2, "both members are stepped through");
	ok(!js.error && json_at_end(&js), "up to the end");
	js = (struct json){ .s = STR("[1 2]") };
	json_open(&js, '[');
	while (json_element(&js, 1, &value))
		n++;
	ok(js.error != NULL, "a missing comma ends the steps with an error");
	arena_free(&arena);
}

/* Characters copied between escapes, which stand anywhere in texts of all
 * lengths, and not a byte behind the room that there must be. */
static void
test_put(void)
{
	struct random random = { 9 };
	bool same = true, within = true;

	for (size_t i = 0; i < 20000; i++) {
		uint8_t chars[150], put[JSON_ESCAPED * 150 + 1];
		uint8_t want[JSON_ESCAPED * 150], *p = want;
		size_t len = i % sizeof(chars);
		size_t room = JSON_ESCAPED * len, n;

		for (size_t j = 0; j < len; j++) {
			bool plain = random_bits(&random) % 40 > 0;

			chars[j] = plain ? 'x' : '\n';
			p += plain ? 1 : json_escape_byte('\n', p);
			if (plain)
				p[-1] = 'x';
		}
		memset(put, 0xAA, sizeof(put));
		n = (size_t)(json_put(put, str_make(chars, len)) - put);
		same = same && str_eq(str_make(put, n),
				       str_make(want, (size_t)(p - want)));
		within = within && put[room] == 0xAA;
	}
	ok(same, "characters between escapes are copied");
	ok(within, "within six bytes for each");
}

/* A string of random pieces, legal or not, and what may stand behind it. */
static void
add_string(struct buf *buf, struct random *random)
{
	static const char *const pieces[] = { "\\n", "\\\"", "\\\\", "\\t",
		"\xD8\xA8", "\xE2\x80\x9C", "\\u0041", "\\ud800", "\\x", "\t" };
	size_t n = random_below(random, 12);
	/* what is legal and short, mostly */
	size_t kinds = random_below(random, 4) ? 6 : COUNTOF(pieces);

	buf_byte(buf, '"');
	for (size_t i = 0; i < n; i++) {
		for (size_t j = random_below(random, 90); j > 0; j--)
			buf_byte(buf, 'x');
		buf_add(buf, str_from_c(pieces[random_below(random, kinds)]));
	}
	if (random_below(random, 8))
		buf_add(buf, STR("\""));
	for (size_t j = random_below(random, 90); j > 0; j--)
		buf_byte(buf, ' ');
}

/* Reading a string and its characters together is what the two are. */
static void
test_text(void)
{
	struct random random = { 11 };
	struct arena arena = { 0 };
	bool same = true, taken = true;

	for (size_t i = 0; i < 20000; i++) {
		struct buf buf = { 0 };
		struct json_value one, two;
		struct json js = { 0 }, again;
		struct str s, chars, want;
		uint64_t *marks;
		bool read, good;

		add_string(&buf, &random);
		s = arena_str(&arena, buf_str(&buf));
		marks = ARENA_NEW(&arena, uint64_t, s.len / 64 + 1);
		utf8_valid_quoted(s, marks);
		js.s = s;
		js.marks = marks;
		again = js;
		read = json_text(&js, &arena, &one, &chars);
		good = json_value(&again, 0, &two) &&
		       json_string(&two, &arena, &want, NULL);
		if (read)
			same = same && good && js.pos == again.pos &&
			       str_eq(one.raw, two.raw) &&
			       str_eq(chars, want) &&
			       one.escaped == two.escaped;
		else
			same = same && js.pos == 0;
		taken = taken && read == (good && str_find(s, 0, STR("\\u")) ==
							  STR_NONE);
		buf_free(&buf);
		arena_reset(&arena);
	}
	ok(same, "a string read with its characters is the same");
	ok(taken, "and is read so when no character is a number");
	arena_free(&arena);
}

int
main(void)
{
	test_examples();
	test_depth();
	test_strings();
	test_all_escapes();
	test_round_trips();
	test_writing();
	test_members();
	test_put();
	test_text();
	return tap_done();
}
