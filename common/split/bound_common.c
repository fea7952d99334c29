/*
 * bound_common - words that no list has, as most are. A bit is kept for the
 * hash of each listed word, and one for its three letters on the side where it
 * is met; a word whose bits are not set need not be folded and looked up.
 */

#include "bound_priv.h"

static void
hash_add(uint64_t *set, uint32_t hash)
{
	size_t i = hash >> (32 - BOUND_HASH_BITS);

	set[i / 64] |= (uint64_t)1 << (i % 64);
}

/* Notes the hashes of an entry, from the side on which words of the group are
 * met; of several words it is the one on that side. */
void
bound_note(struct bound *b, enum bound_group group, struct str fold)
{
	bool forward = group >= BOUND_AFTER_DOT;
	size_t pos = forward ? 0 : fold.len, letters = 0;
	uint32_t hash = 0;

	while (forward ? pos < fold.len : pos > 0) {
		uint32_t cp =
			forward ? utf8_next(fold, &pos) : utf8_prev(fold, &pos);

		if (cp == ' ')
			break;
		hash = bound_hash_letter(hash, cp);
		if (++letters == 3)
			hash_add(b->threes[group], hash);
	}
	hash_add(b->words[group], hash);
}

/* ASCII that stands beside words and in none. */
static bool
is_edge(uint8_t c)
{
	return c <= '/' && c != '.' && c != '\'';
}

/* The word at pos, before it or behind, on the side where the group's are met,
 * is in no list, as the hash of three letters or of all shows. limit: up to
 * where it may be looked for. */
static inline bool
is_common(const struct scan *scan, size_t pos, size_t limit,
	enum bound_group group, bool forward)
{
	const uint8_t *p = scan->text.ptr + pos;
	size_t room = forward ? limit - pos : pos - limit, n, letters = 0;
	uint32_t hash = 0;

	for (n = 0; n + 1 < room && n < BOUND_WORD_MAX; n += 2) {
		const uint8_t *at = forward ? p + n : p - n - 2;
		uint32_t letter = bound_letter(scan->bound, at);

		if (letter == BOUND_OTHER) {
			if (is_edge(at[forward ? 0 : 1]))
				break;
			return false;
		}
		if (letter == BOUND_DROPPED)
			continue;
		hash = bound_hash_letter(hash, letter);
		if (++letters == 3 &&
			!bound_hash_in(scan->bound->threes[group], hash))
			return true;
	}
	return letters > 1 &&
	       (n == room || is_edge(forward ? p[n] : *(p - n - 1))) &&
	       !bound_hash_in(scan->bound->words[group], hash);
}

/*
 * True when the letters before end are no word of any list of the group; false
 * when that cannot be told so. Only for words of Arabic, whose letters are two
 * bytes each, and more than one; for speed, since most words are of these.
 */
bool
bound_is_common_before(
	const struct scan *scan, size_t end, enum bound_group group)
{
	return bound_ends_common(scan, end, group) ||
	       is_common(scan, end, scan->start, group, false);
}

/* The same for the letters at beg. */
bool
bound_is_common_after(
	const struct scan *scan, size_t beg, enum bound_group group)
{
	return bound_begins_common(scan, beg, group) ||
	       is_common(scan, beg, scan->text.len, group, true);
}
