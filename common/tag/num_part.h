/* num_part - what the files of the grammar of numbers share: a number, or a
 * part of one, put together word by word. */

#ifndef SAFI_NUM_PART_H
#define SAFI_NUM_PART_H

#include "num_words.h"

/* A part of a number: words [.., end) and what they come to. */
struct num_part {
	size_t end;
	struct ratio value;
	int64_t scale; /* the last thousand, million ... in it, or 1 */
	bool digits;
	bool one; /* a lone one or two */
};

/* A sense of word i, which has no proclitic. */
const struct sense *part_sense(
	const struct words *words, size_t i, enum lex_class cls);

/* Counted parts, "fifths", at word i, or NULL. */
const struct sense *part_counted(const struct words *words, size_t i);

/* An integer in words. */
void part_set(struct num_part *part, size_t end, int64_t value);

/* What stands before a thousand or a million: digits, words or a fraction.
 * joined: behind an "and", where "three" of "three quarters" is not ours. */
bool part_count(const struct words *words, size_t i, bool joined,
	struct num_part *part);

/* A scale that multiplies what is before it. The article may stand only
 * behind a fraction: "half the million". */
const struct sense *part_multiplier(
	const struct words *words, const struct num_part *part);

/* The whole of a number but fractions behind it; false: none. */
bool part_read(const struct words *words, size_t i, struct num_part *part);

#endif
