/* buf - bytes that are owned and grow. */

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "buf.h"
#include "proc.h"

uint8_t *
buf_reserve(struct buf *buf, size_t n)
{
	size_t need = proc_size_add(buf->len, n);

	if (need > buf->cap) {
		size_t grown = buf->cap + buf->cap / 2;

		buf->cap = size_max(size_max(need, grown), 64);
		buf->ptr = proc_realloc(buf->ptr, buf->cap);
	}
	return buf->ptr + buf->len;
}

void
buf_add(struct buf *buf, struct str s)
{
	if (s.len == 0)
		return;
	memcpy(buf_reserve(buf, s.len), s.ptr, s.len);
	buf->len += s.len;
}

void
buf_byte(struct buf *buf, uint8_t c)
{
	*buf_reserve(buf, 1) = c;
	buf->len++;
}

#define TENS(t)                                                                \
	t, '0', t, '1', t, '2', t, '3', t, '4', t, '5', t, '6', t, '7', t,     \
		'8', t, '9'

/* The two digits of 0 to 99. */
const uint8_t buf_pairs[200] = { TENS('0'), TENS('1'), TENS('2'), TENS('3'),
	TENS('4'), TENS('5'), TENS('6'), TENS('7'), TENS('8'), TENS('9') };

/* The same for more than four digits. */
uint8_t *
buf_digits_long(uint8_t *dst, size_t n)
{
	dst = buf_digits(dst, n / 10000);
	memcpy(dst, buf_pairs + 2 * (n / 100 % 100), 2);
	memcpy(dst + 2, buf_pairs + 2 * (n % 100), 2);
	return dst + 4;
}

void
buf_size(struct buf *buf, size_t n)
{
	uint8_t *dst = buf_reserve(buf, BUF_DIGITS);

	buf->len += (size_t)(buf_digits(dst, n) - dst);
}

void
buf_printf(struct buf *buf, const char *fmt, ...)
{
	va_list ap;
	int n;
	char none[1];

	va_start(ap, fmt);
	n = vsnprintf(none, sizeof(none), fmt, ap);
	va_end(ap);
	if (n < 0)
		proc_die_memory();
	va_start(ap, fmt);
	vsnprintf((char *)buf_reserve(buf, (size_t)n + 1), (size_t)n + 1, fmt,
		ap);
	va_end(ap);
	buf->len += (size_t)n;
}

void
buf_free(struct buf *buf)
{
	free(buf->ptr);
	*buf = (struct buf){ 0 };
}
