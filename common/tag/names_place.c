/* names_place - places that no list has, behind «مدينة», «قرية», «مخيم». */

#include "names_rules.h"

/* «بلدتي», «مخيمي»: the head of two places; "my town" is written so, too. */
static bool
is_pair(const struct scan *scan, size_t i)
{
	return scan_is_word(scan, i) && scan_any(scan, i) & NAMES_LOC &&
	       scan->para->v[i].fold.len > 6 && scan_ends(scan, i, "ي");
}

/* «وطلوزة»: a word that no list knows but as a given name, joined to the one
 * before. */
static bool
is_joined_unknown(const struct scan *scan, size_t i)
{
	const uint32_t names = NAMES_GIVEN | NAMES_MAYBE | NAMES_FAMILY;
	const struct gaz_hit *hit = &scan->hits[i];

	return scan_is_word(scan, i) && scan_begins(scan, i, "و") &&
	       scan->para->v[i].fold.len > 6 && !hit->entity && !hit->own &&
	       !(hit->bare & ~names) && !scan_has_tanwin(scan, i);
}

/* «بلدتي الفارعة وطلوزة»: two names behind a head of two, no adjectives of
 * "my town", which agree with it and one another, and no verb behind one. */
static bool
is_pair_name(const struct scan *scan, size_t i)
{
	if (!is_pair(scan, i) || !scan_is_word(scan, i + 1) ||
		!scan_definite(scan, i + 1) || scan->hits[i + 1].own ||
		!is_joined_unknown(scan, i + 2))
		return false;
	return !scan_ends(scan, i + 1, "ه") ||
	       (!scan_begins(scan, i + 2, "وال") &&
		       (scan_ends(scan, i + 2, "ه") ||
			       scan_ends(scan, i + 2, "ا")));
}

struct found
place_second(const struct scan *scan, size_t i)
{
	const struct gaz_entry *first;
	struct found found = { 0, 0, 0, "LOC", "head-place" };
	size_t at;

	if (!is_pair(scan, i) || !scan_is_word(scan, i + 1))
		return found;
	first = scan_entity(scan, i + 1);
	at = first && scan_is_label(first, "LOC") ? i + 1 + scan->hits[i + 1].n
						  : place_name(scan, i).last;
	if (at == 0 || !is_joined_unknown(scan, at))
		return found;
	found.first = at;
	found.last = at + 1;
	found.beg = gaz_begin(scan->para, &scan->para->v[at], 1);
	return found;
}

/* «مدينة الزاوية», «ولاية الجزيرة»: not «ولاية الرئيس» (his term), «قرية
 * النازحين». */
static bool
is_named_place(const struct scan *scan, size_t i)
{
	const uint32_t other = NAMES_STOP | NAMES_ROLE | NAMES_RANK |
			       NAMES_NATION | NAMES_ORG | NAMES_GRP |
			       NAMES_FORCE;

	return scan_any(scan, i) & NAMES_NAMED && scan_definite(scan, i + 1) &&
	       !((scan->hits[i + 1].own | scan->hits[i + 1].inner) & other) &&
	       !scan_ends(scan, i + 1, "ين") && !scan_ends(scan, i + 1, "ون") &&
	       !scan_ends(scan, i + 1, "ات");
}

/* The lists know it: «محافظة صلاح الدين», whatever name follows. */
static bool
is_listed_place(const struct scan *scan, size_t i)
{
	const struct gaz_entry *entity = scan_entity(scan, i);

	return entity && scan_is_label(entity, "LOC") && scan->hits[i].n > 1;
}

/* «مدينة الصدر»: called after somebody whom the lists have. */
static bool
is_after_man(const struct scan *scan, size_t i)
{
	const struct gaz_entry *man = scan_entity(scan, i + 1);

	return scan_ends(scan, i, "مدينه") && scan_definite(scan, i + 1) &&
	       man && scan_is_label(man, "PER") && scan->hits[i + 1].n == 1;
}

/* The lists' own place is better than the head's: it has an id. */
static bool
is_meant_place(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit = &scan->hits[i];

	return hit->entity &&
	       (hit->n > 1 || scan_is_label(hit->entity, "LOC")) &&
	       scan_is_meant(scan, i);
}

/* «قرية عزاقة»: a teh marbuta (U+0629) behind the head of a village or town
 * ends its name; adjectives that agree with the head have it, too: «صغيرة»,
 * «نائية», «مجاورة», «حدودية». */
static bool
is_village(const struct scan *scan, size_t i)
{
	const struct token *token = &scan->para->v[i + 1];
	struct str fold = token->fold;

	if (!(scan_any(scan, i) & NAMES_NAMED) || !scan_is_word(scan, i + 1) ||
		!str_ends(scan_written(scan, i + 1), STR("ة")) ||
		fold.len < 8 || fold.len > 12)
		return false;
	if (scan->hits[i + 1].own || scan->hits[i + 1].bare ||
		scan_definite(scan, i + 1) || scan_is_attached(scan, i + 1))
		return false;
	return !scan_begins(scan, i + 1, "م") &&
	       !scan_ends(scan, i + 1, "يه") &&
	       !str_eq(str_sub(fold, 2, 4), STR("ا")) &&
	       !str_eq(str_sub(fold, 4, 6), STR("ي"));
}

/* «إحياء الذكرى» (U+0625): to commemorate, not quarters. */
static bool
is_reviving(const struct scan *scan, size_t i)
{
	struct str word = scan_written(scan, i);

	return str_ends(word, STR("إحياء"));
}

/* «ولاية صالح»: his term; «قضاء عادل»: fair judges; «محافظه أندرو بيلي» (with
 * U+0647): its governor. The name behind has so many words. */
static bool
is_no_place(const struct scan *scan, size_t i, size_t named)
{
	return (named && scan_ends(scan, i, "ولايه")) ||
	       (named > 1 && str_ends(scan_written(scan, i), STR("محافظه"))) ||
	       (named <= 1 && scan_ends(scan, i, "قضاء") &&
		       scan_own(scan, i + 1) & (NAMES_GIVEN | NAMES_MAYBE));
}

struct found
place_name(const struct scan *scan, size_t i)
{
	struct found found = { i + 1, i + 2, 0, "LOC", "head-place" };
	bool compound = scan_own(scan, i + 1) & NAMES_COMPOUND;
	size_t named = compound ? 0 : person_honoured(scan, i + 1);

	found.beg = scan->para->v[i + 1].beg;
	if (is_listed_place(scan, i + 1) || is_reviving(scan, i) ||
		is_no_place(scan, i, named))
		return (struct found){ 0 };
	if (named) {
		/* «محافظة صلاح الدين أحمد ناجي»: her governor follows */
		if (scan_ends(scan, i, "محافظه"))
			named = size_min(named, 2);
		found.last = i + 1 + named;
		return found;
	}
	if ((is_named_place(scan, i) || is_village(scan, i) ||
		    is_pair_name(scan, i) || is_after_man(scan, i)) &&
		!is_meant_place(scan, i + 1))
		return found;
	if (scan->hits[i + 1].entity || scan->hits[i + 1].bare ||
		!(compound ? scan_is_word(scan, i + 2)
			   : scan_may_be_name(scan, i + 1, 1)))
		return (struct found){ 0 };
	found.last += compound;
	return found;
}
