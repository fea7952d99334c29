/*
 * token - a paragraph of text cut into words, numbers and marks, each with
 * the folded form that lists and grammars compare (uchar_fold). Made once for
 * all layers of the tagger.
 */

#ifndef SAFI_TOKEN_H
#define SAFI_TOKEN_H

#include "arena.h"
#include "str.h"

/* A short word as numbers, the bytes that it has not being 0: what words are
 * hashed and compared by. */
enum { WORD_SHORT = 24 };
struct word_key {
	uint64_t v[3];
};

extern const uint64_t word_masks[WORD_SHORT + 17];

/* The numbers of a word of at most WORD_SHORT bytes, where so many may be read
 * whatever its length: no branch depends on that. */
static inline struct word_key
word_key_of(struct str s)
{
	const uint64_t *mask = word_masks + s.len;

	return (struct word_key){ { str_load8(s.ptr) & mask[16],
		str_load8(s.ptr + 8) & mask[8],
		str_load8(s.ptr + 16) & mask[0] } };
}

static inline bool
word_key_eq(const struct word_key *a, const struct word_key *b)
{
	return ((a->v[0] ^ b->v[0]) | (a->v[1] ^ b->v[1]) |
		       (a->v[2] ^ b->v[2])) == 0;
}

/* What word_hash gives for a word of len bytes, WORD_SHORT at most. */
static inline uint64_t
word_key_hash(const struct word_key *s, size_t len)
{
	uint64_t a = (s->v[0] ^ len) * 0x9E3779B97F4A7C15u;

	a = ((a ^ a >> 32) + s->v[1]) * 0xD6E8FEB86659FD93u;
	a = ((a ^ a >> 32) + s->v[2]) * 0xBF58476D1CE4E5B9u;
	return a ^ a >> 32;
}

/* A 64-bit hash of a folded word; the same on every machine. */
uint64_t word_hash(struct str fold);

/* The same for the end of a token's folded form, from at most WORD_SKIP bytes
 * behind its beginning on: a word without what is attached to it. */
enum { WORD_SKIP = 8 };
static inline uint64_t
word_hash_end(struct str fold)
{
	struct word_key key;

	if (fold.len > WORD_SHORT)
		return word_hash(fold);
	key = word_key_of(fold);
	return word_key_hash(&key, fold.len);
}

/*
 * Digits are of any script. Invisible characters make no token; inside a word
 * they belong to it. A digit stays in a word when a letter or mark stands
 * right before it («ب5» U+0628 0035 is one word), but not behind a tatweel,
 * which is written there to join a particle to a number («الـ15» U+0627 0644
 * 0640 0031 0035 is a word and a number). A stretch of tatweels or marks
 * without a letter, of which folding leaves nothing, is a mark.
 */
enum token_kind {
	TOKEN_WORD,   /* letters and marks; digits only behind a letter */
	TOKEN_NUMBER, /* decimal digits */
	TOKEN_MARK    /* any other character that is not white space */
};

struct token {
	size_t beg, end; /* bytes of the document's text */
	struct str fold; /* folded (uchar_fold), in the arena; never empty;
			    WORD_SHORT + WORD_SKIP bytes may be read from where
			    it begins */
	uint64_t hash;   /* word_hash of fold */
	enum token_kind kind;
	uint32_t cp; /* of a mark: the character itself, else 0 */
	bool space;  /* white space stands before it */
	bool split;  /* a word that digits are written behind */
};

/* text[beg, end) of a document and its tokens. */
struct para {
	struct str text; /* the whole document */
	size_t beg, end;
	struct token *v; /* in the order of the text; in the arena */
	size_t n;
	size_t ascii; /* the first that begins with an ASCII letter or digit,
			 or with one of : @ #; n if none does */
};

/*
 * Where the next piece of a document to treat at once ends, which begins at
 * beg: a paragraph. A very long one is cut behind a full stop, else at a space,
 * else anywhere, so that the memory for its words does not grow with it.
 */
size_t para_end(struct str text, size_t beg);

/* Cuts text[beg, end) into tokens; both are starts of characters or the end
 * of the text, which is valid UTF-8 and borrowed. */
void para_make(struct para *para, struct str text, size_t beg, size_t end,
	struct arena *arena);

#endif
