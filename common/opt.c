/* opt - command line options by table. */

#include "opt.h"
#include "proc.h"

/* One run over argv. */
struct parse {
	char **argv;
	int argc, at; /* at: the next argument */
	const struct opt_group *groups;
	size_t n;
	struct arena *arena;
	struct diag *diag;
};

/* An option of a table and the struct that it writes to. */
struct found {
	const struct opt *opt; /* NULL: there is none */
	void *into;
};

/* The i-th option of all tables. */
static struct found
option_at(const struct opt_group *groups, size_t n, size_t i)
{
	for (size_t g = 0; g < n; g++) {
		const struct opt *opt = groups[g].options;

		for (; opt && opt->type != OPT_END_T; opt++) {
			if (i-- == 0)
				return (struct found){ opt, groups[g].into };
		}
	}
	return (struct found){ NULL, NULL };
}

static struct found
find_letter(const struct parse *parse, char letter)
{
	struct found f;

	for (size_t i = 0;
		(f = option_at(parse->groups, parse->n, i)).opt != NULL; i++) {
		if (f.opt->letter == letter)
			break;
	}
	return f;
}

static struct found
find_name(const struct parse *parse, struct str name)
{
	struct found f;

	for (size_t i = 0;
		(f = option_at(parse->groups, parse->n, i)).opt != NULL; i++) {
		if (str_eq(str_from_c(f.opt->name), name))
			break;
	}
	return f;
}

static struct str
name_at(const void *of, size_t i)
{
	const struct parse *parse = of;

	return str_from_c(option_at(parse->groups, parse->n, i).opt->name);
}

/* Reports a name that is in no table, with the one that was probably meant:
 * the only one that begins so, or the nearest. */
static void
say_unknown(const struct parse *parse, struct str name)
{
	struct str meant = { NULL, 0 };
	size_t n = 0, begin_so = 0;

	for (; option_at(parse->groups, parse->n, n).opt; n++) {
		if (str_starts(name_at(parse, n), name)) {
			meant = name_at(parse, n);
			begin_so++;
		}
	}
	if (begin_so != 1)
		meant = diag_nearest(name, n, name_at, parse);
	if (meant.len) /* with its dashes, so not by diag_hint */
		diag_say(parse->diag,
			"unknown option '--" STR_FMT
			"' (did you mean '--" STR_FMT "'?)",
			STR_ARG(name), STR_ARG(meant));
	else
		diag_say(parse->diag, "unknown option '--" STR_FMT "'",
			STR_ARG(name));
}

/* A decimal number; K, M or G behind it multiply by 1024, 1024^2, 1024^3. */
static bool
read_size(struct str s, size_t *size)
{
	static const char units[] = "KMG";
	unsigned shift = 0;
	const char *unit;

	if (s.len && (unit = strchr(units, s.ptr[s.len - 1])) && *unit) {
		shift = 10 * (unsigned)(unit - units + 1);
		s.len--;
	}
	if (!str_to_size(s, SIZE_MAX >> shift, size))
		return false;
	*size <<= shift;
	return true;
}

/* Stores an argument (NULL: none was given); shown is the option as the
 * message calls it. */
static bool
store(const struct parse *parse, struct found f, struct str shown,
	const char *arg)
{
	void *to = (char *)f.into + f.opt->offset;
	struct opt_texts *texts = to;

	switch (f.opt->type) {
	case OPT_FLAG_T:
		*(bool *)to = true;
		return true;
	case OPT_TEXT_T:
		*(const char **)to = arg;
		return true;
	case OPT_MAYBE_T:
		*(struct opt_maybe *)to = (struct opt_maybe){ true, arg };
		return true;
	case OPT_SIZE_T:
		if (read_size(str_from_c(arg), to))
			return true;
		diag_say(parse->diag,
			"option '" STR_FMT "': '%s' is no size (a number, "
			"K, M or G may follow)",
			STR_ARG(shown), arg);
		return false;
	case OPT_TEXTS_T:
		ARENA_ROOM(parse->arena, &texts->v, texts->n, &texts->cap);
		texts->v[texts->n++] = arg;
		return true;
	default:
		return false;
	}
}

/* Stores an option whose argument stands beside it (arg) or, when that is
 * NULL and the option wants one, comes next in argv. */
static bool
take(struct parse *parse, struct found f, struct str shown, const char *arg)
{
	bool wants = f.opt->type != OPT_FLAG_T && f.opt->type != OPT_MAYBE_T;

	if (wants && !arg) {
		if (parse->at == parse->argc) {
			diag_say(parse->diag,
				"option '" STR_FMT "' needs an argument (%s)",
				STR_ARG(shown), f.opt->arg);
			return false;
		}
		arg = parse->argv[parse->at++];
	}
	return store(parse, f, shown, arg);
}

/* --name, --name=ARG, --name ARG */
static bool
take_long(struct parse *parse, const char *arg)
{
	struct str whole = str_from_c(arg), name = str_from(whole, 2);
	size_t equals = str_find_byte(name, 0, '=');
	const char *value = NULL;
	struct found f;

	if (equals != STR_NONE) {
		value = arg + 2 + equals + 1;
		name.len = equals;
	}
	f = find_name(parse, name);
	if (!f.opt) {
		say_unknown(parse, name);
		return false;
	}
	if (value && f.opt->type == OPT_FLAG_T) {
		diag_say(parse->diag,
			"option '--" STR_FMT "' takes no argument",
			STR_ARG(name));
		return false;
	}
	return take(parse, f, str_sub(whole, 0, 2 + name.len), value);
}

/* -a, -abc, -oARG, -o ARG */
static bool
take_cluster(struct parse *parse, const char *arg)
{
	for (const char *p = arg + 1; *p; p++) {
		struct found f = find_letter(parse, *p);
		char shown[2] = { '-', *p };
		bool flag;

		if (!f.opt) {
			/* a letter that is not ASCII is shown whole */
			int n = (unsigned char)*p < 0x80 ? 1 : 80;

			diag_say(parse->diag, "unknown option '-%.*s'", n, p);
			return false;
		}
		flag = f.opt->type == OPT_FLAG_T;
		if (!take(parse, f, str_make(shown, 2),
			    flag || !p[1] ? NULL : p + 1))
			return false;
		if (!flag)
			break;
	}
	return true;
}

bool
opt_parse(int argc, char **argv, const struct opt_group *groups, size_t n,
	struct arena *arena, struct diag *diag, int *first)
{
	struct parse parse = { argv, argc, 1, groups, n, arena, diag };
	char **operands = ARENA_NEW(arena, char *, (size_t)argc + 1);
	int n_operands = 0;
	bool ended = false;

	while (parse.at < argc) {
		char *arg = argv[parse.at++];
		bool ok = true;

		if (ended || arg[0] != '-' || arg[1] == '\0')
			operands[n_operands++] = arg;
		else if (!strcmp(arg, "--"))
			ended = true;
		else if (arg[1] == '-')
			ok = take_long(&parse, arg);
		else
			ok = take_cluster(&parse, arg);
		if (!ok)
			return false;
	}
	/* what is an option has been read: only the operands are kept */
	*first = argc - n_operands;
	for (int i = 0; i < n_operands; i++)
		argv[*first + i] = operands[i];
	return true;
}

enum { LEFT = 28, WIDTH = 79 }; /* columns of the help */

static void
pad(struct buf *out, size_t line, size_t column)
{
	while (out->len - line < column)
		buf_byte(out, ' ');
}

/* Adds the text word by word, in the right column of as many lines as it
 * takes; line is where the current one begins in out. */
static void
add_wrapped(struct buf *out, size_t line, struct str text)
{
	size_t pos = 0;

	while (pos < text.len) {
		size_t end = str_find_byte(text, pos, ' ');
		struct str word;

		word = str_sub(text, pos, end == STR_NONE ? text.len : end);
		pos += word.len + 1;
		if (out->len - line > LEFT &&
			out->len - line + 1 + word.len > WIDTH) {
			buf_byte(out, '\n');
			line = out->len;
		}
		pad(out, line, LEFT - 1);
		buf_byte(out, ' ');
		buf_add(out, word);
	}
	buf_byte(out, '\n');
}

void
opt_help(const struct opt *options, struct buf *out)
{
	for (const struct opt *opt = options; opt && opt->type != OPT_END_T;
		opt++) {
		size_t line = out->len;

		if (opt->letter)
			buf_printf(out, "  -%c, --%s", opt->letter, opt->name);
		else
			buf_printf(out, "      --%s", opt->name);
		if (opt->type == OPT_MAYBE_T)
			buf_printf(out, "[=%s]", opt->arg);
		else if (opt->arg)
			buf_printf(out, " %s", opt->arg);
		if (out->len - line > LEFT - 2) {
			buf_byte(out, '\n');
			line = out->len;
		}
		add_wrapped(out, line, str_from_c(opt->help));
	}
}
