/* num_words - flags of the number words, for the files of the grammar. */

#ifndef SAFI_NUM_WORDS_H
#define SAFI_NUM_WORDS_H

#include "num_read.h"

enum num_flag {
	/* LEX_ONES */
	NUM_BOUND = 1 << LEX_OWN,     /* only in 11 and before a ten */
	NUM_TWO = 1 << (LEX_OWN + 1), /* in 12 alone */
	/* LEX_SCALE */
	NUM_DUAL = 1 << LEX_OWN,         /* two of it */
	NUM_EITHER = 1 << (LEX_OWN + 1), /* two of it, or one in accusative */
	NUM_PLURAL = 1 << (LEX_OWN + 2), /* counts only behind a number */
	/* LEX_FRACTION */
	NUM_PARTS = 1 << LEX_OWN,      /* plural: counted parts */
	NUM_PAIR = 1 << (LEX_OWN + 1), /* dual: two parts */
	NUM_WEAK = 1 << (LEX_OWN + 2), /* a part only behind a number */
	NUM_TAIL = 1 << (LEX_OWN + 3), /* only behind "and" */
	/* LEX_ORDINAL */
	NUM_TEN = 1 << LEX_OWN,        /* a ten, a hundred: may follow "and" */
	NUM_UNIT = 1 << (LEX_OWN + 1), /* 1 to 9: may be followed by a ten */
	/* LEX_NO_COUNT */
	NUM_BEFORE = 1 << LEX_OWN,       /* its number is a name: "article 5" */
	NUM_BEHIND = 1 << (LEX_OWN + 1), /* "half final" */
	NUM_THING = 1 << (LEX_OWN + 2),  /* nobody: can be hit, not killed */
	NUM_COUPLE = 1 << (LEX_OWN + 3), /* two people in one word */
	/* LEX_APPROX */
	NUM_AFTER = 1 << LEX_OWN, /* may also stand behind the number */
	/* LEX_UNIT, LEX_CURRENCY */
	NUM_TWICE = 1 << LEX_OWN,      /* the dual */
	NUM_SIGN = 1 << (LEX_OWN + 1), /* a currency's sign or code */
	NUM_CENT = 1 << (LEX_OWN + 2)  /* a hundredth of it */
};

/* The value of a LEX_FRACTION, two parts of it in the dual, in lowest terms. */
static inline struct ratio
fraction_value(const struct sense *s)
{
	if (!(s->flags & NUM_PAIR))
		return (struct ratio){ 1, s->value };
	return s->value % 2 ? (struct ratio){ 2, s->value }
			    : (struct ratio){ 1, s->value / 2 };
}

/* Reads digits at word i, sign and separators included: fills in value, known,
 * text, kind, last, beg and end. */
bool digits_read(const struct words *words, size_t i, struct number *number,
	size_t *skip);

#endif
