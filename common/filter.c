/* filter - a filter's main: options, configuration, files, exit status. */

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "files.h"
#include "lookup.h"
#include "proc.h"
#include "run.h"

#define VERSION "0.1.0"

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
	for (size_t i = 0; i < SETTINGS_GROUPS; i++) {
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

static struct env
env_of(struct run *run, const char *const *operands, size_t n)
{
	const struct settings *set = run->set;

	return (struct env){ .arena = run->stats.arena,
		.diag = run->diag,
		.stats = &run->stats,
		.field = set->field,
		.text = set->text,
		.explain = set->explain,
		.colour = !set->output && may_colour(),
		.records = !set->text,
		.operands = operands,
		.n_operands = n };
}

/* What a command line with good options asks for. */
static int
configured(const struct filter *filter, void *state, const struct settings *set,
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

	run.env = env_of(&run, operands, n);
	loaded = load_config(filter, state, set, &conf, diag);
	/* what has been bound is looked at all the same: every fault at once */
	if (!loaded && !(filter->conf && conf.root))
		return status;
	if (!filter->open(state, &run.env)) {
		if (proc_signal()) /* which ended the reading of a list */
			proc_end_by_signal(proc_signal());
		return status;
	}
	if (loaded)
		status = act(&run, &conf);
	buf_free(&run.env.answer);
	if (filter->close)
		filter->close(state);
	return status;
}

static int
print_version(struct diag *diag)
{
	struct buf text = { 0 };
	int status;

	buf_printf(&text, "%s %s\n", diag->name, VERSION);
	status = print(diag, &text);
	buf_free(&text);
	return status;
}

/* The command line: what it asks for, or what is wrong with it. */
static int
command(const struct filter *filter, struct arena *arena, struct diag *diag,
	int argc, char **argv)
{
	struct settings set = settings_default(filter);
	struct opt_group groups[SETTINGS_GROUPS];
	void *state = arena_zeroed(arena, 1, filter->size);
	size_t n;
	int first;

	settings_groups(filter, state, &set, groups);
	if (!opt_parse(
		    argc, argv, groups, SETTINGS_GROUPS, arena, diag, &first)) {
		diag_say(diag, "try '%s --help'", diag->name);
		return EXIT_USAGE;
	}
	if (set.help)
		return print_help(filter, groups, diag);
	if (set.version)
		return print_version(diag);
	n = (size_t)(argc - first);
	if (!settings_check(&set, n, diag))
		return EXIT_USAGE;
	return configured(filter, state, &set, arena, diag,
		(const char *const *)(argv + first), n);
}

int
filter_main(const struct filter *filter, int argc, char **argv)
{
	struct arena arena = { 0 };
	struct buf name = { 0 };
	struct diag diag = { 0 };
	int status;

	if (filter->conf) /* rules and lists take megabytes */
		arena_large(&arena);
	buf_printf(&name, "safi-%s", filter->name);
	diag.name = arena_cstr(&arena, buf_str(&name));
	buf_free(&name);
	proc_init(diag.name);
	status = command(filter, &arena, &diag, argc, argv);
	diag_close(&diag);
	arena_free(&arena);
	return status;
}
