/*
 * charset - encodings: the conversion of a file to UTF-8, and the guess which
 * encoding it is in. Conversion is strict: a byte that has no meaning in the
 * encoding is a failure, never a U+FFFD.
 */

#ifndef SAFI_CHARSET_H
#define SAFI_CHARSET_H

#include "common/arena.h"
#include "common/str.h"

/* The usual spelling of an encoding's name or alias, static; NULL when ICU has
 * no converter for it. */
const char *charset_name(const char *name);

/* The nearest of all names that ICU knows to one that it does not know; empty
 * when none is near. */
struct str charset_nearest(const char *name, struct arena *arena);

/*
 * The characters of bytes in the encoding name, without a BOM: a slice of
 * bytes, or made in the arena. False when a byte does not fit; *where is then
 * its position.
 */
bool charset_decode(const char *name, struct str bytes, struct arena *arena,
	struct str *text, size_t *where);

struct guess {
	const char *name; /* as of charset_name; NULL: none fits */
	const char *why;  /* then: a static text ... */
	size_t where;     /* ... and the byte that it speaks of, or STR_NONE */
};

/*
 * Guesses: a BOM; UTF-16 and UTF-32 without one; UTF-8; then an encoding of
 * single bytes: Arabic ones by what they would make of the text (common/
 * likely.h), others as an HTML page declares itself, or by ICU's statistics.
 * Text that is UTF-8 but for some damage, archives and other binary data (NUL,
 * controls) are in no encoding. What name says can be decoded.
 */
struct guess charset_guess(struct str bytes, struct arena *arena);

#endif
