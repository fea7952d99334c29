/* lex_list - the lists that words are in. */

#include "lex_priv.h"
#include "common/uchar.h"

_Static_assert(LEX_LISTS <= 64, "the lists of a word are bits of one number");

/* False: the text is not one word. */
static bool
add(struct lex *lex, struct str text, enum lex_list list)
{
	struct str fold = uchar_fold_str(text, lex->arena, NULL);
	struct slot *slot;

	if (fold.len == 0 || str_find_byte(fold, 0, ' ') != STR_NONE)
		return false;
	slot = lex_slot_add(lex, fold);
	slot->lists |= UINT64_C(1) << list;
	filter_add(&lex->listed, slot->hash);
	return true;
}

void
lex_add_list(struct lex *lex, const char *words, enum lex_list list)
{
	struct str all = str_from_c(words);
	size_t end;

	for (size_t pos = 0; pos < all.len; pos = end + 1) {
		end = size_min(str_find_byte(all, pos, ' '), all.len);
		add(lex, str_sub(all, pos, end), list);
	}
}

bool
lex_add_lists(struct lex *lex, const struct lex_texts *texts, struct diag *diag)
{
	bool good = true;

	for (int list = 0; list < LEX_LISTS; list++) {
		for (size_t i = 0; i < texts->v[list].n; i++) {
			const struct conf_text *text = &texts->v[list].v[i];

			if (add(lex, text->s, (enum lex_list)list))
				continue;
			conf_fault(diag, text, "want one word");
			good = false;
		}
	}
	return good;
}

static bool
holds(const struct lex *lex, struct str fold, enum lex_list list)
{
	uint64_t hash = word_hash(fold);

	return filter_may(&lex->listed, hash) &&
	       lex_slot(lex, fold, hash)->lists >> list & 1;
}

bool
lex_has(const struct lex *lex, struct str fold, enum lex_list list)
{
	static const struct str wa = STR_INIT("\331\210");

	return holds(lex, fold, list) ||
	       (fold.len > wa.len && str_starts(fold, wa) &&
		       holds(lex, str_from(fold, wa.len), list));
}

bool
lex_has_head(const struct lex *lex, struct str fold, enum lex_list list)
{
	for (size_t len = 2; len <= fold.len; len++) {
		if (holds(lex, str_sub(fold, 0, len), list))
			return true;
	}
	return false;
}
