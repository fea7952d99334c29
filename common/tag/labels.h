/* labels - the labels of spans, as the user asks for them: "PER,LOC". */

#ifndef SAFI_LABELS_H
#define SAFI_LABELS_H

#include "common/stats.h"
#include "gaz.h"
#include "span.h"

/* Whether a label is in a list "A,B"; NULL names all. */
bool label_is_wanted(const char *labels, const char *label);

/*
 * False, which was reported with the nearest known label, when the list names
 * one that no span can have: neither one of the program's own nor one of the
 * gazetteers, which are loaded. NULL is good.
 */
bool labels_check(const char *labels, const struct gaz *gaz, struct diag *diag);

/* What has to be looked for. */
struct layers {
	bool names, dates, numbers, quotes;
};

/*
 * The layers whose spans have one of the labels, and those that they need, so
 * that a label that is asked for alone has the spans it would have among all.
 * NULL: all labels.
 */
struct layers labels_layers(const char *labels);

/* How many spans of a label were left. */
struct label_count {
	const char *label;
	size_t *n; /* NULL: they are not asked for */
};

enum { LABEL_COUNTS = 64 }; /* labels that are looked up only once */

struct label_counts {
	struct label_count v[LABEL_COUNTS];
	size_t n;
};

/* Leaves only the spans whose labels are in the list, and counts them. counts,
 * zeroed at first, keeps what was found out of a label for the same list. */
void labels_select(struct label_counts *counts, const char *labels,
	struct spans *spans, struct stats *stats);

#endif
