/*
 * rules_called - a list's words in a pattern, without the words. PCRE2 would
 * compile hundreds of alternatives anew for each pattern that names the list,
 * to machine code too, which takes longer than all that is looked for with
 * them. So the words lie in one trie for all patterns, and what a pattern holds
 * are questions to it (callouts): "(?C'{list}3')", does a word of list 3 begin
 * here; "(?>(?C'{list}3,0').{2,9}?(?C'{list}'))", take it. No expression of a
 * user can hold such a question: {list} there names a list.
 *
 * Which word is preferred where several begin stays as the list has it. Of two
 * such words one begins with the other; words are given ranks so that
 * one which is preferred to another has a lower rank, and the ranks are asked
 * one after the other. At most one word of a rank begins anywhere, and
 * where it ends is asked before anything else is, so PCRE2 may go back to any
 * question at any time.
 */

#include "match.h"
#include "rules_load.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum {
	FEW = 256, /* bytes of words that cost less than the questions */
	RANKS = 8, /* at most */
};

struct called {
	struct match *match;
	uint8_t *ranks; /* of the words, by their numbers */
	size_t n_ranks;
	unsigned shortest[RANKS], longest[RANKS]; /* characters */
};

/* A word as it is in texts that are folded. */
struct spelled {
	uint8_t bytes[4 * MATCH_LENGTHS];
	struct str s;
	unsigned n; /* characters */
};

/* False when the trie would take it for another, or it is too long. */
static bool
spell(struct spelled *word, struct str s)
{
	uint32_t last = 0;
	size_t pos = 0, len = 0;

	word->n = 0;
	while (pos < s.len) {
		uint32_t cp = uchar_fold(utf8_next(s, &pos));

		if (cp == 0)
			continue;
		if ((cp == ' ' && last == ' ') || ++word->n == MATCH_LENGTHS)
			return false;
		len += utf8_put(word->bytes + len, cp);
		last = cp;
	}
	word->s = str_make(word->bytes, len);
	return word->n > 0;
}

static void
put_behind(uint8_t *rank, uint8_t above)
{
	if (*rank <= above)
		*rank = (uint8_t)(above + 1);
}

static void
add_length(struct called *called, uint8_t rank, unsigned n)
{
	unsigned *shortest = &called->shortest[rank];
	unsigned *longest = &called->longest[rank];

	if (*shortest == 0 || n < *shortest)
		*shortest = n;
	if (n > *longest)
		*longest = n;
	called->n_ranks = size_max(called->n_ranks, (size_t)rank + 1);
}

/* Gives a word its rank; those with lower numbers have theirs. False when
 * there are too many. */
static bool
classify(struct called *called, const struct spelled *word, uint32_t number)
{
	uint32_t begins[MATCH_LENGTHS];
	uint8_t *rank = &called->ranks[number];

	(void)match_lengths(called->match, word->s, 0, begins);
	for (unsigned n = 1; n < word->n; n++)
		if (begins[n] != MATCH_NONE && begins[n] < number)
			put_behind(rank, called->ranks[begins[n]]);
	for (unsigned n = 1; n < word->n; n++)
		if (begins[n] != MATCH_NONE && begins[n] > number)
			put_behind(&called->ranks[begins[n]], *rank);
	if (*rank >= RANKS)
		return false;
	add_length(called, *rank, word->n);
	return true;
}

struct called *
called_make(struct load *load, const struct conf_texts *words, size_t bytes)
{
	struct called *called;
	struct spelled word;
	uint32_t known = 0;

	if (bytes < FEW)
		return NULL;
	called = ARENA_NEW(load->arena, struct called, 1);
	called->match =
		match_new(load->arena, load->rules->chars, words->n, false);
	called->ranks = ARENA_NEW(load->arena, uint8_t, words->n);
	for (size_t i = 0; i < words->n; i++) {
		if (!spell(&word, words->v[i].s))
			return NULL;
		(void)match_phrase(called->match, words->v[i].s);
	}
	for (size_t i = 0; i < words->n; i++) {
		uint32_t number = match_phrase(called->match, words->v[i].s);

		/* numbers are given in the order of the list */
		if (number < known)
			continue;
		known = number + 1;
		if (!spell(&word, words->v[i].s) ||
			!classify(called, &word, number))
			return NULL;
	}
	return called;
}

struct str
called_words(const struct called *called, size_t list, struct arena *arena)
{
	struct buf out = { 0 };
	struct str s;

	buf_printf(&out, "(?C'{list}%zu')(?s", list);
	for (size_t rank = 0; rank < called->n_ranks; rank++)
		buf_printf(&out,
			"%c(?>(?C'{list}%zu,%zu').{%u,%u}?(?C'{list}'))",
			rank ? '|' : ':', list, rank, called->shortest[rank],
			called->longest[rank]);
	buf_byte(&out, ')');
	s = arena_str(arena, buf_str(&out));
	buf_free(&out);
	return s;
}

/* Where n characters end. */
static size_t
pass(struct str text, size_t pos, unsigned n)
{
	while (n-- > 0)
		(void)utf8_next(text, &pos);
	return pos;
}

/* Where the word of a rank ends that begins at pos; or pos. */
static size_t
word_end(const struct called *called, size_t rank, struct str text, size_t pos)
{
	uint32_t begins[MATCH_LENGTHS];

	if (!match_lengths(called->match, text, pos, begins))
		return pos;
	for (unsigned n = 1; n < MATCH_LENGTHS; n++)
		if (begins[n] != MATCH_NONE && called->ranks[begins[n]] == rank)
			return pass(text, pos, n);
	return pos;
}

/* A number of a question, and what stands behind it is passed over. */
static size_t
read_number(struct str s, size_t *pos)
{
	size_t n = 0;

	while (*pos < s.len && s.ptr[*pos] != ',')
		n = 10 * n + (s.ptr[(*pos)++] - '0');
	++*pos;
	return n;
}

bool
called_may(void *of, struct str what, struct str text, size_t pos)
{
	struct load *load = of;
	const struct called *called;
	size_t at = 6, list;

	if (!str_starts(what, STR("{list}")))
		return true;
	if (what.len == at)
		return pos == load->called_end;
	list = read_number(what, &at);
	called = load->made[list].called;
	if (at > what.len)
		return match_lengths(called->match, text, pos, NULL) != 0;
	load->called_end = word_end(called, read_number(what, &at), text, pos);
	return load->called_end != pos;
}
