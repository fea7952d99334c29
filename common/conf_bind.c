/* conf_bind - fills structs from a tree, as their tables say. */

#include <string.h>

#include "conf_bind.h"

static bool bind_keys(struct bind *bind, const struct conf_node *node,
	const struct conf_schema *schema, void *into);
static void bind_struct(struct bind *bind, const struct conf_node *node,
	const struct conf_schema *schema, void *into);
static void check_required(struct bind *bind, const struct conf_node *map,
	const struct conf_schema *schema);
static bool is_missing(const struct conf_node *map,
	const struct conf_schema *schema, const struct conf_field *field);

static void
check_ids(struct bind *bind, const struct conf_list *list,
	const struct conf_schema *schema)
{
	struct arena scratch = { 0 };
	const struct conf_field *id =
		conf_schema_field(schema, str_from_c(schema->id));
	const char *at = (const char *)list->v + id->offset;
	struct str *names = ARENA_NEW(&scratch, struct str, list->n);
	size_t *first;

	for (size_t i = 0; i < list->n; i++)
		names[i] = ((const struct conf_text *)(const void
					    *)(at + i * schema->size))
				   ->s;
	first = conf_first_same(&scratch, names, list->n);
	for (size_t i = 0; i < list->n; i++) {
		const struct conf_text *again, *before;

		if (first[i] == i)
			continue;
		again = (const void *)(at + i * schema->size);
		before = (const void *)(at + first[i] * schema->size);
		conf_fault(bind->diag, again, "duplicate id '" STR_FMT "'%s",
			STR_ARG(again->s),
			conf_first_at(&scratch, conf_place(before),
				conf_place(again)));
	}
	arena_free(&scratch);
}

static bool
is_whole(const struct conf_node *map, const struct conf_schema *schema)
{
	for (size_t i = 0; i < schema->n; i++)
		if (is_missing(map, schema, &schema->fields[i]))
			return false;
	return true;
}

static struct str
nth_str(const void *of, size_t i)
{
	const struct str *v = of;

	return v[i];
}

/* The id in a list nearest to that of one element, of those that stand in
 * another file. */
static struct str
nearest_extended(const struct conf_node *list, const struct conf_node *one,
	const struct conf_schema *schema, struct str id)
{
	struct arena scratch = { 0 };
	struct str *ids = ARENA_NEW(&scratch, struct str, list->n), near;
	size_t n = 0;

	for (const struct conf_node *c = list->first; c; c = c->next) {
		const struct conf_node *other = NULL;

		if (c->file != one->file && c->kind == CONF_NODE_MAP)
			other = conf_node_child(c, schema->id);
		if (other && bind_is_text(other))
			ids[n++] = other->text;
	}
	near = diag_nearest(id, n, nth_str, ids);
	arena_free(&scratch);
	return near;
}

/* An element that means to change one of the shipped file, but names none,
 * would else be told all that a new one needs. */
static bool
is_misspelt(struct bind *bind, const struct conf_node *list,
	const struct conf_node *one, const struct conf_schema *schema)
{
	const struct conf_node *id = conf_node_child(one, schema->id);
	struct str near;

	if (!id || !bind_is_text(id) || !conf_wants_hint(bind->diag) ||
		is_whole(one, schema))
		return false;
	near = nearest_extended(list, one, schema, id->text);
	if (near.len)
		diag_at(bind->diag, DIAG_CONFIG, conf_node_place(id),
			"no id '" STR_FMT "' in the shipped file%s",
			STR_ARG(id->text), diag_hint(near).text);
	return near.len > 0;
}

/* False when the element is none of its own and all has been said. */
static bool
bind_element(struct bind *bind, const struct conf_node *list,
	const struct conf_node *node, const struct conf_schema *schema,
	void *into)
{
	const struct conf_node *id;

	if (!schema->id) {
		bind_struct(bind, node, schema, into);
		return true;
	}
	if (!bind_keys(bind, node, schema, into))
		return true;
	id = conf_node_child(node, schema->id);
	if (id && bind_is_text(id) && id->text.len == 0)
		conf_node_wrong(bind->diag, id, "an id cannot be empty");
	if (is_misspelt(bind, list, node, schema))
		return false;
	check_required(bind, node, schema);
	return true;
}

static void
bind_list(struct bind *bind, const struct conf_node *node,
	const struct conf_schema *schema, struct conf_list *into)
{
	struct conf_list list = { .n = node->n };
	char *element;

	if (node->kind != CONF_NODE_LIST) {
		conf_node_wrong(bind->diag, node, "expected a list");
		return;
	}
	if (node->n > CONF_MAX_STRUCTS - bind->structs) {
		diag_at(bind->diag, DIAG_CONFIG, conf_node_place(node),
			"more than %d list elements in all", CONF_MAX_STRUCTS);
		return;
	}
	bind->structs += list.n;
	list.v = arena_zeroed(bind->arena, list.n, schema->size);
	element = list.v;
	for (const struct conf_node *c = node->first; c; c = c->next) {
		if (bind_element(bind, node, c, schema, element)) {
			element += schema->size;
			continue;
		}
		memset(element, 0, schema->size);
		list.n--;
	}
	if (schema->id && list.n > 1)
		check_ids(bind, &list, schema);
	*into = list;
}

static void
bind_field(struct bind *bind, const struct conf_node *node,
	const struct conf_field *field, void *at)
{
	switch (field->type) {
	case CONF_STRUCT:
		bind_struct(bind, node, field->of, at);
		break;
	case CONF_LIST:
		bind_list(bind, node, field->of, at);
		break;
	default:
		bind_value(bind, node, field, at);
	}
}

/* The keys of a schema; behind those of the root comes the one that every
 * file may have. */
static struct str
nth_key(const void *of, size_t i)
{
	const struct conf_schema *schema = of;

	return i < schema->n ? str_from_c(schema->fields[i].key)
			     : STR("extends");
}

static void
unknown_key(struct bind *bind, const struct conf_node *key,
	const struct conf_schema *schema, bool is_root)
{
	struct str near = conf_nearest(bind->diag, key->text,
		schema->n + (is_root ? 1 : 0), nth_key, schema);

	diag_at(bind->diag, DIAG_CONFIG, conf_node_place(key),
		"unknown key '" STR_FMT "'%s%s", STR_ARG(key->text),
		diag_hint(near).text,
		str_starts(key->text, STR("-"))
			? "; a list's dash wants a space behind it"
			: "");
}

static bool
is_missing(const struct conf_node *map, const struct conf_schema *schema,
	const struct conf_field *field)
{
	bool is_id = schema->id && strcmp(field->key, schema->id) == 0;

	return (field->required || is_id) && !conf_node_child(map, field->key);
}

static void
check_required(struct bind *bind, const struct conf_node *map,
	const struct conf_schema *schema)
{
	for (size_t i = 0; i < schema->n; i++)
		if (is_missing(map, schema, &schema->fields[i]))
			diag_at(bind->diag, DIAG_CONFIG, conf_node_place(map),
				"missing key '%s'", schema->fields[i].key);
}

/* False when the node is no mapping. */
static bool
bind_keys(struct bind *bind, const struct conf_node *node,
	const struct conf_schema *schema, void *into)
{
	if (node->kind != CONF_NODE_MAP) {
		conf_node_no_map(bind->diag, node);
		return false;
	}
	for (const struct conf_node *c = node->first; c; c = c->next) {
		const struct conf_field *field =
			conf_schema_field(schema, c->key->text);

		if (field)
			bind_field(
				bind, c, field, (char *)into + field->offset);
		else
			unknown_key(bind, c->key, schema, node == bind->root);
	}
	return true;
}

static void
bind_struct(struct bind *bind, const struct conf_node *node,
	const struct conf_schema *schema, void *into)
{
	if (bind_keys(bind, node, schema, into))
		check_required(bind, node, schema);
}

void
conf_tree_bind(struct arena *arena, const struct conf_node *root,
	const struct conf_schema *schema, void *into, struct diag *diag)
{
	struct bind bind = { .arena = arena, .diag = diag, .root = root };

	bind_struct(&bind, root, schema, into);
}
