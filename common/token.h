/*
 * token - a paragraph of text cut into words, numbers and marks, each with
 * the folded form that lists and grammars compare (uchar_fold). Made once for
 * all layers of the tagger.
 */

#ifndef SAFI_TOKEN_H
#define SAFI_TOKEN_H

#include "arena.h"
#include "str.h"

enum token_kind {
	TOKEN_WORD,   /* letters and marks; digits only behind a letter */
	TOKEN_NUMBER, /* digits of one of the three sets */
	TOKEN_MARK    /* any other character that is not white space */
};

struct token {
	size_t beg, end;     /* bytes of the document's text */
	struct str fold;     /* folded, in the arena; a mark: the character */
	uint64_t hash;       /* str_hash of fold */
	enum token_kind kind;
	uint32_t cp;         /* of a mark */
	bool space;          /* white space stands before it */
};

/* text[beg, end) of a document and its tokens. */
struct para {
	struct str text; /* the whole document */
	size_t beg, end;
	struct token *v;
	size_t n;
};

void para_make(struct para *para, struct str text, size_t beg, size_t end,
	struct arena *arena);

#endif
