/* norm - the passes, their order, and the run over one text. */

#include "norm.h"
#include "norm_pass.h"
#include "common/uchar.h"

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
	ROUNDS = 8,        /* of all passes; two do but for contrived texts */
	TURNS = 8,         /* of mojibake, which is undone layer by layer */
	BLOCK = 16 * 1024, /* bytes after which a block ends with its line, */
	LONG = 4           /* or, so many times that, in it */
};

struct norm *
norm_new(const struct norm_choice *choice, struct arena *arena)
{
	struct norm *norm = ARENA_NEW(arena, struct norm, 1);

	norm->choice = *choice;
	norm->block = BLOCK;
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
	size_t at;  /* where the block begins in the whole text */
	bool whole; /* lines have to be judged as a whole */
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

/*
 * True when what was found in a text takes a look at whole lines: mojibake,
 * references, which could be cut, and the words of U+FDF0-FDFC, which stay
 * where Persian is written.
 */
static bool
is_for_lines(const struct need *need, struct str text)
{
	return need->passes[PASS_MOJIBAKE] || need->passes[PASS_ENTITIES] ||
	       (need->passes[PASS_BEFORE] &&
		       str_find(text, 0, STR("\xEF\xB7")) != STR_NONE);
}

/* All passes once. A pass runs when the text had something for it at the
 * beginning of the round, or when a pass before it changed the text. */
static bool
round_of(struct state *state, bool first)
{
	struct need need = look(state->norm, state->now);
	bool changed = false;

	state->whole |= is_for_lines(&need, state->now);
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

/* A letter that no pass changes and that composes with no other: Latin and
 * Arabic ones, which the longest texts have. */
static bool
is_firm(const struct norm *norm, uint32_t cp)
{
	return (cp < 0x80 || norm_in(cp, 0x0620, 0x06D3)) &&
	       uchar_is_letter(cp) && !norm_set_has(&norm->any, cp);
}

/*
 * Where a line of giant length can be cut: inside a word, behind three firm
 * letters and before another one, which may bear vowels (U+064B-0652). No pass
 * looks over that many, and all of them stay. At or after pos, or where the
 * line ends.
 */
static size_t
inner_end(const struct norm *norm, struct str text, size_t pos)
{
	uint32_t last = 0;
	int firm = 0;

	while (pos < text.len && (text.ptr[pos] & 0xC0) == 0x80)
		pos++;
	while (pos < text.len) {
		size_t beg = pos;
		uint32_t cp = utf8_next(text, &pos);

		if (cp == '\n')
			return pos;
		if (!is_firm(norm, cp)) {
			firm = norm_in(cp, 0x064B, 0x0652) ? firm : 0;
		} else if (firm >= 3 && cp != last) {
			return beg;
		} else {
			firm++;
			last = cp;
		}
	}
	return pos;
}

/* Where the block ends that begins at: behind the line in which it has its
 * size, or, with inner, in a longer line. */
static size_t
block_end(const struct norm *norm, struct str text, size_t at, bool inner)
{
	size_t most, lf;

	if (text.len - at <= norm->block)
		return text.len;
	if (!inner) {
		lf = str_find_byte(text, at + norm->block, '\n');
		return lf == STR_NONE ? text.len : lf + 1;
	}
	most = size_min(LONG * norm->block, text.len - at) + at;
	lf = str_find_byte(str_sub(text, 0, most), at + norm->block, '\n');
	if (lf != STR_NONE)
		return lf + 1;
	return most == text.len ? most : inner_end(norm, text, most);
}

/* What has become of the text up to a place. */
struct past {
	size_t at;
	struct edits_mark edits;
	struct norm_tally tally;
};

static void
note_past(struct past *past, size_t at, const struct edits *edits,
	const struct norm_tally *tally)
{
	past->at = at;
	past->edits = edits_mark(edits);
	if (tally)
		past->tally = *tally;
}

static size_t
go_back(const struct past *past, struct edits *edits, struct norm_tally *tally)
{
	edits_release(edits, past->edits);
	if (tally)
		*tally = past->tally;
	return past->at;
}

static bool
ends_line(struct str text, size_t end)
{
	return end == text.len || text.ptr[end - 1] == '\n';
}

/*
 * Lines are treated alone, so a long text goes through in blocks of lines that
 * stay in the cache, and the memory of a block serves the next. A giant line
 * is cut, too, unless there is something in it for a pass that judges lines as
 * a whole: that shows on the way, and all of the line is done anew.
 */
static void
run_blocks(struct state *state, struct str text, struct edits *edits)
{
	struct arena scratch = { 0 };
	struct past line = { 0 };
	bool inner = true, in_line = false;
	size_t end;

	for (size_t at = 0; at < text.len; at = end) {
		bool cut;

		end = block_end(state->norm, text, at, inner);
		cut = !ends_line(text, end);
		if (cut && !in_line)
			note_past(&line, at, edits, state->tally);
		state->text = state->now = str_sub(text, at, end);
		state->total = (struct edits){ .arena = &scratch };
		state->at = at;
		state->whole = false;
		run_block(state);
		inner = !((cut || in_line) && state->whole);
		if (inner) {
			edits_pack(edits, &state->total, at);
			in_line = cut;
		} else {
			end = go_back(&line, edits, state->tally);
			in_line = false;
		}
		arena_reset(&scratch);
	}
	arena_free(&scratch);
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

	if (text.len > norm->block) {
		run_blocks(&state, text, edits);
		return;
	}
	run_block(&state);
	*edits = state.total;
}
