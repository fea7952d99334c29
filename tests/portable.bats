# Code for one processor and the portable code that stands beside it give the
# same output: the filters of the build against those of $SAFI_TOOLS/../portable,
# in which the portable code is alone.

load lib
load contract

setup() {
  cd "$BATS_TEST_TMPDIR" || return 1
  PORTABLE=${SAFI_TOOLS-none}/../portable
  [ -x "$PORTABLE/safi-clean" ] || skip "the portable filters are not built"
}

# same FILE [ARG...]: every filter does the same with it, and says the same
same() {
  body() {
    came=0
    "safi-$1" "${@:2}" <"$file" >want 2>want.err || came=$?
    status $came "$PORTABLE/safi-$1" "${@:2}" <"$file" >out 2>err
    cmp want out
    cmp want.err err
  }
  file=$1
  shift
  each FILTERS body "$@"
}

@test "samples and large corpora" {
  FILTERS=$ANY
  cat "$TESTS"/data/normalize/*.in >text
  same text
  for form in jsonl escaped; do
    "$SAFI_TOOLS/corpus" $form 300000 50 "$TESTS"/samples/ar-*.txt >$form
    same $form
  done
  FILTERS=$PASSING
  cat "$TESTS"/samples/*.txt >text
  same text -t
}

@test "operations one by one" {
  FILTERS=normalize
  cat "$TESTS"/samples/*.txt "$TESTS"/data/normalize/*.in >text
  for op in $(safi-normalize --list-ops | cut -f 1); do
    same text -t --ops "$op"
  done
  "$SAFI_TOOLS/corpus" jsonl 300000 50 "$TESTS"/samples/ar-*.txt >jsonl
  same jsonl --profile search --explain --origin
}

@test "a damaged byte or a space at every place of a block" {
  FILTERS=$RECORDS
  line='{"text":"قال الوزير إن العمل مستمر في المدينة القديمة كل يوم."}'
  for byte in '\xff' '\xd9' '\xe2\x80' '\xed\xa0\x80' '\xf4\x90\x80\x80' \
    '\t' '\x00' '\xe2\x80\x8f' ' ' '  ' '"'; do
    for at in {9..80}; do
      printf "%s$byte%s\n" "$(head -c "$at" <<<"$line")" \
        "$(tail -c +$((at + 1)) <<<"$line")"
    done
  done >lines
  same lines
}
