/*
 * norm_pass - inside norm: the passes, each a walk over the whole text that
 * does one or several operations. A pass sees what the pass before left.
 */

#ifndef SAFI_NORM_PASS_H
#define SAFI_NORM_PASS_H

#include "buf.h"
#include "norm.h"
#include "norm_icu.h"
#include "norm_page.h"
#include "norm_set.h"
#include "utf8.h"

/* What an operation does to single characters, wherever they stand. */
struct norm_rule {
	uint32_t first, last;
	enum norm_op op;
	uint32_t to;   /* what first becomes */
	uint8_t times; /* how often it is written; 0 deletes */
	bool each;     /* last becomes to + (last - first), and so on */
};

/* The chosen rules of one pass, in the order of their operations. */
struct norm_map {
	struct norm_rule *rules;
	size_t n;
	bool forms;          /* presentation comes first */
	bool drops;          /* see norm_map.c, dropped */
	struct norm_set set; /* the characters that change */
};

struct norm {
	struct norm_choice choice;
	struct norm_map before, after; /* the normalization form */
	struct norm_set inner;         /* tatweel, U+200B, joiners */
	enum norm_op form_op;          /* NORM_OPS: none */
	enum norm_form_id form_id;
	struct norm_set unsteady; /* what may not be in that form */
	struct norm_set blanks;   /* white space but U+0020 and LF */
	struct norm_set puncts;   /* of number-signs and punct-arabic */
	struct norm_set touching; /* of space-punct */
	struct norm_set repeats;  /* of repeat-punct */
	struct norm_set waw;
	struct norm_set odd;      /* signs that there may be mojibake */
	struct norm_page page[2]; /* windows-1252, windows-1256 */
};

/* A pass adds its edits, ascending and apart, over text. */
typedef void norm_pass(
	const struct norm *norm, struct str text, struct edits *edits);

/* Each beside the function that prepares what it needs. */
void norm_mojibake_init(struct norm *norm, struct arena *arena);
norm_pass norm_mojibake;
norm_pass norm_entities;
void norm_map_init(struct norm *norm, struct arena *arena);
norm_pass norm_map_before, norm_map_after;
void norm_inner_init(struct norm *norm, struct arena *arena);
norm_pass norm_inner;
void norm_forms_init(struct norm *norm, struct arena *arena);
norm_pass norm_forms;
void norm_punct_init(struct norm *norm, struct arena *arena);
norm_pass norm_puncts, norm_repeat_letters, norm_repeat_punct;
void norm_space_init(struct norm *norm, struct arena *arena);
norm_pass norm_spaces, norm_space_punct, norm_waw_join;

bool norm_any(const struct norm *norm, enum norm_op first, enum norm_op last);

static inline bool
norm_in(uint32_t cp, uint32_t first, uint32_t last)
{
	return cp - first <= last - first;
}

#endif
