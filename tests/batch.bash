# Shared by batch.bats and slurm.bats. The filters of most tests are small
# ones of their own, data/batch/bin: what is tested is the runner.

FAKES=$TESTS/data/batch/bin

setup() {
  cd "$BATS_TEST_TMPDIR" || return 1
  mkdir in
}

# batch ARG...: quiet, and with the filters of the tests
batch() {
  "$ROOT/scripts/safi-batch" --quiet --bin "$FAKES" "$@"
}

# start ARG...: the same behind the shell's back; sets runner. What outlives
# the test must not hold bats' own descriptor.
start() {
  set -m # else it would ignore SIGINT
  "$ROOT/scripts/${SCRIPT:-safi-batch}" --quiet --bin "$FAKES" "$@" 2>err 3>&- &
  runner=$!
  set +m
}

# ended WANT: the runner has ended with that status
ended() {
  local status=0
  wait $runner || status=$?
  [ $status = "$1" ] || {
    echo "status $status, wanted $1" >&2
    return 1
  }
}

COPY=(--pipeline 'copy | upper')

# shards N [LINES]: in/00.jsonl ...
shards() {
  local i
  for i in $(seq -w 0 $(($1 - 1))); do
    seq -f "{\"text\":\"banana $i %.0f\"}" "${2:-5}" >"in/$i.jsonl"
  done
}

# same A B: the same shards, byte for byte
same() {
  diff -r -x .safi "$1" "$2"
}

# books DIR: what was counted, without times and names of runs
books() {
  sed 's/,"run":.*//' "$1/.safi/summary.json"
  sed -E 's/"out_mtime":"[^"]*"//; s/"seconds":[0-9.]*//
    s/"(run|host)":"[^"]*"//g; s/([:,]) /\1/g' "$1/.safi/shards.jsonl"
}

# clean DIR: only shards and the books, nothing temporary
clean() {
  [ "$(ls "$1/.safi" | tr '\n' ' ')" = \
    'lock shards.jsonl summary.json workers ' ]
  [ ! -s "$1/.safi/lock" ]
}

# descendants PID: its children, theirs, and so on
descendants() {
  local child
  for child in $(awk -v parent="$1" '
    { sub(/.*\) /, "") }
    $2 == parent { split(FILENAME, part, "/"); print part[3] }' \
    /proc/[0-9]*/stat 2>/dev/null); do
    echo "$child"
    descendants "$child"
  done
}

# until_there PATTERN: waits for a file, at most a minute
until_there() {
  local _
  for _ in {1..600}; do
    compgen -G "$1" >/dev/null && return
    sleep 0.1
  done
  return 1
}
