/* gaz - lists of names, matched word by word. */

#include "gaz.h"
#include "proc.h"
#include "utf8.h"
#include "uchar.h"

/*
 * A node of the trie, found by a key made of the words that lead to it, so
 * that a step touches one place of the memory, which can be fetched before the
 * step is made.
 */
struct node {
	uint64_t key; /* 0: free */
	const struct gaz_entry *entity;
	uint32_t classes;
	uint32_t next; /* a bit for each word that leads on: most words that
			  follow need no look */
};

/* The entries of one list, in one piece. */
struct list {
	struct gaz_list about;
	struct gaz_entry *v;
	size_t n;
	struct list *next;
};

struct gaz {
	struct arena *arena;
	const char *const *words; /* of the classes */
	const char **labels;      /* all that were met, each once */
	size_t n_labels, cap_labels;
	struct list *lists, **last;
	struct buf hashes; /* of all words of all entries, until the build */
	struct buf counts; /* how many words each entry has */

	struct node *nodes; /* open addressing */
	size_t mask;
	uint8_t *firsts; /* a bit for each first word's hash, so that most
			    words of a text cost no more than this */
	size_t first_mask;
};

/* Letters of two bytes, as they stand in the text. */
enum {
	ALEF = 0xD8A7, /* U+0627 */
	BEH = 0xD8A8,  /* U+0628 */
	FEH = 0xD981,  /* U+0641 */
	KAF = 0xD983,  /* U+0643 */
	LAM = 0xD984,  /* U+0644 */
	WAW = 0xD988   /* U+0648 */
};

static const struct str article = STR_INIT("\xD8\xA7\xD9\x84"); /* ال */

struct gaz *
gaz_new(const char *const *words, struct arena *arena)
{
	struct gaz *gaz = ARENA_NEW(arena, struct gaz, 1);

	gaz->arena = arena;
	gaz->words = words;
	gaz->last = &gaz->lists;
	return gaz;
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

/* Remembers the words of a name for the build; false when there are none,
 * or too many. */
static bool
keep_words(struct gaz *gaz, struct str name)
{
	struct arena_mark mark = arena_mark(gaz->arena);
	struct para para;
	size_t words = 0;

	para_make(&para, name, 0, name.len, gaz->arena);
	for (size_t i = 0; i < para.n; i++)
		words += para.v[i].kind != TOKEN_MARK;
	if (words && para.n <= GAZ_WORDS) {
		for (size_t i = 0; i < para.n; i++)
			buf_add(&gaz->hashes,
				str_make(&para.v[i].hash, sizeof(uint64_t)));
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
	size_t pos = 0, comma, n;

	do {
		comma = size_min(str_find_byte(s, pos, ','), s.len);
		*wrong = str_trim(str_sub(s, pos, comma));
		for (n = 0; gaz->words[n]; n++)
			if (str_eq(str_from_c(gaz->words[n]), *wrong))
				break;
		if (!gaz->words[n])
			return false;
		*classes |= (uint32_t)1 << n;
		pos = comma + 1;
	} while (comma < s.len);
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
	struct str near = nearest_label(gaz, label);

	if (label.len == 0)
		diag_at(diag, DIAG_CONFIG, place, "the row has no label");
	else if (near.len)
		diag_at(diag, DIAG_CONFIG, place,
			"unknown label '" STR_FMT "' (did you mean '" STR_FMT
			"'?)",
			STR_ARG(label), STR_ARG(near));
	else
		diag_at(diag, DIAG_CONFIG, place, "unknown label '" STR_FMT "'",
			STR_ARG(label));
	return false;
}

/* One row, without its comment and not blank. */
static bool
add_row(struct gaz *gaz, struct list *list, struct str row, struct place place,
	struct diag *diag)
{
	struct gaz_entry entry = { .name = column(&row), .list = &list->about };
	struct str label = column(&row), wrong;

	entry.id = column(&row);
	if (is_entity_label(label))
		entry.label = label_intern(gaz, label);
	else if (!parse_classes(gaz, label, &entry.classes, &wrong))
		return bad_label(gaz, wrong, place, diag);
	if (!keep_words(gaz, entry.name)) {
		diag_at(diag, DIAG_CONFIG, place,
			"a name has 1 to %d words and marks", GAZ_WORDS);
		return false;
	}
	list->v[list->n++] = entry;
	return true;
}

static size_t
count_lines(struct str s)
{
	size_t n = 0, pos = 0;
	struct str line;

	while (str_line(s, &pos, &line))
		n++;
	return n;
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
	bool good = true;

	if (str_starts(tsv, STR("\xEF\xBB\xBF")))
		tsv = str_from(tsv, 3);
	list = list_new(gaz, base_name(file), kind, count_lines(tsv));
	while (str_line(tsv, &pos, &line)) {
		place.line++;
		line = without_comment(line);
		if (str_trim(line).len == 0)
			continue;
		if (utf8_valid(line) != line.len) {
			diag_at(diag, DIAG_CONFIG, place, "invalid UTF-8");
			good = false;
		} else if (!add_row(gaz, list, line, place, diag)) {
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
		if (keep_words(gaz, names[i]))
			to->v[to->n++] = entry;
	}
}

/* The key of a node: that of the node before it, 0 for the root, and the
 * word's hash. */
static inline uint64_t
node_key(uint64_t before, uint64_t hash)
{
	uint64_t key =
		(before * 0x9E3779B97F4A7C15u ^ hash) * 0xD6E8FEB86659FD93u;

	key ^= key >> 32;
	return key ? key : 1;
}

/* The node with a key, or the free place where it would be. */
static inline struct node *
node_at(const struct gaz *gaz, uint64_t key)
{
	size_t i = (size_t)key & gaz->mask;

	while (gaz->nodes[i].key && gaz->nodes[i].key != key)
		i = (i + 1) & gaz->mask;
	return &gaz->nodes[i];
}

static inline size_t
first_bit(const struct gaz *gaz, uint64_t hash)
{
	return (size_t)(hash >> 20) & gaz->first_mask;
}

static inline uint32_t
next_bit(uint64_t hash)
{
	return (uint32_t)1 << (hash >> 32 & 31);
}

static size_t
power_of_two(size_t least)
{
	size_t n = 64;

	while (n < least)
		n *= 2;
	return n;
}

/* Puts a name of n words in; the one that comes later counts. */
static void
insert(struct gaz *gaz, const struct gaz_entry *entry, const uint64_t *hashes,
	size_t n)
{
	size_t bit = first_bit(gaz, hashes[0]);
	struct node *node = NULL;
	uint64_t key = 0;

	gaz->firsts[bit / 8] |= (uint8_t)(1u << (bit & 7));
	for (size_t i = 0; i < n; i++) {
		if (node)
			node->next |= next_bit(hashes[i]);
		key = node_key(key, hashes[i]);
		node = node_at(gaz, key);
		node->key = key;
	}
	node->classes |= entry->classes;
	if (entry->label)
		node->entity = entry;
}

void
gaz_build(struct gaz *gaz)
{
	size_t words = gaz->hashes.len / sizeof(uint64_t), cap, bits;
	const uint64_t *hashes = (const void *)gaz->hashes.ptr;
	const uint8_t *counts = gaz->counts.ptr;

	cap = power_of_two(words + words / 2);
	bits = power_of_two(16 * gaz->counts.len);
	gaz->mask = cap - 1;
	gaz->first_mask = bits - 1;
	gaz->nodes = ARENA_NEW(gaz->arena, struct node, cap);
	gaz->firsts = ARENA_NEW(gaz->arena, uint8_t, bits / 8);
	for (const struct list *list = gaz->lists; list; list = list->next)
		for (size_t i = 0; i < list->n; i++) {
			insert(gaz, &list->v[i], hashes, *counts);
			hashes += *counts++;
		}
	buf_free(&gaz->hashes);
	buf_free(&gaz->counts);
}

size_t
gaz_begin(const struct para *para, const struct token *token, size_t skip)
{
	size_t pos = token->beg, next;

	while (pos < token->end) {
		next = pos;
		if (uchar_fold(utf8_next(para->text, &next)) && skip-- == 0)
			break;
		pos = next;
	}
	return pos;
}

/* The two-byte letter at a position of a folded word, or 0. */
static inline unsigned
letter(struct str word, size_t pos)
{
	return pos + 2 <= word.len
		       ? (unsigned)word.ptr[pos] << 8 | word.ptr[pos + 1]
		       : 0;
}

/* The readings so far. */
struct readings {
	struct gaz_reading *v;
	size_t n;
};

static inline void
add_reading(
	struct readings *to, struct str word, size_t skip, enum gaz_strip strip)
{
	to->v[to->n++] =
		(struct gaz_reading){ str_hash(word), (uint16_t)skip, strip };
}

/* The word from pos on, and that without its article; at least two letters
 * must be left. */
static void
read_rest(struct str word, size_t pos, struct readings *to)
{
	if (pos && pos + 4 <= word.len)
		add_reading(to, str_from(word, pos), pos / 2, GAZ_PREFIX);
	if (letter(word, pos) == ALEF && letter(word, pos + 2) == LAM &&
		pos + 8 <= word.len)
		add_reading(
			to, str_from(word, pos + 4), pos / 2 + 2, GAZ_ARTICLE);
}

/* A word of at most so many bytes can have been written with لل. */
enum { LAM_LAM_BYTES = 120 };

/*
 * Behind ل an article loses its alef: للعراق is ل and العراق, and with a word
 * that begins with lam one lam more: للجنة is ل and اللجنة. pos is the second
 * lam's.
 */
static void
read_lam_lam(struct str word, size_t pos, struct readings *to)
{
	uint8_t whole[LAM_LAM_BYTES + 4];
	size_t rest = word.len - pos;

	if (rest < 6 || rest > LAM_LAM_BYTES)
		return;
	memcpy(whole, article.ptr, article.len);
	memcpy(whole + 2, word.ptr + pos, rest);
	add_reading(to, str_make(whole, rest + 2), pos / 2, GAZ_LAM_LAM);
	memcpy(whole + 4, word.ptr + pos, rest);
	add_reading(to, str_make(whole, rest + 4), pos / 2, GAZ_LAM_LAM);
	add_reading(to, str_from(word, pos + 2), pos / 2 + 1, GAZ_ARTICLE);
}

/* Readings behind a preposition that may stand at pos. */
static void
read_preposition(struct str word, size_t pos, struct readings *to)
{
	unsigned c = letter(word, pos);

	if (c != BEH && c != LAM && c != KAF)
		return;
	read_rest(word, pos + 2, to);
	if (c == LAM && letter(word, pos + 2) == LAM)
		read_lam_lam(word, pos + 2, to);
}

/* All readings but that of the word as it stands. */
static size_t
read_attached(struct str word, struct gaz_reading *readings)
{
	struct readings to = { readings, 0 };
	unsigned c = letter(word, 0);

	if (c != ALEF && c != BEH && c != LAM && c != KAF && c != WAW &&
		c != FEH)
		return 0;
	read_rest(word, 0, &to);
	read_preposition(word, 0, &to);
	if (c == WAW || c == FEH) {
		read_rest(word, 2, &to);
		read_preposition(word, 2, &to);
	}
	return to.n;
}

size_t
gaz_read(const struct token *token, struct gaz_reading readings[GAZ_READINGS])
{
	readings[0] = (struct gaz_reading){ token->hash, 0, GAZ_AS_IS };
	if (token->kind != TOKEN_WORD)
		return 1;
	return 1 + read_attached(token->fold, readings + 1);
}

static void
note_word(const struct node *node, const struct gaz_reading *reading,
	struct gaz_hit *hit)
{
	switch (reading->strip) {
	case GAZ_AS_IS:
		hit->own = node->classes;
		break;
	case GAZ_ARTICLE:
		hit->inner |= node->classes;
		break;
	default:
		if (!hit->bare)
			hit->bare_skip = reading->skip;
		hit->bare |= node->classes;
	}
}

/* Walks the trie from token i as far as it goes. */
static void
walk(const struct gaz *gaz, const struct para *para, size_t i,
	const struct gaz_reading *reading, struct gaz_hit *hit)
{
	uint64_t key = node_key(0, reading->hash), hash;
	const struct node *node = node_at(gaz, key);

	for (uint32_t n = 1; node->key; n++) {
		if (node->entity && n > hit->n) {
			hit->entity = node->entity;
			hit->n = n;
			hit->strip = reading->strip;
			hit->skip = reading->skip;
		}
		if (node->classes && n == 1)
			note_word(node, reading, hit);
		if (node->classes && n > 1 && n > hit->phrase_n) {
			hit->phrase = node->classes;
			hit->phrase_n = n;
		}
		if (i + n >= para->n)
			break;
		hash = para->v[i + n].hash;
		if (!(node->next & next_bit(hash)))
			break;
		key = node_key(key, hash);
		node = node_at(gaz, key);
	}
}

static inline bool
may_begin(const struct gaz *gaz, uint64_t hash)
{
	size_t bit = first_bit(gaz, hash);

	return gaz->firsts[bit / 8] >> (bit & 7) & 1;
}

/* Fetches what the walk from token i as it stands will look at first. */
static inline void
fetch(const struct gaz *gaz, const struct para *para, size_t i)
{
	uint64_t key;

	if (!may_begin(gaz, para->v[i].hash))
		return;
	key = node_key(0, para->v[i].hash);
	__builtin_prefetch(&gaz->nodes[(size_t)key & gaz->mask]);
	if (i + 1 < para->n) {
		key = node_key(key, para->v[i + 1].hash);
		__builtin_prefetch(&gaz->nodes[(size_t)key & gaz->mask]);
	}
}

static inline void
look_up(const struct gaz *gaz, const struct para *para, size_t i,
	const struct gaz_reading *reading, struct gaz_hit *hit)
{
	if (may_begin(gaz, reading->hash))
		walk(gaz, para, i, reading, hit);
}

static void
match(const struct gaz *gaz, const struct para *para, size_t i,
	struct gaz_hit *hit)
{
	const struct token *token = &para->v[i];
	struct gaz_reading readings[GAZ_READINGS];
	struct gaz_reading as_is = { token->hash, 0, GAZ_AS_IS };
	size_t n;

	*hit = (struct gaz_hit){ 0 };
	look_up(gaz, para, i, &as_is, hit);
	if (token->kind != TOKEN_WORD ||
		(hit->own && letter(token->fold, 0) != ALEF))
		return;
	n = read_attached(token->fold, readings);
	for (size_t k = 0; k < n; k++)
		look_up(gaz, para, i, &readings[k], hit);
}

/* So many tokens ahead the memory is fetched. */
enum { AHEAD = 6 };

void
gaz_match(const struct gaz *gaz, const struct para *para, struct gaz_hit *hits)
{
	for (size_t i = 0; i < para->n; i++) {
		if (i + AHEAD < para->n)
			fetch(gaz, para, i + AHEAD);
		match(gaz, para, i, &hits[i]);
	}
}
