# Options, configuration, statistics, help: the same for every filter.

load lib
load contract

@test "an unknown option: status 2, the nearest known one, nothing done" {
  record >in
  body() {
    status 2 "safi-$1" --ouptut=x in >out 2>err
    [ ! -s out ]
    [ ! -e x ]
    has_line err "^safi-$1: .*--ouptut.*--output"
    status 2 "safi-$1" -Z in >out 2>err
    has_line err "^safi-$1: .*Z"
    status 2 "safi-$1" in --strict=yes >out 2>err
    status 2 "safi-$1" in --output >out 2>err
    has_line err "^safi-$1: .*output"
    [ ! -s out ]
  }
  each ANY body
  body() {
    for size in x 12x 0 -1 '' 99999999999999999999 1KK; do
      status 2 "safi-$1" --max-line "$size" in >out 2>err
      [ ! -s out ]
    done
  }
  each RECORDS body
}

@test "--max-line may be as large as a number can be" {
  printf '{"text":"%s"}\n' "$(head -c 1000000 /dev/zero | tr '\0' x)" >in
  body() {
    for size in 18446744073709551615 17179869183G 9223372036854775807; do
      status 0 "safi-$1" --max-line "$size" in >out
      [ "$(wc -c <out)" -ge 1000000 ]
    done
  }
  each RECORDS body
}

@test "--field and --into cannot name what a filter adds" {
  body() {
    for name in origin removed found operations sentences boundaries spans; do
      printf '{"%s":"%s"}\n' $name "$NEUTRAL" >in
      status 2 "safi-$1" --field $name in >out 2>err
      [ ! -s out ]
    done
    status 2 "safi-$1" --field $'\xff' in >out 2>err
  }
  each ANY body
  [ -n "$(present normalize)" ] || return 0
  for args in '--into text' '--into spans' '--field b --into b' $'--into \xff'; do
    # shellcheck disable=SC2086 # words
    status 2 safi-normalize $args in >out 2>err
    [ ! -s out ]
  done
}

@test "colour: on a terminal, unless NO_COLOR has a value" {
  [ -n "$(present clean)" ] || skip "safi-clean is not built"
  script -qec true /dev/null </dev/null >/dev/null 2>&1 ||
    skip "no script(1) to make a terminal"
  record 'Good.\n[ad_1]\n' >in
  shown() {
    env "$1" script -qec "safi-clean --diff in $2" /dev/null </dev/null >seen
  }
  shown NO_COLOR=
  grep -q $'\e\[31m' seen
  shown NO_COLOR=1
  no_line seen $'\e'
  shown NO_COLOR= '2>err' # colour is for people at a terminal
  no_line seen $'\e'
}

@test "at a terminal: what waits for input says so, and what finds no text" {
  [ -n "$(present clean)" ] || skip "safi-clean is not built"
  script -qec true /dev/null </dev/null >/dev/null 2>&1 ||
    skip "no script(1) to make a terminal"
  echo '{"Text":"a"}' >other
  echo '{"text":"a"}' >in
  at_terminal() { script -qec "$1" /dev/null </dev/null | tr -d '\r' >seen; }
  body() {
    at_terminal "safi-$1 other >out"
    has_line seen "^safi-$1: no record has a text member 'text' \(did you mean 'Text'\?\); .*--field NAME"
    at_terminal "cat other in | safi-$1 >out"
    [ ! -s seen ]
    status 0 "safi-$1" other >out 2>err
    [ ! -s err ]
  }
  each PASSING body
  at_terminal 'timeout 1 safi-clean'
  has_line seen '^safi-clean: reading from the terminal; '
  at_terminal 'safi-clean in >out'
  [ ! -s seen ]
}

@test "options may be joined, abbreviated by letter, and stand anywhere" {
  record >in
  body() {
    "safi-$1" in >want
    "safi-$1" in -oout
    cmp want out
    "safi-$1" in -o out2
    cmp want out2
    "safi-$1" --output=out3 in
    cmp want out3
  }
  each RECORDS body
}

@test "--help fits a terminal and has an example; --version is one line" {
  body() {
    for option in --help -h; do
      status 0 "safi-$1" $option >help
      has_line help "^[Uu]sage: safi-$1 "
      has_line help '[Ee]xample'
      has_line help '--output'
      no_line help '.{81,}'
      [ "$(wc -l <help)" -le 50 ]
    done
    for option in --version -V; do
      status 0 "safi-$1" $option >version
      has_line version "^safi-$1 [0-9]+\.[0-9]"
      [ "$(wc -l <version)" = 1 ]
    done
  }
  each ANY body
}

@test "the manual page has the options of the help, and the same words for all" {
  body() {
    "safi-$1" --help | sed -nE 's/^  (-.,|   ) --([a-z0-9-]+).*/\2/p' |
      sort >help
    sed -nE 's/^\.It .*Fl Fl ([a-z0-9-]+).*/\1/p' "$ROOT/filters/$1.1" |
      sort | diff - help
    # and its synopsis has each option once
    sed -n '/^\.Sh SYNOPSIS/,/^\.Sh DESC/s/^\.Op//p' "$ROOT/filters/$1.1" |
      sort | uniq -d >twice
    [ ! -s twice ]
  }
  each ANY body
  item() { # the text of an option in the page of a filter
    sed -n "/^\.It .*Fl Fl $2\b/,/^\.It\|^\.El/p" "$ROOT/filters/$1.1" |
      sed '$d'
  }
  for option in config field max-line rejects strict; do
    item normalize $option >want
    [ -s want ]
    body() { item "$1" $option | diff want -; }
    each PASSING body
  done
  for option in check-config print-config output line-buffered progress help \
    version; do
    item normalize $option >want
    [ -s want ]
    body() { item "$1" $option | diff want -; }
    each ANY body
  done
}

@test "every option of the contract is there" {
  body() {
    "safi-$1" --help >help
    for option in "${@:2}"; do
      has_line help "$option\b"
    done
  }
  each ANY body --output --rejects --strict --stats --line-buffered \
    --progress --help --version --field --max-line --config \
    --check-config --print-config --explain
  each PASSING body --text
  each EDITING body --origin
}

@test "--stats balances, has no times, and is the same again" {
  {
    record; record '[ad_1]\nنص.'; echo; echo '{'; record 'x'
    echo '{"id":1}'; printf '{"text":"\xff"}\n'; echo '[]'
    echo '{"text":"\udc00"}'
  } >in
  body() {
    status 1 "safi-$1" --stats=stats <in >out 2>err
    status 1 "safi-$1" --stats <in >out2 2>err2
    tail -n 1 err2 | cmp stats -
    cmp out out2
    [ "$(wc -l <stats)" = 1 ]
    has_line stats '^\{.*\}$'
    [ "$(stat_of stats records_in)" = \
      $(($(stat_of stats records_out) + $(stat_of stats rejected))) ]
    [ "$(stat_of stats records_in)" = 8 ]
    [ "$(stat_of stats blank)" = 1 ]
    [ "$(stat_of stats bytes_in)" = "$(wc -c <in)" ]
    [ "$(stat_of stats bytes_out)" = "$(wc -c <out)" ]
    for name in changed no_text bad limited; do
      has_line stats "\"$name\""
    done
    status 1 "safi-$1" --rejects bad --stats=stats <in >out 2>err
    [ "$(stat_of stats rejected)" = 4 ]
    [ "$(stat_of stats records_in)" = \
      $(($(stat_of stats records_out) + $(stat_of stats rejected))) ]
  }
  each PASSING body
}

@test "statistics survive an output that fails" {
  record >in
  [ -c /dev/full ] || skip "no /dev/full"
  body() {
    status 3 "safi-$1" --stats=stats in >/dev/full 2>err
    has_line stats '"records_in"'
  }
  each RECORDS body
}

@test "the output is the same in every locale" {
  cat "$TESTS"/samples/*.txt >text
  { record; record 'Ilıca I İ i. 1,5 ديسمبر'; } >in
  body() {
    LC_ALL=C "safi-$1" <in >want
    for locale in C.UTF-8 POSIX tr_TR tr_TR.UTF-8 ar_IQ.UTF-8 xx_YY; do
      LC_ALL=$locale "safi-$1" <in | cmp want -
    done
  }
  each RECORDS body
  body() {
    LC_ALL=C "safi-$1" -t <text >want
    for locale in C.UTF-8 tr_TR.UTF-8; do
      LC_ALL=$locale LANG=$locale "safi-$1" -t <text | cmp want -
    done
  }
  each PASSING body
}

@test "nothing of a terminal in a pipe: no colour, no progress" {
  for file in "$TESTS"/samples/ar-*.txt; do safi-read "$file"; done >in
  body() {
    "safi-$1" in >out 2>err
    [ ! -s err ]
    no_line out $'\e'
  }
  each RECORDS body
}

@test "--progress speaks on standard error only" {
  record >in
  body() {
    "safi-$1" in >want
    "safi-$1" --progress in 2>err | cmp want -
    echo "safi-$1: 1 records, 0.0 MB" | cmp - err # asked for: always
  }
  each RECORDS body
}

@test "-t: plain text in, plain text out; a NUL stays, bad UTF-8 passes" {
  printf 'a\0b\n' >nul
  printf 'good\n\xff bad\ngood\n' >bad
  if [ -n "$(present clean)" ]; then
    safi-clean -t nul | cmp nul -
  fi
  if [ -n "$(present normalize)" ]; then # as shipped it deletes controls
    safi-normalize --ops nfc -t nul | cmp nul -
  fi
  body() {
    status 1 "safi-$1" -t bad >out 2>err
    cmp bad out
    has_line err "^safi-$1: bad:2: "
    status 0 "safi-$1" -t </dev/null >out
    [ ! -s out ]
    printf x | "safi-$1" -t | cmp <(printf x) -
    status 2 "safi-$1" -t nul bad >out 2>err
    [ ! -s out ]
  }
  each EDITING body
}

@test "-t: a cut beside a line that is not UTF-8 spares that line only" {
  [ -n "$(present clean)" ] || skip "safi-clean is not built"
  cut() {
    status 1 safi-clean -t <in >out 2>err
    cmp - out
    safi-clean -t <out 2>err | cmp out -
  }
  printf '[ad_1]\n\xff bad\nGood.\n' >in
  printf '\xff bad\nGood.\n' | cut
  printf 'Good.\n\xff bad\n[ad_1]\n' >in
  printf 'Good.\n\xff bad\n' | cut
  printf 'Good.\r\n[ad_1]\r\n\xff a\r\n\xff b\r\n[ad_2]\r\n' >in
  printf 'Good.\r\n\xff a\r\n\xff b\r\n' | cut
}

@test "-t --strict: what is before the first bad line is out, nothing else" {
  printf 'a good line\n\xff bad\nb\n\xfe\n' >in
  body() {
    head -n 1 in | "safi-$1" -t >want
    for rejects in '' '--rejects bad'; do
      # shellcheck disable=SC2086 # two words
      status 1 "safi-$1" -t --strict --stats=stats $rejects <in >out 2>err
      cmp want out
      has_line err "^safi-$1: stdin:2: invalid UTF-8 at byte 1 \(stopped\)$"
      [ "$(wc -l <err)" = 1 ]
      [ "$(stat_of stats records_in)" = 1 ]
      [ "$(stat_of stats records_out)" = 1 ]
    done
    sed -n 2p in | cmp - bad
  }
  each PASSING body
}

@test "shipped configurations are good, and --check-config is silent" {
  body() {
    status 0 "safi-$1" --check-config >out 2>&1
    [ ! -s out ]
  }
  each CONFIGURED body
}

@test "--print-config prints what loads to the same" {
  body() {
    "safi-$1" --print-config >one.yaml
    [ -s one.yaml ]
    cp -r "$ROOT/config/gazetteers" . 2>/dev/null || true
    "safi-$1" -c one.yaml --print-config >two.yaml
    cmp one.yaml two.yaml
    cat "$TESTS"/samples/*.txt >text
    "safi-$1" -t text >want
    "safi-$1" -c one.yaml -t text | cmp want -
    printf 'extends: default\n' >own.yaml
    "safi-$1" -c own.yaml -t text | cmp want -
  }
  each CONFIGURED body
}

@test "an answer goes to -o, where it is given" {
  body() {
    "safi-$1" --print-config >want
    status 0 "safi-$1" --print-config -o file >out
    [ ! -s out ]
    cmp want file
    status 2 "safi-$1" --print-config -o none/file 2>err
    has_line err "^safi-$1: none/file: "
  }
  each ANY body
}

# The first top-level key of the shipped configuration but extends.
first_key() {
  "safi-$1" --print-config | sed -nE 's/^([a-z_-]+):.*/\1/p' |
    grep -vx extends | head -n 1
}

@test "an unknown key is refused, with its place and the nearest known one" {
  record >in
  body() {
    key=$(first_key "$1")
    printf '\n%s: 1\n' "${key:0:1}${key:2}" >bad.yaml
    status 2 "safi-$1" -c bad.yaml in >out 2>err
    [ ! -s out ]
    has_line err "^safi-$1: bad.yaml:2:1: .*'${key:0:1}${key:2}'.*'$key'"
    status 2 "safi-$1" -c bad.yaml --check-config 2>err
    status 2 "safi-$1" -c bad.yaml --print-config >out 2>err
    [ ! -s out ]
  }
  each CONFIGURED body
}

@test "every fault of a configuration at once, of its form and of its content" {
  faults() { # NAME FAULT...: each is a line of its own, with its place
    status 2 "safi-$1" -c bad.yaml --check-config >out 2>err
    [ ! -s out ]
    [ "$(wc -l <err)" = $(($# - 1)) ]
    for fault in "${@:2}"; do
      has_line err "^safi-$1: bad.yaml:$fault"
    done
  }
  if [ -n "$(present clean)" ]; then
    cat >bad.yaml <<'END'
rulez: []
rules:
- {id: a, kind: nav, place: lin, match: [x]}
- {id: b, kind: nav, place: line, regex: '('}
- {id: b, kind: nav, place: line, match: [[x], y]}
- {kind: nav, place: line}
- {id: c, kind: nav, place: line, within-head: many, match: ['ـ']}
END
    faults clean "1:1: unknown key 'rulez'" "3:29: unknown value 'lin'" \
      "4:42: bad pattern" "5:8: duplicate id 'b' \(first at line 4\)" \
      '5:43: expected text' "6:3: missing key 'id'" \
      "7:48: expected a decimal number, not 'many'" '7:62: nothing is left'
  fi
  if [ -n "$(present normalize)" ]; then
    cat >bad.yaml <<'END'
profil: search
switches: {tatwel: on, nfc: maybe}
operations: [foo, nfc, {a: b}]
END
    faults normalize "1:1: unknown key 'profil'" "2:12: .*'tatwel'" \
      '2:29: expected true or false' "3:14: unknown operation 'foo'" \
      '3:24: expected text'
  fi
  if [ -n "$(present split)" ]; then
    printf 'abbreviation: []\nclosers: [ab, ~]\n' >bad.yaml
    faults split "1:1: unknown key 'abbreviation'" '2:11: .ab. is not one' \
      '2:15: expected text'
  fi
}

@test "hostile and broken configurations are refused at once" {
  record >in
  body() {
    key=$(first_key "$1")
    printf '%s: []\n%s: []\n' "$key" "$key" >duplicate.yaml
    printf '%s: &a []\n' "$key" >anchor.yaml
    printf '%s: *a\n' "$key" >alias.yaml
    printf '%s: !!set {a}\n' "$key" >tag.yaml
    printf -- '---\n{}\n...\n---\n{}\n' >documents.yaml
    printf '%s: [\n' "$key" >syntax.yaml
    printf '%s: %s\n' "$key" "$(printf '[%.0s' $(seq 5000))" >deep.yaml
    printf '[a]\n' >list.yaml
    printf 'word\n' >scalar.yaml
    printf '%s: "\xff"\n' "$key" >utf8.yaml
    { yes "$key: 1" | head -c 5000000; } >huge.yaml
    mkdir -p folder.yaml
    rm -f missing.yaml
    for file in duplicate anchor alias tag documents syntax deep list scalar \
      utf8 huge folder missing; do
      echo "# $file" >&2
      status 2 timeout 20 "safi-$1" -c $file.yaml in >out 2>err
      [ ! -s out ]
      has_line err "^safi-$1: $file.yaml: |^safi-$1: $file.yaml:[0-9]+:[0-9]+: "
    done
    has_line err "missing.yaml"
  }
  each CONFIGURED body
}

@test "configuration is looked for in -c, SAFI_CONFIG_DIR, XDG, HOME, shipped" {
  record >in
  mkdir -p env xdg/safi home/.config/safi
  body() {
    for place in env xdg/safi home/.config/safi; do
      echo "no-such-key-$place: 1" | tr / - >"$place/$1.yaml"
    done
    export HOME=$PWD/home
    status 2 "safi-$1" in 2>err
    has_line err 'home/.config/safi/.*no-such-key-home'
    export XDG_CONFIG_HOME=$PWD/xdg
    status 2 "safi-$1" in 2>err
    has_line err 'xdg/safi/.*no-such-key-xdg'
    export SAFI_CONFIG_DIR=$PWD/env
    status 2 "safi-$1" in 2>err
    has_line err 'env/.*no-such-key-env'
    "safi-$1" --print-config -c "$ROOT/config/$1.yaml" >out
    rm "env/$1.yaml" "xdg/safi/$1.yaml" "home/.config/safi/$1.yaml"
    # a folder without that file is passed over, each file by itself
    status 0 "safi-$1" in >out
    # a variable without a value is none
    echo "no-such-key-home: 1" >"home/.config/safi/$1.yaml"
    SAFI_CONFIG_DIR='' XDG_CONFIG_HOME='' status 2 "safi-$1" in 2>err
    has_line err 'home/.config/safi/.*no-such-key-home'
    # what is there and cannot be read is not passed over
    mkdir "env/$1.yaml"
    status 2 "safi-$1" in >out 2>err
    [ ! -s out ]
    has_line err "^safi-$1: .*env/$1.yaml: "
    # a folder that is not there is passed over, but not in silence
    export SAFI_CONFIG_DIR=$PWD/enf XDG_CONFIG_HOME=$PWD/xdg
    status 0 "safi-$1" in >out 2>err
    [ "$(cat err)" = "safi-$1: SAFI_CONFIG_DIR '$PWD/enf': No such file or directory" ]
    SAFI_CONFIG_DIR=$PWD/in status 0 "safi-$1" in >out 2>err
    has_line err "safi-$1: SAFI_CONFIG_DIR '$PWD/in': Not a directory"
    unset SAFI_CONFIG_DIR XDG_CONFIG_HOME
    export HOME=$BATS_TEST_TMPDIR
  }
  each CONFIGURED body
}

@test "a filter without settings takes an empty configuration only" {
  record >in
  echo '# nothing' >empty.yaml
  echo 'rules: []' >keys.yaml
  body() {
    status 0 "safi-$1" --check-config >out 2>&1
    [ ! -s out ]
    status 0 "safi-$1" --print-config >out
    echo '{}' | cmp - out
    "safi-$1" in >want
    status 0 "safi-$1" -c empty.yaml in >out
    cmp want out
    status 2 "safi-$1" -c keys.yaml in >out 2>err
    has_line err "^safi-$1: keys.yaml:1:1: unknown key 'rules'"
    status 2 "safi-$1" --config missing.yaml --check-config 2>err
  }
  FREE=$(present read write)
  each FREE body
}

@test "an empty configuration is good, and asks for nothing" {
  : >empty.yaml
  body() {
    status 0 "safi-$1" -c empty.yaml --check-config >out 2>&1
    [ ! -s out ]
  }
  each CONFIGURED body
  body() {
    for file in "$TESTS"/samples/*.txt; do
      status 0 "safi-$1" -c empty.yaml -t "$file" | cmp "$file" -
    done
  }
  each EDITING body
}

@test "an empty list of rules or operations is the identity" {
  for file in "$TESTS"/samples/*.txt; do
    if [ -n "$(present clean)" ]; then
      echo 'rules: []' >none.yaml
      safi-clean -c none.yaml -t "$file" | cmp "$file" -
    fi
    if [ -n "$(present normalize)" ]; then
      echo 'operations: []' >none.yaml
      safi-normalize -c none.yaml -t "$file" | cmp "$file" -
    fi
  done
}
