/*
 * pattern - regular expressions of configuration files (PCRE2). A pattern is
 * a user's text: it cannot hang the run (match limits).
 */

#ifndef SAFI_PATTERN_H
#define SAFI_PATTERN_H

#include "begin.h"
#include "holds.h"
#include "common/arena.h"
#include "common/buf.h"
#include "common/str.h"

struct pattern;
struct pattern_room;

/* What patterns share while they are looked for. In the arena, as they. */
struct pattern_room *pattern_room(struct arena *arena);

/* Who answers what patterns ask on their way, (?C'what'): whether a match may
 * go on from pos of the subject. Else all goes on. */
typedef bool pattern_answer(
	void *of, struct str what, struct str subject, size_t pos);
void pattern_answers(
	struct pattern_room *room, pattern_answer *answer, void *of);

enum pattern_flags {
	PATTERN_HEAD = 1 << 0, /* matches only where the search begins */
	PATTERN_END = 1 << 1,  /* matches only up to the subject's end */
	PATTERN_FOLD = 1 << 2  /* for folded subjects: the pattern's letters
				  are folded as well, capitals are small */
};

/*
 * What is made for a pattern when it is first needed, of what its owner keeps:
 * the expression, how its matches may begin (NULL: anyhow), what they hold.
 */
struct pattern_recipe {
	struct str (*whole)(void *of);
	const struct begins *(*begins)(void *of);
	const struct holds *(*holds)(void *of);
	void *of;
};

/*
 * A pattern in the room's arena. Most patterns of a configuration are never
 * tried, so nothing is compiled yet: whoever is not sure that the expression is
 * sound calls pattern_check.
 */
struct pattern *pattern_new(struct pattern_recipe recipe, unsigned flags,
	struct pattern_room *room);

/*
 * Compiles source, which is the whole, or else a shorter form that is sound
 * exactly when the whole is. False when it is faulty: why then holds what is
 * wrong.
 */
bool pattern_check(struct pattern *pattern, struct str source, bool whole,
	struct buf *why);

/* Compiles it if that was not needed before. False: PCRE2 does not take it,
 * which whoever made it should have known; it then is PATTERN_LIMIT. */
bool pattern_ready(struct pattern *pattern);

/* Gives back what PCRE2's compiler keeps outside the arena. */
void pattern_free(struct pattern *pattern);

enum pattern_result { PATTERN_NO, PATTERN_YES, PATTERN_LIMIT };

/*
 * Looks for the pattern in a valid UTF-8 subject, not before from. What
 * stands before from is seen by look-behind. [*beg, *end) is the match.
 * PATTERN_LIMIT: given up, it would take too long.
 */
enum pattern_result pattern_find(struct pattern *pattern, struct str subject,
	size_t from, size_t *beg, size_t *end);

/* The begin_rows of texts that may match, a bit each; NULL for all. */
const uint64_t *pattern_rows(struct pattern *pattern);

/* False when the text at pos begins otherwise. For patterns that match where
 * the search begins only. */
bool pattern_may_begin(
	struct pattern *pattern, struct str text, size_t pos, size_t limit);

/* False when the subject lacks what every match holds. It need not be folded.
 */
bool pattern_may_hold(struct pattern *pattern, struct str subject);

#endif
