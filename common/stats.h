/* stats - what --stats counts: the run's own figures, and counters in named
 * groups ("rules", "kinds", "operations", "labels") that filters ask for. */

#ifndef SAFI_STATS_H
#define SAFI_STATS_H

#include "arena.h"
#include "diag.h"

struct stats_group;

struct stats {
	struct arena *arena; /* program lifetime */
	size_t records_in, records_out, rejected, changed, no_text, blank;
	size_t bytes_in, bytes_out, limited;
	size_t bad[DIAG_KINDS];
	struct stats_group *groups;
};

/* The counter of a name in a group, made at the first call; add to it
 * through the pointer, which stays good. Both names are borrowed for ever. */
size_t *stats_counter(struct stats *stats, const char *group, struct str name);

/* The whole as one JSON object and LF; groups and counters in the order in
 * which they were made. No times, so that equal runs give equal bytes. */
void stats_print(const struct stats *stats, struct buf *out);

#endif
