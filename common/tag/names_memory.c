/*
 * names_memory - surnames that a document has introduced: a person is named in
 * full once, and later by the surname. Most are one word; «العبد الله» and
 * «بن سلمان» are two.
 */

#include "names_rules.h"

/* The slot of a surname, taken or free; room is there. */
static uint64_t *
memory_slot(const struct names_memory *memory, uint64_t hash)
{
	size_t i = (size_t)hash & (memory->cap - 1);

	while (memory->v[i] && memory->v[i] != hash)
		i = (i + 1) & (memory->cap - 1);
	return &memory->v[i];
}

static void
memory_grow(struct names_memory *memory)
{
	struct names_memory old = *memory;

	memory->cap = old.cap ? 4 * old.cap : 64;
	memory->v = ARENA_NEW(memory->arena, uint64_t, memory->cap);
	for (size_t i = 0; i < old.cap; i++)
		if (old.v[i])
			*memory_slot(memory, old.v[i]) = old.v[i];
}

enum {
	FEW = 4, /* bytes of two letters */
	MORE = 6 /* and of three */
};

/* The last eight bytes of a token's word, the last one on top. */
static inline uint64_t
tail_of(struct str word)
{
	return word.len >= 8 ? str_load8(word.ptr + word.len - 8)
			     : str_load8(word.ptr) << (64 - 8 * word.len);
}

/* The bit of the last n bytes of a tail. */
static inline size_t
end_bit(uint64_t tail, size_t n)
{
	return (size_t)(((tail >> (64 - 8 * n)) + n) * 0x9E3779B97F4A7C15u >>
			53);
}

static inline bool
has_bit(const struct names_memory *memory, size_t bit)
{
	return memory->ends[bit / 64] >> bit % 64 & 1;
}

/* How many bytes at the end of a surname it is known by: a proclitic changes
 * none of them in any word that may be read as it. */
static inline size_t
known_by(struct str name)
{
	return name.len >= MORE ? MORE : size_min(name.len, FEW);
}

static void
remember(struct names_memory *memory, uint64_t hash, struct str first)
{
	size_t bit = end_bit(tail_of(first), known_by(first));
	uint64_t *slot;

	if (2 * memory->n >= memory->cap)
		memory_grow(memory);
	slot = memory_slot(memory, hash);
	memory->ends[bit / 64] |= (uint64_t)1 << bit % 64;
	memory->brief = memory->brief || first.len < MORE;
	memory->n += !*slot;
	*slot = hash;
}

/* The hash of a surname of two words. */
static uint64_t
pair_hash(uint64_t first, uint64_t second)
{
	return (first * 0x9E3779B97F4A7C15u ^ second) | 1;
}

void
surname_learn(const struct scan *scan, const struct found *found)
{
	size_t i = found->last - 1;
	const struct token *last = &scan->para->v[i];

	if (person_is_ordinal(scan, i))
		return; /* «إليزابيث الثانية» */

	if (scan_own(scan, i) & NAMES_STOP || /* «الله», «الدين» */
		scan_own(scan, i - 1) & NAMES_PARTICLE)
		remember(scan->memory, pair_hash(last[-1].hash, last->hash),
			last[-1].fold);
	else
		remember(scan->memory, last->hash, last->fold);
}

bool
surname_may_begin(const struct scan *scan, size_t i)
{
	const struct names_memory *memory = scan->memory;
	struct str word = scan->para->v[i].fold;
	uint64_t tail;

	if (scan->para->v[i].kind != TOKEN_WORD)
		return false;
	tail = tail_of(word);
	if (word.len >= MORE && has_bit(memory, end_bit(tail, MORE)))
		return true;
	return memory->brief &&
	       has_bit(memory, end_bit(tail, size_min(word.len, FEW)));
}

/* Tokens of the surname at i when its first word has this hash. */
static size_t
surname_length(const struct scan *scan, size_t i, uint64_t hash)
{
	const struct names_memory *memory = scan->memory;

	if (scan_is_word(scan, i + 1) &&
		*memory_slot(
			memory, pair_hash(hash, scan->para->v[i + 1].hash)))
		return 2;
	return *memory_slot(memory, hash) ? 1 : 0;
}

struct found
surname_known(const struct scan *scan, size_t i, enum gaz_strip *strip)
{
	const uint32_t names = NAMES_FAMILY | NAMES_MAYBE | NAMES_GIVEN |
			       NAMES_PARTICLE | NAMES_COMMON;
	const struct token *token = &scan->para->v[i];
	struct gaz_reading readings[GAZ_READINGS];
	struct found none = { 0 };
	size_t n, length;

	if (!surname_possible(scan, i) || scan_own(scan, i) & ~names)
		return none;
	n = gaz_read(token, readings);
	for (size_t k = 0; k < n; k++) {
		length = surname_length(scan, i, readings[k].hash);
		if (length == 0 || readings[k].strip == GAZ_ARTICLE)
			continue;
		if (scan_ends(scan, i, "ي") && scan_is_adjective_place(scan, i))
			return none;
		*strip = readings[k].strip;
		return (struct found){ i, i + length,
			gaz_begin(scan->para, token, readings[k].skip), "PER",
			"known-surname" };
	}
	return none;
}
