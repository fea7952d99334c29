/*
 * token - a paragraph of text cut into words, numbers and marks, each with
 * the folded form that lists and grammars compare (uchar_fold). Made once for
 * all layers of the tagger.
 */

#ifndef SAFI_TOKEN_H
#define SAFI_TOKEN_H

#include "arena.h"
#include "str.h"

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
	struct str fold; /* folded (uchar_fold), in the arena; never empty */
	uint64_t hash;   /* str_hash of fold */
	enum token_kind kind;
	uint32_t cp; /* of a mark: the character itself, else 0 */
	bool space;  /* white space stands before it */
};

/* text[beg, end) of a document and its tokens. */
struct para {
	struct str text; /* the whole document */
	size_t beg, end;
	struct token *v; /* in the order of the text; in the arena */
	size_t n;
};

/* Cuts text[beg, end) into tokens; both are starts of characters or the end
 * of the text, which is valid UTF-8 and borrowed. */
void para_make(struct para *para, struct str text, size_t beg, size_t end,
	struct arena *arena);

#endif
