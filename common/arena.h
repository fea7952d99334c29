/*
 * arena - memory with one lifetime. Three arenas exist in a filter: program
 * (configuration and rules), record (reset after every record) and, inside a
 * call, a mark that gives back what the call took. Nothing is freed singly;
 * running out of memory is death, so nothing here returns NULL.
 */

#ifndef SAFI_ARENA_H
#define SAFI_ARENA_H

#include "buf.h"
#include "str.h"

struct arena_chunk;

/* A zeroed struct is an empty arena. */
struct arena {
	struct arena_chunk *chunk; /* newest first */
	uint8_t *cur, *end;        /* free bytes of the newest */
	bool large;                /* arena_large was called */
};

/* Takes the first megabytes of an empty arena at once, for the life of the
 * program, and what it takes later in the same way, but for very large blocks:
 * see proc_alloc_large. */
void arena_large(struct arena *arena);

/* size bytes, aligned for any type, not cleared. */
void *arena_alloc(struct arena *arena, size_t size);

/*
 * Grows, or shrinks, a block of this arena from old to size bytes; what it held
 * is kept as far as it fits. In place when it was the last one taken, else a
 * copy, for small blocks; a large one moves and leaves nothing behind, so that
 * a list of millions takes its own size. Pointers into the old place are void
 * in any case, and a block is not grown behind a mark that is newer than it.
 */
void *arena_grow(struct arena *arena, void *ptr, size_t old, size_t size);

/* Zeroed room for n values of a type. */
#define ARENA_NEW(arena, type, n)                                              \
	((type *)arena_zeroed((arena), (n), sizeof(type)))
void *arena_zeroed(struct arena *arena, size_t n, size_t size);

/*
 * Makes sure that v (a pointer to the vector's pointer), which holds n values
 * and has room for *cap, has room for one more; room doubles.
 *	ARENA_ROOM(arena, &list->v, list->n, &list->cap);
 *	list->v[list->n++] = value;
 */
#define ARENA_ROOM(arena, v, n, cap)                                           \
	((n) < *(cap) ? (void)0                                                \
		      : (void)(*(v) = arena_room(                              \
				       (arena), *(v), (cap), sizeof(**(v)))))
void *arena_room(struct arena *arena, void *ptr, size_t *cap, size_t size);

/* A copy of the bytes, and one with a NUL behind it. */
struct str arena_str(struct arena *arena, struct str s);
char *arena_cstr(struct arena *arena, struct str s);

/* Everything since the mark is given back. */
struct arena_mark {
	struct arena_chunk *chunk;
	uint8_t *cur;
};
struct arena_mark arena_mark(const struct arena *arena);
void arena_release(struct arena *arena, struct arena_mark mark);

/* Everything is given back; one chunk of at most 1 MiB stays for reuse, so a
 * giant record does not leave its memory behind. */
void arena_reset(struct arena *arena);

/* All memory goes; the arena is empty and can be used again. */
void arena_free(struct arena *arena);

#endif
