/* rules_headlines - headlines of other articles above a text, one below the
 * other: they say nothing that the text says again, as its title, lines below
 * that and an introduction do. */

#include "rule.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum {
	HEADLINE_WORDS = 25,
	LETTERS = 4,    /* shorter words are said anywhere, and count nothing */
	BELOW = 3,      /* lines of the text that are looked at */
	TOLD_SHARE = 4, /* of the words of a headline are not said there */
	MEAN_WORDS = 6, /* headlines have so many words, */
	MARKED = 2      /* and some a number, a colon, a quotation */
};

static bool
is_letter_word(struct str word)
{
	return utf8_count(word) >= LETTERS;
}

/* Words of a line, and how many of them stand in lines below. */
static size_t
count_words(const struct sweep *sw, size_t i, size_t k, size_t *told)
{
	struct str s = line_text(sw, i);
	size_t pos = 0, n = 0;

	*told = 0;
	while (pos < s.len) {
		size_t end = size_min(str_find_byte(s, pos, ' '), s.len), b = k;
		struct str word = str_sub(s, pos, end);

		pos = end + 1;
		if (!is_letter_word(word))
			continue;
		n++;
		while (b < sw->n_alive && b < k + BELOW &&
			!says_word(line_text(sw, sw->alive[b]), word))
			b++;
		*told += b < sw->n_alive && b < k + BELOW;
	}
	return n;
}

static bool
is_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0x660 && cp <= 0x669);
}

/* An item of a list begins with its number or a mark. */
static bool
is_item(struct str s)
{
	size_t pos = 0;

	if (!uchar_is_word(utf8_at(s, 0)))
		return utf8_at(s, 0) == '-';
	while (is_digit(utf8_at(s, pos)))
		pos++;
	return pos > 0 && (utf8_at(s, pos) == '.' || utf8_at(s, pos) == '-' ||
				  utf8_at(s, pos) == ')');
}

static bool
is_marked(struct str s)
{
	for (size_t pos = 0; pos < s.len;) {
		uint32_t cp = utf8_next(s, &pos);

		if (is_digit(cp) || cp == ':' || cp == '"' || cp == 0xAB ||
			cp == 0x201C || (cp == '.' && utf8_at(s, pos) == '.'))
			return true;
	}
	return false;
}

static bool
is_foreign(struct sweep *sw, const struct rule *rule, size_t i, size_t k)
{
	size_t told, n;

	if (!is_label(sw, i, HEADLINE_WORDS) || is_item(line_text(sw, i)) ||
		line_words(sw, i, rule->min_words) < rule->min_words)
		return false;
	n = count_words(sw, i, k, &told);
	return n >= LETTERS - 1 && told * TOLD_SHARE < n;
}

/* The text below line k is longer than the lines above line n: no list of
 * headlines with a word behind it. */
static bool
is_longer(const struct sweep *sw, size_t n, size_t k)
{
	size_t above = 0, below = 0;

	for (size_t i = 0; i < n; i++)
		above += line_text(sw, sw->alive[i]).len;
	for (; k < sw->n_alive && below <= above; k++)
		below += line_text(sw, sw->alive[k]).len;
	return below > above;
}

/* The lines at the head that are headlines of other articles, min_hits at
 * least, above the first paragraph or above the title. */
bool
find_headlines(struct sweep *sw, const struct rule *rule)
{
	size_t k = 0, n = 0, words = 0, marked = 0;

	if (sw->n_alive <= rule->min_hits)
		return false;
	while (k < sw->n_alive && k <= rule->within_head &&
		!is_paragraph(sw, sw->alive[k]))
		k++;
	if (k < rule->min_hits || k == sw->n_alive || k > rule->within_head ||
		sweep_prose(sw) < rule->prose)
		return false;
	for (; n < k && is_foreign(sw, rule, sw->alive[n], k); n++) {
		words += line_words(sw, sw->alive[n], HEADLINE_WORDS);
		marked += is_marked(line_text(sw, sw->alive[n]));
	}
	if (n < rule->min_hits || words < n * MEAN_WORDS || marked < MARKED ||
		!is_longer(sw, n, k))
		return false;
	while (n > 0)
		sweep_take(sw, rule, sw->alive[--n]);
	return true;
}
