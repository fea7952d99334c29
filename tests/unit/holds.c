/* holds: a set for folded text has a byte of everything that folds to its
 * characters, so that a search in the text as it lies loses nothing. */

#include "common/clean/holds.h"
#include "common/uchar.h"
#include "common/utf8.h"
#include "tap.h"

static bool
has_byte_of(const struct holds *set, uint32_t cp)
{
	uint8_t bytes[4];
	size_t n = utf8_put(bytes, cp);

	return byteset_find(&set->bytes, str_make(bytes, n), 0) < n;
}

/* Characters that fold to a mark below U+0700 and have no byte in its set. */
static size_t
missed(void)
{
	size_t n = 0;

	for (uint32_t cp = 1; cp < 0x110000; cp++) {
		uint32_t fold = uchar_fold(cp);
		struct holds set = { .usual = 0 };

		if (fold == 0 || fold >= 0x700 || uchar_is_word(fold) ||
			(cp >= 0xD800 && cp < 0xE000))
			continue;
		holds_add(&set, fold);
		n += set.usual < HOLDS_USUAL && !has_byte_of(&set, cp);
	}
	return n;
}

int
main(void)
{
	struct holds set = { .usual = 0 }, other = { .usual = 0 };

	is_size(missed(), 0, "all that folds to a mark");
	holds_add(&set, '-');
	ok(has_byte_of(&set, 0x640), "a tatweel, which may stand for a dash");
	ok(!has_byte_of(&set, 0x628) && !has_byte_of(&set, 0x645) &&
			!has_byte_of(&set, 0x60C),
		"no Arabic letter, no comma");
	ok(set.usual > 0 && set.usual < HOLDS_USUAL, "worth a look");
	holds_add(&other, ' ');
	ok(other.usual >= HOLDS_USUAL, "a space is not");
	other = (struct holds){ .usual = 0 };
	holds_add(&other, '2');
	ok(other.usual >= HOLDS_USUAL, "a digit of any script is not");
	other = (struct holds){ .usual = 0 };
	holds_add_plain(&other, '2');
	ok(other.usual < HOLDS_USUAL, "the digit as it lies is");
	set = (struct holds){ .usual = 0 };
	holds_add(&set, 0x60C);
	ok(set.usual < HOLDS_USUAL && has_byte_of(&set, 0x60C) &&
			!has_byte_of(&set, 0x628) && !has_byte_of(&set, 0x645),
		"an Arabic comma by a byte that letters lack");
	set = (struct holds){ .usual = 0 };
	holds_add_plain(&set, 0xB0);
	holds_add_plain(&set, 0x640);
	ok(set.usual < HOLDS_USUAL && has_byte_of(&set, 0xB0) &&
			has_byte_of(&set, 0x640) && !has_byte_of(&set, 0x628),
		"as it lies a degree sign, a tatweel");
	set = (struct holds){ .usual = 0 };
	holds_add(&set, '-');
	holds_join(&other, &set);
	ok(has_byte_of(&other, '2') && has_byte_of(&other, '-') &&
			!has_byte_of(&other, '/'),
		"what two sets have");
	return tap_done();
}
