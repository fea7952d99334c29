/*
 * edit - what a filter does to a text, as a list of replacements over it. One
 * list yields the new text, the explanation (each edit names its rule), the
 * moved offsets and the rows of the origin map. All offsets are bytes.
 */

#ifndef SAFI_EDIT_H
#define SAFI_EDIT_H

#include "arena.h"
#include "str.h"

/* text[beg, end) becomes with. A cut has an empty with, an insertion
 * beg == end. */
struct edit {
	size_t beg, end;
	struct str with; /* borrowed; lives as long as the list */
	uint32_t rule;   /* the filter's own number for why */
	size_t at;       /* where with begins in the new text: edits_settle */
};

/* In an arena. Settled: sorted by beg, not overlapping. The many of a long
 * text may be packed (edits_pack): the n edits are then in pack, none in v. */
struct edits {
	struct arena *arena;
	struct edit *v;
	size_t n, cap;
	struct edit_pack *pack;
};

/* Adds an edit; in any order, overlaps are settled later. */
void edits_add(struct edits *edits, size_t beg, size_t end, struct str with,
	uint32_t rule);

static inline void
edits_cut(struct edits *edits, size_t beg, size_t end, uint32_t rule)
{
	edits_add(edits, beg, end, str_make(NULL, 0), rule);
}

/*
 * Sorts the list and makes it free of overlaps: of two edits that overlap the
 * one that begins earlier (then the longer, then the one added first) stays
 * whole, the other loses the overlap, and goes when nothing of it is left.
 * Insertions at one place all stay, in the order of adding, before an edit
 * that begins there. Edits that change nothing (a stretch replaced by itself)
 * go too when text is given. Fills in at. Everything below wants a settled
 * list.
 */
void edits_settle(struct edits *edits, struct str text);

/*
 * Adds the settled edits of more, whose text begins at byte at of the whole
 * one, to a list that is packed or empty: they come behind all that are there.
 * An edit takes about four bytes and its with, a copy. The list is settled,
 * and takes edits in this way only.
 */
void edits_pack(struct edits *edits, const struct edits *more, size_t at);

/* Where a packed list or an empty one ends now, and back to there. */
struct edits_mark {
	size_t n, len, beg_end, at_end;
};
struct edits_mark edits_mark(const struct edits *edits);
void edits_release(struct edits *edits, struct edits_mark mark);

/*
 * Walks over the edits of a settled list, packed or not, in order:
 *	struct edit_walk walk = { 0 };
 *	const struct edit *e;
 *	while ((e = edits_next(edits, &walk)) != NULL)
 *		... e is good till the next call, its with as long as the list
 */
struct edit_walk {
	size_t i, pos;
	struct edit unpacked;
};
const struct edit *edits_next_packed(
	const struct edits *edits, struct edit_walk *walk);

static inline const struct edit *
edits_next(const struct edits *edits, struct edit_walk *walk)
{
	if (walk->i == edits->n)
		return NULL;
	return edits->pack ? edits_next_packed(edits, walk)
			   : &edits->v[walk->i++];
}

/* The new text's length, and the new text in the list's arena. */
size_t edits_length(const struct edits *edits, struct str text);
struct str edits_apply(const struct edits *edits, struct str text);

/*
 * One list that does what first (over text) and then second (over the text
 * that first yields) do, for filters that work in several passes. An edit
 * made of several carries the rule of the last. The result is settled. Neither
 * list is packed.
 */
struct edits edits_compose(const struct edits *first,
	const struct edits *second, struct str text, struct arena *arena);

/*
 * Where an offset of the old text is in the new one. Inside a replaced
 * stretch, or at its edge on the inner side, the start of a span moves to the
 * stretch's new beginning and the end of a span to its new end: a span never
 * loses what became of its characters.
 */
size_t edits_map_start(const struct edits *edits, size_t off);
size_t edits_map_end(const struct edits *edits, size_t off);

/* The edit that replaces what is on both sides of off; false if none does. */
bool edits_around(const struct edits *edits, size_t off, struct edit *e);

/*
 * Walks over the stretches of the old text that survive verbatim, in order:
 *	struct kept kept = { 0 };
 *	while (edits_kept(edits, text.len, &kept))
 *		... old [kept.beg, kept.end) is new [kept.at, ...)
 */
struct kept {
	size_t beg, end, at;
	size_t behind, at_behind; /* where the edit behind it ends, */
	bool last;                /* if there is one */
	struct edit_walk walk;
};
bool edits_kept(const struct edits *edits, size_t len, struct kept *kept);

#endif
