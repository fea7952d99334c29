/*
 * quote_attr - ATTR: the agencies and outlets that what is said is credited
 * to. An outlet's name counts when the words around it credit it.
 */

#include "quote_read.h"

enum {
	REACH = 4,
	TELLING = 8,   /* words from "informed" to who is told */
	BRACKETED = 6, /* words between a bracket and a name in it */
	DESCRIBED = 4, /* words that describe an outlet before its name */
	TALK = 12,     /* words from an interview to the channel */
	SENTENCE = 24,
	BYLINE = 16,  /* words of a line that names who wrote */
	DATELINE = 10 /* words with the date */
};

bool
is_outlet(const struct span *name)
{
	const struct span_attr *kind = span_attr(name, "kind");

	return kind && kind->type == ATTR_TEXT &&
	       str_eq(kind->text, STR("outlet"));
}

/* The word behind a name. */
static size_t
name_end(const struct quoted *q, size_t i, const struct span *name)
{
	while (i < q->words->n && q->words->v[i].beg < name->end)
		i++;
	return i;
}

/* A quotation mark before the name: 'the agency "Name"'. */
static size_t
over_mark(const struct words *words, size_t i)
{
	return i > 0 && words->v[i - 1].kind == TOKEN_MARK &&
			       str_eq(words->v[i - 1].fold, STR("\""))
		       ? i - 1
		       : i;
}

/* «هيئة الإذاعة اليابانية "..."»: definite words between what an outlet is and
 * its name in marks. */
static size_t
over_adjectives(const struct words *words, size_t i)
{
	for (size_t k = i; k > 0 && i - k < DESCRIBED; k--) {
		if (words->v[k - 1].kind != TOKEN_WORD)
			return i;
		if (lex_sense(words, k - 1, LEX_HEAD))
			return k;
		if (!quote_is_definite(words, k - 1))
			return i;
	}
	return i;
}

/* Nouns between the crediting word and the name: "the agency". What stands
 * before «لصحيفة» is no such noun: somebody there who is not the outlet. */
static size_t
over_heads(const struct quoted *q, size_t i)
{
	size_t n = 0;

	while (i > 0 && n < 2 && q->words->v[i - 1].kind == TOKEN_WORD &&
		lex_sense(q->words, i - 1, LEX_HEAD)) {
		i--;
		n++;
		if (q->words->v[i].pre & LEX_LAM)
			break;
	}
	return i;
}

/* A verb of saying stands before word i in its sentence. */
static bool
is_said_before(const struct quoted *q, size_t i)
{
	for (size_t k = i, n = 0; k-- > 0 && n < SENTENCE; n++) {
		if (ends_sentence(q->words, k))
			return false;
		if (lex_sense(q->words, k, LEX_CUE))
			return true;
	}
	return false;
}

/* U+0644 before the name or its head: told to. */
static bool
is_told(const struct quoted *q, size_t i, const struct span *name)
{
	const struct word *w = &q->words->v[i];
	struct str first = str_sub(q->words->text, w->beg, w->end);
	static const struct str lam = STR_INIT("ل"), wa = STR_INIT("و");

	if (w->kind == TOKEN_MARK) /* لـ"name" */
		return i > 0 && word_is(q->words, i - 1, lam);
	if (i + 1 < q->words->n && name->beg > w->beg) {
		if (str_starts(first, wa))
			first = str_from(first, wa.len);
		return str_starts(first, lam);
	}
	return name->beg == w->beg && w->pre & LEX_LAM &&
	       lex_sense(q->words, i, LEX_HEAD);
}

/* «في مقابلة مع قناة ...»: somebody spoke there. */
static bool
is_interview(const struct words *words, size_t i)
{
	static const struct str with[] = { STR_INIT("مع"), STR_INIT("الي"),
		STR_INIT("علي"), STR_INIT("عبر") };

	if (i == 0 || !WORD_AMONG(words, i - 1, with))
		return false;
	for (size_t k = i - 1; k-- > 0 && i - k <= TALK;)
		if (word_in(words, k, LIST_TALKS))
			return true;
	return false;
}

/* «أفادت النيابة رويترز»: a verb whose object is who was told. */
static bool
is_telling(const struct words *words, size_t i)
{
	static const struct str telling[] = { STR_INIT("افاد"),
		STR_INIT("افادت"), STR_INIT("ابلغ"), STR_INIT("ابلغت"),
		STR_INIT("اخبر"), STR_INIT("اخبرت") };

	return WORD_BARE_AMONG(words, i, telling);
}

/* «أفادت الشرطة بأن رويترز ...»: a clause begins between words k and i. */
static bool
is_clause_between(const struct words *words, size_t k, size_t i)
{
	static const struct str that[] = { STR_INIT("ان"), STR_INIT("بان") };

	while (++k < i)
		if (WORD_AMONG(words, k, that))
			return true;
	return false;
}

/* A word of saying or "according to" stands shortly before the name. */
static bool
is_credited(const struct quoted *q, size_t i)
{
	const struct words *words = q->words;
	size_t end;

	for (size_t k = i, n = 0; k-- > 0 && n < TELLING; n++) {
		if (words->v[k].kind == TOKEN_MARK)
			return false;
		if (n > 0 && !words->v[k].sense)
			continue;
		if (lex_sense(words, k, LEX_CUE) && is_telling(words, k))
			return n < REACH || !is_clause_between(words, k, i);
		if (n >= REACH)
			continue;
		if (n == 0 && (lex_sense(words, k, LEX_CUE) ||
				      word_in(words, k, LIST_RECORDS)))
			return true;
		if (lex_find(words, k, LEX_SOURCE, &end) && end <= i)
			return true;
	}
	return false;
}

/* The name's sentence goes on with a verb of saying, or of one that found out:
 * "Reuters said", «كانت رويترز قد أحصت», «أما صحيفة "..." الإيطالية فرأت». */
static bool
speaks(const struct quoted *q, size_t first, size_t last)
{
	const struct words *words = q->words;
	unsigned pre = LEX_PROCLITIC;

	if (first > 0 && word_is(words, first - 1, STR("اما")))
		pre &= ~(unsigned)LEX_FA;
	if (last + 1 < words->n && str_eq(words->v[last].fold, STR("\"")) &&
		words->v[last + 1].kind == TOKEN_WORD)
		last++;
	if (last + 1 < words->n && quote_is_definite(words, last) &&
		str_ends(words->v[last].fold, STR("يه")))
		last++;
	last += word_is(words, last, STR("قد"));
	return last < words->n && words->v[last].kind == TOKEN_WORD &&
	       !(words->v[last].pre & pre) &&
	       (lex_sense(words, last, LEX_CUE) ||
		       word_in(words, last, LIST_RECORDS));
}

/* The word of the bracket at one side of an outlet's name, or i: other names
 * that a comma or a sign divides may stand between. */
static size_t
bracket_before(const struct quoted *q, size_t i)
{
	const struct words *words = q->words;

	for (size_t k = i; k-- > 0 && i - k <= BRACKETED;) {
		if (word_is_mark(words, k, '('))
			return k;
		if (words->v[k].kind != TOKEN_MARK && !words->v[k].taken)
			break;
	}
	return i;
}

static size_t
bracket_behind(const struct quoted *q, size_t i)
{
	const struct words *words = q->words;

	for (size_t k = i; k < words->n && k - i < BRACKETED; k++) {
		if (word_is_mark(words, k, ')'))
			return k;
		if (words->v[k].kind != TOKEN_MARK && !words->v[k].taken)
			break;
	}
	return i;
}

/* «(رويترز)», «(رويترز، كونا)» at the end of the paragraph. */
static bool
is_bracketed(const struct quoted *q, size_t first, size_t last)
{
	const struct words *words = q->words;
	size_t end;

	if (first == 0 || words->v[first - 1].kind != TOKEN_MARK ||
		last >= words->n || words->v[last].kind != TOKEN_MARK)
		return false;
	if (word_is_mark(words, first - 1, '(') &&
		word_is_mark(words, last, ')'))
		return true;
	end = bracket_behind(q, last);
	return end + 1 == words->n && word_is_mark(words, end, ')') &&
	       bracket_before(q, first) < first;
}

/* "Town (agency)" at the beginning of what is reported; a caption ends with
 * the bracket. */
static bool
is_dateline(const struct words *words, size_t first, size_t last)
{
	return last + 1 < words->n &&
	       (first <= 4 ||
		       (first <= DATELINE &&
			       str_eq(words->v[last + 1].fold, STR("-"))));
}

/* A dateline or a credit line: "Damascus - Reuters", "Source: Reuters". */
static bool
is_line(const struct words *words, size_t first, size_t last)
{
	static const struct str source = STR_INIT("المصدر");

	if (first == 0)
		return last == words->n ||
		       str_eq(words->v[last].fold, STR("-")) ||
		       word_is_mark(words, last, ':');
	if (word_is(words, 0, source) && first <= 6)
		return true;
	if (last == words->n && first <= 3 &&
		str_eq(words->v[first - 1].fold, STR("-")))
		return true;
	return first <= 4 && str_eq(words->v[first - 1].fold, STR("-")) &&
	       last < words->n &&
	       (str_eq(words->v[last].fold, STR("-")) ||
		       word_is_mark(words, last, ':'));
}

static void
add_attr(struct quoted *q, const struct span *name, const char *role)
{
	size_t beg = name->beg, end = name->end;
	struct span *span = spans_add(q->spans, beg, end, "ATTR",
		role ? STR("attr-line") : STR("attr"));

	span_text(q->spans, span, "value", str_sub(q->words->text, beg, end));
	if (role)
		span_text(q->spans, span, "role", str_from_c(role));
}

bool
quote_names_author(const struct words *words)
{
	return words->n <= BYLINE && word_in(words, 0, LIST_AUTHORS);
}

/* «تحرير: الاسم الاسم», «بقلم/ الاسم الاسم»: a line of nothing else names who
 * wrote. */
static void
tag_authors(struct quoted *q)
{
	const struct words *words = q->words;
	size_t i = 1;

	if (!quote_names_author(words))
		return;
	while (i < words->n && words->v[i].kind == TOKEN_MARK)
		i++;
	for (size_t end; i < words->n; i = end + 1) {
		struct span name;

		if (!name_at(q, i) || strcmp(name_at(q, i)->label, "PER") != 0)
			return;
		name = *name_at(q, i);
		end = name_end(q, i, &name);
		if (end < words->n && (words->v[end].kind != TOKEN_MARK ||
					      ends_sentence(words, end)))
			return;
		add_attr(q, &name, "author");
	}
}

void
attr_tag(struct quoted *q)
{
	const struct words *words = q->words;
	size_t credited = 0; /* where the last name with a verb ends */

	tag_authors(q);

	for (size_t i = 0; i < words->n; i++) {
		const struct span *name = q->name[i] ? name_at(q, i) : NULL;
		struct span copy; /* adding a span may move the others */
		size_t first, last;

		if (!name || !is_outlet(name))
			continue;
		copy = *name;
		last = name_end(q, i, name);
		first = over_mark(words, i);
		if (first < i)
			first = over_adjectives(words, first);
		first = over_heads(q, first);
		if (is_bracketed(q, i, last)) {
			/* the short form behind the whole name */
			if (credited && copy.beg < credited + 8)
				continue;
			add_attr(q, &copy,
				is_dateline(words, i, last) ? "publisher"
							    : "photo");
		} else if (((is_told(q, i, &copy) ||
				    is_told(q, first, &copy)) &&
				   is_said_before(q, first)) ||
			   is_credited(q, first) || speaks(q, first, last) ||
			   is_interview(words, first)) {
			add_attr(q, &copy, NULL);
			credited = copy.end;
		} else if (is_line(words, first, last)) {
			add_attr(q, &copy, "publisher");
		}
	}
}
