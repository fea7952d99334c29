/*
 * lex_priv - inside of lex: the table, and what its parts share. lex.c and
 * lex_list.c fill it, lex_read.c reads paragraphs with it, lex_find.c says what
 * a word means where it stands.
 */

#ifndef SAFI_LEX_PRIV_H
#define SAFI_LEX_PRIV_H

#include "lex_list.h"
#include "memo.h"

enum { LEX_FILTER_BITS = 15 };

struct slot {
	struct str word; /* folded; ptr NULL: free */
	uint64_t hash;
	const struct sense *sense;
	uint64_t classes; /* of the word alone */
	uint64_t follow;  /* a bit for each word with which a phrase goes on */
	uint64_t lists;   /* a bit for each enum lex_list */
};

/* A word that was looked up, proclitics and all. */
struct known {
	struct memo_key key;
	const struct sense *sense;
	uint64_t classes, follow; /* of its slot */
	uint8_t pre, cut;
};

/* A bit for each hash of some words. */
struct lex_filter {
	uint8_t bits[(1u << LEX_FILTER_BITS) / 8];
};

static inline void
filter_add(struct lex_filter *filter, uint64_t hash)
{
	hash >>= 64 - LEX_FILTER_BITS;
	filter->bits[hash / 8] |= (uint8_t)(1u << hash % 8);
}

/* False: none of the words has this hash. */
static inline bool
filter_may(const struct lex_filter *filter, uint64_t hash)
{
	hash >>= 64 - LEX_FILTER_BITS;
	return filter->bits[hash / 8] >> hash % 8 & 1;
}

/*
 * Open addressing over a power of two of slots, a quarter of them free. Before
 * it two filters: most words of a text have no sense and are in no list.
 */
struct lex {
	struct arena *arena;
	struct slot *slots;
	size_t n, cap;
	struct known *known;             /* MEMO_PLACES */
	struct lex_filter meant, listed; /* words with senses, in lists */
};

static inline uint64_t
follow_bit(uint64_t hash)
{
	return UINT64_C(1) << (hash & 63);
}

/* The slot that holds word, or the free one where it belongs. */
struct slot *lex_slot(const struct lex *lex, struct str word, uint64_t hash);

/* The slot of a folded word, new if there is none. It holds until the next. */
struct slot *lex_slot_add(struct lex *lex, struct str word);

#endif
