/* norm_conf - the choice of operations. */

#include "norm_conf.h"

static const struct conf_field profile_fields[] = {
	{ .key = "id",
		.type = CONF_TEXT,
		.offset = offsetof(struct norm_profile, id),
		.required = true },
	{ .key = "guards",
		.type = CONF_BOOL,
		.offset = offsetof(struct norm_profile, guards) },
	{ .key = "operations",
		.type = CONF_TEXTS,
		.offset = offsetof(struct norm_profile, operations),
		.required = true },
};

static const struct conf_schema profile_schema = { .fields = profile_fields,
	.n = COUNTOF(profile_fields),
	.size = sizeof(struct norm_profile),
	.id = "id" };

static const struct conf_field fields[] = {
	{ .key = "profile",
		.type = CONF_TEXT,
		.offset = offsetof(struct norm_conf, profile) },
	{ .key = "profiles",
		.type = CONF_LIST,
		.offset = offsetof(struct norm_conf, profiles),
		.of = &profile_schema },
	{ .key = "operations",
		.type = CONF_TEXTS,
		.offset = offsetof(struct norm_conf, operations) },
	{ .key = "switches",
		.type = CONF_SWITCHES,
		.offset = offsetof(struct norm_conf, switches) },
};

const struct conf_schema norm_conf_schema = {
	.fields = fields, .n = COUNTOF(fields), .size = sizeof(struct norm_conf)
};

static struct str
nth_operation(const void *of, size_t i)
{
	(void)of;
	return norm_name((enum norm_op)i);
}

/* "unknown operation 'x' (did you mean 'y'?)"; valid until out changes. */
static const char *
unknown_operation(struct str name, const struct diag *diag, struct buf *out)
{
	struct str near =
		conf_nearest(diag, name, NORM_OPS, nth_operation, NULL);

	buf_printf(out, "unknown operation '" STR_FMT "'%s", STR_ARG(name),
		diag_hint(near).text);
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
	conf_fault(diag, text, "%s", unknown_operation(text->s, diag, &what));
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

/* Reads all profiles, so that a fault in any is found; the one of that name
 * goes to choice. */
static bool
read_profiles(const struct norm_conf *conf, struct str name,
	struct norm_choice *choice, bool *found, struct diag *diag)
{
	const struct norm_profile *profiles = conf->profiles.v;
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
	const struct norm_conf *conf = of;

	return ((const struct norm_profile *)conf->profiles.v)[i].id.s;
}

/* Says that there is no such profile; place is where the file asks for it. */
static void
no_profile(const struct norm_conf *conf, struct str name,
	const struct conf_text *place, struct diag *diag)
{
	struct str near =
		conf_nearest(diag, name, conf->profiles.n, nth_profile, conf);
	struct diag_hint hint = diag_hint(near);

	if (place)
		conf_fault(diag, place, "unknown profile '" STR_FMT "'%s",
			STR_ARG(name), hint.text);
	else
		diag_say(diag, "unknown profile '" STR_FMT "'%s", STR_ARG(name),
			hint.text);
}

static bool
read_switches(const struct norm_conf *conf, struct norm_choice *choice,
	struct diag *diag)
{
	bool good = true;

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

bool
norm_conf_read(const struct norm_conf *conf, const char *profile,
	struct norm_choice *choice, struct diag *diag)
{
	const struct conf_text *place = NULL;
	struct str name = STR("standard");
	bool own = conf->operations.v && !profile, found, good;

	if (profile) {
		name = str_from_c(profile);
	} else if (conf->profile.s.ptr) {
		place = &conf->profile;
		name = place->s;
	}
	*choice = (struct norm_choice){ .guards = true };
	good = read_profiles(conf, name, choice, &found, diag);
	if (own) {
		*choice = (struct norm_choice){ .guards = true };
		good &= read_operations(&conf->operations, choice, diag);
	} else if (!found && (profile || place)) {
		no_profile(conf, name, place, diag);
		good = false;
	}
	return good & read_switches(conf, choice, diag);
}

bool
norm_conf_ops(struct str list, struct norm_choice *choice, struct diag *diag)
{
	struct str name;
	size_t pos = 0;

	*choice = (struct norm_choice){ 0 };
	while (list.len > 0 && str_item(list, &pos, &name)) {
		enum norm_op op;

		if (!norm_find(name, &op)) {
			struct buf what = { 0 };

			diag_say(diag, "--ops: %s",
				unknown_operation(name, diag, &what));
			buf_free(&what);
			return false;
		}
		choice->on[op] = true;
	}
	return true;
}
