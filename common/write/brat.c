/* brat - spans as standoff annotation. */

#include "brat.h"
#include "common/uchar.h"

enum { NAME_MAX_BYTES = 180 }; /* what file systems take, less an ending */

static bool
is_line_end(uint8_t c)
{
	return c == '\n' || c == '\r';
}

/* A span's pieces between line ends, with offsets " 5 9;10 12"; their text is
 * added to words, joined by spaces. */
static void
add_pieces(const struct annot_span *span, struct str text, struct buf *out,
	struct buf *words)
{
	size_t pos = span->beg, at = span->start;
	bool first = true;

	while (pos < span->end) {
		size_t beg = pos, n;

		while (pos < span->end && !is_line_end(text.ptr[pos]))
			pos++;
		n = utf8_count(str_sub(text, beg, pos));
		if (pos > beg) {
			buf_printf(out, "%c%zu %zu", first ? ' ' : ';', at,
				at + n);
			if (!first)
				buf_byte(words, ' ');
			buf_add(words, str_sub(text, beg, pos));
			first = false;
		}
		at += n;
		for (; pos < span->end && is_line_end(text.ptr[pos]); pos++)
			at++;
	}
	if (first) /* nothing but line ends */
		buf_printf(out, " %zu %zu", span->start, span->stop);
}

/* The rest of a line: what would end it, or a column, becomes a space. */
static void
add_plain(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		bool ends = s.ptr[i] == '\t' || is_line_end(s.ptr[i]);

		buf_byte(out, ends ? ' ' : s.ptr[i]);
	}
}

/* The type of an annotation: letters, digits, '-' and '_'. */
static void
add_type(struct buf *out, struct str label)
{
	size_t pos = 0;

	while (pos < label.len) {
		size_t beg = pos;
		uint32_t cp = utf8_next(label, &pos);

		if (uchar_is_word(cp) || cp == '-')
			buf_add(out, str_sub(label, beg, pos));
		else
			buf_byte(out, '_');
	}
	if (label.len == 0)
		buf_byte(out, '_');
}

static void
add_note(const struct annot_span *span, size_t n, struct arena *arena,
	struct buf *out)
{
	struct annot_walk walk = annot_members(span);
	struct json_value value;
	struct str name;
	bool first = true;

	while (annot_member(&walk, arena, &name, &value)) {
		if (first)
			buf_printf(out, "#%zu\tAnnotatorNotes T%zu\t", n, n);
		else
			buf_add(out, STR("; "));
		add_plain(out, name);
		buf_byte(out, '=');
		add_plain(out, annot_chars(&value, arena));
		first = false;
	}
	if (!first)
		buf_byte(out, '\n');
}

void
brat_add(const struct annot_spans *spans, struct str text, struct arena *arena,
	struct buf *out)
{
	struct buf words = { 0 };

	for (size_t i = 0; i < spans->n; i++) {
		const struct annot_span *span = &spans->v[i];

		words.len = 0;
		buf_printf(out, "T%zu\t", i + 1);
		add_type(out, span->label);
		add_pieces(span, text, out, &words);
		buf_byte(out, '\t');
		add_plain(out, buf_str(&words));
		buf_byte(out, '\n');
		add_note(span, i + 1, arena, out);
	}
	buf_free(&words);
}

void
brat_name(struct str id, struct buf *out)
{
	size_t pos = 0, beg = out->len;

	while (pos < id.len && out->len - beg <= NAME_MAX_BYTES) {
		size_t at = pos;
		uint32_t cp = utf8_next(id, &pos);

		if ((uchar_is_word(cp) && !uchar_is_invisible(cp)) ||
			cp == '-' || cp == '_' || (cp == '.' && at > 0)) {
			buf_add(out, str_sub(id, at, pos));
			continue;
		}
		for (; at < pos; at++)
			buf_printf(out, "%%%02X", id.ptr[at]);
	}
	if (out->len - beg > NAME_MAX_BYTES)
		buf_printf(out, "~%016llx", (unsigned long long)str_hash(id));
	else if (id.len == 0)
		buf_byte(out, '~');
}
