/*
 * names_shape - what a word looks like. Arabic has no capitals; what stops a
 * name that no list has is the list of words that are never part of one, and
 * the shapes of verbs and inflected nouns.
 */

#include "names_rules.h"
#include "names_form.h"
#include "common/utf8.h"

/* Classes of words that no name goes on over. */
static const uint32_t never = NAMES_STOP | NAMES_ROLE | NAMES_RANK |
			      NAMES_NATION | NAMES_ORG | NAMES_GRP | NAMES_FAC |
			      NAMES_LOC | NAMES_FORCE | NAMES_CUE |
			      NAMES_COMMON;

bool
scan_is_one_of(const struct scan *scan, size_t i, const char *const *words)
{
	for (; i < scan->para->n && *words; words++)
		if (str_eq(scan->para->v[i].fold, str_from_c(*words)))
			return true;
	return false;
}

/* إليان (U+0625 0644 ...) and أليس (U+0623 0644 ...) begin like a word with
 * the article, which has no hamza, only when they are folded. */
bool
scan_definite(const struct scan *scan, size_t i)
{
	uint32_t first;

	if (!scan_is_word(scan, i) || scan->para->v[i].fold.len <= 6 ||
		!scan_begins(scan, i, "ال"))
		return false;
	first = utf8_at(scan->para->text, scan->para->v[i].beg);
	return first < 0x0622 || first > 0x0625;
}

const struct gaz_entry *
scan_entity(const struct scan *scan, size_t i)
{
	if (i >= scan->para->n || scan->hits[i].strip != GAZ_AS_IS)
		return NULL;
	return scan->hits[i].entity;
}

static bool
begins_with_one_of(
	const struct scan *scan, size_t i, const char *const *beginnings)
{
	for (; *beginnings; beginnings++)
		if (scan_begins(scan, i, *beginnings))
			return true;
	return false;
}

bool
scan_ends_in_one_of(
	const struct scan *scan, size_t i, const char *const *endings)
{
	for (; *endings; endings++)
		if (scan_ends(scan, i, *endings))
			return true;
	return false;
}

/* Written with a fathatan, U+064B: an adverb or an object, no name. */
bool
scan_has_tanwin(const struct scan *scan, size_t i)
{
	struct str word = scan_written(scan, i);

	return str_find(word, 0, STR("\xD9\x8B")) != STR_NONE;
}

/* Verbs of the imperfect begin with yeh or teh, with a conjunction or
 * particle before it; names that begin so have a vowel or one of few
 * consonants next. */
static bool
is_verb_shaped(const struct scan *scan, size_t i)
{
	static const char *const verbs[] = { "ي", "ت", "سي", "ست", "فت", "في",
		"وي", "وت", "لي", "لت", "لن", NULL };
	static const char *const names[] = { "يو", "يا", "يل", "تو", "تا", "تي",
		"تر", "تش", "تس", "سيلف", "سيلي", "سيلا", "سيلو", "سير", "سيم",
		"سيف", "سيد", "سيب", "سيغ", "سيس", "سيو", "ستي", "ستا", "ستو",
		"ستر", "في", "ويل", "ويس", "ويت", "ويد", "وين", "ليب", "ليف",
		"لين", "ليو", "ليز", "ليس", "ليد", NULL };

	return begins_with_one_of(scan, i, verbs) &&
	       !begins_with_one_of(scan, i, names);
}

/* A conjunction before a word: names that begin with waw go on with one of
 * few letters. */
static bool
is_joined(const struct scan *scan, size_t i)
{
	static const char *const names[] = { "وا", "وي", "وو", "ول", NULL };

	return scan_begins(scan, i, "و") && !begins_with_one_of(scan, i, names);
}

/* A long vowel inside, as nearly every foreign name and few verbs of the
 * perfect have. */
static bool
has_vowel(const struct scan *scan, size_t i)
{
	static const char *const vowels[] = { "ا", "و", "ي" };
	struct str word = scan->para->v[i].fold;

	for (size_t k = 0; k < COUNTOF(vowels); k++) {
		size_t at = str_find(word, 2, str_from_c(vowels[k]));

		if (at != STR_NONE && at + 2 < word.len)
			return true;
	}
	return false;
}

/* ال with a proclitic: the word has a sense of its own. */
bool
scan_is_attached(const struct scan *scan, size_t i)
{
	static const char *const beginnings[] = { "وال", "فال", "بال", "كال",
		"لل", "ولل", "وبال", NULL };

	return begins_with_one_of(scan, i, beginnings);
}

/* A masdar or verb of the derived forms: taa, or alef and taa, behind the
 * article. */
static bool
is_derived(const struct scan *scan, size_t i)
{
	struct str word = scan->para->v[i].fold;
	struct str teh = STR("\xD8\xAA");

	return word.len >= 12 && (str_starts(str_from(word, 4), teh) ||
					 str_starts(str_from(word, 8), teh));
}

/* «الإفصاح» (U+0627 0644 0625 ...): verbal nouns of the fourth form. */
static bool
is_fourth_form(const struct scan *scan, size_t i)
{
	struct str word = scan_written(scan, i);

	return str_starts(word, STR("الإ"));
}

/* «فاروق العقدة محافظ ...», «العطية إن ...»: behind a name its holder's office,
 * or what he said. */
static bool
is_before_title(const struct scan *scan, size_t i)
{
	return scan_is_word(scan, i) &&
	       (scan_own(scan, i) & NAMES_ROLE ||
		       str_eq(scan->para->v[i].fold, STR("ان")));
}

/* «الحريري», «الأسد»: an adjective of relation, or a short word that is not
 * known to mean something, which counts right behind a given name. */
bool
scan_is_family(const struct scan *scan, size_t i, size_t part)
{
	static const char *const endings[] = { "ين", "ون", "ات", "اء", NULL };
	const uint32_t other = never & ~(uint32_t)NAMES_NATION;

	if (scan->hits[i].inner & NAMES_GIVEN && !(scan->hits[i].inner & other))
		return true; /* «السليمان» */
	if (scan->hits[i].inner & other ||
		scan_ends_in_one_of(scan, i, endings))
		return false;
	if (scan_ends(scan, i, "ي"))
		return true;
	if (is_before_title(scan, i + 1))
		return !is_derived(scan, i);
	if (scan_ends(scan, i, "ه") || is_fourth_form(scan, i))
		return false;
	return part == 1 && !is_derived(scan, i) &&
	       (scan->para->v[i].fold.len <= 14 ||
		       form_is_diminutive(scan->para->v[i].fold));
}

/* «توريه», «شيفرنادزه»: foreign surnames end in heh (U+0647) behind yeh or
 * zain, Arabic words do so with a pronoun behind prepositions and duals. */
static bool
is_foreign_heh(const struct scan *scan, size_t i)
{
	const struct token *token = &scan->para->v[i];
	struct str word = scan_written(scan, i);

	return token->fold.len >= 10 &&
	       (str_ends(word, STR("يه")) || str_ends(word, STR("زه"))) &&
	       !scan_begins(scan, i, "م") && !scan_begins(scan, i, "ل") &&
	       !scan_begins(scan, i, "ب");
}

/* Endings of inflected nouns and verbs. A word behind a name may have some of
 * them when it is short: «بركات», «ساها». */
static bool
is_inflected(const struct scan *scan, size_t i, bool first)
{
	static const char *const always[] = { "ه", "هم", "هما", "تين", "ئيا",
		"اء", "وا", "تها", "اته", "نها", "اتنا", NULL };
	static const char *const longer[] = { "ات", "ها", "يا", NULL };

	if (!first && is_foreign_heh(scan, i))
		return false;
	return scan_ends_in_one_of(scan, i, always) ||
	       (scan_ends_in_one_of(scan, i, longer) &&
		       (first || scan->para->v[i].fold.len > 10));
}

bool
scan_is_before_hamza(const struct scan *scan, size_t i)
{
	const struct token *token = &scan->para->v[i];
	size_t pos = token->beg;
	uint32_t first = utf8_next(scan->para->text, &pos);
	uint32_t second = utf8_at(scan->para->text, pos);

	return second >= 0x0622 && second <= 0x0625 && second != 0x0624 &&
	       (first == 0x0628 || first == 0x0641 || first == 0x0643 ||
		       first == 0x0644 || first == 0x0648);
}

/* «كالديرون», «فالفيردي»: behind a given name, no «ك» or «ف» and a word that a
 * list knows. */
static bool
is_foreign_kal(const struct scan *scan, size_t i, size_t part)
{
	bool kal = scan_begins(scan, i, "كال");

	return part > 0 && (kal || scan_begins(scan, i, "فال")) &&
	       scan->para->v[i].fold.len >= 12 && !scan->hits[i].inner &&
	       !scan_ends(scan, i, "ه") && !(kal && scan_ends(scan, i, "ي"));
}

/* The lists have it, as it stands or behind a letter that is none of its own.
 */
static bool
is_other_name(const struct scan *scan, size_t i, size_t part)
{
	const struct gaz_hit *hit = &scan->hits[i];

	return hit->entity &&
	       (hit->strip == GAZ_AS_IS ||
		       (hit->strip == GAZ_PREFIX &&
			       !(part > 0 && scan_is_surname(scan, i))));
}

bool
scan_may_be_name(const struct scan *scan, size_t i, size_t part)
{
	const struct gaz_hit *hit = &scan->hits[i];
	struct str word;

	if (!scan_is_word(scan, i) || hit->own & never || hit->bare ||
		is_other_name(scan, i, part) ||
		(scan_is_attached(scan, i) && !is_foreign_kal(scan, i, part)) ||
		scan_has_tanwin(scan, i) || scan_is_before_hamza(scan, i) ||
		form_is_broken_plural(scan_written(scan, i)))
		return false;
	word = scan->para->v[i].fold;
	if (word.len < 6 || word.ptr[0] < 0xD8 || word.ptr[0] > 0xDB)
		return false;
	if (part == 0 && scan_is_word(scan, i + 1) &&
		str_eq(scan->para->v[i + 1].fold, STR("بن")))
		return true; /* «حشر بن مكتوم»: whatever its shape */
	if (scan_definite(scan, i))
		return part > 0 && scan_is_family(scan, i, part);
	return has_vowel(scan, i) && !is_verb_shaped(scan, i) &&
	       !is_joined(scan, i) && !form_is_participle(word) &&
	       !form_is_masdar(word) && !form_is_accusative(word) &&
	       !form_is_derived_participle(word, part == 0) &&
	       !is_inflected(scan, i, part == 0);
}

bool
scan_may_be_surname(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit;
	struct str word;

	if (!scan_is_word(scan, i))
		return false;
	hit = &scan->hits[i];
	word = scan->para->v[i].fold;
	if (hit->own || hit->bare || hit->inner || hit->entity ||
		word.len < 4 || word.len > 16 || word.ptr[0] < 0xD8 ||
		word.ptr[0] > 0xDB || scan_has_tanwin(scan, i) ||
		scan_is_before_hamza(scan, i))
		return false;
	return !scan_definite(scan, i) && !scan_is_attached(scan, i) &&
	       !is_verb_shaped(scan, i) && !is_joined(scan, i) &&
	       !scan_ends(scan, i, "ت") && !scan_ends(scan, i, "وا") &&
	       !scan_ends(scan, i, "ها") && !scan_ends(scan, i, "هم") &&
	       !form_is_participle(word) && !form_is_masdar(word) &&
	       !form_is_accusative(word) &&
	       !form_is_derived_participle(word, false);
}

/* The word before i ends what i would be the adjective of. */
bool
scan_is_adjective_place(const struct scan *scan, size_t i)
{
	return i > 0 && scan_is_word(scan, i - 1) &&
	       (scan_definite(scan, i - 1) || scan->hits[i - 1].inner ||
		       scan_entity(scan, i - 1));
}
