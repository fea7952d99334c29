/*
 * num_part - number words put together: 21 is "one and twenty", 1,432 "a
 * thousand and four hundred and two and thirty", 250,000 "two hundred and
 * fifty thousand". Every step reads on from the last word, so a number costs
 * time in its own length.
 */

#include "num_part.h"

/* A sense of word i, which has no proclitic. */
const struct sense *
part_sense(const struct words *words, size_t i, enum lex_class cls)
{
	if (i >= words->n || words->v[i].pre & LEX_PROCLITIC)
		return NULL;
	return lex_sense(words, i, cls);
}

bool
word_measures(const struct words *words, size_t i)
{
	size_t end;

	return word_may(words, i,
		       LEX_BIT(LEX_PERCENT) | LEX_BIT(LEX_UNIT) |
			       LEX_BIT(LEX_CURRENCY)) &&
	       (lex_find(words, i, LEX_PERCENT, &end) ||
		       lex_find(words, i, LEX_UNIT, &end) ||
		       lex_find(words, i, LEX_CURRENCY, &end));
}

/* Counted parts, "fifths", at word i. */
const struct sense *
part_counted(const struct words *words, size_t i)
{
	const struct sense *s = part_sense(words, i, LEX_FRACTION);

	return s && s->flags & NUM_PARTS ? s : NULL;
}

void
part_set(struct num_part *part, size_t end, int64_t value)
{
	*part = (struct num_part){ end, { value, 1 }, 1, false, false };
}

/* "Twenty-one", «dix-sept»: the ones behind the hyphen at word i. */
static void
read_hyphened(const struct words *words, size_t i, struct num_part *part)
{
	const struct sense *s;

	if (!word_is_hyphen(words, i) || !word_is_latin(words, i + 1))
		return;
	s = lex_sense(words, i + 1, LEX_ONES);
	if (!s || words->v[i + 1].space)
		return;
	part->end = i + 2;
	part->value.num += s->value;
}

/* 1 to 99. joined: behind an "and", where "three" of "three quarters" is not
 * ours. */
static bool
read_small(
	const struct words *words, size_t i, bool joined, struct num_part *part)
{
	const struct sense *s = lex_sense(words, i, LEX_TENS), *t;
	size_t k;

	if (s) {
		part_set(part, i + 1, s->value);
		read_hyphened(words, i + 1, part);
		return true;
	}
	s = lex_sense(words, i, LEX_ONES);
	if (!s)
		return false;
	t = part_sense(words, i + 1, LEX_ONES);
	if (s->value < 10 && s->value > 0 && t && t->value == 10) {
		part_set(part, i + 2, 10 + s->value);
		return true;
	}
	k = word_and(words, i + 1);
	t = lex_sense(words, k, LEX_TENS);
	if (s->value < 10 && s->value > 0 && t && !(s->flags & NUM_TWO)) {
		part_set(part, k + 1, s->value + t->value);
		return true;
	}
	if (s->flags & NUM_BOUND || (joined && part_counted(words, i + 1)))
		return false;
	part_set(part, i + 1, s->value);
	part->one = s->value == 1 || s->value == 2;
	return true;
}

/* 1 to 999, the hundreds first. */
static bool
read_falling(
	const struct words *words, size_t i, bool joined, struct num_part *part)
{
	const struct sense *s = lex_sense(words, i, LEX_HUNDREDS);
	struct num_part tail;

	if (!s)
		s = lex_sense(words, i, LEX_HUNDRED);
	if (s) {
		part_set(part, i + 1, s->value);
	} else {
		if (!read_small(words, i, joined, part))
			return false;
		if (part->value.num < 3 - word_is_latin(words, i) ||
			part->value.num > 9 || part->end != i + 1 ||
			!part_sense(words, i + 1, LEX_HUNDRED))
			return true;
		part_set(part, i + 2, part->value.num * 100);
	}
	if (read_small(words, word_and(words, part->end), true, &tail) &&
		tail.value.num > 0) {
		part->value.num += tail.value.num;
		part->end = tail.end;
	}
	return true;
}

/* A number in words [i, part->end) that a greater one may follow as in old
 * books, "five and sixty and a hundred"; not "between 50 and a hundred". */
static bool
may_rise(const struct words *words, size_t i, const struct num_part *part)
{
	return part->value.num > 10 && part->value.num % 100 != 0 &&
	       !(i > 0 && word_is(words, i - 1, STR("بين"))) &&
	       !lex_sense(words, i, LEX_HUNDRED) &&
	       !lex_sense(words, i, LEX_HUNDREDS);
}

/* 1 to 999. */
static bool
read_hundreds(
	const struct words *words, size_t i, bool joined, struct num_part *part)
{
	struct num_part more;

	if (!read_falling(words, i, joined, part))
		return false;
	if (!joined && part->value.num < 100 && may_rise(words, i, part) &&
		read_falling(words, word_and(words, part->end), true, &more) &&
		more.value.num >= 100 && more.value.num % 100 == 0) {
		part->value.num += more.value.num;
		part->end = more.end;
	}
	return true;
}

/* What stands before a thousand or a million: digits, words or a fraction. */
bool
part_count(
	const struct words *words, size_t i, bool joined, struct num_part *part)
{
	const struct sense *s;
	struct number digits;
	size_t skip;

	if (i >= words->n)
		return false;
	if (words->v[i].kind != TOKEN_WORD) {
		if (!digits_read(words, i, &digits, &skip) || !digits.known)
			return false;
		*part = (struct num_part){ digits.last, digits.value, 1, true,
			false };
		return true;
	}
	if (read_hundreds(words, i, joined, part))
		return true;
	s = lex_sense(words, i, LEX_FRACTION);
	if (s && !word_is_definite(words, i) &&
		!(s->flags & (NUM_WEAK | NUM_PARTS)) &&
		part_sense(words, i + 1, LEX_SCALE)) {
		*part = (struct num_part){ i + 1, fraction_value(s), 1, false,
			false };
		return true;
	}
	return false;
}

/* A scale that multiplies what is before it. The article may stand only
 * behind a fraction: "half the million". */
const struct sense *
part_multiplier(const struct words *words, const struct num_part *part)
{
	const struct sense *s = part_sense(words, part->end, LEX_SCALE);

	if (!s && part->digits)
		s = part_sense(words, part->end, LEX_HUNDRED);
	if (!s || s->flags & NUM_DUAL)
		return NULL;
	if (word_is_definite(words, part->end) && part->value.den == 1)
		return NULL;
	return s;
}

/*
 * A scale alone is two of it. A dual that lost its nun, «ألفا» (U+0623 0644
 * 0641 0627), has a noun behind it; before an "and" and a number, a particle or
 * nothing the same letters are one of it in the accusative.
 */
static bool
is_two(const struct words *words, size_t i, const struct sense *s)
{
	struct num_part next;

	if (!(s->flags & NUM_EITHER))
		return s->flags & NUM_DUAL;
	return i + 1 < words->n && words->v[i + 1].kind == TOKEN_WORD &&
	       !word_stops(words, i + 1) &&
	       !part_count(words, word_and(words, i + 1), true, &next);
}

/* A count and its scales, or a scale alone. */
static bool
read_group(
	const struct words *words, size_t i, bool joined, struct num_part *part)
{
	const struct sense *s;

	if (!part_count(words, i, joined, part)) {
		s = lex_sense(words, i, LEX_SCALE);
		if (!s || s->flags & NUM_PLURAL || word_is_definite(words, i))
			return false;
		part_set(part, i + 1, s->value * (is_two(words, i, s) ? 2 : 1));
		part->scale = s->value;
	}
	while ((s = part_multiplier(words, part)) != NULL) {
		if (!ratio_mul(&part->value, (struct ratio){ s->value, 1 }))
			return false;
		part->scale = s->value;
		part->end++;
		part->one = false;
	}
	return true;
}

/* True when the value of the part is below a limit. */
static bool
is_below(const struct num_part *part, int64_t limit)
{
	return part->value.num / part->value.den < limit;
}

/* The next group of a number that ends at part->end in a scale: behind an
 * "and", or digits with a hundred right behind it. */
static bool
read_next(const struct words *words, const struct num_part *part,
	struct num_part *group)
{
	size_t at = word_and(words, part->end);

	if (at != SIZE_MAX)
		return read_group(words, at, true, group) &&
		       is_below(group, part->scale);
	at = part->end;
	return at < words->n && words->v[at].kind == TOKEN_NUMBER &&
	       part_sense(words, at + 1, LEX_HUNDRED) &&
	       read_group(words, at, true, group) &&
	       is_below(group, part->scale);
}

/* All groups of a number. */
bool
part_read(const struct words *words, size_t i, struct num_part *part)
{
	struct num_part group;

	if (!read_group(words, i, false, part))
		return false;
	if (part->scale == 1 && !part->digits && may_rise(words, i, part) &&
		read_group(words, word_and(words, part->end), true, &group) &&
		group.scale == 1000 && group.value.num % 1000 == 0) {
		part->value.num += group.value.num;
		part->end = group.end;
		return true;
	}
	while (part->scale > 12 && read_next(words, part, &group)) {
		if (!ratio_add(&part->value, group.value))
			break;
		part->end = group.end;
		part->scale = group.scale;
	}
	return true;
}
