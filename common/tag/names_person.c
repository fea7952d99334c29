/*
 * names_person - persons that no list has: how far a name reaches, and names
 * found by a given name or as the subject of a verb of saying.
 */

#include "names_rules.h"
#include "names_form.h"

enum {
	PARTS = 6,    /* of a name */
	UNKNOWN = 2,  /* of them in no list */
	PARTICLES = 3 /* in a row */
};

/* «لأبي», «أم»: "to my father", "or". */
static bool
is_mine(const struct scan *scan, size_t i)
{
	return scan_ends(scan, i, "ابي") ||
	       str_eq(scan->para->v[i].fold, STR("ام"));
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
	const uint32_t names = NAMES_GIVEN | NAMES_MAYBE | NAMES_FAMILY;

	if (!(scan_own(scan, i + 1) & NAMES_STOP))
		return false;
	if (!(scan_own(scan, i + 1) & names) && is_mine(scan, i))
		return true; /* «لأبي إنني»: "my father" */
	return scan_definite(scan, i + 1) ? scan_is_one_of(scan, i, fathers)
					  : scan_is_one_of(scan, i, foreign);
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
		is_closed(scan, i + n - 1) || scan_is_attached(scan, i + n) ||
		scan_is_before_hamza(scan, i + n)) /* «أبي وأمي» */
		return 0;
	return n + 1;
}

/* One word that the lists have for a person. */
static bool
is_listed_person(const struct scan *scan, size_t i)
{
	const struct gaz_entry *entity = scan_entity(scan, i);

	return entity && scan->hits[i].n == 1 && scan_is_label(entity, "PER");
}

size_t
person_house(const struct scan *scan, size_t i)
{
	return scan_is_word(scan, i) && str_eq(scan->para->v[i].fold, STR("ال"))
		       ? particle_run(scan, i)
		       : 0;
}

/* A given name that is also a common word needs a name behind it. */
bool
person_is_confirmed(const struct scan *scan, size_t i)
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

	if (own & NAMES_WEAK && part > 1 && !person_is_confirmed(scan, i + 1))
		return false;
	if (own & NAMES_ROLE && scan_is_word(scan, i + 1) &&
		scan_entity(scan, i + 1) && /* «تشارلز أمير ويلز» */
		scan_is_label(scan_entity(scan, i + 1), "LOC"))
		return false;
	if (own & (NAMES_GIVEN | NAMES_MAYBE | NAMES_FAMILY))
		return part == 1 || !((own | scan->hits[i].inner) & NAMES_ROLE);
	if (own & NAMES_NATION) /* «أشرف غني», «حسن تركي» */
		return part == 1 && scan_ends(scan, i, "ي");
	return is_listed_person(scan, i);
}

/* Tokens of a part of two words and more, «نور الدين», «آل نهيان»; 0 if none
 * stands at i. */
static size_t
phrase_run(const struct scan *scan, size_t i, size_t part)
{
	const struct gaz_hit *hit = &scan->hits[i];
	uint32_t names = NAMES_GIVEN | (part > 0 ? NAMES_FAMILY : 0);

	return hit->phrase & names && (part == 0 || hit->phrase_skip == 0)
		       ? hit->phrase_n
		       : 0;
}

/* Tokens of one part of a name, 0 if there is none; *unknown is how many words
 * may still be in no list. */
static size_t
part_run(const struct scan *scan, size_t i, size_t part, size_t *unknown)
{
	uint32_t classes = part ? scan_own(scan, i) : scan_any(scan, i);
	size_t phrase = phrase_run(scan, i, part);

	if (phrase)
		return phrase;
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

/* «إن», «أنه»: what somebody said follows. */
static bool
is_that(const struct scan *scan, size_t i)
{
	static const char *const that[] = { "ان", "انه", "انها", "انهم", "بان",
		NULL };

	if (i < scan->para->n &&
		(scan->para->v[i].cp == ':' || scan_is_quote(scan, i)))
		return true;
	return scan_is_word(scan, i) && scan_is_one_of(scan, i, that);
}

/* «محمد» and «أحمد فؤاد» behind a role, «هاينر» before «إن»: a name of given
 * names alone, or of one unknown word, where a surname is awaited. */
size_t
person_whole(const struct scan *scan, size_t i, size_t n, bool role)
{
	const uint32_t given = NAMES_GIVEN | NAMES_MAYBE;
	bool known = n > 0 && n <= 2;

	for (size_t k = i; known && k < i + n; k++)
		known = (k == i ? scan_any(scan, k) : scan_own(scan, k)) &
			given;
	if (!(known || n == 1) || !scan_may_be_surname(scan, i + n))
		return n;
	if (is_that(scan, i + n + 1) && scan_is_word(scan, i + n + 1))
		return n + 1;
	if (scan->para->v[i + n].fold.len < 6)
		return n; /* «سيباستيان كو» counts before «إن» only */
	/* «محمد عبلة»; not «طلعت زكريا حلمه», «محمد فاضل مصادفة» */
	return n +
	       (role && known &&
		       (n == 1 ? !str_ends(scan_written(scan, i + n), STR("ه"))
			       : !scan_ends(scan, i + n, "ه")));
}

struct found
person_found(const struct scan *scan, size_t i, size_t n, const char *rule)
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

/* «هلال رمضان», «شهر شعبان»: a month; «إعصار روزا»: a storm. */
static bool
is_thing_called(const struct scan *scan, size_t i)
{
	static const char *const months[] = { "رمضان", "شعبان", "رجب", "محرم",
		"صفر", "شوال", NULL };
	static const char *const storms[] = { "اعصار", "الاعصار", "عاصفه",
		"العاصفه", "المنخفض", NULL };

	if (scan_ends(scan, i, "هلال") && scan_is_word(scan, i + 1) &&
		scan_is_one_of(scan, i + 1, months))
		return true;
	if (i == 0 || !scan_is_word(scan, i - 1))
		return false;
	return (scan_ends(scan, i - 1, "شهر") &&
		       scan_is_one_of(scan, i, months)) ||
	       scan_is_one_of(scan, i - 1, storms);
}

/* «بنينا»: a given name alone that is more often another word: one
 * that is also a common word, one in marks, or behind ب ف ك. */
static bool
is_lone_other(const struct scan *scan, size_t i, uint32_t classes)
{
	bool attached = !scan_own(scan, i);

	return is_called(scan, i) || classes & NAMES_MAYBE ||
	       (attached && scan->hits[i].bare_skip > 1) ||
	       (attached && !scan_begins(scan, i, "و") &&
		       !scan_begins(scan, i, "ل"));
}

struct found
person_given(const struct scan *scan, size_t i)
{
	size_t n, phrase = phrase_run(scan, i, 0);
	uint32_t classes = phrase ? scan->hits[i].phrase : scan_any(scan, i);
	struct found found, none = { 0 };

	if (!(classes & (NAMES_GIVEN | NAMES_MAYBE)) ||
		classes & (NAMES_STOP | NAMES_ROLE) ||
		scan->hits[i].phrase & NAMES_ROLE || /* «فضيلة الشيخ» */
		scan_has_tanwin(scan, i) || is_thing_called(scan, i))
		return none;
	n = person_run(scan, i);
	if (may_have_said(scan, i))
		n = person_whole(scan, i, n, false);
	if (n == 0 || (n == 1 && is_lone_other(scan, i, classes)) ||
		(!(classes & NAMES_GIVEN) && !person_is_confirmed(scan, i + 1)))
		return none;
	found = person_found(scan, i, n, "given-name");
	if (phrase)
		found.beg = gaz_begin(scan->para, &scan->para->v[i],
			scan->hits[i].phrase_skip);
	return found;
}

struct found
person_son(const struct scan *scan, size_t i)
{
	static const char *const verbs[] = { "ا", "و", "ف", "ي", "ت" };
	struct found none = { 0 };
	enum gaz_strip strip;
	size_t n;

	if (scan_own(scan, i) || scan->hits[i].bare ||
		scan->para->v[i].fold.len < 8 || scan_is_attached(scan, i) ||
		!scan_is_word(scan, i + 2) ||
		!(scan_own(scan, i + 2) & NAMES_GIVEN) ||
		scan_entity(scan, i + 1) ||
		surname_known(scan, i + 1, &strip).last)
		return none; /* «هاجم بن غفير» */
	for (size_t k = 0; k < COUNTOF(verbs); k++)
		if (scan_begins(scan, i, verbs[k]))
			return none;
	n = person_run(scan, i);
	return n > 2 ? person_found(scan, i, n, "son") : none;
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
bool
person_is_only_name(const struct scan *scan, size_t i)
{
	return !(scan->hits[i].inner &
		       (NAMES_NATION | NAMES_RANK | NAMES_ROLE | NAMES_STOP)) &&
	       !(scan_own(scan, i) &
		       (NAMES_COMMON | NAMES_STOP | NAMES_NATION | NAMES_ROLE));
}

/* What a verb of saying goes on with behind its subject: «إن», «إلى», «عن». */
static bool
is_told(const struct scan *scan, size_t i)
{
	return is_that(scan, i) ||
	       (scan_is_word(scan, i) &&
		       (str_eq(scan->para->v[i].fold, STR("الي")) ||
			       str_eq(scan->para->v[i].fold, STR("عن"))));
}

/* «وقال نيستلروي إن», «وأشار كلارك إلى»: one word between the verb and what was
 * said; «وأضاف راوول» in a report on a game; «وأكد الحريري»: a family. */
static bool
is_speaker(const struct scan *scan, size_t i)
{
	bool scores = scan->sport && scan_any(scan, i - 1) & NAMES_SCORE;

	if (scan_definite(scan, i))
		return scan_own(scan, i) & NAMES_FAMILY &&
		       scan_ends(scan, i, "ي") && person_is_only_name(scan, i);
	return (scores || is_told(scan, i + 1)) &&
	       scan_may_be_name(scan, i, 0) &&
	       !form_is_agent(scan->para->v[i].fold) &&
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
		return person_found(scan, i, 1, "said");
	if (!scan_may_be_name(scan, i, 0))
		return none;
	n = person_run(scan, i);
	if (n < 2 || n > 3 || !is_behind_subject(scan, i + n))
		return none;
	return person_found(scan, i, n, "said");
}

size_t
person_honoured(const struct scan *scan, size_t i)
{
	uint32_t own;
	size_t n;

	if (!scan_is_word(scan, i))
		return 0;
	own = scan_own(scan, i);
	if (own & NAMES_STOP ||
		!(own & (NAMES_GIVEN | NAMES_MAYBE | NAMES_PARTICLE)))
		return 0;
	n = person_run(scan, i);
	return n > 1 || own & NAMES_GIVEN ? n : 0;
}
