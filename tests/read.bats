# safi-read: files to records. The texts are written here in UTF-8 and brought
# into the encodings by iconv.

load lib

setup() {
  cd "$BATS_TEST_TMPDIR" || return 1
}

# in_encoding NAME TEXT: the record of a file with TEXT in an encoding
in_encoding() {
  printf '%s' "$2" | iconv -f UTF-8 -t "$1" >file
  safi-read file
}

# comes_back NAME TEXT...: each text, in this encoding, comes back
comes_back() {
  local name=$1 text
  shift
  for text; do
    echo "# $name: $text" >&2
    in_encoding "$name" "$text" >out
    printf '{"id": "file", "text": "%s"}\n' "$text" | cmp - out
  done
}

@test "a file is one record: path and text, byte for byte" {
  mkdir 'a b'
  printf 'قال\r\n"نعم"\t\\\n\n' >'a b/c.txt'
  run -0 safi-read 'a b/c.txt'
  assert_output '{"id": "a b/c.txt", "text": "قال\r\n\"نعم\"\t\\\n\n"}'
}

@test "standard input is a file too" {
  echo 'نص' >file
  run -0 safi-read file - file <<<'آخر'
  assert_line -n 0 '{"id": "file", "text": "نص\n"}'
  assert_line -n 1 '{"id": "stdin", "text": "آخر\n"}'
  assert_line -n 2 '{"id": "file", "text": "نص\n"}'
  run -0 safi-read <<<'نص'
  assert_output '{"id": "stdin", "text": "نص\n"}'
}

@test "an empty file is an empty text" {
  run -0 safi-read /dev/null
  assert_output '{"id": "/dev/null", "text": ""}'
}

@test "a byte order mark goes, and says the encoding" {
  text='قالت الوكالة: نعم. Yes!'
  for name in UTF-8 UTF-16LE UTF-16BE UTF-32LE UTF-32BE; do
    printf '\xef\xbb\xbf%s' "$text" | iconv -f UTF-8 -t $name >file
    run -0 safi-read --explain file
    assert_output "{\"id\": \"file\", \"text\": \"$text\", \"encoding\": \"$name\"}"
  done
}

@test "UTF-16 and UTF-32 without a mark" {
  for name in UTF-16LE UTF-16BE UTF-32LE UTF-32BE; do
    comes_back $name 'أعلنت الوزارة أمس بدء العمل.' 'plain text' \
      'Министр сообщил, что работа началась.' '今天上午，部长宣布工作开始。'
  done
}

@test "Arabic in windows-1256: sentences" {
  comes_back WINDOWS-1256 \
    'أعلنت وزارة الصحة أمس أن عدد المصابين بلغ 250 شخصا، وفق ما نقلته وكالة الأنباء.' \
    'قال المتحدث: «لن نقبل بهذا الاتفاق» – وغادر القاعة.' \
    'The ministry (وزارة الخارجية) said no.' \
    'هل يعود اللاجئون؟ سؤال طرحته صحيفة Le Monde الفرنسية.'
}

@test "Arabic in windows-1256: a few words, one word" {
  comes_back WINDOWS-1256 'أخبار اليوم' 'نشرة المساء' 'رئيس الوزراء' \
    'العراق' 'سوريا' 'مصر' 'قطر' 'غزة' 'عاجل' 'الرياضة' 'من' '(رويترز)' \
    'مُحَمَّدٌ' 'صفحة 3'
}

@test "Persian and Urdu in windows-1256" {
  comes_back WINDOWS-1256 'گزارش وزارت بهداشت درباره چگونگي درمان پيدا شد' \
    'پاکستان نے آج کہا ہے' 2>err || {
    grep -q 'cannot convert' err && skip "iconv does not know these letters"
    return 1
  }
}

@test "Arabic in ISO-8859-6" {
  comes_back ISO-8859-6 'أعلنت وزارة الصحة أمس أن عدد المصابين بلغ 250 شخصا' \
    'قال المتحدث: لن نقبل بهذا الاتفاق، وغادر القاعة.'
}

@test "trap: accents are not Arabic" {
  comes_back WINDOWS-1252 "L'été dernier, la société a été condamnée." \
    "À Paris, l'ÉTAT D'URGENCE a été décrété" 'Déjà vu' 'É verdade' \
    'Ägypten hat heute erklärt, daß die Gespräche weitergehen.' \
    'El presidente de España dijo que mañana no habrá reunión' 'ESPAÑA' \
    'He said “no” – and left the café at 25°C for £5.' 'für' 'été'
}

@test "trap: other alphabets are not Arabic" {
  text='Министр иностранных дел России заявил, что переговоры продолжатся завтра.'
  for name in WINDOWS-1251 KOI8-R ISO-8859-5; do comes_back $name "$text"; done
  comes_back ISO-8859-7 'Ο υπουργός Εξωτερικών δήλωσε ότι οι συνομιλίες θα συνεχιστούν.'
  comes_back WINDOWS-1255 'שר החוץ אמר היום כי השיחות יימשכו בירושלים'
  comes_back GB18030 '外交部长今天上午在北京表示，有关各方的谈判将继续进行下去。他说，这是一个好的开始。'
  comes_back SHIFT_JIS '外務大臣は本日、交渉を継続すると述べた。'
}

@test "a page's own declaration counts, unless it lies" {
  comes_back GB18030 "<meta charset='gb2312'>中国"
  comes_back WINDOWS-1251 "<META http-equiv=Content-Type content='text/html; charset=Windows-1251'>да"
  comes_back WINDOWS-1256 "<meta charset='iso-8859-1'>أعلنت الوزارة أمس"
  comes_back WINDOWS-1252 "<meta charset='utf-8'>Le café était fermé"
  comes_back WINDOWS-1252 "<meta charset='utf-16'>Le café était fermé"
  comes_back WINDOWS-1252 "<meta charset='no-such'>Le café était fermé"
}

@test "UTF-8 with damage is reported, not taken for something else" {
  printf 'قال الوزير \xd9 إن العمل' >middle
  printf 'قال الوزير إن العمل\xd9' >end
  run -1 --separate-stderr safi-read middle end
  assert_output ''
  [ "${stderr_lines[0]}" = \
    'safi-read: middle: invalid UTF-8 at byte 21 (left out)' ]
  [ "${stderr_lines[1]}" = \
    'safi-read: end: invalid UTF-8 at byte 36 (left out)' ]
}

@test "binary data are reported" {
  head -c 3000 /bin/sh >elf
  printf 'text\0text\0text\0!' >nul
  printf '\x01\x02\xff\x03\x04\xfe\x05' >controls
  run -1 --separate-stderr safi-read elf nul controls
  assert_output ''
  [ "${#stderr_lines[@]}" = 3 ]
  [ "${stderr_lines[1]}" = \
    'safi-read: nul: binary data, a NUL at byte 5 (left out)' ]
}

@test "archives and PDF are named" {
  printf '\x1f\x8b\x08\0' >a
  printf 'BZh91AY&SY\xb2' >b
  printf '\xfd7zXZ\0\0\4' >c
  printf '\x28\xb5\x2f\xfd\4' >d
  printf 'PK\3\4\x14\0' >e
  printf '%%PDF-1.7\n%%text\n' >f
  printf 'PK 34 and BZh9 are no archives\n' >g
  run -1 --separate-stderr safi-read a b c d e f g
  assert_output '{"id": "g", "text": "PK 34 and BZh9 are no archives\n"}'
  assert_equal "$stderr" 'safi-read: a: gzip, to be unpacked first (left out)
safi-read: b: bzip2, to be unpacked first (left out)
safi-read: c: xz, to be unpacked first (left out)
safi-read: d: zstd, to be unpacked first (left out)
safi-read: e: zip, to be unpacked first (left out)
safi-read: f: PDF, to be made plain text first (left out)'
}

@test "--strict stops at the first, --rejects names them" {
  printf '\xd9\xd9\xd9\0' >bad
  echo good >good
  run -1 --separate-stderr safi-read --strict good bad good
  assert_output '{"id": "good", "text": "good\n"}'
  run -1 --separate-stderr safi-read --rejects list bad good bad
  assert_output '{"id": "good", "text": "good\n"}'
  printf 'bad\nbad\n' | cmp - list
}

@test "--encoding: by any name, and strictly" {
  printf 'caf\xe9' >file
  for name in latin1 ISO-8859-1 l1 cp819; do
    run -0 safi-read -e $name file
    assert_output '{"id": "file", "text": "café"}'
  done
  run -0 safi-read --encoding=windows-1256 --explain file
  assert_output '{"id": "file", "text": "café", "encoding": "windows-1256"}'
  printf 'a\0b' >nul
  run -0 safi-read --encoding=utf8 nul
  assert_output '{"id": "nul", "text": "a\u0000b"}'
  run -1 --separate-stderr safi-read --encoding=UTF-8 file
  assert_output ''
  assert_equal "$stderr" 'safi-read: file: invalid UTF-8 at byte 4 (left out)'
  printf 'ab\xff' >file
  run -1 --separate-stderr safi-read --encoding=iso-8859-6 file
  assert_equal "$stderr" \
    'safi-read: file: invalid ISO-8859-6 at byte 3 (left out)'
  printf '\xd8\x00\xd8\x00' >file
  run -1 --separate-stderr safi-read --encoding=UTF-16BE file
  assert_output ''
}

@test "an unknown encoding: status 2, nothing read" {
  run -2 safi-read --encoding=windoze missing
  assert_output "safi-read: unknown encoding 'windoze'"
  run -2 safi-read --encoding=window-1256 missing
  assert_output "safi-read: unknown encoding 'window-1256' (did you mean 'windows-1256'?)"
  run -2 safi-read --encoding= missing
}

@test "--files0-from: names ended by NULs" {
  echo 1 >one
  echo 2 >'two
lines'
  printf 'one\0two\nlines\0one\0' >list
  run -0 safi-read --files0-from list
  assert_line -n 0 '{"id": "one", "text": "1\n"}'
  assert_line -n 1 '{"id": "two\nlines", "text": "2\n"}'
  assert_line -n 2 '{"id": "one", "text": "1\n"}'
  run -0 bash -c "printf one | safi-read --files0-from=-"
  assert_output '{"id": "one", "text": "1\n"}'
  run -0 safi-read --files0-from /dev/null
  assert_output ''
  run -3 --separate-stderr bash -c "printf 'no\0one\0' | safi-read --files0-from=-"
  assert_output '{"id": "one", "text": "1\n"}'
}

@test "--files0-from: faults of the list are found before anything is read" {
  echo 1 >one
  run -2 --separate-stderr safi-read --files0-from one one
  assert_equal "$stderr" "safi-read: file 'one' does not go with '--files0-from'"
  printf 'one\0\0one' >list
  run -2 --separate-stderr safi-read --files0-from list
  assert_output ''
  assert_equal "$stderr" 'safi-read: list: name 2 is empty'
  run -2 --separate-stderr bash -c "printf '\\0' | safi-read --files0-from -"
  assert_equal "$stderr" 'safi-read: stdin: name 1 is empty'
  run -2 --separate-stderr bash -c "printf 'one\0-' | safi-read --files0-from -"
  assert_output ''
  run -2 --separate-stderr bash -c "printf 'one\ntwo\n' | safi-read --files0-from -"
  assert_output ''
  assert_equal "$stderr" "safi-read: stdin: name 1 is of several lines and not ended by a NUL (as of 'find -print0')"
  run -2 --separate-stderr safi-read --files0-from missing
  assert_output ''
}

@test "a path that is not UTF-8 or needs escapes is valid JSON" {
  needs jq
  name=$'a\xff\xd9\x84\\"\n\xd9'
  echo 1 >"$name" || skip "the file system takes no such name"
  run -0 safi-read "$name"
  assert_output '{"id": "a\\xffل\\\"\n\\xd9", "text": "1\n"}'
  safi-read "$name" | jq -e '.id == "a\\xffل\\\"\n\\xd9"'
}

@test "--field names the member" {
  run -0 safi-read -f 'a"b' /dev/null
  assert_output '{"id": "/dev/null", "a\"b": ""}'
  for taken in id encoding spans; do
    run -2 safi-read --field $taken /dev/null
    [[ $output == *"'--field' names a member that"* ]]
  done
  run -2 safi-read --field=$'\xff' /dev/null
}

@test "--stats counts the encodings" {
  printf '\xc7\xe1\xda\xd1\xc7\xde' >arabic
  printf '\0' >bad
  echo 1 >plain
  run -1 safi-read --stats=stats arabic plain bad plain
  grep -q '"records_in": 4, "records_out": 3, "rejected": 1,' stats
  grep -q '"encoding": 1}' stats
  grep -q '"encodings": {"windows-1256": 1, "UTF-8": 2}}$' stats
}

@test "a large file in linear time" {
  yes 'قال الوزير إن العمل مستمر في المدينة.' | head -c 20000000 |
    head -n -1 >big
  iconv -t WINDOWS-1256 big >big.1256
  sanitized || ulimit -t 10
  safi-read big | tail -c +15 >out
  safi-read big.1256 | tail -c +20 | cmp out -
}

@test "measured: every line of the articles comes back from windows-1256" {
  measures data/articles
  cat "$SHARED"/data/articles/*.txt | LC_ALL=C grep $'\xd9' >lines
  n=0
  while IFS= read -r line; do
    printf '%s' "$line" | iconv -t WINDOWS-1256 >"line$n" 2>/dev/null ||
      continue
    printf '%s\n' "$line" >>want
    n=$((n + 1))
  done <lines
  [ $n -gt 20 ]
  for ((i = 0; i < n; i++)); do printf 'line%d\0' $i; done |
    safi-read --files0-from - --stats=stats >out
  grep -q "\"encodings\": {\"windows-1256\": $n}" stats
}

@test "--max-line: of a file that is longer only a beginning is read" {
  [ -c /dev/zero ] || skip "no /dev/zero"
  sanitized && skip "a sanitizer wants more memory"
  echo good >good
  ulimit -v 262144
  run -1 --separate-stderr safi-read --max-line 1M /dev/zero good
  assert_output '{"id": "good", "text": "good\n"}'
  assert_equal "$stderr" \
    'safi-read: /dev/zero: file longer than 1048576 bytes (left out)'
}

@test "--max-line: a file that is longer is left out" {
  printf '12345' >good
  printf '123456' >long
  run -1 --separate-stderr safi-read --max-line 5 --rejects names \
    --stats=stats long good
  assert_output '{"id": "good", "text": "12345"}'
  [ "$stderr" = 'safi-read: long: file longer than 5 bytes (left out)' ]
  echo long | cmp - names
  grep -q '"rejected": 1,.*"too_long": 1' stats
}
