# The scripts around the filters.

load lib

setup() {
  cd "$BATS_TEST_TMPDIR" || return 1
}

@test "install puts everything below the prefix, and it runs from there" {
  "$ROOT/scripts/install-files" install "$PWD/usr" "$SAFI_BIN"
  for program in "$SAFI_BIN"/safi-*; do
    name=${program##*/}
    "usr/bin/$name" --version
    # its configuration is found from where it lies
    if usr/bin/"$name" --help | grep -q -- --check-config; then
      env -i HOME="$PWD" "usr/bin/$name" --check-config
    fi
    [ ! -e "$ROOT/filters/${name#safi-}.1" ] || [ -s "usr/share/man/man1/$name.1" ]
  done
  [ -e usr/share/safi/config/README.md ]
}

@test "uninstall leaves nothing behind, and nothing else is touched" {
  mkdir -p usr/bin
  echo mine >usr/bin/mine
  "$ROOT/scripts/install-files" install "$PWD/usr" "$SAFI_BIN"
  "$ROOT/scripts/install-files" uninstall "$PWD/usr" "$SAFI_BIN"
  [ "$(find usr -type f)" = usr/bin/mine ]
  [ ! -e usr/share/safi ]
}

@test "the count adds up, and its status tells of failures" {
  printf 'ok 1 a\nok 2 b # SKIP no tool\nok 3 c\n1..3\n' >tap
  run -0 "$ROOT/tests/count" tap
  [ "$output" = '2 passed, 0 failed, 1 skipped' ]
  echo 'not ok 4 d' >>tap
  run -1 "$ROOT/tests/count" tap
  [ "$output" = '2 passed, 1 failed, 1 skipped' ]
  run -1 "$ROOT/tests/count" /dev/null
  [ "$output" = '0 passed, 0 failed' ]
}

@test "without apt-get setup-packages says what to install elsewhere" {
  mkdir tools
  for tool in sh cat dirname tr id ls; do
    ln -s "$(command -v $tool)" tools
  done
  PATH=$PWD/tools run -2 "$ROOT/scripts/setup-packages" build
  for system in 'apt-get install' 'dnf install' 'pacman -S' 'apk add' \
    'brew install'; do
    [[ $output == *"$system"* ]]
  done
}

@test "every script explains itself, and does nothing else" {
  for script in "$ROOT"/scripts/* "$ROOT/tests/run"; do
    [ -f "$script" ] && [ -x "$script" ] || continue
    head -n 1 "$script" | grep -q python && ! command -v python3 && continue
    "$script" --help >help
    [ "$(wc -l <help)" -ge 2 ]
    [ -z "$(awk 'length > 80' help)" ]
  done
}

@test "what a script does not know is refused, and nothing is done" {
  for call in 'setup-packages buidl' 'quickstart nofile' 'run-tests tag' \
    'lint --fast' 'check-layers tag' 'update-readme --chek' 'fuzz' \
    'fuzz nobuild 1 json' 'bench nobuild' 'install-files' \
    'install-files instal /nowhere bin' 'install-files uninstall /nowhere' \
    'safi-batch --bogus in out' 'safi-slurm --bogus in out'; do
    # shellcheck disable=SC2086 # words of a call
    run -2 --separate-stderr "$ROOT"/scripts/$call </dev/null
    [ -z "$output" ]
    [[ $stderr == "${call%% *}: "* || $stderr == safi-batch:* ]]
  done
}

@test "setup-packages does nothing where nothing is missing" {
  run -0 "$ROOT/scripts/setup-packages" test
  [ -z "$output" ]
}

@test "the corpus of the measurements is the same every time" {
  corpus=${SAFI_TOOLS:-$ROOT/build/tools}/corpus
  [ -x "$corpus" ] || skip "make tests was not run"
  for flavour in text jsonl escaped; do
    "$corpus" $flavour 200000 50 "$TESTS"/data/pipeline/*.want >one
    "$corpus" $flavour 200000 50 "$TESTS"/data/pipeline/*.want >two
    cmp one two
    [ "$(wc -c <one)" -ge 200000 ]
  done
}

@test "common/README.md has every module, and no layer looks up" {
  "$ROOT/scripts/check-layers"
}
