/*
 * span - what the tagger finds: a stretch of the text with a label and what is
 * known of it. Offsets are bytes of the document's text; they become code
 * points once, when the record is written.
 */

#ifndef SAFI_SPAN_H
#define SAFI_SPAN_H

#include "common/arena.h"
#include "common/str.h"
#include "common/utf8.h"

/* A further member of a span in the record: "value": "2016". */
struct span_attr {
	const char *name; /* static */
	enum { ATTR_TEXT, ATTR_RANGE, ATTR_NULL } type;
	struct str text; /* ATTR_TEXT: characters, unescaped */
	size_t beg, end; /* ATTR_RANGE: bytes, [start, end] in the record */
};

struct span {
	size_t beg, end;
	const char *label; /* static: "PER", "DATE" ... */
	struct str rule;   /* what found it: a rule's or a list's name */
	struct span_attr *attrs;
	size_t n_attrs, cap_attrs;
};

/* In an arena, in any order until spans_settle. */
struct spans {
	struct arena *arena;
	struct span *v;
	size_t n, cap;
};

/* Adds a span; the pointer is good until the next one is added. */
struct span *spans_add(struct spans *spans, size_t beg, size_t end,
	const char *label, struct str rule);

/* Adds a member to a span; text is borrowed as long as the spans live. */
void span_text(struct spans *spans, struct span *span, const char *name,
	struct str text);
void span_range(struct spans *spans, struct span *span, const char *name,
	size_t beg, size_t end);
void span_null(struct spans *spans, struct span *span, const char *name);

/* The first member of that name, or NULL. */
const struct span_attr *span_attr(const struct span *span, const char *name);

/*
 * Sorts by start, then longest first, then label. Layers may overlap, spans
 * of one layer may not: of two that do, the one that begins first stays, then
 * the longer, then the one added first. A layer is a set of labels: DATE
 * DURATION / NUM / QUANT MONEY PERCENT / CASUALTY / QUOTE / SCARE / ATTR /
 * URL EMAIL HANDLE HASHTAG / PER LOC ORG GRP FAC and every other label. Takes
 * O(n log n); pointers to spans are void after it.
 */
void spans_settle(struct spans *spans);

#endif
