/* norm_space - white space, and spaces beside punctuation and a lone waw. */

#include "norm_pass.h"
#include "common/uchar.h"

#ifdef HAVE_AVX2_CODE
#include <immintrin.h>
#endif

enum { WAW = 0x0648, FATHA = 0x064E, IDEOGRAPHIC = 0x3000, OGHAM = 0x1680 };

/* . : ! ) ] and U+060C 061B 061F 00BB take no space before them, ( [ and
 * U+00AB none behind. */
static const uint16_t closers[] = { '.', ':', '!', ')', ']', 0x060C, 0x061B,
	0x061F, 0x00BB };
static const uint16_t openers[] = { '(', '[', 0x00AB };

static bool
is_among(uint32_t cp, const uint16_t *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (v[i] == cp)
			return true;
	}
	return false;
}

static bool
is_closer(uint32_t cp)
{
	return is_among(cp, closers, COUNTOF(closers));
}

static bool
is_opener(uint32_t cp)
{
	return is_among(cp, openers, COUNTOF(openers));
}

/* White space inside a line: a space, a TAB, U+00A0 and the like. */
static bool
is_gap(uint32_t cp)
{
	return uchar_is_space(cp) && !norm_in(cp, '\n', '\r') && cp != 0x85 &&
	       !norm_in(cp, 0x2028, 0x2029);
}

/* White space but U+0020 and LF. What is visible, or an indent that belongs to
 * the script, is guarded. */
static void
add_blanks(struct norm *norm)
{
	for (uint32_t cp = 0; cp <= IDEOGRAPHIC; cp++) {
		if (!uchar_is_space(cp) || cp == ' ' || cp == '\n')
			continue;
		if (norm->choice.guards && (cp == OGHAM || cp == IDEOGRAPHIC))
			continue;
		norm_set_add(&norm->sets[PASS_SPACES], cp, cp);
	}
}

static void
add_all(struct norm_set *set, const uint16_t *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		norm_set_add(set, v[i], v[i]);
}

void
norm_space_init(struct norm *norm)
{
	const bool *on = norm->choice.on;

	if (on[NORM_SPACES])
		add_blanks(norm);
	if (on[NORM_SPACE_PUNCT]) {
		struct norm_set *set = &norm->sets[PASS_SPACE_PUNCT];

		add_all(set, closers, COUNTOF(closers));
		add_all(set, openers, COUNTOF(openers));
	}
	if (on[NORM_WAW_JOIN])
		norm_set_add(&norm->sets[PASS_WAW_JOIN], WAW, WAW);
}

/* A space that a reader would not miss begins or ends here: two in a row, or
 * one at an inner end of a line. */
static bool
is_loose(struct str text, size_t pos)
{
	uint8_t c = text.ptr[pos], next;

	if (pos + 1 == text.len)
		return false;
	next = text.ptr[pos + 1];
	return c == ' ' ? next == ' ' || next == '\n'
			: c == '\n' && next == ' ';
}

#ifdef HAVE_AVX2_CODE
TARGET_AVX2 static size_t
find_loose_avx2(struct str text, size_t pos)
{
	const __m256i space = _mm256_set1_epi8(' ');
	const __m256i feed = _mm256_set1_epi8('\n');

	for (; text.len - pos > 32; pos += 32) {
		const uint8_t *p = text.ptr + pos;
		__m256i v =
			_mm256_loadu_si256((const __m256i *)(const void *)p);
		__m256i w = _mm256_loadu_si256(
			(const __m256i *)(const void *)(p + 1));
		__m256i v_space = _mm256_cmpeq_epi8(v, space);
		__m256i v_feed = _mm256_cmpeq_epi8(v, feed);
		__m256i w_space = _mm256_cmpeq_epi8(w, space);
		__m256i w_feed = _mm256_cmpeq_epi8(w, feed);
		__m256i loose = _mm256_or_si256(
			_mm256_and_si256(
				_mm256_or_si256(v_space, v_feed), w_space),
			_mm256_and_si256(v_space, w_feed));
		uint32_t hits = (uint32_t)_mm256_movemask_epi8(loose);

		if (hits)
			return pos + (size_t)__builtin_ctz(hits);
	}
	return pos;
}
#endif

static size_t
find_loose(struct str text, size_t pos)
{
#ifdef HAVE_AVX2_CODE
	if (pos < text.len && text.len - pos > 32 && CPU_HAS_AVX2())
		pos = find_loose_avx2(text, pos);
#endif
	while (pos < text.len && !is_loose(text, pos))
		pos++;
	return pos;
}

bool
norm_has_loose(struct str text)
{
	return text.len > 0 &&
	       (text.ptr[0] == ' ' || text.ptr[text.len - 1] == ' ' ||
		       find_loose(text, 0) < text.len);
}

/* One walk of spaces over a text; the two searches go on side by side. */
struct spacing {
	const struct norm *norm;
	struct str text;
	struct norm_scan scan;
	size_t blank, loose; /* the next of each kind, */
	bool begun;          /* once they are known */
	struct buf with;
};

static bool
is_blank(const struct norm *norm, struct str text, size_t pos, size_t *end)
{
	uint32_t cp;

	*end = pos;
	if (pos == text.len)
		return false;
	cp = utf8_next(text, end);
	if (cp == 0x202F && norm->choice.guards &&
		(norm_is_mongolian(utf8_before(text, pos)) ||
			norm_is_mongolian(utf8_at(text, *end))))
		return false;
	return cp == ' ' || norm_set_has(&norm->sets[PASS_SPACES], cp);
}

/* What becomes of the white space text[beg, end), which is all there is at
 * its place: goes to spacing->with. */
static void
respace(struct spacing *spacing, size_t beg, size_t end)
{
	struct str text = spacing->text;
	bool at_end = end == text.len || text.ptr[end] == '\n';
	bool broken = false;

	spacing->with.len = 0;
	for (size_t pos = beg; spacing->norm->choice.guards && pos < end;) {
		uint32_t cp = utf8_next(text, &pos);

		if (is_gap(cp))
			continue;
		/* the CR of a CR LF, which ends the line as it is */
		broken = true;
		buf_byte(&spacing->with,
			cp == '\r' && pos == end && at_end ? '\r' : '\n');
	}
	if (!broken && !at_end && beg > 0 && text.ptr[beg - 1] != '\n')
		buf_byte(&spacing->with, ' ');
}

/* The next white space that may have to change, at or after pos. */
static size_t
next_white(struct spacing *spacing, size_t pos)
{
	if (!spacing->begun || spacing->blank < pos)
		spacing->blank = norm_scan_next(&spacing->scan, pos);
	if (!spacing->begun || spacing->loose < pos)
		spacing->loose = find_loose(spacing->text, pos);
	spacing->begun = true;
	return size_min(spacing->blank, spacing->loose);
}

/* Treats the white space around at, which does not reach back before done;
 * returns its end, at least one character on. */
static size_t
space_run(struct spacing *spacing, struct edits *edits, size_t done, size_t at)
{
	struct str text = spacing->text;
	size_t beg = at, end = at, next;

	while (beg > done) {
		size_t before = beg;

		utf8_prev(text, &before);
		if (!is_blank(spacing->norm, text, before, &next))
			break;
		beg = before;
	}
	while (is_blank(spacing->norm, text, end, &next))
		end = next;
	if (end == beg) {
		utf8_next(text, &end);
		return end;
	}
	respace(spacing, beg, end);
	if (!str_eq(buf_str(&spacing->with), str_sub(text, beg, end)))
		edits_add(edits, beg, end,
			arena_str(edits->arena, buf_str(&spacing->with)),
			NORM_SPACES);
	return end;
}

void
norm_spaces(const struct norm *norm, struct str text, struct edits *edits)
{
	struct spacing spacing = { .norm = norm,
		.text = text,
		.scan = norm_scan(&norm->sets[PASS_SPACES], text) };
	size_t pos = 0;

	if (text.len > 0 && text.ptr[0] == ' ')
		pos = space_run(&spacing, edits, 0, 0);
	for (;;) {
		size_t at = next_white(&spacing, pos);

		if (at == text.len)
			break;
		at += text.ptr[at] == '\n';
		pos = space_run(&spacing, edits, pos, at);
	}
	if (pos < text.len && text.ptr[text.len - 1] == ' ')
		space_run(&spacing, edits, pos, text.len - 1);
	buf_free(&spacing.with);
}

/* The white space of a line that begins at pos ends here; and the other way
 * round, not further back than done. */
static size_t
gap_end(struct str text, size_t pos)
{
	for (;;) {
		size_t next = pos;

		if (pos == text.len || !is_gap(utf8_next(text, &next)))
			return pos;
		pos = next;
	}
}

static size_t
gap_start(struct str text, size_t pos, size_t done)
{
	for (;;) {
		size_t before = pos;

		if (pos == done || !is_gap(utf8_prev(text, &before)))
			return pos;
		pos = before;
	}
}

void
norm_space_punct(const struct norm *norm, struct str text, struct edits *edits)
{
	struct norm_scan scan = norm_scan(&norm->sets[PASS_SPACE_PUNCT], text);
	size_t pos = norm_scan_next(&scan, 0), done = 0;

	while (pos < text.len) {
		size_t beg = pos;
		uint32_t cp = utf8_next(text, &pos);

		if (is_closer(cp)) {
			size_t gap = gap_start(text, beg, done);

			if (gap < beg)
				edits_cut(edits, gap, beg, NORM_SPACE_PUNCT);
		}
		done = is_opener(cp) ? gap_end(text, pos) : pos;
		if (done > pos)
			edits_cut(edits, pos, done, NORM_SPACE_PUNCT);
		pos = norm_scan_next(&scan, done);
	}
}

/* A waw by itself, with or without its fatha, and white space behind it up to
 * *next: the start of a word, or another such waw. */
static bool
is_lone_waw(struct str text, size_t pos, size_t *gap, size_t *next)
{
	if (utf8_at(text, pos) != WAW || uchar_is_word(utf8_before(text, pos)))
		return false;
	utf8_next(text, &pos);
	if (utf8_at(text, pos) == FATHA)
		utf8_next(text, &pos);
	*gap = pos;
	*next = gap_end(text, pos);
	return *next > *gap;
}

/* An Arabic word of two letters or more. One letter is a label or part of a
 * spelled-out abbreviation (U+0648 U+0020 U+0645 U+0020 U+0639), and so is
 * the waw before it. */
static bool
is_joinable(struct str text, size_t pos)
{
	uint32_t cp = utf8_at(text, pos);

	if (!uchar_is_arabic(cp) || !uchar_is_letter(cp))
		return false;
	do
		utf8_next(text, &pos);
	while (uchar_is_mark(utf8_at(text, pos)));
	return uchar_is_letter(utf8_at(text, pos));
}

void
norm_waw_join(const struct norm *norm, struct str text, struct edits *edits)
{
	struct norm_scan scan = norm_scan(&norm->sets[PASS_WAW_JOIN], text);
	size_t pos = norm_scan_next(&scan, 0);

	while (pos < text.len) {
		size_t first = pos, gap, next;

		/* of several in a row each joins if the last one does */
		while (is_lone_waw(text, pos, &gap, &next))
			pos = next;
		if (pos > first && is_joinable(text, pos)) {
			for (size_t at = first;
				at < pos && is_lone_waw(text, at, &gap, &next);
				at = next)
				edits_cut(edits, gap, next, NORM_WAW_JOIN);
		}
		if (pos == first)
			utf8_next(text, &pos);
		pos = norm_scan_next(&scan, pos);
	}
}
