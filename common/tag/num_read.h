/*
 * num_read - the grammar of numbers: digits of every script with their
 * separators, Arabic number words in every gender and case, both mixed, and
 * fractions. For num and date.
 */

#ifndef SAFI_NUM_READ_H
#define SAFI_NUM_READ_H

#include "lex.h"

/* num / den in lowest terms, den > 0. */
struct ratio {
	int64_t num, den;
};

enum number_kind {
	NUMBER_DIGITS = 1 << 0,   /* begins with digits */
	NUMBER_PLAIN = 1 << 1,    /* is nothing but digits, without separator */
	NUMBER_FRACTION = 1 << 2, /* a lone fraction: half, a third */
	NUMBER_ONE = 1 << 3,      /* the lone word one, often no count */
	NUMBER_DUAL = 1 << 4      /* the lone word two, rarely a count */
};

struct number {
	size_t first, last; /* words [first, last) */
	size_t beg, end;    /* bytes, proclitics left out */
	unsigned kind;      /* set of enum number_kind */
	bool known;         /* has a value; else vague, or digits too many */
	struct ratio value;
	int64_t scale;    /* of the thousands, millions it ends in, or 1 */
	struct str vague; /* "hundreds", "tens of thousands"; empty: not */
	struct str text;  /* the value as it is shown; empty when vague */
};

/* The last number that was read: dates and periods ask for one many times. */
struct number_seen {
	bool any;
	size_t first; /* what number_read was asked, and what it answered */
	bool found;
	size_t skip;
	struct number number;
};

/* Classes of the words that a number or an ordinal can begin with. */
#define NUMBER_BEGINS                                                          \
	(LEX_BIT(LEX_ONES) | LEX_BIT(LEX_TENS) | LEX_BIT(LEX_HUNDRED) |        \
		LEX_BIT(LEX_HUNDREDS) | LEX_BIT(LEX_SCALE) |                   \
		LEX_BIT(LEX_VAGUE) | LEX_BIT(LEX_FRACTION) |                   \
		LEX_BIT(LEX_ORDINAL) | LEX_BIT(LEX_SIGN) | LEX_BIT(LEX_SHARE))

/* Adds the number words. */
void num_read_words(struct lex *lex);

/*
 * Reads the longest number that begins at word i. False when none does; *skip
 * is then the first word behind digits that are no number (a version, a
 * score), or i + 1. number is then not to be used.
 */
bool number_read(const struct words *words, size_t i, struct number *number,
	size_t *skip);

/* Reads an ordinal, with its article; value is an integer. */
bool ordinal_read(const struct words *words, size_t i, struct number *number);

/* A unit, a currency or a percent sign begins at word i: a number before it is
 * an amount. */
bool word_measures(const struct words *words, size_t i);

/* a + b, a * b, a / b: false when the result does not fit, or b is 0. */
bool ratio_add(struct ratio *a, struct ratio b);
bool ratio_mul(struct ratio *a, struct ratio b);
bool ratio_div(struct ratio *a, struct ratio b);

/* A decimal when it is a finite one, else a fraction; in the arena. */
struct str ratio_text(struct ratio value, struct arena *arena);

/* The integer that a number is, if it lies in [min, max]. */
bool number_int(const struct number *number, int min, int max, int *value);

#endif
