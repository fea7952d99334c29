/* stats - what --stats counts. */

#include "json.h"
#include "stats.h"

struct counter {
	struct str name;
	size_t count;
	struct counter *next;   /* in the order of making */
	struct counter *bucket; /* with the same hash */
};

struct stats_group {
	const char *name;
	struct stats_group *next;
	struct counter *first, **tail;
	size_t n, n_buckets; /* a power of two, or 0 */
	struct counter **buckets;
};

static struct counter **
bucket_of(const struct stats_group *group, struct str name)
{
	return &group->buckets[str_hash(name) & (group->n_buckets - 1)];
}

static void
grow_buckets(struct stats_group *group, struct arena *arena)
{
	group->n_buckets = size_max(16, 2 * group->n_buckets);
	group->buckets = ARENA_NEW(arena, struct counter *, group->n_buckets);
	for (struct counter *c = group->first; c; c = c->next) {
		struct counter **bucket = bucket_of(group, c->name);

		c->bucket = *bucket;
		*bucket = c;
	}
}

static struct stats_group *
find_group(struct stats *stats, const char *name)
{
	struct stats_group **at = &stats->groups;

	while (*at && strcmp((*at)->name, name) != 0)
		at = &(*at)->next;
	if (!*at) {
		*at = ARENA_NEW(stats->arena, struct stats_group, 1);
		(*at)->name = name;
		(*at)->tail = &(*at)->first;
	}
	return *at;
}

size_t *
stats_counter(struct stats *stats, const char *group_name, struct str name)
{
	struct stats_group *group = find_group(stats, group_name);
	struct counter *c, **bucket;

	if (group->n == group->n_buckets)
		grow_buckets(group, stats->arena);
	bucket = bucket_of(group, name);
	for (c = *bucket; c; c = c->bucket) {
		if (str_eq(c->name, name))
			return &c->count;
	}
	c = ARENA_NEW(stats->arena, struct counter, 1);
	c->name = name;
	c->bucket = *bucket;
	*bucket = *group->tail = c;
	group->tail = &c->next;
	group->n++;
	return &c->count;
}

/* Adds "name": count, behind a comma unless it is an object's first. */
static void
add_count(struct buf *out, struct str name, size_t count)
{
	if (out->ptr[out->len - 1] != '{')
		buf_add(out, STR(", "));
	json_quote(out, name);
	buf_add(out, STR(": "));
	buf_size(out, count);
}

static void
open_object(struct buf *out, const char *name)
{
	buf_add(out, STR(", "));
	json_quote(out, str_from_c(name));
	buf_add(out, STR(": {"));
}

static void
add_bad(const struct stats *stats, struct buf *out)
{
	open_object(out, "bad");
	for (size_t kind = 0; kind < DIAG_KINDS; kind++) {
		struct str name =
			str_from_c(diag_kind_name((enum diag_kind)kind));

		/* the classes of bad records always, so that readers of many
		 * runs find the same members; others when there is something */
		if (kind <= DIAG_ENCODING || stats->bad[kind])
			add_count(out, name, stats->bad[kind]);
	}
	buf_byte(out, '}');
}

void
stats_print(const struct stats *stats, struct buf *out)
{
	buf_byte(out, '{');
	add_count(out, STR("records_in"), stats->records_in);
	add_count(out, STR("records_out"), stats->records_out);
	add_count(out, STR("rejected"), stats->rejected);
	add_count(out, STR("changed"), stats->changed);
	add_count(out, STR("no_text"), stats->no_text);
	add_count(out, STR("blank"), stats->blank);
	add_count(out, STR("bytes_in"), stats->bytes_in);
	add_count(out, STR("bytes_out"), stats->bytes_out);
	add_bad(stats, out);
	add_count(out, STR("limited"), stats->limited);
	for (const struct stats_group *g = stats->groups; g; g = g->next) {
		open_object(out, g->name);
		for (const struct counter *c = g->first; c; c = c->next)
			add_count(out, c->name, c->count);
		buf_byte(out, '}');
	}
	buf_add(out, STR("}\n"));
}
