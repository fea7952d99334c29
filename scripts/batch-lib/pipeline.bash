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
  if [[ -e $found || $found == *.yaml || $found == *.yml ]]; then
    read_yaml "$found"
  else
    read_words "$found"
  fi
  [[ ${#names[@]} -gt 0 ]] || die 2 "${found@Q} has no filter"
}

# ask I: what filter I says of itself, one answer behind the other with a NUL
# after each: its faults when it runs on nothing with its options, the status
# of that, its configuration, its version.
ask() {
  local name=$bin/safi-${names[$1]}
  {
    eval "\"\$name\" ${words[$1]} --stats" 2>&1 >/dev/null
    printf '\0%s\0' $?
    eval "\"\$name\" ${words[$1]} --print-config" 2>/dev/null
    printf '\0'
    "$name" --version 2>/dev/null
    printf '\0'
  } </dev/null
}

# hear I FD: the answers; sets yaml. The filter must be there, like its
# options and configuration, and have no other input.
hear() {
  local name=safi-${names[$1]} report code version
  IFS= read -r -d '' report <&"$2"
  IFS= read -r -d '' code <&"$2"
  IFS= read -r -d '' yaml <&"$2"
  IFS= read -r -d '' version <&"$2"
  [[ $code -eq 0 ]] || die 2 "$name does not start: ${report%$'\n'}"
  [[ $name == safi-read || ! $report =~ \"records_in\":\ ?[1-9] ]] ||
    die 2 "$name has files of its own to read; it must read what comes"
  versions[$1]=${version%$'\n'}
  [[ -n $version ]] || versions[$1]=$name
}

# Where filters look for their files, the first that there is first.
config_folders() {
  folders=("${XDG_CONFIG_HOME:-${HOME-}/.config}/safi" "$bin/../config"
    "$bin/../share/safi/config")
  [[ -z ${SAFI_CONFIG_DIR-} ]] || folders=("$SAFI_CONFIG_DIR" "${folders[@]}")
}

# find_files I YAML: sets files to what the options of filter I or its
# configuration name and is a file where filters look, and to the file of its
# own configuration.
find_files() {
  local line token folder tokens=() folders=()
  config_folders
  eval "tokens=(${words[$1]})"
  tokens=("${tokens[@]#--*=}")
  for token in "${tokens[@]}"; do
    [[ $token != */* || ! -f $token ]] || folders+=("${token%/*}")
  done
  while IFS= read -r line; do
    line=${line#"${line%%[! -]*}"}
    tokens+=("$line" "${line#*: }")
    [[ $line != *[],[]* ]] || IFS=$',[] \t' read -r -a line <<<"$line"
    tokens+=("${line[@]}")
  done < <(grep -E '\.[A-Za-z0-9]+["'\'']?[] ,]*$' <<<"$2")
  files=()
  for token in "${tokens[@]}"; do
    token=${token#[\"\']}
    token=${token%[\"\']}
    for folder in '' "${folders[@]/%//}"; do
      [[ ! -f $folder$token ]] || files+=("$folder$token")
    done
  done
  for folder in "${folders[@]/%//}"; do
    [[ ! -f $folder${names[$1]}.yaml ]] || own+=("$folder${names[$1]}.yaml")
  done
}

digest() {
  sha256sum | cut -c 1-64
}

# Asks all filters at once. The rules of a filter count by what it says of
# them, so that a comment in them changes nothing; gazetteers and the like
# count as they are.
digests() {
  local i fds=() fd yaml text='' files own=()
  for i in "${!names[@]}"; do
    [[ -x $bin/safi-${names[i]} ]] ||
      die 2 "there is no safi-${names[i]} in ${bin@Q}"
    exec {fd}< <(ask "$i")
    fds[i]=$fd
  done
  for i in "${!names[@]}"; do
    hear "$i" "${fds[i]}"
    fd=${fds[i]}
    exec {fd}<&-
    find_files "$i" "$yaml"
    watched+=("$bin/safi-${names[i]}" "${files[@]}")
    text+="${names[i]}${words[i]}"$'\n'"$yaml"$'\n'
    [[ ${#files[@]} -eq 0 ]] || text+=$(sha256sum -- "${files[@]}" | cut -c 1-64)
  done
  config=$(digest <<<"$text")
  program=$(sha256sum -- "${names[@]/#/"$bin/safi-"}" | cut -c 1-64 | digest)
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
