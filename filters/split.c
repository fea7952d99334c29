/*
 * split - find the sentences of each document: as ranges in its record, as
 * one record a sentence, or as one line a sentence.
 */

#include "common/split/bound.h"
#include "common/byteset.h"
#include "common/filter.h"
#include "common/origin.h"
#include "common/uchar.h"
#include "common/utf8.h"

struct split {
	bool each, clauses; /* options */
	struct bound_conf conf;
	struct bound *bound;
	size_t *sentences, *rules[BOUND_RULES]; /* counters */
	struct buf places;                      /* of the record at hand */
	struct str eol; /* how the lines of the text at hand end */
};

static const struct opt options[] = {
	OPT_FLAG(0, "each", struct split, each,
		"write one record for each sentence"),
	OPT_FLAG(0, "clauses", struct split, clauses,
		"cut at colons and semicolons too"),
	OPT_END,
};

static bool
split_open(void *self, struct env *env)
{
	struct split *split = self;

	if (split->each && env->text) {
		diag_say(env->diag, "'--each' writes records; it does not go "
				    "with '--text'");
		return false;
	}
	split->bound =
		bound_new(&split->conf, split->clauses, env->arena, env->diag);
	if (!split->bound)
		return false;
	env->records = !split->each;
	split->sentences = stats_counter(env->stats, "kinds", STR("sentence"));
	for (size_t i = 0; i < BOUND_RULES; i++)
		split->rules[i] = stats_counter(env->stats, "rules",
			bound_rule_name((enum bound_rule)i));
	return true;
}

/* The document as its sentences name it. */
struct source {
	struct str head;   /* what opens a record, up to its number */
	struct str middle; /* up to the number once more */
	struct str end;    /* what closes it */
	bool mapped;       /* the record has an origin */
	struct origin origin;
};

/* One document, whose sentences are written as they are found: there may be
 * millions in a record. */
struct job {
	struct split *split;
	struct env *env;
	struct doc *doc;
	struct out *out;
	struct bounds bounds;
	struct source source;        /* of --each */
	size_t n;                    /* sentences so far */
	size_t last_byte, last_char; /* where the last one ended */
	size_t plain;  /* up to here nothing is escaped, for --each */
	size_t masked; /* lines of doc->masked so far */
};

static void
find(struct job *job, bound_taker *take)
{
	struct bounds *bounds = &job->bounds;

	bounds->take = take;
	bounds->of = job;
	bound_find(job->split->bound, job->doc->text, bounds);
}

enum { SIZE_DIGITS = 20 };

/* Two digits of n at p. */
static inline void
put_pair(uint8_t *p, size_t n)
{
	static const char pairs[] =
		"00010203040506070809101112131415161718192021222324"
		"25262728293031323334353637383940414243444546474849"
		"50515253545556575859606162636465666768697071727374"
		"75767778798081828384858687888990919293949596979899";

	memcpy(p, pairs + 2 * n, 2);
}

static uint8_t *put_long(uint8_t *p, size_t n);

/* The digits of n at p, at most SIZE_DIGITS; returns what is behind them. For
 * speed, since two numbers a sentence are much of what this filter writes. */
static inline uint8_t *
put_size(uint8_t *p, size_t n)
{
	unsigned high = (unsigned)n / 100, low = (unsigned)n % 100;

	if (n >= 10000)
		return put_long(p, n);
	if (high >= 10) {
		put_pair(p, high);
		p += 2;
	} else if (high > 0) {
		*p++ = (uint8_t)('0' + high);
	} else if (low < 10) {
		*p = (uint8_t)('0' + low);
		return p + 1;
	}
	put_pair(p, low);
	return p + 2;
}

/* The same for more than four digits. */
static uint8_t *
put_long(uint8_t *p, size_t n)
{
	p = put_size(p, n / 10000);
	put_pair(p, n / 100 % 100);
	put_pair(p + 2, n % 100);
	return p + 4;
}

/* A sentence's ends in characters. */
struct extent {
	size_t beg, end;
};

/* Where the next sentence is; most stand one byte behind the last. */
static inline struct extent
next_extent(struct job *job, const struct sentence *s)
{
	const struct byteset_map *map = &job->bounds.map;
	struct extent at;

	at.beg = s->beg == job->last_byte + 1 ? job->last_char + 1
					      : byteset_map_chars(map, s->beg);
	at.end = byteset_map_chars(map, s->end);
	job->last_byte = s->end;
	job->last_char = at.end;
	return at;
}

enum {
	RANGE_MAX = 2 * SIZE_DIGITS + 6, /* bytes */
	RANGES = 1024                    /* at a time */
};

/* [start, end], ... with what parts them, put together in place: they are the
 * bulk of what this filter adds. */
static void
write_ranges(void *of, const struct sentence *v, size_t n)
{
	struct job *job = of;
	uint8_t *p = out_reserve(job->out, n * RANGE_MAX);

	for (size_t i = 0; i < n; i++) {
		struct extent at = next_extent(job, &v[i]);

		if (job->n++ > 0) {
			*p++ = ',';
			*p++ = ' ';
		}
		*p++ = '[';
		p = put_size(p, at.beg);
		*p++ = ',';
		*p++ = ' ';
		p = put_size(p, at.end);
		*p++ = ']';
	}
	out_reach(job->out, p);
}

/* The member "sentences", when its place in the record comes. What explains
 * them has been found before, since its place may come first. */
static void
write_sentences(void *of, struct out *out)
{
	struct job *job = of;
	const struct bounds *bounds = &job->bounds;

	job->out = out;
	out_byte(out, '[');
	if (!bounds->explain)
		find(job, write_ranges);
	else /* a few at a time, as they come otherwise */
		for (size_t i = 0; i < bounds->n; i += RANGES)
			write_ranges(job, bounds->v + i,
				size_min(bounds->n - i, RANGES));
	out_byte(out, ']');
	*job->split->sentences += job->n;
}

/* "boundaries": the places that were looked at, and what was decided. */
static void
set_boundaries(
	struct split *split, struct doc *doc, const struct bounds *bounds)
{
	struct buf *buf = &split->places;

	buf->len = 0;
	buf_byte(buf, '[');
	for (size_t i = 0; i < bounds->n_places; i++) {
		const struct boundary *place = &bounds->places[i];
		bool cuts = bound_rule_cuts(place->rule);

		buf_add(buf, i ? STR(", {\"at\": ") : STR("{\"at\": "));
		buf_size(buf, byteset_map_chars(&bounds->map, place->at));
		buf_add(buf, STR(", \"rule\": \""));
		buf_add(buf, bound_rule_name(place->rule));
		buf_add(buf, cuts ? STR("\", \"cut\": true}")
				  : STR("\", \"cut\": false}"));
	}
	buf_byte(buf, ']');
	doc_set(doc, STR("boundaries"), buf_str(buf));
}

static inline uint8_t *
put_str(uint8_t *p, struct str s)
{
	memcpy(p, s.ptr, s.len);
	return p + s.len;
}

static struct str
join(struct arena *arena, struct str a, struct str b, struct str c)
{
	size_t len = a.len + b.len + c.len;
	uint8_t *p = arena_alloc(arena, len);

	put_str(put_str(put_str(p, a), b), c);
	return str_make(p, len);
}

static void
read_source(const struct rec *rec, struct source *source)
{
	struct str inside = STR(""); /* of the id, without quotes */
	struct json_value id = { .raw = STR("null") };

	if (rec_value(rec, STR("id"), &id)) {
		bool quoted = id.type == JSON_STRING;

		if (quoted || id.type == JSON_NUMBER)
			inside = str_sub(id.raw, quoted, id.raw.len - quoted);
	}
	source->head = join(rec->arena, STR("{\"id\": \""), inside, STR("#"));
	source->middle = join(
		rec->arena, STR("\", \"doc\": "), id.raw, STR(", \"n\": "));
	source->end =
		str_ends(rec->line, STR("\r")) ? STR("\"}\r\n") : STR("\"}\n");
	source->mapped = origin_load(rec, &source->origin);
}

/* , "name": n at p; label is the name with what stands around it. */
static inline uint8_t *
put_number(uint8_t *p, struct str label, size_t n)
{
	return put_size(put_str(p, label), n);
}

/* Writes text[beg, end) as the inside of a string. Where the next byte stands
 * that needs an escape is kept: mostly it is sentences away. */
static void
write_escaped(struct job *job, size_t beg, size_t end)
{
	struct str text = job->doc->text;

	for (;;) {
		uint8_t escape[JSON_ESCAPED];

		if (job->plain < beg)
			job->plain = json_plain(text, beg);
		if (job->plain >= end)
			break;
		out_add(job->out, str_sub(text, beg, job->plain));
		beg = job->plain + 1;
		out_add(job->out,
			str_make(escape,
				json_escape_byte(text.ptr[beg - 1], escape)));
	}
	out_add(job->out, str_sub(text, beg, end));
}

enum { HEAD_MAX = 6 * SIZE_DIGITS + 160 }; /* but for source's strings */

/* Writes sentence i, counted from 0, as a record of its own. What stands before
 * the text is put together in place: there are many sentences. */
static void
write_record(struct job *job, const struct sentence *s, size_t i)
{
	const struct source *source = &job->source;
	struct extent at = next_extent(job, s);
	size_t raw_beg, raw_end;
	uint8_t digits[SIZE_DIGITS] = { 0 };
	size_t n = (size_t)(put_size(digits, i + 1) - digits);
	uint8_t *p = out_reserve(
		job->out, source->head.len + source->middle.len + HEAD_MAX);

	p = put_str(p, source->head);
	memcpy(p, digits, SIZE_DIGITS);
	p = put_str(p + n, source->middle);
	memcpy(p, digits, SIZE_DIGITS);
	p += n;
	p = put_number(p, STR(", \"start\": "), at.beg);
	p = put_number(p, STR(", \"end\": "), at.end);
	if (source->mapped) {
		origin_raw(&source->origin, at.beg, at.end, &raw_beg, &raw_end);
		p = put_number(p, STR(", \"raw_start\": "), raw_beg);
		p = put_number(p, STR(", \"raw_end\": "), raw_end);
	}
	if (job->env->explain) {
		p = put_str(p, STR(", \"rule\": \""));
		p = put_str(p, bound_rule_name(s->rule));
		*p++ = '"';
	}
	out_reach(job->out, put_str(p, STR(", \"text\": \"")));
	write_escaped(job, s->beg, s->end);
	out_add(job->out, source->end);
	out_line_end(job->out);
}

static void
write_each(void *of, const struct sentence *v, size_t n)
{
	struct job *job = of;

	for (size_t i = 0; i < n; i++)
		write_record(job, &v[i], job->n++);
}

/* How the lines of a text end: as its first one does. */
static struct str
line_end(struct str text)
{
	size_t lf = str_find_byte(text, 0, '\n');

	return lf != STR_NONE && lf > 0 && text.ptr[lf - 1] == '\r'
		       ? STR("\r\n")
		       : STR("\n");
}

static bool
is_break(uint32_t cp)
{
	return cp == '\n' || cp == '\r' || cp == 0x2028 || cp == 0x2029;
}

/* The first bytes of line breaks: LF, CR, and E2 of U+2028 and U+2029. */
static const struct byteset breaks = { { { [10] = 1, [13] = 1 },
	{ [2] = 1 << 6 } } };

/* Writes a sentence on one line: a space for each line break and the white
 * space around it. */
static void
write_broken(struct out *out, struct str s)
{
	size_t from = 0, pos = 0;

	while ((pos = byteset_find(&breaks, s, pos)) < s.len) {
		size_t beg = pos, prev = pos;

		if (!is_break(utf8_next(s, &pos)))
			continue;
		while (prev > from && uchar_is_space(utf8_prev(s, &prev)))
			beg = prev;
		while (uchar_is_space(utf8_at(s, pos)))
			utf8_next(s, &pos);
		out_add(out, str_sub(s, from, beg));
		out_byte(out, ' ');
		from = pos;
	}
	out_add(out, str_from(s, from));
}

/* Writes the lines that could not be read and stand before byte pos. */
static void
write_masked(struct doc *doc, size_t pos, size_t *next)
{
	for (; *next < doc->n_masked; ++*next) {
		struct masked line = doc->masked[*next];

		if (line.beg >= pos)
			break;
		out_add(doc->out, str_sub(doc->bytes, line.beg, line.end));
		out_byte(doc->out, '\n');
		out_line_end(doc->out);
	}
}

/* Sentences of plain text, a line each. */
static void
write_plain(void *of, const struct sentence *v, size_t n)
{
	struct job *job = of;
	struct out *out = job->out;

	for (size_t i = 0; i < n; i++) {
		struct str text = str_sub(job->doc->text, v[i].beg, v[i].end);

		write_masked(job->doc, v[i].beg, &job->masked);
		if (v[i].broken)
			write_broken(out, text);
		else
			out_add(out, text);
		out_add(out, job->split->eol);
		out_line_end(out);
	}
	job->n += n;
}

static enum verdict
split_run(void *self, struct env *env, struct doc *doc)
{
	struct split *split = self;
	struct job *job = arena_alloc(doc->arena, sizeof(*job));

	*job = (struct job){ .split = split,
		.env = env,
		.doc = doc,
		.out = doc->out,
		.bounds = { .arena = doc->arena,
			.more = doc->more,
			.counts = split->rules } };
	if (!doc->rec) {
		if (!doc->goes_on)
			split->eol = line_end(doc->bytes);
		find(job, write_plain);
		write_masked(doc, SIZE_MAX, &job->masked);
	} else if (split->each) {
		read_source(doc->rec, &job->source);
		job->plain = json_plain(doc->text, 0);
		find(job, write_each);
	} else {
		doc_set_writer(doc, STR("sentences"), write_sentences, job);
		if (env->explain) {
			job->bounds.explain = true;
			find(job, NULL);
			set_boundaries(split, doc, &job->bounds);
		}
		return DOC_DONE;
	}
	*split->sentences += job->n;
	return DOC_WRITTEN;
}

static void
split_close(void *self)
{
	struct split *split = self;

	buf_free(&split->places);
}

static const struct filter filter = {
	.name = "split",
	.summary = "find the sentences of each document",
	.example =
		"safi-clean < news.jsonl | safi-split --each > sentences.jsonl",
	.options = options,
	.conf = &bound_schema,
	.conf_offset = offsetof(struct split, conf),
	.size = sizeof(struct split),
	.flags = FILTER_PLAIN | FILTER_EXPLAIN | FILTER_PARAGRAPHS,
	.open = split_open,
	.run = split_run,
	.close = split_close,
};

int
main(int argc, char **argv)
{
	return filter_main(&filter, argc, argv);
}
