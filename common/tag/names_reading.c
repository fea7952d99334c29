/* names_reading - what stands behind the head of a name. */

#include "names_reading.h"

enum {
	WORDS = 5, /* definite words behind a head */
	PLAIN = 2  /* indefinite ones */
};

/* «وكالة سبأ الرسمية»: says of what kind it is. */
static bool
is_describing(const struct scan *scan, size_t i)
{
	static const char *const words[] = { "الرسميه", "الرسمي", "الحكوميه",
		"الحكومي", "المحليه", "المحلي", "الخاصه", "المستقله",
		"المعارضه", "المواليه", "المقربه", "شبه", NULL };

	return scan_is_one_of(scan, i, words);
}

/* An adjective by its form, or known as one; any other definite word behind
 * the first may as well be what the sentence goes on with. */
static bool
is_adjective(const struct scan *scan, size_t i)
{
	return scan_ends(scan, i, "ي") || scan_ends(scan, i, "يه") ||
	       scan->hits[i].inner & (NAMES_RANK | NAMES_NATION);
}

/* «المجلس الأعلى»: common words that are part of the names of bodies. */
static bool
is_general(const struct scan *scan, size_t i)
{
	static const char *const general[] = { "العام", "العامه", "الاعلي",
		"العليا", NULL };

	return scan_is_one_of(scan, i, general);
}

/* «وزارة الصحة»: a common word that is a field of office, too. */
static bool
is_office_field(const struct reading *r, size_t i)
{
	return r->words == 0 && r->scan->hits[i].inner & NAMES_RANK &&
	       r->head & NAMES_ORG &&
	       !(r->head & (NAMES_WEAK | NAMES_LEAD | NAMES_PRESS));
}

/* «العدالة والتنمية», «الإعمار والتنمية»: two aims in the name of a party or
 * bloc. */
static bool
is_aim(const struct reading *r, size_t i)
{
	static const char *const aims[] = { "والتنميه", "والعداله", "والحريه",
		"والتغيير", "والاصلاح", "والديمقراطيه", "والكرامه", "والبناء",
		"والوحده", "والتقدم", "والمساواه", "والسلام", "والتضامن",
		"والتحرير", "والمقاومه", "والسياده", "والاعمار", "والانماء",
		"والعمل", "والاستقلال", NULL };

	return r->head & NAMES_GRP && !r->proper && i > 0 &&
	       !scan_ends(r->scan, i - 1, "ات") &&
	       !scan_ends(r->scan, i - 1, "ين") && scan_is_word(r->scan, i) &&
	       scan_is_one_of(r->scan, i, aims);
}

/* Common words count as token i: «للدراسات», «المجلس الأعلى», «مستشفى الثورة
 * العام». */
static bool
may_be_common(const struct reading *r, size_t i)
{
	if (r->purpose || is_office_field(r, i) ||
		(r->words == 0 && is_aim(r, i + 1)))
		return true;
	if (is_general(r->scan, i))
		return r->head &
		       (r->words == 0 && !r->proper ? NAMES_ORG : NAMES_FAC);
	return r->words == 0 && r->head & NAMES_FAC &&
	       scan_is_word(r->scan, i + 1) && is_general(r->scan, i + 1);
}

/* An adjective that says whose or of what kind it is, no part of the name. */
static bool
is_beside_name(const struct reading *r, size_t i)
{
	if (r->scan->hits[i].inner & NAMES_NATION &&
		(r->head & NAMES_GRP || (r->proper && r->head & NAMES_FAC) ||
			(r->led && (r->proper || r->words))))
		return true;
	return r->led && r->proper && is_describing(r->scan, i);
}

static bool
is_definite_part(const struct reading *r, size_t i)
{
	const struct gaz_hit *hit;

	if (!scan_is_word(r->scan, i) || !scan_definite(r->scan, i) ||
		is_beside_name(r, i))
		return false;
	hit = &r->scan->hits[i];
	if (r->words == 0 && !r->proper && hit->inner & NAMES_ORG &&
		!is_office_field(r, i) &&
		!(scan_is_word(r->scan, i + 1) && is_adjective(r->scan, i + 1)))
		return false; /* «وكالة الوزارة» */
	return !(hit->own & NAMES_STOP) && !(hit->inner & NAMES_ROLE) &&
	       (!(hit->inner & NAMES_STOP) || may_be_common(r, i));
}

void
reading_definite(struct reading *r)
{
	while (r->words < WORDS && is_definite_part(r, r->at) &&
		(r->words == 0 || is_adjective(r->scan, r->at))) {
		r->nation = r->words > 0 &&
			    r->scan->hits[r->at].inner & NAMES_NATION;
		r->at++;
		r->words++;
	}
}

/* «الاتحاد العام لنقابات العمال»: a general body, and those that it is of. */
static bool
is_of_many(const struct reading *r, size_t i)
{
	return r->words > 0 && is_general(r->scan, i - 1) &&
	       scan_begins(r->scan, i, "ل") && scan_is_word(r->scan, i + 1) &&
	       scan_definite(r->scan, i + 1);
}

void
reading_purpose(struct reading *r)
{
	size_t i = r->at;

	if ((r->words == 0 && !r->proper) || !scan_is_word(r->scan, i) ||
		r->scan->hits[i].entity || scan_own(r->scan, i) & NAMES_STOP)
		return;
	if (!scan_begins(r->scan, i, "لل") &&
		!(r->scan->hits[i].bare & NAMES_PURPOSE) && !is_of_many(r, i))
		return;
	if (r->scan->hits[i].inner & NAMES_HEADS & ~(uint32_t)NAMES_LOC &&
		!(r->scan->hits[i].bare & NAMES_PURPOSE))
		return; /* «الجمعية العمومية للشركة» */
	r->at++;
	r->purpose = true;
	r->words = scan_begins(r->scan, i, "لل"); /* definite itself */
	reading_definite(r);
}

/* «والثروة المعدنية»: words behind «و» with an adjective of their own, in the
 * name of a ministry. */
static bool
is_second_field(const struct reading *r, size_t i)
{
	const struct scan *scan = r->scan;

	return scan_ends(scan, r->from, "وزاره") && scan_is_word(scan, i + 1) &&
	       scan_definite(scan, i + 1) &&
	       !(scan->hits[i].inner &
		       (NAMES_HEADS | NAMES_FORCE | NAMES_NATION)) &&
	       (scan_ends(scan, i + 1, "ي") || scan_ends(scan, i + 1, "يه")) &&
	       !(scan->hits[i + 1].inner & NAMES_NATION);
}

/* «للعلوم والتقنية», «للغذاء والدواء»: what goes with it in the names of
 * schools and authorities. */
static bool
is_knowledge(const struct scan *scan, size_t i)
{
	static const char *const fields[] = { "والتقنيه", "والتكنولوجيا",
		"والاداب", "والفنون", "والعلوم", "والثقافه", "والابحاث",
		"والدراسات", "والبحوث", "والتوثيق", "والنشر", "والتدريب",
		"والتعليم", "والمعادن", "والاقتصاد", "والاداره", "والدواء",
		"والزراعه", "والتنميه", "والتعمير", "والغاز", "والاتصالات",
		"والمعلومات", "والاحصاء", "والاثار", "والمتاحف", "والسكان",
		"والبيئه", "والطاقه", "والمياه", "والكهرباء", "والمواصفات",
		"والمقاييس", "والرقابه", "والتفتيش", "والاستثمار", "والتمويل",
		"والتطوير", "والسلام", "والجيولوجيا", "والفضاء", "والتراث",
		"والتجاره", "والاعلام", "والارصاد", "والاعمار", NULL };

	return scan_is_one_of(scan, i, fields);
}

void
reading_joined(struct reading *r)
{
	size_t i = r->at;

	if (!scan_is_word(r->scan, i) || !scan_begins(r->scan, i, "وال"))
		return;
	if (r->words == 1 && is_aim(r, i))
		r->proper = true;
	else if (!(r->purpose && is_knowledge(r->scan, i)) &&
		 (r->head & NAMES_WEAK || r->proper || r->words == 0 ||
			 !(r->scan->hits[i].inner & NAMES_RANK ||
				 is_second_field(r, i))))
		return;
	r->at++;
	reading_definite(r);
}

/* «بني عزيمان», «لا مونيدا», «سان سيرو»: two words of a building's name, the
 * first of which is part of many places'. */
static bool
is_compound(const struct reading *r, size_t i)
{
	static const char *const articles[] = { "لا", "لوس", "لو", NULL };
	const struct scan *scan = r->scan;
	const struct gaz_hit *next;

	if (!(r->head & NAMES_FAC) || !scan_is_word(scan, i + 1))
		return false;
	next = &scan->hits[i + 1];
	if (scan_is_one_of(scan, i, articles))
		return scan_may_be_name(scan, i + 1, 0);
	return scan_own(scan, i) & NAMES_COMPOUND && !next->own &&
	       !next->bare && !(next->inner & NAMES_STOP) &&
	       !scan_is_attached(scan, i + 1);
}

bool
reading_proper(struct reading *r)
{
	const struct scan *scan = r->scan;
	size_t i = r->at, role = 0, n;

	if (scan_entity(scan, i) &&
		!(scan->hits[i].own & NAMES_COMMON && scan->hits[i].n == 1 &&
			scan_ends(scan, i, "ي"))) {
		r->at += scan->hits[i].n; /* not «مركز مالي» */
		return true;
	}
	if (is_compound(r, i)) {
		r->at += 2;
		return true;
	}
	/* «الملك», «الشهيد»: not «قوات ملك ...», «فريق الرئيس ...» */
	if ((scan->hits[i].own | scan->hits[i].inner) & NAMES_ROLE) {
		if (!scan_definite(scan, i) || r->head & NAMES_SPORT)
			return false;
		role = 1;
	}
	n = role ? person_run(scan, i + role) : person_honoured(scan, i);
	r->at += n ? role + n : 0;
	return n > 0;
}

/* «مجرمين»: participles, whose second letter is a consonant as it is in few
 * foreign names. */
static bool
is_plural(const struct scan *scan, size_t i)
{
	return scan_begins(scan, i, "م") && scan_ends(scan, i, "ين") &&
	       !scan_begins(scan, i, "ما") && !scan_begins(scan, i, "مو") &&
	       !scan_begins(scan, i, "مي");
}

/* «هايدوك سبليت»: the town behind the name of a club. */
static void
read_town(struct reading *r)
{
	const struct gaz_entry *town;

	if (!r->proper || !(r->head & NAMES_SPORT) ||
		!scan_is_word(r->scan, r->at))
		return;
	town = scan_entity(r->scan, r->at);
	if (town && scan_is_kind(town, "town"))
		r->at += r->scan->hits[r->at].n;
}

void
reading_plain(struct reading *r)
{
	const uint32_t loose = NAMES_GRP | NAMES_WEAK | NAMES_LEAD;
	size_t most = r->head & NAMES_PRESS ? 2 * PLAIN : PLAIN;

	if ((r->head & loose) == loose) /* «تنظيم عروض» */
		return;

	for (size_t n = 0; n < most && scan_may_be_name(r->scan, r->at, 0);
		n++) {
		if (r->head & NAMES_WEAK && scan_ends(r->scan, r->at, "ي"))
			break;
		if (is_plural(r->scan, r->at))
			break; /* «مجرمين» */
		r->at++;
		r->proper = true;
	}
	if (r->proper && r->head & NAMES_FAC && scan_is_word(r->scan, r->at) &&
		!scan_definite(r->scan, r->at) &&
		scan_own(r->scan, r->at) & (NAMES_GIVEN | NAMES_FAMILY) &&
		!(scan_own(r->scan, r->at) & (NAMES_STOP | NAMES_ROLE)))
		r->at++; /* «مكور حمو» */
	read_town(r);
}
