/*
 * match - many phrases looked for at one place. The edges of the trie lie in
 * one hash table, keyed by node and character; nodes are numbers.
 */

#include "match.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum {
	ROOT = 0,
	BEGINS = 1024 /* phrases for which there is room: 4 KiB, so that all
			 tries of the rules stay in the nearest cache */
};
#define NONE UINT32_MAX

struct match_edge {
	uint32_t from, cp;
	uint32_t to; /* ROOT: the slot is free */
};

struct match_node {
	uint64_t next;   /* characters behind it, by their low bits: spares a
			    search for the edge */
	uint32_t values; /* newest of the phrases that end here, or NONE */
	bool word;       /* they end in a letter */
};

struct match_value {
	uint32_t value, next;
};

struct match *
match_new(struct arena *arena, bool backward)
{
	struct match *match = ARENA_NEW(arena, struct match, 1);

	match->arena = arena;
	match->backward = backward;
	ARENA_ROOM(arena, &match->nodes, 0, &match->cap_nodes);
	match->nodes[match->n_nodes++] = (struct match_node){ 0, NONE, false };
	match->cap_edges = 64;
	match->edges = ARENA_NEW(arena, struct match_edge, match->cap_edges);
	begins_init(&match->begins, arena, BEGINS, true, backward);
	return match;
}

static struct match_edge *
edge_slot(const struct match *match, uint32_t from, uint32_t cp)
{
	uint64_t hash = ((uint64_t)from << 21 ^ cp) * 0x9E3779B97F4A7C15u;
	size_t mask = match->cap_edges - 1, i = (size_t)(hash >> 40) & mask;

	while (match->edges[i].to != ROOT &&
		(match->edges[i].from != from || match->edges[i].cp != cp))
		i = (i + 1) & mask;
	return &match->edges[i];
}

static void
edges_grow(struct match *match)
{
	struct match_edge *old = match->edges;
	size_t n = match->cap_edges;

	match->cap_edges = 2 * n;
	match->edges = ARENA_NEW(match->arena, struct match_edge, match->cap_edges);
	for (size_t i = 0; i < n; i++) {
		if (old[i].to != ROOT)
			*edge_slot(match, old[i].from, old[i].cp) = old[i];
	}
}

static uint32_t
child_make(struct match *match, uint32_t from, uint32_t cp)
{
	struct match_edge *edge = edge_slot(match, from, cp);

	if (edge->to != ROOT)
		return edge->to;
	if (2 * match->n_edges >= match->cap_edges) {
		edges_grow(match);
		edge = edge_slot(match, from, cp);
	}
	*edge = (struct match_edge){ from, cp, (uint32_t)match->n_nodes };
	match->n_edges++;
	ARENA_ROOM(
		match->arena, &match->nodes, match->n_nodes, &match->cap_nodes);
	match->nodes[match->n_nodes++] = (struct match_node){ 0, NONE, false };
	match->nodes[from].next |= (uint64_t)1 << (cp & 63);
	return edge->to;
}

static bool
is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

bool
match_add(struct match *match, struct str phrase, uint32_t value)
{
	size_t pos = match->backward ? phrase.len : 0;
	uint32_t node = ROOT, last = 0, key = 0;
	unsigned depth = 0;

	while (match->backward ? pos > 0 : pos < phrase.len) {
		uint32_t cp =
			uchar_fold(match->backward ? utf8_prev(phrase, &pos)
						   : utf8_next(phrase, &pos));

		if (cp == 0 || (cp == ' ' && last == ' '))
			continue;
		node = child_make(match, node, cp);
		last = cp;
		if (depth < BEGIN_DEPTH)
			key |= (uint32_t)begin_code(cp) << 8 * depth++;
	}
	if (node == ROOT)
		return false;
	ARENA_ROOM(match->arena, &match->values, match->n_values,
		&match->cap_values);
	match->values[match->n_values] =
		(struct match_value){ value, match->nodes[node].values };
	match->nodes[node].values = (uint32_t)match->n_values++;
	match->nodes[node].word = uchar_is_word(last) && !is_digit(last);
	begins_add(&match->begins, key, depth, match->nodes[node].word);
	return true;
}

void
match_first_bytes(const struct match *match, struct byteset *set)
{
	uint8_t bytes[4];

	for (size_t i = 0; i < match->cap_edges; i++) {
		const struct match_edge *edge = &match->edges[i];

		if (edge->to == ROOT || edge->from != ROOT)
			continue;
		/* only characters that nothing else folds to are asked for
		 * here, except for ASCII letters: their capitals */
		(void)utf8_put(bytes, edge->cp);
		byteset_add(set, bytes[0]);
		if (edge->cp >= 'a' && edge->cp <= 'z')
			byteset_add(set, (uint8_t)(bytes[0] - 'a' + 'A'));
	}
}

static inline uint32_t
read_on(bool backward, struct str text, size_t *pos, size_t limit)
{
	return backward ? begin_prev(text, pos, limit)
			: begin_next(text, pos, limit);
}

void
match_begin(struct match_look *look, const struct match *match,
	struct str text, size_t pos, size_t limit)
{
	*look = (struct match_look){ match, text, pos, limit, ROOT, NONE, pos };
}

/* True when what was read ends (begins) a word, or is none. Marks that
 * belong to its last letter are read as well. */
static bool
at_boundary(struct match_look *look)
{
	size_t pos;

	look->at = look->pos;
	if (look->match->backward)
		return !look->match->nodes[look->node].word ||
		       !uchar_is_word(utf8_before(look->text, look->pos));
	while (look->at < look->limit) {
		pos = look->at;
		if (uchar_fold(utf8_next(look->text, &pos)) != 0)
			break;
		look->at = pos;
	}
	return !look->match->nodes[look->node].word ||
	       !uchar_is_word(utf8_at(look->text, look->at));
}

/* One character on; false where the trie ends. */
static bool
step(struct match_look *look)
{
	const struct match *match = look->match;
	uint32_t cp =
		read_on(match->backward, look->text, &look->pos, look->limit);

	if (cp == 0 || !(match->nodes[look->node].next >> (cp & 63) & 1))
		return false;
	look->node = edge_slot(match, look->node, cp)->to;
	return look->node != ROOT;
}

bool
match_next(struct match_look *look, uint32_t *value, size_t *at)
{
	while (look->value == NONE) {
		if (!step(look))
			return false;
		if (look->match->nodes[look->node].values != NONE &&
			at_boundary(look))
			look->value = look->match->nodes[look->node].values;
	}
	*value = look->match->values[look->value].value;
	*at = look->at;
	look->value = look->match->values[look->value].next;
	return true;
}
