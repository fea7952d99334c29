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
	size_t at;     /* the next token */
	size_t words;  /* definite ones so far */
	bool proper;   /* a proper name is part of it */
	bool purpose;  /* «للدراسات», «لحقوق الإنسان» */
	bool led;      /* the head is no part of it, nor is a nation's adjective
			  behind it */
};

static bool
is_definite_part(const struct reading *r, size_t i)
{
	const struct gaz_hit *hit = &r->scan->hits[i];
	/* «وزارة الصحة»: a common word that is a field of office, too */
	bool field = r->words == 0 && hit->inner & NAMES_RANK &&
		     r->head & NAMES_ORG &&
		     !(r->head & (NAMES_WEAK | NAMES_LEAD | NAMES_PRESS));
	uint32_t other = NAMES_ROLE | (r->purpose || field ? 0 : NAMES_STOP);

	if (!scan_is_word(r->scan, i) || !scan_definite(r->scan, i))
		return false;
	if (hit->inner & NAMES_NATION &&
		(r->head & NAMES_GRP || (r->led && (r->proper || r->words))))
		return false;
	return !(hit->own & NAMES_STOP) && !(hit->inner & other);
}

/* An adjective by its form, or known as one; any other definite word behind
 * the first may as well be what the sentence goes on with. */
static bool
is_adjective(const struct scan *scan, size_t i)
{
	return scan_ends(scan, i, "ي") || scan_ends(scan, i, "يه") ||
	       scan->hits[i].inner & (NAMES_RANK | NAMES_NATION);
}

static void
read_definite(struct reading *r)
{
	while (r->words < WORDS && is_definite_part(r, r->at) &&
		(r->words == 0 || is_adjective(r->scan, r->at))) {
		r->at++;
		r->words++;
	}
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
		!(r->scan->hits[i].bare & NAMES_PURPOSE))
		return;
	if (r->scan->hits[i].inner & heads &&
		!(r->scan->hits[i].bare & NAMES_PURPOSE))
		return; /* «الجمعية العمومية للشركة» */
	r->at++;
	r->purpose = true;
	r->words = scan_begins(r->scan, i, "لل"); /* definite itself */
	read_definite(r);
}

/* «والتنمية»: a second field of a ministry or party. */
static void
read_joined(struct reading *r)
{
	size_t i = r->at;

	if (r->head & NAMES_WEAK || r->proper || r->words == 0 ||
		!scan_is_word(r->scan, i) || !scan_begins(r->scan, i, "وال") ||
		!(r->scan->hits[i].inner & NAMES_RANK))
		return;
	r->at++;
	read_definite(r);
}

/* How many tokens at i are the name of a person whom something is called
 * after; a given name that is also a common word wants another behind it. */
static size_t
named_after(const struct scan *scan, size_t i)
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
	n = role ? person_run(scan, i + role) : named_after(scan, i);
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

	return entity && str_eq(str_from_c(entity->label), STR("LOC")) &&
	       scan->hits[i].n > 1;
}

/* The lists' own place is better than the head's: it has an id. */
static bool
is_meant_place(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit = &scan->hits[i];

	return hit->entity &&
	       (hit->n > 1 ||
		       str_eq(str_from_c(hit->entity->label), STR("LOC"))) &&
	       scan_is_meant(scan, i);
}

static struct found
place_name(const struct scan *scan, size_t i)
{
	struct found found = { i + 1, i + 2, 0, "LOC", "head-place" };
	bool compound = scan_own(scan, i + 1) & NAMES_COMPOUND;
	size_t named = compound ? 0 : named_after(scan, i + 1);

	found.beg = scan->para->v[i + 1].beg;
	if (is_listed_place(scan, i + 1))
		return (struct found){ 0 };
	if (named && scan_ends(scan, i, "ولايه")) /* «ولاية صالح»: his term */
		return (struct found){ 0 };
	if (named) {
		found.last = i + 1 + named;
		return found;
	}
	if (is_named_place(scan, i) && !is_meant_place(scan, i + 1))
		return found;
	if (scan->hits[i + 1].entity || scan->hits[i + 1].bare ||
		(!compound && !scan_may_be_name(scan, i + 1, 1)))
		return (struct found){ 0 };
	if (compound && !scan_is_word(scan, i + 2))
		return (struct found){ 0 };
	found.last += compound;
	return found;
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

/* What was read behind the head makes a name of it. */
static bool
is_name(const struct reading *r)
{
	if (r->head & NAMES_PRESS)
		return r->words <= 2;
	return !(r->head & NAMES_WEAK) || r->proper || r->purpose ||
	       (r->head & NAMES_FAC && r->words > 1);
}

/* A body or thing of its own; what stands before it is no part of its name,
 * as it is of a building called by a person or place. */
static bool
is_body(const struct gaz_entry *entity)
{
	struct str label = str_from_c(entity->label);

	return !str_eq(label, STR("PER")) && !str_eq(label, STR("LOC"));
}

/* «حكم بسجن فلان»: what is done to him, no prison called after him. */
static bool
is_jailing(const struct scan *scan, size_t i)
{
	return scan_ends(scan, i, "بسجن") && named_after(scan, i + 1) > 0;
}

/* «هيئة الطيران المدني», «جامعة الملك سعود»: an indefinite head. */
static struct found
indefinite_head(const struct scan *scan, size_t i, uint32_t classes)
{
	struct found found = { i, 0, scan->para->v[i].beg, head_label(classes),
		head_rule(classes) };
	struct reading r = { .scan = scan, .head = classes, .at = i + 1 };
	const struct gaz_entry *entity = scan_entity(scan, i + 1);

	if (!scan_own(scan, i))
		found.beg = scan_bare_begin(scan, i);
	if ((entity && is_body(entity)) || is_jailing(scan, i))
		return (struct found){ 0 };
	r.proper = read_proper(&r);
	if (!r.proper)
		read_plain(&r);
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
	if (classes & NAMES_PRESS)
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
		.at = i + 1 };

	read_definite(&r);
	if (classes & NAMES_WEAK && !(classes & NAMES_ORG))
		return (struct found){ 0 };
	if (r.words == 0 || r.words > 3)
		return (struct found){ 0 };
	read_purpose(&r);
	if (!r.purpose && !(classes & NAMES_GRP && r.words == 2))
		return (struct found){ 0 };
	found.last = r.at;
	return found;
}

/* «الجيش السوري», «الجيش العربي السوري», «القوات المسلحة الأردنية». */
static struct found
force_name(const struct scan *scan, size_t i, size_t n)
{
	struct found found = { i, 0, article_begin(scan, i), "ORG", "army" };

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
