/* edit - replacements over a text. */

#include <stdlib.h>

#include "buf.h"
#include "edit.h"
#include "edit_pack.h"

void
edits_add(struct edits *edits, size_t beg, size_t end, struct str with,
	uint32_t rule)
{
	ARENA_ROOM(edits->arena, &edits->v, edits->n, &edits->cap);
	/* at holds the order of adding until the list is settled */
	edits->v[edits->n] = (struct edit){ beg, end, with, rule, edits->n };
	edits->n++;
}

static int
by_place(const void *left, const void *right)
{
	const struct edit *a = left, *b = right;

	if (a->beg != b->beg)
		return a->beg < b->beg ? -1 : 1;
	if ((a->beg == a->end) != (b->beg == b->end))
		return a->beg == a->end ? -1 : 1; /* insertions first */
	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	return (a->at > b->at) - (a->at < b->at);
}

static bool
is_sorted(const struct edits *edits)
{
	for (size_t i = 1; i < edits->n; i++) {
		if (by_place(&edits->v[i - 1], &edits->v[i]) > 0)
			return false;
	}
	return true;
}

void
edits_settle(struct edits *edits, struct str text)
{
	size_t n = 0, done = 0, old = 0, now = 0;

	if (edits->pack)
		return;
	for (size_t i = 0; i < edits->n; i++)
		edits->v[i].at = i;
	if (!is_sorted(edits))
		qsort(edits->v, edits->n, sizeof(*edits->v), by_place);
	for (size_t i = 0; i < edits->n; i++) {
		struct edit e = edits->v[i];

		if (e.beg < done) {
			if (e.end <= done)
				continue;
			e.beg = done;
		}
		if (text.ptr && str_eq(str_sub(text, e.beg, e.end), e.with))
			continue;
		now += e.beg - old;
		e.at = now;
		now += e.with.len;
		old = done = e.end;
		edits->v[n++] = e;
	}
	edits->n = n;
}

bool
edits_kept(const struct edits *edits, size_t len, struct kept *kept)
{
	while (!kept->last) {
		const struct edit *e = edits_next(edits, &kept->walk);

		kept->beg = kept->behind;
		kept->at = kept->at_behind;
		kept->end = e ? e->beg : len;
		kept->last = !e;
		if (e) {
			kept->behind = e->end;
			kept->at_behind = e->at + e->with.len;
		}
		if (kept->end > kept->beg)
			return true;
	}
	return false;
}

/* The last edit that begins before off (at or before with at_too); false when
 * there is none. */
static bool
edit_before(const struct edits *edits, size_t off, bool at_too, struct edit *e)
{
	size_t i;

	if (edits->pack)
		return edit_before_packed(edits, off + at_too, e);
	i = COUNT_BELOW(edits->v, edits->n, beg, off + at_too);
	if (i > 0)
		*e = edits->v[i - 1];
	return i > 0;
}

size_t
edits_length(const struct edits *edits, struct str text)
{
	struct edit last;

	if (!edit_before(edits, text.len, true, &last))
		return text.len;
	return last.at + last.with.len + (text.len - last.end);
}

struct str
edits_apply(const struct edits *edits, struct str text)
{
	size_t len = edits_length(edits, text), old = 0;
	uint8_t *dst = arena_alloc(edits->arena, len), *p = dst;
	struct edit_walk walk = { 0 };
	const struct edit *e;

	while ((e = edits_next(edits, &walk)) != NULL) {
		if (e->beg > old)
			memcpy(p, text.ptr + old, e->beg - old);
		p += e->beg - old;
		if (e->with.len)
			memcpy(p, e->with.ptr, e->with.len);
		p += e->with.len;
		old = e->end;
	}
	if (text.len > old)
		memcpy(p, text.ptr + old, text.len - old);
	return str_make(dst, len);
}

size_t
edits_map_start(const struct edits *edits, size_t off)
{
	struct edit e;

	if (!edit_before(edits, off, true, &e))
		return off;
	if (off < e.end || off == e.beg)
		return e.beg == e.end ? e.at + e.with.len : e.at;
	return e.at + e.with.len + (off - e.end);
}

size_t
edits_map_end(const struct edits *edits, size_t off)
{
	struct edit e;

	if (!edit_before(edits, off, false, &e))
		return off;
	if (off < e.end)
		return e.at + e.with.len;
	return e.at + e.with.len + (off - e.end);
}

bool
edits_around(const struct edits *edits, size_t off, struct edit *e)
{
	return edit_before(edits, off, false, e) && off < e->end;
}

/* Composing: text -first-> middle -second-> new text. An edit of first covers
 * [at, mid_end) of the middle text, one of second covers [beg, end) of it. */

static size_t
mid_end(const struct edit *e)
{
	return e->at + e->with.len;
}

/* Adds middle[beg, end) to out. *i is the first edit of first that ends
 * behind beg; it moves along. */
static void
add_middle(struct buf *out, const struct edits *first, struct str text,
	size_t *i, size_t beg, size_t end)
{
	while (beg < end) {
		const struct edit *e = &first->v[*i];
		size_t stop = *i < first->n ? size_min(e->at, end) : end;

		if (beg < stop) { /* verbatim text */
			const struct edit *before = *i ? e - 1 : NULL;
			size_t old =
				before ? before->end + beg - mid_end(before)
				       : beg;

			buf_add(out, str_sub(text, old, old + stop - beg));
			beg = stop;
			continue;
		}
		stop = size_min(mid_end(e), end);
		buf_add(out, str_sub(e->with, beg - e->at, stop - e->at));
		beg = stop;
		if (stop == mid_end(e))
			++*i;
	}
}

/* first->v[i0, i1) and second->v[j0, j1) overlap in a chain: one edit. */
static struct edit
merge(const struct edits *first, size_t i0, size_t i1,
	const struct edits *second, size_t j0, size_t j1, struct str text,
	struct arena *arena)
{
	const struct edit *f = &first->v[i0], *last = &first->v[i1 - 1];
	const struct edit *s = second->v;
	size_t beg = size_min(f->at, s[j0].beg);
	size_t end = size_max(mid_end(last), s[j1 - 1].end);
	struct edit e = { .rule = s[j1 - 1].rule };
	struct buf with = { 0 };
	size_t pos = beg, i = i0;

	for (size_t j = j0; j < j1; j++) {
		add_middle(&with, first, text, &i, pos, s[j].beg);
		buf_add(&with, s[j].with);
		pos = s[j].end;
		while (i < i1 && mid_end(&first->v[i]) <= pos)
			i++;
	}
	add_middle(&with, first, text, &i, pos, end);
	e.beg = f->beg - (f->at - beg);
	e.end = last->end + (end - mid_end(last));
	e.with = arena_str(arena, buf_str(&with));
	buf_free(&with);
	return e;
}

struct edits
edits_compose(const struct edits *first, const struct edits *second,
	struct str text, struct arena *arena)
{
	struct edits out = { .arena = arena };
	const struct edit *f = first->v, *s = second->v;
	size_t i = 0, j = 0;

	while (i < first->n || j < second->n) {
		size_t i0 = i, j0 = j, reach;

		if (j == second->n ||
			(i < first->n && mid_end(&f[i]) <= s[j].beg)) {
			edits_add(
				&out, f[i].beg, f[i].end, f[i].with, f[i].rule);
			i++;
			continue;
		}
		if (i == first->n || s[j].end <= f[i].at) {
			/* in verbatim text: only the offsets move */
			size_t old = i ? f[i - 1].end : 0;
			size_t mid = i ? mid_end(&f[i - 1]) : 0;

			edits_add(&out, old + s[j].beg - mid,
				old + s[j].end - mid, s[j].with, s[j].rule);
			j++;
			continue;
		}
		reach = size_max(mid_end(&f[i++]), s[j++].end);
		for (;;) {
			if (i < first->n && f[i].at < reach)
				reach = size_max(reach, mid_end(&f[i++]));
			else if (j < second->n && s[j].beg < reach)
				reach = size_max(reach, s[j++].end);
			else
				break;
		}
		edits_add(&out, 0, 0, str_make(NULL, 0), 0);
		out.v[out.n - 1] =
			merge(first, i0, i, second, j0, j, text, arena);
	}
	edits_settle(&out, text);
	return out;
}
