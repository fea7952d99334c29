/* token - a paragraph cut into words, numbers and marks, folded on the way. */

#include "proc.h"
#include "token.h"
#include "token_plain.h"
#include "uchar.h"
#include "utf8.h"

enum {
	TATWEEL = 0x0640,
	WORD = UCHAR_LETTER | UCHAR_MARK,
};

/*
 * A walk over the text. Words of plain letters have been folded all at once;
 * the others are folded to dst, one token's bytes behind the other's.
 */
struct scan {
	struct str text; /* up to the paragraph's end */
	size_t beg;      /* where it begins: the first byte of plain */
	size_t pos;
	struct plain plain;
	uint8_t *dst;
};

static inline void
put_fold(struct scan *scan, uint32_t info)
{
	uint32_t fold = info & UCHAR_FOLD;

	if (fold >= 0x80)
		scan->dst += utf8_put(scan->dst, fold);
	else if (fold)
		*scan->dst++ = (uint8_t)fold;
}

/*
 * Walks over letters and marks of the Arabic block, U+0600-06FF, which are
 * two bytes each, D8-DB first, and so is what they fold to. Without a branch
 * that depends on the letter.
 */
static inline void
scan_arabic(struct scan *scan)
{
	const uint8_t *p = scan->text.ptr + scan->pos;
	const uint8_t *end = scan->text.ptr + scan->text.len;
	uint8_t *dst = scan->dst;

	while (p < end && (p[0] & 0xFC) == 0xD8) {
		uint32_t info =
			uchar_quick[0x80 + ((p[0] & 3u) << 6 | (p[1] & 0x3Fu))];
		uint32_t fold = info & UCHAR_FOLD;

		if (!(info & WORD))
			break;
		dst[0] = (uint8_t)(0xC0 | fold >> 6);
		dst[1] = (uint8_t)(0x80 | (fold & 0x3F));
		dst += fold ? 2 : 0;
		p += 2;
	}
	scan->pos = (size_t)(p - scan->text.ptr);
	scan->dst = dst;
}

/* Whether a digit at pos belongs to the word that ends there. */
static bool
digit_joins(struct str text, size_t pos)
{
	uint32_t cp = utf8_before(text, pos);

	return cp != TATWEEL && !(uchar_info(cp) & UCHAR_HIDDEN);
}

/* Reads the word at scan->pos; returns its end. The walk goes on behind it,
 * and behind invisible characters that follow. */
static size_t
scan_word(struct scan *scan)
{
	size_t end = scan->pos;

	for (;;) {
		size_t beg = scan->pos, next;
		uint32_t info;

		scan_arabic(scan);
		if (scan->pos > beg)
			end = scan->pos;
		if (scan->pos == scan->text.len)
			return end;
		next = scan->pos;
		info = uchar_info(utf8_next(scan->text, &next));
		if (info & WORD || (info & UCHAR_DIGIT &&
					   digit_joins(scan->text, scan->pos)))
			end = next;
		else if (!(info & UCHAR_HIDDEN))
			return end;
		put_fold(scan, info);
		scan->pos = next;
	}
}

static size_t
scan_number(struct scan *scan)
{
	while (scan->pos < scan->text.len) {
		size_t next = scan->pos;
		uint32_t info = uchar_info(utf8_next(scan->text, &next));

		if (!(info & UCHAR_DIGIT))
			break;
		put_fold(scan, info);
		scan->pos = next;
	}
	return scan->pos;
}

#define BYTES(n) (UINT64_MAX >> (64 - 8 * (n)))
#define BYTES_1_TO_7                                                           \
	BYTES(1), BYTES(2), BYTES(3), BYTES(4), BYTES(5), BYTES(6), BYTES(7)
#define NONE_8 0, 0, 0, 0, 0, 0, 0, 0
#define ALL_8                                                                  \
	UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX,            \
		UINT64_MAX, UINT64_MAX, UINT64_MAX

/* Which of eight bytes count: from 0 on none, from 17 on one to seven, from
 * 24 on all. */
const uint64_t word_masks[WORD_SHORT + 17] = { NONE_8, NONE_8, 0, BYTES_1_TO_7,
	ALL_8, ALL_8, UINT64_MAX };

/* The numbers of the bytes that are there. */
static struct word_key
load_short(struct str s)
{
	uint8_t whole[WORD_SHORT] = { 0 };

	if (s.len)
		memcpy(whole, s.ptr, s.len);
	return word_key_of(str_make(whole, s.len));
}

/* So many bytes a step, multiply and fold (the idea of wyhash and FxHash). */
uint64_t
word_hash(struct str s)
{
	struct word_key part;
	uint64_t hash = 0;

	while (s.len > WORD_SHORT) {
		part = word_key_of(str_sub(s, 0, WORD_SHORT));
		part.v[0] ^= hash;
		hash = word_key_hash(&part, s.len);
		s = str_from(s, WORD_SHORT);
	}
	part = load_short(s);
	part.v[0] ^= hash;
	return word_key_hash(&part, s.len);
}

/* Reads a word or number that begins at scan->pos. */
static void
scan_run(struct scan *scan, uint32_t info, struct token *token)
{
	const uint8_t *fold = scan->dst;

	token->kind = info & WORD ? TOKEN_WORD : TOKEN_NUMBER;
	token->cp = 0;
	token->end = info & WORD ? scan_word(scan) : scan_number(scan);
	token->fold = str_make(fold, (size_t)(scan->dst - fold));
	token->split = info & WORD && scan->dst > fold &&
		       scan->dst[-1] >= '0' && scan->dst[-1] <= '9';
}

/* Makes a mark of the character cp, which has so many bytes and folds to fold,
 * most often itself. */
static void
set_mark(struct scan *scan, uint32_t cp, size_t bytes, uint32_t fold,
	struct token *token)
{
	token->kind = TOKEN_MARK;
	token->cp = cp;
	token->split = false;
	token->fold =
		str_make(scan->plain.fold + (token->beg - scan->beg), bytes);
	if (fold == cp)
		return;
	token->fold = str_make(scan->dst, utf8_put(scan->dst, fold));
	scan->dst += token->fold.len;
}

/* Nothing more belongs to a word that was read up to pos. */
static inline bool
is_over(const struct scan *scan, size_t pos)
{
	return pos == scan->text.len || scan->text.ptr[pos] == ' ' ||
	       !(uchar_info(utf8_next(scan->text, &pos)) &
		       (WORD | UCHAR_DIGIT | UCHAR_HIDDEN));
}

/* Reads a word of plain letters and nothing else, as most are; false when none
 * is there. */
static inline bool
scan_plain(struct scan *scan, struct token *token)
{
	size_t from = scan->pos - scan->beg;
	size_t n = plain_run(&scan->plain, from);

	if (n == 0 || n == PLAIN_RUN || !is_over(scan, scan->pos + n))
		return false;
	scan->pos += n;
	token->kind = TOKEN_WORD;
	token->cp = 0;
	token->split = false;
	token->end = scan->pos;
	token->fold = str_make(scan->plain.fold + from, n);
	return true;
}

/* Reads the token at scan->pos, or goes on behind the character there, which
 * is white space or invisible; false then. */
static bool
scan_any(struct scan *scan, struct token *token, bool *space)
{
	size_t next = scan->pos;
	uint32_t cp = utf8_next(scan->text, &next);
	uint32_t info = uchar_info(cp), fold = info & UCHAR_FOLD;

	if (info & (UCHAR_SPACE | UCHAR_HIDDEN)) {
		*space = *space || info & UCHAR_SPACE;
		scan->pos = next;
		return false;
	}
	token->beg = scan->pos;
	if (info & (WORD | UCHAR_DIGIT)) {
		scan_run(scan, info, token);
		if (token->fold.len == 0) /* tatweels, vowels */
			set_mark(scan, cp, next - token->beg, cp, token);
	} else {
		set_mark(scan, cp, next - token->beg, fold ? fold : cp, token);
		token->end = scan->pos = next;
	}
	return true;
}

/* What para.ascii is about. */
static inline bool
is_ascii(uint8_t c)
{
	return (c >= '0' && c <= ':') || c == '#' || (c >= '@' && c <= 'Z') ||
	       (c >= 'a' && c <= 'z');
}

enum {
	/* bytes that may be read behind what is folded */
	SLACK = WORD_SHORT + WORD_SKIP,
	PER_TOKEN = 8 /* bytes of a text, roughly */
};

size_t
para_end(struct str text, size_t beg)
{
	enum { PIECE = 64 * 1024 };
	size_t end = size_min(2 * PIECE, text.len - beg) + beg;
	struct str tail;
	size_t at;

	/* the line end, looked for no further: it may be gigabytes away */
	end = size_min(str_find_byte(str_sub(text, 0, end), beg, '\n'), end);
	if (end - beg <= PIECE)
		return end;
	tail = str_sub(text, beg + PIECE, end);
	at = str_find(tail, 0, STR(". "));
	if (at == STR_NONE)
		at = str_find_byte(tail, 0, ' ');
	end = beg + PIECE + (at == STR_NONE ? 0 : at + 1);
	while ((text.ptr[end] & 0xC0) == 0x80)
		end--;
	return end;
}

void
para_make(struct para *para, struct str text, size_t beg, size_t end,
	struct arena *arena)
{
	/* a character of two bytes may fold to one of three (U+023A) */
	size_t room = proc_size_add(end - beg, (end - beg) / 2 + SLACK);
	struct scan scan = { str_sub(text, 0, end), beg, beg,
		plain_find(text, beg, end, arena), arena_alloc(arena, room) };
	size_t cap = (end - beg) / PER_TOKEN + 1, n = 0, ascii = SIZE_MAX;
	struct token *v = arena_alloc(arena, proc_size_mul(cap, sizeof(*v)));
	bool space = false;

	while (scan.pos < end) {
		size_t first = scan.pos;
		struct token *token;

		if (text.ptr[first] == ' ') {
			scan.pos++;
			space = true;
			continue;
		}
		ARENA_ROOM(arena, &v, n, &cap);
		token = &v[n];
		if (!scan_plain(&scan, token)) {
			if (!scan_any(&scan, token, &space))
				continue;
			if (ascii == SIZE_MAX && is_ascii(text.ptr[first]))
				ascii = n;
		}
		token->beg = first;
		token->hash = word_hash_end(token->fold);
		token->space = space;
		n++;
		space = false;
	}
	*para = (struct para){ text, beg, end, v, n, size_min(ascii, n) };
}
