/*
 * rules - the cleaning rules of config/clean.yaml: what page furniture looks
 * like and where it stands. Loaded once, then run over each document; the
 * result is a list of cuts. config/README.md documents the language.
 *
 * How a document is treated (rules_run), and the words for it:
 *
 *	probe	a question about the first (last) characters of a place in
 *		the text, without folding or copying (begin.h): of each line
 *		at its head and its tail (match, ends), at the words of the
 *		last lines (match, holds of places at the end), at the rare
 *		bytes with which inline markers begin. Nearly all end here.
 *	look	what passes is compared with all phrases at once (match.h)
 *	zone	the lines near the head or the tail that a rule reaches;
 *		patterns are tried when a line comes into their zone, and only
 *		those that it may interest: as long as it is, beginning as it
 *		does, with what it holds (rules_may.c)
 *	view	the folded stretch of text that a pattern sees
 *	cand	a candidate: a place where a rule matches, as far as its own
 *		text says; or a phrase whose patterns wait
 *	round	all candidates are asked for what is left of the document: how
 *		far are the head and the tail, what stands beside; then, since
 *		they cost most, for the patterns that waited; until nothing more
 *		is cut
 *	sweep	all of this, repeated on the text without the cuts until there
 *		are none, so that a second run finds nothing; a sweep that
 *		cannot find anything is not made (sweep_was_last)
 *
 * Most documents hold nothing to cut and cost little more than their probes;
 * the number of rules hardly matters. What the probes and the index let by is
 * a superset: unit/rules.c runs every text without them as well.
 */

#ifndef SAFI_RULES_H
#define SAFI_RULES_H

#include "common/arena.h"
#include "common/conf.h"
#include "common/diag.h"
#include "common/edit.h"

/* The configuration as it is bound; rules_schema describes it. */
struct rules_conf {
	struct conf_switches kinds;
	struct conf_list lists; /* named words for patterns */
	struct conf_list rules;
	struct conf_list sites;
};

extern const struct conf_schema rules_schema;

/* The lists of "found", in the order of the record; before them the word for
 * none. Ends in NULL. */
extern const char *const rules_extracts[];

struct rules;

/* Checks and compiles. NULL when something is wrong; all of it was reported.
 * Everything is in the arena, save what rules_free gives back. The rules of the
 * configuration are used as they lie: it is loaded once. */
struct rules *rules_load(
	const struct rules_conf *conf, struct arena *arena, struct diag *diag);
void rules_free(struct rules *rules);

/* What a rule is called, and what for. What it cuts belongs to the list
 * rules_extracts[extract] of "found", which is none for 0. */
struct rules_info {
	struct str id, kind, place, note;
	int extract;
	bool on;
};
size_t rules_count(const struct rules *rules);
struct rules_info rules_info(const struct rules *rules, size_t rule);

/* Leaves only rules of these kinds on (comma separated), or takes them out.
 * False when a word is no kind of any rule; *unknown is then that word and
 * *near the nearest kind, or empty. */
bool rules_only(struct rules *rules, struct str kinds, struct str *unknown,
	struct str *near);
bool rules_without(struct rules *rules, struct str kinds, struct str *unknown,
	struct str *near);

/* True when sections for sites exist; rules_site picks the one for a record's
 * site or url (may be empty), to be given to rules_run. */
bool rules_has_sites(const struct rules *rules);
size_t rules_site(const struct rules *rules, struct str url);

/* How rules_run went. */
struct rules_report {
	const uint32_t *limited; /* rules that met their match limit */
	size_t n_limited;
};

/*
 * Adds the cuts for a valid UTF-8 text to edits (which is empty, and settled
 * afterwards), each with its rule's number. Everything is in the edits'
 * arena. site is from rules_site, 0 for none.
 */
void rules_run(struct rules *rules, size_t site, struct str text,
	struct edits *edits, struct rules_report *report);

/* For tests: every rule is on; the same without the prefilter. */
void rules_all_on(struct rules *rules);
void rules_run_slowly(struct rules *rules, size_t site, struct str text,
	struct edits *edits, struct rules_report *report);

#endif
