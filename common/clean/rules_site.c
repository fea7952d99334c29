/* rules_site - which rules are on: kinds, sites, what the user asks for. */

#include "rules_load.h"

static void
unknown_name(struct load *load, const struct conf_text *text, const char *what,
	struct str near)
{
	FAULT(load, text, "unknown %s '" STR_FMT "'%s", what, STR_ARG(text->s),
		diag_hint(near).text);
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

/* What switches say of each kind: is it off. */
static void
read_switches(
	struct load *load, const struct conf_switches *switches, bool *off)
{
	struct rules *rules = load->rules;

	for (size_t i = 0; i < switches->n; i++) {
		const struct conf_text *name = &switches->v[i].name;
		size_t kind = kind_find(rules, name->s);

		if (kind != STR_NONE)
			off[kind] = !switches->v[i].on;
		else
			unknown_name(load, name, "kind",
				conf_nearest(load->diag, name->s,
					rules->n_kinds, kind_name, rules));
	}
}

static void
switch_rules(struct load *load, const struct conf_texts *ids,
	struct rule_set *set, bool on)
{
	struct rules *rules = load->rules;

	for (size_t i = 0; i < ids->n; i++) {
		size_t rule = rule_find(rules, ids->v[i].s);

		if (rule == STR_NONE)
			unknown_name(load, &ids->v[i], "rule",
				conf_nearest(load->diag, ids->v[i].s, rules->n,
					rule_id, rules));
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

/* Which rules are on for a site; kinds that are off for all are in off. */
static void
load_site(struct load *load, struct rule_site *site, const bool *off)
{
	struct rules *rules = load->rules;
	struct arena_mark mark = arena_mark(&load->scratch);
	bool *here = ARENA_NEW(&load->scratch, bool, rules->n_kinds);

	if (rules->n_kinds)
		memcpy(here, off, rules->n_kinds * sizeof(*off));
	read_switches(load, &site->kinds, here);
	site->set = set_new(rules);
	for (size_t i = 0; i < rules->n; i++)
		rule_set_put(&site->set, i,
			is_for(&rules->v[i], site) && !rules->v[i].off &&
				!here[rules->v[i].kind_number]);
	switch_rules(load, &site->on, &site->set, true);
	switch_rules(load, &site->off, &site->set, false);
	arena_release(&load->scratch, mark);
}

void
load_sites(struct load *load)
{
	const struct rules_conf *conf = load->conf;
	struct rules *rules = load->rules;
	bool *off = ARENA_NEW(load->arena, bool, rules->n_kinds);

	read_switches(load, &conf->kinds, off);
	rules->n_sites = conf->sites.n + 1;
	rules->sites = ARENA_NEW(load->arena, struct rule_site, rules->n_sites);
	for (size_t k = 0; k < rules->n_sites; k++) {
		struct rule_site *site = &rules->sites[k];

		if (k > 0)
			*site = ((
				const struct rule_site *)conf->sites.v)[k - 1];
		site->number = k;
		load_site(load, site, off);
	}
}

static struct str
nearest_name(const struct load *load, struct str name)
{
	const struct rules *rules = load->rules;
	struct str kind = conf_nearest(
		load->diag, name, rules->n_kinds, kind_name, rules);

	return kind.len ? kind
			: conf_nearest(
				  load->diag, name, rules->n, rule_id, rules);
}

/* follows and precedes name rules or kinds; "any" is any rule. */
struct rule_set
load_beside(struct load *load, const struct conf_texts *names)
{
	struct rules *rules = load->rules;
	struct rule_set set = { NULL };
	struct arena_mark mark = arena_mark(&load->scratch);
	bool *kinds, any = false;

	if (!names->n)
		return set;
	set = set_new(rules);
	kinds = ARENA_NEW(&load->scratch, bool, rules->n_kinds);
	for (size_t i = 0; i < names->n; i++) {
		struct str name = names->v[i].s;
		size_t kind = kind_find(rules, name);
		size_t one = rule_find(rules, name);

		if (kind != STR_NONE)
			kinds[kind] = true;
		if (one != STR_NONE)
			rule_set_put(&set, one, true);
		if (str_eq(name, STR("any")))
			any = true;
		else if (kind == STR_NONE && one == STR_NONE)
			unknown_name(load, &names->v[i], "rule or kind",
				nearest_name(load, name));
	}
	for (size_t k = 0; k < rules->n; k++)
		if (any || kinds[rules->v[k].kind_number])
			rule_set_put(&set, k, true);
	arena_release(&load->scratch, mark);
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
		size_t kind = kind_find(rules, word);

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
