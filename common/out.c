/* out - checked, buffered writing that leaves whole lines behind. */

#define _GNU_SOURCE /* F_SETPIPE_SZ, where it exists */

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "json.h"
#include "out.h"
#include "proc.h"

enum {
	BUFFER = 256 * 1024,
	PIPE_WANTED = 1024 * 1024,
	LENT = 64 * 1024, /* what is worth a write of its own */
	PIECE = 4096,     /* what a pipe that is ready takes without blocking */
	GRACE_MS = 1000   /* for the rest of a line after a signal */
};

void
out_open(struct out *out, int fd)
{
	*out = (struct out){ .fd = fd, .cap = BUFFER };
	out->ptr = proc_alloc(out->cap);
#ifdef F_SETPIPE_SZ
	fcntl(fd, F_SETPIPE_SZ, PIPE_WANTED); /* fails on all but pipes */
#endif
}

/*
 * After a signal only the line that has begun is finished, and only while the
 * reader takes it. Returns how much may be written now, 0 to stop.
 */
static size_t
allowed_after_signal(const struct out *out, struct str s, size_t done)
{
	struct pollfd ready = { .fd = out->fd, .events = POLLOUT };
	bool at_line = done > 0 ? s.ptr[done - 1] == '\n' : out->begun == 0;
	size_t lf;

	if (at_line)
		return 0;
	lf = str_find_byte(s, done, '\n');
	if (poll(&ready, 1, GRACE_MS) <= 0)
		return 0;
	return size_min((lf < s.len ? lf + 1 : s.len) - done, PIECE);
}

/* Keeps account of the line that bytes which were written leave open. */
static void
count_begun(struct out *out, struct str s)
{
	size_t line = s.len;

	while (line > 0 && s.ptr[line - 1] != '\n')
		line--;
	out->begun = s.len - line + (line > 0 ? 0 : out->begun);
}

/* A disk that is full took the beginning of a line: a file gives it back. */
static void
take_back_begun(struct out *out)
{
	struct stat st;
	off_t end = lseek(out->fd, 0, SEEK_CUR);

	if (out->begun > 0 && end >= (off_t)out->begun &&
		fstat(out->fd, &st) == 0 && S_ISREG(st.st_mode) &&
		st.st_size == end &&
		ftruncate(out->fd, end - (off_t)out->begun) == 0)
		lseek(out->fd, -(off_t)out->begun, SEEK_CUR);
	out->begun = 0;
}

/* Writes bytes, as many as can be; the number of them. */
static size_t
write_some(struct out *out, struct str s)
{
	size_t done = 0;

	while (done < s.len && !out->error) {
		size_t want = s.len - done;
		ssize_t got;

		if (proc_signal()) {
			want = allowed_after_signal(out, s, done);
			if (want == 0) {
				out->error = EINTR;
				break;
			}
		}
		got = write(out->fd, s.ptr + done, want);
		if (got >= 0)
			done += (size_t)got;
		else if (errno == EAGAIN || errno == EWOULDBLOCK)
			poll(&(struct pollfd){ .fd = out->fd,
				     .events = POLLOUT },
				1, -1);
		else if (errno != EINTR)
			out->error = errno;
	}
	return done;
}

static void
write_all(struct out *out, struct str s)
{
	count_begun(out, str_sub(s, 0, write_some(out, s)));
	if (out->error)
		take_back_begun(out);
}

/* Writes the first n buffered bytes and moves the rest to the front. */
static void
write_out(struct out *out, size_t n)
{
	write_all(out, str_make(out->ptr, n));
	if (out->error)
		n = out->len; /* nothing more will ever be written */
	memmove(out->ptr, out->ptr + n, out->len - n);
	out->len -= n;
	out->whole = out->whole > n ? out->whole - n : 0;
}

/* Makes room: whole lines go first; a line longer than the buffer in parts. */
static void
make_room(struct out *out)
{
	write_out(out, out->whole ? out->whole : out->len);
}

/* Copies bytes that are counted already. */
static void
put(struct out *out, struct str s)
{
	while (s.len && !out->error) {
		size_t n = size_min(s.len, out->cap - out->len);

		if (n == 0) {
			make_room(out);
			continue;
		}
		memcpy(out->ptr + out->len, s.ptr, n);
		out->len += n;
		s = str_from(s, n);
	}
}

void
out_settle(struct out *out)
{
	struct str lent = out->lent;

	if (lent.len >= LENT) {
		out_flush(out);
	} else if (lent.len > 0) {
		out->lent.len = 0;
		put(out, lent);
		out_line_end(out);
	}
}

void
out_lend(struct out *out, struct str line)
{
	if (out->whole < out->len) { /* this one's beginning waits here */
		out_add(out, line);
		return;
	}
	if (!out->lent.len || out->lent.ptr + out->lent.len != line.ptr) {
		out_settle(out);
		out->lent = str_make(line.ptr, 0);
	}
	out->lent.len += line.len;
	out->total += line.len;
}

void
out_make_room(struct out *out, size_t n)
{
	out_settle(out);
	while (out->cap - out->len < n && out->len > 0)
		make_room(out);
	if (n > out->cap) {
		out->cap = n;
		out->ptr = proc_realloc(out->ptr, n);
	}
}

void
out_add_long(struct out *out, struct str s)
{
	out_settle(out);
	out->total += s.len;
	put(out, s);
}

void
out_byte(struct out *out, uint8_t c)
{
	out_add(out, str_make(&c, 1));
}

void
out_escaped(struct out *out, struct str chars)
{
	while (chars.len > 0) {
		size_t n = size_min(chars.len, PIECE);
		uint8_t *dst = out_reserve(out, JSON_ESCAPED * n);

		out_reach(out, json_put(dst, str_sub(chars, 0, n)));
		chars = str_from(chars, n);
	}
}

void
out_line_end(struct out *out)
{
	out->whole = out->len;
}

bool
out_flush(struct out *out)
{
	write_out(out, out->len);
	write_all(out, out->lent);
	out->lent.len = 0;
	return !out->error;
}

bool
out_close(struct out *out)
{
	bool good = out_flush(out);

	free(out->ptr);
	out->ptr = NULL;
	out->len = out->cap = 0;
	return good;
}
