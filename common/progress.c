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
progress_start(struct progress *progress, const char *name, size_t total)
{
	*progress = (struct progress){
		.on = true, .name = name, .total = total, .began = now()
	};
	progress->last = progress->began;
}

void
progress_show(struct progress *progress, size_t done, size_t records)
{
	char line[160];
	double time, speed;
	int n;

	if (!progress->on || done < progress->next)
		return;
	progress->next = done + 64 * KIB;
	time = now();
	if (time - progress->last < INTERVAL)
		return;
	progress->last = time;
	speed = (double)done / 1e6 / (time - progress->began);
	if (progress->total > done)
		n = snprintf(line, sizeof(line),
			"\r%s: %zu records, %.0f of %.0f MB (%.0f%%), "
			"%.0f MB/s, %.0f s left\033[K",
			progress->name, records, (double)done / 1e6,
			(double)progress->total / 1e6,
			100.0 * (double)done / (double)progress->total, speed,
			(double)(progress->total - done) / 1e6 / speed);
	else
		n = snprintf(line, sizeof(line),
			"\r%s: %zu records, %.0f MB, %.0f MB/s\033[K",
			progress->name, records, (double)done / 1e6, speed);
	if (n > 0)
		put(line, size_min((size_t)n, sizeof(line) - 1));
	progress->shown = true;
}

void
progress_end(struct progress *progress)
{
	static const char wipe[] = "\r\033[K";

	if (progress->shown)
		put(wipe, sizeof(wipe) - 1);
	progress->shown = false;
}
