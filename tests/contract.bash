# What the contract*.bats files share. A test runs over all filters of one of
# the lists below that are built; a new filter is added to them on its first day:
#
#   each PASSING body ARG...   calls body with the filter's name and ARG...;
#                              the test ends at the first command that fails
#
# Nothing may stand between a check and the shell's errexit: no "body || ...",
# no "! command" (use run ! or no_line).

present() {
  local name
  for name; do
    [ -x "$SAFI_BIN/safi-$name" ] && printf '%s ' "$name"
  done
}

PASSING=$(present clean normalize split tag)        # records in, records out; have -t
EDITING=$(present clean normalize)                  # change text
RECORDS=$(present clean normalize split tag write)  # records in
ANY=$(present read clean normalize split tag write)
# those of them that take a configuration
CONFIGURED=$(present clean normalize split tag)

# a sentence that no shipped rule changes
NEUTRAL='قال الوزير إن العمل مستمر.'

setup() {
  cd "$BATS_TEST_TMPDIR" || return 1
  [ -n "$ANY" ] || {
    echo "no filter is built in $SAFI_BIN" >&2
    return 1
  }
}

each() {
  local name list=$1 body=$2
  shift 2
  for name in ${!list}; do
    echo "# safi-$name" >&2
    "$body" "$name" "$@"
  done
}

# Standard input without the member that a filter adds at the end.
without_added() {
  LC_ALL=C sed -E 's/, ?"(sentences|spans)": ?.*\}(\r?)$/}\2/'
}

# unchanged NAME FILE [STATUS [ARG...]]: every line of FILE leaves as it came,
# but for the member that the filter adds. Messages are left in err.
unchanged() {
  local name=$1 file=$2 want=${3:-0} status=0
  shift $(($# < 3 ? $# : 3))
  "safi-$name" "$@" <"$file" >out 2>err || status=$?
  if [ "$status" != "$want" ]; then
    echo "safi-$name: status $status, wanted $want" >&2
    cat err >&2
    return 1
  fi
  without_added <out >bare
  cmp "$file" bare || {
    head -c 2000 bare >&2
    return 1
  }
}

# has_line FILE REGEX: a line of FILE matches; no_line: none does
has_line() {
  grep -qE -- "$2" "$1" || {
    echo "no line of $1 matches $2:" >&2
    cat "$1" >&2
    return 1
  }
}

no_line() {
  if LC_ALL=C grep -E -- "$2" "$1" >&2; then
    return 1
  fi
}

# status WANT COMMAND...: runs it and compares the exit status
status() {
  local want=$1 got=0
  shift
  "$@" || got=$?
  [ "$got" = "$want" ] || {
    echo "status $got, wanted $want: $*" >&2
    return 1
  }
}

# A record of the text given; it must need no escapes.
record() {
  printf '{"id":1,"text":"%s"}\n' "${1-$NEUTRAL}"
}

# stat_of FILE NAME: the number of that name in a --stats object
stat_of() {
  sed -E 's/.*"'"$2"'": ?([0-9]+).*/\1/' "$1"
}
