/* gaz - lists of names, matched word by word. */

#include "gaz_priv.h"
#include "common/proc.h"

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

/* The node with a key, or the free place where it would be. The upper half of
 * the key says how far into the table, so that its size is any. */
static inline struct node *
node_at(const struct gaz *gaz, uint64_t key)
{
	size_t i = (size_t)((key >> 32) * gaz->cap >> 32);

	while (gaz->nodes[i].key && gaz->nodes[i].key != key)
		i = i + 1 < gaz->cap ? i + 1 : 0;
	return &gaz->nodes[i];
}

/* Where the bits of a hash are, and which. */
static inline size_t
bits_place(const struct gaz_bits *bits, uint64_t hash)
{
	return (size_t)(hash >> 12) & bits->mask;
}

static inline uint64_t
bits_of(uint64_t hash)
{
	return (uint64_t)1 << (hash & 63) | (uint64_t)1 << (hash >> 6 & 63);
}

static inline bool
bits_have(const struct gaz_bits *bits, uint64_t hash)
{
	return (~bits->v[bits_place(bits, hash)] & bits_of(hash)) == 0;
}

static inline void
bits_add(struct gaz_bits *bits, uint64_t hash)
{
	bits->v[bits_place(bits, hash)] |= bits_of(hash);
}

static inline uint64_t
next_bit(uint64_t hash)
{
	return (uint64_t)1 << (hash >> 32 & 63);
}

/* What seconds has of a node of two words. */
static inline uint64_t
pair_hash(uint64_t start, uint64_t hash)
{
	return start ^ hash;
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
	struct gaz_end *end;

	bits_add(&gaz->firsts, hashes[0]);
	node->key = key;
	for (size_t i = 1; i < n; i++) {
		node->next |= next_bit(hashes[i]);
		if (i == 1)
			bits_add(&gaz->seconds, pair_hash(key, hashes[i]));
		key = node_key(key, hashes[i]);
		node = node_at(gaz, key);
		node->key = key;
	}
	if (!node->end)
		node->end = ++gaz->n_ends;
	end = &gaz->ends[node->end];
	end->classes |= entry->classes;
	if (entry->label)
		end->entity = entry;
}

static struct gaz_bits
bits_new(struct arena *arena, size_t hashes)
{
	size_t n = power_of_two(hashes / 4 + 1); /* 16 bits each or more */

	return (struct gaz_bits){ ARENA_NEW(arena, uint64_t, n), n - 1 };
}

void
gaz_build(struct gaz *gaz)
{
	size_t words = gaz->hashes.len / sizeof(uint64_t);
	const uint64_t *hashes = (const void *)gaz->hashes.ptr;
	const uint8_t *counts = gaz->counts.ptr;

	gaz->cap = words + words / 2 + 1;
	if (gaz->cap > UINT32_MAX)
		proc_die_memory();
	gaz->nodes = ARENA_NEW(gaz->arena, struct node, gaz->cap);
	gaz->ends = ARENA_NEW(gaz->arena, struct gaz_end, gaz->counts.len + 1);
	gaz->firsts = bits_new(gaz->arena, gaz->counts.len);
	gaz->seconds = bits_new(gaz->arena, gaz->counts.len);
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
note_word(uint32_t classes, const struct gaz_reading *reading,
	struct gaz_hit *hit)
{
	switch (reading->strip) {
	case GAZ_AS_IS:
		hit->own = classes;
		break;
	case GAZ_ARTICLE:
		hit->inner |= classes;
		break;
	default:
		if (!hit->bare)
			hit->bare_skip = reading->skip;
		hit->bare |= classes;
	}
}

static void
note_start(struct gaz_starts *starts, uint64_t key)
{
	if (!starts->next)
		starts->key[0] = starts->key[1] = key;
	else if (starts->key[0] == starts->key[1] && starts->key[0])
		starts->key[1] = key;
	else
		starts->key[0] = starts->key[1] = 0;
}

/* The names of this end have n tokens, in this reading. */
static void
note_end(const struct gaz_end *end, uint8_t n,
	const struct gaz_reading *reading, struct gaz_hit *hit)
{
	if (end->entity && n > hit->n) {
		hit->entity = end->entity;
		hit->n = n;
		hit->strip = reading->strip;
		hit->skip = reading->skip;
	}
	if (end->classes && n == 1)
		note_word(end->classes, reading, hit);
	if (end->classes && n > 1 && n > hit->phrase_n) {
		hit->phrase = end->classes;
		hit->phrase_n = n;
		hit->phrase_skip = reading->skip;
	}
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
	starts->next |= node->next;
	for (uint8_t n = 1; node->key; n++) {
		if (node->end)
			note_end(&gaz->ends[node->end], n, reading, hit);
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
	if (bits_have(&gaz->firsts, reading->hash))
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
	*starts = (struct gaz_starts){ 0 };
	look_up(gaz, para, i, &as_is, hit, starts);
	if (token->kind == TOKEN_WORD &&
		!(hit->own && letter(token->fold, 0) != GAZ_ALEF))
		n = gaz_read_attached(token->fold, readings);
	for (size_t k = 0; k < n; k++)
		look_up(gaz, para, i, &readings[k], hit, starts);
	hit->begins = hit->entity || hit->phrase ||
		      ((hit->own | hit->bare | hit->inner) & gaz->begins);
	hit->leads = ((hit->own | hit->bare) & gaz->leads) != 0;
}

/* Looks up by itself a token that the memo does not hold, and keeps it. */
static void
learn(const struct gaz *gaz, const struct para *para, size_t i,
	struct gaz_known *known)
{
	struct para alone = { .v = para->v + i, .n = 1 };

	known->hash = para->v[i].hash;
	match(gaz, &alone, 0, &known->hit, &known->starts);
}

/* A name may go on with the word of this hash behind the one that is known. */
static inline bool
may_go_on(const struct gaz *gaz, const struct gaz_starts *starts, uint64_t hash)
{
	const uint64_t *key = starts->key;

	return starts->next & next_bit(hash) &&
	       (!(key[0] | key[1]) ||
		       bits_have(&gaz->seconds, pair_hash(key[0], hash)) ||
		       bits_have(&gaz->seconds, pair_hash(key[1], hash)));
}

/* What begins at token i. */
static inline void
find(const struct gaz *gaz, const struct para *para, size_t i,
	struct gaz_hit *hit)
{
	const struct token *token = &para->v[i];
	struct gaz_known *known = &gaz->known[memo_place(token->hash)];
	struct gaz_starts starts;

	if (known->hash != token->hash)
		learn(gaz, para, i, known);
	if (i + 1 < para->n && may_go_on(gaz, &known->starts, token[1].hash))
		match(gaz, para, i, hit, &starts);
	else
		*hit = known->hit;
}

void
gaz_match(const struct gaz *gaz, const struct para *para, struct gaz_hit *hits)
{
	enum { AHEAD = 6 }; /* so many tokens ahead the memory is fetched */

	for (size_t i = 0; i < para->n; i++) {
		if (i + AHEAD < para->n)
			__builtin_prefetch(&gaz->known[memo_place(
				para->v[i + AHEAD].hash)]);
		find(gaz, para, i, &hits[i]);
	}
}
