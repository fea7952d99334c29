/*
 * mistake - what a wrong input probably is, for a word in the message about
 * it. All texts are static.
 */

#ifndef SAFI_MISTAKE_H
#define SAFI_MISTAKE_H

#include "str.h"

/* UTF-16, by its BOM or a NUL among the first two bytes. */
bool mistake_is_utf16(struct str bytes);

/* What a file is that holds no text as it lies there, by its first bytes, and
 * what to do: "gzip, to be unpacked first". NULL when it may be a text. */
const char *mistake_of_file(struct str bytes);

/*
 * How a message ends about a file whose first line (at least one byte) already
 * is no record: ": gzip, to be unpacked first", or "" when nothing is known of
 * it. utf8 tells that the line is valid UTF-8, plain that the program has
 * --text.
 */
const char *mistake_of_line(struct str line, bool utf8, bool plain);

#endif
