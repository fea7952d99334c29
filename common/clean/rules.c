/* rules - a document under the rules: sweeps over what is left until nothing
 * more is cut. */

#include "rule.h"

/* Sweeps after which a document is taken as it is: far more than real pages
 * need, where the second finds nothing. */
enum { SWEEPS = 24 };

/* The rule that joins lines, if it is on; or NULL. */
static const struct rule *
join_rule(const struct rules *rules, const struct rule_set *on)
{
	for (size_t i = 0; i < rules->n_finds; i++) {
		const struct rule *rule = &rules->v[rules->finds[i]];

		if (rule->find == FIND_WRAP && rule_set_has(on, rule->number))
			return rule;
	}
	return NULL;
}

/* One sweep. Returns whether it was the last: another would find nothing.
 * Lines are joined when nothing else is left to do: what stands between them
 * is gone then. */
static bool
sweep(struct rules *rules, const struct rule_set *on, bool slowly,
	struct str text, struct edits *edits, struct rule_set *limited)
{
	const struct rule *join = join_rule(rules, on);
	struct sweep sw = { 0 };

	sw.rules = rules;
	sw.on = on;
	sw.slowly = slowly;
	sw.text = text;
	sw.arena = &rules->scratch;
	arena_reset(sw.arena);
	sw.longest = SIZE_MAX;
	sw.markup = -1;
	sw.untils = ARENA_NEW(sw.arena, struct until, rules->n_slots);
	sw.counts = ARENA_NEW(sw.arena, uint32_t, rules->n_slots);
	sw.limited = *limited;
	lines_split(&sw);
	if (sw.n_lines == 0)
		return true;
	find_candidates(&sw);
	sweep_rounds(&sw);
	sweep_edits(&sw, edits);
	if (edits->n > 0)
		return !slowly && !join && sweep_was_last(&sw);
	if (join && sweep_prose(&sw) >= join->prose) {
		wrap_join(&sw, join, edits);
		edits_settle(edits, sw.text);
	}
	return edits->n == 0;
}

static bool
is_empty(const struct rules *rules, const struct rule_set *set)
{
	for (size_t i = 0; i <= rules->n / 64; i++)
		if (set->bits[i])
			return false;
	return true;
}

static struct rule_set
set_copy(const struct rules *rules, const struct rule_set *set,
	struct arena *arena)
{
	struct rule_set copy = { ARENA_NEW(
		arena, uint64_t, rules->n / 64 + 1) };

	if (set)
		memcpy(copy.bits, set->bits,
			(rules->n / 64 + 1) * sizeof(uint64_t));
	return copy;
}

/* What a sweep left of the text; kept until the next one has read it. */
static struct str
what_is_left(const struct edits *edits, struct str text, struct arena *arena)
{
	struct edits list = *edits;

	arena_reset(arena);
	list.arena = arena;
	return edits_apply(&list, text);
}

/* Sweeps until nothing changes. False when a rule met its limit: it is then
 * in limited, and the edits are not to be used. */
static bool
sweeps(struct rules *rules, const struct rule_set *on, bool slowly,
	struct str text, struct edits *edits, struct rule_set *limited)
{
	struct arena texts[2] = { { 0 }, { 0 } };
	struct str now = text;
	bool good = true, last = false;

	for (int i = 0; i < SWEEPS && !last; i++) {
		struct edits more = { .arena = edits->arena };

		last = sweep(rules, on, slowly, now, &more, limited);
		good = is_empty(rules, limited);
		if (!good || more.n == 0)
			break;
		*edits = i ? edits_compose(edits, &more, text, edits->arena)
			   : more;
		if (!last)
			now = what_is_left(&more, now, &texts[i % 2]);
	}
	arena_reset(&rules->scratch); /* a giant sweep is not kept */
	arena_free(&texts[0]);
	arena_free(&texts[1]);
	return good;
}

/* Rules that met their limit are taken out for this document and named;
 * then the document is treated anew. */
static void
run(struct rules *rules, size_t site, bool slowly, struct str text,
	struct edits *edits, struct rules_report *report)
{
	struct arena *arena = edits->arena;
	struct rule_set on = rules->sites[site].set;
	struct rule_set limited = set_copy(rules, NULL, arena);
	uint32_t *numbers = NULL;
	size_t cap = 0;

	*report = (struct rules_report){ NULL, 0 };
	if (rules->n == 0)
		return;
	while (!sweeps(rules, &on, slowly, text, edits, &limited)) {
		on = set_copy(rules, &on, arena);
		for (size_t i = 0; i < rules->n; i++) {
			if (!rule_set_has(&limited, i))
				continue;
			rule_set_put(&on, i, false);
			rule_set_put(&limited, i, false);
			ARENA_ROOM(arena, &numbers, report->n_limited, &cap);
			numbers[report->n_limited++] = (uint32_t)i;
		}
		*edits = (struct edits){ .arena = arena };
	}
	report->limited = numbers;
}

void
rules_run(struct rules *rules, size_t site, struct str text,
	struct edits *edits, struct rules_report *report)
{
	run(rules, site, false, text, edits, report);
}

void
rules_run_slowly(struct rules *rules, size_t site, struct str text,
	struct edits *edits, struct rules_report *report)
{
	run(rules, site, true, text, edits, report);
}
