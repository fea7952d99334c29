/* web - addresses in a text. */

#include "web.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum {
	SCHEME_MAX = 8, /* letters; what is longer is no scheme of the web */
	LOCAL_MAX = 64, /* bytes before the @, RFC 5321 */
	HOST_MAX = 253, /* bytes, RFC 1035 */
	HANDLE_MAX = 50 /* bytes; networks allow 15 to 30 */
};

/* A stretch of the text that was found to be an address. */
struct address {
	size_t beg, end;
	const char *label;
};

static bool
is_alnum(uint8_t c)
{
	return (c >= '0' && c <= '9') ||
	       ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static bool
is_local(uint8_t c)
{
	return is_alnum(c) || c == '.' || c == '_' || c == '-' || c == '+' ||
	       c == '%';
}

static uint8_t
byte_at(const struct para *para, size_t pos)
{
	return pos < para->end ? para->text.ptr[pos] : 0;
}

static bool
has_at(const struct para *para, size_t pos, struct str what)
{
	return pos <= para->end && para->end - pos >= what.len &&
	       !memcmp(para->text.ptr + pos, what.ptr, what.len);
}

/* The bytes right before pos are these. */
static bool
has_before(const struct para *para, size_t pos, struct str what)
{
	return pos - para->beg >= what.len &&
	       !memcmp(para->text.ptr + pos - what.len, what.ptr, what.len);
}

/* Whether a host that ends in these letters is one without a scheme too. */
static bool
is_known_domain(struct str last)
{
	static const char known[] =
		" com net org edu gov int info news media io co tv me eu us uk "
		"fr de it es nl ch ru cn tr ir il sa ae eg iq sy lb jo qa kw "
		"om "
		"bh ye ma dz tn ly sd ps mr ";
	char word[8] = " ";

	if (last.len < 2 || last.len > 5)
		return false;
	for (size_t i = 0; i < last.len; i++)
		word[i + 1] = (char)(last.ptr[i] | 0x20);
	word[last.len + 1] = ' ';
	return str_find(str_from_c(known), 0, str_make(word, last.len + 2)) !=
	       STR_NONE;
}

/* The end of labels with dots between that begin at pos, *last the start of
 * the last label; pos when there are not two. */
static size_t
host_end(const struct para *para, size_t pos, size_t *last)
{
	size_t beg = pos, end = pos;

	*last = pos;
	while (pos - beg < HOST_MAX && is_alnum(byte_at(para, pos))) {
		size_t label = pos;

		while (is_alnum(byte_at(para, pos)) ||
			(byte_at(para, pos) == '-' &&
				is_alnum(byte_at(para, pos + 1))))
			pos++;
		if (label > beg) {
			*last = label;
			end = pos;
		}
		if (byte_at(para, pos) != '.')
			break;
		pos++;
	}
	return end;
}

/* Characters at which a URL ends, besides white space. */
static bool
ends_url(uint32_t cp)
{
	switch (cp) {
	case '<':
	case '>':
	case '"':
	case '`':
	case 0x00AB: /* guillemets */
	case 0x00BB:
	case 0x060C: /* Arabic comma, semicolon, question mark */
	case 0x061B:
	case 0x061F:
	case 0x201C: /* curly quotes */
	case 0x201D:
	case 0x201E:
	case 0x2026: /* ellipsis */
		return true;
	default:
		return uchar_is_space(cp) || uchar_is_invisible(cp);
	}
}

/* Characters that belong to the sentence when they stand at a URL's end. */
static bool
is_trailing(uint8_t c)
{
	return c && strchr(".,;:!?'*_~-([{", c);
}

/* The end of the path, query and fragment from pos on. Brackets that the URL
 * has not opened, and punctuation at its end, are not its own. */
static size_t
path_end(const struct para *para, size_t pos)
{
	size_t beg = pos, depth = 0, next;

	while (pos < para->end) {
		uint32_t cp;

		next = pos;
		cp = utf8_next(para->text, &next);
		if (ends_url(cp) || ((cp == ')' || cp == ']') && depth == 0))
			break;
		depth += cp == '(' || cp == '[';
		depth -= cp == ')' || cp == ']';
		pos = next;
	}
	while (pos > beg && is_trailing(para->text.ptr[pos - 1]))
		pos--;
	return pos;
}

/* "://" at pos: a URL that began before it. */
static bool
find_scheme(
	const struct para *para, size_t pos, size_t from, struct address *found)
{
	size_t beg = pos;

	while (beg > from && pos - beg < SCHEME_MAX &&
		is_alnum(para->text.ptr[beg - 1]))
		beg--;
	if (beg == pos || !has_at(para, pos, STR("://")))
		return false;
	*found = (struct address){ beg, path_end(para, pos + 3), "URL" };
	return found->end > pos + 3;
}

/* A host that begins at pos and needs no scheme. */
static bool
find_host(const struct para *para, size_t pos, struct address *found)
{
	size_t last, end = host_end(para, pos, &last);
	uint8_t next = byte_at(para, end);

	if (end == pos || next == '@' || next == '_')
		return false;
	if (!has_at(para, pos, STR("www.")) &&
		!has_at(para, pos, STR("WWW.")) &&
		!is_known_domain(str_sub(para->text, last, end)))
		return false;
	if (next == '/' || next == '?' || next == ':' || next == '#')
		end = path_end(para, end);
	*found = (struct address){ pos, end, "URL" };
	return true;
}

/* A mark at pos begins a handle or hashtag: no word is right before it, or
 * only letters that Arabic writes to the next word (U+0648 "and", U+0628
 * "in"), maybe with a tatweel. */
static bool
begins_word(const struct para *para, size_t pos)
{
	static const struct str letters = STR_INIT("وفبلك");
	enum { CHAIN_MAX = 3 };

	if (has_before(para, pos, STR("ـ")))
		pos -= 2;
	for (size_t n = 0; n <= CHAIN_MAX; n++) {
		if (pos <= para->beg ||
			!uchar_is_word(utf8_before(para->text, pos)))
			return true;
		if (pos < para->beg + 2 ||
			str_find(letters, 0,
				str_sub(para->text, pos - 2, pos)) == STR_NONE)
			return false;
		pos -= 2;
	}
	return false;
}

/* "@" at pos: an e-mail address that began before it, or a handle. */
static bool
find_at(const struct para *para, size_t pos, size_t from, struct address *found)
{
	size_t beg = pos, end = pos + 1, last;

	while (beg > from && pos - beg < LOCAL_MAX &&
		is_local(para->text.ptr[beg - 1]))
		beg--;
	while (beg < pos && !is_alnum(para->text.ptr[beg]))
		beg++;
	if (beg < pos) {
		end = host_end(para, pos + 1, &last);
		*found = (struct address){ beg, end, "EMAIL" };
		return end > pos + 1;
	}
	if (!begins_word(para, pos))
		return false;
	while (end - pos <= HANDLE_MAX &&
		(is_alnum(byte_at(para, end)) || byte_at(para, end) == '_'))
		end++;
	*found = (struct address){ pos, end, "HANDLE" };
	return end > pos + 1;
}

/* "#" at pos: letters, marks, digits and low lines, one letter at least. */
static bool
find_hashtag(const struct para *para, size_t pos, struct address *found)
{
	size_t end = pos + 1, next;
	bool letter = false;

	while (end < para->end) {
		uint32_t cp;

		next = end;
		cp = utf8_next(para->text, &next);
		if (cp != '_' && cp != 0x200C && !uchar_is_word(cp))
			break;
		letter = letter || uchar_is_letter(cp);
		end = next;
	}
	*found = (struct address){ pos, end, "HASHTAG" };
	return letter && begins_word(para, pos);
}

/* Whether the host or number before pos goes on there. */
static bool
joins(const struct para *para, size_t pos, size_t from)
{
	return pos > from && (is_local(para->text.ptr[pos - 1]) ||
				     para->text.ptr[pos - 1] == '/' ||
				     para->text.ptr[pos - 1] == '@');
}

/* Nearly all words of most texts are no addresses: no ASCII. */
static inline bool
may_be(const struct token *token)
{
	return token->fold.ptr[0] < 0x80;
}

/* What begins at, or is recognised by, token i; nothing before from. */
static bool
find(const struct para *para, size_t i, size_t from, struct address *found)
{
	const struct token *token = &para->v[i];

	switch (token->cp) {
	case ':':
		return find_scheme(para, token->beg, from, found);
	case '@':
		return find_at(para, token->beg, from, found);
	case '#':
		return find_hashtag(para, token->beg, found);
	case 0:
		return is_alnum(para->text.ptr[token->beg]) &&
		       !joins(para, token->beg, from) &&
		       byte_at(para, token->end) != ' ' &&
		       find_host(para, token->beg, found);
	default:
		return false;
	}
}

/* Takes back the tokens that an address covers; n are kept so far. */
static size_t
uncover(const struct para *para, size_t n, const struct address *found)
{
	while (n > 0 && para->v[n - 1].end > found->beg)
		n--;
	return n;
}

/* The mark that stands for an address. */
static struct token
stand_in(const struct address *found, bool space)
{
	/* U+FFFC, with what may be read behind a token's folded form */
	static const uint8_t bytes[WORD_SHORT + WORD_SKIP] = { 0xEF, 0xBF,
		0xBC };
	struct str object = str_make(bytes, 3);

	return (struct token){ .beg = found->beg,
		.end = found->end,
		.fold = object,
		.hash = word_hash(object),
		.kind = TOKEN_MARK,
		.cp = 0xFFFC,
		.space = space };
}

void
web_tag(struct para *para, struct spans *spans)
{
	size_t n = para->ascii, from = para->beg;
	struct address found;

	for (size_t i = n; i < para->n;) {
		if (!may_be(&para->v[i]) || !find(para, i, from, &found)) {
			if (n < i)
				para->v[n] = para->v[i];
			n++;
			i++;
			continue;
		}
		spans_add(spans, found.beg, found.end, found.label,
			STR("address"));
		from = found.end;
		if (!strcmp(found.label, "HASHTAG")) {
			para->v[n++] = para->v[i++];
			continue;
		}
		n = uncover(para, n, &found);
		while (i < para->n && para->v[i].beg < found.end)
			i++;
		para->v[n] = stand_in(
			&found, n == 0 || para->v[n - 1].end < found.beg);
		n++;
	}
	para->n = n;
}
