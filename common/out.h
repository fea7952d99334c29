/* out - checked, buffered writing to a descriptor. An error is remembered
 * with its errno and stops all further writing; nobody need check each call,
 * but the run loop looks at out->error and at the result of out_close. */

#ifndef SAFI_OUT_H
#define SAFI_OUT_H

#include "str.h"

struct out {
	int fd;
	int error; /* errno of the first failure, 0 if none */
	uint8_t *ptr;
	size_t len, whole, cap; /* bytes [0, whole) are whole lines */
	struct str lent;        /* lines that follow those, borrowed */
	size_t total;           /* bytes taken so far */
	size_t begun;           /* bytes written of a line that has not ended */
};

/* Begins to write to fd, which stays the caller's to close. */
void out_open(struct out *out, int fd);

/* Adds bytes that the buffer may have no room for. */
void out_add_long(struct out *out, struct str s);

/* Adds bytes. When the buffer is full, whole lines are written first, so that
 * whatever ends the process leaves whole lines behind. */
static inline void
out_add(struct out *out, struct str s)
{
	if (s.len == 0)
		return;
	if (out->error || out->lent.len || s.len > out->cap - out->len) {
		out_add_long(out, s);
		return;
	}
	memcpy(out->ptr + out->len, s.ptr, s.len);
	out->len += s.len;
	out->total += s.len;
}

/* The same for one byte. */
void out_byte(struct out *out, uint8_t c);

/* Room for n bytes, to be put together in place; out_reach then says where they
 * end. After an error they are never written. */
void out_make_room(struct out *out, size_t n);

static inline uint8_t *
out_reserve(struct out *out, size_t n)
{
	if (out->lent.len || n > out->cap - out->len)
		out_make_room(out, n);
	return out->ptr + out->len;
}

static inline void
out_reach(struct out *out, const uint8_t *end)
{
	size_t n = (size_t)(end - out->ptr) - out->len;

	out->len += n;
	out->total += n;
}

/* Adds characters as the inside of a JSON string. */
void out_escaped(struct out *out, struct str chars);

/* Marks that a line (a record) ends here. */
void out_line_end(struct out *out);

/*
 * Adds a line with its LF without copying it: its bytes are borrowed until
 * out_settle or out_flush, which the lender calls before they move. Lines that
 * lie one behind the other leave in one write.
 */
void out_lend(struct out *out, struct str line);

/* What was lent is written, or copied where it is little. */
void out_settle(struct out *out);

/* Writes all that is buffered or lent. False on an error, now or before. */
bool out_flush(struct out *out);

/* Flushes and gives the buffer back; the descriptor stays open. */
bool out_close(struct out *out);

#endif
