/*
 * bound - where sentences end. One scan finds the places that can end one
 * (terminators and line breaks); rules of the language are asked only there,
 * and each answer carries the name of the rule that gave it. No place further
 * away than its paragraph (up to the next blank line) has a say in it, so a
 * document has the boundaries of its paragraphs.
 */

#ifndef SAFI_BOUND_H
#define SAFI_BOUND_H

#include "common/arena.h"
#include "common/byteset.h"
#include "common/conf.h"
#include "common/str.h"

/* The word lists of the configuration; config/split.yaml says what each is. */
enum bound_list {
	BOUND_TITLES,
	BOUND_ABBREVIATIONS,
	BOUND_ENDINGS,
	BOUND_UNITS,
	BOUND_NUMBERED,
	BOUND_LETTERS,
	BOUND_LABELS,
	BOUND_SECTIONS,
	BOUND_ORDINALS,
	BOUND_REPORTING,
	BOUND_SOURCES,
	BOUND_AGENCIES,
	BOUND_STARTERS,
	BOUND_CONTINUERS,
	BOUND_DANGLING,
	BOUND_PHRASES,
	BOUND_MIDDLE,
	BOUND_REASONS,
	BOUND_THAT,
	BOUND_BYLINES,
	BOUND_DOMAINS,
	BOUND_NAMES,
	BOUND_CREDITS,
	BOUND_LAM,
	BOUND_CONSTRUCT,
	BOUND_OPENERS,
	BOUND_KIN,
	BOUND_CLAUSES,
	BOUND_FINALS,
	BOUND_AUXILIARIES,
	BOUND_JOINING,
	BOUND_SAYINGS,
	BOUND_AWAITING,
	BOUND_FOLLOWING,
	BOUND_MEASURES,
	BOUND_WANTING,
	BOUND_VERBS,
	BOUND_LISTS
};

struct bound_conf {
	struct conf_texts lists[BOUND_LISTS];
	struct conf_texts closers, quotes;
};

extern const struct conf_schema bound_schema;

/* Why there is a boundary, or none; those that cut come first. */
enum bound_rule {
	/* a sentence ends */
	BOUND_STOP,         /* a full stop */
	BOUND_MARK,         /* a question or exclamation mark */
	BOUND_GLUED,        /* a stop without white space behind it */
	BOUND_DOTS,         /* two dots in running text */
	BOUND_ELLIPSIS_END, /* an ellipsis that ends a line or a quotation */
	BOUND_ABBR_END,     /* an abbreviation's stop, which ends it too */
	BOUND_CLAUSE,       /* a colon or semicolon, when asked for */
	BOUND_DATELINE,     /* "Tehran - IRNA:" */
	BOUND_LINE,         /* the end of a line that stands for itself */
	BOUND_ITEM,         /* a list item begins or ends */
	BOUND_PARAGRAPH,    /* a blank line */
	BOUND_END,          /* the end of the text */
	/* a sentence goes on */
	BOUND_NUMBER,        /* inside a number, a time, a date */
	BOUND_ADDRESS,       /* inside an address, a handle, a file name */
	BOUND_NUMBERING,     /* behind the number of a list item or section */
	BOUND_TITLE,         /* a title before a name */
	BOUND_ABBR,          /* an abbreviation */
	BOUND_ACRONYM,       /* letters with dots */
	BOUND_INITIAL,       /* one letter that stands for a name */
	BOUND_LETTER,        /* the spelled name of a letter */
	BOUND_ELLIPSIS,      /* an ellipsis in running text */
	BOUND_HEADLINE_DOTS, /* two dots that part a headline */
	BOUND_ATTRIBUTION,   /* who asked or cried follows the quotation */
	BOUND_QUOTED_NAME,   /* a title that ends in a mark, in quotes */
	BOUND_NAME_MARK,     /* a name that ends in a mark */
	BOUND_BRACKET,       /* inside a bracket within the sentence */
	BOUND_CONTINUES,     /* what follows cannot begin a sentence */
	BOUND_LEADING,       /* nothing stands before it */
	BOUND_WRAP_WORD,     /* a line break behind a word that wants another */
	BOUND_WRAP_MARK,     /* a line break beside a mark that binds */
	BOUND_WRAP_CASE,     /* a line break before a small letter */
	BOUND_WRAP_WIDTH,    /* a line break of text broken at a column */
	BOUND_WRAP_PURPOSE,  /* a line break before "in order to" */
	BOUND_WRAP_NOUN,     /* a line break behind a noun that wants another */
	BOUND_WRAP_BODY,     /* a line break in what began as running text */
	BOUND_WRAP_STOP,     /* a line break behind a stop that does not end */
	BOUND_RULES
};

/* The rule's name, as --explain shows it; static. */
struct str bound_rule_name(enum bound_rule rule);

/* True when the rule ends a sentence. */
static inline bool
bound_rule_cuts(enum bound_rule rule)
{
	return rule <= BOUND_END;
}

/* A place that was looked at. */
struct boundary {
	size_t at; /* byte: where the sentence ends, or would have */
	enum bound_rule rule;
};

struct sentence {
	size_t beg, end;      /* bytes; no white space at either end */
	enum bound_rule rule; /* what ended it */
	bool broken;          /* there are line breaks in it */
};

/* Takes n sentences as they are found, in order; they are gone afterwards. */
typedef void bound_taker(void *of, const struct sentence *v, size_t n);

/* The same for places. */
typedef void bound_place_taker(void *of, const struct boundary *v, size_t n);

/* What was found, ascending, in an arena. */
struct bounds {
	struct arena *arena;
	struct sentence *v;
	size_t n, cap;
	bound_taker
		*take; /* by the caller: who takes them; NULL: v holds all */
	void *of;
	bool explain; /* by the caller: find the places too */
	bool more;    /* by the caller: a blank line and more text follow */
	struct boundary *places;
	size_t n_places, cap_places;
	bound_place_taker *take_places; /* as take is for sentences */
	size_t *const *counts;  /* by the caller: how often each rule decided;
				   may be NULL */
	struct byteset_map map; /* of the text: characters before a byte */
};

struct bound;

/*
 * Prepares the lists; everything is taken from the arena. clauses: cut at
 * colons and semicolons too. NULL: an entry is wrong, which was reported.
 */
struct bound *bound_new(const struct bound_conf *conf, bool clauses,
	struct arena *arena, struct diag *diag);

/* Finds the sentences of text (valid UTF-8) and adds them to out. */
void bound_find(const struct bound *bound, struct str text, struct bounds *out);

#endif
