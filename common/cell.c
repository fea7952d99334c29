/* cell - a cell of tab-separated values. */

#include "cell.h"
#include "proc.h"

/* What stands for a byte behind a backslash; 0: the byte stands for itself. */
static inline uint8_t
letter(uint8_t c)
{
	switch (c) {
	case '\t':
		return 't';
	case '\n':
		return 'n';
	case '\r':
		return 'r';
	case '\\':
		return '\\';
	default:
		return 0;
	}
}

uint8_t *
cell_put(uint8_t *dst, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		uint8_t c = text.ptr[i], escape = letter(c);

		if (escape)
			*dst++ = '\\';
		*dst++ = escape ? escape : c;
	}
	return dst;
}

void
cell_add(struct buf *row, struct str text)
{
	size_t most = proc_size_mul(text.len, CELL_ESCAPED);
	uint8_t *beg = buf_reserve(row, most);

	row->len += (size_t)(cell_put(beg, text) - beg);
}
