/* buf: bytes that grow. */

#include <stdio.h>

#include "common/buf.h"
#include "tap.h"

static void
test_numbers(void)
{
	struct buf buf = { 0 };

	buf_size(&buf, 0);
	buf_byte(&buf, ' ');
	buf_size(&buf, 1234567890);
	buf_byte(&buf, ' ');
	buf_size(&buf, SIZE_MAX);
	is_str(buf_str(&buf), STR("0 1234567890 18446744073709551615"),
		"numbers in decimal");
	buf_free(&buf);
	ok(!buf.ptr && buf.len == 0 && buf.cap == 0, "freed: empty again");
}

/* Around every power of ten, where the number of digits changes. */
static void
test_digits(void)
{
	bool same = true;

	for (size_t power = 1; power <= SIZE_MAX / 10; power *= 10) {
		for (size_t n = power - (power > 1); n <= power + 101; n++) {
			uint8_t digits[BUF_DIGITS];
			char want[BUF_DIGITS + 1];
			int len = snprintf(want, sizeof(want), "%zu", n);
			uint8_t *end = buf_digits(digits, n);

			same = same && len == (int)(end - digits) &&
			       !memcmp(digits, want, (size_t)len);
		}
	}
	ok(same, "digits in place");
}

static void
test_growth(void)
{
	struct buf buf = { 0 };
	bool kept = true;

	buf_add(&buf, str_make(NULL, 0));
	ok(buf.len == 0, "adding nothing adds nothing");
	for (size_t i = 0; i < 100000; i++)
		buf_byte(&buf, (uint8_t)(i * 7));
	for (size_t i = 0; i < 100000; i++)
		kept = kept && buf.ptr[i] == (uint8_t)(i * 7);
	ok(kept && buf.len == 100000, "growing keeps what is there");
	buf.len = 0;
	memcpy(buf_reserve(&buf, 3), "abc", 3);
	ok(buf.len == 0, "reserving room adds nothing");
	buf.len += 3;
	is_str(buf_str(&buf), STR("abc"), "until the length says so");
	buf_free(&buf);
}

static void
test_printf(void)
{
	struct buf buf = { 0 };

	buf_add(&buf, STR("a\0b "));
	buf_printf(&buf, "%s-%d", "x", 42);
	is_str(buf_str(&buf), STR("a\0b x-42"), "printf behind a NUL");
	buf.len = 0;
	buf_printf(&buf, "%500s", "");
	is_size(buf.len, 500, "printf makes the room it needs");
	buf_free(&buf);
}

int
main(void)
{
	test_numbers();
	test_digits();
	test_growth();
	test_printf();
	return tap_done();
}
