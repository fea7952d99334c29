/* gaz_list - lists of names, as files have them. */

#include "gaz_priv.h"
#include "common/byteset.h"
#include "common/mistake.h"
#include "common/proc.h"
#include "common/utf8.h"

struct gaz *
gaz_new(const char *const *words, struct arena *arena)
{
	struct gaz *gaz = ARENA_NEW(arena, struct gaz, 1);

	gaz->arena = arena;
	gaz->words = words;
	gaz->last = &gaz->lists;
	return gaz;
}

void
gaz_watch(struct gaz *gaz, uint32_t begins, uint32_t leads)
{
	gaz->begins = begins;
	gaz->leads = leads;
}

/* A list with room for so many names. */
static struct list *
list_new(struct gaz *gaz, struct str name, struct str kind, size_t room)
{
	struct list *list = ARENA_NEW(gaz->arena, struct list, 1);

	list->about = (struct gaz_list){ name, kind };
	list->v =
		arena_alloc(gaz->arena, proc_size_mul(room, sizeof(*list->v)));
	*gaz->last = list;
	gaz->last = &list->next;
	return list;
}

/* Remembers the words of the name text[0, len) for the build; false when there
 * are none, or too many. */
static bool
keep_words(struct gaz *gaz, struct str text, size_t len)
{
	struct arena_mark mark = arena_mark(gaz->arena);
	struct para para;
	size_t words = 0;

	para_make(&para, text, 0, len, gaz->arena);
	for (size_t i = 0; i < para.n; i++)
		words += para.v[i].kind != TOKEN_MARK;
	if (words && para.n <= GAZ_WORDS) {
		size_t size = para.n * sizeof(uint64_t);
		uint8_t *to = buf_reserve(&gaz->hashes, size);

		for (size_t i = 0; i < para.n; i++, to += sizeof(uint64_t))
			memcpy(to, &para.v[i].hash, sizeof(uint64_t));
		gaz->hashes.len += size;
		buf_byte(&gaz->counts, (uint8_t)para.n);
	}
	arena_release(gaz->arena, mark);
	return words && para.n <= GAZ_WORDS;
}

/* The label as a C string that is the same for equal labels. */
static const char *
label_intern(struct gaz *gaz, struct str label)
{
	for (size_t i = 0; i < gaz->n_labels; i++)
		if (str_eq(str_from_c(gaz->labels[i]), label))
			return gaz->labels[i];
	ARENA_ROOM(gaz->arena, &gaz->labels, gaz->n_labels, &gaz->cap_labels);
	gaz->labels[gaz->n_labels] = arena_cstr(gaz->arena, label);
	return gaz->labels[gaz->n_labels++];
}

const char *
gaz_label(const struct gaz *gaz, size_t i)
{
	return i < gaz->n_labels ? gaz->labels[i] : NULL;
}

/* [A-Z][A-Z0-9_-]*, at most 32 bytes */
static bool
is_entity_label(struct str label)
{
	for (size_t i = 0; i < label.len; i++) {
		uint8_t c = label.ptr[i];

		if ((c < 'A' || c > 'Z') &&
			(i == 0 || !((c >= '0' && c <= '9') || c == '_' ||
					   c == '-')))
			return false;
	}
	return label.len > 0 && label.len <= 32;
}

/* Words that a wrong label may have been meant for. */
struct known {
	const char *const *words;
	size_t n;
};

static struct str
known_word(const void *of, size_t i)
{
	static const char *const labels[] = { "PER", "LOC", "ORG", "GRP",
		"FAC" };
	const struct known *known = of;

	return str_from_c(i < COUNTOF(labels)
				  ? labels[i]
				  : known->words[i - COUNTOF(labels)]);
}

static struct str
nearest_label(const struct gaz *gaz, struct str label)
{
	struct known known = { gaz->words, 0 };

	while (known.words[known.n])
		known.n++;
	return diag_nearest(label, known.n + 5, known_word, &known);
}

/* The bits of "title,weak"; false when one is unknown, *wrong is then it. */
static bool
parse_classes(const struct gaz *gaz, struct str s, uint32_t *classes,
	struct str *wrong)
{
	size_t pos = 0, n;

	while (str_item(s, &pos, wrong)) {
		for (n = 0; gaz->words[n]; n++)
			if (str_eq(str_from_c(gaz->words[n]), *wrong))
				break;
		if (!gaz->words[n])
			return false;
		*classes |= (uint32_t)1 << n;
	}
	return true;
}

/* A row without its comment. */
static struct str
without_comment(struct str row)
{
	size_t hash = 0;

	while ((hash = str_find_byte(row, hash, '#')) != STR_NONE) {
		if (hash == 0 || row.ptr[hash - 1] == ' ' ||
			row.ptr[hash - 1] == '\t')
			return str_sub(row, 0, hash);
		hash++;
	}
	return row;
}

/* Cuts the next column off a row. */
static struct str
column(struct str *row)
{
	size_t tab = size_min(str_find_byte(*row, 0, '\t'), row->len);
	struct str cell = str_trim(str_sub(*row, 0, tab));

	*row = str_from(*row, size_min(tab + 1, row->len));
	return cell;
}

static bool
bad_label(const struct gaz *gaz, struct str label, struct place place,
	struct diag *diag)
{
	if (label.len == 0)
		diag_at(diag, DIAG_CONFIG, place,
			"the row has no label (columns end with a tab)");
	else
		diag_at(diag, DIAG_CONFIG, place,
			"unknown label '" STR_FMT "'%s", STR_ARG(label),
			diag_hint(nearest_label(gaz, label)).text);
	return false;
}

/* One row of tsv, without its comment and not blank. */
static bool
add_row(struct gaz *gaz, struct list *list, struct str tsv, struct str row,
	struct place place, struct diag *diag)
{
	struct gaz_entry entry = { .name = column(&row), .list = &list->about };
	struct str label = column(&row), wrong;

	entry.id = column(&row);
	if (is_entity_label(label))
		entry.label = label_intern(gaz, label);
	else if (!parse_classes(gaz, label, &entry.classes, &wrong))
		return bad_label(gaz, wrong, place, diag);
	/* the name and all behind it, so that it may be read fast */
	tsv = str_from(tsv, (size_t)(entry.name.ptr - tsv.ptr));
	if (!keep_words(gaz, tsv, entry.name.len)) {
		diag_at(diag, DIAG_CONFIG, place,
			"a name has 1 to %d words and marks", GAZ_WORDS);
		return false;
	}
	list->v[list->n++] = entry;
	return true;
}

/* "dir/places.tsv" is called "places" */
static struct str
base_name(struct str file)
{
	for (size_t i = file.len; i > 0; i--)
		if (file.ptr[i - 1] == '/') {
			file = str_from(file, i);
			break;
		}
	if (str_ends(file, STR(".tsv")))
		file.len -= 4;
	return file;
}

bool
gaz_add(struct gaz *gaz, struct str file, struct str kind, struct str tsv,
	struct diag *diag)
{
	struct place place = { .file = file };
	struct str line;
	struct list *list;
	size_t pos = 0;
	bool good = true, valid = utf8_valid(tsv) == tsv.len;

	if (mistake_is_utf16(tsv)) {
		place.line = 1;
		diag_at(diag, DIAG_CONFIG, place,
			"written in UTF-16, save it as UTF-8");
		return false;
	}
	if (str_starts(tsv, STR("\xEF\xBB\xBF")))
		tsv = str_from(tsv, 3);
	list = list_new(
		gaz, base_name(file), kind, byteset_count(tsv, '\n') + 1);
	while (str_line(tsv, &pos, &line)) {
		place.line++;
		line = without_comment(line);
		if (str_trim(line).len == 0)
			continue;
		if (!valid && utf8_valid(line) != line.len) {
			diag_at(diag, DIAG_CONFIG, place, "invalid UTF-8");
			good = false;
		} else if (!add_row(gaz, list, tsv, line, place, diag)) {
			good = false;
		}
	}
	return good;
}

void
gaz_add_names(struct gaz *gaz, struct str list, const char *label,
	const struct str *names, const struct str *ids, size_t n)
{
	struct list *to = list_new(gaz, list, STR(""), n);
	struct gaz_entry entry = { .list = &to->about };

	entry.label = label_intern(gaz, str_from_c(label));
	for (size_t i = 0; i < n; i++) {
		entry.name = names[i];
		entry.id = ids ? ids[i] : STR("");
		if (keep_words(gaz, names[i], names[i].len))
			to->v[to->n++] = entry;
	}
}
