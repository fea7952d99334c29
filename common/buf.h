/* buf - bytes that are owned and grow. Out of memory is death, so nothing
 * here fails. A zeroed struct is an empty buf. */

#ifndef SAFI_BUF_H
#define SAFI_BUF_H

#include "str.h"

struct buf {
	uint8_t *ptr;
	size_t len, cap;
};

/* Room for n more bytes; returns where they go. Moves buf->ptr. */
uint8_t *buf_reserve(struct buf *buf, size_t n);

void buf_add(struct buf *buf, struct str s);
void buf_byte(struct buf *buf, uint8_t c);

/* Adds a decimal number. */
void buf_size(struct buf *buf, size_t n);

/* Writes a decimal number to dst, which has room for 20 bytes; returns where it
 * ends. */
uint8_t *buf_digits(uint8_t *dst, size_t n);

void buf_printf(struct buf *buf, const char *fmt, ...) PRINTF(2, 3);

/* The bytes so far; borrowed until the next change. */
static inline struct str
buf_str(const struct buf *buf)
{
	return str_make(buf->ptr, buf->len);
}

void buf_free(struct buf *buf);

#endif
