/*
 * lex - what the words of a paragraph may mean to the grammars of numbers,
 * dates and quotations. All their word lists are one table, asked once for
 * each token; a grammar looks only at words that have a sense of its classes.
 */

#ifndef SAFI_LEX_H
#define SAFI_LEX_H

#include "common/arena.h"
#include "span.h"
#include "common/str.h"
#include "common/token.h"

/* What a word can be. */
enum lex_class {
	/* numbers: value is the number */
	LEX_ONES,     /* 1 to 10 */
	LEX_TENS,     /* 20 to 90 */
	LEX_HUNDRED,  /* a hundred, which may be multiplied */
	LEX_HUNDREDS, /* 200 to 900 in one word */
	LEX_SCALE,    /* a thousand and more, a dozen */
	LEX_VAGUE,    /* tens, hundreds, thousands ... that nobody counted */
	LEX_FRACTION, /* one by value */
	LEX_ORDINAL,
	LEX_SIGN,   /* minus */
	LEX_POINT,  /* the word for a decimal point */
	LEX_BELOW,  /* below zero */
	LEX_SHARE,  /* part, parts */
	LEX_APPROX, /* data: const char *, the mod it gives */
	LEX_PERCENT,
	LEX_UNIT,     /* data: struct num_unit */
	LEX_CURRENCY, /* data: struct num_currency */
	LEX_VICTIM,   /* data: const char *, killed or injured */
	LEX_HARM,     /* a word that says that somebody was harmed; the same */
	LEX_NO_COUNT, /* what stands before a number that counts nothing */
	/* dates */
	LEX_MONTH,   /* 1 to 12; 101 to 112 of the Islamic calendar */
	LEX_WEEKDAY, /* 1 is Monday */
	LEX_PERIOD,  /* enum date_unit */
	/* quotations */
	LEX_CUE,    /* a verb of saying; value: letters of a suffix */
	LEX_SOURCE, /* according to */
	LEX_HEAD,   /* a noun before a name in quotation marks */
	LEX_STOP,   /* a word that ends a noun phrase */
	LEX_DATE    /* enum date_word goes on from here; below 64 in all */
};

/* How a sense may be met; the rest of the bits is the class's own. */
enum lex_flag {
	LEX_NO_AL = 1 << 0,  /* not with the article */
	LEX_AL = 1 << 1,     /* only with it */
	LEX_NO_PRE = 1 << 2, /* no proclitic before it */
	LEX_OWN = 3          /* shift of the first bit for the class */
};

struct sense {
	uint8_t cls;
	uint16_t flags;
	int64_t value;
	const void *data;
	struct str *rest; /* folded words that have to follow */
	size_t n_rest;
	const struct sense *next; /* of the same first word */
};

/* Proclitics that were taken off a word. */
enum lex_pre {
	LEX_WA = 1 << 0,      /* U+0648 */
	LEX_FA = 1 << 1,      /* U+0641 */
	LEX_BA = 1 << 2,      /* U+0628 */
	LEX_LAM = 1 << 3,     /* U+0644 */
	LEX_KAF = 1 << 4,     /* U+0643 */
	LEX_ARTICLE = 1 << 5, /* U+0627 0644, and U+0644 behind LEX_LAM */
	LEX_PROCLITIC = LEX_WA | LEX_FA | LEX_BA | LEX_LAM | LEX_KAF
};

/* A token as grammars see it. A word that ends in digits is two of these. */
struct word {
	size_t beg, end;           /* bytes of the document */
	struct str fold;           /* all of it, proclitics included */
	const struct sense *sense; /* NULL: none of the lists has it */
	uint64_t classes;          /* LEX_BIT of each sense's class; of a
				      phrase's only where it follows */
	enum token_kind kind;
	uint32_t cp;   /* of a mark */
	uint8_t pre;   /* set of enum lex_pre, when there is a sense */
	uint8_t cut;   /* folded letters before the word, article kept */
	bool space;    /* white space before it */
	bool taken;    /* part of a date or a period of time */
	uint32_t next; /* word_next */
};

struct lex;

#define LEX_BIT(cls) (UINT64_C(1) << (cls))

struct words {
	struct str text; /* the document */
	struct word *v;
	size_t n;
	struct arena *arena;     /* of the spans */
	const struct lex *lists; /* its lists, lex_list.h */
	/* what was read last, date_read.h and num_read.h; NULL: not kept */
	struct when_seen *seen;
	struct number_seen *number;
};

/* An empty table, in the arena, which lives as long as the program. All words
 * are added before the first paragraph is read. */
struct lex *lex_new(struct arena *arena);

/*
 * Adds a word, or a phrase of several parted by spaces; text as people write
 * it, folded here. The proclitics and the article are not part of a word.
 */
void lex_add(struct lex *lex, struct str phrase, enum lex_class cls,
	unsigned flags, int64_t value, const void *data);

/* Adds several: words parted by spaces, with '_' for a space in a phrase. */
void lex_add_words(struct lex *lex, const char *words, enum lex_class cls,
	unsigned flags, int64_t value, const void *data);

/* The words of a paragraph with their senses; in the arena. The tokens are
 * borrowed. */
void lex_read(const struct lex *lex, const struct para *para,
	struct arena *arena, struct words *words);

/* The first word from i on that is a number, a mark, or has a sense: two of
 * three words of a text are none of these. words->n when there is none. */
static inline size_t
word_next(const struct words *words, size_t i)
{
	return i < words->n ? words->v[i].next : words->n;
}

/* True when word i has a sense of one of some classes, LEX_BITs. */
static inline bool
word_may(const struct words *words, size_t i, uint64_t classes)
{
	return i < words->n && (words->v[i].classes & classes) != 0;
}

/* Marks the words of all spans from index first on as taken: names, whose
 * numbers and days count nothing. */
void lex_take(struct words *words, const struct spans *spans, size_t first);

/* The first word that ends behind a byte of the text; i is where to look
 * first: near what is looked for, most often. */
size_t word_behind(const struct words *words, size_t i, size_t byte);

/* The further words of a sense's phrase follow word i; true without any. */
bool lex_goes_on(
	const struct words *words, size_t i, const struct sense *sense);

/* What lex_find and lex_sense do for a word that has the class. */
const struct sense *lex_phrase(
	const struct words *words, size_t i, enum lex_class cls, size_t *end);
const struct sense *lex_single(
	const struct words *words, size_t i, enum lex_class cls);

/*
 * The sense of a class that word i has here: flags obeyed, the longest phrase.
 * *end is the word behind it. NULL if there is none or i is out of range.
 */
static inline const struct sense *
lex_find(const struct words *words, size_t i, enum lex_class cls, size_t *end)
{
	return word_may(words, i, LEX_BIT(cls)) ? lex_phrase(words, i, cls, end)
						: NULL;
}

/* The same for one word without a phrase. */
static inline const struct sense *
lex_sense(const struct words *words, size_t i, enum lex_class cls)
{
	return word_may(words, i, LEX_BIT(cls)) ? lex_single(words, i, cls)
						: NULL;
}

/* The flags of all senses of a class that word i has here, or 0: a word may be
 * in several lists. */
unsigned lex_flags(const struct words *words, size_t i, enum lex_class cls);

/* Word i carries the article. */
static inline bool
word_is_definite(const struct words *words, size_t i)
{
	return i < words->n && words->v[i].pre & LEX_ARTICLE;
}

/* Where word i begins when its proclitics are left out (the article stays),
 * in bytes. */
size_t word_start(const struct words *words, size_t i);

/* Word i ends a noun phrase: a particle, a pronoun, "because of". One spelt
 * with U+0622 only folds to such a word, as «آلية» to «إليه». */
bool word_stops(const struct words *words, size_t i);

/* True when word i is this mark. */
static inline bool
word_is_mark(const struct words *words, size_t i, uint32_t cp)
{
	return i < words->n && words->v[i].cp == cp;
}

/* True when word i is folded to exactly this. */
static inline bool
word_is(const struct words *words, size_t i, struct str fold)
{
	return i < words->n && str_eq(words->v[i].fold, fold);
}

/* Word i is written in Latin letters, with accents or without. */
static inline bool
word_is_latin(const struct words *words, size_t i)
{
	return i < words->n && words->v[i].kind == TOKEN_WORD &&
	       words->v[i].fold.len > 0 && words->v[i].fold.ptr[0] < 0xC8;
}

/* True when word i is folded to one of a list. */
bool word_among(
	const struct words *words, size_t i, const struct str *list, size_t n);
#define WORD_AMONG(words, i, list)                                             \
	word_among((words), (i), (list), COUNTOF(list))

/* The same of the word without its proclitics; the article stays. */
bool word_bare_among(
	const struct words *words, size_t i, const struct str *list, size_t n);
#define WORD_BARE_AMONG(words, i, list)                                        \
	word_bare_among((words), (i), (list), COUNTOF(list))

/* Word i is a hyphen or a dash, which fold to U+002D. */
static inline bool
word_is_hyphen(const struct words *words, size_t i)
{
	return word_is(words, i, STR("-"));
}

/*
 * The word that an "and" at word i joins: i + 1 when i is a lone U+0648, i
 * when it carries one and no other proclitic; SIZE_MAX when neither.
 */
size_t word_and(const struct words *words, size_t i);

#endif
