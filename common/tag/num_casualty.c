/*
 * num_casualty - CASUALTY: how many were killed or injured. Either the noun
 * says it (445 dead), or a word before the number (the killing of five
 * civilians), or one behind it (five civilians were killed).
 */

#include "num_toll.h"

/* "(5 men) were captured": the fate stands behind them, in the plural. */
static bool
met_other_fate(const struct words *words, size_t i)
{
	static const struct str plural = STR_INIT("وا");
	struct str fold;

	if (i >= words->n || word_in(words, i + 1, LIST_LIVES))
		return false;
	fold = words->v[i].fold;
	return str_ends(fold, plural) &&
	       lex_has(words->lists, str_sub(fold, 0, fold.len - plural.len),
		       LIST_FATES);
}

/* An infection, not a wound: "12 cases of cholera" with the same noun. */
static bool
is_infection(const struct words *words, size_t i)
{
	for (size_t k = i; k < words->n && k < i + HARM_AFTER; k++) {
		if (harm_ends(&words->v[k]))
			return false;
		if (word_in(words, k, LIST_ILLNESSES))
			return true;
	}
	return false;
}

struct found {
	const struct sense *harm;
	struct str rule;
	size_t last; /* the word behind the span */
	bool mixed;  /* killed or injured: nobody says how many are which */
};

/* Two words of one class that tell of different harm. */
static bool
differ(const struct sense *a, const struct sense *b)
{
	return a && b &&
	       !str_eq(*(const struct str *)a->data,
		       *(const struct str *)b->data);
}

/* The word of harm at word i has its own victims: «مقتلهم» (their killing),
 * the dead. */
static bool
has_victims(const struct words *words, size_t i)
{
	static const struct str ends[] = { STR_INIT("هم"), STR_INIT("هما"),
		STR_INIT("ها"), STR_INIT("وا") };

	for (size_t e = 0; e < COUNTOF(ends); e++) {
		if (str_ends(words->v[i].fold, ends[e]))
			return true;
	}
	return lex_sense(words, i, LEX_VICTIM) != NULL;
}

/* "The killing and wounding (of 30)": word i is the second. */
static bool
is_second_harm(const struct words *words, size_t i)
{
	return i > 0 && words->v[i].pre & LEX_WA &&
	       differ(lex_sense(words, i - 1, LEX_HARM),
		       lex_sense(words, i, LEX_HARM)) &&
	       !has_victims(words, i - 1);
}

/* A number of four digits that counts nobody may be a year: "died 1940". */
static bool
is_year(const struct number *number)
{
	return number->kind & NUMBER_PLAIN && number->known &&
	       number->value.num >= 1900 && number->value.num <= 2050;
}

/* The number at word i is a year's: "died in the year 73". */
static bool
counts_years(const struct words *words, size_t i)
{
	return i > 0 && (word_is(words, i - 1, STR("سنه")) ||
				word_is(words, i - 1, STR("عام")));
}

/* "(Three others) are reported missing". */
static bool
is_missing_ahead(const struct words *words, size_t i)
{
	for (size_t k = i; k < i + HARM_AFTER && word_is_latin(words, k); k++)
		if (word_in(words, k, LIST_SPARED))
			return true;
	return false;
}

/* "(5 men) missing", "(5 men) in the number of the missing" at word i. */
static bool
is_missing(const struct words *words, size_t i)
{
	if (word_is_latin(words, i))
		return is_missing_ahead(words, i);
	return word_in(words, i, LIST_SPARED) ||
	       (word_is(words, i, STR("في")) &&
		       word_is(words, i + 1, STR("عداد")));
}

/* "445 dead", "two dead" in one word: the noun at word noun says it; SIZE_MAX:
 * there is none. */
static bool
read_victims(const struct words *words, const struct count *count, size_t noun,
	struct found *found)
{
	size_t end;

	found->rule = STR("casualty-noun");
	found->harm = lex_find(words, noun, LEX_VICTIM, &end);
	if (found->harm)
		found->last = end;
	else if (count->couple)
		found->harm = lex_sense(words, count->number.first, LEX_VICTIM);
	return found->harm != NULL;
}

/* «مقتل 60 معتقلا»: the harm is told right before the count, whatever else the
 * victims were. */
static bool
is_told_at_once(const struct words *words, const struct count *count)
{
	size_t i = count->mod_first;

	return i > 0 && lex_sense(words, i - 1, LEX_HARM) &&
	       !harm_undone(words, i - 1);
}

/* What is counted can have come to no harm; last: the word behind it. */
static bool
is_unharmed(const struct words *words, const struct count *count, size_t noun,
	size_t last)
{
	const struct number *number = &count->number;

	return number->kind & NUMBER_FRACTION ||
	       lex_flags(words, noun, LEX_NO_COUNT) & NUM_THING ||
	       word_measures(words, number->last) ||
	       (noun == SIZE_MAX && is_year(number)) ||
	       counts_years(words, number->first) ||
	       (word_in(words, noun, LIST_SPARED) &&
		       !is_told_at_once(words, count)) ||
	       is_missing(words, last) || met_other_fate(words, last);
}

/* "The killing of five civilians", or the next of a list. */
static bool
read_event(const struct words *words, const struct count *count, size_t from,
	const struct found *before, struct found *found)
{
	size_t at;

	found->rule = STR("casualty-event");
	found->harm = harm_before(words, count->mod_first, from, &at);
	found->mixed = found->harm && is_second_harm(words, at);
	if (!found->harm && before->harm &&
		toll_lists(words, count, before->last))
		found->harm = before->harm;
	return found->harm != NULL;
}

/* "Thirty people, dead or wounded": two kinds of victims behind "between" at
 * word i. */
static bool
read_either(const struct words *words, size_t i, struct found *found)
{
	const struct sense *s;

	i += word_is(words, i, STR("ما"));
	if (!word_is(words, i, STR("بين")))
		return false;
	s = lex_sense(words, i + 1, LEX_VICTIM);
	found->rule = STR("casualty-either");
	found->harm = s;
	found->mixed = differ(s, lex_sense(words, i + 2, LEX_VICTIM)) &&
		       words->v[i + 2].pre & LEX_WA;
	return found->mixed;
}

/* "Five civilians were killed"; behind: the word behind the noun. */
static bool
read_verb(const struct words *words, size_t behind, struct found *found)
{
	found->rule = STR("casualty-verb");
	found->harm = harm_behind(words, behind);
	return found->harm != NULL;
}

/* "(Five civilians) suffered": the verb stands before word first. */
static bool
has_suffered(const struct words *words, size_t first)
{
	for (size_t i = first, n = 0; i-- > 0 && n < HARM_REACH; n++) {
		if (harm_ends(&words->v[i]))
			return false;
		if (word_in(words, i, LIST_SUFFERED))
			return true;
	}
	return false;
}

/* "(Twenty families) fell victim", whose verb «راح» stands before them; behind:
 * the word behind the noun. */
static bool
read_fallen(const struct words *words, const struct count *count, size_t behind,
	struct found *found)
{
	size_t first = count->mod_first;

	found->rule = STR("casualty-verb");
	if (!word_is(words, behind, STR("ضحيه")) || first == 0 ||
		!(word_is(words, first - 1, STR("راح")) ||
			word_is(words, first - 1, STR("راحت")) ||
			word_is(words, first - 1, STR("وراح")) ||
			word_is(words, first - 1, STR("وراحت"))))
		return false;
	found->harm = lex_sense(words, behind, LEX_VICTIM);
	return found->harm != NULL;
}

/* "Five civilians suffered injuries", which the verb takes with U+0644; behind:
 * the word behind the noun. */
static bool
read_suffered(const struct words *words, const struct count *count,
	size_t behind, struct found *found)
{
	found->rule = STR("casualty-suffered");
	for (size_t k = behind; k < words->n && k < behind + HARM_AFTER; k++) {
		if (words->v[k].kind != TOKEN_WORD)
			return false;
		if (!(words->v[k].pre & LEX_LAM))
			continue;
		found->harm = lex_sense(words, k, LEX_VICTIM);
		if (found->harm)
			return has_suffered(words, count->mod_first);
	}
	return false;
}

/* "The number of the dead rose to 45." */
static bool
read_toll(const struct words *words, const struct count *count, size_t from,
	const struct found *before, struct found *found)
{
	const struct number *number = &count->number;

	found->rule = STR("casualty-toll");
	if (found->last > number->last && !toll_counts(words, number))
		found->last = number->last; /* the number is the predicate */
	found->harm = toll_victims(words, count->mod_first, from);
	if (!found->harm)
		found->harm =
			toll_goes_on(words, count->mod_first, before->last);
	if (!found->harm && toll_rises(words, count->mod_first, from))
		found->harm = before->harm;
	return found->harm != NULL;
}

/* Whether a count is one of casualties. from: where the search may go back to;
 * before: the casualty before it. */
static bool
find(const struct words *words, const struct count *count, size_t from,
	const struct found *before, struct found *found)
{
	const struct number *number = &count->number;
	size_t behind = number->last;
	size_t noun =
		count->couple ? SIZE_MAX : count_noun(words, number, &behind);

	*found = (struct found){ .last = number->last };
	if (noun != SIZE_MAX)
		found->last = noun + 1;
	/* "half of the injured" are a share */
	if (read_victims(words, count, noun, found))
		return count->couple ||
		       (!is_infection(words, found->last) &&
			       !(number->kind & NUMBER_FRACTION));
	return !is_unharmed(words, count, noun, found->last) &&
	       (read_either(words, found->last, found) ||
		       read_event(words, count, from, before, found) ||
		       read_verb(words, behind, found) ||
		       read_fallen(words, count, behind, found) ||
		       read_suffered(words, count, behind, found) ||
		       read_toll(words, count, from, before, found));
}

/* "The four observers": the noun stands before a definite count. "(3) dead":
 * the bracket belongs to it. last: the word behind the noun. */
static size_t
casualty_start(
	const struct words *words, const struct count *count, size_t last)
{
	size_t i = count->number.first;

	if (!count->couple && i > 0 && words->v[i].kind == TOKEN_WORD &&
		word_is_definite(words, i) &&
		!(lex_sense(words, i, LEX_VAGUE)) &&
		words->v[i - 1].kind == TOKEN_WORD &&
		str_starts(words->v[i - 1].fold, STR("ال")))
		return words->v[i - 1].beg;
	if (last > count->number.last &&
		number_has_brackets(words, &count->number))
		return words->v[i - 1].beg;
	return count->number.beg;
}

void
casualty_tag(const struct words *words, const struct counts *counts,
	struct spans *spans)
{
	struct found before = { .harm = NULL }, found;
	size_t from = 0;

	for (size_t k = 0; k < counts->n; k++) {
		const struct count *count = &counts->v[k];
		struct span *span;

		if (count->name || count->ordinal)
			continue;
		if (!find(words, count, from, &before, &found)) {
			from = count->number.last;
			continue;
		}
		before = found;
		from = found.last;
		span = spans_add(spans,
			casualty_start(words, count, found.last),
			words->v[found.last - 1].end, "CASUALTY", found.rule);
		count_attrs(count, spans, span);
		if (found.mixed)
			span_null(spans, span, "kind");
		else
			span_text(spans, span, "kind",
				*(const struct str *)found.harm->data);
	}
}
