/*
 * rules - the cleaning rules of config/clean.yaml: what page furniture looks
 * like and where it stands. Loaded once, then run over each document; the
 * result is a list of cuts. config/README.md documents the language.
 *
 * How a document is treated (rules_run): one cheap scan finds the candidates
 * of all rules together (match.h for phrases at the head and the tail of
 * lines, byteset.h for markers inside them, length and bytes for regular
 * expressions); a candidate is folded and matched once; then the guards that
 * look at what is left of the document (how far is the head, the tail, what
 * stands beside) are asked in rounds until nothing more is cut. The whole is
 * repeated on the text without the cuts until there are none, so that a
 * second run finds nothing.
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

struct rules;

/* Checks and compiles. NULL when something is wrong; all of it was reported.
 * Everything is in the arena, save what rules_free gives back. */
struct rules *rules_load(
	const struct rules_conf *conf, struct arena *arena, struct diag *diag);
void rules_free(struct rules *rules);

/* What a rule is called, and what for. extract is the name of the list of
 * "found" that what it cuts belongs to, or empty. */
struct rules_info {
	struct str id, kind, place, extract, note;
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
