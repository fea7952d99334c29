/* date_clock - times of the day. */

#include "date_field.h"
#include "lex_list.h"
#include "num_words.h"

/* "22:15", "22:15:30"; behind the word for the hour also "22,15". Minutes
 * have two digits: "2:1" is a score. */
static size_t
read_colons(const struct words *words, size_t i, bool named, struct when *when)
{
	int hour, minute, second;

	if (!digits_at(words, i, 2, &hour) || hour > 24 ||
		!(word_is_mark(words, i + 1, ':') ||
			(named && (word_is_mark(words, i + 1, ',') ||
					  word_is_mark(words, i + 1, '.')))) ||
		!touches(words, i + 1) || !touches(words, i + 2) ||
		!digits_at(words, i + 2, 2, &minute) || minute > 59 ||
		words->v[i + 2].fold.len != 2)
		return i;
	when->hour = hour;
	when->minute = minute;
	when->has |= HAS_HOUR | HAS_MINUTE;
	if (word_is_mark(words, i + 3, ':') && touches(words, i + 3) &&
		touches(words, i + 4) && digits_at(words, i + 4, 2, &second) &&
		second < 60) {
		when->second = second;
		when->has |= HAS_SECOND;
		return i + 5;
	}
	return i + 3;
}

/* "1430" behind the word for the hour, or before "by the time of" a zone. */
static size_t
read_four(const struct words *words, size_t i, bool named, struct when *when)
{
	int value;

	if (!digits_at(words, i, 4, &value) || words->v[i].fold.len != 4 ||
		value / 100 > 23 || value % 100 > 59 ||
		!(named || word_is(words, i + 1, STR("بتوقيت"))))
		return i;
	when->hour = value / 100;
	when->minute = value % 100;
	when->has |= HAS_HOUR | HAS_MINUTE;
	return i + 1;
}

/* "30R8" with U+0631 for R: half past eight, as wires write it. */
static size_t
read_wire_time(
	const struct words *words, size_t i, bool named, struct when *when)
{
	int minute, hour;
	size_t end = i + 3, last;

	if (!digits_at(words, i, 2, &minute) ||
		!word_is(words, i + 1, STR("ر")) || !touches(words, i + 1) ||
		!touches(words, i + 2) || !digits_at(words, i + 2, 2, &hour) ||
		words->v[i].fold.len != 2 || minute > 59 || hour > 23 ||
		!(named || word_is(words, end, STR("بتوقيت")) ||
			date_find(words, end, DATE_AT_PART, &last)))
		return i;
	when->hour = hour;
	when->minute = minute;
	when->has |= HAS_HOUR | HAS_MINUTE;
	return end;
}

/* A half, a third, a quarter; «ربعا» (U+0631 0628 0639 0627) is one in the
 * accusative here, not two that lost their nun. */
static bool
is_part_of_hour(const struct words *words, size_t i, const struct sense *s)
{
	return s && s->value >= 2 && s->value <= 4 &&
	       !(s->flags & (NUM_PARTS | NUM_WEAK)) &&
	       (!(s->flags & NUM_PAIR) || str_ends(words->v[i].fold, STR("ا")));
}

/* Minutes at word i, behind "and" or "less": "a half", "18 minutes"; "less
 * five" needs no unit. Returns the word behind, or i. */
static size_t
read_part_of_hour(const struct words *words, size_t i, bool less, int *minutes)
{
	const struct sense *s = lex_sense(words, i, LEX_FRACTION), *unit;
	size_t end;

	if (is_part_of_hour(words, i, s)) {
		*minutes = 60 / (int)s->value;
		return i + 1;
	}
	if (!read_int(words, i, 1, 59, minutes, &end))
		return i;
	unit = lex_sense(words, end, LEX_PERIOD);
	if (unit && unit->value == UNIT_MINUTE)
		return end + 1;
	return less && !unit ? end : i;
}

/* "And a half", "less a third", "and 18 minutes" behind an hour. */
static size_t
read_minutes(const struct words *words, size_t i, struct when *when)
{
	size_t at = word_and(words, i), end;
	bool less = at == SIZE_MAX && date_find(words, i, DATE_EXCEPT, &at);
	int minutes;

	if (at >= words->n)
		return i;
	end = read_part_of_hour(words, at, less, &minutes);
	if (end == at)
		return i;
	when->has |= HAS_MINUTE;
	when->minute = minutes;
	if (less) {
		when->minute = 60 - minutes;
		when->hour = (when->hour + 23) % 24;
	}
	return end;
}

/* Makes the hour one of 24 by a part of the day. */
static void
apply_part(struct when *when, enum date_part part)
{
	int *hour = &when->hour;

	if (*hour > 12)
		return;
	if (part == PART_MORNING)
		*hour %= 12;
	else if (part == PART_NOON)
		*hour = *hour < 6 ? *hour + 12 : *hour;
	else if (part == PART_NIGHT)
		*hour = *hour == 12 ? 0 : *hour >= 6 ? *hour + 12 : *hour;
	else
		*hour = *hour % 12 + 12;
}

/* "In the evening", "of the evening of" behind a time. */
static size_t
read_time_part(const struct words *words, size_t i, struct when *when)
{
	size_t end, at = i;
	const struct sense *s;

	if (when->has & HAS_PART) {
		apply_part(when, when->part);
		return i;
	}
	if (word_is(words, at, STR("من")) || word_is(words, at, STR("في")))
		at++;
	s = date_find(words, at, DATE_AT_PART, &end);
	if (!s) {
		s = date_find(words, at, DATE_PART, &end);
		if (s && end == at)
			s = NULL;
	}
	if (!s || words->v[at].pre & (LEX_WA | LEX_FA))
		return i;
	when->has |= HAS_PART;
	when->part = (enum date_part)s->value;
	apply_part(when, when->part);
	return end;
}

/* An ordinal with the article that can rank an hour: «الثانية», «الأولى». */
static bool
is_feminine(const struct words *words, size_t i)
{
	return words->v[i].sense && words->v[i].pre & LEX_ARTICLE &&
	       (str_ends(words->v[i].fold, STR("ه")) ||
		       word_is(words, i, STR("الاولي")));
}

/* "The second round in the evening": the ordinal at word i ranks the noun
 * before it, a feminine with the article or a pronoun. */
static bool
ranks_noun(const struct words *words, size_t i)
{
	struct str fold;

	if (i == 0 || words->v[i - 1].kind != TOKEN_WORD)
		return false;
	fold = words->v[i - 1].fold;
	return str_ends(fold, STR("ته")) || str_ends(fold, STR("تها")) ||
	       str_ends(fold, STR("تهم")) ||
	       (str_ends(fold, STR("ه")) &&
		       (str_starts(fold, STR("ال")) ||
			       str_starts(fold, STR("وال")) ||
			       str_starts(fold, STR("بال")) ||
			       str_starts(fold, STR("لل"))));
}

/* An hour as a number or an ordinal: three, the third. */
static size_t
read_hour(const struct words *words, size_t i, int *hour, bool ordinal)
{
	const struct sense *s, *t;
	struct number n;
	size_t end;

	if (i >= words->n || (words->v[i].pre & (LEX_WA | LEX_FA) && !ordinal))
		return i;
	if (is_feminine(words, i) && ordinal_read(words, i, &n) &&
		n.value.num <= 12 && number_int(&n, 1, 12, hour))
		return n.last;
	if (ordinal)
		return i;
	/* not as a number, which "7 and a half" is, too */
	if (digits_at(words, i, 2, hour))
		return separator(words, i + 1) && touches(words, i + 2) ? i
									: i + 1;
	if (read_int(words, i, 0, 24, hour, &end))
		return end;
	/* "three and a third" is a number, too */
	s = lex_sense(words, i, LEX_ONES);
	if (!s)
		return i;
	*hour = (int)s->value;
	t = lex_sense(words, i + 1, LEX_ONES);
	if (!t || t->value != 10 || words->v[i + 1].pre & LEX_PROCLITIC)
		return i + 1;
	*hour += 10;
	return i + 2;
}

/* "(The ninth) of the morning of Sunday" at word i. */
static const struct sense *
part_of_day(const struct words *words, size_t i)
{
	size_t end;
	const struct sense *s;

	i += word_is(words, i, STR("من"));
	s = date_find(words, i, DATE_PART, &end);
	return s && !words->v[i].pre && day_follows(words, end) ? s : NULL;
}

/* "Tonight" or "this evening" behind an hour says which. */
static bool
evening_follows(const struct words *words, size_t i, enum date_part *part)
{
	size_t end;
	const struct sense *s;

	if (date_find(words, i, DATE_TONIGHT, &end))
		*part = PART_NIGHT;
	else if (date_find(words, i, DATE_THIS, &end) &&
		 date_find(words, end, DATE_TONIGHT, &end))
		*part = PART_NIGHT;
	else if ((s = date_find(words, i, DATE_AT_PART, &end)) != NULL)
		*part = (enum date_part)s->value;
	else if ((s = part_of_day(words, i)) != NULL)
		*part = (enum date_part)s->value;
	else
		return false;
	return true;
}

/* A bare number is an hour: "from 9 in the morning", "tomorrow at 5 in the
 * evening"; not "he killed 8 on the evening of Sunday". */
static bool
hour_is_meant(const struct words *words, size_t i, size_t end,
	const struct when *when)
{
	const struct sense *s;
	size_t last;

	if (words->v[i].kind != TOKEN_NUMBER || words->v[i].fold.len > 2)
		return false;
	s = date_find(words, end, DATE_AT_PART, &last);
	if (!s || words->v[end].pre || last != end + 1 || !words->v[end].space)
		return false;
	if (word_may(words, last,
		    LEX_BIT(LEX_WEEKDAY) | LEX_BIT(DATE_DAY) |
			    LEX_BIT(LEX_PERIOD)))
		return false;
	if (i == 0 || when->has & (HAS_DAY | HAS_WEEKDAY | HAS_REL))
		return true;
	if (word_in(words, i - 1, LIST_BEFORE_CLOCK))
		return true;
	if (word_is(words, i - 1, STR("و")) && i > 2 &&
		word_is(words, i - 3, STR("بين")))
		return true;
	return words->v[i - 1].kind == TOKEN_MARK &&
	       word_is_hyphen(words, i - 1);
}

/* "18:30", "1430" at word i, named: behind the word for the hour. Returns the
 * word behind, or i. */
static size_t
read_digits(const struct words *words, size_t i, bool named, struct when *when)
{
	size_t end = read_colons(words, i, named, when);

	if (end == i)
		end = read_wire_time(words, i, named, when);
	return end > i ? read_time_part(words, end, when)
		       : read_four(words, i, named, when);
}

/* "Three", "the third and a half in the afternoon" at word i: without the word
 * for the hour only where a part of the day follows. */
static size_t
read_words(const struct words *words, size_t i, bool named, struct when *when)
{
	bool ordinal = !named && !hour_is_meant(words, i, i + 1, when);
	size_t at = read_hour(words, i, &when->hour, ordinal), end;
	enum date_part part;

	if (at == i || when->hour > 24 ||
		(!named && word_is_definite(words, i) && ranks_noun(words, i)))
		return i;
	at = read_minutes(words, at, when);
	if (!named && !evening_follows(words, at, &part))
		return i;
	when->has |= HAS_HOUR;
	end = read_time_part(words, at, when);
	if (end == at && evening_follows(words, at, &part))
		apply_part(when, part);
	return end;
}

size_t
when_clock(const struct words *words, size_t i, struct when *when)
{
	const struct sense *s = lex_sense(words, i, LEX_PERIOD);
	bool named = s && s->value == UNIT_HOUR && s->flags == 0 &&
		     words->v[i].pre & LEX_ARTICLE;
	size_t at = i + named, end;

	if (when->has & HAS_HOUR)
		return i;
	/* the article that is written before digits, «الساعة الـ10» */
	if (named && word_is(words, at, STR("ال")))
		at++;
	end = read_digits(words, at, named, when);
	if (end == at)
		end = read_words(words, at, named, when);
	return end > at ? end : i;
}
