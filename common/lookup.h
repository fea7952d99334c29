/* lookup - where a filter's configuration lies. */

#ifndef SAFI_LOOKUP_H
#define SAFI_LOOKUP_H

#include "arena.h"
#include "diag.h"

/*
 * Finds NAME.yaml: given (by -c, may be NULL), then $SAFI_CONFIG_DIR, then
 * $XDG_CONFIG_HOME/safi (~/.config/safi), then the shipped one. *shipped is
 * set to the shipped file, NULL when there is none. NULL: reported. That
 * $SAFI_CONFIG_DIR names no folder is reported and passed over.
 */
const char *lookup_config(const char *name, const char *given,
	const char **shipped, struct arena *arena, struct diag *diag);

#endif
