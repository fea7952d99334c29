/*
 * names_role - persons that no list has, behind a title, office or trade.
 */

#include "names_rules.h"

enum { REACH = 10 /* tokens between a role and the name */ };

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

static const char *const ordinals[] = { "الاول", "الاولي", "الثاني", "الثانيه",
	"الثالث", "الثالثه", "الرابع", "الخامس", "السادس", "السابع", "الثامن",
	"التاسع", "العاشر", "الحادي", NULL };

bool
person_is_ordinal(const struct scan *scan, size_t i)
{
	return scan_is_one_of(scan, i, ordinals) ||
	       str_eq(scan->para->v[i].fold, STR("عشر"));
}

/* «الثاني», «السادس عشر»: tokens of a ruler's ordinal at i. */
static size_t
ordinal_run(const struct scan *scan, size_t i)
{
	if (!scan_is_word(scan, i) || !scan_is_one_of(scan, i, ordinals))
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

/* Cues of places that a role does not go on over. */
static const char *const prepositions[] = { "في", "الي", "من", "بين", "عبر",
	"نحو", "وفي", "ومن", "باتجاه", "شهدت", "داخل", "وسط", NULL };

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
	if (!entity && scan_definite(scan, i) &&
		scan->hits[i].inner & (NAMES_ORG | NAMES_GRP))
		return i + 1; /* «القيادي في الحزب» */
	if (!entity || (!scan_is_label(entity, "ORG") &&
			       !scan_is_label(entity, "GRP")))
		return 0;
	return i + scan->hits[i].n;
}

/* «المبعوث إلى سوريا», «السفير لدى الأمم المتحدة»: the token behind the place
 * or body that somebody is sent to, 0 if there is none. */
static size_t
behind_post(const struct scan *scan, size_t i)
{
	static const char *const to[] = { "الي", "لدي", NULL };

	if (!scan_is_one_of(scan, i, to) || !scan_is_word(scan, i + 1) ||
		!scan_entity(scan, i + 1) ||
		scan_is_label(scan_entity(scan, i + 1), "PER"))
		return 0;
	return i + 1 + scan->hits[i + 1].n;
}

/* «لحركة ...», «لشركة ...»: the head of a body that somebody speaks for. */
static bool
is_head_of(const struct scan *scan, size_t i)
{
	return scan_begins(scan, i, "ل") &&
	       scan->hits[i].bare & (NAMES_ORG | NAMES_GRP | NAMES_RANK);
}

/* «مواطنه», «زوجته»: a pronoun makes the role definite; not «وزيرة» (U+0629).
 */
static bool
has_pronoun(const struct scan *scan, size_t i)
{
	struct str word = scan_written(scan, i);

	return str_ends(word, STR("ه")) || str_ends(word, STR("ها"));
}

/* Steps over the body that somebody is in, or the post that he is sent to. */
static bool
reach_body(const struct scan *scan, struct reach *reach)
{
	size_t behind = behind_body(scan, reach->at);

	if (!behind)
		behind = behind_post(scan, reach->at);
	if (!behind)
		return false;
	reach->at = behind;
	reach->closed = reach->body = true;
	return true;
}

/* Steps over «سلاح الجو», «منطقة بيلغورود». */
static bool
reach_area(const struct scan *scan, struct reach *reach)
{
	size_t i = reach->at, n = 1;
	const struct gaz_hit *hit = &scan->hits[i];
	bool force = hit->phrase & NAMES_FORCE;
	const struct gaz_entry *place =
		scan_is_word(scan, i + 1) ? scan_entity(scan, i + 1) : NULL;

	if (force)
		n = hit->phrase_n;
	else if (hit->own & NAMES_CUE &&
		 !scan_is_one_of(scan, i, prepositions) && place &&
		 scan_is_label(place, "LOC"))
		n = 1 + scan->hits[i + 1].n;
	else
		return false;
	reach->at += n;
	reach->closed = true;
	return true;
}

/* Steps over one piece of the role's complement. False: no piece. */
static bool
reach_step(const struct scan *scan, struct reach *reach)
{
	size_t i = reach->at, n = 1;
	const struct gaz_hit *hit = &scan->hits[i];
	bool definite = is_defined(scan, i);

	if (reach_body(scan, reach) || reach_area(scan, reach))
		return true;
	if (hit->own & NAMES_STOP)
		return false;
	if (hit->entity && !scan_is_label(hit->entity, "PER")) {
		n = hit->n;
		definite = true;
	} else if (person_role_length(scan, i)) {
		n = person_role_length(scan, i);
		definite = definite || scan_definite(scan, i + n - 1);
	} else if (!definite && !is_head_of(scan, i) &&
		   !(hit->own & (NAMES_RANK | NAMES_ORG | NAMES_GRP |
					NAMES_FAC | NAMES_LOC | NAMES_FORCE))) {
		return false;
	}
	reach->at += n;
	reach->closed = definite;
	return true;
}

/* The lists' name at i; it goes on when a word of names follows: «محمد علي» and
 * «حسين», not «دميتري بيسكوف» and whatever he did. */
static size_t
listed_person(const struct scan *scan, size_t i)
{
	const uint32_t names =
		NAMES_GIVEN | NAMES_MAYBE | NAMES_FAMILY | NAMES_PARTICLE;
	size_t n = scan->hits[i].n;
	bool more = n == 1 || (scan_is_word(scan, i + n) &&
				      scan_own(scan, i + n) & names);

	return size_max(n + person_house(scan, i + n),
		more && scan_own(scan, i) & NAMES_GIVEN ? person_run(scan, i)
							: 0);
}

/* A word that no list knows, without the shape of a name, and a family's name
 * behind it: «صخر العبادي». */
static bool
is_short_given(const struct scan *scan, size_t i)
{
	const struct gaz_entry *entity;

	if (!scan_may_be_surname(scan, i) || !scan_is_word(scan, i + 1) ||
		!scan_definite(scan, i + 1) ||
		!person_is_only_name(scan, i + 1))
		return false;
	entity = scan_entity(scan, i + 1);
	return entity ? scan_is_label(entity, "PER") && scan->hits[i + 1].n == 1
		      : scan_own(scan, i + 1) & NAMES_FAMILY &&
				scan_ends(scan, i + 1, "ي");
}

/* Tokens of the name at i behind a role, 0 if none begins there. */
static size_t
named(const struct scan *scan, size_t i, bool closed)
{
	const struct gaz_entry *entity = scan_entity(scan, i);
	uint32_t own = scan_own(scan, i);

	if (entity && scan_is_label(entity, "PER") &&
		(scan_is_meant(scan, i) ||
			(closed && person_is_only_name(scan, i))))
		return listed_person(scan, i);
	if (closed && may_be_son(scan, i) && person_run(scan, i + 1) > 2)
		return 1 +
		       person_run(scan, i + 1); /* «مساعد بن محمد العيبان» */
	if (own & (NAMES_STOP | NAMES_ROLE | NAMES_RANK))
		return 0;
	if (own & NAMES_WEAK && !person_is_confirmed(scan, i + 1))
		return 0;
	if (own & NAMES_GIVEN || (closed && own & NAMES_MAYBE) ||
		(closed && scan_may_be_name(scan, i, 0)))
		return person_whole(scan, i, person_run(scan, i), closed);
	if (closed && is_short_given(scan, i))
		return 2; /* «المحامي صخر العبادي» */
	if (!closed || !(own & NAMES_FAMILY) || !person_is_only_name(scan, i))
		return 0;
	if (!scan_definite(scan, i)) /* «مدبولي كساب» */
		return person_run(scan, i + 1) ? 1 + person_run(scan, i + 1)
					       : 0;
	return scan_ends(scan, i, "ي"); /* «الرئيس الحريري» */
}

static bool
is_comma(const struct scan *scan, size_t i)
{
	return i < scan->para->n && scan->para->v[i].cp == 0x060C;
}

/*
 * «نائب رئيس المجلس، شاخوان عبد الله،»: the name between commas behind a role
 * that is complete. One of its words has to be known as one of names; the
 * lists' own names and those that begin with a given name are found anyway.
 */
static struct found
between_commas(const struct scan *scan, size_t comma)
{
	const uint32_t names =
		NAMES_GIVEN | NAMES_MAYBE | NAMES_FAMILY | NAMES_PARTICLE;
	size_t first = comma + 1, n;
	bool known = false;

	if (!is_comma(scan, comma) || !scan_may_be_name(scan, first, 0))
		return (struct found){ 0 };
	n = person_run(scan, first);
	for (size_t k = first; k < first + n; k++)
		known = known || scan_own(scan, k) & names;
	if (n < 2 || !known || !is_comma(scan, first + n))
		return (struct found){ 0 };
	return person_found(scan, first, n, "role");
}

/* The role of n tokens at i needs no more: «الرئيس», «مواطنه», «يدعى». */
static bool
is_complete(const struct scan *scan, size_t i, size_t n)
{
	return (scan->hits[i].own | scan->hits[i].phrase) & NAMES_NAMED ||
	       is_defined(scan, i) || scan_definite(scan, i + n - 1) ||
	       has_pronoun(scan, i + n - 1);
}

struct found
person_role(const struct scan *scan, size_t i)
{
	struct found none = { 0 };
	size_t n = person_role_length(scan, i);
	struct reach reach = { .at = i + n };

	if (n == 0 && is_player(scan, i))
		return person_found(
			scan, i + 1, person_run(scan, i + 1), "player");
	if (n == 0)
		return none;
	reach.closed = is_complete(scan, i, n);
	while (scan_is_word(scan, reach.at) && reach.at < i + REACH) {
		n = named(scan, reach.at, reach.closed);
		if (n == 1 && reach.body && !scan_entity(scan, reach.at))
			return none;
		if (n && is_ruler(scan, reach.at - 1))
			n += ordinal_run(scan, reach.at + n);
		if (n)
			return person_found(scan, reach.at, n, "role");
		if (!reach_step(scan, &reach))
			return none;
	}
	return reach.closed ? between_commas(scan, reach.at) : none;
}
