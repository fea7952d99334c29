/* bound_name - the rules' names, as people read them. */

#include "bound.h"

static const char *const names[BOUND_RULES] = {
	[BOUND_STOP] = "stop",
	[BOUND_MARK] = "mark",
	[BOUND_GLUED] = "no-space",
	[BOUND_DOTS] = "two-dots",
	[BOUND_ELLIPSIS_END] = "ellipsis-end",
	[BOUND_ABBR_END] = "abbreviation-end",
	[BOUND_CLAUSE] = "clause",
	[BOUND_DATELINE] = "dateline",
	[BOUND_LINE] = "line",
	[BOUND_ITEM] = "list-item",
	[BOUND_PARAGRAPH] = "paragraph",
	[BOUND_END] = "end",
	[BOUND_NUMBER] = "number",
	[BOUND_ADDRESS] = "address",
	[BOUND_NUMBERING] = "numbering",
	[BOUND_TITLE] = "title",
	[BOUND_ABBR] = "abbreviation",
	[BOUND_ACRONYM] = "acronym",
	[BOUND_INITIAL] = "initial",
	[BOUND_LETTER] = "letter-name",
	[BOUND_ELLIPSIS] = "ellipsis",
	[BOUND_HEADLINE_DOTS] = "headline-dots",
	[BOUND_ATTRIBUTION] = "attribution",
	[BOUND_QUOTED_NAME] = "quoted-name",
	[BOUND_NAME_MARK] = "name-mark",
	[BOUND_BRACKET] = "bracket",
	[BOUND_CONTINUES] = "continues",
	[BOUND_LEADING] = "leading",
	[BOUND_WRAP_WORD] = "wrap-word",
	[BOUND_WRAP_MARK] = "wrap-mark",
	[BOUND_WRAP_CASE] = "wrap-case",
	[BOUND_WRAP_WIDTH] = "wrap-width",
	[BOUND_WRAP_PURPOSE] = "wrap-purpose",
	[BOUND_WRAP_NOUN] = "wrap-noun",
	[BOUND_WRAP_BODY] = "wrap-body",
	[BOUND_WRAP_STOP] = "wrap-stop",
};

struct str
bound_rule_name(enum bound_rule rule)
{
	return str_from_c(names[rule]);
}
