/* bound_conf - the lists of config/split.yaml and their table. */

#include "bound_priv.h"

#define LIST(word, list)                                                       \
	{                                                                      \
		.key = word, .type = CONF_TEXTS,                               \
		.offset = offsetof(struct bound_conf, lists[list]),            \
		.merge = CONF_APPEND                                           \
	}

static const struct conf_field fields[] = {
	LIST("titles", BOUND_TITLES),
	LIST("abbreviations", BOUND_ABBREVIATIONS),
	LIST("endings", BOUND_ENDINGS),
	LIST("units", BOUND_UNITS),
	LIST("numbered", BOUND_NUMBERED),
	LIST("letters", BOUND_LETTERS),
	LIST("labels", BOUND_LABELS),
	LIST("sections", BOUND_SECTIONS),
	LIST("ordinals", BOUND_ORDINALS),
	LIST("reporting", BOUND_REPORTING),
	LIST("sources", BOUND_SOURCES),
	LIST("agencies", BOUND_AGENCIES),
	LIST("starters", BOUND_STARTERS),
	LIST("continuers", BOUND_CONTINUERS),
	LIST("dangling", BOUND_DANGLING),
	LIST("phrases", BOUND_PHRASES),
	LIST("middle", BOUND_MIDDLE),
	LIST("reasons", BOUND_REASONS),
	LIST("that", BOUND_THAT),
	LIST("bylines", BOUND_BYLINES),
	LIST("domains", BOUND_DOMAINS),
	LIST("names", BOUND_NAMES),
	LIST("credits", BOUND_CREDITS),
	LIST("lam", BOUND_LAM),
	LIST("construct", BOUND_CONSTRUCT),
	LIST("openers", BOUND_OPENERS),
	LIST("kin", BOUND_KIN),
	LIST("clauses", BOUND_CLAUSES),
	LIST("finals", BOUND_FINALS),
	LIST("auxiliaries", BOUND_AUXILIARIES),
	LIST("joining", BOUND_JOINING),
	LIST("sayings", BOUND_SAYINGS),
	LIST("awaiting", BOUND_AWAITING),
	LIST("following", BOUND_FOLLOWING),
	LIST("measures", BOUND_MEASURES),
	LIST("wanting", BOUND_WANTING),
	LIST("verbs", BOUND_VERBS),
	{ .key = "closers",
		.type = CONF_TEXTS,
		.offset = offsetof(struct bound_conf, closers),
		.merge = CONF_APPEND },
	{ .key = "quotes",
		.type = CONF_TEXTS,
		.offset = offsetof(struct bound_conf, quotes),
		.merge = CONF_APPEND },
};

const struct conf_schema bound_schema = {
	.fields = fields,
	.n = COUNTOF(fields),
	.size = sizeof(struct bound_conf),
};

/* Each text must be one character. */
static bool
read_chars(struct bound_set *set, const struct conf_texts *texts,
	struct arena *arena, struct diag *diag)
{
	uint32_t *v = ARENA_NEW(arena, uint32_t, texts->n + 1);
	bool good = true;

	set->v = v;
	for (size_t i = 0; i < texts->n; i++) {
		struct str s = texts->v[i].s;
		size_t pos = 0;

		v[i] = s.len ? utf8_next(s, &pos) : 0;
		set->low |= (uint64_t)1 << (v[i] & 63);
		if (v[i] && pos == s.len)
			continue;
		conf_fault(diag, &texts->v[i],
			"'" STR_FMT "' is not one character", STR_ARG(s));
		good = false;
	}
	return good;
}

static void
add_entry(struct bound *b, struct str fold, const struct bound_key *key,
	uint64_t lists)
{
	uint64_t hash = key->hash;
	size_t i = (size_t)hash & b->mask;

	while (b->tags[i] && !str_eq(b->table[i].fold, fold))
		i = (i + 1) & b->mask;
	b->tags[i] = bound_tag(hash);
	b->table[i].fold = fold;
	memcpy(b->table[i].head, key->head, sizeof(key->head));
	b->table[i].lists |= lists;
}

/* Where the words of a list are looked up; BOUND_GROUPS: anywhere else. */
static enum bound_group
group_of(enum bound_list list)
{
	switch (list) {
	case BOUND_TITLES:
	case BOUND_ABBREVIATIONS:
	case BOUND_ENDINGS:
	case BOUND_FINALS:
	case BOUND_UNITS:
	case BOUND_NUMBERED:
	case BOUND_MEASURES:
	case BOUND_LETTERS:
	case BOUND_ORDINALS:
		return BOUND_BEFORE_DOT;
	case BOUND_DANGLING:
	case BOUND_BYLINES:
	case BOUND_CONSTRUCT:
	case BOUND_CLAUSES:
	case BOUND_WANTING:
		return BOUND_BEFORE_BREAK;
	case BOUND_PHRASES:
		return BOUND_BEFORE_LAST;
	case BOUND_NAMES:
		return BOUND_BEFORE_MARK;
	case BOUND_AGENCIES:
		return BOUND_BEFORE_COLON;
	case BOUND_FOLLOWING:
		return BOUND_AFTER_DOT;
	case BOUND_MIDDLE:
	case BOUND_REASONS:
	case BOUND_KIN:
	case BOUND_THAT:
	case BOUND_VERBS:
		return BOUND_AFTER_BREAK;
	case BOUND_OPENERS:
	case BOUND_CONTINUERS:
		return BOUND_AT_START;
	default:
		return BOUND_GROUPS;
	}
}

/* Notes an entry where its words are met, also with U+0648 (and) before it. */
static void
note(struct bound *b, enum bound_group group, struct str fold)
{
	uint8_t with_and[BOUND_WORD_MAX + 2] = { 0xD9, 0x88 };

	if (group == BOUND_BEFORE_LAST) /* of a phrase, all but its last word */
		fold.len = size_min(fold.len, str_find_byte(fold, 0, ' '));
	memcpy(with_and + 2, fold.ptr, fold.len);
	bound_note(b, group, fold);
	bound_note(b, group, str_make(with_and, fold.len + 2));
}

/* Adds an entry as people write it: folded, its last dot or mark left out. */
static bool
add_text(struct bound *b, const struct conf_text *text, enum bound_list list,
	struct arena *arena, struct diag *diag)
{
	uint8_t fold[BOUND_WORD_MAX];
	size_t len = bound_fold(b, text->s, fold);

	while (len > 0 && (fold[len - 1] == '.' || fold[len - 1] == '!'))
		len--;
	if (len > 0) {
		struct bound_key key = bound_key(str_make(fold, len));
		struct str entry = arena_str(arena, str_make(fold, len));

		add_entry(b, entry, &key, BOUND_BIT(list));
		if (group_of(list) != BOUND_GROUPS)
			note(b, group_of(list), entry);
		return true;
	}
	conf_fault(diag, text, "'" STR_FMT "' is empty or longer than %d bytes",
		STR_ARG(text->s), BOUND_WORD_MAX - 4);
	return false;
}

static bool
add_lists(struct bound *b, const struct bound_conf *conf, struct arena *arena,
	struct diag *diag)
{
	size_t n = 0, room = 64;
	bool good = true;

	for (size_t i = 0; i < BOUND_LISTS; i++)
		n += conf->lists[i].n;
	while (room < 2 * n)
		room *= 2;
	b->mask = room - 1;
	b->table = ARENA_NEW(arena, struct bound_entry, room);
	b->tags = ARENA_NEW(arena, uint32_t, room);
	for (size_t i = 0; i < BOUND_LISTS; i++) {
		for (size_t j = 0; j < conf->lists[i].n; j++)
			good &= add_text(b, &conf->lists[i].v[j],
				(enum bound_list)i, arena, diag);
	}
	return good;
}

/*
 * The bytes that the scan looks for: ASCII stops; the last byte of U+061F
 * (D8 9F) and U+06D4 (DB 94), which hardly any letter of Arabic shares; the
 * lead bytes of U+2026 and other general punctuation, of U+3002; the middle
 * byte of fullwidth forms.
 */
static void
add_stops(struct bound *b)
{
	static const uint8_t always[] = { '\n', '\r', '.', '!', '?', 0x9F, 0x94,
		':', 0xE2, 0xE3, 0xBC };
	static const uint8_t clause[] = { ';', 0x9B };

	static const uint8_t dateline[] = { '-', ':', '(', 0xE2 };

	for (size_t i = 0; i < COUNTOF(always); i++)
		byteset_add(&b->stops, always[i]);
	for (size_t i = 0; i < COUNTOF(dateline); i++)
		byteset_add(&b->dateline, dateline[i]);
	for (size_t i = 0; b->clauses && i < COUNTOF(clause); i++)
		byteset_add(&b->stops, clause[i]);
	byteset_add(&b->brackets, '(');
	byteset_add(&b->brackets, ')');
	byteset_add(&b->brackets, '\n');
	byteset_add(&b->enclosing, '(');
	byteset_add(&b->enclosing, ')');
	for (const uint32_t *cp = b->quoting.v; *cp; cp++) {
		uint8_t bytes[4];

		utf8_put(bytes, *cp);
		byteset_add(&b->quotes, bytes[0]);
		byteset_add(&b->enclosing, bytes[0]);
	}
}

struct bound *
bound_new(const struct bound_conf *conf, bool clauses, struct arena *arena,
	struct diag *diag)
{
	struct bound *b = ARENA_NEW(arena, struct bound, 1);
	bool good;

	bound_set_letters(b);
	good = add_lists(b, conf, arena, diag);
	b->clauses = clauses;
	good &= read_chars(&b->closing, &conf->closers, arena, diag);
	good &= read_chars(&b->quoting, &conf->quotes, arena, diag);
	if (!good)
		return NULL;
	add_stops(b);
	return b;
}
