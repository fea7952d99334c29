/* rules_pattern - the patterns of rules, with the lists that they name. */

#include "rules_load.h"
#include "common/uchar.h"
#include "common/utf8.h"

/* True at the letter of an escape that a brace belongs to: \p{L}, \x{640}. */
static bool
takes_brace(struct str s, size_t i)
{
	return i > 0 && s.ptr[i - 1] == '\\' && i + 1 < s.len &&
	       s.ptr[i + 1] == '{' && memchr("pPxogkN", s.ptr[i], 7) != NULL;
}

/* A pattern in the making: lists are defined once behind it, since one that
 * repeats them would else hold many copies. */
struct source {
	struct buf text;
	size_t whole; /* bytes of the words that it stands for */
	const struct word_list *used[PATTERN_LISTS];
	size_t n_used;
};

static bool
use_list(struct load *load, const struct conf_text *text, struct str name,
	struct source *source)
{
	const struct word_list *list = list_find(load, name);

	if (!list)
		return list_unknown(load, text, name);
	if (list_made(load, list)->bad)
		return false; /* that was told */
	buf_printf(&source->text, "(?&" STR_FMT ")", STR_ARG(name));
	for (size_t i = 0; i < source->n_used; i++)
		if (source->used[i] == list)
			return true;
	if (source->n_used == COUNTOF(source->used)) {
		FAULT(load, text, "a pattern uses at most %zu lists",
			COUNTOF(source->used));
		return false;
	}
	source->used[source->n_used++] = list;
	return true;
}

/* The pattern with calls for {name}. */
static bool
put_pattern(
	struct load *load, const struct conf_text *text, struct source *source)
{
	struct str s = text->s;

	for (size_t i = 0; i < s.len; i++) {
		struct str name = list_at(s, i);

		if (name.len) {
			if (!use_list(load, text, name, source))
				return false;
			i += name.len + 1;
			continue;
		}
		buf_byte(&source->text, s.ptr[i]);
		if (s.ptr[i] == '\\' && i + 1 < s.len)
			buf_byte(&source->text, s.ptr[++i]);
		if (takes_brace(s, i))
			buf_byte(&source->text, s.ptr[++i]);
	}
	return true;
}

/* How the words of lists stand in a pattern. */
enum words {
	WORDS_PLAIN,  /* as they are, for exact rules */
	WORDS_FOLDED, /* rules_words.c */
	WORDS_CHECK   /* for a check: the shortest and the longest, since
			 nothing else about words can be a fault */
};

static void
put_words(struct load *load, struct source *source,
	const struct word_list *list, enum words how)
{
	struct list_made *made = list_made(load, list);

	if (how != WORDS_PLAIN && !made->asked.ptr) {
		made->check = check_words(&list->words, load->arena);
		made->called = called_make(
			load, &list->words, plain_bytes(&list->words));
		made->asked = made->called
				      ? called_words(made->called,
						(size_t)(made - load->made),
						load->arena)
				      : folded_words(&list->words, load->arena);
	}
	source->whole += made->asked.len;
	if (how == WORDS_PLAIN)
		plain_words(&source->text, &list->words);
	else if (how == WORDS_CHECK)
		buf_add(&source->text, made->check);
	else
		buf_add(&source->text, made->asked);
}

/* The lists that the pattern uses, and those that these use. */
static bool
put_lists(struct load *load, struct source *source, enum words how)
{
	for (size_t i = 0; i < source->n_used; i++) {
		const struct word_list *list = source->used[i];

		buf_printf(&source->text, "(?(DEFINE)(?<" STR_FMT ">",
			STR_ARG(list->id.s));
		if (list->regex.s.ptr &&
			!put_pattern(load, &list->regex, source)) {
			list_made(load, list)->bad = true;
			return false;
		}
		if (list->words.n)
			put_words(load, source, list, how);
		buf_add(&source->text, STR("))"));
	}
	return true;
}

/* What a pattern is made of when it is first tried: all of it stays as long as
 * the rules do. */
struct recipe {
	struct load *load;
	const struct conf_text *text;
	unsigned flags;
	bool exact;
	struct pattern *pattern;
	struct recipe *next; /* with a text of the same length, more or less */
};

/* The source of a pattern with its lists, in the arena, and how much words add
 * to it when it is folded. False: a fault was reported. */
static bool
make_source(const struct recipe *recipe, enum words how, struct str *into,
	size_t *whole)
{
	struct load *load = recipe->load;
	struct source source = { .n_used = 0 };
	bool good = put_pattern(load, recipe->text, &source) &&
		    put_lists(load, &source, how);

	*into = arena_str(load->arena, buf_str(&source.text));
	*whole = source.whole;
	buf_free(&source.text);
	return good;
}

static struct str
source_of(const struct recipe *recipe)
{
	struct str source;
	size_t words;

	(void)make_source(recipe, recipe->exact ? WORDS_PLAIN : WORDS_FOLDED,
		&source, &words);
	return source;
}

static struct str
whole_source(void *of)
{
	return source_of(of);
}

/* That of a pattern which another rule has as well, or NULL. */
static const struct recipe *
same_recipe(const struct load *load, struct str text, unsigned flags)
{
	const struct recipe *of = load->recipes[text.len % RECIPES];

	while (of && !(of->flags == flags && str_eq(of->text->s, text)))
		of = of->next;
	return of;
}

static void
keep_pattern(struct load *load, struct recipe *of)
{
	struct rules *rules = load->rules;
	struct recipe **first = &load->recipes[of->text->s.len % RECIPES];

	ARENA_ROOM(rules->arena, &rules->patterns, rules->n_patterns,
		&rules->cap_patterns);
	rules->patterns[rules->n_patterns++] = of->pattern;
	of->next = *first;
	*first = of;
}

static const struct begins *
begins_of(void *of)
{
	const struct recipe *recipe = of;

	return load_begins(recipe->load, recipe->text->s);
}

static const struct holds *
holds_of(void *of)
{
	const struct recipe *recipe = of;
	struct holds *holds = ARENA_NEW(recipe->load->arena, struct holds, 1);

	*holds = load_source_holds(recipe->load, recipe->text->s);
	return holds;
}

/* Sources so long are compiled at once: PCRE2 may find one too large. */
enum { LONG = 12 * 1024 };

/* False: PCRE2 has a fault to report, or nothing is left to say. */
static bool
compiles(const struct recipe *of, struct buf *why)
{
	enum words how = of->exact ? WORDS_PLAIN : WORDS_CHECK;
	struct str source;
	size_t words;
	bool whole;

	if (load_sound(of->load, of->text->s))
		return true;
	if (!make_source(of, how, &source, &words))
		return false;
	if (words > LONG)
		source = source_of(of);
	whole = of->exact || words == 0 || words > LONG;
	return pattern_check(of->pattern, source, whole, why);
}

static void
bad_pattern(
	struct load *load, const struct conf_text *text, const struct buf *why)
{
	FAULT(load, text, "bad pattern: " STR_FMT, STR_ARG(buf_str(why)));
}

static struct recipe *
recipe_new(struct load *load, const struct conf_text *text, unsigned flags,
	bool exact)
{
	struct pattern_recipe recipe = { .whole = whole_source,
		.holds = holds_of };
	struct recipe *of = ARENA_NEW(load->arena, struct recipe, 1);

	*of = (struct recipe){ load, text, flags, exact, NULL, NULL };
	recipe.of = of;
	if (flags & PATTERN_HEAD)
		recipe.begins = begins_of;
	of->pattern = pattern_new(recipe, flags, load->room);
	return of;
}

/* When some pattern is bad: is it the lists? What is wrong with a list is told
 * once and where it stands, not of each rule that names it. */
static void
check_list_patterns(struct load *load)
{
	const struct word_list *lists = load->conf->lists.v;

	for (size_t i = 0; !load->lists_checked && i < load->conf->lists.n;
		i++) {
		const struct conf_text *text = &lists[i].regex;
		struct buf why = { 0 };
		struct recipe *of;

		if (!text->s.ptr)
			continue;
		of = recipe_new(load, text, PATTERN_FOLD, false);
		load->made[i].bad = !compiles(of, &why);
		if (why.len)
			bad_pattern(load, text, &why);
		pattern_free(of->pattern);
		buf_free(&why);
	}
	load->lists_checked = true;
}

/* False: a fault was reported. */
static bool
check_pattern(const struct recipe *of)
{
	struct load *load = of->load;
	struct buf why = { 0 };
	struct str source;
	size_t words;
	bool good = compiles(of, &why);

	if (why.len)
		check_list_patterns(load);
	if (why.len && make_source(of, WORDS_CHECK, &source, &words))
		bad_pattern(load, of->text, &why);
	buf_free(&why);
	return good;
}

static struct pattern *
load_pattern(struct load *load, const struct rule *rule,
	const struct conf_text *text, unsigned flags)
{
	const struct recipe *same;
	struct recipe *of;

	if (!text->s.ptr)
		return NULL;
	if (!rule->exact)
		flags |= PATTERN_FOLD;
	same = same_recipe(load, text->s, flags);
	if (same)
		return same->pattern;
	of = recipe_new(load, text, flags, rule->exact);
	if (!check_pattern(of))
		return NULL;
	keep_pattern(load, of);
	return of->pattern;
}

/* Where a rule's patterns must begin and end. */
void
load_patterns(struct load *load, struct rule *rule)
{
	bool whole = rule->place == PLACE_LINE;
	bool end = whole || rule->place == PLACE_LINE_END ||
		   rule->place == PLACE_TAIL;
	unsigned head_flag = whole || rule->place == PLACE_LINE_START ||
					     rule->place == PLACE_HEAD
				     ? PATTERN_HEAD
				     : 0;
	unsigned end_flag = end && rule->cut != CUT_REST ? PATTERN_END : 0;

	rule->then = load_pattern(
		load, rule, &rule->then_text, PATTERN_HEAD | end_flag);
	rule->lead = load_pattern(load, rule, &rule->lead_text,
		PATTERN_END | (whole ? PATTERN_HEAD : 0));
	rule->regex = load_pattern(
		load, rule, &rule->regex_text, head_flag | end_flag);
	rule->before =
		load_pattern(load, rule, &rule->before_text, PATTERN_END);
	rule->after = load_pattern(load, rule, &rule->after_text, PATTERN_HEAD);
	rule->unless = load_pattern(load, rule, &rule->unless_text, 0);
	rule->without = load_pattern(load, rule, &rule->without_text, 0);
	rule->previous = load_pattern(load, rule, &rule->previous_text, 0);
	rule->next = load_pattern(load, rule, &rule->next_text, 0);
}
