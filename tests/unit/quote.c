/* Quotations and attributions: tests/data/tag/values-quote.txt. */

#include "tests/unit/vectors.h"

bool
vectors_open(struct vectors *v)
{
	return num_open(v->lex, &v->conf.numbers, &v->arena, &v->diag) &&
	       quote_open(v->lex, &v->conf.quotes, &v->arena, &v->diag);
}

/* Stands for the gazetteers: one agency. */
static void
add_outlets(const struct words *words, struct spans *spans)
{
	static const struct str name = STR_INIT("رويترز");

	for (size_t i = 0; i < words->n; i++) {
		const struct word *w = &words->v[i];
		struct span *span;

		if (!str_ends(w->fold, name))
			continue;
		span = spans_add(
			spans, w->end - name.len, w->end, "ORG", STR("media"));
		span_text(spans, span, "kind", STR("outlet"));
	}
}

void
vectors_tag(struct vectors *v, struct words *words, struct spans *spans)
{
	size_t names = spans->n;

	(void)v;
	add_outlets(words, spans);
	quote_tag(words, names, spans);
}

void
vectors_close(struct vectors *v)
{
	(void)v;
}

int
main(void)
{
	return vectors_run("tests/data/tag/values-quote.txt");
}
