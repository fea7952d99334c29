/*
 * bound_rule - what terminators mean: the rules for marks, quotations, brackets
 * and dots. What a single full stop behind a word means is bound_dot's.
 */

#include "bound_priv.h"

enum {
	BRACKET_REACH = 300, /* bytes back to an opening bracket */
	SOURCE_REACH = 200   /* bytes of "according to" and its end */
};

/* True when the bracket that closes at the stop's tail was opened inside the
 * sentence: the stop is then not the sentence's. Behind a colon it is what
 * somebody says. */
static bool
bracket_is_inner(const struct scan *scan, const struct stop *stop)
{
	struct str text = scan->text;
	size_t pos = stop->beg;

	while (pos > scan->start && stop->beg - pos < BRACKET_REACH) {
		uint32_t cp = utf8_prev(text, &pos);

		if (cp == '(' || cp == '[' || cp == 0xFD3F) {
			pos = bound_back_space(text, scan->start, pos);
			return pos > scan->start &&
			       utf8_before(text, pos) != ':';
		}
	}
	return false;
}

/* "He", "The": with a capital it begins a sentence; "I" has one anyway. */
static bool
is_latin_opener(const struct bound_word *word)
{
	return uchar_is_upper(word->first) && word->len > 1 &&
	       BOUND_IN(word, BOUND_STARTERS) && !BOUND_IN(word, BOUND_TITLES);
}

/* A sentence or a clause ends at pos. */
static bool
is_clause_end(const struct scan *scan, size_t pos)
{
	uint32_t cp = utf8_at(scan->text, pos);

	return pos == scan->text.len || bound_is_break(cp) || cp == ',' ||
	       cp == 0x060C || cp == ':' ||
	       bound_is_terminator(bound_stop_kind(scan->bound, cp));
}

/* How far from the word a verb of saying belongs to the quotation: "as he said"
 * or "he used to say", and behind "was" who says it may stand between. */
static size_t
words_near(const struct bound_word *word, size_t near)
{
	if (!BOUND_IN(word, BOUND_AUXILIARIES))
		return near > 0 ? near - 1 : 0;
	return str_starts(str_make(word->fold, word->len), STR("كان")) ? 2 : 1;
}

/*
 * True when text at pos says whose the quotation before it is: a verb of
 * saying, or one within four words that ends the sentence or its clause, one
 * more word behind it or not ("the judge asked."; in Persian and Urdu the verb
 * stands last, "question did").
 */
static bool
is_attribution(const struct scan *scan, size_t pos)
{
	struct bound_word word;
	size_t near = 1; /* words, in which the verb need not end its clause */
	bool said = false;

	if (uchar_fold(utf8_at(scan->text, pos)) == '-') {
		utf8_next(scan->text, &pos);
		pos = bound_skip_space(scan->text, pos);
	}
	for (size_t i = 0; i < 4 + (size_t)said; i++) {
		size_t end;

		bound_word_after(scan->bound, scan->text, pos, &word);
		if (word.beg != pos || word.end == word.beg ||
			(i == 0 && (bound_has_conjunction(&word) ||
					   is_latin_opener(&word))))
			return false;
		end = bound_skip_space(scan->text, word.end);
		if (said && is_clause_end(scan, end))
			return true;
		said = bound_says(scan->bound, &word);
		if (said && (near > 0 || is_clause_end(scan, end)))
			return true;
		near = words_near(&word, near);
		if (BOUND_IN(&word, BOUND_TITLES) &&
			utf8_at(scan->text, end) == '.')
			end = bound_skip_space(scan->text, end + 1);
		if (end == word.end)
			return false;
		pos = end;
	}
	return false;
}

/*
 * True when "according to" follows at pos and the sentence ends without a
 * comma: it belongs to the quotation before it.
 */
static bool
is_source(const struct scan *scan, size_t pos)
{
	struct bound_word word;

	bound_word_after(scan->bound, scan->text, pos, &word);
	if (word.beg != pos || !BOUND_IN(&word, BOUND_SOURCES))
		return false;
	for (pos = word.end; pos < scan->text.len;) {
		uint32_t cp = utf8_next(scan->text, &pos);

		if (cp == ',' || cp == 0x060C || pos - word.end > SOURCE_REACH)
			return false;
		if (bound_stop_kind(scan->bound, cp) != STOP_NONE)
			break;
	}
	return true;
}

/* True when a colon stands before the quotation that ends at the stop, and more
 * than a verb behind it: whose it is was said before, and a new sentence
 * follows. */
static bool
is_introduced(const struct scan *scan, const struct stop *stop)
{
	struct str text = scan->text;
	struct bound_word word;
	size_t pos;

	bound_word_after(scan->bound, text, stop->next, &word);
	if (bound_is_terminator(
		    bound_stop_kind(scan->bound, utf8_at(text, word.end))))
		return false;
	pos = bound_before_quote(scan, stop, BOUND_QUOTE_REACH);
	return pos != STR_NONE && pos > scan->start &&
	       utf8_before(text, pos) == ':';
}

/* The sentence up to the word at end is a preposition, perhaps a word more. */
static bool
is_phrase(const struct scan *scan, size_t end)
{
	struct bound_word word;

	bound_word_after(scan->bound, scan->text, scan->start, &word);
	return word.end < end && BOUND_IN(&word, BOUND_CONTINUERS) &&
	       !bound_has_words(scan, end, 4);
}

/*
 * True when the quotation that ends at the stop is the name of a film, a book,
 * a slogan in the middle of its sentence: at most three words, opened behind a
 * word; behind a word of saying only when what follows goes on, or in a phrase
 * ("under the slogan").
 */
static bool
is_quoted_name(const struct scan *scan, const struct stop *stop,
	const struct bound_word *next)
{
	const struct bound *b = scan->bound;
	size_t pos = bound_before_quote(scan, stop, BOUND_NAME_REACH),
	       spaces = 0;
	struct bound_word word;

	if (pos == STR_NONE || bound_has_conjunction(next) ||
		BOUND_IN(next, BOUND_STARTERS))
		return false;
	bound_word_before(b, scan->text, scan->start, pos, &word);
	while (pos < stop->beg)
		spaces += uchar_is_space(utf8_next(scan->text, &pos));
	return word.end > word.beg && spaces <= 3 &&
	       (BOUND_IN(next, BOUND_CONTINUERS) || !bound_says(b, &word) ||
		       is_phrase(scan, word.beg));
}

/*
 * True when the sentence goes on behind the quotation that ends at the stop:
 * with "then", or with "and" written to no verb of saying behind a
 * quotation that began behind a word ("they cried «Freedom!» and marched"). One
 * that a colon announced ends its sentence.
 */
static bool
is_joined(const struct scan *scan, const struct stop *stop,
	const struct bound_word *next)
{
	size_t pos = bound_before_quote(scan, stop, BOUND_QUOTE_REACH);
	uint32_t before;

	if (pos == STR_NONE)
		return false;
	before = pos > scan->start ? utf8_before(scan->text, pos) : 0;
	if (BOUND_IN(next, BOUND_JOINING))
		return before != ':';
	return bound_is_word(before) && bound_has_conjunction(next) &&
	       !BOUND_IN(next, BOUND_STARTERS) &&
	       !(bound_lists_behind(scan->bound, next, 2) >> BOUND_REPORTING &
		       1);
}

/* U+0648 (and) written to another quotation. */
static bool
joins_quote(const struct scan *scan, const struct bound_word *word)
{
	return word->first == 0x0648 && word->len == 2 &&
	       bound_in(&scan->bound->quoting, utf8_at(scan->text, word->end));
}

static enum bound_rule
mark_rule(const struct scan *scan, const struct stop *stop)
{
	struct bound_word word;

	if (stop->line)
		return BOUND_MARK;
	if (bound_is_latin(stop->before) && uchar_is_lower(stop->after))
		return BOUND_CONTINUES;
	if (stop->quoted) {
		if (is_attribution(scan, stop->next) &&
			!is_introduced(scan, stop))
			return BOUND_ATTRIBUTION;
		bound_word_after(scan->bound, scan->text, stop->next, &word);
		if (BOUND_IN(&word, BOUND_MIDDLE) || joins_quote(scan, &word) ||
			is_joined(scan, stop, &word) ||
			bound_is_awaited(scan, stop, &word))
			return BOUND_CONTINUES;
		if (is_quoted_name(scan, stop, &word) ||
			bound_is_subject(scan, stop, &word))
			return BOUND_QUOTED_NAME;
		return BOUND_MARK;
	}
	if (stop->end > stop->beg + 1 ||
		bound_is_common_before(scan, stop->beg, BOUND_BEFORE_MARK))
		return BOUND_MARK;
	bound_word_before(
		scan->bound, scan->text, scan->start, stop->beg, &word);
	if (BOUND_IN(&word, BOUND_NAMES)) {
		bound_word_after(scan->bound, scan->text, stop->next, &word);
		if (!bound_has_conjunction(&word) &&
			!BOUND_IN(&word, BOUND_STARTERS))
			return BOUND_NAME_MARK;
	}
	return BOUND_MARK;
}

/* Three dots and more. They end a sentence of Arabic only where something
 * else says so; in Latin script a capital does. */
static enum bound_rule
ellipsis_rule(const struct scan *scan, const struct stop *stop)
{
	struct bound_word next;
	bool anew;

	if (stop->line)
		return BOUND_ELLIPSIS_END;
	if (!stop->quoted && bound_is_arabic_letter(stop->after))
		return BOUND_ELLIPSIS;
	bound_word_after(scan->bound, scan->text, stop->next, &next);
	anew = uchar_is_upper(next.first) && stop->after != '(';
	if (bound_is_latin(stop->before))
		return anew ? BOUND_ELLIPSIS_END : BOUND_ELLIPSIS;
	if (!stop->quoted)
		return BOUND_ELLIPSIS;
	if (is_attribution(scan, stop->next))
		return BOUND_ATTRIBUTION;
	if (anew || bound_has_conjunction(&next) ||
		BOUND_IN(&next, BOUND_STARTERS))
		return BOUND_ELLIPSIS_END;
	return BOUND_ELLIPSIS;
}

/* An ellipsis and a full stop: as two characters, or parted by white space. */
static bool
is_dots_and_stop(const struct scan *scan, const struct stop *stop)
{
	struct str dots = str_sub(scan->text, stop->beg, stop->end);

	if (stop->dots != 4 || stop->closed)
		return false;
	return utf8_at(dots, 0) == 0x2026 ||
	       (stop->spaced && str_starts(dots, STR("...")));
}

static bool
is_inner_mark(uint32_t cp)
{
	return cp == ',' || cp == 0x060C || cp == ';' || cp == 0x061B ||
	       cp == ':' || cp == '%' || cp == 0x066A;
}

static enum bound_rule
kind_rule(struct scan *scan, const struct stop *stop)
{
	if (stop->bracketed && !stop->line && bracket_is_inner(scan, stop))
		return BOUND_BRACKET;
	if (stop->quoted && !stop->line && is_source(scan, stop->next))
		return BOUND_ATTRIBUTION;
	if (stop->mark)
		return mark_rule(scan, stop);
	if (is_dots_and_stop(scan, stop))
		return BOUND_STOP;
	if (stop->dots >= 3)
		return ellipsis_rule(scan, stop);
	if (stop->dots == 2 && !stop->spaced)
		return bound_two_dots_rule(scan, stop);
	return bound_dot_rule(scan, stop);
}

/* What the terminators of a stop are. */
enum bound_rule
bound_stop_rule(struct scan *scan, const struct stop *stop)
{
	bool glued = stop->next == stop->tail && !stop->line;
	enum bound_rule rule = BOUND_RULES;

	if (stop->leads)
		return BOUND_LEADING;
	if (glued)
		rule = bound_glued_rule(scan, stop);
	if (rule == BOUND_RULES && !stop->line && is_inner_mark(stop->after))
		rule = BOUND_CONTINUES;
	if (rule == BOUND_RULES)
		rule = kind_rule(scan, stop);
	return glued && rule == BOUND_STOP ? BOUND_GLUED : rule;
}
