/*
 * filter - what a filter is: a descriptor, and a function that treats one
 * document. Everything else, options, configuration, reading, records, offsets,
 * writing, counting and the exit status, is the shared loop behind
 * filter_main.
 */

#ifndef SAFI_FILTER_H
#define SAFI_FILTER_H

#include "arena.h"
#include "conf.h"
#include "diag.h"
#include "edit.h"
#include "opt.h"
#include "out.h"
#include "rec.h"
#include "stats.h"

/* What a filter gets when it opens; lives as long as the run. */
struct env {
	struct arena *arena; /* program lifetime */
	struct diag *diag;
	struct stats *stats;
	const char *field; /* --field: the member that holds the text */
	bool text;         /* -t: the document is plain text */
	bool explain;      /* --explain */
	bool colour;       /* output for people may be coloured */
	bool records;      /* the output is records; open clears it when it is
			      not, and a line that is bad is then rejected */
	struct buf answer; /* open fills it for an option that only asks
			      (--list-rules): it is printed, nothing is read */
	const char *const *operands; /* what will be read; open may replace
					them. None: standard input, but NULL:
					nothing */
	size_t n_operands;
};

/* A line of plain text that is not valid UTF-8: bytes [beg, end), no LF. */
struct masked {
	size_t beg, end;
};

/* One document on its way through a filter. */
struct doc {
	struct str text;  /* valid UTF-8, may hold NUL */
	struct str bytes; /* what to write of it: the text, but with the
			     lines that are not UTF-8 (doc->masked), which
			     text shows as so many LFs; plain text only */
	const struct masked *masked; /* ascending */
	size_t n_masked;
	struct rec *rec;      /* NULL for plain text */
	struct arena *arena;  /* record lifetime */
	struct edits edits;   /* the filter's changes to text, in any order */
	struct out *out;      /* for a filter that writes its own output */
	bool goes_on, more;   /* a piece of a document: others came before, and
				 will follow; see FILTER_LINES */
	struct place place;   /* for messages; file is the operand's name */
	enum diag_kind fault; /* why, with DOC_REJECTED */
	bool limited;         /* set: a rule met its match limit */
};

enum verdict {
	DOC_DONE,     /* write the record with edits and members as set; of
			 plain text: the text with its edits */
	DOC_WRITTEN,  /* the filter wrote to doc->out what there is to write */
	DOC_REJECTED, /* no output is possible; the filter has said why */
	DOC_FAILED    /* output is lost, and the filter has said so: the run
			 ends, status 3; only for records */
};

enum filter_flags {
	FILTER_EDITS = 1 << 0,   /* changes text: has --origin */
	FILTER_PLAIN = 1 << 1,   /* has -t: doc->rec may be NULL */
	FILTER_EXPLAIN = 1 << 2, /* has --explain */
	FILTER_FILES = 1 << 3,   /* each operand is one document: text is its
				    bytes, of any encoding */
	/* with -t, run may get the document in pieces: some lines, or some
	 * paragraphs between blank lines */
	FILTER_LINES = 1 << 4,
	FILTER_PARAGRAPHS = 1 << 5
};

struct filter {
	const char *name;          /* "clean": the program is safi-clean */
	const char *summary;       /* a line of the help, in lower case */
	const char *example;       /* a command, for the help */
	const struct opt *options; /* own options, offsets into the state */
	const struct conf_schema *conf; /* NULL: no configuration file */
	size_t conf_offset;             /* where in the state it is bound to */
	size_t size;                    /* of the state; zeroed before open */
	unsigned flags;

	/* Checks options and configuration, prepares. False: reported. What it
	 * makes goes to env->arena or is given back by close. */
	bool (*open)(void *state, struct env *env);

	/* Treats one document. The state is scratch only: no document may
	 * leave a trace that changes the next. */
	enum verdict (*run)(void *state, struct env *env, struct doc *doc);

	/* Gives back what is not in the arena; may be NULL, as options may. */
	void (*close)(void *state);
};

/* Sets a member of the record, which must not be NULL, to a JSON value. Both
 * are borrowed till the record is written: take them from doc->arena. */
void doc_set(struct doc *doc, struct str name, struct str json);

/* The same for a value that is written piece by piece, when the record is. */
void doc_set_writer(
	struct doc *doc, struct str name, rec_writer *write, void *of);

/* True for the members that filters add ("spans" ...): a text of such a name
 * would be overwritten by one of them. */
bool filter_adds(const char *name);

/* The whole of a filter's main. */
int filter_main(const struct filter *filter, int argc, char **argv);

#endif
