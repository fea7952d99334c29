/*
 * names_marked - names in quotation marks: behind the head of a body, building
 * or place the words in them are its name; behind "novel" or "film" they are a
 * title, and a place in it is none.
 */

#include "names_reading.h"

enum {
	WORDS = 3, /* of a name in marks at most */
	TITLE = 6, /* tokens of a title and its marks at most */
	TITLES = 4 /* that are joined to one another */
};

/* The classes of a head right before the mark before token i, 0 if none. */
static uint32_t
head_before(const struct scan *scan, size_t i)
{
	const uint32_t other = NAMES_SPORT | NAMES_PRESS | NAMES_SITE;
	uint32_t classes;

	if (i < 2 || !scan_is_quote(scan, i - 1) || !scan_is_word(scan, i - 2))
		return 0;
	classes = scan_any(scan, i - 2);
	if (classes & other && !(classes & NAMES_FAC))
		return 0;
	return classes & NAMES_HEADS;
}

/* A word that can be part of a name in marks, as the k-th in them: not a word
 * of the language, a verb or a pronoun's. */
static bool
is_part(const struct scan *scan, size_t i, size_t k)
{
	const struct gaz_hit *hit = &scan->hits[i];

	if (hit->own & (NAMES_STOP | NAMES_ROLE | NAMES_RANK) ||
		hit->bare & NAMES_STOP)
		return false;
	if (hit->own & (NAMES_GIVEN | NAMES_MAYBE | NAMES_FAMILY))
		return true;
	if (scan_definite(scan, i))
		return !(hit->inner & (NAMES_STOP | NAMES_HEADS));
	return scan_may_be_name(scan, i, k > 0);
}

static bool
is_whole_name(const struct scan *scan, size_t i, size_t n)
{
	for (size_t k = 0; k < n; k++)
		if (!is_part(scan, i + k, k))
			return false;
	return true;
}

struct found
marked_name(const struct scan *scan, size_t i)
{
	struct found found = { i, 0, scan->para->v[i].beg, "ORG", "in-marks" };
	uint32_t head = head_before(scan, i);
	const struct gaz_hit *hit = &scan->hits[i];
	size_t n = head ? scan_quoted(scan, i) : 0;
	bool listed = hit->entity && hit->n == n;

	if (n == 0 || n > WORDS)
		return (struct found){ 0 };
	if (head & NAMES_FAC && !(head & (NAMES_LOC | NAMES_ORG)))
		found.label = "FAC";
	else if (head & NAMES_LOC)
		found.label = "LOC";
	else if (head & NAMES_GRP)
		found.label = "GRP";
	if (listed ? !(scan_is_label(hit->entity, "LOC") &&
			     head & (NAMES_FAC | NAMES_LOC))
		   : !is_whole_name(scan, i, n) ||
				(head & NAMES_LOC && scan_definite(scan, i)))
		return (struct found){ 0 };
	found.last = i + n;
	return found;
}

/* The mark before token i at most TITLE tokens back, and none behind that. */
static size_t
mark_before(const struct scan *scan, size_t i)
{
	for (size_t k = i; k > 0 && i - k < TITLE; k--)
		if (scan_is_quote(scan, k - 1))
			return k - 1;
	return i;
}

/* The token at mark is one, behind "novel", "film" and the like. */
static bool
is_title(const struct scan *scan, size_t mark)
{
	static const char *const works[] = { "كتاب", "روايه", "فيلم", "الفيلم",
		"مسلسل", "مسرحيه", "اغنيه", "ديوان", "قصيده", "البوم", "كتابه",
		"كتابها", "روايته", "روايتها", "فيلمه", "فيلمها", "بعنوان",
		"قصه", "لوحه", "وثائقي", NULL };

	return mark > 0 && scan_is_quote(scan, mark) &&
	       scan_is_word(scan, mark - 1) &&
	       scan_is_one_of(scan, mark - 1, works);
}

/* A work stands before the mark, or a title and «و». */
static bool
is_titled(const struct scan *scan, size_t mark)
{
	size_t before;

	for (size_t n = 0; n < TITLES && mark > 1; n++) {
		if (is_title(scan, mark))
			return true;
		if (!scan_is_word(scan, mark - 1) ||
			!str_eq(scan->para->v[mark - 1].fold, STR("و")) ||
			!scan_is_quote(scan, mark - 2))
			return false;
		before = mark_before(scan, mark - 2);
		if (before == mark - 2)
			return false;
		mark = before;
	}
	return false;
}

/* A mark stands behind token i, or the number that ends a title does. */
static bool
is_closed(const struct scan *scan, size_t i)
{
	size_t end = i;

	while (end < i + TITLE && scan_is_word(scan, end))
		end++;
	return scan_is_quote(scan, end) ||
	       (end < scan->para->n &&
		       scan->para->v[end].kind == TOKEN_NUMBER &&
		       scan_is_quote(scan, end + 1));
}

bool
scan_is_in_title(const struct scan *scan, size_t i)
{
	size_t mark = mark_before(scan, i);

	return mark < i && is_closed(scan, i + scan->hits[i].n) &&
	       is_titled(scan, mark);
}
