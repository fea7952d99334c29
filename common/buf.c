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

uint8_t *
buf_digits(uint8_t *dst, size_t n)
{
	uint8_t digits[20];
	size_t i = sizeof(digits);

	do {
		digits[--i] = (uint8_t)('0' + n % 10);
		n /= 10;
	} while (n);
	memcpy(dst, digits + i, sizeof(digits) - i);
	return dst + (sizeof(digits) - i);
}

void
buf_size(struct buf *buf, size_t n)
{
	uint8_t *dst = buf_reserve(buf, 20);

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
