/* Numbers, amounts and casualties: tests/data/tag/values-num.txt. */

#include "tests/unit/vectors.h"

bool
vectors_open(struct vectors *v)
{
	return num_open(v->lex, &v->conf.numbers, &v->arena, &v->diag);
}

void
vectors_tag(struct vectors *v, struct words *words, struct spans *spans)
{
	(void)v;
	num_tag(words, spans);
}

void
vectors_close(struct vectors *v)
{
	(void)v;
}

int
main(void)
{
	return vectors_run("tests/data/tag/values-num.txt");
}
