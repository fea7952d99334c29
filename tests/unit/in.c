/* in - lines cut the same wherever the reads end, BOMs, limits, operands. */

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "common/in.h"
#include "random.h"
#include "tap.h"

/* Files of this test, by number, in a folder of its own. */
struct files {
	char dir[32];
	char path[4][64];
};

static const char *
put(struct files *files, size_t i, struct str bytes)
{
	char *path = files->path[i];
	char dir[sizeof(files->dir)];
	int fd;

	memcpy(dir, files->dir, sizeof(dir));
	snprintf(path, sizeof(files->path[i]), "%s/%zu", dir, i);
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (fd < 0 || write(fd, bytes.ptr, bytes.len) != (ssize_t)bytes.len)
		abort();
	close(fd);
	return path;
}

/* A line that keeps what the reader promises: behind one that was in the buffer
 * already it lies behind the last one, and its LF behind it. */
static bool
is_kept(bool ready, struct str last, struct str s, bool lf)
{
	return (!ready || s.ptr == last.ptr + last.len + 1) &&
	       (!lf || s.ptr[s.len] == '\n');
}

/* What the reader makes of operands: "line|" or "line$" (no LF), a long
 * line's pieces in brackets. A '!' is a promise that was not kept. */
static void
read_all(const char *const *operands, size_t n, size_t max, struct buf *got,
	struct in *in, struct diag *diag)
{
	struct str s, last = { 0 };
	bool lf;

	got->len = 0;
	in_open(in, operands, n, max, diag);
	for (;;) {
		bool ready = in_ready(in);
		enum in_event event = in_line(in, &s, &lf);

		if (event == IN_END)
			break;
		if (event == IN_CHUNK) {
			buf_byte(got, '[');
			do
				buf_add(got, s);
			while (in_chunk(in, &s, &lf));
			buf_byte(got, ']');
		} else {
			buf_add(got, s);
			if (!is_kept(ready, last, s, lf))
				buf_byte(got, '!');
			last = s;
		}
		buf_byte(got, lf ? '|' : '$');
	}
	in_close(in);
}

static void
test_lines(struct files *files)
{
	struct buf sink = { 0 }, got = { 0 };
	struct diag diag = { .name = "t", .sink = &sink };
	struct in in;
	const char *two[] = { put(files, 0, STR("a\r\n\n\xE2\x80\xA8 b\0c")),
		put(files, 1, STR("\xEF\xBB\xBFx\ny")) };
	const char *bom[] = { put(files, 2, STR("\xEF\xBB\xBFx\n")) };
	const char *lost[] = { "/nonexistent/file", two[1] };

	read_all(two, 2, 100, &got, &in, &diag);
	is_str(buf_str(&got), STR("a\r||\xE2\x80\xA8 b\0c|x|y$"),
		"only LF ends a line, operands are joined, the last LF stays "
		"missing");
	ok(!in.bom, "a later operand's BOM is dropped");
	read_all(bom, 1, 100, &got, &in, &diag);
	ok(in.bom && str_eq(buf_str(&got), STR("x|")),
		"the first one's is told");
	read_all(lost, 2, 100, &got, &in, &diag);
	ok(in.failed && str_eq(buf_str(&got), STR("x|y$")) && sink.len > 0,
		"an operand that is not there is reported, the next one read");
	read_all(two, 2, 3, &got, &in, &diag);
	is_str(buf_str(&got), STR("a\r||[\xE2\x80\xA8 b\0c]|x|y$"),
		"a line over the limit comes in pieces");
	buf_free(&sink);
	buf_free(&got);
}

/* Lines of all lengths round the size of the buffer, which no read end may
 * show in. */
static void
test_edges(struct files *files)
{
	struct random random = { 7 };
	struct buf bytes = { 0 }, want = { 0 }, got = { 0 };
	struct diag diag = { .name = "t" };
	struct in in;
	const char *operand;

	for (size_t i = 0; i < 60; i++) {
		size_t len =
			random_below(&random, 2)
				? random_below(&random, 50)
				: 256 * KIB - 30 + random_below(&random, 60);

		for (size_t k = 0; k < len; k++)
			buf_byte(&bytes, (uint8_t)('a' + (i + k) % 26));
		buf_byte(&bytes, '\n');
	}
	buf_add(&want, buf_str(&bytes));
	for (size_t i = 0; i < want.len; i++) {
		if (want.ptr[i] == '\n')
			want.ptr[i] = '|';
	}
	operand = put(files, 3, buf_str(&bytes));
	read_all(&operand, 1, MIB, &got, &in, &diag);
	ok(str_eq(buf_str(&got), buf_str(&want)),
		"lines round the buffer's size are whole");
	is_size(in.total, bytes.len, "every byte was counted");
	buf_free(&bytes);
	buf_free(&want);
	buf_free(&got);
}

/* All pieces of a file, a bar between them; the longest one's length. */
static size_t
read_pieces(const char *operand, enum in_pieces of, struct buf *got, bool *good)
{
	struct diag diag = { .name = "t" };
	struct in in;
	struct str piece;
	size_t longest = 0;
	bool more = true;

	got->len = 0;
	*good = true;
	in_open(&in, &operand, 1, 100, &diag);
	while (in_piece(&in, of, &piece, &more) == IN_LINE && more) {
		*good = *good && piece.len > 0;
		longest = size_max(longest, piece.len);
		buf_add(got, piece);
		buf_byte(got, '|');
	}
	buf_add(got, piece);
	*good = *good && !more && !in.failed;
	in_close(&in);
	return longest;
}

static void
test_pieces(struct files *files)
{
	struct random random = { 9 };
	struct buf text = { 0 }, got = { 0 }, joined = { 0 };
	bool good, begins = true;
	size_t longest;

	(void)read_pieces(
		put(files, 3, STR("a\n\nb\n")), IN_PARAGRAPHS, &got, &good);
	ok(good && str_eq(buf_str(&got), STR("a\n\nb\n")),
		"a short text is one piece");
	(void)read_pieces(put(files, 3, STR("")), IN_LINES, &got, &good);
	ok(good && got.len == 0, "no text is one too");
	while (text.len < 3 * MIB) {
		for (size_t n = random_below(&random, 3000); n > 0; n--)
			buf_byte(
				&text, n % 60 ? (uint8_t)('a' + n % 26) : '\n');
		buf_add(&text, random_below(&random, 2) ? STR("x\r\n \r\n y")
							: STR("x\n\n\n"));
	}
	longest = read_pieces(
		put(files, 3, buf_str(&text)), IN_PARAGRAPHS, &got, &good);
	for (size_t i = 0; i < got.len; i++) {
		if (got.ptr[i] != '|')
			buf_byte(&joined, got.ptr[i]);
		else
			begins = begins && i + 1 < got.len &&
				 got.ptr[i + 1] > ' ' &&
				 (got.ptr[i - 1] == '\n' ||
					 got.ptr[i - 1] == ' ');
	}
	ok(good && str_eq(buf_str(&joined), buf_str(&text)),
		"pieces are the text");
	ok(begins, "each begins a paragraph");
	ok(longest > 100 * KIB && longest <= 256 * KIB,
		"and is of the buffer's size");
	text.len = 0;
	for (size_t i = 0; i < MIB; i++)
		buf_byte(&text, i % 100 ? 'a' : '\n');
	(void)read_pieces(
		put(files, 3, buf_str(&text)), IN_PARAGRAPHS, &got, &good);
	ok(good && str_eq(buf_str(&got), buf_str(&text)),
		"a paragraph is never parted");
	longest = read_pieces(
		put(files, 3, buf_str(&text)), IN_LINES, &got, &good);
	begins = true;
	for (size_t i = 1; i < got.len; i++)
		begins =
			begins && (got.ptr[i] != '|' || got.ptr[i - 1] == '\n');
	ok(good && begins && got.len > text.len && longest <= 256 * KIB,
		"but a line may begin a piece");
	buf_free(&text);
	buf_free(&got);
	buf_free(&joined);
}

int
main(void)
{
	struct files files = { .dir = "/tmp/safi-in-XXXXXX" };

	if (!mkdtemp(files.dir))
		return 1;
	test_lines(&files);
	test_edges(&files);
	test_pieces(&files);
	for (size_t i = 0; i < COUNTOF(files.path); i++)
		unlink(files.path[i]);
	rmdir(files.dir);
	return tap_done();
}
