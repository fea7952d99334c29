/* arena - memory with one lifetime: a list of chunks, the newest in use. */

#include <stdlib.h>

#include "arena.h"
#include "proc.h"

/* Under ASan the bytes between blocks and behind the last are out of bounds, as
 * they are between blocks of malloc. */
#ifndef __has_feature
#define __has_feature(x) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
#include <sanitizer/asan_interface.h>
enum { BETWEEN = 64 }; /* an element of most arrays */
#else
#define ASAN_POISON_MEMORY_REGION(ptr, n) ((void)(ptr), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(ptr, n) ((void)(ptr), (void)(n))
enum { BETWEEN = 0 };
#endif

enum {
	ALIGNMENT = 16,
	CHUNK_FIRST = 64 * 1024,
	CHUNK_LARGE = 4 * 1024 * 1024, /* holds the shipped rules */
	CHUNK_KEPT = 1024 * 1024,      /* the largest that survives a reset */
	BLOCK_LARGE = 256 * 1024       /* a new chunk for it is for it alone */
};

struct arena_chunk {
	struct arena_chunk *older;
	uint8_t *end;
	bool alone; /* one block fills it, which grows and shrinks with it */
	_Alignas(ALIGNMENT) uint8_t bytes[];
};

/* What a block takes. */
static size_t
round_up(size_t size)
{
	size = proc_size_add(size, ALIGNMENT - 1 + BETWEEN);
	return size & ~(size_t)(ALIGNMENT - 1);
}

/* The block at ptr has so many bytes now, and nothing lies behind it up to
 * end. */
static void
set_bounds(uint8_t *ptr, size_t size, const uint8_t *end)
{
	ASAN_POISON_MEMORY_REGION(ptr, (size_t)(end - ptr));
	ASAN_UNPOISON_MEMORY_REGION(ptr, size);
}

static void
chunk_use(struct arena *arena, struct arena_chunk *chunk, size_t room)
{
	chunk->older = arena->chunk;
	chunk->end = chunk->bytes + room;
	arena->chunk = chunk;
	arena->cur = chunk->bytes;
	arena->end = chunk->end;
	set_bounds(arena->cur, 0, arena->end);
}

/* Chunks double, so the number of them stays small, up to a limit beyond
 * which doubling would waste more than it saves. */
static void
chunk_push(struct arena *arena, size_t size)
{
	bool alone = size >= (arena->large ? CHUNK_LARGE : BLOCK_LARGE);
	struct arena_chunk *chunk;
	size_t room = CHUNK_FIRST;

	if (arena->chunk)
		room = 2 * (size_t)(arena->chunk->end - arena->chunk->bytes);
	room = alone ? size : size_max(size, size_min(room, 64 * MIB));
	room = proc_size_add(sizeof(*chunk), room);
	chunk = arena->large && !alone ? proc_alloc_large(room)
				       : proc_alloc(room);
	chunk->alone = alone;
	chunk_use(arena, chunk, room - sizeof(*chunk));
}

/* The link to the chunk that holds this block alone, or NULL. */
static struct arena_chunk **
chunk_alone(struct arena *arena, const uint8_t *block)
{
	for (struct arena_chunk **link = &arena->chunk; *link;
		link = &(*link)->older) {
		if ((*link)->alone && (*link)->bytes == block)
			return link;
	}
	return NULL;
}

/* Gives the one block of a chunk another size. */
static void *
chunk_resize(struct arena *arena, struct arena_chunk **link, size_t size)
{
	size_t room = round_up(size);
	struct arena_chunk *chunk = *link;

	ASAN_UNPOISON_MEMORY_REGION(
		chunk->bytes, (size_t)(chunk->end - chunk->bytes));
	chunk = proc_realloc(chunk, proc_size_add(sizeof(*chunk), room));
	chunk->end = chunk->bytes + room;
	*link = chunk;
	if (arena->chunk == chunk)
		arena->cur = arena->end = chunk->end;
	set_bounds(chunk->bytes, size, chunk->end);
	return chunk->bytes;
}

void
arena_large(struct arena *arena)
{
	struct arena_chunk *chunk = proc_alloc_large(CHUNK_LARGE);

	chunk->alone = false;
	chunk_use(arena, chunk, CHUNK_LARGE - sizeof(*chunk));
	arena->large = true;
}

static void
chunk_pop(struct arena *arena)
{
	struct arena_chunk *chunk = arena->chunk;

	arena->chunk = chunk->older;
	ASAN_UNPOISON_MEMORY_REGION(
		chunk->bytes, (size_t)(chunk->end - chunk->bytes));
	free(chunk);
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	size_t room = round_up(size);
	uint8_t *ptr;

	if (!arena->chunk || room > (size_t)(arena->end - arena->cur))
		chunk_push(arena, room);
	ptr = arena->cur;
	arena->cur += room;
	set_bounds(ptr, size, arena->cur);
	return ptr;
}

void *
arena_grow(struct arena *arena, void *ptr, size_t old, size_t size)
{
	struct arena_chunk **link;
	uint8_t *beg = ptr;
	void *grown;

	if (old >= BLOCK_LARGE && (link = chunk_alone(arena, beg)) != NULL)
		return chunk_resize(arena, link, size);
	if (beg && beg + round_up(old) == arena->cur &&
		round_up(size) <= (size_t)(arena->end - beg)) {
		arena->cur = beg + round_up(size);
		set_bounds(beg, size, size < old ? arena->end : arena->cur);
		return ptr;
	}
	grown = arena_alloc(arena, size);
	if (old)
		memcpy(grown, ptr, size_min(old, size));
	return grown;
}

void *
arena_zeroed(struct arena *arena, size_t n, size_t size)
{
	size_t bytes = proc_size_mul(n, size);
	void *ptr = arena_alloc(arena, bytes);

	if (bytes) /* of an empty arena no bytes are NULL */
		memset(ptr, 0, bytes);
	return ptr;
}

void *
arena_room(struct arena *arena, void *ptr, size_t *cap, size_t size)
{
	size_t grown = proc_size_mul(size_max(*cap, 8), 2);

	ptr = arena_grow(arena, ptr, proc_size_mul(*cap, size),
		proc_size_mul(grown, size));
	*cap = grown;
	return ptr;
}

struct str
arena_str(struct arena *arena, struct str s)
{
	uint8_t *copy = arena_alloc(arena, s.len);

	if (s.len)
		memcpy(copy, s.ptr, s.len);
	return str_make(copy, s.len);
}

char *
arena_cstr(struct arena *arena, struct str s)
{
	char *copy = arena_alloc(arena, proc_size_add(s.len, 1));

	if (s.len)
		memcpy(copy, s.ptr, s.len);
	copy[s.len] = '\0';
	return copy;
}

struct arena_mark
arena_mark(const struct arena *arena)
{
	return (struct arena_mark){ arena->chunk, arena->cur };
}

void
arena_release(struct arena *arena, struct arena_mark mark)
{
	while (arena->chunk && arena->chunk != mark.chunk)
		chunk_pop(arena);
	arena->cur = mark.cur;
	arena->end = arena->chunk ? arena->chunk->end : NULL;
	if (arena->chunk)
		set_bounds(arena->cur, 0, arena->end);
}

void
arena_reset(struct arena *arena)
{
	struct arena_chunk *kept = NULL, *chunk;

	while ((chunk = arena->chunk) != NULL) {
		if (kept || chunk->end - chunk->bytes > CHUNK_KEPT) {
			chunk_pop(arena);
			continue;
		}
		kept = chunk; /* the newest that is small, most often the
				 largest such */
		arena->chunk = chunk->older;
	}
	if (kept) {
		kept->older = NULL;
		kept->alone = false;
	}
	arena->chunk = kept;
	arena->cur = kept ? kept->bytes : NULL;
	arena->end = kept ? kept->end : NULL;
	if (kept)
		set_bounds(arena->cur, 0, arena->end);
}

void
arena_free(struct arena *arena)
{
	while (arena->chunk)
		chunk_pop(arena);
	*arena = (struct arena){ 0 };
}
