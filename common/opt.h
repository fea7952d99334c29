/* opt - command line options by table; the table also prints the help. */

#ifndef SAFI_OPT_H
#define SAFI_OPT_H

#include "arena.h"
#include "diag.h"

enum opt_type {
	OPT_FLAG_T,  /* bool */
	OPT_TEXT_T,  /* const char *: the argument, borrowed from argv */
	OPT_MAYBE_T, /* struct opt_maybe: --name or --name=ARG */
	OPT_SIZE_T,  /* size_t: a number, K M G are powers of 1024 */
	OPT_TEXTS_T, /* struct opt_texts: may be given again */
	OPT_END_T
};

struct opt_maybe {
	bool given;
	const char *arg; /* NULL without =ARG */
};

struct opt_texts {
	const char **v; /* in the arena */
	size_t n, cap;
};

struct opt {
	enum opt_type type;
	char letter;      /* 0: none */
	const char *name; /* without -- */
	const char *arg;  /* how the help calls the argument */
	const char *help;
	size_t offset; /* in the struct that the table is for */
};

#define OPT_FLAG(letter, name, st, member, help)                               \
	{                                                                      \
		OPT_FLAG_T, letter, name, NULL, help, offsetof(st, member)     \
	}
#define OPT_TEXT(letter, name, arg, st, member, help)                          \
	{                                                                      \
		OPT_TEXT_T, letter, name, arg, help, offsetof(st, member)      \
	}
#define OPT_MAYBE(letter, name, arg, st, member, help)                         \
	{                                                                      \
		OPT_MAYBE_T, letter, name, arg, help, offsetof(st, member)     \
	}
#define OPT_SIZE(letter, name, arg, st, member, help)                          \
	{                                                                      \
		OPT_SIZE_T, letter, name, arg, help, offsetof(st, member)      \
	}
#define OPT_TEXTS(letter, name, arg, st, member, help)                         \
	{                                                                      \
		OPT_TEXTS_T, letter, name, arg, help, offsetof(st, member)     \
	}
#define OPT_END                                                                \
	{                                                                      \
		OPT_END_T, 0, NULL, NULL, NULL, 0                              \
	}

/* A table and the struct that its offsets are for. */
struct opt_group {
	const struct opt *options; /* ends in OPT_END; NULL: none */
	void *into;
};

/*
 * Parses argv by several tables at once (a filter's own and the common ones).
 * Options and operands may come in any order; "--" ends the options. The
 * operands are left in argv[*first, argc). False when an option is unknown or
 * its argument wrong, which was reported.
 */
bool opt_parse(int argc, char **argv, const struct opt_group *groups, size_t n,
	struct arena *arena, struct diag *diag, int *first);

/* Adds the lines of a table to a help text. */
void opt_help(const struct opt *options, struct buf *out);

#endif
