/* normalize - Unicode and Arabic orthography by named operations. */

#include "common/filter.h"
#include "common/json.h"
#include "common/normalize/norm.h"
#include "common/normalize/norm_conf.h"
#include "common/utf8.h"

struct normalize {
	const char *ops;     /* --ops */
	const char *profile; /* --profile */
	const char *into;    /* --into */
	bool list;           /* --list-ops */
	struct norm_conf conf;
	struct norm *norm;
	size_t *counters[NORM_OPS]; /* NULL: the operation is off */
};

static const struct opt options[] = {
	OPT_TEXT('p', "profile", "NAME", struct normalize, profile,
		"use the operations of this profile"),
	OPT_TEXT(0, "ops", "LIST", struct normalize, ops,
		"run exactly these operations, joined by commas"),
	OPT_FLAG(0, "list-ops", struct normalize, list,
		"list the operations in their order and stop"),
	OPT_TEXT(0, "into", "NAME", struct normalize, into,
		"write the result to this member and leave the text"),
	OPT_END,
};

static void
list_ops(struct buf *out)
{
	for (int op = 0; op < NORM_OPS; op++) {
		buf_add(out, norm_name((enum norm_op)op));
		buf_printf(out, "\t%s\n", norm_about((enum norm_op)op));
	}
}

static bool
check_options(const struct normalize *nz, const struct env *env)
{
	const char *odd = NULL;

	if (nz->ops && nz->profile)
		odd = "'--ops' and '--profile' exclude each other";
	else if (nz->into && env->text)
		odd = "'--into' adds to records; it does not go with '--text'";
	else if (nz->into && !strcmp(nz->into, env->field))
		odd = "'--into' names the text's own member";
	else if (nz->into && filter_adds(nz->into))
		odd = "'--into' names a member that filters add";
	else if (nz->into &&
		 utf8_valid(str_from_c(nz->into)) < strlen(nz->into))
		odd = "'--into' is not valid UTF-8";
	if (odd)
		diag_say(env->diag, "%s", odd);
	return !odd;
}

static bool
normalize_open(void *state, struct env *env)
{
	struct normalize *nz = state;
	struct norm_choice choice;

	if (!check_options(nz, env) ||
		!norm_conf_read(&nz->conf, nz->profile, &choice, env->diag) ||
		(nz->ops && !norm_conf_ops(
				    str_from_c(nz->ops), &choice, env->diag)))
		return false;
	if (nz->list)
		list_ops(&env->answer);
	nz->norm = norm_new(&choice, env->arena);
	for (int op = 0; op < NORM_OPS; op++) {
		if (choice.on[op])
			nz->counters[op] = stats_counter(env->stats,
				"operations", norm_name((enum norm_op)op));
	}
	return true;
}

/* {"tatweel": {"count": 3, "at": [12, 40, 77]}}, in code points of the text as
 * it came in */
static struct str
explain(const struct norm_tally *tally, struct doc *doc)
{
	struct cpindex ix;
	struct buf out = { 0 };
	struct str json;

	cpindex_init(&ix, doc->text, doc->arena);
	buf_byte(&out, '{');
	for (int op = 0; op < NORM_OPS; op++) {
		size_t n = tally->count[op];

		if (n == 0)
			continue;
		if (out.len > 1)
			buf_add(&out, STR(", "));
		json_quote(&out, norm_name((enum norm_op)op));
		buf_printf(&out, ": {\"count\": %zu, \"at\": [", n);
		for (size_t i = 0; i < size_min(n, NORM_PLACES); i++) {
			if (i > 0)
				buf_add(&out, STR(", "));
			buf_size(&out, cpindex_cp(&ix, tally->at[op][i]));
		}
		buf_add(&out, STR("]}"));
	}
	buf_byte(&out, '}');
	json = arena_str(doc->arena, buf_str(&out));
	buf_free(&out);
	return json;
}

/* What --into writes, when the member's place in the record comes. */
struct into {
	struct str text;
	struct edits edits;
};

static void
write_into(void *of, struct out *out)
{
	const struct into *into = of;

	rec_write_text(into->text, &into->edits, out);
}

/* The result as a member, the text left alone. */
static void
set_into(struct doc *doc, struct str name, const struct edits *edits)
{
	struct into *into = ARENA_NEW(doc->arena, struct into, 1);

	*into = (struct into){ doc->text, *edits };
	doc_set_writer(doc, name, write_into, into);
}

static enum verdict
normalize_run(void *state, struct env *env, struct doc *doc)
{
	const struct normalize *nz = state;
	struct norm_tally tally = { 0 };
	struct edits edits = { .arena = doc->arena };

	norm_run(nz->norm, doc->text, &edits, &tally);
	for (int op = 0; op < NORM_OPS; op++) {
		if (nz->counters[op])
			*nz->counters[op] += tally.count[op];
	}
	if (nz->into)
		set_into(doc, str_from_c(nz->into), &edits);
	else
		doc->edits = edits;
	if (env->explain)
		doc_set(doc, STR("operations"), explain(&tally, doc));
	return DOC_DONE;
}

static const struct filter filter = {
	.name = "normalize",
	.summary = "bring Unicode and Arabic orthography into one form",
	.example = "safi-read *.txt | safi-normalize --profile search "
		   "--into key",
	.options = options,
	.conf = &norm_conf_schema,
	.conf_offset = offsetof(struct normalize, conf),
	.size = sizeof(struct normalize),
	.flags = FILTER_EDITS | FILTER_PLAIN | FILTER_EXPLAIN,
	.open = normalize_open,
	.run = normalize_run,
};

int
main(int argc, char **argv)
{
	return filter_main(&filter, argc, argv);
}
