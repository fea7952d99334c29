/*
 * date_read - the grammar of dates: a date is read field by field (part of
 * the day, weekday, day, month, year ...) in whatever order it is written.
 */

#ifndef SAFI_DATE_READ_H
#define SAFI_DATE_READ_H

#include "date_cal.h"
#include "num_read.h"

enum date_unit {
	UNIT_SECOND,
	UNIT_MINUTE,
	UNIT_HOUR,
	UNIT_DAY,
	UNIT_WEEK,
	UNIT_MONTH,
	UNIT_SEASON,
	UNIT_YEAR,
	UNIT_DECADE,
	UNIT_CENTURY
};

enum date_part {
	PART_MORNING = 1,
	PART_NOON,
	PART_AFTER,
	PART_EVENING,
	PART_NIGHT
};

/* Classes of words that only dates know; sense.value in brackets. */
enum date_word {
	DATE_DAY = LEX_DATE, /* yesterday, tomorrow (days from today) */
	DATE_NOW,
	DATE_LAST,    /* last, past */
	DATE_NEXT,    /* next, coming */
	DATE_CURRENT, /* current: behind its noun */
	DATE_THIS,    /* this: before it */
	DATE_PART,    /* a part of the day as a noun (enum date_part) */
	DATE_AT_PART, /* as an adverb: "in the morning" */
	DATE_TONIGHT,
	DATE_SEASON,  /* 1 spring to 4 winter */
	DATE_TENS,    /* the eighties (80) */
	DATE_START,   /* beginning of (1), middle (2), end (3) */
	DATE_FIRST,   /* the first day of */
	DATE_TIME_OF, /* early (1), late (2), earlier (3), later (4) of */
	DATE_WEEKEND,
	DATE_HOLIDAY, /* 1001 of the Islamic calendar, -1225, 0 Easter */
	DATE_OF,      /* in, of: joins fields */
	DATE_SAME_AS, /* corresponding to */
	DATE_TO,      /* the end of a range follows */
	DATE_FROM,
	DATE_BETWEEN,
	DATE_HIJRI,
	DATE_AD,
	DATE_BC,
	DATE_BEFORE,
	DATE_AFTER,
	DATE_ALL,     /* throughout: belongs to the period */
	DATE_REST,    /* the rest of */
	DATE_SOME,    /* several */
	DATE_FINAL,   /* last one of */
	DATE_WHOLE,   /* behind a period: whole, one */
	DATE_PAIR,    /* the two years, before both */
	DATE_EXCEPT,  /* less: a quarter to */
	DATE_OF_TIME, /* "of time" behind a period */
	DATE_FROM_NOW
};

enum date_flag {
	DATE_DUAL = 1 << LEX_OWN,
	DATE_PLURAL = 1 << (LEX_OWN + 1),
	DATE_WEAK = 1 << (LEX_OWN + 2),  /* a month's name that is a word too */
	DATE_MADDA = 1 << (LEX_OWN + 3), /* alone only when spelt with U+0622 */
	DATE_DATED = 1 << (LEX_OWN + 4), /* only with a year behind it */
	DATE_CAPITAL = 1 << (LEX_OWN + 5) /* only with a capital letter */
};

/* Classes of the words that a field of a date can begin with. */
#define DATE_BEGINS                                                            \
	(LEX_BIT(LEX_PERIOD) | LEX_BIT(LEX_WEEKDAY) | LEX_BIT(LEX_MONTH) |     \
		LEX_BIT(LEX_ONES) | LEX_BIT(LEX_TENS) | LEX_BIT(LEX_HUNDRED) | \
		LEX_BIT(LEX_HUNDREDS) | LEX_BIT(LEX_SCALE) |                   \
		LEX_BIT(LEX_ORDINAL) | LEX_BIT(LEX_FRACTION) |                 \
		LEX_BIT(DATE_DAY) | LEX_BIT(DATE_NOW) | LEX_BIT(DATE_THIS) |   \
		LEX_BIT(DATE_PART) | LEX_BIT(DATE_AT_PART) |                   \
		LEX_BIT(DATE_TONIGHT) | LEX_BIT(DATE_SEASON) |                 \
		LEX_BIT(DATE_TENS) | LEX_BIT(DATE_WEEKEND) |                   \
		LEX_BIT(DATE_HOLIDAY) | LEX_BIT(DATE_FINAL) |                  \
		LEX_BIT(DATE_REST) | LEX_BIT(DATE_FIRST))

/* Fields that a date has. */
enum when_field {
	HAS_YEAR = 1 << 0,
	HAS_MONTH = 1 << 1,
	HAS_DAY = 1 << 2,
	HAS_WEEKDAY = 1 << 3,
	HAS_HOUR = 1 << 4,
	HAS_MINUTE = 1 << 5,
	HAS_SECOND = 1 << 6,
	HAS_PART = 1 << 7,
	HAS_SEASON = 1 << 8,
	HAS_QUARTER = 1 << 9,
	HAS_HALF = 1 << 10,
	HAS_DECADE = 1 << 11,
	HAS_CENTURY = 1 << 12,
	HAS_WEEKEND = 1 << 13,
	HAS_REL = 1 << 14, /* rel units of rel_unit from the reference */
	HAS_NTH = 1 << 15, /* the nth weekday or week */
	HAS_HOLIDAY = 1 << 16,
	HAS_NOW = 1 << 17,
	HAS_SPAN = 1 << 18,   /* rel units of rel_unit in a row */
	HAS_REST = 1 << 19,   /* from the reference to the end of rel_unit */
	HAS_CLOSED = 1 << 20, /* nothing may follow */
	HAS_SOON = 1 << 21,   /* an unknown number of rel_unit ago */
	HAS_BC = 1 << 22,
	HAS_CURRENT = 1 << 23 /* the month is this one */
};

/* What a date says. */
struct when {
	size_t first, last; /* words */
	unsigned has;
	int year, month, day, weekday, hour, minute, second;
	enum date_part part;
	int season, quarter, half, decade, century, holiday;
	enum date_unit rel_unit;
	int rel;
	int nth;       /* -1: the last */
	int direction; /* of a weekday or month: last -1, next 1, open 0 */
	bool islamic;
	bool exact_week; /* nth counts weeks of a year */
	const char *mod;
};

/* Adds the words of dates, the names of months from ICU among them. */
void date_words(struct lex *lex);

/* Adds those of the configuration, and months as ICU names them. False: a
 * fault in conf, reported. */
bool date_add_conf(struct lex *lex, const struct date_conf *conf,
	struct arena *arena, struct diag *diag);

/* The sense of a date word at i, or NULL; *end behind it. */
const struct sense *date_find(
	const struct words *words, size_t i, enum date_word word, size_t *end);

/* The last date that was read from nothing: a range, then a date are tried at
 * one word. */
struct when_seen {
	bool any;
	size_t first, end; /* what when_read was asked and answered */
	struct when when;
};

/*
 * Reads a date of one or more fields at word i. Returns the word behind it,
 * i when there is none; when is then as it was.
 */
size_t when_read(const struct words *words, size_t i, struct when *when);

/* One field more; the fields in when are there already. */
size_t when_clock(const struct words *words, size_t i, struct when *when);
size_t when_numeric(const struct words *words, size_t i, struct when *when);
size_t when_month(const struct words *words, size_t i, struct when *when);
size_t when_relative(const struct words *words, size_t i, struct when *when);

/* An integer in digits or words, [min, max]; plain: digits without sign. */
bool read_int(const struct words *words, size_t i, int min, int max, int *value,
	size_t *end);

/* Words of a noun may follow a count here: "2000 villages". */
bool counts_something(const struct words *words, size_t i);

/* True for a year that is written with four digits. */
bool year_digits(const struct words *words, size_t i, int *year);

/*
 * The values of a date: value as the words say it, abs as the reference fixes
 * it (empty: unknown), both in the arena.
 */
struct when_text {
	struct str value, abs, gregorian;
	bool islamic;
};
void when_text(const struct when *when, const struct date_ref *ref,
	struct islamic *cal, struct arena *arena, struct when_text *text);

/*
 * A period of time at word i, "two years and a month": its value in the arena
 * and the word behind it; i: none. one: a lone "month" counts as one of it.
 */
struct period {
	size_t first, last;
	struct str value;
	enum date_unit unit; /* of the first part */
	struct ratio n;      /* how many */
	bool counted;        /* n is known */
	bool single;         /* one part only */
	bool lone;           /* a noun without a number, not a dual */
	const char *mod;
};
size_t period_read(
	const struct words *words, size_t i, bool one, struct period *period);

/* The value of n units, of an unknown number when n.den is 0; in the arena. */
struct str period_value(
	struct ratio n, enum date_unit unit, struct arena *arena);

#endif
