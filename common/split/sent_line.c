/* sent_line - sentences of plain text, a line each. */

#include "common/uchar.h"
#include "common/utf8.h"
#include "sent.h"

static bool
is_break(uint32_t cp)
{
	return cp == '\n' || cp == '\r' || cp == 0x2028 || cp == 0x2029;
}

/* The first bytes of line breaks: LF, CR, and E2 of U+2028 and U+2029. */
static const struct byteset breaks = { { { [10] = 1, [13] = 1 },
	{ [2] = 1 << 6 } } };

void
sent_line(struct out *out, struct str text, bool broken)
{
	size_t from = 0, pos = broken ? 0 : text.len;

	while ((pos = byteset_find(&breaks, text, pos)) < text.len) {
		size_t beg = pos, prev = pos;

		if (!is_break(utf8_next(text, &pos)))
			continue;
		while (prev > from && uchar_is_space(utf8_prev(text, &prev)))
			beg = prev;
		while (uchar_is_space(utf8_at(text, pos)))
			utf8_next(text, &pos);
		out_add(out, str_sub(text, from, beg));
		out_byte(out, ' ');
		from = pos;
	}
	out_add(out, str_from(text, from));
}

struct str
sent_line_end(struct str text)
{
	size_t lf = str_find_byte(text, 0, '\n');

	return lf != STR_NONE && lf > 0 && text.ptr[lf - 1] == '\r'
		       ? STR("\r\n")
		       : STR("\n");
}
