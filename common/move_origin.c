/* move_origin - the origin map of a record whose text changes. */

#include "move_priv.h"

/* What the member "origin" is written from, when its place comes: a map of a
 * row a word is never held. */
struct moved_origin {
	const struct move *move;
	struct origin from; /* over the old text */
};

enum { ROW_MAX = 3 * 20 + 8 }; /* bytes of a row */

static void
write_row(struct out *out, struct origin_row row, bool first)
{
	uint8_t *p = out_reserve(out, ROW_MAX);

	if (!first) {
		*p++ = ',';
		*p++ = ' ';
	}
	*p++ = '[';
	p = buf_digits(p, row.start);
	*p++ = ',';
	*p++ = ' ';
	p = buf_digits(p, row.raw);
	*p++ = ',';
	*p++ = ' ';
	p = buf_digits(p, row.length);
	*p++ = ']';
	out_reach(out, p);
}

/* The rows of from that survive the edits, over the new text: from's rows cut
 * by the kept stretches, both in order. */
static void
write_rows(const struct move *move, const struct origin *from, struct out *out)
{
	struct kept kept = { 0 };
	bool first = true;
	size_t i = 0;

	while (edits_kept(move->edits, move->before.len, &kept)) {
		size_t beg = cpindex_cp(&move->old, kept.beg);
		size_t end = cpindex_cp(&move->old, kept.end);
		size_t at = cpindex_cp(&move->now, kept.at);

		while (i < from->n) {
			const struct origin_row *row = &from->rows[i];
			size_t row_end = row->start + row->length;
			size_t low = size_max(beg, row->start);
			size_t high = size_min(end, row_end);

			if (low < high) {
				write_row(out,
					(struct origin_row){ at + (low - beg),
						row->raw + (low - row->start),
						high - low },
					first);
				first = false;
			}
			if (row_end > end)
				break;
			i++;
		}
	}
}

static void
write_origin(void *of, struct out *out)
{
	const struct moved_origin *origin = of;

	out_add(out, STR("{\"text\": "));
	if (origin->from.raw.ptr) {
		out_add(out, origin->from.raw);
	} else { /* the text as it came is the raw text */
		out_byte(out, '"');
		out_escaped(out, origin->move->before);
		out_byte(out, '"');
	}
	out_add(out, STR(", \"map\": ["));
	write_rows(origin->move, &origin->from, out);
	out_add(out, STR("]}"));
}

void
move_origin(const struct move *move, const struct origin *from)
{
	struct moved_origin *origin =
		ARENA_NEW(move->arena, struct moved_origin, 1);

	*origin = (struct moved_origin){ move, *from };
	if (!from->raw.ptr) {
		origin->from.raw_count = move->old.count;
		origin_add(&origin->from, move->arena,
			(struct origin_row){ 0, 0, move->old.count });
	}
	rec_set_writer(move->rec, STR("origin"), write_origin, origin);
}
