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

struct pattern {
	struct str source;
	unsigned flags;
	struct arena *arena;
	bool whole; /* source was compiled, not what was checked for it */
	pcre2_code *code;
	pcre2_match_data *data;
	pcre2_match_context *context;
	bool jitted; /* the JIT was asked, which is done at first use */
	size_t min;  /* characters of the shortest match */
	int need;    /* a byte that every match holds, or -1 */
	const struct begins *begins; /* or NULL: anyhow */
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
	uint8_t *dst = arena_alloc(arena, proc_size_mul(source.len, 2) + 4);
	size_t pos = 0, n = 0;

	while (pos < source.len) {
		uint32_t cp = utf8_next(source, &pos);
		uint32_t fold = cp < 0x80 ? cp : uchar_fold(cp);

		if (cp >= 0x80 && fold < 0x80 && fold && !uchar_is_word(fold))
			dst[n++] = '\\';
		if (fold)
			n += utf8_put(dst + n, fold);
	}
	return str_make(dst, n);
}

static void
inform(struct pattern *pattern)
{
	uint32_t n;

	pattern->need = -1;
	if (pcre2_pattern_info(pattern->code, PCRE2_INFO_MINLENGTH, &n) == 0)
		pattern->min = n;
	if (pcre2_pattern_info(pattern->code, PCRE2_INFO_LASTCODETYPE, &n) ||
		n != 1 ||
		pcre2_pattern_info(pattern->code, PCRE2_INFO_LASTCODEUNIT, &n))
		return;
	/* of a letter without case only: the pattern may ignore case */
	if (n >= 0x80 || (n > ' ' && n < '0') || (n > '9' && n < 'A') ||
		(n >= '[' && n <= '_'))
		pattern->need = (int)n;
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
	pcre2_general_context *general = pcre2_general_context_create(
		arena_malloc, arena_unfree, pattern->arena);
	pcre2_compile_context *context = pcre2_compile_context_create(general);
	uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C |
			   PCRE2_DOLLAR_ENDONLY;

	if (pattern->flags & PATTERN_HEAD)
		options |= PCRE2_ANCHORED;
	if (pattern->flags & PATTERN_END)
		options |= PCRE2_ENDANCHORED;
	if (pattern->flags & PATTERN_FOLD) {
		options |= PCRE2_CASELESS;
		source = fold_source(source, pattern->arena);
	}
	fault->source = source;
	pcre2_code_free(pattern->code);
	pattern->code = pcre2_compile(source.ptr, source.len, options,
		&fault->error, &fault->where, context);
	if (!pattern->code)
		return false;
	inform(pattern);
	if (pattern->data)
		return true;
	pattern->data = pcre2_match_data_create(1, general);
	pattern->context = pcre2_match_context_create(general);
	(void)pcre2_set_match_limit(pattern->context, LIMIT_MATCH);
	(void)pcre2_set_heap_limit(pattern->context, LIMIT_HEAP);
	return true;
}

/* Sources so long are compiled at once: PCRE2 may find one too large. */
enum { LONG = 12 * 1024 };

bool
pattern_make(struct pattern **into, struct str source, struct str check,
	unsigned flags, struct arena *arena, struct buf *why)
{
	struct pattern *pattern = ARENA_NEW(arena, struct pattern, 1);
	PCRE2_UCHAR message[128];
	struct fault fault;

	*pattern = (struct pattern){
		.source = source, .flags = flags, .arena = arena
	};
	pattern->whole = source.len > LONG || str_eq(source, check);
	*into = pattern;
	if (compile(pattern, pattern->whole ? source : check, &fault))
		return true;
	(void)pcre2_get_error_message(fault.error, message, sizeof(message));
	buf_printf(why, "%s at character %zu", (const char *)message,
		utf8_count(str_sub(fault.source, 0,
			size_min(fault.where, fault.source.len))) +
			1);
	*into = NULL;
	return false;
}

/* The pattern itself, not what was checked for it. False: PCRE2 does not take
 * it after all. */
static bool
make_whole(struct pattern *pattern)
{
	struct fault fault;

	if (!pattern->whole && pattern->code)
		pattern->whole = compile(pattern, pattern->source, &fault);
	return pattern->whole;
}

bool
pattern_is(const struct pattern *pattern, struct str source, unsigned flags)
{
	return pattern->flags == flags && str_eq(pattern->source, source);
}

void
pattern_free(struct pattern *pattern)
{
	if (pattern)
		pcre2_code_free(pattern->code);
}

enum pattern_result
pattern_find(struct pattern *pattern, struct str subject, size_t from,
	size_t *beg, size_t *end)
{
	const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(pattern->data);
	int n;

	if (!make_whole(pattern))
		return PATTERN_LIMIT;
	if (!pattern->jitted) {
		(void)pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE);
		pattern->jitted = true;
	}
	n = pcre2_match(pattern->code,
		subject.ptr ? subject.ptr : (const uint8_t *)"", subject.len,
		from, PCRE2_NO_UTF_CHECK, pattern->data, pattern->context);
	if (n == PCRE2_ERROR_NOMATCH)
		return PATTERN_NO;
	if (n < 0)
		return PATTERN_LIMIT;
	/* \K in a look-ahead can turn the ends round */
	*beg = size_min(ends[0], ends[1]);
	*end = ends[1];
	return PATTERN_YES;
}

void
pattern_begins(struct pattern *pattern, const struct begins *begins)
{
	pattern->begins = begins;
}

bool
pattern_row(const struct pattern *pattern, size_t row)
{
	return !pattern->begins || begins_row(pattern->begins, row);
}

bool
pattern_may_begin(const struct pattern *pattern, struct str text, size_t pos,
	size_t limit)
{
	return !pattern->begins ||
	       begins_may(pattern->begins, text, pos, limit);
}

bool
pattern_may(struct pattern *pattern, struct str subject)
{
	if (!make_whole(pattern))
		return true;
	if (subject.len < pattern->min)
		return false;
	return pattern->need < 0 ||
	       memchr(subject.ptr, pattern->need, subject.len) != NULL;
}
