# safi-split: where sentences end. The rules themselves are tested one by one
# in unit/bound.c.

load lib

setup() {
  cd "$BATS_TEST_TMPDIR" || return 1
}

@test "pairs" {
  pairs split
}

# visible FILE: its characters without white space
visible() {
  tr -d ' \n\r\t' <"$1"
}

@test "no character that shows is lost or altered" {
  for sample in "$TESTS"/samples/*.txt; do
    run -0 safi-split -t "$sample"
    safi-split -t "$sample" >out
    cmp <(visible "$sample") <(visible out)
  done
}

@test "a line of the text output is a sentence, without white space round it" {
  for sample in "$TESTS"/samples/*.txt; do
    safi-split -t "$sample" >out
    run ! grep -nE '^[[:space:]]|[[:space:]]$|^$' out
  done
}

@test "sentences of the text output stay as they are" {
  for sample in "$TESTS"/samples/ar-*.txt; do
    safi-split -t "$sample" | sed G >once
    safi-split -t <once | sed G | cmp once -
  done
}

@test "a document has the boundaries of its paragraphs" {
  for sample in "$TESTS"/samples/*.txt; do
    safi-split -t "$sample" >whole
    rm -f paragraph.*
    awk -v RS= '{ print > sprintf("paragraph.%04d", NR) }' "$sample"
    for paragraph in paragraph.*; do
      safi-split -t "$paragraph"
    done | cmp whole -
  done
}

@test "records and text have the same sentences" {
  for sample in "$TESTS"/samples/*.txt; do
    safi-split -t "$sample" | tr -d ' ' >text
    safi-read "$sample" | safi-split | safi-write --format sentences |
      tr -d ' ' | cmp text -
  done
}

@test "text of many pieces has the sentences of its records" {
  needs jq
  for sample in "$TESTS"/samples/*.txt; do
    cat "$sample" && echo
  done >all
  for _ in {1..120}; do
    cat all
  done >long
  [ "$(wc -c <long)" -gt 600000 ]
  safi-split -t --stats=text.json long | tr -d ' ' >text
  jq -cRs '{text: .}' long | safi-split --stats=record.json |
    safi-write --format sentences | tr -d ' ' | cmp text -
  cmp <(jq '.kinds, .rules' text.json) <(jq '.kinds, .rules' record.json)
  jq -e '.records_in == 1 and .records_out == 1' text.json
}

@test "-t: lines that are not UTF-8 are counted through the pieces" {
  for i in 1 2 3 4 5 6 7 8; do
    for _ in 1 2 3 4 5 6 7 8 9 10; do
      repeat 'وصل الوفد. ' 500
      printf '\n\n'
    done
    printf 'a.\n\xff%s\nb.\n\n' "$i"
  done >in
  run -1 --separate-stderr safi-split -t in
  grep -n -a $'\xff' in | cut -d : -f 1 >want
  cut -d : -f 3 <<<"$stderr" | cmp want -
  safi-split -t in 2>/dev/null | grep -a -c $'^\xff.$' >count || true
  assert_equal "$(cat count)" 8
  run -1 --separate-stderr safi-split -t --strict in
  assert_equal "$(tail -n 1 <<<"$output")" 'a.'
}

@test "--each: the texts are the sentences, the offsets code points" {
  needs jq
  for sample in "$TESTS"/samples/*.txt; do
    safi-read "$sample" >record
    safi-split --each record |
      jq -r --slurpfile doc record \
        '$doc[0].text[.start:.end] == .text, .doc == $doc[0].id' |
      sort -u | cmp - <(echo true)
  done
}

@test "--explain: every place has a rule, every cut ends a sentence" {
  needs jq
  for sample in "$TESTS"/samples/*.txt; do
    safi-read "$sample" | safi-split --explain >out
    jq -e '([.boundaries[] | select(.cut).at]) == ([.sentences[][1]])' out
    jq -e 'all(.boundaries[]; .rule | length > 0)' out
  done
}

@test "--each does not go with --text" {
  run -2 safi-split --each -t </dev/null
  assert_output "safi-split: '--each' writes records; it does not go with '--text'"
}

@test "--each: a record without a text is reported, status 1" {
  printf '{"id":1}\n{"id":2,"text":"a"}\n' >in
  run -1 --separate-stderr safi-split --each in
  assert_output '{"id": "2#1", "doc": 2, "n": 1, "start": 0, "end": 1, "text": "a"}'
  assert_equal "$stderr" "safi-split: in:1: no text member 'text' (not written)"
}

@test "-t --rejects: a line that is not UTF-8 goes there instead" {
  printf 'وصل.\n\xff\nغادر.\n' >in
  run -1 --separate-stderr safi-split -t --rejects bad in
  assert_output $'وصل.\nغادر.'
  cmp bad <(printf '\xff\n')
}

@test "a file that extends adds to the lists" {
  printf 'extends: default\ntitles: [كاب.]\n' >more.yaml
  echo 'قال كاب. سليم إن السفينة غرقت. ثم قال د. أحمد: لا.' >in
  run -0 safi-split -t in
  assert_line --index 0 'قال كاب.'
  run -0 safi-split -t -c more.yaml in
  assert_line --index 0 'قال كاب. سليم إن السفينة غرقت.'
  assert_line --index 1 'ثم قال د. أحمد: لا.'
}

@test "without lists a full stop is a full stop" {
  echo 'closers: [")"]' >empty.yaml
  run -0 safi-split -t -c empty.yaml <<<'Mr. Smith came (late.) Then 3.5 left.'
  assert_output $'Mr.\nSmith came (late.) Then 3.5 left.'
}

@test "faults of a configuration are found before anything is read" {
  printf 'title: [a.]\ntitles: [.]\nclosers: [ab, ")"]\n' >bad.yaml
  run -2 safi-split -c bad.yaml nowhere
  assert_line "safi-split: bad.yaml:1:1: unknown key 'title' (did you mean 'titles'?)"
  printf 'titles: [a., .]\nclosers: [ab, ")"]\n' >bad.yaml
  run -2 safi-split -c bad.yaml nowhere
  assert_line "safi-split: bad.yaml:1:14: '.' is empty or longer than 44 bytes"
  assert_line "safi-split: bad.yaml:2:11: 'ab' is not one character"
}

@test "--stats counts the decisions of each rule" {
  printf '{"text":"قال د. أحمد: لا. نعم!"}\n' >in
  run -0 --separate-stderr safi-split --stats in
  assert_regex "$stderr" '"kinds": \{"sentence": 2\}'
  assert_regex "$stderr" '"rules": \{"stop": 1, "mark": 1, .*"title": 1,'
}

# repeat STRING TIMES
repeat() {
  yes "$1" | head -n "$2" | tr -d '\n'
}

@test "long runs of one thing come through" {
  for unit in 'كلمة ' '.' '. ' '؟ ' '“' '." ' '(.) ' 'د.' '1. ' '؟” سأل ' 'a..'; do
    { repeat "$unit" 50000; echo; } >in
    run -0 safi-split -t in
    safi-split -t in >out
    cmp <(visible in) <(visible out)
  done
  yes 'من -' | head -n 50000 >in
  safi-split -t in >out
  assert_equal "$(wc -l <out)" 1
}

# measured NAME FLOOR: boundary F1 on a set of the measuring data
measured() {
  local gold=$SHARED/data/sentences/$1.jsonl f1
  safi-split "$gold" | jq -c --slurpfile no <(echo null) \
    '{id, sentences: [.text as $t | .sentences[] | $t[.[0]:.[1]]]}' >system
  python3 "$SHARED/tools/score_sentences.py" --json "$gold" system >score
  f1=$(jq .F1 score)
  echo "# $1: F1 $f1, floor $2" >&2
  jq -e ".F1 >= $2 and .altered == 0" score
}

@test "measured: boundary F1 on sets of other origin" {
  needs jq python3
  measures data/sentences/phenomena-a.jsonl
  measures tools/score_sentences.py
  measured phenomena-a 0.95
  measured ntrex-arb-a 0.997
  measured ntrex-eng-a 0.993
  measured padt-dev.reseg 0.998
  measured seraji-fa-dev 0.986
}

@test "--each: the line ends of the input are those of the output" {
  printf '{"id":"a","text":"One. Two."}\r\n{"id":"b","text":"Three."}\n' >in
  run -0 safi-split --each in
  [ "$(safi-split --each in | grep -c $'}\r$')" = 2 ]
  [ "$(safi-split --each in | grep -c '}$')" = 1 ]
}

@test "--each: the id of a sentence has the shortest escapes" {
  printf '{"id":"a\\u0062\\/\\u0645\\u0022","text":"Short."}\n' >in
  run -0 safi-split --each in
  assert_output '{"id": "ab/م\"#1", "doc": "ab/م\"", "n": 1, "start": 0, "end": 6, "text": "Short."}'
  # trap: what has no characters, and what is no text, stays as it came
  printf '{"id":"a\\uD800\\/","text":"Short."}\n{"id":[1.0,"\\/"],"text":"Short."}\n' >in
  run -0 safi-split --each in
  assert_line '{"id": "a\uD800\/#1", "doc": "a\uD800\/", "n": 1, "start": 0, "end": 6, "text": "Short."}'
  assert_line '{"id": "#1", "doc": [1.0,"\/"], "n": 1, "start": 0, "end": 6, "text": "Short."}'
}

@test "--each: an id longer than any buffer is repeated whole" {
  id=$(head -c 300000 /dev/zero | tr '\0' x)
  printf '{"id":"%s","text":"قال الوزير ذلك. ثم غادر القاعة."}\n' "$id" >in
  run -0 --separate-stderr safi-split --each in
  [ "${#lines[@]}" = 2 ]
  [ "${lines[1]}" = "{\"id\": \"$id#2\", \"doc\": \"$id\", \"n\": 2, \
\"start\": 16, \"end\": 31, \"text\": \"ثم غادر القاعة.\"}" ]
}
