/* rules_pattern - the patterns of rules, with the lists that they name. */

#include "rules_load.h"
#include "common/uchar.h"
#include "common/utf8.h"

const struct word_list *
list_find(const struct load *load, struct str name)
{
	const struct word_list *lists = load->conf->lists.v;

	for (size_t i = 0; i < load->conf->lists.n; i++)
		if (str_eq(lists[i].id.s, name))
			return &lists[i];
	return NULL;
}

struct list_made *
list_made(struct load *load, const struct word_list *list)
{
	const struct word_list *lists = load->conf->lists.v;

	return &load->made[list - lists];
}

const struct word_list *
list_phrase(const struct load *load, struct str phrase)
{
	struct str name = phrase.len ? list_at(phrase, 0) : phrase;

	return name.len && name.len + 2 == phrase.len ? list_find(load, name)
						      : NULL;
}

static struct str
list_name(const void *of, size_t i)
{
	const struct word_list *lists = of;

	return lists[i].id.s;
}

static bool
unknown_list(struct load *load, const struct conf_text *text, struct str name)
{
	struct str near = diag_nearest(
		name, load->conf->lists.n, list_name, load->conf->lists.v);

	FAULT(load, text, "no list is called '" STR_FMT "'%s", STR_ARG(name),
		diag_hint(near).text);
	return false;
}

/* The name in {name} at i, or an empty str: a brace with a digit behind it is
 * a quantifier. */
struct str
list_at(struct str s, size_t i)
{
	size_t end = i + 1;

	while (end < s.len && s.ptr[end] >= 'a' && s.ptr[end] <= 'z')
		end++;
	if (s.ptr[i] != '{' || end == s.len || s.ptr[end] != '}')
		return str_make(NULL, 0);
	return str_sub(s, i + 1, end);
}

/* True at the letter of an escape that a brace belongs to: \p{L}, \x{640}. */
static bool
takes_brace(struct str s, size_t i)
{
	return i > 0 && s.ptr[i - 1] == '\\' && i + 1 < s.len &&
	       s.ptr[i + 1] == '{' && memchr("pPxogkN", s.ptr[i], 7) != NULL;
}

/* The list with which the pattern of another begins, behind opened groups, or
 * NULL. */
static const struct word_list *
first_list(const struct load *load, const struct word_list *list)
{
	struct str s = list->regex.s, name;

	while (s.len && s.ptr[0] == '(')
		s = str_from(s, str_starts(s, STR("(?:")) ? 3 : 1);
	name = s.len ? list_at(s, 0) : s;
	return name.len ? list_find(load, name) : NULL;
}

bool
list_is_circular(const struct load *load, const struct word_list *list)
{
	const struct word_list *next = first_list(load, list);

	for (size_t n = 0; next && next != list; n++)
		next = n < load->conf->lists.n ? first_list(load, next) : NULL;
	return next == list;
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
		return unknown_list(load, text, name);
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
			!put_pattern(load, &list->regex, source))
			return false;
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

/* False: PCRE2 has a fault to report. */
static bool
check_pattern(const struct recipe *of)
{
	struct load *load = of->load;
	enum words how = of->exact ? WORDS_PLAIN : WORDS_CHECK;
	struct buf why = { 0 };
	struct str source;
	size_t words;
	bool whole, good;

	if (load_sound(load, of->text->s))
		return true;
	if (!make_source(of, how, &source, &words))
		return false;
	if (words > LONG)
		source = source_of(of);
	whole = of->exact || words == 0 || words > LONG;
	good = pattern_check(of->pattern, source, whole, &why);
	if (!good)
		FAULT(load, of->text, "bad pattern: " STR_FMT,
			STR_ARG(buf_str(&why)));
	buf_free(&why);
	return good;
}

static struct pattern *
load_pattern(struct load *load, const struct rule *rule,
	const struct conf_text *text, unsigned flags)
{
	struct pattern_recipe recipe = { .whole = whole_source,
		.holds = holds_of };
	const struct recipe *same;
	struct recipe *of;

	if (!text->s.ptr)
		return NULL;
	if (!rule->exact)
		flags |= PATTERN_FOLD;
	same = same_recipe(load, text->s, flags);
	if (same)
		return same->pattern;
	of = ARENA_NEW(load->arena, struct recipe, 1);
	*of = (struct recipe){ load, text, flags, rule->exact, NULL, NULL };
	recipe.of = of;
	if (flags & PATTERN_HEAD)
		recipe.begins = begins_of;
	of->pattern = pattern_new(recipe, flags, load->room);
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
