/* names - PER LOC ORG GRP FAC in a paragraph. */

#include "names.h"
#include "names_rules.h"
#include "common/proc.h"

/* Of a word of these classes a rule may say that a name begins there. */
static const uint32_t begins = NAMES_ROLE | NAMES_GIVEN | NAMES_MAYBE |
			       NAMES_ORG | NAMES_GRP | NAMES_FAC | NAMES_LOC |
			       NAMES_FORCE | NAMES_OUTLET;

struct gaz *
names_gaz(struct arena *arena)
{
	/* enum names_class, in the order of the bits */
	static const char *const words[] = { "role", "given", "maybe", "family",
		"particle", "stop", "nation", "rank", "org", "grp", "fac",
		"loc", "lead", "weak", "force", "common", "cue", "compound",
		"medium", "purpose", "outlet", "press", "sport", "versus",
		"say", "site", "named", NULL };
	struct gaz *gaz = gaz_new(words, arena);

	gaz_watch(gaz, begins, NAMES_SAY);
	return gaz;
}

static bool
is_label(const struct gaz_entry *entry, const char *label)
{
	return !strcmp(entry->label, label);
}

/* The word before i, or the name that i is joined to by «و», is a cue for a
 * name of this label that is also a common word. */
static bool
has_cue(const struct scan *scan, size_t i, const struct gaz_entry *entity)
{
	uint32_t own = scan_any(scan, i), before;
	const struct gaz_entry *other;

	if (i == 0 || !scan_is_word(scan, i - 1))
		return false;
	other = scan_entity(scan, i - 1);
	if (other && scan_begins(scan, i, "و") &&
		!strcmp(other->label, entity->label))
		return true;
	before = scan->hits[i - 1].own | scan->hits[i - 1].bare;
	if (is_label(entity, "LOC"))
		return before &
		       (own & NAMES_STOP ? NAMES_LOC : NAMES_LOC | NAMES_CUE);
	if (is_label(entity, "PER"))
		return (before | scan->hits[i - 1].inner) & NAMES_ROLE;
	if (is_label(entity, "GRP"))
		return before & NAMES_GRP;
	return before & (NAMES_ORG | NAMES_GRP | NAMES_FAC | NAMES_MEDIUM);
}

/* «طائرات», «مسلسلات»: an adjective in the feminine agrees with it. */
static bool
is_plural_thing(const struct scan *scan, size_t i)
{
	return scan_is_word(scan, i) && scan->para->v[i].fold.len >= 10 &&
	       scan_ends(scan, i, "ات");
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
		is_label(scan_entity(scan, i - 1), "LOC"))
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
	struct str word = str_sub(scan->para->text, token->beg, token->end);

	return token->fold.len <= 8 && str_ends(word, STR("ه")) &&
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

/* «يوسي بيلين»: behind a given name the letter is part of the surname. */
static bool
is_surname_place(const struct scan *scan, size_t i)
{
	return i > 0 && scan_is_word(scan, i - 1) &&
	       scan_own(scan, i - 1) & (NAMES_GIVEN | NAMES_MAYBE) &&
	       is_label(scan->hits[i].entity, "PER") &&
	       !scan_begins(scan, i, "و") && !scan_begins(scan, i, "ل");
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

bool
scan_is_meant(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit = &scan->hits[i];

	if (!hit->entity)
		return false;
	if (hit->n > 1)
		return !is_counted_day(scan, i);
	if (scan_has_tanwin(scan, i)) /* «دومًا» */
		return false;
	if (hit->strip == GAZ_ARTICLE)
		return !hit->inner && !scan_is_kind(hit->entity, "town") &&
		       !scan_is_adjective_place(scan, i);
	if (hit->strip != GAZ_AS_IS && hit->own)
		return false; /* the word is one without its first letter */
	if (hit->strip == GAZ_PREFIX && is_surname_place(scan, i))
		return false;
	if (is_agreeing(scan, i))
		return false;
	if ((hit->own | hit->bare) & (NAMES_COMMON | NAMES_STOP) ||
		is_heh_for_teh(scan, i))
		return has_cue(scan, i, hit->entity) || is_dateline(scan, i);
	if ((hit->own | hit->bare | hit->inner) & NAMES_NATION &&
		is_label(hit->entity, "LOC"))
		return is_country(scan, i);
	if (is_label(hit->entity, "PER") && scan_ends(scan, i, "ي"))
		return !scan_is_adjective_place(scan, i);
	return true;
}

/* The plain name behind «لل»: the article whole again. */
static struct str
plain_name(const struct scan *scan, const struct found *found)
{
	size_t end = scan->para->v[found->last - 1].end;
	struct str rest = str_sub(scan->para->text, found->beg, end);
	uint8_t *name = arena_alloc(scan->spans->arena, rest.len + 2);

	memcpy(name, "\xD8\xA7", 2); /* alef, U+0627 */
	memcpy(name + 2, rest.ptr, rest.len);
	return str_make(name, rest.len + 2);
}

/* A name that a rule found begins at the second lam (U+0644) of «لل». */
static bool
is_behind_lam(const struct scan *scan, const struct found *found)
{
	const struct str lam = STR("ل");
	struct str text = scan->para->text;

	return found->beg > scan->para->v[found->first].beg &&
	       str_starts(str_from(text, found->beg), lam) &&
	       str_ends(str_sub(text, 0, found->beg), lam);
}

/* Adds the span of a name; entry is what the lists say of it, or NULL. */
static void
emit(const struct scan *scan, const struct found *found, enum gaz_strip strip,
	const struct gaz_entry *entry)
{
	const struct token *last = &scan->para->v[found->last - 1];
	struct span *span;

	span = spans_add(scan->spans, found->beg, last->end, found->label,
		entry ? entry->list->name : str_from_c(found->rule));
	if (entry && entry->id.len)
		span_text(scan->spans, span, "id", entry->id);
	if (entry ? scan_is_kind(entry, "outlet")
		  : !strcmp(found->rule, "outlet"))
		span_text(scan->spans, span, "kind", STR("outlet"));
	if (strip == GAZ_LAM_LAM || (!entry && is_behind_lam(scan, found)))
		span_text(scan->spans, span, "norm",
			entry ? entry->name : plain_name(scan, found));
	if (!strcmp(found->label, "PER") && found->last - found->first > 1 &&
		(entry || scan_any(scan, found->first) &
				  (NAMES_GIVEN | NAMES_MAYBE)))
		surname_learn(scan, found);
}

/* Nothing yet, or the beginning of a person's name. */
static bool
is_person(const struct found *found)
{
	return !found->last || (!strcmp(found->label, "PER") &&
				       found->last - found->first == 1);
}

/* A place's name that is a given name too, with a word like a name behind it:
 * «جورجيا ميلوني». */
static bool
is_given(const struct scan *scan, size_t i)
{
	return scan_own(scan, i) & NAMES_GIVEN && scan->hits[i].n == 1 &&
	       scan_is_word(scan, i + 1) && !scan_definite(scan, i + 1);
}

/* A paper or channel that token i names by the words around it. */
static struct found
outlet_found(const struct scan *scan, size_t i)
{
	size_t n = outlet_name(scan, i);

	return (struct found){ i, n ? i + n : 0, scan->para->v[i].beg, "ORG",
		"outlet" };
}

/* What the rules say of token i: the longest name, a list's before others.
 * Returns the token behind it, or i + 1. */
static size_t
name_at(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit = &scan->hits[i];
	const struct gaz_entry *entry = NULL;
	enum gaz_strip strip = GAZ_AS_IS;
	struct found best = { 0 }, other = { 0 };
	best = outlet_found(scan, i);
	if (best.last) {
		entry = NULL;
	} else if (scan_is_meant(scan, i)) {
		entry = hit->entity;
		strip = hit->strip;
		best = (struct found){ i, i + hit->n,
			gaz_begin(scan->para, &scan->para->v[i], hit->skip),
			entry->label, NULL };
		if (is_label(entry, "PER"))
			best.last += person_house(scan, best.last);
		if (scan_is_club(scan, i)) {
			best.label = "ORG";
			best.rule = "club";
			entry = NULL;
		}
	} else {
		best = surname_known(scan, i, &strip);
	}
	if (!entry || hit->n == 1 || hit->phrase & NAMES_FORCE)
		other = head_name(scan, i);
	if (other.last <= best.last && (is_person(&best) || is_given(scan, i)))
		other = person_given(scan, i);
	if (!best.last && !other.last)
		other = person_said(scan, i);
	if (!best.last && !other.last)
		other = club_name(scan, i);
	if (other.last > best.last) {
		best = other;
		entry = NULL;
		strip = GAZ_AS_IS;
	}
	if (!best.last)
		return i + 1;
	emit(scan, &best, strip, entry);
	return best.last;
}

/* The lists' entry when the name is no longer than it. */
static const struct gaz_entry *
listed_whole(const struct scan *scan, const struct found *found)
{
	const struct gaz_entry *entry = scan_entity(scan, found->first);
	bool whole = scan->hits[found->first].n == found->last - found->first;

	return entry && whole && is_label(entry, found->label) ? entry : NULL;
}

/* Most words: no name begins there by any rule, but for a paper's in marks. */
static inline bool
is_plain(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit = &scan->hits[i];

	return !hit->entity && !may_have_said(scan, i) &&
	       !may_be_club(scan, i) &&
	       !(scan->sport && hit->inner & NAMES_NATION) &&
	       !((hit->own | hit->bare | hit->inner | hit->phrase) & begins) &&
	       !surname_possible(scan, i);
}

/* Token i, where nothing but a paper's name may begin; returns the token to go
 * on with. */
static inline size_t
pass_by(const struct scan *scan, size_t i)
{
	struct found found;

	if (!may_be_outlet(scan, i))
		return i + 1;
	found = outlet_found(scan, i);
	if (!found.last)
		return i + 1;
	emit(scan, &found, GAZ_AS_IS, NULL);
	return found.last;
}

/* Token i, where a name may begin or the awaited one does; the same. */
static size_t
look_at(const struct scan *scan, size_t i, struct found *awaited)
{
	const uint32_t called = NAMES_ROLE | NAMES_NAMED;
	const struct gaz_hit *hit = &scan->hits[i];

	if (!awaited->last || i > awaited->first)
		*awaited = person_role(scan, i);
	if (awaited->last && i == awaited->first) {
		emit(scan, awaited, GAZ_AS_IS, listed_whole(scan, awaited));
		return awaited->last;
	}
	if ((hit->phrase & called) == called && hit->n <= hit->phrase_n)
		return i + hit->phrase_n; /* «تعرف باسم» */
	return name_at(scan, i);
}

void
names_tag(const struct gaz *gaz, const struct para *para, struct arena *scratch,
	struct names_memory *memory, struct spans *spans)
{
	struct gaz_hit *hits =
		arena_alloc(scratch, proc_size_mul(para->n, sizeof(*hits)));
	struct scan scan = { para, hits, memory, spans, false };
	struct found awaited = { 0 }; /* the name that a role announced */

	gaz_match(gaz, para, hits);
	names_prepare(&scan, hits);
	for (size_t i = 0; i < para->n;) {
		const struct gaz_hit *hit = &hits[i];

		if (!hit->begins && !(i > 0 && hit[-1].leads) && !scan.sport &&
			i != awaited.first && !surname_possible(&scan, i))
			i++;
		else if (hit->phrase & NAMES_STOP && hit->phrase_n > hit->n)
			i += hit->phrase_n; /* «من ناحية» */
		else if (i != awaited.first && is_plain(&scan, i))
			i = pass_by(&scan, i);
		else
			i = look_at(&scan, i, &awaited);
	}
}
