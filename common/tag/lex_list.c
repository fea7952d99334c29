/* lex_list - words and the lists that they are in, one table. */

#include "lex_list.h"
#include "common/uchar.h"

_Static_assert(LEX_LISTS <= 64, "the lists of a word are bits of one number");

struct entry {
	struct str fold; /* ptr NULL: free */
	uint64_t lists;  /* a bit for each enum lex_list */
};

/* Open addressing over a power of two of places, at most half full. */
struct lex_lists {
	struct arena *arena;
	struct entry *v;
	size_t n, cap;
};

struct lex_lists *
lex_lists_new(struct arena *arena)
{
	struct lex_lists *lists = ARENA_NEW(arena, struct lex_lists, 1);

	lists->arena = arena;
	lists->cap = 1024;
	lists->v = ARENA_NEW(arena, struct entry, lists->cap);
	return lists;
}

/* The place that holds a word, or the free one where it belongs. */
static struct entry *
place_of(const struct lex_lists *lists, struct str fold)
{
	size_t at = (size_t)word_hash(fold) & (lists->cap - 1);

	while (lists->v[at].fold.ptr && !str_eq(lists->v[at].fold, fold))
		at = (at + 1) & (lists->cap - 1);
	return &lists->v[at];
}

static void
grow(struct lex_lists *lists)
{
	struct entry *old = lists->v;
	size_t n = lists->cap;

	lists->cap = n * 2;
	lists->v = ARENA_NEW(lists->arena, struct entry, lists->cap);
	for (size_t i = 0; i < n; i++) {
		if (old[i].fold.ptr)
			*place_of(lists, old[i].fold) = old[i];
	}
}

/* False: the text is not one word. */
static bool
add(struct lex_lists *lists, struct str text, enum lex_list list)
{
	struct str fold = uchar_fold_str(text, lists->arena, NULL);
	struct entry *entry;

	if (fold.len == 0 || str_find_byte(fold, 0, ' ') != STR_NONE)
		return false;
	if (lists->n * 2 >= lists->cap)
		grow(lists);
	entry = place_of(lists, fold);
	lists->n += !entry->fold.ptr;
	entry->fold = fold;
	entry->lists |= UINT64_C(1) << list;
	return true;
}

void
lex_add_list(struct lex *lex, const char *words, enum lex_list list)
{
	struct str all = str_from_c(words);
	size_t end;

	for (size_t pos = 0; pos < all.len; pos = end + 1) {
		end = size_min(str_find_byte(all, pos, ' '), all.len);
		add(lex_lists_of(lex), str_sub(all, pos, end), list);
	}
}

bool
lex_add_lists(struct lex *lex, const struct lex_texts *texts, struct diag *diag)
{
	struct lex_lists *lists = lex_lists_of(lex);
	bool good = true;

	for (int list = 0; list < LEX_LISTS; list++) {
		for (size_t i = 0; i < texts->v[list].n; i++) {
			const struct conf_text *text = &texts->v[list].v[i];

			if (add(lists, text->s, (enum lex_list)list))
				continue;
			conf_fault(diag, text, "want one word");
			good = false;
		}
	}
	return good;
}

static bool
holds(const struct lex_lists *lists, struct str fold, enum lex_list list)
{
	return place_of(lists, fold)->lists >> list & 1;
}

bool
lex_has(const struct lex_lists *lists, struct str fold, enum lex_list list)
{
	static const struct str wa = STR_INIT("\331\210");

	return holds(lists, fold, list) ||
	       (fold.len > wa.len && str_starts(fold, wa) &&
		       holds(lists, str_from(fold, wa.len), list));
}

bool
lex_has_head(const struct lex_lists *lists, struct str fold, enum lex_list list)
{
	for (size_t len = 2; len <= fold.len; len++) {
		if (holds(lists, str_sub(fold, 0, len), list))
			return true;
	}
	return false;
}
