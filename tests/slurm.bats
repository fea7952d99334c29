# safi-slurm, on a real cluster of two nodes on this machine: slurmctld and two
# slurmd of our own. (Not so real: one disk, one network, one clock.)

load lib
load batch

PATH=$PATH:/usr/sbin:/sbin

setup_file() {
  export SLURM_CONF=$BATS_FILE_TMPDIR/slurm.conf
  local program
  for program in slurmctld slurmd munged sbatch; do
    command -v $program >/dev/null || return 0
  done
  MAX_ARRAY=6 "$BATS_TEST_DIRNAME/data/batch/cluster" start \
    "$BATS_FILE_TMPDIR" 3>&- || : >"$BATS_FILE_TMPDIR/failed"
}

teardown_file() {
  [ ! -e "$SLURM_CONF" ] ||
    "$BATS_TEST_DIRNAME/data/batch/cluster" stop "$BATS_FILE_TMPDIR"
}

cluster_needed() {
  sanitized && skip 'no program takes part that the sanitizers watch'
  needs slurmctld slurmd munged sbatch
  [ ! -e "$BATS_FILE_TMPDIR/failed" ] || skip 'Slurm does not start here'
}

slurm() {
  "$ROOT/scripts/safi-slurm" --quiet --bin "$FAKES" "$@"
}

@test "an array within the site's limit does what one machine does" {
  cluster_needed
  shards 17
  echo BAD >>in/03.jsonl
  cp in/00.jsonl "in/a b'أ"$'\n'".jsonl"
  run -1 "$ROOT/scripts/safi-slurm" --bin "$FAKES" "${COPY[@]}" in out
  [[ $output == *' 5 tasks'* ]]
  [[ $output == *'03.jsonl: safi-copy: stdin:1: a bad record'* ]]
  run -1 batch "${COPY[@]}" in want
  same want out
  diff <(books want) <(books out)
  clean out
}

@test "a task that fails makes the status, the others are done" {
  cluster_needed
  shards 6
  echo FAIL >>in/4.jsonl
  run -3 slurm --tasks 3 --split 60 "${COPY[@]}" in out
  [[ $output == *'4.jsonl%:'*': safi-copy: told to fail'* ]]
  [ "$(ls out | wc -l)" = 5 ]
  [ ! -e out/4.jsonl ]
  # mended, only that one is done
  sed -i /FAIL/d in/4.jsonl
  run -0 slurm "${COPY[@]}" in out
  [[ $output == *'6 of 6 shards done (5 of them before'* ]]
}

@test "a task that is killed: its shards are lost and told, then made up" {
  cluster_needed
  shards 6
  run -3 slurm --tasks 3 --pipeline "copy --kill=$PWD/killed" in out
  [ -e killed ]
  [[ $output == *'shards got lost'* ]]
  for file in out/*.jsonl; do
    cmp "$file" "in/${file##*/}"
  done
  run -0 slurm --tasks 3 --pipeline "copy --kill=$PWD/killed" in out
  same in out
  clean out
}

@test "told to end, the job is cancelled; the next run goes on" {
  cluster_needed
  shards 6
  SCRIPT=safi-slurm start --tasks 3 --pipeline 'copy --slow 1' in out
  until_there 'out/*.jsonl'
  # a second run refuses
  run -2 batch --pipeline copy in out
  [[ $output == *'another run works'* ]]
  kill -TERM $runner
  ended 143
  [ ! -e out/.safi/tmp ]
  for _ in {1..50}; do
    [ -n "$(squeue -h)" ] || break
    sleep 0.2
  done
  [ -z "$(squeue -h)" ]
  run -0 batch --pipeline 'copy --slow 0' in out
  same in out
}

@test "the array goes on when its submitter is killed, and keeps the lock" {
  cluster_needed
  shards 4
  SCRIPT=safi-slurm start --tasks 2 --pipeline 'copy --slow 2' in out
  until_there 'out/.safi/tmp/*.*/[01]/*.jsonl'
  waiting=$(descendants $runner) # sbatch --wait; it ends with its job
  kill -9 $runner
  run -2 batch --pipeline 'copy --slow 2' in out
  [[ $output == *'another run works'*'of Slurm'* ]]
  for _ in {1..100}; do
    [ -n "$(squeue -h)" ] || break
    sleep 0.2
  done
  run -0 batch --pipeline 'copy --slow 2' in out
  [[ $output == *'(4 of them before'* ]]
  kill $waiting 2>/dev/null || :
  same in out
  clean out
}

@test "a node that is lost: its task begins again on the other one" {
  cluster_needed
  [ -n "${CI-}${SAFI_SLOW-}" ] || skip 'takes three minutes; set SAFI_SLOW=1'
  shards 6
  SCRIPT=safi-slurm start --tasks 2 --pipeline 'copy --slow 4' in out
  until_there 'out/*.jsonl'
  "$TESTS/data/batch/cluster" lose "$BATS_FILE_TMPDIR" 2
  ended 0
  same in out
  clean out
}
