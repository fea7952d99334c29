# shellcheck shell=bash
# The plan of a batch: which shards there are, which of them are good from
# earlier work, and the rest cut into chunks for workers. Nothing is done once
# a shard here: 100,000 shards are planned by a few programs in a row.

shard_names=(-name '*.jsonl' -o -name '*.txt' -o -name '*.jsonl.gz'
  -o -name '*.txt.gz' -o -name '*.jsonl.zst' -o -name '*.txt.zst'
  -o -name '*.jsonl.xz' -o -name '*.txt.xz')

# The shards of IN, symbolic links followed; OUT may lie inside. A link to
# nothing is a shard, too, one that fails: it must not be passed over.
find_inputs() {
  local inside=()
  if [[ -n $only ]]; then
    find -L "$in/$only" -maxdepth 0 -printf 'I %s %T@ %f\0'
  else
    [[ ! -d $out ]] || inside=(-o -samefile "$out")
    find -L "$in" \( -name .safi "${inside[@]}" \) -prune -o \
      \( -type f -o -type l \) \( "${shard_names[@]}" \) -printf 'I %s %T@ %P\0'
  fi || : >"$scratch/unreadable"
}

# find_outputs FOLDER TEST...: the files below it, for which TEST of find holds
find_outputs() {
  local folder=$1
  shift
  [[ ! -d $folder ]] || find "$folder" -name .safi -prune -o \
    \( -type f -o -type l \) \( "$@" \) -printf 'O %s %T@ %P\0'
}

# What find found, one a line: NAME KIND BYTES MTIME.
encoded() {
  sed -z 's/%/%25/g; s/\n/%0A/g' | tr '\0' '\n' | awk -f "$lib/names.awk"
}

# Records of earlier work, from the lines of shards.jsonl and the journal;
# a line cut short by a power failure is none.
list_records() {
  local file books=()
  for file in "$state/shards.jsonl" "$state/journal"/*; do
    [[ ! -f $file ]] || books+=("$file")
  done
  [[ ${#books[@]} -eq 0 ]] || awk '
  /^\{"shard":"/ && /\}$/ {
    at = index($0, ",\"seconds\":")
    if (!at)
      next
    split(substr($0, 1, at - 1), part, "\"")
    in_bytes = part[15]
    out_bytes = part[21]
    status = part[27]
    gsub(/[^0-9]/, "", in_bytes)
    gsub(/[^0-9]/, "", out_bytes)
    gsub(/[^0-9]/, "", status)
    printf "%s\tR\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", part[4], part[8], \
      part[12], in_bytes, part[18], out_bytes, part[24], status
  }' "${books[@]}"
}

# decide FILE: of what comes, in any order; what is to be done goes to FILE
decide() {
  sort -s -t $'\t' -k 1,1 -k 2,2 -T "$scratch" -S 32M |
    DUE=$1 PRESENT=$1.present FOLDERS=$1.folders \
      awk -v program="$program" -v config="$config" -f "$lib/decide.awk"
}

# plan_shards: leaves the decisions in todo; sets unreadable when a folder
# could not be searched.
plan_shards() {
  unreadable=''
  IFS=$'\t' read -r n_inputs n_todo todo_bytes n_in_way n_changed n_kept \
    n_gone < <({
    { find_inputs; find_outputs "$out" "${shard_names[@]}"; } | encoded
    list_records
  } | decide "$scratch/todo")
  [[ -n ${n_gone-} ]] || die 3 'planning failed; see above'
  [[ ! -e $scratch/unreadable ]] || unreadable=yes
}

# decode NAME: sets decoded to the file's own name
decode() {
  printf -v decoded %b "${1//%/\\x}"
}

# Removes what is in the way of shards that are to be done: OUT never holds
# the work of two configurations.
remove_stale() {
  [[ $n_in_way -gt 0 ]] || return 0
  awk -F '\t' '$7 ~ /^\+/ { print $6 }' "$scratch/todo" |
    while IFS= read -r name; do
      decode "$name"
      printf '%s\0' "$out/$decoded"
    done | xargs -0r rm -f -- || die 3 'old output cannot be removed'
}

# Cuts the huge ones of the plan at record ends: the lines of todo, but for
# each of those one a piece, of these the ones that earlier work has not left
# good. Leaves their names in the file split, and all pieces in the file pieces.
cut_pieces() {
  local bytes mtime name
  LARGE=$scratch/large awk -F '\t' -v max="$split" '
    $2 > max && $6 ~ /\.jsonl$/ { print >ENVIRON["LARGE"]; next }
    { print }' "$scratch/todo"
  [[ -e $scratch/large ]] || return 0
  while IFS=$'\t' read -r _ bytes mtime _ _ name _; do
    decode "$name"
    printf '%s\n' "$name" >>"$scratch/split"
    cut_file "$in/$decoded"
  done <"$scratch/large" >"$scratch/pieces"
  plan_pieces
  cat "$scratch/todo.pieces"
}

cut_file() {
  local beg=0 end line
  while [[ $beg -lt $bytes ]]; do
    end=$bytes
    if [[ $((beg + split)) -lt $bytes ]]; then
      line=$(tail -c "+$((beg + split))" -- "$1" | head -n 1 | wc -c)
      end=$((beg + split - 1 + line))
    fi
    printf '%s\tI\t%s\t%s\n' "$name%:$beg-$((end - beg))" "$bytes" "$mtime"
    beg=$end
  done
}

# Decides about the pieces as about shards, named NAME%:BEG-LENGTH.
plan_pieces() {
  {
    cat "$scratch/pieces"
    find_outputs "$state/parts" -true | encoded |
      sed 's/\/\([0-9]*-[0-9]*\tO\t\)/%:\1/'
    list_records | grep -F '%:'
  } | decide "$scratch/todo.pieces" >/dev/null
}

# make_chunks PARTS EVEN: cuts what is to be done into files of the plan, the
# largest shards first; a shard weighs its bytes and what it costs to begin
# one. EVEN chunks: at most PARTS of about equal work. Else each takes one of
# PARTS parts of what is left, so that the first are few and large, and at the
# end nobody waits long for the others. Sets n_chunks, n_work and work_bytes.
make_chunks() {
  local todo=$scratch/todo
  if [[ $split -gt 0 ]]; then
    cut_pieces >"$scratch/cut"
    todo=$scratch/cut
  fi
  sort -t $'\t' -k 1,1nr -k 6,6 -k 4,4n -T "$scratch" -S 32M \
    "$todo" >"$scratch/work"
  IFS=$'\t' read -r n_chunks n_work work_bytes < <(PLAN=$state/plan/ \
    awk -F '\t' -v parts="$1" -v even="$2" '
    BEGIN { plan = ENVIRON["PLAN"] }
    NR == FNR { bytes += $1; left += $1 + 1000000; next }
    FNR == 1 || weight >= share {
      if (file)
        close(file)
      if (FNR == 1 || !even)
        share = left / parts
      file = plan (++n)
      weight = 0
    }
    {
      weight += $1 + 1000000
      left -= $1 + 1000000
      print >file
    }
    END { printf "%d\t%d\t%.0f\n", n, FNR, bytes }' "$scratch/work" "$scratch/work")
  [[ -n ${work_bytes-} ]] || die 3 'planning failed; see above'
}
