/* date_month - months: by one name or two («تشرين الثاني/نوفمبر»), or by their
 * number, with a day behind them. */

#include "date_field.h"
#include "lex_list.h"

/* A month's name, its second name behind '/' or in brackets. */
static size_t
month_name_at(const struct words *words, size_t i, int *month, unsigned *flags)
{
	size_t end, next, last;
	const struct sense *s = lex_find(words, i, LEX_MONTH, &end), *t;

	if (!s)
		return i;
	*month = (int)s->value;
	*flags = s->flags;
	t = lex_find(words, end, LEX_MONTH, &last);
	if (t && t->value == s->value && !words->v[end].pre) {
		*flags = 0;
		return last; /* the two names side by side */
	}
	next = end + 1;
	if (!word_is_mark(words, end, '/') && !word_is_mark(words, end, '('))
		return end;
	t = lex_find(words, next, LEX_MONTH, &last);
	if (!t || t->value != s->value || words->v[next].pre & LEX_PROCLITIC)
		return end;
	if (word_is_mark(words, end, '(')) {
		if (!word_is_mark(words, last, ')'))
			return end;
		last++;
	}
	*flags = 0;
	return last;
}

/* What stands before a name that is a word, too, and makes it a month. */
static bool
month_is_meant(const struct words *words, size_t i, unsigned flags)
{
	if (flags & DATE_MADDA &&
		!str_starts(
			str_sub(words->text, words->v[i].beg, words->v[i].end),
			STR("آ")))
		return false;
	/* a number, too: U+0635 0641 0631 is zero */
	if (lex_sense(words, i, LEX_ONES))
		return false;
	if (i == 0)
		return words->n == 1;
	return word_in(words, i - 1, LIST_BEFORE_MONTH);
}

static size_t
month_day_behind(const struct words *words, size_t i, struct when *when)
{
	size_t at = i, end;
	int day;

	if (when->has & HAS_DAY || i >= words->n)
		return i;
	if (word_is_hyphen(words, i) && !words->v[i].space)
		at++;
	if (at >= words->n || words->v[at].pre & LEX_PROCLITIC)
		return i;
	if (words->v[at].kind != TOKEN_NUMBER && !word_is_definite(words, at))
		return i;
	end = when_day_number(words, at, &day);
	if (end == at || (words->v[at].kind == TOKEN_NUMBER &&
				 counts_something(words, end)))
		return i;
	when->has |= HAS_DAY;
	when->day = day;
	return end;
}

/* A month's name, or behind the word for it its number too, at word i: the word
 * behind it, or i. */
static size_t
read_month(const struct words *words, size_t i, bool named, int *month,
	unsigned *flags)
{
	size_t end;

	*flags = 0;
	if (i >= words->n || (named && words->v[i].pre & LEX_PROCLITIC))
		return i;
	end = month_name_at(words, i, month, flags);
	if (end > i || !named)
		return end;
	/* not "one month" among them */
	if (!read_int(words, i, 1, 12, month, &end) ||
		counts_something(words, end) || word_is(words, i, STR("واحد")))
		return i;
	return end;
}

/* «May», not "may". */
static bool
begins_with_capital(const struct words *words, size_t i)
{
	uint8_t c = words->text.ptr[words->v[i].beg];

	return c >= 'A' && c <= 'Z';
}

/* "(March) 3": one or two digits. */
static bool
is_day_digits(const struct words *words, size_t i)
{
	return i < words->n && words->v[i].kind == TOKEN_NUMBER &&
	       words->v[i].fold.len <= 2;
}

/* The name in words [i, end) is a word of its own, and nothing makes it a month
 * here. */
static bool
is_other_word(const struct words *words, size_t i, size_t end, unsigned flags,
	bool strong)
{
	size_t next = end + word_is_mark(words, end, 0x060C);
	int year, direction;
	bool dated = year_digits(words, next, &year);

	if ((flags & DATE_DATED && !dated) ||
		(flags & DATE_CAPITAL && !begins_with_capital(words, i)))
		return true;
	if (strong || (flags & DATE_CAPITAL && is_day_digits(words, end)))
		return false;
	return (flags & DATE_WEAK && !dated &&
		       when_direction(words, end, &direction) == end &&
		       !month_is_meant(words, i, flags)) ||
	       (flags & DATE_MADDA && words->v[i].pre & LEX_PROCLITIC);
}

size_t
when_month(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s = period_unit(words, i, 0);
	bool named = s && s->value == UNIT_MONTH && !word_is_definite(words, i);
	/* a month right before it makes it one, too: "July and August" */
	bool strong = named || when->has & (HAS_DAY | HAS_NTH) ||
		      (i > 0 && word_may(words, i - 1, LEX_BIT(LEX_MONTH)));
	size_t at = i + named, end, next;
	unsigned flags;
	int month;

	if (when->has & HAS_MONTH)
		return i;
	end = read_month(words, at, named, &month, &flags);
	if (end == at || is_other_word(words, at, end, flags, strong))
		return i;
	when->islamic = month > 100;
	when->month = month % 100;
	when->has |= HAS_MONTH;
	if (when->direction == 0 && !(when->has & HAS_REL)) {
		next = when_direction(words, end, &when->direction);
		if (next > end && when->direction == 0)
			when->has |= HAS_CURRENT;
		end = next;
	}
	return month_day_behind(words, end, when);
}
