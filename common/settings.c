/* settings - the tables of the common options. */

#include <string.h>
#include <unistd.h>

#include "settings.h"
#include "utf8.h"

static const struct opt options_conf[] = {
	OPT_TEXT('c', "config", "FILE", struct settings, config,
		"read the configuration from FILE"),
	OPT_FLAG(0, "check-config", struct settings, check_config,
		"check the configuration and stop"),
	OPT_FLAG(0, "print-config", struct settings, print_config,
		"print the effective configuration and stop"),
	OPT_END,
};

static const struct opt options_plain[] = {
	OPT_FLAG('t', "text", struct settings, text,
		"the input is one document of plain text"),
	OPT_END,
};

static const struct opt options_explain[] = {
	OPT_FLAG(0, "explain", struct settings, explain,
		"add to each record what was done and by which rule"),
	OPT_END,
};

static const struct opt options_edits[] = {
	OPT_FLAG(0, "origin", struct settings, origin,
		"keep the text as it came and a map back to it"),
	OPT_END,
};

static const struct opt options_records[] = {
	OPT_TEXT('f', "field", "NAME", struct settings, field,
		"member that holds the text (text)"),
	OPT_SIZE(0, "max-line", "SIZE", struct settings, max_line,
		"longest line to treat, with K, M or G (256M)"),
	OPT_END,
};

static const struct opt options_files[] = {
	OPT_TEXT('f', "field", "NAME", struct settings, field,
		"member that gets the text (text)"),
	OPT_SIZE(0, "max-line", "SIZE", struct settings, max_line,
		"longest file to treat, with K, M or G (no limit)"),
	OPT_END,
};

static const struct opt options_all[] = {
	OPT_TEXT('o', "output", "FILE", struct settings, output,
		"write to FILE, which appears when it is whole"),
	OPT_TEXT(0, "rejects", "FILE", struct settings, rejects,
		"write bad input to FILE, not to the output"),
	OPT_FLAG(0, "strict", struct settings, strict,
		"stop at the first bad input"),
	OPT_MAYBE(0, "stats", "FILE", struct settings, stats,
		"print counts as JSON at the end"),
	OPT_FLAG(0, "line-buffered", struct settings, line_buffered,
		"write each record at once"),
	OPT_FLAG(0, "progress", struct settings, progress,
		"show how far the input is"),
	OPT_FLAG('h', "help", struct settings, help, "show this help"),
	OPT_FLAG('V', "version", struct settings, version, "show the version"),
	OPT_END,
};

struct settings
settings_default(const struct filter *filter)
{
	bool files = filter->flags & FILTER_FILES;

	return (struct settings){ .field = "text",
		.max_line = files ? SIZE_MAX : 256 * MIB };
}

void
settings_groups(const struct filter *filter, void *state, struct settings *set,
	struct opt_group *groups)
{
	unsigned flags = filter->flags;
	const struct opt *tables[SETTINGS_GROUPS] = { filter->options,
		options_conf,
		flags & FILTER_FILES ? options_files : options_records,
		flags & FILTER_PLAIN ? options_plain : NULL,
		flags & FILTER_EXPLAIN ? options_explain : NULL,
		flags & FILTER_EDITS ? options_edits : NULL, options_all };

	groups[0] = (struct opt_group){ tables[0], state };
	for (size_t i = 1; i < SETTINGS_GROUPS; i++)
		groups[i] = (struct opt_group){ tables[i], set };
}

/* Files may be called "-", but whoever says so means a standard stream. */
static bool
is_dash(const char *path)
{
	return path && strcmp(path, "-") == 0;
}

bool
settings_check(struct settings *set, size_t operands, struct diag *diag)
{
	const char *odd = NULL;

	if (is_dash(set->output))
		set->output = NULL;
	set->line_buffered |= !set->output && isatty(STDOUT_FILENO);
	if (utf8_valid(str_from_c(set->field)) < strlen(set->field))
		odd = "'--field' is not valid UTF-8";
	else if (filter_adds(set->field))
		odd = "'--field' names a member that filters add";
	else if (set->text && set->explain)
		odd = "'--explain' adds to records; it does not go with "
		      "'--text'";
	else if (set->text && set->origin)
		odd = "'--origin' adds to records; it does not go with "
		      "'--text'";
	else if (set->text && operands > 1)
		odd = "'--text' takes one document; safi-read makes records "
		      "of many";
	else if (is_dash(set->rejects) || is_dash(set->stats.arg))
		odd = "'--rejects' and '--stats' want a file, not '-'";
	else if (set->max_line == 0)
		odd = "'--max-line' must be more than 0";
	if (odd)
		diag_say(diag, "%s", odd);
	return !odd;
}
