/*
 * conf_check - what is refused before libyaml sees it: bytes that are no text,
 * and what makes libyaml slow. What it has gathered of one run of blanks it
 * clears again at every later blank of the same scalar, and a tag directive is
 * compared with all before it.
 */

#include "byteset.h"
#include "conf_tree.h"
#include "mistake.h"
#include "utf8.h"

/* The place of a byte; lines end as libyaml counts them. */
static struct place
byte_place(const struct str *file, struct str yaml, size_t byte)
{
	size_t line = 1, beg = 0;

	for (size_t i = 0; i < byte; i++) {
		bool crlf = yaml.ptr[i] == '\r' && i + 1 < yaml.len &&
			    yaml.ptr[i + 1] == '\n';

		if ((yaml.ptr[i] != '\n' && yaml.ptr[i] != '\r') || crlf)
			continue;
		line++;
		beg = i + 1;
	}
	return (struct place){ *file, line,
		utf8_count(str_sub(yaml, beg, byte)) + 1 };
}

/* Characters that libyaml refuses, or takes for the end of a line where no
 * editor does, or drops. */
static bool
must_be_escaped(uint32_t cp)
{
	if (cp < 0x20)
		return cp != '\t' && cp != '\n' && cp != '\r';
	return (cp >= 0x7F && cp < 0xA0) || cp == 0x2028 || cp == 0x2029 ||
	       cp == 0xFEFF || cp == 0xFFFE || cp == 0xFFFF;
}

/* The first of them, or STR_NONE. */
static size_t
find_unescaped(struct str yaml)
{
	struct byteset first = { 0 }; /* bytes of such characters */
	size_t pos = 0;

	for (uint8_t c = 0; c <= 0x7F; c++)
		if (must_be_escaped(c))
			byteset_add(&first, c);
	byteset_add(&first, 0xC2);
	byteset_add(&first, 0xE2);
	byteset_add(&first, 0xEF);
	while ((pos = byteset_find(&first, yaml, pos)) < yaml.len) {
		size_t beg = pos;

		if (must_be_escaped(utf8_next(yaml, &pos)))
			return beg;
	}
	return STR_NONE;
}

static bool
is_blank(uint8_t c)
{
	return c <= ' ';
}

/* Where the first run of blanks becomes too long, or STR_NONE. Such a run has a
 * byte at a multiple of the limit. */
static size_t
find_blanks(struct str yaml)
{
	size_t at, beg, end;

	for (at = CONF_MAX_BLANK; at < yaml.len; at += CONF_MAX_BLANK) {
		for (beg = at; beg > 0 && is_blank(yaml.ptr[beg - 1]);)
			beg--;
		for (end = at; end < yaml.len && is_blank(yaml.ptr[end]);)
			end++;
		if (end - beg > CONF_MAX_BLANK && end > at)
			return beg + CONF_MAX_BLANK;
	}
	return STR_NONE;
}

static bool
check_characters(const struct str *file, struct str yaml, struct diag *diag)
{
	size_t valid = utf8_valid(yaml);
	size_t odd = find_unescaped(str_sub(yaml, 0, valid));
	size_t blanks = find_blanks(str_sub(yaml, 0, valid));
	size_t at = size_min(odd, blanks), pos = at;
	struct place place;

	if (at == STR_NONE && valid == yaml.len)
		return true;
	place = byte_place(file, yaml, size_min(at, valid));
	if (at == STR_NONE)
		diag_at(diag, DIAG_CONFIG, place, "%s",
			mistake_is_utf16(yaml)
				? "written in UTF-16, save it as UTF-8"
				: "invalid UTF-8");
	else if (at == odd)
		diag_at(diag, DIAG_CONFIG, place,
			"U+%04X can only be written as an escape within "
			"double quotes",
			(unsigned)utf8_next(yaml, &pos));
	else
		diag_at(diag, DIAG_CONFIG, place,
			"more than %d blanks and empty lines in a row",
			CONF_MAX_BLANK);
	return false;
}

static bool
check_directives(const struct str *file, struct str yaml, struct diag *diag)
{
	size_t pos = 0;

	while ((pos = str_find(yaml, pos, STR("%TAG"))) != STR_NONE) {
		if (pos == 0 || yaml.ptr[pos - 1] == '\n' ||
			yaml.ptr[pos - 1] == '\r') {
			diag_at(diag, DIAG_CONFIG, byte_place(file, yaml, pos),
				"tags are not supported");
			return false;
		}
		pos++;
	}
	return true;
}

bool
conf_tree_check(const struct str *file, struct str yaml, struct diag *diag)
{
	return check_characters(file, yaml, diag) &&
	       check_directives(file, yaml, diag);
}
