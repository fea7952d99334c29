/* conf_fixture - a rich schema, and loads of configurations by it. */

#ifndef SAFI_CONF_FIXTURE_H
#define SAFI_CONF_FIXTURE_H

#include "common/conf.h"
#include "tap.h"

struct guard {
	struct conf_text before;
	size_t words;
};

struct rule {
	struct conf_text id, pattern;
	int place;
	size_t max;
	bool on;
	struct conf_texts match;
	struct conf_list guards;
};

struct site {
	struct conf_text host;
	struct conf_list rules;
};

struct top {
	struct conf_list rules, sites, more;
	struct conf_switches kinds;
	struct conf_texts titles, closers;
	struct rule one;
	size_t max_line;
	bool quiet;
};

static const char *const places[] = { "line", "head", "tail", NULL };

#define FIELD(of, name, kind)                                                  \
	.key = #name, .type = kind, .offset = offsetof(struct of, name)

static const struct conf_field guard_fields[] = {
	{ FIELD(guard, before, CONF_TEXT), .required = true },
	{ FIELD(guard, words, CONF_SIZE) },
};

static const struct conf_schema guard_schema = { guard_fields,
	COUNTOF(guard_fields), sizeof(struct guard), NULL };

static const struct conf_field rule_fields[] = {
	{ FIELD(rule, id, CONF_TEXT) },
	{ FIELD(rule, pattern, CONF_TEXT), .required = true },
	{ FIELD(rule, place, CONF_WORD), .words = places },
	{ FIELD(rule, max, CONF_SIZE) },
	{ FIELD(rule, on, CONF_BOOL) },
	{ FIELD(rule, match, CONF_TEXTS), .merge = CONF_APPEND },
	{ FIELD(rule, guards, CONF_LIST), .of = &guard_schema },
};

static const struct conf_schema rule_schema = { rule_fields,
	COUNTOF(rule_fields), sizeof(struct rule), "id" };

/* the same without an id that names it */
static const struct conf_schema plain_schema = { rule_fields,
	COUNTOF(rule_fields), sizeof(struct rule), NULL };

static const struct conf_field site_fields[] = {
	{ FIELD(site, host, CONF_TEXT) },
	{ FIELD(site, rules, CONF_LIST), .of = &rule_schema },
};

static const struct conf_schema site_schema = { site_fields,
	COUNTOF(site_fields), sizeof(struct site), "host" };

static const struct conf_field top_fields[] = {
	{ FIELD(top, rules, CONF_LIST), .of = &rule_schema },
	{ FIELD(top, sites, CONF_LIST), .of = &site_schema },
	{ FIELD(top, more, CONF_LIST), .of = &guard_schema,
		.merge = CONF_APPEND },
	{ FIELD(top, kinds, CONF_SWITCHES) },
	{ FIELD(top, titles, CONF_TEXTS), .merge = CONF_APPEND },
	{ FIELD(top, closers, CONF_TEXTS) },
	{ FIELD(top, one, CONF_STRUCT), .of = &plain_schema },
	{ FIELD(top, max_line, CONF_SIZE) },
	{ FIELD(top, quiet, CONF_BOOL) },
};

static const struct conf_schema top_schema = { top_fields, COUNTOF(top_fields),
	sizeof(struct top), NULL };

/* What a load came to. */
struct load {
	struct arena arena;
	struct buf said;
	struct diag diag;
	struct conf conf;
	struct top top;
	bool loaded;
};

static inline void
begin(struct load *load)
{
	*load = (struct load){ .diag.name = "t" };
	load->diag.sink = &load->said;
	load->conf.arena = &load->arena;
	load->top.max_line = 7;
}

static inline void
end(struct load *load)
{
	buf_free(&load->said);
	arena_free(&load->arena);
}

static inline void
parse(struct load *load, struct str yaml)
{
	begin(load);
	load->loaded = conf_parse(
		&load->conf, "f", yaml, &top_schema, &load->top, &load->diag);
	diag_close(&load->diag);
}

static inline struct rule *
rule(const struct load *load, size_t i)
{
	return (struct rule *)load->top.rules.v + i;
}

static inline void
is_printed(const struct load *load, const char *want, const char *what)
{
	struct buf out = { 0 };

	conf_print(&load->conf, &out);
	is_str(buf_str(&out), str_from_c(want), what);
	buf_free(&out);
}

#endif
