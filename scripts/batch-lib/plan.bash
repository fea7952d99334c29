# shellcheck shell=bash
# The plan of a batch: which shards there are, which of them are good from
# earlier work, and the rest cut into chunks for workers. Nothing is done once
# a shard here: 100,000 shards are planned by a few programs in a row.

# Files of a folder: NAME KIND BYTES MTIME, as names.awk makes them.
encoded() {
  sed -z 's/%/%25/g; s/\n/%0A/g' | tr '\0' '\n' |
    awk -v kind="$1" -f "$lib/names.awk"
}

shard_names=(-name '*.jsonl' -o -name '*.txt' -o -name '*.jsonl.gz'
  -o -name '*.txt.gz' -o -name '*.jsonl.zst' -o -name '*.txt.zst'
  -o -name '*.jsonl.xz' -o -name '*.txt.xz')

# The shards of IN, symbolic links followed; OUT may lie inside. Sets
# unreadable when a folder could not be searched.
list_inputs() {
  local inside=()
  if [[ -n $only ]]; then
    find -L "$in/$only" -maxdepth 0 -printf '%s %T@ %f\0'
  else
    [[ ! -d $out ]] || inside=(-o -samefile "$out")
    find -L "$in" \( -name .safi "${inside[@]}" \) -prune -o -type f \
      \( "${shard_names[@]}" \) -printf '%s %T@ %P\0'
  fi | encoded I
  [[ ${PIPESTATUS[0]} -eq 0 ]] || unreadable=1
}

# list_outputs FOLDER TEST...: the files below it, for which TEST of find holds
list_outputs() {
  local folder=$1
  shift
  [[ ! -d $folder ]] || find "$folder" -name .safi -prune -o -type f \
    \( "$@" \) -printf '%s %T@ %P\0' | encoded O
}

read_books() {
  [[ ! -d $state ]] || find "$state/shards.jsonl" "$state/journal" -type f \
    -exec cat {} + 2>/dev/null
}

# Records of earlier work, from the lines of shards.jsonl and the journal;
# a line cut short by a power failure is none.
list_records() {
  awk '
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
  }'
}

by_name() {
  sort -s -t $'\t' -k 1,1 -k 2,2 -T "$scratch" -S 32M "$@"
}

decide() {
  by_name "$@" | awk -v program="$program" -v config="$config" \
    -f "$lib/decide.awk"
}

# plan_shards: leaves inputs, and the decisions in todo; sets n_todo,
# todo_bytes, n_kept, n_gone
plan_shards() {
  local mark
  list_inputs >"$scratch/inputs"
  list_outputs "$out" "${shard_names[@]}" >"$scratch/outputs"
  read_books | list_records >"$scratch/records"
  decide "$scratch/inputs" "$scratch/outputs" "$scratch/records" \
    >"$scratch/decided"
  IFS=$'\t' read -r mark n_todo todo_bytes n_kept n_gone \
    < <(tail -n 1 "$scratch/decided")
  [[ $mark == = ]] || die 3 'planning failed; see above'
  sed '$d' "$scratch/decided" >"$scratch/todo"
}

# why WORD...: how many shards of the plan are to be done for these reasons
why() {
  cut -f 3 "$scratch/todo" | tr -d + | grep -c -x -F "$(printf '%s\n' "$@")"
}

# decoded NAME: sets decoded to the file's own name
decode() {
  printf -v decoded %b "${1//%/\\x}"
}

# Removes what is in the way of shards that are to be done: OUT never holds
# the work of two configurations.
remove_stale() {
  awk -F '\t' '$3 ~ /^\+/ { print $4 }' "$scratch/todo" |
    while IFS= read -r name; do
      decode "$name"
      printf '%s\0' "$out/$decoded"
    done | xargs -0r rm -f --
}

# Cuts the huge ones of the plan at record ends: lines BYTES MTIME BEG LENGTH
# NAME, of which BEG and LENGTH are "-" for a whole shard.
cut_pieces() {
  local bytes mtime why name
  while IFS=$'\t' read -r bytes mtime why name; do
    if [[ $split -gt 0 && $bytes -gt $split && $name == *.jsonl ]]; then
      decode "$name"
      printf '%s\n' "$name" >>"$scratch/split"
      cut_file "$in/$decoded"
    else
      printf '%s\t%s\t-\t-\t%s\n' "$bytes" "$mtime" "$name"
    fi
  done
}

cut_file() {
  local beg=0 end line
  while [[ $beg -lt $bytes ]]; do
    end=$bytes
    if [[ $((beg + split)) -lt $bytes ]]; then
      line=$(tail -c "+$((beg + split))" -- "$1" | head -n 1 | wc -c)
      end=$((beg + split - 1 + line))
    fi
    printf '%s\t%s\t%s\t%s\t%s\n' "$bytes" "$mtime" "$beg" \
      "$((end - beg))" "$name"
    beg=$end
  done
}

# Of the pieces, those that earlier work has left good need not be done.
drop_good_pieces() {
  [[ -e $scratch/split ]] || {
    cat
    return
  }
  tee "$scratch/pieces" | awk -F '\t' '$3 == "-"'
  plan_pieces "$scratch/pieces" | sed '$d' | awk -F '\t' -v OFS='\t' '{
    at = index($4, "%:")
    split(substr($4, at + 2), part, "-")
    print $1, $2, part[1], part[2], substr($4, 1, at - 1)
  }'
}

# plan_pieces PIECES: decides about them as about shards, named NAME%:BEG-LEN
plan_pieces() {
  awk -F '\t' -v OFS='\t' '$3 != "-" {
    print $5 "%:" $3 "-" $4, "I", $1, $2
  }' "$1" >"$scratch/inputs.pieces"
  list_outputs "$state/parts" -true |
    sed 's/\/\([0-9]*-[0-9]*\tO\t\)/%:\1/' >"$scratch/outputs.pieces"
  read_books | list_records |
    grep -F '%:' >"$scratch/records.pieces"
  decide "$scratch/inputs.pieces" "$scratch/outputs.pieces" \
    "$scratch/records.pieces"
}

# make_chunks LIMIT: at most LIMIT files of about equal work in the plan, the
# largest shards first; a shard weighs its bytes and what it costs to begin
# one. Sets n_chunks.
make_chunks() {
  mkdir -p "$state/plan"
  cut_pieces <"$scratch/todo" >"$scratch/cut"
  drop_good_pieces <"$scratch/cut" |
    awk -F '\t' -v OFS='\t' '{ print $4 == "-" ? $1 : $4, $0 }' |
    sort -t $'\t' -k 1,1nr -k 6,6 -k 4,4n -T "$scratch" >"$scratch/work"
  n_chunks=$(awk -F '\t' -v limit="$1" -v dir="$state/plan" '
    NR == FNR { all += $1 + 1000000; next }
    FNR == 1 || weight >= all / limit {
      if (file)
        close(file)
      file = dir "/" (++n)
      weight = 0
    }
    {
      weight += $1 + 1000000
      sub(/^[^\t]*\t/, "")
      print >file
    }
    END { print n + 0 }' "$scratch/work" "$scratch/work")
}
