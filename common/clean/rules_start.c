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
	STARTS = 4096, /* more are not worth a table */
	CLASS = 32,    /* characters of a class that is spelt out */
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

static void
skip_braces(struct atom *atom)
{
	size_t end = str_find_byte(atom->s, atom->pos, '}');

	if (atom->pos < atom->s.len && atom->s.ptr[atom->pos] == '{' &&
		end != STR_NONE)
		atom->pos = end + 1;
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
		skip_braces(atom);
		atom->known = false;
	} else {
		r->any = true;
	}
}

/* A list's words, or what its expression says. */
static void
read_list(struct reading *r, struct atom *atom, const struct starts *in,
	struct str name)
{
	const struct word_list *list = list_find(r->load, name);
	struct atom inner = { .known = true };

	if (!list || r->nested == NESTED) {
		r->any = true;
		return;
	}
	if (list->regex.s.ptr) {
		inner.s = list->regex.s;
		read_branches(r, &inner, in);
		put_all(r, &atom->out, &inner.out);
	}
	for (size_t i = 0; i < list->words.n && !r->any; i++) {
		struct str word = list->words.v[i].s;
		struct starts now = *in;

		for (size_t pos = 0; pos < word.len && now.n;) {
			struct atom next = { .known = true };

			read_char(r, &next, &now, utf8_next(word, &pos));
			now = next.out;
		}
		put_all(r, &atom->out, &now);
	}
	if (!list->words.n && !list->regex.s.ptr)
		r->any = true;
}

/* A member of a class at pos; false when it is no single character. */
static bool
read_member(struct atom *atom, uint32_t *cp)
{
	*cp = utf8_next(atom->s, &atom->pos);
	if (*cp == '[' && atom->pos < atom->s.len &&
		strchr(":.=", atom->s.ptr[atom->pos]))
		return false;
	if (*cp != '\\')
		return true;
	if (atom->pos == atom->s.len)
		return false;
	*cp = utf8_next(atom->s, &atom->pos);
	return *cp >= 0x80 || !uchar_is_word(*cp);
}

/* Behind an opening bracket: the characters of a small class, or 0 for one
 * that is large or not understood. Moves behind its end. */
static size_t
read_class(struct atom *atom, uint32_t *cps)
{
	size_t n = 0, first = atom->pos;
	bool small = true, range = false;
	uint32_t cp;

	while (atom->pos < atom->s.len &&
		(atom->s.ptr[atom->pos] != ']' || atom->pos == first)) {
		if (list_at(atom->s, atom->pos).len)
			small = false;
		small &= read_member(atom, &cp);
		small &= !(cp == '^' && atom->pos == first + 1);
		range = atom->pos + 1 < atom->s.len &&
			atom->s.ptr[atom->pos] == '-' &&
			atom->s.ptr[atom->pos + 1] != ']';
		small &= !range && n < CLASS && uchar_fold(cp);
		if (small)
			cps[n++] = cp;
	}
	atom->pos++;
	return small ? n : 0;
}

static void
skip_group(struct reading *r, struct atom *atom)
{
	size_t open = 1;
	uint32_t cps[CLASS];

	while (atom->pos < atom->s.len && open) {
		uint8_t c = atom->s.ptr[atom->pos++];

		if (c == '\\')
			atom->pos++;
		else if (c == '[')
			(void)read_class(atom, cps);
		else if (c == '(')
			open++;
		else if (c == ')')
			open--;
	}
	r->any |= open > 0;
}

/* Behind an opening parenthesis. */
static void
read_group(struct reading *r, struct atom *atom, const struct starts *in)
{
	struct str rest = str_from(atom->s, atom->pos);
	struct atom inner = { .s = atom->s, .known = true };

	if (str_starts(rest, STR("?=")) || str_starts(rest, STR("?!")) ||
		str_starts(rest, STR("?<=")) || str_starts(rest, STR("?<!"))) {
		skip_group(r, atom);
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
	uint32_t cps[CLASS];
	size_t n = read_class(atom, cps);

	atom->known = n > 0;
	for (size_t i = 0; i < n; i++)
		read_char(r, atom, in, cps[i]);
}

/* What may be left out, what may be repeated. */
static void
read_quantifier(struct atom *atom, bool *maybe, bool *often)
{
	struct str s = atom->s;
	uint8_t c = atom->pos < s.len ? s.ptr[atom->pos] : 0;
	size_t end = STR_NONE;

	*maybe = c == '?' || c == '*';
	*often = c == '*' || c == '+';
	if (c == '{' && !list_at(s, atom->pos).len)
		end = str_find_byte(s, atom->pos, '}');
	if (end != STR_NONE) {
		c = s.ptr[atom->pos + 1];
		*maybe = c == '0' || c == ',';
		*often = true;
		atom->pos = end;
	}
	if (!*maybe && !*often)
		return;
	atom->pos++;
	if (atom->pos < s.len &&
		(s.ptr[atom->pos] == '+' || s.ptr[atom->pos] == '?'))
		atom->pos++;
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
	read_quantifier(&atom, &maybe, &often);
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
		begins_init(begins, load->arena, r.done.n, false, false);
		begins->dashes = true;
		for (size_t i = 0; i < r.done.n; i++)
			begins_add(
				begins, r.done.v[i].key, r.done.v[i].n, false);
	}
	arena_reset(&load->scratch);
	return begins;
}
