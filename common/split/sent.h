/*
 * sent - sentences as they are written: ranges of a member, records of their
 * own, lines. They come some at a time, in order, as bound_find gives them.
 */

#ifndef SAFI_SENT_H
#define SAFI_SENT_H

#include "bound.h"
#include "common/origin.h"
#include "common/out.h"
#include "common/rec.h"

/* The sentences of one text on their way out; zeroed but for the first three
 * members, which are borrowed. */
struct sent {
	struct out *out;
	struct str text;
	const struct byteset_map *map; /* of the text, as bound_find left it */
	size_t n;                      /* sentences so far */
	size_t last_byte, last_char;   /* where the last one ended */
};

/* Writes [start, end], ... with what parts them, in characters. */
void sent_ranges(struct sent *sent, const struct sentence *v, size_t n);

/* The record as those of its sentences name it. */
struct sent_source {
	struct str head;   /* what opens a record, up to its number */
	struct str middle; /* up to the number once more */
	struct str end;    /* what closes it */
	bool mapped;       /* the record has an origin */
	struct origin origin;
};

/* From the record's arena. */
void sent_source_read(struct sent_source *source, const struct rec *rec);

/* Writes a record for each sentence; rules: with the rule that ended it. */
void sent_records(struct sent *sent, const struct sent_source *source,
	bool rules, const struct sentence *v, size_t n);

/* Writes a sentence on one line, without an end: a space for each line break
 * in it and the white space around that. */
void sent_line(struct out *out, struct str text, bool broken);

/* How the lines of a text end: as its first one does. */
struct str sent_line_end(struct str text);

#endif
