/* lex_read - the words of a paragraph, proclitics taken off word by word. */

#include "lex_priv.h"
#include "common/proc.h"
#include "common/uchar.h"
#include "common/utf8.h"

/* Fills in the senses of a word without what was taken off; false: none. */
static bool
look_up(const struct lex *lex, struct str stem, uint64_t hash,
	struct known *known)
{
	const struct slot *slot;

	if (!filter_may(&lex->meant, hash))
		return false;
	slot = lex_slot(lex, stem, hash);
	known->sense = slot->sense;
	known->classes = slot->classes;
	known->follow = slot->follow;
	return slot->sense != NULL;
}

/* The set bit of a proclitic of one letter at the head of s, of those in
 * allowed; or 0. */
static unsigned
one_letter(struct str s, unsigned allowed)
{
	unsigned pre = 0;

	if (s.len < 6) /* two letters have to be left */
		return 0;
	if (s.ptr[0] == 0xD9 && s.ptr[1] == 0x88)
		pre = LEX_WA;
	else if (s.ptr[0] == 0xD9 && s.ptr[1] == 0x81)
		pre = LEX_FA;
	else if (s.ptr[0] == 0xD8 && s.ptr[1] == 0xA8)
		pre = LEX_BA;
	else if (s.ptr[0] == 0xD9 && s.ptr[1] == 0x84)
		pre = LEX_LAM;
	else if (s.ptr[0] == 0xD9 && s.ptr[1] == 0x83)
		pre = LEX_KAF;
	return pre & allowed;
}

/* Looks up what is left of a word when its first letters are taken off. */
static bool
try_stem(const struct lex *lex, struct known *known, struct str stem,
	unsigned pre, unsigned cut)
{
	if (!look_up(lex, stem, word_hash_end(stem), known))
		return false;
	known->pre = (uint8_t)pre;
	known->cut = (uint8_t)cut;
	return true;
}

static bool
try_article(const struct lex *lex, struct known *known, struct str stem,
	unsigned pre, unsigned cut)
{
	static const struct str al = STR_INIT("\330\247\331\204");
	static const struct str lam = STR_INIT("\331\204");

	if (stem.len >= 8 && str_starts(stem, al))
		return try_stem(
			lex, known, str_from(stem, 4), pre | LEX_ARTICLE, cut);
	if (stem.len >= 6 && pre & LEX_LAM && str_starts(stem, lam))
		return try_stem(
			lex, known, str_from(stem, 2), pre | LEX_ARTICLE, cut);
	return false;
}

/* Word first, then without U+0648 or U+0641, then without U+0628, U+0644 or
 * U+0643, each time with the article and without. */
static void
find_sense(const struct lex *lex, struct str fold, uint64_t hash,
	struct known *known)
{
	struct str stem = fold;
	unsigned allowed = LEX_PROCLITIC, pre = 0, cut = 0, one;

	if (look_up(lex, stem, hash, known))
		return;
	while (!try_article(lex, known, stem, pre, cut)) {
		one = one_letter(stem, allowed);
		if (!one)
			return;
		pre |= one;
		cut++;
		stem = str_from(stem, 2);
		if (try_stem(lex, known, stem, pre, cut))
			return;
		allowed = one & (LEX_WA | LEX_FA) ? LEX_BA | LEX_LAM | LEX_KAF
						  : 0;
	}
}

static bool
is_digit(uint8_t c)
{
	return c >= '0' && c <= '9';
}

/* How many bytes of digits a folded word ends in. */
static size_t
digits_behind(struct str fold)
{
	size_t n = 0;

	while (n < fold.len && is_digit(fold.ptr[fold.len - 1 - n]))
		n++;
	return n;
}

/* Where the last n digits of the token's text begin. */
static size_t
digits_start(struct str text, const struct token *token, size_t n)
{
	size_t pos = token->end;

	while (n && pos > token->beg)
		n -= uchar_digit(utf8_prev(text, &pos)) >= 0;
	return pos;
}

/* Looks a word up that the memo does not hold; known is kept there if it can
 * be. */
static void
learn(const struct lex *lex, struct str fold, uint64_t hash,
	struct known *known)
{
	*known = (struct known){ .sense = NULL };
	find_sense(lex, fold, hash, known);
	if (memo_keep(&known->key, fold))
		lex->known[memo_place(hash)] = *known;
}

/* Fills in what is known of a word. Returns the bits of the words that may
 * follow it in a phrase. */
static inline uint64_t
recall(const struct lex *lex, struct word *word, uint64_t hash)
{
	const struct known *found = &lex->known[memo_place(hash)];
	struct known room;

	if (!memo_holds(&found->key, word->fold)) {
		learn(lex, word->fold, hash, &room);
		found = &room;
	}
	word->sense = found->sense;
	word->classes = found->classes;
	word->pre = found->pre;
	word->cut = found->cut;
	return found->follow;
}

/* Adds the classes of the phrases that begin at word i. */
static void
add_phrases(struct words *words, size_t i)
{
	struct word *word = &words->v[i];

	for (const struct sense *s = word->sense; s; s = s->next) {
		if (s->n_rest && !(word->classes & LEX_BIT(s->cls)) &&
			lex_goes_on(words, i, s))
			word->classes |= LEX_BIT(s->cls);
	}
}

/* What a word has of its token. */
static inline void
set_word(struct word *word, const struct token *t)
{
	word->beg = t->beg;
	word->end = t->end;
	word->fold = t->fold;
	word->kind = t->kind;
	word->cp = t->cp;
	word->space = t->space;
	word->taken = false;
}

/* A token that ends in n digits becomes two words, unless it is in a list as it
 * stands («كم2»); true when the first may begin a phrase. */
static bool
add_split(const struct lex *lex, struct str text, const struct token *t,
	size_t n, struct words *words)
{
	struct word *word = &words->v[words->n];
	size_t cut = digits_start(text, t, n);
	bool phrases;

	set_word(word, t);
	phrases = recall(lex, word, t->hash) != 0;
	words->n++;
	if (word->sense)
		return phrases;
	words->n++;
	word->end = cut;
	word->fold.len -= n;
	phrases = recall(lex, word, word_hash(word->fold)) != 0;
	word[1] = (struct word){ .beg = cut,
		.end = t->end,
		.fold = str_from(t->fold, t->fold.len - n),
		.kind = TOKEN_NUMBER };
	return phrases;
}

/* A phrase may go on with token t. */
static inline bool
may_follow(uint64_t follow, const struct token *t)
{
	return follow && (follow & follow_bit(t->hash) || t->split);
}

/* Makes the words, and leaves which may begin a phrase in phrases; returns how
 * many these are. */
static size_t
make_words(const struct lex *lex, const struct para *para, struct words *words,
	size_t *phrases)
{
	enum { AHEAD = 6 }; /* so many tokens ahead the memory is fetched */
	size_t n = 0;

	for (size_t i = 0; i < para->n; i++) {
		const struct token *t = &para->v[i];
		struct word *word = &words->v[words->n];
		uint64_t follow;

		if (i + AHEAD < para->n)
			__builtin_prefetch(
				&lex->known[memo_place(t[AHEAD].hash)]);
		phrases[n] = words->n;
		if (t->split) {
			n += add_split(lex, para->text, t,
				digits_behind(t->fold), words);
			continue;
		}
		words->n++;
		set_word(word, t);
		follow = recall(lex, word, t->hash);
		n += i + 1 < para->n && may_follow(follow, t + 1);
	}
	return n;
}

/* What word_next goes by. */
static void
link_words(struct words *words)
{
	uint32_t next = (uint32_t)words->n;

	for (size_t i = words->n; i-- > 0;) {
		struct word *word = &words->v[i];

		uint32_t counts =
			(word->kind != TOKEN_WORD) | (word->sense != NULL);

		/* no branch: which words count is hard to foresee */
		next += ((uint32_t)i - next) & -counts;
		word->next = next;
	}
}

void
lex_read(const struct lex *lex, const struct para *para, struct arena *arena,
	struct words *words)
{
	size_t *phrases, n, splits = 0;

	*words = (struct words){
		.text = para->text, .arena = arena, .lists = lex
	};
	for (size_t i = 0; i < para->n; i++)
		splits += para->v[i].split;
	words->v = arena_alloc(
		arena, proc_size_mul(para->n + splits, sizeof(*words->v)));
	phrases =
		arena_alloc(arena, proc_size_mul(para->n + 1, sizeof(size_t)));
	n = make_words(lex, para, words, phrases);
	for (size_t i = 0; i < n; i++)
		add_phrases(words, phrases[i]);
	link_words(words);
}
