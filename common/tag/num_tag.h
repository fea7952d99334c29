/* num_tag - what the files of num share: the numbers of a paragraph. */

#ifndef SAFI_NUM_TAG_H
#define SAFI_NUM_TAG_H

#include "num.h"
#include "num_words.h"

struct count {
	struct number number;
	const char *mod;  /* of its approximator, or NULL */
	size_t mod_first; /* first word, approximator included */
	bool name;        /* counts nothing: "article 5", "F-16" */
	bool ordinal;
	bool couple; /* two people in one word, or "one" behind its noun: no
		      * number, but maybe victims */
};

struct counts {
	struct count *v; /* in the order of the text */
	size_t n, cap;
};

/* What a currency's sense points to: the country adjectives and codes. */
struct currency {
	struct str unit; /* empty: open without a country */
	struct country {
		struct str adjective; /* folded, as currency_stem leaves it */
		struct str code;
	} * countries;
	size_t n;
};

/* An adjective without its article and its ending of gender and number. */
struct str currency_stem(struct str fold);

/* A number in brackets of its own, "(3) shells". */
static inline bool
number_has_brackets(const struct words *words, const struct number *number)
{
	return number->first > 0 &&
	       word_is_mark(words, number->first - 1, '(') &&
	       word_is_mark(words, number->last, ')');
}

/* A number that counts nothing where it stands. */
bool number_is_name(const struct words *words, const struct number *number);

/* Makes names of scores, "2-1" with nothing behind it that could be counted,
 * of the minute "45+2" and of sizes like "4×6" (U+00D7). */
void scores_mark(const struct words *words, struct counts *counts);

/* Makes names of the groups of a telephone number. */
void telephones_mark(const struct words *words, struct counts *counts);

/* PERCENT, MONEY and QUANT. */
void amount_tag(const struct words *words, const struct counts *counts,
	struct spans *spans);

/* CASUALTY. */
void casualty_tag(const struct words *words, const struct counts *counts,
	struct spans *spans);

/* Adds value, or a null value and what is vague, and mod. */
void count_attrs(
	const struct count *count, struct spans *spans, struct span *span);

/* The noun that a number is followed by: its word, or SIZE_MAX. *last is the
 * word behind it and its adjective. */
size_t count_noun(
	const struct words *words, const struct number *number, size_t *last);

#endif
