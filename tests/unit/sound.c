/* sound: expressions that need no compiler to be found sound, and those that
 * do, since they are faulty, too large, or not understood. That PCRE2 takes
 * the first is what fuzz/sound.c asks, with many more. */

#include "common/clean/rules_load.h"
#include "tap.h"

static const char *const yes[] = {
	"", "\xD8\xB5\xD9\x88\xD8\xB1|photos?", "^(?:a|b(c)|)+$",
	" ?[:/-] ?.{3,40}?\\b", "(?>\\S++ ?+){3}", "(?=.*\\d\\d)(?!x)",
	"(?<=[.!?]|\\w )(?<!^a)", "[^\\w\\n]*[a-z\\d_.-]{1,1500}",
	"[:-][.!?.,][=]", "\\p{Lu}\\P{Arabic}\\[\\]\\.", "[\xD8\xA1-\xD9\x8A]",
	"{words} ?{both}{0,3}", "a\xD9\x80z", /* U+0640, which folding drops */
	"\xD9\xA3{2}"                         /* U+0663, an Arabic digit */
};

static const char *const no[] = { "(a", "a)", "[a", "[]a]", "a**", "*a", "a|+",
	"(?:?)", "^*", "\\b+", "(?=a)*", "a{3,2}", "a{2}{3}", "a{,3}",
	"a{70000}", "x{", "[b-a]", "[a-\\d]", "[\\d-a]", "[a-c-e]",
	"[[:alpha:]]", "[:alpha:]", "[.a.]", "(?<=a+)", "(?<=a(b))",
	"(?<={words})", "(?<name>a)", "(?i)a", "(*FAIL)", "(?R)", "\\1",
	"\\x{41}", "\\C", "\\K", "\\", "\\p{Nothing}", "\\pL", "{missing}",
	"{longlonglonglonglonglonglonglongname}", "{broken}", "a\t",
	"a\xD9\x80?",          /* the quantifier would go to the a */
	"(\xD9\x80?:a)",       /* this would become a group */
	"\\\xD9\xA3",          /* a reference, when it is folded */
	"[\xD9\x80]",          /* an empty class */
	"[\xD9\xA9-\xDB\xB0]", /* U+0669-06F0: 9 to 0 */
	"(?:(?:(?:abc){90}){90}){90}", "(?:{words}{words}){900}" };

static struct conf_text
text_of(const char *s)
{
	static const struct str file = { (const uint8_t *)"sound", 5 };

	return (struct conf_text){ str_from_c(s), &file, 1, 1, false };
}

static bool
is_sound(struct load *load, const char *source)
{
	return load_sound(load, str_from_c(source));
}

/* Patterns of the shipped rules that PCRE2 does not take after all. */
static size_t
refused(void)
{
	struct arena arena = { 0 };
	struct diag diag = { .name = "sound" };
	struct conf conf = { .arena = &arena };
	struct rules_conf rules_conf = { .kinds = { NULL, 0 } };
	struct rules *rules;
	size_t n = 0;

	if (!conf_load(&conf, "config/clean.yaml", NULL, &rules_schema,
		    &rules_conf, &diag))
		return SIZE_MAX;
	rules = rules_load(&rules_conf, &arena, &diag);
	for (size_t i = 0; rules && i < rules->n_patterns; i++)
		n += !pattern_ready(rules->patterns[i]);
	rules_free(rules);
	arena_free(&arena);
	return rules ? n : SIZE_MAX;
}

int
main(void)
{
	struct conf_text words[] = { text_of("a b"), text_of("c.*") };
	struct word_list lists[] = {
		{ .id = text_of("words"), .words = { words, 2 } },
		{ .id = text_of("both"),
			.regex = text_of("{words}|x{both}"),
			.words = { words, 1 } },
		{ .id = text_of("broken"), .regex = text_of("(a") },
		{ .id = text_of("longlonglonglonglonglonglonglongname"),
			.words = { words, 1 } },
	};
	struct rules_conf conf = { .lists = { lists, COUNTOF(lists) } };
	struct list_made made[COUNTOF(lists)] = { 0 };
	struct arena arena = { 0 };
	struct load load = { .conf = &conf,
		.made = made,
		.list_names = list_names(&conf, &arena) };

	for (size_t i = 0; i < COUNTOF(yes); i++)
		ok(is_sound(&load, yes[i]), "sound: %s", yes[i]);
	for (size_t i = 0; i < COUNTOF(no); i++)
		ok(!is_sound(&load, no[i]), "not so: %s", no[i]);
	is_size(refused(), 0, "all patterns of the shipped rules are sound");
	arena_free(&arena);
	return tap_done();
}
