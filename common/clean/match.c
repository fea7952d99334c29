/*
 * match - many phrases looked for at one place. The nodes of the trie lie in
 * one hash table, keyed by the number of the node before and the character
 * between them: a step of a look costs one place of memory.
 */

#include "match.h"
#include "common/proc.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum {
	ROOT = 1,
	NODES = 64, /* at least */
	OWN = 6,    /* characters of a phrase that no other has, on average */
	BEGINS = 1024, /* phrases for which there is room: 4 KiB, so that all
			  tries of the rules stay in the nearest cache */
	ARTICLES = 512 /* the same for those that begin with an article */
};
#define NONE MATCH_NONE

/* A zeroed node is a free slot. */
struct match_node {
	uint64_t next; /* characters behind it, by their low bits: spares a
			  search for the node */
	uint32_t from; /* the node before it */
	uint32_t cp : 31, word : 1; /* the character between them; whether it
				       is a letter */
	uint32_t number;
	uint32_t phrase; /* the one that ends here, or NONE */
};

struct match_value {
	uint32_t value, next;
};

struct match *
match_new(struct arena *arena, const struct begin_chars *chars, size_t n,
	bool backward)
{
	struct match *match = ARENA_NEW(arena, struct match, 1);
	size_t nodes = proc_size_mul(n, OWN);

	match->arena = arena;
	match->backward = backward;
	match->n_nodes = ROOT;
	match->cap_nodes = NODES;
	while (match->cap_nodes - match->cap_nodes / 4 < nodes)
		match->cap_nodes *= 2;
	match->nodes = ARENA_NEW(arena, struct match_node, match->cap_nodes);
	begins_init(&match->begins, chars, arena, BEGINS, true, backward);
	if (!backward) {
		match->begins.article = ARENA_NEW(arena, struct begins, 1);
		begins_init(match->begins.article, chars, arena, ARTICLES, true,
			false);
	}
	return match;
}

/* The node behind another, or the free slot for it. */
static struct match_node *
node_slot(const struct match *match, uint32_t from, uint32_t cp)
{
	uint64_t hash = ((uint64_t)from << 21 ^ cp) * 0x9E3779B97F4A7C15u;
	size_t mask = match->cap_nodes - 1, i = (size_t)(hash >> 40) & mask;

	while (match->nodes[i].number &&
		(match->nodes[i].from != from || match->nodes[i].cp != cp))
		i = (i + 1) & mask;
	return &match->nodes[i];
}

static void
nodes_grow(struct match *match)
{
	struct match_node *old = match->nodes;
	size_t n = match->cap_nodes;

	match->cap_nodes = 2 * n;
	match->nodes =
		ARENA_NEW(match->arena, struct match_node, match->cap_nodes);
	for (size_t i = 0; i < n; i++) {
		if (old[i].number)
			*node_slot(match, old[i].from, old[i].cp) = old[i];
	}
}

/* The node behind another; good until the next one is made. */
static struct match_node *
child_make(struct match *match, struct match_node *parent, uint32_t cp)
{
	uint32_t from = parent ? parent->number : ROOT;
	struct match_node *node;

	*(parent ? &parent->next : &match->next) |= (uint64_t)1 << (cp & 63);
	node = node_slot(match, from, cp);
	if (node->number)
		return node;
	if (4 * match->n_nodes >= 3 * match->cap_nodes) {
		nodes_grow(match);
		node = node_slot(match, from, cp);
	}
	*node = (struct match_node){ .from = from,
		.cp = cp & 0x7FFFFFFF,
		.number = (uint32_t)++match->n_nodes,
		.phrase = NONE };
	return node;
}

static bool
is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

uint32_t
match_phrase(struct match *match, struct str phrase)
{
	size_t pos = match->backward ? phrase.len : 0;
	struct match_node *node = NULL;
	struct begin_start start = { .n = 0 };
	uint32_t last = 0;

	while (match->backward ? pos > 0 : pos < phrase.len) {
		uint32_t cp =
			uchar_fold(match->backward ? utf8_prev(phrase, &pos)
						   : utf8_next(phrase, &pos));

		if (cp == 0 || (cp == ' ' && last == ' '))
			continue;
		node = child_make(match, node, cp);
		last = cp;
		if (start.n < COUNTOF(start.cps))
			start.cps[start.n++] = cp;
	}
	if (!node)
		return MATCH_NONE;
	if (node->phrase != NONE)
		return node->phrase;
	ARENA_ROOM(match->arena, &match->newest, match->n_phrases,
		&match->cap_phrases);
	match->newest[match->n_phrases] = NONE;
	node->phrase = (uint32_t)match->n_phrases++;
	node->word = uchar_is_word(last) && !is_digit(last);
	begins_add_start(&match->begins, &start, node->word);
	return node->phrase;
}

void
match_value(struct match *match, uint32_t phrase, uint32_t value)
{
	ARENA_ROOM(match->arena, &match->values, match->n_values,
		&match->cap_values);
	match->values[match->n_values] =
		(struct match_value){ value, match->newest[phrase] };
	match->newest[phrase] = (uint32_t)match->n_values++;
}

bool
match_add(struct match *match, struct str phrase, uint32_t value)
{
	uint32_t number = match_phrase(match, phrase);

	if (number != MATCH_NONE)
		match_value(match, number, value);
	return number != MATCH_NONE;
}

void
match_first_bytes(const struct match *match, struct byteset *set)
{
	uint8_t bytes[4];

	for (size_t i = 0; i < match->cap_nodes; i++) {
		const struct match_node *node = &match->nodes[i];

		if (!node->number || node->from != ROOT)
			continue;
		/* only characters that nothing else folds to are asked for
		 * here, except for ASCII letters: their capitals */
		(void)utf8_put(bytes, node->cp);
		byteset_add(set, bytes[0]);
		if (node->cp >= 'a' && node->cp <= 'z')
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
match_begin(struct match_look *look, const struct match *match, struct str text,
	size_t pos, size_t limit)
{
	*look = (struct match_look){ match, text, pos, limit, NULL, NONE, pos };
}

/* True when what was read ends (begins) a word, or is none. Marks that
 * belong to its last letter are read as well. */
static bool
at_boundary(struct match_look *look)
{
	size_t pos;

	look->at = look->pos;
	if (look->match->backward)
		return !look->node->word ||
		       !uchar_is_word(utf8_before(look->text, look->pos));
	while (look->at < look->limit) {
		pos = look->at;
		if (uchar_fold(utf8_next(look->text, &pos)) != 0)
			break;
		look->at = pos;
	}
	return !look->node->word ||
	       !uchar_is_word(utf8_at(look->text, look->at));
}

/* One character on; false where the trie ends. */
static bool
step(struct match_look *look)
{
	const struct match *match = look->match;
	const struct match_node *node = look->node;
	uint64_t next = node ? node->next : match->next;
	uint32_t cp =
		read_on(match->backward, look->text, &look->pos, look->limit);

	if (cp == 0 || !(next >> (cp & 63) & 1))
		return false;
	look->node = node_slot(match, node ? node->number : ROOT, cp);
	return look->node->number != 0;
}

bool
match_next(struct match_look *look, uint32_t *value, size_t *at)
{
	while (look->value == NONE) {
		if (!step(look))
			return false;
		if (look->node->phrase != NONE && at_boundary(look))
			look->value = look->match->newest[look->node->phrase];
	}
	*value = look->match->values[look->value].value;
	*at = look->at;
	look->value = look->match->values[look->value].next;
	return true;
}
