# The README is true.

load lib

@test "the commands of the README print what it says" {
  for name in read clean normalize split tag write; do
    [ -x "$SAFI_BIN/safi-$name" ] || skip "safi-$name is not built"
  done
  "$ROOT/scripts/update-readme" --check
}

@test "the filter that common/README.md shows compiles" {
  flags=${SAFI_TOOLS:-$ROOT/build/tools}/../flags
  [ -e "$flags" ] || skip "make tests was not run"
  sed -n '/^```c$/,/^```$/{/^```/d;p;}' "$ROOT/common/README.md" \
    >"$BATS_TEST_TMPDIR/count.c"
  cd "$ROOT"
  sh -c "$(cat "$flags") -Werror -fsyntax-only $BATS_TEST_TMPDIR/count.c"
}

@test "what the README names is there" {
  for path in $(grep -oE '(scripts|common|config|tests|filters)/[a-zA-Z0-9_./-]+' \
      "$ROOT/README.md" | grep -v NAME | sed 's/[.,/]*$//' | sort -u); do
    echo "$path" >&2
    [ -e "$ROOT/$path" ]
  done
}
