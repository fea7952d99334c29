/*
 * names_press - papers, channels and sites that no list has, by what is
 * credited to them: the name is what stands between the head, «صحيفة», «شبكة»,
 * and what ends it, "that", a mark, an adjective of a nation.
 */

#include "names_rules.h"
#include "names_form.h"

enum {
	NAME = 4,   /* words of a name at most */
	LETTERS = 5 /* letters of one at most */
};

/* «إن إتش كيه»: the names of Latin letters. */
static bool
is_letter(const struct scan *scan, size_t i)
{
	static const char *const letters[] = { "اي", "ايه", "بي", "سي", "دي",
		"اف", "جي", "اتش", "ايتش", "كي", "كيه", "كاي", "ال", "ام", "ان",
		"او", "كيو", "ار", "اس", "تي", "يو", "واي", "زد", NULL };

	if (!scan_is_word(scan, i))
		return false;
	if (str_eq(scan->para->v[i].fold, STR("في"))) /* «تي في» */
		return i > 0 && str_eq(scan->para->v[i - 1].fold, STR("تي"));
	return scan->para->v[i].fold.len <= 8 &&
	       scan_is_one_of(scan, i, letters);
}

/* How many letters are at i; «إن» before a word that is none of the name is
 * "that". */
static size_t
letters_run(const struct scan *scan, size_t i)
{
	size_t n = 0, end;

	while (n < LETTERS && is_letter(scan, i + n))
		n++;
	end = i + n;
	if (n > 0 && scan_is_that(scan, end - 1) && scan_is_word(scan, end) &&
		!(scan->hits[end].inner & NAMES_NATION) &&
		!str_eq(scan->para->v[end].fold, STR("عن")))
		n--;
	return n > 1 ? n : 0;
}

/* «ذا أثلتيك», «لا غازيتا»: articles of other languages. */
static bool
is_article(const struct scan *scan, size_t i)
{
	static const char *const articles[] = { "لا", "لو", "لي", "لوس", "ذا",
		"ذي", "دي", "دو", "دير", "داس", "ديلا", "ديلو", "ال", NULL };

	return scan->para->v[i].fold.len <= 8 &&
	       scan_is_one_of(scan, i, articles);
}

/* No list says anything of the word, nor does its form. */
static bool
is_unknown(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit = &scan->hits[i];

	return scan->para->v[i].fold.len >= 6 && !hit->own && !hit->inner &&
	       !hit->bare && !hit->entity && !scan_definite(scan, i) &&
	       !scan_is_attached(scan, i) && !scan_has_tanwin(scan, i) &&
	       !scan_is_before_hamza(scan, i) && !scan_ends(scan, i, "ه") &&
	       !form_is_accusative(scan->para->v[i].fold) &&
	       !str_eq(scan->para->v[i].fold, STR("الا")); /* «إلا أن» */
}

/* How many tokens at i are one part of a name: 0 if it has ended. */
static size_t
part_length(const struct scan *scan, size_t i, bool first)
{
	const struct gaz_entry *entity;

	if (!scan_is_word(scan, i))
		return 0;
	if (!first && letters_run(scan, i) > 0)
		return letters_run(scan, i);
	if (is_article(scan, i) && scan_is_word(scan, i + 1) &&
		(is_unknown(scan, i + 1) || scan_may_be_name(scan, i + 1, 0)))
		return 2;
	if (scan_may_be_name(scan, i, first ? 0 : 1) ||
		(!first && is_unknown(scan, i)))
		return scan_definite(scan, i) ? 0 : 1;
	entity = scan_entity(scan, i);
	return entity && !scan_definite(scan, i) ? scan->hits[i].n : 0;
}

size_t
press_name(const struct scan *scan, size_t i)
{
	size_t n = letters_run(scan, i), part;

	while (n < NAME && (part = part_length(scan, i + n, n == 0)) > 0)
		n += part;
	return n;
}

/* «الأميركية», «العالمي»: says of what kind the outlet is. */
static bool
is_describing(const struct scan *scan, size_t i)
{
	static const char *const words[] = { "العالمي", "العالميه", "الرياضي",
		"الرياضيه", "الالكتروني", "الالكترونيه", "الاخباري",
		"الاخباريه", "الشهير", "الشهيره", "المتخصص", "المتخصصه", NULL };

	return scan_definite(scan, i) &&
	       (scan->hits[i].inner & NAMES_NATION ||
		       scan_is_one_of(scan, i, words));
}

/* The name of n words has ended before token i; a preposition or an object
 * ends one of several. */
static bool
is_end(const struct scan *scan, size_t i, size_t n)
{
	if (n > 1 && scan_is_word(scan, i) &&
		(scan_own(scan, i) & NAMES_STOP || scan_ends(scan, i, "ا")))
		return true;
	return !scan_is_word(scan, i) || scan_is_that(scan, i) ||
	       str_eq(scan->para->v[i].fold, STR("عن")) ||
	       is_describing(scan, i);
}

/* «صحيفة محلية», «موقع إخباري»: an adjective that agrees with the head. */
static bool
is_adjective(const struct scan *scan, size_t head, size_t i)
{
	bool feminine =
		scan_ends(scan, head, "ه") || scan_ends(scan, head, "قناه");

	if (scan_own(scan, i) & NAMES_NATION || scan->hits[i].inner)
		return true;
	return feminine ? scan_ends(scan, i, "يه")
			: scan_ends(scan, i, "ي") &&
				  scan->para->v[i].fold.len >= 10;
}

/* Verbs and particles of crediting that are no verbs of saying, with «و» or
 * without. */
static bool
is_crediting(const struct scan *scan, size_t i)
{
	static const char *const words[] = { "نقلت", "نقل", "نشرت", "نشر",
		"نشرته", "نشره", "اوردت", "اورد", "كشفت", "كشف", "كشفته",
		"كشفه", "ذكرته", "اوردته", "بثت", "بث", "رجحت", "اما", "بحسب",
		"حسب", "وفق", "وفقا", "عن", "مع", "ل", NULL };
	struct str word = scan->para->v[i].fold;

	if (word.len > 6 && str_starts(word, STR("و")) &&
		!str_starts(word, STR("وفق")))
		word = str_from(word, 2);
	for (const char *const *w = words; *w; w++)
		if (str_eq(word, str_from_c(*w)))
			return true;
	/* «تصريحات أبرزتها شبكة ...» */
	return scan_any(scan, i) & NAMES_SAY || str_ends(word, STR("تها")) ||
	       (word.len > 8 && str_ends(word, STR("ته")));
}

/* «صحيفة», «لشبكة», «موقع», «وكالة» at i, to which something is credited. */
static bool
is_credited_head(const struct scan *scan, size_t i)
{
	if (!(scan_any(scan, i) & (NAMES_PRESS | NAMES_SITE)) &&
		!scan_is_agency(scan, i))
		return false;
	return scan_begins(scan, i, "ل") ||
	       (i > 0 && scan_is_word(scan, i - 1) &&
		       is_crediting(scan, i - 1));
}

/* The lists have the whole name, or it is a place or person. */
static bool
is_listed(const struct scan *scan, size_t i, size_t n)
{
	const struct gaz_hit *hit = &scan->hits[i];

	return hit->entity && hit->strip == GAZ_AS_IS && hit->n >= n;
}

size_t
press_credited(const struct scan *scan, size_t i)
{
	size_t n;

	if (!is_credited_head(scan, i))
		return 0;
	n = press_name(scan, i + 1);
	if (n == 0 || !is_end(scan, i + 1 + n, n) ||
		is_listed(scan, i + 1, n) ||
		(n == 1 && is_adjective(scan, i, i + 1)))
		return 0;
	return n;
}
