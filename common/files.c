/* files - the files of a run: output, rejects, statistics. */

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files.h"

static bool
same_file(const struct stat *a, const struct stat *b)
{
	return S_ISREG(a->st_mode) && a->st_dev == b->st_dev &&
	       a->st_ino == b->st_ino;
}

/* True when the file goes to an output that is open already or that -o names:
 * two writers would overwrite each other. */
static bool
is_output(const struct run *run, const struct stat *st)
{
	const char *output = run->set->output;
	struct stat other;

	if ((output ? stat(output, &other) : fstat(STDOUT_FILENO, &other)) ==
			0 &&
		same_file(st, &other))
		return true;
	return fstat(STDERR_FILENO, &other) == 0 && same_file(st, &other);
}

/* A file that is read must not be overwritten while it is read, nor two
 * outputs go to one file. False: reported, and option names the file. */
static bool
check_sink(const struct run *run, const char *option, const struct sink *sink)
{
	const char *why = NULL;
	struct stat st, other;

	if (sink->fd < 0 || fstat(sink->fd, &st) != 0)
		return true;
	if (in_is_operand(&run->in, &st))
		why = "is an input";
	else if (is_output(run, &st))
		why = "is the output";
	else if (sink != &run->rejects_sink && run->rejects_sink.fd >= 0 &&
		 fstat(run->rejects_sink.fd, &other) == 0 &&
		 same_file(&st, &other))
		why = "is that of '--rejects'";
	if (why)
		diag_say(run->diag,
			"'%s' wants a file of its own: '%s' %s already", option,
			sink->path, why);
	return !why;
}

static bool
check_files(const struct run *run)
{
	struct stat st;

	if (!check_sink(run, "--rejects", &run->rejects_sink) ||
		!check_sink(run, "--stats", &run->stats_sink))
		return false;
	if (!run->set->output && fstat(STDOUT_FILENO, &st) == 0 &&
		S_ISREG(st.st_mode) && st.st_size > 0 &&
		in_is_operand(&run->in, &st)) {
		diag_say(run->diag, "an input is also the output; "
				    "use '--output FILE'");
		return false;
	}
	return true;
}

static bool
open_all(struct run *run)
{
	const struct settings *set = run->set;

	if (set->rejects &&
		!sink_open_direct(&run->rejects_sink, set->rejects, run->diag))
		return false;
	if (set->stats.arg &&
		!sink_open_direct(&run->stats_sink, set->stats.arg, run->diag))
		return false;
	if (!check_files(run))
		return false;
	if (set->output && !sink_open(&run->out_sink, set->output,
				   run->env.arena, run->diag))
		return false;
	if ((set->rejects && !sink_empty(&run->rejects_sink, run->diag)) ||
		(set->stats.arg && !sink_empty(&run->stats_sink, run->diag)))
		return false;
	out_open(&run->out, set->output ? run->out_sink.fd : STDOUT_FILENO);
	if (set->rejects)
		out_open(&run->rejects, run->rejects_sink.fd);
	return true;
}

bool
files_open(struct run *run)
{
	if (open_all(run))
		return true;
	sink_discard(&run->out_sink);
	sink_discard(&run->rejects_sink);
	sink_discard(&run->stats_sink);
	return false;
}

static bool
write_error(struct run *run, const char *path, int error)
{
	diag_file(run->diag, str_from_c(path), error);
	return false;
}

bool
files_close(struct run *run)
{
	const struct settings *set = run->set;
	bool good = true;

	if (set->rejects) {
		if (!out_close(&run->rejects))
			good = write_error(
				run, set->rejects, run->rejects.error);
		else
			good = sink_publish(&run->rejects_sink, run->diag);
	}
	if (!out_close(&run->out))
		return write_error(run, set->output ? set->output : "stdout",
			run->out.error);
	if (!set->output) {
		if (close(STDOUT_FILENO) != 0)
			good = write_error(run, "stdout", errno);
		return good;
	}
	if (good && !run->in.failed)
		return sink_publish(&run->out_sink, run->diag);
	return good;
}

bool
files_write_stats(struct run *run)
{
	struct buf text = { 0 };
	struct out out;
	const char *path = run->set->stats.arg;
	bool good;

	if (!run->set->stats.given)
		return true;
	run->stats.bytes_in = run->in.total;
	run->stats.bytes_out = run->out.total;
	stats_print(&run->stats, &text);
	out_open(&out, path ? run->stats_sink.fd : STDERR_FILENO);
	out_add(&out, buf_str(&text));
	good = out_close(&out) || !path; /* stderr: nobody left to tell */
	if (!good)
		write_error(run, path, out.error);
	else if (path)
		good = sink_publish(&run->stats_sink, run->diag);
	buf_free(&text);
	return good;
}
