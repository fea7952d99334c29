/*
 * read - files to records: one {"id": "<path>", "text": "..."} for each file,
 * whatever encoding it is in. What cannot be decoded is reported, never
 * guessed at with U+FFFD.
 */

#include <stdio.h>

#include "common/read/charset.h"
#include "common/filter.h"
#include "common/in.h"
#include "common/json.h"
#include "common/utf8.h"

struct reader {
	const char *encoding; /* --encoding; NULL: guess */
	const char *files0;   /* --files0-from */
	struct str member;    /* the text's, as the inside of a JSON string */
};

static const struct opt options[] = {
	OPT_TEXT('e', "encoding", "NAME", struct reader, encoding,
		"the files are in this encoding (default: find out)"),
	OPT_TEXT(0, "files0-from", "FILE", struct reader, files0,
		"read the files named in FILE, each name ended by a NUL"),
	OPT_END,
};

static bool
check_encoding(struct reader *reader, const struct env *env)
{
	struct str near;
	const char *name;

	if (!reader->encoding)
		return true;
	name = charset_name(reader->encoding);
	if (name) {
		reader->encoding = name;
		return true;
	}
	near = charset_nearest(reader->encoding, env->arena);
	diag_say(env->diag, "unknown encoding '%s'%s", reader->encoding,
		diag_hint(near).text);
	return false;
}

static bool
name_member(struct reader *reader, const struct env *env)
{
	struct buf name = { 0 };

	if (!strcmp(env->field, "id") || !strcmp(env->field, "encoding")) {
		diag_say(env->diag,
			"'--field' names a member that safi-read writes");
		return false;
	}
	json_escape(&name, str_from_c(env->field));
	reader->member = arena_str(env->arena, buf_str(&name));
	buf_free(&name);
	return true;
}

/* What is wrong with a name of a list from file, or NULL; has_nul tells that a
 * NUL ended it. */
static const char *
name_fault(struct str name, bool has_nul, const char *file)
{
	if (name.len == 0)
		return "empty";
	if (str_eq(name, STR("-")) && !strcmp(file, "-"))
		return "'-', where the list comes from";
	if (!has_nul && str_find_byte(name, 0, '\n') != STR_NONE)
		return "of several lines and not ended by a NUL "
		       "(as of 'find -print0')";
	return NULL;
}

/* The names of a list, whose last may lack its NUL. */
static bool
split_names(struct str list, const char *file, struct env *env)
{
	const char **names = NULL;
	size_t n = 0, cap = 0, end;

	for (size_t pos = 0; pos < list.len; pos = end + 1) {
		const char *fault;

		end = size_min(str_find_byte(list, pos, '\0'), list.len);
		fault = name_fault(
			str_sub(list, pos, end), end < list.len, file);
		if (fault) {
			diag_say(env->diag, "%s: name %zu is %s",
				strcmp(file, "-") ? file : "stdin", n + 1,
				fault);
			return false;
		}
		ARENA_ROOM(env->arena, &names, n, &cap);
		names[n++] = arena_cstr(env->arena, str_sub(list, pos, end));
	}
	env->operands = names;
	env->n_operands = n;
	return true;
}

static bool
read_list(const char *file, struct env *env)
{
	struct buf list = { 0 };
	struct in in;
	bool good;

	if (env->n_operands > 0) {
		diag_say(env->diag,
			"file '%s' does not go with "
			"'--files0-from'",
			env->operands[0]);
		return false;
	}
	in_open(&in, &file, 1, 0, env->diag);
	good = in_whole(&in, &list, SIZE_MAX) == IN_LINE &&
	       split_names(buf_str(&list), file, env);
	in_close(&in);
	buf_free(&list);
	return good;
}

static bool
read_open(void *state, struct env *env)
{
	struct reader *reader = state;

	return check_encoding(reader, env) && name_member(reader, env) &&
	       (!reader->files0 || read_list(reader->files0, env));
}

/*
 * A path as the inside of a JSON string. Paths are bytes: those that are not
 * UTF-8 are written as \xHH (in JSON: \\xHH), as messages and Python's
 * backslashreplace show them.
 */
static void
write_path(struct out *out, struct str path)
{
	while (path.len > 0) {
		size_t valid = utf8_valid(path);
		char shown[8];

		out_escaped(out, str_sub(path, 0, valid));
		path = str_from(path, valid);
		if (path.len == 0)
			break;
		(void)snprintf(shown, sizeof(shown), "\\x%02x", path.ptr[0]);
		out_escaped(out, str_from_c(shown));
		path = str_from(path, 1);
	}
}

static void
write_record(const struct reader *reader, const struct env *env,
	const struct doc *doc, struct str text, const char *encoding)
{
	struct out *out = doc->out;

	out_add(out, STR("{\"id\": \""));
	write_path(out, doc->place.file);
	out_add(out, STR("\", \""));
	out_add(out, reader->member);
	out_add(out, STR("\": \""));
	out_escaped(out, text);
	if (env->explain) {
		out_add(out, STR("\", \"encoding\": \""));
		out_escaped(out, str_from_c(encoding));
	}
	out_add(out, STR("\"}\n"));
}

static enum verdict
refuse(const struct env *env, const struct doc *doc, const struct guess *guess)
{
	if (guess->where == STR_NONE)
		diag_at(env->diag, DIAG_ENCODING, doc->place, "%s (left out)",
			guess->why);
	else
		diag_at(env->diag, DIAG_ENCODING, doc->place,
			"%s at byte %zu (left out)", guess->why,
			guess->where + 1);
	return DOC_REJECTED;
}

static enum verdict
read_run(void *state, struct env *env, struct doc *doc)
{
	const struct reader *reader = state;
	struct guess guess = { reader->encoding, NULL, 0 };
	struct str text;

	if (!guess.name)
		guess = charset_guess(doc->text, doc->arena);
	if (!guess.name)
		return refuse(env, doc, &guess);
	if (!charset_decode(
		    guess.name, doc->text, doc->arena, &text, &guess.where)) {
		diag_at(env->diag, DIAG_ENCODING, doc->place,
			"invalid %s at byte %zu (left out)", guess.name,
			guess.where + 1);
		return DOC_REJECTED;
	}
	++*stats_counter(env->stats, "encodings", str_from_c(guess.name));
	write_record(reader, env, doc, text, guess.name);
	return DOC_WRITTEN;
}

int
main(int argc, char **argv)
{
	static const struct filter filter = {
		.name = "read",
		.summary = "make records of files, one a line: {\"id\": PATH, "
			   "\"text\": ...}",
		.example = "safi-read pages/*.txt | safi-clean > clean.jsonl",
		.options = options,
		.size = sizeof(struct reader),
		.flags = FILTER_FILES | FILTER_EXPLAIN,
		.open = read_open,
		.run = read_run,
	};

	return filter_main(&filter, argc, argv);
}
