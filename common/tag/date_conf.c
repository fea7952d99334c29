/* date_conf - the lists of dates, from the configuration to the table of
 * words; months also as CLDR has them for the countries that have names of
 * their own. */

#include "date_read.h"
#include "common/utf8.h"

#define FIELD(key, member)                                                     \
	{                                                                      \
		key, CONF_TEXTS, offsetof(struct date_entry, member), NULL,    \
			NULL, CONF_APPEND, false                               \
	}
#define ID                                                                     \
	{                                                                      \
		"id", CONF_TEXT, offsetof(struct date_entry, id), NULL, NULL,  \
			CONF_REPLACE, true                                     \
	}
#define ENTRY(fields)                                                          \
	{                                                                      \
		fields, COUNTOF(fields), sizeof(struct date_entry), "id"       \
	}

static const struct conf_field month_fields[] = { ID, FIELD("words", words),
	FIELD("weak", weak), FIELD("capital", capital), FIELD("dated", dated) };
static const struct conf_field part_fields[] = { ID, FIELD("words", words),
	FIELD("adverbs", adverbs) };
static const struct conf_field when_fields[] = { ID, FIELD("words", words),
	FIELD("definite", definite) };
static const struct conf_field word_fields[] = { ID, FIELD("words", words) };
static const struct conf_schema month_schema = ENTRY(month_fields);
static const struct conf_schema part_schema = ENTRY(part_fields);
static const struct conf_schema when_schema = ENTRY(when_fields);
static const struct conf_schema word_schema = ENTRY(word_fields);

#define LIST(name, schema)                                                     \
	{                                                                      \
#name, CONF_LIST, offsetof(struct date_conf, name), schema,    \
			NULL, CONF_APPEND, false                               \
	}
#define WORDS(key, list) LEX_LIST_FIELD(key, struct date_conf, lists, list)

static const struct conf_field date_fields[] = {
	LIST(months, &month_schema),
	LIST(days, &when_schema),
	LIST(directions, &when_schema),
	LIST(parts, &part_schema),
	LIST(edges, &when_schema),
	LIST(times, &when_schema),
	LIST(feasts, &word_schema),
	WORDS("day-names", LIST_DAY_NAMES),
	WORDS("weekday-heads", LIST_WEEKDAY_HEADS),
	WORDS("weekday-names", LIST_WEEKDAY_NAMES),
	WORDS("year-kinds", LIST_YEAR_KINDS),
	WORDS("lasting", LIST_LASTING),
	WORDS("greetings", LIST_GREETINGS),
};
const struct conf_schema date_schema = { date_fields, COUNTOF(date_fields),
	sizeof(struct date_conf), NULL };

/* What the words of an id mean. */
struct meaning {
	unsigned cls;
	int64_t value;
};

/* "12" or "hijri-9". */
static bool
month_number(struct str id, struct meaning *is)
{
	bool hijri = str_starts(id, STR("hijri-"));
	size_t month;

	if (hijri)
		id = str_from(id, 6);
	if (!str_to_size(id, 12, &month) || month == 0)
		return false;
	*is = (struct meaning){ LEX_MONTH, (int64_t)month + 100 * hijri };
	return true;
}

/* "-1", "2": days from today. */
static bool
day_number_of(struct str id, struct meaning *is)
{
	bool before = str_starts(id, STR("-"));
	size_t days;

	if (!str_to_size(str_from(id, before), 999, &days))
		return false;
	*is = (struct meaning){ DATE_DAY,
		before ? -(int64_t)days : (int64_t)days };
	return true;
}

/* "12-25" or "hijri-10-01"; DATE_HOLIDAY's value. */
static bool
feast_number(struct str id, struct meaning *is)
{
	bool hijri = str_starts(id, STR("hijri-"));
	size_t month, day;

	if (hijri)
		id = str_from(id, 6);
	if (id.len != 5 || id.ptr[2] != '-' ||
		!str_to_size(str_sub(id, 0, 2), 12, &month) || month == 0 ||
		!str_to_size(str_from(id, 3),
			hijri ? 30 : (size_t)month_days(2000, (int)month),
			&day) ||
		day == 0)
		return false;
	*is = (struct meaning){ DATE_HOLIDAY,
		(int64_t)(100 * month + day) * (hijri ? 1 : -1) };
	return true;
}

/* Ids that are words, and those of a list that are numbers. */
struct name {
	const char *id;
	struct meaning is;
};

static const struct name days[] = { { "now", { DATE_NOW, 0 } },
	{ "tonight", { DATE_TONIGHT, 0 } },
	{ "weekend", { DATE_WEEKEND, 0 } } };
static const struct name directions[] = { { "last", { DATE_LAST, 0 } },
	{ "next", { DATE_NEXT, 0 } }, { "current", { DATE_CURRENT, 0 } } };
static const struct name parts[] = { { "morning", { DATE_PART, PART_MORNING } },
	{ "noon", { DATE_PART, PART_NOON } },
	{ "afternoon", { DATE_PART, PART_AFTER } },
	{ "evening", { DATE_PART, PART_EVENING } },
	{ "night", { DATE_PART, PART_NIGHT } } };
static const struct name edges[] = { { "start", { DATE_START, 1 } },
	{ "middle", { DATE_START, 2 } }, { "end", { DATE_START, 3 } },
	{ "first", { DATE_FIRST, 1 } } };
static const struct name times[] = { { "early", { DATE_TIME_OF, 1 } },
	{ "late", { DATE_TIME_OF, 2 } }, { "earlier", { DATE_TIME_OF, 3 } },
	{ "later", { DATE_TIME_OF, 4 } } };
static const struct name feasts[] = { { "easter", { DATE_HOLIDAY, 0 } } };

static const struct group {
	size_t list; /* offset of its struct conf_list in struct date_conf */
	unsigned flags;
	const struct name *names;
	size_t n;
	bool (*number)(struct str id, struct meaning *is);
	const char *want;
} groups[] = {
	{ offsetof(struct date_conf, months), 0, NULL, 0, month_number,
		"1 to 12, or hijri-1 to hijri-12" },
	{ offsetof(struct date_conf, days), 0, days, COUNTOF(days),
		day_number_of, "days from today, now, tonight or weekend" },
	{ offsetof(struct date_conf, directions), 0, directions,
		COUNTOF(directions), NULL, "last, next or current" },
	{ offsetof(struct date_conf, parts), 0, parts, COUNTOF(parts), NULL,
		"morning, noon, afternoon, evening or night" },
	{ offsetof(struct date_conf, edges), LEX_NO_AL, edges, COUNTOF(edges),
		NULL, "start, middle, end or first" },
	{ offsetof(struct date_conf, times), 0, times, COUNTOF(times), NULL,
		"early, late, earlier or later" },
	{ offsetof(struct date_conf, feasts), 0, feasts, COUNTOF(feasts),
		feast_number, "a day like 12-25 or hijri-10-01, or easter" },
};

static bool
read_id(const struct group *group, struct str id, struct meaning *is)
{
	for (size_t i = 0; i < group->n; i++) {
		if (str_eq(id, str_from_c(group->names[i].id))) {
			*is = group->names[i].is;
			return true;
		}
	}
	return group->number && group->number(id, is);
}

static struct str
nth_name(const void *of, size_t i)
{
	const struct group *group = of;

	return str_from_c(group->names[i].id);
}

static void
unknown_id(const struct group *group, const struct conf_text *id,
	struct diag *diag)
{
	struct str near = conf_nearest(diag, id->s, group->n, nth_name, group);

	conf_fault(diag, id, "unknown id '" STR_FMT "'%s%s", STR_ARG(id->s),
		near.len ? diag_hint(near).text : ", want ",
		near.len ? "" : group->want);
}

static void
add_texts(struct lex *lex, const struct conf_texts *texts, unsigned flags,
	unsigned cls, int64_t value)
{
	for (size_t i = 0; i < texts->n; i++)
		lex_add(lex, texts->v[i].s, (enum lex_class)cls, flags, value,
			NULL);
}

/* One spelt with U+0622 is known only when the text has that letter: «آب»
 * folds to a father. */
static void
add_weak(struct lex *lex, const struct conf_texts *texts, int64_t month)
{
	for (size_t i = 0; i < texts->n; i++)
		lex_add(lex, texts->v[i].s, LEX_MONTH,
			str_starts(texts->v[i].s, STR("آ"))
				? DATE_WEAK | DATE_MADDA | LEX_NO_AL
				: DATE_WEAK,
			month, NULL);
}

static bool
add_group(struct lex *lex, const struct group *group,
	const struct conf_list *list, struct diag *diag)
{
	const struct date_entry *v = list->v;

	for (size_t i = 0; i < list->n; i++) {
		struct meaning is;

		if (!read_id(group, v[i].id.s, &is)) {
			unknown_id(group, &v[i].id, diag);
			return false;
		}
		add_texts(lex, &v[i].words, group->flags, is.cls, is.value);
		add_texts(lex, &v[i].definite, LEX_AL, is.cls, is.value);
		add_texts(lex, &v[i].adverbs, 0, DATE_AT_PART, is.value);
		add_texts(lex, &v[i].dated, DATE_DATED, is.cls, is.value);
		add_texts(lex, &v[i].capital, DATE_WEAK | DATE_CAPITAL, is.cls,
			is.value);
		add_weak(lex, &v[i].weak, is.value);
	}
	return true;
}

/* A name that the configuration calls weak. */
static bool
is_weak(const struct date_conf *conf, struct str name)
{
	const struct date_entry *months = conf->months.v;

	for (size_t i = 0; i < conf->months.n; i++) {
		for (size_t k = 0; k < months[i].weak.n; k++) {
			if (str_eq(months[i].weak.v[k].s, name))
				return true;
		}
	}
	return false;
}

/* The names of months that ICU has, but for those that are weak. */
static void
add_months(struct lex *lex, const struct date_conf *conf, struct arena *arena)
{
	static const char *const locales[] = { "ar", "ar_SY", "ar_MA",
		"ar_DZ" };
	struct str names[12];

	for (size_t l = 0; l <= COUNTOF(locales); l++) {
		bool islamic = l == COUNTOF(locales);

		if (!month_names(
			    islamic ? "ar" : locales[l], islamic, names, arena))
			continue;
		for (int m = 0; m < 12; m++) {
			if (!is_weak(conf, names[m]))
				lex_add(lex, names[m], LEX_MONTH, 0,
					m + 1 + (islamic ? 100 : 0), NULL);
		}
	}
}

bool
date_add_conf(struct lex *lex, const struct date_conf *conf,
	struct arena *arena, struct diag *diag)
{
	const uint8_t *base = (const uint8_t *)conf;

	add_months(lex, conf, arena);
	for (size_t i = 0; i < COUNTOF(groups); i++) {
		struct conf_list list;

		memcpy(&list, base + groups[i].list, sizeof(list));
		if (!add_group(lex, &groups[i], &list, diag))
			return false;
	}
	return lex_add_lists(lex, &conf->lists, diag);
}
