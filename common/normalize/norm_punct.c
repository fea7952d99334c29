/* norm_punct - number signs, punctuation after Arabic letters, repetitions. */

#include "norm_pass.h"
#include "common/uchar.h"

enum { PERCENT = 0x066A, DECIMAL = 0x066B, THOUSANDS = 0x066C };

void
norm_punct_init(struct norm *norm)
{
	const bool *on = norm->choice.on;
	struct norm_set *puncts = &norm->sets[PASS_PUNCTS];

	if (on[NORM_NUMBER_SIGNS])
		norm_set_add(puncts, PERCENT, THOUSANDS);
	if (on[NORM_PUNCT_ARABIC]) {
		norm_set_add(puncts, ',', ',');
		norm_set_add(puncts, ';', ';');
		norm_set_add(puncts, '?', '?');
	}
	if (on[NORM_REPEAT_PUNCT]) {
		static const uint16_t marks[] = { '!', '?', ',', ';', '.',
			0x060C, 0x061B, 0x061F };

		for (size_t i = 0; i < COUNTOF(marks); i++)
			norm_set_add(&norm->sets[PASS_REPEAT_PUNCT], marks[i],
				marks[i]);
	}
}

/* What may stand beside a decimal or thousands sign in a number. */
static bool
is_numeric(uint32_t cp)
{
	switch (cp) {
	case '+':
	case '-':
	case '.':
	case ',':
	case '%':
	case 0x00B1: /* plus-minus */
	case 0x2212: /* minus */
	case PERCENT:
	case DECIMAL:
	case THOUSANDS:
		return true;
	default:
		return norm_in(cp, '0', '9') || norm_in(cp, 0x0660, 0x0669) ||
		       norm_in(cp, 0x06F0, 0x06F9);
	}
}

/* The other form of the sign at [beg, end), empty if it stays. */
static struct str
other_sign(struct str text, size_t beg, size_t end, uint32_t cp)
{
	uint32_t before = utf8_before(text, beg);

	switch (cp) {
	case PERCENT:
		return STR("%");
	case DECIMAL:
	case THOUSANDS:
		if (!is_numeric(before) || !is_numeric(utf8_at(text, end)))
			break;
		return cp == DECIMAL ? STR(".") : STR(",");
	case ',':
		if (uchar_is_arabic(before))
			return STR("\xD8\x8C"); /* U+060C */
		break;
	case ';':
		if (uchar_is_arabic(before))
			return STR("\xD8\x9B"); /* U+061B */
		break;
	case '?':
		if (uchar_is_arabic(before))
			return STR("\xD8\x9F"); /* U+061F */
		break;
	}
	return STR("");
}

void
norm_puncts(const struct norm *norm, struct str text, struct edits *edits)
{
	struct norm_scan scan = norm_scan(&norm->sets[PASS_PUNCTS], text);
	size_t pos = norm_scan_next(&scan, 0);

	while (pos < text.len) {
		size_t beg = pos;
		uint32_t cp = utf8_next(text, &pos);
		struct str other = other_sign(text, beg, pos, cp);

		if (other.len)
			edits_add(edits, beg, pos, other,
				norm_in(cp, PERCENT, THOUSANDS)
					? NORM_NUMBER_SIGNS
					: NORM_PUNCT_ARABIC);
		pos = norm_scan_next(&scan, pos);
	}
}

/* The end of a run of cp whose first character ends at pos; *n is how many
 * there are. */
static size_t
run_end(struct str text, size_t pos, uint32_t cp, size_t *n)
{
	size_t end = pos;

	for (*n = 1; pos < text.len && utf8_next(text, &pos) == cp; ++*n)
		end = pos;
	return end;
}

void
norm_repeat_letters(
	const struct norm *norm, struct str text, struct edits *edits)
{
	size_t pos = 0;

	(void)norm;
	while (pos < text.len) {
		size_t beg = pos, n, end;
		uint32_t cp = utf8_next(text, &pos);

		end = run_end(text, pos, cp, &n);
		if (n > 2 && uchar_is_letter(cp))
			edits_cut(edits, pos + (pos - beg), end,
				NORM_REPEAT_LETTERS);
		pos = end;
	}
}

void
norm_repeat_punct(const struct norm *norm, struct str text, struct edits *edits)
{
	struct norm_scan scan = norm_scan(&norm->sets[PASS_REPEAT_PUNCT], text);
	size_t pos = norm_scan_next(&scan, 0);

	while (pos < text.len) {
		uint32_t cp = utf8_next(text, &pos);
		size_t n, end = run_end(text, pos, cp, &n);

		if (cp == '.' && n > 3)
			edits_cut(edits, pos + 2, end, NORM_REPEAT_PUNCT);
		else if (cp != '.' && n > 1)
			edits_cut(edits, pos, end, NORM_REPEAT_PUNCT);
		pos = norm_scan_next(&scan, end);
	}
}
