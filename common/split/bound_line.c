/*
 * bound_line - line breaks. Scraped text breaks lines in two ways: a unit a
 * line (headlines, datelines, captions, list items, paragraphs), and lines
 * broken inside a sentence, at a column or where the page had a link. A break
 * ends a unit unless something says that the sentence goes on.
 */

#include "bound_lines.h"

enum {
	BRACKET_REACH = 200,  /* bytes on either side of the break */
	DATELINE_REACH = 120, /* bytes */
	BYLINE_REACH = 60     /* bytes of "by" and a word */
};

/* What cannot begin a line of its own. */
static bool
is_inner_mark(uint32_t cp)
{
	switch (cp) {
	case ',':
	case ';':
	case ':':
	case '.':
	case '!':
	case '?':
	case ')':
	case ']':
	case '}':
	case '%':
	case 0x060C:
	case 0x061B:
	case 0x061F:
	case 0x06D4:
		return true;
	}
	return false;
}

static bool
is_dash(uint32_t cp)
{
	return (uchar_info(cp) & UCHAR_FOLD) == '-';
}

static bool
is_comma(uint32_t cp)
{
	return cp == ',' || cp == 0x060C || cp == 0x061B;
}

/* What cannot end one. */
static bool
is_open_mark(uint32_t cp)
{
	switch (cp) {
	case '(':
	case '[':
	case '{':
	case '/':
	case '&':
		return true;
	}
	return is_comma(cp) || is_dash(cp);
}

/* The first line ends in a quotation that ends in a comma: "It is," */
static bool
is_quoted_comma(const struct lines *lines)
{
	struct str text = lines->scan->text;
	size_t pos = lines->end;

	if (pos == lines->beg ||
		!bound_in(&lines->scan->bound->quoting, utf8_prev(text, &pos)))
		return false;
	return pos > lines->beg && text.ptr[pos - 1] == ',';
}

/* A bracket or a quotation that is open at the end of the first line is closed
 * in the second. */
static bool
is_enclosed(struct scan *scan, const struct lines *lines)
{
	struct str text = scan->text;
	const struct byteset *set = &scan->bound->enclosing;
	struct str head = str_sub(text, 0, lines->end);
	size_t pos = size_max(
		lines->beg, lines->end - size_min(lines->end, BRACKET_REACH));
	uint8_t last = ')';
	bool quotes = false;

	while ((pos = byteset_find(set, head, pos)) < head.len) {
		uint8_t c = text.ptr[pos++];

		if (c == '(' || c == ')')
			last = c;
		else
			quotes = true;
	}
	if (quotes && bound_is_word(utf8_before(text, lines->end)) &&
		bound_is_quote_broken(scan, lines->end, lines->next))
		return true;
	if (last != '(')
		return false;
	text.len = size_min(text.len, lines->next + BRACKET_REACH);
	pos = byteset_find(&scan->bound->brackets, text, lines->next);
	return pos < text.len && text.ptr[pos] == ')';
}

/* The line's last word and the one before it are a phrase that ends lines. */
static bool
ends_phrase(const struct lines *lines, const struct bound_word *last)
{
	const struct scan *scan = lines->scan;
	size_t end = bound_back_space(scan->text, lines->beg, last->beg);
	uint8_t fold[BOUND_WORD_MAX];
	struct bound_word word;
	size_t len;

	if (bound_is_common_before(scan, end, BOUND_BEFORE_LAST))
		return false;
	bound_word_before(scan->bound, scan->text, lines->beg, end, &word);
	len = bound_fold(
		scan->bound, str_sub(scan->text, word.beg, last->end), fold);
	return bound_lists(scan->bound, str_make(fold, len)) >> BOUND_PHRASES &
	       1;
}

/* In the list, "and" (U+0648) written to it or not; or in that of Persian and
 * Urdu. */
static bool
is_dangling_word(const struct lines *lines, const struct bound_word *word)
{
	const struct bound *b = lines->scan->bound;

	return BOUND_IN(word, BOUND_DANGLING) ||
	       (BOUND_IN(word, BOUND_WANTING) && bound_is_persian(lines)) ||
	       (word->first == 0x0648 &&
		       bound_lists_behind(b, word, 2) >> BOUND_DANGLING & 1);
}

/* The name Ali (U+064A last), which is folded as "on" (U+0649) is. */
static bool
is_ali(const struct bound_word *word)
{
	return word->last == 0x064A &&
	       str_eq(str_make(word->fold, word->len), STR("علي"));
}

/* The lists that are asked on either side of a break. */
static const uint64_t before_break =
	BOUND_BIT(BOUND_DANGLING) | BOUND_BIT(BOUND_BYLINES) |
	BOUND_BIT(BOUND_CONSTRUCT) | BOUND_BIT(BOUND_CLAUSES) |
	BOUND_BIT(BOUND_WANTING);
static const uint64_t behind_break =
	BOUND_BIT(BOUND_MIDDLE) | BOUND_BIT(BOUND_REASONS) |
	BOUND_BIT(BOUND_KIN) | BOUND_BIT(BOUND_THAT) | BOUND_BIT(BOUND_VERBS);

/* In one of the lists, "and" (U+0648) written to it or not. */
static bool
is_listed(const struct bound *b, const struct bound_word *word, uint64_t lists)
{
	return (word->lists & lists) ||
	       (word->first == 0x0648 &&
		       (bound_lists_behind(b, word, 2) & lists));
}

/* The last word wants another: it is listed, and no part of an address nor,
 * with a capital, of a headline ("Where They Come From"). */
static bool
is_dangling(struct lines *lines)
{
	const struct scan *scan = lines->scan;
	struct bound_word word;

	if (!bound_is_word(lines->last))
		return false;
	lines->common = bound_ends_common(scan, lines->end, BOUND_BEFORE_BREAK);
	if (lines->common)
		return false;
	bound_word_before(
		scan->bound, scan->text, lines->beg, lines->end, &word);
	lines->common = !is_listed(scan->bound, &word, before_break);
	if (word.beg == lines->beg && BOUND_IN(&word, BOUND_BYLINES))
		return true;
	if (!is_dangling_word(lines, &word) || is_ali(&word) ||
		ends_phrase(lines, &word))
		return false;
	return word.beg == lines->beg ||
	       (!uchar_is_upper(word.first) &&
		       uchar_is_space(utf8_before(scan->text, word.beg)));
}

/* The second line begins with a word that begins none, or with "that" when
 * the sentence begins with a verb of saying. */
static bool
is_continued(const struct lines *lines)
{
	const struct scan *scan = lines->scan;
	const struct bound_word *word;

	if (BOUND_IN(&lines->first, BOUND_MIDDLE) || bound_begins_late(lines))
		return true;
	if (!BOUND_IN(&lines->first, BOUND_THAT) ||
		lines->first.beg != lines->next || lines->last == ':')
		return false;
	word = bound_opening(scan);
	return BOUND_IN(word, BOUND_REPORTING) ||
	       ((word->first == 0x0648 || word->first == 0x0641) &&
		       bound_lists_behind(scan->bound, word, 2) >>
				       BOUND_REPORTING &
			       1);
}

/* The first line ends in a stop that does not end a line. */
static bool
is_held(const struct lines *lines)
{
	return lines->scan->held > lines->beg &&
	       lines->scan->held >= lines->end;
}

/* text[pos, end) is one or two words and nothing else. */
static bool
is_short(const struct scan *scan, size_t pos, size_t end)
{
	struct bound_word word;
	size_t n = 0;

	for (; pos < end && n <= 2; n++) {
		bound_word_after(scan->bound, scan->text, pos, &word);
		if (word.beg != pos || word.end == pos)
			return false;
		pos = bound_skip_space(scan->text, word.end);
	}
	return n == 1 || n == 2;
}

/* The first line is a word like "by" and one more. */
static bool
is_short_byline(const struct lines *lines)
{
	struct str text = str_sub(lines->scan->text, 0, lines->end);
	struct bound_word by;
	size_t space;

	if (lines->end - lines->beg > BYLINE_REACH)
		return false;
	space = str_find_byte(text, lines->beg, ' ');
	if (space == STR_NONE ||
		str_find_byte(text, space + 1, ' ') != STR_NONE ||
		bound_is_common_before(lines->scan, space, BOUND_BEFORE_BREAK))
		return false;
	bound_word_after(lines->scan->bound, text, lines->beg, &by);
	if (text.ptr[by.end] == ':' || text.ptr[by.end] == '/')
		by.end++;
	return by.end == space && BOUND_IN(&by, BOUND_BYLINES);
}

/* A name is cut in two: the second line is all of one or two words, and begins
 * as the later part of a name does, or the first is "by" and one word. */
static bool
is_cut_name(const struct lines *lines)
{
	const struct scan *scan = lines->scan;
	struct str text = scan->text;
	size_t end;

	if (scan->start != lines->beg ||
		!(BOUND_IN(&lines->first, BOUND_KIN) || is_short_byline(lines)))
		return false;
	text.len = size_min(text.len, lines->next + 2 * BYLINE_REACH);
	end = size_min(text.len, str_find_byte(text, lines->next, '\n'));
	return is_short(scan, lines->next,
		bound_back_space(scan->text, lines->next, end));
}

/* A small letter of Latin script begins the second line (first), and the first
 * one ends in such a letter, or in a digit and begins with one. */
static bool
is_small_behind(const struct lines *lines, uint32_t first)
{
	struct str text = lines->scan->text;

	return bound_is_latin(first) && uchar_is_lower(first) &&
	       (bound_is_latin(lines->last) ||
		       (uchar_digit(lines->last) >= 0 &&
			       bound_is_latin(utf8_at(text, lines->beg))));
}

/* A mark at the break binds the lines. */
static bool
is_bound(const struct lines *lines, uint32_t first)
{
	return (!lines->letters && is_inner_mark(first)) ||
	       is_open_mark(lines->last) || is_quoted_comma(lines);
}

/* The break does not part the lines, and why; BOUND_RULES: it does. */
static enum bound_rule
wrap_rule(struct scan *scan, struct lines *lines)
{
	uint32_t first =
		lines->plain ? 0
			     : utf8_at(scan->text, bound_skip_hidden(scan->text,
							   lines->next));

	if (is_held(lines))
		return BOUND_WRAP_STOP;
	if (!lines->plain && is_bound(lines, first))
		return BOUND_WRAP_MARK;
	if (is_dangling(lines))
		return BOUND_WRAP_WORD;
	if (!bound_is_common_after(scan, lines->next, BOUND_AFTER_BREAK)) {
		bound_word_after(
			scan->bound, scan->text, lines->next, &lines->first);
		if (is_continued(lines))
			return BOUND_WRAP_WORD;
		if (!(lines->first.lists & behind_break))
			lines->first.len = 0;
	}
	if (is_cut_name(lines))
		return BOUND_WRAP_WORD;
	if (is_enclosed(scan, lines))
		return BOUND_WRAP_MARK;
	if (!lines->plain && is_small_behind(lines, first))
		return BOUND_WRAP_CASE;
	if (bound_is_full_line(scan, lines))
		return BOUND_WRAP_WIDTH;
	return bound_body_rule(lines);
}

/* The first line is "by" alone. */
static bool
is_byline(const struct lines *lines)
{
	struct bound_word word;

	bound_word_before(lines->scan->bound, lines->scan->text, lines->beg,
		lines->end, &word);
	return word.beg == lines->beg && BOUND_IN(&word, BOUND_BYLINES);
}

/* A sentence that begins with the word the next line begins with, a comma at
 * its end: items of a list without bullets. */
static bool
is_parallel(const struct lines *lines)
{
	const struct bound_word *one = bound_opening(lines->scan);
	const struct bound_word *two = bound_behind(lines);

	return one->len > 0 && str_eq(str_make(one->fold, one->len),
				       str_make(two->fold, two->len));
}

/* An item of a list begins behind the break, or one or its like ends there. */
static bool
is_item_break(struct lines *lines)
{
	const struct scan *scan = lines->scan;

	if (!lines->letters && !is_dash(lines->last) && !is_held(lines) &&
		bound_is_item(scan->text, lines->next) && !is_byline(lines) &&
		!bound_lacks_that(lines, false))
		return true;
	return is_comma(lines->last) &&
	       (bound_is_item(scan->text, scan->line) || is_parallel(lines));
}

/* What is seen of the two lines at a glance. Not all of it is cleared: there
 * are many breaks. */
static void
lines_set(struct lines *lines, const struct scan *scan, size_t line_end,
	size_t next)
{
	lines->scan = scan;
	lines->beg = scan->line;
	lines->end = bound_back_space(scan->text, scan->line, line_end);
	lines->next = next;
	lines->last = utf8_before(scan->text, lines->end);
	lines->letters = bound_begins_word(scan->text, next);
	lines->plain = lines->letters && bound_is_arabic_letter(lines->last);
	lines->common = false;
	lines->first.lists = 0;
	lines->first.len = 0;
}

/*
 * The rule for a single line break: the line ends at line_end, the next one
 * begins at next, and no stop has ended the sentence.
 */
enum bound_rule
bound_line_rule(struct scan *scan, size_t line_end, size_t next)
{
	struct lines lines;
	enum bound_rule rule;

	lines_set(&lines, scan, line_end, next);
	if (!lines.plain && is_item_break(&lines))
		return BOUND_ITEM;
	rule = wrap_rule(scan, &lines);
	return rule == BOUND_RULES ? BOUND_LINE : rule;
}

/*
 * True when the sentence up to the colon before end is the dateline of an
 * agency that signs so, "Tehran - IRNA:": its name, a place and a dash before
 * it or not.
 */
bool
bound_is_dateline(const struct scan *scan, size_t end)
{
	struct str text = scan->text;
	size_t pos = end, beg = end;
	uint8_t fold[BOUND_WORD_MAX];
	size_t len;

	if (end - scan->start > DATELINE_REACH ||
		bound_is_common_before(scan, end, BOUND_BEFORE_COLON))
		return false;
	while (pos > scan->start && !is_dash(utf8_prev(text, &pos)))
		beg = pos;
	beg = size_min(bound_skip_space(text, beg), end);
	len = bound_fold(scan->bound, str_sub(text, beg, end), fold);
	return bound_lists(scan->bound, str_make(fold, len)) >> BOUND_AGENCIES &
	       1;
}
