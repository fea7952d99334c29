/*
 * names_head - organisations, groups, buildings and places that no list has,
 * by the common noun that they begin with: ministry, party, brigades, airport,
 * town.
 */

#include "names_rules.h"

enum {
	WORDS = 5, /* definite words behind a head */
	PLAIN = 2, /* indefinite ones */
	CHAIN = 3  /* proclitics */
};

static const uint32_t heads = NAMES_ORG | NAMES_GRP | NAMES_FAC | NAMES_LOC;

/* A name behind a head while it is read. */
struct reading {
	const struct scan *scan;
	uint32_t head; /* classes */
	size_t from;   /* the head's token */
	size_t at;     /* the next token */
	size_t words;  /* definite ones so far */
	bool proper;   /* a proper name is part of it */
	bool purpose;  /* «للدراسات», «لحقوق الإنسان» */
	bool nation; /* an adjective of nation ends it: «الكتاب العرب» */
	bool led; /* the head is no part of it, nor is a nation's adjective
		     behind it */
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

static bool
is_definite_part(const struct reading *r, size_t i)
{
	const struct gaz_hit *hit;
	uint32_t other;
	bool field;

	if (!scan_is_word(r->scan, i) || !scan_definite(r->scan, i))
		return false;
	hit = &r->scan->hits[i];
	/* «وزارة الصحة»: a common word that is a field of office, too */
	field = r->words == 0 && hit->inner & NAMES_RANK &&
		r->head & NAMES_ORG &&
		!(r->head & (NAMES_WEAK | NAMES_LEAD | NAMES_PRESS));
	other = NAMES_ROLE | (r->purpose || field ? 0 : NAMES_STOP);
	if (hit->inner & NAMES_NATION &&
		(r->head & NAMES_GRP || (r->proper && r->head & NAMES_FAC) ||
			(r->led && (r->proper || r->words))))
		return false;
	if (r->led && r->proper && is_describing(r->scan, i))
		return false;
	if (r->words == 0 && !r->proper && hit->inner & NAMES_ORG && !field &&
		!(scan_is_word(r->scan, i + 1) && is_adjective(r->scan, i + 1)))
		return false; /* «وكالة الوزارة» */
	return !(hit->own & NAMES_STOP) && !(hit->inner & other);
}

static void
read_definite(struct reading *r)
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
	static const char *const general[] = { "العام", "العامه", "الاعلي",
		"العليا", NULL };

	return r->words > 0 && scan_is_one_of(r->scan, i - 1, general) &&
	       scan_begins(r->scan, i, "ل") && scan_is_word(r->scan, i + 1) &&
	       scan_definite(r->scan, i + 1);
}

/* «للتنمية», «لحقوق الإنسان»: what the organisation is for. */
static void
read_purpose(struct reading *r)
{
	size_t i = r->at;

	if ((r->words == 0 && !r->proper) || !scan_is_word(r->scan, i) ||
		r->scan->hits[i].entity || scan_own(r->scan, i) & NAMES_STOP)
		return;
	if (!scan_begins(r->scan, i, "لل") &&
		!(r->scan->hits[i].bare & NAMES_PURPOSE) && !is_of_many(r, i))
		return;
	if (r->scan->hits[i].inner & heads & ~(uint32_t)NAMES_LOC &&
		!(r->scan->hits[i].bare & NAMES_PURPOSE))
		return; /* «الجمعية العمومية للشركة» */
	r->at++;
	r->purpose = true;
	r->words = scan_begins(r->scan, i, "لل"); /* definite itself */
	read_definite(r);
}

/* «والثروة المعدنية»: words behind «و» with an adjective of their own, in the
 * name of a ministry. */
static bool
is_second_field(const struct reading *r, size_t i)
{
	const struct scan *scan = r->scan;

	return scan_ends(scan, r->from, "وزاره") && scan_is_word(scan, i + 1) &&
	       scan_definite(scan, i + 1) &&
	       !(scan->hits[i].inner & (heads | NAMES_FORCE | NAMES_NATION)) &&
	       (scan_ends(scan, i + 1, "ي") || scan_ends(scan, i + 1, "يه")) &&
	       !(scan->hits[i + 1].inner & NAMES_NATION);
}

/* «والتنمية»: a second field of a ministry or party. */
static void
read_joined(struct reading *r)
{
	size_t i = r->at;

	if (r->head & NAMES_WEAK || r->proper || r->words == 0 ||
		!scan_is_word(r->scan, i) || !scan_begins(r->scan, i, "وال") ||
		!(r->scan->hits[i].inner & NAMES_RANK || is_second_field(r, i)))
		return;
	r->at++;
	read_definite(r);
}

/* «الملك سعود», «أبو الفضل العباس», «بيروت»: named after somebody or
 * something. False when nothing of that kind is there. */
static bool
read_proper(struct reading *r)
{
	const struct scan *scan = r->scan;
	size_t i = r->at, role = 0, n;

	if (scan_entity(scan, i) &&
		!(scan->hits[i].own & NAMES_COMMON && scan->hits[i].n == 1 &&
			scan_ends(scan, i, "ي"))) {
		r->at += scan->hits[i].n; /* not «مركز مالي» */
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

/* Indefinite words that nothing is known of; behind a weak head an adjective
 * of relation is only that. Papers have the longest foreign names. */
static void
read_plain(struct reading *r)
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
	read_town(r);
}

static const char *
head_label(uint32_t classes)
{
	if (classes & NAMES_GRP)
		return "GRP";
	return classes & NAMES_FAC ? "FAC" : "ORG";
}

static const char *
head_rule(uint32_t classes)
{
	if (classes & NAMES_GRP)
		return "head-group";
	return classes & NAMES_FAC ? "head-building" : "head-organisation";
}

/* «بمركز سمالوط»: a district of a town in Egypt, not a centre. */
static bool
is_district(const struct scan *scan, size_t i, const struct reading *r)
{
	const struct gaz_entry *town = scan_entity(scan, i + 1);

	if (!scan_ends(scan, i, "مركز") || r->purpose || r->words ||
		scan_definite(scan, i) || !r->proper)
		return false;
	return (town && !strcmp(town->label, "LOC")) ||
	       scan_begins(scan, i, "بمركز");
}

/* «شارع المتنبي», «مسجد الرحمن»: one definite word that no list knows. */
static bool
is_called(const struct reading *r)
{
	static const char *const things[] = { "شارع", "مسجد", "جامع" };
	const struct scan *scan = r->scan;
	size_t i = r->from + 1;
	bool named = false;

	for (size_t k = 0; k < COUNTOF(things); k++)
		named = named || scan_ends(scan, r->from, things[k]);
	return named && r->words == 1 && !scan->hits[i].own &&
	       !scan->hits[i].inner && !scan_ends(scan, i, "ين") &&
	       !scan_ends(scan, i, "ون") && !scan_ends(scan, i, "ات");
}

/* «اتحاد الكتاب العرب», «اللجنة الأولمبية السورية»: a body of a nation; a
 * company or team of one has a name besides. */
static bool
is_national(const struct reading *r)
{
	return r->nation && r->head & NAMES_ORG &&
	       !(r->head & (NAMES_SPORT | NAMES_LEAD | NAMES_PRESS));
}

/* What was read behind the head makes a name of it. */
static bool
is_name(const struct reading *r)
{
	if (r->head & NAMES_PRESS)
		return r->words <= 2;
	return !(r->head & NAMES_WEAK) || r->proper || r->purpose ||
	       is_national(r) ||
	       (r->head & NAMES_FAC && (r->words > 1 || is_called(r)));
}

/* A body or thing of its own; what stands before it is no part of its name,
 * as it is of a building called by a person or place. */
static bool
is_body(const struct gaz_entry *entity)
{
	struct str label = str_from_c(entity->label);

	return !str_eq(label, STR("PER")) && !str_eq(label, STR("LOC"));
}

/* «فريق جيرارد», «محكمة فلان», «حركة فلان»: his, not called after him. */
static bool
is_owned(const struct scan *scan, size_t i)
{
	static const char *const things[] = { "فريق", "نادي", "محكمه", "لجنه",
		"مجلس", "شركه", "حركه" };
	enum gaz_strip strip;
	bool owned = false;

	for (size_t k = 0; k < COUNTOF(things); k++)
		owned = owned || scan_ends(scan, i, things[k]);
	return owned && (person_honoured(scan, i + 1) > 0 ||
				surname_known(scan, i + 1, &strip).last > 0);
}

/* «حكم بسجن فلان»: what is done to him, no prison called after him. */
static bool
is_jailing(const struct scan *scan, size_t i)
{
	return scan_ends(scan, i, "بسجن") && person_honoured(scan, i + 1) > 0;
}

/* «هيئة الطيران المدني», «جامعة الملك سعود»: an indefinite head. */
static struct found
indefinite_head(const struct scan *scan, size_t i, uint32_t classes)
{
	struct found found = { i, 0, scan->para->v[i].beg, head_label(classes),
		head_rule(classes) };
	struct reading r = {
		.scan = scan, .head = classes, .from = i, .at = i + 1
	};
	const struct gaz_entry *entity = scan_entity(scan, i + 1);
	bool plain; /* the name was in no list */

	if (!scan_own(scan, i))
		found.beg = scan_bare_begin(scan, i);
	if ((entity && is_body(entity) &&
		    !(scan_own(scan, i + 1) & NAMES_CLUB)) ||
		is_jailing(scan, i) || is_owned(scan, i))
		return (struct found){ 0 };
	r.proper = read_proper(&r);
	if (!r.proper)
		read_plain(&r);
	plain = r.proper && !scan->hits[i + 1].entity;
	if (classes & NAMES_PRESS || (r.proper && classes & NAMES_LEAD)) {
		r.led = true;
		read_definite(&r);
		found.first = i + 1;
		found.beg = scan->para->v[i + 1].beg;
	} else {
		read_definite(&r);
		read_purpose(&r);
		read_joined(&r);
	}
	if (r.at == i + 1 || !is_name(&r))
		return (struct found){ 0 };
	found.last = r.at;
	if (is_district(scan, i, &r)) {
		if (scan_entity(scan, i + 1))
			return (struct found){ 0 }; /* the list has it */
		return (struct found){ i + 1, r.at, scan->para->v[i + 1].beg,
			"LOC", "head-place" };
	}
	if (classes & NAMES_PRESS ||
		(plain && r.words == 0 && scan_is_agency(scan, i)))
		found.rule = "outlet";
	return found;
}

/* The byte where the article of a word begins behind «و», «ب», «وب»; the second
 * lam of «لل». */
static size_t
article_begin(const struct scan *scan, size_t i)
{
	struct str fold = scan->para->v[i].fold;
	size_t skip = 0;

	for (; skip < CHAIN; skip++) {
		struct str rest = str_from(fold, size_min(2 * skip, fold.len));

		if (str_starts(rest, STR("ال")))
			break;
		if (str_starts(rest, STR("لل"))) {
			skip++;
			break;
		}
	}
	return gaz_begin(scan->para, &scan->para->v[i], skip);
}

/* «المركز السوري للدراسات», «الحزب الديمقراطي الكردستاني». */
static struct found
definite_head(const struct scan *scan, size_t i, uint32_t classes)
{
	struct found found = { i, 0, article_begin(scan, i),
		head_label(classes), head_rule(classes) };
	struct reading r = { .scan = scan,
		.head = classes & ~(uint32_t)NAMES_GRP,
		.from = i,
		.at = i + 1 };

	read_definite(&r);
	if (classes & NAMES_WEAK && !(classes & NAMES_ORG))
		return (struct found){ 0 };
	if (r.words == 0 || r.words > 3)
		return (struct found){ 0 };
	read_purpose(&r);
	if (!r.purpose && !(classes & NAMES_GRP && r.words == 2) &&
		!is_national(&r))
		return (struct found){ 0 };
	found.last = r.at;
	return found;
}

/* «الجيش السوري», «الجيش العربي السوري», «القوات المسلحة الأردنية»; of the
 * press, «التلفزيون الجزائري». */
static struct found
force_name(const struct scan *scan, size_t i, size_t n)
{
	uint32_t head = n > 1 ? scan->hits[i].phrase : scan->hits[i].inner;
	struct found found = { i, 0, article_begin(scan, i), "ORG",
		head & NAMES_PRESS ? "outlet" : "army" };

	if (n > 1)
		found.beg = gaz_begin(scan->para, &scan->para->v[i],
			scan->hits[i].phrase_skip);

	for (size_t k = i + n; k < i + n + 2 && scan_is_word(scan, k); k++) {
		if (!scan_definite(scan, k) || scan_own(scan, k) & NAMES_STOP)
			break;
		if (scan->hits[k].inner & NAMES_NATION &&
			!scan_ends(scan, k, "ين")) {
			found.last = k + 1;
			return found;
		}
	}
	return (struct found){ 0 };
}

struct found
head_name(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit = &scan->hits[i];
	uint32_t classes = scan_any(scan, i) & ~(uint32_t)NAMES_STOP;

	if (hit->phrase & NAMES_FORCE)
		return force_name(scan, i, hit->phrase_n);
	if (!scan_is_word(scan, i + 1))
		return (struct found){ 0 };
	if (hit->inner & NAMES_FORCE)
		return force_name(scan, i, 1);
	if (classes & NAMES_LOC)
		return place_name(scan, i);
	if (classes & heads)
		return indefinite_head(scan, i, classes);
	if (hit->inner & (NAMES_ORG | NAMES_GRP))
		return definite_head(scan, i, hit->inner);
	return (struct found){ 0 };
}
