/*
 * gaz_priv - inside of gaz: the table, and what its parts share. gaz_list.c
 * reads lists, gaz_read.c reads the first word of a name in every way, gaz.c
 * builds the trie and walks it.
 */

#ifndef SAFI_GAZ_PRIV_H
#define SAFI_GAZ_PRIV_H

#include "gaz.h"
#include "memo.h"

/*
 * A node of the trie, found by a key made of the words that lead to it, so
 * that a step touches one place of the memory, which can be fetched before the
 * step is made.
 */
struct node {
	uint64_t key;  /* 0: free */
	uint64_t next; /* a bit for each word that leads on: most words that
			  follow need no look */
	uint32_t end;  /* of gaz.ends; 0: no name ends here */
};

/* What the names are that end in one node. */
struct gaz_end {
	const struct gaz_entry *entity;
	uint32_t classes;
};

/*
 * How names of several words go on behind a word, whatever reading they begin
 * with: a bit for each word that follows, and the keys of the nodes, the same
 * twice where there is but one. Two zeros: there are more.
 */
struct gaz_starts {
	uint64_t next;
	uint64_t key[2];
};

/* A word that was looked up by itself, in every reading. */
struct gaz_known {
	uint64_t hash; /* of the word: as good as the word, see gaz.h */
	struct gaz_starts starts;
	struct gaz_hit hit;
};

/* Two bits, in one number, for each of a set of hashes. */
struct gaz_bits {
	uint64_t *v;
	size_t mask;
};

/* The entries of one list, in one piece. */
struct list {
	struct gaz_list about;
	struct gaz_entry *v;
	size_t n;
	struct list *next;
};

struct gaz {
	struct arena *arena;
	const char *const *words; /* of the classes */
	uint32_t begins, leads;   /* classes to watch for */
	const char **labels;      /* all that were met, each once */
	size_t n_labels, cap_labels;
	struct list *lists, **last;
	struct buf hashes; /* of all words of all entries, until the build */
	struct buf counts; /* how many words each entry has */

	struct node *nodes; /* open addressing */
	uint64_t cap;       /* below 2^32 */
	struct gaz_end *ends;
	uint32_t n_ends;

	/* of the first words, and of the keys of the nodes behind them: most
	 * words of a text cost no more than these */
	struct gaz_bits firsts, seconds;

	struct gaz_known *known; /* MEMO_PLACES */
};

/* Letters of two bytes, as they stand in a folded word. */
enum {
	GAZ_ALEF = 0xD8A7, /* U+0627 */
	GAZ_BEH = 0xD8A8,  /* U+0628 */
	GAZ_FEH = 0xD981,  /* U+0641 */
	GAZ_KAF = 0xD983,  /* U+0643 */
	GAZ_LAM = 0xD984,  /* U+0644 */
	GAZ_WAW = 0xD988   /* U+0648 */
};

/* The two-byte letter at a position of a folded word, or 0. */
static inline unsigned
letter(struct str word, size_t pos)
{
	return pos + 2 <= word.len
		       ? (unsigned)word.ptr[pos] << 8 | word.ptr[pos + 1]
		       : 0;
}

/* All readings of a word but that as it stands; returns how many. */
size_t gaz_read_attached(
	struct str word, struct gaz_reading readings[GAZ_READINGS - 1]);

#endif
