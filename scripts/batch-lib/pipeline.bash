# shellcheck shell=bash
# The pipeline of a batch: from YAML or from the command line to filters,
# words and digests. Sets
#
#   names     the filters, without safi-
#   words     for each the words of its options, quoted for the shell
#   versions  what each says to --version
#   program   digest of the executables
#   config    digest of the options, configurations and files they name
#   watched   all these files, and stamps, what they look like now

names=() words=() versions=() program='' config='' watched=() stamps=''

# options that the runner itself sets or that make no sense in a batch
reserved='check-config diff help output print-config progress rejects stats
text version'

# add_option WORD: to the last filter
add_option() {
  local word=$1 name
  case $word in
    -[hVto]*) die 2 "option '${word:0:2}' is not for a pipeline" ;;
    --???*)
      name=${word%%=*}
      for name in $reserved; do
        [[ $name != "${word:2:${#name}}" ]] ||
          die 2 "option '--$name' is not for a pipeline"
      done
      ;;
  esac
  words[-1]+=" ${word@Q}"
}

add_filter() {
  [[ $1 =~ ^[a-z][a-z0-9_-]*$ ]] || die 2 "${1@Q} is no name of a filter"
  names+=("${1#safi-}")
  words+=('')
}

read_yaml() {
  local lines line
  [[ -r $1 && ! -d $1 ]] || die 2 "${1@Q} cannot be read"
  lines=$(FILE=$1 awk -f "$lib/yaml.awk" <"$1") || exit 2
  while IFS= read -r line; do
    case $line in
      'F '*) add_filter "${line:2}" ;;
      'O '*) add_option "${line:2}" ;;
    esac
  done <<<"$lines"
}

# read_words 'clean | tag --ref X': as the shell reads it, but nothing of the
# shell's own is done
read_words() {
  local stage stages line=() word
  [[ $1 != *[';&<>()`$\']* && $1 != *$'\n'* ]] ||
    die 2 "a pipeline is 'FILTER [OPTION]... | FILTER ...'; ${1@Q} is none"
  IFS='|' read -r -a stages <<<"$1"
  for stage in "${stages[@]}"; do
    (set -f +B && eval "line=($stage)") 2>/dev/null ||
      die 2 "a quote is open in ${1@Q}"
    set -f +B
    eval "line=($stage)"
    set +f -B
    [[ ${#line[@]} -gt 0 ]] || die 2 "a filter is missing in ${1@Q}"
    add_filter "${line[0]}"
    for word in "${line[@]:1}"; do
      add_option "$word"
    done
  done
}

# Where pipeline.yaml is, by the rules for every configuration.
find_pipeline() {
  local dir
  for dir in "${SAFI_CONFIG_DIR-}" \
    "${XDG_CONFIG_HOME:-${HOME-}/.config}/safi" \
    "$here/../config" "$here/../share/safi/config"; do
    if [[ -n $dir && -e $dir/pipeline.yaml ]]; then
      found=$dir/pipeline.yaml
      return
    fi
  done
  die 2 'no pipeline.yaml is installed; say --pipeline'
}

# load_pipeline [FILE|WORDS]
load_pipeline() {
  local found=${1-}
  [[ $# -gt 0 ]] || find_pipeline
  # a file may have the name of a filter: that of OUT may well be "clean"
  if [[ $found =~ ^[^[:space:]]+\.ya?ml$ ]] ||
    [[ -f $found && ! $found =~ ^[a-z][a-z0-9_-]*$ ]]; then
    read_yaml "$found"
  else
    read_words "$found"
  fi
  [[ ${#names[@]} -gt 0 ]] || die 2 "${found@Q} has no filter"
}

# ask I: leaves what filter I says of itself in files of the scratch folder:
# its version, its configuration, faults. One that does not know
# --print-config must at least run on nothing. A word that is no option may be
# a file to read instead of what comes: then it counts the same whatever comes.
ask() {
  local name=$bin/safi-${names[$1]} word line=()
  local fault=$scratch/fault.$1 other=$scratch/other.$1
  eval "line=(${words[$1]})"
  "$name" --version >"$scratch/version.$1" 2>/dev/null
  "$name" "${line[@]}" --print-config >"$scratch/config.$1" 2>"$fault" || {
    : >"$scratch/config.$1"
    "$name" "${line[@]}" --stats >/dev/null 2>"$fault" || return
  }
  for word in "${line[@]}"; do
    [[ $word != -- && $word == -* ]] && continue
    "$name" "${line[@]}" --stats >/dev/null 2>"$fault" || return
    "$name" "${line[@]}" --stats >/dev/null 2>"$other" <<<'{}'
    [[ -s $fault ]] && cmp -s "$fault" "$other" || return 0
    echo 'it has a file of its own to read, and must read what comes' >"$fault"
    return 1
  done
}

# hear I STATUS: judges the answers of filter I, whose ask ended with STATUS.
hear() {
  local name=safi-${names[$1]} fault
  if [[ $2 -ne 0 ]]; then
    fault=$(<"$scratch/fault.$1")
    die 2 "$name does not start: ${fault:-it says not why}"
  fi
  IFS= read -r "versions[$1]" <"$scratch/version.$1"
  [[ -n ${versions[$1]} ]] || versions[$1]=$name
}

# Where filters look for their files, the first that there is first.
config_folders() {
  folders=("${XDG_CONFIG_HOME:-${HOME-}/.config}/safi" "$bin/../config"
    "$bin/../share/safi/config")
  [[ -z ${SAFI_CONFIG_DIR-} ]] || folders=("$SAFI_CONFIG_DIR" "${folders[@]}")
}

# Sets files to what options and configurations name and is a file where
# filters look, and own to the files of their own configurations.
find_files() {
  local line token folder name tokens=() folders=()
  config_folders
  eval "tokens=(${words[*]})"
  tokens=("${tokens[@]#--*=}")
  for token in "${tokens[@]}"; do
    [[ $token != */* || ! -f $token ]] || folders+=("${token%/*}")
  done
  while IFS= read -r line; do
    line=${line#"${line%%[! -]*}"}
    tokens+=("$line" "${line#*: }")
    [[ $line != *[],[]* ]] || IFS=$',[] \t' read -r -a line <<<"$line"
    tokens+=("${line[@]}")
  done < <(grep -h -E '\.[A-Za-z0-9]+["'\'']?[] ,]*$' "$scratch"/config.*)
  files=() own=()
  for token in "${tokens[@]}"; do
    token=${token#[\"\']}
    token=${token%[\"\']}
    for folder in '' "${folders[@]/%//}"; do
      [[ ! -f $folder$token ]] || files+=("$folder$token")
    done
  done
  for folder in "${folders[@]/%//}"; do
    for name in "${names[@]}"; do
      [[ ! -f $folder$name.yaml ]] || own+=("$folder$name.yaml")
    done
  done
}

# digest FILE...: sets digests, BLAKE2 of 256 bits, one a file
digest() {
  local digest
  digests=()
  while read -r digest _; do
    digests+=("${digest#\\}")
  done < <(b2sum -l 256 -- "$@")
  [[ ${#digests[@]} -eq $# ]] || die 3 'the program or its files cannot be read'
}

known_filters() {
  local file
  for file in "$bin"/safi-*; do
    [[ ! -x $file || $file == *-batch || $file == *-slurm ]] ||
      printf ' %s' "${file##*/safi-}"
  done
}

# Asks all filters at once. The rules of a filter count by what it says of
# them, so that a comment in them changes nothing; gazetteers and the like
# count as they are.
identify() {
  local i pids=() statuses=() files own programs=() said=() digests
  for i in "${!names[@]}"; do
    programs+=("$bin/safi-${names[i]}")
    said+=("$scratch/config.$i")
    [[ -x ${programs[i]} ]] || die 2 "there is no safi-${names[i]} in ${bin@Q}" \
      "(there are:$(known_filters))"
  done
  for i in "${!names[@]}"; do
    ask "$i" </dev/null &
    pids[i]=$!
  done
  # all of them, so that none is left to write when the scratch folder goes
  for i in "${!names[@]}"; do
    wait "${pids[i]}"
    statuses[i]=$?
  done
  for i in "${!names[@]}"; do
    hear "$i" "${statuses[i]}"
  done
  find_files
  watched=("${programs[@]}" "${files[@]}")
  digest "${watched[@]}" "${said[@]}"
  printf '%s\n' "${digests[@]:0:${#names[@]}}" >"$scratch/programs"
  printf '%s\n' "${names[@]}" "${words[@]}" "${digests[@]:${#names[@]}}" \
    >"$scratch/configs"
  digest "$scratch/programs" "$scratch/configs"
  program=${digests[0]} config=${digests[1]}
  watched+=("${own[@]}")
  stamps=$(stat -L -c '%s %.10Y' -- "${watched[@]}")
}

print_pipeline() {
  local i line='' program
  for i in "${!names[@]}"; do
    printf -v program %q "$bin/safi-${names[i]}"
    line+="${line:+ | }$program${words[i]}"
  done
  printf 'set -o pipefail\n%s\n' "$line"
}
