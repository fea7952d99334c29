/*
 * num_amount - what the files of PERCENT, QUANT and MONEY share: an amount is
 * read around a number («15 كيلومترا», «$ 10»), joined to the number before it
 * when the two are a range («10-20 دولارا»), and added as a span.
 */

#ifndef SAFI_NUM_AMOUNT_H
#define SAFI_NUM_AMOUNT_H

#include "num_tag.h"

/* What was read around a number: words [.., last), and bytes. */
struct amount {
	size_t beg, last;
	struct ratio value, upper; /* upper: of a range, else den is 0 */
	bool known;
	struct str unit; /* empty: none */
};

/* The amount that a number is by itself. */
struct amount amount_of(const struct number *number);

/* Adds its span; count may be NULL. */
void amount_add(const struct words *words, const struct amount *amount,
	const struct count *count, const char *label, const char *rule,
	struct spans *spans);

/*
 * Joins count k - 1 to the amount of count k when the two are a range:
 * "10-20", "between ten and twenty", "from 5 to 7". at: the word behind the
 * first number and its own sign.
 */
void amount_join(const struct words *words, const struct counts *counts,
	size_t k, size_t at, struct amount *amount);

/* The same when the first number has no sign of its own. */
void amount_range(const struct words *words, const struct counts *counts,
	size_t k, struct amount *amount);

/* MONEY at count *k, which moves on over cents; false: it is none. */
bool money_tag(const struct words *words, const struct counts *counts,
	size_t *k, struct spans *spans);

/* A currency without a number before it: "one dollar", the dual. */
void money_tag_lone(const struct words *words, size_t i, struct spans *spans);

/* "And a half" behind a unit, and "below zero". */
void amount_tail(const struct words *words, struct amount *amount);

/* Reads what stands behind a lone unit or currency; false: it is no amount,
 * neither two in one word nor one, nor one and a half. */
bool amount_lone(const struct words *words, const struct sense *s,
	struct amount *amount);

#endif
