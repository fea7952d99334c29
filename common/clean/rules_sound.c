/*
 * rules_sound - which expressions are sound beyond doubt. Compiling hundreds of
 * patterns only to see that PCRE2 takes them is most of what a start costs, and
 * few of them are ever tried. So what rules usually say is read here:
 * characters, small classes, groups, look-around, repeats and lists. Whatever
 * is not understood, or might become larger than PCRE2 takes, is left to PCRE2,
 * which also says what is wrong. Never is a faulty one called sound.
 */

#include "rules_load.h"
#include "common/uchar.h"
#include "common/utf8.h"

/* At most so many bytes may be compiled from a character, besides its own, from
 * a group, a class or a word of a list. Of a pattern PCRE2 takes 64 KiB. */
enum {
	OF_CHAR = 8,
	OF_GROUP = 32,
	OF_CLASS = 64,
	OF_MEMBER = 16,
	OF_CASE = 4, /* the other case of a character in a range */
	OF_WORD = 12,
	OF_ALL = 48 * 1024,
	NESTED = 24,
	WIDE = 0x800, /* characters of a range */
	OFTEN = 10000 /* repeats */
};

/* Whether an atom may be repeated, and then whether PCRE2 writes it out each
 * time. */
enum repeats { REPEATS_NOT, REPEATS_SHORTLY, REPEATS_WRITTEN };

struct sound {
	struct load *load;
	struct str s;
	size_t pos;
	size_t bytes; /* that may be compiled of what was read */
	bool behind;  /* in a look-behind: its length must be fixed */
	int nested;
	const struct word_list *used[PATTERN_LISTS];
	size_t n_used;
};

static bool read_branches(struct sound *so);

/* The next byte, or 0 at the end. */
static uint8_t
next_byte(const struct sound *so)
{
	return so->pos < so->s.len ? so->s.ptr[so->pos] : 0;
}

static bool
take_byte(struct sound *so, uint8_t c)
{
	bool here = next_byte(so) == c;

	so->pos += here;
	return here;
}

static bool
take(struct sound *so, struct str s)
{
	bool here = str_starts(str_from(so->s, so->pos), s);

	so->pos += here ? s.len : 0;
	return here;
}

/* What PCRE2 sees of a character of a folded pattern, 0 for none. */
static uint32_t
folded(uint32_t cp)
{
	return cp < 0x80 ? cp : uchar_fold(cp);
}

static bool
is_ascii_mark(uint32_t cp)
{
	return cp >= ' ' && cp < 0x7F && cp != '_' && !uchar_is_word(cp);
}

/* Behind \p: a category or script. */
static bool
read_category(struct sound *so)
{
	static const char known[][9] = { "{L}", "{Lu}", "{Ll}", "{Lo}", "{M}",
		"{N}", "{Nd}", "{P}", "{S}", "{Z}", "{Arabic}" };

	for (size_t i = 0; i < COUNTOF(known); i++)
		if (take(so, str_from_c(known[i])))
			return true;
	return false;
}

static bool
is_one_of(uint32_t cp, struct str bytes)
{
	return cp && cp < 0x80 && memchr(bytes.ptr, (int)cp, bytes.len);
}

/* Behind a backslash: true for a set of characters, and for a mark, which *cp
 * then is. */
static bool
read_set(struct sound *so, uint32_t *cp)
{
	uint32_t c;

	*cp = 0;
	if (so->pos == so->s.len)
		return false;
	c = utf8_next(so->s, &so->pos);
	if (is_ascii_mark(c))
		*cp = c;
	if (c == 'p' || c == 'P')
		return read_category(so);
	return *cp || is_one_of(c, STR("dDsSwWnrt"));
}

/* A member of a class; *cp is 0 for a set. */
static bool
read_member(struct sound *so, uint32_t *cp)
{
	so->bytes += OF_MEMBER;
	if (so->pos == so->s.len)
		return false;
	if (next_byte(so) == '[')
		return false;
	*cp = utf8_next(so->s, &so->pos);
	if (*cp == '{' && list_at(so->s, so->pos - 1).len)
		return false;
	if (*cp == '\\')
		return read_set(so, cp);
	return *cp >= ' ' && folded(*cp);
}

static bool
is_range(const struct sound *so)
{
	return next_byte(so) == '-' && so->pos + 1 < so->s.len &&
	       so->s.ptr[so->pos + 1] != ']';
}

/* A hyphen and the other end of a range. */
static bool
read_range(struct sound *so, uint32_t from)
{
	uint32_t to;

	so->pos++;
	if (from == 0 || from == '-' || !read_member(so, &to) || to == 0)
		return false;
	so->bytes += OF_CASE * (size_t)(to - from);
	return to >= from && to - from <= WIDE && folded(to) >= folded(from);
}

/* Behind an opening bracket. [:a:] is a mistake to PCRE2. */
static bool
read_class(struct sound *so)
{
	uint32_t cp = 0, first = 0;
	size_t beg, n = 0;

	so->bytes += OF_CLASS;
	(void)take_byte(so, '^');
	beg = so->pos;
	while (next_byte(so) != ']' || so->pos == beg) {
		bool hyphen = next_byte(so) == '-';

		if (next_byte(so) == ']' || !read_member(so, &cp))
			return false;
		if (n++ == 0)
			first = folded(cp);
		else if (hyphen && next_byte(so) != ']')
			return false;
		if (is_range(so) && !read_range(so, cp))
			return false;
	}
	so->pos++;
	return n < 2 || !is_one_of(first, STR(":.=")) || folded(cp) != first;
}

static bool
read_escape(struct sound *so, enum repeats *repeats)
{
	uint32_t cp;

	if (is_one_of(next_byte(so), STR("bBAzZ"))) {
		so->pos++;
		*repeats = REPEATS_NOT;
		return true;
	}
	return read_set(so, &cp);
}

/* Behind an opening parenthesis. */
static bool
read_group(struct sound *so, enum repeats *repeats)
{
	bool good, behind = take(so, STR("?<=")) || take(so, STR("?<!"));

	so->bytes += OF_GROUP;
	if (so->behind || so->nested == NESTED)
		return false;
	*repeats = behind || take(so, STR("?=")) || take(so, STR("?!"))
			   ? REPEATS_NOT
			   : REPEATS_WRITTEN;
	if (*repeats && !take(so, STR("?:")) && !take(so, STR("?>")) &&
		is_one_of(next_byte(so), STR("?*")))
		return false;
	so->nested++;
	so->behind = behind;
	good = read_branches(so) && take_byte(so, ')');
	so->behind = false;
	so->nested--;
	return good;
}

/* Behind a brace that is no quantifier. */
static bool
read_list(struct sound *so)
{
	struct str name = list_at(so->s, so->pos - 1);
	const struct word_list *list = list_find(so->load, name);
	size_t i = 0;

	so->pos += name.len + 1;
	while (i < so->n_used && so->used[i] != list)
		i++;
	if (!list || !name.len || so->behind || i == COUNTOF(so->used) ||
		name.len > PATTERN_NAME)
		return false;
	so->used[i] = list;
	so->n_used = size_max(so->n_used, i + 1);
	return true;
}

/* One that folding drops would leave its quantifier to the one before it. */
static bool
read_char(uint32_t cp, enum repeats *repeats)
{
	*repeats = folded(cp) ? REPEATS_SHORTLY : REPEATS_NOT;
	return cp >= ' ' && cp != '*' && cp != '+' && cp != '?';
}

static bool
read_atom(struct sound *so, enum repeats *repeats)
{
	uint32_t cp = utf8_next(so->s, &so->pos);

	*repeats = REPEATS_SHORTLY;
	so->bytes += OF_CHAR;
	switch (cp) {
	case '{':
		*repeats = REPEATS_WRITTEN;
		return read_list(so);
	case '\\':
		return read_escape(so, repeats);
	case '(':
		return read_group(so, repeats);
	case '[':
		return read_class(so);
	case '^':
	case '$':
		*repeats = REPEATS_NOT;
		return true;
	default:
		return read_char(cp, repeats);
	}
}

static size_t
read_number(struct sound *so)
{
	size_t n = 0;

	while (next_byte(so) >= '0' && next_byte(so) <= '9' && n < OFTEN)
		n = 10 * n + (size_t)(so->s.ptr[so->pos++] - '0');
	return n;
}

/* {2}, {2,} or {2,3}; what else a brace may mean is not asked. */
static bool
read_braces(struct sound *so, size_t *most)
{
	size_t beg = so->pos, least = read_number(so);

	*most = least;
	if (so->pos == beg)
		return false;
	if (take_byte(so, ',')) {
		beg = so->pos;
		*most = read_number(so);
		if (so->pos == beg)
			*most = least + 1;
	}
	return take_byte(so, '}') && least <= *most && *most < OFTEN;
}

/* An atom with its quantifier. */
static bool
read_piece(struct sound *so)
{
	size_t before = so->bytes, most = 1;
	enum repeats repeats;
	bool often;

	if (!read_atom(so, &repeats))
		return false;
	often = take_byte(so, '*') || take_byte(so, '+') || take_byte(so, '?');
	if (!often && next_byte(so) == '{' && !list_at(so->s, so->pos).len) {
		so->pos++;
		often = read_braces(so, &most);
		if (!often)
			return false;
	}
	if (!often)
		return true;
	(void)(take_byte(so, '+') || take_byte(so, '?'));
	if (repeats == REPEATS_WRITTEN)
		so->bytes += (so->bytes - before) * most + OF_GROUP;
	so->bytes += OF_CHAR;
	return repeats && !so->behind && so->bytes < OF_ALL;
}

/* Up to a closing parenthesis or the end. */
static bool
read_branches(struct sound *so)
{
	while (so->pos < so->s.len && next_byte(so) != ')')
		if (take_byte(so, '|'))
			so->bytes += OF_CHAR;
		else if (!read_piece(so))
			return false;
	return true;
}

static bool
read_all(struct sound *so, struct str s)
{
	so->s = s;
	so->pos = 0;
	so->bytes += OF_GROUP;
	return read_branches(so) && so->pos == s.len;
}

/* What may be compiled of a list's words. */
static size_t
words_bytes(struct load *load, const struct word_list *list)
{
	struct list_made *made = list_made(load, list);

	for (size_t i = 0; i < list->words.n && !made->counted; i++)
		made->bytes += 2 * list->words.v[i].s.len + OF_WORD;
	made->counted = true;
	return made->bytes;
}

bool
load_sound(struct load *load, struct str source)
{
	struct sound so = { .load = load };

	if (!read_all(&so, source))
		return false;
	for (size_t i = 0; i < so.n_used; i++) {
		if (!read_all(&so, so.used[i]->regex.s))
			return false;
		so.bytes += words_bytes(load, so.used[i]);
	}
	return so.bytes < OF_ALL;
}
