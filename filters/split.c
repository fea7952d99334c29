/*
 * split - find the sentences of each document: as ranges in its record, as
 * one record a sentence, or as one line a sentence.
 */

#include "common/filter.h"
#include "common/split/bound.h"
#include "common/split/sent.h"

struct split {
	bool each, clauses; /* options */
	struct bound_conf conf;
	struct bound *bound;
	size_t *sentences, *rules[BOUND_RULES]; /* counters */
	struct str eol; /* how the lines of the text at hand end */
};

static const struct opt options[] = {
	OPT_FLAG(0, "each", struct split, each,
		"write one record for each sentence"),
	OPT_FLAG(0, "clauses", struct split, clauses,
		"cut at colons and semicolons too"),
	OPT_END,
};

static bool
split_open(void *self, struct env *env)
{
	struct split *split = self;

	if (split->each && env->text) {
		diag_say(env->diag, "'--each' writes records; it does not go "
				    "with '--text'");
		return false;
	}
	split->bound =
		bound_new(&split->conf, split->clauses, env->arena, env->diag);
	if (!split->bound)
		return false;
	env->records = !split->each;
	split->sentences = stats_counter(env->stats, "kinds", STR("sentence"));
	for (size_t i = 0; i < BOUND_RULES; i++)
		split->rules[i] = stats_counter(env->stats, "rules",
			bound_rule_name((enum bound_rule)i));
	return true;
}

/* One document, whose sentences are written as they are found: there may be
 * millions in a record. */
struct job {
	struct split *split;
	struct env *env;
	struct doc *doc;
	struct bounds bounds;
	struct out *out; /* of places */
	size_t places;   /* so far */
	struct sent sent;
	struct sent_source source; /* of --each */
	size_t masked;             /* lines of doc->masked so far */
};

/* Finds the sentences, and counts what decided. */
static void
find(struct job *job, bound_taker *take)
{
	job->bounds = (struct bounds){ .arena = job->doc->arena,
		.take = take,
		.of = job,
		.more = job->doc->more,
		.counts = job->split->rules };
	bound_find(job->split->bound, job->doc->text, &job->bounds);
}

static void
write_ranges(void *of, const struct sentence *v, size_t n)
{
	struct job *job = of;

	sent_ranges(&job->sent, v, n);
}

/* The member "sentences", when its place in the record comes. */
static void
write_sentences(void *of, struct out *out)
{
	struct job *job = of;

	job->sent.out = out;
	out_byte(out, '[');
	find(job, write_ranges);
	out_byte(out, ']');
	*job->split->sentences += job->sent.n;
}

/* Sentences that another scan of the text has written. */
static void
leave_sentences(void *of, const struct sentence *v, size_t n)
{
	(void)of, (void)v, (void)n;
}

static void
write_places(void *of, const struct boundary *v, size_t n)
{
	struct job *job = of;
	struct out *out = job->out;

	for (size_t i = 0; i < n; i++) {
		uint8_t digits[BUF_DIGITS];
		size_t at = byteset_map_chars(&job->bounds.map, v[i].at);

		out_add(out,
			job->places++ ? STR(", {\"at\": ") : STR("{\"at\": "));
		out_add(out, str_make(digits, (size_t)(buf_digits(digits, at) -
						       digits)));
		out_add(out, STR(", \"rule\": \""));
		out_add(out, bound_rule_name(v[i].rule));
		out_add(out, bound_rule_cuts(v[i].rule)
				     ? STR("\", \"cut\": true}")
				     : STR("\", \"cut\": false}"));
	}
}

/* "boundaries": the places that were looked at, and what was decided. They are
 * found once more, since millions of them could not be kept. */
static void
write_boundaries(void *of, struct out *out)
{
	struct job *job = of;

	job->out = out;
	job->bounds = (struct bounds){ .arena = job->doc->arena,
		.take = leave_sentences,
		.explain = true,
		.take_places = write_places,
		.of = job };
	out_byte(out, '[');
	bound_find(job->split->bound, job->doc->text, &job->bounds);
	out_byte(out, ']');
}

static void
write_records(void *of, const struct sentence *v, size_t n)
{
	struct job *job = of;

	sent_records(&job->sent, &job->source, job->env->explain, v, n);
}

/* Writes the lines that could not be read and stand before byte pos. */
static void
write_masked(struct doc *doc, size_t pos, size_t *next)
{
	for (; *next < doc->n_masked; ++*next) {
		struct masked line = doc->masked[*next];

		if (line.beg >= pos)
			break;
		out_add(doc->out, str_sub(doc->bytes, line.beg, line.end));
		out_byte(doc->out, '\n');
		out_line_end(doc->out);
	}
}

/* Sentences of plain text, a line each. */
static void
write_plain(void *of, const struct sentence *v, size_t n)
{
	struct job *job = of;
	struct out *out = job->doc->out;

	for (size_t i = 0; i < n; i++) {
		struct str text = str_sub(job->doc->text, v[i].beg, v[i].end);

		write_masked(job->doc, v[i].beg, &job->masked);
		sent_line(out, text, v[i].broken);
		out_add(out, job->split->eol);
		out_line_end(out);
	}
	job->sent.n += n;
}

static struct job *
job_new(struct split *split, struct env *env, struct doc *doc)
{
	struct job *job = arena_alloc(doc->arena, sizeof(*job));

	*job = (struct job){ .split = split, .env = env, .doc = doc };
	job->sent = (struct sent){
		.out = doc->out, .text = doc->text, .map = &job->bounds.map
	};
	return job;
}

/* The record with its sentences as a member. */
static void
set_sentences(struct job *job)
{
	doc_set_writer(job->doc, STR("sentences"), write_sentences, job);
	if (job->env->explain)
		doc_set_writer(
			job->doc, STR("boundaries"), write_boundaries, job);
}

static enum verdict
split_run(void *self, struct env *env, struct doc *doc)
{
	struct split *split = self;
	struct job *job = job_new(split, env, doc);

	if (doc->rec && !split->each) {
		set_sentences(job);
		return DOC_DONE;
	}
	if (doc->rec) {
		sent_source_read(&job->source, doc->rec);
		find(job, write_records);
	} else {
		if (!doc->goes_on)
			split->eol = sent_line_end(doc->bytes);
		find(job, write_plain);
		write_masked(doc, SIZE_MAX, &job->masked);
	}
	*split->sentences += job->sent.n;
	return DOC_WRITTEN;
}

static const struct filter filter = {
	.name = "split",
	.summary = "find the sentences of each document",
	.example =
		"safi-clean < news.jsonl | safi-split --each > sentences.jsonl",
	.options = options,
	.conf = &bound_schema,
	.conf_offset = offsetof(struct split, conf),
	.size = sizeof(struct split),
	.flags = FILTER_PLAIN | FILTER_EXPLAIN | FILTER_PARAGRAPHS,
	.open = split_open,
	.run = split_run,
};

int
main(int argc, char **argv)
{
	return filter_main(&filter, argc, argv);
}
