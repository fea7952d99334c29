/* charset - conversion by ICU. */

#include <unicode/ucnv.h>

#include "charset.h"
#include "common/diag.h"
#include "common/proc.h"
#include "common/utf8.h"

static const struct str bom8 = STR_INIT("\xEF\xBB\xBF");

/* A converter that stops where bytes do not fit; NULL when there is none. */
static UConverter *
open_strict(const char *name)
{
	UErrorCode status = U_ZERO_ERROR;
	UConverter *cnv;

	if (!*name)
		return NULL; /* to ICU it would mean the locale's own */
	cnv = ucnv_open(name, &status);
	ucnv_setToUCallBack(
		cnv, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
	ucnv_setFromUCallBack(
		cnv, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
	if (U_SUCCESS(status))
		return cnv;
	ucnv_close(cnv);
	return NULL;
}

const char *
charset_name(const char *name)
{
	static const char *const standards[] = { "MIME", "IANA" };
	UConverter *cnv = open_strict(name);
	const char *usual = NULL;
	UErrorCode status = U_ZERO_ERROR;

	if (!cnv)
		return NULL;
	ucnv_close(cnv);
	for (size_t i = 0; i < COUNTOF(standards) && !usual; i++) {
		status = U_ZERO_ERROR;
		usual = ucnv_getStandardName(name, standards[i], &status);
	}
	return usual ? usual : ucnv_getAlias(name, 0, &status);
}

/* All names that ICU knows. */
struct names {
	const char **v;
	size_t n, cap;
};

static struct str
nth_name(const void *of, size_t i)
{
	return str_from_c(((const struct names *)of)->v[i]);
}

struct str
charset_nearest(const char *name, struct arena *arena)
{
	struct names names = { 0 };

	for (int32_t i = 0; i < ucnv_countAvailable(); i++) {
		const char *converter = ucnv_getAvailableName(i);
		UErrorCode status = U_ZERO_ERROR;
		uint16_t n = ucnv_countAliases(converter, &status);

		for (uint16_t k = 0; k < n; k++) {
			const char *alias =
				ucnv_getAlias(converter, k, &status);

			if (U_FAILURE(status))
				break;
			ARENA_ROOM(arena, &names.v, names.n, &names.cap);
			names.v[names.n++] = alias;
		}
	}
	return diag_nearest(str_from_c(name), names.n, nth_name, &names);
}

/* From the source converter to UTF-8 through a buffer of UTF-16. */
static bool
convert(UConverter *source, UConverter *utf8, struct str bytes,
	struct arena *arena, struct str *text, size_t *where)
{
	UChar pivot[2048], *from = pivot, *to = pivot;
	const char *in = (const char *)bytes.ptr, *end = in + bytes.len;
	size_t cap = proc_size_add(proc_size_mul(bytes.len, 2), 64), len = 0;
	uint8_t *dst = arena_alloc(arena, cap);
	char invalid[16];
	int8_t n = sizeof(invalid);
	UErrorCode status, ignored = U_ZERO_ERROR;

	for (UBool first = 1;; first = 0) {
		char *out = (char *)dst + len;

		status = U_ZERO_ERROR;
		ucnv_convertEx(utf8, source, &out, (char *)dst + cap, &in, end,
			pivot, &from, &to, pivot + COUNTOF(pivot), first, true,
			&status);
		len = (size_t)((uint8_t *)out - dst);
		if (status != U_BUFFER_OVERFLOW_ERROR)
			break;
		dst = arena_grow(arena, dst, cap, proc_size_mul(cap, 2));
		cap *= 2;
	}
	if (U_SUCCESS(status)) {
		*text = str_make(arena_grow(arena, dst, cap, len), len);
		return true;
	}
	ucnv_getInvalidChars(source, invalid, &n, &ignored);
	*where = (size_t)(in - n - (const char *)bytes.ptr);
	return false;
}

static struct str
without_bom(struct str text)
{
	return str_starts(text, bom8) ? str_from(text, bom8.len) : text;
}

bool
charset_decode(const char *name, struct str bytes, struct arena *arena,
	struct str *text, size_t *where)
{
	UConverter *source, *utf8;
	bool done = false;

	if (ucnv_compareNames(name, "UTF-8") == 0) {
		*where = utf8_valid(bytes);
		*text = without_bom(bytes);
		return *where == bytes.len;
	}
	*where = 0;
	source = open_strict(name);
	utf8 = open_strict("UTF-8");
	if (source && utf8)
		done = convert(source, utf8, bytes, arena, text, where);
	ucnv_close(source);
	ucnv_close(utf8);
	if (done)
		*text = without_bom(*text);
	return done;
}
