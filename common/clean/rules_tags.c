/* rules_tags - tags below an article that no word announces: words of its title
 * or its text in a line, or one below the other. */

#include "rule.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum {
	TAG_BYTES = 24,  /* longer words are no tags */
	TAG_WORDS = 5,   /* so many may be tags when one of them, */
	TAG_LETTERS = 4, /* of so many letters, comes again */
	TAG_LINES = 3,   /* so many lines, of so many words, may be tags */
	TAG_LINES_MOST = 30,
	TAG_LINE_WORDS = 4,
	JOINED = 3, /* letters that are written together with a word, */
	JOINING = 6 /* of these */
};

/* A word begins at a place, or stands there behind what Arabic writes together
 * with it: "and" (U+0648), "in" (U+0628), "for" (U+0644), "as" (U+0643), "so"
 * (U+0641), the article (U+0627 U+0644). */
static bool
begins_word(struct str s, size_t at)
{
	static const uint32_t joined[JOINING] = { 0x627, 0x628, 0x641, 0x643,
		0x644, 0x648 };

	for (size_t n = 0; at > 0 && uchar_is_word(utf8_before(s, at)); n++) {
		uint32_t cp = utf8_before(s, at);
		size_t i = 0;

		while (i < JOINING && joined[i] != cp)
			i++;
		if (n == JOINED || i == JOINING)
			return false;
		at -= 2;
	}
	return true;
}

/* A word stands in a text; a mark may stand behind it. None, as between two
 * spaces, stands in any. */
bool
says_word(struct str s, struct str word)
{
	size_t pos = 0, at;

	while (word.len && (at = str_find(s, pos, word)) != STR_NONE) {
		pos = at + word.len;
		if (begins_word(s, at) &&
			(pos == s.len || !uchar_is_word(utf8_at(s, pos))))
			return true;
	}
	return word.len == 0;
}

/* All words of a line are words of another, which has more: tags below an
 * article are made of its title. */
static bool
is_made_of(struct str s, struct str of)
{
	size_t pos = 0, end;

	while (pos < s.len) {
		end = str_find_byte(s, pos, ' ');
		if (end == STR_NONE)
			end = s.len;
		if (end > pos && !says_word(of, str_sub(s, pos, end)))
			return false;
		pos = end + 1;
	}
	return true;
}

/* A word of TAG_LETTERS or more stands in a line twice, as in a list of tags.
 */
static bool
repeats_word(struct str s)
{
	size_t pos = 0, end;

	while ((end = str_find_byte(s, pos, ' ')) != STR_NONE) {
		if (end - pos >= TAG_LETTERS * 2 &&
			says_word(str_sub(s, end + 1, s.len),
				str_sub(s, pos, end)))
			return true;
		pos = end + 1;
	}
	return false;
}

/* All words of a line stand in the lines above another. */
static bool
is_told(const struct sweep *sw, size_t i, size_t above)
{
	struct str s = line_text(sw, i);
	size_t pos = 0, end, j;

	while (pos < s.len) {
		end = size_min(str_find_byte(s, pos, ' '), s.len);
		for (j = 0; j < above; j++)
			if (says_word(line_text(sw, j), str_sub(s, pos, end)))
				break;
		if (j == above)
			return false;
		pos = end + 1;
	}
	return true;
}

/* A line may be a tag: a few words, no item of a list, no sentence. */
static bool
is_tag(struct sweep *sw, const struct rule *rule, size_t i)
{
	const struct line *line = &sw->lines[i];

	return line->to - line->from <= TAG_BYTES * TAG_LINE_WORDS &&
	       is_label(sw, i, TAG_LINE_WORDS) &&
	       uchar_is_word(utf8_at(sw->text, line->from)) &&
	       !(rule->unless && pattern_holds(sw, rule, rule->unless,
					 line->from, line->to));
}

/* The lines behind the last paragraph, when they are tags one below the other,
 * half of them made of words of the text. */
static bool
take_tag_lines(struct sweep *sw, const struct rule *rule)
{
	size_t k = sw->n_alive, told = 0;

	while (k > 0 && sw->n_alive - k <= TAG_LINES_MOST &&
		is_tag(sw, rule, sw->alive[k - 1]))
		k--;
	if (k == 0 || sw->n_alive - k < TAG_LINES ||
		sw->n_alive - k > TAG_LINES_MOST ||
		!is_sentence(line_text(sw, sw->alive[k - 1])) ||
		!is_paragraph(sw, sw->alive[k - 1]) ||
		sweep_prose(sw) < rule->prose)
		return false;
	for (size_t i = k; i < sw->n_alive; i++)
		told += is_told(sw, sw->alive[i], sw->alive[k]);
	if (told * 2 < sw->n_alive - k)
		return false;
	for (; k < sw->n_alive; k++)
		sweep_take(sw, rule, sw->alive[k]);
	return true;
}

/* A line below a title is made of words of it, or says one twice. */
static bool
is_titled(struct sweep *sw, size_t i, size_t words)
{
	struct str s = line_text(sw, i);

	return !is_paragraph(sw, sw->alive[0]) &&
	       (is_made_of(s, line_text(sw, sw->alive[0])) ||
		       (words >= TAG_WORDS && repeats_word(s)));
}

/* The last line, when it is a few words of the title, or says one twice, or of
 * the text where what stands below it was cut or it is longer, and no
 * sentence. */
static bool
take_tag_line(struct sweep *sw, const struct rule *rule)
{
	size_t last = sw->n_alive - 1, i = sw->alive[last], words;
	const struct line *line = &sw->lines[i];

	if (last < 2 || line->to - line->from > TAG_BYTES * rule->max_words)
		return false;
	words = line_words(sw, i, rule->max_words + 1);
	if (words < rule->min_words || words > rule->max_words ||
		!is_label(sw, i, words) ||
		!is_paragraph(sw, sw->alive[last - 1]) ||
		sweep_prose(sw) < rule->prose ||
		!(is_titled(sw, i, words) ||
			(words > (i + 1 < sw->n_lines ? rule->min_words
						      : (size_t)TAG_WORDS) &&
				is_told(sw, i, i))) ||
		(rule->unless && pattern_holds(sw, rule, rule->unless,
					 line->from, line->to)))
		return false;
	sweep_take(sw, rule, i);
	return true;
}

bool
find_tags(struct sweep *sw, const struct rule *rule)
{
	return take_tag_line(sw, rule) || take_tag_lines(sw, rule);
}
