/* rec - one record: its line, its members, what is to change. */

#include "rec.h"
#include "utf8.h"

static enum rec_class
bad(struct rec_fault *fault, enum diag_kind kind, size_t byte, const char *what)
{
	*fault = (struct rec_fault){ kind, byte, what };
	return REC_BAD;
}

/* Adds a member; a name with a lone surrogate is nobody's name. */
static void
add_member(struct rec *rec, const struct json_value *key,
	const struct json_value *value)
{
	struct str name = str_sub(key->raw, 1, key->raw.len - 1);

	if (key->escaped && !json_string(key, rec->arena, &name, NULL))
		name = str_make(NULL, 0);
	ARENA_ROOM(rec->arena, &rec->members, rec->n, &rec->cap);
	rec->members[rec->n++] = (struct member){ name, *value };
}

static const struct member *
last_member(const struct rec *rec, struct str name)
{
	for (size_t i = rec->n; i > 0; i--) {
		if (rec->members[i - 1].name.ptr &&
			str_eq(rec->members[i - 1].name, name))
			return &rec->members[i - 1];
	}
	return NULL;
}

/* The first member that has the text's name, which is most often the text: its
 * characters are read on the way. */
struct first {
	bool seen;
	const uint8_t *value; /* where it begins; NULL: it was not read so */
	struct str chars;
};

static bool
read_first(struct first *first, struct json *js, struct arena *arena,
	struct json_value *value)
{
	first->seen = true;
	if (!json_text(js, arena, value, &first->chars))
		return false;
	first->value = value->raw.ptr;
	return true;
}

static bool
is_name(const struct json_value *key, struct str name)
{
	return !key->escaped &&
	       str_eq(str_sub(key->raw, 1, key->raw.len - 1), name);
}

static void
read_members(
	struct rec *rec, struct json *js, struct str field, struct first *first)
{
	struct json_value key, value;

	while (json_name(js, &key)) {
		if (!(!first->seen && is_name(&key, field) &&
			    read_first(first, js, rec->arena, &value)) &&
			!json_value(js, 1, &value))
			break;
		add_member(rec, &key, &value);
		rec->tail = js->pos;
	}
}

/* The characters of the text; false as json_string. */
static bool
read_chars(struct rec *rec, const struct first *first, size_t *where)
{
	const struct json_value *text = &rec->text->value;

	rec->chars = first->chars;
	return text->raw.ptr == first->value ||
	       json_string(text, rec->arena, &rec->chars, where);
}

/* A line that is no object. */
static enum rec_class
no_object(struct json *js, struct rec_fault *fault)
{
	struct json_value value;

	if (json_value(js, 0, &value) && json_at_end(js))
		return bad(fault, DIAG_NOT_OBJECT, 0, NULL);
	return bad(fault, DIAG_JSON, js->pos,
		js->error ? js->error : "more than one value");
}

/* What is the text among the members that were read. */
static enum rec_class
find_text(struct rec *rec, struct str field, const struct first *first,
	struct rec_fault *fault)
{
	size_t where = 0;

	rec->text = last_member(rec, field);
	if (!rec->text || rec->text->value.type != JSON_STRING) {
		rec->text = NULL;
		return REC_NO_TEXT;
	}
	if (read_chars(rec, first, &where))
		return REC_DOC;
	where += (size_t)(rec->text->value.raw.ptr - rec->line.ptr);
	return bad(fault, DIAG_SURROGATE, where, NULL);
}

enum rec_class
rec_parse(struct rec *rec, struct str line, struct str field,
	struct arena *arena, struct rec_fault *fault)
{
	uint64_t *marks =
		arena_alloc(arena, (line.len / 64 + 1) * sizeof(*marks));
	struct json js = { .s = line, .marks = marks };
	struct first first = { 0 };
	size_t n = utf8_valid_quoted(line, marks);

	*rec = (struct rec){ .arena = arena, .line = line };
	if (n < line.len)
		return bad(fault, DIAG_UTF8, n, NULL);
	if (json_at_end(&js))
		return REC_BLANK;
	if (line.ptr[js.pos] != '{')
		return no_object(&js, fault);
	json_open(&js, '{');
	rec->tail = js.pos;
	read_members(rec, &js, field, &first);
	if (js.error)
		return bad(fault, DIAG_JSON, js.pos, js.error);
	if (!json_at_end(&js))
		return bad(fault, DIAG_JSON, js.pos, "more than one value");
	return find_text(rec, field, &first, fault);
}

bool
rec_value(const struct rec *rec, struct str name, struct json_value *value)
{
	const struct member *member = last_member(rec, name);

	if (member)
		*value = member->value;
	return member != NULL;
}

bool
rec_string(const struct rec *rec, struct str name, struct str *chars)
{
	struct json_value value;

	return rec_value(rec, name, &value) && value.type == JSON_STRING &&
	       json_string(&value, rec->arena, chars, NULL);
}

static void
set(struct rec *rec, struct added added)
{
	added.old = last_member(rec, added.name);
	for (size_t i = 0; i < rec->n_added; i++) {
		if (str_eq(rec->added[i].name, added.name)) {
			rec->added[i] = added;
			return;
		}
	}
	ARENA_ROOM(rec->arena, &rec->added, rec->n_added, &rec->cap_added);
	rec->added[rec->n_added++] = added;
}

void
rec_set(struct rec *rec, struct str name, struct str value)
{
	set(rec, (struct added){ .name = name, .value = value });
}

void
rec_set_writer(struct rec *rec, struct str name, rec_writer *write, void *of)
{
	set(rec, (struct added){ .name = name, .write = write, .of = of });
}

static void
write_value(const struct added *added, struct out *out)
{
	if (added->write)
		added->write(added->of, out);
	else
		out_add(out, added->value);
}

/* Short pieces of a text on their way to be escaped, which costs less a byte
 * when there are many. */
struct pieces {
	struct out *out;
	size_t len;
	uint8_t bytes[1024];
};

static void
escape_pieces(struct pieces *pieces)
{
	out_escaped(pieces->out, str_make(pieces->bytes, pieces->len));
	pieces->len = 0;
}

static void
add_piece(struct pieces *pieces, struct str s)
{
	if (s.len == 0)
		return;
	if (s.len > sizeof(pieces->bytes) - pieces->len)
		escape_pieces(pieces);
	if (s.len > sizeof(pieces->bytes) / 4) {
		escape_pieces(pieces);
		out_escaped(pieces->out, s);
		return;
	}
	memcpy(pieces->bytes + pieces->len, s.ptr, s.len);
	pieces->len += s.len;
}

void
rec_write_text(struct str text, const struct edits *edits, struct out *out)
{
	struct pieces pieces = { .out = out, .len = 0 };
	struct edit_walk walk = { 0 };
	const struct edit *e;
	size_t old = 0;

	out_byte(out, '"');
	while ((e = edits_next(edits, &walk)) != NULL) {
		add_piece(&pieces, str_sub(text, old, e->beg));
		add_piece(&pieces, e->with);
		old = e->end;
	}
	add_piece(&pieces, str_from(text, old));
	escape_pieces(&pieces);
	out_byte(out, '"');
}

/* A replacement in the line: of the text's value when added is NULL. */
struct patch {
	struct str old; /* a slice of the line */
	const struct added *added;
};

static void
add_patch(struct patch *patches, size_t *n, struct patch patch)
{
	size_t i = (*n)++;

	for (; i > 0 && patches[i - 1].old.ptr > patch.old.ptr; i--)
		patches[i] = patches[i - 1];
	patches[i] = patch;
}

/* What replaces slices of the line, in its order. */
static size_t
make_patches(const struct rec *rec, bool text, struct patch *patches)
{
	size_t n = 0;

	if (text)
		add_patch(patches, &n,
			(struct patch){ rec->text->value.raw, NULL });
	for (size_t i = 0; i < rec->n_added; i++) {
		const struct member *member = rec->added[i].old;

		if (member && !(text && member == rec->text))
			add_patch(patches, &n,
				(struct patch){
					member->value.raw, &rec->added[i] });
	}
	return n;
}

static void
write_new_members(const struct rec *rec, struct out *out)
{
	bool first = rec->n == 0;

	for (size_t i = 0; i < rec->n_added; i++) {
		const struct added *added = &rec->added[i];

		if (added->old)
			continue;
		out_add(out, first ? STR("\"") : STR(", \""));
		out_escaped(out, added->name);
		out_add(out, STR("\": "));
		write_value(added, out);
		first = false;
	}
}

bool
rec_changed(const struct rec *rec, const struct edits *edits)
{
	return (edits && edits->n > 0) || rec->n_added > 0;
}

void
rec_write(const struct rec *rec, const struct edits *edits, struct out *out)
{
	bool text = edits && edits->n > 0;
	struct patch *patches;
	struct str line = rec->line;
	size_t n, pos = 0;

	if (!rec_changed(rec, edits)) {
		out_add(out, line);
		return;
	}
	patches = ARENA_NEW(rec->arena, struct patch, rec->n_added + 1);
	n = make_patches(rec, text, patches);
	for (size_t i = 0; i < n; i++) {
		size_t beg = (size_t)(patches[i].old.ptr - line.ptr);

		out_add(out, str_sub(line, pos, beg));
		if (patches[i].added)
			write_value(patches[i].added, out);
		else
			rec_write_text(rec->chars, edits, out);
		pos = beg + patches[i].old.len;
	}
	out_add(out, str_sub(line, pos, rec->tail));
	write_new_members(rec, out);
	out_add(out, str_from(line, rec->tail));
}
