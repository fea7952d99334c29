/* brat_dir - a folder of brat documents. */

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "brat_dir.h"
#include "common/buf.h"

static int
open_folder(const char *path)
{
	return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* 0 when the folder holds nothing, else why it will not do. */
static int
look_into(const char *path)
{
	int fd = open_folder(path), error = 0;
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *entry;

	if (!dir) {
		error = errno;
		if (fd >= 0)
			close(fd);
		return error;
	}
	while (!error && (entry = readdir(dir)) != NULL) {
		if (strcmp(entry->d_name, ".") != 0 &&
			strcmp(entry->d_name, "..") != 0)
			error = ENOTEMPTY;
	}
	closedir(dir);
	return error;
}

/* Makes a folder and those above it, where they are not there. */
static bool
make_folders(const char *path)
{
	struct buf part = { 0 };
	bool good = true;

	for (const char *p = path; good && *p; p++) {
		buf_byte(&part, (uint8_t)*p);
		if (p[1] != '/' && p[1] != '\0')
			continue;
		buf_byte(&part, '\0');
		good = mkdir((const char *)part.ptr, 0777) == 0 ||
		       errno == EEXIST;
		part.len--;
	}
	buf_free(&part);
	return good;
}

int
brat_dir_open(const char *path)
{
	int error;

	if (!make_folders(path))
		return -1;
	error = look_into(path);
	if (error) {
		errno = error;
		return -1;
	}
	return open_folder(path);
}

static bool
write_file(int dir_fd, const char *name, struct str bytes)
{
	int error = 0;
	int fd = openat(
		dir_fd, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

	if (fd < 0)
		return false;
	while (bytes.len > 0 && !error) {
		ssize_t n = write(fd, bytes.ptr, bytes.len);

		if (n >= 0)
			bytes = str_from(bytes, (size_t)n);
		else if (errno != EINTR)
			error = errno;
	}
	if (close(fd) != 0 && !error)
		error = errno;
	if (error)
		unlinkat(dir_fd, name, 0);
	errno = error;
	return !error;
}

bool
brat_dir_write(int dir_fd, struct str name, struct str text, struct str ann)
{
	struct buf txt_name = { 0 }, ann_name = { 0 };
	bool good;

	buf_printf(&txt_name, STR_FMT ".txt%c", STR_ARG(name), '\0');
	buf_printf(&ann_name, STR_FMT ".ann%c", STR_ARG(name), '\0');
	good = write_file(dir_fd, (const char *)txt_name.ptr, text);
	if (good && !write_file(dir_fd, (const char *)ann_name.ptr, ann)) {
		int error = errno;

		good = false;
		unlinkat(dir_fd, (const char *)txt_name.ptr, 0);
		errno = error;
	}
	buf_free(&txt_name);
	buf_free(&ann_name);
	return good;
}
