/*
 * edit_pack - the edits of a long text, a few bytes each. A list of them is
 * read from its beginning, or from a step: one edit in so many has its place
 * noted.
 */

#include "edit_pack.h"
#include "proc.h"

enum {
	STEP = 32,       /* edits */
	FIRST = 4096,    /* bytes of a list, at first */
	NUMBER_MAX = 10, /* bytes of a number */
	NUMBERS = 4      /* of an edit */
};

/* What is known before an edit is read. */
struct step {
	size_t beg; /* where the edit begins, */
	size_t i;   /* which it is, and where it is written */
	size_t pos;
	size_t old, now; /* where the one before ends, in both texts */
};

struct edit_pack {
	/* of each edit: how far behind the last it begins, the bytes that it
	 * replaces, the bytes of its with, its rule; its with */
	uint8_t *bytes;
	size_t len, cap;
	size_t old, now; /* where the last ends */
	struct step *steps;
	size_t n_steps, cap_steps;
};

/* A number, seven bits a byte, the lowest first; all but the last byte have
 * the eighth. */
static uint8_t *
put_number(uint8_t *p, size_t n)
{
	for (; n >= 0x80; n >>= 7)
		*p++ = (uint8_t)(n | 0x80);
	*p++ = (uint8_t)n;
	return p;
}

static inline size_t
number(const uint8_t *bytes, size_t *pos)
{
	size_t n = bytes[*pos] & 0x7F;

	for (unsigned shift = 7; bytes[(*pos)++] & 0x80; shift += 7)
		n |= (size_t)(bytes[*pos] & 0x7F) << shift;
	return n;
}

static void
make_room(struct edit_pack *pack, struct arena *arena, size_t n)
{
	size_t cap = proc_size_add(pack->len, n);

	if (cap <= pack->cap)
		return;
	cap = size_max(size_max(cap, pack->cap + pack->cap / 2), FIRST);
	pack->bytes = arena_grow(arena, pack->bytes, pack->cap, cap);
	pack->cap = cap;
}

static void
add(struct edits *edits, size_t beg, size_t end, struct str with, uint32_t rule)
{
	struct edit_pack *pack = edits->pack;
	uint8_t *p;

	if (edits->n % STEP == 0) {
		ARENA_ROOM(edits->arena, &pack->steps, pack->n_steps,
			&pack->cap_steps);
		pack->steps[pack->n_steps++] = (struct step){ beg, edits->n,
			pack->len, pack->old, pack->now };
	}
	make_room(pack, edits->arena,
		proc_size_add(with.len, (size_t)NUMBERS * NUMBER_MAX));
	p = put_number(pack->bytes + pack->len, beg - pack->old);
	p = put_number(p, end - beg);
	p = put_number(p, with.len);
	p = put_number(p, rule);
	if (with.len)
		memcpy(p, with.ptr, with.len);
	pack->len = (size_t)(p - pack->bytes) + with.len;
	pack->now += beg - pack->old + with.len;
	pack->old = end;
	edits->n++;
}

void
edits_pack(struct edits *edits, const struct edits *more, size_t at)
{
	struct edit_walk walk = { 0 };
	const struct edit *e;

	if (!edits->pack)
		edits->pack = ARENA_NEW(edits->arena, struct edit_pack, 1);
	while ((e = edits_next(more, &walk)) != NULL)
		add(edits, at + e->beg, at + e->end, e->with, e->rule);
}

struct edits_mark
edits_mark(const struct edits *edits)
{
	const struct edit_pack *pack = edits->pack;

	if (!pack)
		return (struct edits_mark){ 0 };
	return (struct edits_mark){ edits->n, pack->len, pack->old, pack->now };
}

void
edits_release(struct edits *edits, struct edits_mark mark)
{
	struct edit_pack *pack = edits->pack;

	if (!pack)
		return;
	edits->n = mark.n;
	pack->len = mark.len;
	pack->old = mark.beg_end;
	pack->now = mark.at_end;
	pack->n_steps = (mark.n + STEP - 1) / STEP;
}

const struct edit *
edits_next_packed(const struct edits *edits, struct edit_walk *walk)
{
	const uint8_t *bytes = edits->pack->bytes;
	struct edit *e = &walk->unpacked; /* still the one before */
	size_t gap = number(bytes, &walk->pos);
	size_t len = number(bytes, &walk->pos);
	size_t with = number(bytes, &walk->pos);

	e->at += e->with.len + gap;
	e->beg = e->end + gap;
	e->end = e->beg + len;
	e->rule = (uint32_t)number(bytes, &walk->pos);
	e->with = str_make(bytes + walk->pos, with);
	walk->pos += with;
	walk->i++;
	return e;
}

bool
edit_before_packed(const struct edits *edits, size_t off, struct edit *e)
{
	const struct edit_pack *pack = edits->pack;
	size_t n = COUNT_BELOW(pack->steps, pack->n_steps, beg, off);
	const struct step *step;
	struct edit_walk walk = { 0 };
	const struct edit *next;

	if (n == 0)
		return false;
	step = &pack->steps[n - 1];
	walk.i = step->i;
	walk.pos = step->pos;
	walk.unpacked.end = step->old;
	walk.unpacked.at = step->now;
	while ((next = edits_next(edits, &walk)) != NULL && next->beg < off)
		*e = *next;
	return true;
}
