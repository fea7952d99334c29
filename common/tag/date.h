/*
 * date - DATE and DURATION in a paragraph, with TIMEX3 values. A date has
 * "value", what the words say by themselves (XXXX-11-27, PAST-P2D), and where
 * a reference fixes it "abs" (2024-11-27).
 */

#ifndef SAFI_DATE_H
#define SAFI_DATE_H

#include "common/conf.h"
#include "lex.h"
#include "span.h"

/* The section "dates" of the configuration. */
struct date_conf {
	struct conf_list months; /* struct date_month */
};

struct date_month {
	struct conf_text id; /* 1 to 12 */
	struct conf_texts words;
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
