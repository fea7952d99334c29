/* num_read - whole numbers: what may follow the words of num_part (fractions,
 * decimals, quotients), fractions alone, vague counts, ordinals. */

#include "num_part.h"

/* "and a half", "and three quarters", "and a half million". */
static void
read_and_fraction(const struct words *words, struct num_part *part)
{
	size_t at = word_and(words, part->end);
	const struct sense *s = lex_sense(words, at, LEX_FRACTION);
	const struct sense *n = lex_sense(words, at, LEX_ONES);
	const struct sense *parts = n ? part_counted(words, at + 1) : NULL;
	struct ratio extra;

	if (parts && n->value > 0) {
		extra = (struct ratio){ n->value, parts->value };
		at++;
	} else if (s && !word_is_definite(words, at) &&
		   !(s->flags & (NUM_WEAK | NUM_PARTS))) {
		extra = fraction_value(s);
	} else {
		return;
	}
	if (part->scale >= 1000 &&
		!ratio_mul(&extra, (struct ratio){ part->scale, 1 }))
		return;
	if (!ratio_add(&part->value, extra))
		return;
	part->end = at + 1;
	s = part_sense(words, part->end, LEX_SCALE);
	if (s && s->value == part->scale && !(s->flags & NUM_DUAL))
		part->end++;
}

/* "five fifths", "three and twenty fifth". */
static void
read_parts(const struct words *words, struct num_part *part)
{
	const struct sense *s = part_sense(words, part->end, LEX_FRACTION);
	bool many = part->value.num >= 11 * part->value.den;

	if (!s || part->digits || word_is_definite(words, part->end))
		return;
	if (!(s->flags & NUM_PARTS) && !(many && !(s->flags & NUM_PAIR)))
		return;
	if (!ratio_div(&part->value, (struct ratio){ s->value, 1 }))
		return;
	part->end++;
	if (part->value.num < part->value.den)
		s = part_multiplier(words, part);
	else
		s = NULL;
	if (s && ratio_mul(&part->value, (struct ratio){ s->value, 1 })) {
		part->scale = s->value;
		part->end++;
	}
}

/* "1 point 1". */
static void
read_point(const struct words *words, struct num_part *part)
{
	struct num_part tail;
	int64_t ten = 10;

	if (!part_sense(words, part->end, LEX_POINT) || part->scale != 1 ||
		!part_count(words, part->end + 1, false, &tail) ||
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
read_quotient(const struct words *words, struct num_part *part)
{
	static const struct str of = STR_INIT("من"), over = STR_INIT("علي");
	bool share = part_sense(words, part->end, LEX_SHARE) != NULL;
	size_t at = part->end + share;
	bool is_one = part->value.num == 1 && part->value.den == 1;
	struct num_part below;

	if (!(word_is(words, at, of) && (share || is_one)) &&
		!(word_is(words, at, over) && !share))
		return;
	if (at + 1 >= words->n || words->v[at + 1].pre & LEX_PROCLITIC ||
		!part_read(words, at + 1, &below))
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
read_fraction(const struct words *words, size_t i, struct num_part *part)
{
	const struct sense *s = lex_sense(words, i, LEX_FRACTION);

	if (part_sense(words, i + 1, LEX_SHARE) == NULL &&
		lex_sense(words, i, LEX_SHARE) &&
		word_is(words, i + 1, STR("من"))) {
		part_set(part, i, 1);
		read_quotient(words, part);
		if (part->end > i)
			return true;
		part_set(part, i + 1, 1);
		read_quotient(words, part);
		return part->end > i + 1;
	}
	if (!s || word_is_definite(words, i) ||
		s->flags & (NUM_PARTS | NUM_TAIL))
		return false;
	if (s->flags & NUM_WEAK &&
		(!definite_follows(words, i) || !lex_sense(words, i, LEX_ONES)))
		return false;
	*part = (struct num_part){ i + 1, fraction_value(s), 1, false, false };
	/* «ربعا» with nothing behind it is an accusative, no dual */
	if ((i + 1 == words->n || words->v[i + 1].kind == TOKEN_MARK) &&
		str_ends(words->v[i].fold, STR("ا")))
		part->value = (struct ratio){ 1, s->value };
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
	of = part_sense(words, i + 1, LEX_VAGUE);
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

/* Where the number at word i begins. «وأحد عشر» folds to "one" and ten, but
 * as it is spelt it is "and eleven". */
static size_t
number_start(const struct words *words, size_t i)
{
	size_t at = word_start(words, i);

	return at + (str_starts(str_from(words->text, at), STR("وأ"))
				    ? STR("و").len
				    : 0);
}

static bool
finish(const struct words *words, size_t i, struct number *number)
{
	number->first = i;
	number->beg = number_start(words, i);
	number->end = words->v[number->last - 1].end;
	if (number->known)
		number->text = ratio_text(number->value, words->arena);
	return true;
}

static void
set_number(struct number *number, const struct num_part *part, size_t i)
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

static bool
read_number(const struct words *words, size_t i, struct number *number,
	size_t *skip)
{
	bool minus = lex_sense(words, i, LEX_SIGN) != NULL;
	size_t at = i + minus;
	struct number digits = { .last = 0 };
	struct num_part part;

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
	} else if (part_read(words, at, &part)) {
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

bool
number_read(const struct words *words, size_t i, struct number *number,
	size_t *skip)
{
	struct number_seen *seen = words->number;

	if (!seen)
		return read_number(words, i, number, skip);
	if (!seen->any || seen->first != i) {
		seen->found = read_number(words, i, &seen->number, &seen->skip);
		seen->first = i;
		seen->any = true;
	}
	if (seen->found)
		*number = seen->number;
	*skip = seen->skip;
	return seen->found;
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
	t = part_sense(words, i + 1, LEX_ONES);
	if (s->flags & NUM_UNIT && t && t->value == 10) {
		value += 10;
		number->last = i + 2;
	} else if (k != SIZE_MAX && word_is_definite(words, k) &&
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
