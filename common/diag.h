/*
 * diag - messages for people, on standard error or into a buf. One message is
 * one line of at most 200 bytes, "safi-clean: news.jsonl:42: what (what was
 * done)"; control and bidi characters and bytes that are not UTF-8 are
 * escaped, so that no input can move the cursor or turn the line round. Of
 * messages about input the first ten of a kind are shown and the rest
 * counted; diag_close says how many.
 */

#ifndef SAFI_DIAG_H
#define SAFI_DIAG_H

#include "buf.h"

/* Kinds of messages about input; each is capped by itself. */
enum diag_kind {
	DIAG_UTF8,       /* invalid UTF-8 */
	DIAG_JSON,       /* invalid JSON */
	DIAG_NOT_OBJECT, /* valid JSON, but not an object */
	DIAG_SURROGATE,  /* a lone surrogate escape in the text */
	DIAG_TOO_LONG,   /* over --max-line */
	DIAG_ENCODING,   /* safi-read: the file cannot be decoded */
	DIAG_LIMITED,    /* a rule reached its match limit */
	DIAG_OFFSETS,    /* sentences, spans or origin that cannot be moved */
	DIAG_CONFIG,     /* a fault in a configuration file */
	DIAG_KINDS
};

struct diag {
	const char *name; /* of the program, borrowed */
	struct buf *sink; /* where messages go; NULL: standard error */
	size_t seen[DIAG_KINDS];
};

/* The word for a kind, as in statistics: "utf8", "json", ... */
const char *diag_kind_name(enum diag_kind kind);

/* A place in a file: line and column count from 1, 0 means none. */
struct place {
	struct str file; /* borrowed; "stdin" for standard input */
	size_t line, column;
};

/* "safi-clean: message" */
void diag_say(struct diag *diag, const char *fmt, ...) PRINTF(2, 3);

/* "safi-clean: file: No such file or directory" for an errno. Of a long name
 * the end is shown, so that the reason always fits. */
void diag_file(struct diag *diag, struct str file, int error);

/* "safi-clean: file:line:column: message", capped by kind. */
void diag_at(struct diag *diag, enum diag_kind kind, struct place place,
	const char *fmt, ...) PRINTF(4, 5);

/* Says how many messages of each kind were not shown. */
void diag_close(struct diag *diag);

/*
 * The nearest of n words to a misspelt one, for "did you mean"; an empty str
 * when none is near. word(of, i) gives the i-th word.
 */
struct str diag_nearest(struct str misspelt, size_t n,
	struct str (*word)(const void *of, size_t i), const void *of);

/* What a message about an unknown word ends with: " (did you mean 'NEAR'?)",
 * or nothing when near is empty. */
struct diag_hint {
	char text[96];
};
struct diag_hint diag_hint(struct str near);

#endif
