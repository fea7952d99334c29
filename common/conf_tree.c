/* conf_tree - questions about trees, and laying one over another. */

#include "conf_tree.h"
#include "sorted.h"

struct place
conf_node_place(const struct conf_node *node)
{
	return (struct place){ *node->file, node->line, node->column };
}

void
conf_node_wrong(
	struct diag *diag, const struct conf_node *node, const char *what)
{
	if (node->kind != CONF_NODE_BAD)
		diag_at(diag, DIAG_CONFIG, conf_node_place(node), "%s", what);
}

void
conf_node_no_map(struct diag *diag, const struct conf_node *node)
{
	bool glued = node->kind == CONF_NODE_TEXT && node->plain &&
		     str_find(node->text, 0, STR("://")) == STR_NONE &&
		     str_find_byte(node->text, 0, ':') != STR_NONE;

	conf_node_wrong(diag, node,
		glued ? "expected a mapping; a colon wants a space behind it"
		      : "expected a mapping");
}

struct conf_node *
conf_node_child(const struct conf_node *map, const char *key)
{
	struct str wanted = str_from_c(key);
	struct conf_node *child;

	for (child = map->first; child; child = child->next)
		if (str_eq(child->key->text, wanted))
			break;
	return child;
}

const struct conf_field *
conf_schema_field(const struct conf_schema *schema, struct str key)
{
	for (size_t i = 0; i < schema->n; i++) {
		const char *name = schema->fields[i].key;

		if (key.len && (uint8_t)name[0] == key.ptr[0] &&
			str_eq(str_from_c(name), key))
			return &schema->fields[i];
	}
	return NULL;
}

enum { FEW = 20 };

/* Nearly all mappings have few keys. */
static void
first_of_few(const struct str *names, size_t n, size_t *first)
{
	for (size_t i = 0; i < n; i++) {
		first[i] = 0;
		while (first[i] < i &&
			!(names[i].ptr && names[first[i]].ptr &&
				str_eq(names[first[i]], names[i])))
			first[i]++;
	}
}

static struct str
nth_name(const void *of, size_t i)
{
	return ((const struct str *)of)[i];
}

size_t *
conf_first_same(struct arena *arena, const struct str *names, size_t n)
{
	size_t *first = ARENA_NEW(arena, size_t, n);
	struct arena_mark mark = arena_mark(arena);
	struct sorted sorted;

	if (n <= FEW) {
		first_of_few(names, n, first);
		return first;
	}
	sorted = sorted_make(arena, n, nth_name, names);
	for (size_t i = 0; i < n; i++)
		first[i] = names[i].ptr ? sorted_find(&sorted, names[i]) : i;
	arena_release(arena, mark);
	return first;
}

const char *
conf_first_at(struct arena *arena, struct place first, struct place again)
{
	struct buf text = { 0 };
	const char *copy;

	if (str_eq(first.file, again.file))
		buf_printf(&text, " (first at line %zu)", first.line);
	else
		buf_printf(&text, " (first at " STR_FMT ":%zu)",
			STR_ARG(first.file), first.line);
	copy = arena_cstr(arena, buf_str(&text));
	buf_free(&text);
	return copy;
}

struct merge {
	struct arena *arena;  /* of the tree */
	struct arena scratch; /* of the merge */
	struct diag *diag;
};

static struct conf_node *merge_value(struct merge *merge,
	struct conf_node *base, struct conf_node *user,
	const struct conf_field *field);

/* What was merged is reported where the user wrote, who can change it. */
static void
move_place(struct conf_node *node, const struct conf_node *to)
{
	node->key = to->key;
	node->file = to->file;
	node->line = to->line;
	node->column = to->column;
}

static size_t
put_children(struct conf_node **v, const struct conf_node *parent)
{
	size_t n = 0;

	for (struct conf_node *c = parent->first; c; c = c->next)
		v[n++] = c;
	return n;
}

static void
set_children(struct conf_node *parent, struct conf_node **v, size_t n)
{
	struct conf_node **end = &parent->first;

	for (size_t i = 0; i < n; i++) {
		*end = v[i];
		end = &v[i]->next;
	}
	*end = NULL;
	parent->n = n;
}

/* What a child is known by: its key, or in a list the value of key id. */
static struct str
child_name(const struct conf_node *child, const char *id)
{
	const struct conf_node *named = child->key;

	if (id)
		named = child->kind == CONF_NODE_MAP
				? conf_node_child(child, id)
				: NULL;
	if (!named || named->kind != CONF_NODE_TEXT)
		return str_make(NULL, 0);
	return named->text;
}

/* Lays the children of user over those of base that are known by the same
 * name; others come behind. id is NULL for mappings. */
static void
lay_over(struct merge *merge, struct conf_node *base, struct conf_node *user,
	const struct conf_schema *schema, const char *id)
{
	struct arena *scratch = &merge->scratch;
	const struct conf_field element = { .type = CONF_STRUCT, .of = schema };
	size_t old = base->n, all = old + user->n, n = old, *first;
	struct conf_node **v = ARENA_NEW(scratch, struct conf_node *, all);
	struct str *names = ARENA_NEW(scratch, struct str, all);

	put_children(v + put_children(v, base), user);
	for (size_t i = 0; i < all; i++)
		names[i] = child_name(v[i], id);
	first = conf_first_same(scratch, names, all);
	for (size_t i = old; i < all; i++) {
		size_t at = first[i];

		/* the second of two with one id is no override: it comes
		 * behind, where binding finds it */
		if (at >= old || first[at] != at) {
			v[n++] = v[i];
			continue;
		}
		v[at] = merge_value(merge, v[at], v[i],
			id ? &element : conf_schema_field(schema, names[i]));
		first[at] = STR_NONE;
	}
	set_children(base, v, n);
}

static struct conf_node *
merge_children(struct merge *merge, struct conf_node *base,
	struct conf_node *user, const struct conf_schema *schema,
	const char *id)
{
	struct arena_mark mark = arena_mark(&merge->scratch);

	if (user->n > 0)
		lay_over(merge, base, user, schema, id);
	move_place(base, user);
	arena_release(&merge->scratch, mark);
	return base;
}

/* One string stands for a list of it. */
static struct conf_node *
as_list(struct merge *merge, struct conf_node *node)
{
	struct conf_node *list;

	if (node->kind != CONF_NODE_TEXT)
		return node;
	list = ARENA_NEW(merge->arena, struct conf_node, 1);
	list->kind = CONF_NODE_LIST;
	move_place(list, node);
	node->key = NULL;
	set_children(list, &node, 1);
	return list;
}

static struct conf_node *
append(struct conf_node *base, struct conf_node *user)
{
	struct conf_node **end = &base->first;

	while (*end)
		end = &(*end)->next;
	*end = user->first;
	base->n += user->n;
	move_place(base, user);
	return base;
}

static bool
both_are(const struct conf_node *a, const struct conf_node *b,
	enum conf_kind kind)
{
	return a->kind == kind && b->kind == kind;
}

/* What a field's value is that holds others: a list or a mapping. */
static enum conf_kind
holder_kind(const struct conf_field *field)
{
	switch (field->type) {
	case CONF_LIST:
		return CONF_NODE_LIST;
	case CONF_STRUCT:
	case CONF_SWITCHES:
		return CONF_NODE_MAP;
	default:
		return CONF_NODE_TEXT;
	}
}

/* A user's list that is none, or a mapping: base stays, or all that is called
 * by names of base would be reported as well, in a file without a fault. */
static bool
is_misfit(struct merge *merge, const struct conf_node *base,
	const struct conf_node *user, const struct conf_field *field)
{
	enum conf_kind kind = holder_kind(field);

	if (kind == CONF_NODE_TEXT || base->kind != kind || user->kind == kind)
		return false;
	if (kind == CONF_NODE_LIST)
		conf_node_wrong(merge->diag, user, "expected a list");
	else
		conf_node_no_map(merge->diag, user);
	return true;
}

/* Where the two do not fit together the user's stands, and binding says what
 * is wrong with it. field is NULL for a key that no schema knows. */
static struct conf_node *
merge_value(struct merge *merge, struct conf_node *base, struct conf_node *user,
	const struct conf_field *field)
{
	static const struct conf_schema any = { 0 };
	bool maps = both_are(base, user, CONF_NODE_MAP);
	bool lists = both_are(base, user, CONF_NODE_LIST);

	if (!field)
		return user;
	if (is_misfit(merge, base, user, field))
		return base;
	if (field->type == CONF_STRUCT && maps)
		return merge_children(merge, base, user, field->of, NULL);
	if (field->type == CONF_SWITCHES && maps)
		return merge_children(merge, base, user, &any, NULL);
	if (field->type == CONF_LIST && field->of->id && lists)
		return merge_children(
			merge, base, user, field->of, field->of->id);
	if (field->merge != CONF_APPEND)
		return user;
	if (field->type == CONF_TEXTS) {
		base = as_list(merge, base);
		user = as_list(merge, user);
	}
	return both_are(base, user, CONF_NODE_LIST) ? append(base, user) : user;
}

struct conf_node *
conf_tree_merge(struct arena *arena, struct conf_node *base,
	struct conf_node *user, const struct conf_schema *schema,
	struct diag *diag)
{
	struct merge merge = { .arena = arena, .diag = diag };
	struct conf_field root = { .type = CONF_STRUCT, .of = schema };

	base = merge_value(&merge, base, user, &root);
	arena_free(&merge.scratch);
	return base;
}
