/*
 * lex_list - lists that a grammar asks about the words around what it reads:
 * is «صلاة» (U+0635 0644 0627 0629), a noun that takes the day behind it for
 * its name, one of LIST_WEEKDAY_HEADS? Unlike those of lex such a word means
 * nothing by itself and hides no other reading.
 *
 * A word is in a list as it stands there, folded, also with U+0648 (and)
 * before it; other proclitics and forms are words of their own in the list.
 */

#ifndef SAFI_LEX_LIST_H
#define SAFI_LEX_LIST_H

#include "common/conf.h"
#include "lex.h"

/* For each what its words say. */
enum lex_list {
	/* open, in the section "numbers" of config/tag.yaml */
	LIST_FATES,     /* something else than harm: missing, arrested */
	LIST_SPARED,    /* who came to no harm: missing, besieged */
	LIST_LOSSES,    /* lives are lost: lost, reaped */
	LIST_LIVES,     /* their lives */
	LIST_ATTEMPTS,  /* of killing, that may have failed */
	LIST_SUFFERED,  /* met with harm: suffered (wounds) */
	LIST_TOLLS,     /* number of, toll of */
	LIST_ILLNESSES, /* infected with what */
	LIST_BODIES,    /* end of the name of who passes resolutions */
	LIST_LETTERS,   /* names of Latin letters before a model's number */
	LIST_WAW,       /* beginnings of nouns with U+0648 */
	/* in the section "dates" */
	LIST_DAY_NAMES,     /* behind "the day": not today */
	LIST_WEEKDAY_HEADS, /* before a weekday: in a name */
	LIST_WEEKDAY_NAMES, /* behind it */
	LIST_YEAR_KINDS,    /* behind "year": school, fiscal */
	LIST_LASTING,       /* behind a plural that nobody counted: long */
	LIST_GREETINGS,     /* behind "evening": good */
	/* in the section "quotes" */
	LIST_TALKS,   /* a talk with or to an outlet */
	LIST_RECORDS, /* verbs of an outlet that found out */
	LIST_AUTHORS, /* before who wrote the article */
	LIST_OFFICES, /* heads of a role, which want a noun behind them */
	LIST_TITLES,  /* definite ones, behind a person's name */
	LIST_MANNERS, /* behind a verb of saying: laughing (she) */
	/* closed, in num_words.c: before a number or a noun */
	LIST_BEFORE_PLACE, /* the number says where or when, not how many */
	LIST_AMONG,        /* the number goes on with what was said */
	LIST_RESOLUTION,
	/* closed, in date_words.c */
	LIST_BEFORE_YEAR,    /* four digits are a year */
	LIST_BEFORE_MONTH,   /* a name that is a word too is a month */
	LIST_BEFORE_QUARTER, /* a quarter is one of a year */
	LIST_BEFORE_CLOCK,   /* a number is an hour */
	LIST_BEFORE_UNIT,    /* a lone unit is one of it: for a month */
	LIST_BEFORE_PLURAL,  /* a plural is a period: since years */
	LIST_OVER_PLURAL,    /* one if nobody's: after years */
	LIST_THAT_DAY,       /* before "the day": not today */
	LIST_SAME_DAY,       /* behind it */
	LIST_THAT_NIGHT,     /* before "the night": not this one */
	LIST_SAME_NIGHT,     /* behind it */
	LIST_BEFORE_PAST,    /* a verb in the past follows */
	LIST_PART_ALONE,     /* a part of the day that is a date alone */
	LEX_LISTS
};

/* A member of a grammar's configuration, filled in by LEX_LIST fields. */
struct lex_texts {
	struct conf_texts v[LEX_LISTS];
};

/* A field of a schema: a list of words in a struct's struct lex_texts. */
#define LEX_LIST_FIELD(name, st, member, list)                                 \
	{                                                                      \
		.key = (name), .type = CONF_TEXTS,                             \
		.offset = offsetof(st, member.v[list]), .merge = CONF_APPEND   \
	}

/* Adds words of a grammar, parted by spaces. */
void lex_add_list(struct lex *lex, const char *words, enum lex_list list);

/* Adds the words of a configuration to the lists of lex. False: one of them is
 * not one word, which was reported. */
bool lex_add_lists(
	struct lex *lex, const struct lex_texts *texts, struct diag *diag);

/* A folded word is in a list. */
bool lex_has(const struct lex *lex, struct str fold, enum lex_list list);

/* It begins with a word of the list. */
bool lex_has_head(const struct lex *lex, struct str fold, enum lex_list list);

/* Word i is in a list. */
static inline bool
word_in(const struct words *words, size_t i, enum lex_list list)
{
	return i < words->n && lex_has(words->lists, words->v[i].fold, list);
}

#endif
