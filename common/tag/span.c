/* span - what the tagger finds. */

#include "common/proc.h"
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
		if (layers[i].label[0] == label[0] &&
			!strcmp(layers[i].label, label))
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

/* The end of the run in order that begins at v[beg]. */
static size_t
run_end(const struct span *const *v, size_t beg, size_t n)
{
	size_t end = beg + 1;

	while (end < n && by_extent(v[end - 1], v[end]) <= 0)
		end++;
	return size_min(end, n);
}

static void
merge(const struct span *const *v, size_t beg, size_t mid, size_t end,
	const struct span **to)
{
	size_t a = beg, b = mid;

	while (a < mid && b < end)
		*to++ = by_extent(v[a], v[b]) <= 0 ? v[a++] : v[b++];
	while (a < mid)
		*to++ = v[a++];
	while (b < end)
		*to++ = v[b++];
}

/* Sorts by extent; of equal ones the first stays so. Layers come one behind
 * the other, each in order or nearly so: these runs are merged. Returns v or
 * spare, whichever it is then in. */
static const struct span **
sort(const struct span **v, const struct span **spare, size_t n)
{
	while (run_end(v, 0, n) < n) {
		const struct span **other = v;

		for (size_t beg = 0, mid, end; beg < n; beg = end) {
			mid = run_end(v, beg, n);
			end = mid < n ? run_end(v, mid, n) : n;
			merge(v, beg, mid, end, spare + beg);
		}
		v = spare;
		spare = other;
	}
	return v;
}

/* Moves the last of n spans in order before those of its extent whose label
 * comes later. */
static void
place_label(const struct span **v, size_t n)
{
	const struct span *span = v[n - 1];
	size_t i = n - 1;

	for (; i > 0 && by_extent(v[i - 1], span) == 0 &&
		strcmp(v[i - 1]->label, span->label) > 0;
		i--)
		v[i] = v[i - 1];
	v[i] = span;
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
	order = arena_alloc(spans->arena,
		proc_size_mul(2 * sizeof(const struct span *), spans->n));
	for (size_t i = 0; i < spans->n; i++)
		order[i] = &spans->v[i];
	order = sort(order, order + spans->n, spans->n);
	for (size_t i = 0; i < spans->n; i++) {
		enum layer layer = layer_of(order[i]->label);

		if (last[layer] && order[i]->beg < last[layer]->end)
			continue;
		last[layer] = order[i];
		order[n++] = order[i];
		place_label(order, n);
	}
	settled = arena_alloc(spans->arena, proc_size_mul(n, sizeof(*settled)));
	for (size_t i = 0; i < n; i++)
		settled[i] = *order[i];
	spans->v = settled;
	spans->n = spans->cap = n;
}
