/*
 * norm_pass - inside norm: the passes, each a walk over the whole text that
 * does one or several operations. A pass sees what the pass before left.
 */

#ifndef SAFI_NORM_PASS_H
#define SAFI_NORM_PASS_H

#include "common/buf.h"
#include "norm.h"
#include "norm_icu.h"
#include "norm_page.h"
#include "norm_set.h"
#include "common/utf8.h"

/* What an operation does to single characters, wherever they stand. */
struct norm_rule {
	uint32_t first, last;
	enum norm_op op;
	uint32_t to;   /* what first becomes */
	uint8_t times; /* how often it is written; 0 deletes */
	bool each;     /* last becomes to + (last - first), and so on */
};

/* In their order; see norm.c. */
enum norm_pass_id {
	PASS_MOJIBAKE,
	PASS_ENTITIES,
	PASS_BEFORE, /* the normalization form */
	PASS_INNER,
	PASS_FORMS,
	PASS_AFTER,
	PASS_PUNCTS,
	PASS_REPEAT_LETTERS,
	PASS_SPACES,
	PASS_SPACE_PUNCT,
	PASS_REPEAT_PUNCT,
	PASS_WAW_JOIN,
	PASSES
};

/* What the rules make of one character. */
struct norm_fold {
	uint32_t to;
	enum norm_op op; /* the first that took it; NORM_OPS: none did */
	uint8_t times;   /* how often it is written */
};

/* The chosen rules of one pass, in the order of their operations, and what
 * they make of U+0600-06FF, which most of what they change is among. */
struct norm_map {
	struct norm_rule *rules;
	size_t n;
	struct norm_fold arabic[256];
	bool forms; /* presentation comes first */
	bool drops; /* see norm_map.c, dropped */
};

struct norm {
	struct norm_choice choice;

	/* The characters at which a pass may have something to do, and those
	 * of all passes. norm_repeat_letters has none and always runs. */
	struct norm_set sets[PASSES], any;
	bool runs[PASSES]; /* some operation of the pass is chosen */
	size_t block;      /* bytes of a text that are treated at once */

	struct norm_map before, after;
	enum norm_op form_op;
	enum norm_form_id form_id;
	struct norm_page page[2]; /* windows-1252, windows-1256 */
};

/* A pass adds its edits, ascending and apart, over text. */
typedef void norm_pass(
	const struct norm *norm, struct str text, struct edits *edits);

/* Each beside the function that fills its set. */
void norm_mojibake_init(struct norm *norm);
norm_pass norm_mojibake;
void norm_repair_1256(struct norm_line *line, const struct norm_page *arabic,
	struct edits *edits);
norm_pass norm_entities;
void norm_map_init(struct norm *norm, struct arena *arena);
norm_pass norm_map_before, norm_map_after;
void norm_inner_init(struct norm *norm);
norm_pass norm_inner;
void norm_forms_init(struct norm *norm);
norm_pass norm_forms;
void norm_punct_init(struct norm *norm);
norm_pass norm_puncts, norm_repeat_letters, norm_repeat_punct;
void norm_space_init(struct norm *norm);
norm_pass norm_spaces, norm_space_punct, norm_waw_join;

/* Closer looks at a member of a set that is met too often to run the pass for
 * each: could the character at pos be part of a mojibake? Are the marks from
 * *pos on in the form (*pos moves behind them, or to one that is not)? Is
 * there a space too many, other than those in the set? */
bool norm_is_suspect(const struct norm *norm, struct str text, size_t pos);
bool norm_is_formed(const struct norm *norm, struct str text, size_t *pos);
bool norm_has_loose(struct str text);

static inline bool
norm_in(uint32_t cp, uint32_t first, uint32_t last)
{
	return cp - first <= last - first;
}

#endif
