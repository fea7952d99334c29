/*
 * rules_start - how what a pattern matches may begin, read off its source:
 * the first characters of all its branches, with the words of lists and small
 * classes spelt out. A pattern that must begin where it is tried is then tried
 * at few places (begin.h). Where the source says too little, or more than is
 * understood here, any beginning may be.
 */

#include "rules_load.h"
#include "begin.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum {
	STARTS = 4096,  /* more are not worth a table */
	BRANCHES = 256, /* nor to go on behind a class that gives more */
	NESTED = 24
};

/* The codes of the first characters of a branch, as far as it was read. */
struct start {
	uint32_t key;
	unsigned n;
};

struct starts {
	struct start *v;
	size_t n, cap;
};

struct reading {
	struct load *load;
	struct starts done; /* anything may stand behind them */
	bool any;
	int nested;
};

static void
put(struct reading *r, struct starts *to, const struct start *start)
{
	if (to->n == STARTS)
		r->any = true;
	if (r->any)
		return;
	ARENA_ROOM(&r->load->scratch, &to->v, to->n, &to->cap);
	to->v[to->n++] = *start;
}

/* Anything may stand behind these. */
static void
finish(struct reading *r, const struct starts *from)
{
	for (size_t i = 0; i < from->n; i++) {
		r->any |= from->v[i].n == 0;
		put(r, &r->done, &from->v[i]);
	}
}

static void
put_all(struct reading *r, struct starts *to, const struct starts *from)
{
	for (size_t i = 0; i < from->n; i++)
		put(r, to, &from->v[i]);
}

/* A start with a character more. */
static void
put_longer(
	struct reading *r, struct starts *to, struct start start, uint32_t cp)
{
	uint32_t fold = uchar_fold(cp);
	bool again =
		fold == ' ' && start.n && start.key >> 8 * (start.n - 1) == ' ';

	if (fold && !again)
		start.key |= (uint32_t)begin_code(fold) << 8 * start.n++;
	put(r, start.n == BEGIN_DEPTH ? &r->done : to, &start);
}

/* What was read of the pattern, and what it made of the starts before it. */
struct atom {
	struct str s;
	size_t pos;
	struct starts out;
	bool known; /* false: any text may stand there */
};

static void read_branches(
	struct reading *r, struct atom *atom, const struct starts *in);

static void
read_char(struct reading *r, struct atom *atom, const struct starts *in,
	uint32_t cp)
{
	/* one that folding drops would leave its quantifier to the one
	 * before it */
	r->any |= uchar_fold(cp) == 0;
	for (size_t i = 0; i < in->n; i++)
		put_longer(r, &atom->out, in->v[i], cp);
}

static void
read_digit(struct reading *r, struct atom *atom, const struct starts *in)
{
	for (uint32_t cp = '0'; cp <= '9'; cp++)
		read_char(r, atom, in, cp);
}

/* Behind a backslash. */
static void
read_escape(struct reading *r, struct atom *atom, const struct starts *in)
{
	uint32_t cp;

	if (atom->pos == atom->s.len) {
		r->any = true;
		return;
	}
	cp = utf8_next(atom->s, &atom->pos);
	if (cp >= 0x80 || !uchar_is_word(cp)) {
		read_char(r, atom, in, cp);
	} else if (cp == 'd') {
		read_digit(r, atom, in);
	} else if (strchr("bBAzZGK", (int)cp)) {
		put_all(r, &atom->out, in); /* of no width */
	} else if (strchr("sSwWDhHvVNRXpP", (int)cp)) {
		syntax_braces(atom->s, &atom->pos);
		atom->known = false;
	} else {
		r->any = true;
	}
}

static void
read_words(struct reading *r, struct atom *atom, const struct starts *in,
	const struct conf_texts *words)
{
	for (size_t i = 0; i < words->n && !r->any; i++) {
		struct str word = words->v[i].s;
		struct starts now = *in;

		for (size_t pos = 0; pos < word.len && now.n;) {
			struct atom next = { .known = true };

			read_char(r, &next, &now, utf8_next(word, &pos));
			now = next.out;
		}
		put_all(r, &atom->out, &now);
	}
}

/* The starts [from, n) of a set, to be kept. */
static struct starts *
keep(struct reading *r, const struct starts *starts, size_t from)
{
	struct starts *kept = ARENA_NEW(r->load->arena, struct starts, 1);

	kept->n = kept->cap = starts->n - from;
	kept->v = ARENA_NEW(r->load->arena, struct start, kept->n);
	if (kept->n)
		memcpy(kept->v, starts->v + from, kept->n * sizeof(*kept->v));
	return kept;
}

/* Many patterns begin with a list: its words are read once. */
static void
read_first_words(
	struct reading *r, struct atom *atom, const struct word_list *list)
{
	struct list_made *made = list_made(r->load, list);
	struct start empty = { .n = 0 };
	const struct starts first = { &empty, 1, 1 };
	size_t out = atom->out.n, done = r->done.n;

	if (made->out) {
		put_all(r, &atom->out, made->out);
		put_all(r, &r->done, made->done);
		return;
	}
	read_words(r, atom, &first, &list->words);
	if (r->any)
		return;
	made->out = keep(r, &atom->out, out);
	made->done = keep(r, &r->done, done);
}

/* A list's words, or what its expression says. */
static void
read_list(struct reading *r, struct atom *atom, const struct starts *in,
	struct str name)
{
	const struct word_list *list = list_find(r->load, name);
	struct atom inner = { .known = true };
	struct starts later = { 0 };
	bool first = false;

	if (!list || r->nested == NESTED) {
		r->any = true;
		return;
	}
	if (list->regex.s.ptr) {
		inner.s = list->regex.s;
		read_branches(r, &inner, in);
		put_all(r, &atom->out, &inner.out);
	}
	for (size_t i = 0; i < in->n; i++) {
		if (in->v[i].n)
			put(r, &later, &in->v[i]);
		first |= in->v[i].n == 0;
	}
	if (first)
		read_first_words(r, atom, list);
	if (later.n)
		read_words(r, atom, &later, &list->words);
	if (!list->words.n && !list->regex.s.ptr)
		r->any = true;
}

/* Behind an opening parenthesis. */
static void
read_group(struct reading *r, struct atom *atom, const struct starts *in)
{
	struct str rest = str_from(atom->s, atom->pos);
	struct atom inner = { .s = atom->s, .known = true };

	if (str_starts(rest, STR("?=")) || str_starts(rest, STR("?!")) ||
		str_starts(rest, STR("?<=")) || str_starts(rest, STR("?<!"))) {
		r->any |= !syntax_group(atom->s, &atom->pos);
		put_all(r, &atom->out, in); /* of no width */
		return;
	}
	if (str_starts(rest, STR("?:")) || str_starts(rest, STR("?>")))
		atom->pos += 2;
	else
		r->any |= str_starts(rest, STR("?")) ||
			  str_starts(rest, STR("*"));
	inner.pos = atom->pos;
	read_branches(r, &inner, in);
	atom->pos = inner.pos + 1;
	r->any |= atom->pos > atom->s.len; /* no parenthesis closed it */
	put_all(r, &atom->out, &inner.out);
}

static void
read_any_of(struct reading *r, struct atom *atom, const struct starts *in)
{
	uint32_t cps[SYNTAX_CLASS];
	size_t n = syntax_class(atom->s, &atom->pos, cps);

	atom->known = n > 0 && n * in->n <= BRANCHES;
	for (size_t i = 0; atom->known && i < n; i++)
		read_char(r, atom, in, cps[i]);
}

static void
read_atom(struct reading *r, struct atom *atom, const struct starts *in)
{
	struct str name = list_at(atom->s, atom->pos);
	uint32_t cp = utf8_next(atom->s, &atom->pos);

	if (name.len) {
		atom->pos += name.len + 1;
		read_list(r, atom, in, name);
	} else if (cp == '\\') {
		read_escape(r, atom, in);
	} else if (cp == '(') {
		read_group(r, atom, in);
	} else if (cp == '[') {
		read_any_of(r, atom, in);
	} else if (cp == '.') {
		atom->known = false;
	} else if (cp == '^' || cp == '$') {
		put_all(r, &atom->out, in);
	} else {
		read_char(r, atom, in, cp);
	}
}

/* An atom with its quantifier: from the starts before it to those behind. */
static struct starts
read_piece(
	struct reading *r, struct str s, size_t *pos, const struct starts *in)
{
	struct atom atom = { .s = s, .pos = *pos, .known = true };
	struct starts none = { 0 };
	bool maybe, often;

	read_atom(r, &atom, in);
	syntax_quantifier(atom.s, &atom.pos, &maybe, &often);
	*pos = atom.pos;
	if (!atom.known) {
		finish(r, in);
		return none;
	}
	if (often) {
		finish(r, &atom.out);
		atom.out = none;
	}
	if (maybe)
		put_all(r, &atom.out, in);
	return atom.out;
}

/* The branches up to a closing parenthesis or the end. */
static void
read_branches(struct reading *r, struct atom *atom, const struct starts *in)
{
	struct starts now = *in;

	r->nested++;
	r->any |= r->nested > NESTED;
	while (!r->any && atom->pos < atom->s.len &&
		atom->s.ptr[atom->pos] != ')') {
		if (atom->s.ptr[atom->pos] != '|') {
			now = read_piece(r, atom->s, &atom->pos, &now);
			continue;
		}
		atom->pos++;
		put_all(r, &atom->out, &now);
		now = *in;
	}
	put_all(r, &atom->out, &now);
	r->nested--;
}

/* The set of how what the pattern matches may begin, or NULL for any. */
struct begins *
load_begins(struct load *load, struct str source)
{
	struct reading r = { .load = load };
	struct atom all = { .s = source, .known = true };
	struct start empty = { .n = 0 };
	struct starts in = { &empty, 1, 1 };
	struct begins *begins = NULL;

	read_branches(&r, &all, &in);
	finish(&r, &all.out);
	if (!r.any && all.pos == source.len) {
		begins = ARENA_NEW(load->arena, struct begins, 1);
		begins_init(begins, load->rules->chars, load->arena, r.done.n,
			false, false);
		begins->dashes = true;
		for (size_t i = 0; i < r.done.n; i++)
			begins_add(
				begins, r.done.v[i].key, r.done.v[i].n, false);
	}
	arena_free(&load->scratch);
	return begins;
}
