/*
 * names_outlet - papers and channels by the words around them: those that are
 * called by common words, and those that no list has, in quotation marks
 * behind "newspaper" or behind "to" where somebody is told something.
 */

#include "names_rules.h"

enum {
	DATELINE = 3,   /* tokens before the agency of a dateline at most */
	QUOTED = 4,     /* words of a name in marks at most */
	SOURCES = 8,    /* tokens of a line of sources */
	ADJECTIVES = 3, /* words between a head and a name in marks */
	TOLD = 12       /* tokens between a verb of saying and who is told */
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

static const char *const that[] = { "ان", "بان", "انه", "انها", "بانه", "بانها",
	NULL };

bool
scan_is_that(const struct scan *scan, size_t i)
{
	return scan_is_one_of(scan, i, that);
}

bool
scan_is_reporter(const struct scan *scan, size_t i)
{
	static const struct str reporters[] = { STR_INIT("مراسل"),
		STR_INIT("مراسله"), STR_INIT("مراسلو"), STR_INIT("مراسلي"),
		STR_INIT("موفد"), STR_INIT("موفده") };

	if (!(scan_any(scan, i) & NAMES_ROLE))
		return false;
	for (size_t k = 0; k < COUNTOF(reporters); k++)
		if (str_ends(scan->para->v[i].fold, reporters[k]))
			return true;
	return false;
}

/* «المصدر: الجزيرة», «المصدر : الجزيرة + المنار»: a line that says where the
 * text is from. */
static bool
is_source_line(const struct scan *scan, size_t i)
{
	const struct token *v = scan->para->v;

	return i > 1 && i <= SOURCES && v[i - 1].kind == TOKEN_MARK &&
	       v[1].cp == ':' && str_eq(v[0].fold, STR("المصدر"));
}

/* Somebody speaks, or his talk is mentioned, shortly before token i; «استعداده
 * لـ"..."» is no talk. */
static bool
is_told(const struct scan *scan, size_t i)
{
	struct str before = i ? scan_written(scan, i - 1) : STR("");

	if (i == 0 || str_ends(before, STR("ه")) || str_ends(before, STR("ها")))
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

/* «هيئة الإذاعة اليابانية "..."», «الصحيفة الإيطالية "..."»: definite words of
 * an outlet stand before token i, and what is in the marks there has the form
 * of a foreign name. */
static bool
is_described(const struct scan *scan, size_t i, size_t n)
{
	size_t k = i - 1;

	for (size_t m = 0; m < ADJECTIVES && k > 0; m++) {
		k--;
		if (!scan_is_word(scan, k))
			return false;
		if ((scan_any(scan, k) | scan->hits[k].inner) & is_press)
			return press_name(scan, i) == n;
		if (!scan_definite(scan, k) && !scan_is_attached(scan, k))
			return false;
	}
	return false;
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
			is_told(scan, before)) ||
		is_described(scan, i, n))
		return n;
	return 0;
}

/* «أفادت المصادر للجزيرة بمقتل ...»: what is told may follow with «ب». */
static bool
is_informing(const struct scan *scan, size_t i)
{
	return scan_ends(scan, i, "افاد") || scan_ends(scan, i, "افادت");
}

/* «قال الطبيب للجزيرة إن»: a channel called by a common word with «لل» is told
 * something, and what it is told or a mark follows; not «أعلن أن الزورق وصل
 * للجزيرة». */
static bool
is_told_outlet(const struct scan *scan, size_t i)
{
	bool with;

	if (!scan_begins(scan, i, "لل") ||
		!(scan->hits[i].bare & NAMES_OUTLET) || !is_told(scan, i))
		return false;
	with = scan_is_word(scan, i + 1) && scan_begins(scan, i + 1, "ب");
	if (scan_is_word(scan, i + 1) && !with &&
		!scan_is_one_of(scan, i + 1, that))
		return false;
	for (size_t k = i; k-- > 0 && i - k < TOLD;) {
		if (with && scan_any(scan, k) & NAMES_SAY)
			return is_informing(scan, k);
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
				       scan_is_reporter(scan, i - 1) ||
				       is_saying(scan, i, i + n)
			       ? n
			       : 0;
	if (scan->para->v[i - 1].cp == '(')
		return is_credit(scan, i, i + n) ? n : 0;
	if (is_source_line(scan, i))
		return n;
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
