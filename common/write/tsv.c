/* tsv - spans as a table. */

#include "tsv.h"
#include "common/byteset.h"

/* A cell of the table: TAB, LF, CR and backslash as \t \n \r \\. */
static void
write_cell(struct str s, struct out *out)
{
	static const char plain[] = "\t\n\r\\", letters[] = "tnr\\";
	struct byteset stops = { 0 };
	size_t pos = 0, hit;

	for (size_t i = 0; i < sizeof(plain) - 1; i++)
		byteset_add(&stops, (uint8_t)plain[i]);
	while ((hit = byteset_find(&stops, s, pos)) < s.len) {
		const char *which = strchr(plain, s.ptr[hit]);

		out_add(out, str_sub(s, pos, hit));
		out_byte(out, '\\');
		out_byte(out, (uint8_t)letters[which - plain]);
		pos = hit + 1;
	}
	out_add(out, str_from(s, pos));
}

/* A member of the span, or nothing. */
static struct str
member_of(const struct annot_span *span, struct str wanted, struct arena *arena)
{
	struct annot_walk walk = annot_members(span);
	struct json_value value;
	struct str name, chars = STR("");

	while (annot_member(&walk, arena, &name, &value)) {
		if (str_eq(name, wanted))
			chars = annot_chars(&value, arena);
	}
	return chars;
}

void
tsv_write(struct str id, struct str text, const struct annot_spans *spans,
	bool rules, struct arena *arena, struct out *out)
{
	for (size_t i = 0; i < spans->n; i++) {
		const struct annot_span *span = &spans->v[i];
		struct buf place = { 0 };

		buf_printf(&place, "\t%zu\t%zu\t", span->start, span->stop);
		write_cell(id, out);
		out_add(out, buf_str(&place));
		buf_free(&place);
		write_cell(span->label, out);
		out_byte(out, '\t');
		write_cell(str_sub(text, span->beg, span->end), out);
		out_byte(out, '\t');
		write_cell(member_of(span, STR("value"), arena), out);
		if (rules) {
			out_byte(out, '\t');
			write_cell(member_of(span, STR("rule"), arena), out);
		}
		out_byte(out, '\n');
	}
}
