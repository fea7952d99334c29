/* Dates and periods: tests/data/tag/values-date.txt. */

#include "tests/unit/vectors.h"

bool
vectors_open(struct vectors *v)
{
	if (!num_open(v->lex, &v->conf.numbers, &v->arena, &v->diag))
		return false;
	v->date = date_new(v->lex, &v->conf.dates, &v->arena, &v->diag);
	return v->date != NULL;
}

void
vectors_tag(struct vectors *v, struct words *words, struct spans *spans)
{
	date_tag(v->date, words, &v->ref, spans);
}

void
vectors_close(struct vectors *v)
{
	date_free(v->date);
}

int
main(void)
{
	return vectors_run("tests/data/tag/values-date.txt");
}
