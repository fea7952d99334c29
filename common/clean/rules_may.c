/* rules_may - which patterns a line may interest, by what is known of it
 * before any of them is tried: how near it is to the head and the tail, how
 * long, how it begins, what it holds. */

#include "rule.h"

static size_t
row_of(const struct sweep *sw, struct line *line)
{
	if (line->row == LINE_NEW)
		line->row = (uint16_t)begin_row(
			sw->rules->chars, sw->text, line->from, line->to);
	return line->row;
}

static size_t
size_of(struct sweep *sw, size_t i)
{
	return size_min(line_chars(sw, i) / SIZES_STEP, SIZES - 1);
}

/* Leaves the patterns of one set of a table. False when none is left. */
static inline bool
leave(const struct regexes *regexes, const uint64_t *sets, size_t number,
	uint64_t *may)
{
	const uint64_t *set = sets + number * regexes->words;
	uint64_t any = 0;

	for (size_t w = 0; w < regexes->words; w++)
		any |= may[w] &= set[w];
	return any != 0;
}

/* Patterns that need what the line has none of go. Many need the same. */
static bool
leave_held(struct sweep *sw, const struct regexes *regexes,
	const struct line *line, uint64_t *may)
{
	struct str s = str_sub(sw->text, line->from, line->to);
	bool any = false;
	uint32_t known = 0, has = 0;

	for (size_t k = 0; next_may(regexes, may, &k); k++) {
		size_t need = regexes->needs[k];
		uint32_t bit = (uint32_t)1 << need % LINE_HOLDS;

		if (need != LINE_HOLDS && !(known & bit)) {
			known |= bit;
			if (byteset_find(&sw->rules->holds[need].bytes, s, 0) <
				s.len)
				has |= bit;
		}
		if (need == LINE_HOLDS || (has & bit))
			any = true;
		else
			may[k / 64] &= ~((uint64_t)1 << k % 64);
	}
	return any;
}

/* Takes from may what the line itself tells. */
static bool
leave_fitting(struct sweep *sw, const struct regexes *regexes, size_t i,
	uint64_t *may)
{
	struct line *line = &sw->lines[i];

	return sw->slowly ||
	       (leave(regexes, regexes->rares, line->rare, may) &&
		       leave(regexes, regexes->rows, row_of(sw, line), may) &&
		       leave(regexes, regexes->sizes, size_of(sw, i), may) &&
		       leave_held(sw, regexes, line, may));
}

bool
line_may(struct sweep *sw, size_t i, uint64_t *may)
{
	const struct regexes *lines = &sw->rules->lines;
	size_t bytes = sw->lines[i].to - sw->lines[i].from;

	if (bytes > lines->longest && !sw->slowly)
		return false;
	memset(may, 0xFF, lines->words * sizeof(*may));
	return leave_fitting(sw, lines, i, may);
}

bool
zone_may(struct sweep *sw, size_t i, uint64_t *may)
{
	const struct rules *rules = sw->rules;
	const struct regexes *zoned = &rules->zoned;
	const struct line *line = &sw->lines[i];
	size_t head = sw->rank[i], tail = sw->n_alive - 1 - head;
	const size_t most_head = rules->zone_head, most_tail = rules->zone_tail;
	const uint64_t *heads = zoned->heads, *tails = zoned->tails;
	const uint64_t *now[2], *before[2];
	const size_t words = zoned->words;
	uint64_t any = 0;

	if (head >= line->head && tail >= line->tail)
		return false;
	now[0] = heads + size_min(head, most_head) * words;
	now[1] = tails + size_min(tail, most_tail) * words;
	before[0] = heads + size_min(line->head, most_head) * words;
	before[1] = tails + size_min(line->tail, most_tail) * words;
	for (size_t w = 0; w < words; w++)
		any |= may[w] = (now[0][w] | now[1][w]) &
				~(before[0][w] | before[1][w]);
	return any && leave_fitting(sw, zoned, i, may);
}
