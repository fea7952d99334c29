/*
 * norm_mojibake - text that was read in the wrong encoding, put right where
 * there is no doubt:
 *
 *	UTF-8 read as windows-1252	U+00D8 U+00A7 for alef (D8 A7)
 *	UTF-8 read as windows-1256	U+0637 U+00A7 for alef
 *	windows-1256 read as -1252	U+00C7 for alef (C7)
 *
 * A line is judged as a whole. One stretch that cannot be anything else makes
 * it certain, and then everything in the line that fits is put right. What
 * was read wrongly twice is put right by a second turn of the pass.
 */

#include "norm_pass.h"
#include "uchar.h"

/*
 * Bytes from 0x80 to 0xBF whose characters may well stand behind a letter in
 * sound text: letters, quotes, dashes, closing marks, white space, degree and
 * trade mark signs. The others are telling: U+00A7 or U+2020 right behind a
 * letter, and that twice, is no accident.
 */
static const struct str natural[] = {
	[PAGE_1252] = STR_INIT("\x82\x83\x84\x85\x89\x8A\x8B\x8C\x8E\x91\x92"
			       "\x93\x94\x95\x96\x97\x99\x9A\x9B\x9C\x9E\x9F"
			       "\xA0\xA1\xA9\xAA\xAB\xAD\xAE\xB0\xB2\xB3\xB4"
			       "\xB7\xB9\xBA\xBB\xBF"),
	[PAGE_1256] = STR_INIT("\x81\x82\x83\x84\x85\x89\x8A\x8B\x8C\x8D\x8E"
			       "\x8F\x90\x91\x92\x93\x94\x95\x96\x97\x98\x99"
			       "\x9A\x9B\x9C\x9D\x9E\x9F\xA0\xA1\xA9\xAA\xAB"
			       "\xAD\xAE\xB0\xB2\xB3\xB4\xB7\xB9\xBA\xBB"
			       "\xBF"),
};

static bool
is_telling(enum norm_page_id id, uint8_t byte)
{
	return str_find_byte(natural[id], 0, byte) == STR_NONE;
}

/* Odd are the accented letters of Latin-1, and what windows-1256 has from 0x80
 * to 0xBF but for the punctuation of every Arabic text. */
void
norm_mojibake_init(struct norm *norm)
{
	const uint16_t *arabic = norm->page[PAGE_1256].upper;
	struct norm_set *odd = &norm->sets[PASS_MOJIBAKE];
	static const struct str usual = STR_INIT(
		"\x91\x92\x93\x94\x96\x97\x9D\x9E\xA0\xA1\xAB\xAD\xBA\xBB\xBF");

	norm_page_init(&norm->page[PAGE_1252], PAGE_1252);
	norm_page_init(&norm->page[PAGE_1256], PAGE_1256);
	if (!norm->choice.on[NORM_MOJIBAKE])
		return;
	norm_set_add(odd, 0xC2, 0xFF);
	for (unsigned b = 0x80; b < 0xC0; b++) {
		uint32_t cp = arabic[b - 0x80];

		if (str_find_byte(usual, 0, (uint8_t)b) == STR_NONE)
			norm_set_add(odd, cp, cp);
	}
}

/* A line of the text that is looked at as bytes of one code page. */
struct line {
	struct str text; /* up to the end of the line */
	size_t beg;
	const struct norm_page *page;
	enum norm_page_id id;
	struct buf bytes; /* of the unit at hand */
};

/* Characters of the page beyond ASCII in a row. */
struct unit {
	size_t beg, end;
	bool sound;         /* the rest holds: it may be UTF-8 */
	size_t n;           /* sequences of UTF-8, one behind the other */
	size_t longest;     /* of them, in bytes */
	size_t telling;     /* bytes that are not natural */
	bool letters;       /* all are Arabic letters, U+0621-064A */
	size_t first, last; /* index of the first byte, behind the last */
};

/* The next unit at or after pos, its bytes in line->bytes. */
static bool
next_unit(struct line *line, size_t pos, struct unit *unit)
{
	struct str text = line->text;

	line->bytes.len = 0;
	*unit = (struct unit){ .beg = pos };
	while (pos < text.len) {
		uint8_t byte =
			norm_page_byte(line->page, utf8_next(text, &pos));

		if (byte) {
			buf_byte(&line->bytes, byte);
			unit->end = pos;
		} else if (line->bytes.len) {
			break;
		} else {
			unit->beg = pos;
		}
	}
	return line->bytes.len > 0;
}

/* The length of the UTF-8 sequence at pos, or 0. */
static size_t
sequence(struct str bytes, size_t pos)
{
	uint8_t c = bytes.ptr[pos];
	size_t n = c < 0xC2 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;

	if (n == 0 || n > bytes.len - pos ||
		utf8_valid(str_sub(bytes, pos, pos + n)) != n)
		return 0;
	return n;
}

/* Takes the sequence bytes[pos, end) into the unit. */
static void
add_sequence(const struct line *line, struct unit *unit, size_t pos, size_t end)
{
	struct str bytes = buf_str(&line->bytes);
	uint32_t cp = utf8_at(bytes, pos);

	if (unit->n == 0)
		unit->first = pos;
	else if (unit->last != pos)
		unit->sound = false;
	unit->sound = unit->sound && norm_is_assigned(cp);
	unit->letters = unit->letters && norm_in(cp, 0x0621, 0x064A);
	for (size_t i = pos + 1; i < end; i++)
		unit->telling += is_telling(line->id, bytes.ptr[i]);
	unit->n++;
	unit->last = end;
}

/* Reads the unit's bytes as UTF-8. Punctuation may stand before and behind
 * the sequences, nothing may stand among them. */
static void
read_unit(const struct line *line, struct unit *unit)
{
	struct str bytes = buf_str(&line->bytes);
	size_t pos = 0;

	unit->sound = unit->letters = true;
	while (pos < bytes.len && unit->sound) {
		size_t n = sequence(bytes, pos);
		uint8_t c = bytes.ptr[pos];

		if (n > 0)
			add_sequence(line, unit, pos, pos + n);
		else
			unit->sound =
				!uchar_is_word(line->page->upper[c - 0x80]);
		pos += size_max(n, 1);
	}
	unit->sound = unit->sound && unit->n > 0;
}

/*
 * Cannot be anything else: sequences side by side, four of them, or with a
 * telling byte, or all Arabic letters; one
 * that begins like punctuation, U+FEFF or an emoji (U+00E2 U+20AC U+0153,
 * U+00EF U+00BB U+00BF, U+00F0 U+0178 ...); or in Latin text a capital U+00C2
 * or U+00C3 with a sign, right behind a small letter.
 */
static bool
is_certain(const struct line *line, const struct unit *unit)
{
	uint8_t before =
		unit->beg > line->beg ? line->text.ptr[unit->beg - 1] : 0;
	uint8_t lead;

	if (!unit->sound)
		return false;
	if (unit->n >= 2)
		return unit->telling > 0 || unit->letters || unit->n >= 4;
	lead = line->bytes.ptr[unit->first];
	if (lead == 0xE2 || lead == 0xEF ||
		(lead == 0xF0 && line->id == PAGE_1252))
		return unit->telling > 0;
	return line->id == PAGE_1252 && unit->first == 0 &&
	       norm_in(before, 'a', 'z') && norm_in(lead, 0xC2, 0xC3);
}

/* How many bytes of the line read as UTF-8; 0 when that is not certain. */
static size_t
certain_bytes(struct line *line)
{
	struct unit unit;
	size_t bytes = 0;
	bool certain = false;

	for (size_t pos = line->beg; next_unit(line, pos, &unit);
		pos = unit.end) {
		read_unit(line, &unit);
		if (unit.sound)
			bytes += unit.last - unit.first;
		certain = certain || is_certain(line, &unit);
	}
	return certain ? bytes : 0;
}

/* Puts UTF-8 right that was read as the line's page. */
static void
repair_utf8(struct line *line, struct edits *edits)
{
	struct unit unit;

	for (size_t pos = line->beg; next_unit(line, pos, &unit);
		pos = unit.end) {
		size_t beg = unit.beg, end;

		read_unit(line, &unit);
		if (!unit.sound)
			continue;
		for (size_t i = 0; i < unit.first; i++)
			utf8_next(line->text, &beg);
		end = beg;
		for (size_t i = unit.first; i < unit.last; i++)
			utf8_next(line->text, &end);
		edits_add(edits, beg, end,
			arena_str(edits->arena, str_sub(buf_str(&line->bytes),
							unit.first, unit.last)),
			NORM_MOJIBAKE);
	}
}

/*
 * windows-1256 read as windows-1252: Arabic words look like accented letters
 * in a row, capital and small ones mixed, as in U+00C7 U+00E1 (the article)
 * U+00DA. What Western words there are have ASCII letters among theirs.
 */
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
look_high(const struct line *line, const struct unit *unit,
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
is_certain_1256(struct line *line, const struct norm_page *arabic)
{
	struct unit unit;
	size_t words = 0, letters = 0, strong = 0, western = 0;
	bool both = false;

	for (size_t pos = line->beg; next_unit(line, pos, &unit);
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
add_arabic(const struct line *line, const struct unit *unit,
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

static void
repair_1256(
	struct line *line, const struct norm_page *arabic, struct edits *edits)
{
	struct unit unit;

	if (!is_certain_1256(line, arabic))
		return;
	for (size_t pos = line->beg; next_unit(line, pos, &unit);
		pos = unit.end)
		add_arabic(line, &unit, arabic, edits);
}

/* The reading that explains most of the line. */
static void
repair_line(const struct norm *norm, struct str text, size_t beg,
	struct edits *edits)
{
	struct line western = { .text = text,
		.beg = beg,
		.id = PAGE_1252,
		.page = &norm->page[PAGE_1252] };
	struct line arabic = { .text = text,
		.beg = beg,
		.id = PAGE_1256,
		.page = &norm->page[PAGE_1256] };
	size_t as_western = certain_bytes(&western);
	size_t as_arabic = certain_bytes(&arabic);

	if (as_western > 0 && as_western >= as_arabic)
		repair_utf8(&western, edits);
	else if (as_arabic > 0)
		repair_utf8(&arabic, edits);
	else
		repair_1256(&western, arabic.page, edits);
	buf_free(&western.bytes);
	buf_free(&arabic.bytes);
}

/* A cheap look at the neighbours of an odd character at pos: can it be part of
 * a mojibake at all? Behind U+0637 or U+0638 (D8, D9) anything may. */
bool
norm_is_suspect(const struct norm *norm, struct str text, size_t pos)
{
	const struct norm_page *arabic = &norm->page[PAGE_1256];
	uint32_t before = utf8_before(text, pos);
	uint32_t cp = utf8_next(text, &pos);

	if (norm_in(cp, 0xC2, 0xFF))
		return norm_page_byte(
			&norm->page[PAGE_1252], utf8_at(text, pos));
	return norm_in(before, 0x0637, 0x0638) ||
	       (norm_page_byte(arabic, before) >= 0xC2 &&
		       is_telling(PAGE_1256, norm_page_byte(arabic, cp)));
}

void
norm_mojibake(const struct norm *norm, struct str text, struct edits *edits)
{
	struct norm_scan scan = norm_scan(&norm->sets[PASS_MOJIBAKE], text);
	size_t pos = norm_scan_next(&scan, 0);

	while (pos < text.len) {
		size_t beg = pos, end;

		if (!norm_is_suspect(norm, text, pos)) {
			utf8_next(text, &pos);
		} else {
			while (beg > 0 && text.ptr[beg - 1] != '\n')
				beg--;
			end = size_min(
				str_find_byte(text, pos, '\n'), text.len);
			repair_line(norm, str_sub(text, 0, end), beg, edits);
			pos = end;
		}
		pos = norm_scan_next(&scan, pos);
	}
}
