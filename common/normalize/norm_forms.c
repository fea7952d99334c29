/* norm_forms - the Unicode normalization forms: only the stretches that are
 * not in the form go through ICU. */

#include "norm_pass.h"

/* Several forms at once are the one that does what all of them do. */
static enum norm_op
chosen_form(const bool *on)
{
	bool composed = on[NORM_NFC] || on[NORM_NFKC];
	bool compat = on[NORM_NFKC] || on[NORM_NFKD];

	if (composed)
		return compat ? NORM_NFKC : NORM_NFC;
	if (compat)
		return NORM_NFKD;
	return on[NORM_NFD] ? NORM_NFD : NORM_OPS;
}

void
norm_forms_init(struct norm *norm)
{
	norm->form_op = chosen_form(norm->choice.on);
	if (norm->form_op == NORM_OPS)
		return;
	norm->form_id = norm->form_op == NORM_NFD    ? FORM_NFD
			: norm->form_op == NORM_NFKD ? FORM_NFKD
			: norm->form_op == NORM_NFC  ? FORM_NFC
						     : FORM_NFKC;
	norm_form_unsteady(norm->form_id, &norm->sets[PASS_FORMS]);
}

/* The marks are in the form when their combining classes ascend and none needs
 * a closer look. */
bool
norm_is_formed(const struct norm *norm, struct str text, size_t *pos)
{
	const struct norm_set *unsteady = &norm->sets[PASS_FORMS];
	unsigned last = 0;

	while (*pos < text.len) {
		size_t next = *pos;
		uint32_t cp = utf8_next(text, &next);
		unsigned class;

		if (!norm_set_has(unsteady, cp))
			break;
		class = norm_form_class(norm->form_id, cp);
		if (class >= FORM_UNSURE || (class != 0 && class < last))
			return false;
		last = class;
		*pos = next;
	}
	return true;
}

/* The stretch around pos that has a boundary at both ends: [*beg, *end). It
 * does not reach back before done, which is a boundary. */
static void
stretch(const struct norm *norm, struct str text, size_t done, size_t pos,
	size_t *beg, size_t *end)
{
	enum norm_form_id id = norm->form_id;

	*beg = *end = pos;
	while (*beg > done && !norm_form_cuts(id, utf8_at(text, *beg)))
		utf8_prev(text, beg);
	utf8_next(text, end);
	while (*end < text.len && !norm_form_cuts(id, utf8_at(text, *end)))
		utf8_next(text, end);
}

/* Adds the edit from text[beg, end) to with, less what both begin and end
 * with, in whole characters. */
static void
add_difference(struct edits *edits, struct str text, size_t beg, size_t end,
	struct str with, enum norm_op op)
{
	size_t head = 0, tail = 0;
	size_t room = size_min(end - beg, with.len);

	while (head < room && text.ptr[beg + head] == with.ptr[head])
		head++;
	while (head > 0 && head < with.len && (with.ptr[head] & 0xC0) == 0x80)
		head--;
	room -= head;
	while (tail < room &&
		text.ptr[end - tail - 1] == with.ptr[with.len - tail - 1])
		tail++;
	while (tail > 0 && (text.ptr[end - tail] & 0xC0) == 0x80)
		tail--;
	if (head + tail == end - beg && head + tail == with.len)
		return;
	edits_add(edits, beg + head, end - tail,
		arena_str(edits->arena, str_sub(with, head, with.len - tail)),
		op);
}

void
norm_forms(const struct norm *norm, struct str text, struct edits *edits)
{
	struct norm_former former = { .id = norm->form_id };
	struct norm_scan scan = norm_scan(&norm->sets[PASS_FORMS], text);
	size_t pos = norm_scan_next(&scan, 0), done = 0;

	while (pos < text.len) {
		if (!norm_is_formed(norm, text, &pos)) {
			size_t beg, end;

			stretch(norm, text, done, pos, &beg, &end);
			add_difference(edits, text, beg, end,
				norm_form_make(
					&former, str_sub(text, beg, end)),
				norm->form_op);
			pos = done = end;
		}
		pos = norm_scan_next(&scan, pos);
	}
	norm_former_free(&former);
}
