/* iob - spans as tags of words. */

#include <stdlib.h>

#include "iob.h"
#include "common/token.h"
#include "common/uchar.h"

/* Spans that do not overlap, ascending. */
struct chosen {
	const struct annot_span **v;
	size_t n;
};

/* Pointers into one array: what comes first in it is the smaller. */
static int
by_place(const void *left, const void *right)
{
	const struct annot_span *a = *(const struct annot_span *const *)left;
	const struct annot_span *b = *(const struct annot_span *const *)right;

	if (a->beg != b->beg)
		return a->beg < b->beg ? -1 : 1;
	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	return (a > b) - (a < b);
}

static struct chosen
choose(const struct annot_spans *spans, struct arena *arena)
{
	struct chosen chosen = {
		ARENA_NEW(arena, const struct annot_span *, spans->n), 0
	};
	size_t n = 0;

	for (size_t i = 0; i < spans->n; i++)
		chosen.v[i] = &spans->v[i];
	if (spans->n > 1)
		qsort(chosen.v, spans->n, sizeof(const struct annot_span *),
			by_place);
	for (size_t i = 0; i < spans->n; i++) {
		if (n == 0 || chosen.v[i]->beg >= chosen.v[n - 1]->end)
			chosen.v[n++] = chosen.v[i];
	}
	chosen.n = n;
	return chosen;
}

/* The first span that ends behind beg. */
static size_t
first_behind(const struct chosen *chosen, size_t beg)
{
	size_t low = 0, high = chosen->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (chosen->v[mid]->end <= beg)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* A label as part of a tag: white space would end it. */
static void
write_label(struct str label, struct out *out)
{
	size_t pos = 0;

	while (pos < label.len) {
		size_t beg = pos;

		if (uchar_is_space(utf8_next(label, &pos)))
			out_byte(out, '_');
		else
			out_add(out, str_sub(label, beg, pos));
	}
}

/* Where in the spans the sentence at hand is. */
struct cursor {
	size_t next;                    /* the first that ends behind */
	const struct annot_span *begun; /* the last one that began */
};

static void
write_words(const struct para *para, const struct chosen *chosen,
	struct cursor *place, struct out *out)
{
	for (size_t i = 0; i < para->n; i++) {
		const struct token *t = &para->v[i];
		const struct annot_span *span;

		while (place->next < chosen->n &&
			chosen->v[place->next]->end <= t->beg)
			place->next++;
		span = place->next < chosen->n ? chosen->v[place->next] : NULL;
		out_add(out, str_sub(para->text, t->beg, t->end));
		if (!span || span->beg >= t->end) {
			out_add(out, STR("\tO"));
		} else {
			out_add(out, span == place->begun ? STR("\tI-")
							  : STR("\tB-"));
			write_label(span->label, out);
			place->begun = span;
		}
		out_byte(out, '\n');
	}
}

/* A sentence, piece by piece: it may be all of a giant text. False when it has
 * no words. */
static bool
write_sentence(struct str text, const struct annot_range *sentence,
	const struct chosen *chosen, struct arena *arena, struct out *out)
{
	struct cursor place = { first_behind(chosen, sentence->beg), NULL };
	size_t end;
	bool any = false;

	text = str_sub(text, 0, sentence->end);
	for (size_t beg = sentence->beg; beg < text.len; beg = end) {
		struct arena_mark mark = arena_mark(arena);
		struct para para;

		end = para_end(text, beg);
		para_make(&para, text, beg, end, arena);
		write_words(&para, chosen, &place, out);
		any = any || para.n > 0;
		arena_release(arena, mark);
		end += end < text.len && text.ptr[end] == '\n';
	}
	return any;
}

void
iob_write(struct str text, const struct annot_ranges *sentences,
	const struct annot_spans *spans, struct arena *arena, struct out *out)
{
	struct chosen chosen = choose(spans, arena);

	for (size_t i = 0; i < sentences->n; i++) {
		if (write_sentence(text, &sentences->v[i], &chosen, arena, out))
			out_byte(out, '\n');
	}
}
