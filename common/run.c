/* run - JSON Lines through a filter. */

#include "mistake.h"
#include "move.h"
#include "proc.h"
#include "run.h"
#include "utf8.h"

void
doc_set(struct doc *doc, struct str name, struct str json)
{
	rec_set(doc->rec, name, json);
}

void
doc_set_writer(struct doc *doc, struct str name, rec_writer *write, void *of)
{
	rec_set_writer(doc->rec, name, write, of);
}

/* A line as it came, to the output or to the rejects. */
static void
pass(struct out *out, struct str line, bool lf)
{
	out_add(out, line);
	if (lf)
		out_byte(out, '\n');
	out_line_end(out);
}

/* What becomes of a bad line, and the words for it. */
static const char *
fate(const struct run *run)
{
	if (run->set->strict)
		return "stopped";
	if (run->rejects_sink.fd >= 0)
		return "rejected";
	return run->env.records ? "passed through" : "not written";
}

/* Counts a bad line. Returns where its bytes go; NULL for nowhere. */
static struct out *
count_bad(struct run *run, enum diag_kind kind)
{
	run->some_bad = true;
	run->stats.bad[kind]++;
	run->stopped = run->set->strict;
	if (run->rejects_sink.fd < 0 && run->env.records && !run->stopped) {
		run->stats.records_out++;
		return &run->out;
	}
	run->stats.rejected++;
	return run->rejects_sink.fd >= 0 ? &run->rejects : NULL;
}

/* Counts a bad line and lets it go where it belongs. A rejects file always
 * holds whole lines. */
static void
reject(struct run *run, enum diag_kind kind, struct str line, bool lf)
{
	struct out *out = count_bad(run, kind);

	if (out)
		pass(out, line, lf || out == &run->rejects);
}

/* A word to those who gave the wrong file: its first line already is bad. */
static const char *
likely_mistake(const struct run *run, struct str line, enum diag_kind kind)
{
	return run->in.place.line == 1
		       ? mistake_of_line(line, kind != DIAG_UTF8,
				 run->filter->flags & FILTER_PLAIN)
		       : "";
}

static void
bad_line(struct run *run, struct str line, bool lf,
	const struct rec_fault *fault)
{
	const char *done = fate(run);
	const char *hint = likely_mistake(run, line, fault->kind);
	size_t byte = fault->byte + 1;

	switch (fault->kind) {
	case DIAG_UTF8:
		diag_at(run->diag, fault->kind, run->in.place,
			"invalid UTF-8 at byte %zu%s (%s)", byte, hint, done);
		break;
	case DIAG_NOT_OBJECT:
		diag_at(run->diag, fault->kind, run->in.place,
			"not a JSON object%s (%s)", hint, done);
		break;
	case DIAG_SURROGATE:
		diag_at(run->diag, fault->kind, run->in.place,
			"lone surrogate in '%s' at byte %zu (%s)",
			run->set->field, byte, done);
		break;
	default:
		diag_at(run->diag, fault->kind, run->in.place,
			"invalid JSON at byte %zu: %s%s (%s)", byte,
			fault->what, hint, done);
	}
	reject(run, fault->kind, line, lf);
}

/* A line over the limit goes by in pieces. */
static void
long_line(struct run *run, struct str piece)
{
	struct out *out;
	bool lf = false;

	diag_at(run->diag, DIAG_TOO_LONG, run->in.place,
		"line longer than %zu bytes (%s)", run->set->max_line,
		fate(run));
	out = count_bad(run, DIAG_TOO_LONG);
	do {
		if (out)
			out_add(out, piece);
		if (run->stopped && !out)
			return;
		progress_show(
			&run->progress, run->in.total, run->stats.records_in);
	} while (in_chunk(&run->in, &piece, &lf));
	if (out)
		pass(out, str_make(NULL, 0), lf || out == &run->rejects);
}

static struct str
nth_member(const void *of, size_t i)
{
	const struct rec *rec = of;

	return rec->members[i].name;
}

/* A member whose name is like the one that the text's should have. */
static struct diag_hint
meant_text(const struct rec *rec, struct str field)
{
	struct str near = diag_nearest(field, rec->n, nth_member, rec);

	if (str_eq(near, field)) /* it is there, but no string */
		near = STR("");
	return diag_hint(near);
}

/* A record without a text: no fault where records go on as records. */
static void
no_text(struct run *run, const struct rec *rec, bool lf)
{
	if (run->stats.no_text++ == 0)
		run->meant = meant_text(rec, str_from_c(run->set->field));
	if (run->env.records) {
		run->stats.records_out++;
		pass(&run->out, rec->line, lf);
		return;
	}
	diag_at(run->diag, DIAG_JSON, run->in.place,
		"no text member '%s'%s (%s)", run->set->field, run->meant.text,
		fate(run));
	run->some_bad = true;
	run->stopped = run->set->strict;
	run->stats.rejected++;
	if (run->rejects_sink.fd >= 0)
		pass(&run->rejects, rec->line, true);
}

/* After the filter: settled edits, moved offsets, the record written. */
static void
write_record(struct run *run, struct doc *doc, bool lf)
{
	struct str line = doc->rec->line;

	edits_settle(&doc->edits, doc->text);
	move_offsets(
		doc->rec, &doc->edits, run->set->origin, doc->place, run->diag);
	if (!rec_changed(doc->rec, &doc->edits)) {
		out_lend(&run->out, str_make(line.ptr, line.len + lf));
		return;
	}
	rec_write(doc->rec, &doc->edits, &run->out);
	if (lf)
		out_byte(&run->out, '\n');
	run->stats.changed += doc->edits.n > 0;
}

static void
document(struct run *run, struct rec *rec, bool lf)
{
	struct doc doc = { .text = rec->chars,
		.bytes = rec->chars,
		.rec = rec,
		.arena = &run->arena,
		.edits = { .arena = &run->arena },
		.out = &run->out,
		.place = run->in.place,
		.fault = DIAG_JSON };
	enum verdict verdict = run->filter->run(run->state, &run->env, &doc);

	if (doc.limited) {
		run->stats.limited++;
		run->some_bad = true;
	}
	if (verdict == DOC_REJECTED) {
		reject(run, doc.fault, rec->line, lf);
		return;
	}
	if (verdict == DOC_FAILED) {
		run->stats.rejected++;
		run->in.failed = run->stopped = true;
		return;
	}
	run->stats.records_out++;
	if (verdict == DOC_DONE)
		write_record(run, &doc, lf);
	out_line_end(&run->out);
}

static void
line(struct run *run, struct str bytes, bool lf)
{
	struct rec rec;
	struct rec_fault fault;
	struct str field = str_from_c(run->set->field);
	enum rec_class class =
		rec_parse(&rec, bytes, field, &run->arena, &fault);

	if (class == REC_BLANK) {
		run->stats.blank++;
		if (run->env.records)
			pass(&run->out, bytes, lf);
		return;
	}
	run->stats.records_in++;
	if (class == REC_DOC)
		document(run, &rec, lf);
	else if (class == REC_NO_TEXT)
		no_text(run, &rec, lf);
	else
		bad_line(run, bytes, lf, &fault);
}

/* A BOM that the input began with; text output for other tools has none. */
static void
write_bom(struct run *run)
{
	if (run->in.bom && run->out.total == 0 && run->env.records)
		out_add(&run->out, STR("\xEF\xBB\xBF"));
}

/* After each record or file. */
static void
next(struct run *run)
{
	if (run->set->line_buffered)
		out_flush(&run->out);
	arena_reset(&run->arena);
	progress_show(&run->progress, run->in.total, run->stats.records_in);
}

void
run_records(struct run *run)
{
	while (!run->stopped && !run->out.error && !run->rejects.error) {
		struct str bytes;
		bool lf;
		enum in_event event = in_line(&run->in, &bytes, &lf);

		write_bom(run);
		if (event == IN_LINE) {
			line(run, bytes, lf);
		} else if (event == IN_CHUNK) {
			run->stats.records_in++;
			long_line(run, bytes);
		} else {
			break;
		}
		next(run);
		if (!in_ready(&run->in))
			out_settle(&run->out);
	}
	out_settle(&run->out);
}

/* A document through the filter, unless it is too long. */
static enum verdict
file_verdict(struct run *run, struct doc *doc)
{
	if (doc->text.len <= run->set->max_line)
		return run->filter->run(run->state, &run->env, doc);
	doc->fault = DIAG_TOO_LONG;
	diag_at(run->diag, doc->fault, doc->place,
		"file longer than %zu bytes (left out)", run->set->max_line);
	return DOC_REJECTED;
}

static void
file(struct run *run, struct str bytes)
{
	struct doc doc = { .text = bytes,
		.bytes = bytes,
		.arena = &run->arena,
		.out = &run->out,
		.place = run->in.place,
		.fault = DIAG_ENCODING };

	run->stats.records_in++;
	if (file_verdict(run, &doc) != DOC_REJECTED) {
		run->stats.records_out++;
		out_line_end(&run->out);
		return;
	}
	run->some_bad = true;
	run->stopped = run->set->strict;
	run->stats.bad[doc.fault]++;
	run->stats.rejected++;
	if (run->rejects_sink.fd >= 0)
		pass(&run->rejects, doc.place.file, true);
}

void
run_files(struct run *run)
{
	struct buf buf = { 0 };

	while (!run->stopped && !run->out.error && !run->rejects.error &&
		in_whole(&run->in, &buf, run->set->max_line) == IN_LINE) {
		file(run, buf_str(&buf));
		next(run);
	}
	buf_free(&buf);
}
