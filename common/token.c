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

	if (fold)
		scan->dst += utf8_put(scan->dst, fold);
}

/* Reads the word at scan->pos; returns its end. The walk goes on behind it,
 * and behind invisible characters that follow. */
static size_t
scan_word(struct scan *scan)
{
	size_t end = scan->pos, pos = scan->pos;
	bool joint = false; /* a digit that comes next belongs to the word */

	while (pos < scan->text.len) {
		size_t next = pos;
		uint32_t cp = utf8_next(scan->text, &next);
		uint32_t info = uchar_info(cp);

		if (info & WORD) {
			joint = cp != TATWEEL;
			end = next;
		} else if (joint && info & UCHAR_DIGIT) {
			end = next;
		} else if (info & UCHAR_HIDDEN) {
			joint = false;
		} else {
			break;
		}
		put_fold(scan, info);
		pos = next;
	}
	scan->pos = pos;
	return end;
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
