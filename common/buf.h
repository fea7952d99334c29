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

/* Adds bytes, which must not be those of the buf itself, or one byte. */
void buf_add(struct buf *buf, struct str s);
void buf_byte(struct buf *buf, uint8_t c);

/* Adds a decimal number. */
void buf_size(struct buf *buf, size_t n);

/* Writes a decimal number to dst, at most BUF_DIGITS bytes; returns where it
 * ends. In line for short ones, since offsets are much of what filters write.
 */
enum { BUF_DIGITS = 20 };
extern const uint8_t buf_pairs[200];
uint8_t *buf_digits_long(uint8_t *dst, size_t n);

static inline uint8_t *
buf_digits(uint8_t *dst, size_t n)
{
	unsigned high = (unsigned)n / 100, low = (unsigned)n % 100;

	if (n >= 10000)
		return buf_digits_long(dst, n);
	if (high >= 10) {
		memcpy(dst, buf_pairs + 2 * high, 2);
		dst += 2;
	} else if (high > 0) {
		*dst++ = (uint8_t)('0' + high);
	} else if (low < 10) {
		*dst = (uint8_t)('0' + low);
		return dst + 1;
	}
	memcpy(dst, buf_pairs + 2 * low, 2);
	return dst + 2;
}

/* Adds text as printf would write it. */
void buf_printf(struct buf *buf, const char *fmt, ...) PRINTF(2, 3);

/* The bytes so far; borrowed until the next change. */
static inline struct str
buf_str(const struct buf *buf)
{
	return str_make(buf->ptr, buf->len);
}

/* Gives its memory back and leaves it empty. */
void buf_free(struct buf *buf);

#endif
