/* Dates and periods: tests/data/tag/values-date.txt. */

#include "tests/unit/vectors.h"

static const struct conf_field fields[] = { { "dates", CONF_STRUCT,
	offsetof(struct values_conf, dates), &date_schema, NULL, CONF_REPLACE,
	false } };
const struct conf_schema vectors_schema = { fields, COUNTOF(fields),
	sizeof(struct values_conf), NULL };

bool
vectors_open(struct vectors *v)
{
	static const struct num_conf none;

	if (!num_open(v->lex, &none, &v->arena, &v->diag))
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
	return vectors_run("tests/data/tag/values-date.yaml",
		"tests/data/tag/values-date.txt");
}
