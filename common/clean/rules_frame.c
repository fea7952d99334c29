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
	TICKERS = 3           /* lines that a ticker is looked for in */
};

bool
is_paragraph(struct sweep *sw, size_t i)
{
	const struct line *line = &sw->lines[i];
	struct str s = str_sub(sw->text, line->from, line->to);
	size_t words = line_words(sw, i, TEASER_WORDS);
	uint32_t last = utf8_before(s, s.len);

	if (ends_in_ellipsis(s, s.len))
		return words == TEASER_WORDS;
	if (last == '?' || last == '!' || last == 0x61F)
		return words >= QUESTION_WORDS;
	return words >= PARAGRAPH_WORDS ||
	       (words >= SENTENCE_WORDS && is_sentence(s));
}

static bool
is_sign(const struct sweep *sw, const struct rule_set *set, size_t i)
{
	uint32_t rule = sw->lines[i].rule;

	return rule != RULE_NONE && rule_set_has(set, rule);
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

/* All lines below the first that was cut behind the last paragraph. */
bool
find_tail(struct sweep *sw, const struct rule *rule)
{
	size_t k = sw->n_alive, i;

	while (k > 0 && !is_paragraph(sw, sw->alive[k - 1]))
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

/* A word or two that end like no sentence and lead in nothing. */
static bool
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
	const struct line *line = &sw->lines[i];

	return line_words(sw, i, PARAGRAPH_WORDS) == PARAGRAPH_WORDS &&
	       !is_sentence(str_sub(sw->text, line->from, line->to));
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

/* Labels above the first paragraph, where a title stands as well, and a line
 * was cut; and what ran by above that title. */
bool
find_head(struct sweep *sw, const struct rule *rule)
{
	size_t k = 0, n, title, most;
	bool sign = false, any = false;

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
		most = rule->max_words - (k < title);
		if (k == title || !(is_label(sw, sw->alive[k], most) ||
				(k < title && is_ticker(sw, sw->alive[k]))))
			continue;
		sweep_take(sw, rule, sw->alive[k]);
		any = true;
	}
	return any;
}
