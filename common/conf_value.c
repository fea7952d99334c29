/* conf_value - fields that hold no other: switches, numbers, words, texts. */

#include "conf_bind.h"

bool
bind_is_text(const struct conf_node *node)
{
	return node->kind == CONF_NODE_TEXT &&
	       !(node->plain &&
		       (node->text.len == 0 || str_eq(node->text, STR("~")) ||
			       str_eq(node->text, STR("null"))));
}

static struct conf_text
text_of(const struct conf_node *node)
{
	return (struct conf_text){ node->text, node->file, node->line,
		node->column, node->extended };
}

/* no, No and NO: YAML 1.1 knows all three, and no other spelling. */
static bool
is_word(struct str s, const char *word)
{
	struct str lower = str_from_c(word);
	bool big = true, small = true;

	if (s.len != lower.len || (s.ptr[0] | 0x20) != lower.ptr[0])
		return false;
	for (size_t i = 1; i < s.len; i++) {
		small &= s.ptr[i] == lower.ptr[i];
		big &= s.ptr[i] == lower.ptr[i] - 0x20;
	}
	return small || (big && s.ptr[0] != lower.ptr[0]);
}

static bool
bind_bool(struct bind *bind, const struct conf_node *node, bool *into)
{
	static const char words[][8] = { "false", "no", "off", "true", "yes",
		"on" };

	if (node->kind != CONF_NODE_TEXT || node->text.len == 0) {
		conf_node_wrong(bind->diag, node, "expected true or false");
		return false;
	}
	for (size_t i = 0; node->plain && i < COUNTOF(words); i++)
		if (is_word(node->text, words[i])) {
			*into = i >= COUNTOF(words) / 2;
			return true;
		}
	diag_at(bind->diag, DIAG_CONFIG, conf_node_place(node),
		"expected true or false%s, not '" STR_FMT "'",
		node->plain ? "" : " without quotes", STR_ARG(node->text));
	return false;
}

static void
bind_size(struct bind *bind, const struct conf_node *node, size_t *into)
{
	struct str s = node->text;

	if (!bind_is_text(node)) {
		conf_node_wrong(bind->diag, node, "expected a number");
		return;
	}
	/* 010 is eight to some readers of YAML and ten to others */
	if (!node->plain || (s.len > 1 && s.ptr[0] == '0') ||
		!str_to_size(s, SIZE_MAX, into))
		diag_at(bind->diag, DIAG_CONFIG, conf_node_place(node),
			"expected a decimal number%s, not '" STR_FMT "'",
			node->plain ? "" : " without quotes", STR_ARG(s));
}

static bool
bind_text(
	struct bind *bind, const struct conf_node *node, struct conf_text *into)
{
	if (bind_is_text(node)) {
		*into = text_of(node);
		return true;
	}
	conf_node_wrong(bind->diag, node,
		node->kind == CONF_NODE_TEXT
			? "expected text"
			: "expected text; with [ or { at its head or ': ' in "
			  "it, it wants quotes");
	return false;
}

static struct str
nth_word(const void *of, size_t i)
{
	const char *const *words = of;

	return str_from_c(words[i]);
}

static void
unknown_word(struct bind *bind, const struct conf_node *node,
	const char *const *words, size_t n)
{
	struct str near =
		conf_nearest(bind->diag, node->text, n, nth_word, words);
	struct buf known = { 0 };

	for (size_t i = 0; i < n && !near.len; i++)
		buf_printf(&known, "%s%s", i ? ", " : "", words[i]);
	if (near.len)
		diag_at(bind->diag, DIAG_CONFIG, conf_node_place(node),
			"unknown value '" STR_FMT "'%s", STR_ARG(node->text),
			diag_hint(near).text);
	else
		diag_at(bind->diag, DIAG_CONFIG, conf_node_place(node),
			"unknown value '" STR_FMT "' (known: " STR_FMT ")",
			STR_ARG(node->text), STR_ARG(buf_str(&known)));
	buf_free(&known);
}

static void
bind_word(struct bind *bind, const struct conf_node *node,
	const char *const *words, int *into)
{
	size_t n;

	if (!bind_is_text(node)) {
		conf_node_wrong(bind->diag, node, "expected a word");
		return;
	}
	for (n = 0; words[n]; n++)
		if (str_eq(node->text, str_from_c(words[n]))) {
			*into = (int)n;
			return;
		}
	unknown_word(bind, node, words, n);
}

static void
bind_texts(struct bind *bind, const struct conf_node *node,
	struct conf_texts *into)
{
	struct conf_text *v;
	size_t n = 0;

	if (bind_is_text(node)) {
		into->v = ARENA_NEW(bind->arena, struct conf_text, 1);
		into->v[0] = text_of(node);
		into->n = 1;
		return;
	}
	if (node->kind != CONF_NODE_LIST) {
		conf_node_wrong(
			bind->diag, node, "expected text or a list of texts");
		return;
	}
	v = ARENA_NEW(bind->arena, struct conf_text, node->n);
	for (const struct conf_node *c = node->first; c; c = c->next)
		n += bind_text(bind, c, &v[n]);
	*into = (struct conf_texts){ v, n };
}

static void
bind_switches(struct bind *bind, const struct conf_node *node,
	struct conf_switches *into)
{
	struct conf_switch *v;
	size_t n = 0;

	if (node->kind != CONF_NODE_MAP) {
		conf_node_no_map(bind->diag, node);
		return;
	}
	v = ARENA_NEW(bind->arena, struct conf_switch, node->n);
	for (const struct conf_node *c = node->first; c; c = c->next) {
		if (!bind_bool(bind, c, &v[n].on))
			continue;
		v[n++].name = text_of(c->key);
	}
	*into = (struct conf_switches){ v, n };
}

void
bind_value(struct bind *bind, const struct conf_node *node,
	const struct conf_field *field, void *at)
{
	switch (field->type) {
	case CONF_BOOL:
		bind_bool(bind, node, at);
		break;
	case CONF_SIZE:
		bind_size(bind, node, at);
		break;
	case CONF_TEXT:
		(void)bind_text(bind, node, at);
		break;
	case CONF_WORD:
		bind_word(bind, node, field->words, at);
		break;
	case CONF_TEXTS:
		bind_texts(bind, node, at);
		break;
	case CONF_SWITCHES:
		bind_switches(bind, node, at);
		break;
	default: /* not a value */
		break;
	}
}
