/*
 * quote_phrase - how far a speaker's noun phrase reaches. It ends at words that
 * end one, at dates, and after so many words, so the time is linear.
 */

#include "quote_read.h"

enum {
	PHRASE = 18, /* words of a speaker at most */
	TITLE = 8    /* words between a title's preposition and its person */
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
bool
quote_is_addressee(const struct quoted *q, size_t i)
{
	const struct word *w = &q->words->v[i];
	const struct span *name = name_at(q, i);

	if (name && is_outlet(name))
		return true;
	return w->pre & LEX_LAM && lex_sense(q->words, i, LEX_HEAD);
}

bool
quote_is_person(const struct span *name)
{
	return name && strcmp(name->label, "PER") == 0;
}

/* The word behind the name that begins at word i. */
size_t
quote_over_name(const struct quoted *q, size_t i)
{
	const struct span *name = name_at(q, i);

	while (i < q->words->n && q->words->v[i].beg < name->end)
		i++;
	return i;
}

bool
quote_is_one_of(
	const struct words *words, size_t i, const struct str *list, size_t n)
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
		STR_INIT("في"), STR_INIT("علي"), STR_INIT("من"), STR_INIT("عن"),
		STR_INIT("ل") };

	return quote_is_one_of(words, i, to, COUNTOF(to));
}

/* The person named at word i or up to TITLE words on, in the same phrase;
 * SIZE_MAX if none is. */
size_t
quote_person_ahead(const struct quoted *q, size_t i)
{
	const struct words *words = q->words;

	for (size_t k = i; k < words->n && k < i + TITLE; k++) {
		const struct span *name = name_at(q, k);

		if (quote_is_person(name))
			return k;
		if (name) {
			k = quote_over_name(q, k) - 1;
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
 * word i, and belongs to the title that begins at word first. Returns the
 * person's word, the word behind a name that no list has, or i. */
static size_t
titled_person(const struct quoted *q, size_t first, size_t i)
{
	const struct words *words = q->words;
	size_t at;

	if (!is_title_preposition(words, i))
		return i;
	at = quote_person_ahead(q, i + 1);
	if (at == SIZE_MAX)
		at = quote_person_apposed(q, i + 1, i);
	for (size_t k = i + 1; at == i && k < words->n && k < i + TITLE; k++) {
		if (words->v[k].cp == 0x060C) {
			size_t end = quote_over_unknown(q, first, k);

			return end > k ? end : i;
		}
		if (words->v[k].kind != TOKEN_WORD ||
			lex_sense(words, k, LEX_CUE))
			break;
	}
	return at;
}

/* «المتحدث العسكري لـ"الكتائب" فلان»: a body in marks inside a title. The word
 * of the person behind it, or i. */
static size_t
over_marked_name(const struct quoted *q, size_t i)
{
	const struct words *words = q->words;
	size_t end;

	if (!word_is(words, i, STR("ل")) || i + 2 >= words->n ||
		words->v[i + 1].kind != TOKEN_MARK || !name_at(q, i + 2) ||
		is_outlet(name_at(q, i + 2)))
		return i;
	end = quote_over_name(q, i + 2);
	if (end >= words->n || words->v[end].kind != TOKEN_MARK ||
		!quote_is_person(name_at(q, end + 1)))
		return i;
	return end + 1;
}

/* «فلاديمير بوتين ونظيره ... مسعود بزشكيان»: whether the phrase goes on behind
 * a person, at a word with و. */
static bool
goes_on(const struct quoted *q, size_t i)
{
	return !str_starts(q->words->v[i].fold, STR("و")) ||
	       word_is(q->words, i, STR("ونظيره")) ||
	       word_is(q->words, i, STR("ونظيرته")) ||
	       quote_person_ahead(q, i) != SIZE_MAX;
}

static bool
is_label(const struct span *name, const char *label)
{
	return strcmp(name->label, label) == 0;
}

/* «بيان صادر عن ...»: whose document it is belongs to it. */
static bool
is_issued(const struct words *words, size_t i)
{
	static const struct str issued[] = { STR_INIT("صادر"),
		STR_INIT("الصادر"), STR_INIT("صادره"), STR_INIT("الصادره") };

	return WORD_AMONG(words, i, issued);
}

/*
 * «المتحالفة مع إيران», «البعض من كتائب ...», «مسؤول في وزارة ...»: a
 * preposition at word i and a name behind it that belong to the phrase from
 * first on, which is closed when its last word is definite. Where somebody
 * speaks does not: «قال الوزير في بغداد».
 */
static bool
is_attached(const struct quoted *q, size_t first, size_t i, bool closed)
{
	const struct words *words = q->words;
	const struct span *name = name_at(q, i + 1);
	struct str before = words->v[i - 1].fold;

	/* «مزارع من ولاية ...»: a place with the word for what it is */
	if (!name && !closed && word_is(words, i, STR("من")) &&
		name_at(q, i + 2))
		return is_label(name_at(q, i + 2), "LOC") &&
		       words->v[i + 1].kind == TOKEN_WORD;
	if (!name && is_issued(words, i - 1) && word_is(words, i, STR("عن")))
		return i + 1 < words->n && quote_is_definite(words, i + 1);
	if (!name) /* «تاجر في السوق», «شابة من السكان»: which one of them */
		return !closed &&
		       (word_is(words, i, STR("في")) ||
			       word_is(words, i, STR("من"))) &&
		       i + 1 < words->n && !words->v[i + 1].taken &&
		       str_starts(words->v[i + 1].fold, STR("ال")) &&
		       !str_starts(before, STR("ال"));
	if (quote_is_person(name) || is_outlet(name))
		return false;
	if (word_is(words, i, STR("عن")))
		return is_issued(words, i - 1);
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

/* «للصحافيين»: to whom somebody spoke; «بما سماه»: of what. */
static bool
is_complement(const struct words *words, size_t i)
{
	static const struct str hearers[] = { STR_INIT("للصحافيين"),
		STR_INIT("للصحفيين"), STR_INIT("للاعلاميين"),
		STR_INIT("للمراسلين") };
	static const struct str what[] = { STR_INIT("بما"), STR_INIT("مما"),
		STR_INIT("عما") };
	size_t len = words->v[i].fold.len;

	return len == what[0].len
		       ? WORD_AMONG(words, i, what)
		       : len >= hearers[1].len && WORD_AMONG(words, i, hearers);
}

/* «ذات مرة»: when somebody said it; «البالغ»: how old he is; «طلب عدم كشف
 * اسمه»: a clause. */
static bool
is_behind_phrase(const struct words *words, size_t i)
{
	static const struct str times[] = { STR_INIT("مره"), STR_INIT("يوم"),
		STR_INIT("ليله"), STR_INIT("صباح"), STR_INIT("مساء") };

	if (str_starts(words->v[i].fold, STR("ال")))
		return str_starts(words->v[i].fold, STR("البالغ"));
	return word_is(words, i + 1, STR("عدم")) || is_complement(words, i) ||
	       word_in(words, i, LIST_MANNERS) ||
	       (word_is(words, i, STR("ذات")) &&
		       WORD_AMONG(words, i + 1, times));
}

/* «كل من فلان وفلان»: the words before joint speakers. */
static size_t
over_each(const struct words *words, size_t i)
{
	return word_is(words, i, STR("كل")) && word_is(words, i + 1, STR("من"))
		       ? i + 2
		       : i;
}

/* A noun phrase as far as it was read. */
struct phrase {
	const struct quoted *q;
	size_t first, at; /* words: its first, the next */
	bool person;      /* one is in it already */
	bool closed;      /* its last word is definite */
	size_t named;     /* where a person's name has just ended */
	size_t alone;     /* where a name has ended that is all of it */
};

/* Over the name that stands next; false: none that belongs to the phrase. */
static bool
take_name(struct phrase *p)
{
	const struct span *name = name_at(p->q, p->at);
	size_t next;

	if (!name || (p->at > p->first && quote_is_addressee(p->q, p->at)))
		return false;
	next = quote_over_name(p->q, p->at);
	p->person |= quote_is_person(name);
	p->closed = true;
	p->alone = p->at == p->first ? next : 0;
	p->named = quote_is_person(name) && next > p->at + 1 ? next : 0;
	p->at = next;
	return true;
}

/* How many words from the comma at word i to a person: 1, 2 with a title before
 * the name; 0: there is none. */
static size_t
person_behind(const struct quoted *q, size_t i)
{
	if (quote_is_person(name_at(q, i + 1)))
		return 1;
	return i + 2 < q->words->n && quote_is_person(name_at(q, i + 2)) &&
			       str_starts(q->words->v[i + 1].fold, STR("ال"))
		       ? 2
		       : 0;
}

/* Over a comma, a body in marks, or a preposition that a title goes on with. */
static bool
take_joint(struct phrase *p)
{
	const struct words *words = p->q->words;
	size_t at = p->at, next = at;

	if (at == p->first || p->person)
		return false;
	/* "the minister, Name Name,", "the head, Dr Name Name," */
	if (words->v[at].cp == 0x060C)
		next = at + person_behind(p->q, at);
	else if (over_marked_name(p->q, at) > at)
		next = over_marked_name(p->q, at);
	else if (quote_is_person(name_at(p->q, at + 1)) &&
		 quote_is_called(words, at))
		next = at + 1;
	else if (quote_is_stop(words, at))
		next = is_attached(p->q, p->first, at, p->closed)
			       ? at + 1
			       : titled_person(p->q, p->first, at);
	p->at = next;
	return next > at;
}

/* The word behind what is said of somebody from the comma that stands next. */
static size_t
over_comma(const struct phrase *p)
{
	if (quote_can_be_apposed(p->q, p->first, p->at))
		return quote_over_apposition(p->q, p->at);
	return p->person ? p->at : quote_over_unknown(p->q, p->first, p->at);
}

/* The next word is in no noun phrase. */
static bool
is_foreign(const struct phrase *p)
{
	const struct words *words = p->q->words;
	const struct word *w = &words->v[p->at];

	return w->kind == TOKEN_MARK || w->taken ||
	       (quote_is_stop(words, p->at) &&
		       !(p->at == p->first && /* «أم حسين», not "or" */
			       word_is(words, p->at, STR("ام")))) ||
	       lex_sense(words, p->at, LEX_CUE) ||
	       is_behind_phrase(words, p->at);
}

/* Behind a person's name: who is told, how he speaks, what he speaks of. */
static bool
leaves_person(const struct phrase *p)
{
	const struct words *words = p->q->words;
	struct str fold = words->v[p->at].fold;

	return str_starts(fold, STR("ل")) ||
	       (str_starts(fold, STR("ب")) &&
		       !word_is(words, p->at, STR("باسم"))) ||
	       quote_is_circumstance(words, p->at) || !goes_on(p->q, p->at) ||
	       (p->named == p->at && quote_is_of_person(words, p->at));
}

/* The phrase ends before the next word. */
static bool
is_over(const struct phrase *p)
{
	const struct words *words = p->q->words;

	if (is_foreign(p))
		return true;
	if (p->at > p->first &&
		(quote_is_addressee(p->q, p->at) ||
			quote_is_perfect(words, p->at) || /* a clause */
			words->v[p->at].fold.len <= 2))   /* a lone «لـ» */
		return true;
	if (p->person)
		return leaves_person(p);
	if (p->at == p->first)
		return false;
	/* «نددت كراكاس بالقرار» */
	if (p->alone == p->at && str_starts(words->v[p->at].fold, STR("بال")))
		return true;
	return p->closed ? quote_is_object(words, p->at)
			 : quote_is_imperfect(words, p->at);
}

/* The word behind a noun phrase that begins at word i. */
size_t
quote_phrase_end(const struct quoted *q, size_t i)
{
	const struct words *words = q->words;
	struct phrase p = { .q = q, .first = i, .at = over_each(words, i) };

	if (word_is_latin(words, i))
		return quote_latin_end(q, i);
	while (p.at < words->n && p.at < i + PHRASE) {
		if (take_name(&p) || take_joint(&p))
			continue;
		if (words->v[p.at].cp == 0x060C && p.at > i + 1)
			return over_comma(&p);
		if (is_over(&p))
			break;
		p.closed = quote_is_definite(words, p.at);
		p.at++;
	}
	return p.at;
}
