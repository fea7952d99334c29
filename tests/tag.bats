# safi-tag: names, addresses, and what the filter does with its lists and
# options. Numbers, dates and quotations are tested by unit/num.c, date.c and
# quote.c over data/tag/values-*.

# shellcheck disable=SC2154 # bats sets stderr

load lib

setup() {
  cd "$BATS_TEST_TMPDIR" || return 1
}

# text WORD...: a record with that text
text() {
  printf '{"text":"%s"}\n' "$*"
}

@test "pairs" {
  pairs tag
}

@test "spans are added in the form of the contract" {
  run -0 safi-tag --labels LOC <<<'{"id":1,"text":"في دمشق"}'
  assert_output '{"id":1,"text":"في دمشق", "spans": [{"start": 3, "end": 7, "label": "LOC", "text": "دمشق", "rule": "towns", "id": "دمشق"}]}'
}

@test "a record without names gets an empty list" {
  run -0 safi-tag --labels LOC <<<'{"text":"لا شيء"}'
  assert_output '{"text":"لا شيء", "spans": []}'
}

@test "spans that came with the record are replaced in place" {
  run -0 safi-tag --labels LOC <<<'{"spans":[1],"text":"لا شيء"}'
  assert_output '{"spans":[],"text":"لا شيء"}'
}

@test "the name behind lam lam has its plain form" {
  run -0 safi-tag --labels LOC <<<"$(text 'حدود للعراق')"
  assert_output --partial '"text": "لعراق", '
  assert_output --partial '"norm": "العراق"'
  run -0 safi-tag --labels ORG <<<"$(text 'قال وللمركز العربي للأبحاث')"
  assert_output --partial '"text": "لمركز العربي للأبحاث", '
  assert_output --partial '"norm": "المركز العربي للأبحاث"'
}

@test "aliases share an id, the later entity of a name counts" {
  printf 'أ الأول\tORG\tone\nب الثاني\tORG\tone\nدمشق\tTEAM\n' >own.tsv
  run -0 safi-tag --gazetteer own.tsv --labels ORG,TEAM \
    <<<"$(text 'أ الأول ب الثاني دمشق')"
  assert_output --partial '"text": "أ الأول", "rule": "own", "id": "one"'
  assert_output --partial '"text": "ب الثاني", "rule": "own", "id": "one"'
  assert_output --partial '"label": "TEAM", "text": "دمشق"'
}

@test "a list of one's own is one line of YAML, beside the file that names it" {
  mkdir conf
  printf 'الزعفران الأزرق\tBRAND\n' >conf/brands.tsv
  printf 'extends: default\ngazetteers: [brands.tsv]\n' >conf/tag.yaml
  run -0 safi-tag -c conf/tag.yaml <<<"$(text 'الزعفران الأزرق في دمشق')"
  assert_output --partial '"label": "BRAND"'
  assert_output --partial '"label": "LOC"'
}

@test "faults of lists are found before anything is read" {
  printf 'دمشق\tLOC\nحلب\n' >own.tsv
  run -2 --separate-stderr safi-tag --gazetteer own.tsv <<<"$(text 'حلب')"
  assert_equal "$output" ''
  assert_equal "$stderr" 'safi-tag: own.tsv:2: the row has no label (columns end with a tab)'
  run -2 --separate-stderr safi-tag --gazetteer none.tsv <<<"$(text 'حلب')"
  assert_equal "$output" ''
  assert [ -n "$stderr" ]
}

@test "faults of the configuration" {
  printf 'gazetteers: [none.tsv]\n' >tag.yaml
  run -2 safi-tag -c tag.yaml --check-config
  printf 'gazetteers: []\noutlets: [none.tsv]\n' >tag.yaml
  run -2 safi-tag -c tag.yaml --check-config
  assert_output "safi-tag: tag.yaml:2:11: 'none.tsv' is not among the gazetteers"
  printf 'gazeteers: []\n' >tag.yaml
  run -2 safi-tag -c tag.yaml --check-config
  assert_output --partial "did you mean 'gazetteers'?"
}

# The lists of the grammars, as "section.list".
own_lists() {
  safi-tag --print-config | awk '
    /^[a-z]/ { section = $1; sub(":.*", "", section) }
    /^  [a-z]/ && section ~ /numbers|dates|quotes/ {
      list = $1; sub(":.*", "", list); print section "." list
    }'
}

@test "a user's file adds words to every list of the grammars" {
  local list own words without with want row=' \| '
  own=$(own_lists)
  while IFS= read -r line; do
    case $line in '#'* | '') continue ;; esac
    [[ $line =~ ^(.*)$row(.*)$row(.*)$row(.*)$ ]]
    list=${BASH_REMATCH[1]} words=${BASH_REMATCH[2]} want=${BASH_REMATCH[4]}
    printf 'extends: default\n%s:\n  %s: %s\n' \
      "${list%.*}" "${list#*.}" "$words" >tag.yaml
    text "${BASH_REMATCH[3]//\"/\\\"}" >in
    without=$(safi-tag --ref 2024-12-08 in)
    with=$(safi-tag --ref 2024-12-08 -c tag.yaml in)
    echo "$line"
    echo "$with"
    case $want in
    '- '*)
      [[ $without == *"${want#- }"* ]]
      [[ $with != *"${want#- }"* ]]
      ;;
    *)
      [[ $without != *"$want"* ]]
      [[ $with == *"$want"* ]]
      ;;
    esac
    own=$(grep -vxF "$list" <<<"$own" || true)
  done <"$ROOT/tests/data/tag/own-lists.txt"
  # a list that no line of the file is about
  assert_equal "$own" ''
}

@test "faults of the grammars' lists" {
  local line
  while IFS='|' read -r yaml message; do
    printf '%b\n' "$yaml" >tag.yaml
    run -2 safi-tag -c tag.yaml --check-config
    assert_output --partial "$message"
  done <<'EOF'
numbers: {fate: [فقد]}|unknown key 'fate' (did you mean 'fates'?)
dates: {feast: []}|unknown key 'feast' (did you mean 'feasts'?)
quotes: {talk: [حوار]}|unknown key 'talk' (did you mean 'talks'?)
numbers: {fates: [فقد, ما زال]}|tag.yaml:1:24: want one word
numbers: {fates: ['']}|tag.yaml:1:19: want one word
numbers: {approximations: [{id: '>>', words: [فوق]}]}|want one of > >= < <= ~
dates: {parts: [{id: evning, words: [أصيل]}]}|'evning' (did you mean 'evening'?)
dates: {parts: [{id: dusk, words: [أصيل]}]}|unknown id 'dusk', want morning, noon, afternoon, evening or night
dates: {months: [{id: 13, words: [نسيء]}]}|want 1 to 12, or hijri-1 to hijri-12
dates: {feasts: [{id: 13-01, words: [عيد]}]}|want a day like 12-25 or hijri-10-01, or easter
dates: {feasts: [{id: 02-30, words: [عيد]}]}|want a day like 12-25 or hijri-10-01, or easter
dates: {feasts: [{id: 12-25, weak: [عيد]}]}|unknown key 'weak'
EOF
}

@test "--ref and --prefer are checked" {
  run -2 safi-tag --ref yesterday <<<'{}'
  assert_output --partial "'--ref' wants a date"
  run -2 safi-tag --prefer now <<<'{}'
  assert_output --partial "'--prefer' is past or future"
}

@test "--ref, else the record's date, anchors relative dates" {
  run -0 safi-tag --ref 2024-12-02 --labels DATE <<<"$(text 'وصل أمس')"
  assert_output --partial '2024-12-01'
  run -0 safi-tag --labels DATE <<<'{"date":"2024-12-03","text":"وصل أمس"}'
  assert_output --partial '2024-12-02'
}

@test "--labels gives what the run of all gives with these labels" {
  local sample label
  # days, months and numbers in names: none of their own, asked for or not
  printf '%s\n' 'زار مدينة السادس من أكتوبر ثم مدينة 15 مايو' \
    'كتبت اليوم السابع أن شارع 26 يوليو مغلق' \
    'قال "محمد خميس" لرويترز إن 12 شخصا وصلوا' >own.txt
  for sample in own.txt "$ROOT"/tests/samples/*.txt; do
    safi-tag -t "$sample" >full
    for label in PER LOC ORG GRP FAC DATE DURATION NUM ORDINAL QUANT MONEY \
      PERCENT CASUALTY QUOTE SCARE ATTR URL HASHTAG; do
      awk -F '\t' -v l="$label" '$3 == l' full >want
      safi-tag -t --labels "$label" "$sample" >got
      cmp want got
    done
    awk -F '\t' '$3 == "PER" || $3 == "DATE"' full >want
    safi-tag -t --labels PER,DATE "$sample" >got
    cmp want got
  done
}

@test "a list that is missing is a fault of the configuration, at its place" {
  printf 'extends: default\ngazetteers: [own.tsv]\n' >my.yaml
  run -2 safi-tag --check-config -c my.yaml
  assert_output "safi-tag: my.yaml:2:14: cannot read 'own.tsv': No such file or directory"
  printf 'الزعفران الأزرق\tBRAND\n' >own.tsv
  run -0 safi-tag --check-config -c my.yaml
  run -2 safi-tag --check-config --gazetteer none.tsv
  assert_output "safi-tag: none.tsv: No such file or directory"
}

@test "--labels wants labels that there are" {
  run -2 safi-tag --labels PER,loc <<<"$(text 'دمشق')"
  assert_output "safi-tag: unknown label 'loc' (did you mean 'LOC'?)"
  run -2 safi-tag --labels CASUALTEE <<<"$(text 'دمشق')"
  assert_output --partial "(did you mean 'CASUALTY'?)"
  run -2 safi-tag --labels BRAND <<<"$(text 'دمشق')"
  assert_output "safi-tag: unknown label 'BRAND'"
  printf 'الزعفران الأزرق\tBRAND\n' >own.tsv
  run -0 safi-tag --labels BRAND --gazetteer own.tsv <<<"$(text 'الزعفران الأزرق')"
  assert_output --partial '"label": "BRAND"'
  run -0 safi-tag -t --labels 'LOC, NUM' <<<'14 دمشق'
  assert_line --partial LOC
  assert_line --partial NUM
}

@test "--stats counts labels" {
  run -0 --separate-stderr safi-tag --stats --labels LOC <<<"$(text 'حلب وحلب')"
  assert_regex "$stderr" '"labels": \{"LOC": 2\}'
}

@test "raw places of a record with an origin" {
  run -0 safi-tag --labels LOC <<<'{"text":"في دمشق","origin":{"text":"[x] في دمشق","map":[[0,4,7]]}}'
  assert_output --partial '"start": 3, "end": 7'
  assert_output --partial '"raw_start": 7, "raw_end": 11'
}

@test "no document changes the next" {
  text 'القاضي نديم الشهابي' >one
  text 'قال الشهابي' >two
  cmp <(cat one two | safi-tag | tail -n 1) <(safi-tag two)
}

@test "plain text that is read in pieces is tagged as one record is" {
  "$SAFI_TOOLS/corpus" text 700000 0 "$TESTS"/samples/ar-*.txt >text
  safi-tag -t text | cut -f 1-3 >got
  safi-read text | safi-tag |
    grep -o '"start": [0-9]*, "end": [0-9]*, "label": "[A-Z]*"' |
    sed -E 's/"start": (.*), "end": (.*), "label": "(.*)"/\1\t\2\t\3/' >want
  [ -s want ]
  cmp want got
}

@test "-t writes the table that safi-write makes of the record" {
  printf 'وقال محمد إن “المياه\tغمرت\\ البيوت\r\nكلها اليوم”، 5\tآذار 2024.' >text
  safi-tag -t text >got
  safi-read text | safi-tag | safi-write --format tsv | cut -f 2- >want
  grep -q 'المياه\\tغمرت\\\\ البيوت' want
  cmp got want
}

@test "text of a line that is not UTF-8 is left untagged" {
  printf 'دمشق\n\377 حلب\nبيروت\n' >in
  run -1 --separate-stderr safi-tag -t --labels LOC in
  assert_line --index 0 --partial $'\tLOC\tدمشق'
  assert_line --index 1 --partial $'\tLOC\tبيروت'
  assert_equal "${#lines[@]}" 2
}

@test "a long line of candidates takes linear time and memory" {
  sanitized && skip 'memory is another under ASan'
  for word in 'الرئيس ' 'وزير ' 'محمد بن ' 'كتائب ' 'جامعة دمشق ' '@' 'a.' '://'; do
    printf '{"text":"%s"}\n' "$(yes "$word" | head -n 100000 | tr -d '\n')"
  done >in
  run -0 timeout 60 safi-tag -o out in
  assert_equal "$(wc -l <out)" 8
}

@test "figures on the sample of the measuring data" {
  measures data/tagging/dev-seed001.jsonl
  needs python3
  SAFI_TAG=$SAFI_BIN/safi-tag run -0 "$ROOT/scripts/tag-tester" --floor 0.95 \
    --labels PER,LOC,ORG,GRP,FAC "$SHARED/data/tagging/dev-seed001.jsonl"
}

# Texts of sentences, addresses, emoji and bidi marks in any order, the same in
# every run.
mixed_texts() {
  awk 'BEGIN {
    n = split("قتل 12 شخصا يوم 5 آذار/مارس 2024|وصل كريم العبادي إلى بغداد|" \
      "https://safi.example/2024/11/27/%D8%A3?n=45&d=2024-03-05|" \
      "t.me/baghdad2024|x.com/karim_12|كتب إلى press.2024@safi.example|" \
      "safi.example/بغداد/12-5-2024/قتل-45-شخصا|" \
      "قال الوزير: “الطريق مفتوح منذ 2019”|دفع 30 مليون دولار|بعد ثلاثة أيام|" \
      "كانون الأول|الأحد|خمسة وعشرون|45|دمشق|(رويترز)|مقتل|قال|@karim_12|#بغداد_2024",
      piece, "|")
    m = split(" |. |؟ | 👉 | 👩🏽‍🚒 |\342\200\217 |\342\200\253 | \342\201\251|، |: |\\n|! | \342\200\216🔴 |. |“|” ",
      joint, "|")
    srand(7)
    for (i = 0; i < 3000; i++) {
      text = ""
      for (k = 2 + int(6 * rand()); k; k--)
        text = text piece[1 + int(n * rand())] joint[1 + int(m * rand())]
      printf "{\"text\":\"%s\"}\n", text
    }
  }'
}

@test "beside emoji, bidi marks and addresses no offset is wrong" {
  mixed_texts | safi-tag --ref 2024-12-08 >tagged
  "${SAFI_TOOLS:-$ROOT/build/tools}/offsets" <tagged
}

@test "nothing lies in an address or over the end of a sentence" {
  mixed_texts | safi-tag --ref 2024-12-08 >tagged
  grep -o '"start": [0-9]*, "end": [0-9]*, "label": "[A-Z]*", "text": "[^"]*"\|^{"text"' \
    tagged | awk -F '[ ,]+|"' '
    /^{/ { n = 0; next }
    {
      label = $0; sub(/.*"label": "/, "", label); sub(/".*/, "", label)
      text = $0; sub(/.*"text": "/, "", text); sub(/"$/, "", text)
      split($0, at, /[^0-9]+/)
      beg = at[2] + 0; end = at[3] + 0
      if (label == "QUOTE" || label == "SCARE") next
      address = label == "URL" || label == "EMAIL"
      for (i = 1; i <= n; i++)
        if (address != held[i] && beg < ends[i] && begs[i] < end) {
          print "in an address: " $0; bad = 1
        }
      n++; begs[n] = beg; ends[n] = end; held[n] = address
      if (text ~ /[.!] / || text ~ /؟/ || text ~ /\\n/) {
        print "over the end of a sentence: " $0; bad = 1
      }
      seen[label]++
    }
    END { exit bad || !seen["URL"] || !seen["DATE"] || !seen["CASUALTY"] }'
}

@test "a signal while a list is read ends the program as a signal does" {
  mkfifo list
  safi-tag --gazetteer list </dev/null >out 2>err 3>&- &
  local pid=$! status=0
  exec 4>list # it has come to read the list
  kill -TERM $pid
  wait $pid || status=$?
  exec 4>&-
  assert_equal "$status" 143
  assert_equal "$(cat out err)" ''
}

@test "no name, date or number reaches over the end of a sentence" {
  text='بلغ السعر 14 د. أ هذا معقول؟'
  # no sentences, and some that are none of this text: as without them
  local sentences
  for sentences in '' ', "sentences": []' ', "sentences": [[0, 15], [16, 29]]' \
    ', "sentences": [[0, 15], [14, 28]]' ', "sentences": [[0, 15], "b"]'; do
    echo "{\"text\": \"$text\"$sentences}" >in
    run -0 safi-tag in
    assert_output --partial '"text": "14 د. أ", "rule": "num-money"'
  done
  echo "{\"text\": \"$text\", \"sentences\": [[0, 15], [16, 28]]}" >in
  run -0 safi-tag in
  refute_output --partial 'MONEY'
  assert_output --partial '"start": 10, "end": 12, "label": "NUM"'
  # a quotation may be of several
  echo '{"text": "قال الوزير: «وصلنا. انتهى الأمر».", "sentences": [[0, 19], [20, 33]]}' >in
  run -0 safi-tag in
  assert_output --partial '"text": "وصلنا. انتهى الأمر", "rule": "quote"'
}
