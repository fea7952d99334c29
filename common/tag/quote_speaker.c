/* quote_speaker - who says a quotation: the noun phrase of the verb of saying,
 * behind it or before it. Phrases end at words that end them, at dates, and
 * after so many words, so the time is linear. */

#include "quote_read.h"

enum {
	PHRASE = 18, /* words of a speaker at most */
	TITLE = 8,   /* words between a title's preposition and its person */
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

static bool
is_one_of(const struct words *words, size_t i, const struct str *list, size_t n)
{
	for (size_t k = 0; k < n; k++)
		if (word_is(words, i, list[k]))
			return true;
	return false;
}

/* A preposition that the title of a person may go on with. */
static bool
is_title_preposition(const struct words *words, size_t i)
{
	static const struct str to[] = { STR_INIT("الي"), STR_INIT("لدي"),
		STR_INIT("في"), STR_INIT("علي"), STR_INIT("من"),
		STR_INIT("عن"), STR_INIT("ل") };

	return is_one_of(words, i, to, COUNTOF(to));
}

/* The person named at word i or up to TITLE words on, in the same phrase;
 * SIZE_MAX if none is. */
static size_t
person_ahead(const struct quoted *q, size_t i)
{
	const struct words *words = q->words;

	for (size_t k = i; k < words->n && k < i + TITLE; k++) {
		const struct span *name = name_at(q, k);

		if (is_person(name))
			return k;
		if (name) {
			k = over_name(q, k) - 1;
			continue;
		}
		if (words->v[k].kind == TOKEN_MARK || words->v[k].taken ||
			lex_sense(words, k, LEX_CUE) ||
			(quote_is_stop(words, k) &&
				!is_title_preposition(words, k)))
			break;
	}
	return SIZE_MAX;
}

/* "The envoy to Syria Name Name": a person comes behind the preposition at
 * word i, and belongs to the title before it. Returns its word, or i. */
static size_t
titled_person(const struct quoted *q, size_t i)
{
	size_t at;

	if (!is_title_preposition(q->words, i))
		return i;
	at = person_ahead(q, i + 1);
	return at == SIZE_MAX ? i : at;
}

/* A verb of the perfect with a feminine subject, three consonants and teh
 * (U+062A): حصلت, أصدرت. It begins a clause about an indefinite noun. */
static bool
is_perfect(const struct words *words, size_t i)
{
	struct str word = words->v[i].fold;

	if (word.len == 10 && str_starts(word, STR("ا")))
		word = str_from(word, 2);
	if (word.len != 8 || !str_ends(word, STR("ت")))
		return false;
	for (size_t at = 0; at < 6; at += 2) {
		struct str letter = str_sub(word, at, at + 2);

		if (str_eq(letter, STR("ا")) || str_eq(letter, STR("و")) ||
			str_eq(letter, STR("ي")))
			return false;
	}
	return true;
}

/* Behind a person's name: what says in which state he speaks, or how old he
 * is. Titles go on. */
static bool
is_circumstance(const struct words *words, size_t i)
{
	struct str word = words->v[i].fold;

	return str_starts(word, STR("البالغ")) ||
	       (str_starts(word, STR("م")) && str_ends(word, STR("ا")) &&
		       word.len >= 8);
}

/* Behind a definite noun an indefinite one is no part of its phrase: «أعلنت
 * الوزارة مقتل ...». What is attached by a preposition or «و» is, and who somebody
 * is. */
static bool
is_object(const struct words *words, size_t i)
{
	static const struct str parts[] = { STR_INIT("ال"), STR_INIT("ل"),
		STR_INIT("ب"), STR_INIT("و"), STR_INIT("نفس"), STR_INIT("ذات"),
		STR_INIT("غير"), STR_INIT("رئيس"), STR_INIT("نائب"),
		STR_INIT("مدير"), STR_INIT("عضو"), STR_INIT("قائد") };

	for (size_t k = 0; k < COUNTOF(parts); k++)
		if (str_starts(words->v[i].fold, parts[k]))
			return false;
	return true;
}

/* «بيان يحمل توقيع ...»: a verb begins a clause about an indefinite noun. */
static bool
is_imperfect(const struct words *words, size_t i)
{
	struct str word = words->v[i].fold;

	return word.len >= 8 && str_starts(word, STR("ي")) &&
	       !str_ends(word, STR("ي")) && !str_ends(word, STR("ين")) &&
	       !str_ends(word, STR("ون")) && !str_ends(word, STR("ه"));
}

/* «فلاديمير بوتين ونظيره ... مسعود بزشكيان»: whether the phrase goes on behind a
 * person, at a word with و. */
static bool
goes_on(const struct quoted *q, size_t i)
{
	return !str_starts(q->words->v[i].fold, STR("و")) ||
	       person_ahead(q, i) != SIZE_MAX;
}

static bool
is_label(const struct span *name, const char *label)
{
	return strcmp(name->label, label) == 0;
}

/*
 * «المتحالفة مع إيران», «البعض من كتائب ...», «مسؤول في وزارة ...»: a preposition at
 * word i and a name behind it that belong to the phrase from first on. Where
 * somebody speaks does not: «قال الوزير في بغداد».
 */
static bool
is_attached(const struct quoted *q, size_t first, size_t i)
{
	const struct words *words = q->words;
	const struct span *name = name_at(q, i + 1);
	struct str before = words->v[i - 1].fold;

	if (!name || is_person(name) || is_outlet(name))
		return false;
	if (word_is(words, i, STR("مع")))
		return str_starts(before, STR("الم")) ||
		       str_starts(before, STR("م"));
	if (word_is(words, i, STR("من")))
		return !is_label(name, "LOC") ||
		       str_starts(before, STR("الم")) ||
		       str_starts(before, STR("م"));
	return word_is(words, i, STR("في")) && !is_label(name, "LOC") &&
	       !str_starts(words->v[first].fold, STR("ال"));
}

/* The word behind a noun phrase that begins at word i. */
static size_t
phrase_end(const struct quoted *q, size_t i)
{
	const struct words *words = q->words;
	size_t at = i;
	bool person = false; /* is in the phrase already */
	bool closed = false; /* its last word is definite */

	while (at < words->n && at < i + PHRASE) {
		const struct word *w = &words->v[at];
		const struct span *name = name_at(q, at);
		size_t next = at;

		if (name && !(at > i && is_addressee(q, at))) {
			person |= is_person(name);
			closed = true;
			at = over_name(q, at);
			continue;
		}
		/* "the minister, Name Name," */
		if (w->cp == 0x060C && at > i && !person &&
			is_person(name_at(q, at + 1)))
			next = at + 1;
		else if (at > i && !person && quote_is_stop(words, at))
			next = is_attached(q, i, at) ? at + 1
						     : titled_person(q, at);
		if (next > at) {
			at = next;
			continue;
		}
		if (w->kind == TOKEN_MARK || w->taken ||
			quote_is_stop(words, at) ||
			lex_sense(words, at, LEX_CUE) ||
			(at > i && is_addressee(q, at)))
			break;
		if (at > i &&
			(is_perfect(words, at) || w->fold.len <= 2))
			break; /* a clause, a lone «لـ» */
		/* behind a person's name: who is told, and how he speaks */
		if (at > i && closed && !person && is_object(words, at))
			break;
		if (!person && !closed && at > i && is_imperfect(words, at))
			break;
		if (person && (str_starts(w->fold, STR("ل")) ||
				      str_starts(w->fold, STR("ب")) ||
				      is_circumstance(words, at) ||
				      !goes_on(q, at)))
			break;
		closed = str_starts(w->fold, STR("ال")) ||
			 str_starts(w->fold, STR("وال")) ||
			 str_starts(w->fold, STR("لل"));
		at++;
	}
	return at;
}

/* «إن», «فإن»: a clause begins at word i, whatever is attached. */
static bool
is_clause_word(const struct words *words, size_t i)
{
	struct str word = words->v[i].fold;

	return word.len <= 6 && str_ends(word, STR("ان"));
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
		q->words->v[first].fold.len <= 2 || /* a lone «بـ» */
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

/* «كان»: the subject follows at once. */
static bool
is_past(const struct words *words, size_t i)
{
	static const struct str past[] = { STR_INIT("كان"), STR_INIT("وكان"),
		STR_INIT("كانت"), STR_INIT("وكانت") };

	return is_one_of(words, i, past, COUNTOF(past));
}

/* Words before the first verb of a sentence. */
static bool
is_opening_word(const struct words *words, size_t i)
{
	static const struct str opening[] = { STR_INIT("كما"), STR_INIT("قد"),
		STR_INIT("وقد"), STR_INIT("لقد"), STR_INIT("فيما"),
		STR_INIT("بينما") };

	return is_past(words, i) ||
	       is_one_of(words, i, opening, COUNTOF(opening));
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

/*
 * «سافر وزير الداخلية الاسم إلى المدينة وشدد على "..."»: a person behind the first
 * verb of the sentence is the subject of those that follow with none of their
 * own.
 */
static void
subject_of_sentence(
	const struct quoted *q, size_t start, struct speech *speech)
{
	const struct words *words = q->words;
	size_t first, at;

	while (start < speech->cue && is_opening_word(words, start))
		start++;
	first = start + !(start > 0 && is_past(words, start - 1));
	if (first >= speech->cue || words->v[start].kind != TOKEN_WORD ||
		words->v[first].kind != TOKEN_WORD || quote_is_stop(words, first))
		return;
	if (first > start && (name_at(q, start) ||
				     str_starts(words->v[start].fold, STR("ال"))))
		return;
	at = person_ahead(q, first);
	if (at == SIZE_MAX || at >= speech->cue || phrase_end(q, first) <= at)
		return;
	speech->first = first;
	speech->last = over_name(q, at);
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
	subject_behind(q, s, limit, &other);
	if (other.last <= other.first) {
		other.first = other.last = 0;
		subject_before(q, start, &other);
	}
	if (other.last <= other.first && joined && pair->main < other.cue) {
		other.cue = pair->main;
		s = lex_sense(q->words, other.cue, LEX_CUE);
		other.first = other.last = 0;
		subject_behind(q, s, limit, &other);
	}
	if (other.last <= other.first &&
		(joined || is_past(q->words, start))) {
		other.first = other.last = 0;
		subject_of_sentence(q, start, &other);
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
	speech->last = size_min(phrase_end(q, end), pair->open);
	return speech->last > speech->first;
}
