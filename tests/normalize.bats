# safi-normalize: operations, profiles, configuration, what it adds to records.

load lib

setup() {
  cd "$BATS_TEST_TMPDIR" || return 1
}

@test "pairs" {
  pairs normalize
}

# the same operations in the same order as the man page tells
@test "every operation is listed, and described in the man page" {
  run -0 safi-normalize --list-ops
  [ "${#lines[@]}" = 33 ]
  cut -f1 <<<"$output" >listed
  sed -n '/^.Ss Operations/,/^.Sh FILES/s/^\.It Cm \([a-z-]*\)$/\1/p' "$ROOT/filters/normalize.1" >told
  diff listed told
}

@test "every operation alone: a second run changes nothing" {
  cat "$TESTS"/data/normalize/op-*.in "$TESTS"/samples/*.txt >text
  for op in $(safi-normalize --list-ops | cut -f1 | grep -vx entities); do
    safi-normalize -t --ops "$op" <text >once
    safi-normalize -t --ops "$op" <once | cmp once -
  done
}

@test "the order of --ops does not matter" {
  safi-normalize -t --ops nfc,tatweel,spaces,alef \
    <"$TESTS/samples/ar-flood.txt" >one
  safi-normalize -t --ops alef,spaces,nfc,tatweel \
    <"$TESTS/samples/ar-flood.txt" | cmp one -
}

@test "no operation, no change" {
  for file in "$TESTS"/data/normalize/*.in; do
    safi-normalize -t --ops '' <"$file" | cmp "$file" -
  done
}

@test "the standard profile composes other languages and changes nothing else" {
  file=$TESTS/data/normalize/languages.in
  safi-normalize -t <"$file" >one
  safi-normalize -t --ops nfc <"$file" | cmp one -
  for file in "$TESTS"/samples/{en,zh,fa}-*.txt; do
    safi-normalize -t <"$file" | cmp "$file" -
  done
}

@test "options that are wrong" {
  run -2 safi-normalize --ops nfc,tatwel
  assert_output "safi-normalize: --ops: unknown operation 'tatwel' (did you mean 'tatweel'?)"
  run -2 safi-normalize --ops nfc,
  assert_output "safi-normalize: --ops: unknown operation ''"
  run -2 safi-normalize --profile serch
  assert_output "safi-normalize: unknown profile 'serch' (did you mean 'search'?)"
  run -2 safi-normalize --ops nfc --profile search
  assert_output "safi-normalize: '--ops' and '--profile' exclude each other"
  run -2 safi-normalize -t --into key
  assert_output "safi-normalize: '--into' adds to records; it does not go with '--text'"
}

# config TEXT: a configuration of that text
config() {
  printf '%s\n' "$@" >my.yaml
}

@test "operations: [] is the identity" {
  config 'operations: []'
  for file in "$TESTS"/data/normalize/*.in; do
    safi-normalize -t -c my.yaml <"$file" | cmp "$file" -
  done
  config 'extends: default' 'operations: []'
  printf 'محمـــد  \a' >in
  safi-normalize -t -c my.yaml <in | cmp in -
}

@test "a configuration's own operations, profile, switches" {
  printf 'محمـــد  &amp; أحمد' >in
  config 'operations: [alef, entities]'
  run -0 safi-normalize -t -c my.yaml in
  assert_output 'محمـــد  & احمد'
  config 'extends: default' 'switches: {entities: on, tatweel: off}'
  run -0 safi-normalize -t -c my.yaml in
  assert_output 'محمـــد & أحمد'
  config 'extends: default' 'profile: search'
  run -0 safi-normalize -t -c my.yaml in
  assert_output 'محمد &amp; احمد'
  config 'extends: default' 'profile: mine' 'profiles:' \
    '  - id: mine' '    operations: [alef]' \
    '  - {id: other, guards: true, operations: [tatweel]}'
  run -0 safi-normalize -t -c my.yaml in
  assert_output 'محمـــد  &amp; احمد'
  run -0 safi-normalize -t -c my.yaml --profile other in
  assert_output 'محمد  &amp; أحمد'
  run -0 safi-normalize -t -c my.yaml --profile minimal in
  assert_output 'محمـــد  &amp; أحمد'
}

@test "every fault of a configuration is reported with its place" {
  config 'extends: default' 'profile: serch' 'profiles:' \
    '  - {id: a, operations: [nfc, tatwel]}' \
    '  - {id: b, operations: [alef_maksura]}' \
    'switches: {joiner: on}'
  run -2 safi-normalize --check-config -c my.yaml
  assert_line "safi-normalize: my.yaml:2:10: unknown profile 'serch' (did you mean 'search'?)"
  assert_line "safi-normalize: my.yaml:4:31: unknown operation 'tatwel' (did you mean 'tatweel'?)"
  assert_line "safi-normalize: my.yaml:5:26: unknown operation 'alef_maksura' (did you mean 'alef-maksura'?)"
  assert_line "safi-normalize: my.yaml:6:12: unknown operation 'joiner' (did you mean 'joiners'?)"
  assert_equal "${#lines[@]}" 4
}

@test "--print-config prints what loads to the same" {
  safi-normalize --print-config >printed.yaml
  safi-normalize -c printed.yaml --print-config | cmp printed.yaml -
}

@test "--stats counts by operation" {
  printf '{"text":"محمـــد  نعـم"}\n{"text":"x"}\n' >in
  safi-normalize --stats=stats in >out
  grep -q '"changed": 1,' stats
  grep -q '"tatweel": 2' stats
  grep -q '"spaces": 1' stats
  grep -q '"nfc": 0' stats
}

@test "--into leaves text, sentences and spans alone" {
  printf '{"text":"أحمـد  x","sentences":[[0,8]],"spans":[]}\n' >in
  safi-normalize --profile search --into key --origin in >out
  grep -q '^{"text":"أحمـد  x","sentences":\[\[0,8\]\],"spans":\[\], "key": "احمد x",' out
}

@test "a line that is not UTF-8 passes, the others are treated" {
  printf 'محمـد\n\xff  ـ \nنعـم\n' >in
  printf 'محمد\n\xff  ـ \nنعم\n' >want
  run -1 --separate-stderr safi-normalize -t in
  printf '%s\n' "$output" | cmp want -
}

# records FORM COLUMN...: of all of NormalizationTest.txt, the five columns
# of each line to in and what FORM makes of them to want; then every character
# that part 1 does not name, which stays what it is
records() {
  bzcat "$unicode" | perl -CO -e '
    use strict; use warnings; no warnings "nonchar";
    my ($form, @column) = @ARGV;
    my (%named, $part);
    open(my $in, ">:utf8", "in") or die;
    open(my $want, ">:utf8", "want") or die;
    sub record { my $s = shift; $s =~ s/(["\\])/\\$1/g; "{\"text\":\"$s\"}\n" }
    while (<STDIN>) {
      $part = $1, next if /^\@Part(\d)/;
      next if /^(#|\s*$)/;
      my @text = map { join "", map { chr hex } split " " } (split /;/)[0 .. 4];
      $named{$text[0]} = 1 if $part == 1;
      for (0 .. 4) {
        print $in record($text[$_]);
        print $want record($text[$column[$_]]);
      }
    }
    for my $cp (0x20 .. 0xD7FF, 0xE000 .. 0x10FFFF) {
      next if $named{chr $cp};
      print {$_} record(chr $cp) for $in, $want;
    }' "$@"
}

@test "Unicode conformance: all of NormalizationTest.txt" {
  unicode=/usr/share/unicode/NormalizationTest.txt.bz2
  [ -e "$unicode" ] || skip "$unicode (package unicode-data) is not installed"
  needs perl bzcat
  while read -r form columns; do
    # shellcheck disable=SC2086 # columns are five words
    records "$form" $columns
    [ "$(wc -l <in)" -gt 1100000 ]
    safi-normalize --ops "$form" in | cmp want -
  done <<'END'
nfc 1 1 1 3 3
nfd 2 2 2 4 4
nfkc 3 3 3 3 3
nfkd 4 4 4 4 4
END
}

@test "measuring data: every vector" {
  measures data/normalize/dev.jsonl
  needs perl
  perl -MJSON::PP -CO -ne '
    my $v = decode_json($_);
    my $json = JSON::PP->new->canonical;
    for (["in", $v->{in}], ["want", $v->{out}]) {
      open(my $f, ">>:utf8", "$v->{op}.$_->[0]") or die;
      print $f $json->encode({text => $_->[1]}), "\n";
    }' "$SHARED/data/normalize/dev.jsonl"
  for file in *.want; do
    op=${file%.want}
    safi-normalize --ops "$op" "$op.in" | cmp "$op.want" -
  done
}

@test "long lines of one kind take linear time and little memory" {
  sanitized && skip "a sanitizer wants more memory"
  many() { # UNIT TIMES
    yes "$1" | head -n "$2" | tr -d '\n'
  }
  marks=$(printf '\u0655\u0654\u0651\u064e')
  { printf 'ا' && many "$marks" 250000; } >marks
  { printf 'ب' && many 'ـ' 1000000 && printf 'ب'; } >tatweel
  many 'ﺍﻟﻌﺮﺍﻕ' 550000 >forms
  for file in marks tatweel forms; do
    (
      ulimit -v 524288
      timeout 60 safi-normalize -t <$file >$file.out
    )
  done
  [ "$(cat tatweel.out)" = 'بب' ]
  [ "$(wc -c <marks.out)" -ge 2000000 ]
  [ "$(wc -c <forms.out)" = 6600000 ]
}

@test "the spans of a large record move in little memory" {
  sanitized && skip 'a sanitizer wants more memory'
  awk 'BEGIN {
    printf "{\"text\":\"ـا"
    for (i = 0; i < 150000; i++) printf "ب ـ"
    printf "اـا\",\"spans\":["
    for (i = 0; i < 150000; i++)
      printf "%s{\"start\":%d,\"end\":%d,\"text\":\"ب\",\"label\":\"X\"}",
        i ? "," : "", 2 + 3 * i, 3 + 3 * i
    print "]}"
  }' >in
  (
    ulimit -v 131072
    safi-normalize in >out
  )
  grep -c -F '{"start":449999,"end":450000,"text":"ب","label":"X"}]}' out
}

@test "the changes to a long text take little memory" {
  sanitized && skip 'a sanitizer wants more memory'
  for end in '\\n' ''; do
    awk -v end="$end" 'BEGIN {
      printf "{\"text\":\""
      for (i = 0; i < 400000; i++) printf "أَلكتاب إلى%s ", end
      print "\"}"
    }' >in
    (
      ulimit -v 163840
      safi-normalize -p search in >out
    )
    [ "$(wc -c <out)" -ge 8000000 ]
    ! grep -q '[أإى]' out
  done
}

@test "what stands side by side in a changed stretch stays side by side" {
  echo '{"text":"٩٥","spans":[{"start":0,"end":1,"text":"٩"},{"start":1,"end":2,"text":"٥"}]}' >in
  run -0 safi-normalize --ops digits-ascii in
  assert_output '{"text":"95","spans":[{"start":0,"end":1,"text":"9"}, {"start":1,"end":2,"text":"5"}]}'
  # one mark is left of two that two sentences shared
  echo '{"text":"a؟؟b","sentences":[[0,2],[2,4]]}' >in
  run -0 safi-normalize --ops repeat-punct in
  assert_output '{"text":"a؟b","sentences":[[0, 2], [2, 3]]}'
  # marks in between that go
  echo '{"text":"٩ ٥","sentences":[[0,2],[2,3]]}' | sed 's/ /\xe2\x80\x8f/' >in
  run -0 safi-normalize --ops bidi,digits-ascii in
  assert_output '{"text":"95","sentences":[[0, 1], [1, 2]]}'
  echo '{"text":"٩ ٥٥","spans":[{"start":0,"end":1},{"start":2,"end":4}]}' | sed 's/ /\xe2\x81\xa7/' >in
  run -0 safi-normalize -p search in
  assert_output '{"text":"955","spans":[{"start":0,"end":1}, {"start":1,"end":3}]}'
  # signs that become words
  echo '{"text":"﷼﷼","sentences":[[0,1],[1,2]]}' >in
  run -0 safi-normalize -p search in
  assert_output '{"text":"ريالريال","sentences":[[0, 4], [4, 8]]}'
}
