/* settings - the options that all filters have, in the same words. */

#ifndef SAFI_SETTINGS_H
#define SAFI_SETTINGS_H

#include "filter.h"

/* What the options say; texts are those of the command line. */
struct settings {
	const char *config, *field, *output, *rejects;
	struct opt_maybe stats;
	size_t max_line;
	bool text, strict, explain, origin, check_config, print_config;
	bool line_buffered, progress, help, version;
};

/* What holds without options. */
struct settings settings_default(const struct filter *filter);

enum { SETTINGS_GROUPS = 7 };

/* The tables that a filter's command line is parsed by, its own first: for its
 * state, and for set. */
void settings_groups(const struct filter *filter, void *state,
	struct settings *set, struct opt_group *groups);

/* Settles what depends on where output goes; false, reported, when options do
 * not go together. operands: how many there are. */
bool settings_check(struct settings *set, size_t operands, struct diag *diag);

#endif
