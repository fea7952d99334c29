/* rules_frame - what is left of a page's frame once a part of it was found:
 * behind the last paragraph, below a bar of buttons or a form, stands no text
 * any more; before the first one, beside a date or a byline, short lines are
 * labels, names and places. A text that nothing was cut from has no frame. */

#include "rule.h"
#include "common/utf8.h"

enum {
	SENTENCE_WORDS = 5,   /* a line of so many that ends in a stop, */
	QUESTION_WORDS = 12,  /* in a question mark, */
	PARAGRAPH_WORDS = 20, /* or in anything is a paragraph */
	TEASER_WORDS = 60,    /* if it was not broken off before so many */
	TICKER_WORDS = 35,    /* of headlines that ran by, in one line */
	TICKERS = 3,          /* lines that a ticker is looked for in */
	MENU_LINES = 4,       /* so many labels one below the other ... */
	MENU_WORDS = 2,       /* ... of so many words are a menu */
	BESIDE_WORDS = 1,     /* more right beside what was cut */
	TEASER_SHARE = 5      /* of their length in which teasers differ */
};

bool
is_paragraph(struct sweep *sw, size_t i)
{
	struct str s = line_text(sw, i);
	uint32_t last = utf8_before(s, s.len);

	if (ends_in_ellipsis(s, s.len))
		return line_words(sw, i, TEASER_WORDS) == TEASER_WORDS;
	if (last == '?' || last == '!' || last == 0x61F)
		return line_words(sw, i, QUESTION_WORDS) == QUESTION_WORDS;
	if (is_sentence(s))
		return line_words(sw, i, SENTENCE_WORDS) == SENTENCE_WORDS;
	return s.len > PARAGRAPH_WORDS * 2 &&
	       line_words(sw, i, PARAGRAPH_WORDS) == PARAGRAPH_WORDS;
}

bool
has_paragraph(struct sweep *sw, size_t n)
{
	while (n > 0)
		if (is_paragraph(sw, sw->alive[--n]))
			return true;
	return false;
}

static bool
is_sign(const struct sweep *sw, const struct rule_set *set, size_t i)
{
	uint32_t rule = sw->lines[i].rule;

	return rule != RULE_NONE && rule_set_has(set, rule);
}

static bool
has_sign(const struct sweep *sw, const struct rule_set *set)
{
	if (sw->n_alive == sw->n_lines)
		return false;
	for (size_t i = sw->n_lines; i > 0; i--)
		if (is_sign(sw, set, i - 1))
			return true;
	return false;
}

/* Few words stand in the lines from rank k on. */
static bool
is_short(struct sweep *sw, const struct rule *rule, size_t k)
{
	size_t most = rule->rest_words, n = 0;

	for (; k < sw->n_alive && n <= most; k++)
		n += line_words(sw, sw->alive[k], most + 1);
	return n <= most;
}

/* A line behind which the frame may begin: also a short sentence. */
static bool
ends_text(struct sweep *sw, size_t i)
{
	return is_paragraph(sw, i) ||
	       (is_sentence(line_text(sw, i)) && line_words(sw, i, 2) == 2);
}

/* All lines below the first that was cut behind the last paragraph. */
bool
find_tail(struct sweep *sw, const struct rule *rule)
{
	size_t k = sw->n_alive, i;

	if (!has_sign(sw, &rule->before_it))
		return false;
	while (k > 0 && !ends_text(sw, sw->alive[k - 1]))
		k--;
	if (k == 0 || k == sw->n_alive || sweep_prose(sw) < rule->prose)
		return false;
	for (i = sw->alive[k - 1]; i < sw->n_lines; i++)
		if (is_sign(sw, &rule->before_it, i))
			break;
	while (k < sw->n_alive && sw->alive[k] < i)
		k++;
	if (k == sw->n_alive || !is_short(sw, rule, k))
		return false;
	for (; k < sw->n_alive; k++)
		sweep_take(sw, rule, sw->alive[k]);
	return true;
}

bool
is_label(struct sweep *sw, size_t i, size_t most)
{
	const struct line *line = &sw->lines[i];
	uint32_t last = utf8_before(sw->text, line->to);

	return last != '.' && last != '!' && last != '?' && last != ':' &&
	       last != 0x61F && last != 0x60C &&
	       line_words(sw, i, most + 1) <= most;
}

/* A line too long for a title that ends like no sentence: headlines that ran
 * by, one behind the other. */
static bool
is_ticker(struct sweep *sw, size_t i)
{
	return line_words(sw, i, TICKER_WORDS) == TICKER_WORDS &&
	       !is_sentence(line_text(sw, i));
}

/* The first line from rank k on, of those before rank n, that may be a
 * title. */
static size_t
title_rank(struct sweep *sw, const struct rule *rule, size_t k, size_t n)
{
	while (k < n && (is_ticker(sw, sw->alive[k]) ||
				line_words(sw, sw->alive[k], rule->min_words) <
					rule->min_words))
		k++;
	return k;
}

/* The rank of the first paragraph from k on; the number of lines when there
 * is none near the head. */
static size_t
paragraph_rank(struct sweep *sw, const struct rule *rule, size_t k)
{
	while (k < sw->n_alive && !is_paragraph(sw, sw->alive[k]))
		k++;
	return k <= rule->within_head ? k : sw->n_alive;
}

/* A line at the head stands among so many labels that they are a menu. */
static bool
is_in_menu(struct sweep *sw, size_t k, size_t n)
{
	size_t first = k, last = k;

	while (first > 0 && is_label(sw, sw->alive[first - 1], MENU_WORDS))
		first--;
	while (last < n && is_label(sw, sw->alive[last], MENU_WORDS))
		last++;
	return last > k && last - first >= MENU_LINES;
}

/* The line right beside, above or below, was cut. */
static bool
is_beside(const struct sweep *sw, const struct rule_set *set, size_t i)
{
	return (i > 0 && is_sign(sw, set, i - 1)) ||
	       (i + 1 < sw->n_lines && is_sign(sw, set, i + 1));
}

/* A line at the head belongs to the frame, of which a part was cut there; given
 * where the title stands. */
static bool
is_frame(struct sweep *sw, const struct rule *rule, size_t k, size_t title)
{
	size_t i = sw->alive[k], most = rule->max_words;
	const struct line *line = &sw->lines[i];

	if (k == title)
		return false;
	if (k < title && (is_in_menu(sw, k, title) || is_ticker(sw, i)))
		return true;
	if (k < title)
		most--;
	else if (is_beside(sw, &rule->behind_it, i))
		most += BESIDE_WORDS;
	return is_label(sw, i, most) &&
	       !(rule->unless && pattern_holds(sw, rule, rule->unless,
					 line->from, line->to));
}

/* Where a line at the head was cut: labels above the first paragraph; menus and
 * what ran by above the title. */
bool
find_head(struct sweep *sw, const struct rule *rule)
{
	size_t k = 0, n, title;
	bool sign = false, any = false;

	if (!has_sign(sw, &rule->behind_it))
		return false;
	for (size_t i = 0; i < sw->n_alive && i < TICKERS; i++)
		if (is_ticker(sw, sw->alive[i]))
			k = i + 1;
	n = paragraph_rank(sw, rule, k);
	title = title_rank(sw, rule, k, n);
	if (n == sw->n_alive || title == n || sweep_prose(sw) < rule->prose)
		return false;
	for (size_t i = k ? sw->alive[k - 1] : 0; i < sw->alive[n]; i++)
		sign |= is_sign(sw, &rule->behind_it, i);
	for (k = 0; sign && k < n; k++) {
		if (!is_frame(sw, rule, k, title))
			continue;
		sweep_take(sw, rule, sw->alive[k]);
		any = true;
	}
	return any;
}

/* Characters before the ellipsis in which a line was broken off, or 0. */
static size_t
broken_off(const struct sweep *sw, size_t i)
{
	struct str s = line_text(sw, i);

	return ends_in_ellipsis(s, s.len) ? utf8_count(s) : 0;
}

/* Beginnings of other texts, one below the other behind the last paragraph,
 * all broken off at the same length. */
bool
find_teasers(struct sweep *sw, const struct rule *rule)
{
	size_t k = sw->n_alive, shortest = SIZE_MAX, longest = 0, chars;

	if (!broken_off(sw, sw->alive[k - 1]) || sweep_prose(sw) < rule->prose)
		return false;
	for (; k > 0 && (chars = broken_off(sw, sw->alive[k - 1])) > 0; k--) {
		shortest = size_min(shortest, chars);
		longest = size_max(longest, chars);
		if (line_words(sw, sw->alive[k - 1], rule->min_words) <
			rule->min_words)
			return false;
	}
	if (k == 0 || sw->n_alive - k < rule->min_hits ||
		longest - shortest > longest / TEASER_SHARE)
		return false;
	for (; k < sw->n_alive; k++)
		sweep_take(sw, rule, sw->alive[k]);
	return true;
}

/* All below a heading of links that stands right below the source or the tags
 * of the article, paragraphs of another one as well. */
bool
find_end(struct sweep *sw, const struct rule *rule)
{
	size_t k = 0, i = 1;

	if (!has_sign(sw, &rule->behind_it) || sweep_prose(sw) < rule->prose)
		return false;
	while (i < sw->n_lines && !(is_sign(sw, &rule->before_it, i - 1) &&
					  is_sign(sw, &rule->behind_it, i)))
		i++;
	while (k < sw->n_alive && sw->alive[k] < i)
		k++;
	if (k == sw->n_alive || k == 0 || !is_short(sw, rule, k) ||
		!has_paragraph(sw, k))
		return false;
	for (; k < sw->n_alive; k++)
		sweep_take(sw, rule, sw->alive[k]);
	return true;
}
