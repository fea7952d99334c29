/*
 * names_building - buildings, streets and squares that are called by one word
 * more: a definite one behind the head, or an adjective behind "the museum".
 */

#include "names_reading.h"

/* «ين», «ون», «ات»: those who are there, or whose it is: «سوق العطارين». */
static bool
is_of_people(const struct scan *scan, size_t i)
{
	static const char *const endings[] = { "ين", "ون", "ات", NULL };

	return scan_ends_in_one_of(scan, i, endings);
}

/* What things of this kind are for, not what one is called: «ساحة القتال»,
 * «جسر المشاة», «مستشفى الولادة», «برج المراقبة». */
static bool
is_use(const struct scan *scan, size_t i)
{
	static const char *const uses[] = { "القتال", "المعركه", "المشاه",
		"الولاده", "المراقبه", "التدريب", "الاعدام", "النساء", "الرجال",
		"الاحداث", "الاطفال", "المرضي", "القريه", "البلده", "المدينه",
		"الحي", "المخيم", "الجامعه", "الكليه", "العمل", "الحرب",
		"اللعب", "الخيل", "الصيد", "السباق", "الركاب", "النقل",
		"الضيافه", "الطوارئ", "الرمايه", "الميدان", "السجن", "الدير",
		"العزل", "الحجر", "الصدر", "العيون", "الاسنان", "القلب",
		"الحمل", "القياده", "الاسره", "العائله", "الضيوف", "الحكم",
		"الرمل", "الثلج", "القاهره", NULL };

	return scan_is_one_of(scan, i, uses);
}

bool
building_is_called(const struct reading *r)
{
	static const char *const things[] = { "شارع", "مسجد", "جامع", "فندق",
		"قصر", "ميدان", "ساحه", "دوار", "جسر", "مستشفي", "برج", "حديقه",
		"كنيسه", NULL };
	const struct scan *scan = r->scan;
	size_t i = r->from + 1;

	return r->words == 1 && scan_ends_in_one_of(scan, r->from, things) &&
	       !scan->hits[i].own && !scan->hits[i].inner &&
	       !is_of_people(scan, i) && !is_use(scan, i);
}

bool
building_is_public(const struct scan *scan, size_t i)
{
	static const char *const things[] = { "شارع", "ميدان", "ساحه", "دوار",
		"جسر", "حديقه", "نفق", NULL };

	return scan_any(scan, i) & NAMES_FAC &&
	       scan_ends_in_one_of(scan, i, things);
}

/* «المصري», «الوطنية». */
static bool
is_nation(const struct scan *scan, size_t i)
{
	static const char *const national[] = { "الوطني", "الوطنيه", NULL };

	return scan_definite(scan, i) &&
	       (scan_is_one_of(scan, i, national) ||
		       (scan->hits[i].inner & NAMES_NATION &&
			       !scan_ends(scan, i, "ين")));
}

struct found
building_definite(const struct scan *scan, size_t i)
{
	static const char *const things[] = { "متحف", "مكتبه", NULL };
	struct found found = { i, i + 2, 0, "FAC", "head-building" };

	if (!scan_ends_in_one_of(scan, i, things) || !is_nation(scan, i + 1) ||
		(scan_is_word(scan, i + 2) && is_nation(scan, i + 2) &&
			!scan_is_one_of(scan, i + 1,
				(const char *const[]){
					"الوطني", "الوطنيه", NULL })))
		return (struct found){ 0 };
	found.beg = reading_article(scan, i);
	return found;
}
