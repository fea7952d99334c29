/*
 * tag - find names, dates, numbers, quotations and addresses in each document.
 * A document is treated paragraph by paragraph; its words are cut once for
 * all layers.
 */

#include "common/filter.h"
#include "common/gaz.h"
#include "common/in.h"
#include "common/names.h"
#include "common/region.h"
#include "common/span_out.h"
#include "common/token.h"
#include "common/web.h"

/* The configuration, tag.yaml. */
struct tag_conf {
	struct conf_texts gazetteers;
	struct conf_texts outlets;
	bool regions;
};

struct tag {
	struct tag_conf conf;
	struct opt_texts gazetteers; /* --gazetteer */
	const char *labels;          /* --labels */
	const char *ref;             /* --ref */
	const char *prefer;          /* --prefer */
	struct gaz *gaz;
	struct stats_label *counters;
	struct arena scratch;
};

static const struct opt options[] = {
	OPT_TEXTS(0, "gazetteer", "FILE", struct tag, gazetteers,
		"add the names of FILE, TSV: name, label, id"),
	OPT_TEXT(0, "labels", "A,B", struct tag, labels,
		"only spans with these labels"),
	OPT_TEXT(0, "ref", "DATE", struct tag, ref,
		"the day that relative dates refer to (the record's date)"),
	OPT_TEXT(0, "prefer", "WHICH", struct tag, prefer,
		"an open weekday or month is past or future (past)"),
	OPT_END,
};

static const struct conf_field fields[] = {
	{ .key = "gazetteers",
		.type = CONF_TEXTS,
		.offset = offsetof(struct tag_conf, gazetteers),
		.merge = CONF_APPEND },
	{ .key = "outlets",
		.type = CONF_TEXTS,
		.offset = offsetof(struct tag_conf, outlets),
		.merge = CONF_APPEND },
	{ .key = "regions",
		.type = CONF_BOOL,
		.offset = offsetof(struct tag_conf, regions) },
};

static const struct conf_schema schema = { fields, COUNTOF(fields),
	sizeof(struct tag_conf), NULL };

/* A file named in a configuration lies beside it, unless it is absolute. */
static const char *
beside(const struct conf_text *text, struct arena *arena)
{
	struct str file = text->place.file;
	struct buf path = { 0 };
	const char *whole;

	while (file.len && file.ptr[file.len - 1] != '/')
		file.len--;
	if (text->s.len && text->s.ptr[0] != '/')
		buf_add(&path, file);
	buf_add(&path, text->s);
	whole = arena_cstr(arena, buf_str(&path));
	buf_free(&path);
	return whole;
}

/* All of a file, which lives as long as the program. False: reported. */
static bool
read_file(const char *path, struct env *env, struct str *bytes)
{
	struct buf buf = { 0 };
	struct in in;
	bool good;

	in_open(&in, &path, 1, SIZE_MAX, env->diag);
	good = in_whole(&in, &buf) == IN_LINE && !in.failed;
	in_close(&in);
	*bytes = arena_str(env->arena, buf_str(&buf));
	buf_free(&buf);
	return good;
}

static bool
load_list(struct tag *tag, const char *path, struct str kind, struct env *env)
{
	struct str bytes;

	return read_file(path, env, &bytes) &&
	       gaz_add(tag->gaz, str_from_c(path), kind, bytes, env->diag);
}

/* "outlet" when the list is one of agencies and outlets. */
static struct str
list_kind(const struct tag *tag, struct str file)
{
	for (size_t i = 0; i < tag->conf.outlets.n; i++)
		if (str_eq(tag->conf.outlets.v[i].s, file))
			return STR("outlet");
	return STR("");
}

static bool
load_lists(struct tag *tag, struct env *env)
{
	const struct conf_texts *shipped = &tag->conf.gazetteers;
	struct region_names regions;
	bool good = true;

	tag->gaz = gaz_new(names_classes, env->arena);
	if (tag->conf.regions) {
		regions = region_load(env->arena);
		gaz_add_names(tag->gaz, STR("regions"), "LOC", regions.names,
			regions.codes, regions.n);
	}
	for (size_t i = 0; i < shipped->n; i++)
		good &= load_list(tag, beside(&shipped->v[i], env->arena),
			list_kind(tag, shipped->v[i].s), env);
	for (size_t i = 0; i < tag->gazetteers.n; i++)
		good &= load_list(tag, tag->gazetteers.v[i], STR(""), env);
	gaz_build(tag->gaz);
	return good;
}

static bool
tag_open(void *state, struct env *env)
{
	struct tag *tag = state;

	env->records = !env->text;
	return load_lists(tag, env);
}

static void
tag_paragraph(struct tag *tag, struct str text, size_t beg, size_t end,
	struct names_memory *memory, struct spans *spans)
{
	struct para para;

	para_make(&para, text, beg, end, spans->arena);
	web_tag(&para, spans);
	names_tag(tag->gaz, &para, memory, spans);
}

static enum verdict
tag_run(void *state, struct env *env, struct doc *doc)
{
	struct tag *tag = state;
	struct spans spans = { .arena = doc->arena };
	struct names_memory memory = { .arena = doc->arena };
	struct origin origin;
	struct str line;
	size_t pos = 0, beg = 0;

	while (str_line(doc->text, &pos, &line)) {
		tag_paragraph(
			tag, doc->text, beg, beg + line.len, &memory, &spans);
		beg = pos;
	}
	spans_settle(&spans);
	if (env->text) {
		span_out_tsv(&spans, doc->text, doc->out);
		return DOC_WRITTEN;
	}
	doc_set(doc, STR("spans"),
		span_out_json(&spans, doc->text,
			origin_load(doc->rec, &origin) ? &origin : NULL));
	return DOC_DONE;
}

static const struct filter filter = {
	.name = "tag",
	.summary = "find names, dates, numbers and quotations in each document",
	.example = "safi-split news.jsonl | safi-tag --ref 2024-12-01",
	.options = options,
	.conf = &schema,
	.conf_offset = offsetof(struct tag, conf),
	.size = sizeof(struct tag),
	.flags = FILTER_PLAIN | FILTER_EXPLAIN,
	.open = tag_open,
	.run = tag_run,
};

int
main(int argc, char **argv)
{
	return filter_main(&filter, argc, argv);
}
