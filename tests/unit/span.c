/* span: members, order, and the layers against a naive settling. */

#include "common/tag/span.h"
#include "random.h"
#include "tap.h"

static void
test_attrs(void)
{
	struct arena arena = { 0 };
	struct spans spans = { .arena = &arena };
	struct span *span = spans_add(&spans, 1, 5, "QUOTE", STR("rule"));

	span_text(&spans, span, "speaker", STR("x"));
	span_range(&spans, span, "speaker_span", 7, 9);
	span_null(&spans, span, "value");
	span_text(&spans, span, "speaker", STR("y"));
	is_size(span->n_attrs, 4, "members are added");
	is_str(span_attr(span, "speaker")->text, STR("x"),
		"the first is found");
	ok(span_attr(span, "speaker_span")->type == ATTR_RANGE &&
			span_attr(span, "speaker_span")->beg == 7 &&
			span_attr(span, "speaker_span")->end == 9,
		"a range");
	ok(span_attr(span, "value")->type == ATTR_NULL, "a null");
	ok(!span_attr(span, "cue"), "one that is not there");
	for (size_t i = 0; i < 100; i++)
		span_null(&spans, span, "more");
	is_size(span->n_attrs, 104, "many members");
	arena_free(&arena);
}

static void
test_order(void)
{
	struct arena arena = { 0 };
	struct spans spans = { .arena = &arena };

	spans_settle(&spans);
	is_size(spans.n, 0, "no spans");
	spans_add(&spans, 5, 9, "PER", STR("later"));
	spans_add(&spans, 0, 4, "NUM", STR(""));
	spans_add(&spans, 0, 9, "CASUALTY", STR(""));
	spans_add(&spans, 0, 4, "ATTR", STR(""));
	spans_add(&spans, 3, 6, "ORG", STR("earlier"));
	spans_add(&spans, 3, 6, "FAC", STR("added second"));
	spans_settle(&spans);
	is_size(spans.n, 4, "spans of one layer do not overlap");
	ok(!strcmp(spans.v[0].label, "CASUALTY"), "the longest of a start");
	ok(!strcmp(spans.v[1].label, "ATTR"), "then by label");
	ok(!strcmp(spans.v[2].label, "NUM"), "and the other layer's");
	is_str(spans.v[3].rule, STR("earlier"),
		"the earlier stays, of equal ones the one added first");
	spans_add(&spans, 6, 7, "LOC", STR(""));
	spans_settle(&spans);
	is_size(spans.n, 5, "spans may touch; settling again is no harm");
	arena_free(&arena);
}

static const char *const labels[] = { "PER", "LOC", "EVENT", "DATE", "DURATION",
	"NUM", "QUANT", "MONEY", "URL", "HASHTAG", "QUOTE", "SCARE", "ATTR",
	"CASUALTY" };
static const int layer_of_label[] = { 0, 0, 0, 1, 1, 2, 3, 3, 4, 4, 5, 6, 7,
	8 };

static size_t
label_index(const char *label)
{
	size_t i = 0;

	while (strcmp(labels[i], label) != 0)
		i++;
	return i;
}

static bool
same_layer(const struct span *a, const struct span *b)
{
	return layer_of_label[label_index(a->label)] ==
	       layer_of_label[label_index(b->label)];
}

/* Whether a is worth more than b when both cannot stay. */
static bool
is_better(const struct span *a, const struct span *b)
{
	if (a->beg != b->beg)
		return a->beg < b->beg;
	return a->end != b->end ? a->end > b->end : a < b;
}

/* Takes the best of those that are left, again and again, and keeps it when
 * nothing kept is in its way. Returns how many stay. */
static size_t
naive_settle(const struct spans *spans, bool *stays)
{
	bool taken[32] = { false };
	size_t n = 0;

	for (size_t left = spans->n; left; left--) {
		const struct span *best = NULL, *v = spans->v;
		bool free = true;

		for (size_t i = 0; i < spans->n; i++) {
			if (!taken[i] && (!best || is_better(&v[i], best)))
				best = &v[i];
		}
		for (size_t i = 0; i < spans->n; i++) {
			if (stays[i] && same_layer(&v[i], best))
				free = free && (v[i].end <= best->beg ||
						       best->end <= v[i].beg);
		}
		taken[best - v] = true;
		stays[best - v] = free;
		n += free;
	}
	return n;
}

static bool
in_order(const struct spans *spans)
{
	for (size_t i = 1; i < spans->n; i++) {
		const struct span *a = &spans->v[i - 1], *b = &spans->v[i];

		if (a->beg > b->beg || (a->beg == b->beg && a->end < b->end) ||
			(a->beg == b->beg && a->end == b->end &&
				strcmp(a->label, b->label) > 0))
			return false;
	}
	return true;
}

static void
test_random(void)
{
	struct random random = { 21 };
	struct arena arena = { 0 };
	bool same = true, sorted = true;

	for (int i = 0; i < 20000; i++) {
		struct spans spans = { .arena = &arena };
		size_t n = random_below(&random, 20), want;
		bool stays[32] = { false };
		uint8_t *numbers = arena_alloc(&arena, 32);

		for (size_t j = 0; j < n; j++) {
			size_t beg = random_below(&random, 30);

			numbers[j] = (uint8_t)j;
			spans_add(&spans, beg,
				beg + 1 + random_below(&random, 8),
				labels[random_below(&random, COUNTOF(labels))],
				str_make(numbers + j, 1));
		}
		want = naive_settle(&spans, stays);
		spans_settle(&spans);
		same = same && spans.n == want;
		for (size_t j = 0; j < spans.n; j++)
			same = same && stays[spans.v[j].rule.ptr[0]];
		sorted = sorted && in_order(&spans);
		arena_reset(&arena);
	}
	ok(same, "the spans that stay are those of a naive settling");
	ok(sorted, "and stand in order");
	arena_free(&arena);
}

static void
test_many(void)
{
	enum { N = 300000 };
	struct arena arena = { 0 };
	struct spans spans = { .arena = &arena };

	for (size_t i = 0; i < N; i++)
		spans_add(&spans, i, N + i, "LOC", STR(""));
	for (size_t i = N; i > 0; i--)
		spans_add(&spans, i, i + 1, "NUM", STR(""));
	spans_settle(&spans);
	is_size(spans.n, N + 1, "many spans, all over one another");
	arena_free(&arena);
}

int
main(void)
{
	test_attrs();
	test_order();
	test_random();
	test_many();
	return tap_done();
}
