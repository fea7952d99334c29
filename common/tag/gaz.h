/*
 * gaz - gazetteers: lists of names, matched word by word against tokens,
 * whatever proclitics are attached to the first word. All lists share one
 * trie over words, kept in a hash table whose key is made of the words on the
 * way; a step costs one probe however many names there are.
 *
 * A list is TSV: name, label, optionally an id; further columns are free. A
 * "#" at the start of a line or behind white space starts a comment. Rows
 * with one id are aliases. A label in capitals (PER, LOC, ORG, GRP, FAC or
 * one of the user's own) makes the row an entity. A label in small letters
 * is one of the word classes that the rules of names.h use, or several with
 * commas between: those rows help to find names and are never emitted.
 *
 * Keys are 64-bit hashes of words and of word sequences; two that share one are
 * taken for the same. By chance that happens once in 10^19 probes.
 */

#ifndef SAFI_GAZ_H
#define SAFI_GAZ_H

#include "common/arena.h"
#include "common/diag.h"
#include "common/token.h"

enum {
	GAZ_WORDS = 16,  /* a name has at most so many words and marks */
	GAZ_CLASSES = 31 /* word classes at most */
};

/* Where names come from. */
struct gaz_list {
	struct str name; /* base name of the file, without .tsv */
	struct str kind; /* what all its entities are; empty: not said */
};

/* A name of a list; everything lives in the program's arena. */
struct gaz_entry {
	struct str name;   /* as the list spells it */
	struct str id;     /* empty: none */
	const char *label; /* NULL: only word classes */
	uint32_t classes;  /* bit n: the n-th word class */
	const struct gaz_list *list;
};

struct gaz;

/* Words is how the classes are called, ends in NULL. A word that has a class as
 * it stands is not looked for behind its first letter. */
struct gaz *gaz_new(const char *const *words, struct arena *arena);

/* Says which classes make a token one at which a name may begin, and which the
 * one behind it: gaz_hit. To be called before gaz_build. */
void gaz_watch(struct gaz *gaz, uint32_t begins, uint32_t leads);

/*
 * Adds the rows of a list. tsv, file and kind are borrowed for ever; file is
 * also its name in messages. Of two entities with one name the later one
 * counts, classes of one name add up. False when a row was wrong; each was
 * then reported.
 */
bool gaz_add(struct gaz *gaz, struct str file, struct str kind, struct str tsv,
	struct diag *diag);

/* The same for n names of one label from elsewhere, ICU for one; ids may be
 * NULL. The names are borrowed for ever; one without a word is ignored. */
void gaz_add_names(struct gaz *gaz, struct str list, const char *label,
	const struct str *names, const struct str *ids, size_t n);

/* Builds the trie of all names so far; to be called once, before matching. */
void gaz_build(struct gaz *gaz);

/* The i-th label of entities, each once, in the order met; NULL behind the
 * last.
 */
const char *gaz_label(const struct gaz *gaz, size_t i);

/* How a word was read to match. */
enum gaz_strip {
	GAZ_AS_IS,   /* nothing attached, or taken as part of the name */
	GAZ_PREFIX,  /* behind و ف ب ل ك */
	GAZ_LAM_LAM, /* لل (U+0644 0644) read as ل and the name's ال */
	GAZ_ARTICLE  /* behind ال, which the list does not have */
};

/* What begins at a token. Small: each token of a paragraph has one. */
struct gaz_hit {
	const struct gaz_entry *entity; /* longest with a label, or NULL */

	uint32_t own;    /* classes of the word as it stands */
	uint32_t bare;   /* classes of the word behind proclitics, without
			    those of a word that the article was taken from */
	uint32_t inner;  /* classes of the word behind its article */
	uint32_t phrase; /* classes of the longest run of words that has any,
			    at least two words */

	uint8_t n;           /* tokens of the entity */
	uint8_t strip;       /* enum gaz_strip, how its first word was read */
	uint8_t skip;        /* folded characters before it: gaz_begin */
	uint8_t bare_skip;   /* the same of the word of bare */
	uint8_t phrase_skip; /* and of the phrase */
	uint8_t phrase_n;    /* tokens of the phrase */

	bool begins; /* an entity, a phrase, or a class of those to watch for */
	bool leads;  /* a class that makes the next token one to watch */
};

/* One way to read the first word of a name. */
struct gaz_reading {
	uint64_t hash; /* of the word as a list would have it */
	uint8_t skip;  /* folded characters that stand before it */
	uint8_t strip; /* enum gaz_strip */
};

enum { GAZ_READINGS = 16 };

/* All readings of a token, the one with the least stripped off first. */
size_t gaz_read(
	const struct token *token, struct gaz_reading readings[GAZ_READINGS]);

/* Looks every token of a paragraph up in every reading; room for a hit each. */
void gaz_match(
	const struct gaz *gaz, const struct para *para, struct gaz_hit *hits);

/* The byte of the text at which a reading's word begins. */
size_t gaz_begin(
	const struct para *para, const struct token *token, size_t skip);

#endif
