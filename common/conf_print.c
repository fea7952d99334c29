/* conf_print - a configuration as YAML that loads to the same. */

#include "conf_tree.h"
#include "utf8.h"

/* Needs no quotes, whatever stands before or behind. */
static bool
is_simple(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		uint8_t c = s.ptr[i];
		bool is_word = (c >= 'a' && c <= 'z') ||
			       (c >= 'A' && c <= 'Z') ||
			       (c >= '0' && c <= '9') || c == '_';

		if (!is_word && (i == 0 || (c != '-' && c != '.')))
			return false;
	}
	return s.len > 0;
}

/* Characters that YAML or a terminal could take for something else, or that
 * a reader cannot see. Joiners are letters' business and stay. */
static bool
is_hidden(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp <= 0xA0) || cp == 0xAD ||
	       cp == 0x061C || cp == 0x200B || cp == 0x200E || cp == 0x200F ||
	       (cp >= 0x2028 && cp <= 0x202E) ||
	       (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFEFF ||
	       (cp >= 0xFFF0 && cp <= 0xFFFF);
}

static void
print_character(struct buf *out, uint32_t cp, struct str raw)
{
	if (cp == '"' || cp == '\\')
		buf_printf(out, "\\%c", (char)cp);
	else if (cp == '\n')
		buf_add(out, STR("\\n"));
	else if (cp == '\t')
		buf_add(out, STR("\\t"));
	else if (!is_hidden(cp))
		buf_add(out, raw);
	else if (cp < 0x100)
		buf_printf(out, "\\x%02X", (unsigned)cp);
	else
		buf_printf(out, "\\u%04X", (unsigned)cp);
}

static void
print_quoted(struct buf *out, struct str s)
{
	size_t pos = 0;

	buf_byte(out, '"');
	while (pos < s.len) {
		size_t beg = pos;
		uint32_t cp = utf8_next(s, &pos);

		print_character(out, cp, str_sub(s, beg, pos));
	}
	buf_byte(out, '"');
}

/* Quotes that were there stay: without them a word may be a boolean. */
static void
print_text(struct buf *out, const struct conf_node *node)
{
	if (node->plain && is_simple(node->text))
		buf_add(out, node->text);
	else
		print_quoted(out, node->text);
}

static void
print_indent(struct buf *out, size_t depth)
{
	for (size_t i = 0; i < depth; i++)
		buf_add(out, STR("  "));
}

static void
print_key(struct buf *out, struct str key)
{
	if (is_simple(key))
		buf_add(out, key);
	else
		print_quoted(out, key);
	buf_byte(out, ':');
}

/* The children of a collection that has some. The first begins on the line
 * that is there when inline is said: behind "- ". */
static void
print_children(struct buf *out, const struct conf_node *node, size_t depth,
	bool is_inline)
{
	bool are_entries = node->kind == CONF_NODE_LIST;

	for (const struct conf_node *c = node->first; c; c = c->next) {
		bool is_text = c->kind == CONF_NODE_TEXT;
		bool has_children = !is_text && c->n > 0;

		if (!is_inline)
			print_indent(out, depth);
		is_inline = false;
		if (are_entries)
			buf_byte(out, '-');
		else
			print_key(out, c->key->text);
		buf_byte(out, has_children && !are_entries ? '\n' : ' ');
		if (has_children)
			print_children(out, c, depth + 1, are_entries);
		else if (is_text)
			print_text(out, c);
		else
			buf_add(out, c->kind == CONF_NODE_LIST ? STR("[]")
							       : STR("{}"));
		if (!has_children)
			buf_byte(out, '\n');
	}
}

void
conf_print(const struct conf *conf, struct buf *out)
{
	if (conf->root && conf->root->n)
		print_children(out, conf->root, 0, false);
	else
		buf_add(out, STR("{}\n"));
}
