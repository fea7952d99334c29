/* diff - what an edit list would cut, for people. */

#include "diff.h"
#include "common/utf8.h"

/* A character that would disturb a terminal, or turn the line round. */
static bool
is_harmless(uint32_t cp)
{
	return cp == '\n' || cp == '\t' ||
	       (cp >= ' ' && cp != 0x7F && (cp < 0x80 || cp > 0x9F) &&
		       (cp < 0x202A || cp > 0x202E));
}

static void
show_text(struct out *out, struct str s)
{
	size_t pos = 0;

	while (pos < s.len) {
		size_t beg = pos;

		if (is_harmless(utf8_next(s, &pos)))
			out_add(out, str_sub(s, beg, pos));
		else
			out_add(out, STR("\xEF\xBF\xBD"));
	}
}

/* At most n characters from the beginning or the end of s. */
static struct str
part(struct str s, size_t n, bool from_end)
{
	size_t pos = from_end ? s.len : 0;

	while (n-- > 0 && (from_end ? pos > 0 : pos < s.len)) {
		if (from_end)
			(void)utf8_prev(s, &pos);
		else
			(void)utf8_next(s, &pos);
	}
	return from_end ? str_from(s, pos) : str_sub(s, 0, pos);
}

/* What stays, as far as it is needed to see where a cut is. */
static void
show_kept(struct out *out, struct str s, bool after_cut, bool before_cut)
{
	enum { AROUND = 60 };
	struct str head = part(s, after_cut ? AROUND : 0, false);
	struct str tail = part(s, before_cut ? AROUND : 0, true);

	if (head.len + tail.len >= s.len && s.len > 0) {
		show_text(out, s);
		return;
	}
	show_text(out, head);
	if (s.len > 0)
		out_add(out, STR(" \xE2\x80\xA6 ")); /* U+2026 */
	show_text(out, tail);
}

/* What goes, line by line, so that a pager shows each line right. Without
 * colour it stands in [- -], isolated (U+2068, U+2069), so that right-to-left
 * text keeps the marks at its ends. */
static void
show_cut(struct out *out, struct str s, bool colour)
{
	struct str line;
	size_t pos = 0;
	bool first = true;

	while (str_line(s, &pos, &line)) {
		if (!first)
			out_byte(out, '\n');
		first = false;
		if (line.len == 0)
			continue;
		out_add(out, colour ? STR("\x1B[31m") : STR("[-\xE2\x81\xA8"));
		show_text(out, line);
		out_add(out, colour ? STR("\x1B[m") : STR("\xE2\x81\xA9-]"));
	}
	if (s.len && s.ptr[s.len - 1] == '\n')
		out_byte(out, '\n');
}

void
diff_write(const struct edits *edits, struct str text, const struct str *id,
	bool colour, struct out *out)
{
	size_t pos = 0;

	if (id) {
		out_add(out, STR("== "));
		show_text(out, *id);
		out_byte(out, '\n');
	}
	for (size_t i = 0; i < edits->n; i++) {
		const struct edit *edit = &edits->v[i];

		show_kept(out, str_sub(text, pos, edit->beg), i > 0, true);
		show_cut(out, str_sub(text, edit->beg, edit->end), colour);
		show_text(out, edit->with);
		pos = edit->end;
	}
	show_kept(out, str_from(text, pos), true, false);
	out_byte(out, '\n');
	out_line_end(out);
}
