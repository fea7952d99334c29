/*
 * span_out - spans as they leave the program. Room for all that a span can
 * come to is made once; then it is written without a look at the room left.
 */

#include "common/cell.h"
#include "common/json.h"
#include "common/proc.h"
#include "span_out.h"

enum {
	FIXED = 512,   /* more than all of a span but its strings takes */
	PER_ATTR = 128 /* of a member but its text; names are short */
};

/* The code points of a piece of the text. */
struct piece {
	struct cpindex index;
	size_t beg;                 /* byte at which it begins */
	size_t cp;                  /* code points before it */
	const uint8_t *plain, *end; /* bytes that need no escape */
};

static size_t
cp_of(const struct piece *piece, size_t byte)
{
	return piece->cp + cpindex_cp(&piece->index, byte - piece->beg);
}

/* What lies between two pieces is counted when the next one has spans. */
static struct piece
piece_at(struct span_out *to, size_t beg, size_t end, struct arena *arena)
{
	struct piece piece = { .beg = beg };

	struct str text = str_sub(to->text, beg, end);

	cpindex_init(&piece.index, text, arena);
	piece.plain = text.ptr;
	piece.end = text.ptr + json_plain(text, 0);
	piece.cp = to->cp + utf8_count(str_sub(to->text, to->byte, beg));
	to->cp = piece.cp + piece.index.count;
	to->byte = end;
	return piece;
}

static inline uint8_t *
put(uint8_t *p, struct str s)
{
	if (s.len)
		memcpy(p, s.ptr, s.len);
	return p + s.len;
}

static uint8_t *
put_quoted(uint8_t *p, struct str s)
{
	*p++ = '"';
	p = json_put(p, s);
	*p++ = '"';
	return p;
}

/* The same for what may be part of the text. */
static uint8_t *
put_text(uint8_t *p, struct str s, const struct piece *piece)
{
	if (s.ptr < piece->plain || s.ptr + s.len > piece->end)
		return put_quoted(p, s);
	*p++ = '"';
	p = put(p, s);
	*p++ = '"';
	return p;
}

static uint8_t *
put_attr(uint8_t *p, const struct span_attr *attr, const struct piece *piece)
{
	p = put(p, STR(", \""));
	p = put(p, str_from_c(attr->name));
	p = put(p, STR("\": "));
	switch (attr->type) {
	case ATTR_TEXT:
		return put_text(p, attr->text, piece);
	case ATTR_RANGE:
		*p++ = '[';
		p = buf_digits(p, cp_of(piece, attr->beg));
		p = put(p, STR(", "));
		p = buf_digits(p, cp_of(piece, attr->end));
		*p++ = ']';
		return p;
	case ATTR_NULL:
		return put(p, STR("null"));
	}
	return p;
}

static uint8_t *
put_raw(uint8_t *p, const struct origin *origin, size_t beg, size_t end)
{
	size_t raw_beg, raw_end;

	origin_raw(origin, beg, end, &raw_beg, &raw_end);
	p = put(p, STR(", \"raw_start\": "));
	p = buf_digits(p, raw_beg);
	p = put(p, STR(", \"raw_end\": "));
	return buf_digits(p, raw_end);
}

/* More than a span takes in either format. */
static size_t
room_for(const struct span *span)
{
	size_t text = proc_size_add(span->end - span->beg, span->rule.len);

	for (size_t i = 0; i < span->n_attrs; i++)
		text = proc_size_add(text, span->attrs[i].text.len);
	return proc_size_add(FIXED + PER_ATTR * span->n_attrs,
		proc_size_mul(text, JSON_ESCAPED));
}

static void
add_json(
	struct span_out *to, const struct span *span, const struct piece *piece)
{
	struct str label = str_from_c(span->label);
	size_t beg = cp_of(piece, span->beg), end = cp_of(piece, span->end);
	uint8_t *p = buf_reserve(&to->buf, room_for(span));

	if (to->n++)
		p = put(p, STR(", "));
	p = put(p, STR("{\"start\": "));
	p = buf_digits(p, beg);
	p = put(p, STR(", \"end\": "));
	p = buf_digits(p, end);
	p = put(p, STR(", \"label\": \"")); /* labels need no escapes */
	p = put(p, label);
	p = put(p, STR("\", \"text\": "));
	p = put_text(p, str_sub(to->text, span->beg, span->end), piece);
	p = put(p, STR(", \"rule\": "));
	p = put_quoted(p, span->rule);
	if (to->origin)
		p = put_raw(p, to->origin, beg, end);
	for (size_t i = 0; i < span->n_attrs; i++)
		p = put_attr(p, &span->attrs[i], piece);
	*p++ = '}';
	to->buf.len = (size_t)(p - to->buf.ptr);
}

typedef void adder(struct span_out *to, const struct span *span,
	const struct piece *piece);

static void
add_all(struct span_out *to, const struct spans *spans, size_t beg, size_t end,
	adder *add)
{
	struct piece piece;

	if (spans->n == 0)
		return;
	piece = piece_at(to, beg, end, spans->arena);
	for (size_t i = 0; i < spans->n; i++)
		add(to, &spans->v[i], &piece);
}

void
span_out_json(
	struct span_out *to, const struct spans *spans, size_t beg, size_t end)
{
	add_all(to, spans, beg, end, add_json);
	out_add(to->out, buf_str(&to->buf));
	to->buf.len = 0;
}

static void
add_line(
	struct span_out *to, const struct span *span, const struct piece *piece)
{
	const struct span_attr *value = span_attr(span, "value");
	struct str label = str_from_c(span->label);
	uint8_t *p = buf_reserve(&to->buf, room_for(span));

	p = buf_digits(p, cp_of(piece, span->beg));
	*p++ = '\t';
	p = buf_digits(p, cp_of(piece, span->end));
	*p++ = '\t';
	p = put(p, label);
	*p++ = '\t';
	p = cell_put(p, str_sub(to->text, span->beg, span->end));
	*p++ = '\t';
	if (value && value->type == ATTR_TEXT)
		p = cell_put(p, value->text);
	*p++ = '\n';
	to->buf.len = (size_t)(p - to->buf.ptr);
	out_add(to->out, buf_str(&to->buf));
	out_line_end(to->out);
	to->buf.len = 0;
}

void
span_out_tsv(
	struct span_out *to, const struct spans *spans, size_t beg, size_t end)
{
	add_all(to, spans, beg, end, add_line);
}

void
span_out_free(struct span_out *to)
{
	buf_free(&to->buf);
}
