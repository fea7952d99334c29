/* rules_kind - rules and their kinds by name. */

#include "rules_load.h"

struct str
rule_id(const void *of, size_t i)
{
	const struct rules *rules = of;

	return rules->v[i].id.s;
}

struct str
kind_name(const void *of, size_t i)
{
	const struct rules *rules = of;

	return rules->kinds[i];
}

static struct str
rule_kind(const void *of, size_t i)
{
	const struct rules *rules = of;

	return rules->v[i].kind.s;
}

void
load_names(struct rules *rules)
{
	rules->ids = sorted_make(rules->arena, rules->n, rule_id, rules);
	rules->by_kind = sorted_make(rules->arena, rules->n, rule_kind, rules);
}

size_t
rule_find(const struct rules *rules, struct str id)
{
	return sorted_find(&rules->ids, id);
}

size_t
kind_find(const struct rules *rules, struct str kind)
{
	size_t first = sorted_find(&rules->by_kind, kind);

	return first == STR_NONE ? first : rules->v[first].kind_number;
}

/* Which kinds switches name, by number. */
static bool *
switched_kinds(const struct rules *rules, const struct conf_switches *switches,
	struct arena *arena)
{
	bool *named = ARENA_NEW(arena, bool, rules->n_kinds);

	for (size_t i = 0; i < switches->n; i++) {
		size_t kind = kind_find(rules, switches->v[i].name.s);

		if (kind != STR_NONE)
			named[kind] = true;
	}
	return named;
}

/* The kinds of the shipped file that a user's extends. */
struct shipped {
	const struct rules *rules;
	const bool *has;     /* is a kind one of them, by its number */
	const size_t *kinds; /* their numbers */
	size_t n;
};

static struct str
shipped_kind(const void *of, size_t i)
{
	const struct shipped *shipped = of;

	return shipped->rules->kinds[shipped->kinds[i]];
}

static struct shipped
find_shipped(const struct rules *rules, struct arena *arena)
{
	bool *has = ARENA_NEW(arena, bool, rules->n_kinds);
	size_t *kinds = ARENA_NEW(arena, size_t, rules->n_kinds), n = 0;

	for (size_t i = 0; i < rules->n; i++) {
		size_t kind = rules->v[i].kind_number;

		if (!rules->v[i].kind.extended || has[kind])
			continue;
		has[kind] = true;
		kinds[n++] = kind;
	}
	return (struct shipped){ rules, has, kinds, n };
}

/* Kinds are free, and a misspelt one would be another kind: its rules are not
 * switched with those that they should belong to. */
void
check_kinds(struct load *load)
{
	const struct rules *rules = load->rules;
	struct arena_mark mark = arena_mark(&load->scratch);
	struct shipped shipped = find_shipped(rules, &load->scratch);
	const bool *named =
		switched_kinds(rules, &load->conf->kinds, &load->scratch);

	for (size_t i = 0; shipped.n > 0 && i < rules->n; i++) {
		const struct conf_text *kind = &rules->v[i].kind;
		uint32_t number = rules->v[i].kind_number;
		struct str near;

		if (shipped.has[number] || named[number] ||
			load->looks++ >= LOOKS)
			continue;
		near = conf_nearest(
			load->diag, kind->s, shipped.n, shipped_kind, &shipped);
		if (near.len)
			FAULT(load, kind,
				"unknown kind '" STR_FMT "'%s; a new one so "
				"alike is to be named in 'kinds'",
				STR_ARG(kind->s), diag_hint(near).text);
	}
	arena_release(&load->scratch, mark);
}

void
load_kind(struct rules *rules, struct rule *rule)
{
	size_t first = sorted_find(&rules->by_kind, rule->kind.s);

	if (first < rule->number) {
		rule->kind_number = rules->v[first].kind_number;
		return;
	}
	ARENA_ROOM(
		rules->arena, &rules->kinds, rules->n_kinds, &rules->cap_kinds);
	rules->kinds[rules->n_kinds] = rule->kind.s;
	rule->kind_number = (uint32_t)rules->n_kinds++;
}
