/* lex - word lists in one table, proclitics taken off word by word. */

#include "lex_list.h"
#include "memo.h"
#include "common/proc.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum { FILTER_BITS = 15 };

struct slot {
	struct str word; /* folded; ptr NULL: free */
	uint64_t hash;
	const struct sense *sense;
	uint64_t classes; /* of the word alone */
	uint64_t follow;  /* a bit for each word with which a phrase goes on */
};

/* A word that was looked up, proclitics and all. */
struct known {
	struct memo_key key;
	const struct sense *sense;
	uint64_t classes, follow; /* of its slot */
	uint8_t pre, cut;
};

/*
 * Open addressing over a power of two of slots, a quarter of them free. Before
 * it a filter of one bit for each hash: most words of a text are in no list.
 */
struct lex {
	struct arena *arena;
	struct slot *slots;
	size_t n, cap;
	struct known *known; /* MEMO_PLACES */
	struct lex_lists *lists;
	uint8_t filter[(1u << FILTER_BITS) / 8];
};

struct lex *
lex_new(struct arena *arena)
{
	struct lex *lex = ARENA_NEW(arena, struct lex, 1);

	lex->arena = arena;
	lex->cap = 4096;
	lex->slots = ARENA_NEW(arena, struct slot, lex->cap);
	lex->known = ARENA_NEW(arena, struct known, MEMO_PLACES);
	lex->lists = lex_lists_new(arena);
	return lex;
}

struct lex_lists *
lex_lists_of(struct lex *lex)
{
	return lex->lists;
}

/* The slot that holds word, or the free one where it belongs. */
static struct slot *
slot_of(const struct lex *lex, struct str word, uint64_t hash)
{
	size_t at = (size_t)hash & (lex->cap - 1);

	while (lex->slots[at].word.ptr &&
		(lex->slots[at].hash != hash ||
			!str_eq(lex->slots[at].word, word)))
		at = (at + 1) & (lex->cap - 1);
	return &lex->slots[at];
}

static void
grow(struct lex *lex)
{
	struct slot *old = lex->slots;
	size_t n = lex->cap;

	lex->cap = n * 2;
	lex->slots = ARENA_NEW(lex->arena, struct slot, lex->cap);
	for (size_t i = 0; i < n; i++) {
		if (old[i].word.ptr)
			*slot_of(lex, old[i].word, old[i].hash) = old[i];
	}
}

/* The words of a folded phrase; returns how many. */
static size_t
cut_phrase(struct lex *lex, struct str fold, struct str **words)
{
	size_t n = 0, cap = 0;

	*words = NULL;
	for (size_t pos = 0, end; pos < fold.len; pos = end + 1) {
		end = str_find_byte(fold, pos, ' ');
		if (end == STR_NONE)
			end = fold.len;
		if (end == pos)
			continue;
		ARENA_ROOM(lex->arena, words, n, &cap);
		(*words)[n++] = str_sub(fold, pos, end);
	}
	*words = arena_grow(
		lex->arena, *words, cap * sizeof(**words), n * sizeof(**words));
	return n;
}

static inline uint64_t
follow_bit(uint64_t hash)
{
	return UINT64_C(1) << (hash & 63);
}

void
lex_add(struct lex *lex, struct str phrase, enum lex_class cls, unsigned flags,
	int64_t value, const void *data)
{
	struct str *words;
	size_t n = cut_phrase(
		lex, uchar_fold_str(phrase, lex->arena, NULL), &words);
	struct sense *sense;
	struct slot *slot;
	uint64_t hash;

	if (n == 0)
		return;
	if (lex->n * 4 >= lex->cap * 3)
		grow(lex);
	hash = word_hash(words[0]);
	slot = slot_of(lex, words[0], hash);
	lex->n += !slot->word.ptr;
	sense = ARENA_NEW(lex->arena, struct sense, 1);
	*sense = (struct sense){ .cls = (uint8_t)cls,
		.flags = (uint16_t)flags,
		.value = value,
		.data = data,
		.rest = words + 1,
		.n_rest = n - 1,
		.next = slot->sense };
	*slot = (struct slot){ words[0], hash, sense, slot->classes,
		slot->follow };
	if (n > 1)
		slot->follow |= follow_bit(word_hash(words[1]));
	else
		slot->classes |= LEX_BIT(cls);
	hash >>= 64 - FILTER_BITS;
	lex->filter[hash / 8] |= (uint8_t)(1u << hash % 8);
}

void
lex_add_words(struct lex *lex, const char *words, enum lex_class cls,
	unsigned flags, int64_t value, const void *data)
{
	struct str all = str_from_c(words);
	size_t end;

	for (size_t pos = 0; pos < all.len; pos = end + 1) {
		uint8_t *word;

		end = str_find_byte(all, pos, ' ');
		if (end == STR_NONE)
			end = all.len;
		word = arena_alloc(lex->arena, end - pos + 1);
		for (size_t i = pos; i < end; i++)
			word[i - pos] = all.ptr[i] == '_' ? ' ' : all.ptr[i];
		lex_add(lex, str_make(word, end - pos), cls, flags, value,
			data);
	}
}

/* Fills in the senses of a word without what was taken off; false: none. */
static bool
look_up(const struct lex *lex, struct str stem, uint64_t hash,
	struct known *known)
{
	const struct slot *slot;
	uint64_t bit = hash >> (64 - FILTER_BITS);

	if (!(lex->filter[bit / 8] >> bit % 8 & 1))
		return false;
	slot = slot_of(lex, stem, hash);
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

/* A word that digits are written behind. */
static inline bool
is_split(const struct token *t)
{
	return t->kind == TOKEN_WORD && is_digit(t->fold.ptr[t->fold.len - 1]);
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
	return follow && (follow & follow_bit(t->hash) || is_split(t));
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
		if (is_split(t)) {
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
		.text = para->text, .arena = arena, .lists = lex->lists
	};
	for (size_t i = 0; i < para->n; i++)
		splits += is_split(&para->v[i]);
	words->v = arena_alloc(
		arena, proc_size_mul(para->n + splits, sizeof(*words->v)));
	phrases =
		arena_alloc(arena, proc_size_mul(para->n + 1, sizeof(size_t)));
	n = make_words(lex, para, words, phrases);
	for (size_t i = 0; i < n; i++)
		add_phrases(words, phrases[i]);
	link_words(words);
}
