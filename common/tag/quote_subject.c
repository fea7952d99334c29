/* quote_subject - the subject of a verb of saying: the noun phrase behind it or
 * before it, that of the sentence, or the one that a relative pronoun stands
 * for. */

#include "quote_read.h"

enum {
	LEAD = 8,    /* words before a verb that can be its subject */
	OPENING = 4, /* words before the comma that a sentence begins with */
	CLAUSE = 32  /* words of a clause that a verb goes on with */
};

/* «إن», «فإن»: a clause begins at word i, whatever is attached. */
static bool
is_clause_word(const struct words *words, size_t i)
{
	struct str word = words->v[i].fold;

	return word.len <= 6 && str_ends(word, STR("ان")) &&
	       !str_ends(word, STR("كان"));
}

/* Where the clause of the verb begins: behind the last "that" before it, or
 * with the sentence. */
static size_t
clause_start(const struct words *words, size_t start, size_t cue)
{
	for (size_t i = cue; i-- > start && cue - i <= LEAD;)
		if (is_clause_word(words, i))
			return i + 1;
	return start;
}

/* «كان»: the subject follows at once. */
bool
quote_is_past(const struct words *words, size_t i)
{
	static const struct str past[] = { STR_INIT("كان"), STR_INIT("وكان"),
		STR_INIT("كانت"), STR_INIT("وكانت") };

	return quote_is_one_of(words, i, past, COUNTOF(past));
}

/* The subject before a verb without one behind it: the sentence's or clause's
 * first noun phrase. */
void
quote_subject_before(
	const struct quoted *q, size_t start, struct speech *speech)
{
	const struct words *words = q->words;
	size_t end;

	start = clause_start(words, start, speech->cue);

	if (words->v[speech->cue].pre & (LEX_WA | LEX_FA) ||
		start >= speech->cue || speech->cue - start > LEAD)
		return;
	if (words->v[start].kind == TOKEN_MARK || quote_is_stop(words, start))
		return;
	if (str_starts(words->v[start].fold, STR("و")) &&
		!str_starts(words->v[start].fold, STR("وال")) &&
		!name_at(q, start)) /* a verb */
		return;
	end = quote_phrase_end(q, start);
	if (end != speech->cue &&
		!(end + 1 == speech->cue && quote_is_past(words, end)))
		return;
	speech->first = start;
	speech->last = end;
}

/* «تعليقا», «ردا»: no subject. «والدها» is one, «متوجها» is not. */
static bool
is_accusative(struct str word)
{
	if (str_ends(word, STR("ها")) && !str_starts(word, STR("م")) &&
		!str_starts(word, STR("ت")))
		return false;
	return word.len >= 6 && str_ends(word, STR("ا")) &&
	       !str_starts(word, STR("ال"));
}

/* «قال للصحافيين», «أدانت بأشد العبارات», «قال ردا على»: to whom or how
 * somebody speaks stands where his name would. */
static bool
is_complement(const struct quoted *q, size_t i)
{
	const struct word *w = &q->words->v[i];
	struct str word = str_sub(q->words->text, w->beg, w->end);

	if (name_at(q, i)) /* «أكد لبايدن» */
		return str_starts(word, STR("ل")) &&
		       name_at(q, i)->beg == w->beg + 2;
	if (str_starts(w->fold, STR("ال")))
		return false;
	return str_starts(w->fold, STR("لل")) || is_accusative(w->fold) ||
	       word_in(q->words, i, LIST_MANNERS) ||
	       word_is(q->words, i, STR("عدم")) ||
	       str_starts(word, STR("بأ")) || str_starts(word, STR("بإ"));
}

/* «قالت رويترز إن»: an outlet right behind the verb speaks, with «ل» it is told
 * something. */
static bool
is_told(const struct quoted *q, size_t i)
{
	const struct span *name = name_at(q, i);

	return quote_is_addressee(q, i) &&
	       !(name && name->beg == q->words->v[i].beg);
}

/* «قال للصحافيين محافظ المدينة»: a verb that has no other object. */
static bool
is_plain_saying(const struct words *words, size_t cue)
{
	static const struct str plain[] = { STR_INIT("قال"), STR_INIT("قالت"),
		STR_INIT("يقول"), STR_INIT("تقول"), STR_INIT("صرح"),
		STR_INIT("صرحت") };

	return WORD_BARE_AMONG(words, cue, plain);
}

/* The word behind who is told something right behind the verb: the subject
 * begins there when nothing else can; or i. */
static size_t
over_told(const struct quoted *q, size_t cue, size_t i)
{
	const struct words *words = q->words;
	static const struct str us[] = { STR_INIT("لنا"), STR_INIT("لي"),
		STR_INIT("له"), STR_INIT("لها"), STR_INIT("لهم") };
	size_t end = i;

	if (!str_starts(words->v[i].fold, STR("ل")))
		return i;
	if (WORD_AMONG(words, i, us))
		end = i + 1;
	else if (str_starts(words->v[i].fold, STR("لل")))
		end = i + 1;
	else if (words->v[i].pre & LEX_LAM || is_told(q, i))
		end = name_at(q, i) ? quote_over_name(q, i) : i;
	if (end == i || end >= words->n || words->v[end].kind != TOKEN_WORD ||
		quote_is_stop(words, end) ||
		words->v[end].pre & LEX_PROCLITIC ||
		(str_starts(words->v[end].fold, STR("و")) &&
			!lex_has_head(
				words->lists, words->v[end].fold, LIST_WAW)) ||
		!(is_plain_saying(words, cue) ||
			quote_person_ahead(q, end) != SIZE_MAX))
		return i;
	return end;
}

/* The noun phrase behind a verb, or behind "in" for a document. */
void
quote_subject_behind(const struct quoted *q, const struct sense *s,
	size_t limit, struct speech *speech)
{
	size_t first = speech->cue + 1, end;

	if (s->flags & QUOTE_DOCUMENT)
		first++;
	else if (first < limit && first < q->words->n)
		first = over_told(q, speech->cue, first);
	if ((s->value > 0 && s->flags & QUOTE_PARTICIPLE) || first >= limit ||
		q->words->v[first].fold.len <= 2 || /* a lone «بـ» */
		q->words->v[first].pre & (LEX_WA | LEX_FA | LEX_BA) ||
		q->words->v[first].kind != TOKEN_WORD || is_told(q, first) ||
		is_complement(q, first))
		return;
	speech->first = first;
	speech->last = quote_phrase_end(q, first);
	end = speech->last;
	if (end > first)
		speech->last = quote_over_stranger(q, end - 1, end,
			end > first + 1 ||
				!is_plain_saying(q->words, speech->cue));
	end = speech->last - end;
	speech->last = size_min(speech->last, limit);
	if (s->flags & QUOTE_DESCRIBES && end == 0)
		quote_cut_described(q, speech);
}

/* Words before the first verb of a sentence. */
static bool
is_opening_word(const struct words *words, size_t i)
{
	static const struct str opening[] = { STR_INIT("كما"), STR_INIT("قد"),
		STR_INIT("وقد"), STR_INIT("لقد"), STR_INIT("فيما"),
		STR_INIT("بينما") };

	return quote_is_past(words, i) ||
	       quote_is_one_of(words, i, opening, COUNTOF(opening));
}

/* «..., بينما انتقد فلان الخطة ووصفها بأنها "..."»: where the last clause of
 * its own begins before the verb. */
static size_t
last_clause(const struct words *words, size_t start, size_t cue)
{
	static const struct str opening[] = { STR_INIT("بينما"),
		STR_INIT("فيما") };

	for (size_t i = cue; i-- > start && cue - i < CLAUSE;)
		if (WORD_AMONG(words, i, opening))
			return i;
	return start;
}

/* «من جانبه، ...», «في الأثناء، ...»: where the sentence goes on behind the
 * comma of a few words before its verb. */
static size_t
over_opening(const struct words *words, size_t start, size_t cue)
{
	if (start >= words->n || !quote_is_stop(words, start))
		return start;
	for (size_t i = start + 1; i < cue && i <= start + OPENING; i++)
		if (word_is_mark(words, i, 0x060C))
			return i + 1;
	return start;
}

/* A group or an organisation, which can speak. */
static bool
is_body(const struct span *name)
{
	return name && (strcmp(name->label, "GRP") == 0 ||
			       strcmp(name->label, "ORG") == 0);
}

/*
 * «سافر وزير الداخلية الاسم إلى المدينة وشدد على "..."»: a person behind the
 * first verb of the sentence is the subject of those that follow with none of
 * their own.
 */
void
quote_subject_of_sentence(
	const struct quoted *q, size_t start, struct speech *speech)
{
	const struct words *words = q->words;
	size_t first, at;

	start = last_clause(words, start, speech->cue);
	start = over_opening(words, start, speech->cue);
	while (start < speech->cue && is_opening_word(words, start))
		start++;
	first = start + !(start > 0 && quote_is_past(words, start - 1));
	if (first >= speech->cue || words->v[start].kind != TOKEN_WORD ||
		words->v[first].kind != TOKEN_WORD ||
		quote_is_stop(words, first))
		return;
	if (first > start &&
		(name_at(q, start) ||
			str_starts(words->v[start].fold, STR("ال"))))
		return;
	at = quote_person_ahead(q, first);
	if (at == SIZE_MAX && quote_is_titled(words, first) &&
		str_starts(words->v[first].fold, STR("ال"))) {
		speech->first = first; /* «اكتفى المدرب بالقول» */
		speech->last =
			size_min(quote_phrase_end(q, first), speech->cue);
		return;
	}
	if (at == SIZE_MAX && is_body(name_at(q, first)))
		at = first; /* «تبنت الكتائب العملية وقالت إنها "..."» */
	if (at == SIZE_MAX || at >= speech->cue ||
		quote_phrase_end(q, first) <= at)
		return;
	speech->first = first;
	speech->last = quote_over_name(q, at);
}

/* «قال وزير المالية الاسم، الذي وصف ...»: where the phrase of the verb begins
 * that ends with the name at word i. */
static size_t
with_title(const struct quoted *q, size_t start, size_t i, size_t end)
{
	for (size_t k = i; k > start && i - k < LEAD; k--)
		if (lex_sense(q->words, k - 1, LEX_CUE))
			return quote_phrase_end(q, k) == end ? k : i;
	return i;
}

/* «بعض الوزراء الذين وصفوا الاجتماع بأنه "..."»: the noun phrase that a
 * relative pronoun right before the verb stands for. */
void
quote_antecedent(const struct quoted *q, size_t start, struct speech *speech)
{
	static const struct str who[] = { STR_INIT("الذي"), STR_INIT("التي"),
		STR_INIT("الذين") };
	const struct words *words = q->words;
	size_t end = speech->cue - 1, first;

	if (speech->cue < start + 2 || !WORD_AMONG(words, end, who))
		return;
	end -= words->v[end - 1].cp == 0x060C && end > start + 1;
	for (first = end; first > start && end - first < LEAD; first--)
		if (name_at(q, first - 1) &&
			quote_over_name(q, first - 1) == end) {
			speech->first = with_title(q, start, first - 1, end);
			speech->last = end;
			return;
		}
	if (end < speech->cue - 1)
		return;
	first = end - 1;
	if (words->v[first].kind != TOKEN_WORD || words->v[first].taken ||
		!str_starts(words->v[first].fold, STR("ال")))
		return;
	if (first > start && words->v[first - 1].kind == TOKEN_WORD &&
		!quote_is_stop(words, first - 1) &&
		words->v[first - 1].fold.len > 4 &&
		!lex_sense(words, first - 1, LEX_CUE) &&
		!str_starts(words->v[first - 1].fold, STR("ال")))
		first--;
	speech->first = first;
	speech->last = end;
}
