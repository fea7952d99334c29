/*
 * Any bytes as a configuration: either it loads without a message, and is
 * then printed as YAML that loads to the same values and prints the same; or
 * something is said. Laid over itself it still loads. What stands behind the
 * first byte 0xFF is another configuration, over which the first is laid.
 */

#include <stdlib.h>

#include "common/conf_tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct leaf {
	struct conf_text id, text;
	struct conf_texts texts;
	size_t size;
	int word;
	bool flag;
};

struct branch {
	struct conf_text a;
	struct conf_list leaves, plain;
	struct leaf leaf;
};

struct tree {
	struct conf_list a;
	struct conf_switches b;
	struct branch c;
	struct leaf d;
	struct conf_texts e;
};

static const char *const words[] = { "a", "off", "other", NULL };

static const struct conf_field leaf_fields[] = {
	{ .key = "a", .type = CONF_TEXT, .offset = offsetof(struct leaf, id) },
	{ .key = "b",
		.type = CONF_TEXT,
		.offset = offsetof(struct leaf, text) },
	{ .key = "c",
		.type = CONF_TEXTS,
		.offset = offsetof(struct leaf, texts),
		.merge = CONF_APPEND },
	{ .key = "d",
		.type = CONF_SIZE,
		.offset = offsetof(struct leaf, size) },
	{ .key = "e",
		.type = CONF_WORD,
		.offset = offsetof(struct leaf, word),
		.words = words },
	{ .key = "f",
		.type = CONF_BOOL,
		.offset = offsetof(struct leaf, flag) },
};

static const struct conf_schema leaf_schema = { leaf_fields,
	COUNTOF(leaf_fields), sizeof(struct leaf), NULL };

static const struct conf_schema named_schema = { leaf_fields,
	COUNTOF(leaf_fields), sizeof(struct leaf), "a" };

static const struct conf_field branch_fields[] = {
	{ .key = "a",
		.type = CONF_TEXT,
		.offset = offsetof(struct branch, a),
		.required = true },
	{ .key = "b",
		.type = CONF_LIST,
		.offset = offsetof(struct branch, leaves),
		.of = &named_schema },
	{ .key = "c",
		.type = CONF_LIST,
		.offset = offsetof(struct branch, plain),
		.of = &leaf_schema,
		.merge = CONF_APPEND },
	{ .key = "d",
		.type = CONF_STRUCT,
		.offset = offsetof(struct branch, leaf),
		.of = &leaf_schema },
};

static const struct conf_schema branch_schema = { branch_fields,
	COUNTOF(branch_fields), sizeof(struct branch), "a" };

static const struct conf_field tree_fields[] = {
	{ .key = "a",
		.type = CONF_LIST,
		.offset = offsetof(struct tree, a),
		.of = &branch_schema },
	{ .key = "b",
		.type = CONF_SWITCHES,
		.offset = offsetof(struct tree, b) },
	{ .key = "c",
		.type = CONF_STRUCT,
		.offset = offsetof(struct tree, c),
		.of = &branch_schema },
	{ .key = "d",
		.type = CONF_STRUCT,
		.offset = offsetof(struct tree, d),
		.of = &leaf_schema },
	{ .key = "e", .type = CONF_TEXTS, .offset = offsetof(struct tree, e) },
};

static const struct conf_schema tree_schema = { tree_fields,
	COUNTOF(tree_fields), sizeof(struct tree), NULL };

static void
check(bool holds)
{
	if (!holds)
		abort();
}

static void
same_text(const struct conf_text *a, const struct conf_text *b)
{
	check(!a->s.ptr == !b->s.ptr);
	check(str_eq(a->s, b->s));
}

static void
same_texts(const struct conf_texts *a, const struct conf_texts *b)
{
	check(a->n == b->n && !a->v == !b->v);
	for (size_t i = 0; i < a->n; i++)
		same_text(&a->v[i], &b->v[i]);
}

static void
same_leaf(const struct leaf *a, const struct leaf *b)
{
	same_text(&a->id, &b->id);
	same_text(&a->text, &b->text);
	same_texts(&a->texts, &b->texts);
	check(a->size == b->size && a->word == b->word && a->flag == b->flag);
}

static void
same_leaves(const struct conf_list *a, const struct conf_list *b)
{
	const struct leaf *va = a->v, *vb = b->v;

	check(a->n == b->n && !va == !vb);
	for (size_t i = 0; i < a->n; i++)
		same_leaf(&va[i], &vb[i]);
}

static void
same_branch(const struct branch *a, const struct branch *b)
{
	same_text(&a->a, &b->a);
	same_leaves(&a->leaves, &b->leaves);
	same_leaves(&a->plain, &b->plain);
	same_leaf(&a->leaf, &b->leaf);
}

static void
same_tree(const struct tree *a, const struct tree *b)
{
	const struct branch *va = a->a.v, *vb = b->a.v;

	check(a->a.n == b->a.n && a->b.n == b->b.n);
	for (size_t i = 0; i < a->a.n; i++)
		same_branch(&va[i], &vb[i]);
	for (size_t i = 0; i < a->b.n; i++) {
		same_text(&a->b.v[i].name, &b->b.v[i].name);
		check(a->b.v[i].on == b->b.v[i].on);
	}
	same_branch(&a->c, &b->c);
	same_leaf(&a->d, &b->d);
	same_texts(&a->e, &b->e);
}

static void
round_trip(const struct conf *conf, const struct tree *tree, struct diag *diag)
{
	struct conf again = { .arena = conf->arena };
	struct tree other = { 0 };
	struct buf first = { 0 }, second = { 0 };

	conf_print(conf, &first);
	if (first.len <= 4 * MIB) {
		check(conf_parse(&again, "printed", buf_str(&first),
			&tree_schema, &other, diag));
		same_tree(tree, &other);
		conf_print(&again, &second);
		check(str_eq(buf_str(&first), buf_str(&second)));
	}
	buf_free(&first);
	buf_free(&second);
}

static bool
load(struct conf *conf, struct str yaml, struct diag *diag)
{
	struct tree tree = { 0 };
	size_t faults = diag->seen[DIAG_CONFIG];
	bool loaded =
		conf_parse(conf, "input", yaml, &tree_schema, &tree, diag);

	check(loaded == (faults == diag->seen[DIAG_CONFIG]));
	if (loaded)
		round_trip(conf, &tree, diag);
	return loaded;
}

/* True when the result binds without a fault. */
static bool
merge(struct arena *arena, struct str user, struct str base, struct diag *diag)
{
	static const struct str file = STR_INIT("merged");
	size_t faults = diag->seen[DIAG_CONFIG];
	struct conf conf = { .arena = arena };
	struct conf_node *over = conf_tree_read(arena, &file, user, diag);
	struct conf_node *under = conf_tree_read(arena, &file, base, diag);
	struct tree tree = { 0 };

	if (!over || !under)
		return false;
	conf.root = conf_tree_merge(arena, under, over, &tree_schema, diag);
	conf_tree_bind(arena, conf.root, &tree_schema, &tree, diag);
	if (faults != diag->seen[DIAG_CONFIG])
		return false;
	round_trip(&conf, &tree, diag);
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	struct buf sink = { 0 };
	struct diag diag = { .name = "fuzz", .sink = &sink };
	struct conf conf = { .arena = &arena };
	struct str user = str_make(data, size);
	size_t cut = str_find_byte(user, 0, 0xFF);

	if (cut != STR_NONE) {
		merge(&arena, str_sub(user, 0, cut), str_from(user, cut + 1),
			&diag);
		user = str_sub(user, 0, cut);
	}
	if (load(&conf, user, &diag))
		check(merge(&arena, user, user, &diag));
	buf_free(&sink);
	arena_free(&arena);
	return 0;
}
