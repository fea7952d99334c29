/*
 * conf_tree - inside conf: the tree of a YAML file. A node knows where it
 * stands, so that a fault found at any later time can be reported there, also
 * when two files were merged. Everything is in the configuration's arena.
 */

#ifndef SAFI_CONF_TREE_H
#define SAFI_CONF_TREE_H

#include "conf.h"

enum {
	CONF_MAX_BYTES = 4 * 1024 * 1024, /* of a file */
	CONF_MAX_DEPTH = 64,
	CONF_MAX_KEY = 128,        /* bytes of a key */
	CONF_MAX_VALUES = 1000000, /* of a file */
	CONF_MAX_STRUCTS = 100000, /* elements of lists of structs, in all */
	CONF_MAX_BLANK = 1024      /* blanks and line breaks in a row */
};

enum conf_kind {
	CONF_NODE_TEXT,
	CONF_NODE_LIST,
	CONF_NODE_MAP,
	CONF_NODE_BAD /* reported when it was read: says nothing more */
};

struct conf_node {
	struct conf_node *next; /* the next child of the same parent */
	struct conf_node *key;  /* a mapping's value: its key, a text */
	const struct str *file;
	uint32_t line;        /* from 1 */
	uint32_t column : 24; /* from 1, in code points */
	enum conf_kind kind : 4;
	bool plain : 1;    /* a text without quotes */
	bool extended : 1; /* of a file that another one is laid over */
	union {
		struct str text;
		struct {
			struct conf_node *first;
			size_t n; /* children */
		};
	};
};

/*
 * The tree of a file that is in memory; file is borrowed as long as the tree.
 * NULL when it could not be read to the end. Also a tree that is returned may
 * have had faults; all were reported.
 */
struct conf_node *conf_tree_read(struct arena *arena, const struct str *file,
	struct str yaml, struct diag *diag);

/* conf_check.c: false when the file is not to be read at all; that was
 * reported. It has no BOM. */
bool conf_tree_check(
	const struct str *file, struct str yaml, struct diag *diag);

/* Lays user over base, both mappings as schema describes, and returns the
 * result, which is made of the nodes of both. Where user has no list or mapping
 * for one of base, that is reported and base's stays. */
struct conf_node *conf_tree_merge(struct arena *arena, struct conf_node *base,
	struct conf_node *user, const struct conf_schema *schema,
	struct diag *diag);

/* Binds a tree; faults are reported. */
void conf_tree_bind(struct arena *arena, const struct conf_node *root,
	const struct conf_schema *schema, void *into, struct diag *diag);

/* Where it stands, for messages. */
struct place conf_node_place(const struct conf_node *node);

/* Reports that a node is not what it should be, unless it was reported when it
 * was read. */
void conf_node_wrong(
	struct diag *diag, const struct conf_node *node, const char *what);
void conf_node_no_map(struct diag *diag, const struct conf_node *node);

/* The child of a mapping that has this key, or NULL. */
struct conf_node *conf_node_child(const struct conf_node *map, const char *key);

/* The field of this name, or NULL. */
const struct conf_field *conf_schema_field(
	const struct conf_schema *schema, struct str key);

/*
 * For each of n names the position of the first that is equal, its own when
 * none is before it. Names whose ptr is NULL equal nothing. By sorting, so no
 * choice of names makes it slow. In the arena.
 */
size_t *conf_first_same(struct arena *arena, const struct str *names, size_t n);

/* " (first at line 3)", with the file when it is another. In the arena. */
const char *conf_first_at(
	struct arena *arena, struct place first, struct place again);

#endif
