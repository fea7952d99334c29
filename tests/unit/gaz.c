/* gaz: lists read, faults named, names found through what is attached. */

#include "common/tag/gaz.h"
#include "tap.h"

static const char *const classes[] = { "stop", "given", NULL };

enum { STOP = 1, GIVEN = 2 };

/* A gazetteer of one list under test. */
struct fixture {
	struct arena arena;
	struct buf messages;
	struct diag diag;
	struct gaz *gaz;
	bool good;
};

static void
fixture_open(struct fixture *f, const char *tsv)
{
	*f = (struct fixture){ .diag = { .name = "gaz" } };
	f->diag.sink = &f->messages;
	f->gaz = gaz_new(classes, &f->arena);
	f->good = gaz_add(f->gaz, STR("dir/list.tsv"), STR("kind"),
		str_from_c(tsv), &f->diag);
	gaz_build(f->gaz);
}

static void
fixture_close(struct fixture *f)
{
	buf_free(&f->messages);
	arena_free(&f->arena);
}

/* What the first name in a text is found as: "label|text|tokens", or "". */
static struct str
first_name(struct fixture *f, const char *text)
{
	struct para para;
	struct gaz_hit *hits;
	struct buf out = { 0 };
	struct str result;

	para_make(&para, str_from_c(text), 0, strlen(text), &f->arena);
	hits = ARENA_NEW(&f->arena, struct gaz_hit, para.n);
	gaz_match(f->gaz, &para, hits);
	for (size_t i = 0; i < para.n && out.len == 0; i++) {
		size_t beg;

		if (!hits[i].entity)
			continue;
		beg = gaz_begin(&para, &para.v[i], hits[i].skip);
		buf_printf(&out, "%s|", hits[i].entity->label);
		buf_add(&out,
			str_sub(para.text, beg, para.v[i + hits[i].n - 1].end));
	}
	result = arena_str(&f->arena, buf_str(&out));
	buf_free(&out);
	return result;
}

static void
finds(struct fixture *f, const char *text, const char *want, const char *what)
{
	is_str(first_name(f, text), str_from_c(want), what);
}

static void
test_match(void)
{
	struct fixture f;

	fixture_open(&f, "# a comment\n"
			 "دمشق\tLOC\tdamascus # and another\n"
			 "العراق\tLOC\n"
			 "اللجنة العليا\tORG\n"
			 "نهر الذهب\tLOC\n"
			 "نهر\tTHING\n"
			 "إيلات\tLOC\n");
	ok(f.good && f.messages.len == 0, "a sound list is read in silence");
	finds(&f, "في دمشق", "LOC|دمشق", "as it stands");
	finds(&f, "ودمشق", "LOC|دمشق", "behind waw");
	finds(&f, "فبدمشق", "LOC|دمشق", "behind two proclitics");
	finds(&f, "لِـدِمشق", "LOC|دِمشق", "behind marks and tatweel");
	finds(&f, "للعراق", "LOC|لعراق", "lam lam is lam and the article");
	finds(&f, "وللعراق", "LOC|لعراق", "behind waw too");
	finds(&f, "للجنة العليا", "ORG|لجنة العليا",
		"a third lam is not written");
	finds(&f, "نهر الذهب", "LOC|نهر الذهب", "the longest name");
	finds(&f, "نهر ذهب", "THING|نهر", "else the shorter one");
	finds(&f, "بالنهر", "THING|نهر", "behind the article");
	finds(&f, "ايلات", "LOC|ايلات", "alef folded");
	finds(&f, "عراق", "", "the article is part of the name");
	finds(&f, "نهر. الذهب", "THING|نهر", "a mark ends a name");
	finds(&f, "دمشقي", "", "a longer word is another word");
	fixture_close(&f);
}

static void
test_classes(void)
{
	struct fixture f;
	struct para para;
	struct gaz_hit hit[3];

	fixture_open(&f, "في\tstop\nكريم\tgiven\nيل\tLOC\nكريم\tstop,given\n");
	para_make(&para, STR("في وكريم الكريم"), 0, 28, &f.arena);
	gaz_match(f.gaz, &para, hit);
	ok(para.n == 3 && hit[0].own == STOP && !hit[0].bare,
		"classes of a word as it stands");
	ok(hit[1].own == 0 && hit[1].bare == (STOP | GIVEN),
		"classes behind a proclitic, added up over rows");
	ok(hit[2].own == 0 && hit[2].bare == 0 &&
			hit[2].inner == (STOP | GIVEN),
		"classes behind the article are kept apart");
	ok(!hit[0].entity, "nothing is attached to a word that has a class");
	fixture_close(&f);
}

static void
test_faults(void)
{
	static const struct {
		const char *tsv, *message;
	} faults[] = {
		{ "دمشق\n", "gaz: dir/list.tsv:1: the row has no label "
			    "(columns end with a tab)\n" },
		{ "\n\nدمشق\tLoc\n", "gaz: dir/list.tsv:3: unknown label 'Loc' "
				     "(did you mean 'LOC'?)\n" },
		{ "دمشق\tgiven,stopp\n",
			"gaz: dir/list.tsv:1: unknown label 'stopp' "
			"(did you mean 'stop'?)\n" },
		{ "\tLOC\n",
			"gaz: dir/list.tsv:1: a name has 1 to 16 words and "
			"marks\n" },
		{ "--\tLOC\n",
			"gaz: dir/list.tsv:1: a name has 1 to 16 words and "
			"marks\n" },
		{ "a b c d e f g h i j k l m n o p q\tLOC\n",
			"gaz: dir/list.tsv:1: a name has 1 to 16 words and "
			"marks\n" },
		{ "\xFF\tLOC\n", "gaz: dir/list.tsv:1: invalid UTF-8\n" },
	};
	struct fixture f;

	for (size_t i = 0; i < COUNTOF(faults); i++) {
		fixture_open(&f, faults[i].tsv);
		is_str(buf_str(&f.messages), str_from_c(faults[i].message),
			"a bad row is named");
		ok(!f.good, "and the list refused");
		fixture_close(&f);
	}
}

static void
test_rows(void)
{
	struct fixture f;

	fixture_open(&f, "\xEF\xBB\xBFدمشق\tLOC\r\nدمشق\tORG\nC#\tORG\n");
	ok(f.good, "a BOM, CRLF and no last LF are fine");
	finds(&f, "دمشق", "ORG|دمشق", "the later of two entities counts");
	finds(&f, "in C#", "ORG|C#",
		"a number sign inside a word is no comment");
	fixture_close(&f);
	fixture_open(&f, "");
	finds(&f, "دمشق", "", "an empty list finds nothing");
	fixture_close(&f);
}

/* A few names among more words than a memo has places. */
static void
test_again(void)
{
	enum { MANY = 30000 };
	static const char longest[] = "استقسطنطينيتهماوراءالنهرين";
	struct fixture f;
	struct buf text = { 0 };
	struct para para;
	struct gaz_hit *hits;
	bool good = true;

	fixture_open(&f, "دمشق\tLOC\nنهر الذهب\tLOC\n"
			 "استقسطنطينيتهماوراءالنهرين\tORG\n");
	for (size_t i = 0; i < MANY; i++)
		buf_printf(
			&text, "كلمة%zuا ودمشق نهر الذهب %s ", i * i, longest);
	para_make(&para, buf_str(&text), 0, text.len, &f.arena);
	hits = ARENA_NEW(&f.arena, struct gaz_hit, para.n);
	gaz_match(f.gaz, &para, hits);
	for (size_t i = 0; i + 5 <= para.n; i += 5)
		good = good && !hits[i].entity && hits[i + 1].entity &&
		       hits[i + 1].strip == GAZ_PREFIX && hits[i + 2].n == 2 &&
		       !hits[i + 3].entity && hits[i + 4].entity;
	ok(para.n == 5 * (size_t)MANY && good, "names between many words");
	buf_free(&text);
	fixture_close(&f);
}

int
main(void)
{
	test_match();
	test_again();
	test_classes();
	test_faults();
	test_rows();
	return tap_done();
}
