/* Numbers, amounts and casualties: tests/data/tag/values-num.txt. */

#include "tests/unit/vectors.h"

static const struct conf_field fields[] = { { "numbers", CONF_STRUCT,
	offsetof(struct values_conf, numbers), &num_schema, NULL, CONF_REPLACE,
	false } };
const struct conf_schema vectors_schema = { fields, COUNTOF(fields),
	sizeof(struct values_conf), NULL };

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
	return vectors_run("tests/data/tag/values-num.yaml",
		"tests/data/tag/values-num.txt");
}
