/*
 * rules_holds - what a pattern's matches hold, read off its source: a set of
 * characters of which there must be one ("one of : and -"). Of what
 * stands in a row the rarest is taken, of branches all together. Where the
 * source says too little, or more than is understood here, nothing is known.
 */

#include "holds.h"
#include "rules_load.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum { NESTED = 24 };

static const struct holds usual = { .usual = HOLDS_USUAL };

struct reading {
	struct load *load;
	struct str s;
	size_t pos;
	bool failed; /* nothing is known */
	int nested;
};

static struct holds read_branches(struct reading *r);

static struct holds
of_char(uint32_t cp)
{
	struct holds set = { .usual = 0 };

	holds_add(&set, uchar_fold(cp));
	return set;
}

static void
take_rarer(struct holds *set, const struct holds *other)
{
	if (other->usual < set->usual)
		*set = *other;
}

static struct holds
read_char(struct reading *r, uint32_t cp)
{
	/* one that folding drops would leave its quantifier to the one
	 * before it */
	r->failed |= uchar_fold(cp) == 0;
	return of_char(cp);
}

/* Behind a backslash. */
static struct holds
read_escape(struct reading *r)
{
	uint32_t cp;

	r->failed |= r->pos == r->s.len;
	if (r->failed)
		return usual;
	cp = utf8_next(r->s, &r->pos);
	if (cp >= 0x80 || !uchar_is_word(cp))
		return read_char(r, cp);
	r->failed |= !strchr("bBAzZGKdDsSwWhHvVNRXpP", (int)cp);
	if (cp == 'p' || cp == 'P')
		syntax_braces(r->s, &r->pos);
	return usual;
}

static struct holds
read_class(struct reading *r)
{
	struct holds set = { .usual = 0 };
	uint32_t cps[SYNTAX_CLASS];
	size_t n = syntax_class(r->s, &r->pos, cps);

	for (size_t i = 0; i < n; i++)
		holds_add(&set, uchar_fold(cps[i]));
	return n ? set : usual;
}

/* Behind an opening parenthesis. */
static struct holds
read_group(struct reading *r)
{
	struct str rest = str_from(r->s, r->pos);
	struct holds set;

	if (str_starts(rest, STR("?!")) || str_starts(rest, STR("?<=")) ||
		str_starts(rest, STR("?<!"))) {
		r->failed |= !syntax_group(r->s, &r->pos);
		return usual;
	}
	if (str_starts(rest, STR("?:")) || str_starts(rest, STR("?>")) ||
		str_starts(rest, STR("?=")))
		r->pos += 2; /* what is looked at stands in the text as well */
	else
		r->failed |= str_starts(rest, STR("?")) ||
			     str_starts(rest, STR("*"));
	set = read_branches(r);
	r->pos++;
	r->failed |= r->pos > r->s.len; /* no parenthesis closed it */
	return set;
}

/* The rarest character of each of some texts, as they lie or folded. */
static struct holds
of_texts(const struct conf_texts *texts, bool plain)
{
	struct holds all = { .usual = 0 };

	for (size_t i = 0; i < texts->n && all.usual < HOLDS_USUAL; i++) {
		struct str s = texts->v[i].s;
		struct holds rarest = usual;

		for (size_t pos = 0; pos < s.len;) {
			uint32_t cp = utf8_next(s, &pos);
			struct holds set = { .usual = 0 };

			if (plain)
				holds_add_plain(&set, cp);
			else
				holds_add(&set, uchar_fold(cp));
			take_rarer(&rarest, &set);
		}
		holds_join(&all, &rarest);
	}
	return texts->n ? all : usual;
}

/* Of a whole expression. */
static struct holds
of_source(struct load *load, struct str source, int nested)
{
	struct reading r = { .load = load, .s = source, .nested = nested };
	struct holds set = read_branches(&r);

	return r.failed || r.pos < source.len ? usual : set;
}

/* A list's words, or what its expression says; looked for once. */
static struct holds
of_list(struct reading *r, struct str name)
{
	const struct word_list *list = list_find(r->load, name);
	struct holds set, more, **kept;

	if (!list || r->nested >= NESTED)
		return usual;
	kept = &list_made(r->load, list)->holds;
	if (*kept)
		return **kept;
	set = list->words.n ? of_texts(&list->words, false)
			    : (struct holds){ .usual = 0 };
	if (list->regex.s.ptr) {
		more = of_source(r->load, list->regex.s, r->nested + 1);
		holds_join(&set, &more);
	}
	*kept = ARENA_NEW(r->load->arena, struct holds, 1);
	**kept = set;
	return set;
}

static struct holds
read_atom(struct reading *r)
{
	struct str name = list_at(r->s, r->pos);
	uint32_t cp = utf8_next(r->s, &r->pos);

	if (name.len) {
		r->pos += name.len + 1;
		return of_list(r, name);
	}
	switch (cp) {
	case '\\':
		return read_escape(r);
	case '(':
		return read_group(r);
	case '[':
		return read_class(r);
	case '.':
	case '^':
	case '$':
		return usual;
	default:
		return read_char(r, cp);
	}
}

/* The branches up to a closing parenthesis or the end. */
static struct holds
read_branches(struct reading *r)
{
	struct holds all = { .usual = 0 }, rarest = usual;

	r->failed |= ++r->nested > NESTED;
	while (!r->failed && r->pos < r->s.len && r->s.ptr[r->pos] != ')') {
		struct holds set;
		bool maybe, often;

		if (r->s.ptr[r->pos] == '|') {
			r->pos++;
			holds_join(&all, &rarest);
			rarest = usual;
			continue;
		}
		set = read_atom(r);
		syntax_quantifier(r->s, &r->pos, &maybe, &often);
		if (!maybe)
			take_rarer(&rarest, &set);
	}
	holds_join(&all, &rarest);
	r->nested--;
	return all;
}

struct holds
load_source_holds(struct load *load, struct str source)
{
	return of_source(load, source, 0);
}

struct holds
load_holds(struct load *load, const struct rule *rule)
{
	struct holds needs = of_texts(&rule->needs, true);

	/* who names them knows that few lines have them */
	return needs.usual < HOLDS_USUAL
		       ? needs
		       : load_source_holds(load, rule->regex_text.s);
}
