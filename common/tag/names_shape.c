/*
 * names_shape - what a word looks like. Arabic has no capitals; what stops a
 * name that no list has is the list of words that are never part of one, and
 * the shapes of verbs and inflected nouns.
 */

#include "names_rules.h"
#include "common/utf8.h"

/* Classes of words that no name goes on over. */
static const uint32_t never = NAMES_STOP | NAMES_ROLE | NAMES_RANK |
			      NAMES_NATION | NAMES_ORG | NAMES_GRP | NAMES_FAC |
			      NAMES_LOC | NAMES_FORCE | NAMES_CUE |
			      NAMES_COMMON;

bool
scan_is_one_of(const struct scan *scan, size_t i, const char *const *words)
{
	for (; *words; words++)
		if (str_eq(scan->para->v[i].fold, str_from_c(*words)))
			return true;
	return false;
}

/* إليان (U+0625 0644 ...) and أليس (U+0623 0644 ...) begin like a word with
 * the article, which has no hamza, only when they are folded. */
bool
scan_definite(const struct scan *scan, size_t i)
{
	const struct token *token = &scan->para->v[i];
	uint32_t first;

	if (token->fold.len <= 6 || !scan_begins(scan, i, "ال"))
		return false;
	first = utf8_at(scan->para->text, token->beg);
	return first < 0x0622 || first > 0x0625;
}

const struct gaz_entry *
scan_entity(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit = &scan->hits[i];

	return hit->strip == GAZ_AS_IS ? hit->entity : NULL;
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

static bool
ends_with_one_of(const struct scan *scan, size_t i, const char *const *endings)
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
	const struct token *token = &scan->para->v[i];
	struct str word = str_sub(scan->para->text, token->beg, token->end);

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

/* The letter n of a folded word, all of two bytes; 0 behind its end. */
static unsigned
nth(struct str word, size_t n)
{
	size_t at = 2 * n;

	return at + 2 <= word.len
		       ? (unsigned)word.ptr[at] << 8 | word.ptr[at + 1]
		       : 0;
}

enum {
	ALEF = 0xD8A7, /* U+0627 */
	BEH = 0xD8A8,  /* U+0628 */
	TEH = 0xD8AA,  /* U+062A */
	DAL = 0xD8AF,  /* U+062F */
	ZAIN = 0xD8B2, /* U+0632 */
	SEEN = 0xD8B3, /* U+0633 */
	SAD = 0xD8B5,  /* U+0635 */
	DAD = 0xD8B6,  /* U+0636 */
	TAH = 0xD8B7,  /* U+0637 */
	MEEM = 0xD985, /* U+0645 */
	NOON = 0xD986, /* U+0646 */
	WAW = 0xD988,  /* U+0648 */
	YEH = 0xD98A   /* U+064A */
};

static bool
is_consonant(unsigned letter)
{
	return letter && letter != ALEF && letter != WAW && letter != YEH;
}

/* اصطدام, اضطراب, ازدهار: the teh (U+062A) of the eighth form is another letter
 * behind some. */
static bool
is_eighth_form(struct str word)
{
	unsigned first = nth(word, 1), infix = nth(word, 2);

	return (infix == TAH && (first == SAD || first == DAD)) ||
	       (infix == DAL && first == ZAIN);
}

/*
 * A verbal noun of the derived forms, as it stands, behind ب (U+0628) or in
 * the accusative: تجميد, بتسليط, توافر, انضمام, اجتماعا, استمرار. Letters are
 * counted, so a name has to have just these in these places.
 */
static bool
is_masdar(struct str word)
{
	size_t n;

	if (nth(word, 0) == BEH)
		word = str_from(word, 2);
	n = word.len / 2;
	if (n > 5 && nth(word, n - 1) == ALEF)
		n--;
	if (n == 5 && nth(word, 0) == ALEF && nth(word, 1) == TEH)
		return nth(word, 3) == ALEF; /* اتصال */
	if (nth(word, 0) == TEH && n == 5 && nth(word, 1) == WAW)
		return nth(word, 2) == ALEF && is_consonant(nth(word, 3)) &&
		       is_consonant(nth(word, 4));
	if (nth(word, 0) == TEH && n == 5 && is_consonant(nth(word, 1)))
		return (nth(word, 3) == YEH && nth(word, 2) != ALEF &&
			       nth(word, 2) != YEH) ||
		       (nth(word, 2) == ALEF && is_consonant(nth(word, 3)) &&
			       is_consonant(nth(word, 4)));
	if (n == 5 && nth(word, 0) == ALEF && nth(word, 1) == TAH)
		return nth(word, 3) == ALEF; /* اطلاع */
	if (nth(word, 0) != ALEF || n < 6 || n > 7 || nth(word, n - 2) != ALEF)
		return false;
	if (n == 7)
		return nth(word, 1) == SEEN && nth(word, 2) == TEH;
	return nth(word, 2) == TEH || is_eighth_form(word) ||
	       (nth(word, 1) == NOON && is_consonant(nth(word, 2)) &&
		       word.len == 12 && nth(word, 5) != NOON);
}

/* An adjective or noun in the accusative, زعيما, حصولا: five letters, yeh or
 * waw third and alef last. */
static bool
is_accusative(struct str word)
{
	return word.len == 10 && nth(word, 4) == ALEF &&
	       (nth(word, 2) == YEH || nth(word, 2) == WAW) &&
	       is_consonant(nth(word, 0)) && is_consonant(nth(word, 1)) &&
	       is_consonant(nth(word, 3));
}

/* A participle of the derived forms, متفائل, مستعد; as the first word also
 * مفعول and مفاعل: موافق, مفتوح. */
static bool
is_meem_participle(struct str word, bool first)
{
	if (nth(word, 0) != MEEM)
		return false;
	if (word.len >= 10 &&
		((nth(word, 1) == TEH && (is_consonant(nth(word, 2)) ||
						 nth(word, 3) == ALEF)) ||
			(nth(word, 1) == SEEN && nth(word, 2) == TEH)))
		return true;
	if (word.len == 12 && nth(word, 5) == ALEF) /* accusative */
		word.len = 10;
	if (!first || word.len != 10 || nth(word, 1) == ALEF ||
		nth(word, 1) == YEH || !is_consonant(nth(word, 4)))
		return false;
	return (nth(word, 3) == WAW && is_consonant(nth(word, 2))) ||
	       (nth(word, 2) == ALEF && is_consonant(nth(word, 3)));
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
	const struct token *token = &scan->para->v[i];
	struct str word = str_sub(scan->para->text, token->beg, token->end);

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
	if (scan->hits[i].inner & other || ends_with_one_of(scan, i, endings))
		return false;
	if (scan_ends(scan, i, "ي"))
		return true;
	if (is_before_title(scan, i + 1))
		return !is_derived(scan, i);
	if (scan_ends(scan, i, "ه") || is_fourth_form(scan, i))
		return false;
	return part == 1 && scan->para->v[i].fold.len <= 14 &&
	       !is_derived(scan, i);
}

/* «عارضا»: a participle in the accusative, five letters, alef second and last.
 */
static bool
is_participle(const struct scan *scan, size_t i)
{
	struct str word = scan->para->v[i].fold;

	return word.len == 10 && scan_ends(scan, i, "ا") &&
	       str_eq(str_sub(word, 2, 4), STR("ا"));
}

/* «توريه», «شيفرنادزه»: foreign surnames end in heh (U+0647) behind yeh or
 * zain, Arabic words do so with a pronoun behind prepositions and duals. */
static bool
is_foreign_heh(const struct scan *scan, size_t i)
{
	const struct token *token = &scan->para->v[i];
	struct str word = str_sub(scan->para->text, token->beg, token->end);

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
	return ends_with_one_of(scan, i, always) ||
	       (ends_with_one_of(scan, i, longer) &&
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

/* «كالديرون»: behind a given name, no «ك» and a word that a list knows. */
static bool
is_foreign_kal(const struct scan *scan, size_t i, size_t part)
{
	return part > 0 && scan_begins(scan, i, "كال") &&
	       scan->para->v[i].fold.len >= 12 && !scan->hits[i].inner &&
	       !scan_ends(scan, i, "ه") && !scan_ends(scan, i, "ي");
}

/* «خسائر», «رسائل»: a broken plural, five letters as written with alef third
 * and yeh with hamza (U+0626) fourth. */
static bool
is_broken_plural(const struct scan *scan, size_t i)
{
	const struct token *token = &scan->para->v[i];
	struct str word = str_sub(scan->para->text, token->beg, token->end);

	return word.len == 10 && nth(word, 2) == ALEF && nth(word, 3) == 0xD8A6;
}

bool
scan_may_be_name(const struct scan *scan, size_t i, size_t part)
{
	const struct gaz_hit *hit = &scan->hits[i];
	struct str word;

	if (!scan_is_word(scan, i) || hit->own & never || hit->bare ||
		(hit->entity && hit->strip <= GAZ_PREFIX) ||
		(scan_is_attached(scan, i) && !is_foreign_kal(scan, i, part)) ||
		scan_has_tanwin(scan, i) || scan_is_before_hamza(scan, i) ||
		is_broken_plural(scan, i))
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
	       !is_joined(scan, i) && !is_participle(scan, i) &&
	       !is_masdar(word) && !is_accusative(word) &&
	       !is_meem_participle(word, part == 0) &&
	       !is_inflected(scan, i, part == 0);
}

/* The word before i ends what i would be the adjective of. */
bool
scan_is_adjective_place(const struct scan *scan, size_t i)
{
	return i > 0 && scan_is_word(scan, i - 1) &&
	       (scan_definite(scan, i - 1) || scan->hits[i - 1].inner ||
		       scan_entity(scan, i - 1));
}
