/* conf_read - a YAML file as a tree, by the events of libyaml. */

#include <string.h>
#include <yaml.h>

#include "conf_tree.h"
#include "proc.h"
#include "utf8.h"

/* A collection that is not closed yet. */
struct open {
	struct conf_node *node;
	struct conf_node **end; /* where its next child is linked */
	struct conf_node *key;  /* that waits for its value */
};

struct reader {
	struct arena *arena;
	struct arena scratch;
	const struct str *file;
	struct str yaml;
	struct diag *diag;
	struct conf_node *root;
	struct open *open; /* CONF_MAX_DEPTH, the outermost first */
	size_t depth, documents, values;
};

static struct place
mark_place(const struct reader *reader, yaml_mark_t mark)
{
	return (struct place){ *reader->file, mark.line + 1, mark.column + 1 };
}

/* Marks count characters. */
static bool
is_tab(const struct reader *reader, yaml_mark_t mark)
{
	size_t pos = 0;

	for (size_t i = 0; i < mark.index && pos < reader->yaml.len; i++)
		utf8_next(reader->yaml, &pos);
	return pos < reader->yaml.len && reader->yaml.ptr[pos] == '\t';
}

/* What libyaml says, and what mostly is behind it. */
static const struct {
	const char *problem, *hint;
} hints[] = {
	{ "mapping values are not allowed in this context",
		"; quote a text with a colon, indent keys alike" },
	{ "could not find expected ':'",
		"; a key's colon and a list's dash want a space behind them" },
	{ "did not find expected key",
		"; indent keys alike, quote a text with brackets or quotes" },
	{ "did not find expected ',' or ']'",
		"; a bracket is not closed, or a quote inside a text" },
	{ "did not find expected ',' or '}'",
		"; a brace is not closed, or a quote inside a text" },
	{ "found unexpected end of stream", "; a quote is not closed" },
	{ "found unknown escape character",
		"; a text with backslashes wants single quotes" },
	{ "found character that cannot start any token",
		"; a text that begins with it wants quotes" },
	{ "block sequence entries are not allowed in this context",
		"; a list's dashes stand on lines of their own" },
};

static const char *
hint_of(const char *problem)
{
	for (size_t i = 0; i < COUNTOF(hints); i++)
		if (strcmp(problem, hints[i].problem) == 0)
			return hints[i].hint;
	return "";
}

static void
syntax_fault(const struct reader *reader, const yaml_parser_t *parser)
{
	struct place place = mark_place(reader, parser->problem_mark);

	if (parser->error == YAML_MEMORY_ERROR)
		proc_die_memory();
	if (is_tab(reader, parser->problem_mark))
		diag_at(reader->diag, DIAG_CONFIG, place,
			"a tab, where YAML wants spaces");
	else if (parser->context)
		diag_at(reader->diag, DIAG_CONFIG, place,
			"%s (%s from line %zu)%s", parser->problem,
			parser->context, parser->context_mark.line + 1,
			hint_of(parser->problem));
	else
		diag_at(reader->diag, DIAG_CONFIG, place, "%s%s",
			parser->problem, hint_of(parser->problem));
}

/* Each key is kept once, so that what comes later need not think of it. */
static void
drop_duplicates(struct reader *reader, struct conf_node *map)
{
	struct arena_mark mark = arena_mark(&reader->scratch);
	struct conf_node **v, **end = &map->first;
	size_t n = map->n, *first;
	struct str *keys;

	if (n < 2)
		return;
	v = ARENA_NEW(&reader->scratch, struct conf_node *, n);
	keys = ARENA_NEW(&reader->scratch, struct str, n);
	for (size_t i = 0; i < n; i++) {
		v[i] = i ? v[i - 1]->next : map->first;
		keys[i] = v[i]->key->text;
	}
	first = conf_first_same(&reader->scratch, keys, n);
	for (size_t i = 0; i < n; i++) {
		struct place place = conf_node_place(v[i]->key);

		if (first[i] == i) {
			*end = v[i];
			end = &v[i]->next;
			continue;
		}
		map->n--;
		diag_at(reader->diag, DIAG_CONFIG, place,
			"duplicate key '" STR_FMT "' (first at line %u)",
			STR_ARG(keys[i]), v[first[i]]->key->line);
	}
	*end = NULL;
	arena_release(&reader->scratch, mark);
}

/* Gives a node its place in the tree; false when it can have none. */
static bool
add(struct reader *reader, struct conf_node *node)
{
	struct open *top;

	if (reader->depth == 0) {
		reader->root = node;
		return true;
	}
	top = &reader->open[reader->depth - 1];
	if (top->node->kind == CONF_NODE_MAP && !top->key) {
		top->key = node;
		if (node->kind == CONF_NODE_TEXT &&
			node->text.len <= CONF_MAX_KEY)
			return true;
		diag_at(reader->diag, DIAG_CONFIG, conf_node_place(node),
			"a key must be a text of at most %d bytes",
			CONF_MAX_KEY);
		return false;
	}
	node->key = top->key;
	top->key = NULL;
	*top->end = node;
	top->end = &node->next;
	top->node->n++;
	if (++reader->values <= CONF_MAX_VALUES)
		return true;
	diag_at(reader->diag, DIAG_CONFIG, conf_node_place(node),
		"more than %d values", CONF_MAX_VALUES);
	return false;
}

static struct conf_node *
make(struct reader *reader, enum conf_kind kind, yaml_mark_t mark)
{
	struct conf_node *node = ARENA_NEW(reader->arena, struct conf_node, 1);

	node->kind = kind;
	node->file = reader->file;
	node->line = (uint32_t)mark.line + 1;
	node->column = (uint32_t)(mark.column + 1) & 0xFFFFFF;
	return node;
}

static bool
open_node(struct reader *reader, enum conf_kind kind, yaml_mark_t mark)
{
	struct conf_node *node = make(reader, kind, mark);

	if (!add(reader, node))
		return false;
	if (reader->depth == CONF_MAX_DEPTH) {
		diag_at(reader->diag, DIAG_CONFIG, conf_node_place(node),
			"more than %d levels", CONF_MAX_DEPTH);
		return false;
	}
	reader->open[reader->depth++] =
		(struct open){ .node = node, .end = &node->first };
	return true;
}

static void
close_node(struct reader *reader)
{
	struct conf_node *node = reader->open[--reader->depth].node;

	if (node->kind == CONF_NODE_MAP)
		drop_duplicates(reader, node);
}

/* Anchors and tags are reported and else taken as if they were not there. */
static void
refuse(const struct reader *reader, yaml_mark_t mark, const void *anchor,
	const void *tag)
{
	struct place place = mark_place(reader, mark);

	if (anchor)
		diag_at(reader->diag, DIAG_CONFIG, place,
			"anchors are not supported");
	if (tag)
		diag_at(reader->diag, DIAG_CONFIG, place,
			"tags are not supported");
}

static bool
add_scalar(struct reader *reader, const yaml_event_t *event)
{
	struct conf_node *node =
		make(reader, CONF_NODE_TEXT, event->start_mark);

	refuse(reader, event->start_mark, event->data.scalar.anchor,
		event->data.scalar.tag);
	node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	node->text = arena_str(reader->arena,
		str_make(event->data.scalar.value, event->data.scalar.length));
	return add(reader, node);
}

static bool
add_alias(struct reader *reader, const yaml_event_t *event)
{
	diag_at(reader->diag, DIAG_CONFIG,
		mark_place(reader, event->start_mark),
		"aliases are not supported");
	return add(reader, make(reader, CONF_NODE_BAD, event->start_mark));
}

static bool
start_document(struct reader *reader, const yaml_event_t *event)
{
	if (reader->documents++ == 0)
		return true;
	diag_at(reader->diag, DIAG_CONFIG,
		mark_place(reader, event->start_mark),
		"more than one document");
	return false;
}

/* False when reading cannot go on. */
static bool
take(struct reader *reader, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		return start_document(reader, event);
	case YAML_ALIAS_EVENT:
		return add_alias(reader, event);
	case YAML_SCALAR_EVENT:
		return add_scalar(reader, event);
	case YAML_SEQUENCE_START_EVENT:
		refuse(reader, event->start_mark,
			event->data.sequence_start.anchor,
			event->data.sequence_start.tag);
		return open_node(reader, CONF_NODE_LIST, event->start_mark);
	case YAML_MAPPING_START_EVENT:
		refuse(reader, event->start_mark,
			event->data.mapping_start.anchor,
			event->data.mapping_start.tag);
		return open_node(reader, CONF_NODE_MAP, event->start_mark);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		close_node(reader);
		return true;
	default:
		return true;
	}
}

static bool
read_events(struct reader *reader, yaml_parser_t *parser)
{
	yaml_event_t event;
	bool more = true, end = false;

	while (more && !end) {
		if (!yaml_parser_parse(parser, &event)) {
			syntax_fault(reader, parser);
			return false;
		}
		more = take(reader, &event);
		end = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	return more;
}

/* A file of nothing is an empty mapping. */
static struct conf_node *
root_of(struct reader *reader)
{
	struct conf_node *root = reader->root;

	if (root && !(root->kind == CONF_NODE_TEXT && root->plain &&
			    root->text.len == 0))
		return root;
	return make(reader, CONF_NODE_MAP, (yaml_mark_t){ 0, 0, 0 });
}

struct conf_node *
conf_tree_read(struct arena *arena, const struct str *file, struct str yaml,
	struct diag *diag)
{
	struct reader reader = { .arena = arena, .file = file, .diag = diag };
	yaml_parser_t parser;
	bool ok;

	if (str_starts(yaml, STR("\xEF\xBB\xBF")))
		yaml = str_from(yaml, 3);
	reader.yaml = yaml;
	if (!conf_tree_check(file, yaml, diag))
		return NULL;
	if (!yaml_parser_initialize(&parser))
		proc_die_memory();
	reader.open = ARENA_NEW(&reader.scratch, struct open, CONF_MAX_DEPTH);
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, yaml.ptr, yaml.len);
	ok = read_events(&reader, &parser);
	yaml_parser_delete(&parser);
	arena_free(&reader.scratch);
	return ok ? root_of(&reader) : NULL;
}
