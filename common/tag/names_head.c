/*
 * names_head - organisations, groups, buildings and places that no list has,
 * by the common noun that they begin with: ministry, party, brigades, airport,
 * town.
 */

#include "names_reading.h"

enum { CHAIN = 3 /* proclitics */ };

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
	return (town && scan_is_label(town, "LOC")) ||
	       scan_begins(scan, i, "بمركز");
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
	       (r->head & NAMES_FAC && (r->words > 1 || building_is_called(r)));
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

/* «حكم بسجن فلان», «سجن الناشط ...»: what is done to him, no prison called
 * after him. */
static bool
is_jailing(const struct scan *scan, size_t i)
{
	if (!scan_ends(scan, i, "سجن"))
		return false;
	return person_role_length(scan, i + 1) > 0 ||
	       (scan_ends(scan, i, "بسجن") && person_honoured(scan, i + 1) > 0);
}

static const char *const courts[] = { "جنايات", "جنح", "استئناف", "بدايه",
	"صلح", "تمييز", "نقض", "اسره", NULL };
static const char *const trades[] = { "نفط", "غاز", "كهرباء", "مياه", "طيران",
	"اتصالات", "موانئ", "مواني", "مطارات", "سكر", "اسمنت", "صرف", "نقل",
	NULL };
static const char *const traffic[] = { "قطارات", "قطار", "مترو", "حافلات",
	"كهرباء", "توليد", "تحليه", "وقود", NULL };

/* Heads, and what a word behind them says of their kind before a town. */
static const struct {
	const char *head;
	const char *const *kinds;
} kinds[] = { { "محكمه", courts }, { "شركه", trades }, { "محطه", traffic } };

/* «محكمة جنايات المنيا», «شركة كهرباء القدس», «محطة قطارات كولونيا»: a head,
 * its kind, and a place; tokens behind the head, 0 if it is none. */
static size_t
kind_run(const struct scan *scan, size_t i)
{
	const struct gaz_entry *place;

	if (!scan_is_word(scan, i + 2))
		return 0;
	place = scan_entity(scan, i + 2);
	if (!place || !scan_is_label(place, "LOC"))
		return 0;
	for (size_t k = 0; k < COUNTOF(kinds); k++)
		if (scan_ends(scan, i, kinds[k].head) &&
			scan_is_one_of(scan, i + 1, kinds[k].kinds))
			return 1 + scan->hits[i + 2].n;
	return 0;
}

/* Reads the name behind an indefinite head. */
static void
read_behind(struct reading *r)
{
	size_t kind = kind_run(r->scan, r->from);

	if (kind) {
		r->at += kind;
		r->proper = true;
		return;
	}
	r->proper = reading_proper(r);
	if (!r->proper)
		reading_plain(r);
	if (r->head & NAMES_PRESS || (r->proper && r->head & NAMES_LEAD)) {
		r->led = true;
		reading_definite(r);
		return;
	}
	reading_definite(r);
	reading_purpose(r);
	reading_joined(r);
}

/* The name behind an indefinite head is another's. */
static bool
is_taken(const struct scan *scan, size_t i)
{
	const struct gaz_entry *entity = scan_entity(scan, i + 1);

	return (entity && is_body(entity) &&
		       !(scan_own(scan, i + 1) & NAMES_CLUB) &&
		       !(scan_any(scan, i) & NAMES_FAC && /* «ملعب سان سيرو» */
			       scan_is_label(entity, "FAC")) &&
		       !building_is_public(scan, i)) ||
	       is_jailing(scan, i) || is_owned(scan, i);
}

/* «مركز سمالوط»: the town, unless the lists have it. */
static struct found
district(const struct reading *r)
{
	const struct scan *scan = r->scan;
	size_t i = r->from + 1;

	if (scan_entity(scan, i))
		return (struct found){ 0 };
	return (struct found){ i, r->at, scan->para->v[i].beg, "LOC",
		"head-place" };
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
	size_t credited = classes & NAMES_LEAD ? press_credited(scan, i) : 0;

	if (credited)
		return (struct found){ i + 1, i + 1 + credited,
			scan->para->v[i + 1].beg, "ORG", "outlet" };
	if (is_taken(scan, i))
		return (struct found){ 0 };
	read_behind(&r);
	if (r.at == i + 1 || !is_name(&r))
		return (struct found){ 0 };
	if (is_district(scan, i, &r))
		return district(&r);
	if (r.led) {
		found.first = i + 1;
		found.beg = scan->para->v[i + 1].beg;
	} else if (!scan_own(scan, i)) {
		found.beg = scan_bare_begin(scan, i);
	}
	if (classes & NAMES_PRESS ||
		(r.proper && !scan->hits[i + 1].entity && r.words == 0 &&
			scan_is_agency(scan, i)))
		found.rule = "outlet";
	found.last = r.at;
	return found;
}

size_t
reading_article(const struct scan *scan, size_t i)
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
	struct found found = { i, 0, reading_article(scan, i),
		head_label(classes), head_rule(classes) };
	struct reading r = { .scan = scan,
		.head = classes & ~(uint32_t)NAMES_GRP,
		.from = i,
		.at = i + 1 };

	reading_definite(&r);
	if (classes & NAMES_WEAK && !(classes & NAMES_ORG))
		return (struct found){ 0 };
	if (r.words == 0 || r.words > 3)
		return (struct found){ 0 };
	reading_purpose(&r);
	reading_joined(&r);
	if (!r.purpose && !(classes & NAMES_GRP && r.words == 2) &&
		!is_national(&r))
		return (struct found){ 0 };
	found.last = r.at;
	return found;
}

static bool
is_national_word(const struct scan *scan, size_t i)
{
	static const char *const words[] = { "الوطني", "الوطنيه", NULL };

	return scan_is_one_of(scan, i, words);
}

/* «التلفزيون الرسمي», «وكالة الأنباء الرسمية»: the one that a country has. */
static bool
is_official(const struct scan *scan, size_t i)
{
	static const char *const words[] = { "الرسمي", "الرسميه", "الحكومي",
		"الحكوميه", NULL };

	return scan_is_one_of(scan, i, words);
}

/* «الجيش السوري», «الجيش العربي السوري», «القوات المسلحة الأردنية»; of the
 * press, «التلفزيون الجزائري», «التلفزيون الوطني الجزائري». */
static struct found
force_name(const struct scan *scan, size_t i, size_t n)
{
	uint32_t head = n > 1 ? scan->hits[i].phrase : scan->hits[i].inner;
	struct found found = { i, 0, reading_article(scan, i), "ORG",
		head & NAMES_PRESS ? "outlet" : "army" };

	if (n > 1)
		found.beg = gaz_begin(scan->para, &scan->para->v[i],
			scan->hits[i].phrase_skip);

	for (size_t k = i + n; k < i + n + 2 && scan_is_word(scan, k); k++) {
		if (!scan_definite(scan, k) || scan_own(scan, k) & NAMES_STOP)
			break;
		if ((scan->hits[k].inner & NAMES_NATION &&
			    !scan_ends(scan, k, "ين")) ||
			(head & NAMES_PRESS &&
				(is_national_word(scan, k) ||
					(!found.last && is_official(scan, k)))))
			found.last = k + 1;
		else if (found.last)
			break;
		if (found.last && !(head & NAMES_PRESS))
			break;
	}
	return found.last ? found : (struct found){ 0 };
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
	if (classes & NAMES_FAC && scan_definite(scan, i + 1))
		classes &= ~(uint32_t)NAMES_LOC; /* «دوار الشمس» */
	if (classes & NAMES_LOC)
		return place_name(scan, i);
	if (classes & NAMES_HEADS)
		return indefinite_head(scan, i, classes);
	if (hit->inner & NAMES_FAC)
		return building_definite(scan, i);
	if (hit->inner & (NAMES_ORG | NAMES_GRP))
		return definite_head(scan, i, hit->inner);
	return (struct found){ 0 };
}
