/* out - bytes that are added and lines that are lent leave in their order. */

#include <stdio.h>
#include <unistd.h>

#include "common/buf.h"
#include "common/out.h"
#include "random.h"
#include "tap.h"

enum { LENDER = 200 * KIB };

/* A lender's buffer, and how much of it is lent. */
struct lender {
	uint8_t bytes[LENDER];
	size_t lent;
};

/* Other lines in the place of those that were lent. */
static void
refill(struct lender *lender, struct random *random)
{
	for (size_t i = 0; i < LENDER; i++)
		lender->bytes[i] = (uint8_t)('a' + random_below(random, 26));
	lender->lent = 0;
}

/* Lines of the lender one behind the other, as they come from an input. */
static void
lend(struct out *out, struct lender *lender, struct random *random,
	struct buf *want)
{
	size_t n = 1 + random_below(random, random_below(random, 2) ? 60 : 3);

	while (n-- > 0) {
		uint8_t *line = lender->bytes + lender->lent;
		size_t len = 1 + random_below(random, 8 * KIB);

		if (len > LENDER - lender->lent) {
			out_settle(out);
			refill(lender, random);
			continue;
		}
		line[len - 1] = '\n';
		lender->lent += len;
		buf_add(want, str_make(line, len));
		out_lend(out, str_make(line, len));
		out_line_end(out);
	}
	if (random_below(random, 2)) /* a line that goes elsewhere */
		lender->lent = size_min(LENDER, lender->lent + 5);
}

/* A line that is put together from pieces, now and then from a lent one. */
static void
add(struct out *out, struct lender *lender, struct random *random,
	struct buf *want)
{
	uint8_t *place;

	buf_add(want, STR("{\"añ"));
	out_add(out, STR("{\"añ"));
	if (lender->lent < LENDER - 10 && random_below(random, 4) == 0) {
		lender->bytes[lender->lent + 9] = '\n';
		buf_add(want, str_make(lender->bytes + lender->lent, 10));
		out_lend(out, str_make(lender->bytes + lender->lent, 10));
		refill(lender, random); /* it was copied: nothing is lent */
	} else {
		place = out_reserve(out, 300);
		memset(place, 'x', 299);
		place[299] = '\n';
		buf_add(want, str_make(place, 300));
		out_reach(out, place + 300);
	}
	out_line_end(out);
}

static void
test_order(struct out *out, int fd, struct lender *lender)
{
	struct random random = { 11 };
	struct buf want = { 0 }, got = { 0 };

	refill(lender, &random);
	for (size_t i = 0; i < 600; i++) {
		size_t way = random_below(&random, 8);

		if (way < 4) {
			lend(out, lender, &random, &want);
		} else if (way < 7) {
			add(out, lender, &random, &want);
		} else {
			out_flush(out);
			refill(lender, &random);
		}
	}
	is_size(out->total, want.len, "every byte is counted once");
	ok(out_close(out), "all is written");
	got.len = (size_t)pread(
		fd, buf_reserve(&got, want.len + 1), want.len + 1, 0);
	ok(str_eq(buf_str(&got), buf_str(&want)),
		"lines lent and lines added keep their order and bytes");
	buf_free(&want);
	buf_free(&got);
}

static void
test_settled(struct out *out, int fd)
{
	uint8_t few[] = "few\n", many[100 * KIB], got[101 * KIB];
	ssize_t n;

	memset(many, 'm', sizeof(many) - 1);
	many[sizeof(many) - 1] = '\n';
	out_lend(out, str_make(few, 4));
	out_settle(out);
	memset(few, '?', 4);
	is_size((size_t)pread(fd, got, sizeof(got), 0), 0,
		"little that is lent waits as a copy");
	out_lend(out, str_make(many, sizeof(many)));
	out_settle(out);
	memset(many, '?', sizeof(many));
	n = pread(fd, got, sizeof(got), 0);
	ok(n == 100 * KIB + 4 && memcmp(got, "few\nmmm", 7) == 0 &&
			got[n - 2] == 'm',
		"much is written, behind what waits");
	out_close(out);
}

int
main(void)
{
	static struct lender lender;
	FILE *files[] = { tmpfile(), tmpfile() };
	struct out out;

	if (!files[0] || !files[1])
		return 1;
	out_open(&out, fileno(files[0]));
	test_order(&out, fileno(files[0]), &lender);
	out_open(&out, fileno(files[1]));
	test_settled(&out, fileno(files[1]));
	fclose(files[0]);
	fclose(files[1]);
	return tap_done();
}
