/*
 * memo - what was found out about a word, kept for the next time: a few
 * thousand words make up most of any text. A table of so many places, each
 * for the word that came last of those that share it; the words differ from
 * run to run, the answers do not. An entry begins with its key; a zeroed one
 * holds the empty word, of which nothing is known.
 */

#ifndef SAFI_MEMO_H
#define SAFI_MEMO_H

#include "common/token.h"

enum { MEMO_PLACES = 1 << 14 };

/* A word of at most WORD_SHORT bytes; longer ones are not kept. */
struct memo_key {
	struct word_key word;
	size_t len;
};

static inline size_t
memo_place(uint64_t hash)
{
	return (size_t)(hash >> 7) & (MEMO_PLACES - 1);
}

/* The words are folded ones of tokens: see token.h. */
static inline bool
memo_holds(const struct memo_key *key, struct str word)
{
	struct word_key s;

	if (key->len != word.len)
		return false;
	s = word_key_of(word);
	return word_key_eq(&key->word, &s);
}

/* Puts a word in; false when it is too long. */
static inline bool
memo_keep(struct memo_key *key, struct str word)
{
	if (word.len > WORD_SHORT)
		return false;
	key->word = word_key_of(word);
	key->len = word.len;
	return true;
}

#endif
