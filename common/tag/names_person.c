/*
 * names_person - persons that no list has: behind a title or role, or by their
 * given name, or as the subject of a verb of saying.
 */

#include "names_rules.h"

enum {
	PARTS = 6,     /* of a name */
	UNKNOWN = 2,   /* of them in no list */
	PARTICLES = 3, /* in a row */
	REACH = 10     /* tokens between a role and the name */
};

static bool
is_one_of(const struct scan *scan, size_t i, const char *const *words)
{
	for (; *words; words++)
		if (str_eq(scan->para->v[i].fold, str_from_c(*words)))
			return true;
	return false;
}

/* «فان إنه», «أبي الذي»: a particle of the language behind one of a name ends
 * it; «آل ثاني», «أبو طالب» are names. */
static bool
is_closed(const struct scan *scan, size_t i)
{
	static const char *const foreign[] = { "فان", "فون", "دي", "دا", "دو",
		"دوس", "ديل", "لا", "لو", "ماك", "سان", NULL };
	static const char *const fathers[] = { "ابو", "ابي", "ابا", "ام",
		NULL };

	if (!(scan_own(scan, i + 1) & NAMES_STOP))
		return false;
	return scan_definite(scan, i + 1) ? is_one_of(scan, i, fathers)
					  : is_one_of(scan, i, foreign);
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
		scan_own(scan, i + n) & NAMES_CUE ||
		is_closed(scan, i + n - 1) || scan_is_attached(scan, i + n))
		return 0;
	return n + 1;
}

/* One word that the lists have for a person. */
static bool
is_listed_person(const struct scan *scan, size_t i)
{
	const struct gaz_entry *entity = scan_entity(scan, i);

	return entity && scan->hits[i].n == 1 &&
	       str_eq(str_from_c(entity->label), STR("PER"));
}

size_t
person_house(const struct scan *scan, size_t i)
{
	return scan_is_word(scan, i) && str_eq(scan->para->v[i].fold, STR("ال"))
		       ? particle_run(scan, i)
		       : 0;
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
	       scan_is_family(scan, i, 1);
}

/* A word that some list has for the later part of a name. */
static bool
is_known_part(const struct scan *scan, size_t i, size_t part)
{
	uint32_t own = scan_own(scan, i);

	if (own & NAMES_WEAK && part > 1 && !is_confirmed(scan, i + 1))
		return false;
	if (own & (NAMES_GIVEN | NAMES_MAYBE | NAMES_FAMILY))
		return part == 1 || !((own | scan->hits[i].inner) & NAMES_ROLE);
	if (own & NAMES_NATION) /* «أشرف غني», «حسن تركي» */
		return part == 1 && scan_ends(scan, i, "ي");
	return is_listed_person(scan, i);
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

/* «إعصار "دانيال"»: a given name alone in marks is what something is called,
 * unless a role stands before it. */
static bool
is_called(const struct scan *scan, size_t i)
{
	return i > 0 && scan_is_quote(scan, i - 1) &&
	       scan_is_quote(scan, i + 1) &&
	       !(i > 1 && (scan_any(scan, i - 2) | scan->hits[i - 2].inner) &
				  NAMES_ROLE);
}

struct found
person_given(const struct scan *scan, size_t i)
{
	uint32_t classes = scan_any(scan, i);
	struct found none = { 0 };
	size_t n;

	if (!(classes & (NAMES_GIVEN | NAMES_MAYBE)) ||
		classes & (NAMES_STOP | NAMES_ROLE) || scan_has_tanwin(scan, i))
		return none;
	n = person_run(scan, i);
	if (n == 0 || (!(classes & NAMES_GIVEN) && !is_confirmed(scan, i + 1)))
		return none;
	if (n == 1 && (is_called(scan, i) || classes & NAMES_MAYBE))
		return none;
	/* one word behind ب ف ك is more often another word: «بنينا» */
	if (n == 1 && !scan_own(scan, i) && !scan_begins(scan, i, "و") &&
		!scan_begins(scan, i, "ل"))
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

/* A surname like an adjective, «الرئيس السيسي», that is no nation's, nor a word
 * for an office, «القاضي». */
static bool
is_only_name(const struct scan *scan, size_t i)
{
	return !(scan->hits[i].inner &
		       (NAMES_NATION | NAMES_RANK | NAMES_ROLE | NAMES_STOP)) &&
	       !(scan_own(scan, i) &
		       (NAMES_COMMON | NAMES_STOP | NAMES_NATION | NAMES_ROLE));
}

/* «إن», «أنه»: what somebody said follows. */
static bool
is_that(const struct scan *scan, size_t i)
{
	static const char *const that[] = { "ان", "انه", "انها", "انهم", "بان",
		NULL };

	if (i < scan->para->n &&
		(scan->para->v[i].cp == ':' || scan_is_quote(scan, i)))
		return true;
	return scan_is_word(scan, i) && is_one_of(scan, i, that);
}

/* «شاهد», «باحث»: four letters, alef second, as trades are formed. */
static bool
is_agent(const struct scan *scan, size_t i)
{
	struct str word = scan->para->v[i].fold;

	return word.len == 8 && str_eq(str_sub(word, 2, 4), STR("ا"));
}

/* «وقال نيستلروي إن», «وأكد الحريري أن»: one word between the verb and what was
 * said. */
static bool
is_speaker(const struct scan *scan, size_t i)
{
	if (!is_that(scan, i + 1))
		return false;
	if (scan_definite(scan, i))
		return scan_own(scan, i) & NAMES_FAMILY &&
		       scan_ends(scan, i, "ي") && is_only_name(scan, i);
	return scan_may_be_name(scan, i, 0) && !is_agent(scan, i) &&
	       !scan_ends(scan, i, "ي") && !scan_ends(scan, i, "يون") &&
	       scan->para->v[i].fold.len >= 8;
}

struct found
person_said(const struct scan *scan, size_t i)
{
	struct found none = { 0 };
	size_t n;

	if (!may_have_said(scan, i))
		return none;
	if (is_speaker(scan, i))
		return person(scan, i, 1, "said");
	if (!scan_may_be_name(scan, i, 0))
		return none;
	n = person_run(scan, i);
	if (n < 2 || n > 3 || !is_behind_subject(scan, i + n))
		return none;
	return person(scan, i, n, "said");
}

/* «الكرواتي ميلان راباييتش»: in reports on games a person is introduced by the
 * nation alone. */
static bool
is_player(const struct scan *scan, size_t i)
{
	return scan->sport && scan->hits[i].inner & NAMES_NATION &&
	       scan_definite(scan, i) &&
	       (scan_ends(scan, i, "ي") || scan_ends(scan, i, "يه")) &&
	       scan_is_word(scan, i + 1) && !scan_definite(scan, i + 1) &&
	       person_run(scan, i + 1) > 1;
}

/* «الثاني», «السادس عشر»: tokens of a ruler's ordinal at i. */
static size_t
ordinal_run(const struct scan *scan, size_t i)
{
	static const char *const ordinals[] = { "الاول", "الاولي", "الثاني",
		"الثانيه", "الثالث", "الرابع", "الخامس", "السادس", "السابع",
		"الثامن", "التاسع", "العاشر", "الحادي", NULL };

	if (!scan_is_word(scan, i) || !is_one_of(scan, i, ordinals))
		return 0;
	return scan_is_word(scan, i + 1) &&
			       str_eq(scan->para->v[i + 1].fold, STR("عشر"))
		       ? 2
		       : 1;
}

/* «الملك», «البابا»: rulers are counted. */
static bool
is_ruler(const struct scan *scan, size_t i)
{
	static const char *const rulers[] = { "ملك", "ملكه", "بابا", "سلطان",
		"قيصر", "امبراطور", "امبراطوره", "خديوي", "شاه" };

	for (size_t k = 0; k < COUNTOF(rulers); k++)
		if (scan_ends(scan, i, rulers[k]) &&
			scan->para->v[i].fold.len <=
				strlen(rulers[k]) + 6) /* «وال» */
			return true;
	return false;
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
	bool body; /* «القيادي في حزب ...»: behind one, a name of two words */
};

/* The article, whatever is attached before it. */
static bool
is_defined(const struct scan *scan, size_t i)
{
	return scan_definite(scan, i) || scan_is_attached(scan, i);
}

/* «في» and a body or group of the lists: «القيادي في حماس», «في حركة حماس». The
 * token behind it, 0 if there is none. */
static size_t
behind_body(const struct scan *scan, size_t i)
{
	const struct gaz_entry *entity;

	if (!str_eq(scan->para->v[i].fold, STR("في")) ||
		!scan_is_word(scan, i + 1))
		return 0;
	i++;
	if (scan_own(scan, i) & NAMES_LEAD && scan_is_word(scan, i + 1))
		i++;
	entity = scan_entity(scan, i);
	if (!entity || (!str_eq(str_from_c(entity->label), STR("ORG")) &&
			       !str_eq(str_from_c(entity->label), STR("GRP"))))
		return 0;
	return i + scan->hits[i].n;
}

/* «مواطنه», «زوجته»: a pronoun makes the role definite; not «وزيرة» (U+0629).
 */
static bool
has_pronoun(const struct scan *scan, size_t i)
{
	const struct token *token = &scan->para->v[i];
	struct str word = str_sub(scan->para->text, token->beg, token->end);

	return str_ends(word, STR("ه")) || str_ends(word, STR("ها"));
}

/* Steps over one piece of the role's complement. False: no piece. */
static bool
reach_step(const struct scan *scan, struct reach *reach)
{
	size_t i = reach->at, n = 1;
	const struct gaz_hit *hit = &scan->hits[i];
	bool definite = is_defined(scan, i);

	if (behind_body(scan, i)) {
		reach->at = behind_body(scan, i);
		reach->closed = reach->body = true;
		return true;
	}
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
		(scan_is_meant(scan, i) || (closed && is_only_name(scan, i))))
		return size_max(scan->hits[i].n +
					person_house(scan, i + scan->hits[i].n),
			own & NAMES_GIVEN ? person_run(scan, i) : 0);
	if (own & (NAMES_STOP | NAMES_ROLE | NAMES_RANK))
		return 0;
	if (own & NAMES_WEAK && !is_confirmed(scan, i + 1))
		return 0;
	if (own & NAMES_GIVEN || (closed && own & NAMES_MAYBE) ||
		(closed && scan_may_be_name(scan, i, 0)))
		return person_run(scan, i);
	if (!closed || !(own & NAMES_FAMILY) || !is_only_name(scan, i))
		return 0;
	if (!scan_definite(scan, i)) /* «مدبولي كساب» */
		return person_run(scan, i + 1) ? 1 + person_run(scan, i + 1)
					       : 0;
	return scan_ends(scan, i, "ي"); /* «الرئيس الحريري» */
}

struct found
person_role(const struct scan *scan, size_t i)
{
	struct found none = { 0 };
	size_t n = person_role_length(scan, i);
	struct reach reach = { .at = i + n };

	if (n == 0 && is_player(scan, i))
		return person(scan, i + 1, person_run(scan, i + 1), "player");
	if (n == 0)
		return none;
	reach.closed = is_defined(scan, i) || scan_definite(scan, i + n - 1) ||
		       has_pronoun(scan, i + n - 1);
	while (scan_is_word(scan, reach.at) && reach.at < i + REACH) {
		n = named(scan, reach.at, reach.closed);
		if (n == 1 && reach.body && !scan_entity(scan, reach.at))
			return none;
		if (n && is_ruler(scan, reach.at - 1))
			n += ordinal_run(scan, reach.at + n);
		if (n)
			return person(scan, reach.at, n, "role");
		if (!reach_step(scan, &reach))
			break;
	}
	return none;
}
