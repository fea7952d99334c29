/* tsv - spans as a table. */

#include "tsv.h"
#include "common/cell.h"

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
	struct buf row = { 0 };

	for (size_t i = 0; i < spans->n; i++) {
		const struct annot_span *span = &spans->v[i];

		row.len = 0;
		cell_add(&row, id);
		buf_printf(&row, "\t%zu\t%zu\t", span->start, span->stop);
		cell_add(&row, span->label);
		buf_byte(&row, '\t');
		cell_add(&row, str_sub(text, span->beg, span->end));
		buf_byte(&row, '\t');
		cell_add(&row, member_of(span, STR("value"), arena));
		if (rules) {
			buf_byte(&row, '\t');
			cell_add(&row, member_of(span, STR("rule"), arena));
		}
		buf_byte(&row, '\n');
		out_add(out, buf_str(&row));
	}
	buf_free(&row);
}
