/* span - what the tagger finds. */

#include <stdlib.h>

#include "span.h"

struct span *
spans_add(struct spans *spans, size_t beg, size_t end, const char *label,
	struct str rule)
{
	struct span *span;

	ARENA_ROOM(spans->arena, &spans->v, spans->n, &spans->cap);
	span = &spans->v[spans->n++];
	*span = (struct span){
		.beg = beg, .end = end, .label = label, .rule = rule
	};
	return span;
}

/* Most spans have two members at most: room for that many at first. */
static void
add_attr(struct spans *spans, struct span *span, struct span_attr attr)
{
	if (span->cap_attrs == 0) {
		span->cap_attrs = 2;
		span->attrs = arena_alloc(spans->arena, 2 * sizeof(attr));
	}
	ARENA_ROOM(spans->arena, &span->attrs, span->n_attrs, &span->cap_attrs);
	span->attrs[span->n_attrs++] = attr;
}

void
span_text(struct spans *spans, struct span *span, const char *name,
	struct str text)
{
	add_attr(spans, span,
		(struct span_attr){
			.name = name, .type = ATTR_TEXT, .text = text });
}

void
span_range(struct spans *spans, struct span *span, const char *name, size_t beg,
	size_t end)
{
	add_attr(spans, span,
		(struct span_attr){ .name = name,
			.type = ATTR_RANGE,
			.beg = beg,
			.end = end });
}

void
span_null(struct spans *spans, struct span *span, const char *name)
{
	add_attr(spans, span,
		(struct span_attr){ .name = name, .type = ATTR_NULL });
}

const struct span_attr *
span_attr(const struct span *span, const char *name)
{
	for (size_t i = 0; i < span->n_attrs; i++) {
		if (!strcmp(span->attrs[i].name, name))
			return &span->attrs[i];
	}
	return NULL;
}

enum layer {
	LAYER_NAMES, /* and whatever label a user's list gives */
	LAYER_TIMES,
	LAYER_NUMBERS,
	LAYER_AMOUNTS,
	LAYER_CASUALTIES,
	LAYER_QUOTES,
	LAYER_SCARES,
	LAYER_SOURCES,
	LAYER_NET,
	LAYERS
};

static enum layer
layer_of(const char *label)
{
	static const struct {
		char label[12];
		enum layer layer;
	} layers[] = {
		{ "DATE", LAYER_TIMES },
		{ "DURATION", LAYER_TIMES },
		{ "NUM", LAYER_NUMBERS },
		{ "QUANT", LAYER_AMOUNTS },
		{ "MONEY", LAYER_AMOUNTS },
		{ "PERCENT", LAYER_AMOUNTS },
		{ "CASUALTY", LAYER_CASUALTIES },
		{ "QUOTE", LAYER_QUOTES },
		{ "SCARE", LAYER_SCARES },
		{ "ATTR", LAYER_SOURCES },
		{ "URL", LAYER_NET },
		{ "EMAIL", LAYER_NET },
		{ "HANDLE", LAYER_NET },
		{ "HASHTAG", LAYER_NET },
	};

	for (size_t i = 0; i < COUNTOF(layers); i++) {
		if (!strcmp(layers[i].label, label))
			return layers[i].layer;
	}
	return LAYER_NAMES;
}

static int
by_extent(const struct span *a, const struct span *b)
{
	if (a->beg != b->beg)
		return a->beg < b->beg ? -1 : 1;
	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	return 0;
}

/* Pointers into one array: of equal extents the one added first wins. */
static int
by_worth(const void *left, const void *right)
{
	const struct span *a = *(const struct span *const *)left;
	const struct span *b = *(const struct span *const *)right;
	int cmp = by_extent(a, b);

	return cmp ? cmp : (a > b) - (a < b);
}

static int
by_place(const void *left, const void *right)
{
	const struct span *a = *(const struct span *const *)left;
	const struct span *b = *(const struct span *const *)right;
	int cmp = by_extent(a, b);

	if (cmp == 0)
		cmp = strcmp(a->label, b->label);
	return cmp ? cmp : (a > b) - (a < b);
}

/* In order and free of overlaps, as the spans of one layer come. */
static bool
is_settled(const struct spans *spans)
{
	for (size_t i = 1; i < spans->n; i++) {
		if (spans->v[i].beg < spans->v[i - 1].end ||
			spans->v[i].beg == spans->v[i - 1].beg)
			return false;
	}
	return true;
}

void
spans_settle(struct spans *spans)
{
	const struct span **order, *last[LAYERS] = { NULL };
	struct span *settled;
	size_t n = 0;

	if (is_settled(spans))
		return;
	order = ARENA_NEW(spans->arena, const struct span *, spans->n);
	for (size_t i = 0; i < spans->n; i++)
		order[i] = &spans->v[i];
	qsort(order, spans->n, sizeof(const struct span *), by_worth);
	for (size_t i = 0; i < spans->n; i++) {
		enum layer layer = layer_of(order[i]->label);

		if (last[layer] && order[i]->beg < last[layer]->end)
			continue;
		last[layer] = order[i];
		order[n++] = order[i];
	}
	qsort(order, n, sizeof(const struct span *), by_place);
	settled = ARENA_NEW(spans->arena, struct span, n);
	for (size_t i = 0; i < n; i++)
		settled[i] = *order[i];
	spans->v = settled;
	spans->n = spans->cap = n;
}
