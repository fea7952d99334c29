/* names_prepare - what the words around say of a word, before names are looked
 * for. */

#include "names_rules.h"

enum {
	SPORT_WORDS = 2, /* of games, and one of them of nothing else, make a
			    paragraph a report on one */
	GAME_WORDS = 2,  /* of nothing else, and */
	GAME_SPORT = 5,  /* of both leave no doubt about a document */
	AGED = 3         /* words of a name before an age in brackets */
};

/* آن (U+0622 0646) before a given name, «آن ماري»: folded it is إن (U+0625),
 * and «آن الأوان» is a verb. */
static void
decide_ann(const struct para *para, size_t i, struct gaz_hit *hit)
{
	const struct token *token = &para->v[i];

	if (para->text.ptr[token->beg + 1] != 0xA2 || i + 1 >= para->n ||
		!str_eq(str_sub(para->text, token->beg, token->end),
			STR("آن")) ||
		!(hit[1].own & (NAMES_GIVEN | NAMES_MAYBE)))
		return;
	hit->own = NAMES_GIVEN;
	hit->begins = true;
}

/* «آلان», no «الآن». */
static uint32_t
decide_alan(struct str word)
{
	return str_starts(word, STR("ا"))
		       ? ~(uint32_t)(NAMES_GIVEN | NAMES_MAYBE)
		       : ~(uint32_t)NAMES_STOP;
}

/*
 * على (U+0639 0644 0649, "on") and the name علي (U+0639 0644 064A) fold to one
 * word. With maksura it is the preposition; with yeh, as Egyptian papers write
 * both, it is a name where another one follows. آل (U+0622 0644, "house of")
 * folds to the bare article, which is part of spelled-out letters.
 */
static void
decide_by_spelling(const struct para *para, size_t i, struct gaz_hit *hit)
{
	const uint32_t names = NAMES_GIVEN | NAMES_MAYBE;
	const struct token *token = &para->v[i];
	struct str word = str_sub(para->text, token->beg, token->end);
	uint32_t *classes = hit->own ? &hit->own : &hit->bare;

	if (*classes & NAMES_PARTICLE && str_eq(token->fold, STR("ال")) &&
		!str_starts(word, STR("آل")))
		*classes &= ~(uint32_t)NAMES_PARTICLE;
	if (!(*classes & NAMES_STOP) || !(*classes & names))
		return;
	if (str_eq(token->fold, STR("الان"))) {
		*classes &= decide_alan(word);
		return;
	}
	if (i > 0 && hit[-1].own & NAMES_GIVEN && !str_ends(word, STR("ى")) &&
		i + 1 < para->n && para->v[i + 1].kind == TOKEN_MARK) {
		*classes = NAMES_MAYBE; /* «أحمد رفعت،» */
		return;
	}
	if (str_ends(word, STR("\xD9\x8A"))) /* yeh */
		*classes = NAMES_MAYBE | NAMES_WEAK;
	else
		*classes &= ~names;
}

/* "(72 عاما)": a bracket, a number, a word for years, a bracket. */
static bool
is_age(const struct scan *scan, size_t i)
{
	static const char *const years[] = { "عاما", "عام", "سنه", "سنوات",
		"اعوام", "ربيعا" };
	const struct token *v = scan->para->v;

	if (i + 3 >= scan->para->n || v[i + 3].cp != ')' ||
		v[i + 1].kind != TOKEN_NUMBER)
		return false;
	for (size_t k = 0; k < COUNTOF(years); k++)
		if (str_eq(v[i + 2].fold, str_from_c(years[k])))
			return true;
	return false;
}

/*
 * «دينتشو دينيف (72 عاما)»: words that no list knows, of a name's shape, before
 * an age in brackets. The first one counts as a given name.
 */
static void
learn_by_age(const struct scan *scan, struct gaz_hit *hits, size_t bracket)
{
	size_t first = bracket;

	if (!is_age(scan, bracket))
		return;
	while (first > 0 && bracket - first < AGED &&
		(scan_may_be_name(scan, first - 1, 0) ||
			(scan_is_word(scan, first - 1) &&
				scan_own(scan, first - 1) &
					(NAMES_GIVEN | NAMES_MAYBE |
						NAMES_FAMILY))))
		first--;
	if (first < bracket && !scan_has_tanwin(scan, first)) {
		hits[first].own |= NAMES_GIVEN;
		hits[first].begins = true;
	}
}

/* "1 - 4": one digit each, and no word that the numbers would count: the goals
 * of a game. */
static bool
is_score(const struct scan *scan, size_t i)
{
	const struct token *v = scan->para->v;

	if (i < 2 || i + 1 >= scan->para->n || v[i].cp != '-' ||
		v[i - 1].kind != TOKEN_NUMBER || v[i + 1].kind != TOKEN_NUMBER)
		return false;
	return v[i - 1].end - v[i - 1].beg == 1 &&
	       v[i + 1].end - v[i + 1].beg == 1 && v[i - 2].cp != '-' &&
	       (!scan_is_word(scan, i + 2) ||
		       scan_own(scan, i + 2) & NAMES_STOP);
}

/* «لاعب ليفربول», «مهاجم برشلونة»; not «لاعب أساسي». */
static bool
is_player_of(const struct scan *scan, size_t i)
{
	const uint32_t player = NAMES_ROLE | NAMES_SPORT | NAMES_VERSUS;

	return (scan_own(scan, i) & player) == player &&
	       scan_is_word(scan, i + 1) && scan_entity(scan, i + 1);
}

/* Token i is a mark, which may say something of the words beside it. */
static void
prepare_mark(const struct scan *scan, struct gaz_hit *hits, size_t i)
{
	if (scan->para->v[i].cp == '(')
		learn_by_age(scan, hits, i);
	if (is_score(scan, i)) {
		scan->memory->sport++;
		scan->memory->games++;
	}
	if (i + 1 < scan->para->n && may_be_outlet(scan, i + 1))
		hits[i + 1].begins = true;
}

/* «في كاشينغ بولاية أوكلاهوما», «في شيبيكينو الروسية»: token i stands behind a
 * place, and before it a word that no list knows behind a preposition. */
static void
learn_place(const struct scan *scan, struct gaz_hit *hits, size_t i)
{
	static const char *const in[] = { "في", "وفي", "الي", "والي", "من",
		"قرب", "قرية", NULL };

	if (i < 2 || !scan_is_word(scan, i - 2) ||
		!scan_is_one_of(scan, i - 2, in) || hits[i - 1].own ||
		!scan_may_be_name(scan, i - 1, 0) ||
		scan_ends(scan, i - 1, "ين") || scan_ends(scan, i - 1, "ون") ||
		scan_ends(scan, i - 1, "نا") || scan_ends(scan, i - 1, "ات"))
		return;
	hits[i - 1].own |= NAMES_PLACED;
	hits[i - 1].begins = true;
}

/* «بولاية», «بمحافظة»; «الروسية». */
static bool
is_behind_place(const struct scan *scan, size_t i, const struct gaz_hit *hit)
{
	if (hit->bare & NAMES_LOC)
		return hit->bare_skip == 1 && scan_begins(scan, i, "ب");
	return hit->inner & NAMES_NATION && scan_ends(scan, i, "يه") &&
	       scan_definite(scan, i);
}

/* What the counts of before and after the paragraph say of it. */
static void
decide_sport(struct scan *scan, const struct names_memory *before)
{
	const struct names_memory *memory = scan->memory;
	size_t sport = memory->sport - before->sport;

	scan->game = memory->games >= GAME_WORDS && memory->sport >= GAME_SPORT;
	scan->sporty = sport > 0;
	scan->sport = sport >= SPORT_WORDS &&
		      (scan->game || memory->games > before->games);
}

/* Words of these classes say something of the words around them, or of the
 * document. */
static const uint32_t telling =
	NAMES_LOC | NAMES_NATION | NAMES_SPORT | NAMES_GAME;

static void
learn_around(const struct scan *scan, struct gaz_hit *hits, size_t i,
	uint32_t classes)
{
	if (classes & (NAMES_LOC | NAMES_NATION) &&
		is_behind_place(scan, i, &hits[i]))
		learn_place(scan, hits, i);
	if (classes & (NAMES_SPORT | NAMES_GAME)) {
		scan->memory->sport++;
		scan->memory->games +=
			(classes & NAMES_GAME) || is_player_of(scan, i);
	}
}

void
names_prepare(struct scan *scan, struct gaz_hit *hits)
{
	const uint32_t given = NAMES_GIVEN | NAMES_MAYBE;
	const struct para *para = scan->para;
	struct names_memory before = { .sport = scan->memory->sport,
		.games = scan->memory->games };

	for (size_t i = 0; i < para->n; i++) {
		uint32_t classes = hits[i].own | hits[i].bare;
		bool stops = classes & NAMES_STOP, named = classes & given;

		if (stops && para->v[i].fold.len == 4)
			decide_ann(para, i, &hits[i]);
		if ((stops & named) | ((classes & NAMES_PARTICLE) != 0))
			decide_by_spelling(para, i, &hits[i]);
		classes |= hits[i].inner | hits[i].phrase;
		if (classes & telling)
			learn_around(scan, hits, i, classes);
		hits[i].begins |= may_be_son(scan, i);
		if (para->v[i].cp)
			prepare_mark(scan, hits, i);
	}
	decide_sport(scan, &before);
}
