/*
 * in - the input: operands one after the other, cut into lines at LF only.
 * A line is borrowed from the buffer until the next call. The buffer grows
 * with the longest line, but never beyond the line limit: a longer line is
 * handed out in chunks.
 */

#ifndef SAFI_IN_H
#define SAFI_IN_H

#include "buf.h"
#include "diag.h"

struct in {
	struct diag *diag;
	const char *const *operands; /* "-" is standard input */
	size_t n, next;              /* operands, and the next to open */
	size_t max_line;             /* bytes of a line without its LF */
	bool failed;                 /* an operand could not be read */

	/* of the operand that is being read */
	int fd;             /* -1: none */
	struct place place; /* its name and the line that was handed out */
	bool at_start, eof;

	bool bom;     /* the first operand began with a BOM */
	size_t total; /* bytes read in all */

	uint8_t *ptr;
	size_t beg, end, cap; /* unread bytes are [beg, end) */
	size_t scanned;       /* [beg, scanned) holds no LF */
};

enum in_event {
	IN_LINE,  /* a whole line */
	IN_CHUNK, /* the beginning of a line over the limit; in_chunk goes on */
	IN_END,   /* no more operands */
	IN_SIGNAL /* a signal asks to end: proc_signal */
};

/* n operands, borrowed; none means standard input, NULL no input at all. */
void in_open(struct in *in, const char *const *operands, size_t n,
	size_t max_line, struct diag *diag);

/*
 * The next line without its LF; *lf tells whether it had one. The last line
 * of an operand that is not the last counts as having one. A BOM at the start
 * of an operand is taken away (in->bom tells of the first). An operand that
 * cannot be opened or read is reported, sets in->failed, and the next one
 * follows. Behind a line that has an LF, it stands in the buffer.
 */
enum in_event in_line(struct in *in, struct str *line, bool *lf);

/* True when the next line is in the buffer as a whole: in_line will hand it out
 * and leave those before it where they are. */
bool in_ready(struct in *in);

/* After IN_CHUNK: the next piece of the same line; false when there is none,
 * and *lf is then set. */
bool in_chunk(struct in *in, struct str *piece, bool *lf);

/*
 * The next operand that can be read whole, added to buf, which is emptied
 * before; the name is in in->place.file. IN_LINE when there was one. One that
 * fails, even in its middle, is reported, sets in->failed, and is left out.
 * Of one of more than limit bytes only a beginning is read that shows it.
 */
enum in_event in_whole(struct in *in, struct buf *buf, size_t limit);

/*
 * The next piece of the operand that is read whole otherwise: some lines or
 * some paragraphs, the latter parted from the rest by a blank line; *more tells
 * that text follows, which shows where pieces are paragraphs. A piece is no
 * longer than it takes. Behind the last one, and for an operand that cannot be
 * read, IN_END.
 */
enum in_pieces { IN_LINES, IN_PARAGRAPHS };
enum in_event in_piece(
	struct in *in, enum in_pieces of, struct str *piece, bool *more);

/* The sum of the sizes of all operands when all are files, else 0. */
size_t in_size(const struct in *in);

/* True when the file st (device and inode) is one of the operands, or standard
 * input when there are none. */
struct stat;
bool in_is_operand(const struct in *in, const struct stat *st);

/* Closes what is open and gives the buffer back; errors of it say nothing of
 * what was read. */
void in_close(struct in *in);

#endif
