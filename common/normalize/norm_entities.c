/* norm_entities - HTML character references, each resolved once. */

#include "norm_entity_names.h"
#include "norm_pass.h"

enum {
	NAME_MAX = 8, /* bytes of the longest name */
	CP_MAX = 0x10FFFF,
	REPLACEMENT = 0xFFFD
};

static bool
is_alnum(uint8_t c)
{
	return norm_in(c, '0', '9') || norm_in(c | 0x20u, 'a', 'z');
}

/* Names that HTML knows without a semicolon too: those of Latin-1 and of
 * " & < >. */
static bool
is_old(uint32_t cp)
{
	return norm_in(cp, 0xA0, 0xFF) || cp == '"' || cp == '&' || cp == '<' ||
	       cp == '>';
}

/*
 * A name at *pos; moves *pos behind it. Without a semicolon the rule of HTML
 * for attribute values holds, so that the "&copy=2" of an address stays.
 */
static uint32_t
named(struct str text, size_t *pos)
{
	size_t end = *pos;
	uint32_t cp;
	bool closed;

	while (end < text.len && end - *pos <= NAME_MAX &&
		is_alnum(text.ptr[end]))
		end++;
	cp = norm_entity(str_sub(text, *pos, end));
	closed = end < text.len && text.ptr[end] == ';';
	if (!closed &&
		(!is_old(cp) || (end < text.len && text.ptr[end] == '=')))
		return 0;
	*pos = end + closed;
	return cp;
}

static int
digit(uint8_t c, uint32_t base)
{
	if (norm_in(c, '0', '9'))
		return c - '0';
	if (base == 16 && norm_in(c | 0x20u, 'a', 'f'))
		return (c | 0x20) - 'a' + 10;
	return -1;
}

/* What HTML makes of a number: 0x80-0x9F are windows-1252, as they always were
 * in browsers; what is no character is U+FFFD. */
static uint32_t
numbered(uint32_t n)
{
	if (norm_in(n, 0x80, 0x9F))
		return norm_windows_1252[n - 0x80];
	if (n == 0 || n > CP_MAX || norm_in(n, 0xD800, 0xDFFF))
		return REPLACEMENT;
	return n;
}

/* A number behind "&#", with or without its semicolon. False: no digits. */
static bool
number(struct str text, size_t *pos, uint32_t *cp)
{
	size_t at = *pos, first;
	uint32_t base = 10, n = 0;

	if (at < text.len && (text.ptr[at] | 0x20) == 'x') {
		base = 16;
		at++;
	}
	for (first = at; at < text.len; at++) {
		int d = digit(text.ptr[at], base);

		if (d < 0)
			break;
		if (n <= CP_MAX)
			n = n * base + (uint32_t)d;
	}
	if (at == first)
		return false;
	*pos = at + (at < text.len && text.ptr[at] == ';');
	*cp = numbered(n);
	return true;
}

/* A reference whose & is at *pos; moves *pos behind it, or by one. */
static bool
reference(struct str text, size_t *pos, uint32_t *cp)
{
	size_t at = ++*pos;

	if (at < text.len && text.ptr[at] == '#') {
		at++;
		if (!number(text, &at, cp))
			return false;
	} else {
		*cp = named(text, &at);
		if (*cp == 0)
			return false;
	}
	*pos = at;
	return true;
}

void
norm_entities(const struct norm *norm, struct str text, struct edits *edits)
{
	struct norm_scan scan = norm_scan(&norm->sets[PASS_ENTITIES], text);
	size_t pos = norm_scan_next(&scan, 0);

	while (pos < text.len) {
		size_t beg = pos;
		uint32_t cp;
		uint8_t bytes[4];

		if (reference(text, &pos, &cp))
			edits_add(edits, beg, pos,
				arena_str(edits->arena,
					str_make(bytes, utf8_put(bytes, cp))),
				NORM_ENTITIES);
		pos = norm_scan_next(&scan, pos);
	}
}
