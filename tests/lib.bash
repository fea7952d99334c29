# Shared by all .bats files:
#
#   load lib
#
# Programs are those of $SAFI_BIN (set by tests/run; ../bin without it), on
# PATH under their own names, so that a test says: run safi-clean -t
# Every test runs in an empty folder of its own, $BATS_TEST_TMPDIR.

bats_require_minimum_version 1.5.0
for lib in bats-support bats-assert; do
  load "$(for dir in ${BATS_LIB_PATH//:/ } /usr/lib/bats /usr/lib \
      /usr/local/lib /usr/share /opt/homebrew/lib; do
    [ -e "$dir/$lib/load.bash" ] && echo "$dir/$lib/load" && break
  done)"
done

TESTS=$(cd "${BASH_SOURCE[0]%/*}" && pwd)
ROOT=${TESTS%/*}
SAFI_BIN=${SAFI_BIN:-$ROOT/bin}
SHARED=${SAFI_SHARED:-$ROOT/../shared} # measuring data; tests skip without it
PATH=$SAFI_BIN:$PATH
export PATH LC_ALL=C.UTF-8
unset SAFI_CONFIG_DIR XDG_CONFIG_HOME NO_COLOR
export HOME=$BATS_TEST_TMPDIR # no configuration of the user's own

# Tests write where they stand; a file with a setup of its own says so itself.
setup() {
  cd "$BATS_TEST_TMPDIR" || return 1
}

# needs PROGRAM...: skips the test where one is not installed
needs() {
  local program
  for program; do
    command -v "$program" >/dev/null || skip "$program is not installed"
  done
}

# measures PATH: skips the test where the measuring data are not there
measures() {
  [ -e "$SHARED/$1" ] || skip "measuring data $1 are not beside this checkout"
}

# sanitized: true when the programs are built with ASan, which wants far more
# memory and does not work under strace
sanitized() {
  [ -n "${SAFI_SANITIZED-}" ]
}

# pairs NAME [ARG...]: for every tests/data/NAME/CASE.in runs
#
#   safi-NAME ARG... <words of CASE.args> < CASE.in
#
# in that folder and compares standard output with CASE.want byte for byte.
# CASE.args is read as the shell reads a command line. CASE.err, where it is
# there, must be the standard error, CASE.status the exit status (default 0).
# All cases run; each that fails is shown with the difference.
pairs() {
  local name=$1 failed=0 in case status words
  local out=$BATS_TEST_TMPDIR/out err=$BATS_TEST_TMPDIR/err
  shift
  cd "$TESTS/data/$name" || return 1
  for in in *.in; do
    case=${in%.in}
    words=$(cat "$case.args" 2>/dev/null) || words=
    status=0
    # word splitting with quotes is what .args files are made of
    eval "safi-$name \"\$@\" $words" <"$in" >"$out" 2>"$err" || status=$?
    if [ "$status" != "$(cat "$case.status" 2>/dev/null || echo 0)" ]; then
      echo "# $name/$case: status $status"
      sed 's/^/#   /' "$err"
    elif ! cmp -s "$out" "$case.want"; then
      echo "# $name/$case: - wanted, + came"
      diff -u "$case.want" "$out" | sed '1,2d; s/^/#   /'
    elif [ -e "$case.err" ] && ! cmp -s "$err" "$case.err"; then
      echo "# $name/$case: standard error: - wanted, + came"
      diff -u "$case.err" "$err" | sed '1,2d; s/^/#   /'
    else
      continue
    fi
    failed=$((failed + 1))
  done
  [ "$failed" -eq 0 ]
}
