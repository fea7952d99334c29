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
bit_of(const struct gaz_bits *bits, uint64_t hash)
{
	return (size_t)(hash >> 20) & bits->mask;
}

static inline bool
may_have(const struct gaz_bits *bits, uint64_t hash)
{
	size_t bit = bit_of(bits, hash);

	return bits->v[bit / 8] >> (bit & 7) & 1;
}

static inline void
add_bit(struct gaz_bits *bits, uint64_t hash)
{
	size_t bit = bit_of(bits, hash);

	bits->v[bit / 8] |= (uint8_t)(1u << (bit & 7));
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
	uint64_t key = node_key(0, hashes[0]);
	struct node *node = node_at(gaz, key);

	add_bit(&gaz->firsts, hashes[0]);
	node->key = key;
	for (size_t i = 1; i < n; i++) {
		node->next |= next_bit(hashes[i]);
		key = node_key(key, hashes[i]);
		if (i == 1)
			add_bit(&gaz->seconds, key);
		node = node_at(gaz, key);
		node->key = key;
	}
	node->classes |= entry->classes;
	if (entry->label)
		node->entity = entry;
}

static struct gaz_bits
bits_new(struct arena *arena, size_t hashes)
{
	size_t n = power_of_two(16 * hashes);

	return (struct gaz_bits){ ARENA_NEW(arena, uint8_t, n / 8), n - 1 };
}

void
gaz_build(struct gaz *gaz)
{
	size_t words = gaz->hashes.len / sizeof(uint64_t);
	size_t cap = power_of_two(words + words / 2);
	const uint64_t *hashes = (const void *)gaz->hashes.ptr;
	const uint8_t *counts = gaz->counts.ptr;

	gaz->mask = cap - 1;
	gaz->nodes = ARENA_NEW(gaz->arena, struct node, cap);
	gaz->firsts = bits_new(gaz->arena, gaz->counts.len);
	gaz->seconds = bits_new(gaz->arena, gaz->counts.len);
	gaz->known = ARENA_NEW(gaz->arena, struct gaz_known, MEMO_PLACES);
	gaz->hits = ARENA_NEW(gaz->arena, struct gaz_hit, MEMO_PLACES);
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

static inline void
note_start(struct gaz_starts *starts, uint64_t key)
{
	if (starts->n < GAZ_STARTS)
		starts->key[starts->n] = key;
	starts->n++;
}

/* Walks the trie from token i as far as it goes. */
static void
walk(const struct gaz *gaz, const struct para *para, size_t i,
	const struct gaz_reading *reading, struct gaz_hit *hit,
	struct gaz_starts *starts)
{
	uint64_t key = node_key(0, reading->hash), hash;
	const struct node *node = node_at(gaz, key);

	if (node->next)
		note_start(starts, key);
	if (node->classes)
		note_word(node, reading, hit);
	for (uint8_t n = 1; node->key; n++) {
		if (node->entity && n > hit->n) {
			hit->entity = node->entity;
			hit->n = n;
			hit->strip = reading->strip;
			hit->skip = reading->skip;
		}
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
}

static inline void
look_up(const struct gaz *gaz, const struct para *para, size_t i,
	const struct gaz_reading *reading, struct gaz_hit *hit,
	struct gaz_starts *starts)
{
	if (may_have(&gaz->firsts, reading->hash))
		walk(gaz, para, i, reading, hit, starts);
}

/* Looks token i up in every reading, on into the tokens behind it. */
static void
match(const struct gaz *gaz, const struct para *para, size_t i,
	struct gaz_hit *hit, struct gaz_starts *starts)
{
	const struct token *token = &para->v[i];
	struct gaz_reading readings[GAZ_READINGS];
	struct gaz_reading as_is = { token->hash, 0, GAZ_AS_IS };
	size_t n = 0;

	*hit = (struct gaz_hit){ 0 };
	starts->n = 0;
	look_up(gaz, para, i, &as_is, hit, starts);
	if (token->kind == TOKEN_WORD &&
		!(hit->own && letter(token->fold, 0) != GAZ_ALEF))
		n = gaz_read_attached(token->fold, readings);
	for (size_t k = 0; k < n; k++)
		look_up(gaz, para, i, &readings[k], hit, starts);
	hit->busy = hit->entity ||
		    (hit->own | hit->bare | hit->inner | hit->phrase);
}

/* Looks up by itself a token that the memo does not hold. Returns its place
 * there, or where it does not fit known with hit. */
static const struct gaz_known *
learn(const struct gaz *gaz, const struct para *para, size_t i,
	struct gaz_known *known, struct gaz_hit *hit)
{
	static const struct gaz_hit nothing = { 0 };
	const struct token *token = &para->v[i];
	struct para alone = { .v = para->v + i, .n = 1 };
	size_t place = memo_place(token->hash);

	match(gaz, &alone, 0, hit, &known->starts);
	known->hit = hit;
	if (!memo_keep(&known->key, token->fold))
		return known;
	known->hit = hit->busy ? &gaz->hits[place] : &nothing;
	if (hit->busy)
		gaz->hits[place] = *hit;
	gaz->known[place] = *known;
	return &gaz->known[place];
}

/* A name may go on with the word of this hash behind the one that is known. */
static inline bool
may_go_on(const struct gaz *gaz, const struct gaz_starts *starts, uint64_t hash)
{
	bool may = starts->n > GAZ_STARTS;

	for (size_t k = 0; k < size_min(starts->n, GAZ_STARTS); k++)
		may |= may_have(&gaz->seconds, node_key(starts->key[k], hash));
	return may;
}

/* What begins at token i; its busy is only its own. */
static inline void
find(const struct gaz *gaz, const struct para *para, size_t i,
	struct gaz_hit *hit)
{
	const struct token *token = &para->v[i];
	const struct gaz_known *known = &gaz->known[memo_place(token->hash)];
	struct gaz_known room;

	if (!memo_holds(&known->key, token->fold))
		known = learn(gaz, para, i, &room, hit);
	if (i + 1 < para->n && may_go_on(gaz, &known->starts, token[1].hash))
		match(gaz, para, i, hit, &room.starts);
	else
		*hit = *known->hit;
}

void
gaz_match(const struct gaz *gaz, const struct para *para, struct gaz_hit *hits)
{
	enum { AHEAD = 6 }; /* so many tokens ahead the memory is fetched */
	bool before = false, busy;

	for (size_t i = 0; i < para->n; i++) {
		if (i + AHEAD < para->n)
			__builtin_prefetch(&gaz->known[memo_place(
				para->v[i + AHEAD].hash)]);
		find(gaz, para, i, &hits[i]);
		busy = hits[i].busy;
		hits[i].busy |= before;
		hits[i - (i > 0)].busy |= busy;
		before = busy;
	}
}
