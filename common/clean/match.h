/*
 * match - many phrases looked for at one place: a trie over folded characters
 * (uchar_fold), so that the cost of a look does not grow with the number of
 * phrases. What folding drops is skipped in the text and a space in a phrase
 * stands for any run of white space; texts are compared as they lie, nothing
 * is copied.
 */

#ifndef SAFI_MATCH_H
#define SAFI_MATCH_H

#include "begin.h"
#include "common/arena.h"
#include "common/byteset.h"
#include "common/str.h"

/* For match.c, but for begins. */
struct match {
	struct begins begins; /* nearly all looks end here */
	struct arena *arena;
	bool backward;
	struct match_node *nodes;
	size_t n_nodes, cap_nodes;
	uint32_t *slots; /* numbers of nodes, a power of two; 0: free */
	size_t n_slots, cap_slots;
	uint32_t *newest; /* value of a phrase, which leads to the others */
	size_t n_phrases, cap_phrases;
	struct match_value *values;
	size_t n_values, cap_values;
};

/* An empty set, with room for about n phrases, in the arena; chars are
 * borrowed. Backward: phrases are found by their end, and read from there to
 * their beginning. */
struct match *match_new(struct arena *arena, const struct begin_chars *chars,
	size_t n, bool backward);

/* Adds a phrase in any spelling. Its number, the first is 0; MATCH_NONE when
 * nothing is left of it after folding. */
#define MATCH_NONE UINT32_MAX
uint32_t match_phrase(struct match *match, struct str phrase);

/* One more value for a phrase. */
void match_value(struct match *match, uint32_t phrase, uint32_t value);

/* How many values a phrase has; into values, if that is not NULL, the newest
 * first. */
size_t match_values(
	const struct match *match, uint32_t phrase, uint32_t *values);

/*
 * Which phrases a folded text has at pos, wherever they end: a bit for each
 * length in characters, of phrases shorter than MATCH_LENGTHS; and their
 * numbers (or MATCH_NONE) by length, where phrases is not NULL.
 */
enum { MATCH_LENGTHS = 64 };
uint64_t match_lengths(const struct match *match, struct str text, size_t pos,
	uint32_t *phrases);

/* The bytes with which a text that folds to one of the phrases may begin are
 * added to the set. Forward matches only. */
void match_first_bytes(const struct match *match, struct byteset *set);

/* A look at one place of text, in steps. */
struct match_look {
	const struct match *match;
	struct str text;
	size_t pos;                    /* how far the text was read */
	size_t limit;                  /* it is not read beyond */
	const struct match_node *node; /* reached in the trie */
};

/*
 * Begins a look at pos: forward for phrases that begin there and end at or
 * before limit, backward for those that end there and begin at or behind
 * limit. A phrase that ends in a letter is found only when no letter or
 * digit follows it (backward: begins, stands before it). False when a probe
 * tells that there is none.
 */
void match_begin(struct match_look *look, const struct match *match,
	struct str text, size_t pos, size_t limit);

static inline bool
match_look(struct match_look *look, const struct match *match, struct str text,
	size_t pos, size_t limit)
{
	if (!begins_may_article(&match->begins, text, pos, limit))
		return false;
	match_begin(look, match, text, pos, limit);
	return true;
}

/* For a backward set. */
static inline bool
match_look_back(struct match_look *look, const struct match *match,
	struct str text, size_t pos, size_t limit)
{
	if (!begins_may_back(&match->begins, text, pos, limit))
		return false;
	match_begin(look, match, text, pos, limit);
	return true;
}

/* The next phrase, shorter ones first: its number, and where it ends
 * (backward: begins). */
bool match_next(struct match_look *look, uint32_t *phrase, size_t *at);

#endif
