/* norm_inner - tatweel, zero width spaces and joiners that go or stay
 * according to the letters beside them. */

#include "norm_pass.h"
#include "common/uchar.h"

enum {
	TATWEEL = 0x0640,
	HEH = 0x0647,
	ZWSP = 0x200B,
	ZWNJ = 0x200C,
	ZWJ = 0x200D
};

void
norm_inner_init(struct norm *norm)
{
	const struct norm_choice *choice = &norm->choice;
	struct norm_set *set = &norm->sets[PASS_INNER];

	if (choice->guards && choice->on[NORM_TATWEEL])
		norm_set_add(set, TATWEEL, TATWEEL);
	if (choice->guards && choice->on[NORM_ZERO_WIDTH])
		norm_set_add(set, ZWSP, ZWSP);
	if (choice->on[NORM_JOINERS])
		norm_set_add(set, ZWNJ, ZWJ);
}

/* A run of characters that are treated alike, and what stands beside it. */
struct inner {
	size_t beg, end;
	uint32_t before, after; /* 0 at the ends of the text */
};

static bool
is_joiner(uint32_t cp)
{
	return cp == ZWNJ || cp == ZWJ;
}

static struct inner
inner_run(struct str text, size_t beg)
{
	struct inner run = { .beg = beg, .end = beg };
	uint32_t first = utf8_next(text, &run.end);

	for (;;) {
		size_t next = run.end;

		run.after = 0;
		if (next == text.len)
			break;
		run.after = utf8_next(text, &next);
		if (run.after != first &&
			!(is_joiner(first) && is_joiner(run.after)))
			break;
		run.end = next;
	}
	run.before = utf8_before(text, beg);
	return run;
}

/* A hamza or madda among the marks from pos on, U+0653-0655. */
static bool
carries_hamza(struct str text, size_t pos)
{
	while (pos < text.len) {
		uint32_t cp = utf8_next(text, &pos);

		if (norm_in(cp, 0x0653, 0x0655))
			return true;
		if (!uchar_is_mark(cp))
			break;
	}
	return false;
}

/*
 * Tatweel is stretching only inside a word, between letters or their marks.
 * Elsewhere it is a dash, a prefix that is shown by itself (U+0644 U+0640), or
 * the sign of the Hijri year, U+0647 U+0640 behind digits. It can also be the
 * seat of a hamza, without which the hamza would fall on the letter before.
 */
static bool
is_stretching(struct str text, const struct inner *run)
{
	size_t at = run->beg;

	if (!uchar_is_arabic(run->before) || !uchar_is_arabic(run->after) ||
		carries_hamza(text, run->end))
		return false;
	utf8_prev(text, &at);
	return run->before != HEH || uchar_digit(utf8_before(text, at)) < 0;
}

static bool
goes(struct str text, const struct inner *run, enum norm_op *op)
{
	uint32_t cp = utf8_at(text, run->beg);

	if (cp == TATWEEL) {
		*op = NORM_TATWEEL;
		return is_stretching(text, run);
	}
	if (cp == ZWSP) {
		*op = NORM_ZERO_WIDTH;
		return !norm_is_unspaced(run->before) ||
		       !norm_is_unspaced(run->after);
	}
	*op = NORM_JOINERS;
	return uchar_is_arabic(run->before) || uchar_is_arabic(run->after);
}

void
norm_inner(const struct norm *norm, struct str text, struct edits *edits)
{
	struct norm_scan scan = norm_scan(&norm->sets[PASS_INNER], text);
	size_t pos = norm_scan_next(&scan, 0);

	while (pos < text.len) {
		struct inner run = inner_run(text, pos);
		enum norm_op op;

		if (goes(text, &run, &op))
			edits_cut(edits, run.beg, run.end, op);
		pos = norm_scan_next(&scan, run.end);
	}
}
