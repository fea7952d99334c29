/* lookup - where a filter's configuration lies. */

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lookup.h"

/* "folder/below/name.yaml" if it is there, else NULL. One that is there and
 * cannot be read is taken too, and then refused: another file in its place
 * would be a silent surprise. */
static const char *
try_file(struct arena *arena, struct str folder, const char *below,
	const char *name)
{
	struct buf path = { 0 };
	char *file;

	buf_add(&path, folder);
	buf_printf(&path, "%s/%s.yaml", below, name);
	file = arena_cstr(arena, buf_str(&path));
	buf_free(&path);
	return access(file, F_OK) == 0 ? file : NULL;
}

static bool
is_set(const char *variable)
{
	const char *value = getenv(variable);

	return value && *value;
}

static const char *
try_variable(struct arena *arena, const char *variable, const char *below,
	const char *name)
{
	if (!is_set(variable))
		return NULL;
	return try_file(arena, str_from_c(getenv(variable)), below, name);
}

/* A misspelt folder would be passed over like one that lacks the file: said, as
 * ripgrep does, and the search goes on. */
static void
check_folder(const char *variable, struct diag *diag)
{
	struct stat st;

	if (!is_set(variable))
		return;
	if (stat(getenv(variable), &st) != 0)
		diag_say(diag, "%s '%s': %s", variable, getenv(variable),
			strerror(errno));
	else if (!S_ISDIR(st.st_mode))
		diag_say(diag, "%s '%s': %s", variable, getenv(variable),
			strerror(ENOTDIR));
}

/* The folder in which the running program lies, without its last slash. */
static struct str
program_folder(struct arena *arena)
{
	uint8_t *path = arena_alloc(arena, 4096);
	ssize_t n = readlink("/proc/self/exe", (char *)path, 4096);

	while (n > 0 && path[n - 1] != '/')
		n--;
	return str_make(path, n > 0 ? (size_t)(n - 1) : 0);
}

/* Installed: PREFIX/bin and PREFIX/share/safi/config; in the tree: bin (or a
 * build's own bin, one level deeper) beside config. */
static const char *
find_shipped(struct arena *arena, const char *name)
{
	static const char *const places[] = { "/../share/safi/config",
		"/../config", "/../../config" };
	struct str folder = program_folder(arena);
	const char *file = NULL;

	for (size_t i = 0; !file && folder.len && i < COUNTOF(places); i++)
		file = try_file(arena, folder, places[i], name);
	return file;
}

const char *
lookup_config(const char *name, const char *given, const char **shipped,
	struct arena *arena, struct diag *diag)
{
	const char *file = given;

	*shipped = find_shipped(arena, name);
	if (!file) {
		check_folder("SAFI_CONFIG_DIR", diag);
		file = try_variable(arena, "SAFI_CONFIG_DIR", "", name);
	}
	if (!file)
		file = try_variable(arena, "XDG_CONFIG_HOME", "/safi", name);
	if (!file && !is_set("XDG_CONFIG_HOME"))
		file = try_variable(arena, "HOME", "/.config/safi", name);
	if (!file)
		file = *shipped;
	if (!file)
		diag_say(diag,
			"no configuration '%s.yaml' found; name one with "
			"--config or set SAFI_CONFIG_DIR",
			name);
	return file;
}
