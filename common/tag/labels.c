/* labels - the labels that --labels may name, and whether it names one. */

#include "labels.h"

bool
label_is_wanted(const char *labels, const char *label)
{
	struct str all = str_from_c(labels ? labels : label);
	size_t pos = 0, comma;

	do {
		comma = size_min(str_find_byte(all, pos, ','), all.len);
		if (str_eq(str_sub(all, pos, comma), str_from_c(label)))
			return true;
		pos = comma + 1;
	} while (comma < all.len);
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

/* The label that a word may be meant for: small letters count as capitals. */
static struct str
meant_label(
	const struct gaz *gaz, struct str word, size_t n, struct arena *arena)
{
	uint8_t *bytes = arena_alloc(arena, word.len + 1);
	struct str upper = str_make(bytes, word.len);

	for (size_t i = 0; i < word.len; i++) {
		bytes[i] = word.ptr[i];
		if (bytes[i] >= 'a' && bytes[i] <= 'z')
			bytes[i] = (uint8_t)(bytes[i] - 'a' + 'A');
	}
	return is_known_label(gaz, upper, n)
		       ? upper
		       : diag_nearest(upper, n, nth_label, gaz);
}

static void
unknown_label(const struct gaz *gaz, struct str label, size_t n,
	struct arena *arena, struct diag *diag)
{
	struct str near = meant_label(gaz, label, n, arena);

	if (near.len)
		diag_say(diag,
			"unknown label '" STR_FMT "' (did you mean '" STR_FMT
			"'?)",
			STR_ARG(label), STR_ARG(near));
	else
		diag_say(diag, "unknown label '" STR_FMT "'", STR_ARG(label));
}

bool
labels_check(const char *labels, const struct gaz *gaz, struct arena *arena,
	struct diag *diag)
{
	struct str all = str_from_c(labels ? labels : own_labels[0]), word;
	size_t n = COUNTOF(own_labels), pos = 0, comma;

	while (gaz_label(gaz, n - COUNTOF(own_labels)))
		n++;
	do {
		comma = size_min(str_find_byte(all, pos, ','), all.len);
		word = str_sub(all, pos, comma);
		pos = comma + 1;
		if (!is_known_label(gaz, word, n)) {
			unknown_label(gaz, word, n, arena, diag);
			return false;
		}
	} while (comma < all.len);
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
