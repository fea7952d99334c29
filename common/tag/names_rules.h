/*
 * names_rules - inside of names: what the rules for persons, for heads and
 * for lists share. A rule looks at a token and proposes a name that begins
 * there; names.c chooses.
 */

#ifndef SAFI_NAMES_RULES_H
#define SAFI_NAMES_RULES_H

#include "names.h"

/* A paragraph under the rules. */
struct scan {
	const struct para *para;
	const struct gaz_hit *hits; /* of each token */
	struct names_memory *memory;
	struct spans *spans;
	bool sporty; /* it has a word of games, and of other things */
	bool sport;  /* it reports on a game */
	bool game;   /* there is no doubt that the document does */
};

/* A name that a rule proposes: text from byte beg to the end of token
 * last - 1. last 0: nothing. */
struct found {
	size_t first, last; /* tokens [first, last) */
	size_t beg;         /* byte, behind proclitics */
	const char *label;
	const char *rule;
};

/*
 * Settles what each word is by those around it. Sets scan->sport and game, and
 * begins of a word of which no list says anything where a name may begin all
 * the same: other such words are passed by, whatever a rule would say of them.
 */
void names_prepare(struct scan *scan, struct gaz_hit *hits);

/* Token i is a word. Names never go on over a mark, which is a token too. */
static inline bool
scan_is_word(const struct scan *scan, size_t i)
{
	return i < scan->para->n && scan->para->v[i].kind == TOKEN_WORD;
}

static inline uint32_t
scan_own(const struct scan *scan, size_t i)
{
	return scan->hits[i].own;
}

/* The classes of a word that may have proclitics. */
static inline uint32_t
scan_any(const struct scan *scan, size_t i)
{
	return scan->hits[i].own ? scan->hits[i].own : scan->hits[i].bare;
}

/* A word as it is written. */
static inline struct str
scan_written(const struct scan *scan, size_t i)
{
	const struct token *token = &scan->para->v[i];

	return str_sub(scan->para->text, token->beg, token->end);
}

/* The byte where a word begins behind its proclitics. */
static inline size_t
scan_bare_begin(const struct scan *scan, size_t i)
{
	return gaz_begin(
		scan->para, &scan->para->v[i], scan->hits[i].bare_skip);
}

/* The word has the article ال (U+0627 0644) and nothing before it. */
bool scan_definite(const struct scan *scan, size_t i);

/* The word ends in this folded letter (a C string). */
static inline bool
scan_ends(const struct scan *scan, size_t i, const char *letters)
{
	return str_ends(scan->para->v[i].fold, str_from_c(letters));
}

/* It ends in one of these, whatever stands before; the list ends in NULL. */
bool scan_ends_in_one_of(
	const struct scan *scan, size_t i, const char *const *endings);

/* The folded word is one of these; ends in NULL. */
bool scan_is_one_of(
	const struct scan *scan, size_t i, const char *const *words);

/* The word begins with these folded letters. */
static inline bool
scan_begins(const struct scan *scan, size_t i, const char *letters)
{
	return str_starts(scan->para->v[i].fold, str_from_c(letters));
}

/* ال with a proclitic before it: the word has a sense of its own. */
bool scan_is_attached(const struct scan *scan, size_t i);

/* Written with a fathatan, U+064B: an adverb or an object, no name. */
bool scan_has_tanwin(const struct scan *scan, size_t i);

/* A proclitic before an alef with hamza or madda as written: a name has none
 * there. */
bool scan_is_before_hamza(const struct scan *scan, size_t i);

/* A definite word that can be a family name as part 1, 2 ... of a name. */
bool scan_is_family(const struct scan *scan, size_t i, size_t part);

/* The entity of a list that begins at i as it stands, or NULL. */
const struct gaz_entry *scan_entity(const struct scan *scan, size_t i);

/* «يوسي بيلين», «دانا برينو», «أرنو كليمان»: the lists have the word at i
 * without its first letter, and behind a given name that is part of the
 * surname. */
bool scan_is_surname(const struct scan *scan, size_t i);

/* The word before i ends what i would be the adjective of. */
bool scan_is_adjective_place(const struct scan *scan, size_t i);

/* Whether the entity of the lists at i is meant, or the word means something
 * else there. False without an entity. */
bool scan_is_meant(const struct scan *scan, size_t i);

static inline bool
scan_is_label(const struct gaz_entry *entry, const char *label)
{
	return !strcmp(entry->label, label);
}

/* Lists of towns have the kind "town", those of agencies and papers the kind
 * "outlet". */
static inline bool
scan_is_kind(const struct gaz_entry *entry, const char *kind)
{
	return str_eq(entry->list->kind, str_from_c(kind));
}

/* The town of the lists at i stands for its club. */
bool scan_is_club(const struct scan *scan, size_t i);

/* In a report on a game, a name stands behind token i. */
static inline bool
may_be_club(const struct scan *scan, size_t i)
{
	return scan->sport && i + 1 < scan->para->n &&
	       scan->hits[i + 1].entity && !scan_own(scan, i);
}

/* A club whose name is a word that no list knows, and a town. */
struct found club_name(const struct scan *scan, size_t i);

/* Token i is a quotation mark. */
static inline bool
scan_is_quote(const struct scan *scan, size_t i)
{
	uint32_t cp = i < scan->para->n ? scan->para->v[i].cp : 0;

	return cp && (cp == '"' || cp == 0x00AB || cp == 0x00BB ||
			     cp == 0x201C || cp == 0x201D);
}

/* «وكالة», «لوكالة»: of the press when it has a name of its own. */
bool scan_is_agency(const struct scan *scan, size_t i);

/* How many words at i are inside marks that stand right around them. */
size_t scan_quoted(const struct scan *scan, size_t i);

/* A name in marks behind its head, token i the first in them. */
struct found marked_name(const struct scan *scan, size_t i);

/* Token i, a place's name, is in marks that hold the title of a work. */
bool scan_is_in_title(const struct scan *scan, size_t i);

/* Token i is the first in quotation marks, or has «لل» before a paper's name.
 */
bool may_be_outlet(const struct scan *scan, size_t i);

/* False: token i names no paper or channel by the words around it. */
static inline bool
may_name_outlet(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit = &scan->hits[i];

	return (hit->own | hit->phrase | hit->bare) & NAMES_OUTLET ||
	       (i > 1 && scan_is_quote(scan, i - 1));
}

/* How many tokens at i name a paper or channel by the words around them, 0 if
 * none do. */
size_t outlet_name(const struct scan *scan, size_t i);

/* «مراسل الجزيرة»: token i is who works for an outlet. */
bool scan_is_reporter(const struct scan *scan, size_t i);

/* «أن», «بأنه»: what is said follows token i. */
bool scan_is_that(const struct scan *scan, size_t i);

/* How many tokens at i have the form of a foreign outlet's name: «إن إتش كيه»,
 * «ذا أثلتيك»; 0 if none have. */
size_t press_name(const struct scan *scan, size_t i);

/* «قالت مجلة باري ماتش إن»: how many tokens behind the head at i are the name
 * of an outlet that no list has, to which something is credited; 0 if none are.
 */
size_t press_credited(const struct scan *scan, size_t i);

/* A word that no list knows and that has the shape of a name, as part 0, 1
 * ... of one. */
bool scan_may_be_name(const struct scan *scan, size_t i, size_t part);

/* A word that no list knows and that may be a surname where one is awaited,
 * without the shape of one: «عبلة», «رزق», «لينكه». */
bool scan_may_be_surname(const struct scan *scan, size_t i);

/* How many tokens from i on are the name of a person, 0 if none is. */
size_t person_run(const struct scan *scan, size_t i);

/* The tokens of the name of n tokens at i when a surname without the shape of
 * one goes on; role: one stands before it. */
size_t person_whole(const struct scan *scan, size_t i, size_t n, bool role);

/* The name of n tokens at i, behind the proclitics of the first. */
struct found person_found(
	const struct scan *scan, size_t i, size_t n, const char *rule);

/* A given name or the like stands at i: one before it is meant as a name. */
bool person_is_confirmed(const struct scan *scan, size_t i);

/* A surname like an adjective that is no nation's, nor an office. */
bool person_is_only_name(const struct scan *scan, size_t i);

/* «الثاني», «عشر»: what rulers are counted with. */
bool person_is_ordinal(const struct scan *scan, size_t i);

/* Tokens of «آل نهيان» at i, 0 if no house is named there. */
size_t person_house(const struct scan *scan, size_t i);

/* How many tokens at i are the name of a person whom something is called
 * after; a given name that is also a common word wants another behind it. */
size_t person_honoured(const struct scan *scan, size_t i);

/* A person whose given name is token i. */
struct found person_given(const struct scan *scan, size_t i);

/* «ضاحي بن ...»: whatever the word, it is a name. */
static inline bool
may_be_son(const struct scan *scan, size_t i)
{
	return i + 1 < scan->para->n &&
	       scan->hits[i + 1].own & NAMES_PARTICLE &&
	       str_eq(scan->para->v[i + 1].fold, STR("بن"));
}

/* A person named «X بن Y» at i, X in no list. */
struct found person_son(const struct scan *scan, size_t i);

/* A verb of saying stands before token i, or in a report on a game one of
 * scoring. */
static inline bool
may_have_said(const struct scan *scan, size_t i)
{
	return i > 0 &&
	       scan_any(scan, i - 1) &
		       (scan->sport ? NAMES_SAY | NAMES_SCORE : NAMES_SAY);
}

/* The person named at i as the subject of the verb of saying before it. */
struct found person_said(const struct scan *scan, size_t i);

/* The person that the role at token i announces, further on. */
struct found person_role(const struct scan *scan, size_t i);

/* Tokens of the role at i, 0 if there is none. */
size_t person_role_length(const struct scan *scan, size_t i);

/* Learns the surname of a person whose full name was found. */
void surname_learn(const struct scan *scan, const struct found *found);

/* False: no surname that was learned begins at i. Costs little. */
bool surname_may_begin(const struct scan *scan, size_t i);
static inline bool
surname_possible(const struct scan *scan, size_t i)
{
	return scan->memory->n > 0 && surname_may_begin(scan, i);
}

/* A surname alone whose full name came before in the document, and how it was
 * read. */
struct found surname_known(
	const struct scan *scan, size_t i, enum gaz_strip *strip);

/* A place whose head is token i. */
struct found place_name(const struct scan *scan, size_t i);

/* The second of two places whose head is token i, when no list has it. */
struct found place_second(const struct scan *scan, size_t i);

/* An organisation, group, building or place whose head is token i. */
struct found head_name(const struct scan *scan, size_t i);

#endif
