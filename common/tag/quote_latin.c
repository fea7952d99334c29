/*
 * quote_latin - speakers in English and French, whose verb of saying stands
 * behind the subject in the reporter's sentence and before or behind it behind
 * a quotation: "the minister said", "..., said the minister", «..., a déclaré
 * le ministre».
 */

#include "quote_read.h"

enum {
	PHRASE = 14, /* words of a speaker at most */
	NEAR = 10    /* words from a quotation to the verb behind it */
};

static bool
is_apostrophe(const struct words *words, size_t i)
{
	return word_is_mark(words, i, '\'') || word_is_mark(words, i, 0x2019);
}

bool
quote_is_abbreviated(const struct words *words, size_t i)
{
	static const struct str titles[] = { STR_INIT("mr"), STR_INIT("mrs"),
		STR_INIT("ms"), STR_INIT("dr"), STR_INIT("gen"), STR_INIT("lt"),
		STR_INIT("col"), STR_INIT("sgt"), STR_INIT("m"),
		STR_INIT("st") };

	return i > 0 && word_is_mark(words, i, '.') &&
	       WORD_AMONG(words, i - 1, titles);
}

/* «d'État», "Jean-Luc", "Mr. X": a mark at word i inside a phrase. */
static bool
is_inside(const struct words *words, size_t i)
{
	if (i == 0 || i + 1 >= words->n || !word_is_latin(words, i - 1) ||
		!word_is_latin(words, i + 1))
		return false;
	if (word_is_mark(words, i, '.'))
		return quote_is_abbreviated(words, i);
	return (is_apostrophe(words, i) || word_is_hyphen(words, i)) &&
	       !words->v[i].space && !words->v[i + 1].space;
}

static bool
is_pronoun(const struct words *words, size_t i)
{
	static const struct str pronouns[] = { STR_INIT("he"), STR_INIT("she"),
		STR_INIT("they"), STR_INIT("it"), STR_INIT("we"), STR_INIT("i"),
		STR_INIT("il"), STR_INIT("elle"), STR_INIT("ils"),
		STR_INIT("elles"), STR_INIT("on"), STR_INIT("nous"),
		STR_INIT("je") };

	return WORD_AMONG(words, i, pronouns);
}

/* "Has (said)", «a (déclaré)», "also (said)". */
static bool
is_auxiliary(const struct words *words, size_t i)
{
	static const struct str forms[] = { STR_INIT("has"), STR_INIT("have"),
		STR_INIT("had"), STR_INIT("also"), STR_INIT("later"),
		STR_INIT("a"), STR_INIT("ont"), STR_INIT("avait"),
		STR_INIT("avaient"), STR_INIT("aussi"), STR_INIT("ensuite") };

	return WORD_AMONG(words, i, forms);
}

/* A word that no noun phrase goes over, but for what joins its nouns. */
static bool
is_end(const struct words *words, size_t i)
{
	static const struct str inside[] = { STR_INIT("of"), STR_INIT("for"),
		STR_INIT("and"), STR_INIT("the") };
	static const struct str behind[] = { STR_INIT("who"), STR_INIT("which"),
		STR_INIT("when"), STR_INIT("after"), STR_INIT("before"),
		STR_INIT("while"), STR_INIT("during"), STR_INIT("because"),
		STR_INIT("dans"), STR_INIT("qui"), STR_INIT("que"),
		STR_INIT("lors"), STR_INIT("après"), STR_INIT("sur"),
		STR_INIT("pendant"), STR_INIT("à"), STR_INIT("au"),
		STR_INIT("aux"), STR_INIT("a") };

	return words->v[i].taken || lex_sense(words, i, LEX_CUE) ||
	       WORD_AMONG(words, i, behind) || is_pronoun(words, i) ||
	       (quote_is_stop(words, i) && !WORD_AMONG(words, i, inside));
}

static bool
is_article(const struct words *words, size_t i)
{
	static const struct str articles[] = { STR_INIT("a"), STR_INIT("an"),
		STR_INIT("the"), STR_INIT("un"), STR_INIT("une"),
		STR_INIT("le"), STR_INIT("la"), STR_INIT("l") };

	return WORD_AMONG(words, i, articles);
}

/* A name is no end, although its words are taken. */
static size_t
over_words(const struct quoted *q, size_t i)
{
	const struct words *words = q->words;
	size_t at = i;

	while (at < words->n && at < i + PHRASE) {
		if (name_at(q, at) && !(at > i && is_outlet(name_at(q, at))))
			at = quote_over_name(q, at);
		else if (word_is_latin(words, at) &&
			 (!is_end(words, at) ||
				 (at == i && is_article(words, at))))
			at++;
		else if (at > i && is_inside(words, at))
			at++;
		else
			break;
	}
	return at;
}

/* "Name Name, a farmer from the village": the word behind what somebody is,
 * between the comma at word i and the next mark, or i. */
static size_t
over_apposition(const struct words *words, size_t i)
{
	size_t at = i + 1;

	if (!word_is_mark(words, i, ',') || !is_article(words, at))
		return i;
	while (at < words->n && at < i + PHRASE &&
		(word_is_latin(words, at) || is_inside(words, at)) &&
		!lex_sense(words, at, LEX_CUE))
		at++;
	return at >= words->n || words->v[at].kind == TOKEN_MARK ? at : i;
}

size_t
quote_latin_end(const struct quoted *q, size_t i)
{
	size_t end = over_words(q, i);

	return end > i ? over_apposition(q->words, end) : i;
}

/* Where the words of one clause begin that end before word end; no farther back
 * than start. */
static size_t
clause_start(const struct quoted *q, size_t start, size_t end)
{
	const struct words *words = q->words;
	size_t at = end;

	while (at > start && (words->v[at - 1].kind == TOKEN_WORD ||
				     words->v[at - 1].kind == TOKEN_NUMBER ||
				     is_inside(words, at - 1)))
		at--;
	return at;
}

/* "Name Name, a farmer, said": the word where the phrase begins whose
 * apposition ends with the comma before word cue. */
static size_t
apposed_start(const struct quoted *q, size_t start, size_t comma)
{
	const struct words *words = q->words;
	size_t at = clause_start(q, start, comma);

	if (at < start + 2 || !word_is_mark(words, at - 1, ',') ||
		!is_article(words, at))
		return comma;
	return clause_start(q, start, at - 1);
}

void
quote_latin_before(const struct quoted *q, size_t start, struct speech *speech)
{
	static const struct str leading[] = { STR_INIT("but"), STR_INIT("and"),
		STR_INIT("mais"), STR_INIT("et"), STR_INIT("however") };
	const struct words *words = q->words;
	size_t end = speech->cue, first;

	while (end > start && is_auxiliary(words, end - 1))
		end--;
	first = clause_start(q, start, end);
	if (first == end && end > start && word_is_mark(words, end - 1, ','))
		first = apposed_start(q, start, --end);
	while (first < end && WORD_AMONG(words, first, leading))
		first++;
	if (first >= end || is_pronoun(words, first) ||
		is_pronoun(words, end - 1) ||
		WORD_AMONG(words, end - 1, leading) ||
		end - first > PHRASE + PHRASE)
		return;
	if (quote_latin_end(q, first) != end)
		return;
	speech->first = first;
	speech->last = end;
}

/* The verb of saying behind words that can be its subject, at word i, or
 * SIZE_MAX. */
static size_t
verb_ahead(const struct words *words, size_t i)
{
	for (size_t k = i; k < words->n && k < i + NEAR; k++) {
		if (lex_sense(words, k, LEX_CUE))
			return k;
		if (!word_is_latin(words, k) && !is_inside(words, k))
			break;
	}
	return SIZE_MAX;
}

bool
quote_latin_behind(const struct quoted *q, size_t i, struct speech *speech)
{
	const struct words *words = q->words;
	size_t verb = word_is_latin(words, i) ? verb_ahead(words, i) : SIZE_MAX;

	if (verb == SIZE_MAX ||
		lex_sense(words, verb, LEX_CUE)->flags & QUOTE_PARTICIPLE)
		return false;
	speech->cue = verb;
	speech->first = speech->last = 0;
	for (size_t k = i; k < verb; k++)
		if (is_pronoun(words, k)) /* "he said", «a-t-il dit» */
			return true;
	quote_latin_before(q, i, speech);
	if (speech->last > speech->first)
		return true;
	speech->first = verb + 1;
	speech->last = is_pronoun(words, verb + 1)
			       ? verb + 1
			       : quote_latin_end(q, verb + 1);
	return true;
}
