/*
 * clean - cut page furniture and scraper leftovers out of each document's
 * text, by the rules of clean.yaml. The work is done in common/clean/rules.h;
 * here is what users see of it: options, explanations, counts.
 */

#include "common/cell.h"
#include "common/filter.h"
#include "common/json.h"
#include "common/clean/diff.h"
#include "common/clean/rules.h"
#include "common/uchar.h"
#include "common/utf8.h"

struct clean {
	struct rules_conf conf;
	const char *kinds;    /* --kinds */
	const char *no_kinds; /* --no-kinds */
	bool extract, diff, list;
	struct rules *rules;
	size_t **counters; /* of each rule, then of its kind */
	bool *named;       /* rules whose limit was reported */
};

static const struct opt options[] = {
	OPT_TEXT(0, "kinds", "A,B", struct clean, kinds,
		"only rules of these kinds"),
	OPT_TEXT(0, "no-kinds", "A,B", struct clean, no_kinds,
		"no rules of these kinds"),
	OPT_FLAG(0, "extract", struct clean, extract,
		"keep cut datelines, bylines, sources, credits and titles "
		"in \"found\""),
	OPT_FLAG(0, "diff", struct clean, diff,
		"show what would go, change nothing"),
	OPT_FLAG(
		0, "list-rules", struct clean, list, "list the rules and stop"),
	OPT_END,
};

static bool
switch_kinds(struct clean *clean, const char *option, const char *kinds,
	bool (*apply)(struct rules *, struct str, struct str *, struct str *),
	struct diag *diag)
{
	struct str unknown, near;

	if (!kinds || apply(clean->rules, str_from_c(kinds), &unknown, &near))
		return true;
	diag_say(diag, "%s: unknown kind '" STR_FMT "'%s", option,
		STR_ARG(unknown), diag_hint(near).text);
	return false;
}

/* "id  kind  place  on or off  note", for people and for cut(1). */
static void
list_rules(const struct clean *clean, struct buf *out)
{
	for (size_t i = 0; i < rules_count(clean->rules); i++) {
		struct rules_info info = rules_info(clean->rules, i);

		cell_add(out, info.id);
		buf_byte(out, '\t');
		cell_add(out, info.kind);
		buf_byte(out, '\t');
		buf_add(out, info.place);
		buf_printf(out, "\t%s\t", info.on ? "on" : "off");
		cell_add(out, info.note);
		buf_byte(out, '\n');
	}
}

/* Options that do not go together. */
static bool
check_options(const struct clean *clean, const struct env *env)
{
	const char *odd = NULL;

	if (env->text && clean->extract)
		odd = "'--extract' adds to records; it does not go with "
		      "'--text'";
	else if (clean->diff && (env->explain || clean->extract))
		odd = "'--diff' writes no records; '--explain' and "
		      "'--extract' do not go with it";
	if (odd)
		diag_say(env->diag, "%s", odd);
	return !odd;
}

static bool
clean_open(void *state, struct env *env)
{
	struct clean *clean = state;
	size_t n;

	if (!check_options(clean, env))
		return false;
	clean->rules = rules_load(&clean->conf, env->arena, env->diag);
	if (!clean->rules ||
		!switch_kinds(clean, "--kinds", clean->kinds, rules_only,
			env->diag) ||
		!switch_kinds(clean, "--no-kinds", clean->no_kinds,
			rules_without, env->diag))
		return false;
	n = rules_count(clean->rules);
	clean->named = ARENA_NEW(env->arena, bool, n);
	clean->counters = ARENA_NEW(env->arena, size_t *, 2 * n);
	if (clean->list)
		list_rules(clean, &env->answer);
	if (clean->diff)
		env->records = false;
	return true;
}

/* The section of the configuration for where the record comes from. */
static size_t
site_of(const struct clean *clean, const struct doc *doc)
{
	struct str from;
	size_t site = 0;

	if (!doc->rec || !rules_has_sites(clean->rules))
		return 0;
	if (rec_string(doc->rec, STR("site"), &from))
		site = rules_site(clean->rules, from);
	if (site == 0 && rec_string(doc->rec, STR("url"), &from))
		site = rules_site(clean->rules, from);
	return site;
}

/* Each rule that met its limit is named once in a run. */
static void
report_limits(struct clean *clean, struct env *env, struct doc *doc,
	const struct rules_report *report)
{
	for (size_t i = 0; i < report->n_limited; i++) {
		size_t rule = report->limited[i];

		doc->limited = true;
		if (clean->named[rule])
			continue;
		clean->named[rule] = true;
		diag_at(env->diag, DIAG_LIMITED, doc->place,
			"rule '" STR_FMT
			"' met its match limit (the rule was skipped)",
			STR_ARG(rules_info(clean->rules, rule).id));
	}
}

/* Only rules that cut something are counted. */
static void
count(struct clean *clean, struct env *env, size_t rule)
{
	struct rules_info info = rules_info(clean->rules, rule);
	size_t **counters = &clean->counters[2 * rule];

	if (!counters[0]) {
		counters[0] = stats_counter(env->stats, "rules", info.id);
		counters[1] = stats_counter(env->stats, "kinds", info.kind);
	}
	++*counters[0];
	++*counters[1];
}

/* What an edit took, without white space at its ends. */
static struct str
taken(struct str text, const struct edit *edit, size_t *beg, size_t *end)
{
	size_t pos;

	*beg = edit->beg;
	*end = edit->end;
	for (pos = *beg; pos < *end; *beg = pos)
		if (!uchar_is_space(utf8_next(text, &pos)))
			break;
	for (pos = *end; pos > *beg; *end = pos)
		if (!uchar_is_space(utf8_prev(text, &pos)))
			break;
	return str_sub(text, *beg, *end);
}

static void
explain(const struct clean *clean, struct doc *doc)
{
	struct buf json = { 0 };
	struct cpindex ix;
	size_t beg, end, n = 0;

	cpindex_init(&ix, doc->text, doc->arena);
	buf_byte(&json, '[');
	for (size_t i = 0; i < doc->edits.n; i++) {
		const struct edit *edit = &doc->edits.v[i];
		struct rules_info info = rules_info(clean->rules, edit->rule);
		struct str text = taken(doc->text, edit, &beg, &end);

		if (beg == end)
			continue;
		buf_printf(&json, "%s{\"start\": %zu, \"end\": %zu, \"rule\": ",
			n++ ? ", " : "", cpindex_cp(&ix, beg),
			cpindex_cp(&ix, end));
		json_quote(&json, info.id);
		buf_add(&json, STR(", \"kind\": "));
		json_quote(&json, info.kind);
		buf_add(&json, STR(", \"text\": "));
		json_quote(&json, text);
		buf_byte(&json, '}');
	}
	buf_byte(&json, ']');
	doc_set(doc, STR("removed"), arena_str(doc->arena, buf_str(&json)));
	buf_free(&json);
}

/* What was cut for one list of "found". */
static void
put_found(
	const struct clean *clean, struct doc *doc, int list, struct buf *json)
{
	size_t beg, end, n = 0;

	for (size_t i = 0; i < doc->edits.n; i++) {
		const struct edit *edit = &doc->edits.v[i];

		if (rules_info(clean->rules, edit->rule).extract != list)
			continue;
		if (n++)
			buf_add(json, STR(", "));
		json_quote(json, taken(doc->text, edit, &beg, &end));
	}
}

static void
extract(const struct clean *clean, struct doc *doc)
{
	struct buf json = { 0 };

	buf_byte(&json, '{');
	for (int k = 1; rules_extracts[k]; k++) {
		buf_printf(&json, "%s\"%s\": [", k > 1 ? ", " : "",
			rules_extracts[k]);
		put_found(clean, doc, k, &json);
		buf_byte(&json, ']');
	}
	buf_byte(&json, '}');
	doc_set(doc, STR("found"), arena_str(doc->arena, buf_str(&json)));
	buf_free(&json);
}

static void
diff(const struct doc *doc, bool colour)
{
	struct str id;
	bool named = doc->rec && rec_string(doc->rec, STR("id"), &id);

	if (doc->edits.n > 0)
		diff_write(&doc->edits, doc->text, named ? &id : NULL, colour,
			doc->out);
}

static enum verdict
clean_run(void *state, struct env *env, struct doc *doc)
{
	struct clean *clean = state;
	struct rules_report report;

	rules_run(clean->rules, site_of(clean, doc), doc->text, &doc->edits,
		&report);
	report_limits(clean, env, doc, &report);
	for (size_t i = 0; i < doc->edits.n; i++)
		count(clean, env, doc->edits.v[i].rule);
	if (clean->diff) {
		diff(doc, env->colour);
		return DOC_WRITTEN;
	}
	if (doc->rec && env->explain)
		explain(clean, doc);
	if (doc->rec && clean->extract)
		extract(clean, doc);
	return DOC_DONE;
}

static void
clean_close(void *state)
{
	rules_free(((struct clean *)state)->rules);
}

static const struct filter clean = {
	.name = "clean",
	.summary = "cut scraper leftovers and page furniture out of each text",
	.example = "safi-clean --explain < news.jsonl > clean.jsonl",
	.options = options,
	.conf = &rules_schema,
	.conf_offset = offsetof(struct clean, conf),
	.size = sizeof(struct clean),
	.flags = FILTER_EDITS | FILTER_PLAIN | FILTER_EXPLAIN,
	.open = clean_open,
	.run = clean_run,
	.close = clean_close,
};

int
main(int argc, char **argv)
{
	return filter_main(&clean, argc, argv);
}
