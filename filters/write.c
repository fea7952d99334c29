/*
 * write - records to what other tools read: plain text, sentences one a line,
 * a table of spans, tags of words, standoff annotation.
 */

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "common/write/annot.h"
#include "common/write/brat.h"
#include "common/write/brat_dir.h"
#include "common/write/iob.h"
#include "common/write/tsv.h"
#include "common/filter.h"
#include "common/json.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum format {
	FORMAT_TEXT,
	FORMAT_SENTENCES,
	FORMAT_TSV,
	FORMAT_IOB2,
	FORMAT_BRAT
};

static const char *const formats[] = { "text", "sentences", "tsv", "iob2",
	"brat" };

/* What IOB2 tags unless --labels says otherwise: other layers may overlap. */
#define NAMES "PER,LOC,ORG,GRP,FAC"

struct writer {
	const char *format_name; /* --format */
	const char *labels;      /* --labels; NULL: all */
	const char *dir;         /* --dir */
	enum format format;
	int dir_fd;
};

static const struct opt options[] = {
	OPT_TEXT(0, "format", "NAME", struct writer, format_name,
		"text, sentences, tsv, iob2 or brat (text)"),
	OPT_TEXT(0, "labels", "A,B", struct writer, labels,
		"only spans with these labels (all; iob2: " NAMES ")"),
	OPT_TEXT(0, "dir", "DIR", struct writer, dir,
		"brat: write ID.txt and ID.ann into DIR, new or empty"),
	OPT_END,
};

static struct str
format_at(const void *of, size_t i)
{
	(void)of;
	return str_from_c(formats[i]);
}

static bool
find_format(struct writer *writer, struct diag *diag)
{
	const char *name = writer->format_name;
	struct str near;

	for (size_t i = 0; name && i < COUNTOF(formats); i++) {
		if (!strcmp(formats[i], name)) {
			writer->format = (enum format)i;
			return true;
		}
	}
	if (!name)
		return true;
	near = diag_nearest(
		str_from_c(name), COUNTOF(formats), format_at, NULL);
	diag_say(diag, "unknown format '%s'%s", name,
		near.len ? diag_hint(near).text
			 : " (text, sentences, tsv, iob2, brat)");
	return false;
}

static bool
open_dir(struct writer *writer, struct diag *diag)
{
	if (!writer->dir)
		return true;
	writer->dir_fd = brat_dir_open(writer->dir);
	if (writer->dir_fd < 0)
		diag_file(diag, str_from_c(writer->dir), errno);
	return writer->dir_fd >= 0;
}

static bool
write_open(void *state, struct env *env)
{
	struct writer *writer = state;

	env->records = false;
	writer->dir_fd = -1;
	if (!find_format(writer, env->diag))
		return false;
	if (writer->dir && writer->format != FORMAT_BRAT) {
		diag_say(env->diag, "'--dir' goes with '--format brat'");
		return false;
	}
	if (writer->labels && writer->format < FORMAT_TSV) {
		diag_say(env->diag,
			"'--labels' goes with the formats tsv, iob2 and brat");
		return false;
	}
	if (!writer->labels && writer->format == FORMAT_IOB2)
		writer->labels = NAMES;
	return open_dir(writer, env->diag);
}

static bool
is_wanted(const struct writer *writer, struct str label)
{
	struct str wanted;
	size_t pos = 0;

	if (!writer->labels)
		return true;
	while (str_item(str_from_c(writer->labels), &pos, &wanted)) {
		if (str_eq(wanted, label))
			return true;
	}
	return false;
}

static void
keep_wanted(const struct writer *writer, struct annot_spans *spans)
{
	size_t n = 0;

	for (size_t i = 0; i < spans->n; i++) {
		if (is_wanted(writer, spans->v[i].label))
			spans->v[n++] = spans->v[i];
	}
	spans->n = n;
}

/* Reports that a member is missing or is not what it should be. */
static enum verdict
refuse(const struct env *env, struct doc *doc, const char *name,
	enum annot_state state)
{
	doc->fault = DIAG_OFFSETS;
	if (state == ANNOT_NONE)
		diag_at(env->diag, doc->fault, doc->place,
			"no member '%s', which safi-%s adds (not written)",
			name, strcmp(name, "spans") == 0 ? "tag" : "split");
	else
		diag_at(env->diag, doc->fault, doc->place,
			"'%s' does not fit the text (not written)", name);
	return DOC_REJECTED;
}

/* The record's id: a string's characters, or the JSON that it is. */
static struct str
id_of(const struct doc *doc)
{
	struct json_value id;

	if (!rec_value(doc->rec, STR("id"), &id))
		return STR("");
	return annot_chars(&id, doc->arena);
}

static void
write_text(struct doc *doc)
{
	out_add(doc->out, doc->text);
	if (!str_ends(doc->text, STR("\n")))
		out_byte(doc->out, '\n');
}

static bool
is_line_end(uint32_t cp)
{
	return (cp >= '\n' && cp <= '\r') || cp == 0x85 || cp == 0x2028 ||
	       cp == 0x2029;
}

/* A sentence on one line: a space for white space that holds a line end. */
static void
write_line(struct str s, struct out *out)
{
	size_t from = 0, pos = 0;

	while (pos < s.len) {
		size_t beg = pos;
		bool breaks = false;

		if (!uchar_is_space(utf8_next(s, &pos)))
			continue;
		for (pos = beg; pos < s.len && uchar_is_space(utf8_at(s, pos));)
			breaks |= is_line_end(utf8_next(s, &pos));
		if (!breaks)
			continue;
		out_add(out, str_sub(s, from, beg));
		out_byte(out, ' ');
		from = pos;
	}
	out_add(out, str_from(s, from));
	out_byte(out, '\n');
}

static enum verdict
write_sentences(struct env *env, struct doc *doc)
{
	struct annot_ranges sentences;
	struct cpindex ix;
	enum annot_state state;

	cpindex_init(&ix, doc->text, doc->arena);
	state = annot_sentences(doc->rec, &ix, &sentences);
	if (state != ANNOT_GOOD)
		return refuse(env, doc, "sentences", state);
	for (size_t i = 0; i < sentences.n; i++)
		write_line(str_sub(doc->text, sentences.v[i].beg,
				   sentences.v[i].end),
			doc->out);
	return DOC_WRITTEN;
}

/* A line that tells whose annotations follow. */
static void
write_header(struct doc *doc)
{
	out_add(doc->out, STR("# id = "));
	write_line(id_of(doc), doc->out);
}

/* The lines of a text, for a record without sentences. */
static struct annot_ranges
lines_of(const struct doc *doc)
{
	struct annot_ranges lines = { 0 };
	struct str line;
	size_t pos = 0;

	while (str_line(doc->text, &pos, &line)) {
		size_t beg = (size_t)(line.ptr - doc->text.ptr);

		ARENA_ROOM(doc->arena, &lines.v, lines.n, &lines.cap);
		lines.v[lines.n++] =
			(struct annot_range){ beg, beg + line.len };
	}
	return lines;
}

static enum verdict
write_iob2(const struct annot_spans *spans, const struct cpindex *ix,
	struct env *env, struct doc *doc)
{
	struct annot_ranges sentences;
	enum annot_state state = annot_sentences(doc->rec, ix, &sentences);

	if (state == ANNOT_BAD)
		return refuse(env, doc, "sentences", state);
	if (state == ANNOT_NONE)
		sentences = lines_of(doc);
	write_header(doc);
	iob_write(doc->text, &sentences, spans, doc->arena, doc->out);
	return DOC_WRITTEN;
}

static void
cannot_write(const struct writer *writer, const struct buf *name, int error,
	struct diag *diag)
{
	struct buf path = { 0 };

	buf_printf(&path, "%s/" STR_FMT, writer->dir, STR_ARG(buf_str(name)));
	diag_file(diag, buf_str(&path), error);
	buf_free(&path);
}

/* Writes into the folder. A record without an id has its line for a name;
 * one whose id has been before, its line too. */
static enum verdict
write_files(const struct writer *writer, struct str ann, struct env *env,
	struct doc *doc)
{
	struct str id = id_of(doc);
	struct buf name = { 0 };
	bool good = false;

	if (id.len > 0) {
		brat_name(id, &name);
		good = brat_dir_write(
			writer->dir_fd, buf_str(&name), doc->text, ann);
	}
	if (!good && (id.len == 0 || errno == EEXIST)) {
		buf_printf(&name, "~%zu", doc->place.line);
		good = brat_dir_write(
			writer->dir_fd, buf_str(&name), doc->text, ann);
	}
	if (!good)
		cannot_write(writer, &name, errno, env->diag);
	buf_free(&name);
	return good ? DOC_WRITTEN : DOC_FAILED;
}

static enum verdict
write_brat(const struct writer *writer, const struct annot_spans *spans,
	struct env *env, struct doc *doc)
{
	struct buf ann = { 0 };
	enum verdict verdict = DOC_WRITTEN;

	brat_add(spans, doc->text, doc->arena, &ann);
	if (writer->dir) {
		verdict = write_files(writer, buf_str(&ann), env, doc);
	} else {
		write_header(doc);
		out_add(doc->out, buf_str(&ann));
	}
	buf_free(&ann);
	return verdict;
}

static enum verdict
write_spans(const struct writer *writer, struct env *env, struct doc *doc)
{
	struct annot_spans spans;
	struct cpindex ix;
	enum annot_state state;

	cpindex_init(&ix, doc->text, doc->arena);
	state = annot_spans(doc->rec, &ix, &spans);
	if (state != ANNOT_GOOD)
		return refuse(env, doc, "spans", state);
	keep_wanted(writer, &spans);
	if (writer->format == FORMAT_IOB2)
		return write_iob2(&spans, &ix, env, doc);
	if (writer->format == FORMAT_BRAT)
		return write_brat(writer, &spans, env, doc);
	tsv_write(id_of(doc), doc->text, &spans, env->explain, doc->arena,
		doc->out);
	return DOC_WRITTEN;
}

static enum verdict
write_run(void *state, struct env *env, struct doc *doc)
{
	const struct writer *writer = state;

	switch (writer->format) {
	case FORMAT_TEXT:
		write_text(doc);
		return DOC_WRITTEN;
	case FORMAT_SENTENCES:
		return write_sentences(env, doc);
	default:
		return write_spans(writer, env, doc);
	}
}

static void
write_close(void *state)
{
	struct writer *writer = state;

	if (writer->dir_fd >= 0)
		close(writer->dir_fd);
}

int
main(int argc, char **argv)
{
	static const struct filter filter = {
		.name = "write",
		.summary =
			"write records as text, sentences, tsv, iob2 or brat",
		.example = "safi-tag < news.jsonl | safi-write --format tsv",
		.options = options,
		.size = sizeof(struct writer),
		.flags = FILTER_EXPLAIN,
		.open = write_open,
		.run = write_run,
		.close = write_close,
	};

	return filter_main(&filter, argc, argv);
}
