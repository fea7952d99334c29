/* rules_copy - what is found by comparing lines: second copies of the title
 * and of captions; and the list of what place document finds. */

#include "rule.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum {
	PATH_BYTES = 160,  /* of a path through the site before the title */
	CAPTION_WORDS = 8, /* of two copies so short both go, */
	CREDIT_WORDS = 16, /* so long if a credit ends them */
	TITLE_WORDS = 4,   /* a line of so many above them is a title */
	SHOWN_WORDS = 4,   /* so many that the text says again, below a title */
	SHOWN_BELOW = 15,  /* in a paragraph of so many */
	NAMED_WORDS = 6,   /* more beside a title are no name of a site */
	NAMED_BYTES = 160,
	TITLES = 3,       /* lines that a title is looked for in, in any case */
	COPIED_WORDS = 5, /* a title so long is given again by pages alone */
	MOST_COPIES = 6,  /* a line given more often is a refrain, a table */
	LEAST_VERSE = 3,  /* a line of so many ... */
	MOST_VERSE = 7    /* ... and of so many may be a verse */
};

/* A line near the tail that ends in the title again, behind an ellipsis: the
 * article was cut off and the title put behind it. */
static bool
ends_in_title(struct sweep *sw, struct str title, size_t i, size_t *beg)
{
	struct str s = line_text(sw, i);
	size_t from = s.len - size_min(s.len, 2 * title.len + 32);
	size_t at, last = STR_NONE;

	if (alike_last(s) != alike_last(title))
		return false; /* as nearly always */
	while (from < s.len && (s.ptr[from] & 0xC0) == 0x80)
		from++;
	for (at = str_find(s, from, STR("\xE2\x80\xA6")); at != STR_NONE;
		at = str_find(s, at + 3, STR("\xE2\x80\xA6")))
		last = at + 3;
	for (at = str_find(s, from, STR("...")); at != STR_NONE;
		at = str_find(s, at + 3, STR("...")))
		last = last == STR_NONE ? at + 3 : size_max(last, at + 3);
	if (last == STR_NONE || !alike_whole(title, str_from(s, last)))
		return false;
	*beg = sw->lines[i].from + last;
	return true;
}

/* True when a line is given so often that it belongs to the text. Counted
 * over all lines, so that no cut of some copies changes the answer. */
static bool
is_refrain(struct sweep *sw, struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < sw->n_lines && n <= MOST_COPIES; i++)
		n += alike_whole(s, line_text(sw, i));
	sw->refrain |= n > MOST_COPIES;
	return n > MOST_COPIES;
}

/* What stands between the names of a page and of its site. */
static bool
is_separator(uint32_t cp)
{
	return cp == '|' || cp == '-' || cp == '/' || cp == '>' || cp == ':' ||
	       cp == 0xBB || cp == 0x2013 || cp == 0x2014 || cp == 0x2022 ||
	       cp == 0x203A;
}

/* True when one of the marks of a path stands in a text. */
static bool
has_separator(struct str s)
{
	size_t pos = 0;

	while (pos < s.len)
		if (is_separator(utf8_next(s, &pos)))
			return true;
	return false;
}

/* The title stands in a line with a few words of a name, and a mark between
 * them. */
static bool
is_named(struct sweep *sw, struct str title, size_t i)
{
	struct str s = line_text(sw, i), before, after;
	size_t at;

	if (s.len <= title.len || s.len > title.len + NAMED_BYTES)
		return false;
	at = str_find(s, 0, title);
	if (at == STR_NONE)
		return false;
	before = str_sub(s, 0, at);
	after = str_from(s, at + title.len);
	return text_words(before, NAMED_WORDS) +
			       text_words(after, NAMED_WORDS) <=
		       NAMED_WORDS &&
	       (has_separator(before) || has_separator(after));
}

/* The title ends a line above it that begins with where the page stands in its
 * site, with or without a space between them. */
static bool
ends_path(struct sweep *sw, struct str title, size_t i)
{
	struct str s = line_text(sw, i);

	return s.len > title.len && s.len <= title.len + PATH_BYTES &&
	       str_ends(s, title);
}

/* Copies may differ in marks and vowels, but not much: most lines need not be
 * compared. */
static bool
is_near(size_t a, size_t b)
{
	return 2 * a >= b && 2 * b >= a;
}

/* Rank m holds rank k once more among verses: one behind it, and all between
 * the two, are about as long, nothing was cut there, and the last is no
 * paragraph. */
static bool
is_verse(struct sweep *sw, size_t k, size_t m)
{
	size_t len = line_text(sw, sw->alive[k]).len;

	if (m < k + 2 || m + 1 == sw->n_alive ||
		sw->alive[m + 1] - sw->alive[k] != m + 1 - k ||
		is_paragraph(sw, sw->alive[m + 1]))
		return false;
	for (size_t i = k + 1; i <= m + 1; i++)
		if (!is_near(len, line_text(sw, sw->alive[i]).len))
			return false;
	return true;
}

/* A line below the first that may be a verse, of a poem with a title: it is
 * short, and nothing was cut down to the next longer line. */
static bool
may_be_verse(struct sweep *sw, size_t k)
{
	size_t last = k, enough = MOST_VERSE + 1;
	size_t words = line_words(sw, sw->alive[k], enough);

	if (k == 0 || words < LEAST_VERSE || words == enough)
		return false;
	while (last + 1 < sw->n_alive &&
		line_words(sw, sw->alive[last], enough) < enough)
		last++;
	return sw->alive[last] == last;
}

/* Line j is that of a title at the head once more: among the lines above the
 * first paragraph, which are n, with the name of the site as well. */
static bool
is_again(struct sweep *sw, size_t k, size_t m, size_t n)
{
	struct str title = line_text(sw, sw->alive[k]);
	size_t j = sw->alive[m];

	if (m == k || sw->lines[j].rule != RULE_NONE)
		return false;
	if (m < n && is_named(sw, title, j))
		return true;
	if (m == 0 && k == 1 && n > 1 && ends_path(sw, title, j))
		return line_words(sw, sw->alive[k], COPIED_WORDS) ==
		       COPIED_WORDS;
	return m > k &&
	       is_near(title.len, sw->lines[j].to - sw->lines[j].from) &&
	       alike_whole(title, line_text(sw, j)) &&
	       (m < n || line_words(sw, j, COPIED_WORDS) == COPIED_WORDS);
}

/* Whether a line at the head may be a title of which copies go. */
static bool
is_copied(struct sweep *sw, const struct rule *rule, size_t i)
{
	size_t words = line_words(sw, i, rule->max_words + 1);

	return sw->lines[i].rule == RULE_NONE && words >= TITLE_WORDS &&
	       words <= rule->max_words;
}

/* Titles at the head that are given again, also between the paragraphs. */
static bool
find_title_again(struct sweep *sw, const struct rule *rule)
{
	size_t n = 0;
	bool any = false;

	while (n < sw->n_alive && n < rule->within_head &&
		!is_paragraph(sw, sw->alive[n]))
		n++;
	if (n == sw->n_alive || sweep_prose(sw) < rule->prose)
		return false;
	for (size_t k = 0; k < size_max(n, TITLES) && k < sw->n_alive; k++) {
		if ((k >= n && is_paragraph(sw, sw->alive[k])) ||
			!is_copied(sw, rule, sw->alive[k]))
			continue;
		for (size_t m = 0; m < sw->n_alive; m++) {
			if (!is_again(sw, k, m, n) || is_verse(sw, k, m) ||
				(m > k && may_be_verse(sw, k)))
				continue;
			if (is_refrain(sw, line_text(sw, sw->alive[k])))
				break;
			sweep_take(sw, rule, sw->alive[m]);
			any = true;
		}
	}
	return any;
}

/* Later copies of the first line, near the head; the first copy stays. */
static bool
find_title(struct sweep *sw, const struct rule *rule)
{
	size_t first = sw->alive[0], words, beg;
	struct str title = line_text(sw, first);
	size_t twice = alike_twice(title, COPIED_WORDS, rule->max_words);
	bool any = twice && sweep_prose(sw) >= rule->prose;

	if (any)
		sweep_hit(sw, rule, first, sw->lines[first].from,
			sw->lines[first].from + twice);
	if (any || title.len > COPY_BYTES)
		return any;
	for (size_t k = 1; k < sw->n_alive && k < rule->within_head; k++) {
		if (!alike_whole(title, line_text(sw, sw->alive[k])) ||
			is_verse(sw, 0, k))
			continue;
		words = line_words(sw, first, rule->max_words + 1);
		if (words < rule->min_words || words > rule->max_words ||
			sweep_prose(sw) < rule->prose ||
			(!any && is_refrain(sw, title)))
			return any;
		sweep_take(sw, rule, sw->alive[k]);
		any = true;
	}
	if (any || sw->n_alive < 2)
		return any;
	for (size_t k = sw->n_alive - 1; k > 0 && sw->n_alive - k <= 2; k--) {
		size_t i = sw->alive[k];

		if (!ends_in_title(sw, title, i, &beg) ||
			line_words(sw, first, rule->min_words) <
				rule->min_words)
			continue;
		sweep_hit(sw, rule, i, beg, sw->lines[i].to);
		any = true;
	}
	return any;
}

/* A line near the head that is the beginning, with an ellipsis, of the line
 * before or behind it, which may be gone. */
static bool
find_beginning(struct sweep *sw, const struct rule *rule, size_t i)
{
	struct str s = line_text(sw, i);

	if ((i == 0 || !alike_truncated(s, line_text(sw, i - 1))) &&
		(i + 1 == sw->n_lines ||
			!alike_truncated(s, line_text(sw, i + 1))))
		return false;
	if (sweep_prose(sw) < rule->prose)
		return false;
	sweep_take(sw, rule, i);
	return true;
}

/* True for a short line below a title. What the line above begins with, if it
 * is more than half of it, is the title itself, given again, and what is longer
 * than the line above is the title below a label, unless its credit shows that
 * it is none. */
static bool
is_caption(struct sweep *sw, size_t i, size_t above)
{
	size_t words = line_words(sw, i, CREDIT_WORDS + 1);
	bool rest;

	if (!str_ends(line_text(sw, i), STR(")")) &&
		(words > CAPTION_WORDS ||
			words > line_words(sw, above, CREDIT_WORDS + 1)))
		return false;
	return words <= CREDIT_WORDS &&
	       line_words(sw, above, TITLE_WORDS) == TITLE_WORDS &&
	       (!alike_begins(line_text(sw, i), line_text(sw, above), &rest) ||
		       2 * words <= line_words(sw, above, CREDIT_WORDS));
}

/* A few words below the title that the paragraph below them says again: who or
 * what the picture shows. */
static bool
is_shown(struct sweep *sw, const struct rule *rule, size_t k)
{
	size_t i = sw->alive[k], above = sw->alive[k - 1], words;
	struct str s = line_text(sw, i);
	bool rest;

	if (k != 1 || s.len == 0 ||
		str_find_byte(STR(".!?:"), 0, s.ptr[s.len - 1]) != STR_NONE)
		return false;
	words = line_words(sw, i, CREDIT_WORDS + 1);
	return words >= SHOWN_WORDS && words <= CREDIT_WORDS &&
	       line_words(sw, above, SHOWN_WORDS) == SHOWN_WORDS &&
	       sweep_prose(sw) >= rule->prose &&
	       line_words(sw, sw->alive[k + 1], SHOWN_BELOW) == SHOWN_BELOW &&
	       str_find(line_text(sw, sw->alive[k + 1]), 0, s) != STR_NONE &&
	       !alike_begins(s, line_text(sw, sw->alive[k + 1]), &rest);
}

/*
 * Neighbours near the head that are equal: below a title a caption given
 * twice, both go; longer ones are a summary, and where no title stands above
 * they may be the title: the second goes.
 */
static bool
find_copy(struct sweep *sw, const struct rule *rule)
{
	bool any = false;

	for (size_t k = 0; k < sw->n_alive && k < rule->within_head; k++) {
		size_t i = sw->alive[k], j;

		if (sw->lines[i].rule != RULE_NONE)
			continue;
		if (find_beginning(sw, rule, i)) {
			any = true;
			continue;
		}
		if (k == 0 || k + 1 == sw->n_alive)
			continue;
		if (is_shown(sw, rule, k)) {
			sweep_take(sw, rule, i);
			any = true;
			continue;
		}
		j = sw->alive[k + 1];
		if (!alike_whole(line_text(sw, i), line_text(sw, j)) ||
			line_words(sw, j, rule->min_words) < rule->min_words ||
			sweep_prose(sw) < rule->prose ||
			is_refrain(sw, line_text(sw, i)))
			continue;
		if (k + 2 == sw->n_alive && line_words(sw, j, 2) < 2)
			continue; /* the two sides of a contract sign */
		if (is_caption(sw, i, sw->alive[k - 1]))
			sweep_take(sw, rule, i);
		else if (may_be_verse(sw, k))
			continue;
		sweep_take(sw, rule, j);
		any = true;
	}
	return any;
}

/* True when a line that is left near the head ends in an ellipsis: what
 * find_beginning compares it with may be another line in the next sweep. */
bool
has_truncated(const struct sweep *sw)
{
	for (size_t i = 0; i < sw->rules->n_finds; i++) {
		const struct rule *rule = &sw->rules->v[sw->rules->finds[i]];

		for (size_t k = 0; rule->find == FIND_COPY && k < sw->n_alive &&
				   k < rule->within_head;
			k++) {
			struct str s = line_text(sw, sw->alive[k]);

			if (ends_in_ellipsis(s, s.len))
				return true;
		}
	}
	return false;
}

bool
find_run(struct sweep *sw, const struct rule *rule)
{
	bool title;

	switch (rule->find) {
	case FIND_TITLE:
		title = find_title(sw, rule);
		return find_title_again(sw, rule) || title;
	case FIND_COPY:
		return find_copy(sw, rule);
	case FIND_HEAD:
		return find_head(sw, rule);
	case FIND_TAIL:
		return find_tail(sw, rule);
	case FIND_TAGS:
		return find_tags(sw, rule);
	case FIND_TEASERS:
		return find_teasers(sw, rule);
	case FIND_END:
		return find_end(sw, rule);
	case FIND_HEADLINES:
		return find_headlines(sw, rule);
	default:
		return false;
	}
}
