/* conf - configuration files: reading, extending, binding. */

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "conf_tree.h"
#include "proc.h"

/* What a file says of its size, which may be nothing. */
static size_t
size_of(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && st.st_size > 0 ? (size_t)st.st_size : 0;
}

/* All of a file into bytes, at most one byte more than is allowed; 0 or an
 * errno. */
static int
read_bytes(const char *file, struct buf *bytes)
{
	int fd = open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	int error = 0;
	size_t expected;

	if (fd < 0)
		return errno;
	expected = size_of(fd);
	while (bytes->len <= CONF_MAX_BYTES) {
		size_t room = CONF_MAX_BYTES + 1 - bytes->len;
		ssize_t n;

		room = size_min(room, bytes->len <= expected
					      ? expected + 1 - bytes->len
					      : 64 * KIB);
		n = read(fd, buf_reserve(bytes, room), room);
		if (n > 0) {
			bytes->len += (size_t)n;
		} else if (n == 0) {
			break;
		} else if (errno != EINTR) {
			error = errno;
			break;
		} else if (proc_signal()) {
			proc_end_by_signal(proc_signal());
		}
	}
	close(fd);
	return error;
}

/* The name of a file for as long as its tree lives. */
static const struct str *
keep_name(struct arena *arena, const char *file)
{
	struct str *name = ARENA_NEW(arena, struct str, 1);

	*name = str_from_c(arena_cstr(arena, str_from_c(file)));
	return name;
}

static struct conf_node *
load_tree(struct arena *arena, const char *file, struct diag *diag)
{
	const struct str *name = keep_name(arena, file);
	struct place place = { *name, 0, 0 };
	struct conf_node *root = NULL;
	struct buf bytes = { 0 };
	int error = read_bytes(file, &bytes);

	if (error)
		diag_at(diag, DIAG_CONFIG, place, "cannot read: %s",
			strerror(error));
	else if (bytes.len > CONF_MAX_BYTES)
		diag_at(diag, DIAG_CONFIG, place, "larger than %d MiB",
			CONF_MAX_BYTES / (int)MIB);
	else
		root = conf_tree_read(arena, name, buf_str(&bytes), diag);
	buf_free(&bytes);
	return root;
}

static bool
is_same_file(const char *a, const char *b)
{
	struct stat sa, sb;

	return stat(a, &sa) == 0 && stat(b, &sb) == 0 &&
	       sa.st_dev == sb.st_dev && sa.st_ino == sb.st_ino;
}

/* Takes what "extends" says out of a tree; NULL when it is not said. */
static struct conf_node *
take_extends(struct conf_node *root)
{
	struct conf_node **link = &root->first, *found;

	if (root->kind != CONF_NODE_MAP)
		return NULL;
	found = conf_node_child(root, "extends");
	if (!found)
		return NULL;
	while (*link != found)
		link = &(*link)->next;
	*link = found->next;
	root->n--;
	return found;
}

static void
cannot_extend(const struct conf_node *extends, struct diag *diag)
{
	diag_at(diag, DIAG_CONFIG, conf_node_place(extends->key),
		"there is nothing that this file could extend");
}

static void
mark_extended(struct conf_node *node)
{
	node->extended = true;
	if (node->kind != CONF_NODE_LIST && node->kind != CONF_NODE_MAP)
		return;
	for (struct conf_node *c = node->first; c; c = c->next)
		mark_extended(c);
}

/* The shipped file that others are laid over; NULL when it cannot be. */
static struct conf_node *
load_base(struct arena *arena, const char *file, struct diag *diag)
{
	struct conf_node *root = load_tree(arena, file, diag), *extends;

	if (!root)
		return NULL;
	extends = take_extends(root);
	if (extends)
		cannot_extend(extends, diag);
	if (root->kind == CONF_NODE_MAP) {
		mark_extended(root);
		return root;
	}
	conf_node_no_map(diag, root);
	return NULL;
}

/* The tree laid over the one that it extends, or itself. NULL when what it
 * extends cannot be used. */
static struct conf_node *
extend(struct arena *arena, struct conf_node *root, const char *extended,
	const struct conf_schema *schema, struct diag *diag)
{
	struct conf_node *extends = take_extends(root), *base;

	if (!extends)
		return root;
	if (!extended) {
		cannot_extend(extends, diag);
		return root;
	}
	if (extends->kind != CONF_NODE_TEXT ||
		!str_eq(extends->text, STR("default")))
		diag_at(diag, DIAG_CONFIG, conf_node_place(extends),
			"expected 'default': only the shipped file can be "
			"extended");
	base = load_base(arena, extended, diag);
	return base ? conf_tree_merge(arena, base, root, schema, diag) : NULL;
}

static bool
finish(struct conf *conf, struct conf_node *root, const char *extended,
	const struct conf_schema *schema, void *into, struct diag *diag)
{
	if (root)
		root = extend(conf->arena, root, extended, schema, diag);
	if (!root)
		return false;
	conf->root = root;
	conf_tree_bind(conf->arena, root, schema, into, diag);
	return true;
}

bool
conf_load(struct conf *conf, const char *file, const char *extended,
	const struct conf_schema *schema, void *into, struct diag *diag)
{
	size_t faults = diag->seen[DIAG_CONFIG];
	struct conf_node *root = load_tree(conf->arena, file, diag);

	if (extended && is_same_file(file, extended))
		extended = NULL;
	conf->file = arena_str(conf->arena, str_from_c(file));
	return finish(conf, root, extended, schema, into, diag) &&
	       diag->seen[DIAG_CONFIG] == faults;
}

bool
conf_parse(struct conf *conf, const char *name, struct str yaml,
	const struct conf_schema *schema, void *into, struct diag *diag)
{
	size_t faults = diag->seen[DIAG_CONFIG];
	const struct str *file = keep_name(conf->arena, name);
	struct conf_node *root = NULL;

	conf->file = *file;
	if (yaml.len > CONF_MAX_BYTES)
		diag_at(diag, DIAG_CONFIG, (struct place){ *file, 0, 0 },
			"larger than %d MiB", CONF_MAX_BYTES / (int)MIB);
	else
		root = conf_tree_read(conf->arena, file, yaml, diag);
	return finish(conf, root, NULL, schema, into, diag) &&
	       diag->seen[DIAG_CONFIG] == faults;
}
