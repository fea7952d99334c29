/* sent - sentences as ranges of a member and as records of their own. There are
 * many, so each is put together in place. */

#include "common/buf.h"
#include "common/json.h"
#include "sent.h"

/* A sentence's ends in characters. */
struct extent {
	size_t beg, end;
};

/* Where the next sentence is; most stand one byte behind the last. */
static inline struct extent
next_extent(struct sent *sent, const struct sentence *s)
{
	struct extent at;

	at.beg = s->beg == sent->last_byte + 1
			 ? sent->last_char + 1
			 : byteset_map_chars(sent->map, s->beg);
	at.end = byteset_map_chars(sent->map, s->end);
	sent->last_byte = s->end;
	sent->last_char = at.end;
	return at;
}

enum { RANGE_MAX = 2 * BUF_DIGITS + 6 }; /* bytes */

void
sent_ranges(struct sent *sent, const struct sentence *v, size_t n)
{
	uint8_t *p = out_reserve(sent->out, n * RANGE_MAX);

	for (size_t i = 0; i < n; i++) {
		struct extent at = next_extent(sent, &v[i]);

		if (sent->n++ > 0) {
			*p++ = ',';
			*p++ = ' ';
		}
		*p++ = '[';
		p = buf_digits(p, at.beg);
		*p++ = ',';
		*p++ = ' ';
		p = buf_digits(p, at.end);
		*p++ = ']';
	}
	out_reach(sent->out, p);
}

static inline uint8_t *
put_str(uint8_t *p, struct str s)
{
	memcpy(p, s.ptr, s.len);
	return p + s.len;
}

enum { BLOCK = 32 }; /* bytes */

/* The same for what join gave, whole blocks at a time, since the strings are
 * short; what is written too much is written over. */
static inline uint8_t *
put_blocks(uint8_t *p, struct str s)
{
	for (size_t i = 0; i < s.len; i += BLOCK)
		memcpy(p + i, s.ptr + i, BLOCK);
	return p + s.len;
}

static struct str
join(struct arena *arena, struct str a, struct str b, struct str c)
{
	size_t len = a.len + b.len + c.len;
	uint8_t *p = arena_zeroed(arena, len / BLOCK + 1, BLOCK);

	put_str(put_str(put_str(p, a), b), c);
	return str_make(p, len);
}

/* A string with the shortest escapes, as all that is written here. One that
 * holds a lone surrogate has no characters and stays as it came. */
static struct str
respelt(const struct json_value *string, struct arena *arena)
{
	struct str chars, result = string->raw;
	struct buf json = { 0 };

	if (!string->escaped || !json_string(string, arena, &chars, NULL))
		return result;
	json_quote(&json, chars);
	result = arena_str(arena, buf_str(&json));
	buf_free(&json);
	return result;
}

void
sent_source_read(struct sent_source *source, const struct rec *rec)
{
	struct str inside = STR(""); /* of the id, without quotes */
	struct json_value id = { .raw = STR("null") };

	if (rec_value(rec, STR("id"), &id)) {
		bool quoted = id.type == JSON_STRING;

		if (quoted)
			id.raw = respelt(&id, rec->arena);
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
	return buf_digits(put_str(p, label), n);
}

enum {
	FRAME_MAX =
		6 * BUF_DIGITS + 192, /* but for source's strings and text */
	TEXT_MAX = 4096 /* of a text that is put together in place */
};

/* Room for a record whose text is short, or for all before its text. */
static uint8_t *
record_room(struct out *out, const struct sent_source *source, size_t text)
{
	size_t strings = source->head.len + source->middle.len;

	return out_reserve(
		out, strings + FRAME_MAX +
			     (text <= TEXT_MAX ? JSON_ESCAPED * text : 0));
}

/* The number of a sentence, counted from 1, and what the record says of it
 * before. */
static inline uint8_t *
put_head(uint8_t *p, const struct sent_source *source, size_t n)
{
	uint8_t digits[BUF_DIGITS] = { 0 };
	size_t len = (size_t)(buf_digits(digits, n) - digits);

	p = put_blocks(p, source->head);
	memcpy(p, digits, sizeof(digits));
	p = put_blocks(p + len, source->middle);
	memcpy(p, digits, sizeof(digits));
	return p + len;
}

static uint8_t *
put_raw(uint8_t *p, const struct sent_source *source, struct extent at)
{
	size_t beg, end;

	origin_raw(&source->origin, at.beg, at.end, &beg, &end);
	p = put_number(p, STR(", \"raw_start\": "), beg);
	return put_number(p, STR(", \"raw_end\": "), end);
}

static void
write_record(struct sent *sent, const struct sent_source *source, bool rules,
	const struct sentence *s)
{
	struct str text = str_sub(sent->text, s->beg, s->end);
	struct extent at = next_extent(sent, s);
	uint8_t *p = record_room(sent->out, source, text.len);

	p = put_head(p, source, ++sent->n);
	p = put_number(p, STR(", \"start\": "), at.beg);
	p = put_number(p, STR(", \"end\": "), at.end);
	if (source->mapped)
		p = put_raw(p, source, at);
	if (rules) {
		p = put_str(p, STR(", \"rule\": \""));
		p = put_str(p, bound_rule_name(s->rule));
		*p++ = '"';
	}
	p = put_str(p, STR(", \"text\": \""));
	if (text.len <= TEXT_MAX) {
		p = json_put(p, text);
	} else {
		out_reach(sent->out, p);
		out_escaped(sent->out, text);
		p = out_reserve(sent->out, source->end.len);
	}
	out_reach(sent->out, put_str(p, source->end));
	out_line_end(sent->out);
}

void
sent_records(struct sent *sent, const struct sent_source *source, bool rules,
	const struct sentence *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		write_record(sent, source, rules, &v[i]);
}
