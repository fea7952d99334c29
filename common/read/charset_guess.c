/* charset_guess - which encoding a file is in. */

#include <unicode/ucsdet.h>

#include "charset.h"
#include "likely.h"
#include "common/mistake.h"
#include "common/utf8.h"

enum { HEAD = 2048 }; /* bytes in which a file shows what it is */

static struct guess
found(const char *name)
{
	return (struct guess){ .name = charset_name(name) };
}

static struct guess
none(const char *why, size_t where)
{
	return (struct guess){ .why = why, .where = where };
}

/* What the text would look like in an encoding; false when it cannot be. */
static bool
look(const char *name, struct str bytes, struct arena *arena,
	struct likely *likely)
{
	struct arena_mark mark = arena_mark(arena);
	struct str text;
	size_t where;
	bool can = charset_decode(name, bytes, arena, &text, &where);

	if (can)
		*likely = likely_count(text);
	arena_release(arena, mark);
	return can;
}

static const char *
name_of_bom(struct str bytes)
{
	static const struct {
		struct str bom;
		const char *name;
	} boms[] = {
		{ STR_INIT("\xEF\xBB\xBF"), "UTF-8" },
		{ STR_INIT("\xFF\xFE\0\0"), "UTF-32LE" },
		{ STR_INIT("\0\0\xFE\xFF"), "UTF-32BE" },
		{ STR_INIT("\xFF\xFE"), "UTF-16LE" },
		{ STR_INIT("\xFE\xFF"), "UTF-16BE" },
	};

	for (size_t i = 0; i < COUNTOF(boms); i++) {
		if (str_starts(bytes, boms[i].bom))
			return boms[i].name;
	}
	return NULL;
}

/* UTF-16 or UTF-32 without a BOM; NULL when it is neither. Read as the other
 * one, or in the other byte order, text has code points that are none. */
static const char *
name_of_wide(struct str bytes, struct arena *arena)
{
	static const char *const names[] = { "UTF-32LE", "UTF-32BE", "UTF-16LE",
		"UTF-16BE" };
	const char *best = NULL;
	size_t most = 0;

	for (size_t i = 0; i < COUNTOF(names); i++) {
		struct likely likely;

		if (bytes.len % (i < 2 ? 4 : 2) != 0 ||
			!look(names[i], bytes, arena, &likely) ||
			!likely_is_ordered(&likely))
			continue;
		if (!best || likely.common + likely.breaks > most) {
			best = names[i];
			most = likely.common + likely.breaks;
		}
	}
	return best;
}

/* Controls as UTF-16 has them in every other byte and prose has not. */
static bool
has_many_controls(struct str sample)
{
	size_t n = 0;

	for (size_t i = 0; i < sample.len; i++) {
		uint8_t c = sample.ptr[i];

		n += c < 0x20 && c != '\t' && c != '\n' && c != '\r';
	}
	return n * 8 > sample.len;
}

/* UTF-8 with some damage: far more sequences are whole than broken. Text in
 * single bytes hardly ever makes one by chance. */
static bool
is_broken_utf8(struct str bytes)
{
	size_t whole = 0, broken = 0, pos = 0;

	while (pos < bytes.len) {
		size_t ahead = size_min(bytes.len - pos, 4), n;

		if (bytes.ptr[pos] < 0x80) {
			pos++;
			continue;
		}
		n = utf8_valid(str_sub(bytes, pos, pos + ahead));
		whole += n > 0;
		broken += n == 0;
		pos++;
		while (pos < bytes.len && (bytes.ptr[pos] & 0xC0) == 0x80)
			pos++;
	}
	return whole > 4 * broken;
}

/* The likelier of the Arabic encodings; NULL when the text is in none. Hardly
 * a page is in ISO-8859-6, so it must fit clearly better. */
static const char *
name_of_arabic(struct str bytes, struct arena *arena)
{
	static const struct {
		const char *name;
		long handicap;
	} names[] = { { "windows-1256", 0 }, { "ISO-8859-6", 9 } };
	const char *best = NULL;
	long most = 0;

	for (size_t i = 0; i < COUNTOF(names); i++) {
		struct likely likely;

		if (!look(names[i].name, bytes, arena, &likely))
			continue;
		likely.score -= names[i].handicap;
		if (!likely_is_text(&likely) || !likely_is_arabic(&likely))
			continue;
		if (!best || likely.score > most) {
			best = names[i].name;
			most = likely.score;
		}
	}
	return best;
}

static bool
can_be(const char *name, struct str bytes, struct arena *arena)
{
	struct likely likely;

	return look(name, bytes, arena, &likely) && likely_is_prose(&likely);
}

/* Small letters, so that a search needs to know no others. */
static struct str
lowered(struct str s, struct arena *arena)
{
	uint8_t *copy = arena_alloc(arena, s.len);

	for (size_t i = 0; i < s.len; i++) {
		uint8_t c = s.ptr[i];

		copy[i] = c >= 'A' && c <= 'Z' ? (uint8_t)(c | 0x20) : c;
	}
	return str_make(copy, s.len);
}

/* The name as browsers understand it. */
static const char *
modern_name(const char *name)
{
	if (!strcmp(name, "iso-8859-1") || !strcmp(name, "us-ascii"))
		return "windows-1252";
	if (!strcmp(name, "gb2312") || !strcmp(name, "gbk"))
		return "GB18030";
	return name;
}

/*
 * The encoding that an HTML page declares: <meta charset="NAME"> or, in
 * http-equiv, content="text/html; charset=NAME". A hint only: pages lie. One
 * in which the declaration itself could not be read (UTF-16) is no answer.
 */
static const char *
name_declared(struct str bytes, struct arena *arena)
{
	struct str head =
		lowered(str_sub(bytes, 0, size_min(bytes.len, HEAD)), arena);
	size_t meta = str_find(head, 0, STR("<meta")), at, end;
	struct str text;
	const char *name;

	if (meta == STR_NONE)
		return NULL;
	at = str_find(head, meta, STR("charset="));
	if (at == STR_NONE)
		return NULL;
	at += strlen("charset=");
	if (at < head.len && (head.ptr[at] == '"' || head.ptr[at] == '\''))
		at++;
	for (end = at; end < head.len; end++) {
		if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-_:.",
			    head.ptr[end]))
			break;
	}
	name = modern_name(arena_cstr(arena, str_sub(head, at, end)));
	head = str_sub(head, meta, end);
	if (charset_decode(name, head, arena, &text, &at) && str_eq(text, head))
		return name;
	return NULL;
}

/* A match of ICU's statistics that is worth a look. Arabic and Unicode have
 * been judged before; EBCDIC is not found on the web. */
static const char *
name_of_match(const UCharsetMatch *match)
{
	enum { NO_EVIDENCE = 10 }; /* said of whatever can be decoded */
	static const char *const out[] = { "UTF", "IBM", "ISO-8859-6",
		"windows-1256" };
	UErrorCode status = U_ZERO_ERROR;
	const char *name = ucsdet_getName(match, &status);

	if (ucsdet_getConfidence(match, &status) <= NO_EVIDENCE ||
		U_FAILURE(status))
		return NULL;
	for (size_t i = 0; i < COUNTOF(out); i++) {
		if (str_starts(str_from_c(name), str_from_c(out[i])))
			return NULL;
	}
	return strcmp(name, "ISO-8859-1") ? name : "windows-1252";
}

/* What ICU's statistics say, the likeliest first. */
static const char *
name_by_statistics(struct str bytes, struct arena *arena)
{
	UErrorCode status = U_ZERO_ERROR;
	UCharsetDetector *detector = ucsdet_open(&status);
	const UCharsetMatch **matches;
	const char *name = NULL;
	int32_t n = 0;

	ucsdet_setText(detector, (const char *)bytes.ptr,
		(int32_t)size_min(bytes.len, INT32_MAX), &status);
	ucsdet_enableInputFilter(detector, true); /* not the tags of HTML */
	matches = ucsdet_detectAll(detector, &n, &status);
	for (int32_t i = 0; U_SUCCESS(status) && i < n && !name; i++) {
		const char *match = name_of_match(matches[i]);

		if (match && can_be(match, bytes, arena))
			name = arena_cstr(arena, str_from_c(match));
	}
	ucsdet_close(detector);
	return name;
}

static struct guess
guess_bytes(struct str bytes, struct arena *arena)
{
	const char *declared = name_declared(bytes, arena), *name;
	struct likely likely;

	if (declared && !can_be(declared, bytes, arena))
		declared = NULL;
	/* editors declare windows-1252 of whatever they write */
	if (declared && strcmp(declared, "windows-1252") != 0)
		return found(declared);
	name = name_of_arabic(bytes, arena);
	if (name)
		return found(name);
	if (declared)
		return found(declared);
	name = name_by_statistics(bytes, arena);
	if (name)
		return found(name);
	if (look("windows-1252", bytes, arena, &likely) &&
		likely_is_latin(&likely))
		return found("windows-1252");
	name = name_of_wide(bytes, arena); /* Chinese without a line end */
	return name ? found(name) : none("unknown encoding", utf8_valid(bytes));
}

struct guess
charset_guess(struct str bytes, struct arena *arena)
{
	size_t valid = utf8_valid(bytes), where;
	size_t nul = str_find_byte(bytes, 0, '\0');
	const char *name = name_of_bom(bytes), *other = mistake_of_file(bytes);
	struct str text;

	if (other)
		return none(other, STR_NONE);
	if (name)
		return charset_decode(name, bytes, arena, &text, &where)
			       ? found(name)
			       : none("invalid in the encoding of its BOM",
					 where);
	if (nul != STR_NONE || has_many_controls(str_sub(
				       bytes, 0, size_min(bytes.len, HEAD)))) {
		name = name_of_wide(bytes, arena);
		if (name)
			return found(name);
	}
	if (nul != STR_NONE)
		return none("binary data, a NUL", nul);
	if (valid == bytes.len)
		return found("UTF-8");
	if (is_broken_utf8(bytes))
		return none("invalid UTF-8", valid);
	return guess_bytes(bytes, arena);
}
