/* diag - messages for people. */

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "diag.h"
#include "utf8.h"

enum {
	LINE_MAX_BYTES = 200, /* of a message with its LF */
	FILE_MAX_BYTES = 80,  /* of a file name; its end is shown */
	SHOWN = 10            /* messages of a kind */
};

static const char *const kind_names[DIAG_KINDS] = {
	[DIAG_UTF8] = "utf8",
	[DIAG_JSON] = "json",
	[DIAG_NOT_OBJECT] = "not_object",
	[DIAG_SURROGATE] = "surrogate",
	[DIAG_TOO_LONG] = "too_long",
	[DIAG_ENCODING] = "encoding",
	[DIAG_LIMITED] = "limited",
	[DIAG_OFFSETS] = "offsets",
	[DIAG_CONFIG] = "config",
};

static const char *const kind_titles[DIAG_KINDS] = {
	[DIAG_UTF8] = "invalid UTF-8",
	[DIAG_JSON] = "invalid JSON",
	[DIAG_NOT_OBJECT] = "records that are not objects",
	[DIAG_SURROGATE] = "lone surrogates",
	[DIAG_TOO_LONG] = "lines that are too long",
	[DIAG_ENCODING] = "files that cannot be decoded",
	[DIAG_LIMITED] = "match limits",
	[DIAG_OFFSETS] = "offsets that cannot be moved",
	[DIAG_CONFIG] = "faults of the configuration",
};

const char *
diag_kind_name(enum diag_kind kind)
{
	return kind_names[kind];
}

/* Characters that could act on a terminal: controls, bidi controls, line and
 * paragraph separators, BOM. */
static bool
is_risky(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0x061C ||
	       (cp >= 0x200E && cp <= 0x200F) ||
	       (cp >= 0x2028 && cp <= 0x202E) ||
	       (cp >= 0x2066 && cp <= 0x2069) || cp == 0xFEFF;
}

/* Adds s, escaped, as far as limit bytes of line allow; true if all fitted. */
static bool
add_escaped(struct buf *line, struct str s, size_t limit)
{
	char shown[16];
	size_t pos = 0;

	while (pos < s.len) {
		size_t beg = pos, n;
		size_t ahead = size_min(s.len - pos, 4);
		uint32_t cp = 0;

		n = utf8_valid(str_sub(s, pos, pos + ahead));
		if (n == 0) {
			snprintf(shown, sizeof(shown), "\\x%02x", s.ptr[pos++]);
		} else {
			cp = utf8_next(s, &pos);
			snprintf(shown, sizeof(shown),
				cp < 0x80 ? "\\x%02x" : "\\u%04x",
				(unsigned)cp);
		}
		if (n == 0 || is_risky(cp))
			n = strlen(shown);
		else
			n = pos - beg;
		if (line->len + n > limit)
			return false;
		if (n == pos - beg && !is_risky(cp))
			buf_add(line, str_sub(s, beg, pos));
		else
			buf_add(line, str_from_c(shown));
	}
	return true;
}

/* A long file name keeps its end, which tells most. */
static void
add_file(struct buf *line, struct str file)
{
	if (file.len == 0) /* a name all the same: somebody gave it */
		buf_add(line, STR("''"));
	if (file.len > FILE_MAX_BYTES) {
		file = str_from(file, file.len - FILE_MAX_BYTES);
		while (file.len && (file.ptr[0] & 0xC0) == 0x80)
			file = str_from(file, 1);
		buf_add(line, STR("..."));
	}
	add_escaped(line, file, LINE_MAX_BYTES / 2 + 40);
}

static void
emit(struct diag *diag, const struct buf *line)
{
	ssize_t n;

	if (diag->sink) {
		buf_add(diag->sink, buf_str(line));
		return;
	}
	/* one write a line, so that lines of a pipeline do not mix */
	n = write(STDERR_FILENO, line->ptr, line->len);
	(void)n; /* no one is left to tell */
}

static void
say(struct diag *diag, const struct place *place, const char *fmt, va_list ap)
{
	char text[1024];
	struct buf line = { 0 };
	int n = vsnprintf(text, sizeof(text), fmt, ap);

	if (n < 0)
		return;
	buf_add(&line, str_from_c(diag->name));
	buf_add(&line, STR(": "));
	if (place) {
		add_file(&line, place->file);
		if (place->line)
			buf_printf(&line, ":%zu", place->line);
		if (place->column)
			buf_printf(&line, ":%zu", place->column);
		buf_add(&line, STR(": "));
	}
	if (!add_escaped(&line, str_from_c(text), LINE_MAX_BYTES - 4))
		buf_add(&line, STR("..."));
	buf_byte(&line, '\n');
	emit(diag, &line);
	buf_free(&line);
}

void
diag_say(struct diag *diag, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(diag, NULL, fmt, ap);
	va_end(ap);
}

static void PRINTF(3, 4) say_at(
	struct diag *diag, const struct place *place, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(diag, place, fmt, ap);
	va_end(ap);
}

void
diag_file(struct diag *diag, struct str file, int error)
{
	struct place place = { file, 0, 0 };

	say_at(diag, &place, "%s", strerror(error));
}

void
diag_at(struct diag *diag, enum diag_kind kind, struct place place,
	const char *fmt, ...)
{
	va_list ap;
	size_t shown = kind == DIAG_CONFIG ? SHOWN * SHOWN : SHOWN;

	if (++diag->seen[kind] > shown)
		return;
	va_start(ap, fmt);
	say(diag, &place, fmt, ap);
	va_end(ap);
}

void
diag_close(struct diag *diag)
{
	for (size_t kind = 0; kind < DIAG_KINDS; kind++) {
		size_t shown = kind == DIAG_CONFIG ? SHOWN * SHOWN : SHOWN;

		if (diag->seen[kind] > shown)
			diag_say(diag, "%zu more message%s about %s",
				diag->seen[kind] - shown,
				diag->seen[kind] - shown > 1 ? "s" : "",
				kind_titles[kind]);
		diag->seen[kind] = 0;
	}
}

struct str
diag_nearest(struct str misspelt, size_t n,
	struct str (*word)(const void *of, size_t i), const void *of)
{
	size_t best = STR_NONE;
	struct str nearest = { NULL, 0 };

	for (size_t i = 0; i < n; i++) {
		struct str candidate = word(of, i);
		size_t distance = str_distance(misspelt, candidate);
		size_t shorter = size_min(misspelt.len, candidate.len);
		/* a third may be wrong, of long words no more than three
		 * letters, of short ones one that is not the only one */
		size_t most = size_max(size_min((shorter + 1) / 3, 3), 1);

		if (distance < best && distance <= most &&
			distance < candidate.len) {
			best = distance;
			nearest = candidate;
		}
	}
	return nearest;
}

struct diag_hint
diag_hint(struct str near)
{
	struct diag_hint hint = { "" };

	if (near.len)
		(void)snprintf(hint.text, sizeof(hint.text),
			" (did you mean '" STR_FMT "'?)", STR_ARG(near));
	return hint;
}
