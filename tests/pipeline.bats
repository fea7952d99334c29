# All filters behind one another, over whole articles.

load lib

setup() {
  local name
  for name in read clean normalize split tag write; do
    [ -x "$SAFI_BIN/safi-$name" ] || skip "safi-$name is not built"
  done
  OFFSETS=${SAFI_TOOLS:-$ROOT/build/tools}/offsets
  cd "$BATS_TEST_TMPDIR" || return 1
}

# pipeline [FILE...]: what the README's first example does
pipeline() {
  safi-read "$@" | safi-clean | safi-normalize | safi-split | safi-tag
}

# one word a line: texts that differ in white space only compare equal
words() {
  tr -s '[:space:]' '\n' | sed '/^$/d'
}

every_span_has_a_raw_place() {
  "$OFFSETS" <"$1" >report || { cat report; return 1; }
  spans=$(sed -nE 's/.* ([0-9]+) spans.*/\1/p' report)
  raw=$(sed -nE 's/.* ([0-9]+) raw places.*/\1/p' report)
  [ "$spans" -gt 20 ] && [ "$spans" = "$raw" ]
}

@test "every filter is built" {
  [ "$(ls "$SAFI_BIN" | grep -c '^safi-')" -ge 6 ]
}

@test "samples: scraper leftovers go, every sentence stays" {
  for want in "$TESTS"/data/pipeline/*.want; do
    name=$(basename "$want" .want)
    echo "# $name" >&2
    safi-clean -t "$TESTS/samples/$name.txt" | words >came
    words <"$want" | diff - came
  done
}

@test "samples in other languages: not a byte is cut" {
  for file in "$TESTS"/samples/{en,fr,fa,zh}-*.txt; do
    safi-clean -t "$file" | cmp "$file" -
  done
}

@test "samples: a record a file, sentences and spans that fit the text" {
  pipeline "$TESTS"/samples/*.txt >out
  [ "$(wc -l <out)" = "$(ls "$TESTS"/samples/*.txt | wc -l)" ]
  "$OFFSETS" <out
}

@test "samples: with --origin every span points into the scraped text" {
  safi-read "$TESTS"/samples/*.txt | safi-clean --origin |
    safi-normalize --origin | safi-split | safi-tag >out
  every_span_has_a_raw_place out
}

@test "--origin keeps the text as it was before the first filter" {
  file=$TESTS/samples/ar-flood.txt
  safi-read "$file" >raw
  text=$(sed -E 's/.*"text": ?("([^"\\]|\\.)*").*/\1/' raw)
  safi-clean --origin raw | safi-normalize --origin >out
  grep -qF "\"origin\": {\"text\": $text" out
}

@test "offsets move with the text, whatever the order of the filters" {
  safi-read "$TESTS"/samples/*.txt >raw
  safi-split raw | safi-tag | safi-clean --origin | safi-normalize >out
  "$OFFSETS" <out
  safi-tag raw | safi-normalize --origin | safi-split | safi-clean >out
  "$OFFSETS" <out
}

@test "an origin that is not ours: it is said what becomes of it" {
  echo '{"text":"A b.\u200f","origin":"Reuters"}' >in
  run -0 --separate-stderr safi-normalize --ops bidi in
  [ "$output" = '{"text":"A b.","origin":"Reuters"}' ]
  [ "$stderr" = "safi-normalize: in:1: 'origin' has another form than ours: not moved with the text" ]
  run -0 --separate-stderr safi-normalize --ops bidi --origin in
  [[ $output == '{"text":"A b.","origin":{"text": "A b.'* ]]
  [ "$stderr" = "safi-normalize: in:1: 'origin' has another form than ours: replaced" ]
}

# orders WORD...: every order of the words, one a line
orders() {
  local word rest
  [ $# -gt 0 ] || echo
  for word; do
    rest=$(printf '%s\n' "$@" | grep -vx -e "$word")
    # shellcheck disable=SC2086 # words
    orders $rest | sed "s/^/$word /"
  done
}

@test "a corpus with noise: offsets fit in every order of the filters" {
  "$SAFI_TOOLS/corpus" jsonl 60000 60 "$TESTS"/samples/*.txt >raw
  safi-normalize --list-ops | cut -f 1 | grep -vE 'nfk?d|arabic' | paste -sd, >ops
  [ "$(orders clean normalize split tag | wc -l)" = 24 ]
  for edits in "" "--ops $(cat ops)"; do
    orders clean normalize split tag | while read -r order; do
      cp raw out
      for name in $order; do
        args=
        [ "$name" = clean ] && args=--origin
        [ "$name" = normalize ] && args="--origin $edits"
        # shellcheck disable=SC2086 # words
        safi-"$name" $args -o out out
      done
      echo "# $order $edits" >&2
      "$OFFSETS" <out >&2
    done
  done
}

@test "the pipeline's output through the pipeline again is the same" {
  pipeline "$TESTS"/samples/*.txt >once
  safi-clean once | safi-normalize | safi-split | safi-tag | cmp once -
}

@test "hard-wrapped lines do not cut sentences" {
  safi-split -t "$TESTS/samples/ar-wrapped.txt" >out
  cat out
  [ "$(wc -l <out)" = 4 ]
}

@test "ends of the pipeline: every format is written" {
  pipeline "$TESTS"/samples/*.txt >out
  for format in text sentences tsv iob2 brat; do
    safi-write --format $format out >written
    [ -s written ]
  done
}

# The five articles that the project began with.
articles() {
  measures data/articles
  ls "$SHARED"/data/articles/*.txt
}

@test "articles: no marker is left" {
  measures data/articles
  articles | tr '\n' '\0' | safi-read --files0-from - >raw
  safi-clean raw | safi-normalize >out
  run ! grep -E '\[ad_[12]\]' out
  # the source tail stood alone in the last line
  run ! grep -E '\\nالمصدر\\?n?"' out
}

@test "articles: the doubled title and the related box are gone" {
  measures data/articles
  safi-clean -t "$SHARED"/data/articles/003_*.txt >out
  title=$(head -n 1 "$SHARED"/data/articles/003_*.txt)
  [ "$(grep -cxF "$title" out)" = 1 ]
  safi-clean -t "$SHARED"/data/articles/002_*.txt >out
  # the box's heading, and the three dots that end its teasers
  run ! grep -xE 'ذات صلة|.*\.\.\.' out
}

@test "articles: long lines, the ones that carry sentences, all stay" {
  measures data/articles
  for file in $(articles); do
    safi-clean -t "$file" >out
    # a paragraph: ends in a full stop, has 25 words or more
    awk 'NF >= 25 && /\.[ \t]*$/' "$file" | while read -r line; do
      grep -qF -- "$line" out || { echo "$file: $line" >&2; exit 1; }
    done
  done
}

@test "articles: hard-wrapped lines of 004 do not cut sentences" {
  measures data/articles
  safi-split -t "$SHARED"/data/articles/004_*.txt >out
  grep -qE 'استولى مسلحون إسلاميون على حلب' out
}

@test "articles: offsets fit, and every span points into the scraped text" {
  measures data/articles
  articles | tr '\n' '\0' | safi-read --files0-from - | safi-clean --origin |
    safi-normalize | safi-split | safi-tag >out
  every_span_has_a_raw_place out
}
