/* filter - a filter's main: options, configuration, files, exit status. */

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "files.h"
#include "lookup.h"
#include "proc.h"
#include "run.h"
#include "utf8.h"

#define VERSION "0.1.0"

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

enum { GROUPS = 7 };

/* The tables that a filter's command line is parsed by, its own first. */
static void
collect_groups(const struct filter *filter, void *state, struct settings *set,
	struct opt_group *groups)
{
	unsigned flags = filter->flags;

	groups[0] = (struct opt_group){ filter->options, state };
	groups[1] = (struct opt_group){ options_conf, set };
	groups[2] = (struct opt_group){
		flags & FILTER_FILES ? options_files : options_records, set
	};
	groups[3] =
		(struct opt_group){ flags & FILTER_PLAIN ? options_plain : NULL,
			set };
	groups[4] = (struct opt_group){
		flags & FILTER_EXPLAIN ? options_explain : NULL, set
	};
	groups[5] =
		(struct opt_group){ flags & FILTER_EDITS ? options_edits : NULL,
			set };
	groups[6] = (struct opt_group){ options_all, set };
}

/* Writes to standard output outside the loop: help, version, configuration. */
static int
print(struct diag *diag, const struct buf *text)
{
	struct out out;
	bool good;

	out_open(&out, STDOUT_FILENO);
	out_add(&out, buf_str(text));
	out_line_end(&out);
	good = out_close(&out) && close(STDOUT_FILENO) == 0;
	if (good)
		return EXIT_DONE;
	diag_file(diag, STR("stdout"), out.error ? out.error : errno);
	return EXIT_IO;
}

static int
print_help(const struct filter *filter, const struct opt_group *groups,
	struct diag *diag)
{
	struct buf text = { 0 };
	int status;

	buf_printf(&text, "usage: safi-%s [OPTION]... [FILE]...\n%s\n\n",
		filter->name, filter->summary);
	for (size_t i = 0; i < GROUPS; i++) {
		if (groups[i].options)
			opt_help(groups[i].options, &text);
	}
	buf_printf(&text, "\nexample: %s\n", filter->example);
	buf_add(&text, STR("status: 0 done, 1 some input was bad, "
			   "2 usage or configuration, 3 I/O or memory\n"));
	status = print(diag, &text);
	buf_free(&text);
	return status;
}

bool
filter_adds(const char *name)
{
	static const char *const added[] = { "origin", "removed", "found",
		"operations", "sentences", "boundaries", "spans" };

	for (size_t i = 0; i < COUNTOF(added); i++) {
		if (strcmp(name, added[i]) == 0)
			return true;
	}
	return false;
}

/* Files may be called "-", but whoever says so means a standard stream. */
static bool
is_dash(const char *path)
{
	return path && strcmp(path, "-") == 0;
}

/* Options that do not go together. */
static bool
check_settings(const struct settings *set, size_t operands, struct diag *diag)
{
	const char *odd = NULL;

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

static bool
load_config(const struct filter *filter, void *state,
	const struct settings *set, struct conf *conf, struct diag *diag)
{
	static const struct conf_schema no_keys = { NULL, 0, 0, NULL };
	const char *shipped, *file;

	if (!filter->conf) /* nothing to look for; what is given is checked */
		return !set->config || conf_load(conf, set->config, NULL,
					       &no_keys, state, diag);
	file = lookup_config(
		filter->name, set->config, &shipped, conf->arena, diag);
	if (!file)
		return false;
	if (shipped && strcmp(file, shipped) == 0)
		shipped = NULL;
	return conf_load(conf, file, shipped, filter->conf,
		(char *)state + filter->conf_offset, diag);
}

/* A word to those at a terminal whose records hold the text elsewhere; the
 * counts tell everybody else. */
static void
say_no_text(const struct run *run)
{
	if (run->env.records && run->stats.no_text > 0 &&
		run->stats.no_text == run->stats.records_in &&
		isatty(STDERR_FILENO))
		diag_say(run->diag,
			"no record has a text member '%s'%s; '--field NAME' "
			"names another",
			run->set->field, run->meant.text);
}

/* Everything is open: the run itself, and how it ended. */
static int
run_all(struct run *run)
{
	bool good;

	if (run->set->progress ||
		(isatty(STDERR_FILENO) && in_size(&run->in) > 0 &&
			!isatty(STDOUT_FILENO)))
		progress_start(&run->progress, run->diag->name,
			in_size(&run->in), run->set->progress);
	if (run->filter->flags & FILTER_FILES)
		run_files(run);
	else if (run->set->text)
		run_plain(run);
	else
		run_records(run);
	progress_end(&run->progress, run->in.total, run->stats.records_in);
	if (proc_signal()) {
		out_flush(&run->out);
		proc_end_by_signal(proc_signal());
	}
	say_no_text(run);
	good = files_close(run);
	sink_discard(&run->out_sink);
	diag_close(run->diag);
	good = files_write_stats(run) && good;
	if (!good || run->in.failed)
		return EXIT_IO;
	return run->some_bad ? EXIT_BAD : EXIT_DONE;
}

/* The configuration and the filter are ready. */
static int
run_filter(struct run *run, const char *const *operands, size_t n)
{
	const struct settings *set = run->set;
	int status = EXIT_USAGE;

	if (proc_was_closed(STDOUT_FILENO) && !set->output) {
		diag_file(run->diag, STR("stdout"), EBADF);
		return EXIT_IO;
	}
	in_open(&run->in, operands, n, set->max_line, run->diag);
	if (files_open(run))
		status = run_all(run);
	in_close(&run->in);
	arena_free(&run->arena);
	return status;
}

/* NO_COLOR counts when it is not empty (no-color.org). */
static bool
may_colour(void)
{
	const char *no = getenv("NO_COLOR");

	return isatty(STDOUT_FILENO) && isatty(STDERR_FILENO) && !(no && *no);
}

/* An answer goes where records would go. */
static int
print_answer(const struct run *run, const struct buf *text)
{
	const char *path = run->set->output;
	struct sink sink;
	struct out out;

	if (!path)
		return print(run->diag, text);
	if (!sink_open(&sink, path, run->env.arena, run->diag))
		return EXIT_USAGE;
	out_open(&out, sink.fd);
	out_add(&out, buf_str(text));
	if (out_close(&out))
		return sink_publish(&sink, run->diag) ? EXIT_DONE : EXIT_IO;
	diag_file(run->diag, str_from_c(path), out.error);
	sink_discard(&sink);
	return EXIT_IO;
}

/* The filter is ready: an answer, where an option asks for one, or the run. */
static int
act(struct run *run, const struct conf *conf)
{
	const struct settings *set = run->set;
	struct buf text = { 0 };
	int status;

	if (set->check_config && !set->print_config)
		return EXIT_DONE;
	if (!set->print_config && !run->env.answer.len)
		return run_filter(run, run->env.operands, run->env.n_operands);
	if (set->print_config)
		conf_print(conf, &text);
	else
		buf_add(&text, buf_str(&run->env.answer));
	status = print_answer(run, &text);
	buf_free(&text);
	return status;
}

static int
configured(const struct filter *filter, void *state, struct settings *set,
	struct arena *arena, struct diag *diag, const char *const *operands,
	size_t n)
{
	struct conf conf = { .arena = arena };
	struct run run = { .filter = filter,
		.state = state,
		.set = set,
		.diag = diag,
		.stats = { .arena = arena },
		.out_sink = { .fd = -1 },
		.rejects_sink = { .fd = -1 },
		.stats_sink = { .fd = -1 } };
	int status = EXIT_USAGE;
	bool loaded;

	set->line_buffered |= !set->output && isatty(STDOUT_FILENO);
	run.env = (struct env){ .arena = arena,
		.diag = diag,
		.stats = &run.stats,
		.field = set->field,
		.text = set->text,
		.explain = set->explain,
		.colour = !set->output && may_colour(),
		.records = !set->text,
		.operands = operands,
		.n_operands = n };
	loaded = load_config(filter, state, set, &conf, diag);
	/* what has been bound is looked at all the same: every fault at once */
	if (!loaded && !(filter->conf && conf.root))
		return status;
	if (!filter->open(state, &run.env))
		return status;
	if (loaded)
		status = act(&run, &conf);
	buf_free(&run.env.answer);
	if (filter->close)
		filter->close(state);
	return status;
}

int
filter_main(const struct filter *filter, int argc, char **argv)
{
	struct settings set = { .field = "text",
		.max_line =
			filter->flags & FILTER_FILES ? SIZE_MAX : 256 * MIB };
	struct opt_group groups[GROUPS];
	struct arena arena = { 0 };
	struct buf name = { 0 };
	struct diag diag = { 0 };
	void *state;
	int first, status = EXIT_USAGE;
	bool good;

	if (filter->conf) /* rules and lists take megabytes */
		arena_large(&arena);
	state = arena_zeroed(&arena, 1, filter->size);
	buf_printf(&name, "safi-%s", filter->name);
	diag.name = arena_cstr(&arena, buf_str(&name));
	proc_init(diag.name);
	collect_groups(filter, state, &set, groups);
	good = opt_parse(argc, argv, groups, GROUPS, &arena, &diag, &first);
	if (is_dash(set.output))
		set.output = NULL;
	if (!good) {
		diag_say(&diag, "try '%s --help'", diag.name);
	} else if (set.help) {
		status = print_help(filter, groups, &diag);
	} else if (set.version) {
		name.len = 0;
		buf_printf(&name, "%s %s\n", diag.name, VERSION);
		status = print(&diag, &name);
	} else if (check_settings(&set, (size_t)(argc - first), &diag)) {
		status = configured(filter, state, &set, &arena, &diag,
			(const char *const *)(argv + first),
			(size_t)(argc - first));
	}
	diag_close(&diag);
	buf_free(&name);
	arena_free(&arena);
	return status;
}
