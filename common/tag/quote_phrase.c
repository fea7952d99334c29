/*
 * quote_phrase - how far a speaker's noun phrase reaches. It ends at words that
 * end one, at dates, and after so many words, so the time is linear.
 */

#include "quote_read.h"

enum {
	PHRASE = 18, /* words of a speaker at most */
	TITLE = 8,   /* words between a title's preposition and its person */
	NAME = 3,    /* words of a name that no list has */
	APPOSED = 12 /* words between commas that say who a person is */
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

static bool
is_person(const struct span *name)
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

/* A noun phrase can end before word i: at a mark, before "that". */
static bool
is_closing(const struct quoted *q, size_t i)
{
	static const struct str that[] = { STR_INIT("ان"), STR_INIT("بان"),
		STR_INIT("انه"), STR_INIT("انها"), STR_INIT("بانه"),
		STR_INIT("بانها") };

	return i >= q->words->n || q->words->v[i].kind == TOKEN_MARK ||
	       quote_is_one_of(q->words, i, that, COUNTOF(that)) ||
	       (name_at(q, i) && is_outlet(name_at(q, i)));
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

		if (is_person(name))
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

/* «الباحثة في تاريخ المدن، الاسم»: the person behind the comma that ends the
 * title which goes on at word i, or none. */
static size_t
person_behind_comma(const struct quoted *q, size_t i, size_t none)
{
	const struct words *words = q->words;

	for (size_t k = i; k < words->n && k < i + TITLE; k++) {
		if (words->v[k].cp == 0x060C)
			return is_person(name_at(q, k + 1)) &&
					       is_closing(q, quote_over_name(
								     q, k + 1))
				       ? k + 1
				       : none;
		if (words->v[k].kind != TOKEN_WORD || words->v[k].taken ||
			lex_sense(words, k, LEX_CUE))
			break;
	}
	return none;
}

/* "The envoy to Syria Name Name": a person comes behind the preposition at
 * word i, and belongs to the title before it. Returns its word, or i. */
static size_t
titled_person(const struct quoted *q, size_t i)
{
	size_t at;

	if (!is_title_preposition(q->words, i))
		return i;
	at = quote_person_ahead(q, i + 1);
	return at == SIZE_MAX ? person_behind_comma(q, i + 1, i) : at;
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

/* Behind a person's name: what says in which state or on what he speaks, or
 * how old he is, «مبتسما», «تعليقا على», «حديثه». Titles go on. */
static bool
is_circumstance(const struct words *words, size_t i)
{
	const struct word *w = &words->v[i];
	struct str word = str_sub(words->text, w->beg, w->end);

	return str_starts(w->fold, STR("البالغ")) ||
	       (str_ends(w->fold, STR("ا")) && w->fold.len >= 6 &&
		       !str_starts(w->fold, STR("ال"))) ||
	       (str_ends(word, STR("\xD9\x87")) && w->fold.len >= 10 &&
		       !str_starts(word, STR("و")));
}

/* Behind a person's name a definite noun says who he is, or is what he speaks
 * of: «انتقد فلان الخطة». */
static bool
is_object_of_person(const struct words *words, size_t i)
{
	struct str word = words->v[i].fold;

	return str_starts(word, STR("ال")) &&
	       !lex_has_head(words->lists, word, LIST_TITLES);
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
		!is_person(name_at(q, end + 1)))
		return i;
	return end + 1;
}

/* Behind a definite noun an indefinite one is no part of its phrase: «أعلنت
 * الوزارة مقتل ...». What is attached by a preposition or «و» is, and who
 * somebody is. */
static bool
is_object(const struct words *words, size_t i)
{
	static const struct str parts[] = { STR_INIT("ال"), STR_INIT("ل"),
		STR_INIT("ب"), STR_INIT("و"), STR_INIT("نفس"), STR_INIT("ذات"),
		STR_INIT("غير") };

	for (size_t k = 0; k < COUNTOF(parts); k++)
		if (str_starts(words->v[i].fold, parts[k]))
			return false;
	return !lex_has_head(words->lists, words->v[i].fold, LIST_OFFICES);
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

/* «فلاديمير بوتين ونظيره ... مسعود بزشكيان»: whether the phrase goes on behind
 * a person, at a word with و. */
static bool
goes_on(const struct quoted *q, size_t i)
{
	return !str_starts(q->words->v[i].fold, STR("و")) ||
	       quote_person_ahead(q, i) != SIZE_MAX;
}

/* What a person is begins at word i, behind a comma: a noun, no circumstance
 * («مبتسما»), nothing that is attached to what went before. */
static bool
is_apposition(const struct quoted *q, size_t i)
{
	static const struct str who[] = { STR_INIT("الذي"), STR_INIT("التي"),
		STR_INIT("الذين") };
	const struct words *words = q->words;
	const struct word *w;

	if (i >= words->n || words->v[i].kind != TOKEN_WORD ||
		words->v[i].taken || name_at(q, i) || quote_is_stop(words, i) ||
		WORD_AMONG(words, i, who))
		return false;
	w = &words->v[i];
	if (str_ends(w->fold, STR("ه")) && quote_is_stop(words, i + 1) &&
		!word_is(words, i + 1, STR("في")))
		return false; /* «مبتسمة أمام», how she speaks */
	return w->fold.len > 4 && !is_circumstance(words, i) &&
	       !is_imperfect(words, i) && !is_perfect(words, i) &&
	       !(w->pre & LEX_PROCLITIC) && !str_starts(w->fold, STR("و")) &&
	       !str_starts(w->fold, STR("لل"));
}

/*
 * «قال الاسم الاسم، مديرة المكتب في المدينة، إن»: the word behind what is said
 * of a person between the comma at word i and a mark or "that", or i.
 */
static size_t
over_apposition(const struct quoted *q, size_t i)
{
	const struct words *words = q->words;
	size_t k = i + 1;

	if (!is_apposition(q, k))
		return i;
	while (!is_closing(q, k) && k < i + APPOSED) {
		if (words->v[k].kind != TOKEN_WORD || words->v[k].taken ||
			lex_sense(words, k, LEX_CUE))
			return i;
		k = name_at(q, k) ? quote_over_name(q, k) : k + 1;
	}
	return k < i + APPOSED ? k : i;
}

/* Word i begins what somebody is. */
static bool
is_titled(const struct words *words, size_t i)
{
	struct str word = words->v[i].fold;

	return lex_has_head(words->lists, word, LIST_OFFICES) ||
	       lex_has_head(words->lists, word, LIST_TITLES);
}

/* «المتحدث باسم الهيئة، الاسم الاسم، إن»: the word behind two or three words
 * between the comma at word i and a mark, which behind a title are a name that
 * no list has; or i. */
static size_t
over_unknown_name(const struct quoted *q, size_t first, size_t i)
{
	const struct words *words = q->words;
	size_t k = i + 1;

	if (!is_titled(words, first) || !is_apposition(q, k) ||
		str_starts(words->v[k].fold, STR("ال")))
		return i;
	while (k < words->n && k <= i + NAME && !name_at(q, k) &&
		words->v[k].kind == TOKEN_WORD && !words->v[k].taken &&
		!lex_sense(words, k, LEX_CUE) && !quote_is_stop(words, k))
		k++;
	return k > i + 2 && (k >= words->n || words->v[k].kind == TOKEN_MARK)
		       ? k
		       : i;
}

/* The phrase from word i to the comma is a name, one of a list or one before an
 * office. */
static bool
can_be_apposed(const struct quoted *q, size_t i, size_t comma)
{
	const struct words *words = q->words;

	if (is_person(name_at(q, i)))
		return quote_over_name(q, i) == comma;
	return comma == i + 2 && comma + 1 < words->n &&
	       is_titled(words, comma + 1);
}

static bool
is_label(const struct span *name, const char *label)
{
	return strcmp(name->label, label) == 0;
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
	if (!name) /* «تاجر في السوق»: which one of them he is */
		return !closed && word_is(words, i, STR("في")) &&
		       i + 1 < words->n && !words->v[i + 1].taken &&
		       str_starts(words->v[i + 1].fold, STR("ال")) &&
		       !str_starts(before, STR("ال"));
	if (is_person(name) || is_outlet(name))
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

/* A definite noun; «والدة» is none. */
static bool
is_closed_by(const struct words *words, size_t i)
{
	struct str word = words->v[i].fold;

	return str_starts(word, STR("ال")) || str_starts(word, STR("لل")) ||
	       (str_starts(word, STR("وال")) &&
		       !lex_has_head(words->lists, word, LIST_WAW));
}

/* The word behind a noun phrase that begins at word i. */
size_t
quote_phrase_end(const struct quoted *q, size_t i)
{
	const struct words *words = q->words;
	size_t at = i;
	bool person = false; /* is in the phrase already */
	bool closed = false; /* its last word is definite */
	size_t named = 0;    /* where a person's name has just ended */

	while (at < words->n && at < i + PHRASE) {
		const struct word *w = &words->v[at];
		const struct span *name = name_at(q, at);
		size_t next = at;

		if (name && !(at > i && quote_is_addressee(q, at))) {
			next = quote_over_name(q, at);
			person |= is_person(name);
			closed = true;
			named = is_person(name) && next > at + 1 ? next : 0;
			at = next;
			continue;
		}
		/* "the minister, Name Name," */
		if (w->cp == 0x060C && at > i && !person &&
			is_person(name_at(q, at + 1)))
			next = at + 1;
		else if (at > i && !person && over_marked_name(q, at) > at)
			next = over_marked_name(q, at);
		else if (at > i && !person && quote_is_stop(words, at))
			next = is_attached(q, i, at, closed)
				       ? at + 1
				       : titled_person(q, at);
		if (next > at) {
			at = next;
			continue;
		}
		if (w->cp == 0x060C && at > i + 1)
			return can_be_apposed(q, i, at) ? over_apposition(q, at)
			       : person                 ? at
					: over_unknown_name(q, i, at);
		if (w->kind == TOKEN_MARK || w->taken ||
			quote_is_stop(words, at) ||
			lex_sense(words, at, LEX_CUE) ||
			(at > i && quote_is_addressee(q, at)))
			break;
		if (at > i && (is_perfect(words, at) || w->fold.len <= 2))
			break; /* a clause, a lone «لـ» */
		/* behind a person's name: who is told, and how he speaks */
		if (at > i && closed && !person && is_object(words, at))
			break;
		if (!person && !closed && at > i && is_imperfect(words, at))
			break;
		if (person &&
			(str_starts(w->fold, STR("ل")) ||
				(str_starts(w->fold, STR("ب")) &&
					!word_is(words, at, STR("باسم"))) ||
				is_circumstance(words, at) || !goes_on(q, at) ||
				(named == at &&
					is_object_of_person(words, at))))
			break;
		closed = is_closed_by(words, at);
		at++;
	}
	return at;
}
