/*
 * names_outlet - papers and channels by the words around them: those that are
 * called by common words, and those that no list has, in quotation marks
 * behind "newspaper" or behind "to" where somebody is told something.
 */

#include "names_rules.h"

enum {
	DATELINE = 3, /* tokens before the agency of a dateline at most */
	QUOTED = 4,   /* words of a name in marks at most */
	TOLD = 8      /* tokens between a verb of saying and who is told */
};

/* «موقع» names sites, and many places besides. */
static const uint32_t is_press = NAMES_PRESS | NAMES_SITE;

size_t
scan_quoted(const struct scan *scan, size_t i)
{
	size_t n = 0;

	while (n <= QUOTED && scan_is_word(scan, i + n))
		n++;
	return n > 0 && n <= QUOTED && scan_is_quote(scan, i + n) ? n : 0;
}

/* Somebody speaks, or his talk is mentioned, shortly before token i; «استعداده
 * لـ"..."» is no talk. */
static bool
is_told(const struct scan *scan, size_t i)
{
	if (i == 0 || scan_ends(scan, i - 1, "ه") ||
		scan_ends(scan, i - 1, "ها"))
		return false;
	for (size_t k = i; k-- > 0 && i - k < TOLD;) {
		if (scan->para->v[k].cp == '.' || scan_is_quote(scan, k))
			return false;
		if (scan_any(scan, k) & NAMES_SAY ||
			scan_begins(scan, k, "تصريح") ||
			scan_begins(scan, k, "حديث"))
			return true;
	}
	return false;
}

/* «علمت "المرسى"», «نشرته "المرسى"», «حصلت عليه "المرسى"». */
static bool
is_had_by(const struct scan *scan, size_t i)
{
	static const char *const had[] = { "علمت", "نشرته", "نشرتها", "اوردته",
		"اوردتها", "بثته", "بثتها", NULL };

	for (const char *const *word = had; *word; word++)
		if (scan_begins(scan, i, *word) ||
			(scan_begins(scan, i, "و") &&
				str_eq(str_from(scan->para->v[i].fold, 2),
					str_from_c(*word))))
			return true;
	return i > 0 && scan_begins(scan, i, "علي") &&
	       scan_is_word(scan, i - 1) && scan_begins(scan, i - 1, "حصلت");
}

bool
scan_is_agency(const struct scan *scan, size_t i)
{
	return scan_begins(scan, i, "وكاله") ||
	       scan_begins(scan, i, "لوكاله") ||
	       scan_begins(scan, i, "ووكاله") || scan_begins(scan, i, "بوكاله");
}

/* «صحيفة "غرانما"», «قال لـ"المرسى"»: words in marks at i. */
static size_t
quoted_outlet(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit = &scan->hits[i];
	size_t before = i - 2, n = scan_quoted(scan, i);

	if (n == 0 || !scan_is_word(scan, before) ||
		(hit->entity && hit->n == n))
		return 0; /* the lists have it */
	if (scan_any(scan, before) & is_press || is_had_by(scan, before) ||
		scan_is_agency(scan, before) ||
		(str_eq(scan->para->v[before].fold, STR("ل")) &&
			is_told(scan, before)))
		return n;
	return 0;
}

static const char *const that[] = { "ان", "بان", "انه", "انها", "بانه", "بانها",
	NULL };

/* «قال الطبيب للجزيرة إن»: a channel called by a common word with «لل» is told
 * something, and what it is told or a mark follows; not «أعلن أن الزورق وصل
 * للجزيرة». */
static bool
is_told_outlet(const struct scan *scan, size_t i)
{
	if (!scan_begins(scan, i, "لل") ||
		!(scan->hits[i].bare & NAMES_OUTLET) || !is_told(scan, i) ||
		(scan_is_word(scan, i + 1) &&
			!scan_is_one_of(scan, i + 1, that)))
		return false;
	for (size_t k = i; k-- > 0 && i - k < TOLD;) {
		if (scan_any(scan, k) & NAMES_SAY)
			return true;
		if (scan_is_one_of(scan, k, that))
			return false;
	}
	return true;
}

/* «وذكرت واس أن», «نقلت قنا عن»: it is the subject of a verb of saying. */
static bool
is_saying(const struct scan *scan, size_t i, size_t behind)
{
	if (!scan_ends(scan, i - 1, "ت") || !scan_is_word(scan, behind) ||
		scan_own(scan, i) & NAMES_STOP) /* «ذكرت اليوم أن» */
		return false;
	if (str_eq(scan->para->v[behind].fold, STR("عن")))
		return scan_ends(scan, i - 1, "نقلت");
	return scan_any(scan, i - 1) & NAMES_SAY &&
	       scan_is_one_of(scan, behind, that);
}

/* «(واع)»: credits a photo or the text, at its end or behind a dateline. */
static bool
is_credit(const struct scan *scan, size_t i, size_t behind)
{
	const struct token *v = scan->para->v;

	if (behind >= scan->para->n || v[i - 1].cp != '(' ||
		v[behind].cp != ')')
		return false;
	return behind + 1 == scan->para->n ||
	       (i <= DATELINE &&
		       (v[behind + 1].cp == '-' || v[behind + 1].cp == 0x2013 ||
			       v[behind + 1].cp == 0x2014 ||
			       v[behind + 1].cp == ':'));
}

/* «صحيفة الحياة», «"الشرق الأوسط"»: a paper or channel called by common words.
 */
static size_t
listed_outlet(const struct scan *scan, size_t i)
{
	const struct gaz_hit *hit = &scan->hits[i];
	size_t n = hit->phrase & NAMES_OUTLET ? hit->phrase_n
		   : hit->own & NAMES_OUTLET  ? 1
					      : 0;

	if (i == 0)
		return 0;
	if (n == 0 && is_told_outlet(scan, i))
		return 1;
	if (n == 0)
		return 0;
	if (scan_is_word(scan, i - 1))
		return scan_any(scan, i - 1) & is_press ||
				       scan_is_agency(scan, i - 1) ||
				       is_saying(scan, i, i + n)
			       ? n
			       : 0;
	if (scan->para->v[i - 1].cp == '(')
		return is_credit(scan, i, i + n) ? n : 0;
	return scan_is_quote(scan, i - 1) && scan_is_quote(scan, i + n) ? n : 0;
}

bool
may_be_outlet(const struct scan *scan, size_t i)
{
	if (scan->hits[i].bare & NAMES_OUTLET && scan_begins(scan, i, "لل"))
		return true;
	return i >= 2 && scan->para->v[i - 1].kind == TOKEN_MARK &&
	       scan_is_quote(scan, i - 1);
}

size_t
outlet_name(const struct scan *scan, size_t i)
{
	size_t n = listed_outlet(scan, i);

	if (n == 0 && i >= 2 && scan_is_quote(scan, i - 1))
		n = quoted_outlet(scan, i);
	return n;
}
