/*
 * corpus - makes a large corpus for measurements out of a few texts. The same
 * texts and arguments give the same bytes on every machine.
 *
 *	corpus text|jsonl|escaped BYTES NOISE FILE...
 *
 * text is one paragraph a line with a blank line between documents; jsonl is
 * one record a line with raw UTF-8, escaped the same with \uXXXX. A document
 * is some paragraphs of the files in which digits are drawn anew and some
 * words exchanged. NOISE percent of the documents get what scrapers leave
 * behind: markers, a doubled title, source tails, tatweel.
 */

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "common/arena.h"
#include "common/utf8.h"

enum { PARAS_MIN = 4, PARAS_SPREAD = 12 };

/* Texts of the project's own. */
static const char *const heads[] = {
	"[ad_1]",
	"[post-views]",
	/* "written by: the site's editor" */
	("\u0643\u062A\u0628: \u0645\u062D\u0631\u0631 "
	 "\u0627\u0644\u0645\u0648\u0642\u0639"),
};
static const char *const tails[] = { "[ad_2]",
	"\u0627\u0644\u0645\u0635\u062F\u0631", "Source link",
	"[ad_2]\n\n\u0627\u0644\u0645\u0635\u062F\u0631",
	"\u0627\u0642\u0631\u0623 \u0623\u064A\u0636\u0627", "Share this:" };

struct pieces {
	struct str *v;
	size_t n, cap;
};

struct corpus {
	struct arena arena; /* of the whole run */
	struct pieces paras, words;
	uint64_t seed;
	unsigned noise; /* percent */
};

/* A number in [0, n): Marsaglia's xorshift, good enough to draw words. */
static size_t
draw(struct corpus *c, size_t n)
{
	c->seed ^= c->seed << 13;
	c->seed ^= c->seed >> 7;
	c->seed ^= c->seed << 17;
	return (size_t)((c->seed >> 11) % n);
}

static void
add(struct corpus *c, struct pieces *pieces, struct str s)
{
	ARENA_ROOM(&c->arena, &pieces->v, pieces->n, &pieces->cap);
	pieces->v[pieces->n++] = s;
}

/* The next word of s at *pos, up to a space; moves *pos behind it. */
static bool
next_word(struct str s, size_t *pos, struct str *word)
{
	size_t end;

	if (*pos >= s.len)
		return false;
	end = str_find_byte(s, *pos, ' ');
	end = end == STR_NONE ? s.len : end;
	*word = str_sub(s, *pos, end);
	*pos = end + 1;
	return true;
}

static void
learn(struct corpus *c, struct str text)
{
	struct str line, word;
	size_t pos = 0, at;

	while (str_line(text, &pos, &line)) {
		if (line.len < 40)
			continue;
		add(c, &c->paras, line);
		for (at = 0; next_word(line, &at, &word);)
			if (word.len > 4)
				add(c, &c->words, word);
	}
}

/* A tatweel (U+0640) behind the first letter of an Arabic word. */
static void
put_stretched(struct buf *out, struct str word)
{
	size_t first = size_min(word.len, 2);

	buf_add(out, str_sub(word, 0, first));
	if (first == 2 && word.ptr[0] >= 0xD8 && word.ptr[0] <= 0xD9)
		buf_add(out, STR("\u0640"));
	buf_add(out, str_from(word, first));
}

static void
put_word(struct corpus *c, struct buf *out, struct str word, bool noisy)
{
	size_t i;

	if (draw(c, 100) < 15 && word.len > 4)
		word = c->words.v[draw(c, c->words.n)];
	if (noisy && draw(c, 100) < 2) {
		put_stretched(out, word);
		return;
	}
	for (i = 0; i < word.len; i++)
		if (word.ptr[i] >= '0' && word.ptr[i] <= '9')
			buf_byte(out, (uint8_t)('0' + draw(c, 10)));
		else
			buf_byte(out, word.ptr[i]);
}

static void
put_para(struct corpus *c, struct buf *out, size_t max, bool noisy)
{
	struct str word, para = c->paras.v[draw(c, c->paras.n)];
	size_t pos = 0, n;

	for (n = 0; n < max && next_word(para, &pos, &word); n++) {
		if (n > 0)
			buf_byte(out, ' ');
		put_word(c, out, word, noisy);
	}
	buf_byte(out, '\n');
}

/* The paragraphs of one document, the last without its LF. */
static void
put_text(struct corpus *c, struct buf *out)
{
	bool noisy = draw(c, 100) < c->noise;
	size_t i, beg, n = PARAS_MIN + draw(c, PARAS_SPREAD);

	out->len = 0;
	if (noisy && draw(c, 2))
		buf_printf(out, "%s\n", heads[draw(c, COUNTOF(heads))]);
	beg = out->len;
	put_para(c, out, 9, false);
	if (noisy && draw(c, 3) == 0) {
		struct buf title = { 0 };

		buf_add(&title, str_from(buf_str(out), beg));
		buf_add(out, buf_str(&title));
		buf_free(&title);
	}
	for (i = 0; i < n; i++)
		put_para(c, out, SIZE_MAX, noisy);
	if (noisy)
		buf_printf(out, "%s\n", tails[draw(c, COUNTOF(tails))]);
	out->len--;
}

static void
put_escaped(struct buf *out, struct str text, bool ascii)
{
	size_t pos = 0, beg;
	uint32_t cp;

	while (pos < text.len) {
		beg = pos;
		cp = utf8_next(text, &pos);
		if (cp == '\n')
			buf_add(out, STR("\\n"));
		else if (cp == '"' || cp == '\\')
			buf_printf(out, "\\%c", (int)cp);
		else if (ascii && cp >= 0x80 && cp < 0x10000)
			buf_printf(out, "\\u%04x", (unsigned)cp);
		else
			buf_add(out, str_sub(text, beg, pos));
	}
}

static void
put_record(struct corpus *c, struct buf *out, struct str text, bool ascii)
{
	buf_printf(out, "{\"id\":\"%08zx\",\"url\":\"https://news.example.org/",
		draw(c, 0xFFFFFFFF));
	buf_printf(out, "%zu\",\"date\":\"2024-%02zu-%02zu\",\"text\":\"",
		draw(c, 1000000), 1 + draw(c, 12), 1 + draw(c, 28));
	put_escaped(out, text, ascii);
	buf_add(out, STR("\"}\n"));
}

static void
make(struct corpus *c, const char *flavour, size_t bytes)
{
	struct buf text = { 0 }, out = { 0 };
	size_t total;

	for (total = 0; total < bytes; total += out.len) {
		put_text(c, &text);
		out.len = 0;
		if (flavour[0] == 't') {
			buf_add(&out, buf_str(&text));
			buf_add(&out, STR("\n\n"));
		} else {
			put_record(c, &out, buf_str(&text), flavour[0] == 'e');
		}
		(void)fwrite(out.ptr, 1, out.len, stdout);
	}
	buf_free(&text);
	buf_free(&out);
}

/* Reads a whole file into the arena. */
static bool
load(struct corpus *c, const char *path)
{
	struct buf buf = { 0 };
	FILE *file = fopen(path, "rb");
	size_t n;

	if (!file)
		return false;
	while ((n = fread(buf_reserve(&buf, 64 * KIB), 1, 64 * KIB, file)) > 0)
		buf.len += n;
	learn(c, arena_str(&c->arena, buf_str(&buf)));
	buf_free(&buf);
	return fclose(file) == 0;
}

int
main(int argc, char **argv)
{
	struct corpus c = { .seed = 88172645463325252u };
	int i;

	if (argc < 5) {
		(void)fputs("usage: corpus text|jsonl|escaped BYTES NOISE "
			    "FILE...\n",
			stderr);
		return 2;
	}
	c.noise = (unsigned)atoi(argv[3]);
	for (i = 4; i < argc; i++) {
		if (!load(&c, argv[i])) {
			perror(argv[i]);
			return 2;
		}
	}
	make(&c, argv[1], (size_t)strtoull(argv[2], NULL, 10));
	arena_free(&c.arena);
	return fflush(stdout) != 0 || ferror(stdout);
}
