/*
 * drive - runs one filter on fuzz input, as the loop does with a record: for
 * targets that include filters/NAME.c with main renamed. The configuration is
 * the shipped one; programs are started at the top of the tree.
 *
 * Whatever the text, the new text is UTF-8, the members that were added are
 * JSON, and they are the same at a second time.
 */

#ifndef SAFI_DRIVE_H
#define SAFI_DRIVE_H

#include <unistd.h>

#include "common/filter.h"
#include "common/utf8.h"
#include "require.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int safi_main(int argc, char **argv); /* the filter's main, renamed */

struct driver {
	const struct filter *desc;
	void *state;
	struct arena program;
	struct conf conf;
	struct diag diag;
	struct buf messages;
	struct stats stats;
	struct env env;
};

/* Opens the filter with its shipped configuration; once in a process. */
static inline void
drive_open(struct driver *dr, const struct filter *desc)
{
	struct buf path = { 0 };

	dr->desc = desc;
	dr->state = arena_zeroed(&dr->program, 1, desc->size);
	dr->diag.name = "fuzz"; /* what is wrong here goes to stderr */
	dr->stats.arena = dr->conf.arena = &dr->program;
	dr->env = (struct env){ .arena = &dr->program,
		.diag = &dr->diag,
		.stats = &dr->stats,
		.explain = true,
		.records = true };
	buf_printf(&path, "config/%s.yaml", desc->name);
	if (desc->conf)
		require(conf_load(&dr->conf,
			arena_cstr(&dr->program, buf_str(&path)), NULL,
			desc->conf, (char *)dr->state + desc->conf_offset,
			&dr->diag));
	buf_free(&path);
	require(desc->open(dr->state, &dr->env));
	dr->diag.sink = &dr->messages;
}

/* The record after the filter, in the arena. */
static inline struct str
drive(struct driver *dr, struct str text, struct arena *arena)
{
	struct buf line = { 0 };
	struct rec rec;
	struct rec_fault fault;
	struct doc doc = { .arena = arena, .rec = &rec };
	struct out out;
	struct str result;

	buf_add(&line, STR("{\"id\":1,\"text\":"));
	json_quote(&line, text);
	buf_byte(&line, '}');
	require(rec_parse(&rec, arena_str(arena, buf_str(&line)), STR("text"),
			arena, &fault) == REC_DOC);
	buf_free(&line);
	out_open(&out, -1);
	doc.text = doc.bytes = rec.chars;
	doc.edits.arena = arena;
	doc.out = &out;
	if (dr->desc->run(dr->state, &dr->env, &doc) == DOC_DONE) {
		edits_settle(&doc.edits, doc.text);
		rec_write(&rec, &doc.edits, &out);
	}
	result = arena_str(arena, str_make(out.ptr, out.len));
	out.len = 0; /* nothing may reach the descriptor */
	out_close(&out);
	dr->messages.len = 0;
	return result;
}

/* Checks a record that a filter made; yields its text. */
static inline struct str
drive_text(struct str record, struct arena *arena)
{
	struct rec rec;
	struct rec_fault fault;

	require(utf8_valid(record) == record.len);
	require(rec_parse(&rec, record, STR("text"), arena, &fault) == REC_DOC);
	return rec.chars;
}

/*
 * One input. again: the text that the filter made must be one that it leaves
 * as it is.
 */
static inline int
drive_input(struct driver *dr, const struct filter *desc, const uint8_t *data,
	size_t size, bool again)
{
	struct str text = str_make(data, size), first, settled;
	struct arena arena = { 0 };

	if (!dr->desc)
		drive_open(dr, desc);
	text.len = utf8_valid(text);
	first = drive(dr, text, &arena);
	require(str_eq(first, drive(dr, text, &arena)));
	settled = drive_text(first, &arena);
	if (again)
		require(str_eq(drive_text(drive(dr, settled, &arena), &arena),
			settled));
	arena_free(&arena);
	return 0;
}

#endif
