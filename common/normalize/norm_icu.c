/* norm_icu - normalization forms by ICU, stretch by stretch. */

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>

#include "norm_icu.h"
#include "common/proc.h"
#include "common/utf8.h"

enum {
	LONG = 256 /* bytes of a stretch from which marks are sorted here */
};

/* ICU's data are built in; that a form is missing cannot happen but by lack
 * of memory. */
static void
check(UErrorCode status)
{
	if (U_FAILURE(status))
		proc_die_memory();
}

static const UNormalizer2 *
instance(enum norm_form_id id)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *form = NULL;

	switch (id) {
	case FORM_NFD:
		form = unorm2_getNFDInstance(&status);
		break;
	case FORM_NFKD:
		form = unorm2_getNFKDInstance(&status);
		break;
	case FORM_NFC:
		form = unorm2_getNFCInstance(&status);
		break;
	case FORM_NFKC:
		form = unorm2_getNFKCInstance(&status);
		break;
	}
	check(status);
	return form;
}

static UProperty
quick_check(enum norm_form_id id)
{
	switch (id) {
	case FORM_NFD:
		return UCHAR_NFD_QUICK_CHECK;
	case FORM_NFKD:
		return UCHAR_NFKD_QUICK_CHECK;
	case FORM_NFC:
		return UCHAR_NFC_QUICK_CHECK;
	case FORM_NFKC:
		break;
	}
	return UCHAR_NFKC_QUICK_CHECK;
}

/* Adds the characters of which the property has another value than this. */
static void
add_others(UProperty property, int32_t value, struct norm_set *set)
{
	UErrorCode status = U_ZERO_ERROR;
	USet *chars = uset_openEmpty();
	int32_t n;

	uset_applyIntPropertyValue(chars, property, value, &status);
	uset_complement(chars);
	check(status);
	n = uset_getItemCount(chars);
	for (int32_t i = 0; i < n; i++) {
		UChar32 first, last;

		uset_getItem(chars, i, &first, &last, NULL, 0, &status);
		check(status);
		norm_set_add(set, (uint32_t)first, (uint32_t)last);
	}
	uset_close(chars);
}

void
norm_form_unsteady(enum norm_form_id id, struct norm_set *set)
{
	add_others(UCHAR_CANONICAL_COMBINING_CLASS, 0, set);
	add_others(quick_check(id), UNORM_YES, set);
}

bool
norm_form_cuts(enum norm_form_id id, uint32_t cp)
{
	return unorm2_hasBoundaryBefore(instance(id), (UChar32)cp);
}

unsigned
norm_form_class(enum norm_form_id id, uint32_t cp)
{
	/* fathatan to sukun, the marks that news text has, in code order */
	if (cp - 0x064B <= 0x0652 - 0x064B)
		return cp - 0x064B + 27;
	if (u_getIntPropertyValue((UChar32)cp, quick_check(id)) != UNORM_YES)
		return FORM_UNSURE;
	return u_getCombiningClass((UChar32)cp);
}

bool
norm_is_unspaced(uint32_t cp)
{
	return u_getIntPropertyValue((UChar32)cp, UCHAR_LINE_BREAK) ==
	       U_LB_COMPLEX_CONTEXT;
}

bool
norm_is_assigned(uint32_t cp)
{
	int8_t type = u_charType((UChar32)cp);

	return type != U_UNASSIGNED && type != U_PRIVATE_USE_CHAR;
}

bool
norm_is_mongolian(uint32_t cp)
{
	UErrorCode status = U_ZERO_ERROR;

	return uscript_getScript((UChar32)cp, &status) == USCRIPT_MONGOLIAN;
}

static UChar *
units(struct buf *buf)
{
	return (UChar *)(void *)buf->ptr;
}

/* Room for n more code units. */
static UChar *
reserve_units(struct buf *buf, size_t n)
{
	return (UChar *)(void *)buf_reserve(
		buf, proc_size_mul(n, sizeof(UChar)));
}

static void
add_unit(struct buf *wide, uint32_t cp)
{
	UChar *dst = reserve_units(wide, 2);

	if (cp < 0x10000) {
		dst[0] = (UChar)cp;
		wide->len += sizeof(UChar);
		return;
	}
	dst[0] = U16_LEAD(cp);
	dst[1] = U16_TRAIL(cp);
	wide->len += 2 * sizeof(UChar);
}

/* The character at *i of well-formed UTF-16; moves *i behind it. */
static uint32_t
next_unit(const UChar *src, size_t *i)
{
	uint32_t c = src[(*i)++];

	if (U16_IS_LEAD(c))
		c = (c << 10) + src[(*i)++] - (0xD800u << 10) - 0xDC00 +
		    0x10000;
	return c;
}

/* ICU counts in int32_t; who has a longer stretch without a boundary has no
 * memory for it. */
static int32_t
length32(size_t n)
{
	if (n > INT32_MAX)
		proc_die_memory();
	return (int32_t)n;
}

/*
 * A long run of marks costs ICU quadratic time when their classes are mixed,
 * since it inserts them one by one. Such a run is decomposed and put in order
 * here, stably and in linear time, and ICU finds nothing left to move. A mark
 * is held as its class and code point in one number.
 */
static void
add_mark(struct buf *marks, uint32_t cp)
{
	uint32_t class = u_getCombiningClass((UChar32)cp);
	uint32_t mark = class << 24 | cp;

	buf_add(marks, str_make(&mark, sizeof(mark)));
}

static void
add_decomposed(const UNormalizer2 *form, uint32_t cp, struct buf *marks)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar parts[32]; /* the longest is that of U+FDFA, 18 */
	int32_t n = unorm2_getDecomposition(
		form, (UChar32)cp, parts, COUNTOF(parts), &status);

	check(status);
	if (n < 0)
		add_mark(marks, cp);
	for (size_t i = 0; n > 0 && i < (size_t)n;)
		add_mark(marks, next_unit(parts, &i));
}

/* Sorts n marks by class; spare has room for as many. */
static void
sort_marks(uint32_t *v, size_t n, uint32_t *spare)
{
	size_t start[257] = { 0 };

	for (size_t i = 0; i < n; i++)
		start[(v[i] >> 24) + 1]++;
	for (size_t i = 1; i < COUNTOF(start); i++)
		start[i] += start[i - 1];
	for (size_t i = 0; i < n; i++)
		spare[start[v[i] >> 24]++] = v[i];
	memcpy(v, spare, n * sizeof(*v));
}

static void
widen_sorted(struct norm_former *former, struct str text)
{
	const UNormalizer2 *form =
		instance(former->id == FORM_NFC    ? FORM_NFD
			 : former->id == FORM_NFKC ? FORM_NFKD
						   : former->id);
	uint32_t *v;
	size_t n, beg = 0, pos = 0;

	former->marks.len = 0;
	while (pos < text.len)
		add_decomposed(form, utf8_next(text, &pos), &former->marks);
	n = former->marks.len / sizeof(*v);
	buf_reserve(&former->marks, former->marks.len);
	v = (uint32_t *)(void *)former->marks.ptr;
	for (size_t i = 0; i <= n; i++) {
		if (i < n && v[i] >> 24 != 0)
			continue;
		if (i > beg + 1)
			sort_marks(v + beg, i - beg, v + n);
		beg = i + 1;
	}
	for (size_t i = 0; i < n; i++)
		add_unit(&former->wide, v[i] & 0x1FFFFF);
}

static void
widen(struct norm_former *former, struct str text)
{
	former->wide.len = 0;
	if (text.len > LONG) {
		widen_sorted(former, text);
		return;
	}
	for (size_t pos = 0; pos < text.len;)
		add_unit(&former->wide, utf8_next(text, &pos));
}

static struct str
narrow(struct norm_former *former)
{
	const UChar *src = units(&former->formed);
	size_t n = former->formed.len / sizeof(*src);
	uint8_t *dst;
	size_t len = 0;

	former->out.len = 0;
	dst = buf_reserve(&former->out, proc_size_mul(n, 3));
	for (size_t i = 0; i < n;)
		len += utf8_put(dst + len, next_unit(src, &i));
	former->out.len = len;
	return buf_str(&former->out);
}

/* Normalizes former->wide into room code units of former->formed. Returns how
 * many it takes; when that is more than room, nothing is there. */
static size_t
normalize(struct norm_former *former, size_t room)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t n;

	former->formed.len = 0;
	reserve_units(&former->formed, room);
	n = unorm2_normalize(instance(former->id), units(&former->wide),
		length32(former->wide.len / sizeof(UChar)),
		units(&former->formed), length32(room), &status);
	if (status != U_BUFFER_OVERFLOW_ERROR) {
		check(status);
		former->formed.len = (size_t)n * sizeof(UChar);
	}
	return (size_t)n;
}

struct str
norm_form_make(struct norm_former *former, struct str text)
{
	size_t room, n;

	widen(former, text);
	room = former->wide.len / sizeof(UChar) + 32;
	while ((n = normalize(former, room)) > room)
		room = n;
	return narrow(former);
}

void
norm_former_free(struct norm_former *former)
{
	buf_free(&former->marks);
	buf_free(&former->wide);
	buf_free(&former->formed);
	buf_free(&former->out);
}
