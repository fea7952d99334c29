/*
 * match - many phrases looked for at one place: a trie. Nodes lie in the order
 * in which they were made, so that what only one phrase has lies in a row; most
 * have one child, which they know. Of those with more the children are found
 * by a hash table.
 */

#include "match.h"
#include "common/proc.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum {
	SLOTS = 64, /* at least */
	OWN = 6,    /* characters of a phrase that no other has, on average */
	BEGINS = 1024, /* phrases for which there is room: 4 KiB, so that all
			  tries of the rules stay in the nearest cache */
	ARTICLES = 512 /* the same for those that begin with an article */
};
#define NONE MATCH_NONE
#define MANY UINT32_MAX

/* Numbers of nodes are places in match->nodes; the first is the root, which is
 * no child. */
struct match_node {
	uint64_t next; /* characters behind it, by their low bits: spares a
			  search for the node */
	uint32_t from; /* the node before it */
	uint32_t cp : 31, word : 1; /* the character between them; whether it
				       is a letter */
	uint32_t only;              /* its child, 0 for none, MANY for more */
	uint32_t phrase;            /* the one that ends here, or NONE */
};

struct match_value {
	uint32_t value, next;
};

struct match *
match_new(struct arena *arena, const struct begin_chars *chars, size_t n,
	bool backward)
{
	struct match *match = ARENA_NEW(arena, struct match, 1);

	match->arena = arena;
	match->backward = backward;
	match->cap_nodes = proc_size_mul(n, OWN) + 1;
	match->nodes = arena_alloc(
		arena, proc_size_mul(match->cap_nodes, sizeof(*match->nodes)));
	match->nodes[match->n_nodes++] = (struct match_node){ .phrase = NONE };
	match->cap_slots = SLOTS;
	while (match->cap_slots < n)
		match->cap_slots *= 2;
	match->slots = ARENA_NEW(arena, uint32_t, match->cap_slots);
	begins_init(&match->begins, chars, arena, BEGINS, true, backward);
	if (!backward) {
		match->begins.article = ARENA_NEW(arena, struct begins, 1);
		begins_init(match->begins.article, chars, arena, ARTICLES, true,
			false);
	}
	return match;
}

/* The slot of a node's child, or the free one for it. */
static inline uint32_t *
child_slot(const struct match *match, uint32_t from, uint32_t cp)
{
	uint64_t hash = ((uint64_t)from << 21 ^ cp) * 0x9E3779B97F4A7C15u;
	size_t mask = match->cap_slots - 1, i = (size_t)(hash >> 40) & mask;

	for (; match->slots[i]; i = (i + 1) & mask) {
		const struct match_node *node = &match->nodes[match->slots[i]];

		if (node->from == from && node->cp == cp)
			break;
	}
	return &match->slots[i];
}

/* The number of a node's child, or 0. */
static inline uint32_t
child_find(const struct match *match, uint32_t from, uint32_t cp)
{
	const struct match_node *node = &match->nodes[from];

	if (!(node->next >> (cp & 63) & 1))
		return 0;
	if (node->only == MANY)
		return *child_slot(match, from, cp);
	return match->nodes[node->only].cp == cp ? node->only : 0;
}

static void
slot_put(struct match *match, uint32_t child)
{
	const struct match_node *node = &match->nodes[child];

	*child_slot(match, node->from, node->cp) = child;
	match->n_slots++;
}

static void
slots_grow(struct match *match)
{
	match->cap_slots *= 2;
	match->slots = ARENA_NEW(match->arena, uint32_t, match->cap_slots);
	match->n_slots = 0;
	for (uint32_t i = 1; i < match->n_nodes; i++)
		if (match->nodes[match->nodes[i].from].only == MANY)
			slot_put(match, i);
}

/* The number of a node's child, which is made if need be. */
static uint32_t
child_make(struct match *match, uint32_t from, uint32_t cp)
{
	uint32_t child = child_find(match, from, cp);
	struct match_node *parent;

	if (child)
		return child;
	child = (uint32_t)match->n_nodes;
	ARENA_ROOM(
		match->arena, &match->nodes, match->n_nodes, &match->cap_nodes);
	match->nodes[match->n_nodes++] = (struct match_node){
		.from = from, .cp = cp & 0x7FFFFFFF, .phrase = NONE
	};
	parent = &match->nodes[from];
	parent->next |= (uint64_t)1 << (cp & 63);
	if (!parent->only) {
		parent->only = child;
		return child;
	}
	if (4 * match->n_slots >= 3 * match->cap_slots - 8)
		slots_grow(match);
	if (parent->only != MANY) {
		uint32_t first = parent->only;

		parent->only = MANY;
		slot_put(match, first);
	}
	slot_put(match, child);
	return child;
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
	struct begin_start start = { .n = 0 };
	struct match_node *node;
	uint32_t last = 0, at = 0;

	while (match->backward ? pos > 0 : pos < phrase.len) {
		uint32_t cp =
			uchar_fold(match->backward ? utf8_prev(phrase, &pos)
						   : utf8_next(phrase, &pos));

		if (cp == 0 || (cp == ' ' && last == ' '))
			continue;
		at = child_make(match, at, cp);
		last = cp;
		if (start.n < COUNTOF(start.cps))
			start.cps[start.n++] = cp;
	}
	node = &match->nodes[at];
	if (at == 0 || node->phrase != NONE)
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

size_t
match_values(const struct match *match, uint32_t phrase, uint32_t *values)
{
	size_t n = 0;

	for (uint32_t at = match->newest[phrase]; at != NONE; n++) {
		if (values)
			values[n] = match->values[at].value;
		at = match->values[at].next;
	}
	return n;
}

void
match_first_bytes(const struct match *match, struct byteset *set)
{
	uint8_t bytes[4];

	for (size_t i = 1; i < match->n_nodes; i++) {
		const struct match_node *node = &match->nodes[i];

		if (node->from != 0)
			continue;
		/* only characters that nothing else folds to are asked for
		 * here, except for ASCII letters: their capitals */
		(void)utf8_put(bytes, node->cp);
		byteset_add(set, bytes[0]);
		if (node->cp >= 'a' && node->cp <= 'z')
			byteset_add(set, (uint8_t)(bytes[0] - 'a' + 'A'));
	}
}

uint64_t
match_lengths(const struct match *match, struct str text, size_t pos,
	uint32_t *phrases)
{
	uint64_t found = 0;
	uint32_t at = 0;

	for (unsigned n = 0; phrases && n < MATCH_LENGTHS; n++)
		phrases[n] = NONE;
	for (unsigned n = 1; n < MATCH_LENGTHS && pos < text.len; n++) {
		at = child_find(match, at, utf8_next(text, &pos));
		if (at == 0)
			break;
		if (match->nodes[at].phrase == NONE)
			continue;
		found |= (uint64_t)1 << n;
		if (phrases)
			phrases[n] = match->nodes[at].phrase;
	}
	return found;
}

/* The character at p folded, if it is one of U+0600-06FF, as nearly all are
 * that lead on in a trie; or 0. */
static inline uint32_t
quick_fold(const uint8_t *p)
{
	return (p[0] & 0xFC) == 0xD8
		       ? uchar_quick[begin_arabic(p[0], p[1])] & UCHAR_FOLD
		       : 0;
}

static inline uint32_t
read_on(bool backward, struct str text, size_t *pos, size_t limit)
{
	uint32_t cp = 0;

	if (backward && *pos - limit >= 2 &&
		(cp = quick_fold(text.ptr + *pos - 2)) != 0)
		*pos -= 2;
	else if (!backward && limit - *pos >= 2 &&
		 (cp = quick_fold(text.ptr + *pos)) != 0)
		*pos += 2;
	else if (backward)
		cp = begin_prev(text, pos, limit);
	else
		cp = begin_next(text, pos, limit);
	return cp;
}

void
match_begin(struct match_look *look, const struct match *match, struct str text,
	size_t pos, size_t limit)
{
	*look = (struct match_look){ match, text, pos, limit, match->nodes };
}

/* True when what was read ends (begins) a word, or is none: at *at, since marks
 * that belong to its last letter are read as well. */
static bool
at_boundary(const struct match_look *look, size_t *at)
{
	size_t pos;

	*at = look->pos;
	if (look->match->backward)
		return !look->node->word ||
		       !uchar_is_word(utf8_before(look->text, look->pos));
	while (*at < look->limit) {
		pos = *at;
		if (uchar_fold(utf8_next(look->text, &pos)) != 0)
			break;
		*at = pos;
	}
	return !look->node->word || !uchar_is_word(utf8_at(look->text, *at));
}

/* One character on; false where the trie ends. */
static bool
step(struct match_look *look)
{
	const struct match *match = look->match;
	uint32_t from = (uint32_t)(look->node - match->nodes), child;
	uint32_t cp =
		read_on(match->backward, look->text, &look->pos, look->limit);

	if (cp == 0)
		return false;
	child = child_find(match, from, cp);
	look->node = &match->nodes[child];
	return child != 0;
}

bool
match_next(struct match_look *look, uint32_t *phrase, size_t *at)
{
	while (step(look)) {
		*phrase = look->node->phrase;
		if (*phrase != NONE && at_boundary(look, at))
			return true;
	}
	return false;
}
