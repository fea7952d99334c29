/*
 * vectors - tests of the value layers in a small readable format, one line
 * each, fields parted by " | ":
 *
 *	a text with [words] in brackets | LABEL | member=value | member=value
 *	a text | !LABEL                        no span of that label
 *	@ref 2024-12-08 past                   for the lines that follow
 *
 * A value of "-" is null. "\n" in a text is a line break. # is a comment.
 */

#ifndef SAFI_VECTORS_H
#define SAFI_VECTORS_H

#include <stdlib.h>

#include "common/conf.h"
#include "common/tag/date.h"
#include "common/tag/num.h"
#include "common/tag/quote.h"
#include "tests/unit/file.h"
#include "tests/unit/tap.h"

/* The shipped configuration, but for its lists of names. */
struct values_conf {
	struct conf_texts gazetteers, outlets, towns;
	bool regions;
	struct num_conf numbers;
	struct date_conf dates;
	struct quote_conf quotes;
};

struct vectors {
	struct arena arena, record;
	struct diag diag;
	struct buf messages;
	struct values_conf conf;
	struct lex *lex;
	struct date *date;
	struct date_ref ref;
};

/* The layers of this test: each program sets up and runs its own. */
bool vectors_open(struct vectors *v);
void vectors_tag(struct vectors *v, struct words *words, struct spans *spans);
void vectors_close(struct vectors *v);

#define VECTORS_FIELD(key, type, schema)                                       \
	{                                                                      \
#key, type, offsetof(struct values_conf, key), schema, NULL,   \
			CONF_REPLACE, false                                    \
	}

static const struct conf_field vectors_fields[] = {
	VECTORS_FIELD(gazetteers, CONF_TEXTS, NULL),
	VECTORS_FIELD(outlets, CONF_TEXTS, NULL),
	VECTORS_FIELD(towns, CONF_TEXTS, NULL),
	VECTORS_FIELD(regions, CONF_BOOL, NULL),
	VECTORS_FIELD(numbers, CONF_STRUCT, &num_schema),
	VECTORS_FIELD(dates, CONF_STRUCT, &date_schema),
	VECTORS_FIELD(quotes, CONF_STRUCT, &quote_schema),
};
static const struct conf_schema vectors_schema = { vectors_fields,
	COUNTOF(vectors_fields), sizeof(struct values_conf), NULL };

static struct str
vectors_file(const char *path, struct arena *arena)
{
	struct buf buf = file_read(path);
	struct str data = arena_str(arena, buf_str(&buf));

	buf_free(&buf);
	if (data.len == 0) {
		fprintf(stderr, "%s: cannot be read\n", path);
		exit(1);
	}
	return data;
}

/* The next field of a line; moves *pos behind the separator. */
static struct str
vectors_field(struct str line, size_t *pos)
{
	size_t end = str_find(line, *pos, STR(" | "));
	struct str field;

	if (end == STR_NONE)
		end = line.len;
	field = str_sub(line, *pos, end);
	*pos = size_min(end + 3, line.len);
	return str_trim(field);
}

/* The text without its brackets and with its line breaks; where they were. */
static struct str
vectors_text(struct str field, struct arena *arena, size_t *beg, size_t *end)
{
	uint8_t *text = arena_alloc(arena, field.len + 1);
	size_t n = 0;

	*beg = *end = STR_NONE;
	for (size_t i = 0; i < field.len; i++) {
		if (field.ptr[i] == '[')
			*beg = n;
		else if (field.ptr[i] == ']')
			*end = n;
		else if (field.ptr[i] == '\\' && i + 1 < field.len &&
			 field.ptr[i + 1] == 'n') {
			text[n++] = '\n';
			i++;
		} else {
			text[n++] = field.ptr[i];
		}
	}
	return str_make(text, n);
}

static void
vectors_run_text(struct vectors *v, struct str text, struct spans *spans)
{
	struct str line;
	size_t pos = 0;

	*spans = (struct spans){ .arena = &v->record };
	while (str_line(text, &pos, &line)) {
		struct para para;
		struct words words;
		size_t beg = (size_t)(line.ptr - text.ptr);

		para_make(&para, text, beg, beg + line.len, &v->record);
		lex_read(v->lex, &para, &v->record, &words);
		vectors_tag(v, &words, spans);
	}
	spans_settle(spans);
}

static bool
vectors_label(const struct span *span, struct str label)
{
	return str_eq(str_from_c(span->label), label);
}

/* The member of a span is as the field wants it. */
static bool
vectors_member(const struct span *span, struct str text, struct str field,
	struct arena *arena)
{
	size_t eq = str_find_byte(field, 0, '=');
	const struct span_attr *attr;
	struct str want, got;

	if (eq == STR_NONE)
		return false;
	attr = span_attr(span, arena_cstr(arena, str_sub(field, 0, eq)));
	want = str_from(field, eq + 1);
	if (!attr)
		return want.len == 0;
	if (attr->type == ATTR_NULL)
		return str_eq(want, STR("-"));
	got = attr->type == ATTR_RANGE ? str_sub(text, attr->beg, attr->end)
				       : attr->text;
	return str_eq(got, want);
}

static void
vectors_show(const struct spans *spans, struct str text)
{
	for (size_t i = 0; i < spans->n; i++) {
		const struct span *s = &spans->v[i];

		printf("#   %s \"" STR_FMT "\"", s->label,
			STR_ARG(str_sub(text, s->beg, s->end)));
		for (size_t k = 0; k < s->n_attrs; k++)
			printf(" %s=" STR_FMT, s->attrs[k].name,
				STR_ARG(s->attrs[k].text));
		printf("\n");
	}
}

static void
vectors_line(struct vectors *v, struct str line)
{
	struct spans spans;
	const struct span *hit = NULL;
	size_t pos = 0, beg, end;
	struct str text =
		vectors_text(vectors_field(line, &pos), &v->record, &beg, &end);
	struct str label = vectors_field(line, &pos);
	bool none = label.len && label.ptr[0] == '!', good;

	if (none)
		label = str_from(label, 1);
	vectors_run_text(v, text, &spans);
	for (size_t i = 0; i < spans.n; i++) {
		const struct span *s = &spans.v[i];

		if (vectors_label(s, label) &&
			(none || (s->beg == beg && s->end == end)))
			hit = s;
	}
	good = none ? !hit : hit != NULL;
	while (good && !none && pos < line.len)
		good = vectors_member(
			hit, text, vectors_field(line, &pos), &v->record);
	if (!ok(good, STR_FMT, STR_ARG(line)))
		vectors_show(&spans, text);
	arena_reset(&v->record);
}

/* Runs the vectors of a file under the shipped configuration; for main to
 * return. */
static int
vectors_run(const char *path)
{
	const char *config = "config/tag.yaml";
	static struct vectors v; /* zeroed; in a test that is allowed */
	struct conf conf = { .arena = &v.arena };
	struct str yaml, all, line;
	size_t pos = 0;

	v.diag.name = "vectors";
	yaml = vectors_file(config, &v.arena);
	all = vectors_file(path, &v.arena);
	v.lex = lex_new(&v.arena);
	if (!conf_parse(
		    &conf, config, yaml, &vectors_schema, &v.conf, &v.diag) ||
		!vectors_open(&v))
		return 1;
	while (str_line(all, &pos, &line)) {
		line = str_trim(line);
		if (line.len == 0 || line.ptr[0] == '#')
			continue;
		if (str_starts(line, STR("@ref "))) {
			v.ref = (struct date_ref){ 0 };
			date_ref_parse(str_from(line, 5), &v.ref);
			v.ref.future = str_ends(line, STR("future"));
			continue;
		}
		vectors_line(&v, line);
	}
	vectors_close(&v);
	arena_free(&v.record);
	arena_free(&v.arena);
	return tap_done();
}

#endif
