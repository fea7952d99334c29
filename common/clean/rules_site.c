/* rules_site - which rules are on: kinds, sites, what the user asks for. */

#include "rules_load.h"

static size_t
find_rule(const struct rules *rules, struct str id)
{
	for (size_t i = 0; i < rules->n; i++)
		if (str_eq(rules->v[i].id.s, id))
			return i;
	return STR_NONE;
}

static struct str
rule_id(const void *of, size_t i)
{
	const struct rules *rules = of;

	return rules->v[i].id.s;
}

static struct str
kind_name(const void *of, size_t i)
{
	const struct rules *rules = of;

	return rules->kinds[i];
}

static size_t
find_kind(const struct rules *rules, struct str kind)
{
	for (size_t i = 0; i < rules->n_kinds; i++)
		if (str_eq(rules->kinds[i], kind))
			return i;
	return STR_NONE;
}

static void
unknown_name(struct load *load, const struct conf_text *text, const char *what,
	struct str near)
{
	FAULT(load, text, "unknown %s '" STR_FMT "'%s", what, STR_ARG(text->s),
		diag_hint(near).text);
}

static bool
is_switched(const struct conf_switches *kinds, struct str kind)
{
	for (size_t i = 0; i < kinds->n; i++)
		if (str_eq(kinds->v[i].name.s, kind))
			return true;
	return false;
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

	for (size_t i = 0; shipped.n > 0 && i < rules->n; i++) {
		const struct conf_text *kind = &rules->v[i].kind;
		struct str near;

		if (shipped.has[rules->v[i].kind_number] ||
			is_switched(&load->conf->kinds, kind->s))
			continue;
		near = diag_nearest(kind->s, shipped.n, shipped_kind, &shipped);
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
	size_t known = find_kind(rules, rule->kind.s);

	if (known == STR_NONE) {
		ARENA_ROOM(rules->arena, &rules->kinds, rules->n_kinds,
			&rules->cap_kinds);
		rules->kinds[known = rules->n_kinds++] = rule->kind.s;
	}
	rule->kind_number = (uint32_t)known;
}

/* A rule of a site's section is for that site only. */
static bool
is_for(const struct rule *rule, const struct rule_site *site)
{
	return rule->site == 0 || rule->site == site->number;
}

static void
switch_kind(const struct rules *rules, const struct rule_site *site,
	struct rule_set *set, size_t kind, bool on)
{
	for (size_t i = 0; i < rules->n; i++) {
		const struct rule *rule = &rules->v[i];

		if (rule->kind_number == kind && is_for(rule, site))
			rule_set_put(set, i, on && !rule->off);
	}
}

static void
switch_kinds(struct load *load, const struct conf_switches *kinds,
	struct rule_site *site)
{
	struct rules *rules = load->rules;

	for (size_t i = 0; i < kinds->n; i++) {
		const struct conf_text *name = &kinds->v[i].name;
		size_t kind = find_kind(rules, name->s);

		if (kind != STR_NONE)
			switch_kind(
				rules, site, &site->set, kind, kinds->v[i].on);
		else if (site->number == 0 || kinds == &site->kinds)
			unknown_name(load, name, "kind",
				diag_nearest(name->s, rules->n_kinds, kind_name,
					rules));
	}
}

static void
switch_rules(struct load *load, const struct conf_texts *ids,
	struct rule_set *set, bool on)
{
	struct rules *rules = load->rules;

	for (size_t i = 0; i < ids->n; i++) {
		size_t rule = find_rule(rules, ids->v[i].s);

		if (rule == STR_NONE)
			unknown_name(load, &ids->v[i], "rule",
				diag_nearest(
					ids->v[i].s, rules->n, rule_id, rules));
		else
			rule_set_put(set, rule, on);
	}
}

struct rule_set
set_new(const struct rules *rules)
{
	return (struct rule_set){ ARENA_NEW(
		rules->arena, uint64_t, rules->n / 64 + 1) };
}

/* Which rules are on for each site. */
void
load_sites(struct load *load)
{
	const struct rules_conf *conf = load->conf;
	struct rules *rules = load->rules;

	rules->n_sites = conf->sites.n + 1;
	rules->sites = ARENA_NEW(load->arena, struct rule_site, rules->n_sites);
	for (size_t k = 0; k < rules->n_sites; k++) {
		struct rule_site *site = &rules->sites[k];

		if (k > 0)
			*site = ((
				const struct rule_site *)conf->sites.v)[k - 1];
		site->number = k;
		site->set = set_new(rules);
		for (size_t i = 0; i < rules->n; i++)
			rule_set_put(&site->set, i,
				is_for(&rules->v[i], site) && !rules->v[i].off);
		switch_kinds(load, &conf->kinds, site);
		switch_kinds(load, &site->kinds, site);
		switch_rules(load, &site->on, &site->set, true);
		switch_rules(load, &site->off, &site->set, false);
	}
}

static struct str
nearest_name(const struct rules *rules, struct str name)
{
	struct str kind = diag_nearest(name, rules->n_kinds, kind_name, rules);

	return kind.len ? kind : diag_nearest(name, rules->n, rule_id, rules);
}

/* follows and precedes name rules or kinds; "any" is any rule. */
struct rule_set
load_beside(struct load *load, const struct conf_texts *names)
{
	struct rules *rules = load->rules;
	struct rule_set set = { NULL };

	if (names->n)
		set = set_new(rules);
	for (size_t i = 0; i < names->n; i++) {
		struct str name = names->v[i].s;
		bool any = str_eq(name, STR("any"));
		size_t kind = any ? STR_NONE : find_kind(rules, name);
		size_t one = any ? STR_NONE : find_rule(rules, name);

		if (kind == STR_NONE && one == STR_NONE && !any)
			unknown_name(load, &names->v[i], "rule or kind",
				nearest_name(rules, name));
		if (one != STR_NONE)
			rule_set_put(&set, one, true);
		for (size_t k = 0; (any || kind != STR_NONE) && k < rules->n;
			k++)
			if (any || rules->v[k].kind_number == kind)
				rule_set_put(&set, k, true);
	}
	return set;
}

struct rules_info
rules_info(const struct rules *rules, size_t i)
{
	const struct rule *rule = &rules->v[i];

	return (struct rules_info){ rule->id.s, rule->kind.s,
		str_from_c(rules_places[rule->place]), rule->note.s,
		rule->extract, rule_set_has(&rules->sites[0].set, i) };
}

/* Switches each kind of a list with commas, in the set of a site. */
static bool
switch_listed(const struct rules *rules, struct str kinds, bool on,
	const struct rule_site *site, struct rule_set *set, struct str *unknown,
	struct str *near)
{
	struct str word;
	size_t pos = 0;

	while (str_item(kinds, &pos, &word)) {
		size_t kind = find_kind(rules, word);

		if (kind == STR_NONE) {
			*unknown = word;
			*near = diag_nearest(
				word, rules->n_kinds, kind_name, rules);
			return false;
		}
		switch_kind(rules, site, set, kind, on);
	}
	return true;
}

bool
rules_only(struct rules *rules, struct str kinds, struct str *unknown,
	struct str *near)
{
	for (size_t k = 0; k < rules->n_sites; k++) {
		struct rule_site *site = &rules->sites[k];
		struct rule_set only = set_new(rules);

		if (!switch_listed(
			    rules, kinds, true, site, &only, unknown, near))
			return false;
		/* a kind that is asked for by name is on, whatever the
		 * configuration says; single rules that are off stay off */
		site->set = only;
	}
	return true;
}

bool
rules_without(struct rules *rules, struct str kinds, struct str *unknown,
	struct str *near)
{
	for (size_t k = 0; k < rules->n_sites; k++) {
		struct rule_site *site = &rules->sites[k];

		if (!switch_listed(rules, kinds, false, site, &site->set,
			    unknown, near))
			return false;
	}
	return true;
}

size_t
rules_count(const struct rules *rules)
{
	return rules->n;
}

bool
rules_has_sites(const struct rules *rules)
{
	return rules->n_sites > 1;
}

static uint8_t
small(uint8_t c)
{
	return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
}

/* Names of hosts know no case (RFC 4343). */
static bool
stands_at(struct str url, size_t at, struct str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (small(url.ptr[at + i]) != small(word.ptr[i]))
			return false;
	return true;
}

/* A site's word matches where it stands in the address as a whole name:
 * example.com in http://www.example.com/a, not in myexample.com. */
static bool
names_site(struct str url, struct str word)
{
	for (size_t at = 0; word.len && at + word.len <= url.len; at++) {
		size_t end = at + word.len;
		uint8_t before = at ? url.ptr[at - 1] : '/';
		uint8_t behind = end < url.len ? url.ptr[end] : '/';

		if (!stands_at(url, at, word))
			continue;
		if ((before == '/' || before == '.' || before == '@') &&
			strchr("/:?#", behind) && behind)
			return true;
		if (word.ptr[word.len - 1] == '/' && before == '/')
			return true;
	}
	return false;
}

size_t
rules_site(const struct rules *rules, struct str url)
{
	for (size_t k = 1; k < rules->n_sites; k++)
		for (size_t i = 0; i < rules->sites[k].match.n; i++)
			if (names_site(url, rules->sites[k].match.v[i].s))
				return k;
	return 0;
}

void
rules_all_on(struct rules *rules)
{
	for (size_t i = 0; i < rules->n; i++)
		rule_set_put(&rules->sites[0].set, i, true);
}
