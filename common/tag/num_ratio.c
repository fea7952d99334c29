/* num_ratio - exact fractions of 64 bits; what does not fit is refused. */

#include "num_read.h"

static int64_t
gcd(int64_t a, int64_t b)
{
	while (b) {
		int64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a < 0 ? -a : a;
}

static bool
set_ratio(struct ratio *r, int64_t num, int64_t den)
{
	int64_t g = gcd(num, den);

	if (g == 0 || num == INT64_MIN || den == INT64_MIN)
		return false;
	if (den < 0)
		g = -g;
	*r = (struct ratio){ num / g, den / g };
	return true;
}

bool
ratio_mul(struct ratio *a, struct ratio b)
{
	int64_t num, den;

	if (__builtin_mul_overflow(a->num, b.num, &num) ||
		__builtin_mul_overflow(a->den, b.den, &den))
		return false;
	return den != 0 && set_ratio(a, num, den);
}

bool
ratio_div(struct ratio *a, struct ratio b)
{
	return b.num != 0 && ratio_mul(a, (struct ratio){ b.den, b.num });
}

bool
ratio_add(struct ratio *a, struct ratio b)
{
	int64_t left, right, num, den;

	if (__builtin_mul_overflow(a->num, b.den, &left) ||
		__builtin_mul_overflow(b.num, a->den, &right) ||
		__builtin_add_overflow(left, right, &num) ||
		__builtin_mul_overflow(a->den, b.den, &den))
		return false;
	return set_ratio(a, num, den);
}

/* The least power of ten that den divides, and its exponent; or 0. */
static int64_t
decimal_scale(int64_t den, int *places)
{
	int64_t ten = 1;

	for (*places = 0; *places <= 18; ++*places, ten *= 10) {
		if (ten % den == 0)
			return ten;
		if (*places == 18)
			break;
	}
	return 0;
}

struct str
ratio_text(struct ratio value, struct arena *arena)
{
	struct str none = { NULL, 0 };
	uint8_t digits[64];
	size_t n = sizeof(digits);
	bool minus = value.num < 0;
	uint64_t num = (uint64_t)(minus ? -value.num : value.num);
	int places;
	int64_t ten = decimal_scale(value.den, &places);

	if (ten &&
		__builtin_mul_overflow(num, (uint64_t)(ten / value.den), &num))
		return none;
	if (!ten) {
		uint64_t den = (uint64_t)value.den;

		for (; den; den /= 10)
			digits[--n] = (uint8_t)('0' + den % 10);
		digits[--n] = '/';
		places = 0;
	}
	for (int i = 0; num || i <= places; i++, num /= 10) {
		if (i == places && places > 0)
			digits[--n] = '.';
		digits[--n] = (uint8_t)('0' + num % 10);
	}
	if (minus)
		digits[--n] = '-';
	return arena_str(arena, str_make(digits + n, sizeof(digits) - n));
}

bool
number_int(const struct number *number, int min, int max, int *value)
{
	if (!number->known || number->value.den != 1 ||
		number->value.num < min || number->value.num > max)
		return false;
	*value = (int)number->value.num;
	return true;
}
