/* norm_map - the operations that treat a character wherever it stands. */

#include "norm_pass.h"
#include "common/uchar.h"

/* In the order of the operations; of two rules for one character the first
 * goes first and the second takes what it left. */
static const struct norm_rule rules[] = {
	{ 0x0000, 0x0008, NORM_CONTROLS, 0, 0, false },
	{ 0x000B, 0x000D, NORM_CONTROLS, 0, 0, false }, /* white space */
	{ 0x000E, 0x001F, NORM_CONTROLS, 0, 0, false },
	{ 0x007F, 0x0084, NORM_CONTROLS, 0, 0, false },
	{ 0x0085, 0x0085, NORM_CONTROLS, 0, 0, false }, /* white space */
	{ 0x0086, 0x009F, NORM_CONTROLS, 0, 0, false },
	/* Bidi_Control */
	{ 0x061C, 0x061C, NORM_BIDI, 0, 0, false },
	{ 0x200E, 0x200F, NORM_BIDI, 0, 0, false },
	{ 0x202A, 0x202E, NORM_BIDI, 0, 0, false },
	{ 0x2066, 0x2069, NORM_BIDI, 0, 0, false },
	{ 0xFEFF, 0xFEFF, NORM_BOM, 0, 0, false },
	{ 0x00AD, 0x00AD, NORM_ZERO_WIDTH, 0, 0, false },
	{ 0x2060, 0x2060, NORM_ZERO_WIDTH, 0, 0, false },
	{ 0x200B, 0x200B, NORM_ZERO_WIDTH, 0, 0, false },
	{ 0x0610, 0x061A, NORM_QURANIC, 0, 0, false },
	{ 0x06D6, 0x06DC, NORM_QURANIC, 0, 0, false },
	{ 0x06DF, 0x06E4, NORM_QURANIC, 0, 0, false },
	{ 0x06E7, 0x06E8, NORM_QURANIC, 0, 0, false },
	{ 0x06EA, 0x06ED, NORM_QURANIC, 0, 0, false },
	{ 0x064B, 0x0652, NORM_DEDIAC, 0, 0, false },
	{ 0x0670, 0x0670, NORM_DEDIAC, 0, 0, false },
	{ 0x0640, 0x0640, NORM_TATWEEL, 0, 0, false },
	{ 0x06A9, 0x06A9, NORM_PERSIAN_LETTERS, 0x0643, 1, false },
	{ 0x06C0, 0x06C1, NORM_PERSIAN_LETTERS, 0x0647, 1, false },
	{ 0x06CC, 0x06CC, NORM_PERSIAN_LETTERS, 0x064A, 1, false },
	{ 0x06D2, 0x06D2, NORM_PERSIAN_LETTERS, 0x064A, 1, false },
	{ 0x0622, 0x0623, NORM_ALEF, 0x0627, 1, false },
	{ 0x0625, 0x0625, NORM_ALEF, 0x0627, 1, false },
	{ 0x0671, 0x0671, NORM_ALEF, 0x0627, 1, false },
	{ 0x0649, 0x0649, NORM_ALEF_MAKSURA, 0x064A, 1, false },
	{ 0x0629, 0x0629, NORM_TEH_MARBUTA, 0x0647, 1, false },
	{ 0x0624, 0x0624, NORM_HAMZA_SEAT, 0x0648, 1, false },
	{ 0x0626, 0x0626, NORM_HAMZA_SEAT, 0x064A, 1, false },
	{ 0x0660, 0x0669, NORM_DIGITS_ASCII, '0', 1, true },
	{ 0x06F0, 0x06F9, NORM_DIGITS_ASCII, '0', 1, true },
	{ '0', '9', NORM_DIGITS_ARABIC, 0x0660, 1, true },
	{ 0x060C, 0x060C, NORM_PUNCT_ASCII, ',', 1, false },
	{ 0x061B, 0x061B, NORM_PUNCT_ASCII, ';', 1, false },
	{ 0x061F, 0x061F, NORM_PUNCT_ASCII, '?', 1, false },
	{ 0x06D4, 0x06D4, NORM_PUNCT_ASCII, '.', 1, false },
	{ 0x00AB, 0x00AB, NORM_QUOTES_ASCII, '"', 1, false },
	{ 0x00BB, 0x00BB, NORM_QUOTES_ASCII, '"', 1, false },
	{ 0x2018, 0x201B, NORM_QUOTES_ASCII, '\'', 1, false },
	{ 0x201C, 0x201F, NORM_QUOTES_ASCII, '"', 1, false },
	{ 0x2010, 0x2015, NORM_DASHES_ASCII, '-', 1, false },
	{ 0x2026, 0x2026, NORM_ELLIPSIS_ASCII, '.', 3, false },
};

/*
 * True for a rule that another pass takes over. VT, FF, CR and U+0085 are left
 * to spaces, which makes a space or a line end of them where deleting would
 * glue two words together. Tatweel and U+200B, when guarded, are judged by
 * their neighbours (norm_inner.c).
 */
static bool
is_left(const struct norm *norm, const struct norm_rule *rule)
{
	bool guards = norm->choice.guards;

	switch (rule->op) {
	case NORM_CONTROLS:
		return (guards || norm->choice.on[NORM_SPACES]) &&
		       uchar_is_space(rule->first);
	case NORM_ZERO_WIDTH:
		return guards && rule->first == 0x200B;
	case NORM_TATWEEL:
		return guards;
	default:
		return false;
	}
}

/* One rule after the other; a character may be taken by several. */
static struct norm_fold
fold_by_rules(const struct norm_map *map, uint32_t cp)
{
	struct norm_fold one = { cp, NORM_OPS, 1 };

	for (size_t i = 0; i < map->n && one.times == 1; i++) {
		const struct norm_rule *rule = &map->rules[i];

		if (!norm_in(one.to, rule->first, rule->last))
			continue;
		if (one.op == NORM_OPS)
			one.op = rule->op;
		one.to = rule->to + (rule->each ? one.to - rule->first : 0);
		one.times = rule->times;
	}
	return one;
}

static struct norm_fold
fold(const struct norm_map *map, uint32_t cp)
{
	return cp >> 8 == 0x06 ? map->arabic[cp & 0xFF]
			       : fold_by_rules(map, cp);
}

static void
choose_rules(struct norm *norm, struct norm_map *map, struct norm_set *set,
	enum norm_op first, enum norm_op last, struct arena *arena)
{
	map->rules = ARENA_NEW(arena, struct norm_rule, COUNTOF(rules));
	for (size_t i = 0; i < COUNTOF(rules); i++) {
		const struct norm_rule *rule = &rules[i];

		if (rule->op < first || rule->op > last ||
			!norm->choice.on[rule->op] || is_left(norm, rule))
			continue;
		map->rules[map->n++] = *rule;
		norm_set_add(set, rule->first, rule->last);
	}
	for (uint32_t i = 0; i < COUNTOF(map->arabic); i++)
		map->arabic[i] = fold_by_rules(map, 0x0600 + i);
}

static bool
is_form(uint32_t cp)
{
	return (norm_in(cp, 0xFB50, 0xFDFF) || norm_in(cp, 0xFE70, 0xFEFC)) &&
	       norm_form_class(FORM_NFKC, cp) == FORM_UNSURE;
}

void
norm_map_init(struct norm *norm, struct arena *arena)
{
	const bool *on = norm->choice.on;
	struct norm_set *before = &norm->sets[PASS_BEFORE];
	struct norm_set *after = &norm->sets[PASS_AFTER];
	bool composes = on[NORM_NFC] || on[NORM_NFKC];

	choose_rules(norm, &norm->before, before, NORM_CONTROLS, NORM_TATWEEL,
		arena);
	choose_rules(norm, &norm->after, after, NORM_PERSIAN_LETTERS,
		NORM_ELLIPSIS_ASCII, arena);
	norm->before.forms = on[NORM_PRESENTATION];
	for (uint32_t cp = 0xFB50; on[NORM_PRESENTATION] && cp < 0xFEFF; cp++) {
		if (is_form(cp))
			norm_set_add(before, cp, cp);
	}
	norm->after.drops = composes && (on[NORM_ALEF] || on[NORM_HAMZA_SEAT]);
	if (norm->after.drops)
		norm_set_add(after, 0x0653, 0x0655);
}

/* One walk of a map over a text. */
struct walk {
	const struct norm *norm;
	const struct norm_map *map;
	const struct norm_set *set;
	struct str text;
	struct buf with; /* of the edit that is being made */
	struct norm_former former;
	size_t line_end; /* what is known of the line that ends here */
	bool persian;
	size_t marks_end; /* and of the marks that reach up to here */
	uint32_t base;
};

static enum norm_op
apply_rules(const struct norm_map *map, uint32_t cp, struct buf *with)
{
	struct norm_fold one = fold(map, cp);

	for (; one.times > 0; one.times--)
		with->len += utf8_put(buf_reserve(with, 4), one.to);
	return one.op;
}

/* True when the line around pos has letters of Persian or Urdu that Arabic
 * does not: Farsi yeh U+06CC, keheh U+06A9. */
static bool
in_persian(struct walk *walk, size_t pos)
{
	size_t beg = pos;
	struct str line;

	if (pos < walk->line_end)
		return walk->persian;
	while (beg > 0 && walk->text.ptr[beg - 1] != '\n')
		beg--;
	walk->line_end = str_find_byte(walk->text, pos, '\n');
	walk->line_end = size_min(walk->line_end, walk->text.len);
	line = str_sub(walk->text, beg, walk->line_end);
	walk->persian = str_find(line, 0, STR("\xDB\x8C")) != STR_NONE ||
			str_find(line, 0, STR("\xDA\xA9")) != STR_NONE;
	return walk->persian;
}

/*
 * A presentation form: its compatibility decomposition, then the rules. With
 * guards the ligatures of whole words, U+FDF0-FDFC, stay in Persian and Urdu,
 * where they are signs that are typed as such and their letters would be
 * Arabic ones; and the rial sign U+FDFC, which Unicode spells with Farsi yeh,
 * becomes the Arabic word, U+0631 U+064A U+0627 U+0644. False if it stays.
 */
static bool
resolve_form(struct walk *walk, size_t pos, size_t end)
{
	uint32_t cp = utf8_at(walk->text, pos);
	struct str letters;
	size_t i = 0;

	if (walk->norm->choice.guards && norm_in(cp, 0xFDF0, 0xFDFC) &&
		in_persian(walk, pos))
		return false;
	if (walk->norm->choice.guards && cp == 0xFDFC)
		letters = STR("\xD8\xB1\xD9\x8A\xD8\xA7\xD9\x84");
	else
		letters = norm_form_make(
			&walk->former, str_sub(walk->text, pos, end));
	while (i < letters.len)
		apply_rules(walk->map, utf8_next(letters, &i), &walk->with);
	return true;
}

/* The folded base of the marks that the one at pos is among. Each mark is
 * walked over once, however many there are. */
static uint32_t
mark_base(struct walk *walk, size_t pos)
{
	size_t at = pos;
	uint32_t cp = 0;
	bool found = false;

	while (!found && at > walk->marks_end) {
		cp = utf8_prev(walk->text, &at);
		found = !uchar_is_mark(cp);
	}
	if (found)
		walk->base = fold(walk->map, cp).to;
	else if (at == 0)
		walk->base = 0;
	return walk->base;
}

/*
 * A folded letter must not be composed again with a mark behind it: hamza and
 * madda (U+0653-0655) on what became alef, hamza (U+0654) on what became waw
 * or yeh are folded with their letter. Only where the text is composed.
 */
static bool
dropped(struct walk *walk, size_t pos, uint32_t mark, enum norm_op *op)
{
	const bool *on = walk->norm->choice.on;
	uint32_t base = mark_base(walk, pos);

	if (on[NORM_ALEF] && base == 0x0627)
		*op = NORM_ALEF;
	else if (on[NORM_HAMZA_SEAT] && mark == 0x0654 &&
		 (base == 0x0648 || base == 0x064A))
		*op = NORM_HAMZA_SEAT;
	else
		return false;
	return true;
}

/* Adds what the character at *pos becomes to walk->with and moves *pos behind
 * it. The operation that did it; NORM_OPS if it stays what it is. */
static enum norm_op
change(struct walk *walk, size_t *pos)
{
	size_t beg = *pos;
	uint32_t cp = utf8_next(walk->text, pos);
	enum norm_op op = NORM_OPS;
	bool gone;

	if (walk->map->forms && is_form(cp)) {
		if (resolve_form(walk, beg, *pos))
			return NORM_PRESENTATION;
	} else if (walk->map->drops && norm_in(cp, 0x0653, 0x0655)) {
		gone = dropped(walk, beg, cp, &op);
		walk->marks_end = *pos;
		if (gone)
			return op;
	} else {
		return apply_rules(walk->map, cp, &walk->with);
	}
	buf_add(&walk->with, str_sub(walk->text, beg, *pos));
	return NORM_OPS;
}

/* The stretch from *pos on that one operation changes; moves *pos behind it.
 * NORM_OPS when nothing changes after all. */
static enum norm_op
change_stretch(struct walk *walk, size_t *pos)
{
	enum norm_op op;

	walk->with.len = 0;
	op = change(walk, pos);
	while (*pos < walk->text.len &&
		norm_set_has(walk->set, utf8_at(walk->text, *pos))) {
		size_t end = *pos, len = walk->with.len;

		if (change(walk, pos) == op)
			continue;
		*pos = end;
		walk->with.len = len;
		break;
	}
	return op;
}

static void
run_map(struct walk *walk, struct edits *edits)
{
	struct str text = walk->text;
	struct norm_scan scan = norm_scan(walk->set, text);
	size_t pos = norm_scan_next(&scan, 0);

	while (pos < text.len) {
		size_t beg = pos;
		enum norm_op op = change_stretch(walk, &pos);

		if (op != NORM_OPS)
			edits_add(edits, beg, pos,
				arena_str(edits->arena, buf_str(&walk->with)),
				op);
		pos = norm_scan_next(&scan, pos);
	}
	norm_former_free(&walk->former);
	buf_free(&walk->with);
}

void
norm_map_before(const struct norm *norm, struct str text, struct edits *edits)
{
	struct walk walk = { .norm = norm,
		.map = &norm->before,
		.set = &norm->sets[PASS_BEFORE],
		.text = text,
		.former = { .id = FORM_NFKC } };

	run_map(&walk, edits);
}

void
norm_map_after(const struct norm *norm, struct str text, struct edits *edits)
{
	struct walk walk = { .norm = norm,
		.map = &norm->after,
		.set = &norm->sets[PASS_AFTER],
		.text = text };

	run_map(&walk, edits);
}
