/* rules_list - the lists of words that patterns and phrases name. */

#include "rules_load.h"

static struct str
list_name(const void *of, size_t i)
{
	const struct word_list *lists = of;

	return lists[i].id.s;
}

struct sorted
list_names(const struct rules_conf *conf, struct arena *arena)
{
	return sorted_make(arena, conf->lists.n, list_name, conf->lists.v);
}

const struct word_list *
list_find(const struct load *load, struct str name)
{
	const struct word_list *lists = load->conf->lists.v;
	size_t list = sorted_find(&load->list_names, name);

	return list == STR_NONE ? NULL : &lists[list];
}

struct list_made *
list_made(struct load *load, const struct word_list *list)
{
	const struct word_list *lists = load->conf->lists.v;

	return &load->made[list - lists];
}

static struct str
nearest_list(const struct load *load, struct str name)
{
	return conf_nearest(load->diag, name, load->conf->lists.n, list_name,
		load->conf->lists.v);
}

bool
list_unknown(struct load *load, const struct conf_text *text, struct str name)
{
	FAULT(load, text, "no list is called '" STR_FMT "'%s", STR_ARG(name),
		diag_hint(nearest_list(load, name)).text);
	return false;
}

/* The name in {name} at i, or an empty str: a brace with a digit behind it is
 * a quantifier. */
struct str
list_at(struct str s, size_t i)
{
	size_t end = i + 1;

	while (end < s.len && s.ptr[end] >= 'a' && s.ptr[end] <= 'z')
		end++;
	if (s.ptr[i] != '{' || end == s.len || s.ptr[end] != '}')
		return str_make(NULL, 0);
	return str_sub(s, i + 1, end);
}

/* The name of a phrase that is nothing but {name}, or an empty str. */
static struct str
phrase_name(struct str phrase)
{
	struct str name = phrase.len ? list_at(phrase, 0) : phrase;

	return name.len + 2 == phrase.len ? name : str_make(NULL, 0);
}

const struct word_list *
list_phrase(const struct load *load, struct str phrase)
{
	struct str name = phrase_name(phrase);

	return name.len ? list_find(load, name) : NULL;
}

bool
check_list_phrase(struct load *load, const struct conf_text *phrase)
{
	struct str name = phrase_name(phrase->s);

	return name.len == 0 || list_find(load, name) ||
	       load->looks++ >= LOOKS || !nearest_list(load, name).len ||
	       list_unknown(load, phrase, name);
}

/* The list with which the pattern of another begins, behind opened groups, or
 * NULL. */
static const struct word_list *
first_list(const struct load *load, const struct word_list *list)
{
	struct str s = list->regex.s, name;

	while (s.len && s.ptr[0] == '(')
		s = str_from(s, str_starts(s, STR("(?:")) ? 3 : 1);
	name = s.len ? list_at(s, 0) : s;
	return name.len ? list_find(load, name) : NULL;
}

void
list_find_circular(const struct load *load)
{
	const struct word_list *lists = load->conf->lists.v;

	for (size_t i = 0; i < load->conf->lists.n; i++) {
		const struct word_list *next = &lists[i];

		/* till where this walk has been, or one before it */
		while (next && !load->made[next - lists].walk) {
			load->made[next - lists].walk = i + 1;
			next = first_list(load, next);
		}
		if (!next || load->made[next - lists].walk != i + 1)
			continue;
		while (!load->made[next - lists].circular) {
			load->made[next - lists].circular = true;
			next = first_list(load, next);
		}
	}
}
