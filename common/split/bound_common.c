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

/*
 * True when the letters before end are no word of any list of the group, seen
 * from the hash of the last three or of all; false when that cannot be told so.
 * Only for words of Arabic, whose letters are two bytes each, and more than
 * one; for speed, since most words are of these.
 */
bool
bound_is_common_before(
	const struct scan *scan, size_t end, enum bound_group group)
{
	const uint8_t *p = scan->text.ptr;
	uint32_t hash = 0;
	size_t pos = end, letters = 0;

	if (bound_ends_common(scan, end, group))
		return true;
	for (; pos > scan->start + 1 && end - pos < BOUND_WORD_MAX; pos -= 2) {
		uint32_t letter = bound_letter(scan->bound, p + pos - 2);

		if (letter == BOUND_OTHER) {
			if (is_edge(p[pos - 1]))
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
	return letters > 1 && (pos == scan->start || is_edge(p[pos - 1])) &&
	       !bound_hash_in(scan->bound->words[group], hash);
}

/* The same for the letters at beg. */
bool
bound_is_common_after(
	const struct scan *scan, size_t beg, enum bound_group group)
{
	const uint8_t *p = scan->text.ptr;
	size_t end = scan->text.len, pos = beg, letters = 0;
	uint32_t hash = 0;

	if (bound_begins_common(scan, beg, group))
		return true;
	for (; pos + 1 < end && pos - beg < BOUND_WORD_MAX; pos += 2) {
		uint32_t letter = bound_letter(scan->bound, p + pos);

		if (letter == BOUND_OTHER) {
			if (is_edge(p[pos]))
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
	return letters > 1 && (pos == end || is_edge(p[pos])) &&
	       !bound_hash_in(scan->bound->words[group], hash);
}
