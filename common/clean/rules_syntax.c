/* rules_syntax - the parts of an expression's source that are read alike by
 * those who ask how its matches begin and what they hold. */

#include "rules_load.h"
#include "common/uchar.h"
#include "common/utf8.h"

void
syntax_braces(struct str s, size_t *pos)
{
	size_t end = str_find_byte(s, *pos, '}');

	if (*pos < s.len && s.ptr[*pos] == '{' && end != STR_NONE)
		*pos = end + 1;
}

/* A member of a class; false when it is no single character, but [:digit:] or
 * the like. */
static bool
read_member(struct str s, size_t *pos, uint32_t *cp)
{
	size_t end;

	*cp = utf8_next(s, pos);
	if (*cp == '[' && *pos < s.len && strchr(":.=", s.ptr[*pos])) {
		end = str_find(s, *pos + 1, STR(":]"));
		*pos = end == STR_NONE ? *pos : end + 2;
		return false;
	}
	if (*cp != '\\')
		return true;
	if (*pos == s.len)
		return false;
	*cp = utf8_next(s, pos);
	return *cp >= 0x80 || !uchar_is_word(*cp);
}

/* The last member of a range behind *cp, or *cp itself. False when it cannot
 * be told. */
static bool
read_range(struct str s, size_t *pos, uint32_t cp, uint32_t *last)
{
	*last = cp;
	if (*pos + 1 >= s.len || s.ptr[*pos] != '-' || s.ptr[*pos + 1] == ']')
		return true;
	(*pos)++;
	return read_member(s, pos, last) && *last >= cp;
}

size_t
syntax_class(struct str s, size_t *pos, uint32_t *cps)
{
	size_t n = 0, first = *pos;
	bool small = true;
	uint32_t cp, last;

	while (*pos < s.len && (s.ptr[*pos] != ']' || *pos == first)) {
		if (list_at(s, *pos).len)
			small = false;
		small &= read_member(s, pos, &cp);
		small &= !(cp == '^' && *pos == first + 1);
		small &= read_range(s, pos, cp, &last);
		for (; small && cp <= last; cp++) {
			small = n < SYNTAX_CLASS && uchar_fold(cp);
			if (small)
				cps[n++] = cp;
		}
	}
	(*pos)++;
	return small ? n : 0;
}

bool
syntax_group(struct str s, size_t *pos)
{
	size_t open = 1;
	uint32_t cps[SYNTAX_CLASS];

	while (*pos < s.len && open) {
		uint8_t c = s.ptr[(*pos)++];

		if (c == '\\')
			(*pos)++;
		else if (c == '[')
			(void)syntax_class(s, pos, cps);
		else if (c == '(')
			open++;
		else if (c == ')')
			open--;
	}
	return open == 0;
}

/* The end of a quantifier in braces at pos, or STR_NONE: another brace stands
 * for itself. */
static size_t
braces_end(struct str s, size_t pos)
{
	size_t at = pos + 1;

	if (pos >= s.len || s.ptr[pos] != '{')
		return STR_NONE;
	while (at < s.len &&
		((s.ptr[at] >= '0' && s.ptr[at] <= '9') || s.ptr[at] == ','))
		at++;
	return at > pos + 1 && at < s.len && s.ptr[at] == '}' ? at : STR_NONE;
}

void
syntax_quantifier(struct str s, size_t *pos, bool *maybe, bool *often)
{
	uint8_t c = *pos < s.len ? s.ptr[*pos] : 0;
	size_t end = braces_end(s, *pos);

	*maybe = c == '?' || c == '*';
	*often = c == '*' || c == '+';
	if (end != STR_NONE) {
		c = s.ptr[*pos + 1];
		*maybe = c == '0' || c == ',';
		*often = true;
		*pos = end;
	}
	if (!*maybe && !*often)
		return;
	(*pos)++;
	if (*pos < s.len && (s.ptr[*pos] == '+' || s.ptr[*pos] == '?'))
		(*pos)++;
}
