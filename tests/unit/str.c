/* str: comparing, searching, cutting, hashing, distances. */

#include "random.h"
#include "tap.h"

static void
test_compare(void)
{
	ok(str_eq(STR(""), str_make(NULL, 0)),
		"an empty str equals a NULL one");
	ok(!str_eq(STR("a\0b"), STR("a\0c")), "bytes behind a NUL count");
	ok(str_cmp(STR("ab"), STR("abc")) < 0, "a beginning comes first");
	ok(str_cmp(STR("b"), STR("abc")) > 0, "then byte order");
	ok(str_cmp(STR("\xff"), STR("a")) > 0, "bytes are unsigned");
	ok(str_cmp(STR("a"), STR("a")) == 0, "equal strs compare equal");
	ok(str_starts(STR("abc"), STR("ab")), "starts with its beginning");
	ok(!str_starts(STR("ab"), STR("abc")), "not with more than itself");
	ok(str_ends(STR("abc"), STR("bc")), "ends with its end");
	ok(!str_ends(STR("bc"), STR("abc")), "not with more than itself");
	ok(str_ends(STR("abc"), STR("")), "ends with nothing");
}

static size_t
naive_find(struct str s, size_t pos, struct str needle)
{
	for (; pos <= s.len; pos++) {
		if (str_starts(str_from(s, pos), needle))
			return pos;
	}
	return STR_NONE;
}

static void
test_find(void)
{
	struct random random = { 1 };
	uint8_t hay[150], needle[6];
	bool same = true;

	for (int i = 0; i < 50000; i++) {
		size_t most = i % 2 ? 40 : 150;
		struct str h = { hay, random_below(&random, most) };
		struct str n = { needle, random_below(&random, 6) };
		size_t pos = random_below(&random, most + 2);

		for (size_t j = 0; j < h.len; j++)
			hay[j] = (uint8_t)('a' + random_below(&random, 3));
		for (size_t j = 0; j < n.len; j++)
			needle[j] = (uint8_t)('a' + random_below(&random, 3));
		same = same && str_find(h, pos, n) == naive_find(h, pos, n);
	}
	ok(same, "str_find finds what a naive search finds");
	is_size(str_find_byte(STR("abca"), 1, 'a'), 3,
		"a byte from a position");
	is_size(str_find_byte(STR("abc"), 9, 'a'), STR_NONE,
		"none beyond the end");
	is_size(str_find_byte(STR("a\0b"), 0, 'b'), 2, "a byte behind a NUL");
}

static void
test_cut(void)
{
	struct str text = STR("one\n\ntwo"), line = { NULL, 0 };
	size_t pos = 0;

	is_str(str_trim(STR(" \t\r\n\v\fa b ")), STR("a b"), "trim both ends");
	is_str(str_trim(STR(" \n ")), STR(""), "trim all");
	is_str(str_trim(STR("\xC2\xA0")), STR("\xC2\xA0"),
		"trim leaves what is not ASCII");
	ok(str_line(text, &pos, &line), "first line");
	is_str(line, STR("one"), "without its LF");
	ok(str_line(text, &pos, &line), "second line");
	is_str(line, STR(""), "is empty");
	ok(str_line(text, &pos, &line), "last line");
	is_str(line, STR("two"), "needs no LF");
	ok(!str_line(text, &pos, &line), "no line at the end");
	pos = 0;
	ok(str_line(STR("\n"), &pos, &line) && line.len == 0,
		"an LF is a line");
	ok(!str_line(STR("\n"), &pos, &line), "and nothing comes behind it");
}

static void
test_items(void)
{
	struct str list = STR("a, b c ,,d"), item = { NULL, 0 };
	size_t pos = 0;

	ok(str_item(list, &pos, &item), "first item");
	is_str(item, STR("a"), "up to the comma");
	ok(str_item(list, &pos, &item), "second item");
	is_str(item, STR("b c"), "without the space around it");
	ok(str_item(list, &pos, &item) && item.len == 0, "an empty one");
	ok(str_item(list, &pos, &item), "last item");
	is_str(item, STR("d"), "to the end");
	ok(!str_item(list, &pos, &item), "no more");
	pos = 0;
	ok(str_item(STR("a,"), &pos, &item) &&
			str_item(STR("a,"), &pos, &item) && item.len == 0,
		"behind a comma comes an item");
	ok(!str_item(STR("a,"), &pos, &item), "and no other");
	pos = 0;
	ok(str_item(STR(""), &pos, &item) && item.len == 0 &&
			!str_item(STR(""), &pos, &item),
		"an empty list has one item");
}

static void
test_hash(void)
{
	static const uint8_t bytes[24] = "0123456789abcdefghijklm";
	uint64_t seen[24];
	bool differ = true, moved = true;
	uint8_t copy[32];

	for (size_t n = 0; n < 24; n++) {
		seen[n] = str_hash(str_make(bytes, n));
		memcpy(copy + n % 8, bytes, n);
		moved = moved && seen[n] == str_hash(str_make(copy + n % 8, n));
		for (size_t i = 0; i < n; i++)
			differ = differ && seen[i] != seen[n];
	}
	ok(differ, "beginnings of a str hash differently");
	ok(moved, "where a str lies does not matter");
	ok(str_hash(STR("")) != str_hash(STR("\0")), "a NUL counts");
	ok(str_hash(STR("safi")) == UINT64_C(0x8625F58F559634F7),
		"the hash is the same on every machine");
}

static void
test_numbers(void)
{
	size_t n = 7;

	ok(str_to_size(STR("0"), 9, &n) && n == 0, "zero");
	ok(str_to_size(STR("0042"), 42, &n) && n == 42, "up to the maximum");
	ok(!str_to_size(STR("43"), 42, &n), "not beyond it");
	ok(n == 42, "a failure leaves the value");
	ok(str_to_size(STR("18446744073709551615"), SIZE_MAX, &n) &&
			n == SIZE_MAX,
		"the largest");
	ok(!str_to_size(STR("18446744073709551616"), SIZE_MAX, &n),
		"one more does not fit");
	ok(!str_to_size(STR(""), 9, &n), "nothing is no number");
	ok(!str_to_size(STR("-1"), 9, &n), "no sign");
	ok(!str_to_size(STR("1 "), 9, &n), "no space");
}

static void
test_distance(void)
{
	uint8_t long_word[65] = { 0 };

	is_size(str_distance(STR("pattern"), STR("pattern")), 0, "the same");
	is_size(str_distance(STR("patern"), STR("pattern")), 1, "one missing");
	is_size(str_distance(STR("pattren"), STR("pattern")), 1,
		"a swap is one");
	is_size(str_distance(STR("PatERN"), STR("pATtern")), 1,
		"capitals are small letters");
	is_size(str_distance(STR("a[b"), STR("a{b")), 1, "marks are not");
	is_size(str_distance(STR("kitten"), STR("sitting")), 3, "three");
	is_size(str_distance(STR(""), STR("abc")), 3, "from nothing");
	is_size(str_distance(STR("ca"), STR("abc")), 3,
		"a swapped pair is not touched again");
	is_size(str_distance(str_make(long_word, 65), STR("a")), STR_NONE,
		"what is too long is far");
}

int
main(void)
{
	test_compare();
	test_find();
	test_cut();
	test_items();
	test_hash();
	test_numbers();
	test_distance();
	return tap_done();
}
