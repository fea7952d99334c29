/* quote_speaker - who says a quotation: the noun phrase of the verb of saying,
 * behind it or before it, or that of the verb it is joined to. */

#include "quote_read.h"

enum {
	SOURCE = 18, /* words between a source and "his saying" */
	LEAD = 8,    /* words before a verb that can be its subject */
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
static bool
is_past(const struct words *words, size_t i)
{
	static const struct str past[] = { STR_INIT("كان"), STR_INIT("وكان"),
		STR_INIT("كانت"), STR_INIT("وكانت") };

	return quote_is_one_of(words, i, past, COUNTOF(past));
}

/* The subject before a verb without one behind it: the sentence's or clause's
 * first noun phrase. */
static void
subject_before(const struct quoted *q, size_t start, struct speech *speech)
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
		!(end + 1 == speech->cue && is_past(words, end)))
		return;
	speech->first = start;
	speech->last = end;
}

/* «تعليقا», «ردا»: no subject. */
static bool
is_accusative(struct str word)
{
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
	struct str word = words->v[cue].fold;

	word = str_from(word, (size_t)words->v[cue].cut * 2);
	for (size_t k = 0; k < COUNTOF(plain); k++)
		if (str_eq(word, plain[k]))
			return true;
	return false;
}

/* The word behind who is told something right behind the verb: the subject
 * begins there when nothing else can; or i. */
static size_t
over_told(const struct quoted *q, size_t cue, size_t i)
{
	const struct words *words = q->words;
	size_t end = i;

	if (str_starts(words->v[i].fold, STR("لل")))
		end = i + 1;
	else if (words->v[i].pre & LEX_LAM || is_told(q, i))
		end = name_at(q, i) ? quote_over_name(q, i) : i;
	if (end == i || end >= words->n || words->v[end].kind != TOKEN_WORD ||
		quote_is_stop(words, end) ||
		words->v[end].pre & LEX_PROCLITIC ||
		!(is_plain_saying(words, cue) ||
			quote_person_ahead(q, end) != SIZE_MAX))
		return i;
	return end;
}

/* The noun phrase behind a verb, or behind "in" for a document. */
static void
subject_behind(const struct quoted *q, const struct sense *s, size_t limit,
	struct speech *speech)
{
	size_t first = speech->cue + 1;

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
	if (speech->last == first + 1 && is_plain_saying(q->words, speech->cue))
		speech->last = quote_over_stranger(q, first, speech->last);
	speech->last = size_min(speech->last, limit);
	if (s->flags & QUOTE_DESCRIBES)
		quote_cut_described(q, speech);
}

/* «نسبت الوكالة إلى المتحدث قوله»: word i is the preposition of a source. */
static bool
is_ascribed(const struct words *words, size_t start, size_t i)
{
	if (!word_is(words, i, STR("الي")))
		return false;
	for (size_t k = i; k-- > start && i - k <= LEAD;)
		if (word_is(words, k, STR("نسب")) ||
			str_ends(words->v[k].fold, STR("نسبت")))
			return true;
	return false;
}

/* «الوزير الذي وصل إلى المدينة», «الوزير، الذي ...»: the phrase that ended
 * before word i goes on with what he did. */
static bool
is_told_of(const struct words *words, size_t i)
{
	static const struct str who[] = { STR_INIT("الذي"), STR_INIT("التي"),
		STR_INIT("الذين") };

	i += word_is_mark(words, i, 0x060C);
	return WORD_AMONG(words, i, who);
}

/* «(نقل عن المصدر) قوله»: what the source said, not «(دافع عن القرار) قائلا»
 * nor «(عبر عن أسفه) بقوله». */
static bool
is_of_source(const struct words *words, size_t cue)
{
	const struct sense *s = lex_sense(words, cue, LEX_CUE);

	return !(words->v[cue].pre & LEX_BA) &&
	       (s->value > 0 || str_ends(words->v[cue].fold, STR("قول")) ||
		       str_ends(words->v[cue].fold, STR("تاكيد")));
}

/* "Quoted a source as saying": the source behind "from". */
static bool
quoted_source(const struct quoted *q, size_t start, struct speech *speech)
{
	const struct words *words = q->words;

	if (!is_of_source(words, speech->cue))
		return false;
	for (size_t i = speech->cue; i-- > start && speech->cue - i < SOURCE;) {
		if (!word_is(words, i, STR("عن")) &&
			!is_ascribed(words, start, i))
			continue;
		speech->first = i + 1;
		speech->last = quote_phrase_end(q, i + 1);
		if (i + 1 < speech->last &&
			(speech->last + word_is_mark(
						words, speech->last, 0x060C) ==
					speech->cue ||
				is_told_of(words, speech->last)))
			return true;
		speech->first = speech->last = 0;
		return false;
	}
	return false;
}

/* Words before the first verb of a sentence. */
static bool
is_opening_word(const struct words *words, size_t i)
{
	static const struct str opening[] = { STR_INIT("كما"), STR_INIT("قد"),
		STR_INIT("وقد"), STR_INIT("لقد"), STR_INIT("فيما"),
		STR_INIT("بينما") };

	return is_past(words, i) ||
	       quote_is_one_of(words, i, opening, COUNTOF(opening));
}

/* The verb is joined to those before it: what they have for a subject is its
 * own. */
static bool
is_joined(const struct words *words, size_t cue, const struct sense *s)
{
	return words->v[cue].pre & (LEX_WA | LEX_FA) ||
	       s->flags & QUOTE_PARTICIPLE || s->value > 0 ||
	       (cue > 0 && (word_is(words, cue - 1, STR("حيث")) ||
				   word_is(words, cue - 1, STR("ثم"))));
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
static void
subject_of_sentence(const struct quoted *q, size_t start, struct speech *speech)
{
	const struct words *words = q->words;
	size_t first, at;

	start = last_clause(words, start, speech->cue);
	while (start < speech->cue && is_opening_word(words, start))
		start++;
	first = start + !(start > 0 && is_past(words, start - 1));
	if (first >= speech->cue || words->v[start].kind != TOKEN_WORD ||
		words->v[first].kind != TOKEN_WORD ||
		quote_is_stop(words, first))
		return;
	if (first > start &&
		(name_at(q, start) ||
			str_starts(words->v[start].fold, STR("ال"))))
		return;
	at = quote_person_ahead(q, first);
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
static void
antecedent(const struct quoted *q, size_t start, struct speech *speech)
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

/* Who speaks: behind the verb or before it; for a participle, where its verb
 * has it. What is behind limit is not looked at. */
void
quote_speaker(const struct quoted *q, const struct pair *pair, size_t limit,
	struct speech *speech)
{
	const struct sense *s = lex_sense(q->words, speech->cue, LEX_CUE);
	size_t start = size_min(pair->start, speech->cue);
	struct speech other = *speech;
	bool joined = is_joined(q->words, speech->cue, s);

	if (word_is_latin(q->words, speech->cue)) {
		if (s->flags & QUOTE_PARTICIPLE && pair->verb != SIZE_MAX)
			other.cue = pair->verb;
		other.first = other.last = 0;
		quote_latin_before(q, start, &other);
		speech->first = other.first;
		speech->last = other.last;
		return;
	}
	if (s->flags & QUOTE_PARTICIPLE) {
		if (quoted_source(q, start, speech))
			return;
		if (pair->verb == SIZE_MAX || pair->verb > speech->cue) {
			subject_before(q, start, speech);
			if (speech->last <= speech->first)
				subject_of_sentence(q, start, speech);
			return;
		}
		other.cue = pair->verb;
		s = lex_sense(q->words, other.cue, LEX_CUE);
	}
	other.first = other.last = 0;
	if (!(s->flags & QUOTE_PARTICIPLE) && s->value == 0)
		antecedent(q, start, &other);
	if (other.last <= other.first)
		subject_behind(q, s, limit, &other);
	if (other.last <= other.first) {
		other.first = other.last = 0;
		subject_before(q, start, &other);
	}
	if (other.last <= other.first && joined && pair->main < other.cue) {
		unsigned describes = s->flags & QUOTE_DESCRIBES;

		other.cue = pair->main;
		s = lex_sense(q->words, other.cue, LEX_CUE);
		other.first = other.last = 0;
		subject_behind(q, s, limit, &other);
		if (describes && other.last > other.first &&
			!word_is(q->words, other.last, STR("بما")) &&
			!word_is(q->words, other.last, STR("ما")))
			quote_cut_described(q, &other);
	}
	if (other.last <= other.first && (joined || is_past(q->words, start))) {
		other.first = other.last = 0;
		subject_of_sentence(q, start, &other);
	}
	speech->first = other.first;
	speech->last = other.last;
}

size_t
quote_over_pause(const struct words *words, size_t i)
{
	size_t at = i;

	if (word_is_mark(words, i, 0x060C) || word_is_mark(words, i, ',') ||
		word_is_mark(words, i, 0x2026) || word_is_hyphen(words, i))
		return i + 1;
	while (word_is_mark(words, at, '.'))
		at++;
	return at > i + 1 ? at : i;
}

/* Behind a quotation: "said he", "as he said", "according to him". True when
 * one of them is there. */
bool
quote_said_behind(
	const struct quoted *q, const struct pair *pair, struct speech *speech)
{
	static const struct str as[] = { STR_INIT("كما"), STR_INIT("حسبما"),
		STR_INIT("بحسبما"), STR_INIT("وفقما"), STR_INIT("هكذا") };
	const struct words *words = q->words;
	size_t i = quote_over_pause(words, pair->close + 1), end;
	const struct sense *s, *verb;
	bool as_said;

	for (size_t k = 0; k < COUNTOF(as); k++)
		i += word_is(words, i, as[k]);
	as_said = word_is(words, i, STR("علي")) &&
		  word_is(words, i + 1, STR("حد"));
	if (as_said)
		i += 2;
	s = lex_find(words, i, LEX_SOURCE, &end);
	if (s)
		i = end + word_is(words, end, STR("ما"));
	speech->cue = SIZE_MAX;
	if (!s && quote_latin_behind(q, i, speech))
		return true;
	if (i >= words->n || words->v[i].pre & (LEX_WA | LEX_FA))
		return false;
	verb = lex_sense(words, i, LEX_CUE);
	if (!verb) {
		if (!s)
			return false;
		speech->first = i;
		speech->last = quote_phrase_end(q, i);
		return speech->last > i;
	}
	if (verb->flags & QUOTE_DOCUMENT ||
		(verb->flags & QUOTE_PARTICIPLE && !as_said && !s))
		return false;
	speech->cue = i;
	if (verb->flags & QUOTE_PARTICIPLE) {
		speech->first = i + 1;
		speech->last = quote_phrase_end(q, i + 1);
		return true;
	}
	quote_speaker(q,
		&(struct pair){
			.start = i, .verb = SIZE_MAX, .main = SIZE_MAX },
		words->n, speech);
	return true;
}

/* "According to the statement," at the beginning of the sentence. */
bool
quote_source_before(
	const struct quoted *q, const struct pair *pair, struct speech *speech)
{
	size_t end;

	speech->cue = SIZE_MAX;
	if (pair->start >= pair->open ||
		!lex_find(q->words, pair->start, LEX_SOURCE, &end) ||
		end >= pair->open)
		return false;
	speech->first = end;
	speech->last = size_min(quote_phrase_end(q, end), pair->open);
	return speech->last > speech->first;
}
