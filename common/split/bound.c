/* bound - the scan for places that can end a sentence, and what comes of
 * them. */

#include "bound_priv.h"

enum {
	TAKEN = 1024, /* sentences, or places, at a time */
	WORDS = 64    /* of the map, at a time */
};

/* Behind all white space at pos; *breaks counts the lines that it ends, two
 * for a paragraph separator. */
size_t
bound_skip_blank(struct str text, size_t pos, size_t *breaks)
{
	*breaks = 0;
	while (pos < text.len && bound_may_be_space(text.ptr[pos])) {
		size_t next = pos;
		uint32_t cp = utf8_next(text, &next);

		if (!(uchar_info(cp) & UCHAR_SPACE))
			break;
		if (cp == '\n' || cp == 0x2028 ||
			(cp == '\r' && utf8_at(text, next) != '\n'))
			*breaks += 1;
		else if (cp == 0x2029)
			*breaks += 2;
		pos = next;
	}
	return pos;
}

/* The same; mostly it is one space or LF. */
static inline size_t
skip_blank(struct str text, size_t pos, size_t *breaks)
{
	if (pos + 1 < text.len && !bound_may_be_space(text.ptr[pos + 1]) &&
		(text.ptr[pos] == ' ' || text.ptr[pos] == '\n')) {
		*breaks = text.ptr[pos] == '\n';
		return pos + 1;
	}
	return bound_skip_blank(text, pos, breaks);
}

/* Where the white space before end begins, not below floor. */
static size_t
trim_end(struct str text, size_t floor, size_t end)
{
	/* mostly there is none */
	if (end > floor + 1 && bound_arabic_info(text.ptr + end - 2))
		return end;
	for (size_t prev = end; prev > floor; end = prev) {
		if (!(uchar_info(utf8_prev(text, &prev)) & UCHAR_SPACE))
			break;
	}
	return end;
}

/* A line begins at pos, behind so many line breaks. */
static void
begin_line(struct scan *scan, size_t pos, size_t breaks)
{
	scan->line = pos;
	if (breaks > 1)
		scan->para = pos;
	scan->held = 0;
	scan->quote_pos = pos;
	memset(scan->quote_count, 0, sizeof(scan->quote_count));
}

/* Hands over the sentences, or makes room for more of them. */
static void
make_room(struct bounds *out)
{
	if (out->take) {
		out->take(out->of, out->v, out->n);
		out->n = 0;
	} else {
		out->v = arena_room(
			out->arena, out->v, &out->cap, sizeof(*out->v));
	}
}

static inline void
add_sentence(struct scan *scan, size_t end, enum bound_rule rule)
{
	struct bounds *out = scan->out;

	if (out->n == out->cap)
		make_room(out);
	out->v[out->n++] =
		(struct sentence){ scan->start, end, rule, scan->broken };
	scan->broken = false;
}

/* The sentence that is open ends at end, behind a character. One in which
 * nothing shows is none. */
static void
end_sentence(struct scan *scan, size_t end, enum bound_rule rule)
{
	struct str text = scan->text;
	size_t beg = scan->start;

	if (!bound_arabic_info(text.ptr + beg) &&
		bound_is_blank(utf8_at(text, beg)) &&
		bound_back_space(text, beg, end) == beg)
		scan->broken = false;
	else
		add_sentence(scan, end, rule);
}

static void
hand_over_places(struct bounds *out)
{
	if (out->n_places > 0)
		out->take_places(out->of, out->places, out->n_places);
	out->n_places = 0;
}

static void
add_place(struct bounds *out, size_t at, enum bound_rule rule)
{
	if (out->take_places && out->n_places == out->cap_places)
		hand_over_places(out);
	ARENA_ROOM(out->arena, &out->places, out->n_places, &out->cap_places);
	out->places[out->n_places++] = (struct boundary){ at, rule };
}

/* A decision: counted, and kept for the explanation. */
static inline void
note(struct scan *scan, size_t at, enum bound_rule rule)
{
	struct bounds *out = scan->out;

	if (out->counts)
		++*out->counts[rule];
	if (out->explain)
		add_place(out, at, rule);
}

/* The same, and done when it ends the sentence: another begins behind the white
 * space there. Returns where the scan goes on. */
static inline size_t
decide(struct scan *scan, size_t at, enum bound_rule rule)
{
	size_t breaks;

	note(scan, at, rule);
	if (!bound_rule_cuts(rule))
		return at;
	end_sentence(scan, at, rule);
	scan->start = skip_blank(scan->text, at, &breaks);
	if (breaks > 0)
		begin_line(scan, scan->start, breaks);
	return scan->start;
}

/* Terminators at pos of which something more is to be known. */
static size_t
at_unusual_stop(struct scan *scan, size_t pos)
{
	struct stop stop;
	enum bound_rule rule;

	bound_stop_read(scan, pos, &stop);
	rule = bound_stop_rule(scan, &stop);
	if (stop.line &&
		(rule == BOUND_TITLE || rule == BOUND_NUMBERING ||
			rule == BOUND_LETTER || rule == BOUND_CONTINUES))
		scan->held = stop.tail;
	return decide(scan, stop.tail, rule);
}

/* Terminators at pos; the first one ends at end. */
static size_t
at_stop(struct scan *scan, size_t pos, size_t end, enum stop_kind kind)
{
	bool mark = kind == STOP_MARK;
	enum bound_rule rule;

	if (scan->bound->thorough)
		return at_unusual_stop(scan, pos);
	if ((mark || kind == STOP_DOT) && bound_is_usual(scan, pos, end, mark))
		return decide(scan, end, mark ? BOUND_MARK : BOUND_STOP);
	rule = bound_inner_stop(scan, pos);
	return rule == BOUND_RULES ? at_unusual_stop(scan, pos)
				   : decide(scan, end, rule);
}

/* A space or LF, and a word of more than two letters of Arabic. */
static inline bool
is_plain_next(struct str text, size_t pos)
{
	return text.len - pos > 5 &&
	       (text.ptr[pos] == ' ' || text.ptr[pos] == '\n') &&
	       bound_begins_word(text, pos + 1) && text.ptr[pos + 5] != ' ';
}

/* A full stop at pos. Most have three letters of Arabic before them that end no
 * listed word: for speed, at_stop would find the same. */
static inline size_t
at_dot(struct scan *scan, size_t pos)
{
	size_t end = pos + 1;

	if (!is_plain_next(scan->text, end) ||
		!bound_ends_common(scan, pos, BOUND_BEFORE_DOT))
		return at_stop(scan, pos, end, STOP_DOT);
	note(scan, end, BOUND_STOP);
	end_sentence(scan, end, BOUND_STOP);
	scan->start = end + 1;
	if (scan->text.ptr[end] == '\n')
		begin_line(scan, scan->start, 1);
	return scan->start;
}

/* A line break at pos, in a sentence that no stop has ended. */
static size_t
at_line(struct scan *scan, size_t pos)
{
	size_t end = trim_end(scan->text, scan->start, pos);
	size_t breaks, next = skip_blank(scan->text, end, &breaks);
	enum bound_rule rule = BOUND_PARAGRAPH;

	if (next == scan->text.len)
		return next;
	if (breaks == 1)
		rule = bound_line_rule(scan, end, next);
	note(scan, end, rule);
	if (bound_rule_cuts(rule)) {
		end_sentence(scan, end, rule);
		scan->start = next;
	} else {
		scan->broken = true;
	}
	begin_line(scan, next, breaks);
	return next;
}

/* A colon or semicolon at [pos, end): with white space behind it, it may end
 * a dateline, and a clause when those are asked for. */
static size_t
at_clause(struct scan *scan, size_t pos, size_t end)
{
	if (scan->start < pos && end < scan->text.len &&
		uchar_is_space(utf8_at(scan->text, end))) {
		if (scan->bound->clauses)
			return decide(scan, end, BOUND_CLAUSE);
		if (bound_is_dateline(scan, pos))
			return decide(scan, end, BOUND_DATELINE);
	}
	return end;
}

/* U+2000 to U+2025 at p, quotation marks and dashes: none of them ends
 * anything. */
static inline bool
is_punctuation(const uint8_t *p)
{
	return p[0] == 0xE2 && p[1] == 0x80 && p[2] < 0xA6;
}

/* A byte at pos that may be part of a terminator. */
static inline size_t
at_candidate(struct scan *scan, size_t pos)
{
	size_t beg = pos, end;
	enum stop_kind kind;
	uint32_t cp;

	if (scan->text.ptr[pos] == '.')
		return at_dot(scan, pos);
	if (scan->text.ptr[pos] == '\n')
		return at_line(scan, pos);
	if (is_punctuation(scan->text.ptr + pos))
		return pos + 3;
	while ((scan->text.ptr[beg] & 0xC0) == 0x80)
		beg--;
	end = beg;
	cp = utf8_next(scan->text, &end);
	kind = bound_stop_kind(scan->bound, cp);
	switch (kind) {
	case STOP_NONE:
		return pos + 1;
	case STOP_LINE:
		return at_line(scan, beg);
	case STOP_COLON:
	case STOP_CLAUSE:
		return at_clause(scan, beg, end);
	default:
		return at_stop(scan, beg, end, kind);
	}
}

/* Room for what is handed over some at a time. */
static void
make_rooms(struct bounds *out)
{
	if (out->take) {
		out->cap = TAKEN;
		out->v = arena_alloc(out->arena, TAKEN * sizeof(*out->v));
	}
	if (out->take_places) {
		out->cap_places = TAKEN;
		out->places =
			arena_alloc(out->arena, TAKEN * sizeof(*out->places));
	}
}

/* Looks at all that may be part of a terminator. */
static void
look(struct scan *scan)
{
	const uint64_t *hits = scan->out->map.hits;
	size_t pos = scan->start, words = scan->text.len / 64 + 1;
	uint16_t list[64 * WORDS + 2];

	for (size_t i = 0; i < words; i += WORDS) {
		size_t n = byteset_list(
			hits + i, size_min(words - i, WORDS), list);

		for (size_t j = 0; j < n; j++) {
			size_t at = i * 64 + list[j];

			if (at >= pos)
				pos = at_candidate(scan, at);
		}
	}
}

/* The text ends. */
static void
finish(struct scan *scan)
{
	struct bounds *out = scan->out;
	struct str text = scan->text;

	if (scan->start < text.len)
		(void)decide(scan, trim_end(text, scan->start, text.len),
			out->more ? BOUND_PARAGRAPH : BOUND_END);
	if (out->take && out->n > 0)
		out->take(out->of, out->v, out->n);
	if (out->take_places)
		hand_over_places(out);
}

void
bound_find(const struct bound *bound, struct str text, struct bounds *out)
{
	struct kept_word opening, behind;
	struct scan scan = { .bound = bound,
		.text = text,
		.out = out,
		.wrap = { .para = SIZE_MAX },
		.opening = &opening,
		.behind = &behind };
	size_t breaks;

	opening.at = behind.at = SIZE_MAX;
	make_rooms(out);
	scan.start = scan.line = scan.para = skip_blank(text, 0, &breaks);
	scan.quote_pos = scan.start;
	byteset_map(&out->map, &bound->stops, text, out->arena);
	look(&scan);
	finish(&scan);
}
