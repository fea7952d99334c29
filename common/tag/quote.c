/*
 * quote - what is inside quotation marks: somebody's words, with the verb of
 * saying and the speaker's noun phrase, or words that nobody is said to have
 * said.
 */

#include "quote_read.h"
#include "common/uchar.h"
#include "common/utf8.h"

enum {
	SHORT = 3,  /* words: a name or a term, unless a verb wants it */
	SCARE = 5,  /* words: without a verb of saying no quotation */
	CLAUSE = 64 /* words in which "that" follows the verb */
};

static bool
is_name(const struct span *span)
{
	switch (span->label[0]) {
	case 'P':
		return strcmp(span->label, "PER") == 0;
	case 'O':
		return strcmp(span->label, "ORG") == 0;
	case 'G':
		return strcmp(span->label, "GRP") == 0;
	case 'L':
		return strcmp(span->label, "LOC") == 0;
	case 'F':
		return strcmp(span->label, "FAC") == 0;
	default:
		return false;
	}
}

/* For each word the name that begins there. */
static size_t *
index_names(const struct words *words, size_t names, const struct spans *spans)
{
	size_t *name = ARENA_NEW(words->arena, size_t, words->n), i = 0;

	for (size_t k = names; k < spans->n; k++) {
		if (!is_name(&spans->v[k]))
			continue;
		i = word_behind(words, i, spans->v[k].beg);
		if (i < words->n && spans->v[k].beg < words->v[i].end)
			name[i] = k + 1;
	}
	return name;
}

/* Quotations and outlets are all that is looked for. */
static bool
any_outlet(size_t names, const struct spans *spans)
{
	for (size_t k = names; k < spans->n; k++) {
		if (spans->v[k].n_attrs && is_outlet(&spans->v[k]))
			return true;
	}
	return false;
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

/* Words that join or point, «و», «هي», «منها»: no prepositions. */
static bool
is_joining(const struct words *words, size_t i)
{
	static const struct str joining[] = { STR_INIT("و"), STR_INIT("او"),
		STR_INIT("ثم"), STR_INIT("هو"), STR_INIT("هي"), STR_INIT("هم"),
		STR_INIT("وهو"), STR_INIT("وهي"), STR_INIT("مثل"),
		STR_INIT("منها"), STR_INIT("منهم"), STR_INIT("بينها"),
		STR_INIT("بينهم") };

	/* none is longer */
	return words->v[i].fold.len <= 10 && WORD_AMONG(words, i, joining);
}

static bool
is_preposition(const struct words *words, size_t i)
{
	return words->v[i].kind == TOKEN_WORD &&
	       (quote_is_stop(words, i) || words->v[i].fold.len <= 4) &&
	       !is_that(words, i) && !is_joining(words, i);
}

/* "That" stands between the verb and word i, with a pronoun or without. */
static bool
is_clause(const struct words *words, size_t cue, size_t i)
{
	static const struct str that[] = { STR_INIT("انه"), STR_INIT("انها"),
		STR_INIT("انهم"), STR_INIT("انهما"), STR_INIT("بانه"),
		STR_INIT("بانها"), STR_INIT("بانهم"), STR_INIT("بانهما") };

	for (size_t k = cue + 1; k < i && k < cue + CLAUSE; k++) {
		if (is_that(words, k))
			return true;
		if ((str_starts(words->v[k].fold, STR("ان")) ||
			    str_starts(words->v[k].fold, STR("بان"))) &&
			WORD_AMONG(words, k, that))
			return true;
	}
	return false;
}

/* «تتوقع الوكالة "فائضا في المعروض"»: the object of the reporter's verb. */
static bool
is_object(const struct words *words, size_t i)
{
	struct str word = words->v[i].fold;

	return words->v[i].kind == TOKEN_WORD && word.len >= 8 &&
	       str_ends(word, STR("ا")) && !str_ends(word, STR("ها")) &&
	       !str_ends(word, STR("نا")) && !str_ends(word, STR("وا")) &&
	       !str_starts(word, STR("ال"));
}

/* "The road is open", not "open to all": English and French. */
static bool
begins_sentence(const struct words *words, size_t i)
{
	size_t pos = words->v[i].beg;

	return !uchar_is_lower(utf8_next(words->text, &pos));
}

/* A whole clause, or words that complete the reporter's. */
static bool
is_direct(const struct words *words, const struct pair *pair, size_t cue)
{
	size_t before = pair->open - 1;

	if (pair->open == 0)
		return true;
	if (words->v[before].cp == ':')
		return true;
	if (word_is_latin(words, pair->open + 1) &&
		(word_is_latin(words, before) ||
			words->v[before].kind == TOKEN_MARK))
		return begins_sentence(words, pair->open + 1);
	if (is_that(words, before)) /* unless it begins what goes on */
		return count_words(words, pair) > SHORT ||
		       pair->close + 1 >= words->n ||
		       words->v[pair->close + 1].kind == TOKEN_MARK;
	if (is_preposition(words, before) || count_words(words, pair) <= SHORT)
		return false;
	if (cue == SIZE_MAX) /* «القوات "دمرت ..."» */
		return pair->open == pair->start ||
		       words->v[before].kind == TOKEN_MARK;
	if (cue > pair->open)
		return true;
	if (words->v[before].kind == TOKEN_WORD &&
		is_object(words, pair->open + 1))
		return false;
	return !is_clause(words, cue, before);
}

/* Few words in what somebody is said to say, «زعم أن الجماعات "الإرهابية" ...»:
 * his, unless they are the name of what the noun before them is. */
static bool
is_his_word(const struct words *words, const struct pair *pair)
{
	size_t before = pair->open - 1;
	const struct word *w = &words->v[before];
	bool definite = str_starts(words->v[pair->open + 1].fold, STR("ال"));

	if (words->v[pair->open + 1].kind != TOKEN_WORD ||
		!is_clause(words, pair->cue, pair->open))
		return false;
	if (w->kind != TOKEN_WORD || is_joining(words, before))
		return false;
	if (str_starts(w->fold, STR("ال")) || str_starts(w->fold, STR("وال")))
		return true;
	return !definite || is_that(words, before) || w->fold.len <= 4;
}

/* «الجماعات "الإرهابية"», «الحركة "إرهابية"»: not «المقاتلة "يوروفايتر"». */
static bool
is_adjective(const struct words *words, size_t i)
{
	struct str word = words->v[i].fold;

	return str_starts(word, STR("ال")) || word.len <= 4 ||
	       str_ends(word, STR("ه")) || str_ends(word, STR("ين")) ||
	       str_ends(word, STR("ون"));
}

/* «لافتات كتب عليها "..."»: what stands on something, not what somebody
 * wrote. */
static bool
is_written_on(const struct words *words, size_t cue)
{
	return (str_ends(words->v[cue].fold, STR("كتب")) ||
		       str_ends(words->v[cue].fold, STR("كتبت"))) &&
	       (word_is(words, cue + 1, STR("عليها")) ||
		       word_is(words, cue + 1, STR("عليه")) ||
		       word_is(words, cue + 1, STR("عليهما")));
}

/* Words in marks that a verb before them is meant to report. */
static bool
is_reported(const struct quoted *q, const struct pair *pair)
{
	const struct words *words = q->words;
	const struct sense *s = lex_sense(words, pair->cue, LEX_CUE);
	size_t before = pair->open - 1, n = count_words(words, pair);

	if (is_quoted_name(q, pair) || is_written_on(words, pair->cue))
		return false;
	if (lex_sense(words, before, LEX_HEAD)) {
		if (word_is_definite(words, before) && n <= SHORT)
			return (n == SHORT ||
				       is_adjective(words, pair->open + 1)) &&
			       is_his_word(words, pair);
		if (!word_is_definite(words, before) && n <= SCARE)
			return false;
	}
	if (word_is(words, before, STR("ل"))) /* told to whom */
		return n > SHORT;
	if (n < SHORT && word_is_mark(words, pair->close + 1, ':'))
		return false; /* where it was written */
	if (n >= SHORT || s->flags & QUOTE_DESCRIBES || before == pair->cue)
		return true;
	return words->v[before].cp == ':' || is_preposition(words, before) ||
	       is_his_word(words, pair);
}

/* «وثيقة "..."»: what it is called. */
static bool
is_title(const struct words *words, const struct pair *pair)
{
	return pair->open > 0 && lex_sense(words, pair->open - 1, LEX_HEAD) &&
	       !word_is_definite(words, pair->open - 1);
}

/* A sentence of its own in marks, or one that goes on with who said it:
 * "The road is open," ... */
static bool
is_sentence(const struct words *words, const struct pair *pair)
{
	static const uint32_t ends[] = { '.', '!', '?', ',', 0x061F, 0x060C,
		0x06D4 };
	uint32_t last = words->v[pair->close - 1].cp;
	size_t before = pair->open - 1;
	bool begins = pair->open == 0 || pair->open == pair->start ||
		      words->v[before].cp == ':' || words->v[before].cp == ',';

	for (size_t i = 0; begins && i < COUNTOF(ends); i++)
		if (last == ends[i])
			return true;
	return false;
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

/* "It is over," at the head of a sentence, with few words: the verb that the
 * comma leads to has to say it. */
static bool
is_said_at_once(
	const struct quoted *q, const struct pair *pair, struct speech *speech)
{
	static const struct str thus[] = { STR_INIT("هكذا"), STR_INIT("كما") };
	size_t behind = quote_over_pause(q->words, pair->close + 1);

	if ((pair->open > 0 && pair->open != pair->start) ||
		behind == pair->close + 1)
		return false;
	behind += WORD_AMONG(q->words, behind, thus);
	if (word_is_latin(q->words, behind))
		return quote_latin_behind(q, behind, speech);
	return lex_sense(q->words, behind, LEX_CUE) &&
	       quote_said_behind(q, pair, speech);
}

/* «روبيو: "متفائل"»: a headline, in which a colon stands for the verb behind
 * the name that the sentence begins with. */
static bool
is_headline(
	const struct quoted *q, const struct pair *pair, struct speech *speech)
{
	size_t first = pair->start, colon = pair->open - 1;
	bool named = false;

	if (pair->open < 2 || first >= colon ||
		!word_is_mark(q->words, colon, ':') ||
		quote_phrase_end(q, first) != colon)
		return false;
	for (size_t i = first; i < colon && !named; i++)
		named = name_at(q, i) &&
			strcmp(name_at(q, i)->label, "LOC") != 0;
	speech->cue = SIZE_MAX;
	speech->first = first;
	speech->last = colon;
	return named;
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
		quote_speaker(q, pair, pair->open, &speech);
	} else if (!pair->nested && pair->cue == SIZE_MAX &&
		   is_headline(q, pair, &speech)) {
		spoken = true;
	} else if (!pair->nested && !is_title(words, pair) &&
		   !is_quoted_name(q, pair)) {
		spoken = n < SHORT ? is_said_at_once(q, pair, &speech)
				   : quote_said_behind(q, pair, &speech) ||
					     quote_source_before(
						     q, pair, &speech) ||
					     n > SCARE ||
					     is_sentence(words, pair);
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

	quote_pairs(words, &q.pairs);
	if (q.pairs.n == 0 && !any_outlet(names, spans) &&
		!quote_names_author(words))
		return;
	q.name = index_names(words, names, spans);
	for (size_t i = 0; i < q.pairs.n; i++)
		tag_pair(&q, &q.pairs.v[i]);
	attr_tag(&q);
}
