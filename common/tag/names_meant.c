/*
 * names_meant - whether a name of the lists is meant where its words stand:
 * many are also common words, adjectives of a nation, or read behind a letter
 * that is none of theirs.
 */

#include "names_rules.h"

/* «الهلال», «الرجاء»: in a report on a game the club is meant, unless a
 * definite adjective goes on: «الاتحاد الأوروبي». */
static bool
is_playing(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit = &scan->hits[i];

	if (hit->own & NAMES_WEAK &&
		(i == 0 || !scan_is_word(scan, i - 1) ||
			!(scan_any(scan, i - 1) & NAMES_VERSUS)))
		return false; /* «الاتفاق مع اللاعب» */
	return scan->game && (hit->own | hit->bare) & NAMES_CLUB &&
	       !(scan_is_word(scan, i + 1) && scan_definite(scan, i + 1) &&
		       !scan->hits[i + 1].entity &&
		       (scan_ends(scan, i + 1, "ي") ||
			       scan_ends(scan, i + 1, "يه")));
}

/* «منصة "إكس"», «(إكس)» at the end of a caption. */
static bool
is_cued_in_marks(
	const struct scan *scan, size_t i, const struct gaz_entry *entity)
{
	const struct token *v = scan->para->v;
	size_t end = i + scan->hits[i].n;

	if (i == 0 || end >= scan->para->n || !scan_is_label(entity, "ORG") ||
		scan_any(scan, i) & NAMES_CLUB)
		return false;
	if (v[i - 1].cp == '(' && v[end].cp == ')')
		return i > 1 && end + 1 == scan->para->n;
	return i > 1 && scan_is_quote(scan, i - 1) &&
	       scan_is_quote(scan, end) && scan_is_word(scan, i - 2) &&
	       scan_any(scan, i - 2) & (NAMES_MEDIUM | NAMES_ORG);
}

/* «تكريت والعمارة»: behind «و» and a name of the same kind. */
static bool
is_joined(const struct scan *scan, size_t i, const struct gaz_entry *entity)
{
	const struct span *last;
	const struct gaz_entry *other = scan_entity(scan, i - 1);

	if (!scan_begins(scan, i, "و"))
		return false;
	if (other)
		return scan_is_label(other, entity->label) &&
		       scan_is_kind(other, "town") ==
			       scan_is_kind(entity, "town");
	if (scan->spans->n == 0) /* «رأس الخيمة والعين» */
		return false;
	last = &scan->spans->v[scan->spans->n - 1];
	return last->end == scan->para->v[i - 1].end &&
	       !strcmp(last->label, entity->label);
}

/* The word before i is a cue for a name of this label. */
static bool
is_behind_cue(const struct scan *scan, size_t i, const struct gaz_entry *entity)
{
	uint32_t own = scan_any(scan, i), before;

	before = scan->hits[i - 1].own | scan->hits[i - 1].bare;
	if (scan_is_label(entity, "LOC") && !scan_definite(scan, i))
		before |= scan->hits[i - 1].inner; /* «العاصمة كابل» */
	if (scan_is_label(entity, "LOC"))
		return before &
		       (own & NAMES_STOP ? NAMES_LOC : NAMES_LOC | NAMES_CUE);
	if (scan_is_label(entity, "PER"))
		return (before | scan->hits[i - 1].inner) & NAMES_ROLE;
	if (scan_is_kind(entity, "outlet") &&
		(before & NAMES_SAY || scan_is_reporter(scan, i - 1)))
		return true; /* «ذكرت كونا أن» */
	if (scan_is_label(entity, "GRP"))
		return before & NAMES_GRP;
	if (own & NAMES_CLUB)
		return before & NAMES_SPORT;
	return before & (NAMES_ORG | NAMES_GRP | NAMES_FAC | NAMES_MEDIUM);
}

/* The word before i, or the name that i is joined to by «و», is a cue for a
 * name of this label that is also a common word. */
static bool
has_cue(const struct scan *scan, size_t i, const struct gaz_entry *entity)
{
	enum gaz_strip strip;

	if (scan_is_label(entity, "PER") && surname_known(scan, i, &strip).last)
		return true; /* «برويز مشرف» was named before */
	if (is_cued_in_marks(scan, i, entity))
		return true;
	if (i == 0 || !scan_is_word(scan, i - 1))
		return false;
	if (is_joined(scan, i, entity))
		return true;
	return is_behind_cue(scan, i, entity);
}

/* «طائرات», «مسلسلات»: an adjective in the feminine agrees with it. */
static bool
is_plural_thing(const struct scan *scan, size_t i)
{
	return scan_is_word(scan, i) && scan->para->v[i].fold.len >= 10 &&
	       scan_ends(scan, i, "ات");
}

/* «مدن تركية», «أسرة تركية عريقة»: an adjective behind a plural, or between a
 * feminine noun and another adjective of it. */
static bool
is_adjective_of(const struct scan *scan, size_t i)
{
	static const char *const plurals[] = { "مدن", "قري", "بلدات", "دول",
		"مناطق", "شركات", "مصادر", "قوات", "جهات", "وسائل", "صحف",
		"فرق", "افلام", "اطراف", NULL };

	if (scan->hits[i].strip != GAZ_AS_IS || !scan_ends(scan, i, "ه") ||
		scan_definite(scan, i) || !scan_is_word(scan, i - 1))
		return false;
	if (scan_is_one_of(scan, i - 1, plurals))
		return true;
	return str_ends(scan_written(scan, i - 1), STR("ة")) &&
	       !scan_definite(scan, i - 1) && scan_is_word(scan, i + 1) &&
	       !scan_definite(scan, i + 1) &&
	       !(scan_own(scan, i + 1) & NAMES_STOP) &&
	       str_ends(scan_written(scan, i + 1), STR("ة"));
}

/*
 * «سورية» is Syria or "Syrian", «السعودية» likewise: an adjective behind a noun
 * that agrees with it, the country behind a particle, a verb of saying, a mark.
 */
static bool
is_country(const struct scan *scan, size_t i)
{
	const uint32_t before = NAMES_STOP | NAMES_CUE | NAMES_SAY;

	if (i > 0 && scan_begins(scan, i, "و") && scan_entity(scan, i - 1) &&
		scan_is_label(scan_entity(scan, i - 1), "LOC"))
		return true; /* «إيران وسورية» */
	if (scan->hits[i].inner & NAMES_NATION)
		return !scan_is_adjective_place(scan, i);
	if (i == 0)
		return true;
	if (str_eq(scan->para->v[i - 1].fold, STR("او")) && i > 1 &&
		scan_any(scan, i - 2) & NAMES_NATION)
		return false; /* «فرنسية أو تركية» */
	if (scan->hits[i].strip == GAZ_AS_IS && is_plural_thing(scan, i - 1))
		return false;
	if (is_adjective_of(scan, i))
		return false;
	if (!scan_is_word(scan, i - 1)) /* «روسية - تركية» */
		return i == 1 || !(scan->hits[i - 2].own & NAMES_NATION);
	return (scan_any(scan, i - 1) & before &&
		!(scan_any(scan, i - 1) & NAMES_LOC));
}

/* A town that is also a common word begins a dateline: "Town -", "Town (". */
static bool
is_dateline(const struct scan *scan, size_t i)
{
	const struct token *next = &scan->para->v[i + 1];

	return i == 0 && scan->para->n > 1 && next->kind == TOKEN_MARK &&
	       scan_is_kind(scan->hits[i].entity, "town") &&
	       (next->cp == '(' || next->cp == '-' || next->cp == 0x2013 ||
		       next->cp == 0x2014);
}

/* جده (U+062C 062F 0647) may be the town that lists write with U+0629, and it
 * is "his grandfather"; a longer word is only spelled so. */
static bool
is_heh_for_teh(const struct scan *scan, size_t i)
{
	const struct token *token = &scan->para->v[i];
	size_t letters = token->fold.len - 2 * scan->hits[i].skip;

	return letters <= 8 && str_ends(scan_written(scan, i), STR("ه")) &&
	       str_ends(scan->hits[i].entity->name, STR("ة"));
}

/* «الدولة العباسية», «العصور السومرية»: an adjective that agrees with what is
 * before it, not the quarter or town of that name. */
static bool
is_agreeing(const struct scan *scan, size_t i)
{
	return i > 0 && scan_is_word(scan, i - 1) &&
	       scan_is_kind(scan->hits[i].entity, "town") &&
	       scan_definite(scan, i) && scan_ends(scan, i, "يه") &&
	       scan_definite(scan, i - 1) && scan_ends(scan, i - 1, "ه") &&
	       !scan->hits[i - 1].entity &&
	       !(scan->hits[i - 1].inner & NAMES_LOC);
}

bool
scan_is_surname(const struct scan *scan, size_t i)
{
	bool place = scan_is_label(scan->hits[i].entity, "LOC");

	if (i == 0 || !scan_is_word(scan, i - 1) ||
		!(scan_own(scan, i - 1) & (NAMES_GIVEN | NAMES_MAYBE)))
		return false;
	return place ? scan_begins(scan, i, "ك")
		     : !scan_begins(scan, i, "و") && !scan_begins(scan, i, "ل");
}

/* «والسوداني»: an adjective of nation, not the man, unless he speaks. */
static bool
is_nation(const struct scan *scan, size_t i)
{
	return scan->hits[i].inner & NAMES_NATION && !may_have_said(scan, i);
}

/* «عملوا بحماس»: with zeal. The group stands behind what it is the complement
 * of: «الاعتراف بحماس». */
static bool
is_zeal(const struct scan *scan, size_t i)
{
	return scan_ends(scan, i, "بحماس") &&
	       (i == 0 || !scan_is_word(scan, i - 1) ||
		       !scan_definite(scan, i - 1));
}

/* «في اليوم السابع من الحرب», «اليوم السابع عشر»: a day that is counted, not
 * the paper of that name. */
static bool
is_counted_day(const struct scan *scan, size_t i)
{
	static const char *const before[] = { "في", "وفي", "منذ", "حتي", "خلال",
		NULL };
	static const char *const behind[] = { "من", "عشر", "علي", NULL };
	size_t end = i + scan->hits[i].n;

	if (!scan_is_kind(scan->hits[i].entity, "outlet") ||
		!scan_ends(scan, i, "اليوم"))
		return false;
	return (i > 0 && scan_is_one_of(scan, i - 1, before)) ||
	       (end < scan->para->n && scan_is_one_of(scan, end, behind));
}

/* The same for a name of one word. */
static bool
is_word_meant(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit = &scan->hits[i];
	uint32_t classes = hit->own | hit->bare;

	if (hit->strip != GAZ_AS_IS && hit->own)
		return false; /* the word is one without its first letter */
	if (hit->strip == GAZ_PREFIX &&
		(scan_is_surname(scan, i) || is_zeal(scan, i)))
		return false;
	if (is_agreeing(scan, i))
		return false;
	if (classes & (NAMES_COMMON | NAMES_STOP) || is_heh_for_teh(scan, i))
		return has_cue(scan, i, hit->entity) || is_dateline(scan, i) ||
		       is_playing(scan, i);
	if ((classes | hit->inner) & NAMES_NATION &&
		scan_is_label(hit->entity, "LOC"))
		return is_country(scan, i);
	if (scan_is_label(hit->entity, "PER") && scan_ends(scan, i, "ي"))
		return !scan_is_adjective_place(scan, i) && !is_nation(scan, i);
	return true;
}

/* «بطولة ويمبلدون»: part of the name of an event. */
static bool
is_event(const struct scan *scan, size_t i)
{
	static const char *const events[] = { "بطوله", "دوره" };
	bool event = false;

	if (i == 0 || !scan_is_word(scan, i - 1))
		return false;
	for (size_t k = 0; k < COUNTOF(events); k++)
		event = event || scan_ends(scan, i - 1, events[k]);
	return event && scan->sporty;
}

/* «مشروع سخالين 2», «مؤتمر جنيف 3»: called by a place and counted. */
static bool
is_counted(const struct scan *scan, size_t i)
{
	const struct token *number = &scan->para->v[i];

	return i < scan->para->n && number->kind == TOKEN_NUMBER &&
	       number->end - number->beg == 1 &&
	       (i + 1 == scan->para->n || scan->para->v[i + 1].cp == '.' ||
		       scan->para->v[i + 1].cp == 0x060C ||
		       (scan_is_word(scan, i + 1) &&
			       scan_definite(scan, i + 1)));
}

/* «ذاك الرباط القدسي»: a common noun with its adjective; towns are feminine.
 * In «معرض القاهرة الدولي» the adjective is another's. */
static bool
is_described(const struct scan *scan, size_t i)
{
	if (i > 0 && scan_is_word(scan, i - 1) &&
		!(scan_own(scan, i - 1) & NAMES_STOP))
		return false;
	return scan_definite(scan, i) && scan_is_word(scan, i + 1) &&
	       scan_definite(scan, i + 1) && scan_ends(scan, i + 1, "ي") &&
	       !(scan_own(scan, i + 1) & NAMES_STOP) && /* «التي» */
	       !(scan->hits[i + 1].inner & NAMES_NATION) &&
	       !scan->hits[i + 1].entity;
}

/* The place of the lists is part of another thing's name, or none. */
static bool
is_no_place(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit = &scan->hits[i];

	return is_event(scan, i) || is_counted(scan, i + hit->n) ||
	       scan_is_in_title(scan, i) ||
	       (hit->n == 1 && scan_is_kind(hit->entity, "town") &&
		       is_described(scan, i));
}

/* «العاشر من رمضان 1446»: a town called by a day, behind which the year of that
 * day stands. */
static bool
is_dated(const struct scan *scan, size_t i)
{
	const struct token *year = &scan->para->v[i + scan->hits[i].n];

	return i + scan->hits[i].n < scan->para->n &&
	       year->kind == TOKEN_NUMBER && year->end - year->beg == 4 &&
	       scan_is_one_of(scan, i + 1, (const char *const[]){ "من", NULL });
}

bool
scan_is_meant(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit = &scan->hits[i];

	if (!hit->entity)
		return false;
	if (scan_is_label(hit->entity, "LOC") && is_no_place(scan, i))
		return false;
	if (hit->phrase & NAMES_COMMON && hit->phrase_n == hit->n)
		return has_cue(scan, i, hit->entity); /* «الحجر الأسود» */
	if (hit->n > 1)
		return !is_counted_day(scan, i) && !is_dated(scan, i);
	if (scan_has_tanwin(scan, i)) /* «دومًا» */
		return false;
	if (hit->strip == GAZ_ARTICLE)
		return !hit->inner && !(hit->own & NAMES_STOP) &&
		       !scan_is_kind(hit->entity, "town") &&
		       !scan_is_adjective_place(scan, i);
	return is_word_meant(scan, i);
}
