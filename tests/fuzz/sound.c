/*
 * sound: an expression that rules_sound.c finds sound is one that PCRE2 takes,
 * whatever the rule does with it. The first byte chooses that. {list} and
 * {words} are lists, and {text} one whose expression is the input too.
 */

#include "common/clean/rules_load.h"
#include "common/utf8.h"
#include "require.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct conf_text
text_of(struct str s)
{
	static const struct str file = { (const uint8_t *)"sound", 5 };

	return (struct conf_text){ s, &file, 1, 1, false };
}

static void
check(struct rules *rules)
{
	for (size_t i = 0; rules && i < rules->n_patterns; i++)
		require(pattern_ready(rules->patterns[i]));
	rules_free(rules);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str source = str_make(data + 1, size ? size - 1 : 0);
	struct conf_text words[] = { text_of(STR("\xD8\xA3 \xD8\xA8")),
		text_of(STR("A.*B")), text_of(STR("c")) };
	struct word_list lists[] = {
		{ .id = text_of(STR("words")), .words = { words, 3 } },
		{ .id = text_of(STR("list")),
			.regex = text_of(STR("(a|{words}+)[bc]")),
			.words = { words, 1 } },
		{ .id = text_of(STR("text")), .regex = text_of(source) },
	};
	struct rule rule = { .id = text_of(STR("rule")),
		.kind = text_of(STR("kind")) };
	struct rules_conf conf = { .lists = { lists, COUNTOF(lists) },
		.rules = { &rule, 1 } };
	struct buf messages = { 0 };
	struct diag diag = { .name = "sound", .sink = &messages };
	struct arena arena = { 0 };

	if (size < 2 || size > 4096 || utf8_valid(source) != source.len)
		return 0;
	rule.exact = data[0] & 1;
	rule.place = data[0] >> 1 & 3;
	rule.cut = data[0] & 8 ? CUT_REST : CUT_MATCH;
	rule.regex_text = text_of(source);
	if (data[0] & 16)
		rule.unless_text = text_of(STR("{text} x{text}?"));
	check(rules_load(&conf, &arena, &diag));
	arena_free(&arena);
	buf_free(&messages);
	return 0;
}
