/* quote_speaker - who says a quotation: the source that it is quoted from, the
 * subject of the verb of saying, or that of the verb it is joined to. */

#include "quote_read.h"

enum {
	SOURCE = 18, /* words between a source and "his saying" */
	LEAD = 8     /* words between "ascribed" and "to" */
};

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
		if (speech->last == i + 2)
			speech->last =
				quote_over_stranger(q, i + 1, i + 2, false);
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

static bool
is_found(const struct speech *speech)
{
	return speech->last > speech->first;
}

static void
forget(struct speech *speech)
{
	speech->first = speech->last = 0;
}

/* A participle whose verb nothing tells: the subject is before it. */
static void
speaker_of_participle(
	const struct quoted *q, size_t start, struct speech *speech)
{
	quote_subject_before(q, start, speech);
	if (!is_found(speech))
		quote_subject_of_sentence(q, start, speech);
}

/* The subject of the first verb of the sentence, to which this one is joined;
 * describes: this one says what something is called. */
static void
speaker_of_main(const struct quoted *q, size_t main, size_t limit,
	bool describes, struct speech *speech)
{
	const struct words *words = q->words;

	speech->cue = main;
	forget(speech);
	quote_subject_behind(q, lex_sense(words, main, LEX_CUE), limit, speech);
	if (describes && is_found(speech) &&
		!word_is(words, speech->last, STR("بما")) &&
		!word_is(words, speech->last, STR("ما")))
		quote_cut_described(q, speech);
}

/* The subject of the verb speech->cue, or of those that it is joined to. */
static void
speaker_of_verb(const struct quoted *q, const struct pair *pair, size_t limit,
	bool joined, struct speech *speech)
{
	const struct sense *s = lex_sense(q->words, speech->cue, LEX_CUE);
	size_t start = size_min(pair->start, speech->cue);

	forget(speech);
	if (!(s->flags & QUOTE_PARTICIPLE) && s->value == 0)
		quote_antecedent(q, start, speech);
	if (!is_found(speech))
		quote_subject_behind(q, s, limit, speech);
	if (!is_found(speech)) {
		forget(speech);
		quote_subject_before(q, start, speech);
	}
	if (!is_found(speech) && joined && pair->main < speech->cue)
		speaker_of_main(q, pair->main, limit,
			s->flags & QUOTE_DESCRIBES, speech);
	if (!is_found(speech) && (joined || quote_is_past(q->words, start))) {
		forget(speech);
		quote_subject_of_sentence(q, start, speech);
	}
}

/* Who speaks: behind the verb or before it; for a participle, where its verb
 * has it. What is behind limit is not looked at. */
void
quote_speaker(const struct quoted *q, const struct pair *pair, size_t limit,
	struct speech *speech)
{
	const struct sense *s = lex_sense(q->words, speech->cue, LEX_CUE);
	size_t start = size_min(pair->start, speech->cue);
	bool latin = word_is_latin(q->words, speech->cue);
	bool joined = is_joined(q->words, speech->cue, s);
	struct speech other = *speech;

	if (s->flags & QUOTE_PARTICIPLE) {
		if (!latin && quoted_source(q, start, speech))
			return;
		if (!latin &&
			(pair->verb == SIZE_MAX || pair->verb > speech->cue)) {
			speaker_of_participle(q, start, speech);
			return;
		}
		if (pair->verb != SIZE_MAX)
			other.cue = pair->verb;
	}
	if (latin) {
		forget(&other);
		quote_latin_before(q, start, &other);
	} else {
		speaker_of_verb(q, pair, limit, joined, &other);
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

/* The words before a verb behind a quotation, or before who said it. */
struct lead {
	size_t at;     /* the word behind them */
	bool limits;   /* «على حد»: a noun of saying follows */
	bool credited; /* "according to" */
};

static struct lead
read_lead(const struct words *words, size_t i)
{
	static const struct str as[] = { STR_INIT("كما"), STR_INIT("حسبما"),
		STR_INIT("بحسبما"), STR_INIT("وفقما"), STR_INIT("هكذا") };
	struct lead lead = { .at = quote_over_pause(words, i) };
	size_t end;

	for (size_t k = 0; k < COUNTOF(as); k++)
		lead.at += word_is(words, lead.at, as[k]);
	lead.limits = word_is(words, lead.at, STR("علي")) &&
		      word_is(words, lead.at + 1, STR("حد"));
	if (lead.limits)
		lead.at += 2;
	lead.credited = lex_find(words, lead.at, LEX_SOURCE, &end) != NULL;
	if (lead.credited)
		lead.at = end + word_is(words, end, STR("ما"));
	return lead;
}

/* The noun phrase at word i said it, as the words before it tell. */
static bool
set_phrase(const struct quoted *q, size_t i, struct speech *speech)
{
	speech->first = i;
	speech->last = quote_phrase_end(q, i);
	return speech->last > i;
}

/* Behind a quotation: "said he", "as he said", "according to him". True when
 * one of them is there. */
bool
quote_said_behind(
	const struct quoted *q, const struct pair *pair, struct speech *speech)
{
	const struct words *words = q->words;
	struct lead lead = read_lead(words, pair->close + 1);
	size_t i = lead.at;
	const struct sense *verb;

	speech->cue = SIZE_MAX;
	if (!lead.credited && quote_latin_behind(q, i, speech))
		return true;
	if (i >= words->n || words->v[i].pre & (LEX_WA | LEX_FA))
		return false;
	verb = lex_sense(words, i, LEX_CUE);
	if (!verb)
		return lead.credited && set_phrase(q, i, speech);
	if (verb->flags & QUOTE_DOCUMENT ||
		(verb->flags & QUOTE_PARTICIPLE && !lead.limits &&
			!lead.credited))
		return false;
	speech->cue = i;
	if (verb->flags & QUOTE_PARTICIPLE)
		set_phrase(q, i + 1, speech);
	else
		quote_speaker(q,
			&(struct pair){ .start = i,
				.verb = SIZE_MAX,
				.main = SIZE_MAX },
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
