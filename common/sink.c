/* sink - files that output goes to. */

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "proc.h"
#include "sink.h"

static bool
complain(struct diag *diag, const char *path)
{
	diag_file(diag, str_from_c(path), errno);
	return false;
}

/* "DIR/" of "DIR/NAME", "" of "NAME". */
static struct str
folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return str_make(path, slash ? (size_t)(slash + 1 - path) : 0);
}

/* The mode of the file that is to be replaced, or of a new one. */
static mode_t
mode_for(const struct stat *old)
{
	mode_t mask;

	if (old)
		return old->st_mode & 07777;
	mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

/* Names of what the process has open already. A file behind one is written to,
 * never replaced: the name would be, /dev/stdout for everybody. */
static bool
is_descriptor(const char *path)
{
	static const char *const names[] = { "/dev/stdout", "/dev/stderr",
		"/dev/fd/", "/proc/" };

	for (size_t i = 0; i < COUNTOF(names); i++) {
		if (str_starts(str_from_c(path), str_from_c(names[i])))
			return true;
	}
	return false;
}

/* The file beside path that is written first; like tells whose mode it gets,
 * that of the file which it will replace. */
static bool
open_beside(struct sink *sink, const struct stat *like, struct arena *arena,
	struct diag *diag)
{
	struct buf name = { 0 };

	buf_add(&name, folder_of(sink->path));
	buf_add(&name, STR(".safi-XXXXXX"));
	sink->temporary = arena_cstr(arena, buf_str(&name));
	buf_free(&name);
	sink->fd = mkstemp(sink->temporary);
	if (sink->fd < 0) {
		sink->temporary = NULL;
		return complain(diag, sink->path);
	}
	proc_temporary(sink->temporary);
	fcntl(sink->fd, F_SETFD, FD_CLOEXEC);
	if (fchmod(sink->fd, mode_for(like)) == 0)
		return true;
	complain(diag, sink->path);
	sink_discard(sink);
	return false;
}

bool
sink_open(struct sink *sink, const char *path, struct arena *arena,
	struct diag *diag)
{
	struct stat st;
	bool exists = stat(path, &st) == 0;

	*sink = (struct sink){ .path = path, .fd = -1 };
	if (*path == '\0') {
		errno = ENOENT;
		return complain(diag, path);
	}
	if (exists && (!S_ISREG(st.st_mode) || is_descriptor(path))) {
		sink->fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
		return sink->fd >= 0 || complain(diag, path);
	}
	if (exists && access(path, W_OK) != 0)
		return complain(diag, path); /* read-only is meant so */
	return open_beside(sink, exists ? &st : NULL, arena, diag);
}

bool
sink_open_direct(struct sink *sink, const char *path, struct diag *diag)
{
	const int how = O_WRONLY | O_CREAT | O_CLOEXEC;

	*sink = (struct sink){ .path = path };
	sink->fd = open(path, how | O_EXCL, 0666);
	sink->created = sink->fd >= 0;
	if (sink->fd < 0 && errno == EEXIST)
		sink->fd = open(path, how, 0666);
	return sink->fd >= 0 || complain(diag, path);
}

bool
sink_empty(struct sink *sink, struct diag *diag)
{
	struct stat st;

	if (fstat(sink->fd, &st) != 0)
		return complain(diag, sink->path);
	if (S_ISREG(st.st_mode) && ftruncate(sink->fd, 0) != 0)
		return complain(diag, sink->path);
	return true;
}

/* Makes the rename last: the folder's entry must reach the disk too. Some
 * file systems cannot sync a folder; that is no failure of ours. */
static void
sync_folder(const char *path)
{
	struct str folder = folder_of(path);
	struct buf name = { 0 };
	int fd;

	buf_add(&name, folder.len ? folder : STR("."));
	buf_byte(&name, '\0');
	fd = open((const char *)name.ptr, O_RDONLY | O_CLOEXEC);
	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	buf_free(&name);
}

bool
sink_publish(struct sink *sink, struct diag *diag)
{
	int fd = sink->fd;
	bool good = !sink->temporary || fsync(fd) == 0;

	sink->fd = -1;
	sink->created = false;
	if (!good) {
		complain(diag, sink->path);
		close(fd);
	} else if (close(fd) != 0) {
		good = complain(diag, sink->path);
	} else if (sink->temporary &&
		   rename(sink->temporary, sink->path) != 0) {
		good = complain(diag, sink->path);
	}
	if (!good) {
		sink_discard(sink);
		return false;
	}
	if (sink->temporary) {
		proc_temporary(NULL);
		sink->temporary = NULL;
		sync_folder(sink->path);
	}
	return true;
}

void
sink_discard(struct sink *sink)
{
	if (sink->fd >= 0)
		close(sink->fd);
	sink->fd = -1;
	if (sink->temporary) {
		unlink(sink->temporary);
		proc_temporary(NULL);
		sink->temporary = NULL;
	}
	if (sink->created)
		unlink(sink->path);
	sink->created = false;
}
