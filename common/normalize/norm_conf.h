/* norm_conf - the choice of operations: normalize.yaml, profiles, --ops. */

#ifndef SAFI_NORM_CONF_H
#define SAFI_NORM_CONF_H

#include "common/conf.h"
#include "norm.h"

/* normalize.yaml as it is bound. */
struct norm_conf {
	struct conf_text profile;     /* "standard" if there is none */
	struct conf_list profiles;    /* of norm_profile */
	struct conf_texts operations; /* instead of a profile's */
	struct conf_switches switches;
};

struct norm_profile {
	struct conf_text id;
	bool guards;
	struct conf_texts operations;
};

extern const struct conf_schema norm_conf_schema;

/*
 * What the configuration chooses: the operations of the named profile (NULL:
 * the file's own list or the profile it says), then its switches. False: a
 * fault somewhere in the file, also in a profile that is not chosen, was
 * reported.
 */
bool norm_conf_read(const struct norm_conf *conf, const char *profile,
	struct norm_choice *choice, struct diag *diag);

/* Exactly the operations of a list "a,b,c", without guards. */
bool norm_conf_ops(
	struct str list, struct norm_choice *choice, struct diag *diag);

#endif
