/* progress - how far the input is. */

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "progress.h"

#define INTERVAL 0.2 /* seconds between two lines */

static double
now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

static void
put(const char *s, size_t n)
{
	ssize_t done = write(STDERR_FILENO, s, n);

	(void)done; /* it is only a sign of life */
}

void
progress_start(
	struct progress *progress, const char *name, size_t total, bool asked)
{
	*progress = (struct progress){ .on = true,
		.asked = asked,
		.terminal = isatty(STDERR_FILENO) == 1,
		.name = name,
		.total = total,
		.began = now() };
	progress->last = progress->began;
}

/* Writes a state; the last one and those of a log are lines of their own. */
static void
put_state(const struct progress *progress, const char *state, bool last)
{
	char line[200];
	int n = snprintf(line, sizeof(line), "%s%s%s%s",
		progress->terminal ? "\r" : "", state,
		progress->terminal ? "\033[K" : "",
		progress->terminal && !last ? "" : "\n");

	if (n > 0)
		put(line, size_min((size_t)n, sizeof(line) - 1));
}

void
progress_show(struct progress *progress, size_t done, size_t records)
{
	char state[160];
	double time, speed;

	if (!progress->on || done < progress->next)
		return;
	progress->next = done + 64 * KIB;
	time = now();
	if (time - progress->last < INTERVAL)
		return;
	progress->last = time;
	speed = (double)done / 1e6 / (time - progress->began);
	if (progress->total > done)
		(void)snprintf(state, sizeof(state),
			"%s: %zu records, %.0f of %.0f MB (%.0f%%), "
			"%.0f MB/s, %.0f s left",
			progress->name, records, (double)done / 1e6,
			(double)progress->total / 1e6,
			100.0 * (double)done / (double)progress->total, speed,
			(double)(progress->total - done) / 1e6 / speed);
	else
		(void)snprintf(state, sizeof(state),
			"%s: %zu records, %.0f MB, %.0f MB/s", progress->name,
			records, (double)done / 1e6, speed);
	put_state(progress, state, false);
	progress->shown = true;
}

void
progress_end(struct progress *progress, size_t done, size_t records)
{
	static const char wipe[] = "\r\033[K";
	char state[160];

	if (progress->on && progress->asked) {
		(void)snprintf(state, sizeof(state), "%s: %zu records, %.1f MB",
			progress->name, records, (double)done / 1e6);
		put_state(progress, state, true);
	} else if (progress->shown) {
		put(wipe, sizeof(wipe) - 1);
	}
	progress->on = progress->shown = false;
}
