/* num_digits - numbers in digits: which separator parts thousands and which
 * the decimals is seen by the groups that they part. */

#include "num_words.h"

enum {
	MAX_GROUPS = 12,
	MAX_CHAIN = 16,
	MAX_DIGITS = 18, /* of a ratio */
	ARABIC_COMMA = 0x060C,
	DECIMAL_SEP = 0x066B,
	THOUSANDS_SEP = 0x066C
};

/* Groups of digits as they stand, and the mark behind each but the last. */
struct groups {
	struct str digits[MAX_GROUPS];
	uint32_t sep[MAX_GROUPS];
	size_t n;
	size_t last; /* the word behind the last group */
};

static bool
is_number(const struct words *words, size_t i)
{
	return i < words->n && words->v[i].kind == TOKEN_NUMBER;
}

/* Word i and the one before it touch. */
static bool
is_glued(const struct words *words, size_t i)
{
	return i > 0 && i < words->n && !words->v[i].space;
}

static bool
is_separator(uint32_t cp)
{
	return cp == '.' || cp == ',' || cp == ARABIC_COMMA ||
	       cp == DECIMAL_SEP || cp == THOUSANDS_SEP;
}

/* Three digits behind a no-break space, or behind a plain one when nothing
 * else can be meant: "12 000". */
static bool
is_spaced_group(const struct words *words, size_t i, const struct groups *g)
{
	const struct word *word = &words->v[i];
	size_t len = word->beg - words->v[i - 1].end;

	if (!word->space || word->fold.len != 3 || g->digits[0].len > 3 ||
		g->digits[0].ptr[0] == '0' ||
		(g->n > 1 && g->digits[g->n - 1].len != 3))
		return false;
	if (len == 1)
		return str_eq(word->fold, STR("000"));
	return str_eq(str_sub(words->text, word->beg - len, word->beg),
		       STR("\302\240")) ||
	       str_eq(str_sub(words->text, word->beg - len, word->beg),
		       STR("\342\200\257"));
}

static void
read_groups(const struct words *words, size_t i, struct groups *g)
{
	*g = (struct groups){ .n = 0, .last = i };
	while (is_number(words, g->last) && g->n < MAX_GROUPS) {
		size_t next = g->last + 1;

		g->digits[g->n++] = words->v[g->last].fold;
		g->last = next;
		if (is_number(words, next) && is_spaced_group(words, next, g)) {
			g->sep[g->n - 1] = THOUSANDS_SEP;
			continue;
		}
		if (!is_glued(words, next) ||
			!is_separator(words->v[next].cp) ||
			!is_number(words, next + 1) ||
			!is_glued(words, next + 1))
			break;
		g->sep[g->n - 1] = words->v[next].cp;
		g->last = next + 1;
	}
}

/* Whether the word behind the digits is a counted noun: then "12.500" is
 * twelve thousand five hundred. */
static bool
counts_a_noun(const struct words *words, size_t next)
{
	size_t end;

	if (next >= words->n || words->v[next].kind != TOKEN_WORD ||
		!words->v[next].space || words->v[next].fold.ptr[0] < 0x80)
		return false;
	return !lex_sense(words, next, LEX_SCALE) &&
	       !lex_find(words, next, LEX_PERCENT, &end) &&
	       !lex_find(words, next, LEX_UNIT, &end) &&
	       !(words->v[next].pre & (LEX_BA | LEX_LAM | LEX_ARTICLE));
}

/* True when the last separator is a decimal one. False from here means that
 * all are thousands. *bad: the groups are no number. */
static bool
has_decimals(const struct words *words, const struct groups *g, bool *bad)
{
	size_t last = g->n - 1;
	uint32_t sep = g->sep[last - 1];
	bool whole = g->digits[0].len <= 3 && g->digits[0].ptr[0] != '0';

	*bad = false;
	for (size_t k = 1; k < last; k++)
		*bad |= g->digits[k].len != 3 || g->sep[k - 1] != g->sep[0];
	if (last > 1)
		*bad |= !whole || g->sep[0] == DECIMAL_SEP;
	if (sep == DECIMAL_SEP || (last > 1 && sep != g->sep[0]))
		return true;
	if (g->digits[last].len != 3 || !whole) {
		*bad |= last > 1 || sep == THOUSANDS_SEP;
		return true;
	}
	if (sep == '.' && last == 1)
		return !counts_a_noun(words, g->last);
	return false;
}

/* The value of the groups; decimals: the last one is the part behind the
 * point. False when it has too many digits. */
static bool
groups_value(const struct groups *g, bool decimals, struct ratio *value)
{
	int64_t num = 0, den = 1;
	size_t digits = 0;

	for (size_t k = 0; k < g->n; k++) {
		bool behind = decimals && k == g->n - 1;

		for (size_t i = 0; i < g->digits[k].len; i++) {
			if (digits == 0 && !behind &&
				g->digits[k].ptr[i] == '0')
				continue;
			if (digits + 1 > MAX_DIGITS)
				return false;
			digits++;
			num = num * 10 + (g->digits[k].ptr[i] - '0');
			den *= behind ? 10 : 1;
		}
	}
	*value = (struct ratio){ num, 1 };
	return ratio_div(value, (struct ratio){ den, 1 });
}

/* The digits as text, for what no ratio can hold. */
static struct str
groups_text(
	const struct groups *g, bool decimals, bool minus, struct arena *arena)
{
	size_t len = 2;
	uint8_t *text, *at;

	for (size_t k = 0; k < g->n; k++)
		len += g->digits[k].len;
	text = at = arena_alloc(arena, len);
	if (minus)
		*at++ = '-';
	for (size_t k = 0; k < g->n; k++) {
		if (decimals && k == g->n - 1)
			*at++ = '.';
		memcpy(at, g->digits[k].ptr, g->digits[k].len);
		at += g->digits[k].len;
	}
	return str_make(text, (size_t)(at - text));
}

/* "e10", "e+14" behind the digits. */
static void
read_exponent(const struct words *words, struct number *number)
{
	size_t i = number->last, digits = i + 1;
	bool minus = false;
	size_t power;

	if (!is_glued(words, i) || !word_is(words, i, STR("e")))
		return;
	if (word_is_mark(words, digits, '+') ||
		word_is_mark(words, digits, '-')) {
		minus = word_is_mark(words, digits, '-');
		if (!is_glued(words, digits++))
			return;
	}
	if (!is_number(words, digits) || !is_glued(words, digits) ||
		!str_to_size(words->v[digits].fold, MAX_DIGITS, &power))
		return;
	for (; power > 0 && number->known; power--) {
		const struct ratio ten = { 10, 1 };

		number->known = minus ? ratio_div(&number->value, ten)
				      : ratio_mul(&number->value, ten);
	}
	number->last = digits + 1;
	number->kind &= ~(unsigned)NUMBER_PLAIN;
}

/* "3/4": one number over a greater one. Longer chains and others are dates,
 * shares of the clock and the like: no numbers. */
static bool
read_over(const struct words *words, struct number *number, size_t *skip)
{
	size_t i = number->last;
	size_t over = 0;

	if (!word_is_mark(words, i, '/') || !is_glued(words, i) ||
		!is_number(words, i + 1) || !is_glued(words, i + 1))
		return true;
	*skip = i + 2;
	while (*skip < i + 2 + MAX_CHAIN && is_glued(words, *skip) &&
		(is_number(words, *skip) || word_is_mark(words, *skip, '/')))
		++*skip;
	if (*skip != i + 2 || !(number->kind & NUMBER_PLAIN) ||
		!number->known ||
		!str_to_size(words->v[i + 1].fold, 1000, &over) ||
		number->value.num <= 0 || number->value.num >= (int64_t)over ||
		!ratio_div(&number->value, (struct ratio){ (int64_t)over, 1 }))
		return false;
	number->last = *skip;
	number->kind = NUMBER_DIGITS;
	return true;
}

/* The sign or the leading point of the digits at *i; moves *i to the digits.
 * False when there are no digits. */
static bool
read_head(const struct words *words, size_t *i, bool *minus, bool *point)
{
	size_t at = *i;
	bool open = at == 0 || words->v[at].space ||
		    word_is_mark(words, at - 1, '(');

	*minus = *point = false;
	if (is_number(words, at))
		return true;
	if (!open || words->v[at].kind != TOKEN_MARK)
		return false;
	if (words->v[at].cp == '+' || word_is_hyphen(words, at) ||
		words->v[at].cp == 0x2212) {
		*minus = words->v[at].cp != '+';
		if (!is_glued(words, ++at))
			return false;
	}
	if (word_is_mark(words, at, '.') ||
		word_is_mark(words, at, DECIMAL_SEP)) {
		*point = true;
		if (!is_glued(words, ++at))
			return false;
	}
	*i = at;
	return is_number(words, at);
}

/* "87R60" with U+0631 for R, as wires write sixty point eight seven: the line
 * runs from right to left, so the decimals come first. */
static bool
read_wire_decimal(const struct words *words, struct groups *g)
{
	static const struct str reh = STR_INIT("ر");
	size_t whole = g->last + 1;

	if (g->n != 1 || !is_glued(words, g->last) ||
		!word_is(words, g->last, reh) || !is_number(words, whole) ||
		!is_glued(words, whole) ||
		(is_glued(words, whole + 1) && is_number(words, whole + 1)))
		return false;
	g->digits[1] = g->digits[0];
	g->digits[0] = words->v[whole].fold;
	g->sep[0] = DECIMAL_SEP;
	g->n = 2;
	g->last = whole + 1;
	return true;
}

bool
digits_read(const struct words *words, size_t i, struct number *number,
	size_t *skip)
{
	bool minus, point, decimals = false, bad = false;
	struct groups g;
	size_t at = i;

	*skip = i + 1;
	if (!read_head(words, &at, &minus, &point))
		return false;
	read_groups(words, at, &g);
	if (point) {
		decimals = true;
		bad = g.n > 1;
	} else if (g.n > 1) {
		decimals = has_decimals(words, &g, &bad);
	} else {
		decimals = read_wire_decimal(words, &g);
	}
	if (bad && g.sep[0] != '.') { /* a list: each is a number */
		bad = false;
		decimals = false;
		g.n = 1;
		g.last = at + 1;
	}
	*skip = g.last;
	if (bad)
		return false;
	*number = (struct number){ .first = i, .last = g.last };
	number->kind = NUMBER_DIGITS;
	if (g.n == 1 && at == i)
		number->kind |= NUMBER_PLAIN;
	number->known = groups_value(&g, decimals, &number->value);
	if (minus)
		number->value.num = -number->value.num;
	if (!number->known)
		number->text = groups_text(&g, decimals, minus, words->arena);
	read_exponent(words, number);
	return read_over(words, number, skip);
}
