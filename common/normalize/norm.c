/* norm - the passes, their order, and the run over one text. */

#include "norm.h"
#include "norm_pass.h"
#include "common/proc.h"

/*
 * The passes in their order. What deletes comes before the normalization
 * form, since it brings marks together; what folds comes behind it, since the
 * form makes letters that fold. References are resolved once only: an
 * "&amp;lt;" is somebody's "&lt;".
 */
static const struct {
	norm_pass *run;
	enum norm_op first, last; /* runs when one of these is chosen */
} passes[PASSES] = {
	[PASS_MOJIBAKE] = { norm_mojibake, NORM_MOJIBAKE, NORM_MOJIBAKE },
	[PASS_ENTITIES] = { norm_entities, NORM_ENTITIES, NORM_ENTITIES },
	[PASS_BEFORE] = { norm_map_before, NORM_CONTROLS, NORM_TATWEEL },
	[PASS_INNER] = { norm_inner, NORM_ZERO_WIDTH, NORM_JOINERS },
	[PASS_FORMS] = { norm_forms, NORM_NFD, NORM_NFKC },
	[PASS_AFTER] = { norm_map_after, NORM_PERSIAN_LETTERS,
		NORM_ELLIPSIS_ASCII },
	[PASS_PUNCTS] = { norm_puncts, NORM_NUMBER_SIGNS, NORM_PUNCT_ARABIC },
	[PASS_REPEAT_LETTERS] = { norm_repeat_letters, NORM_REPEAT_LETTERS,
		NORM_REPEAT_LETTERS },
	[PASS_SPACES] = { norm_spaces, NORM_SPACES, NORM_SPACES },
	[PASS_SPACE_PUNCT] = { norm_space_punct, NORM_SPACE_PUNCT,
		NORM_SPACE_PUNCT },
	[PASS_REPEAT_PUNCT] = { norm_repeat_punct, NORM_REPEAT_PUNCT,
		NORM_REPEAT_PUNCT },
	[PASS_WAW_JOIN] = { norm_waw_join, NORM_WAW_JOIN, NORM_WAW_JOIN },
};

enum {
	ROUNDS = 8,       /* of all passes; two do but for contrived texts */
	TURNS = 8,        /* of mojibake, which is undone layer by layer */
	BLOCK = 16 * 1024 /* bytes after which a block ends with its line */
};

struct norm *
norm_new(const struct norm_choice *choice, struct arena *arena)
{
	struct norm *norm = ARENA_NEW(arena, struct norm, 1);

	norm->choice = *choice;
	for (size_t i = 0; i < PASSES; i++) {
		for (size_t op = passes[i].first; op <= passes[i].last; op++)
			norm->runs[i] = norm->runs[i] || choice->on[op];
		if (norm->runs[i])
			norm_set_init(&norm->sets[i], arena);
	}
	norm_mojibake_init(norm);
	if (choice->on[NORM_ENTITIES])
		norm_set_add(&norm->sets[PASS_ENTITIES], '&', '&');
	norm_map_init(norm, arena);
	norm_inner_init(norm);
	norm_forms_init(norm);
	norm_punct_init(norm);
	norm_space_init(norm);
	norm_set_init(&norm->any, arena);
	for (size_t i = 0; i < PASSES; i++) {
		if (norm->runs[i])
			norm_set_merge(&norm->any, &norm->sets[i]);
	}
	return norm;
}

/* What a look over a text finds out: the passes that have something to do. */
struct need {
	bool passes[PASSES];
	enum norm_pass_id open[PASSES]; /* those not found needed so far */
	size_t n;
	size_t formed; /* up to here the marks were looked at */
};

/* True when the character at pos calls for a pass. */
static bool
is_needed(const struct norm *norm, struct str text, size_t pos, uint32_t cp,
	struct need *need, enum norm_pass_id pass)
{
	if (!norm_set_has(&norm->sets[pass], cp))
		return false;
	if (pass == PASS_MOJIBAKE)
		return norm_is_suspect(norm, text, pos);
	if (pass != PASS_FORMS)
		return true;
	if (pos < need->formed)
		return false;
	need->formed = pos;
	return !norm_is_formed(norm, text, &need->formed);
}

static void
open_need(const struct norm *norm, struct str text, struct need *need)
{
	for (int i = 0; i < PASSES; i++) {
		if (i == PASS_REPEAT_LETTERS ||
			(i == PASS_SPACES && norm->runs[i] &&
				norm_has_loose(text)))
			need->passes[i] = true;
		else if (norm->runs[i])
			need->open[need->n++] = (enum norm_pass_id)i;
	}
}

/* One look over the text that spares most texts most passes. */
static struct need
look(const struct norm *norm, struct str text)
{
	struct need need = { 0 };
	struct norm_scan scan = norm_scan(&norm->any, text);
	size_t pos = 0;

	open_need(norm, text, &need);
	while (need.n > 0) {
		size_t at = norm_scan_next(&scan, pos), left = 0;
		uint32_t cp;

		if (at == text.len)
			break;
		pos = at;
		cp = utf8_next(text, &pos);
		for (size_t i = 0; i < need.n; i++) {
			enum norm_pass_id pass = need.open[i];

			if (is_needed(norm, text, at, cp, &need, pass))
				need.passes[pass] = true;
			else
				need.open[left++] = pass;
		}
		need.n = left;
	}
	return need;
}

/* A run over one block: what came in, what has become of it, and the edits
 * that lead there. Everything lies in the arena of the edits. */
struct state {
	const struct norm *norm;
	struct str text, now;
	struct edits total;
	struct norm_tally *tally;
	size_t at; /* where the block begins in the whole text */
};

/* Where the character at off of the present text was in the incoming one: at
 * the beginning of the edit that made it, or where it still stands. */
static size_t
came_from(const struct edits *total, size_t off)
{
	size_t n = COUNT_BELOW(total->v, total->n, at, off + 1);
	const struct edit *e;

	if (n == 0)
		return off;
	e = &total->v[n - 1];
	if (off < e->at + e->with.len)
		return e->beg;
	return e->end + (off - (e->at + e->with.len));
}

static void
count(const struct state *state, const struct edits *edits)
{
	struct norm_tally *tally = state->tally;

	if (!tally)
		return;
	for (size_t i = 0; i < edits->n; i++) {
		uint32_t op = edits->v[i].rule;
		size_t n = tally->count[op]++;

		if (n < NORM_PLACES)
			tally->at[op][n] = state->at + came_from(&state->total,
							       edits->v[i].beg);
	}
}

/* One pass over the present text. False when it changed nothing. */
static bool
step(struct state *state, norm_pass *run)
{
	struct edits edits = { .arena = state->total.arena };

	run(state->norm, state->now, &edits);
	if (edits.n == 0)
		return false;
	edits_settle(&edits, state->now);
	if (edits.n == 0)
		return false;
	count(state, &edits);
	state->now = edits_apply(&edits, state->now);
	state->total = state->total.n == 0
			       ? edits
			       : edits_compose(&state->total, &edits,
					 state->text, edits.arena);
	return true;
}

/* All passes once. A pass runs when the text had something for it at the
 * beginning of the round, or when a pass before it changed the text. */
static bool
round_of(struct state *state, bool first)
{
	struct need need = look(state->norm, state->now);
	bool changed = false;

	for (int i = 0; i < PASSES; i++) {
		int turns = i == PASS_MOJIBAKE ? TURNS : 1;

		if (!state->norm->runs[i] || (i == PASS_ENTITIES && !first) ||
			(!need.passes[i] && !changed))
			continue;
		while (turns-- > 0 && step(state, passes[i].run))
			changed = true;
	}
	return changed;
}

static void
run_block(struct state *state)
{
	for (int i = 0; i < ROUNDS; i++) {
		struct str before = state->now;

		if (!round_of(state, i == 0) || str_eq(before, state->now))
			return;
	}
}

/* Makes room for n edits at once: a list that doubles in an arena leaves as
 * much behind as it holds. */
static void
reserve(struct edits *edits, size_t n)
{
	size_t cap = proc_size_add(edits->n, n);

	if (cap <= edits->cap)
		return;
	if (edits->n > 0)
		cap = size_max(cap, edits->cap + edits->cap / 2);
	edits->v =
		arena_grow(edits->arena, edits->v, edits->n * sizeof(*edits->v),
			proc_size_mul(cap, sizeof(*edits->v)));
	edits->cap = cap;
}

/* Moves the edits of a block, which may go, to those of the whole text. */
static void
keep(const struct state *state, struct edits *edits)
{
	const struct edits *total = &state->total;
	size_t bytes = 0;
	uint8_t *with;

	if (total->n == 0)
		return;
	for (size_t i = 0; i < total->n; i++)
		bytes += total->v[i].with.len;
	reserve(edits, total->n);
	with = arena_alloc(edits->arena, bytes);
	for (size_t i = 0; i < total->n; i++) {
		const struct edit *e = &total->v[i];

		if (e->with.len)
			memcpy(with, e->with.ptr, e->with.len);
		edits_add(edits, state->at + e->beg, state->at + e->end,
			str_make(with, e->with.len), e->rule);
		with += e->with.len;
	}
}

/* Where the block ends that begins at: behind the line in which it has its
 * size. */
static size_t
block_end(struct str text, size_t at)
{
	size_t lf;

	if (text.len - at <= BLOCK)
		return text.len;
	lf = str_find_byte(text, at + BLOCK, '\n');
	return lf == STR_NONE ? text.len : lf + 1;
}

/* Lines are treated alone, so a long text goes through in blocks of lines that
 * stay in the cache, and the memory of a block serves the next. */
static void
run_blocks(struct state *state, struct str text, struct edits *edits)
{
	struct arena scratch = { 0 };
	size_t end;

	for (size_t at = 0; at < text.len; at = end) {
		end = block_end(text, at);
		state->text = state->now = str_sub(text, at, end);
		state->total = (struct edits){ .arena = &scratch };
		state->at = at;
		run_block(state);
		keep(state, edits);
		arena_reset(&scratch);
	}
	arena_free(&scratch);
	edits_settle(edits, text);
}

void
norm_run(const struct norm *norm, struct str text, struct edits *edits,
	struct norm_tally *tally)
{
	struct state state = { .norm = norm,
		.text = text,
		.now = text,
		.total = { .arena = edits->arena },
		.tally = tally };

	if (block_end(text, 0) < text.len) {
		run_blocks(&state, text, edits);
		return;
	}
	run_block(&state);
	*edits = state.total;
}
