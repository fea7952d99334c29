/* conf_bind - fills structs from a tree, as their tables say. */

#include <string.h>

#include "conf_tree.h"

struct bind {
	struct arena *arena;
	struct diag *diag;
	const struct conf_node *root;
	size_t structs; /* elements of lists so far */
};

static bool bind_keys(struct bind *bind, const struct conf_node *node,
	const struct conf_schema *schema, void *into);
static void bind_struct(struct bind *bind, const struct conf_node *node,
	const struct conf_schema *schema, void *into);
static void check_required(struct bind *bind, const struct conf_node *map,
	const struct conf_schema *schema);
static bool is_missing(const struct conf_node *map,
	const struct conf_schema *schema, const struct conf_field *field);

static void
wrong(struct bind *bind, const struct conf_node *node, const char *what)
{
	if (node->kind != CONF_NODE_BAD)
		diag_at(bind->diag, DIAG_CONFIG, conf_node_place(node), "%s",
			what);
}

/* Finding a near word costs more than the rest: not for the thousandth. */
static bool
wants_hint(const struct bind *bind)
{
	return bind->diag->seen[DIAG_CONFIG] < 100;
}

/* A null is no text; whoever means the word writes it in quotes. */
static bool
is_text(const struct conf_node *node)
{
	return node->kind == CONF_NODE_TEXT &&
	       !(node->plain &&
		       (node->text.len == 0 || str_eq(node->text, STR("~")) ||
			       str_eq(node->text, STR("null"))));
}

static struct conf_text
text_of(const struct conf_node *node)
{
	return (struct conf_text){ node->text, node->file, node->line,
		node->column };
}

static bool
bind_bool(struct bind *bind, const struct conf_node *node, bool *into)
{
	static const char words[][8] = { "false", "no", "off", "true", "yes",
		"on" };

	if (node->kind == CONF_NODE_TEXT && node->plain)
		for (size_t i = 0; i < COUNTOF(words); i++)
			if (str_eq(node->text, str_from_c(words[i]))) {
				*into = i >= COUNTOF(words) / 2;
				return true;
			}
	wrong(bind, node,
		node->kind == CONF_NODE_TEXT && !node->plain
			? "expected true or false without quotes"
			: "expected true or false");
	return false;
}

static void
bind_size(struct bind *bind, const struct conf_node *node, size_t *into)
{
	struct str s = node->text;

	if (!is_text(node)) {
		wrong(bind, node, "expected a number");
		return;
	}
	/* 010 is eight to some readers of YAML and ten to others */
	if (!node->plain || (s.len > 1 && s.ptr[0] == '0') ||
		!str_to_size(s, SIZE_MAX, into))
		diag_at(bind->diag, DIAG_CONFIG, conf_node_place(node),
			"expected a decimal number%s, not '" STR_FMT "'",
			node->plain ? "" : " without quotes", STR_ARG(s));
}

static bool
bind_text(
	struct bind *bind, const struct conf_node *node, struct conf_text *into)
{
	if (!is_text(node)) {
		wrong(bind, node, "expected text");
		return false;
	}
	*into = text_of(node);
	return true;
}

static struct str
nth_word(const void *of, size_t i)
{
	const char *const *words = of;

	return str_from_c(words[i]);
}

static void
unknown_word(struct bind *bind, const struct conf_node *node,
	const char *const *words, size_t n)
{
	struct str near = { NULL, 0 };
	struct buf known = { 0 };

	if (wants_hint(bind))
		near = diag_nearest(node->text, n, nth_word, words);
	for (size_t i = 0; i < n && !near.len; i++)
		buf_printf(&known, "%s%s", i ? ", " : "", words[i]);
	if (near.len)
		diag_at(bind->diag, DIAG_CONFIG, conf_node_place(node),
			"unknown value '" STR_FMT "'%s", STR_ARG(node->text),
			diag_hint(near).text);
	else
		diag_at(bind->diag, DIAG_CONFIG, conf_node_place(node),
			"unknown value '" STR_FMT "' (known: " STR_FMT ")",
			STR_ARG(node->text), STR_ARG(buf_str(&known)));
	buf_free(&known);
}

static void
bind_word(struct bind *bind, const struct conf_node *node,
	const char *const *words, int *into)
{
	size_t n;

	if (!is_text(node)) {
		wrong(bind, node, "expected a word");
		return;
	}
	for (n = 0; words[n]; n++)
		if (str_eq(node->text, str_from_c(words[n]))) {
			*into = (int)n;
			return;
		}
	unknown_word(bind, node, words, n);
}

static void
bind_texts(struct bind *bind, const struct conf_node *node,
	struct conf_texts *into)
{
	struct conf_text *v;
	size_t n = 0;

	if (is_text(node)) {
		into->v = ARENA_NEW(bind->arena, struct conf_text, 1);
		into->v[0] = text_of(node);
		into->n = 1;
		return;
	}
	if (node->kind != CONF_NODE_LIST) {
		wrong(bind, node, "expected text or a list of texts");
		return;
	}
	v = ARENA_NEW(bind->arena, struct conf_text, node->n);
	for (const struct conf_node *c = node->first; c; c = c->next)
		n += bind_text(bind, c, &v[n]);
	*into = (struct conf_texts){ v, n };
}

static void
bind_switches(struct bind *bind, const struct conf_node *node,
	struct conf_switches *into)
{
	struct conf_switch *v;
	size_t n = 0;

	if (node->kind != CONF_NODE_MAP) {
		wrong(bind, node, "expected a mapping");
		return;
	}
	v = ARENA_NEW(bind->arena, struct conf_switch, node->n);
	for (const struct conf_node *c = node->first; c; c = c->next) {
		if (!bind_bool(bind, c, &v[n].on))
			continue;
		v[n++].name = text_of(c->key);
	}
	*into = (struct conf_switches){ v, n };
}

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
		if (other && is_text(other))
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

	if (!id || !is_text(id) || !wants_hint(bind) || is_whole(one, schema))
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
	if (id && is_text(id) && id->text.len == 0)
		wrong(bind, id, "an id cannot be empty");
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
		wrong(bind, node, "expected a list");
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
	case CONF_BOOL:
		bind_bool(bind, node, at);
		break;
	case CONF_SIZE:
		bind_size(bind, node, at);
		break;
	case CONF_TEXT:
		(void)bind_text(bind, node, at);
		break;
	case CONF_WORD:
		bind_word(bind, node, field->words, at);
		break;
	case CONF_TEXTS:
		bind_texts(bind, node, at);
		break;
	case CONF_SWITCHES:
		bind_switches(bind, node, at);
		break;
	case CONF_STRUCT:
		bind_struct(bind, node, field->of, at);
		break;
	case CONF_LIST:
		bind_list(bind, node, field->of, at);
		break;
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
	struct str near = { NULL, 0 };

	if (wants_hint(bind))
		near = diag_nearest(key->text, schema->n + (is_root ? 1 : 0),
			nth_key, schema);
	diag_at(bind->diag, DIAG_CONFIG, conf_node_place(key),
		"unknown key '" STR_FMT "'%s", STR_ARG(key->text),
		diag_hint(near).text);
}

static bool
is_missing(const struct conf_node *map, const struct conf_schema *schema,
	const struct conf_field *field)
{
	struct str id = str_from_c(schema->id ? schema->id : "");
	bool is_id = schema->id && str_eq(str_from_c(field->key), id);

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
		wrong(bind, node, "expected a mapping");
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
