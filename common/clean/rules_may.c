/* rules_may - which patterns a line may interest, by what is known of it
 * before any of them is tried: how near it is to the head and the tail, how
 * long, how it begins, what it holds. */

#include "rule.h"
#include "common/utf8.h"

static bool
is_none(const uint64_t *set, size_t words)
{
	uint64_t any = 0;

	for (size_t w = 0; w < words; w++)
		any |= set[w];
	return any == 0;
}

static void
leave(uint64_t *set, const uint64_t *with, size_t words)
{
	for (size_t w = 0; w < words; w++)
		set[w] &= with[w];
}

static void
leave_out(uint64_t *set, const uint64_t *without, size_t words)
{
	for (size_t w = 0; w < words; w++)
		set[w] &= ~without[w];
}

/* Which patterns may match a line of this length. */
static void
leave_length(const struct regexes *regexes, struct str s, uint64_t *may)
{
	size_t step = CHARS_STEPS - 1;

	if (s.len <= regexes->longest)
		step = size_min(step, utf8_count(s) / CHARS_STEP);
	leave(may, regexes->chars + step * regexes->words, regexes->words);
}

/* One pass over the line tells for all sets whether it holds a byte of them. */
static uint32_t
line_held(const struct rules *rules, struct str text, struct line *line)
{
	struct str s = str_sub(text, 0, line->to);
	struct byteset_walk walk = { 0 };
	size_t pos = line->from;

	if (line->scanned)
		return line->held;
	line->scanned = true;
	while ((pos = byteset_next(&walk, &rules->held, s, pos)) < s.len)
		line->held |= rules->held_by[s.ptr[pos++]];
	return line->held;
}

/* Patterns that need what the line has none of go. */
static void
leave_held(struct sweep *sw, const struct regexes *regexes, struct line *line,
	uint64_t *may)
{
	for (size_t k = 0; next_may(regexes, may, &k); k++) {
		size_t number = regexes->holds[k];

		if (number < LINE_HOLDS &&
			!(line_held(sw->rules, sw->text, line) >> number & 1))
			may[k / 64] &= ~((uint64_t)1 << (k % 64));
	}
}

/* Takes from may what the line itself tells. */
static bool
leave_fitting(struct sweep *sw, const struct regexes *regexes, size_t i,
	uint64_t *may)
{
	struct line *line = &sw->lines[i];
	struct str s = str_sub(sw->text, line->from, line->to);

	if (sw->slowly)
		return true;
	leave_length(regexes, s, may);
	if (is_none(may, regexes->words))
		return false;
	if (line->row == LINE_NEW)
		line->row = (uint16_t)begin_row(sw->text, line->from, line->to);
	leave(may, regexes->rows + line->row * regexes->words, regexes->words);
	if (is_none(may, regexes->words))
		return false;
	leave_held(sw, regexes, line, may);
	return !is_none(may, regexes->words);
}

bool
line_may(struct sweep *sw, const struct regexes *regexes, size_t line,
	uint64_t *may)
{
	size_t bytes = sw->lines[line].to - sw->lines[line].from;

	if (bytes > regexes->longest && !sw->slowly)
		return false;
	memset(may, 0xFF, regexes->words * sizeof(*may));
	return leave_fitting(sw, regexes, line, may);
}

bool
zone_may(struct sweep *sw, size_t i, uint64_t *may)
{
	const struct rules *rules = sw->rules;
	const struct regexes *zoned = &rules->zoned;
	const struct line *line = &sw->lines[i];
	size_t head = sw->rank[i], tail = sw->n_alive - 1 - head;
	const size_t most_head = rules->zone_head, most_tail = rules->zone_tail;
	const size_t words = zoned->words;

	if (head >= line->head && tail >= line->tail)
		return false;
	for (size_t w = 0; w < words; w++)
		may[w] = zoned->heads[size_min(head, most_head) * words + w] |
			 zoned->tails[size_min(tail, most_tail) * words + w];
	leave_out(may, zoned->heads + size_min(line->head, most_head) * words,
		words);
	leave_out(may, zoned->tails + size_min(line->tail, most_tail) * words,
		words);
	return !is_none(may, words) && leave_fitting(sw, zoned, i, may);
}

bool
next_may(const struct regexes *regexes, const uint64_t *may, size_t *k)
{
	while (*k < regexes->n) {
		uint64_t bits = may[*k / 64] >> (*k % 64);

		if (bits) {
			*k += (size_t)__builtin_ctzll(bits);
			return *k < regexes->n;
		}
		*k = (*k / 64 + 1) * 64;
	}
	return false;
}
