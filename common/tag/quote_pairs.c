/*
 * quote_pairs - which quotation marks belong together. A mark opens when a
 * space is before it and none behind, closes when it is the other way round;
 * what it is meant to be only decides where spaces do not: scraped text has
 * marks of every kind the wrong way round. Each style has one open mark at
 * most, and one around it, so the time is linear.
 */

#include "quote_read.h"

enum {
	STYLES = 3,
	LONG = 8 /* words of a paragraph that is all a quotation, at least */
};

/* The style of a mark; *side: 1 opens, -1 closes, 0 either. NONE: no mark. */
static int
style_of(uint32_t cp, int *side)
{
	*side = 0;
	switch (cp) {
	case '"':
	case 0xFF02:
		return 0;
	case 0x201C:
	case 0x201E:
	case 0x201F:
		*side = 1;
		return 0;
	case 0x201D:
		*side = -1;
		return 0;
	case 0x00AB:
		*side = 1;
		return 1;
	case 0x00BB:
		*side = -1;
		return 1;
	case 0x2018:
	case 0x201A:
	case 0x2039:
		*side = 1;
		return 2;
	case 0x2019:
	case 0x203A:
		*side = -1;
		return 2;
	case '\'':
		return 2;
	default:
		return NONE;
	}
}

bool
ends_sentence(const struct words *words, size_t i)
{
	const struct word *w = &words->v[i];

	if (w->kind != TOKEN_MARK)
		return false;
	if (w->cp != '.')
		return w->cp == 0x061F || w->cp == '?' || w->cp == '!' ||
		       w->cp == 0x06D4;
	if (i + 1 < words->n && !w[1].space)
		return false;
	return i == 0 || !word_is_latin(words, i - 1) ||
	       !quote_is_abbreviated(words, i);
}

/* Marks that an opening mark may touch. */
static bool
is_opening(const struct word *word)
{
	return word->cp == '(' || word->cp == '[' || word->cp == ':' ||
	       word->cp == 0x060C || word->cp == '-' ||
	       str_eq(word->fold, STR("-"));
}

/* Marks that follow a closing one. */
static bool
is_after(const struct word *word)
{
	return word->cp == '.' || word->cp == ',' || word->cp == 0x060C ||
	       word->cp == 0x061B || word->cp == ')';
}

/* A proclitic that stands before an opening mark without a space. */
static bool
is_particle(const struct word *word)
{
	return word->kind == TOKEN_WORD && word->fold.len <= 4;
}

enum turn { TURN_OPEN, TURN_CLOSE, TURN_NOTHING };

static enum turn
turn_of(const struct words *words, size_t i, int style, int side, bool open)
{
	const struct word *v = words->v;
	bool before = i == 0 || v[i].space ||
		      (v[i].cp != '\'' && is_opening(&v[i - 1]));
	bool behind = i + 1 == words->n || v[i + 1].space;

	/* an apostrophe, a foot, an inch */
	if (style == 2 && !before && !behind)
		return open && side <= 0 && v[i + 1].kind == TOKEN_MARK
			       ? TURN_CLOSE
			       : TURN_NOTHING;
	if (open && side <= 0 && before && !behind && is_after(&v[i + 1]))
		return TURN_CLOSE; /* a space stands before it: «نعم ".» */
	if (before && !behind)
		return TURN_OPEN;
	if (!before && behind)
		return open ? TURN_CLOSE : TURN_NOTHING;
	if (open && side <= 0)
		return TURN_CLOSE;
	if (open && side > 0 && !before && v[i + 1].kind == TOKEN_MARK)
		return TURN_CLOSE; /* the wrong way round before a comma */
	if (side > 0 || (!open && i > 0 && is_particle(&v[i - 1])))
		return TURN_OPEN; /* لـ”name” is written with two closing ones
				   */
	return side == 0 && !open && before ? TURN_OPEN : TURN_NOTHING;
}

/* An open mark of a style, and the one that it was found behind: a pair of
 * the same marks inside another. */
struct opened {
	bool any, around;
	struct pair pair, outer;
};

struct scan {
	const struct words *words;
	struct pairs *pairs;
	struct opened open[STYLES];
	size_t start, cue, verb, main;
};

static void
close_pair(struct scan *scan, struct opened *open, size_t i)
{
	struct pairs *pairs = scan->pairs;

	open->any = false;
	open->pair.close = i;
	if (i <= open->pair.open + 1)
		return;
	for (size_t k = pairs->n; k-- > 0;) {
		if (pairs->v[k].open < open->pair.open)
			break;
		pairs->v[k].nested = true;
	}
	ARENA_ROOM(scan->words->arena, &pairs->v, pairs->n, &pairs->cap);
	pairs->v[pairs->n++] = open->pair;
	/* the sentence goes on behind the quotation unless that ended it */
	if (ends_sentence(scan->words, i - 1)) {
		scan->start = i + 1;
		scan->cue = scan->verb = scan->main = SIZE_MAX;
	} else {
		scan->start = open->pair.start;
		scan->cue = open->pair.cue;
		scan->verb = open->pair.verb;
		scan->main = open->pair.main;
	}
}

/* A mark left open counts only when all that follows is the quotation: when
 * it is the last, and somebody is said to speak, or the paragraph is one of
 * several of a quotation and begins with it. */
static void
close_rest(struct scan *scan)
{
	const struct words *words = scan->words;
	struct pairs *pairs = scan->pairs;
	struct opened *last = NULL;
	size_t end = words->n;

	for (int s = 0; s < STYLES - 1; s++) {
		struct opened *open = &scan->open[s];

		if (open->any &&
			(open->pair.cue != SIZE_MAX ||
				(open->pair.open == 0 && words->n > LONG)) &&
			(!last || open->pair.open > last->pair.open))
			last = open;
	}
	if (!last ||
		(pairs->n && pairs->v[pairs->n - 1].close > last->pair.open))
		return;
	while (end > last->pair.open + 1 &&
		words->v[end - 1].kind == TOKEN_MARK)
		end--;
	last->pair.unclosed = true;
	close_pair(scan, last, end);
}

static void
see_mark(struct scan *scan, size_t i)
{
	int side, style = style_of(scan->words->v[i].cp, &side);
	struct opened *open;

	if (style == NONE) {
		if (ends_sentence(scan->words, i)) {
			scan->start = i + 1;
			scan->cue = scan->verb = scan->main = SIZE_MAX;
		}
		return;
	}
	open = &scan->open[style];
	switch (turn_of(scan->words, i, style, side, open->any)) {
	case TURN_OPEN:
		if (open->any && side > 0) {
			open->around = true;
			open->outer = open->pair;
		}
		open->any = true;
		open->pair = (struct pair){ .open = i,
			.start = scan->start,
			.cue = scan->cue,
			.verb = scan->verb,
			.main = scan->main };
		break;
	case TURN_CLOSE:
		close_pair(scan, open, i);
		break;
	case TURN_NOTHING:
		if (open->around && !open->any && side < 0) {
			open->around = false;
			open->pair = open->outer;
			close_pair(scan, open, i);
		}
		break;
	}
}

/* «قال الوزير الذي كان يرد على أسئلة»: a verb of the same sentence that tells
 * what somebody was doing. «قال فلان إن والده كان يقول له» has a subject;
 * «كان حذرا» says nothing. */
static bool
is_past_before(const struct words *words, size_t i, bool participle)
{
	static const struct str past[] = { STR_INIT("كان"), STR_INIT("كانت"),
		STR_INIT("كانوا") };
	static const struct str who[] = { STR_INIT("الذي"), STR_INIT("التي"),
		STR_INIT("الذين") };

	return i > 1 && WORD_AMONG(words, i - 1, past) &&
	       (participle || WORD_AMONG(words, i - 2, who));
}

/* «طلب عدم كشف اسمه», «في رد على سؤال», «عقب لقائه»: spelt like a verb, a noun
 * behind a preposition or one itself. */
static bool
is_noun(const struct words *words, size_t i)
{
	static const struct str before[] = { STR_INIT("عدم"), STR_INIT("بعد"),
		STR_INIT("قبل"), STR_INIT("عقب"), STR_INIT("في"),
		STR_INIT("علي"), STR_INIT("عن"), STR_INIT("الي"),
		STR_INIT("خلال"), STR_INIT("دون"), STR_INIT("مع") };

	return i > 0 &&
	       (word_may(words, i - 1, LEX_BIT(LEX_STOP)) ||
		       word_is(words, i - 1, before[0])) &&
	       WORD_AMONG(words, i - 1, before);
}

/* «قال الوزير في تصريح نقلته الصحيفة إن», «قال عقب لقائه», «قال ردا على سؤال»:
 * where it was said and who spread it, the verb stands before it. */
static bool
is_occasion(const struct scan *scan, size_t i)
{
	static const struct str in[] = { STR_INIT("في"), STR_INIT("خلال"),
		STR_INIT("عبر"), STR_INIT("عقب") };
	struct str word = scan->words->v[i].fold;

	if (scan->verb == SIZE_MAX || i == 0)
		return false;
	if (word_is(scan->words, i, STR("عقب")) ||
		(word_is(scan->words, i, STR("ردا")) &&
			word_is(scan->words, i + 1, STR("علي"))))
		return true;
	if (str_ends(word, STR("ه")) || str_ends(word, STR("ها")))
		return str_starts(word, STR("نقل")) ||
		       str_starts(word, STR("نشر")) ||
		       str_starts(word, STR("بث"));
	return str_ends(word, STR("تصريح")) &&
	       WORD_AMONG(scan->words, i - 1, in);
}

bool
quote_is_called(const struct words *words, size_t i)
{
	const struct word *w = &words->v[i];

	return str_ends(w->fold, STR("دعي")) && i > 0 &&
	       words->v[i - 1].kind == TOKEN_WORD &&
	       !(w->pre & LEX_PROCLITIC) &&
	       str_ends(str_sub(words->text, w->beg, w->end), STR("ى")) &&
	       !word_is(words, i + 1, STR("ان"));
}

/* A verb of saying; "it came" is one only before "in". */
static void
see_word(struct scan *scan, size_t i)
{
	const struct sense *s = lex_sense(scan->words, i, LEX_CUE);

	const unsigned no_verb = LEX_BA | LEX_LAM | LEX_KAF;

	if (s && !(s->flags & QUOTE_PARTICIPLE) &&
		(scan->words->v[i].pre & no_verb || is_noun(scan->words, i) ||
			quote_is_called(scan->words, i)))
		return;
	if (!s || (s->flags & QUOTE_DOCUMENT &&
			  !word_is(scan->words, i + 1, STR("في"))))
		return;
	if (scan->verb != SIZE_MAX &&
		is_past_before(scan->words, i, s->flags & QUOTE_PARTICIPLE))
		return;
	if (is_occasion(scan, i))
		return;
	scan->cue = i;
	if (s->flags & QUOTE_PARTICIPLE)
		return;
	scan->verb = i;
	if (scan->main == SIZE_MAX)
		scan->main = i;
}

void
quote_pairs(const struct words *words, struct pairs *pairs)
{
	struct scan scan = { .words = words,
		.pairs = pairs,
		.cue = SIZE_MAX,
		.verb = SIZE_MAX,
		.main = SIZE_MAX };

	for (size_t i = word_next(words, 0); i < words->n;
		i = word_next(words, i + 1)) {
		if (words->v[i].kind == TOKEN_MARK)
			see_mark(&scan, i);
		else if (words->v[i].sense)
			see_word(&scan, i);
	}
	close_rest(&scan);
}
