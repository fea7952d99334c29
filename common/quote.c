/*
 * quote - what is inside quotation marks: somebody's words, with the verb of
 * saying and the speaker's noun phrase, or words that nobody is said to have
 * said.
 */

#include "quote_read.h"
#include "uchar.h"
#include "utf8.h"

enum {
	SHORT = 3,   /* words: a name or a term, unless a verb wants it */
	SCARE = 5,   /* words: without a verb of saying no quotation */
	PHRASE = 18, /* words of a speaker at most */
	TITLE = 6,   /* words between a title's preposition and its person */
	LEAD = 8     /* words before a verb that can be its subject */
};

#define FIELD(key)                                                             \
	{                                                                      \
#key, CONF_TEXTS, offsetof(struct quote_conf, key), NULL,      \
			NULL, CONF_APPEND, false                               \
	}

static const struct conf_field quote_fields[] = { FIELD(verbs),
	FIELD(participles), FIELD(describing), FIELD(documents), FIELD(sources),
	FIELD(heads) };
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
	return true;
}

const struct span *
name_at(const struct quoted *q, size_t i)
{
	if (i >= q->words->n || !q->name[i])
		return NULL;
	return &q->spans->v[q->name[i] - 1];
}

/* The word of a name: the first that ends behind the name's beginning. */
static size_t
word_of(const struct words *words, size_t beg)
{
	size_t low = 0, high = words->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (words->v[mid].end <= beg)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static bool
is_name(const struct span *span)
{
	static const char *const labels[] = { "PER", "ORG", "GRP", "LOC",
		"FAC" };

	for (size_t i = 0; i < COUNTOF(labels); i++) {
		if (strcmp(span->label, labels[i]) == 0)
			return true;
	}
	return false;
}

/* For each word the name that begins there. */
static size_t *
index_names(const struct words *words, size_t names, const struct spans *spans)
{
	size_t *name = ARENA_NEW(words->arena, size_t, words->n);

	for (size_t k = names; k < spans->n; k++) {
		size_t i = word_of(words, spans->v[k].beg);

		if (i < words->n && is_name(&spans->v[k]) &&
			spans->v[k].beg < words->v[i].end)
			name[i] = k + 1;
	}
	return name;
}

static bool
is_stop(const struct words *words, size_t i)
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
		if (words->v[k].kind == TOKEN_MARK || is_stop(words, k) ||
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
		else if (at > i && !person && is_stop(words, at))
			next = titled_person(q, at);
		if (next > at) {
			at = next;
			continue;
		}
		if (w->kind == TOKEN_MARK || w->taken || is_stop(words, at) ||
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

/* What was found around a quotation. */
struct speech {
	size_t cue;         /* SIZE_MAX: none */
	size_t first, last; /* words of the speaker; empty: none */
};

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
	if (words->v[start].kind == TOKEN_MARK || is_stop(words, start))
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
static void
find_speaker(const struct quoted *q, const struct pair *pair, size_t limit,
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
static bool
said_behind(
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
	find_speaker(q, &(struct pair){ .start = i, .verb = SIZE_MAX },
		words->n, speech);
	return true;
}

/* "According to the statement," at the beginning of the sentence. */
static bool
source_before(
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

/* How many words are inside, at most up to a bound that matters. */
static size_t
count_words(const struct words *words, const struct pair *pair)
{
	size_t n = 0;

	for (size_t i = pair->open + 1; i < pair->close && n < 64; i++)
		n += words->v[i].kind != TOKEN_MARK;
	return n;
}

/* All that is inside is one name. */
static bool
is_quoted_name(const struct quoted *q, const struct pair *pair)
{
	const struct span *name = name_at(q, pair->open + 1);

	return name && name->end >= q->words->v[pair->close - 1].end;
}

/* "That" before the mark: the folded word without its proclitics. */
static bool
is_that(const struct words *words, size_t i)
{
	struct str fold = words->v[i].fold;
	size_t cut = (size_t)words->v[i].cut * 2;

	return words->v[i].sense && fold.len >= cut &&
	       str_eq(str_from(fold, cut), STR("ان"));
}

static bool
is_preposition(const struct words *words, size_t i)
{
	return words->v[i].kind == TOKEN_WORD &&
	       (is_stop(words, i) || words->v[i].fold.len <= 4) &&
	       !is_that(words, i);
}

/* A whole clause, or words that complete the reporter's. */
static bool
is_direct(const struct words *words, const struct pair *pair, size_t cue)
{
	size_t before = pair->open - 1;

	if (pair->open == 0)
		return true;
	if (words->v[before].cp == ':' || is_that(words, before))
		return true;
	if (is_preposition(words, before) || count_words(words, pair) <= SHORT)
		return false;
	if (cue == SIZE_MAX || cue > pair->open)
		return true;
	for (size_t i = cue + 1; i < before && i < cue + 64; i++) {
		const struct word *w = &words->v[i];

		if (is_that(words, i) ||
			(w->sense && (word_is(words, i, STR("انه")) ||
					     word_is(words, i, STR("انها")) ||
					     word_is(words, i, STR("بانه")) ||
					     word_is(words, i, STR("بانها")) ||
					     word_is(words, i, STR("انهم")))))
			return false;
	}
	return true;
}

/* Words in marks that a verb before them is meant to report. */
static bool
is_reported(const struct quoted *q, const struct pair *pair)
{
	const struct words *words = q->words;
	const struct sense *s = lex_sense(words, pair->cue, LEX_CUE);
	size_t before = pair->open - 1, n = count_words(words, pair);

	if (is_quoted_name(q, pair))
		return false;
	if (lex_sense(words, before, LEX_HEAD) &&
		n <= (word_is_definite(words, before) ? SHORT : SCARE))
		return false;
	if (n >= SHORT || s->flags & QUOTE_DESCRIBES || before == pair->cue)
		return true;
	if (is_that(words, before)) /* not the subject of what goes on */
		return pair->close + 1 >= words->n ||
		       words->v[pair->close + 1].kind == TOKEN_MARK;
	return words->v[before].cp == ':' || is_preposition(words, before);
}

static void
add_speech(struct quoted *q, struct span *span, const struct speech *speech)
{
	const struct words *words = q->words;
	size_t beg, end;

	if (speech->last > speech->first) {
		beg = word_start(words, speech->first);
		end = words->v[speech->last - 1].end;
		span_text(q->spans, span, "speaker",
			str_sub(words->text, beg, end));
		span_range(q->spans, span, "speaker_span", beg, end);
	}
	if (speech->cue != SIZE_MAX) {
		const struct sense *s = lex_sense(words, speech->cue, LEX_CUE);

		beg = word_start(words, speech->cue);
		end = words->v[speech->cue].end;
		for (int64_t n = s->value; n > 0 && end > beg; n--)
			utf8_prev(words->text, &end);
		span_text(
			q->spans, span, "cue", str_sub(words->text, beg, end));
		span_range(q->spans, span, "cue_span", beg, end);
	}
}

static void
tag_pair(struct quoted *q, const struct pair *pair)
{
	const struct words *words = q->words;
	size_t beg = words->v[pair->open + 1].beg;
	size_t end = words->v[pair->close - 1].end;
	size_t n = count_words(words, pair);
	struct speech speech = { .cue = pair->cue };
	struct span *span;
	bool spoken = false;

	if (n == 0)
		return;
	if (!pair->nested && pair->cue != SIZE_MAX)
		spoken = is_reported(q, pair);
	if (spoken) {
		find_speaker(q, pair, pair->open, &speech);
	} else if (!pair->nested && n >= SHORT) {
		spoken = said_behind(q, pair, &speech) ||
			 source_before(q, pair, &speech) || n > SCARE;
	}
	if (!spoken) {
		if (n <= SCARE + SHORT)
			spans_add(q->spans, beg, end, "SCARE",
				STR("quote-scare"));
		return;
	}
	span = spans_add(q->spans, beg, end, "QUOTE",
		pair->unclosed ? STR("quote-unclosed") : STR("quote"));
	span_text(q->spans, span, "kind",
		is_direct(words, pair, speech.cue) ? STR("direct")
						   : STR("partial"));
	add_speech(q, span, &speech);
}

void
quote_tag(const struct words *words, size_t names, struct spans *spans)
{
	struct quoted q = { .words = words, .spans = spans };

	if (words->n == 0)
		return;
	q.name = index_names(words, names, spans);
	quote_pairs(words, &q.pairs);
	for (size_t i = 0; i < q.pairs.n; i++)
		tag_pair(&q, &q.pairs.v[i]);
	attr_tag(&q);
}
