/* labels - the labels that --labels may name, and whether it names one. */

#include "labels.h"

bool
label_is_wanted(const char *labels, const char *label)
{
	struct str all = str_from_c(labels ? labels : label), wanted;
	size_t pos = 0;

	while (str_item(all, &pos, &wanted)) {
		if (str_eq(wanted, str_from_c(label)))
			return true;
	}
	return false;
}

/* Labels that spans can have besides those of the user's lists. */
static const char *const own_labels[] = { "PER", "LOC", "ORG", "GRP", "FAC",
	"DATE", "DURATION", "NUM", "ORDINAL", "QUANT", "MONEY", "PERCENT",
	"CASUALTY", "QUOTE", "SCARE", "ATTR", "URL", "EMAIL", "HANDLE",
	"HASHTAG" };

static struct str
nth_label(const void *of, size_t i)
{
	const struct gaz *gaz = of;

	return str_from_c(i < COUNTOF(own_labels)
				  ? own_labels[i]
				  : gaz_label(gaz, i - COUNTOF(own_labels)));
}

static bool
is_known_label(const struct gaz *gaz, struct str label, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(nth_label(gaz, i), label))
			return true;
	return false;
}

bool
labels_check(const char *labels, const struct gaz *gaz, struct diag *diag)
{
	struct str all = str_from_c(labels ? labels : own_labels[0]), word;
	size_t n = COUNTOF(own_labels), pos = 0;

	while (gaz_label(gaz, n - COUNTOF(own_labels)))
		n++;
	while (str_item(all, &pos, &word)) {
		if (!is_known_label(gaz, word, n)) {
			diag_say(diag, "unknown label '" STR_FMT "'%s",
				STR_ARG(word),
				diag_hint(diag_nearest(word, n, nth_label, gaz))
					.text);
			return false;
		}
	}
	return true;
}

static bool
any_is_wanted(const char *labels, const char *const *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (label_is_wanted(labels, v[i]))
			return true;
	}
	return false;
}

/* A label is none of these. */
static bool
other_is_wanted(const char *labels, const char *const *v, size_t n)
{
	size_t all = 1;

	for (const char *c = labels; *c; c++)
		all += *c == ',';
	for (size_t i = 0; i < n; i++)
		all -= label_is_wanted(labels, v[i]);
	return all > 0;
}

struct layers
labels_layers(const char *labels)
{
	static const char *const web[] = { "URL", "EMAIL", "HANDLE",
		"HASHTAG" };
	static const char *const dates[] = { "DATE", "DURATION" };
	static const char *const numbers[] = { "NUM", "ORDINAL", "QUANT",
		"MONEY", "PERCENT", "CASUALTY" };
	static const char *const quotes[] = { "QUOTE", "SCARE", "ATTR" };
	struct layers layers = { true, true, true, true };

	if (!labels)
		return layers;
	layers.quotes = any_is_wanted(labels, quotes, COUNTOF(quotes));
	layers.numbers = layers.quotes ||
			 any_is_wanted(labels, numbers, COUNTOF(numbers));
	layers.dates =
		layers.numbers || any_is_wanted(labels, dates, COUNTOF(dates));
	layers.names = other_is_wanted(labels, web, COUNTOF(web));
	return layers;
}

/* What is known of a label, of which there are few: nothing is compared but
 * where it is. */
static const struct label_count *
count_of(struct label_counts *counts, const char *labels, const char *label,
	struct stats *stats)
{
	struct label_count *count;

	for (size_t i = 0; i < counts->n; i++) {
		if (counts->v[i].label == label)
			return &counts->v[i];
	}
	if (counts->n < LABEL_COUNTS)
		counts->n++;
	count = &counts->v[counts->n - 1];
	*count = (struct label_count){ .label = label };
	if (label_is_wanted(labels, label))
		count->n = stats_counter(stats, "labels", str_from_c(label));
	return count;
}

void
labels_select(struct label_counts *counts, const char *labels,
	struct spans *spans, struct stats *stats)
{
	size_t n = 0;

	for (size_t i = 0; i < spans->n; i++) {
		const struct label_count *count =
			count_of(counts, labels, spans->v[i].label, stats);

		if (!count->n)
			continue;
		++*count->n;
		if (n < i)
			spans->v[n] = spans->v[i];
		n++;
	}
	spans->n = n;
}
