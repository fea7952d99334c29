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
#include "common/uchar.h"

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

/* A unit read as UTF-8. */
struct reading {
	bool sound;         /* it may be that; the rest holds */
	size_t n;           /* sequences, one behind the other */
	size_t telling;     /* bytes that are not natural */
	bool letters;       /* all are Arabic letters, U+0621-064A */
	size_t first, last; /* index of the first byte, behind the last */
};

/* Takes the sequence bytes[pos, end) into the reading. */
static void
add_sequence(const struct norm_line *line, struct reading *reading, size_t pos,
	size_t end)
{
	struct str bytes = buf_str(&line->bytes);
	uint32_t cp = utf8_at(bytes, pos);

	if (reading->n == 0)
		reading->first = pos;
	else if (reading->last != pos)
		reading->sound = false;
	reading->sound = reading->sound && norm_is_assigned(cp);
	reading->letters = reading->letters && norm_in(cp, 0x0621, 0x064A);
	for (size_t i = pos + 1; i < end; i++)
		reading->telling += is_telling(line->page->id, bytes.ptr[i]);
	reading->n++;
	reading->last = end;
}

/* Reads the unit at hand. Punctuation may stand before and behind the
 * sequences, nothing may stand among them. */
static struct reading
read_utf8(const struct norm_line *line)
{
	struct str bytes = buf_str(&line->bytes);
	struct reading reading = { .sound = true, .letters = true };
	size_t pos = 0;

	while (pos < bytes.len && reading.sound) {
		size_t n = sequence(bytes, pos);
		uint8_t c = bytes.ptr[pos];

		if (n > 0)
			add_sequence(line, &reading, pos, pos + n);
		else
			reading.sound =
				!uchar_is_word(line->page->upper[c - 0x80]);
		pos += size_max(n, 1);
	}
	reading.sound = reading.sound && reading.n > 0;
	return reading;
}

/*
 * Cannot be anything else: sequences side by side, four of them, or with a
 * telling byte, or all Arabic letters; one that begins like punctuation,
 * U+FEFF or an emoji (U+00E2 U+20AC U+0153, U+00EF U+00BB U+00BF, U+00F0
 * U+0178 ...); or in Latin text a capital U+00C2 or U+00C3 with a sign, right
 * behind a small letter.
 */
static bool
is_certain(const struct norm_line *line, const struct norm_unit *unit,
	const struct reading *reading)
{
	bool western = line->page->id == PAGE_1252;
	uint8_t lead, before;

	if (!reading->sound)
		return false;
	if (reading->n >= 2)
		return reading->telling > 0 || reading->letters ||
		       reading->n >= 4;
	lead = line->bytes.ptr[reading->first];
	if (lead == 0xE2 || lead == 0xEF || (lead == 0xF0 && western))
		return reading->telling > 0;
	if (!western || reading->first > 0 || unit->beg == line->beg)
		return false;
	before = line->text.ptr[unit->beg - 1];
	return norm_in(before, 'a', 'z') && norm_in(lead, 0xC2, 0xC3);
}

/* How many bytes of the line read as UTF-8; 0 when that is not certain. */
static size_t
certain_bytes(struct norm_line *line)
{
	struct norm_unit unit;
	size_t bytes = 0;
	bool certain = false;

	for (size_t pos = line->beg; norm_unit_next(line, pos, &unit);
		pos = unit.end) {
		struct reading reading = read_utf8(line);

		if (reading.sound)
			bytes += reading.last - reading.first;
		certain = certain || is_certain(line, &unit, &reading);
	}
	return certain ? bytes : 0;
}

/* Puts UTF-8 right that was read as the line's page. */
static void
repair_utf8(struct norm_line *line, struct edits *edits)
{
	struct norm_unit unit;

	for (size_t pos = line->beg; norm_unit_next(line, pos, &unit);
		pos = unit.end) {
		struct reading reading = read_utf8(line);
		struct str utf8 = buf_str(&line->bytes);
		size_t beg = unit.beg, end;

		if (!reading.sound)
			continue;
		for (size_t i = 0; i < reading.first; i++)
			utf8_next(line->text, &beg);
		end = beg;
		for (size_t i = reading.first; i < reading.last; i++)
			utf8_next(line->text, &end);
		utf8 = str_sub(utf8, reading.first, reading.last);
		edits_add(edits, beg, end, arena_str(edits->arena, utf8),
			NORM_MOJIBAKE);
	}
}

/* The reading that explains most of the line. */
static void
repair_line(const struct norm *norm, struct str text, size_t beg,
	struct edits *edits)
{
	struct norm_line western = {
		.text = text, .beg = beg, .page = &norm->page[PAGE_1252]
	};
	struct norm_line arabic = {
		.text = text, .beg = beg, .page = &norm->page[PAGE_1256]
	};
	size_t as_western = certain_bytes(&western);
	size_t as_arabic = certain_bytes(&arabic);

	if (as_western > 0 && as_western >= as_arabic)
		repair_utf8(&western, edits);
	else if (as_arabic > 0)
		repair_utf8(&arabic, edits);
	else
		norm_repair_1256(&western, arabic.page, edits);
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
