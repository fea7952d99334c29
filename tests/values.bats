# What the value layers of safi-tag are worth, on judged vectors.

load lib

setup() {
  cd "$BATS_TEST_TMPDIR" || return 1
  needs python3 # value-tester is written in it
}

vectors() {
  [ -d "$SHARED/data/tagging" ] || skip "no measuring data"
  SAFI_TAG=$SAFI_BIN/safi-tag run "$ROOT/scripts/value-tester" --quiet "$@"
  assert_success
}

@test "dates, numbers and amounts: nine in ten or more" {
  vectors --floor 0.93 "$SHARED/data/tagging/values-dev.jsonl"
}

@test "vectors of other origin: nine in ten or more" {
  vectors --floor 0.90 "$SHARED/data/tagging/values-recognizers-dev.jsonl"
}

@test "value-tester: a wrong value and a false span are seen" {
  printf '%s\n' \
    '{"text":"7 أيام","span":[0,6],"type":"duration","value":"P8D"}' \
    '{"text":"سبعة","span":null,"type":"number","value":null}' >v.jsonl
  SAFI_TAG=$SAFI_BIN/safi-tag run "$ROOT/scripts/value-tester" --floor 0.5 v.jsonl
  assert_failure 1
  assert_output --partial "want: '7 أيام' 'P8D'"
  assert_output --partial "got:  'سبعة'"
}
