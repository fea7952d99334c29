/*
 * quote_apposed - what stands behind a comma in a speaker's noun phrase: who
 * the person is, or the person behind his title.
 */

#include "quote_read.h"

enum {
	TITLE = 8,   /* words between a title's preposition and its person */
	NAME = 3,    /* words of a name that no list has */
	APPOSED = 12 /* words between commas that say who a person is */
};

/* A noun phrase can end before word i: at a mark, before "that". */
static bool
is_closing(const struct quoted *q, size_t i)
{
	static const struct str that[] = { STR_INIT("ان"), STR_INIT("بان"),
		STR_INIT("انه"), STR_INIT("انها"), STR_INIT("بانه"),
		STR_INIT("بانها") };

	return i >= q->words->n || q->words->v[i].kind == TOKEN_MARK ||
	       quote_is_one_of(q->words, i, that, COUNTOF(that)) ||
	       (name_at(q, i) && is_outlet(name_at(q, i)));
}

/* «الباحثة في تاريخ المدن، الاسم»: the person behind the comma that ends the
 * title which goes on at word i, or none. */
size_t
quote_person_apposed(const struct quoted *q, size_t i, size_t none)
{
	const struct words *words = q->words;

	for (size_t k = i; k < words->n && k < i + TITLE; k++) {
		if (words->v[k].cp == 0x060C)
			return quote_is_person(name_at(q, k + 1)) &&
					       is_closing(q, quote_over_name(
								     q, k + 1))
				       ? k + 1
				       : none;
		if (name_at(q, k)) {
			k = quote_over_name(q, k) - 1;
			continue;
		}
		if (words->v[k].kind != TOKEN_WORD || words->v[k].taken ||
			lex_sense(words, k, LEX_CUE))
			break;
	}
	return none;
}

/* What a person is begins at word i, behind a comma: a noun, no circumstance
 * («مبتسما»), nothing that is attached to what went before. */
static bool
is_apposition(const struct quoted *q, size_t i)
{
	static const struct str who[] = { STR_INIT("الذي"), STR_INIT("التي"),
		STR_INIT("الذين") };
	const struct words *words = q->words;
	const struct word *w;

	if (i >= words->n || words->v[i].kind != TOKEN_WORD ||
		words->v[i].taken || name_at(q, i) || quote_is_stop(words, i) ||
		WORD_AMONG(words, i, who))
		return false;
	w = &words->v[i];
	if (str_ends(w->fold, STR("ه")) && quote_is_stop(words, i + 1) &&
		!word_is(words, i + 1, STR("في")))
		return false; /* «مبتسمة أمام», how she speaks */
	return w->fold.len > 4 && !quote_is_circumstance(words, i) &&
	       !quote_is_imperfect(words, i) && !quote_is_perfect(words, i) &&
	       !(w->pre & LEX_PROCLITIC) &&
	       (!str_starts(w->fold, STR("و")) ||
		       lex_has_head(words->lists, w->fold, LIST_WAW)) &&
	       !str_starts(w->fold, STR("لل"));
}

/* «كبير المحللين لدى "المركز"»: the word behind a name in marks that begins
 * with the mark at word i, behind the word for what it is; or i. */
static size_t
over_marks(const struct words *words, size_t i)
{
	size_t k = i + 1;

	if (!str_eq(words->v[i].fold, STR("\"")) ||
		!(quote_is_stop(words, i - 1) ||
			lex_sense(words, i - 1, LEX_HEAD)))
		return i;
	while (k < words->n && k <= i + NAME && words->v[k].kind == TOKEN_WORD)
		k++;
	return k > i + 1 && k < words->n && str_eq(words->v[k].fold, STR("\""))
		       ? k + 1
		       : i;
}

/*
 * «قال الاسم الاسم، مديرة المكتب في المدينة، إن»: the word behind what is said
 * of a person between the comma at word i and a mark or "that", or i.
 */
size_t
quote_over_apposition(const struct quoted *q, size_t i)
{
	const struct words *words = q->words;
	size_t k = i + 1;

	if (!is_apposition(q, k))
		return i;
	while (k < i + APPOSED) {
		size_t marked = k < words->n ? over_marks(words, k) : k;

		if (marked > k) {
			k = marked;
			continue;
		}
		if (is_closing(q, k))
			break;
		if (name_at(q, k)) {
			k = quote_over_name(q, k);
			continue;
		}
		if (words->v[k].kind != TOKEN_WORD || words->v[k].taken ||
			lex_sense(words, k, LEX_CUE))
			return i;
		k++;
	}
	return k < i + APPOSED ? k : i;
}

bool
quote_is_titled(const struct words *words, size_t i)
{
	struct str word = words->v[i].fold;

	return lex_has_head(words->lists, word, LIST_OFFICES) ||
	       lex_has_head(words->lists, word, LIST_TITLES);
}

/* «المتحدث باسم الهيئة، الاسم الاسم، إن»: the word behind two or three words
 * between the comma at word i and a mark, which behind a title are a name that
 * no list has; or i. */
size_t
quote_over_unknown(const struct quoted *q, size_t first, size_t i)
{
	const struct words *words = q->words;
	size_t k = i + 1;

	if (!quote_is_titled(words, first) || !is_apposition(q, k) ||
		str_starts(words->v[k].fold, STR("ال")))
		return i;
	while (k < words->n && k <= i + NAME && !name_at(q, k) &&
		words->v[k].kind == TOKEN_WORD && !words->v[k].taken &&
		!lex_sense(words, k, LEX_CUE) && !quote_is_stop(words, k))
		k++;
	return k > i + 2 && (k >= words->n || words->v[k].kind == TOKEN_MARK)
		       ? k
		       : i;
}

/* «أن», «إن»: what somebody said. */
static bool
is_that(const struct words *words, size_t i)
{
	static const struct str that[] = { STR_INIT("ان"), STR_INIT("بان") };

	return WORD_AMONG(words, i, that);
}

/* The words before word k are the end of a name, whatever the verb before it
 * may have for an object: «النائبة فلانة فلان أن», «اللواء فلان الفلاني،». */
static bool
is_surely_named(const struct words *words, size_t first, size_t k)
{
	struct str last = words->v[k - 1].fold;

	if (k < first + 3)
		return false;
	return (is_that(words, k) ||
		       (k < words->n && words->v[k].kind == TOKEN_MARK &&
			       str_starts(last, STR("ال")) &&
			       str_ends(last, STR("ي")))) &&
	       quote_is_titled(words, first);
}

size_t
quote_over_stranger(
	const struct quoted *q, size_t first, size_t i, bool objects)
{
	const struct words *words = q->words;
	size_t k = i;

	if (i != first + 1 || i >= words->n || name_at(q, first) ||
		!str_starts(words->v[first].fold, STR("ال")))
		return i;
	while (k < words->n && k < i + NAME && !name_at(q, k) &&
		words->v[k].kind == TOKEN_WORD && !words->v[k].taken &&
		!lex_sense(words, k, LEX_CUE) && !quote_is_stop(words, k) &&
		!quote_is_circumstance(words, k) && quote_is_object(words, k))
		k++;
	if (k > i && k < words->n && !name_at(q, k) && /* «الفلاني» */
		str_starts(words->v[k].fold, STR("ال")) &&
		str_ends(words->v[k].fold, STR("ي")))
		k++;
	if (objects)
		return is_surely_named(words, first, k) ? k : i;
	return is_closing(q, k) || quote_is_stop(words, k) ||
			       lex_sense(words, k, LEX_CUE) ||
			       str_starts(words->v[k].fold, STR("ب")) ||
			       str_starts(words->v[k].fold, STR("ل"))
		       ? k
		       : i;
}

/* The phrase from word i to the comma is a name, one of a list or one before an
 * office. */
bool
quote_can_be_apposed(const struct quoted *q, size_t i, size_t comma)
{
	const struct words *words = q->words;

	if (quote_is_person(name_at(q, i)) ||
		(name_at(q, i) && comma + 1 < words->n &&
			quote_is_titled(words, comma + 1)))
		return quote_over_name(q, i) == comma;
	return comma == i + 2 && comma + 1 < words->n &&
	       quote_is_titled(words, comma + 1);
}
