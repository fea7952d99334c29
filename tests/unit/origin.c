/* origin - sentences, spans and the map move with the text: by examples, and
 * by random edits against a reading of what the offsets promise. */

#include <stdlib.h>
#include <unistd.h>

#include "common/move.h"
#include "common/origin.h"
#include "common/utf8.h"
#include "random.h"
#include "tap.h"

/* A member that was set, as it will be written. */
static struct str
member(const struct rec *rec, const char *name)
{
	struct str value = STR("(not set)");

	for (size_t i = 0; i < rec->n_added; i++) {
		const struct added *added = &rec->added[i];
		struct out out;

		if (!str_eq(added->name, str_from_c(name)))
			continue;
		value = added->value;
		if (!added->write)
			break;
		out_open(&out, -1); /* its buffer holds all of it */
		added->write(added->of, &out);
		value = arena_str(rec->arena, str_make(out.ptr, out.len));
		free(out.ptr);
		break;
	}
	return value;
}

/* Cuts bytes [beg, end) out of a record's text and compares one member. */
static void
moves(const char *line, size_t beg, size_t end, const char *name,
	const char *want, const char *what)
{
	struct arena arena = { 0 };
	struct buf sink = { 0 };
	struct diag diag = { .name = "test", .sink = &sink };
	struct edits edits = { .arena = &arena };
	struct rec_fault fault;
	struct rec rec;

	rec_parse(&rec, str_from_c(line), STR("text"), &arena, &fault);
	if (end > beg)
		edits_cut(&edits, beg, end, 0);
	edits_settle(&edits, rec.chars);
	move_offsets(&rec, &edits, strcmp(name, "origin") == 0,
		(struct place){ STR("f"), 1, 0 }, &diag);
	is_str(member(&rec, name), str_from_c(want), what);
	buf_free(&sink);
	arena_free(&arena);
}

static void
test_examples(void)
{
	/* the text is U+0633 U+0644 U+0627 U+0645, " [x] ", "ok" */
	static const char line[] =
		"{\"text\":\"سلام [x] ok\",\"sentences\":[[0,8], [5,8],[9,11]],"
		"\"spans\":[{\"start\":9,\"end\":11,\"label\":\"A\","
		"\"text\":\"ok\",\"raw_start\":9,\"cue_span\":[0,4]},"
		"{\"label\":\"B\",\"end\":8,\"start\":5}]}";
	/* the cue is U+0642 U+0640 U+0627 U+0644; the speaker is a name that
	 * the text has in other words */
	static const char said[] =
		"{\"text\":\"قـال هو "
		"\\\"نعم\\\"\",\"spans\":[{\"start\":9,\"end\":12,"
		"\"text\":\"نعم\",\"cue\":\"قـال\",\"cue_span\":[0,4],"
		"\"speaker\":\"سامي\",\"speaker_span\":[5,7],"
		"\"note\":\"قـال\",\"_span\":[0,4]}]}";
	static const char mapped[] =
		"{\"text\":\"ab[x]cd\",\"origin\":{\"text\":\"-ab-[x]cd\","
		"\"map\":[[0,1,2],[2,4,5]]}}";
	static const char foreign[] = "{\"text\":\"ab\",\"sentences\":[\"ab\"],"
				      "\"origin\":\"Reuters\"}";

	moves(line, 9, 13, "sentences", "[[0, 4], [5, 7]]",
		"sentences move, one is gone");
	moves(line, 9, 13, "spans",
		"[{\"start\":5,\"end\":7,\"label\":\"A\",\"text\":\"ok\","
		"\"raw_start\":9,\"cue_span\":[0, 4]}]",
		"spans move, one is gone");
	moves(line, 13, 14, "spans",
		"[{\"start\":9,\"end\":10,\"label\":\"A\",\"text\":\"k\","
		"\"raw_start\":9,\"cue_span\":[0, 4]}, "
		"{\"label\":\"B\",\"end\":8,\"start\":5}]",
		"a span's text goes along");
	moves(said, 2, 4, "spans",
		"[{\"start\":8,\"end\":11,\"text\":\"نعم\",\"cue\":\"قال\","
		"\"cue_span\":[0, 3],\"speaker\":\"سامي\",\"speaker_span\":"
		"[4, 6],\"note\":\"قـال\",\"_span\":[0, 3]}]",
		"so do the words of its ranges, where they are those");
	moves("{\"text\":\"a[x]b\"}", 1, 4, "origin",
		"{\"text\": \"a[x]b\", \"map\": [[0, 0, 1], [1, 4, 1]]}",
		"an origin is made");
	moves("{\"text\":\"ab\"}", 0, 0, "origin",
		"{\"text\": \"ab\", \"map\": [[0, 0, 2]]}",
		"also when nothing changed");
	moves(mapped, 2, 5, "origin",
		"{\"text\": \"-ab-[x]cd\", \"map\": [[0, 1, 2], [2, 7, 2]]}",
		"an origin that is there moves");
	moves(mapped, 0, 0, "origin", "(not set)",
		"and stays as it came when nothing changed");
	moves(foreign, 0, 1, "sentences", "(not set)",
		"a member of another form stays");
	moves(foreign, 0, 1, "origin",
		"{\"text\": \"ab\", \"map\": [[0, 1, 1]]}",
		"but an origin that is asked for takes its place");
	moves("{\"text\":\"ab\",\"sentences\":[[0,3]]}", 0, 1, "sentences",
		"(not set)", "so does one whose offsets are outside");
}

static void
raw_is(const char *line, size_t beg, size_t end, size_t raw_beg, size_t raw_end,
	const char *what)
{
	struct arena arena = { 0 };
	struct rec_fault fault;
	struct origin origin;
	struct rec rec;
	size_t b = 99, e = 99;

	rec_parse(&rec, str_from_c(line), STR("text"), &arena, &fault);
	if (origin_load(&rec, &origin))
		origin_raw(&origin, beg, end, &b, &e);
	if (!ok(b == raw_beg && e == raw_end, "%s", what))
		printf("# got %zu %zu, want %zu %zu\n", b, e, raw_beg, raw_end);
	arena_free(&arena);
}

static void
test_raw(void)
{
	/* raw "xxab--cdyy", text "abQcd": Q replaces "--" */
	static const char line[] =
		"{\"text\":\"abQcd\",\"origin\":{\"text\":\"xxab--cdyy\","
		"\"map\":[[0,2,2],[3,6,2]]}}";

	raw_is(line, 0, 2, 2, 4, "a stretch that survived");
	raw_is(line, 1, 4, 3, 7, "across a replacement");
	raw_is(line, 2, 3, 4, 6, "the replacement itself");
	raw_is(line, 0, 3, 2, 6, "an edge in the replacement: end");
	raw_is(line, 2, 5, 4, 8, "an edge in the replacement: start");
	raw_is(line, 4, 4, 7, 7, "an empty span");
	raw_is("{\"text\":\"Q\",\"origin\":{\"text\":\"abc\",\"map\":[]}}", 0,
		1, 0, 3, "nothing survived: all of it");
	raw_is("{\"text\":\"Q\",\"origin\":{\"text\":\"abc\","
	       "\"map\":[[0,3,1]]}}",
		0, 1, 99, 99, "a map outside its text is none");
}

/* Letters of one, two and four bytes, all different, so that a character
 * tells where it came from. */
static struct str
random_text(struct random *random, struct arena *arena, uint32_t base)
{
	uint8_t *text = arena_alloc(arena, 64), *p = text;

	for (size_t i = random_below(random, 12); i > 0; i--)
		p += utf8_put(
			p, base + (uint32_t)i +
				   (random_below(random, 2) ? 0 : 0x10400));
	return str_make(text, (size_t)(p - text));
}

static size_t
random_boundary(struct random *random, struct str text)
{
	size_t off = random_below(random, text.len + 1);

	while (off < text.len && (text.ptr[off] & 0xC0) == 0x80)
		off--;
	return off;
}

/* Every row of the map must show equal characters on both sides. */
static bool
map_is_true(const struct origin *origin, struct str raw, struct str text,
	struct arena *arena)
{
	struct cpindex raws, texts;

	cpindex_init(&raws, raw, arena);
	cpindex_init(&texts, text, arena);
	for (size_t i = 0; i < origin->n; i++) {
		const struct origin_row *row = &origin->rows[i];
		size_t a = cpindex_byte(&raws, row->raw);
		size_t b = cpindex_byte(&texts, row->start);
		size_t a_end = cpindex_byte(&raws, row->raw + row->length);
		size_t b_end = cpindex_byte(&texts, row->start + row->length);

		if (!str_eq(str_sub(raw, a, a_end), str_sub(text, b, b_end)))
			return false;
	}
	return true;
}

/* One filter after the other over a record that carries an origin. */
static bool
round_of_edits(struct random *random, struct arena *arena)
{
	struct buf line = { 0 };
	struct diag diag = { .name = "test" };
	struct str raw = random_text(random, arena, 'a'), text = raw;
	bool good = true;

	buf_add(&line, STR("{\"text\":"));
	json_quote(&line, text);
	buf_byte(&line, '}');
	for (size_t pass = 0; pass < 3 && good; pass++) {
		struct str bytes = arena_str(arena, buf_str(&line));
		struct edits edits = { .arena = arena };
		struct rec_fault fault;
		struct origin origin;
		struct rec rec;

		rec_parse(&rec, bytes, STR("text"), arena, &fault);
		for (size_t n = random_below(random, 4); n > 0; n--) {
			size_t a = random_boundary(random, text);
			size_t b = random_boundary(random, text);

			edits_add(&edits, size_min(a, b), size_max(a, b),
				random_text(random, arena, 0x410), 0);
		}
		edits_settle(&edits, text);
		move_offsets(&rec, &edits, true, (struct place){ 0 }, &diag);
		text = edits_apply(&edits, text);
		if (rec.n_added > 0) {
			line.len = 0;
			buf_add(&line, STR("{\"text\":"));
			json_quote(&line, text);
			buf_add(&line, STR(",\"origin\":"));
			buf_add(&line, member(&rec, "origin"));
			buf_byte(&line, '}');
		}
		rec_parse(&rec, arena_str(arena, buf_str(&line)), STR("text"),
			arena, &fault);
		good = origin_load(&rec, &origin) &&
		       map_is_true(&origin, raw, text, arena);
	}
	buf_free(&line);
	return good;
}

/* True when pairs that begin and end in ascending order still do. */
static bool
in_order(struct str sentences)
{
	struct json js = { .s = sentences };
	struct json_value value;
	size_t pair[2], behind = 0;

	json_open(&js, '[');
	while (json_element(&js, 1, &value)) {
		if (!origin_numbers(value.raw, pair, 2) || pair[0] < behind ||
			pair[1] < pair[0])
			return false;
		behind = pair[1];
	}
	return !js.error;
}

/* Sentences side by side under random edits. */
static bool
random_sentences(struct random *random, struct arena *arena)
{
	static const struct str texts[] = { STR_INIT("a\u064Bb\u2067\u2067c"),
		STR_INIT("\uFDFC\uFDFC"), STR_INIT("\u064B"),
		STR_INIT("defghijklm"), STR_INIT("") };
	struct diag diag = { .name = "test" };
	struct edits edits = { .arena = arena };
	struct rec_fault fault;
	struct rec rec;
	struct buf line = { 0 };
	bool good;

	buf_add(&line, STR("{\"text\":\"a\u064Bb\u2067cdef\uFDFCgh\","
			   "\"sentences\":["));
	for (size_t i = 0, end = 0; i < 4 && end < 9; i++) {
		size_t beg = end + random_below(random, 2);

		end = beg + 1 + random_below(random, 2);
		buf_printf(&line, "%s[%zu,%zu]", i ? "," : "", beg, end);
	}
	buf_add(&line, STR("]}"));
	rec_parse(&rec, buf_str(&line), STR("text"), arena, &fault);
	for (size_t n = random_below(random, 4); n > 0; n--) {
		size_t a = random_boundary(random, rec.chars);
		size_t b = random_boundary(random, rec.chars);

		edits_add(&edits, size_min(a, b), size_max(a, b),
			texts[random_below(random, COUNTOF(texts))], 0);
	}
	edits_settle(&edits, rec.chars);
	move_offsets(&rec, &edits, false, (struct place){ 0 }, &diag);
	good = edits.n == 0 || in_order(member(&rec, "sentences"));
	buf_free(&line);
	return good;
}

int
main(void)
{
	struct random random = { 1 };
	struct arena arena = { 0 };
	size_t bad = 0;

	test_examples();
	test_raw();
	for (size_t i = 0; i < 20000; i++) {
		bad += !round_of_edits(&random, &arena);
		arena_reset(&arena);
	}
	is_size(bad, 0, "the map is true after three random filters");
	bad = 0;
	for (size_t i = 0; i < 20000; i++) {
		bad += !random_sentences(&random, &arena);
		arena_reset(&arena);
	}
	is_size(bad, 0, "sentences side by side stay so");
	arena_free(&arena);
	return tap_done();
}
