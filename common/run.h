/* run - the loop that every filter shares: input to records, records through
 * the filter, records to the output; bad input, counting, signals. */

#ifndef SAFI_RUN_H
#define SAFI_RUN_H

#include "filter.h"
#include "in.h"
#include "progress.h"
#include "settings.h"
#include "sink.h"

struct run {
	const struct filter *filter;
	void *state; /* the filter's */
	const struct settings *set;
	struct env env;
	struct stats stats;
	struct diag *diag;
	struct arena arena; /* record lifetime */
	struct in in;
	struct out out, rejects;
	struct sink out_sink, rejects_sink, stats_sink; /* fd -1: not used */
	struct progress progress;
	struct diag_hint meant; /* a member that may be the text, of the first
				   record without one */
	bool stopped;           /* by --strict */
	bool some_bad;
};

/* Reads all input and writes all output; both are open. What went wrong is
 * in run->in.failed, run->out.error, run->rejects.error and some_bad. */
void run_records(struct run *run); /* JSON Lines */
void run_plain(struct run *run);   /* one document of plain text */
void run_files(struct run *run);   /* each operand a document */

#endif
