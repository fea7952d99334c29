/* pattern - regular expressions: PCRE2 with JIT, limits and our folding. */

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "pattern.h"
#include "common/proc.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum {
	LIMIT_MATCH = 100000, /* steps of backtracking: some milliseconds */
	LIMIT_HEAP = 20000    /* KiB */
};

/*
 * Compiling a pattern to machine code takes as long as many looks without it,
 * and most patterns are tried less often. Such a look costs by its steps: it
 * may take few, then more, and has its price; machine code is made when
 * looks have cost as much as that takes, which depends on the source.
 */
enum { TRIES = 3, BUDGET = 60, BUDGET_BYTES = 64 /* for one more */ };
static const struct {
	uint32_t steps, price;
} tries[TRIES] = { { 64, 1 }, { 1024, 8 }, { 10000, 64 } };

struct pattern_room {
	struct arena *arena;
	pcre2_general_context *general;
	pcre2_match_data *data;
	pcre2_compile_context *compile;
	pcre2_match_context *context, *tries[TRIES];
	pattern_answer *answer;
	void *of;
};

struct pattern {
	struct pattern_recipe recipe; /* of what was not needed yet */
	unsigned flags;
	struct pattern_room *room;
	pcre2_code *code;
	size_t budget; /* for looks without machine code; 0: there is some */
	const struct begins *begins; /* or NULL: anyhow */
	const struct holds *holds;   /* or NULL: anything */
};

static void *
arena_malloc(size_t size, void *arena)
{
	return arena_alloc(arena, size);
}

static void
arena_unfree(void *ptr, void *arena)
{
	(void)ptr;
	(void)arena;
}

/* Folds what is not ASCII. What becomes ASCII by that (a dash, a colon) is
 * escaped: it stands for itself, in a class too. */
static struct str
fold_source(struct str source, struct arena *arena)
{
	size_t room = proc_size_mul(source.len, 2) + 4, pos = 0, n = 0;
	uint8_t *dst = arena_alloc(arena, room);

	while (pos < source.len) {
		uint32_t cp = utf8_next(source, &pos);
		uint32_t fold = cp < 0x80 ? cp : uchar_fold(cp);

		if (cp >= 0x80 && fold < 0x80 && fold && !uchar_is_word(fold))
			dst[n++] = '\\';
		if (fold)
			n += utf8_put(dst + n, fold);
	}
	return str_make(arena_grow(arena, dst, room, n), n);
}

static pcre2_match_context *
limits(pcre2_general_context *general, uint32_t match)
{
	pcre2_match_context *context = pcre2_match_context_create(general);

	(void)pcre2_set_match_limit(context, match);
	(void)pcre2_set_heap_limit(context, LIMIT_HEAP);
	return context;
}

struct pattern_room *
pattern_room(struct arena *arena)
{
	struct pattern_room *room = ARENA_NEW(arena, struct pattern_room, 1);

	room->arena = arena;
	room->general =
		pcre2_general_context_create(arena_malloc, arena_unfree, arena);
	room->data = pcre2_match_data_create(1, room->general);
	room->compile = pcre2_compile_context_create(room->general);
	room->context = limits(room->general, LIMIT_MATCH);
	for (size_t i = 0; i < TRIES; i++)
		room->tries[i] = limits(room->general, tries[i].steps);
	return room;
}

static int
called(pcre2_callout_block *block, void *of)
{
	struct pattern_room *room = of;
	struct str what =
		str_make(block->callout_string, block->callout_string_length);
	struct str subject = str_make(block->subject, block->subject_length);

	return what.ptr &&
	       !room->answer(room->of, what, subject, block->current_position);
}

void
pattern_answers(struct pattern_room *room, pattern_answer *answer, void *of)
{
	room->answer = answer;
	room->of = of;
	(void)pcre2_set_callout(room->context, called, room);
	for (int i = 0; i < TRIES; i++)
		(void)pcre2_set_callout(room->tries[i], called, room);
}

/* Where PCRE2 found a fault. */
struct fault {
	int error;
	PCRE2_SIZE where;
	struct str source;
};

static bool
compile(struct pattern *pattern, struct str source, struct fault *fault)
{
	struct pattern_room *room = pattern->room;
	/* what conf reads is valid UTF-8 */
	uint32_t options = PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_UCP |
			   PCRE2_NEVER_BACKSLASH_C | PCRE2_DOLLAR_ENDONLY;

	if (pattern->flags & PATTERN_HEAD)
		options |= PCRE2_ANCHORED;
	if (pattern->flags & PATTERN_END)
		options |= PCRE2_ENDANCHORED;
	if (pattern->flags & PATTERN_FOLD) {
		options |= PCRE2_CASELESS;
		source = fold_source(source, room->arena);
	}
	fault->source = source;
	pattern->budget = BUDGET + source.len / BUDGET_BYTES;
	pcre2_code_free(pattern->code);
	pattern->code = pcre2_compile(source.ptr, source.len, options,
		&fault->error, &fault->where, room->compile);
	return pattern->code != NULL;
}

struct pattern *
pattern_new(
	struct pattern_recipe recipe, unsigned flags, struct pattern_room *room)
{
	struct pattern *pattern = ARENA_NEW(room->arena, struct pattern, 1);

	*pattern = (struct pattern){
		.recipe = recipe, .flags = flags, .room = room
	};
	return pattern;
}

bool
pattern_check(
	struct pattern *pattern, struct str source, bool whole, struct buf *why)
{
	PCRE2_UCHAR message[128];
	struct fault fault;

	if (compile(pattern, source, &fault)) {
		if (whole)
			pattern->recipe.whole = NULL;
		return true;
	}
	(void)pcre2_get_error_message(fault.error, message, sizeof(message));
	buf_printf(why, "%s at character %zu", (const char *)message,
		utf8_count(str_sub(fault.source, 0,
			size_min(fault.where, fault.source.len))) +
			1);
	return false;
}

bool
pattern_ready(struct pattern *pattern)
{
	struct fault fault;
	struct str source;

	if (pattern->recipe.whole) {
		source = pattern->recipe.whole(pattern->recipe.of);
		pattern->recipe.whole = NULL;
		(void)compile(pattern, source, &fault);
	}
	return pattern->code != NULL;
}

void
pattern_free(struct pattern *pattern)
{
	if (pattern)
		pcre2_code_free(pattern->code);
}

static int
look(struct pattern *pattern, struct str subject, size_t from,
	pcre2_match_context *limits)
{
	return pcre2_match(pattern->code,
		subject.ptr ? subject.ptr : (const uint8_t *)"", subject.len,
		from, PCRE2_NO_UTF_CHECK, pattern->room->data, limits);
}

/* A look without machine code. What it finds is what the code would find; when
 * it takes too long, the code is made and asked, so that which looks are given
 * up does not depend on earlier ones. */
static bool
look_plainly(struct pattern *pattern, struct str subject, size_t from, int *n)
{
	for (size_t i = 0; i < TRIES && pattern->budget > tries[i].price; i++) {
		pattern->budget -= tries[i].price;
		*n = look(pattern, subject, from, pattern->room->tries[i]);
		if (*n >= 0 || *n == PCRE2_ERROR_NOMATCH)
			return true;
	}
	return false;
}

enum pattern_result
pattern_find(struct pattern *pattern, struct str subject, size_t from,
	size_t *beg, size_t *end)
{
	const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(pattern->room->data);
	int n;

	if (!pattern_ready(pattern))
		return PATTERN_LIMIT;
	if (!look_plainly(pattern, subject, from, &n)) {
		if (pattern->budget)
			(void)pcre2_jit_compile(
				pattern->code, PCRE2_JIT_COMPLETE);
		pattern->budget = 0;
		n = look(pattern, subject, from, pattern->room->context);
	}
	if (n == PCRE2_ERROR_NOMATCH)
		return PATTERN_NO;
	if (n < 0)
		return PATTERN_LIMIT;
	/* \K in a look-ahead can turn the ends round */
	*beg = size_min(ends[0], ends[1]);
	*end = ends[1];
	return PATTERN_YES;
}

static const struct begins *
begins_of(struct pattern *pattern)
{
	if (pattern->recipe.begins)
		pattern->begins = pattern->recipe.begins(pattern->recipe.of);
	pattern->recipe.begins = NULL;
	return pattern->begins;
}

const uint64_t *
pattern_rows(struct pattern *pattern)
{
	const struct begins *begins = begins_of(pattern);

	return begins ? begins->rows : NULL;
}

bool
pattern_may_begin(
	struct pattern *pattern, struct str text, size_t pos, size_t limit)
{
	const struct begins *begins = begins_of(pattern);

	return !begins || begins_may(begins, text, pos, limit);
}

bool
pattern_may_hold(struct pattern *pattern, struct str subject)
{
	const struct holds *holds;

	if (pattern->recipe.holds) {
		holds = pattern->recipe.holds(pattern->recipe.of);
		pattern->recipe.holds = NULL;
		if (holds->usual < HOLDS_USUAL)
			pattern->holds = holds;
	}
	return !pattern->holds ||
	       byteset_find(&pattern->holds->bytes, subject, 0) < subject.len;
}
