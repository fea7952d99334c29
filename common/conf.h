/*
 * conf - configuration: a YAML file bound to a struct by tables. Reading is
 * libyaml's events and a small tree. Anchors, aliases, tags and several
 * documents are refused, and so are more than 64 levels, 4 MiB, a million
 * values or 100,000 structs in lists, so a hostile file is neither slow nor
 * big. Every fault is reported with its place (columns are code points), and
 * the nearest known word where one is near. A file of nothing but comments is
 * an empty mapping.
 *
 * A file may say "extends: default": it is then laid over the shipped file of
 * the same name before it is bound. Mappings are merged key by key, lists as
 * their field says. No schema names that key.
 */

#ifndef SAFI_CONF_H
#define SAFI_CONF_H

#include "arena.h"
#include "diag.h"
#include "str.h"

/* What a field of a struct is. Absent keys leave the field as it was (in an
 * element of a list: zeroed). A null (nothing, ~ or null without quotes) is a
 * fault everywhere; any other scalar is a string, also no or 12. */
enum conf_type {
	CONF_BOOL,     /* bool: true false yes no on off, also True or TRUE,
			  without quotes */
	CONF_SIZE,     /* size_t: a decimal number, without quotes */
	CONF_TEXT,     /* struct conf_text */
	CONF_WORD,     /* int: index into words */
	CONF_TEXTS,    /* struct conf_texts: a list of strings, or one string */
	CONF_SWITCHES, /* struct conf_switches: names, each on or off */
	CONF_STRUCT,   /* a struct inside, described by of */
	CONF_LIST      /* struct conf_list: a list of structs described by of */
};

/* A string and where it stands, so that what is wrong with its content can
 * be reported later. ptr is NULL when the key was absent. Files have thousands
 * of them. */
struct conf_text {
	struct str s;
	const struct str *file;
	uint32_t line; /* 0: it could not be bound */
	uint32_t column : 31;
	bool extended : 1; /* it stands in the shipped file, under a user's */
};

static inline struct place
conf_place(const struct conf_text *text)
{
	struct str file = text->file ? *text->file : str_make(NULL, 0);

	return (struct place){ file, text->line, text->column };
}

struct conf_texts {
	struct conf_text *v;
	size_t n;
};

struct conf_switch {
	struct conf_text name;
	bool on;
};

struct conf_switches {
	struct conf_switch *v;
	size_t n;
};

/* n structs of the element schema's size, one behind the other. v is not NULL
 * when the key was given, also if the list is empty; so with texts. */
struct conf_list {
	void *v;
	size_t n;
};

/* How a list of a file that extends meets the list it extends. A list of
 * structs whose schema has an id merges by it whatever is said here: an
 * element with a known id is laid over that element, others come behind. */
enum conf_merge { CONF_REPLACE, CONF_APPEND };

struct conf_field {
	const char *key;
	enum conf_type type;
	size_t offset;                /* in the struct */
	const struct conf_schema *of; /* CONF_STRUCT, CONF_LIST */
	const char *const *words;     /* CONF_WORD, ends in NULL */
	enum conf_merge merge;        /* CONF_TEXTS, CONF_LIST */
	bool required;
};

struct conf_schema {
	const struct conf_field *fields;
	size_t n;
	size_t size;    /* of the struct */
	const char *id; /* key that names an element of a list (a CONF_TEXT,
			   then required and unique), or NULL */
};

struct conf_node;

/* A configuration after loading. Zeroed before; everything is in the arena. */
struct conf {
	struct arena *arena; /* program lifetime, given by the caller */
	struct str file;     /* the file that was read */
	struct conf_node *root;
};

/*
 * Reads file, and extended (the shipped file, or NULL if there is none; not
 * when it is the same file) when file asks for it; binds the result to into.
 * Strings that are bound are in the arena. False when anything was wrong;
 * every fault was then reported to diag. What was right has been bound all the
 * same when conf->root is set, so that its content can be checked too.
 */
bool conf_load(struct conf *conf, const char *file, const char *extended,
	const struct conf_schema *schema, void *into, struct diag *diag);

/* The same from memory, for tests: name stands for the file in messages.
 * There is nothing to extend. */
bool conf_parse(struct conf *conf, const char *name, struct str yaml,
	const struct conf_schema *schema, void *into, struct diag *diag);

/* Prints the effective configuration, what was given in its order, as YAML
 * that loads to the same. One that was not loaded is empty. */
void conf_print(const struct conf *conf, struct buf *out);

/* A value that could not be bound has no place, and its fault was told. */
static inline bool
conf_was_told(const struct diag *diag, const struct conf_text *text)
{
	return text->line == 0 && diag->seen[DIAG_CONFIG] > 0;
}

/* Finding a near word costs more than all else: not for the hundredth fault.
 * conf_nearest is diag_nearest as long as it is wanted, then finds none. */
static inline bool
conf_wants_hint(const struct diag *diag)
{
	return diag->seen[DIAG_CONFIG] < 100;
}

static inline struct str
conf_nearest(const struct diag *diag, struct str misspelt, size_t n,
	struct str (*word)(const void *of, size_t i), const void *of)
{
	return conf_wants_hint(diag) ? diag_nearest(misspelt, n, word, of)
				     : str_make(NULL, 0);
}

/* Reports what is wrong with a value: "file:line:col: message". */
#define conf_fault(diag, text, ...)                                            \
	(conf_was_told((diag), (text))                                         \
			? (void)0                                              \
			: diag_at((diag), DIAG_CONFIG, conf_place(text),       \
				  __VA_ARGS__))

#endif
