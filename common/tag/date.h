/*
 * date - DATE and DURATION in a paragraph, with TIMEX3 values. A date has
 * "value", what the words say by themselves (XXXX-11-27, PAST-P2D), and where
 * a reference fixes it "abs" (2024-11-27).
 */

#ifndef SAFI_DATE_H
#define SAFI_DATE_H

#include "common/conf.h"
#include "lex_list.h"
#include "span.h"

/* The section "dates" of the configuration. In its first lists an element
 * (struct date_entry) is what words mean, by its id, and these words. */
struct date_conf {
	struct conf_list months; /* 1 to 12, hijri-1 to hijri-12 */
	struct conf_list days;   /* days from today; now, tonight, weekend */
	struct conf_list directions; /* last, next, current */
	struct conf_list parts;      /* of the day: morning ... night */
	struct conf_list edges;  /* of a period: start, middle, end, first */
	struct conf_list times;  /* early, late, earlier, later */
	struct conf_list feasts; /* 12-25, hijri-10-01, easter */
	struct lex_texts lists;  /* words around a date */
};

struct date_entry {
	struct conf_text id;
	struct conf_texts words;
	struct conf_texts definite; /* known only with the article */
	struct conf_texts adverbs;  /* of a part of the day */
	struct conf_texts weak;     /* months that are words of their own */
	struct conf_texts capital;  /* the same, and begin with a capital */
	struct conf_texts dated;    /* months only with a year */
};

extern const struct conf_schema date_schema; /* of struct date_conf */

/* The day, and maybe the time, that a document is about. */
struct date_ref {
	bool known;
	bool timed;  /* hour, minute and second are known */
	bool future; /* an open weekday or month lies ahead, not behind */
	int year, month, day;
	int hour, minute, second;
};

/* Reads "2024-12-01", also with "T04:30:00" or " 04:30" and anything behind
 * it. Leaves future alone. False: not a date of the years 1 to 9999. */
bool date_ref_parse(struct str s, struct date_ref *ref);

struct date;

/* Adds the words of dates to lex, which has those of numbers (num_open)
 * already. NULL: a fault in conf, reported. */
struct date *date_new(struct lex *lex, const struct date_conf *conf,
	struct arena *arena, struct diag *diag);

/* Adds the spans of a paragraph and marks their words as taken. */
void date_tag(const struct date *date, struct words *words,
	const struct date_ref *ref, struct spans *spans);

/* What date_new took beyond the arena is given back. NULL is fine. */
void date_free(struct date *date);

#endif
