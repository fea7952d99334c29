/*
 * norm - normalization of text by named operations. The chosen operations run
 * in one fixed order (that of enum norm_op), over and over until nothing
 * changes any more, so that a text that came out once comes out the same
 * again. Nothing looks past an LF: the lines of a text can be treated alone.
 */

#ifndef SAFI_NORM_H
#define SAFI_NORM_H

#include "common/arena.h"
#include "common/edit.h"
#include "common/str.h"

/* In the order in which they run. */
enum norm_op {
	NORM_MOJIBAKE,
	NORM_ENTITIES,
	NORM_CONTROLS,
	NORM_BIDI,
	NORM_BOM,
	NORM_ZERO_WIDTH,
	NORM_PRESENTATION,
	NORM_QURANIC,
	NORM_DEDIAC,
	NORM_TATWEEL,
	NORM_JOINERS,
	NORM_NFD,
	NORM_NFKD,
	NORM_NFC,
	NORM_NFKC,
	NORM_PERSIAN_LETTERS,
	NORM_ALEF,
	NORM_ALEF_MAKSURA,
	NORM_TEH_MARBUTA,
	NORM_HAMZA_SEAT,
	NORM_DIGITS_ASCII,
	NORM_DIGITS_ARABIC,
	NORM_PUNCT_ASCII,
	NORM_QUOTES_ASCII,
	NORM_DASHES_ASCII,
	NORM_ELLIPSIS_ASCII,
	NORM_NUMBER_SIGNS,
	NORM_PUNCT_ARABIC,
	NORM_REPEAT_LETTERS,
	NORM_SPACES,
	NORM_SPACE_PUNCT,
	NORM_REPEAT_PUNCT,
	NORM_WAW_JOIN,
	NORM_OPS
};

/* The name ("nfc") of an operation, and what it does in a line. */
struct str norm_name(enum norm_op op);
const char *norm_about(enum norm_op op);

/* The operation of a name; false if there is none. */
bool norm_find(struct str name, enum norm_op *op);

/* What is to be done. */
struct norm_choice {
	bool on[NORM_OPS];

	/*
	 * Operations that are lossless only in the right place keep to it:
	 * tatweel goes only from inside a word and never from the Hijri sign
	 * U+0647 U+0640; U+200B stays between letters of scripts that are
	 * written without spaces; U+FDFC becomes the Arabic word, but this and
	 * its like stay in Persian and Urdu lines; controls
	 * leave line ends alone; spaces turn lone CR, VT, FF, U+0085, U+2028
	 * and U+2029 into LF, and leave CR LF, U+1680, U+3000 and a U+202F in
	 * Mongolian. Without guards every operation does all that its name
	 * says.
	 */
	bool guards;
};

struct norm;

/* Prepares a choice; lives in the arena. */
struct norm *norm_new(const struct norm_choice *choice, struct arena *arena);

enum { NORM_PLACES = 10 };

/* What one run did: for each operation how many stretches it changed, and the
 * bytes of the incoming text at which the first NORM_PLACES of them begin. */
struct norm_tally {
	size_t count[NORM_OPS];
	size_t at[NORM_OPS][NORM_PLACES];
};

/*
 * Adds to edits what the operations do to text (valid UTF-8; edits empty; its
 * arena also holds what is needed on the way). An edit's rule is its
 * operation. tally, cleared before, may be NULL. Linear in text.len.
 */
void norm_run(const struct norm *norm, struct str text, struct edits *edits,
	struct norm_tally *tally);

#endif
