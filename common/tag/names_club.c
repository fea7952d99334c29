/*
 * names_club - clubs that are called by their town. Towns are feminine, so an
 * adjective or verb that is not says that the club is meant; in a report on a
 * game so do what stands before a side, and the country in brackets.
 */

#include "names_rules.h"
#include "names_form.h"

enum { FIXTURE = 6 }; /* tokens in which the other side has its country */

static bool
is_mark(const struct scan *scan, size_t i, uint32_t cp)
{
	return i < scan->para->n && scan->para->v[i].cp == cp;
}

/* "(اسبانيا)": the token behind a country in brackets that begin at i, or 0. */
static size_t
behind_country(const struct scan *scan, size_t i)
{
	const struct gaz_entry *entity;

	if (!is_mark(scan, i, '(') || i + 1 >= scan->para->n)
		return 0;
	entity = scan_entity(scan, i + 1);
	if (!entity || !scan_is_label(entity, "LOC") ||
		scan_is_kind(entity, "town"))
		return 0;
	i += 1 + scan->hits[i + 1].n;
	return is_mark(scan, i, ')') ? i + 1 : 0;
}

/* "ليون (فرنسا) - بورتو (البرتغال)": one of two sides with their countries. A
 * dateline has one place only. */
static bool
is_fixture(const struct scan *scan, size_t i, size_t next)
{
	size_t behind = behind_country(scan, next);

	if (behind == 0)
		return false;
	if (i > 1 && is_mark(scan, i - 1, '-') && is_mark(scan, i - 2, ')'))
		return true;
	if (!is_mark(scan, behind, '-'))
		return false;
	for (size_t k = behind; k < behind + FIXTURE; k++) {
		if (behind_country(scan, k))
			return true;
	}
	return false;
}

/* A masculine verb: of the imperfect, or one of games in the perfect. */
static bool
is_masculine_verb(const struct scan *scan, size_t i)
{
	static const char *const perfect[] = { "كان", "فاز", "خسر", "تعادل",
		"سجل", "تقدم", "حقق", "نجح", "افتتح", "تغلب", "اكتفي", "تاهل",
		"قلب", NULL };

	if (!scan_is_word(scan, i))
		return false;
	if (scan_is_one_of(scan, i, perfect))
		return true;
	return scan_begins(scan, i, "ي") && scan->para->v[i].fold.len > 6 &&
	       !scan->hits[i].entity &&
	       (!scan_begins(scan, i, "يو") ||        /* «يوسف» */
		       scan_begins(scan, i, "يوا") || /* «يواصل» */
		       scan_own(scan, i) & (NAMES_STOP | NAMES_VERSUS));
}

/* Behind a word that stands before sides. */
static bool
is_side(const struct scan *scan, size_t i)
{
	return i > 0 && scan_is_word(scan, i - 1) &&
	       (scan_any(scan, i - 1) | scan->hits[i - 1].inner) & NAMES_VERSUS;
}

/* «بالدار البيضاء», «لليون»: a preposition is joined to the town; «الكأس
 * لبرشلونة» goes to a club. */
static bool
is_at(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit = &scan->hits[i];

	if (hit->skip == 1 && hit->bare & NAMES_CLUB)
		return scan_begins(scan, i, "ب");
	return hit->skip > 0 && !scan_begins(scan, i, "و") &&
	       !scan_begins(scan, i, "ف");
}

/* Behind a preposition of place, «مدينة», «مطار», or a feminine verb, «فازت»:
 * the town itself. */
static bool
is_town(const struct scan *scan, size_t i)
{
	if (is_at(scan, i))
		return true;
	if (i == 0 || !scan_is_word(scan, i - 1))
		return false;
	return scan_any(scan, i - 1) & (NAMES_FAC | NAMES_LOC | NAMES_CUE) ||
	       (scan_ends(scan, i - 1, "ت") && !scan_ends(scan, i - 1, "ات"));
}

/* «ليون يواصل انتصاراته»: a sentence begins with the town, and a verb that is
 * not feminine is said of it. Without a word of games, a verb of theirs. */
static bool
is_topic(const struct scan *scan, size_t i)
{
	static const char *const games[] = { "فاز", "خسر", "تعادل", "تغلب",
		"تاهل", "اكتفي", NULL };
	size_t next = i + scan->hits[i].n;

	if ((i > 0 && scan->para->v[i - 1].cp != '.') || scan_definite(scan, i))
		return false;
	if (scan_is_word(scan, next) && scan_is_one_of(scan, next, games))
		return true;
	return scan->sporty && is_masculine_verb(scan, next);
}

/* «برشلونة الإسباني»: an adjective of nation that is not feminine. */
static bool
has_masculine_nation(const struct scan *scan, size_t i)
{
	return scan_is_word(scan, i) && scan_definite(scan, i) &&
	       scan_ends(scan, i, "ي") && scan->hits[i].inner & NAMES_NATION;
}

/* «جمعت بين ليفربول وليون»: joined to a town that stands for a side. */
static bool
is_joined_side(const struct scan *scan, size_t i)
{
	return i > 0 && scan_begins(scan, i, "و") && scan->hits[i - 1].entity &&
	       scan_is_kind(scan->hits[i - 1].entity, "town") &&
	       is_side(scan, i - 1);
}

bool
scan_is_club(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit = &scan->hits[i];
	size_t next = i + hit->n;

	if (!scan_is_kind(hit->entity, "town"))
		return false;
	if (i > 0 && scan_is_word(scan, i - 1) &&
		scan_any(scan, i - 1) & (NAMES_FAC | NAMES_LOC))
		return false; /* «مطار عمان الأردني» */
	if (has_masculine_nation(scan, next) || is_fixture(scan, i, next))
		return true;
	if (!scan->sport)
		return is_topic(scan, i);
	if (is_side(scan, i) || is_joined_side(scan, i))
		return true;
	return !is_town(scan, i) && ((hit->own | hit->bare) & NAMES_CLUB ||
					    is_masculine_verb(scan, next));
}

/* «سيغادرون», «استقبلت», «حاصر»: a verb stands before the town. */
static bool
is_other_verb(const struct scan *scan, size_t i)
{
	return scan_begins(scan, i, "است") || scan_begins(scan, i, "نست") ||
	       (scan_begins(scan, i, "سي") && scan_ends(scan, i, "ون")) ||
	       form_is_agent(scan->para->v[i].fold) ||
	       scan_has_tanwin(scan, i + 1);
}

/* «أمام ستيوا بوخارست»: what stands before a side, and a word that no list
 * knows, whatever its shape. */
static bool
is_unknown_side(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit = &scan->hits[i];

	return scan_is_word(scan, i) && is_side(scan, i) && !hit->own &&
	       !hit->bare && !hit->inner && !hit->entity &&
	       !scan_is_attached(scan, i);
}

struct found
club_name(const struct scan *scan, size_t i)
{
	struct found found = { i, i + 1, scan->para->v[i].beg, "ORG", "club" };
	const struct gaz_entry *town;

	if (!may_be_club(scan, i) ||
		!(scan_may_be_name(scan, i, 0) || is_unknown_side(scan, i)) ||
		is_other_verb(scan, i))
		return (struct found){ 0 };
	town = scan_entity(scan, i + 1);
	if (!town || !scan_is_kind(town, "town"))
		return (struct found){ 0 };
	found.last += scan->hits[i + 1].n;
	return found;
}
