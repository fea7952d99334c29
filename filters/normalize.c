/* normalize - Unicode and Arabic orthography by named operations. */

#include "common/filter.h"
#include "common/json.h"
#include "common/norm.h"
#include "common/utf8.h"

/* A profile of the configuration: which operations, with or without care. */
struct profile {
	struct conf_text id;
	bool guards;
	struct conf_texts operations;
};

struct normalize {
	const char *ops;     /* --ops */
	const char *profile; /* --profile */
	const char *into;    /* --into */
	bool list;           /* --list-ops */
	struct config {
		struct conf_text profile;
		struct conf_list profiles;    /* struct profile */
		struct conf_texts operations; /* instead of a profile's */
		struct conf_switches switches;
	} conf;
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

static const struct conf_field profile_fields[] = {
	{ .key = "id",
		.type = CONF_TEXT,
		.offset = offsetof(struct profile, id),
		.required = true },
	{ .key = "guards",
		.type = CONF_BOOL,
		.offset = offsetof(struct profile, guards) },
	{ .key = "operations",
		.type = CONF_TEXTS,
		.offset = offsetof(struct profile, operations),
		.required = true },
};

static const struct conf_schema profile_schema = { .fields = profile_fields,
	.n = COUNTOF(profile_fields),
	.size = sizeof(struct profile),
	.id = "id" };

static const struct conf_field fields[] = {
	{ .key = "profile",
		.type = CONF_TEXT,
		.offset = offsetof(struct config, profile) },
	{ .key = "profiles",
		.type = CONF_LIST,
		.offset = offsetof(struct config, profiles),
		.of = &profile_schema },
	{ .key = "operations",
		.type = CONF_TEXTS,
		.offset = offsetof(struct config, operations) },
	{ .key = "switches",
		.type = CONF_SWITCHES,
		.offset = offsetof(struct config, switches) },
};

static const struct conf_schema schema = {
	.fields = fields, .n = COUNTOF(fields), .size = sizeof(struct config)
};

static struct str
nth_operation(const void *of, size_t i)
{
	(void)of;
	return norm_name((enum norm_op)i);
}

/* "unknown operation 'x' (did you mean 'y'?)"; valid until out changes. */
static const char *
unknown_operation(struct str name, struct buf *out)
{
	struct str near = diag_nearest(name, NORM_OPS, nth_operation, NULL);

	buf_printf(out, "unknown operation '" STR_FMT "'", STR_ARG(name));
	if (near.len)
		buf_printf(
			out, " (did you mean '" STR_FMT "'?)", STR_ARG(near));
	buf_byte(out, '\0');
	return (const char *)out->ptr;
}

/* An operation that the configuration names. */
static bool
read_operation(
	const struct conf_text *text, enum norm_op *op, struct diag *diag)
{
	struct buf what = { 0 };

	if (norm_find(text->s, op))
		return true;
	conf_fault(diag, text, "%s", unknown_operation(text->s, &what));
	buf_free(&what);
	return false;
}

static bool
read_operations(const struct conf_texts *names, struct norm_choice *choice,
	struct diag *diag)
{
	bool good = true;

	for (size_t i = 0; i < names->n; i++) {
		enum norm_op op;

		if (read_operation(&names->v[i], &op, diag))
			choice->on[op] = true;
		else
			good = false;
	}
	return good;
}

/* --ops: exactly these, without guards. */
static bool
read_ops(struct str list, struct norm_choice *choice, struct diag *diag)
{
	size_t pos = 0;

	while (pos < list.len) {
		size_t end = size_min(str_find_byte(list, pos, ','), list.len);
		struct str name = str_trim(str_sub(list, pos, end));
		enum norm_op op;

		pos = end + 1;
		if (!norm_find(name, &op)) {
			struct buf what = { 0 };

			diag_say(diag, "--ops: %s",
				unknown_operation(name, &what));
			buf_free(&what);
			return false;
		}
		choice->on[op] = true;
	}
	return true;
}

/* Reads all profiles, so that a fault in any is found; the one of that name
 * goes to choice. */
static bool
read_profiles(const struct config *conf, struct str name,
	struct norm_choice *choice, bool *found, struct diag *diag)
{
	const struct profile *profiles = conf->profiles.v;
	bool good = true;

	*found = false;
	for (size_t i = 0; i < conf->profiles.n; i++) {
		struct norm_choice one = { .guards = profiles[i].guards };

		good &= read_operations(&profiles[i].operations, &one, diag);
		if (!str_eq(profiles[i].id.s, name))
			continue;
		*choice = one;
		*found = true;
	}
	return good;
}

static struct str
nth_profile(const void *of, size_t i)
{
	const struct config *conf = of;

	return ((const struct profile *)conf->profiles.v)[i].id.s;
}

static void
no_profile(const struct normalize *nz, struct str name, struct diag *diag)
{
	struct str near =
		diag_nearest(name, nz->conf.profiles.n, nth_profile, &nz->conf);
	struct buf what = { 0 };

	buf_printf(&what, "unknown profile '" STR_FMT "'", STR_ARG(name));
	if (near.len)
		buf_printf(
			&what, " (did you mean '" STR_FMT "'?)", STR_ARG(near));
	if (nz->profile || !nz->conf.profile.s.ptr)
		diag_say(diag, STR_FMT, STR_ARG(buf_str(&what)));
	else
		conf_fault(diag, &nz->conf.profile, STR_FMT,
			STR_ARG(buf_str(&what)));
	buf_free(&what);
}

/* The configuration: its own operations, or a profile's; then the switches. */
static bool
read_config(const struct normalize *nz, struct norm_choice *choice,
	struct diag *diag)
{
	const struct config *conf = &nz->conf;
	struct str name =
		conf->profile.s.ptr ? conf->profile.s : STR("standard");
	bool own = conf->operations.v && !nz->profile, found;
	bool good;

	if (nz->profile)
		name = str_from_c(nz->profile);
	good = read_profiles(conf, name, choice, &found, diag);
	if (own) {
		*choice = (struct norm_choice){ .guards = true };
		good &= read_operations(&conf->operations, choice, diag);
	} else if (!found) {
		no_profile(nz, name, diag);
		good = false;
	}
	for (size_t i = 0; i < conf->switches.n; i++) {
		const struct conf_switch *sw = &conf->switches.v[i];
		enum norm_op op;

		if (read_operation(&sw->name, &op, diag))
			choice->on[op] = sw->on;
		else
			good = false;
	}
	return good;
}

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
	if (odd)
		diag_say(env->diag, "%s", odd);
	return !odd;
}

static bool
normalize_open(void *state, struct env *env)
{
	struct normalize *nz = state;
	struct norm_choice choice = { 0 };

	if (!check_options(nz, env) || !read_config(nz, &choice, env->diag))
		return false;
	if (nz->ops) {
		choice = (struct norm_choice){ 0 };
		if (!read_ops(str_from_c(nz->ops), &choice, env->diag))
			return false;
	}
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
			buf_byte(&out, ',');
		json_quote(&out, norm_name((enum norm_op)op));
		buf_printf(&out, ":{\"count\":%zu,\"at\":[", n);
		for (size_t i = 0; i < size_min(n, NORM_PLACES); i++) {
			if (i > 0)
				buf_byte(&out, ',');
			buf_size(&out, cpindex_cp(&ix, tally->at[op][i]));
		}
		buf_add(&out, STR("]}"));
	}
	buf_byte(&out, '}');
	json = arena_str(doc->arena, buf_str(&out));
	buf_free(&out);
	return json;
}

/* The result as a member, the text left alone. */
static void
write_into(struct doc *doc, struct str name, const struct edits *edits)
{
	struct buf json = { 0 };

	json_quote(&json, edits_apply(edits, doc->text));
	doc_set(doc, name, arena_str(doc->arena, buf_str(&json)));
	buf_free(&json);
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
		write_into(doc, str_from_c(nz->into), &edits);
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
	.conf = &schema,
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
