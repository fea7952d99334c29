/* rules_said - a text about a piece of furniture says its words: then they are
 * its title, or a thing that it shows. */

#include "rule.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum {
	SAID_BYTES = 160, /* longer stretches are not looked for */
	SAID_LOOK = 1024, /* bytes of the paragraph beside that are */
	SAID_WORDS = 8    /* titles of more are titles by themselves */
};

/* Folds what a candidate cuts into room for it; without the marks around. */
static struct str
words_of(struct sweep *sw, const struct cand *cand, uint8_t *bytes)
{
	uint32_t from[2 * SAID_BYTES];
	struct str s = fold_into(sw->rules->chars,
		str_sub(sw->text, cand->beg, cand->end), bytes, from)
			       .s;
	size_t beg = 0, end = s.len, pos;

	for (pos = 0; pos < s.len; beg = pos)
		if (!line_mark(utf8_next(s, &pos)))
			break;
	for (pos = s.len; pos > beg; end = pos)
		if (!line_mark(utf8_prev(s, &pos)))
			break;
	return str_sub(s, beg, end);
}

/* text[beg, end) says the words. */
static bool
says(struct sweep *sw, struct view *view, size_t beg, size_t end,
	struct str words)
{
	return words.len > 0 &&
	       says_word(fold_view(sw, view, beg, end).s, words);
}

/* A line does. The first is kept: many candidates may ask for it. */
static bool
line_says(struct sweep *sw, size_t i, struct str words)
{
	const struct line *line = &sw->lines[i];

	return says(sw, i ? &sw->view : &sw->title, line->from,
		text_ahead(sw->text, line->from, line->to, SAID_LOOK), words);
}

/* The paragraph at a rank says the words. */
static bool
paragraph_says(struct sweep *sw, size_t rank, struct str words)
{
	return rank < sw->n_alive && is_paragraph(sw, sw->alive[rank]) &&
	       line_says(sw, sw->alive[rank], words);
}

/*
 * True when the text beside a candidate says what it would cut: of the first
 * line of all the paragraph below, which makes it a title, for rules of prose;
 * of rules with unsaid the paragraphs around, the title, or what stands before
 * it in its line.
 */
bool
is_said(struct sweep *sw, const struct cand *cand)
{
	const struct rule *rule = &sw->rules->v[cand->rule];
	const struct line *line = &sw->lines[cand->line];
	size_t rank = sw->rank[cand->line];
	uint8_t bytes[2 * SAID_BYTES];
	bool whole = cand->beg == line->from && cand->end == line->to;
	bool title = whole && cand->line == 0 && rule->prose &&
		     uchar_is_word(utf8_before(sw->text, cand->end));
	struct str words;

	if ((!title && !rule->unsaid) || cand->end - cand->beg > SAID_BYTES)
		return false;
	words = words_of(sw, cand, bytes);
	if (title && text_words(words, SAID_WORDS + 1) > SAID_WORDS)
		return false;
	if (!whole)
		return says(sw, &sw->view,
			text_back(sw->text, cand->beg, line->from, SAID_LOOK),
			cand->beg, words);
	return paragraph_says(sw, rank + 1, words) ||
	       (rule->unsaid && (paragraph_says(sw, rank - 1, words) ||
					(rank > 0 && sw->alive[0] == 0 &&
						line_says(sw, 0, words))));
}
