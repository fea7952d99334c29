# shellcheck shell=bash
# The pipeline of a batch: from YAML or from the command line to filters,
# words and digests. Sets
#
#   names     the filters, without safi-
#   words     for each the words of its options, quoted for the shell
#   versions  what each says to --version
#   program   digest of the executables
#   config    digest of the options, configurations and files they name

names=() words=() versions=() program='' config=''

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
  if [[ -e $found || $found == *.yaml || $found == *.yml ]]; then
    read_yaml "$found"
  else
    read_words "$found"
  fi
  [[ ${#names[@]} -gt 0 ]] || die 2 "${found@Q} has no filter"
}

# probe I: runs a filter on nothing, to see that it is there, likes its
# options and configuration, and has no other input
probe() {
  local name=safi-${names[$1]} option=${words[$1]} report
  [[ -x $bin/$name ]] || die 2 "there is no $name in ${bin@Q}"
  report=$(eval "\"\$bin/\$name\" $option --stats" </dev/null 2>&1 >/dev/null) ||
    die 2 "$name does not start: $report"
  [[ $name == safi-read || $report != *'"records_in":'[1-9]* ]] ||
    die 2 "$name has files of its own to read; it must read what comes"
  versions[$1]=$("$bin/$name" --version 2>/dev/null </dev/null) ||
    versions[$1]=$name
}

# The configuration of filter I as YAML, if it has one.
print_config() {
  local name=safi-${names[$1]}
  # shellcheck disable=SC2294 # words are quoted for eval
  if "$bin/$name" --help 2>/dev/null </dev/null | grep -q -e --print-config; then
    eval "\"\$bin/\$name\" ${words[$1]} --print-config" </dev/null
  fi
}

# Whatever names a file in the options or the configuration (standard input)
# of filter I is looked for where the filters look; prints what is there,
# NUL-terminated.
named_files() {
  local line token dir tokens=()
  eval "tokens=(${words[$1]})"
  tokens=("${tokens[@]#--*=}")
  while IFS= read -r line; do
    [[ $line == *[./]* ]] || continue
    line=${line#"${line%%[! -]*}"}
    tokens+=("$line" "${line#*: }")
    [[ $line != *[],[]* ]] || IFS=$',[] \t' read -r -a line <<<"$line"
    tokens+=("${line[@]}")
  done
  for token in "${tokens[@]}"; do
    token=${token#[\"\']}
    token=${token%[\"\']}
    [[ $token == *[./]* ]] || continue
    for dir in '' "${SAFI_CONFIG_DIR-}/" \
      "${XDG_CONFIG_HOME:-${HOME-}/.config}/safi/" \
      "$bin/../config/" "$bin/../share/safi/config/"; do
      [[ ! -f $dir$token ]] || printf '%s\0' "$dir$token"
    done
  done
}

digest() {
  sha256sum | cut -c 1-64
}

digests() {
  local i yaml
  for i in "${!names[@]}"; do
    probe "$i"
  done
  program=$(for i in "${!names[@]}"; do
    digest <"$bin/safi-${names[i]}"
  done | digest)
  config=$(for i in "${!names[@]}"; do
    printf '%s%s\n' "${names[i]}" "${words[i]}"
    yaml=$(print_config "$i") || exit
    printf '%s\n' "$yaml"
    named_files "$i" <<<"$yaml" | xargs -0r sha256sum | cut -c 1-64
  done | digest) || die 2 'the configuration cannot be read'
}

print_pipeline() {
  local i line='' program
  for i in "${!names[@]}"; do
    printf -v program %q "$bin/safi-${names[i]}"
    line+="${line:+ | }$program${words[i]}"
  done
  printf 'set -o pipefail\n%s\n' "$line"
}
