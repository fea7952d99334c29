/* begin - how texts may begin: the set, and the probe for any text. */

#include "begin.h"
#include "common/uchar.h"
#include "common/utf8.h"

static inline uint32_t
fold_of(uint32_t cp)
{
	return uchar_info(cp) & UCHAR_FOLD;
}

/* Letters of a script get codes of their own by their low bits. */
uint8_t
begin_code(uint32_t fold)
{
	uint32_t info = uchar_info(fold);

	if (info & (UCHAR_LETTER | UCHAR_MARK))
		return (uint8_t)(BEGIN_WORD | (fold & 0x7F));
	return (uint8_t)(fold < 0x80 ? fold : 0x7F);
}

/* The part of a character in the number of what three of them begin. */
static uint32_t
part(uint8_t code, unsigned place)
{
	return begin_hash(code + (place << 8)) >> 8;
}

const struct begin_chars *
begin_chars(struct arena *arena)
{
	struct begin_chars *chars = ARENA_NEW(arena, struct begin_chars, 1);

	for (uint32_t i = 0; i < BEGIN_CODES; i++) {
		uint32_t cp = i < 0x80 ? i : 0x600 + i - 0x80;
		uint8_t code = begin_code(fold_of(cp));

		chars->codes[i] = code;
		if (i < 0x80)
			chars->ascii[code][i / 64] |= (uint64_t)1 << (i % 64);
		chars->third[i] = part(code, 3) | (code ? 0 : BEGIN_VAGUE);
	}
	for (uint32_t c = 0; c < 0x100; c++)
		chars->places[c] =
			c < 0x80 ? c
			: (c & 0xFC) == 0xD8
				? 0x3F << 16 | begin_arabic((uint8_t)c, 0)
				: 0;
	for (uint32_t low = 0; low < 0x100; low++) {
		uint8_t code = chars->codes[0x80 + low];
		bool letter = code & BEGIN_WORD;
		uint32_t fold = fold_of(0x600 + low);

		chars->folded[low] =
			fold < 0x600 ? 0
				     : (uint16_t)((0xC0 | fold >> 6) |
						  (0x80 | (fold & 0x3F)) << 8);
		chars->first[low] =
			part(code, 1) | (letter ? 0 : 2 * BEGIN_VAGUE);
		chars->second[low] =
			part(code, 2) | (letter ? 0 : 4 * BEGIN_VAGUE);
	}
	return chars;
}

void
begins_init(struct begins *set, const struct begin_chars *chars,
	struct arena *arena, size_t n, bool quick, bool backward)
{
	size_t bits = 64;

	*set = (struct begins){
		.chars = chars, .backward = backward, .shift = 26
	};
	/* one bit of 32: few looks go on without need */
	for (; bits < 32 * n && set->shift > 8; bits *= 2)
		set->shift--;
	set->full = ARENA_NEW(arena, uint64_t, bits / 64);
	if (quick)
		set->three = ARENA_NEW(arena, uint64_t, BEGIN_THREE / 64);
}

static void
add_brief(struct begins *set, uint32_t hash)
{
	set->brief[hash >> 26] |= (uint64_t)1 << (hash >> 20 & 63);
}

static void
add_three(struct begins *set, uint32_t key)
{
	uint32_t bit = (part((uint8_t)key, 1) ^ part((uint8_t)(key >> 8), 2) ^
			       part((uint8_t)(key >> 16), 3)) %
		       BEGIN_THREE;

	set->three[bit / 64] |= (uint64_t)1 << (bit % 64);
}

static void
add_row(struct begins *set, uint32_t key)
{
	size_t row = begin_row_of(key);

	set->rows[row / 64] |= (uint64_t)1 << (row % 64);
}

/* The bytes with which a text may begin whose first character has a code, or
 * before which stands what is dropped. */
static void
add_ascii(struct begins *set, uint8_t code)
{
	uint64_t bit = (uint64_t)1 << (code % 64);

	if (set->firsts[code / 64] & bit)
		return;
	set->firsts[code / 64] |= bit;
	for (size_t i = 0; i < 2; i++) {
		uint64_t bytes =
			set->chars->ascii[code][i] | set->chars->ascii[0][i];

		for (; bytes; bytes &= bytes - 1)
			set->ascii[64 * i + (size_t)__builtin_ctzll(bytes)] =
				true;
	}
}

void
begins_add(struct begins *set, uint32_t key, unsigned n, bool edge)
{
	uint32_t bit;

	add_ascii(set, (uint8_t)key);
	for (uint32_t c = 0; c < (n > 1 ? 1 : 0x100); c++)
		add_row(set, key | c << 8);
	if (set->three && n > 2)
		add_three(set, key & 0xFFFFFF);
	for (uint32_t c = 1; set->three && n == 2 && c < 0x100; c++)
		add_three(set, key | c << 16);
	if (n >= BEGIN_DEPTH) {
		bit = begin_hash(key) >> set->shift;
		set->full[bit / 64] |= (uint64_t)1 << (bit % 64);
		return;
	}
	add_brief(set, begin_short(key, n));
	key |= (uint32_t)BEGIN_WORD << 8 * n;
	if (!edge)
		add_brief(set, begin_short(key, n));
}

/* The codes [from, n) of a start, at most BEGIN_DEPTH, added to a set. */
static void
add_codes(struct begins *set, const struct begin_start *start, unsigned from,
	bool edge)
{
	uint32_t key = 0;
	unsigned n = 0;

	for (; n < BEGIN_DEPTH && from + n < start->n; n++)
		key |= (uint32_t)begin_code(start->cps[from + n]) << 8 * n;
	begins_add(set, key, n, edge);
}

void
begins_add_start(struct begins *set, const struct begin_start *start, bool edge)
{
	add_codes(set, start, 0, edge);
	if (!set->article || start->n < 2 || start->cps[0] != 0x627 ||
		start->cps[1] != 0x644)
		return;
	if (start->n > 2)
		add_codes(set->article, start, 2, edge);
	else
		set->article = NULL; /* anything may stand behind it */
}

uint32_t
begin_next(struct str text, size_t *pos, size_t limit)
{
	uint32_t cp = 0;
	size_t at;

	while (*pos < limit && cp == 0)
		cp = fold_of(utf8_next(text, pos));
	if (cp != ' ')
		return cp;
	for (at = *pos; at < limit; *pos = at) {
		uint32_t fold = fold_of(utf8_next(text, &at));

		if (fold != 0 && fold != ' ')
			break;
	}
	return cp;
}

uint32_t
begin_prev(struct str text, size_t *pos, size_t limit)
{
	uint32_t cp = 0;
	size_t at;

	while (*pos > limit && cp == 0)
		cp = fold_of(utf8_prev(text, pos));
	if (cp != ' ')
		return cp;
	for (at = *pos; at > limit; *pos = at) {
		uint32_t fold = fold_of(utf8_prev(text, &at));

		if (fold != 0 && fold != ' ')
			break;
	}
	return cp;
}

/* A character of ASCII or of two bytes in Arabic at p: its code and length. */
static inline uint32_t
quick_code(const struct begin_chars *chars, const uint8_t *p, size_t *len)
{
	if (p[0] < 0x80) {
		*len = 1;
		return chars->codes[p[0]];
	}
	*len = 2;
	if ((p[0] & 0xFC) != 0xD8)
		return 0;
	return chars->codes[begin_arabic(p[0], p[1])];
}

/* The key of a text without other characters, without any that is dropped and
 * without runs of white space; 0 for other texts. */
static uint32_t
quick_key(const struct begins *set, struct str text, size_t pos, size_t limit)
{
	uint32_t key = 0, last = 0;
	size_t len;

	for (unsigned i = 0; i < BEGIN_DEPTH; i++) {
		uint32_t code;

		if (set->backward) {
			if (pos - limit < 2)
				return 0;
			pos -= text.ptr[pos - 1] < 0x80 ? 1 : 2;
			code = quick_code(set->chars, text.ptr + pos, &len);
		} else {
			if (limit - pos < 2)
				return 0;
			code = quick_code(set->chars, text.ptr + pos, &len);
			pos += len;
		}
		if (code == 0 || (code == ' ' && last == ' '))
			return 0;
		key |= (last = code) << 8 * i;
	}
	return key;
}

/* True where a key does not tell what a text is: at a tatweel that may stand
 * for a dash; before an invisible character, which ends a word without being
 * read. */
static bool
is_unclear(const struct begins *set, struct str text, size_t from, size_t to)
{
	while (from < to) {
		uint32_t cp = utf8_next(text, &from);

		if ((cp == 0x640 && set->dashes) ||
			(set->backward && fold_of(cp) == 0))
			return true;
	}
	return false;
}

size_t
begin_row(const struct begin_chars *chars, struct str text, size_t pos,
	size_t limit)
{
	size_t at = pos, len;
	uint32_t first, second;

	if (limit - pos >= 4) {
		first = quick_code(chars, text.ptr + pos, &len);
		second = quick_code(chars, text.ptr + pos + len, &len);
		if (first && second && first != ' ')
			return begin_row_of(first | second << 8);
	}
	first = begin_next(text, &at, limit);
	second = begin_next(text, &at, limit);
	for (size_t i = pos; i + 1 < at; i++)
		if (text.ptr[i] == 0xD9 && text.ptr[i + 1] == 0x80)
			return BEGIN_ROWS; /* a tatweel may be a dash */
	return begin_row_of(
		begin_code(first) | (uint32_t)begin_code(second) << 8);
}

/* False when no text of the set begins with the next character. */
static bool
first_may(const struct begins *set, struct str text, size_t pos)
{
	uint32_t fold = fold_of(
		set->backward ? utf8_before(text, pos) : utf8_at(text, pos));
	uint8_t code = begin_code(fold);

	return fold == 0 || (set->firsts[code / 64] >> (code % 64) & 1);
}

bool
begins_slowly(
	const struct begins *set, struct str text, size_t pos, size_t limit)
{
	uint32_t key;
	size_t at = pos;

	key = quick_key(set, text, pos, limit);
	if (key)
		return begins_has(set, key);
	if (!first_may(set, text, pos))
		return false;
	for (unsigned i = 0; i < BEGIN_DEPTH && at != limit; i++) {
		uint32_t cp = set->backward ? begin_prev(text, &at, limit)
					    : begin_next(text, &at, limit);

		key |= (uint32_t)begin_code(cp) << 8 * i;
	}
	return begins_has(set, key) ||
	       is_unclear(set, text, size_min(pos, at), size_max(pos, at));
}
