/* region - the Arabic names of countries and territories. */

#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "region.h"

enum { UNITS = 128 }; /* of UTF-16; the longest name has 62 */

static void
add_name(struct region_names *to, struct arena *arena, struct str name,
	const char *code)
{
	size_t bracket = str_find(name, 0, STR(" ("));

	if (bracket != STR_NONE)
		name.len = bracket;
	if (name.len == 0 || name.ptr[0] < 0x80) /* no Arabic name: the code */
		return;
	if (to->n && str_eq(to->names[to->n - 1], name))
		return;
	to->names[to->n] = arena_str(arena, name);
	to->codes[to->n++] = str_from_c(code);
}

static void
add_region(struct region_names *to, struct arena *arena,
	const ULocaleDisplayNames *names, const char *code)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar wide[UNITS];
	char name[3 * UNITS];
	int32_t length;

	uldn_regionDisplayName(names, code, wide, UNITS, &error);
	u_strToUTF8(name, sizeof(name), &length, wide, -1, &error);
	if (U_SUCCESS(error) && length < (int32_t)sizeof(name))
		add_name(to, arena, str_make(name, (size_t)length), code);
}

struct region_names
region_load(struct arena *arena)
{
	UDisplayContext brief[] = { UDISPCTX_LENGTH_SHORT };
	const char *const *codes = uloc_getISOCountries();
	struct region_names to = { NULL, NULL, 0 };
	ULocaleDisplayNames *full, *brief_names;
	UErrorCode error = U_ZERO_ERROR;
	size_t n = 0;

	while (codes[n])
		n++;
	to.names = ARENA_NEW(arena, struct str, 2 * n);
	to.codes = ARENA_NEW(arena, struct str, 2 * n);
	full = uldn_open("ar", ULDN_STANDARD_NAMES, &error);
	brief_names = uldn_openForContext("ar", brief, 1, &error);
	for (size_t i = 0; i < n && U_SUCCESS(error); i++) {
		add_region(&to, arena, full, codes[i]);
		add_region(&to, arena, brief_names, codes[i]);
	}
	uldn_close(full);
	uldn_close(brief_names);
	return to;
}
