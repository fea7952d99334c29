/*
 * rec - one record: a line of JSON Lines as it came, its members as slices of
 * that line, and what is to change. What is not changed leaves as the very
 * bytes that came in; an unchanged record is its line.
 */

#ifndef SAFI_REC_H
#define SAFI_REC_H

#include "arena.h"
#include "diag.h"
#include "edit.h"
#include "json.h"
#include "out.h"

/* Writes a member's JSON value, which need not be held as a whole. */
typedef void rec_writer(void *of, struct out *out);

struct member {
	struct str name;         /* unescaped */
	struct json_value value; /* a slice of the line */
};

/* A member that a filter adds or replaces. */
struct added {
	struct str name;
	struct str value; /* JSON, unless there is a writer */
	rec_writer *write;
	void *of;
	const struct member *old; /* the one that it replaces, or NULL */
};

struct rec {
	struct arena *arena; /* record lifetime */
	struct str line;     /* as it came, without its LF */
	struct member *members;
	size_t n, cap;
	const struct member *text; /* the last member of the text's name that
				      is a string, or NULL */
	struct str chars;          /* its characters, unescaped */
	size_t tail;               /* in line: behind the last member */
	struct added *added;
	size_t n_added, cap_added;
};

enum rec_class {
	REC_DOC,     /* has a text */
	REC_NO_TEXT, /* an object without a text that is a string */
	REC_BLANK,   /* white space only */
	REC_BAD      /* see struct rec_fault */
};

struct rec_fault {
	enum diag_kind kind;
	size_t byte;      /* in the line, from 0 */
	const char *what; /* a static text, or NULL */
};

/* Reads a line (without LF, borrowed until the record is done with). field is
 * the text member's name. Everything is taken from the arena. */
enum rec_class rec_parse(struct rec *rec, struct str line, struct str field,
	struct arena *arena, struct rec_fault *fault);

/* The value of a member (of two with one name the last); false if there is
 * none. rec_string also wants it to be a string and unescapes it. */
bool rec_value(
	const struct rec *rec, struct str name, struct json_value *value);
bool rec_string(const struct rec *rec, struct str name, struct str *chars);

/* Sets a member to a JSON value; both are borrowed until the record is
 * written. A member of that name that came with the record is replaced in
 * place, else it goes behind the last one. */
void rec_set(struct rec *rec, struct str name, struct str value);

/* The same for a value that is written, once, when its place comes. */
void rec_set_writer(
	struct rec *rec, struct str name, rec_writer *write, void *of);

/* Writes a text with its edits (a settled list) as a JSON string value, piece
 * by piece, so that a giant one is not held twice. */
void rec_write_text(
	struct str text, const struct edits *edits, struct out *out);

/* False when the record is its line: no edits (as rec_write) and no member. */
bool rec_changed(const struct rec *rec, const struct edits *edits);

/* Writes the record with its text edited (a settled list; may be empty or
 * NULL) and its members set, without an LF. */
void rec_write(
	const struct rec *rec, const struct edits *edits, struct out *out);

#endif
