/* move - the offsets of a record move along with its text. */

#include "json.h"
#include "move_priv.h"
#include "proc.h"
#include "uchar.h"
#include "utf8.h"

static void
move_init(struct move *move, struct rec *rec, const struct edits *edits)
{
	move->rec = rec;
	move->arena = rec->arena;
	move->edits = edits;
	move->before = rec->chars;
	move->after = edits->n ? edits_apply(edits, rec->chars) : rec->chars;
	cpindex_init(&move->old, move->before, move->arena);
	cpindex_init(&move->now, move->after, move->arena);
}

/* An offset pair of the text, in code points, before and after, and the bytes
 * between. False when it does not fit the text. */
struct moved {
	size_t start, end;
	struct str before, after;
};

/* Characters of a text that stay when marks and controls are taken out. */
static size_t
solid(struct str s)
{
	size_t n = 0;

	for (size_t pos = 0; pos < s.len;) {
		uint32_t cp = utf8_next(s, &pos);

		n += !uchar_is_mark(cp) && !uchar_is_invisible(cp);
	}
	return n;
}

/* Where solid character n of a text begins, or the text's end. */
static size_t
solid_byte(struct str s, size_t n)
{
	size_t pos = 0;

	while (pos < s.len) {
		size_t beg = pos;
		uint32_t cp = utf8_next(s, &pos);

		if (!uchar_is_mark(cp) && !uchar_is_invisible(cp) && n-- == 0)
			return beg;
	}
	return pos;
}

/* Of so many others as many as n is of of, rounded. */
static size_t
share(size_t n, size_t of, size_t others)
{
	size_t whole, rest;

	if (of == 0)
		return 0;
	whole = others / of * n;
	rest = (others % of * n + of / 2) / of;
	return size_min(whole + rest, others);
}

enum { LONG = 256 }; /* bytes; of a longer stretch all characters count */

/*
 * The place of off inside a stretch that is replaced. Of what came out, spans
 * get as much as they had of what went in: as many characters, digits by
 * digits, keep their places, whatever marks and controls go. Beginnings and
 * ends move alike, so spans side by side stay side by side.
 */
static size_t
place_inside(const struct move *move, const struct edit *e, size_t off)
{
	const struct cpindex *old = &move->old, *now = &move->now;
	struct str was = str_sub(move->before, e->beg, e->end);
	size_t beg, to;

	if (was.len <= LONG && e->with.len <= LONG)
		return e->at +
		       solid_byte(e->with,
			       share(solid(str_sub(was, 0, off - e->beg)),
				       solid(was), solid(e->with)));
	beg = cpindex_cp(old, e->beg);
	to = cpindex_cp(now, e->at);
	return cpindex_byte(
		now, to + share(cpindex_cp(old, off) - beg,
				  cpindex_cp(old, e->end) - beg,
				  cpindex_cp(now, e->at + e->with.len) - to));
}

static bool
move_pair(const struct move *move, const size_t *pair, struct moved *moved)
{
	size_t old_beg, old_end, beg, end;
	struct edit e;

	if (pair[0] > pair[1] || pair[1] > move->old.count)
		return false;
	old_beg = cpindex_byte(&move->old, pair[0]);
	old_end = cpindex_byte(&move->old, pair[1]);
	beg = edits_around(move->edits, old_beg, &e)
		      ? place_inside(move, &e, old_beg)
		      : edits_map_start(move->edits, old_beg);
	end = edits_around(move->edits, old_end, &e)
		      ? place_inside(move, &e, old_end)
		      : edits_map_end(move->edits, old_end);
	end = size_max(beg, end);
	moved->start = cpindex_cp(&move->now, beg);
	moved->end = cpindex_cp(&move->now, end);
	moved->before = str_sub(move->before, old_beg, old_end);
	moved->after = str_sub(move->after, beg, end);
	return true;
}

static bool
vanished(const struct moved *moved)
{
	return moved->after.len == 0 && moved->before.len > 0;
}

static void
add_pair(struct buf *out, const struct moved *moved)
{
	buf_byte(out, '[');
	buf_size(out, moved->start);
	buf_add(out, STR(", "));
	buf_size(out, moved->end);
	buf_byte(out, ']');
}

/* One element of an array that moves: adds its new form to out, or nothing
 * when it is gone with its text. False when it has not the form we know. */
typedef bool (*move_element)(
	const struct move *move, struct str raw, struct buf *out);

/* A cut may leave white space at a sentence's ends; there it has none. */
static void
trim(const struct move *move, struct moved *moved)
{
	struct str s = moved->after;
	size_t pos, beg = 0, end = s.len;

	while (beg < end && uchar_is_space(utf8_at(s, beg)))
		utf8_next(s, &beg);
	for (pos = end; pos > beg && uchar_is_space(utf8_prev(s, &pos));)
		end = pos;
	moved->after = str_sub(s, beg, end);
	beg = (size_t)(moved->after.ptr - move->after.ptr);
	moved->start = cpindex_cp(&move->now, beg);
	moved->end = cpindex_cp(&move->now, beg + moved->after.len);
}

static bool
move_sentence(const struct move *move, struct str raw, struct buf *out)
{
	struct moved moved;
	size_t pair[2];

	if (!origin_numbers(raw, pair, 2) || !move_pair(move, pair, &moved))
		return false;
	if (!str_eq(moved.before, moved.after))
		trim(move, &moved);
	if (!vanished(&moved))
		add_pair(out, &moved);
	return true;
}

static void
replace(struct edits *edits, struct str whole, struct str slice,
	const struct buf *with)
{
	size_t beg = (size_t)(slice.ptr - whole.ptr);

	edits_add(edits, beg, beg + slice.len,
		arena_str(edits->arena, buf_str(with)), 0);
}

static void
replace_size(struct edits *edits, struct str whole, struct str slice, size_t n)
{
	struct buf number = { 0 };

	buf_size(&number, n);
	replace(edits, whole, slice, &number);
	buf_free(&number);
}

/* A span's words go along when they are the slice that its offsets name. */
static void
move_words(const struct move *move, struct str whole,
	const struct json_value *words, const struct moved *moved,
	struct edits *edits)
{
	struct buf quoted = { 0 };
	struct str chars;

	if (words->type != JSON_STRING ||
		!json_string(words, move->arena, &chars, NULL) ||
		!str_eq(chars, moved->before))
		return;
	json_quote(&quoted, moved->after);
	replace(edits, whole, words->raw, &quoted);
	buf_free(&quoted);
}

/* A member of a span: its name, empty where it is nobody's, and its value. */
struct part {
	struct str name;
	struct json_value value;
};

/* Members of a span that hold offset pairs: "speaker_span", "cue_span". */
static bool
is_range(struct str name)
{
	return str_ends(name, STR("_span"));
}

/* The offset pair of a range; before stands before it in the span, and has the
 * words there when it is "cue" before "cue_span". */
static bool
move_range(const struct move *move, struct str whole, const struct part *range,
	const struct part *before, struct edits *edits)
{
	struct buf pair = { 0 };
	struct moved moved;
	size_t v[2];

	if (!origin_numbers(range->value.raw, v, 2) ||
		!move_pair(move, v, &moved))
		return false;
	add_pair(&pair, &moved);
	replace(edits, whole, range->value.raw, &pair);
	buf_free(&pair);
	if (before->name.len + STR("_span").len == range->name.len &&
		str_starts(range->name, before->name))
		move_words(move, whole, &before->value, &moved, edits);
	return true;
}

static bool
move_span(const struct move *move, struct str raw, struct buf *out)
{
	struct json js = { .s = raw };
	struct json_value key, start, end;
	struct edits edits = { .arena = move->arena };
	struct part part, before = { 0 };
	struct moved moved;
	size_t pair[2];

	if (raw.ptr[0] != '{' ||
		!json_find(raw, STR("start"), move->arena, &start) ||
		!json_find(raw, STR("end"), move->arena, &end) ||
		!json_size(&start, &pair[0]) || !json_size(&end, &pair[1]) ||
		!move_pair(move, pair, &moved))
		return false;
	if (vanished(&moved))
		return true;
	replace_size(&edits, raw, start.raw, moved.start);
	replace_size(&edits, raw, end.raw, moved.end);
	json_open(&js, '{');
	while (json_member(&js, 1, &key, &part.value)) {
		if (!json_string(&key, move->arena, &part.name, NULL))
			part.name = str_make(NULL, 0);
		if (str_eq(part.name, STR("text")))
			move_words(move, raw, &part.value, &moved, &edits);
		else if (is_range(part.name) &&
			 !move_range(move, raw, &part, &before, &edits))
			return false;
		before = part;
	}
	edits_settle(&edits, raw);
	buf_add(out, edits_apply(&edits, raw));
	return true;
}

/* An array in its new form, in the record's arena. */
struct array {
	uint8_t *bytes;
	size_t len, cap;
};

static void
add_bytes(struct array *array, struct arena *arena, struct str s)
{
	size_t cap = proc_size_add(array->len, s.len);

	if (cap > array->cap) {
		cap = size_max(cap, array->cap + array->cap / 2);
		array->bytes = arena_grow(arena, array->bytes, array->cap, cap);
		array->cap = cap;
	}
	if (s.len)
		memcpy(array->bytes + array->len, s.ptr, s.len);
	array->len += s.len;
}

/* Adds elements that move; what one of them takes on the way serves the next,
 * since there may be millions. False when one has not the form we know. */
static bool
move_elements(const struct move *move, struct json *js, move_element element,
	struct array *array)
{
	struct buf one = { 0 };
	struct json_value value;
	bool good = true, first = true;

	while (good && json_element(js, 1, &value)) {
		struct arena_mark mark = arena_mark(move->arena);

		one.len = 0;
		if (!first)
			buf_add(&one, STR(", "));
		good = element(move, value.raw, &one);
		arena_release(move->arena, mark);
		if (one.len <= (first ? 0 : 2))
			continue; /* gone with its text */
		add_bytes(array, move->arena, buf_str(&one));
		first = false;
	}
	buf_free(&one);
	return good;
}

/* Sets member name to its elements in their new form. */
static bool
move_array(const struct move *move, struct str name, move_element element)
{
	struct json_value member;
	struct array array = { 0 };
	struct json js = { 0 };

	if (!rec_value(move->rec, name, &member))
		return true;
	if (member.type != JSON_ARRAY)
		return false;
	js.s = member.raw;
	json_open(&js, '[');
	add_bytes(&array, move->arena, STR("["));
	if (!move_elements(move, &js, element, &array))
		return false;
	add_bytes(&array, move->arena, STR("]"));
	rec_set(move->rec, name, str_make(array.bytes, array.len));
	return true;
}

static void
warn(struct diag *diag, struct place place, const char *member,
	const char *done)
{
	diag_at(diag, DIAG_OFFSETS, place,
		"'%s' has another form than ours: %s", member, done);
}

static const char not_moved[] = "not moved with the text";

void
move_offsets(struct rec *rec, struct edits *edits, bool wanted,
	struct place place, struct diag *diag)
{
	struct origin origin;
	struct json_value member;
	struct move *move;
	bool present, loaded;

	if (!wanted && edits->n == 0)
		return;
	present = rec_value(rec, STR("origin"), &member);
	loaded = present && origin_load(rec, &origin);
	if (!loaded)
		origin = (struct origin){ 0 };
	if (wanted ? edits->n == 0 && loaded
		   : !present && !rec_value(rec, STR("sentences"), &member) &&
				!rec_value(rec, STR("spans"), &member))
		return;
	move = ARENA_NEW(rec->arena, struct move, 1);
	move_init(move, rec, edits);
	if (present && !loaded)
		warn(diag, place, "origin", wanted ? "replaced" : not_moved);
	if (loaded || wanted)
		move_origin(move, &origin);
	if (edits->n == 0)
		return;
	if (!move_array(move, STR("sentences"), move_sentence))
		warn(diag, place, "sentences", not_moved);
	if (!move_array(move, STR("spans"), move_span))
		warn(diag, place, "spans", not_moved);
}
