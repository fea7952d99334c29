/* quote_speaker - who says a quotation: the noun phrase of the verb of saying,
 * behind it or before it. Phrases end at words that end them, at dates, and
 * after so many words, so the time is linear. */

#include "quote_read.h"

enum {
	PHRASE = 18, /* words of a speaker at most */
	TITLE = 6,   /* words between a title's preposition and its person */
	LEAD = 8     /* words before a verb that can be its subject */
};

const struct span *
name_at(const struct quoted *q, size_t i)
{
	if (i >= q->words->n || !q->name[i])
		return NULL;
	return &q->spans->v[q->name[i] - 1];
}

bool
quote_is_stop(const struct words *words, size_t i)
{
	return lex_sense(words, i, LEX_STOP) != NULL;
}

/* An agency that is told something: the phrase before it has ended. */
static bool
is_addressee(const struct quoted *q, size_t i)
{
	const struct word *w = &q->words->v[i];
	const struct span *name = name_at(q, i);

	if (name && is_outlet(name))
		return true;
	return w->pre & LEX_LAM && lex_sense(q->words, i, LEX_HEAD);
}

static bool
is_person(const struct span *name)
{
	return name && strcmp(name->label, "PER") == 0;
}

/* The word behind the name that begins at word i. */
static size_t
over_name(const struct quoted *q, size_t i)
{
	const struct span *name = name_at(q, i);

	while (i < q->words->n && q->words->v[i].beg < name->end)
		i++;
	return i;
}

/* "The envoy to Syria Name Name": a person comes behind the preposition at
 * word i, and belongs to the title before it. Returns its word, or i. */
static size_t
titled_person(const struct quoted *q, size_t i)
{
	static const struct str to[] = { STR_INIT("الي"), STR_INIT("لدي"),
		STR_INIT("في"), STR_INIT("علي"), STR_INIT("من"),
		STR_INIT("عن") };
	const struct words *words = q->words;
	bool may = false;

	for (size_t k = 0; k < COUNTOF(to); k++)
		may |= word_is(words, i, to[k]);
	for (size_t k = i + 1; may && k < words->n && k <= i + TITLE; k++) {
		const struct span *name = name_at(q, k);

		if (is_person(name))
			return k;
		if (words->v[k].kind == TOKEN_MARK || quote_is_stop(words, k) ||
			lex_sense(words, k, LEX_CUE) ||
			(words->v[k].taken && !name))
			return i;
		if (name)
			k = over_name(q, k) - 1;
	}
	return i;
}

/* The word behind a noun phrase that begins at word i. */
static size_t
phrase_end(const struct quoted *q, size_t i)
{
	const struct words *words = q->words;
	size_t at = i;
	bool person = false; /* is in the phrase already */

	while (at < words->n && at < i + PHRASE) {
		const struct word *w = &words->v[at];
		const struct span *name = name_at(q, at);
		size_t next = at;

		if (name && !(at > i && is_addressee(q, at))) {
			person |= is_person(name);
			at = over_name(q, at);
			continue;
		}
		/* "the minister, Name Name," */
		if (w->cp == 0x060C && at > i && !person &&
			is_person(name_at(q, at + 1)))
			next = at + 1;
		else if (at > i && !person && quote_is_stop(words, at))
			next = titled_person(q, at);
		if (next > at) {
			at = next;
			continue;
		}
		if (w->kind == TOKEN_MARK || w->taken ||
			quote_is_stop(words, at) ||
			lex_sense(words, at, LEX_CUE) ||
			(at > i && is_addressee(q, at)))
			break;
		/* behind a person's name: who is told */
		if (person && str_starts(w->fold, STR("ل")))
			break;
		at++;
	}
	return at;
}

/* The subject before a verb without one behind it: the sentence's first
 * noun phrase. */
static void
subject_before(const struct quoted *q, size_t start, struct speech *speech)
{
	const struct words *words = q->words;
	size_t end;

	if (words->v[speech->cue].pre & (LEX_WA | LEX_FA) ||
		start >= speech->cue || speech->cue - start > LEAD)
		return;
	if (words->v[start].kind == TOKEN_MARK || quote_is_stop(words, start))
		return;
	end = phrase_end(q, start);
	if (end != speech->cue)
		return;
	speech->first = start;
	speech->last = end;
}

/* Cuts the phrase to the name that it begins with or has inside: the rest is
 * what is described. */
static void
cut_to_name(const struct quoted *q, struct speech *speech)
{
	const struct words *words = q->words;

	for (size_t i = speech->first; i < speech->last; i++) {
		const struct span *name = name_at(q, i);

		if (!name || strcmp(name->label, "LOC") == 0)
			continue;
		while (i < speech->last && words->v[i].beg < name->end)
			i++;
		speech->last = i;
		return;
	}
	speech->first = speech->last = 0;
}

/* The noun phrase behind a verb, or behind "in" for a document. */
static void
subject_behind(const struct quoted *q, const struct sense *s, size_t limit,
	struct speech *speech)
{
	size_t first = speech->cue + 1;

	if (s->flags & QUOTE_DOCUMENT)
		first++;
	if (s->value > 0 || first >= limit ||
		q->words->v[first].pre & (LEX_WA | LEX_FA | LEX_BA) ||
		q->words->v[first].kind != TOKEN_WORD || is_addressee(q, first))
		return;
	speech->first = first;
	speech->last = size_min(phrase_end(q, first), limit);
	if (s->flags & QUOTE_DESCRIBES)
		cut_to_name(q, speech);
}

/* "Quoted a source as saying": the source behind "from". */
static bool
quoted_source(const struct quoted *q, size_t start, struct speech *speech)
{
	const struct words *words = q->words;

	for (size_t i = speech->cue; i-- > start && speech->cue - i < PHRASE;) {
		if (!word_is(words, i, STR("عن")))
			continue;
		speech->first = i + 1;
		speech->last = phrase_end(q, i + 1);
		if (speech->last == speech->cue && i + 1 < speech->cue)
			return true;
		speech->first = speech->last = 0;
		return false;
	}
	return false;
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

	if (s->flags & QUOTE_PARTICIPLE) {
		if (quoted_source(q, start, speech))
			return;
		if (pair->verb == SIZE_MAX || pair->verb > speech->cue) {
			subject_before(q, start, speech);
			return;
		}
		other.cue = pair->verb;
		s = lex_sense(q->words, other.cue, LEX_CUE);
	}
	subject_behind(q, s, limit, &other);
	if (other.last <= other.first) {
		other.first = other.last = 0;
		subject_before(q, start, &other);
	}
	speech->first = other.first;
	speech->last = other.last;
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
	size_t i = pair->close + 1, end;
	const struct sense *s, *verb;
	bool as_said;

	if (word_is_mark(words, i, 0x060C) || word_is_mark(words, i, ','))
		i++;
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
	if (i >= words->n || words->v[i].pre & (LEX_WA | LEX_FA))
		return false;
	verb = lex_sense(words, i, LEX_CUE);
	if (!verb) {
		if (!s)
			return false;
		speech->first = i;
		speech->last = phrase_end(q, i);
		return speech->last > i;
	}
	if (verb->flags & QUOTE_DOCUMENT ||
		(verb->flags & QUOTE_PARTICIPLE && !as_said && !s))
		return false;
	speech->cue = i;
	if (verb->flags & QUOTE_PARTICIPLE) {
		speech->first = i + 1;
		speech->last = phrase_end(q, i + 1);
		return true;
	}
	quote_speaker(q, &(struct pair){ .start = i, .verb = SIZE_MAX },
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
	speech->last = size_min(phrase_end(q, end), pair->open);
	return speech->last > speech->first;
}
