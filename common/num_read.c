/*
 * num_read - number words put together: 21 is "one and twenty", 1,432 "a
 * thousand and four hundred and two and thirty", 250,000 "two hundred and
 * fifty thousand". Every step reads on from the last word, so a number costs
 * time in its own length.
 */

#include "num_words.h"

/* A part of a number: words [.., end) and what they come to. */
struct part {
	size_t end;
	struct ratio value;
	int64_t scale; /* the last thousand, million ... in it, or 1 */
	bool digits;
	bool one; /* a lone one or two */
};

static bool
has_article(const struct words *words, size_t i)
{
	return i < words->n && words->v[i].pre & LEX_ARTICLE;
}

/* A sense of word i, which has no proclitic. */
static const struct sense *
bare_sense(const struct words *words, size_t i, enum lex_class cls)
{
	if (i >= words->n || words->v[i].pre & LEX_PROCLITIC)
		return NULL;
	return lex_sense(words, i, cls);
}

/* Counted parts, "fifths", stand at word i. */
static bool
parts_follow(const struct words *words, size_t i)
{
	const struct sense *s = bare_sense(words, i, LEX_FRACTION);

	return s && s->flags & NUM_PARTS;
}

static void
set_part(struct part *part, size_t end, int64_t value)
{
	*part = (struct part){ end, { value, 1 }, 1, false, false };
}

/* 1 to 99. joined: behind an "and", where "three" of "three quarters" is not
 * ours. */
static bool
read_small(const struct words *words, size_t i, bool joined, struct part *part)
{
	const struct sense *s = lex_sense(words, i, LEX_TENS), *t;
	size_t k;

	if (s) {
		set_part(part, i + 1, s->value);
		return true;
	}
	s = lex_sense(words, i, LEX_ONES);
	if (!s)
		return false;
	t = bare_sense(words, i + 1, LEX_ONES);
	if (s->value < 10 && s->value > 0 && t && t->value == 10) {
		set_part(part, i + 2, 10 + s->value);
		return true;
	}
	k = word_and(words, i + 1);
	t = lex_sense(words, k, LEX_TENS);
	if (s->value < 10 && s->value > 0 && t && !(s->flags & NUM_TWO)) {
		set_part(part, k + 1, s->value + t->value);
		return true;
	}
	if (s->flags & NUM_BOUND || (joined && parts_follow(words, i + 1)))
		return false;
	set_part(part, i + 1, s->value);
	part->one = s->value == 1 || s->value == 2;
	return true;
}

/* 1 to 999. */
static bool
read_hundreds(
	const struct words *words, size_t i, bool joined, struct part *part)
{
	const struct sense *s = lex_sense(words, i, LEX_HUNDREDS);
	struct part tail;

	if (!s)
		s = lex_sense(words, i, LEX_HUNDRED);
	if (s) {
		set_part(part, i + 1, s->value);
	} else {
		if (!read_small(words, i, joined, part))
			return false;
		if (part->value.num < 3 || part->value.num > 9 ||
			part->end != i + 1 ||
			!bare_sense(words, i + 1, LEX_HUNDRED))
			return true;
		set_part(part, i + 2, part->value.num * 100);
	}
	if (read_small(words, word_and(words, part->end), true, &tail) &&
		tail.value.num > 0) {
		part->value.num += tail.value.num;
		part->end = tail.end;
	}
	return true;
}

/* What stands before a thousand or a million: digits, words or a fraction. */
static bool
read_count(const struct words *words, size_t i, bool joined, struct part *part)
{
	const struct sense *s;
	struct number digits;
	size_t skip;

	if (i >= words->n)
		return false;
	if (words->v[i].kind != TOKEN_WORD) {
		if (!digits_read(words, i, &digits, &skip) || !digits.known)
			return false;
		*part = (struct part){ digits.last, digits.value, 1, true,
			false };
		return true;
	}
	if (read_hundreds(words, i, joined, part))
		return true;
	s = lex_sense(words, i, LEX_FRACTION);
	if (s && !has_article(words, i) &&
		!(s->flags & (NUM_WEAK | NUM_PARTS)) &&
		bare_sense(words, i + 1, LEX_SCALE)) {
		*part = (struct part){ i + 1,
			{ s->flags & NUM_PAIR ? 2 : 1, s->value }, 1, false,
			false };
		return true;
	}
	return false;
}

/* A scale that multiplies what is before it. The article may stand only
 * behind a fraction: "half the million". */
static const struct sense *
multiplier(const struct words *words, const struct part *part)
{
	const struct sense *s = bare_sense(words, part->end, LEX_SCALE);

	if (!s && part->digits)
		s = bare_sense(words, part->end, LEX_HUNDRED);
	if (!s || s->flags & NUM_DUAL)
		return NULL;
	if (has_article(words, part->end) && part->value.den == 1)
		return NULL;
	return s;
}

/* A count and its scales, or a scale alone. */
static bool
read_group(const struct words *words, size_t i, bool joined, struct part *part)
{
	const struct sense *s;

	if (!read_count(words, i, joined, part)) {
		s = lex_sense(words, i, LEX_SCALE);
		if (!s || s->flags & NUM_PLURAL || has_article(words, i))
			return false;
		set_part(part, i + 1,
			s->value *
				(s->flags & (NUM_DUAL | NUM_EITHER) ? 2 : 1));
		part->scale = s->value;
	}
	while ((s = multiplier(words, part)) != NULL) {
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
is_below(const struct part *part, int64_t limit)
{
	return part->value.num / part->value.den < limit;
}

/* The next group of a number that ends at part->end in a scale: behind an
 * "and", or digits with a hundred right behind it. */
static bool
read_next(
	const struct words *words, const struct part *part, struct part *group)
{
	size_t at = word_and(words, part->end);

	if (at != SIZE_MAX)
		return read_group(words, at, true, group) &&
		       is_below(group, part->scale);
	at = part->end;
	return at < words->n && words->v[at].kind == TOKEN_NUMBER &&
	       bare_sense(words, at + 1, LEX_HUNDRED) &&
	       read_group(words, at, true, group) &&
	       is_below(group, part->scale);
}

/* All groups of a number. */
static bool
read_amount(const struct words *words, size_t i, struct part *part)
{
	struct part group;

	if (!read_group(words, i, false, part))
		return false;
	while (part->scale > 12 && read_next(words, part, &group)) {
		if (!ratio_add(&part->value, group.value))
			break;
		part->end = group.end;
		part->scale = group.scale;
	}
	return true;
}

/* "and a half", "and three quarters", "and a half million". */
static void
read_and_fraction(const struct words *words, struct part *part)
{
	size_t at = word_and(words, part->end);
	const struct sense *s = lex_sense(words, at, LEX_FRACTION);
	const struct sense *n = lex_sense(words, at, LEX_ONES);
	struct ratio extra;

	if (n && n->value > 0 && parts_follow(words, at + 1)) {
		s = lex_sense(words, at + 1, LEX_FRACTION);
		extra = (struct ratio){ n->value, s->value };
		at++;
	} else if (s && !has_article(words, at) &&
		   !(s->flags & (NUM_WEAK | NUM_PARTS))) {
		extra = (struct ratio){ s->flags & NUM_PAIR ? 2 : 1, s->value };
	} else {
		return;
	}
	if (part->scale >= 1000 &&
		!ratio_mul(&extra, (struct ratio){ part->scale, 1 }))
		return;
	if (!ratio_add(&part->value, extra))
		return;
	part->end = at + 1;
	s = bare_sense(words, part->end, LEX_SCALE);
	if (s && s->value == part->scale && !(s->flags & NUM_DUAL))
		part->end++;
}

/* "five fifths", "three and twenty fifth". */
static void
read_parts(const struct words *words, struct part *part)
{
	const struct sense *s = bare_sense(words, part->end, LEX_FRACTION);
	bool many = part->value.num >= 11 * part->value.den;

	if (!s || part->digits || has_article(words, part->end))
		return;
	if (!(s->flags & NUM_PARTS) && !(many && !(s->flags & NUM_PAIR)))
		return;
	if (!ratio_div(&part->value, (struct ratio){ s->value, 1 }))
		return;
	part->end++;
	if (part->value.num < part->value.den)
		s = multiplier(words, part);
	else
		s = NULL;
	if (s && ratio_mul(&part->value, (struct ratio){ s->value, 1 })) {
		part->scale = s->value;
		part->end++;
	}
}

/* "1 point 1". */
static void
read_point(const struct words *words, struct part *part)
{
	struct part tail;
	int64_t ten = 10;

	if (!bare_sense(words, part->end, LEX_POINT) || part->scale != 1 ||
		!read_count(words, part->end + 1, false, &tail) ||
		tail.value.den != 1 || tail.value.num < 0 ||
		tail.value.num > 999999)
		return;
	while (ten <= tail.value.num)
		ten *= 10;
	if (!ratio_div(&tail.value, (struct ratio){ ten, 1 }) ||
		!ratio_add(&part->value, tail.value))
		return;
	part->end = tail.end;
}

/* "one of twenty", "five parts of a hundred", "one over three". */
static void
read_quotient(const struct words *words, struct part *part)
{
	static const struct str of = STR_INIT("من"), over = STR_INIT("علي");
	bool share = bare_sense(words, part->end, LEX_SHARE) != NULL;
	size_t at = part->end + share;
	bool is_one = part->value.num == 1 && part->value.den == 1;
	struct part below;

	if (!(word_is(words, at, of) && (share || is_one)) &&
		!(word_is(words, at, over) && !share))
		return;
	if (at + 1 >= words->n || words->v[at + 1].pre & LEX_PROCLITIC ||
		!read_amount(words, at + 1, &below))
		return;
	if (ratio_div(&part->value, below.value)) {
		part->end = below.end;
		part->scale = 1;
		part->one = false;
	}
}

/* The noun behind word i is a definite singular: "a fifth of the hour". */
static bool
definite_follows(const struct words *words, size_t i)
{
	static const struct str al = STR_INIT("ال"), at = STR_INIT("ات");

	return i + 1 < words->n && words->v[i + 1].kind == TOKEN_WORD &&
	       str_starts(words->v[i + 1].fold, al) &&
	       !str_ends(words->v[i + 1].fold, at);
}

/* A number that is one fraction, or a part of another number. */
static bool
read_fraction(const struct words *words, size_t i, struct part *part)
{
	const struct sense *s = lex_sense(words, i, LEX_FRACTION);

	if (bare_sense(words, i + 1, LEX_SHARE) == NULL &&
		lex_sense(words, i, LEX_SHARE) &&
		word_is(words, i + 1, STR("من"))) {
		set_part(part, i, 1);
		read_quotient(words, part);
		if (part->end > i)
			return true;
		set_part(part, i + 1, 1);
		read_quotient(words, part);
		return part->end > i + 1;
	}
	if (!s || has_article(words, i) || s->flags & (NUM_PARTS | NUM_TAIL))
		return false;
	if (s->flags & NUM_WEAK &&
		(!definite_follows(words, i) || !lex_sense(words, i, LEX_ONES)))
		return false;
	*part = (struct part){ i + 1, { s->flags & NUM_PAIR ? 2 : 1, s->value },
		1, false, false };
	return true;
}

static struct str
vague_name(int64_t value)
{
	switch (value) {
	case 10:
		return STR("tens");
	case 100:
		return STR("hundreds");
	case 1000:
		return STR("thousands");
	case 1000000:
		return STR("millions");
	case 1000000000:
		return STR("billions");
	default:
		return STR("trillions");
	}
}

/* "hundreds", "tens of thousands". */
static bool
read_vague(const struct words *words, size_t i, struct number *number)
{
	const struct sense *s = lex_sense(words, i, LEX_VAGUE), *of;
	struct str name, tail;
	uint8_t *text;

	if (!s)
		return false;
	number->vague = vague_name(s->value);
	number->last = i + 1;
	of = bare_sense(words, i + 1, LEX_VAGUE);
	if (!of || of->value <= s->value)
		return true;
	name = number->vague;
	tail = vague_name(of->value);
	text = arena_alloc(words->arena, name.len + 4 + tail.len);
	memcpy(text, name.ptr, name.len);
	memcpy(text + name.len, " of ", 4);
	memcpy(text + name.len + 4, tail.ptr, tail.len);
	number->vague = str_make(text, name.len + 4 + tail.len);
	number->last = i + 2;
	return true;
}

static bool
finish(const struct words *words, size_t i, struct number *number)
{
	number->first = i;
	number->beg = word_start(words, i);
	number->end = words->v[number->last - 1].end;
	if (number->known)
		number->text = ratio_text(number->value, words->arena);
	return true;
}

static void
set_number(struct number *number, const struct part *part, size_t i)
{
	*number = (struct number){

		.last = part->end,
		.known = true,
		.value = part->value,
		.scale = part->scale
	};
	if (part->digits)
		number->kind = NUMBER_DIGITS;
	else if (part->one && part->end == i + 1)
		number->kind = part->value.num == 1 ? NUMBER_ONE : NUMBER_DUAL;
}

bool
number_read(const struct words *words, size_t i, struct number *number,
	size_t *skip)
{
	bool minus = lex_sense(words, i, LEX_SIGN) != NULL;
	size_t at = i + minus;
	struct number digits = { .last = 0 };
	struct part part;

	*skip = i + 1;
	if (at >= words->n || (minus && words->v[at].pre & LEX_PROCLITIC))
		return false;
	if (words->v[at].kind == TOKEN_WORD) {
		if (!(words->v[at].classes & NUMBER_BEGINS))
			return false;
	} else if (!digits_read(words, at, &digits, skip)) {
		return false;
	} else if (!digits.known) {
		*number = digits;
		return finish(words, i, number);
	}
	if (lex_sense(words, at, LEX_ONES) && definite_follows(words, at) &&
		read_fraction(words, at, &part)) {
		set_number(number, &part, at);
		number->kind = NUMBER_FRACTION;
	} else if (read_amount(words, at, &part)) {
		read_parts(words, &part);
		read_and_fraction(words, &part);
		read_point(words, &part);
		read_quotient(words, &part);
		set_number(number, &part, at);
		if (part.end == digits.last)
			number->kind = digits.kind;
	} else if (read_fraction(words, at, &part)) {
		set_number(number, &part, at);
		number->kind = NUMBER_FRACTION;
	} else {
		*number = (struct number){ .known = false };
		return read_vague(words, at, number) &&
		       finish(words, i, number);
	}
	if (minus) {
		number->value.num = -number->value.num;
		number->kind &= ~(unsigned)(NUMBER_ONE | NUMBER_DUAL);
	}
	return finish(words, i, number);
}

/* "eleventh", "third", "five and twentieth". */
bool
ordinal_read(const struct words *words, size_t i, struct number *number)
{
	const struct sense *s = lex_sense(words, i, LEX_ORDINAL), *t;
	size_t k = word_and(words, i + 1);
	int64_t value;

	if (!s)
		return false;
	value = s->value;
	*number = (struct number){ .last = i + 1, .known = true };
	t = bare_sense(words, i + 1, LEX_ONES);
	if (s->flags & NUM_UNIT && t && t->value == 10) {
		value += 10;
		number->last = i + 2;
	} else if (k != SIZE_MAX && has_article(words, k) &&
		   (t = lex_sense(words, k, LEX_ORDINAL)) != NULL) {
		if (value >= 100 && value > t->value) {
			struct number tail;

			if (ordinal_read(words, k, &tail)) {
				value += tail.value.num;
				number->last = tail.last;
			}
		} else if (s->flags & NUM_UNIT && t->flags & NUM_TEN &&
			   t->value < 100) {
			value += t->value;
			number->last = k + 1;
		}
	}
	if (value >= 100 && number->last == i + 1)
		return false; /* the hundred of "per cent" */
	number->value = (struct ratio){ value, 1 };
	return finish(words, i, number);
}
