/*
 * norm_1256 - windows-1256 that was read as windows-1252. Arabic words then
 * look like accented letters in a row, capital and small ones mixed, as in
 * U+00C7 U+00E1 (the article) U+00DA. What Western words there are have ASCII
 * letters among theirs.
 */

#include "norm_pass.h"
#include "common/uchar.h"

/* A unit as such a word. */
struct high {
	size_t letters;    /* that would be Arabic letters */
	bool upper, lower; /* as letters of Latin-1, sharp s aside */
	bool mixed;        /* a capital behind a small letter */
	bool latin;        /* holds a letter that Arabic has not */
	bool pure;         /* nothing but letters of Arabic */
	bool beside;       /* ASCII letters stand beside it */
	bool strong;       /* no Western word looks like this */
};

static bool
is_ascii_letter(uint8_t c)
{
	return norm_in(c | 0x20u, 'a', 'z');
}

static struct high
look_high(const struct norm_line *line, const struct norm_unit *unit,
	const struct norm_page *arabic)
{
	struct high high = { .pure = true };
	const uint8_t *text = line->text.ptr;

	for (size_t i = 0; i < line->bytes.len; i++) {
		uint8_t c = line->bytes.ptr[i];
		uint32_t cp = arabic->upper[c - 0x80];

		if (!uchar_is_letter(cp)) {
			high.pure = false;
			continue;
		}
		high.latin |= !uchar_is_arabic(cp);
		if (c < 0xC0)
			continue;
		high.letters++;
		high.mixed |= high.lower && c < 0xDF;
		high.upper |= c < 0xDF;
		high.lower |= c > 0xDF;
	}
	high.beside = (unit->beg > line->beg &&
			      is_ascii_letter(text[unit->beg - 1])) ||
		      (unit->end < line->text.len &&
			      is_ascii_letter(text[unit->end]));
	high.strong = !high.latin && high.letters >= 3 &&
		      (high.mixed || (high.upper && high.lower &&
					     (high.letters >= 4 || high.pure)));
	return high;
}

/* One strong word, or several that have enough letters, and Western words in
 * no number worth mention. */
static bool
is_certain_1256(struct norm_line *line, const struct norm_page *arabic)
{
	struct norm_unit unit;
	size_t words = 0, letters = 0, strong = 0, western = 0;
	bool both = false;

	for (size_t pos = line->beg; norm_unit_next(line, pos, &unit);
		pos = unit.end) {
		struct high high = look_high(line, &unit, arabic);

		if (high.strong)
			strong++;
		else if (high.letters > 0 && (high.latin || high.beside))
			western++;
		if (high.letters < 2 || high.latin || high.beside)
			continue;
		words++;
		letters += high.letters;
		both |= high.upper && high.lower;
	}
	if (western > 0)
		return strong > 2 * western;
	return strong > 0 || (both && words >= 2 && letters >= 8);
}

static void
add_arabic(const struct norm_line *line, const struct norm_unit *unit,
	const struct norm_page *arabic, struct edits *edits)
{
	struct buf with = { 0 };

	for (size_t i = 0; i < line->bytes.len; i++)
		with.len += utf8_put(buf_reserve(&with, 4),
			arabic->upper[line->bytes.ptr[i] - 0x80]);
	edits_add(edits, unit->beg, unit->end,
		arena_str(edits->arena, buf_str(&with)), NORM_MOJIBAKE);
	buf_free(&with);
}

void
norm_repair_1256(struct norm_line *line, const struct norm_page *arabic,
	struct edits *edits)
{
	struct norm_unit unit;

	if (!is_certain_1256(line, arabic))
		return;
	for (size_t pos = line->beg; norm_unit_next(line, pos, &unit);
		pos = unit.end)
		add_arabic(line, &unit, arabic, edits);
}
