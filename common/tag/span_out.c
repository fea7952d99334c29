/* span_out - spans as they leave the program. */

#include "common/json.h"
#include "span_out.h"

/* The text that spans are cut from, and what is known of it. */
struct source {
	struct cpindex index;
	const struct origin *origin;
	size_t plain; /* no character from the last span's start up to here
			 needs an escape */
};

static void
add_attr(struct buf *out, const struct span_attr *attr,
	const struct cpindex *index)
{
	buf_add(out, STR(", \""));
	buf_add(out, str_from_c(attr->name));
	buf_add(out, STR("\": "));
	switch (attr->type) {
	case ATTR_TEXT:
		json_quote(out, attr->text);
		break;
	case ATTR_RANGE:
		buf_byte(out, '[');
		buf_size(out, cpindex_cp(index, attr->beg));
		buf_add(out, STR(", "));
		buf_size(out, cpindex_cp(index, attr->end));
		buf_byte(out, ']');
		break;
	case ATTR_NULL:
		buf_add(out, STR("null"));
		break;
	}
}

static void
add_size(struct buf *out, struct str key, size_t value)
{
	buf_add(out, key);
	buf_size(out, value);
}

static void
add_raw(struct buf *out, const struct origin *origin, size_t beg, size_t end)
{
	size_t raw_beg, raw_end;

	origin_raw(origin, beg, end, &raw_beg, &raw_end);
	add_size(out, STR(", \"raw_start\": "), raw_beg);
	add_size(out, STR(", \"raw_end\": "), raw_end);
}

/* Adds the text of a span. Spans come in order of their starts, so the text is
 * looked through once for what needs escapes. */
static void
add_text(struct buf *out, const struct span *span, struct source *source)
{
	struct str text = source->index.text;

	if (source->plain < span->end)
		source->plain = json_plain(text, span->beg);
	if (source->plain < span->end) {
		json_quote(out, str_sub(text, span->beg, span->end));
		return;
	}
	buf_byte(out, '"');
	buf_add(out, str_sub(text, span->beg, span->end));
	buf_byte(out, '"');
}

static void
add_span(struct buf *out, const struct span *span, struct source *source)
{
	const struct cpindex *index = &source->index;
	size_t beg = cpindex_cp(index, span->beg);
	size_t end = cpindex_cp(index, span->end);

	add_size(out, STR("{\"start\": "), beg);
	add_size(out, STR(", \"end\": "), end);
	buf_add(out, STR(", \"label\": \"")); /* labels need no escapes */
	buf_add(out, str_from_c(span->label));
	buf_add(out, STR("\", \"text\": "));
	add_text(out, span, source);
	buf_add(out, STR(", \"rule\": "));
	json_quote(out, span->rule);
	if (source->origin)
		add_raw(out, source->origin, beg, end);
	for (size_t i = 0; i < span->n_attrs; i++)
		add_attr(out, &span->attrs[i], index);
	buf_byte(out, '}');
}

struct str
span_out_json(const struct spans *spans, struct str text,
	const struct origin *origin, struct buf *out)
{
	struct source source = { .origin = origin };

	cpindex_init(&source.index, text, spans->arena);
	out->len = 0;
	buf_byte(out, '[');
	for (size_t i = 0; i < spans->n; i++) {
		if (i)
			buf_add(out, STR(", "));
		add_span(out, &spans->v[i], &source);
	}
	buf_byte(out, ']');
	return buf_str(out);
}

/* A cell of TSV: what would break the table becomes a space. */
static void
add_cell(struct out *out, struct str s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] != '\t' && s.ptr[i] != '\n' && s.ptr[i] != '\r')
			continue;
		out_add(out, str_sub(s, from, i));
		out_byte(out, ' ');
		from = i + 1;
	}
	out_add(out, str_from(s, from));
}

void
span_out_tsv(const struct spans *spans, struct str text, struct out *out)
{
	struct cpindex index;

	cpindex_init(&index, text, spans->arena);
	for (size_t i = 0; i < spans->n; i++) {
		const struct span *span = &spans->v[i];
		const struct span_attr *value = span_attr(span, "value");
		struct buf place = { 0 };

		buf_printf(&place, "%zu\t%zu\t%s\t",
			cpindex_cp(&index, span->beg),
			cpindex_cp(&index, span->end), span->label);
		out_add(out, buf_str(&place));
		buf_free(&place);
		add_cell(out, str_sub(text, span->beg, span->end));
		out_byte(out, '\t');
		if (value && value->type == ATTR_TEXT)
			add_cell(out, value->text);
		out_byte(out, '\n');
		out_line_end(out);
	}
}
