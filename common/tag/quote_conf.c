/* quote_conf - the lists of quotations, from the configuration to the table of
 * words. */

#include "quote_read.h"
#include "common/utf8.h"

#define FORMS(key, member)                                                     \
	{                                                                      \
		key, CONF_TEXTS, offsetof(struct quote_conf, member), NULL,    \
			NULL, CONF_APPEND, false                               \
	}

static const struct conf_field quote_fields[] = {
	FORMS("verbs", verbs),
	FORMS("participles", participles),
	FORMS("describing", describing),
	FORMS("documents", documents),
	FORMS("sources", sources),
	FORMS("heads", heads),
	LEX_LIST_FIELD("talks", struct quote_conf, lists, LIST_TALKS),
	LEX_LIST_FIELD("records", struct quote_conf, lists, LIST_RECORDS),
	LEX_LIST_FIELD("authors", struct quote_conf, lists, LIST_AUTHORS),
	LEX_LIST_FIELD("offices", struct quote_conf, lists, LIST_OFFICES),
	LEX_LIST_FIELD("titles", struct quote_conf, lists, LIST_TITLES),
	LEX_LIST_FIELD("manners", struct quote_conf, lists, LIST_MANNERS),
};
const struct conf_schema quote_schema = { quote_fields, COUNTOF(quote_fields),
	sizeof(struct quote_conf), NULL };

/* One form of a verb: "قول+ه" (U+0642 0648 0644 002B 0647) is known with its
 * pronoun, whose letters are counted. */
static void
add_form(struct lex *lex, struct str form, unsigned flags, struct arena *arena)
{
	size_t plus = str_find_byte(form, 0, '+');
	uint8_t *whole;

	if (plus == STR_NONE) {
		lex_add(lex, form, LEX_CUE, flags, 0, NULL);
		return;
	}
	whole = arena_alloc(arena, form.len);
	memcpy(whole, form.ptr, plus);
	memcpy(whole + plus, form.ptr + plus + 1, form.len - plus - 1);
	lex_add(lex, str_make(whole, form.len - 1), LEX_CUE, flags,
		(int64_t)utf8_count(str_from(form, plus + 1)), NULL);
}

static void
add_forms(struct lex *lex, const struct conf_texts *texts, unsigned flags,
	struct arena *arena)
{
	for (size_t i = 0; i < texts->n; i++) {
		struct str s = texts->v[i].s;
		size_t end;

		for (size_t pos = 0; pos < s.len; pos = end + 1) {
			end = str_find_byte(s, pos, ' ');
			if (end == STR_NONE)
				end = s.len;
			if (end > pos)
				add_form(lex, str_sub(s, pos, end), flags,
					arena);
		}
	}
}

static void
add_words(struct lex *lex, const struct conf_texts *texts, enum lex_class cls)
{
	for (size_t i = 0; i < texts->n; i++)
		lex_add(lex, texts->v[i].s, cls, 0, 0, NULL);
}

bool
quote_open(struct lex *lex, const struct quote_conf *conf, struct arena *arena,
	struct diag *diag)
{
	const struct conf_texts *forms[] = { &conf->verbs, &conf->participles,
		&conf->describing, &conf->documents };

	for (size_t k = 0; k < COUNTOF(forms); k++) {
		for (size_t i = 0; i < forms[k]->n; i++) {
			struct str s = forms[k]->v[i].s;

			if (s.len && s.ptr[s.len - 1] != '+' && s.ptr[0] != '+')
				continue;
			conf_fault(diag, &forms[k]->v[i],
				"want forms of a verb, parted by spaces");
			return false;
		}
	}
	add_forms(lex, &conf->verbs, LEX_NO_AL, arena);
	add_forms(lex, &conf->participles, LEX_NO_AL | QUOTE_PARTICIPLE, arena);
	add_forms(lex, &conf->describing, LEX_NO_AL | QUOTE_DESCRIBES, arena);
	add_forms(lex, &conf->documents, LEX_NO_AL | QUOTE_DOCUMENT, arena);
	add_words(lex, &conf->sources, LEX_SOURCE);
	add_words(lex, &conf->heads, LEX_HEAD);
	return lex_add_lists(lex, &conf->lists, diag);
}
