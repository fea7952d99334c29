/*
 * names_person - persons that no list has: behind a title or role, or by their
 * given name. Arabic has no capitals; what stops a name is the list of words
 * that are never part of one, and the shapes of verbs and inflected nouns.
 */

#include "names_rules.h"
#include "utf8.h"

enum {
	PARTS = 6,     /* of a name */
	UNKNOWN = 2,   /* of them in no list */
	PARTICLES = 3, /* in a row */
	REACH = 10     /* tokens between a role and the name */
};

/* Classes of words that no name goes on over. */
static const uint32_t never = NAMES_STOP | NAMES_ROLE | NAMES_RANK |
			      NAMES_NATION | NAMES_ORG | NAMES_GRP | NAMES_FAC |
			      NAMES_LOC | NAMES_FORCE | NAMES_CUE |
			      NAMES_COMMON;

bool
scan_begins(const struct scan *scan, size_t i, const char *letters)
{
	return str_starts(scan->para->v[i].fold, str_from_c(letters));
}

bool
scan_ends(const struct scan *scan, size_t i, const char *letters)
{
	return str_ends(scan->para->v[i].fold, str_from_c(letters));
}

bool
scan_definite(const struct scan *scan, size_t i)
{
	return scan_begins(scan, i, "ال") && scan->para->v[i].fold.len > 6;
}

const struct gaz_entry *
scan_entity(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit = &scan->hits[i];

	return hit->strip == GAZ_AS_IS ? hit->entity : NULL;
}

static bool
begins_with_one_of(
	const struct scan *scan, size_t i, const char *const *beginnings)
{
	for (; *beginnings; beginnings++)
		if (scan_begins(scan, i, *beginnings))
			return true;
	return false;
}

static bool
ends_with_one_of(const struct scan *scan, size_t i, const char *const *endings)
{
	for (; *endings; endings++)
		if (scan_ends(scan, i, *endings))
			return true;
	return false;
}

/* Written with a fathatan, U+064B: an adverb or an object, no name. */
static bool
has_tanwin(const struct scan *scan, size_t i)
{
	const struct token *token = &scan->para->v[i];
	struct str word = str_sub(scan->para->text, token->beg, token->end);

	return str_find(word, 0, STR("\xD9\x8B")) != STR_NONE;
}

/* Verbs of the imperfect begin with yeh or teh, with a conjunction or
 * particle before it; names that begin so have a vowel or one of few
 * consonants next. */
static bool
is_verb_shaped(const struct scan *scan, size_t i)
{
	static const char *const verbs[] = { "ي", "ت", "سي", "ست", "فت", "في",
		"وي", "وت", "لي", "لت", "لن", NULL };
	static const char *const names[] = { "يو", "يا", "يل", "تو", "تا", "تي",
		"تر", "تش", "تس", "سيلف", "سيلي", "سيلا", "سيلو", "سير", "سيم",
		"سيف", "سيد", "سيب", "سيغ", "سيس", "سيو", "ستي", "ستا", "ستو",
		"ستر", "في", "ويل", "ويس", "ويت", "ويد", "وين", "ليب", "ليف",
		"لين", "ليو", "ليز", "ليس", "ليد", NULL };

	return begins_with_one_of(scan, i, verbs) &&
	       !begins_with_one_of(scan, i, names);
}

/* A conjunction before a word: names that begin with waw go on with one of
 * few letters. */
static bool
is_joined(const struct scan *scan, size_t i)
{
	static const char *const names[] = { "وا", "وي", "وو", "ول", NULL };

	return scan_begins(scan, i, "و") && !begins_with_one_of(scan, i, names);
}

/* A long vowel inside, as nearly every foreign name and few verbs of the
 * perfect have. */
static bool
has_vowel(const struct scan *scan, size_t i)
{
	static const char *const vowels[] = { "ا", "و", "ي" };
	struct str word = scan->para->v[i].fold;

	for (size_t k = 0; k < COUNTOF(vowels); k++) {
		size_t at = str_find(word, 2, str_from_c(vowels[k]));

		if (at != STR_NONE && at + 2 < word.len)
			return true;
	}
	return false;
}

/* ال with a proclitic: the word has a sense of its own. */
static bool
is_attached(const struct scan *scan, size_t i)
{
	static const char *const beginnings[] = { "وال", "فال", "بال", "كال",
		"لل", "ولل", "وبال", NULL };

	return begins_with_one_of(scan, i, beginnings);
}

/* A masdar or verb of the derived forms: taa, or alef and taa, behind the
 * article. */
static bool
is_derived(const struct scan *scan, size_t i)
{
	struct str word = scan->para->v[i].fold;
	struct str teh = STR("\xD8\xAA");

	return word.len >= 12 && (str_starts(str_from(word, 4), teh) ||
					 str_starts(str_from(word, 8), teh));
}

/* «الحريري», «الأسد»: an adjective of relation, or a short word that is not
 * known to mean something, which counts right behind a given name. */
static bool
is_definite_family(const struct scan *scan, size_t i, size_t part)
{
	static const char *const endings[] = { "ين", "ون", "ات", "ه", "اء",
		NULL };
	const uint32_t other = never & ~(uint32_t)NAMES_NATION;

	if (scan->hits[i].inner & other || ends_with_one_of(scan, i, endings))
		return false;
	if (scan_ends(scan, i, "ي"))
		return true;
	return part == 1 && scan->para->v[i].fold.len <= 14 &&
	       !is_derived(scan, i);
}

/* «عارضا»: a participle in the accusative, five letters, alef second and last.
 */
static bool
is_participle(const struct scan *scan, size_t i)
{
	struct str word = scan->para->v[i].fold;

	return word.len == 10 && scan_ends(scan, i, "ا") &&
	       str_eq(str_sub(word, 2, 4), STR("ا"));
}

/* Endings of inflected nouns and verbs. A word behind a name may have some of
 * them when it is short: «بركات», «ساها». */
static bool
is_inflected(const struct scan *scan, size_t i, bool first)
{
	static const char *const always[] = { "ه", "هم", "هما", "تين", "ئيا",
		"اء", "وا", "تها", "اته", "نها", NULL };
	static const char *const longer[] = { "ات", "ها", "يا", NULL };

	return ends_with_one_of(scan, i, always) ||
	       (ends_with_one_of(scan, i, longer) &&
		       (first || scan->para->v[i].fold.len > 10));
}

/* A proclitic before an alef with hamza as written, U+0623 or U+0625: a name
 * has none there. */
static bool
is_before_hamza(const struct scan *scan, size_t i)
{
	const struct token *token = &scan->para->v[i];
	size_t pos = token->beg;
	uint32_t first = utf8_next(scan->para->text, &pos);
	uint32_t second = utf8_at(scan->para->text, pos);

	return (second == 0x0623 || second == 0x0625) &&
	       (first == 0x0628 || first == 0x0641 || first == 0x0643 ||
		       first == 0x0644 || first == 0x0648);
}

bool
scan_may_be_name(const struct scan *scan, size_t i, size_t part)
{
	const struct gaz_hit *hit = &scan->hits[i];
	struct str word;

	if (!scan_is_word(scan, i) || hit->own & never || hit->bare ||
		(hit->entity && hit->strip <= GAZ_PREFIX) ||
		is_attached(scan, i) || has_tanwin(scan, i) ||
		is_before_hamza(scan, i))
		return false;
	word = scan->para->v[i].fold;
	if (word.len < 6 || word.ptr[0] < 0xD8 || word.ptr[0] > 0xDB)
		return false;
	if (scan_definite(scan, i))
		return part > 0 && is_definite_family(scan, i, part);
	return has_vowel(scan, i) && !is_verb_shaped(scan, i) &&
	       !is_joined(scan, i) && !is_participle(scan, i) &&
	       !is_inflected(scan, i, part == 0);
}

/* Tokens of «بن عبد العزيز»: particles and the word that they want. */
static size_t
particle_run(const struct scan *scan, size_t i)
{
	size_t n = 0;

	while (n < PARTICLES && scan_is_word(scan, i + n) &&
		(n == 0 ? scan_any(scan, i) : scan_own(scan, i + n)) &
			NAMES_PARTICLE)
		n++;
	if (n == 0 || !scan_is_word(scan, i + n) ||
		scan_own(scan, i + n) & NAMES_CUE || is_attached(scan, i + n))
		return 0;
	return n + 1;
}

/* A given name that is also a common word needs a name behind it. */
static bool
is_confirmed(const struct scan *scan, size_t i)
{
	if (!scan_is_word(scan, i) || scan_own(scan, i) & NAMES_STOP)
		return false;
	if (scan_own(scan, i) & (NAMES_GIVEN | NAMES_PARTICLE | NAMES_FAMILY))
		return true;
	return scan_definite(scan, i) && scan_ends(scan, i, "ي") &&
	       !(scan->hits[i].inner & NAMES_NATION) &&
	       is_definite_family(scan, i, 1);
}

/* A word that some list has for the later part of a name. */
static bool
is_known_part(const struct scan *scan, size_t i, size_t part)
{
	const struct gaz_entry *entity = scan_entity(scan, i);
	uint32_t own = scan_own(scan, i);

	if (own & NAMES_WEAK && part > 1 && !is_confirmed(scan, i + 1))
		return false;
	if (own & (NAMES_GIVEN | NAMES_MAYBE | NAMES_FAMILY))
		return part == 1 || !((own | scan->hits[i].inner) & NAMES_ROLE);
	if (own & NAMES_NATION) /* «أشرف غني», «حسن تركي» */
		return part == 1 && scan_ends(scan, i, "ي");
	return entity && scan->hits[i].n == 1 &&
	       str_eq(str_from_c(entity->label), STR("PER"));
}

/* Tokens of one part of a name, 0 if there is none; *unknown is how many words
 * may still be in no list. */
static size_t
part_run(const struct scan *scan, size_t i, size_t part, size_t *unknown)
{
	uint32_t classes = part ? scan_own(scan, i) : scan_any(scan, i);

	if (classes & NAMES_PARTICLE)
		return particle_run(scan, i);
	if (part == 0 && classes & (NAMES_GIVEN | NAMES_MAYBE))
		return 1;
	if (part > 0 && is_known_part(scan, i, part))
		return 1;
	if (*unknown == 0 || !scan_may_be_name(scan, i, part))
		return 0;
	*unknown = scan_definite(scan, i) ? 0 : *unknown - 1;
	return 1;
}

size_t
person_run(const struct scan *scan, size_t i)
{
	size_t n = 0, unknown = UNKNOWN;

	for (size_t part = 0; part < PARTS && scan_is_word(scan, i + n);
		part++) {
		size_t more = part_run(scan, i + n, part, &unknown);

		if (more == 0)
			break;
		n += more;
	}
	return n;
}

static struct found
person(const struct scan *scan, size_t i, size_t n, const char *rule)
{
	struct found found = { i, i + n, scan->para->v[i].beg, "PER", rule };

	if (!scan_own(scan, i))
		found.beg = scan_bare_begin(scan, i);
	return found;
}

struct found
person_given(const struct scan *scan, size_t i)
{
	uint32_t classes = scan_any(scan, i);
	struct found none = { 0 };
	size_t n;

	if (!(classes & (NAMES_GIVEN | NAMES_MAYBE)) ||
		classes & (NAMES_STOP | NAMES_ROLE) || has_tanwin(scan, i))
		return none;
	n = person_run(scan, i);
	if (n == 0 || (!(classes & NAMES_GIVEN) && !is_confirmed(scan, i + 1)))
		return none;
	return person(scan, i, n, "given-name");
}

/* What stands behind a subject: a mark, «إن» and the like, or who it is. */
static bool
is_behind_subject(const struct scan *scan, size_t i)
{
	return i >= scan->para->n || !scan_is_word(scan, i) ||
	       scan_own(scan, i) & NAMES_STOP ||
	       (scan_own(scan, i) | scan->hits[i].inner) & NAMES_ROLE;
}

struct found
person_said(const struct scan *scan, size_t i)
{
	struct found none = { 0 };
	size_t n;

	if (!may_have_said(scan, i) || !scan_may_be_name(scan, i, 0))
		return none;
	n = person_run(scan, i);
	if (n < 2 || n > 3 || !is_behind_subject(scan, i + n))
		return none;
	return person(scan, i, n, "said");
}

size_t
person_role_length(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit = &scan->hits[i];

	if (hit->phrase & NAMES_ROLE)
		return hit->phrase_n;
	return (hit->own | hit->bare | hit->inner) & NAMES_ROLE ? 1 : 0;
}

/* What stands between a role and the name. */
struct reach {
	size_t at;   /* token */
	bool closed; /* the role is complete: a name can follow */
};

/* The article, whatever is attached before it. */
static bool
is_defined(const struct scan *scan, size_t i)
{
	return scan_definite(scan, i) || is_attached(scan, i);
}

/* Steps over one piece of the role's complement. False: no piece. */
static bool
reach_step(const struct scan *scan, struct reach *reach)
{
	size_t i = reach->at, n = 1;
	const struct gaz_hit *hit = &scan->hits[i];
	bool definite = is_defined(scan, i);

	if (hit->own & NAMES_STOP)
		return false;
	if (hit->entity &&
		!str_eq(str_from_c(hit->entity->label), STR("PER"))) {
		n = hit->n;
		definite = true;
	} else if (person_role_length(scan, i)) {
		n = person_role_length(scan, i);
		definite = definite || scan_definite(scan, i + n - 1);
	} else if (!definite &&
		   !(hit->own & (NAMES_RANK | NAMES_ORG | NAMES_GRP |
					NAMES_FAC | NAMES_LOC | NAMES_FORCE))) {
		return false;
	}
	reach->at += n;
	reach->closed = definite;
	return true;
}

/* Tokens of the name at i behind a role, 0 if none begins there. */
static size_t
named(const struct scan *scan, size_t i, bool closed)
{
	const struct gaz_entry *entity = scan_entity(scan, i);
	uint32_t own = scan_own(scan, i);

	if (entity && str_eq(str_from_c(entity->label), STR("PER")) &&
		scan_is_meant(scan, i))
		return size_max(scan->hits[i].n,
			own & NAMES_GIVEN ? person_run(scan, i) : 0);
	if (own & (NAMES_STOP | NAMES_ROLE | NAMES_RANK))
		return 0;
	if (own & NAMES_WEAK && !is_confirmed(scan, i + 1))
		return 0;
	if (own & NAMES_GIVEN || (closed && own & NAMES_MAYBE) ||
		(closed && scan_may_be_name(scan, i, 0)))
		return person_run(scan, i);
	return 0;
}

struct found
person_role(const struct scan *scan, size_t i)
{
	struct found none = { 0 };
	size_t n = person_role_length(scan, i);
	struct reach reach = { i + n, false };

	if (n == 0)
		return none;
	reach.closed = is_defined(scan, i) || scan_definite(scan, i + n - 1);
	while (scan_is_word(scan, reach.at) && reach.at < i + REACH) {
		n = named(scan, reach.at, reach.closed);
		if (n)
			return person(scan, reach.at, n, "role");
		if (!reach_step(scan, &reach))
			break;
	}
	return none;
}
