/*
 * num_name - numbers that count nothing: names in digits (F-16, article 5,
 * resolution 1701, 5G), minutes and scores, and words that are numbers only
 * by their letters.
 */

#include "num_tag.h"

static bool
is_latin(const struct word *word)
{
	return word->fold.ptr[0] < 0x80;
}

/* A letter of another script, or a hyphen behind a word, touches the digits:
 * "F-16", "S300", "COVID-19". */
static bool
is_glued_name(const struct words *words, const struct number *number)
{
	size_t i = number->first, before;
	const struct word *w = words->v;

	if (!(number->kind & NUMBER_DIGITS) || i == 0)
		return false;
	before = i - 1;
	if (w[i].space || w[i].kind != TOKEN_NUMBER)
		return false;
	if (w[before].kind == TOKEN_WORD)
		return is_latin(&w[before]);
	if (w[before].cp == '_' || w[before].cp == '#' || w[before].cp == '@')
		return true;
	return word_is_hyphen(words, before) && before > 0 &&
	       !w[before].space && w[before - 1].kind == TOKEN_WORD &&
	       (is_latin(&w[before - 1]) || w[before - 1].fold.len > 2);
}

/* A Latin letter that is no unit touches the digits from behind: "5G". */
static bool
is_glued_behind(const struct words *words, const struct number *number)
{
	size_t i = number->last, end;

	return number->kind & NUMBER_DIGITS && i < words->n &&
	       words->v[i].kind == TOKEN_WORD && !words->v[i].space &&
	       is_latin(&words->v[i]) && !lex_find(words, i, LEX_UNIT, &end) &&
	       !lex_find(words, i, LEX_CURRENCY, &end);
}

/* A number of this is a name, also when it is spelt out: "minute forty". */
static bool
is_numbering(const struct words *words, size_t i)
{
	return word_is(words, i, STR("الدقيقه")) ||
	       word_is(words, i, STR("رقم"));
}

/* The verb "he wrote" has the letters of a thousand, "he whistled" those of
 * zero, «سبع» (U+0633 0628 0639, seven) is a lion, «تسع» (nine) "it holds":
 * what is counted has no article. */
static bool
is_verb(const struct words *words, const struct number *number)
{
	static const struct str letters[] = { STR_INIT("الف"), STR_INIT("صفر"),
		STR_INIT("سبع"), STR_INIT("تسع") };
	size_t i = number->last;
	bool verb = false;

	for (size_t k = 0; k < COUNTOF(letters); k++)
		verb |= str_ends(words->v[number->first].fold, letters[k]);
	return verb && number->last == number->first + 1 && i < words->n &&
	       words->v[i].kind == TOKEN_WORD &&
	       str_starts(words->v[i].fold, STR("ال"));
}

/* "Resolution of the Security Council 1706": the noun stands some words
 * before its number. */
static bool
is_resolution(const struct words *words, const struct number *number)
{
	size_t i = number->first;

	if (words->v[i].fold.len < 3 || words->v[i].fold.len > 4 || i == 0 ||
		!word_in(words, i - 1, LIST_BODIES))
		return false;
	for (size_t n = 0; i-- > 0 && n < 4; n++) {
		if (words->v[i].kind != TOKEN_WORD)
			return false;
		if (word_in(words, i, LIST_RESOLUTION))
			return true;
	}
	return false;
}

/* "(67)": a minute, an age, a number of a list; not "(67) shells". */
static bool
is_in_brackets(const struct words *words, const struct number *number)
{
	size_t noun = number->last + 1;
	const struct word *w = &words->v[noun];

	if (!number_has_brackets(words, number) ||
		words->v[number->first].fold.len > 3)
		return false;
	return noun >= words->n || w->kind != TOKEN_WORD || !w->space ||
	       word_stops(words, noun) || w->pre & LEX_PROCLITIC ||
	       str_starts(w->fold, STR("و")) ||
	       str_starts(w->fold, STR("ال")) ||
	       (number->first > 1 && is_numbering(words, number->first - 2));
}

/* "1. ", "2) " at the beginning of a line: a place in a list. */
static bool
is_item(const struct words *words, const struct number *number)
{
	size_t mark = number->last;

	return number->first == 0 && words->v[0].fold.len <= 3 &&
	       (word_is_mark(words, mark, '.') ||
		       word_is_mark(words, mark, ')')) &&
	       !words->v[mark].space && mark + 1 < words->n &&
	       words->v[mark + 1].space &&
	       words->v[mark + 1].kind == TOKEN_WORD;
}

/* The name of a Latin letter before digits that count nothing: "F 16", "B 52",
 * as Arabic spells them. */
static bool
is_lettered(const struct words *words, const struct number *number)
{
	size_t last, at = number->last;

	if (count_noun(words, number, &last) != SIZE_MAX ||
		word_measures(words, at))
		return false;
	return word_in(words, number->first - 1, LIST_LETTERS);
}

/* "6.40 a.m.", "7 pm": an hour, which dates do not read in English. */
static bool
is_english_hour(const struct words *words, const struct number *number)
{
	size_t i = number->last;

	if (word_is(words, i, STR("am")) || word_is(words, i, STR("pm")))
		return true;
	if (!word_is(words, i, STR("a")) && !word_is(words, i, STR("p")))
		return false;
	return word_is_mark(words, i + 1, '.') && !words->v[i + 1].space &&
	       word_is(words, i + 2, STR("m")) && !words->v[i + 2].space;
}

bool
number_is_name(const struct words *words, const struct number *number)
{
	size_t end;

	if (is_glued_name(words, number) || is_glued_behind(words, number) ||
		is_english_hour(words, number))
		return true;
	if (number->kind & NUMBER_FRACTION)
		return lex_flags(words, number->last, LEX_NO_COUNT) &
		       NUM_BEHIND;
	if (number->kind & NUMBER_ONE)
		return words->n > 1 &&
		       !lex_find(words, number->last, LEX_PERCENT, &end);
	if (!(number->kind & NUMBER_DIGITS) &&
		(is_verb(words, number) ||
			(number->first > 0 &&
				is_numbering(words, number->first - 1))))
		return true;
	if (!(number->kind & NUMBER_PLAIN))
		return false;
	/* a telephone number */
	if (words->v[number->first].fold.len >= 7 &&
		words->v[number->first].fold.ptr[0] == '0')
		return true;
	if (number->first == 0)
		return is_item(words, number);
	if (number->first > 1 && word_is(words, number->first - 2, STR("رقم")))
		return true; /* "account number 123" */
	if (is_resolution(words, number) || is_in_brackets(words, number) ||
		is_lettered(words, number))
		return true;
	return lex_flags(words, number->first - 1, LEX_NO_COUNT) & NUM_BEFORE;
}

/* A plain number of at most three digits that is no amount, or the word for
 * zero. */
static bool
is_goal(const struct words *words, const struct count *count)
{
	const struct number *n = &count->number;

	if (count->mod)
		return false;
	if (!(n->kind & NUMBER_DIGITS))
		return n->known && n->value.num == 0 && n->last == n->first + 1;
	return n->kind & NUMBER_PLAIN && words->v[n->first].fold.len <= 3;
}

/* What two numbers measure makes them a range: "3-5 kilos". "1-1 on Sunday"
 * counts no days. */
static bool
is_measure(const struct words *words, size_t i)
{
	if (word_measures(words, i))
		return true;
	return i < words->n && words->v[i].kind == TOKEN_WORD &&
	       words->v[i].space && !(words->v[i].pre & LEX_PROCLITIC) &&
	       !word_stops(words, i) &&
	       !str_starts(words->v[i].fold, STR("ال")) &&
	       !lex_sense(words, i + 1, LEX_WEEKDAY);
}

void
scores_mark(const struct words *words, struct counts *counts)
{
	for (size_t k = 0; k + 1 < counts->n; k++) {
		struct count *a = &counts->v[k], *b = &counts->v[k + 1];
		size_t at = a->number.last;
		const struct word *mark = &words->v[at];

		if (b->number.first != at + 1 || mark->kind != TOKEN_MARK ||
			!is_goal(words, a) || !is_goal(words, b))
			continue;
		if (mark->cp == '+' || mark->cp == ':' || mark->cp == 0xD7
				? !mark->space && !words->v[at + 1].space
				: word_is_hyphen(words, at) &&
					  mark->space ==
						  words->v[at + 1].space &&
					  !is_measure(words, b->number.last))
			a->name = b->name = true;
	}
}

/* The first part of a telephone number in groups: "+963 11 222", "011-222". */
static bool
is_dialled(const struct words *words, const struct number *number)
{
	const struct word *w = &words->v[number->first];

	if (w->kind == TOKEN_MARK)
		return w->cp == '+' && number->last == number->first + 2;
	return number->kind & NUMBER_PLAIN && w->fold.len >= 2 &&
	       w->fold.ptr[0] == '0';
}

void
telephones_mark(const struct words *words, struct counts *counts)
{
	for (size_t k = 0; k + 1 < counts->n; k++) {
		if (!is_dialled(words, &counts->v[k].number))
			continue;
		for (; k + 1 < counts->n; k++) {
			const struct number *a = &counts->v[k].number;
			const struct number *b = &counts->v[k + 1].number;
			size_t gap = b->first - a->last;

			if (!(b->kind & NUMBER_PLAIN) || gap > 1 ||
				(gap == 1 && !word_is_hyphen(words, a->last)))
				break;
			counts->v[k].name = counts->v[k + 1].name = true;
		}
	}
}
