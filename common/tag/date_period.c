/* date_period - periods of time and their ISO 8601 values. */

#include "date_field.h"

enum { MAX_PARTS = 6 };

/* A number of one unit. */
struct part {
	enum date_unit unit;
	struct ratio n;
	bool counted, dual;
};

static const struct sense *
unit_at(const struct words *words, size_t i)
{
	return lex_sense(words, i, LEX_PERIOD);
}

static bool
proclitic(const struct words *words, size_t i)
{
	return i < words->n && (words->v[i].pre & LEX_PROCLITIC) != 0;
}

/* "And a half" behind a unit. */
static size_t
read_extra(const struct words *words, size_t i, struct part *part)
{
	size_t at = word_and(words, i);
	const struct sense *s = lex_sense(words, at, LEX_FRACTION);
	const struct sense *unit;
	struct ratio extra;

	if (!s || s->value < 2 || s->value > 4 ||
		words->v[at].pre & LEX_ARTICLE)
		return i;
	unit = unit_at(words, at + 1);
	if (unit && unit->value != part->unit)
		return i;
	extra = (struct ratio){ 1, s->value };
	if (!ratio_add(&part->n, extra))
		return i;
	return at + 1 + (unit != NULL);
}

/* Ends in teh marbuta, folded to U+0647. */
static bool
is_feminine(const struct word *word)
{
	return str_ends(word->fold, STR("\331\207"));
}

/* A number before the unit at word i counts something else: light years, a day
 * in "minute 89 on Saturday", the year of "16 billion in the year 1996". */
static bool
counts_no_time(const struct words *words, size_t i, const struct sense *s)
{
	int year;

	return word_is(words, i + 1, STR("ضوييه")) ||
	       word_is(words, i + 1, STR("ضوئيه")) ||
	       (s->value == UNIT_DAY && lex_sense(words, i + 1, LEX_WEEKDAY)) ||
	       (s->value == UNIT_YEAR && s->flags == 0 &&
		       year_digits(words, i + 1, &year));
}

/* "A fifth of the hour" is no time, but "three quarters of the hour" are. */
static bool
is_share(const struct words *words, size_t i, const struct sense *s,
	const struct number *n)
{
	return words->v[i].pre & LEX_ARTICLE && !(n->kind & NUMBER_DIGITS) &&
	       !(s->value == UNIT_HOUR && n->value.num == 3 &&
		       n->value.den == 4);
}

/* A dual is feminine when U+062A stands before its ending. */
static bool
is_feminine_dual(const struct word *word)
{
	return str_ends(word->fold, STR("تين")) ||
	       str_ends(word->fold, STR("تان"));
}

/* "Whole" or "one" behind the unit at word i, in its number and gender; a
 * plural of things takes the feminine. Returns the word behind it, or i + 1. */
static size_t
skip_whole(const struct words *words, size_t i, const struct sense *unit)
{
	size_t end;
	const struct sense *s = date_find(words, i + 1, DATE_WHOLE, &end);
	const struct word *v = &words->v[i];
	bool dual = unit->flags & DATE_DUAL;

	if (!s || v[1].pre || dual != ((s->flags & DATE_DUAL) != 0))
		return i + 1;
	if (dual ? is_feminine_dual(v) != is_feminine_dual(v + 1)
		 : (unit->flags & DATE_PLURAL || is_feminine(v)) !=
				is_feminine(v + 1))
		return i + 1;
	return end;
}

/* "Two and a half years": a number, its unit, and a fraction behind it. */
static size_t
read_counted(const struct words *words, size_t i, struct part *part)
{
	const struct sense *s;
	struct number n;
	size_t skip;

	if (i >= words->n || words->v[i].taken ||
		!(words->v[i].sense || words->v[i].kind == TOKEN_NUMBER) ||
		!number_read(words, i, &n, &skip))
		return i;
	s = unit_at(words, n.last);
	if (!s || s->flags & DATE_DUAL || proclitic(words, n.last) ||
		n.kind & NUMBER_ONE || counts_no_time(words, n.last, s) ||
		is_share(words, n.last, s, &n))
		return i;
	*part = (struct part){ (enum date_unit)s->value, n.value, n.known,
		false };
	return read_extra(words, skip_whole(words, n.last, s), part);
}

/* "The fifteen days". */
static size_t
read_definite(const struct words *words, size_t i, struct part *part)
{
	const struct sense *s;
	size_t end;
	int count;

	if (!definite_count(words, i, &count, &end))
		return i;
	s = unit_at(words, end);
	if (!s || s->flags & DATE_DUAL || words->v[end].pre)
		return i;
	*part = (struct part){ (enum date_unit)s->value, { count, 1 }, true,
		false };
	return end + 1;
}

/* The unit itself at word i: a dual, "one month", with one also "month". */
static size_t
read_unit(const struct words *words, size_t i, const struct sense *s, bool one,
	struct part *part)
{
	size_t end;

	*part = (struct part){ (enum date_unit)s->value, { 1, 1 }, true,
		false };
	if (words->v[i].pre & LEX_ARTICLE || s->flags & DATE_PLURAL)
		return i;
	if (s->flags & DATE_DUAL) {
		part->n.num = 2;
		part->dual = true;
		return read_extra(words, skip_whole(words, i, s), part);
	}
	end = skip_whole(words, i, s);
	if (end > i + 1)
		return read_extra(words, end, part);
	end = read_extra(words, i + 1, part);
	return end > i + 1 || one ? end : i;
}

/* A number and a unit, a dual, or with one a lone unit. */
static size_t
read_part(const struct words *words, size_t i, bool one, struct part *part)
{
	const struct sense *s = unit_at(words, i);
	size_t end;

	if (s)
		return read_unit(words, i, s, one, part);
	end = read_counted(words, i, part);
	return end > i ? end : read_definite(words, i, part);
}

static void
put_part(struct buf *out, const struct part *part, struct arena *arena)
{
	static const char *const letters[] = { "S", "M", "H", "D", "W", "M", "",
		"Y", "DE", "CE" };

	if (part->counted)
		buf_add(out, ratio_text(part->n, arena));
	else
		buf_byte(out, 'X');
	buf_add(out, str_from_c(letters[part->unit]));
}

/* The parts from the greatest to the smallest unit, those of one unit added. */
static struct str
value_of(const struct part *parts, size_t n, struct arena *arena)
{
	struct buf out = { 0 };
	struct str value;
	bool time = false;

	buf_byte(&out, 'P');
	for (int unit = UNIT_CENTURY; unit >= UNIT_SECOND; unit--) {
		struct part sum = { .n = { 0, 1 }, .counted = true };
		bool any = false;

		for (size_t i = 0; i < n; i++) {
			if (parts[i].unit != (enum date_unit)unit)
				continue;
			any = true;
			sum.unit = parts[i].unit;
			sum.counted = sum.counted && parts[i].counted &&
				      ratio_add(&sum.n, parts[i].n);
		}
		if (!any)
			continue;
		if (unit <= UNIT_HOUR && !time) {
			buf_byte(&out, 'T');
			time = true;
		}
		put_part(&out, &sum, arena);
	}
	value = arena_str(arena, buf_str(&out));
	buf_free(&out);
	return value;
}

struct str
period_value(struct ratio n, enum date_unit unit, struct arena *arena)
{
	struct part part = { .unit = unit, .n = n, .counted = n.den != 0 };

	return value_of(&part, 1, arena);
}

/* "Several days": a unit in the plural that nobody counted. */
static size_t
read_vague(const struct words *words, size_t i, struct part *part)
{
	size_t at = i, end;
	const struct sense *s;
	struct number n;

	if (date_find(words, i, DATE_SOME, &end))
		at = end;
	else if (i < words->n && words->v[i].sense &&
		 number_read(words, i, &n, &end) && n.vague.len)
		at = n.last;
	else
		return i;
	s = unit_at(words, at);
	if (!s || !(s->flags & DATE_PLURAL) || proclitic(words, at))
		return i;
	*part = (struct part){ .unit = (enum date_unit)s->value };
	return at + 1;
}

/* A lone unit to which a counted one is added: "a year and two months". */
static bool
is_joined(const struct words *words, size_t i)
{
	const struct sense *s = unit_at(words, i);
	size_t next = word_and(words, i + 1);
	struct part part;

	return s && !(words->v[i].pre & LEX_ARTICLE) &&
	       s->value != UNIT_DECADE && next != SIZE_MAX &&
	       read_part(words, next, false, &part) > next &&
	       part.unit < (enum date_unit)s->value;
}

/* "And three months" behind word i, of another unit than the first: the word
 * behind it, or i. */
static size_t
read_next_part(const struct words *words, size_t i, const struct part *first,
	struct part *part)
{
	size_t next = word_and(words, i), end;

	if (next == SIZE_MAX)
		return i;
	end = read_part(words, next, true, part);
	if (end == next || part->unit == first->unit)
		return i;
	/* "three hours and held": the letters of a decade */
	if (part->unit == UNIT_DECADE && end == next + 1 && !part->dual)
		return i;
	return end;
}

size_t
period_read(
	const struct words *words, size_t i, bool one, struct period *period)
{
	struct part parts[MAX_PARTS];
	size_t n = 1, at, end;
	const struct sense *s = unit_at(words, i);

	*period = (struct period){ .first = i };
	at = read_part(words, i, one || is_joined(words, i), &parts[0]);
	if (at == i)
		at = read_vague(words, i, &parts[0]);
	if (at == i)
		return i;
	period->lone = s && at == i + 1 && !parts[0].dual;
	while (n < MAX_PARTS &&
		(end = read_next_part(words, at, &parts[0], &parts[n])) > at) {
		at = end;
		n++;
	}
	if (date_find(words, at, DATE_OF_TIME, &end))
		at = end;
	period->last = at;
	period->unit = parts[0].unit;
	period->n = parts[0].n;
	period->counted = parts[0].counted;
	period->single = n == 1;
	period->value = value_of(parts, n, words->arena);
	return at;
}
