/*
 * num: what holds of the numbers of any text. Spans lie between characters,
 * hold something and, in one layer, do not overlap; what is a casualty, a
 * quantity or an amount of money has a value or is vague; reading the same
 * text again finds the same.
 */

#include "common/tag/num.h"
#include "common/utf8.h"
#include "require.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char yaml[] =
	"units:\n"
	"  - {id: km, words: [كم, كيلومتر, متر مربع], duals: [مترين]}\n"
	"  - {id: deg, words: [\"°\", درجة]}\n"
	"currencies:\n"
	"  - {id: dollar, unit: USD, words: [دولار], signs: [\"$\"],\n"
	"     cents: [c], countries: [أمريكي USD]}\n"
	"casualties:\n"
	"  - {id: killed, victims: [قتيلا, قتلى], harms: [مقتل, قتل]}\n";

static void
check(const struct spans *spans, struct str text)
{
	for (size_t i = 0; i < spans->n; i++) {
		const struct span *s = &spans->v[i];

		require(s->beg < s->end && s->end <= text.len);
		require((text.ptr[s->beg] & 0xC0) != 0x80);
		require(s->end == text.len ||
			(text.ptr[s->end] & 0xC0) != 0x80);
		require(span_attr(s, "value") != NULL);
		require(utf8_valid(span_attr(s, "value")->text) ==
			span_attr(s, "value")->text.len);
	}
}

static void
tag(const struct lex *lex, struct str text, struct spans *spans)
{
	struct para para;
	struct words words;

	para_make(&para, text, 0, text.len, spans->arena);
	lex_read(lex, &para, spans->arena, &words);
	num_tag(&words, spans);
	check(spans, text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	struct diag diag = { .name = "num" };
	struct conf conf = { .arena = &arena };
	struct num_conf lists = { .units = { NULL, 0 } };
	struct spans first = { .arena = &arena }, again = { .arena = &arena };
	struct str text = str_make(data, size);
	struct lex *lex = lex_new(&arena);

	text.len = utf8_valid(text);
	require(conf_parse(
		&conf, "num", str_from_c(yaml), &num_schema, &lists, &diag));
	require(num_open(lex, &lists, &arena, &diag));
	tag(lex, text, &first);
	tag(lex, text, &again);
	require(first.n == again.n);
	arena_free(&arena);
	return 0;
}
