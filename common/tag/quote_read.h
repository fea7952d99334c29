/* quote_read - what the files of quote share. */

#ifndef SAFI_QUOTE_READ_H
#define SAFI_QUOTE_READ_H

#include "quote.h"

enum quote_flag {
	QUOTE_PARTICIPLE = 1 << LEX_OWN,      /* goes on with a verb before */
	QUOTE_DESCRIBES = 1 << (LEX_OWN + 1), /* one word may be quoted */
	QUOTE_DOCUMENT = 1 << (LEX_OWN + 2)   /* "in" a document */
};

enum { NONE = -1 };

/* A pair of quotation marks: words [open + 1, close) are inside. */
struct pair {
	size_t open, close;
	size_t start; /* the word that its sentence begins with */
	size_t cue;   /* the last verb of saying before it there, or SIZE_MAX */
	size_t verb;  /* the last finite one */
	size_t main;  /* the first finite one */
	bool nested;  /* inside another pair */
	bool unclosed;
};

struct pairs {
	struct pair *v;
	size_t n, cap;
};

/* What is known of a paragraph. */
struct quoted {
	const struct words *words;
	struct spans *spans;
	const size_t *name; /* for each word: 1 + the index of the span of a
			       name that begins there, or 0 */
	struct pairs pairs;
};

/* Finds the pairs of a paragraph. */
void quote_pairs(const struct words *words, struct pairs *pairs);

/* «شاب يدعى فلان», «امرأة تدعى فلانة» (with U+0649 at the end): somebody is
 * called so; «يدعي أن» claims. */
bool quote_is_called(const struct words *words, size_t i);

/* True for a mark that ends a sentence. */
bool ends_sentence(const struct words *words, size_t i);

/* The span of the name that begins at word i, or NULL. */
const struct span *name_at(const struct quoted *q, size_t i);

/* True for an agency or outlet. */
bool is_outlet(const struct span *name);

/* What was found around a quotation. */
struct speech {
	size_t cue;         /* SIZE_MAX: none */
	size_t first, last; /* words of the speaker; empty: none */
};

/* A word that ends a noun phrase. */
bool quote_is_stop(const struct words *words, size_t i);

/* Word i is folded to one of n words. */
bool quote_is_one_of(
	const struct words *words, size_t i, const struct str *list, size_t n);

/* The word behind the name that begins at word i. */
size_t quote_over_name(const struct quoted *q, size_t i);

/* Word i is an agency that is told something: the phrase before it ended. */
bool quote_is_addressee(const struct quoted *q, size_t i);

/* The person named at word i or a few words on, in the same phrase; SIZE_MAX
 * if none is. */
size_t quote_person_ahead(const struct quoted *q, size_t i);

/* What word i can be, by its form: a verb of the perfect, feminine, or of the
 * imperfect; behind a name how somebody speaks, or what he speaks of; behind a
 * definite noun no part of its phrase; a definite noun. */
bool quote_is_perfect(const struct words *words, size_t i);
bool quote_is_imperfect(const struct words *words, size_t i);
bool quote_is_circumstance(const struct words *words, size_t i);
bool quote_is_of_person(const struct words *words, size_t i);
bool quote_is_object(const struct words *words, size_t i);
bool quote_is_definite(const struct words *words, size_t i);

/* Word i begins what somebody is, «رئيس», «المتحدث». */
bool quote_is_titled(const struct words *words, size_t i);

bool quote_is_person(const struct span *name);

/* The person behind the comma that ends the title which goes on at word i, or
 * none. */
size_t quote_person_apposed(const struct quoted *q, size_t i, size_t none);

/* The phrase from word i to the comma is a name that can be explained. */
bool quote_can_be_apposed(const struct quoted *q, size_t i, size_t comma);

/* The word behind what is said of a person from the comma at word i, or i. */
size_t quote_over_apposition(const struct quoted *q, size_t i);

/* The word behind a name that no list has, from the comma at word i behind a
 * title at word first, or i. */
size_t quote_over_unknown(const struct quoted *q, size_t first, size_t i);

/* The word behind a name that no list has, right behind the definite noun that
 * a phrase from word first ends with at word i; or i. Where nothing else can
 * stand: «قال المسعف فلان بن فلان إن». Where the verb may have an object it has
 * to be a title, and the end of the name certain. */
size_t quote_over_stranger(
	const struct quoted *q, size_t first, size_t i, bool objects);

/* The word behind the noun phrase that begins at word i. */
size_t quote_phrase_end(const struct quoted *q, size_t i);

/* The subject of the verb of saying speech->cue, in a sentence that begins at
 * word start: before the verb; behind it, but before word limit; the subject of
 * the sentence; what a relative pronoun before the verb stands for. speech is
 * as it was, or without a speaker, where there is none. */
void quote_subject_before(
	const struct quoted *q, size_t start, struct speech *speech);
void quote_subject_behind(const struct quoted *q, const struct sense *s,
	size_t limit, struct speech *speech);
void quote_subject_of_sentence(
	const struct quoted *q, size_t start, struct speech *speech);
void quote_antecedent(
	const struct quoted *q, size_t start, struct speech *speech);

/* «كان»: the subject follows at once. */
bool quote_is_past(const struct words *words, size_t i);

/* Who speaks: behind the verb or before it; for a participle, where its verb
 * has it. What is behind limit is not looked at. */
void quote_speaker(const struct quoted *q, const struct pair *pair,
	size_t limit, struct speech *speech);

/* Cuts the phrase behind a verb that describes something to who describes it:
 * a name in it, or its first noun with what belongs to it. */
void quote_cut_described(const struct quoted *q, struct speech *speech);

/* The word behind the comma, dash or dots at word i that lead from a quotation
 * to who said it, «"..."، قال»; or i. One full stop ends the sentence. */
size_t quote_over_pause(const struct words *words, size_t i);

/* Behind a quotation: "said he", "as he said", "according to him". True when
 * one of them is there. */
bool quote_said_behind(
	const struct quoted *q, const struct pair *pair, struct speech *speech);

/* The full stop at word i is that of a title: "Mr. X". */
bool quote_is_abbreviated(const struct words *words, size_t i);

/* The same of English and French: the word behind the noun phrase at word i;
 * who stands before the verb speech->cue of a clause no farther back than
 * start; who said it behind a quotation, at word i. */
size_t quote_latin_end(const struct quoted *q, size_t i);
void quote_latin_before(
	const struct quoted *q, size_t start, struct speech *speech);
bool quote_latin_behind(
	const struct quoted *q, size_t i, struct speech *speech);

/* "According to the statement," at the beginning of the sentence. */
bool quote_source_before(
	const struct quoted *q, const struct pair *pair, struct speech *speech);

/* The paragraph can be a line that names who wrote the article. */
bool quote_names_author(const struct words *words);

/* ATTR. */
void attr_tag(struct quoted *q);

#endif
