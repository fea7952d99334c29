/* rules_lines - a document as lines: where they lie, how many words they
 * have, which are left; and the folding that patterns see. */

#include "common/proc.h"
#include "rule.h"
#include "common/uchar.h"
#include "common/utf8.h"

static bool
is_blank(uint32_t cp)
{
	return uchar_info(cp) & (UCHAR_SPACE | UCHAR_HIDDEN);
}

/* Moves both ends to the first and last visible character. Most lines begin
 * and end with one that cannot be white space: first bytes of others are
 * ASCII, C2, D8 (U+061C), E1 to E3 and EF. */
static void
trim(struct str text, struct line *line)
{
	while (line->from < line->to) {
		size_t pos = line->from;
		uint8_t c = text.ptr[pos];

		if ((c > ' ' && c < 0xC2) || (c > 0xD8 && c < 0xDC) ||
			!is_blank(utf8_next(text, &pos)))
			break;
		line->from = pos;
	}
	while (line->to > line->from) {
		size_t pos = line->to;
		uint8_t c = text.ptr[pos - 1];

		if ((c > ' ' && c < 0x7F) || !is_blank(utf8_prev(text, &pos)))
			break;
		line->to = pos;
	}
}

/* Adds the line text[beg, end) unless it is blank. */
static void
add_line(struct sweep *sw, size_t beg, size_t end, uint8_t rare)
{
	struct line *line;

	ARENA_ROOM(sw->arena, &sw->lines, sw->n_lines, &sw->cap_lines);
	line = &sw->lines[sw->n_lines];
	*line = (struct line){ .beg = beg,
		.end = end,
		.from = beg,
		.to = end,
		.rule = RULE_NONE,
		.row = LINE_NEW,
		.rare = rare,
		.head = LINE_FAR,
		.tail = LINE_FAR,
		.looked = LINE_FAR };

	trim(sw->text, line);
	sw->n_lines += line->from < line->to;
}

/* One pass over the text finds the ends of lines, the bytes with which inline
 * markers begin, and those that few lines have and some patterns need. */
void
lines_split(struct sweep *sw)
{
	const struct rules *rules = sw->rules;
	struct str text = sw->text;
	struct byteset_walk walk = { 0 };
	size_t beg = 0, pos = 0;
	uint8_t rare = 0;

	/* so many that they seldom must be moved */
	sw->cap_lines = size_min(16 + text.len / 128, 1024);
	sw->lines = arena_alloc(sw->arena, sw->cap_lines * sizeof(*sw->lines));
	for (; (pos = byteset_next(&walk, &rules->stops, text, pos)) < text.len;
		pos++) {
		uint8_t c = text.ptr[pos];

		if (c == '\n') {
			if (beg < pos)
				add_line(sw, beg, pos, rare);
			beg = pos + 1;
			rare = 0;
			continue;
		}
		rare |= c < 0x80 ? rules->rare[c] : 0;
		if (!byteset_has(&rules->inside, c))
			continue;
		ARENA_ROOM(sw->arena, &sw->insides, sw->n_insides,
			&sw->cap_insides);
		sw->insides[sw->n_insides++] = pos;
	}
	if (beg < text.len)
		add_line(sw, beg, text.len, rare);
}

void
lines_rank(struct sweep *sw)
{
	if (!sw->alive) {
		sw->alive = ARENA_NEW(sw->arena, size_t, sw->n_lines);
		sw->rank = ARENA_NEW(sw->arena, uint32_t, sw->n_lines);
	}
	sw->n_alive = 0;
	for (size_t i = 0; i < sw->n_lines; i++) {
		sw->rank[i] = (uint32_t)sw->n_alive;
		if (sw->lines[i].rule == RULE_NONE)
			sw->alive[sw->n_alive++] = i;
	}
}

/* True when a word begins at *pos: it is what white space separates and holds
 * a letter or digit, which it begins with here. */
static inline bool
word_begins(struct str s, size_t *pos, bool *word)
{
	uint32_t info = uchar_info(utf8_next(s, pos));

	if (info & UCHAR_SPACE)
		*word = false;
	else if (!*word && info & (UCHAR_LETTER | UCHAR_DIGIT))
		return *word = true;
	return false;
}

size_t
text_words(struct str s, size_t enough)
{
	size_t n = 0, pos = 0;
	bool word = false;

	while (pos < s.len && n < enough)
		n += word_begins(s, &pos, &word);
	return n;
}

/* True when a letter or digit stands between *pos and end; *pos is then behind
 * it. Nearly always the first character is one. */
static inline bool
find_letter(const struct rules *rules, struct str text, size_t *pos, size_t end)
{
	const uint8_t *p = text.ptr + *pos;

	if (*pos + 1 < end &&
		rules->letters[begin_place(rules->chars, p[0], p[1])]) {
		*pos += p[0] < 0x80 ? 1 : 2;
		return true;
	}
	while (*pos < end)
		if (uchar_info(utf8_next(text, pos)) &
			(UCHAR_LETTER | UCHAR_DIGIT))
			return true;
	return false;
}

/* Passes over a character; true when it is white space, as nearly always. */
static inline bool
pass_space(struct str s, size_t *pos)
{
	if (s.ptr[*pos] != ' ')
		return uchar_is_space(utf8_next(s, pos));
	++*pos;
	return true;
}

/* Words of a line, or enough. Many rules ask about one line, each for its own
 * number: counting goes on where it stopped, which is in a word. */
size_t
line_words(struct sweep *sw, size_t i, size_t enough)
{
	struct line *line = &sw->lines[i];
	struct str s = str_sub(sw->text, 0, line->to);
	size_t pos = size_max(line->counted, line->from), gap;
	struct byteset_walk walk = { 0 };
	bool word = line->words > 0;

	if (line->words >= enough || pos == line->to)
		return size_min(line->words, enough);
	while (pos < line->to) {
		gap = byteset_next(&walk, &sw->rules->spaces, s, pos);
		if (!word && find_letter(sw->rules, s, &pos, gap)) {
			word = true;
			if (++line->words == enough)
				break;
		}
		pos = gap;
		if (pos < line->to)
			word &= !pass_space(s, &pos);
	}
	line->counted = pos;
	return line->words;
}

size_t
line_chars(struct sweep *sw, size_t i)
{
	struct line *line = &sw->lines[i];

	if (line->chars == 0)
		line->chars = (uint32_t)size_min(
			utf8_count(line_text(sw, i)), UINT32_MAX);
	return line->chars;
}

/* Bullets, arrows and quotes may stand before a phrase or behind it; what
 * marks a text up ("== Source ==", "[[Source]]", "# Source") may not. */
bool
line_mark(uint32_t cp)
{
	if (uchar_info(cp) & (UCHAR_LETTER | UCHAR_MARK | UCHAR_DIGIT))
		return false;
	return !uchar_is_word(cp) && cp != '=' && cp != '[' && cp != ']' &&
	       cp != '{' && cp != '}' && cp != '#' && cp != '<' && cp != '`';
}

/* Words of the longest line: whether the document is prose. */
size_t
sweep_prose(struct sweep *sw)
{
	size_t enough = sw->rules->prose; /* no rule asks for more */

	if (sw->longest != SIZE_MAX)
		return sw->longest;
	sw->longest = 0;
	for (size_t i = 0; i < sw->n_lines && sw->longest < enough; i++) {
		size_t bytes = sw->lines[i].to - sw->lines[i].from;

		if (bytes / 2 > sw->longest)
			sw->longest = size_max(
				sw->longest, line_words(sw, i, enough));
	}
	return sw->longest;
}

/* True at "<p" and "</p". */
static bool
is_tag(struct str s, size_t pos)
{
	pos += pos + 1 < s.len && s.ptr[pos + 1] == '/';
	return pos + 1 < s.len && (s.ptr[pos + 1] | 32) >= 'a' &&
	       (s.ptr[pos + 1] | 32) <= 'z';
}

/* True when a line begins with a tag, or another ends with one. */
static bool
is_edge(const struct sweep *sw, size_t first, size_t last)
{
	return sw->text.ptr[sw->lines[first].from] == '<' ||
	       sw->text.ptr[sw->lines[last].to - 1] == '>';
}

/* Lines of each end that may be its edge, of n: two, but in a short text the
 * second from an end is its middle. */
static size_t
edge_reach(size_t n)
{
	enum { SHORT = 6 };

	return n > SHORT ? 2 : n > 0;
}

/* True when the lines that are left begin or end as a page's body does. */
bool
sweep_edge(const struct sweep *sw)
{
	size_t reach = edge_reach(sw->n_alive);
	bool edge = false;

	for (size_t i = 0; i < reach; i++)
		edge |= is_edge(
			sw, sw->alive[i], sw->alive[sw->n_alive - 1 - i]);
	return edge;
}

/* Tags of a text, or enough. */
static size_t
count_tags(struct str text, size_t enough)
{
	size_t n = 0, pos = 0;

	while (n < enough && (pos = str_find_byte(text, pos, '<')) != STR_NONE)
		n += is_tag(text, pos++);
	return n;
}

/* True when one line is prose and holds a tag. */
static bool
has_marked_prose(struct sweep *sw)
{
	enum { WORDS = 15 };

	for (size_t i = 0; i < sw->n_lines; i++)
		if (count_tags(line_text(sw, i), 1) &&
			line_words(sw, i, WORDS) == WORDS)
			return true;
	return false;
}

/* The body of a page as it was written: one of its first lines begins with a
 * tag, or one of its last ends with one (edge_reach), there are several, and
 * some of them in prose. A text about HTML begins and ends with words, and its
 * examples stand in lines of their own, without prose. */
bool
sweep_markup(struct sweep *sw)
{
	enum { TAGS = 4 };
	bool edge = false;

	if (sw->markup >= 0)
		return sw->markup;
	for (size_t i = 0; i < edge_reach(sw->n_lines); i++)
		edge |= is_edge(sw, i, sw->n_lines - 1 - i);
	sw->markup = edge && count_tags(sw->text, TAGS) == TAGS &&
		     has_marked_prose(sw);
	return sw->markup;
}

/* A tatweel between white space, or at an end, is written for a dash. */
static bool
is_lone_tatweel(struct str s, size_t beg, size_t end)
{
	uint32_t before = utf8_before(s, beg), after = utf8_at(s, end);

	return (beg == 0 || uchar_is_space(before)) &&
	       (end == s.len || uchar_is_space(after) || after == 0x640);
}

size_t
fold_room(struct str s)
{
	/* a character of two bytes may fold to one of three (U+023A) */
	return proc_size_add(s.len, s.len / 2 + 4);
}

/* Folds a character: bytes and their origin from n on. Returns the new n. */
static size_t
fold_one(struct str s, size_t *pos, uint8_t *bytes, uint32_t *from, size_t n)
{
	size_t beg = *pos, end = n;
	uint32_t cp = utf8_next(s, pos);
	uint32_t fold = uchar_info(cp) & UCHAR_FOLD;

	if (cp == 0x640 && is_lone_tatweel(s, beg, *pos))
		fold = '-';
	if (fold == 0 || (fold == ' ' && n && bytes[n - 1] == ' '))
		return n;
	for (end += utf8_put(bytes + n, fold); n < end; n++)
		from[n] = (uint32_t)beg;
	return n;
}

struct folded
fold_into(const struct begin_chars *chars, struct str s, uint8_t *bytes,
	uint32_t *from)
{
	size_t pos = 0, n = 0;

	while (pos < s.len) {
		const uint8_t *p = s.ptr + pos;
		uint32_t two = (p[0] & 0xFC) == 0xD8
				       ? chars->folded[(p[0] & 3u) << 6 |
						       (p[1] & 0x3Fu)]
				       : 0;

		/* nearly all is letters that fold to such of two bytes, and
		 * ASCII */
		if (two) {
			bytes[n] = (uint8_t)two;
			bytes[n + 1] = (uint8_t)(two >> 8);
			from[n] = from[n + 1] = (uint32_t)pos;
			n += 2;
			pos += 2;
		} else if (p[0] < 0x80) {
			bytes[n] = (uint8_t)uchar_quick[p[0]];
			from[n] = (uint32_t)pos++;
			/* U+0000 is dropped, of spaces the first stays */
			n += (bytes[n] != 0) &
			     ((bytes[n] != ' ') | (n == 0) |
				     (bytes[n ? n - 1 : 0] != ' '));
		} else {
			n = fold_one(s, &pos, bytes, from, n);
		}
	}
	from[n] = (uint32_t)s.len;
	return (struct folded){ str_make(bytes, n), from };
}
