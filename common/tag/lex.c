/* lex - word lists in one table. */

#include "lex_priv.h"
#include "common/proc.h"
#include "common/uchar.h"

struct lex *
lex_new(struct arena *arena)
{
	struct lex *lex = ARENA_NEW(arena, struct lex, 1);

	lex->arena = arena;
	lex->cap = 8192;
	lex->slots = ARENA_NEW(arena, struct slot, lex->cap);
	lex->known = ARENA_NEW(arena, struct known, MEMO_PLACES);
	return lex;
}

struct slot *
lex_slot(const struct lex *lex, struct str word, uint64_t hash)
{
	size_t at = (size_t)hash & (lex->cap - 1);

	while (lex->slots[at].word.ptr &&
		(lex->slots[at].hash != hash ||
			!str_eq(lex->slots[at].word, word)))
		at = (at + 1) & (lex->cap - 1);
	return &lex->slots[at];
}

static void
grow(struct lex *lex)
{
	struct slot *old = lex->slots;
	size_t n = lex->cap;

	lex->cap = n * 2;
	lex->slots = ARENA_NEW(lex->arena, struct slot, lex->cap);
	for (size_t i = 0; i < n; i++) {
		if (old[i].word.ptr)
			*lex_slot(lex, old[i].word, old[i].hash) = old[i];
	}
}

struct slot *
lex_slot_add(struct lex *lex, struct str word)
{
	uint64_t hash = word_hash(word);
	struct slot *slot;

	if (lex->n * 4 >= lex->cap * 3)
		grow(lex);
	slot = lex_slot(lex, word, hash);
	if (!slot->word.ptr) {
		*slot = (struct slot){ .word = word, .hash = hash };
		lex->n++;
	}
	return slot;
}

/* The words of a folded phrase; returns how many. */
static size_t
cut_phrase(struct lex *lex, struct str fold, struct str **words)
{
	size_t n = 0, cap = 0;

	*words = NULL;
	for (size_t pos = 0, end; pos < fold.len; pos = end + 1) {
		end = str_find_byte(fold, pos, ' ');
		if (end == STR_NONE)
			end = fold.len;
		if (end == pos)
			continue;
		ARENA_ROOM(lex->arena, words, n, &cap);
		(*words)[n++] = str_sub(fold, pos, end);
	}
	*words = arena_grow(
		lex->arena, *words, cap * sizeof(**words), n * sizeof(**words));
	return n;
}

void
lex_add(struct lex *lex, struct str phrase, enum lex_class cls, unsigned flags,
	int64_t value, const void *data)
{
	struct str *words;
	size_t n = cut_phrase(
		lex, uchar_fold_str(phrase, lex->arena, NULL), &words);
	struct sense *sense;
	struct slot *slot;

	if (n == 0)
		return;
	slot = lex_slot_add(lex, words[0]);
	sense = ARENA_NEW(lex->arena, struct sense, 1);
	*sense = (struct sense){ .cls = (uint8_t)cls,
		.flags = (uint16_t)flags,
		.value = value,
		.data = data,
		.rest = words + 1,
		.n_rest = n - 1,
		.next = slot->sense };
	slot->sense = sense;
	if (n > 1)
		slot->follow |= follow_bit(word_hash(words[1]));
	else
		slot->classes |= LEX_BIT(cls);
	filter_add(&lex->meant, slot->hash);
}

void
lex_add_words(struct lex *lex, const char *words, enum lex_class cls,
	unsigned flags, int64_t value, const void *data)
{
	struct str all = str_from_c(words);
	size_t end;

	for (size_t pos = 0; pos < all.len; pos = end + 1) {
		uint8_t *word;

		end = str_find_byte(all, pos, ' ');
		if (end == STR_NONE)
			end = all.len;
		word = arena_alloc(lex->arena, end - pos + 1);
		for (size_t i = pos; i < end; i++)
			word[i - pos] = all.ptr[i] == '_' ? ' ' : all.ptr[i];
		lex_add(lex, str_make(word, end - pos), cls, flags, value,
			data);
	}
}
