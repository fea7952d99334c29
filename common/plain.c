/*
 * plain - one document of plain text through a filter, whole or, where the
 * filter can take it so, in pieces. A line that is not
 * valid UTF-8 must not stop the rest: the filter sees it masked as so many
 * LFs, no edit may touch it, and its own bytes are written.
 */

#include "byteset.h"
#include "proc.h"
#include "run.h"
#include "utf8.h"

struct masks {
	struct masked *v;
	size_t n, cap;
};

static void
report(struct run *run, size_t line, size_t byte)
{
	struct place place = run->in.place;

	place.line = line;
	diag_at(run->diag, DIAG_UTF8, place, "invalid UTF-8 at byte %zu (%s)",
		byte + 1,
		run->set->strict            ? "stopped"
		: run->rejects_sink.fd >= 0 ? "rejected"
					    : "kept as it is");
	run->stats.bad[DIAG_UTF8]++;
	run->some_bad = true;
}

/* Finds the lines that are not valid, behind so many others; the first is
 * enough with --strict. */
static struct masks
find_masks(struct run *run, struct str bytes, size_t number)
{
	struct masks masks = { 0 };
	size_t pos = 0;
	struct str line;

	if (utf8_valid(bytes) == bytes.len)
		return masks;
	while (str_line(bytes, &pos, &line)) {
		size_t beg = (size_t)(line.ptr - bytes.ptr);
		size_t valid = utf8_valid(line);

		number++;
		if (valid == line.len)
			continue;
		report(run, number, valid);
		ARENA_ROOM(&run->arena, &masks.v, masks.n, &masks.cap);
		masks.v[masks.n++] = (struct masked){ beg, beg + line.len };
		if (run->set->strict)
			break;
	}
	return masks;
}

static struct str
mask(struct str bytes, const struct masks *masks, struct arena *arena)
{
	uint8_t *copy = arena_alloc(arena, bytes.len);

	if (bytes.len)
		memcpy(copy, bytes.ptr, bytes.len);
	for (size_t i = 0; i < masks->n; i++)
		memset(copy + masks->v[i].beg, '\n',
			masks->v[i].end - masks->v[i].beg);
	return str_make(copy, bytes.len);
}

/* An edit can be confined to what is around a masked line when all that it
 * puts there is white space. */
static bool
is_blank(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] > ' ')
			return false;
	}
	return true;
}

/* Where a cut from beg has to end so that a line can begin at line. */
static size_t
end_before(struct str text, size_t beg, size_t line)
{
	size_t end = line;

	if (beg == 0 || text.ptr[beg - 1] == '\n' || end == 0)
		return end;
	end--;
	if (end > 0 && text.ptr[end - 1] == '\r')
		end--;
	return end;
}

/* Where a cut to end has to end behind a masked line, which has a line end of
 * its own: it takes the one that was to stay. */
static size_t
end_behind(struct str text, size_t end)
{
	if (end + 1 < text.len && text.ptr[end] == '\r' &&
		text.ptr[end + 1] == '\n')
		end++;
	return end + (end < text.len && text.ptr[end] == '\n');
}

/*
 * Takes the masked lines out of the edits; both lists ascend. To a filter they
 * are empty lines, so a cut beside one easily reaches over it: it becomes cuts
 * on both sides. Another edit that touches one is dropped.
 */
static void
spare_masked(struct edits *edits, const struct masks *masks, struct str text)
{
	struct edits spared = { .arena = edits->arena };
	struct edit_walk walk = { 0 };
	const struct edit *next;
	size_t m = 0;

	while ((next = edits_next(edits, &walk)) != NULL) {
		struct edit e = *next;
		bool blank = is_blank(e.with), whole = true;

		while (m < masks->n && masks->v[m].end < e.beg)
			m++;
		for (; m < masks->n && masks->v[m].beg < e.end; m++) {
			size_t end = end_before(text, e.beg, masks->v[m].beg);

			if (blank && e.beg < end)
				edits_cut(&spared, e.beg, end, e.rule);
			e.beg = masks->v[m].end + 1;
			whole = false;
			if (e.end <= e.beg)
				break;
		}
		if (whole)
			edits_add(&spared, e.beg, e.end, e.with, e.rule);
		else if (blank && e.beg < e.end)
			edits_cut(&spared, e.beg, end_behind(text, e.end),
				e.rule);
	}
	edits_settle(&spared, text);
	*edits = spared;
}

static void
reject_line(struct run *run, struct str line)
{
	out_add(&run->rejects, line);
	out_byte(&run->rejects, '\n');
	out_line_end(&run->rejects);
}

/* The lines that are not valid go to the rejects; for the filter they are no
 * lines to write any more. */
static void
reject_lines(struct run *run, struct doc *doc)
{
	for (size_t i = 0; i < doc->n_masked; i++) {
		struct masked m = doc->masked[i];

		reject_line(run, str_sub(doc->bytes, m.beg, m.end));
	}
	doc->n_masked = 0;
}

/* With --strict the document ends before the first line that is not valid. */
static void
stop_at(struct run *run, struct doc *doc, struct masks *masks)
{
	struct masked m = masks->v[0];

	run->stopped = true;
	if (run->rejects_sink.fd >= 0)
		reject_line(run, str_sub(doc->bytes, m.beg, m.end));
	doc->bytes = doc->text = str_sub(doc->bytes, 0, m.beg);
	doc->more = false;
	masks->n = 0;
}

/* Takes the rejected lines out of the text, with their line ends. */
static void
cut_lines(struct doc *doc, const struct masks *masks)
{
	for (size_t i = 0; i < masks->n; i++) {
		struct masked m = masks->v[i];

		edits_cut(&doc->edits, m.beg,
			size_min(m.end + 1, doc->bytes.len), 0);
	}
	edits_settle(&doc->edits, str_make(NULL, 0));
}

static void
write_text(struct run *run, struct doc *doc, const struct masks *masks)
{
	struct edit_walk walk = { 0 };
	const struct edit *e;
	size_t old = 0;

	edits_settle(&doc->edits, doc->text);
	if (masks->n > 0)
		spare_masked(&doc->edits, masks, doc->text);
	run->stats.changed += doc->edits.n > 0;
	if (run->rejects_sink.fd >= 0)
		cut_lines(doc, masks);
	while ((e = edits_next(&doc->edits, &walk)) != NULL) {
		out_add(&run->out, str_sub(doc->bytes, old, e->beg));
		out_add(&run->out, e->with);
		old = e->end;
	}
	out_add(&run->out, str_from(doc->bytes, old));
}

/* A document, or a piece of one behind so many lines, through the filter and
 * out. */
static void
treat(struct run *run, struct doc *doc, size_t lines)
{
	struct masks masks = find_masks(run, doc->bytes, lines);

	doc->text = doc->bytes;
	if (run->set->strict && masks.n > 0)
		stop_at(run, doc, &masks);
	if (masks.n > 0)
		doc->text = mask(doc->bytes, &masks, &run->arena);
	doc->masked = masks.v;
	doc->n_masked = masks.n;
	if (run->rejects_sink.fd >= 0)
		reject_lines(run, doc);
	if (run->filter->run(run->state, &run->env, doc) == DOC_DONE)
		write_text(run, doc, &masks);
	out_line_end(&run->out);
}

static void
run_whole(struct run *run, struct doc *doc)
{
	struct buf buf = { 0 };

	if (in_whole(&run->in, &buf, SIZE_MAX) == IN_LINE && !run->in.failed) {
		doc->bytes = buf_str(&buf);
		doc->place = run->in.place;
		run->stats.records_in++;
		treat(run, doc, 0);
		run->stats.records_out++;
	}
	buf_free(&buf);
}

static void
run_pieces(struct run *run, enum in_pieces of, struct doc *doc)
{
	size_t lines = 0;

	while (in_piece(&run->in, of, &doc->bytes, &doc->more) == IN_LINE) {
		size_t n = byteset_count(doc->bytes, '\n');

		doc->place = run->in.place;
		if (!doc->goes_on)
			run->stats.records_in++;
		treat(run, doc, lines);
		lines += n;
		doc->goes_on = true;
		if (!doc->more || run->stopped || run->out.error)
			break;
		arena_reset(&run->arena);
	}
	run->stats.records_out = run->stats.records_in;
}

void
run_plain(struct run *run)
{
	struct doc doc = { .arena = &run->arena,
		.edits = { .arena = &run->arena },
		.out = &run->out };

	if (run->filter->flags & FILTER_LINES)
		run_pieces(run, IN_LINES, &doc);
	else if (run->filter->flags & FILTER_PARAGRAPHS)
		run_pieces(run, IN_PARAGRAPHS, &doc);
	else
		run_whole(run, &doc);
	if (doc.limited) {
		run->stats.limited++;
		run->some_bad = true;
	}
	arena_reset(&run->arena);
}
