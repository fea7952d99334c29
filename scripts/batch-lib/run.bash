# shellcheck shell=bash
# The run of a batch: the lock, the engines, what people see meanwhile, and
# the books at the end.

hold_lock() {
  local old_run='' old_holder='' old_job=''
  { exec 9<>"$state/lock"; } 2>"$scratch/why" || {
    old_holder=$(<"$scratch/why")
    die 3 "${state@Q} cannot be written: ${old_holder##*: }"
  }
  { IFS= read -r old_run; IFS= read -r old_holder; IFS= read -r old_job; } \
    <"$state/lock"
  flock -n -E 75 9
  case $? in
    0) ;;
    75) die 2 "another run works on ${out@Q}: ${old_holder:-it says not who}" ;;
    *) die 3 "${state@Q} is on a file system without locks" ;;
  esac
  if [[ -n $old_job ]] && squeue -h -j "$old_job" 2>/dev/null | grep -q .; then
    die 2 "another run works on ${out@Q}: job $old_job of Slurm, $old_holder"
  fi
  [[ -z $old_run ]] ||
    say "an earlier run ended before its end ($old_holder); going on from there"
  write_lock ''
  trap leave EXIT
  wait_for_workers
  # theirs is the only work that can be lying there now
  rm -rf "$state/tmp" "$state/plan" "$scratch"
  scratch=$state/tmp/runner
  mkdir -p "$scratch" "$state/plan" "$state/journal" "$state/log" ||
    die 3 "${state@Q} cannot be written"
}

# However the run ends, but for SIGKILL.
leave() {
  rm -rf "$state/tmp" "$state/plan" "$state/run" "$state/log" \
    ${merged:+"$merged"}
  : >"$state/lock"
}

# The lock names its holder: run, holder for people, job of Slurm. An empty
# one tells workers to stop.
write_lock() {
  printf '%s\n%s\n%s\n' "$run" "pid $$ on $HOSTNAME, since $since" "$1" \
    >"$state/lock" || die 3 "${state@Q} cannot be written"
}

# Workers can outlive a run that was killed. They stop after their shard.
wait_for_workers() {
  { exec 7<>"$state/workers"; } 2>/dev/null ||
    die 3 "${state@Q} cannot be written"
  flock -n -x 7 || {
    say 'waiting for a worker of the run that died'
    flock -x 7
  }
  exec 7>&-
}

# What workers need to know, as shell assignments.
write_run() {
  local pipeline='' i name host=$HOSTNAME runner=$$ cwd=$PWD
  for i in "${!names[@]}"; do
    name=$bin/safi-${names[i]}
    pipeline+="${pipeline:+ | }${name@Q} \"\${text[@]}\" \
--stats=\"\$tmp/stats.$i\"${rejects:+ --rejects=\"\$tmp/rejects.$i\"}${words[i]} 2>&5"
  done
  printf -v versions_json '"%s",' "${versions[@]}"
  versions_json="[${versions_json%,}]"
  [[ $engine == parallel || $engine == xargs ]] || runner=
  [[ -z $hosts ]] || runner=
  {
    declare -p run in out cwd names pipeline program config versions_json \
      host runner strict rejects engine watched stamps n_chunks &&
      declare -p ${SAFI_CONFIG_DIR+SAFI_CONFIG_DIR} \
        ${XDG_CONFIG_HOME+XDG_CONFIG_HOME} host
  } >"$state/run" || die 3 "${state@Q} cannot be written"
}

# Runs the chunks; every engine calls lib/work with a number, its own on this
# machine, a chunk's elsewhere, and again when the worker dies: what it has done
# is not done twice.
run_engine() {
  # shellcheck disable=SC2016
  local thrice='for try in 1 2 3; do bash "$@" && break; done' i n=$n_chunks

  [[ -n $hosts || $n -le $jobs ]] || n=$jobs
  for ((i = 1; i <= n; i++)); do
    printf '%s\n' "$i"
  done >"$scratch/numbers"
  case $engine in
    xargs)
      exec setsid xargs -P "$jobs" -n 1 -a "$scratch/numbers" \
        sh -c "$thrice" sh "$lib/work" "$state"
      ;;
    parallel)
      exec setsid parallel --plain --will-cite -u -j "$jobs" --retries 3 \
        ${hosts:+--sshlogin "$hosts"} -a "$scratch/numbers" -q \
        bash "$lib/work" "$state"
      ;;
    slurm) run_slurm ;;
  esac
}

# sbatch says the number of its job, and waits; what the tasks said is in
# files of theirs.
run_slurm() {
  local command logs
  printf -v command '%q ' bash "$lib/work" "$state"
  cd "$state" && sbatch --parsable --wait --array="1-$n_chunks" \
    --job-name=safi --output='log/%A_%a' --open-mode=append \
    "${sbatch[@]}" --wrap="exec $command\$SLURM_ARRAY_TASK_ID" </dev/null
  logs=(log/*)
  [[ ! -e ${logs[0]} ]] || cat -- "${logs[@]}"
}

# Told to stop: no new shards, and those in work are abandoned. Told again:
# no more waiting, the next run sweeps.
stop() {
  # shellcheck disable=SC2064 # the status of now
  trap "exit $1" INT TERM HUP
  : >"$state/lock"
  if [[ -n ${engine_pid-} ]]; then
    [[ -z ${job-} ]] || scancel "$job"
    stop_workers
    kill -TERM -- "-$engine_pid" 2>/dev/null
  fi
  end_line
  say 'stopped; the same command goes on from here'
  exit "$1"
}

# Those of this machine at once; those of others end after their shard.
stop_workers() {
  local worker n=0
  exec 7<>"$state/workers"
  until flock -n -x 7; do
    for worker in "$state/tmp/$HOSTNAME".*; do
      [[ ! -d $worker ]] || kill -TERM -- "-${worker##*.}" 2>/dev/null
    done
    [[ $((n += 1)) -ne 20 ]] || say 'waiting for workers on other machines'
    sleep 0.1
  done
  exec 7>&-
}

do_chunks() {
  local line
  n_ended=0 bytes_ended=0 n_failed=0 began=$EPOCHREALTIME
  exec 6< <(exec 9>&-; run_engine)
  engine_pid=$!
  [[ -z $progress ]] || show_progress
  while IFS= read -r line <&6; do
    show "$line"
  done
  exec 6<&-
  engine_pid=
  end_line
  [[ $engine != slurm || -n ${job-} ]] || say 'Slurm took no job; see above'
}

# show LINE: what a worker says
show() {
  local kind status bytes seconds name
  IFS=$'\t' read -r kind status bytes seconds name <<<"$1"
  case $kind in
    M)
      end_line
      say "$status: ${1#M$'\t'*$'\t'}"
      ;;
    S)
      n_ended=$((n_ended + 1)) bytes_ended=$((bytes_ended + bytes))
      [[ $status -le 1 ]] || n_failed=$((n_failed + 1))
      if [[ $progress == yes ]]; then
        show_progress
      elif [[ -z $quiet ]]; then
        say "$n_ended/$n_work $name: $(state_of "$status"), $bytes bytes," \
          "$seconds s"
      fi
      ;;
    *)
      # sbatch --parsable says the number of its job
      if [[ $engine == slurm && $1 =~ ^[0-9]+ ]]; then
        job=${BASH_REMATCH[0]}
        write_lock "$job"
        [[ -n $quiet ]] || say "job $job of Slurm, $n_chunks tasks"
      fi
      ;;
  esac
}

state_of() {
  case $1 in
    0) printf 'done' ;;
    1) printf 'done, with bad records' ;;
    *) printf 'failed, not published' ;;
  esac
}

# megabytes BYTES: sets megabytes, with one decimal
megabytes() {
  printf -v megabytes '%d.%d' $(($1 / 1000000)) $(($1 / 100000 % 10))
}

# One line that is written over, at most five times a second.
show_progress() {
  local micro=$((${EPOCHREALTIME/./} - ${began/./})) left='' speed megabytes
  [[ $((micro - ${shown_at:-0})) -ge 200000 ]] || return 0
  shown_at=$micro
  speed=$((bytes_ended * 1000000 / (micro + 1)))
  if [[ $speed -gt 0 ]]; then
    left=$(((work_bytes - bytes_ended) / speed))
    printf -v left ', %d:%02d:%02d left' $((left / 3600)) \
      $((left / 60 % 60)) $((left % 60))
  fi
  megabytes "$speed"
  printf '\r%d of %d shards%s, %s MB/s%s\033[K' "$n_ended" "$n_work" \
    "$([[ $n_failed -eq 0 ]] || printf ', %d failed' "$n_failed")" \
    "$megabytes" "$left" >&2
  line_open=1
}

# Ends the line of the progress, before anything else is said.
end_line() {
  [[ -z ${line_open-} ]] || printf '\r\033[K' >&2
  line_open=
}

# Brings the lines of the journal into the books, in file shards.jsonl of the
# scratch folder: one a shard, the last word on it, in the order of names.
# Lines of pieces stay while their shard is not put together. Prints those
# whose shard is in IN.
merge_journal() {
  local file files=(/dev/null) pieces=''
  for file in "$state/journal"/*; do
    [[ ! -e $file ]] || files+=("$file")
  done
  [[ ! -d $state/parts ]] || pieces=yes
  # a line cut short by a power failure is no record
  awk '/^\{"shard":"/ && /\}$/ {
    name = substr($0, 11)
    print substr(name, 1, index(name, "\"") - 1) "\t" NR "\t" $0
  }' "${files[@]}" |
    sort -t $'\t' -k 1,1 -k 2,2nr -T "$scratch" -S 32M |
    OLD=$state/shards.jsonl NEW=$scratch/shards.jsonl PIECES=$pieces \
      PRESENT=$scratch/todo.present awk -f "$lib/merge.awk"
}

# publish_books NAME...: of files in the scratch folder. Then the journal has
# done its part: it is merged.
publish_books() {
  sync -- "${@/#/"$scratch/"}" &&
    mv -f -t "$state" -- "${@/#/"$scratch/"}" &&
    merged=$state/journal
}

# What a run that died has left in the journal goes into the books.
adopt_journal() {
  local left=("$state/journal"/*)
  [[ -e ${left[0]} ]] || return 0
  merge_journal >/dev/null && publish_books shards.jsonl &&
    rm -f "$merged"/* || die 3 "${state@Q} cannot be written"
  merged=
}

# Puts shards that were split together from their pieces, where all are good.
join_shards() {
  local name bytes mtime decoded out_bytes out_mtime outcome
  [[ -e $scratch/split ]] || return 0
  merge_journal >/dev/null
  plan_pieces
  cut -f 6 "$scratch/todo.pieces" | sort -u >"$scratch/partial"
  while IFS= read -r name; do
    decode "$name"
    NAME=$name pieces_of >"$scratch/joined"
    IFS=$'\t' read -r _ _ bytes mtime <"$scratch/joined"
    out_bytes=0 out_mtime='' outcome=3
    if ! grep -q -x -F -e "$name" "$scratch/partial"; then
      join_shard && outcome=0
    fi
    join_record >>"$state/journal/$run.joined"
    [[ $outcome -eq 3 ]] || rm -rf -- "${state:?}/parts/$decoded"
  done <"$scratch/split"
  find "$state/parts" -depth -type d -empty -delete 2>/dev/null || :
}

# The pieces of the shard NAME, in their order.
pieces_of() {
  awk -F '\t' 'BEGIN { name = ENVIRON["NAME"] "%:" }
    index($1, name) == 1' "$scratch/pieces"
}

join_shard() {
  local piece target=$out/$decoded
  while IFS=$'\t' read -r piece _; do
    printf '%s\0' "$state/parts/$decoded/${piece##*%:}"
  done <"$scratch/joined" | xargs -0 cat -- >"$scratch/out" &&
    sync -- "$scratch/out" &&
    mkdir -p -- "${target%/*}" &&
    read -r out_bytes out_mtime < <(stat -c '%s %.10Y' -- "$scratch/out") &&
    mv -fT -- "$scratch/out" "$target" && return
  say "$name: the pieces cannot be put together"
  out_bytes=0 out_mtime=''
  rm -f "$scratch/out"
  return 1
}

# The line of a shard that was split: the sums of its pieces.
join_record() {
  local bad seconds n_in n_out rejected stats _
  grep -F "{\"shard\":\"$name%:" "$scratch/shards.jsonl" >"$scratch/lines"
  IFS=$'\t' read -r _ _ bad _ _ _ seconds n_in n_out rejected stats \
    < <(awk -f "$lib/sum.awk" "$scratch/lines")
  [[ $outcome -ne 0 || $bad -eq 0 ]] || outcome=1
  printf '{"shard":"%s","program":"%s","config":"%s","in_bytes":%s,"in_mtime":"%s","out_bytes":%s,"out_mtime":"%s","status":%s,"seconds":%s,"records_in":%s,"records_out":%s,"rejected":%s,"host":"%s","run":"%s","versions":%s,"stats":%s,"messages":[%s]}\n' \
    "$name" "$program" "$config" "$bytes" "$mtime" "$out_bytes" \
    "$out_mtime" "$outcome" "$seconds" "$n_in" "$n_out" "$rejected" \
    "$HOSTNAME" "$run" "$versions_json" "$stats" \
    "$(sed 's/.*"messages":\[\(.*\)\]}$/\1/' "$scratch/lines" |
      grep . | paste -s -d ,)"
}

# The books: every shard of IN has a line, or it counts as failed. Sets
# status.
finish() {
  local shards done bad failed in_bytes out_bytes seconds in_records
  local out_records rejected stats lost megabytes wall
  # pieces of a run that split, when this one does not
  [[ -e $scratch/split || ! -d $state/parts ]] || rm -rf "$state/parts"
  join_shards
  IFS=$'\t' read -r shards done bad failed in_bytes out_bytes seconds \
    in_records out_records rejected stats \
    < <(merge_journal | awk -f "$lib/sum.awk")
  [[ -n ${stats-} ]] || die 3 'the books cannot be made; see above'
  lost=$((n_inputs - shards))
  [[ $lost -eq 0 ]] || say "$lost shards got lost: their workers ended without a word"
  failed=$((failed + lost))
  status=0
  [[ $bad -eq 0 ]] || status=1
  [[ $failed -eq 0 && -z $unreadable ]] || status=3
  wall=$(((${EPOCHREALTIME/./} - ${started/./}) / 1000))
  write_summary && publish_books shards.jsonl summary.json &&
    sync_folders || {
    say "${state@Q} cannot be written"
    status=3
  }
  megabytes "$in_bytes"
  say "$done of $n_inputs shards done ($n_kept of them before, $bad with bad" \
    "records), $failed failed; $in_records records, $megabytes MB in," \
    "$((wall / 1000)).$((wall % 1000 / 100)) s"
  [[ -z $unreadable ]] ||
    say "not all of ${in@Q} could be searched for shards: status 3"
  [[ $n_gone -eq 0 ]] ||
    say "shards in ${out@Q} whose input is no longer there: $n_gone"
}

# The names themselves must reach the disk, too.
sync_folders() {
  local name
  sync -- "$out" "$state" || return
  [[ ! -s $scratch/todo.folders ]] || while IFS= read -r name; do
    decode "$name"
    [[ ! -d $out/$decoded ]] || printf '%s\0' "$out/$decoded"
  done <"$scratch/todo.folders" | xargs -0r sync --
}

write_summary() {
  local filters
  printf -v filters '"%s",' "${names[@]}"
  printf '{"shards":%s,"done":%s,"bad":%s,"failed":%s,"in_bytes":%s,"out_bytes":%s,"records_in":%s,"records_out":%s,"rejected":%s,"program":"%s","config":"%s","filters":[%s],"stats":%s,"run":{"id":"%s","seconds":%s.%03d,"kept":%s}}\n' \
    "$n_inputs" "$done" "$bad" "$failed" "$in_bytes" "$out_bytes" \
    "$in_records" "$out_records" "$rejected" "$program" "$config" \
    "${filters%,}" "$stats" "$run" "$((wall / 1000))" "$((wall % 1000))" \
    "$n_kept" >"$scratch/summary.json"
}
