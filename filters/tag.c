/*
 * tag - find names, dates, numbers, quotations and addresses in each document.
 * A document is treated paragraph by paragraph; its words are cut once for
 * all layers.
 */

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "common/tag/date.h"
#include "common/tag/date_read.h"
#include "common/tag/ends.h"
#include "common/filter.h"
#include "common/tag/gaz.h"
#include "common/in.h"
#include "common/tag/labels.h"
#include "common/tag/lex.h"
#include "common/tag/names.h"
#include "common/tag/num.h"
#include "common/tag/quote.h"
#include "common/tag/region.h"
#include "common/tag/span_out.h"
#include "common/token.h"
#include "common/tag/web.h"

/* The configuration, tag.yaml. */
struct tag_conf {
	struct conf_texts gazetteers, outlets, towns;
	bool regions;
	struct date_conf dates;
	struct num_conf numbers;
	struct quote_conf quotes;
};

/* A document while it is tagged. */
struct tagging {
	struct tag *tag;
	struct stats *stats;
	struct str text;
	struct date_ref day;
	struct names_memory memory;
	struct origin origin; /* of the record, if it has one */
	struct ends ends;     /* of its sentences, likewise */
	struct span_out to;
};

struct tag {
	struct tag_conf conf;
	struct opt_texts gazetteers; /* --gazetteer */
	const char *labels;          /* --labels */
	const char *ref;             /* --ref */
	const char *prefer;          /* --prefer */

	struct layers layers;
	struct gaz *gaz;
	struct lex *lex;
	struct date *date;
	struct date_ref day; /* of --ref and --prefer */
	struct label_counts counts;
	struct arena scratch; /* for the time of a paragraph */
	struct tagging plain; /* plain text, from piece to piece */
	struct arena memory;  /* for its time */
};

static const struct opt options[] = {
	OPT_TEXTS(0, "gazetteer", "FILE", struct tag, gazetteers,
		"add the names of FILE, TSV: name, label, id"),
	OPT_TEXT(0, "labels", "A,B", struct tag, labels,
		"only spans with these labels"),
	OPT_TEXT(0, "ref", "DATE", struct tag, ref,
		"reference day of relative dates (member \"date\")"),
	OPT_TEXT(0, "prefer", "WHICH", struct tag, prefer,
		"an open weekday or month is past or future (past)"),
	OPT_END,
};

#define LISTS(name)                                                            \
	{                                                                      \
		.key = #name, .type = CONF_TEXTS,                              \
		.offset = offsetof(struct tag_conf, name),                     \
		.merge = CONF_APPEND                                           \
	}
#define SECTION(name, schema)                                                  \
	{                                                                      \
		.key = #name, .type = CONF_STRUCT,                             \
		.offset = offsetof(struct tag_conf, name), .of = &(schema)     \
	}

static const struct conf_field fields[] = {
	{ .key = "regions",
		.type = CONF_BOOL,
		.offset = offsetof(struct tag_conf, regions) },
	LISTS(gazetteers),
	LISTS(outlets),
	LISTS(towns),
	SECTION(dates, date_schema),
	SECTION(numbers, num_schema),
	SECTION(quotes, quote_schema),
};

static const struct conf_schema schema = { fields, COUNTOF(fields),
	sizeof(struct tag_conf), NULL };

/* A file named in a configuration lies beside it, unless it is absolute. */
static const char *
beside(const struct conf_text *text, struct arena *arena)
{
	struct str folder = *text->file;
	struct buf path = { 0 };
	const char *whole;

	while (folder.len && folder.ptr[folder.len - 1] != '/')
		folder.len--;
	if (!str_starts(text->s, STR("/")))
		buf_add(&path, folder);
	buf_add(&path, text->s);
	whole = arena_cstr(arena, buf_str(&path));
	buf_free(&path);
	return whole;
}

/* Adds a list of names, whose file lives as long as the program. */
static bool
load_list(struct tag *tag, const char *path, struct str kind, struct env *env)
{
	struct buf buf = { 0 };
	struct in in;
	bool good;

	in_open(&in, &path, 1, SIZE_MAX, env->diag);
	good = in_whole(&in, &buf, SIZE_MAX) == IN_LINE && !in.failed;
	in_close(&in);
	if (good)
		good = gaz_add(tag->gaz, str_from_c(path), kind,
			arena_str(env->arena, buf_str(&buf)), env->diag);
	buf_free(&buf);
	return good;
}

static bool
is_in(const struct conf_texts *texts, struct str s)
{
	for (size_t i = 0; i < texts->n; i++) {
		if (str_eq(texts->v[i].s, s))
			return true;
	}
	return false;
}

/* What the names of a list are, as names_tag wants to know it. */
static struct str
list_kind(const struct tag_conf *conf, struct str file)
{
	if (is_in(&conf->outlets, file))
		return STR("outlet");
	return is_in(&conf->towns, file) ? STR("town") : STR("");
}

/* "outlets" and "towns" speak of lists that are there. */
static bool
check_kinds(const struct conf_texts *kind, const struct conf_texts *lists,
	struct diag *diag)
{
	bool good = true;

	for (size_t i = 0; i < kind->n; i++) {
		if (is_in(lists, kind->v[i].s))
			continue;
		conf_fault(diag, &kind->v[i],
			"'" STR_FMT "' is not among the gazetteers",
			STR_ARG(kind->v[i].s));
		good = false;
	}
	return good;
}

/* Adds a list that the configuration names; there is the fault when it is
 * missing. */
static bool
load_named(struct tag *tag, const struct conf_text *name, struct env *env)
{
	const char *path = beside(name, env->arena);

	if (access(path, R_OK) != 0) {
		conf_fault(env->diag, name, "cannot read '%s': %s", path,
			strerror(errno));
		return false;
	}
	return load_list(tag, path, list_kind(&tag->conf, name->s), env);
}

static bool
load_lists(struct tag *tag, struct env *env)
{
	const struct tag_conf *conf = &tag->conf;
	struct region_names regions;
	bool good = check_kinds(&conf->outlets, &conf->gazetteers, env->diag);

	good &= check_kinds(&conf->towns, &conf->gazetteers, env->diag);
	tag->gaz = names_gaz(env->arena);
	if (conf->regions) {
		regions = region_load(env->arena);
		gaz_add_names(tag->gaz, STR("regions"), "LOC", regions.names,
			regions.codes, regions.n);
	}
	for (size_t i = 0; i < conf->gazetteers.n; i++)
		good &= load_named(tag, &conf->gazetteers.v[i], env);
	for (size_t i = 0; i < tag->gazetteers.n; i++)
		good &= load_list(tag, tag->gazetteers.v[i], STR(""), env);
	gaz_build(tag->gaz);
	return good;
}

static bool
check_options(struct tag *tag, struct diag *diag)
{
	if (tag->ref && !date_ref_parse(str_from_c(tag->ref), &tag->day)) {
		diag_say(diag, "'--ref' wants a date like 2024-12-01, not '%s'",
			tag->ref);
		return false;
	}
	if (tag->prefer && strcmp(tag->prefer, "past") != 0 &&
		strcmp(tag->prefer, "future") != 0) {
		diag_say(diag, "'--prefer' is past or future, not '%s'",
			tag->prefer);
		return false;
	}
	tag->layers = labels_layers(tag->labels);
	tag->day.future = tag->prefer && strcmp(tag->prefer, "future") == 0;
	return true;
}

static bool
tag_open(void *state, struct env *env)
{
	struct tag *tag = state;

	env->records = !env->text;
	if (!check_options(tag, env->diag) || !load_lists(tag, env) ||
		!labels_check(tag->labels, tag->gaz, env->diag))
		return false;
	tag->lex = lex_new(env->arena);
	if (!num_open(tag->lex, &tag->conf.numbers, env->arena, env->diag) ||
		!quote_open(tag->lex, &tag->conf.quotes, env->arena, env->diag))
		return false;
	tag->date = date_new(tag->lex, &tag->conf.dates, env->arena, env->diag);
	return tag->date != NULL;
}

/* All spans of a paragraph, in the scratch arena. */
static void
tag_paragraph(struct tagging *t, struct para *para, struct spans *spans)
{
	struct tag *tag = t->tag;
	struct when_seen when = { .any = false };
	struct number_seen number = { .any = false };
	struct words words;
	size_t names;

	web_tag(para, spans);
	names = spans->n;
	if (tag->layers.names)
		names_tag(tag->gaz, para, &tag->scratch, &t->memory, spans);
	if (!tag->layers.dates)
		return;
	lex_read(tag->lex, para, &tag->scratch, &words);
	words.seen = &when;
	words.number = &number;
	lex_take(&words, spans, names);
	date_tag(tag->date, &words, &t->day, spans);
	if (tag->layers.numbers)
		num_tag(&words, spans);
	if (tag->layers.quotes)
		quote_tag(&words, names, spans);
}

/* The day that a record's dates refer to. */
static struct date_ref
reference(const struct tag *tag, const struct doc *doc)
{
	struct date_ref day = tag->day;
	struct str date;

	if (!tag->ref && rec_string(doc->rec, STR("date"), &date))
		date_ref_parse(date, &day);
	return day;
}

typedef void span_writer(
	struct span_out *to, const struct spans *spans, size_t beg, size_t end);

/* Tags a document piece by piece. No span reaches over the end of one, so
 * each is written before the next is looked at. */
static void
tag_pieces(struct tagging *t, span_writer *write)
{
	struct arena *scratch = &t->tag->scratch;
	struct str text = t->text;
	struct para para;
	size_t end;

	for (size_t beg = 0; beg < text.len && !t->to.out->error; beg = end) {
		struct spans spans = { .arena = scratch };

		end = para_end(text, beg);
		para_make(&para, text, beg, end, scratch);
		tag_paragraph(t, &para, &spans);
		ends_keep(&t->ends, &spans);
		spans_settle(&spans);
		labels_select(
			&t->tag->counts, t->tag->labels, &spans, t->stats);
		write(&t->to, &spans, beg, end);
		arena_reset(scratch);
		if (end < text.len && text.ptr[end] == '\n')
			end++;
	}
	span_out_free(&t->to);
}

/* The member "spans", when its place in the record comes. */
static void
write_spans(void *of, struct out *out)
{
	struct tagging *t = of;

	t->to.out = out;
	out_byte(out, '[');
	tag_pieces(t, span_out_json);
	out_byte(out, ']');
}

/* Plain text, or the next piece of it. */
static void
tag_plain(struct tag *tag, struct env *env, struct doc *doc)
{
	struct tagging *t = &tag->plain;

	if (!doc->goes_on) {
		arena_reset(&tag->memory);
		*t = (struct tagging){ .tag = tag,
			.stats = env->stats,
			.day = tag->day,
			.memory = { .arena = &tag->memory },
			.to = { .out = doc->out } };
	}
	t->text = t->to.text = doc->text;
	t->to.byte = 0;
	tag_pieces(t, span_out_tsv);
	if (doc->more)
		t->to.cp += utf8_count(str_from(doc->text, t->to.byte));
}

static enum verdict
tag_run(void *state, struct env *env, struct doc *doc)
{
	struct tag *tag = state;
	struct tagging *t;

	if (!doc->rec) {
		tag_plain(tag, env, doc);
		return DOC_WRITTEN;
	}
	t = ARENA_NEW(doc->arena, struct tagging, 1);
	*t = (struct tagging){ .tag = tag,
		.stats = env->stats,
		.text = doc->text,
		.day = reference(tag, doc),
		.memory = { .arena = doc->arena },
		.to = { .text = doc->text } };
	if (origin_load(doc->rec, &t->origin))
		t->to.origin = &t->origin;
	ends_load(doc->rec, &t->ends);
	doc_set_writer(doc, STR("spans"), write_spans, t);
	return DOC_DONE;
}

static void
tag_close(void *state)
{
	struct tag *tag = state;

	date_free(tag->date);
	arena_free(&tag->scratch);
	arena_free(&tag->memory);
}

static const struct filter filter = {
	.name = "tag",
	.summary = "find names, dates, numbers and quotations in each document",
	.example = "safi-split news.jsonl | safi-tag --ref 2024-12-01",
	.options = options,
	.conf = &schema,
	.conf_offset = offsetof(struct tag, conf),
	.size = sizeof(struct tag),
	.flags = FILTER_PLAIN | FILTER_LINES | FILTER_EXPLAIN,
	.open = tag_open,
	.run = tag_run,
	.close = tag_close,
};

int
main(int argc, char **argv)
{
	return filter_main(&filter, argc, argv);
}
