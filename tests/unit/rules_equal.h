/*
 * rules_equal - whether two runs of rules made the same cuts.
 */

#ifndef SAFI_RULES_EQUAL_H
#define SAFI_RULES_EQUAL_H

#include "common/clean/rules.h"

static bool
equal_edits(const struct edits *a, const struct edits *b)
{
	bool equal = a->n == b->n;

	for (size_t i = 0; equal && i < a->n; i++)
		equal = a->v[i].beg == b->v[i].beg &&
			a->v[i].end == b->v[i].end &&
			a->v[i].rule == b->v[i].rule;
	return equal;
}

#endif
