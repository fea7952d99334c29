/*
 * bound_stop - terminators: which characters they are, and what belongs to
 * one: further stops, closing marks, a footnote, a photo credit, emoji.
 */

#include "bound_priv.h"

enum {
	CREDIT_REACH = 80, /* bytes of a photo credit */
	QUOTE_REACH = 200  /* bytes of a line up to the end of a quotation */
};

enum stop_kind
bound_stop_kind(const struct bound *b, uint32_t cp)
{
	switch (cp) {
	case '.':
	case 0xFF0E:
		return STOP_DOT;
	case 0x2026:
		return STOP_DOTS;
	case '!':
	case '?':
	case 0x061F: /* Arabic question mark */
	case 0x203C:
	case 0x203D:
	case 0x2047:
	case 0x2048:
	case 0x2049:
	case 0xFF01:
	case 0xFF1F:
		return STOP_MARK;
	case 0x06D4: /* Urdu full stop */
	case 0x3002:
		return STOP_FULL;
	case '\n':
	case '\r':
	case 0x2028:
	case 0x2029:
		return STOP_LINE;
	case ':':
		return STOP_COLON;
	case ';':
	case 0x061B: /* Arabic semicolon */
		return b->clauses ? STOP_CLAUSE : STOP_NONE;
	}
	return STOP_NONE;
}

/* Terminators at the tail, characters that do not show between them. Behind a
 * closing mark they begin anew: what is inside it is another's. */
static bool
take_stops(struct scan *scan, struct stop *stop)
{
	bool any = false;

	for (;;) {
		size_t at = bound_skip_hidden(scan->text, stop->tail);
		uint32_t cp = utf8_at(scan->text, at);
		enum stop_kind kind = bound_stop_kind(scan->bound, cp);

		if (at == scan->text.len || !bound_is_terminator(kind))
			return any;
		if (stop->quoted || stop->bracketed) {
			stop->mark = stop->full = stop->spaced = false;
			stop->quoted = stop->bracketed = false;
			stop->dots = 0;
			stop->closed = true;
		}
		stop->dots += kind == STOP_DOTS ? 3 : kind != STOP_MARK;
		stop->mark |= kind == STOP_MARK;
		stop->full |= kind == STOP_FULL;
		utf8_next(scan->text, &at);
		stop->end = stop->tail = at;
		any = true;
	}
}

/* Full stops at the beginning, as most terminators are; take_stops would do the
 * same. */
static void
take_dots(struct str text, struct stop *stop)
{
	while (stop->tail < text.len && text.ptr[stop->tail] == '.')
		stop->tail++;
	stop->dots = stop->tail - stop->beg;
	stop->end = stop->tail;
}

/* Straight, curly, angled; -1: the single ones, which are apostrophes too. */
static int
quote_family(uint32_t cp)
{
	switch (cp) {
	case '"':
		return 0;
	case 0x201C:
	case 0x201D:
	case 0x201E:
	case 0x201F:
		return 1;
	case 0xAB:
	case 0xBB:
		return 2;
	}
	return -1;
}

/*
 * True when a quotation of cp's family is open before pos: an odd number of
 * its marks stands in the line. Places are asked in ascending order, so that
 * each line is counted once.
 */
static bool
quote_open(struct scan *scan, size_t pos, uint32_t cp)
{
	struct str head = str_sub(scan->text, 0, pos);
	int family = quote_family(cp);

	while ((scan->quote_pos = byteset_find(
			&scan->bound->quotes, head, scan->quote_pos)) < pos) {
		int other = quote_family(utf8_next(head, &scan->quote_pos));

		if (other >= 0)
			scan->quote_count[other]++;
	}
	return family >= 0 && scan->quote_count[family] % 2 == 1;
}

/* True when a quotation is open at the end of a line and closed in the next:
 * the first mark there stands behind a word. */
bool
bound_is_quote_broken(struct scan *scan, size_t end, size_t next)
{
	struct str text = scan->text, line = text;
	size_t pos = next;

	line.len = size_min(line.len, next + QUOTE_REACH);
	line.len = size_min(line.len, str_find_byte(line, next, '\n'));
	while ((pos = byteset_find(&scan->bound->quotes, line, pos)) <
		line.len) {
		size_t at = pos;
		uint32_t cp = utf8_next(text, &pos);

		if (quote_family(cp) >= 0)
			return at > next && text.ptr[at - 1] > ' ' &&
			       quote_open(scan, end, cp);
	}
	return false;
}

/*
 * True when the quotation mark cp at [at, behind), with nothing before it,
 * closes. What follows decides, since scraped Arabic has both kinds of a pair
 * the wrong way round; before a letter, its kind and the marks before it.
 */
static bool
quote_closes(struct scan *scan, uint32_t cp, size_t at, size_t behind)
{
	size_t next = bound_skip_hidden(scan->text, behind);
	uint32_t after = utf8_at(scan->text, next);

	if (!uchar_is_word(after) && after != '#' && after != '@')
		return true;
	switch (cp) {
	case 0xBB:
	case 0x201D:
	case 0x203A:
		return true;
	case '"':
		return quote_open(scan, at, cp);
	}
	return false;
}

/* A closing bracket or quotation mark at the tail, or a tatweel. */
static bool
take_closer(struct scan *scan, struct stop *stop)
{
	size_t at = bound_skip_hidden(scan->text, stop->tail), behind = at;
	uint32_t cp;

	if (at == scan->text.len)
		return false;
	cp = utf8_next(scan->text, &behind);
	if (bound_in(&scan->bound->closing, cp)) {
		stop->bracketed = true;
	} else if (bound_in(&scan->bound->quoting, cp) &&
		   quote_closes(scan, cp, at, behind)) {
		stop->quoted = true;
		stop->bracketed = false;
	} else if (cp != 0x0640) { /* a tatweel that follows its stop */
		return false;
	}
	stop->tail = behind;
	return true;
}

/* A footnote's number: [12] at the tail. */
static bool
take_footnote(struct scan *scan, struct stop *stop)
{
	size_t pos = stop->tail, digits = 0;

	if (utf8_at(scan->text, pos) != '[')
		return false;
	for (pos++; digits < 4; digits++) {
		size_t next = pos;

		if (pos == scan->text.len ||
			uchar_digit(utf8_next(scan->text, &next)) < 0)
			break;
		pos = next;
	}
	if (digits == 0 || utf8_at(scan->text, pos) != ']')
		return false;
	stop->tail = pos + 1;
	return true;
}

/* Emoji at pos, with their joiners. */
static bool
take_symbols(struct scan *scan, struct stop *stop, size_t pos)
{
	bool any = false;

	while (pos < scan->text.len) {
		size_t next = bound_skip_hidden(scan->text, pos);
		uint32_t cp;

		if (next == scan->text.len)
			break;
		cp = utf8_next(scan->text, &next);
		if (!bound_is_symbol(cp))
			break;
		stop->tail = pos = next;
		any = true;
	}
	return any;
}

/* What belongs to the sentence across white space: a stray second stop, a
 * closing mark with space on both sides, emoji. */
static bool
take_spaced(struct scan *scan, struct stop *stop)
{
	size_t at = bound_skip_space(
		scan->text, bound_skip_hidden(scan->text, stop->tail));
	size_t behind = at;
	uint32_t cp, after;

	if (at == scan->text.len)
		return false;
	if (take_symbols(scan, stop, at))
		return true;
	if (at == stop->tail)
		return false;
	cp = utf8_next(scan->text, &behind);
	after = utf8_at(scan->text, bound_skip_hidden(scan->text, behind));
	if (uchar_is_word(after))
		return false;
	if (bound_is_terminator(bound_stop_kind(scan->bound, cp))) {
		stop->spaced = true;
		stop->tail = at;
		return take_stops(scan, stop);
	}
	if (bound_in(&scan->bound->closing, cp)) {
		stop->bracketed = true;
	} else if (bound_in(&scan->bound->quoting, cp) &&
		   quote_open(scan, at, cp)) {
		stop->quoted = true;
		stop->bracketed = false;
	} else {
		return false;
	}
	stop->tail = behind;
	return true;
}

/* The end of what can be a credit: a few words between brackets at beg. 0 when
 * there are none, or a number of a list. */
static size_t
credit_end(const struct scan *scan, size_t beg)
{
	struct str text = scan->text;
	size_t pos = beg + 1, words = 1, chars = 0;
	bool letters = false;

	while (pos < text.len && pos - beg <= CREDIT_REACH) {
		uint32_t cp = utf8_next(text, &pos);

		if (cp == ')')
			return letters && chars > 1 && words <= 5 ? pos : 0;
		if (bound_is_break(cp) ||
			bound_is_terminator(bound_stop_kind(scan->bound, cp)))
			return 0;
		words += uchar_is_space(cp);
		letters |= uchar_is_letter(cp);
		chars++;
	}
	return 0;
}

/*
 * A credit in brackets goes with the sentence before it when text follows. At
 * the end of a paragraph it is the signature of an agency, a unit of its own,
 * but for what the list of credits says is a photo's; so it is at the end of a
 * line with more than one sentence, which no caption has.
 */
static void
take_credit(struct scan *scan, struct stop *stop)
{
	struct str text = scan->text;
	size_t beg = bound_skip_space(text, stop->tail), end, next, breaks;
	uint8_t fold[BOUND_WORD_MAX];
	uint32_t after;

	if (utf8_at(text, beg) != '(' || (end = credit_end(scan, beg)) == 0)
		return;
	next = bound_skip_blank(text, end, &breaks);
	after = utf8_at(text, next);
	if (next == text.len || breaks > 1 ||
		(breaks == 1 && scan->start > scan->line)) {
		struct str name = str_sub(text, beg + 1, end - 1);
		size_t len = bound_fold(scan->bound, name, fold);

		if (!(bound_lists(scan->bound, str_make(fold, len)) >>
				    BOUND_CREDITS &
			    1))
			return;
	} else if (breaks == 0 && (uchar_fold(after) == '-' || after == ':' ||
					  bound_is_terminator(bound_stop_kind(
						  scan->bound, after)))) {
		return; /* a dateline, or a sentence in brackets */
	}
	stop->tail = end;
}

/* What stands at pos shows that nothing more clings to the stop before it: a
 * letter or digit, a space and one, an LF. False when it takes more to see. */
static bool
is_parted(struct str text, size_t pos)
{
	uint8_t c;

	if (pos < text.len && text.ptr[pos] == ' ')
		pos++;
	else if (pos < text.len && text.ptr[pos] == '\n')
		return true;
	if (pos >= text.len)
		return true;
	c = text.ptr[pos];
	return c < 0x80 ? bound_is_word(c)
			: utf8_at(text, pos) != 0x0640 &&
				  bound_begins_word(text, pos);
}

/* Reads the terminators at beg and all that clings to them. */
void
bound_stop_read(struct scan *scan, size_t beg, struct stop *stop)
{
	struct str text = scan->text;
	size_t before, next;

	*stop = (struct stop){ .beg = beg, .tail = beg };
	take_dots(text, stop);
	while (!is_parted(text, stop->tail) &&
		(take_stops(scan, stop) || take_closer(scan, stop) ||
			take_footnote(scan, stop) || take_spaced(scan, stop)))
		;
	if (!is_parted(text, stop->tail))
		take_credit(scan, stop);
	stop->tail = bound_skip_hidden(text, stop->tail);
	before = bound_back_space(text, scan->start, beg);
	stop->leads = before == scan->start;
	stop->before = stop->leads ? 0 : utf8_before(text, before);
	for (next = stop->tail;;) {
		stop->next = next;
		next = bound_skip_hidden(text, bound_skip_space(text, next));
		if (next == stop->next)
			break;
	}
	stop->after = utf8_at(text, next);
	stop->line = next == text.len || bound_is_break(stop->after);
}
