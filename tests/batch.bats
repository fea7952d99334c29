# safi-batch: folders of shards. See also slurm.bats.

load lib
load batch

TRICKY=("a b.jsonl" "it's.jsonl" 'say "x".jsonl' $'new\nline.jsonl' '-n.jsonl'
  '--.jsonl' 'أخبار اليوم.jsonl' '100%.jsonl' '%0A.jsonl' 'back\slash.jsonl'
  $'tab\t.jsonl' '*.jsonl' '$(touch x).jsonl' $'\xff\xfe.jsonl' '.jsonl'
  $'\u202etxt.jsonl' '&;|.jsonl' "sub folder/-x/a.jsonl" $'end\n/a.jsonl')

@test "every shard becomes one of the same name and compression" {
  needs gzip zstd xz
  shards 1
  mkdir in/sub
  cp in/0.jsonl in/sub/plain.jsonl
  gzip -c in/0.jsonl >in/z.jsonl.gz
  zstd -qc in/0.jsonl >in/z.jsonl.zst
  xz -c in/0.jsonl >in/sub/z.jsonl.xz
  echo 'not a shard' >in/README.md
  batch "${COPY[@]}" in out
  sed s/a/A/g in/0.jsonl >want
  cmp out/0.jsonl want
  cmp out/sub/plain.jsonl want
  gzip -dc out/z.jsonl.gz | cmp - want
  zstd -dqc out/z.jsonl.zst | cmp - want
  xz -dc out/sub/z.jsonl.xz | cmp - want
  [ "$(find out -type f -not -path '*/.safi/*' | wc -l)" = 5 ]
  clean out
}

@test "the printed pipeline, pasted, does the same as the run" {
  cp "$TESTS"/samples/*.txt in
  "$SAFI_BIN/safi-read" in/*.txt >in/all.jsonl
  "$ROOT/scripts/safi-batch" --quiet --bin "$SAFI_BIN" in out
  "$ROOT/scripts/safi-batch" --bin "$SAFI_BIN" --print >command
  bash command <in/all.jsonl | cmp - out/all.jsonl
}

@test "a .txt shard is one document of plain text for every filter" {
  cp "$TESTS/samples/ar-flood.txt" in
  gzip -c in/ar-flood.txt >in/z.txt.gz
  echo '{"text":"one.\ntwo"}' >in/records.txt.jsonl
  "$ROOT/scripts/safi-batch" --quiet --bin "$SAFI_BIN" \
    --pipeline 'clean | normalize | split' in out
  safi-clean -t <in/ar-flood.txt | safi-normalize -t | safi-split -t >want
  cmp want out/ar-flood.txt
  gzip -dc out/z.txt.gz | cmp - want
  grep -q '"sentences":' out/records.txt.jsonl
}

@test "any file name works" {
  local name
  for name in "${TRICKY[@]}"; do
    mkdir -p "in/$(dirname -- "$name"; echo x)"
    rmdir "in/$(dirname -- "$name"; echo x)"
    mkdir -p -- "in/${name%/*}" 2>/dev/null && [[ $name == */* ]] ||
      rmdir -- "in/${name%/*}"
    printf '{"text":"banana"}\n' >"in/$name"
  done
  batch "${COPY[@]}" -j 3 in out
  for name in "${TRICKY[@]}"; do
    printf '{"text":"bAnAnA"}\n' | cmp - "out/$name"
  done
  [ "$(find out -type f -not -path '*/.safi/*' -printf x)" = \
    "$(printf 'x%.0s' "${TRICKY[@]}")" ]
  [ ! -e x ]
  [ "$(wc -l <out/.safi/shards.jsonl)" = "${#TRICKY[@]}" ]
  # and is known again
  run -0 batch "${COPY[@]}" in out
  [[ $output == *"(${#TRICKY[@]} of them before"* ]]
}

@test "the folders, too, may have any name" {
  shards 3
  local name=$'-o "é%\n'
  mv in "./$name"
  batch "${COPY[@]}" -- "$name" "to $name"
  mkdir want
  for i in 0 1 2; do
    sed s/a/A/g "./$name/$i.jsonl" >"want/$i.jsonl"
  done
  same want "./to $name"
}

@test "the books have a JSON line a shard, and a summary" {
  needs jq
  shards 3 7
  batch "${COPY[@]}" in out
  jq -e -s 'length == 3 and all(.[]; .status == 0 and .records_in == 7 and
    .in_bytes > 0 and .out_bytes == .in_bytes and .seconds >= 0 and
    (.program | length) == 64 and (.config | length) == 64 and
    .versions == ["safi-copy 1", "safi-upper 1"] and
    .stats[0].rules == {"a": 7})' out/.safi/shards.jsonl
  jq -e '.shards == 3 and .done == 3 and .failed == 0 and .records_in == 21 and
    .stats[0].rules.a == 21' out/.safi/summary.json
}

@test "what is finished is not done again" {
  shards 4
  batch "${COPY[@]}" in out
  stat -c '%n %i %Y' out/*.jsonl >before
  cp in/0.jsonl in/new.jsonl
  rm out/1.jsonl
  run -0 "$ROOT/scripts/safi-batch" --bin "$FAKES" "${COPY[@]}" in out
  [[ $output == *"/2 new.jsonl: done"* ]]
  [[ $output == *"/2 1.jsonl: done"* ]]
  [[ $output == *"5 of 5 shards done (3 of them before"* ]]
  stat -c '%n %i %Y' out/[023].jsonl >after
  grep -v out/1 before | cmp - after
}

@test "input that changed is done again, or refused" {
  shards 3
  batch "${COPY[@]}" in out
  echo '{"text":"more bananas"}' >>in/1.jsonl
  run -2 batch --resume=strict "${COPY[@]}" in out
  [[ $output == *1.jsonl* ]]
  run ! grep -q more out/1.jsonl
  batch "${COPY[@]}" in out
  grep -q 'more bAnAnAs' out/1.jsonl
  batch --resume=strict "${COPY[@]}" in out
}

@test "another pipeline: everything is done again, or refused" {
  shards 3
  batch "${COPY[@]}" in out
  run -2 batch --resume strict --pipeline copy in out
  grep -q bAnAnA out/0.jsonl
  batch --pipeline copy in out
  same in out
}

@test "another program: everything is done again" {
  shards 2
  cp -r "$FAKES" bin
  batch --bin bin "${COPY[@]}" in out
  sed -i s,a/A,a/B, bin/safi-upper
  run -2 batch --bin bin --resume strict "${COPY[@]}" in out
  batch --bin bin "${COPY[@]}" in out
  grep -q bBnBnB out/0.jsonl
}

@test "a changed rule file: everything is done again, unless it says the same" {
  printf '{"text":"one\\nxyzzy\\ntwo"}\n' >in/a.jsonl
  mkdir conf
  printf 'rules: []\n' >conf/clean.yaml
  export SAFI_CONFIG_DIR=$PWD/conf
  real=("$ROOT/scripts/safi-batch" --quiet --bin "$SAFI_BIN" --pipeline clean)
  "${real[@]}" in out
  same in out
  printf '# a comment\nrules: []\n' >conf/clean.yaml
  "${real[@]}" --resume=strict in out
  cat >conf/clean.yaml <<'END'
rules:
  - id: magic
    kind: ad-marker
    place: line
    match: xyzzy
END
  safi-clean --check-config || skip 'the shape of a rule is another'
  run -2 "${real[@]}" --resume=strict in out
  "${real[@]}" in out
  run ! grep -q xyzzy out/a.jsonl
  safi-clean <in/a.jsonl | cmp - out/a.jsonl
}

@test "a changed gazetteer: everything is done again" {
  echo '{"text":"Zorgon spoke."}' >in/a.jsonl
  printf 'Zorgon\tLOC\n' >names.tsv
  real=("$ROOT/scripts/safi-batch" --quiet --bin "$SAFI_BIN"
    --pipeline 'tag --gazetteer names.tsv')
  "${real[@]}" in out
  grep -q LOC out/a.jsonl
  printf 'Zorgon\tORG\n' >names.tsv
  run -2 "${real[@]}" --resume=strict in out
  "${real[@]}" in out
  grep -q ORG out/a.jsonl
}

@test "a shard that fails is not published, the others are" {
  needs gzip
  shards 4
  echo FAIL >>in/2.jsonl
  seq 100000 | gzip -c | head -c 20000 >in/cut.jsonl.gz
  { gzip -c in/0.jsonl && echo garbage; } >in/tail.jsonl.gz
  echo nothing >in/no.jsonl.gz
  run -3 batch "${COPY[@]}" in out
  [[ $output == *'2.jsonl: safi-copy: told to fail'* ]]
  [[ $output == *'cut.jsonl.gz: gzip ended with status 1'* ]]
  [[ $output == *'3 of 7 shards done'*'4 failed'* ]]
  [ "$(ls out | tr '\n' ' ')" = '0.jsonl 1.jsonl 3.jsonl ' ]
  clean out
  # mended, they are done
  rm in/*.gz
  sed -i '/FAIL/d' in/2.jsonl
  batch "${COPY[@]}" in out
  [ -e out/2.jsonl ]
}

@test "a shard whose program is killed, or leaves early, fails and says so" {
  shards 2
  echo DIE >>in/1.jsonl
  run -3 batch "${COPY[@]}" in out
  [[ $output == *'1.jsonl: safi-copy was killed by SIGKILL'* ]]
  # and nothing of what the shell says of its jobs
  [[ $output != *stats* ]]
  [ "$(ls out)" = 0.jsonl ]
  cp -r "$FAKES" bin
  printf '#!/bin/sh\nexit 0\n' >bin/safi-upper
  yes '{"text":"banana"}' | head -n 100000 >in/1.jsonl
  run -3 batch --bin bin "${COPY[@]}" in out
  [[ $output == *'1.jsonl: safi-upper did not read to the end'* ]]
  [ ! -e out/1.jsonl ]
}

@test "a link to nothing is a shard that fails, not one passed over" {
  shards 2
  ln -s nowhere in/link.jsonl
  run -3 batch "${COPY[@]}" in out
  [[ $output == *'link.jsonl: '*'No such file'*'2 of 3 shards done'* ]]
  # in OUT a link is somebody's file
  mkdir own
  ln -s ../in/0.jsonl own/0.jsonl
  run -2 batch "${COPY[@]}" in own
  grep -q banana in/0.jsonl
}

@test "shards of several folders with the same names" {
  shards 3
  mkdir in/{a,b}
  cp in/*.jsonl in/a
  sed s/banana/papaya/ in/0.jsonl >in/b/0.jsonl
  batch -j 1 "${COPY[@]}" in out
  for name in {,a/}{0,1,2}.jsonl b/0.jsonl; do
    sed s/a/A/g "in/$name" | cmp - "out/$name"
  done
}

@test "of shards that are published together only the bad one fails" {
  shards 3 20
  echo WAIT >in/small.jsonl # the last
  start --pipeline copy -j 1 in out
  until_there 'out/.safi/tmp/*.*/0/small.jsonl' # the others wait for it
  echo more >>in/0.jsonl
  : >go
  ended 3
  grep -q '0.jsonl: the shard changed' err
  [ "$(ls out | tr '\n' ' ')" = '1.jsonl 2.jsonl small.jsonl ' ]
  run -0 batch --pipeline copy in out
  [[ $output == *'(3 of them before'* ]]
}

@test "a folder of OUT on another file system is refused, not half copied to" {
  mkdir -p in/sub small out
  mount -t tmpfs -o size=300k none small 2>/dev/null ||
    skip 'a small file system cannot be mounted here'
  shards 2
  mv in/1.jsonl in/sub
  ln -s ../small out/sub
  status=0
  batch "${COPY[@]}" in out 2>err || status=$?
  there=$(ls small)
  umount small
  [ "$status" = 3 ]
  [ -z "$there" ]
  grep -q 'sub/1.jsonl: its folder is on another file system' err
  [ -e out/0.jsonl ]
}

@test "what compressors are told by the environment changes no byte" {
  needs gzip zstd xz
  seq 3000 | gzip -c >in/a.txt.gz
  seq 3000 | zstd -qc >in/b.txt.zst
  seq 3000 | xz -c >in/c.txt.xz
  batch "${COPY[@]}" in out
  GZIP=-1 ZSTD_CLEVEL=19 XZ_OPT=-0 batch "${COPY[@]}" in other
  same out other
}

@test "a shard that fails when made again leaves nothing old behind" {
  shards 2
  batch "${COPY[@]}" in out
  echo FAIL >>in/1.jsonl
  run -3 batch "${COPY[@]}" in out
  [ -e out/0.jsonl ]
  [ ! -e out/1.jsonl ]
}

@test "bad records: the shard is published, the status is 1, also later" {
  shards 2
  echo BAD >>in/1.jsonl
  run -1 batch "${COPY[@]}" in out
  [[ $output == *'1.jsonl: safi-copy: stdin:1: a bad record'* ]]
  grep -q BAD out/1.jsonl || grep -q BAd out/1.jsonl
  run -1 batch "${COPY[@]}" in out
  [[ $output == *'2 of them before, 1 with bad records'* ]]
}

@test "--rejects keeps what is bad apart" {
  printf '{"text":"good"}\nbad\n' >in/a.jsonl
  printf '{"text":"good"}\n' >in/b.jsonl
  run -1 "$ROOT/scripts/safi-batch" --quiet --bin "$SAFI_BIN" \
    --pipeline 'clean | normalize' --rejects in out
  echo bad | cmp - out/.safi/rejects/a.jsonl
  [ ! -e out/.safi/rejects/b.jsonl ]
  echo '{"text":"good"}' | cmp - out/a.jsonl
}

@test "with --strict in the pipeline a shard with a bad record fails" {
  printf '{"text":"good"}\nbad\n' >in/a.jsonl
  run -3 "$ROOT/scripts/safi-batch" --quiet --bin "$SAFI_BIN" \
    --pipeline 'clean --strict | normalize' in out
  [ ! -e out/a.jsonl ]
}

@test "usage and configuration: status 2, and nothing is written" {
  shards 1
  for args in 'in' 'in out more' '-j 0 in out' '-j x in out' 'none out' \
    '--bad in out' '--resume maybe in out' '--split 0 in out' \
    '--pipeline copy|missing in out' '--pipeline copy|| in out' \
    '--pipeline no.yaml in out' '--pipeline copy;rm in out' 'in in' 'in in/' \
    '--pipeline= in out' '--engine cloud in out' '-j'; do
    run -2 batch "${COPY[@]}" $args
    [[ $output == safi-batch:* ]]
    [ ! -e out ]
  done
  run -2 batch -j 0 in out
  assert_output "safi-batch: -j wants a number from 1 to 9999999, not '0'"
  run -2 "$ROOT/scripts/safi-batch" --bin "$SAFI_BIN" \
    --pipeline 'clean | nromalize' in out
  assert_output --partial "no safi-nromalize in"
  assert_output --partial "(there are: clean normalize read split tag write)"
  run -2 batch --pipeline 'copy --unknown' in out
  [[ $output == *"no option '--unknown'"* ]]
  for option in --stats=x -o --output=x --rejects=x --out=x -t --text --help; do
    run -2 batch --pipeline "copy $option" in out
  done
  [ ! -e out ]
  run -2 "$ROOT/scripts/safi-batch" --bin "$SAFI_BIN" \
    --pipeline "clean $PWD/in/0.jsonl" in out
  [ ! -e out ]
  : >empty
  run -2 "$ROOT/scripts/safi-batch" --bin "$SAFI_BIN" \
    --pipeline "clean -f text $PWD/empty" in out
  [[ $output == *'file of its own'* ]]
  [ ! -e out ]
}

@test "a pipeline of one filter, and OUT with that name" {
  shards 2
  batch --pipeline copy in copy
  batch --pipeline copy in copy
  same in copy
  # nor is what ends like a file one
  run -0 batch --pipeline 'copy --slow my.yaml' --print
  [[ $output == *"safi-copy '--slow' 'my.yaml'" ]]
}

@test "a pipeline in YAML" {
  shards 2
  cat >p.yaml <<'END'
# two filters
pipeline:
  - copy:        # slowly
      slow: 0.01
  - upper
END
  batch --pipeline p.yaml in out
  grep -q bAnAnA out/0.jsonl
  printf 'pipeline:\n- copy:\n    slow: "0.01"\n    kill: '\''it'\'\''s # not'\''\n' >q.yaml
  run -0 batch --pipeline q.yaml --print
  [[ $output == *"safi-copy '--slow=0.01' "*"it"*"s # not"* ]]
  [[ $(printf 'pipeline:\n- copy:\n    slow: true\n    kill: false\n' >r.yaml
    batch --pipeline r.yaml --print) == *"safi-copy '--slow'" ]]
}

@test "a fault in the YAML is told with its place" {
  fault() {
    printf "$1" >p.yaml
    run -2 batch --pipeline p.yaml in out
    [[ $output == "safi-batch: p.yaml:$2: "* ]] || {
      echo "$output"
      return 1
    }
    [ ! -e out ]
  }
  fault 'filters:\n  - copy\n' 1:1
  fault 'pipeline: [copy]\n' 1:1
  fault 'pipeline:\n  - copy\n - upper\n' 3:2
  fault 'pipeline:\n  - copy\n      slow: 1\n' 3:7
  fault 'pipeline:\n  - copy:\n      slow: 1\n      slow: 2\n' 4:7
  fault 'pipeline:\n  - copy:\n      slow: [1, 2]\n' 3:7
  fault 'pipeline:\n  - copy:\n      slow: *x\n' 3:7
  fault 'pipeline:\n  - copy:\n      slow: "a" b\n' 3:7
  fault 'pipeline:\n  - copy:\n      slow: a: b\n' 3:7
  fault 'pipeline:\n\t- copy\n' 2:1
  fault 'pipeline:\n  - copy | upper\n' 2:3
  printf '# nothing\n' >p.yaml
  run -2 batch --pipeline p.yaml in out
}

@test "workers, engines and their order change no byte and no count" {
  shards 24 50
  echo BAD >>in/07.jsonl
  batch --engine xargs -j 1 "${COPY[@]}" in one || [ $? = 1 ]
  batch --engine xargs -j 8 "${COPY[@]}" in eight || [ $? = 1 ]
  same one eight
  diff <(books one) <(books eight)
  needs parallel
  batch --engine parallel -j 8 "${COPY[@]}" in gnu || [ $? = 1 ]
  same one gnu
  diff <(books one) <(books gnu)
}

@test "--split cuts at record ends and joins what comes out" {
  shards 2 3000
  printf '{"text":"no end"}' >>in/1.jsonl
  { seq 10 && head -c 100000 /dev/zero | tr '\0' x && echo; } >in/long.jsonl
  seq 2000 | sed 's/$/\r/; s/55.*//' >in/crlf.jsonl
  : >in/empty.jsonl
  batch "${COPY[@]}" in whole
  batch "${COPY[@]}" --split 10K -j 4 in cut
  same whole cut
  diff <(books whole) <(books cut)
  clean cut
  batch "${COPY[@]}" --split 10K -j 4 --resume=strict in cut
}

@test "--split goes on where it was killed, piece by piece" {
  shards 1 3000
  start --pipeline 'copy --slow 0.3' --split 5K -j 2 in out
  until_there 'out/.safi/parts/0.jsonl/*' # a piece is there
  kill -9 $(descendants $runner) $runner
  [ ! -e out/0.jsonl ]
  batch --pipeline 'copy --slow 0.3' --split 5K -j 8 in out
  same in out
  clean out
}

@test "a piece that fails fails its shard; mended, the rest of it is kept" {
  shards 2 2000
  echo FAIL >>in/1.jsonl
  run -3 batch "${COPY[@]}" --split 5K in out
  [[ $output == *'1.jsonl%:'*'told to fail'*'1 of 2 shards done'* ]]
  [[ $output != *lost* ]]
  [ ! -e out/1.jsonl ]
  sed -i 's/FAIL/none/' in/1.jsonl
  # not cut this time: the pieces go
  batch "${COPY[@]}" in out
  batch "${COPY[@]}" in want
  same want out
  clean out
}

@test "two runs on one folder: the second refuses and names the first" {
  shards 2
  start --pipeline 'copy --slow 2' in out
  until_there out/.safi/run
  run -2 batch --pipeline copy in out
  [[ $output == *"another run works"*"pid $runner on"* ]]
  ended 0
  # and a lock that a dead run left is none
  start --pipeline 'copy --slow 3' in out
  until_there out/.safi/run
  kill -9 $(descendants $runner) $runner
  run -0 batch --pipeline copy in out
  [[ $output == *'an earlier run ended before its end'* ]]
  same in out
}

@test "workers that outlive a killed runner are waited for" {
  shards 8
  start --pipeline 'copy --slow 1' -j 2 in out
  until_there 'out/.safi/tmp/*.*/[01]/*.jsonl'
  kill -9 $runner
  run -0 batch --pipeline 'copy --slow 0' -j 2 in out
  [[ $output == *'waiting for a worker'* ]]
  sleep 1
  same in out
  clean out
}

@test "told to end: what is in work goes, what is done stays, no temporary" {
  shards 6
  for signal in TERM:143 INT:130 HUP:129; do
    for engine in xargs parallel; do
      command -v $engine >/dev/null || continue
      rm -rf out
      start --pipeline 'copy --slow 0.4' -j 1 --engine $engine in out
      until_there 'out/*.jsonl'
      kill -${signal%:*} $runner
      ended ${signal#*:}
      [ ! -e out/.safi/tmp ]
      [ ! -s out/.safi/lock ]
      [ "$(ls out | wc -l)" -lt 6 ]
      batch --pipeline 'copy --slow 0' in out
      same in out
      clean out
    done
  done
}

@test "killed at random moments, it ends as if undisturbed" {
  sanitized && skip 'no program takes part that the sanitizers watch'
  local rounds=6 i how out
  [ -z "${CI-}${SAFI_SLOW-}" ] || rounds=50
  shards 20 200
  args=(--pipeline 'copy --slow 0.05 | upper' -j 3 in)
  batch "${args[@]}" want
  for i in $(seq $rounds); do
    out=out.$i how=$((RANDOM % 3))
    start "${args[@]}" "$out"
    sleep "$((RANDOM % 2)).$(printf %03d $((RANDOM % 1000)))"
    case $how in
      0) kill -9 $runner ;;
      1) kill -9 $runner $(descendants $runner) ;;
      2) kill $runner ;;
    esac 2>/dev/null || :
    wait $runner 2>/dev/null || :
    # what is there is whole
    for file in "$out"/*.jsonl; do
      [ ! -e "$file" ] || cmp "$file" "want/${file##*/}"
    done
    batch "${args[@]}" "$out"
    same want "$out"
    diff <(books want) <(books "$out")
    clean "$out"
    rm -rf "$out"
  done
}

@test "a worker that is killed is started again" {
  shards 6
  for engine in xargs parallel; do
    command -v $engine >/dev/null || continue
    rm -rf out killed
    batch --engine $engine -j 2 --pipeline "copy --kill=$PWD/killed" in out
    [ -e killed ]
    same in out
    clean out
  done
}

@test "a full disk: the shard fails, nothing half-done is there" {
  mkdir small
  mount -t tmpfs -o size=300k none small 2>/dev/null ||
    skip 'a small file system cannot be mounted here'
  shards 3 20
  seq 90000 >in/large.jsonl
  status=0
  batch "${COPY[@]}" -j 1 in small/out 2>err || status=$?
  there=$(ls small/out)
  diff in/0.jsonl <(sed s/A/a/g small/out/0.jsonl) || status=$?
  temps=$(find small/out/.safi -path '*/tmp/*')
  rm in/large.jsonl
  batch "${COPY[@]}" in small/out || status=late
  umount small
  [ "$status" = 3 ]
  [ "$there" = $'0.jsonl\n1.jsonl\n2.jsonl' ]
  [ -z "$temps" ]
  grep -q large.jsonl err
}

@test "a shard that changes while it is read is not published" {
  shards 2
  start --pipeline 'copy --slow 1' -j 2 in out
  until_there 'out/.safi/tmp/*.*/[01]/*.jsonl'
  echo more >>in/1.jsonl
  ended 3
  grep -q '1.jsonl: the shard changed' err
  [ ! -e out/1.jsonl ]
  batch --pipeline 'copy --slow 0' in out
  same in out
}

@test "a program that changes during the run is noticed" {
  cp -r "$FAKES" bin
  shards 2
  start --bin bin --pipeline 'copy --slow 1' -j 1 in out
  until_there 'out/.safi/tmp/*.*/[01]/*.jsonl'
  sleep 0.2
  cp bin/safi-copy new
  echo '# changed' >>new
  mv new bin/safi-copy
  ended 3
  grep -q 'changed during the run' err
  [ ! -e out/1.jsonl ]
}

@test "files that are not from here are not replaced" {
  shards 2
  mkdir out
  echo mine >out/0.jsonl
  run -2 batch "${COPY[@]}" in out
  [ "$(cat out/0.jsonl)" = mine ]
  [ ! -e out/.safi ]
  mv out/0.jsonl out/other.jsonl
  batch "${COPY[@]}" in out
  [ "$(cat out/other.jsonl)" = mine ]
}

@test "OUT may lie in IN, and the output of one run be another's input" {
  shards 2
  batch "${COPY[@]}" in in/out
  batch "${COPY[@]}" in in/out
  [ "$(find in/out -name '*.jsonl' -not -path '*/.safi/*' | wc -l)" = 2 ]
  batch --pipeline copy in/out next
  same in/out next
}

@test "IN may be one file, and a link" {
  shards 2
  batch "${COPY[@]}" in/1.jsonl out
  [ "$(ls out)" = 1.jsonl ]
  mkdir links
  ln -s ../in/0.jsonl links/l.jsonl
  batch "${COPY[@]}" links linked
  cmp <(sed s/a/A/g in/0.jsonl) linked/l.jsonl
}

@test "--dry-run says what would be done and writes nothing" {
  shards 3
  run -0 --separate-stderr batch --dry-run "${COPY[@]}" in out
  [ "$output" = $'0.jsonl\tnew\n1.jsonl\tnew\n2.jsonl\tnew' ]
  [ ! -e out ]
  batch "${COPY[@]}" in out
  touch -d '2001-01-01' in/1.jsonl
  rm out/2.jsonl
  run -0 --separate-stderr batch -n "${COPY[@]}" in out
  [ "$output" = $'1.jsonl\tinput\n2.jsonl\tmissing' ]
}

@test "20,000 shards are planned in little memory" {
  sanitized && skip 'the sanitizer wants memory of its own'
  mkdir in/{0..19}
  for dir in in/{0..19}; do
    (cd "$dir" && seq -f '%.0f.jsonl' 1000 | xargs touch)
  done
  run -0 --separate-stderr bash -c 'ulimit -v 200000; exec "$@"' x \
    "$ROOT/scripts/safi-batch" --bin "$FAKES" "${COPY[@]}" --dry-run in out
  [ "$(wc -l <<<"$output")" = 20000 ]
}

@test "GNU parallel over ssh: two hosts do the same" {
  PATH=$PATH:/usr/sbin:/sbin
  needs parallel sshd ssh
  "$TESTS/data/batch/hosts" start "$PWD/ssh" 3>&- ||
    skip 'sshd does not start here'
  shards 8
  echo FAIL >in/bad.jsonl
  status=0
  PARALLEL_SSH=$PWD/ssh/ssh batch --sshlogin host1,host2 -j 1 "${COPY[@]}" \
    in out 2>err || status=$?
  "$TESTS/data/batch/hosts" stop "$PWD/ssh"
  [ $status = 3 ]
  run -3 batch "${COPY[@]}" in want
  same want out
  diff <(books want) <(books out)
  clean out
}

@test "it runs from where it is installed" {
  "$ROOT/scripts/install-files" install "$PWD/usr" "$SAFI_BIN"
  cp "$TESTS/samples/ar-flood.txt" in
  env -i HOME="$PWD" PATH=/usr/bin:/bin usr/bin/safi-batch -q in out
  safi-clean -t <in/ar-flood.txt | safi-normalize -t | safi-split -t |
    safi-tag -t | cmp - out/ar-flood.txt
}

@test "a Slurm engine without Slurm is told, not tried" {
  shards 1
  mkdir tools
  ln -s /usr/bin/* tools
  rm -f tools/sbatch tools/parallel
  PATH=$PWD/tools run -2 "$ROOT/scripts/safi-slurm" --bin "$FAKES" \
    "${COPY[@]}" in out
  [[ $output == *'sbatch is not installed'* ]]
  # without GNU parallel it is xargs; and with hosts that is told
  PATH=$PWD/tools batch "${COPY[@]}" in out
  [ -e out/0.jsonl ]
  PATH=$PWD/tools run -2 batch --sshlogin host1 "${COPY[@]}" in hosts
  [[ $output == *'parallel is not installed'* ]]
}

@test "a job that Slurm does not take is told" {
  shards 2
  mkdir tools
  printf '#!/bin/sh\necho "sbatch: error: no such partition" >&2\nexit 1\n' \
    >tools/sbatch
  printf '#!/bin/sh\necho "MaxArraySize            = 3"\n' >tools/scontrol
  chmod +x tools/*
  PATH=$PWD/tools:$PATH run -3 "$ROOT/scripts/safi-slurm" --bin "$FAKES" \
    "${COPY[@]}" in out
  [[ $output == *'no such partition'*'Slurm took no job'*'0 of 2 shards'* ]]
  # the next run begins as if nothing had been
  batch "${COPY[@]}" in out
  clean out
}
