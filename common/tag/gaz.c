/* gaz - lists of names, matched word by word. */

#include "gaz_priv.h"

/* The key of a node: that of the node before it, 0 for the root, and the
 * word's hash. */
static inline uint64_t
node_key(uint64_t before, uint64_t hash)
{
	uint64_t key =
		(before * 0x9E3779B97F4A7C15u ^ hash) * 0xD6E8FEB86659FD93u;

	key ^= key >> 32;
	return key ? key : 1;
}

/* The node with a key, or the free place where it would be. */
static inline struct node *
node_at(const struct gaz *gaz, uint64_t key)
{
	size_t i = (size_t)key & gaz->mask;

	while (gaz->nodes[i].key && gaz->nodes[i].key != key)
		i = (i + 1) & gaz->mask;
	return &gaz->nodes[i];
}

static inline size_t
first_bit(const struct gaz *gaz, uint64_t hash)
{
	return (size_t)(hash >> 20) & gaz->first_mask;
}

static inline uint32_t
next_bit(uint64_t hash)
{
	return (uint32_t)1 << (hash >> 32 & 31);
}

static size_t
power_of_two(size_t least)
{
	size_t n = 64;

	while (n < least)
		n *= 2;
	return n;
}

/* Puts a name of n words in, one at least; the one that comes later counts. */
static void
insert(struct gaz *gaz, const struct gaz_entry *entry, const uint64_t *hashes,
	size_t n)
{
	size_t bit = first_bit(gaz, hashes[0]);
	uint64_t key = node_key(0, hashes[0]);
	struct node *node = node_at(gaz, key);

	gaz->firsts[bit / 8] |= (uint8_t)(1u << (bit & 7));
	node->key = key;
	for (size_t i = 1; i < n; i++) {
		node->next |= next_bit(hashes[i]);
		key = node_key(key, hashes[i]);
		node = node_at(gaz, key);
		node->key = key;
	}
	node->classes |= entry->classes;
	if (entry->label)
		node->entity = entry;
}

void
gaz_build(struct gaz *gaz)
{
	size_t words = gaz->hashes.len / sizeof(uint64_t), cap, bits;
	const uint64_t *hashes = (const void *)gaz->hashes.ptr;
	const uint8_t *counts = gaz->counts.ptr;

	cap = power_of_two(words + words / 2);
	bits = power_of_two(16 * gaz->counts.len);
	gaz->mask = cap - 1;
	gaz->first_mask = bits - 1;
	gaz->nodes = ARENA_NEW(gaz->arena, struct node, cap);
	gaz->firsts = ARENA_NEW(gaz->arena, uint8_t, bits / 8);
	gaz->known = ARENA_NEW(gaz->arena, struct gaz_known, MEMO_PLACES);
	for (const struct list *list = gaz->lists; list; list = list->next)
		for (size_t i = 0; i < list->n; i++) {
			insert(gaz, &list->v[i], hashes, *counts);
			hashes += *counts++;
		}
	buf_free(&gaz->hashes);
	buf_free(&gaz->counts);
}

static void
note_word(const struct node *node, const struct gaz_reading *reading,
	struct gaz_hit *hit)
{
	switch (reading->strip) {
	case GAZ_AS_IS:
		hit->own = node->classes;
		break;
	case GAZ_ARTICLE:
		hit->inner |= node->classes;
		break;
	default:
		if (!hit->bare)
			hit->bare_skip = reading->skip;
		hit->bare |= node->classes;
	}
}

/* Walks the trie from token i as far as it goes. Returns the bits of the words
 * that may follow the first. */
static uint32_t
walk(const struct gaz *gaz, const struct para *para, size_t i,
	const struct gaz_reading *reading, struct gaz_hit *hit)
{
	uint64_t key = node_key(0, reading->hash), hash;
	const struct node *first = node_at(gaz, key), *node = first;

	for (uint32_t n = 1; node->key; n++) {
		if (node->entity && n > hit->n) {
			hit->entity = node->entity;
			hit->n = n;
			hit->strip = reading->strip;
			hit->skip = reading->skip;
		}
		if (node->classes && n == 1)
			note_word(node, reading, hit);
		if (node->classes && n > 1 && n > hit->phrase_n) {
			hit->phrase = node->classes;
			hit->phrase_n = n;
			hit->phrase_skip = reading->skip;
		}
		if (i + n >= para->n)
			break;
		hash = para->v[i + n].hash;
		if (!(node->next & next_bit(hash)))
			break;
		key = node_key(key, hash);
		node = node_at(gaz, key);
	}
	return first->next;
}

static inline uint32_t
look_up(const struct gaz *gaz, const struct para *para, size_t i,
	const struct gaz_reading *reading, struct gaz_hit *hit)
{
	size_t bit = first_bit(gaz, reading->hash);

	return gaz->firsts[bit / 8] >> (bit & 7) & 1
		       ? walk(gaz, para, i, reading, hit)
		       : 0;
}

/* Looks token i up in every reading, on into the tokens behind it. */
static uint32_t
match(const struct gaz *gaz, const struct para *para, size_t i,
	struct gaz_hit *hit)
{
	const struct token *token = &para->v[i];
	struct gaz_reading readings[GAZ_READINGS];
	struct gaz_reading as_is = { token->hash, 0, GAZ_AS_IS };
	uint32_t next;
	size_t n;

	*hit = (struct gaz_hit){ 0 };
	next = look_up(gaz, para, i, &as_is, hit);
	if (token->kind != TOKEN_WORD ||
		(hit->own && letter(token->fold, 0) != GAZ_ALEF))
		return next;
	n = gaz_read_attached(token->fold, readings);
	for (size_t k = 0; k < n; k++)
		next |= look_up(gaz, para, i, &readings[k], hit);
	return next;
}

/* Looks up by itself a token that the memo does not hold; known is kept there
 * if it can be. */
static void
learn(const struct gaz *gaz, const struct para *para, size_t i,
	struct gaz_known *known)
{
	const struct token *token = &para->v[i];
	struct para alone = { .v = para->v + i, .n = 1 };

	known->next = match(gaz, &alone, 0, &known->hit);
	if (memo_keep(&known->key, token->fold))
		gaz->known[memo_place(token->hash)] = *known;
}

/* So many tokens ahead the memory is fetched. */
enum { AHEAD = 6 };

void
gaz_match(const struct gaz *gaz, const struct para *para, struct gaz_hit *hits)
{
	for (size_t i = 0; i < para->n; i++) {
		const struct token *token = &para->v[i];
		const struct gaz_known *known =
			&gaz->known[memo_place(token->hash)];
		struct gaz_known room;

		if (i + AHEAD < para->n)
			__builtin_prefetch(
				&gaz->known[memo_place(token[AHEAD].hash)]);
		if (!memo_holds(&known->key, token->fold)) {
			learn(gaz, para, i, &room);
			known = &room;
		}
		if (i + 1 < para->n && known->next & next_bit(token[1].hash))
			match(gaz, para, i, &hits[i]);
		else
			hits[i] = known->hit;
	}
}
