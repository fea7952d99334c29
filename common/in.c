/* in - operands one after the other, cut into lines. */

#define _GNU_SOURCE /* F_SETPIPE_SZ, where it exists */

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "in.h"
#include "proc.h"

enum { BUFFER = 256 * 1024, PIPE_WANTED = 1024 * 1024 };

#define BOM STR("\xEF\xBB\xBF")

static const char *const standard_input[] = { "-" };

static bool
is_stdin(const char *operand)
{
	return operand[0] == '-' && operand[1] == '\0';
}

void
in_open(struct in *in, const char *const *operands, size_t n, size_t max_line,
	struct diag *diag)
{
	*in = (struct in){ .diag = diag,
		.operands = n || !operands ? operands : standard_input,
		.n = n || !operands ? n : 1,
		.max_line = size_min(max_line, SIZE_MAX / 2), /* room to add */
		.fd = -1,
		.cap = BUFFER };
	in->ptr = proc_alloc(in->cap + 1); /* an LF behind the last line */
}

static void
report(struct in *in)
{
	diag_file(in->diag, in->place.file, errno);
	in->failed = true;
}

static void
close_operand(struct in *in)
{
	if (in->fd > STDIN_FILENO)
		close(in->fd);
	in->fd = -1;
}

/* A word to those at a terminal who forgot to name a file. */
static void
say_waits(const struct in *in, int fd)
{
	if (isatty(fd) && isatty(STDERR_FILENO))
		diag_say(in->diag, "reading from the terminal; Ctrl-D at the "
				   "start of a line ends the input");
}

/* Opens the next operand that can be opened; false when none is left. */
static bool
next_operand(struct in *in)
{
	while (in->next < in->n) {
		const char *operand = in->operands[in->next++];
		bool standard = is_stdin(operand);

		in->place = (struct place){
			str_from_c(standard ? "stdin" : operand), 0, 0
		};
		in->at_start = true;
		in->eof = false;
		do /* a FIFO may make us wait */
			in->fd = standard ? STDIN_FILENO
					  : open(operand, O_RDONLY | O_CLOEXEC);
		while (in->fd < 0 && errno == EINTR && !proc_signal());
		if (in->fd < 0 && errno == EINTR)
			return false;
		if (in->fd >= 0) {
			say_waits(in, in->fd);
#ifdef F_SETPIPE_SZ
			fcntl(in->fd, F_SETPIPE_SZ, PIPE_WANTED);
#endif
			return true;
		}
		report(in);
	}
	return false;
}

/* Reads once into dst; false when a signal wants us to end. At the end of the
 * operand, or after an error, in->eof is set. */
static bool
read_some(struct in *in, uint8_t *dst, size_t room, size_t *got)
{
	*got = 0;
	for (;;) {
		ssize_t n;

		if (proc_signal())
			return false;
		n = read(in->fd, dst, room);
		if (n > 0) {
			*got = (size_t)n;
			in->total += *got;
			return true;
		}
		if (n == 0) {
			in->eof = true;
			return true;
		}
		if (errno == EAGAIN || errno == EWOULDBLOCK) {
			poll(&(struct pollfd){ .fd = in->fd, .events = POLLIN },
				1, -1);
		} else if (errno != EINTR) {
			report(in);
			in->eof = true;
			return true;
		}
	}
}

/* Makes room behind end: moves the unread bytes to the front, then grows. */
static void
make_room(struct in *in)
{
	if (in->beg > 0) {
		memmove(in->ptr, in->ptr + in->beg, in->end - in->beg);
		in->end -= in->beg;
		in->scanned -= in->beg;
		in->beg = 0;
	}
	if (in->end == in->cap) {
		/* one byte over the limit tells that a line is too long */
		in->cap = size_min(
			in->cap * 2, size_max(in->cap, in->max_line) + BUFFER);
		in->ptr = proc_realloc(in->ptr, in->cap + 1);
	}
}

static bool
fill(struct in *in)
{
	size_t got;

	if (in->end == in->cap || in->beg == in->end)
		make_room(in);
	if (!read_some(in, in->ptr + in->end, in->cap - in->end, &got))
		return false;
	in->end += got;
	return true;
}

/* At the start of an operand, once its first bytes are there. */
static void
take_bom(struct in *in)
{
	struct str unread = str_make(in->ptr + in->beg, in->end - in->beg);

	in->at_start = false;
	if (!str_starts(unread, BOM))
		return;
	if (in->next == 1)
		in->bom = true;
	in->beg += BOM.len;
	in->scanned = in->beg;
}

/* The unread bytes up to end, and the LF at end if there is one. */
static enum in_event
hand_out(struct in *in, size_t end, bool has_lf, struct str *line, bool *lf)
{
	*line = str_make(in->ptr + in->beg, end - in->beg);
	*lf = has_lf || in->next < in->n;
	in->beg = in->scanned = end + has_lf;
	return IN_LINE;
}

/* The same for the next line. */
static enum in_event
hand_line(struct in *in, size_t end, bool has_lf, struct str *line, bool *lf)
{
	in->place.line++;
	return hand_out(in, end, has_lf, line, lf);
}

/* The first bytes of an operand; false when a signal came. */
static bool
begin_operand(struct in *in)
{
	while (!in->eof && in->end - in->beg < BOM.len) {
		if (!fill(in))
			return false;
	}
	take_bom(in);
	return true;
}

/* Looks through what was read and not looked at, for the end of the line. */
static bool
find_lf(struct in *in)
{
	const uint8_t *hit =
		memchr(in->ptr + in->scanned, '\n', in->end - in->scanned);

	in->scanned = hit ? (size_t)(hit - in->ptr) : in->end;
	return hit;
}

bool
in_ready(struct in *in)
{
	return in->fd >= 0 && !in->at_start && find_lf(in) &&
	       in->scanned - in->beg <= in->max_line;
}

/* The last line of an operand, which has no LF. */
static enum in_event
hand_last(struct in *in, struct str *line, bool *lf)
{
	in->ptr[in->end] = '\n';
	return hand_line(in, in->end, false, line, lf);
}

enum in_event
in_line(struct in *in, struct str *line, bool *lf)
{
	for (;;) {
		bool found;

		if (proc_signal())
			return IN_SIGNAL;
		if (in->fd < 0 && !next_operand(in))
			return proc_signal() ? IN_SIGNAL : IN_END;
		if (in->at_start && !begin_operand(in))
			return IN_SIGNAL;
		found = find_lf(in);
		if (in->scanned - in->beg > in->max_line) {
			hand_line(in, in->scanned, false, line, lf);
			return IN_CHUNK;
		}
		if (found)
			return hand_line(in, in->scanned, true, line, lf);
		if (in->eof) {
			close_operand(in);
			if (in->end > in->beg)
				return hand_last(in, line, lf);
		} else if (!fill(in)) {
			return IN_SIGNAL;
		}
	}
}

bool
in_chunk(struct in *in, struct str *piece, bool *lf)
{
	const uint8_t *hit;
	size_t end;

	if (in->fd < 0)
		return false;
	if (in->beg == in->end) {
		if (in->eof) {
			close_operand(in);
			*lf = in->next < in->n;
			return false;
		}
		if (!fill(in)) {
			*lf = false;
			return false;
		}
	}
	hit = memchr(in->ptr + in->beg, '\n', in->end - in->beg);
	end = hit ? (size_t)(hit - in->ptr) : in->end;
	*piece = str_make(in->ptr + in->beg, end - in->beg);
	in->beg = in->scanned = end;
	if (hit && piece->len == 0) {
		in->beg = in->scanned = end + 1;
		*lf = true;
		return false;
	}
	return true;
}

/* Room for the whole of a file at once, and the byte that tells its end. */
static void
reserve_file(const struct in *in, struct buf *buf, size_t limit)
{
	struct stat st;

	if (fstat(in->fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0)
		buf_reserve(buf, size_min((size_t)st.st_size, limit) + 1);
}

/* The operand that is open, whole or up to the limit. False: it failed, or a
 * signal came. */
static bool
read_whole(struct in *in, struct buf *buf, size_t limit)
{
	bool before = in->failed, good;

	buf->len = 0;
	in->failed = false;
	reserve_file(in, buf, limit);
	while (!in->eof && buf->len <= limit) {
		size_t got;

		if (buf->len == buf->cap)
			buf_reserve(buf, BUFFER);
		if (!read_some(
			    in, buf->ptr + buf->len, buf->cap - buf->len, &got))
			break;
		buf->len += got;
	}
	good = (in->eof || buf->len > limit) && !in->failed;
	in->failed = in->failed || before;
	close_operand(in);
	return good;
}

enum in_event
in_whole(struct in *in, struct buf *buf, size_t limit)
{
	limit = size_min(limit, SIZE_MAX / 2); /* room to add */
	while (!proc_signal() && next_operand(in)) {
		if (read_whole(in, buf, limit))
			return IN_LINE;
	}
	return proc_signal() ? IN_SIGNAL : IN_END;
}

static bool
is_blank(uint8_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Where the last paragraph begins that a blank line stands before; 0: none.
 * Its first character is there, so that it is one. */
static size_t
last_paragraph(struct str s)
{
	size_t shows = 0; /* of what is known, where the line's text begins */
	bool lf = false;

	for (size_t pos = s.len; pos > 0; pos--) {
		uint8_t c = s.ptr[pos - 1];

		if (c == '\n') {
			if (lf && shows > 0)
				return shows;
			lf = shows > 0;
		} else if (!is_blank(c)) {
			shows = pos - 1;
			lf = false;
		}
	}
	return 0;
}

/* Where the last line begins that a LF stands before; 0: none. */
static size_t
last_line(struct str s)
{
	size_t pos = s.len;

	while (pos > 0 && s.ptr[pos - 1] != '\n')
		pos--;
	return pos;
}

enum in_event
in_piece(struct in *in, enum in_pieces of, struct str *piece, bool *more)
{
	struct str unread;
	size_t len = 0;

	in->max_line = SIZE_MAX / 2; /* a paragraph may have any length */
	if (in->fd < 0 && !next_operand(in))
		return proc_signal() ? IN_SIGNAL : IN_END;
	while (len == 0) {
		while (!in->eof && in->end < in->cap) {
			if (!fill(in))
				return IN_SIGNAL;
		}
		if (in->eof)
			break;
		unread = str_make(in->ptr + in->beg, in->end - in->beg);
		len = of == IN_LINES ? last_line(unread)
				     : last_paragraph(unread);
		if (len == 0 && !fill(in))
			return IN_SIGNAL;
	}
	if (in->eof) {
		len = in->end - in->beg;
		close_operand(in);
	}
	*more = !in->eof;
	*piece = str_make(in->ptr + in->beg, len);
	in->beg = in->scanned = in->beg + len;
	return in->failed ? IN_END : IN_LINE;
}

size_t
in_size(const struct in *in)
{
	size_t size = 0;

	for (size_t i = 0; i < in->n; i++) {
		struct stat st;
		const char *operand = in->operands[i];

		if ((is_stdin(operand) ? fstat(STDIN_FILENO, &st)
				       : stat(operand, &st)) != 0 ||
			!S_ISREG(st.st_mode))
			return 0;
		size += (size_t)st.st_size;
	}
	return size;
}

bool
in_is_operand(const struct in *in, const struct stat *st)
{
	for (size_t i = 0; i < in->n; i++) {
		struct stat mine;
		const char *operand = in->operands[i];

		if ((is_stdin(operand) ? fstat(STDIN_FILENO, &mine)
				       : stat(operand, &mine)) != 0)
			continue;
		if (S_ISREG(mine.st_mode) && mine.st_dev == st->st_dev &&
			mine.st_ino == st->st_ino)
			return true;
	}
	return false;
}

void
in_close(struct in *in)
{
	close_operand(in);
	free(in->ptr);
	in->ptr = NULL;
}
