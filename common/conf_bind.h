/*
 * conf_bind - inside conf: what conf_bind.c and conf_value.c share. The first
 * walks through mappings and lists of structs, the second reads what a field
 * holds by itself.
 */

#ifndef SAFI_CONF_BIND_H
#define SAFI_CONF_BIND_H

#include "conf_tree.h"

struct bind {
	struct arena *arena; /* of the configuration */
	struct diag *diag;
	const struct conf_node *root;
	size_t structs; /* elements of lists so far */
};

/* A null is no text; whoever means the word writes it in quotes. */
bool bind_is_text(const struct conf_node *node);

/* Reads a field of any type but CONF_STRUCT and CONF_LIST into *at, which
 * stays as it is when the node is not what the type says; that is reported. */
void bind_value(struct bind *bind, const struct conf_node *node,
	const struct conf_field *field, void *at);

#endif
