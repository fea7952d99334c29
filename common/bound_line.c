/*
 * bound_line - line breaks. Scraped text breaks lines in two ways: a unit a
 * line (headlines, datelines, captions, list items, paragraphs), and lines
 * broken inside a sentence, at a column or where the page had a link. A break
 * ends a unit unless something says that the sentence goes on.
 */

#include "bound_priv.h"

enum {
	WRAP_MIN = 20, /* columns of wrapped text */
	WRAP_MAX = 160,
	BRACKET_REACH = 200, /* bytes on either side of the break */
	DATELINE_REACH = 120 /* bytes */
};

/* The two lines that a break parts. */
struct lines {
	const struct scan *scan;
	size_t beg, end;               /* of the first, without white space */
	size_t next;                   /* where the second begins */
	struct bound_word last, first; /* the words at the break */
};

static bool
is_bullet(uint32_t cp)
{
	switch (cp) {
	case '-':
	case '*':
	case '+':
	case 0x00B7:
	case 0x2013:
	case 0x2014:
	case 0x2022:
	case 0x2023:
	case 0x2043:
	case 0x25A0:
	case 0x25AA:
	case 0x25B6:
	case 0x25B8:
	case 0x25BA:
	case 0x25CB:
	case 0x25CF:
	case 0x25E6:
	case 0x2713:
	case 0x2714:
	case 0x27A4:
		return true;
	}
	return false;
}

/* True when a list item begins at pos: a bullet, or a number or one letter
 * with a mark behind it. */
static bool
is_item(struct str text, size_t pos)
{
	size_t digits = 0, at;
	uint32_t cp;

	pos = bound_skip_hidden(text, pos);
	if (pos == text.len)
		return false;
	if (is_bullet(utf8_at(text, pos)))
		return true;
	pos += utf8_at(text, pos) == '(';
	for (at = pos; at < text.len && digits < 4; digits++, pos = at) {
		if (uchar_digit(utf8_next(text, &at)) < 0)
			break;
	}
	if (digits == 0 && uchar_is_letter(utf8_at(text, pos)))
		utf8_next(text, &pos);
	else if (digits == 0 || digits == 4)
		return false;
	pos = bound_skip_space(text, pos);
	cp = utf8_at(text, pos);
	if (cp != '.' && cp != ')' && cp != '-' && cp != 0x2013)
		return false;
	return uchar_digit(utf8_at(text, pos + 1)) < 0 && cp != 0x2013;
}

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

/* What cannot end one. */
static bool
is_open_mark(uint32_t cp)
{
	switch (cp) {
	case ',':
	case '(':
	case '[':
	case '{':
	case '/':
	case '&':
	case 0x060C:
	case 0x061B:
		return true;
	}
	return uchar_fold(cp) == '-';
}

/* A bracket that is open at the end of the first line is closed in the
 * second. */
static bool
is_in_bracket(const struct lines *lines)
{
	struct str text = lines->scan->text;
	size_t pos = lines->end, reach = 0;
	int depth = 0;

	while (pos > lines->beg && lines->end - pos < BRACKET_REACH) {
		uint32_t cp = utf8_prev(text, &pos);

		depth += (cp == '(') - (cp == ')');
		if (depth > 0)
			break;
	}
	if (depth <= 0)
		return false;
	for (pos = lines->next; pos < text.len && reach < BRACKET_REACH;
		reach++) {
		uint32_t cp = utf8_next(text, &pos);

		if (cp == ')')
			return true;
		if (cp == '(' || bound_is_break(cp))
			break;
	}
	return false;
}

/* The line at pos: its width in characters and that of its first word, white
 * space around it left out. Returns where the next one begins. */
static size_t
measure_line(struct str text, size_t pos, size_t *width, size_t *word)
{
	size_t n = 0;

	*width = *word = 0;
	pos = bound_skip_space(text, pos);
	while (pos < text.len) {
		uint32_t cp = utf8_next(text, &pos);

		if (cp == '\r' && utf8_at(text, pos) == '\n')
			continue;
		if (bound_is_break(cp))
			break;
		n++;
		if (!uchar_is_space(cp))
			*width = n;
		else if (*word == 0)
			*word = n - 1;
	}
	if (*word == 0)
		*word = *width;
	return pos;
}

/*
 * The column at which the lines of the paragraph are broken, 0 when they are
 * not: lines that end without a stop are then full, the next word would not
 * have fitted; at least two must be, and three for each that is not.
 */
static size_t
wrap_width(struct scan *scan)
{
	size_t width, word, pos, widest = 0, full = 0, loose = 0, last = 0;

	if (scan->wrap_para == scan->para && scan->wrap_known)
		return scan->wrap_width;
	scan->wrap_para = scan->para;
	scan->wrap_known = true;
	scan->wrap_width = 0;
	for (pos = scan->para; pos < scan->text.len;) {
		pos = measure_line(scan->text, pos, &width, &word);
		if (width == 0)
			break;
		widest = size_max(widest, width);
		if (widest > WRAP_MAX)
			return 0;
	}
	for (pos = scan->para; pos < scan->text.len; last = width) {
		size_t end = bound_back_space(scan->text, scan->para, pos);
		uint32_t cp = utf8_before(scan->text, end);

		pos = measure_line(scan->text, pos, &width, &word);
		if (width == 0)
			break;
		if (last == 0 || bound_stop_kind(scan->bound, cp) != STOP_NONE)
			continue;
		if (last + 1 + word > widest)
			full++;
		else
			loose++;
	}
	if (widest >= WRAP_MIN && full >= 2 && full >= 3 * loose)
		scan->wrap_width = widest;
	return scan->wrap_width;
}

static bool
is_full_line(const struct lines *lines, size_t wrap)
{
	size_t width, word, next_width;

	if (wrap == 0)
		return false;
	measure_line(lines->scan->text, lines->beg, &width, &word);
	measure_line(lines->scan->text, lines->next, &next_width, &word);
	return width + 1 + word > wrap;
}

/*
 * The second line begins with U+0644 "in order to" written to a noun, and the
 * first is a few words: a clause that was cut off at a link. A paragraph may
 * begin so too, but then a comma or dots come soon.
 */
static bool
is_purpose(const struct lines *lines)
{
	struct str text = lines->scan->text;
	size_t pos, words = 1;

	if (lines->first.first != 0x0644 || lines->first.len < 8 ||
		BOUND_IN(&lines->first, BOUND_LAM) ||
		str_starts(str_make(lines->first.fold, lines->first.len),
			STR("لل")))
		return false;
	for (pos = lines->beg; pos < lines->end && words <= 5;)
		words += uchar_is_space(utf8_next(text, &pos));
	if (words < 2 || words > 5)
		return false;
	for (pos = lines->next, words = 1; pos < text.len && words <= 5;) {
		uint32_t cp = utf8_next(text, &pos);

		words += uchar_is_space(cp);
		if (cp == 0x060C || cp == '.' || bound_is_break(cp))
			return false;
	}
	return words > 5;
}

/* The break does not part the lines, and why; BOUND_RULES: it does. */
static enum bound_rule
wrap_rule(struct scan *scan, const struct lines *lines)
{
	uint32_t last = utf8_before(scan->text, lines->end);
	uint32_t first =
		utf8_at(scan->text, bound_skip_hidden(scan->text, lines->next));

	if (scan->held >= lines->end)
		return BOUND_WRAP_STOP;
	if (is_inner_mark(first) || is_open_mark(last))
		return BOUND_WRAP_MARK;
	if (BOUND_IN(&lines->last, BOUND_DANGLING) ||
		(BOUND_IN(&lines->last, BOUND_BYLINES) &&
			lines->last.beg == lines->beg))
		return BOUND_WRAP_WORD;
	if (is_in_bracket(lines))
		return BOUND_WRAP_MARK;
	if (bound_is_latin(last) && uchar_is_lower(first) &&
		bound_is_latin(first))
		return BOUND_WRAP_CASE;
	if (is_full_line(lines, wrap_width(scan)))
		return BOUND_WRAP_WIDTH;
	return is_purpose(lines) ? BOUND_WRAP_PURPOSE : BOUND_RULES;
}

/* Two lines that begin with one word and part in a comma are items of a list
 * without bullets. */
static bool
is_parallel(const struct lines *lines)
{
	struct bound_word word;

	bound_word_after(
		lines->scan->bound, lines->scan->text, lines->beg, &word);
	return word.len > 0 &&
	       str_eq(str_make(word.fold, word.len),
		       str_make(lines->first.fold, lines->first.len));
}

/*
 * The rule for a single line break: the line ends at line_end, the next one
 * begins at next, and no stop has ended the sentence.
 */
enum bound_rule
bound_line_rule(struct scan *scan, size_t line_end, size_t next)
{
	struct lines lines = { .scan = scan,
		.beg = scan->line,
		.end = bound_back_space(scan->text, scan->line, line_end),
		.next = next };
	uint32_t last = utf8_before(scan->text, lines.end);
	bool comma = last == ',' || last == 0x060C || last == 0x061B;
	enum bound_rule rule;

	if (uchar_fold(last) != '-' && scan->held < lines.end &&
		is_item(scan->text, next))
		return BOUND_ITEM;
	bound_word_before(
		scan->bound, scan->text, scan->line, lines.end, &lines.last);
	bound_word_after(scan->bound, scan->text, next, &lines.first);
	if (comma && (is_item(scan->text, scan->line) || is_parallel(&lines)))
		return BOUND_ITEM;
	rule = wrap_rule(scan, &lines);
	return rule == BOUND_RULES ? BOUND_LINE : rule;
}

/*
 * True when the sentence up to the colon before end is the dateline of an
 * agency that signs so, "Tehran - IRNA:": a few words, a dash, its name.
 */
bool
bound_is_dateline(const struct scan *scan, size_t end)
{
	struct str text = scan->text;
	size_t pos = end, beg = end;
	uint8_t fold[BOUND_WORD_MAX];
	size_t len;

	if (end - scan->start > DATELINE_REACH)
		return false;
	while (pos > scan->start && uchar_fold(utf8_prev(text, &pos)) != '-')
		beg = pos;
	if (pos == scan->start)
		return false;
	beg = size_min(bound_skip_space(text, beg), end);
	len = bound_fold(str_sub(text, beg, end), fold, sizeof(fold));
	return bound_lists(scan->bound, str_make(fold, len)) >> BOUND_AGENCIES &
	       1;
}
