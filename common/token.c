/* token - a paragraph cut into words, numbers and marks, folded on the way. */

#include "proc.h"
#include "token.h"
#include "uchar.h"
#include "utf8.h"

enum {
	TATWEEL = 0x0640,
	WORD = UCHAR_LETTER | UCHAR_MARK,
};

/* A walk over the text. What is folded goes to dst, one token's bytes behind
 * the other's. */
struct scan {
	struct str text; /* up to the paragraph's end */
	size_t pos;
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
 * that depends on the letter: most of all text goes through here.
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

/* The token at scan->pos, whose first character is cp. */
static struct token
scan_token(struct scan *scan, uint32_t cp, uint32_t info)
{
	struct token token = { .beg = scan->pos };
	const uint8_t *fold = scan->dst;

	if (info & WORD) {
		token.kind = TOKEN_WORD;
		token.end = scan_word(scan);
	} else if (info & UCHAR_DIGIT) {
		token.kind = TOKEN_NUMBER;
		token.end = scan_number(scan);
	} else {
		token.kind = TOKEN_MARK;
		token.cp = cp;
		utf8_next(scan->text, &scan->pos);
		token.end = scan->pos;
		put_fold(scan, info);
	}
	if (scan->dst == fold) { /* tatweels, marks, U+0000 */
		token.kind = TOKEN_MARK;
		token.cp = cp;
		scan->dst += utf8_put(scan->dst, cp);
	}
	token.fold = str_make(fold, (size_t)(scan->dst - fold));
	token.hash = str_hash(token.fold);
	return token;
}

void
para_make(struct para *para, struct str text, size_t beg, size_t end,
	struct arena *arena)
{
	/* a character of two bytes may fold to one of three (U+023A) */
	size_t room = proc_size_add(end - beg, (end - beg) / 2 + 4);
	struct scan scan = { str_sub(text, 0, end), beg,
		arena_alloc(arena, room) };
	size_t cap = 0;
	bool space = false;

	*para = (struct para){ .text = text, .beg = beg, .end = end };
	while (scan.pos < end) {
		size_t next = scan.pos;
		uint32_t cp = utf8_next(scan.text, &next);
		uint32_t info = uchar_info(cp);

		if (info & (UCHAR_SPACE | UCHAR_HIDDEN)) {
			space = space || info & UCHAR_SPACE;
			scan.pos = next;
			continue;
		}
		ARENA_ROOM(arena, &para->v, para->n, &cap);
		para->v[para->n] = scan_token(&scan, cp, info);
		para->v[para->n++].space = space;
		space = false;
	}
}
