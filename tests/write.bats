# safi-write: records to text, sentences, tsv, iob2, brat.

load lib

setup() {
  cd "$BATS_TEST_TMPDIR" || return 1
}

@test "pairs" {
  pairs write
}

# three records of which the second has neither sentences nor spans
some() {
  cat <<'END'
{"id":"1","text":"a b","sentences":[[0,3]],"spans":[{"start":0,"end":1,"label":"PER"}]}
{"id":"2","text":"c d"}
{"id":"3","text":"e f","sentences":[[0,1],[2,3]],"spans":[]}
END
}

@test "a record without what the format needs is reported and left out" {
  some >in
  run -0 safi-write in
  assert_output $'a b\nc d\ne f'
  run -1 --separate-stderr safi-write --format sentences in
  assert_output $'a b\ne\nf'
  assert_equal "$stderr" "safi-write: in:2: no member 'sentences', which safi-split adds (not written)"
  run -1 --separate-stderr safi-write --format tsv in
  assert_output $'1\t0\t1\tPER\ta\t'
  assert_equal "$stderr" "safi-write: in:2: no member 'spans', which safi-tag adds (not written)"
  run -1 --separate-stderr safi-write --format iob2 in
  assert_output $'# id = 1\na\tB-PER\nb\tO\n\n# id = 3\ne\tO\n\nf\tO'
  run -1 --separate-stderr safi-write --format brat --strict in
  assert_output $'# id = 1\nT1\tPER 0 1\ta'
}

@test "the rejects are the records as they came" {
  some >in
  run -1 --separate-stderr safi-write --format tsv --rejects bad --stats=stats in
  sed -n 2p in | cmp - bad
  grep -q '"records_in": 3, "records_out": 2, "rejected": 1,' stats
}

@test "a bad record, a record without a text: reported, rejected" {
  printf '{"text":"a"}\n{"text":\n{"id":1}\n[]\n{"text":"b"}' >in
  run -1 --separate-stderr safi-write in
  assert_output $'a\nb'
  assert_equal "${#stderr_lines[@]}" 3
  run -1 --separate-stderr safi-write --rejects bad in
  sed -n 2,4p in | cmp - bad
}

@test "offsets that do not fit the text are refused" {
  for sentences in '[[0,4]]' '[[2,1]]' '[[1,1]]' '[[0,2],[1,3]]' '[[0]]' \
    '[[0,1,2]]' '[["0","1"]]' '[[0,1.5]]' '[[-1,1]]' '[0,1]' '{}' 'null' \
    '[[0,99999999999999999999]]' '[[0,18446744073709551615]]'; do
    echo "{\"text\":\"سطر\",\"sentences\":$sentences}" >in
    for format in sentences; do
      run -1 --separate-stderr safi-write --format $format in
      assert_output ''
      assert_equal "$stderr" \
        "safi-write: in:1: 'sentences' does not fit the text (not written)"
    done
  done
  for span in '{"start":0,"end":4,"label":"X"}' '{"start":1,"end":1,"label":"X"}' \
    '{"start":2,"end":1,"label":"X"}' '{"start":0,"label":"X"}' '[0,1,"X"]' \
    '{"start":0,"end":1}' '{"start":0,"end":1,"label":7}' 'null' \
    '{"start":"0","end":1,"label":"X"}' '{"start":0,"end":1e0,"label":"X"}'; do
    echo "{\"text\":\"سطر\",\"spans\":[$span]}" >in
    for format in tsv iob2 brat; do
      run -1 --separate-stderr safi-write --format $format in
      assert_output ''
      assert_equal "$stderr" \
        "safi-write: in:1: 'spans' does not fit the text (not written)"
    done
  done
}

@test "options that do not go together, unknown formats" {
  run -2 safi-write --format tvs missing
  assert_output "safi-write: unknown format 'tvs' (did you mean 'tsv'?)"
  run -2 safi-write --format xml missing
  run -2 safi-write --dir d --format tsv missing
  assert_output "safi-write: '--dir' goes with '--format brat'"
  [ ! -e d ]
  run -2 safi-write --labels PER missing
}

@test "brat --dir: two files for each record" {
  cat >in <<'END'
{"id":"news/١٧.html","text":"وصل سامي.\n","spans":[{"start":4,"end":8,"label":"PER"}]}
{"id":"..","text":"x","spans":[]}
{"id":"..","text":"y","spans":[]}
{"text":"z","spans":[]}
{"id":5,"text":"","spans":[]}
END
  run -0 safi-write --format brat --dir docs in
  assert_output ''
  ls docs | LC_ALL=C sort >names
  LC_ALL=C sort >want <<'END'
news%2F١٧.html.ann
news%2F١٧.html.txt
%2E..ann
%2E..txt
%2E.~3.ann
%2E.~3.txt
~4.ann
~4.txt
5.ann
5.txt
END
  cmp want names
  printf 'وصل سامي.\n' | cmp - 'docs/news%2F١٧.html.txt'
  printf 'T1\tPER 4 8\tسامي\n' | cmp - 'docs/news%2F١٧.html.ann'
  [ "$(cat 'docs/%2E.~3.txt')" = y ]
  [ ! -s docs/5.txt ] && [ ! -s docs/5.ann ]
}

@test "brat --dir: a long id has a name that fits" {
  for n in 1 2; do
    printf '{"id":"%0300d%s","text":"x","spans":[]}\n' 0 $n
    printf '{"id":"%s","text":"x","spans":[]}\n' \
      "$(printf 'م%.0s' $(seq 150))$n"
  done >in
  run -0 safi-write --format brat --dir docs in
  [ "$(ls docs | wc -l)" = 8 ]
}

@test "brat --dir never overwrites" {
  echo '{"id":"a","text":"x","spans":[]}' >in
  mkdir docs other
  run -0 safi-write --format brat --dir docs in
  echo mine >docs/a.ann
  run -2 --separate-stderr safi-write --format brat --dir docs in
  assert_equal "$stderr" 'safi-write: docs: Directory not empty'
  [ "$(cat docs/a.ann)" = mine ]
  run -2 safi-write --format brat --dir in in
  run -2 safi-write --format brat --dir in/docs in
  assert_output 'safi-write: in/docs: Not a directory'
  run -0 safi-write --format brat --dir new/and/below/ in
  [ "$(ls new/and/below)" = $'a.ann\na.txt' ]
}

@test "brat --dir: output that is lost is status 3" {
  for id in a b c; do echo "{\"id\":\"$id\",\"text\":\"$id\",\"spans\":[]}"; done >in
  mkdir docs
  # the folder vanishes between the first record and the second
  mkfifo pipe
  safi-write --format brat --dir docs <pipe 2>err &
  exec 9>pipe
  head -n 1 in >&9
  for _ in $(seq 200); do
    [ -e docs/a.ann ] && break
    sleep 0.05
  done
  rm -r docs
  tail -n 2 in >&9
  exec 9>&-
  status=0
  wait $! || status=$?
  [ "$status" = 3 ]
  grep -q '^safi-write: docs/b: ' err
  [ "$(wc -l <err)" = 1 ]
}

@test "the whole way: read, split, tag, write" {
  [ -x "$SAFI_BIN/safi-tag" ] && [ -x "$SAFI_BIN/safi-split" ] ||
    skip "safi-split and safi-tag are not built"
  echo 'وصل الوزير إلى بيروت يوم 5 مايو 2016. وعاد بعد يومين.' >article.txt
  safi-read article.txt | safi-split | safi-tag >tagged
  run -0 safi-write --format sentences tagged
  assert_line -n 1 'وعاد بعد يومين.'
  for format in tsv iob2 brat; do
    safi-write --format $format tagged >out
    grep -q 2016 out
  done
}

@test "a large record in linear time" {
  # nine characters and a space, 600,000 times
  awk 'BEGIN {
    printf "{\"text\":\""
    for (i = 0; i < 600000; i++) printf "كلمة أخرى "
    printf "\",\"sentences\":["
    for (i = 0; i < 600000; i++)
      printf "%s[%d,%d]", i ? "," : "", 10 * i, 10 * i + 9
    printf "],\"spans\":["
    for (i = 0; i < 600000; i++)
      printf "%s{\"start\":%d,\"end\":%d,\"label\":\"PER\"}",
        i ? "," : "", 10 * i, 10 * i + 9
    print "]}"
  }' >in
  sanitized || ulimit -t 20
  for format in sentences tsv iob2 brat; do
    safi-write --format $format in >out
    [ "$(wc -l <out)" -ge 600000 ]
  done
}

@test "--explain: a table gets a cell with the rule" {
  echo '{"id":1,"text":"ab","spans":[{"start":0,"end":1,"label":"X",'\
'"value":"v","rule":"r"},{"start":1,"end":2,"label":"Y"}]}' >in
  run -0 safi-write --format tsv --explain in
  assert_output $'1\t0\t1\tX\ta\tv\tr\n1\t1\t2\tY\tb\t\t'
  run -0 safi-write --explain in
  assert_output ab
}

@test "a sentence of millions of words is tagged in little memory" {
  sanitized && skip 'a sanitizer wants more memory'
  # the name stands where a piece of the text ends
  awk 'BEGIN {
    printf "{\"text\":\""
    for (i = 0; i < 3000000; i++) printf i == 32767 ? "Bint Jbeil " : "a "
    printf "\",\"sentences\":[[0,6000008]],\"spans\":[{\"start\":65534,"
    print "\"end\":65544,\"label\":\"LOC\"}]}"
  }' >in
  (
    ulimit -v 131072
    safi-write --format iob2 in >out
  )
  assert_equal "$(wc -l <out)" 3000003
  assert_equal "$(grep -v -n '^a.O$' out | tr '\n' ' ')" \
    $'1:# id =  32769:Bint\tB-LOC 32770:Jbeil\tI-LOC 3000003: '
}
