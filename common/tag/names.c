/* names - PER LOC ORG GRP FAC in a paragraph. */

#include "names.h"
#include "names_rules.h"
#include "common/proc.h"

/* Of a word of these classes a rule may say that a name begins there. */
static const uint32_t begins = NAMES_ROLE | NAMES_GIVEN | NAMES_MAYBE |
			       NAMES_ORG | NAMES_GRP | NAMES_FAC | NAMES_LOC |
			       NAMES_FORCE | NAMES_OUTLET | NAMES_PLACED;

struct gaz *
names_gaz(struct arena *arena)
{
	/* enum names_class, in the order of the bits */
	static const char *const words[] = { "role", "given", "maybe", "family",
		"particle", "stop", "nation", "rank", "org", "grp", "fac",
		"loc", "lead", "weak", "force", "common", "cue", "compound",
		"medium", "purpose", "outlet", "press", "sport", "versus",
		"say", "site", "named", "game", "club", "score", NULL };
	struct gaz *gaz = gaz_new(words, arena);

	gaz_watch(gaz, begins, NAMES_SAY);
	return gaz;
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

/* «محافظة», «محافظ»: what follows is a place, whosever name it is. */
static bool
is_behind_place(const struct scan *scan, size_t i)
{
	const uint32_t office = NAMES_ROLE | NAMES_CUE;
	uint32_t before =
		i > 0 && scan_is_word(scan, i - 1) ? scan_any(scan, i - 1) : 0;

	return before & NAMES_LOC || (before & office) == office;
}

/* A place's name that is a given name too, with a word like a name behind it:
 * «جورجيا ميلوني», «صلاح الدين دميرتاش». */
static bool
is_given(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit = &scan->hits[i];
	uint32_t classes = hit->n == 1               ? hit->own
			   : hit->phrase_n == hit->n ? hit->phrase
						     : 0;

	return classes & NAMES_GIVEN && !is_behind_place(scan, i) &&
	       scan_is_word(scan, i + hit->n) &&
	       !scan_definite(scan, i + hit->n);
}

/* A paper or channel that token i names by the words around it, behind the
 * first lam of «للجزيرة». */
static struct found
outlet_found(const struct scan *scan, size_t i)
{
	size_t n = outlet_name(scan, i);
	bool told = scan_begins(scan, i, "لل") && !scan_own(scan, i);
	size_t beg = gaz_begin(scan->para, &scan->para->v[i], told ? 1 : 0);

	return (struct found){ i, n ? i + n : 0, beg, "ORG", "outlet" };
}

/* What is named at a token, and what the lists say of it: entry or NULL. */
struct choice {
	struct found name;
	const struct gaz_entry *entry;
	enum gaz_strip strip;
};

/* The name of the lists at token i; a town may stand for its club. */
static struct choice
listed(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit = &scan->hits[i];
	size_t beg = gaz_begin(scan->para, &scan->para->v[i], hit->skip);
	struct found name = { i, i + hit->n, beg, hit->entity->label, NULL };

	if (scan_is_label(hit->entity, "PER"))
		name.last += person_house(scan, name.last);
	if (scan_is_club(scan, i)) {
		name.label = "ORG";
		name.rule = "club";
		return (struct choice){ name, NULL, GAZ_AS_IS };
	}
	return (struct choice){ name, hit->entity, hit->strip };
}

/* A name at token i that is a paper's by the words around it, in the lists, or
 * a surname learned. */
static struct choice
known(const struct scan *scan, size_t i)
{
	struct choice best = { 0 };

	if (may_name_outlet(scan, i))
		best.name = outlet_found(scan, i);
	if (best.name.last)
		return best;
	if (i > 1 && scan_is_quote(scan, i - 1))
		best.name = marked_name(scan, i);
	if (best.name.last)
		return best;
	if (scan_is_meant(scan, i))
		return listed(scan, i);
	best.name = surname_known(scan, i, &best.strip);
	return best;
}

/* «الوكالة الوطنية لإدارة ...»: a purpose behind what the lists have as the
 * short name of an agency makes it another body; «مستشفى ناصر العام»: an
 * adjective belongs to a building's name. */
static bool
goes_on(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit = &scan->hits[i];
	size_t end = i + hit->n;

	if (!scan_is_word(scan, end))
		return false;
	if (scan_is_label(hit->entity, "FAC"))
		return scan_definite(scan, end);
	return scan_is_kind(hit->entity, "outlet") &&
	       scan->hits[end].bare & NAMES_PURPOSE &&
	       scan_begins(scan, end, "ل");
}

/* A name that the rules find at token i where best is known. */
static struct found
ruled(const struct scan *scan, size_t i, const struct choice *best)
{
	const struct gaz_hit *hit = &scan->hits[i];
	struct found name = { 0 };

	if (hit->own & NAMES_PLACED)
		return (struct found){ i, i + 1, scan->para->v[i].beg, "LOC",
			"place" };
	if (!best->entry || hit->n == 1 || goes_on(scan, i) ||
		(hit->phrase | hit->inner) & NAMES_FORCE)
		name = head_name(scan, i);
	if (name.last <= best->name.last &&
		(is_person(&best->name) || is_given(scan, i)))
		name = person_given(scan, i);
	if (best->name.last || name.last)
		return name;
	if (may_be_son(scan, i))
		name = person_son(scan, i);
	if (!name.last)
		name = person_said(scan, i);
	return name.last ? name : club_name(scan, i);
}

/* The longest name at token i, a list's before others. Returns the token behind
 * it, or i + 1. */
static size_t
name_at(const struct scan *scan, size_t i)
{
	struct choice best = known(scan, i);
	struct found other = ruled(scan, i, &best);

	if (other.last > best.name.last)
		best = (struct choice){ other, NULL, GAZ_AS_IS };
	if (!best.name.last)
		return i + 1;
	emit(scan, &best.name, best.strip, best.entry);
	return best.name.last;
}

/* The lists' entry when the name is no longer than it. */
static const struct gaz_entry *
listed_whole(const struct scan *scan, const struct found *found)
{
	const struct gaz_entry *entry = scan_entity(scan, found->first);
	bool whole = scan->hits[found->first].n == found->last - found->first;

	return entry && whole && scan_is_label(entry, found->label) ? entry
								    : NULL;
}

/* Most words: no name begins there by any rule, but for a paper's in marks. */
static inline bool
is_plain(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit = &scan->hits[i];

	return !hit->entity && !may_have_said(scan, i) &&
	       !may_be_son(scan, i) && !may_be_club(scan, i) &&
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
	if (!found.last && i > 1 && scan_is_quote(scan, i - 1))
		found = marked_name(scan, i);
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
	if (!awaited->last && scan_any(scan, i) & NAMES_LOC)
		*awaited = place_second(scan, i);
	return name_at(scan, i);
}

void
names_tag(const struct gaz *gaz, const struct para *para, struct arena *scratch,
	struct names_memory *memory, struct spans *spans)
{
	struct gaz_hit *hits =
		arena_alloc(scratch, proc_size_mul(para->n, sizeof(*hits)));
	struct scan scan = {
		.para = para, .hits = hits, .memory = memory, .spans = spans
	};
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
