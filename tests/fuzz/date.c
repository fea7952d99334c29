/*
 * date: what holds of the dates of any text under any reference. The first
 * two bytes choose the reference. Spans lie between characters and hold
 * something; every date and period has a value, or says that it has none;
 * what is resolved begins with a year, a decade or a century.
 */

#include "common/tag/date.h"
#include "common/tag/num.h"
#include "common/utf8.h"
#include "require.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char yaml[] =
	"months:\n"
	"  - {id: 8, weak: [آب], words: [غشت], dated: [august]}\n"
	"  - {id: hijri-9, weak: [رمضان]}\n"
	"days:\n"
	"  - {id: -1, words: [أمس]}\n"
	"  - {id: 2, words: [بعد غد]}\n"
	"  - {id: now, words: [الآن], definite: [وقت الراهن]}\n"
	"  - {id: tonight, words: [الليلة]}\n"
	"  - {id: weekend, words: [نهاية الأسبوع]}\n"
	"directions:\n"
	"  - {id: last, definite: [ماضي, ماضية]}\n"
	"  - {id: next, definite: [مقبل]}\n"
	"  - {id: current, definite: [جاري]}\n"
	"parts:\n"
	"  - {id: evening, words: [مساء], adverbs: [مساء, المساء]}\n"
	"  - {id: night, words: [ليلة], adverbs: [ليلا]}\n"
	"edges:\n"
	"  - {id: end, words: [نهاية, أواخر]}\n"
	"times:\n"
	"  - {id: late, words: [وقت متأخر من]}\n"
	"feasts:\n"
	"  - {id: hijri-10-01, words: [عيد الفطر]}\n"
	"  - {id: easter, words: [عيد الفصح]}\n"
	"year-kinds: [الدراسي]\n"
	"lasting: [طويلة]\n";

static void
check(const struct spans *spans, struct str text, const struct date_ref *ref)
{
	for (size_t i = 0; i < spans->n; i++) {
		const struct span *s = &spans->v[i];
		const struct span_attr *value = span_attr(s, "value");
		const struct span_attr *abs = span_attr(s, "abs");

		require(s->beg < s->end && s->end <= text.len);
		require((text.ptr[s->beg] & 0xC0) != 0x80);
		require(s->end == text.len ||
			(text.ptr[s->end] & 0xC0) != 0x80);
		require(value && (value->type == ATTR_NULL || value->text.len));
		require(i == 0 || spans->v[i - 1].end <= s->beg);
		require(!abs || ref->known || abs->text.len >= 2);
	}
}

/* A day of the years 1900 to 2155, or none. */
static struct date_ref
reference(uint8_t a, uint8_t b)
{
	struct date_ref ref = { .known = b != 0,
		.timed = b & 1,
		.future = b & 2,
		.year = 1900 + a,
		.month = b % 12 + 1,
		.day = b % 28 + 1,
		.hour = b % 24 };

	return ref;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct num_conf numbers;
	struct date_conf dates = { .months = { NULL, 0 } };
	struct arena arena = { 0 };
	struct diag diag = { .name = "date" };
	struct conf conf = { .arena = &arena };
	struct spans spans = { .arena = &arena };
	struct lex *lex;
	struct date *date;
	struct date_ref ref;
	struct str text;
	struct para para;
	struct words words;

	if (size < 2)
		return 0;
	ref = reference(data[0], data[1]);
	text = str_make(data + 2, size - 2);
	text.len = utf8_valid(text);
	lex = lex_new(&arena);
	require(num_open(lex, &numbers, &arena, &diag));
	require(conf_parse(
		&conf, "date", str_from_c(yaml), &date_schema, &dates, &diag));
	date = date_new(lex, &dates, &arena, &diag);
	require(date != NULL);
	para_make(&para, text, 0, text.len, &arena);
	lex_read(lex, &para, &arena, &words);
	date_tag(date, &words, &ref, &spans);
	check(&spans, text, &ref);
	date_free(date);
	arena_free(&arena);
	return 0;
}
