/* mistake - what a wrong input probably is. */

#include "mistake.h"

bool
mistake_is_utf16(struct str bytes)
{
	return str_starts(bytes, STR("\xFF\xFE")) ||
	       str_starts(bytes, STR("\xFE\xFF")) ||
	       (bytes.len > 1 && !bytes.ptr[0] != !bytes.ptr[1]);
}

/* What kinds of files begin with, and what a message ends with. */
static const struct {
	struct str begin;
	const char *hint;
} kinds[] = {
	{ STR_INIT("\x1F\x8B"), ": gzip, to be unpacked first" },
	{ STR_INIT("BZh91AY&SY"), ": bzip2, to be unpacked first" },
	{ STR_INIT("\xFD"
		   "7zXZ\0"),
		": xz, to be unpacked first" },
	{ STR_INIT("\x28\xB5\x2F\xFD"), ": zstd, to be unpacked first" },
	{ STR_INIT("\x04\x22\x4D\x18"), ": lz4, to be unpacked first" },
	{ STR_INIT("PK\x03\x04"), ": zip, to be unpacked first" },
	{ STR_INIT("%PDF-"), ": PDF, to be made plain text first" },
};

static const char *
hint_of(struct str bytes)
{
	for (size_t i = 0; i < COUNTOF(kinds); i++) {
		if (str_starts(bytes, kinds[i].begin))
			return kinds[i].hint;
	}
	return NULL;
}

const char *
mistake_of_file(struct str bytes)
{
	const char *hint = hint_of(bytes);

	return hint ? hint + strlen(": ") : NULL;
}

/* JSON of other tools: an array, or an object over several lines. A bracket
 * before anything else is text, such as a plugin's tag. */
static bool
is_other_json(struct str line)
{
	struct str rest = str_trim(str_from(line, 1));

	if (line.ptr[0] == '[')
		return rest.len == 0 ||
		       str_find_byte(STR("[{\"]"), 0, rest.ptr[0]) != STR_NONE;
	return line.ptr[0] == '{' && rest.len == 0;
}

const char *
mistake_of_line(struct str line, bool utf8, bool plain)
{
	const char *hint = hint_of(line);

	if (hint)
		return hint;
	if (mistake_is_utf16(line))
		return ": UTF-16, to be made UTF-8 first "
		       "(of plain text by safi-read)";
	if (is_other_json(line))
		return "; a record is one object on one line";
	if (line.ptr[0] == '{')
		return "";
	if (!utf8)
		return "; plain text in whatever encoding needs safi-read";
	return plain ? "; plain text needs '--text'"
		     : "; plain text needs safi-read";
}
