# Records: what passes, how it passes, and what is bad (every filter).

load lib
load contract

@test "empty input gives empty output" {
  body() {
    status 0 "safi-$1" </dev/null >out
    [ ! -s out ]
  }
  each RECORDS body
}

@test "a missing final line feed stays missing" {
  record | head -c -1 >in
  each PASSING unchanged in
}

@test "an operand that is not the last gets its final line feed" {
  record | head -c -1 >in
  body() {
    status 0 "safi-$1" in in >out
    without_added <out >bare
    { cat in; echo; cat in; } | cmp - bare
  }
  each PASSING body
}

@test "CRLF line ends stay" {
  { record; record; echo; } | sed 's/$/\r/' >in
  each PASSING unchanged in
}

@test "blank lines pass" {
  { echo; record; printf '  \t \n\n'; record; echo; } >in
  each PASSING unchanged in
}

@test "an escaped NUL stays, a raw one makes the record bad" {
  printf '{"id":"a\\u0000b","text":"%s\\u0000"}\n' "$NEUTRAL" >in
  body() {
    status 0 "safi-$1" <in >out
    grep -qF '"id":"a\u0000b"' out
  }
  each PASSING body
  { record; printf '{"text":"a\0b"}\n'; record; } >in
  body() {
    unchanged "$1" in 1
    has_line err "^safi-$1: stdin:2: invalid JSON at byte 11: .*\(passed through\)$"
  }
  each PASSING body
}

@test "only a line feed ends a record" {
  printf '{"id":"a\xe2\x80\xa8b\xe2\x80\xa9c\xc2\x85d","text":"%s"}\n' \
    "$NEUTRAL" >in
  each PASSING unchanged in
}

@test "a BOM at the start of the first operand stays, of a later one goes" {
  { printf '\xef\xbb\xbf'; record; } >bom
  record >plain
  body() {
    unchanged "$1" bom
    status 0 "safi-$1" bom bom >out
    without_added <out >bare
    cat bom plain | cmp - bare
    status 0 "safi-$1" plain bom >out
    without_added <out >bare
    cat plain plain | cmp - bare
  }
  each PASSING body
}

@test "a BOM elsewhere makes the line bad" {
  { record; cat <(printf '\xef\xbb\xbf') <(record); } >in
  each PASSING unchanged in 1
}

@test "of two texts the last is the text, and both stay" {
  printf '{"text":"[ad_1]","text":"%s","text":7}\n' "$NEUTRAL" >in
  printf '{"text":"[ad_1]","id":1,"text":"%s"}\n' "$NEUTRAL" >>in
  each PASSING unchanged in
}

@test "te\\u0078t is text" {
  printf '{"te\\u0078t":"%s","n":1}\n' "$NEUTRAL" >in
  body() {
    "safi-$1" --stats=stats <in >out
    [ "$(stat_of stats no_text)" = 0 ]
    without_added <out | cmp in -
  }
  each PASSING body
}

@test "foreign members leave byte for byte" {
  sed "s/NEUTRAL/$NEUTRAL/" >in <<'END'
{"n":1.10,"text":"NEUTRAL"}
{"n":12345678901234567890123,"e":1E400,"f":-0.0e-0,"text":"NEUTRAL"}
{ "a" : [ 1 , 2,3 ] ,	"text" : "NEUTRAL", "o":{"text":"[ad_1]","b":{}}}
{"s":"\u0627\/\"\\\b\f\ud83d\ude00 \uD83D\uDE00","text":"NEUTRAL"}
{"lone":"\ud800 \udc00x","text":"NEUTRAL"}
{"a":1,"a":2,"a":1,"text":"NEUTRAL"}
{"":"","\u0000":null,"text":"NEUTRAL","t":true,"f":false}
{"text":"NEUTRAL","z":"last\u0020"}
END
  each PASSING unchanged in
}

@test "white space round a record stays" {
  printf ' \t{"text":"%s"} \t\n' "$NEUTRAL" >in
  body() {
    status 0 "safi-$1" <in >out
    LC_ALL=C sed -E 's/, ?"(sentences|spans)": ?\[.*\]\}/}/' out | cmp in -
  }
  each PASSING body
}

@test "a record without a text that is a string passes and is counted" {
  cat >in <<'END'
{"id":1}
{}
{"text":null}
{"text":["a"],"b":1}
{"text":{"text":"[ad_1]"}}
{"text":12}
END
  body() {
    unchanged "$1" in 0 --stats=stats
    cmp in out
    [ "$(stat_of stats no_text)" = 6 ]
  }
  each PASSING body
}

@test "members that are added go to the end, or replace their namesake" {
  printf '{"sentences":[[0,1]],"spans":[],"text":"%s","z":1}\n' "$NEUTRAL" >in
  if [ -n "$(present split)" ]; then
    safi-split <in >out
    has_line out '^\{"sentences":\[\[0, ?[0-9]{2}\]\],"spans":\[\],"text":".*","z":1\}$'
    record | safi-split >out
    has_line out '^\{"id":1,"text":".*", "sentences": \[\[0, ?[0-9]{2}\]\]\}$'
  fi
  if [ -n "$(present tag)" ]; then
    safi-tag <in >out
    has_line out '^\{"sentences":\[\[0,1\]\],"spans":\[.*\],"text":".*","z":1\}$'
  fi
}

@test "a filter run twice sets its member once" {
  record >in
  body() {
    "safi-$1" <in >once
    "safi-$1" <once | cmp once -
  }
  each PASSING body
}

@test "another text member: --field" {
  printf '{"text":7,"body":"%s"}\n' "$NEUTRAL" >in
  body() {
    unchanged "$1" in 0 --field body --stats=stats
    [ "$(stat_of stats no_text)" = 0 ]
    unchanged "$1" in 0 -fbody
  }
  each PASSING body
}

@test "bad lines are reported with file, line and byte, and pass" {
  {
    record
    echo '{"text" "x"}'
    printf '{"text":"\xff"}\n'
    echo '["text"]'
    echo '{"text":"a\ud83d"}'
    echo '{"text":"x"} {}'
    echo '"text"'
    echo '{"text":"x'
    echo '{"text":"x",}'
    echo '{"text":"\u12g4"}'
    echo '{"n":01,"text":"x"}'
    printf '{"text":"a\tb"}\n'
    record
  } >in
  body() {
    cp in news.jsonl
    status 1 "safi-$1" news.jsonl >out 2>err
    without_added <out | cmp in -
    [ "$(wc -l <err)" = 11 ]
    has_line err "^safi-$1: news.jsonl:2: invalid JSON at byte 9: [^(]+ \(passed through\)$"
    has_line err "^safi-$1: news.jsonl:3: invalid UTF-8 at byte 10.* \(passed through\)$"
    has_line err "^safi-$1: news.jsonl:4: .*object.* \(passed through\)$"
    has_line err "^safi-$1: news.jsonl:5: .*surrogate.* \(passed through\)$"
    has_line err "^safi-$1: news.jsonl:6: invalid JSON at byte 14: .*\(passed through\)$"
    has_line err "^safi-$1: news.jsonl:12: invalid JSON at byte 11: .*\(passed through\)$"
  }
  each PASSING body
}

@test "a file of another kind: the first message says what it may be" {
  body() {
    status 1 "safi-$1" "$file" >out 2>err
    has_line err "^safi-$1: $file:1: $2\(passed through\)$"
    no_line err ":[2-9][0-9]*: .*; "
  }
  printf 'A page.\nMore of it.\n' >page.txt
  printf '{\n"text": "a"\n}\n' >pretty.json
  printf '[{"text":"a"},\n{"text":"b"}]\n' >array.json
  printf '\xff\xfea\0b\0\n\0' >utf16.txt
  printf '\x1f\x8b\x08\0' >news.gz
  file=page.txt
  each PASSING body "invalid JSON at byte 1: .*; plain text needs '--text' "
  printf '[ad_1]\nMore of it.\n' >tag.txt
  file=tag.txt
  each PASSING body "invalid JSON at byte 2: .*; plain text needs '--text' "
  file=pretty.json
  each PASSING body 'invalid JSON .*; a record is one object on one line '
  file=array.json
  each PASSING body 'invalid JSON .*; a record is one object on one line '
  file=utf16.txt
  each PASSING body 'invalid UTF-8 at byte 1: UTF-16, to be made UTF-8 first .* '
  record | iconv -f UTF-8 -t UTF-16LE >utf16.jsonl
  file=utf16.jsonl
  each PASSING body 'invalid .*: UTF-16, to be made UTF-8 first .* '
  file=news.gz
  each PASSING body 'invalid UTF-8 at byte 2: gzip, to be unpacked first '
  printf 'PK\x03\x04\xff' >news.docx
  file=news.docx
  each PASSING body 'invalid UTF-8 at byte 5: zip, to be unpacked first '
  printf '%%PDF-1.7\n' >news.pdf
  file=news.pdf
  each PASSING body 'invalid JSON .*: PDF, to be made plain text first '
  printf '\xc7\xe1\xce\xc8\xd1\n' >arabic.txt # windows-1256
  file=arabic.txt
  each PASSING body 'invalid UTF-8 .*; plain text in whatever encoding needs safi-read '
}

@test "depth 512 is good, 513 is bad" {
  deep() {
    printf '{"a":%s%s,"text":"%s"}\n' "$(printf '[%.0s' $(seq "$1"))" \
      "$(printf ']%.0s' $(seq "$1"))" "$NEUTRAL"
  }
  deep 511 >in
  each PASSING unchanged in
  deep 512 >in
  each PASSING unchanged in 1
  deep 200000 >in
  each PASSING unchanged in 1
}

@test "of one kind ten messages are shown, then a count" {
  for i in $(seq 40); do echo "bad $i"; done >in
  echo '[]' >>in
  body() {
    unchanged "$1" in 1
    [ "$(grep -c 'stdin:[0-9]*: invalid JSON' err)" = 10 ]
    has_line err '\b30\b'
    has_line err 'stdin:41: .*object'
    [ "$(wc -l <err)" = 12 ]
  }
  each PASSING body
}

@test "a message is one line of at most 200 bytes without control characters" {
  file=$'new\n\e[31m\xe2\x80\xae'$(printf 'x%.0s' $(seq 150))
  echo bad >"$file"
  body() {
    status 1 "safi-$1" "$file" >/dev/null 2>err
    [ "$(wc -l <err)" = 1 ]
    [ "$(wc -c <err)" -le 201 ]
    no_line err $'\e|\xe2\x80\xae'
  }
  each PASSING body
}

@test "--rejects takes the bad lines out of the output" {
  { record; echo '{'; record; printf '{"text":"\xff"}\n'; echo '[]'; } >in
  { echo '{'; printf '{"text":"\xff"}\n'; echo '[]'; } >want.bad
  { record; record; } >want.good
  body() {
    status 1 "safi-$1" --rejects bad <in >out 2>err
    cmp want.bad bad
    without_added <out | cmp want.good -
    [ "$(grep -c stdin err)" = 3 ]
  }
  each PASSING body
}

@test "--strict stops at the first bad line" {
  { record; record; echo '{'; record; } >in
  { record; record; } >want
  body() {
    status 1 "safi-$1" --strict <in >out 2>err
    without_added <out | cmp want -
    has_line err "^safi-$1: stdin:3: invalid JSON"
    status 1 "safi-$1" --strict --rejects bad <in >out 2>err
    without_added <out | cmp want -
    echo '{' | cmp - bad
  }
  each PASSING body
}

@test "a line over --max-line streams through as a bad record" {
  {
    record
    printf '{"text":"%s"}\n' "$(head -c 300000 /dev/zero | tr '\0' x)"
    record
  } >in
  body() {
    unchanged "$1" in 1 --max-line 64K
    has_line err "^safi-$1: stdin:2: .*\(passed through\)$"
    status 1 "safi-$1" --max-line=64K --rejects bad <in >out 2>err
    sed -n 2p in | cmp - bad
    [ "$(wc -l <out)" = 2 ]
  }
  each PASSING body
}

@test "a huge line needs no memory beyond --max-line" {
  sanitized && skip "a sanitizer wants more memory"
  body() {
    (
      ulimit -v 262144
      { record; head -c 500000000 /dev/zero | tr '\0' x; echo; record; } |
        status 1 "safi-$1" --max-line 1M 2>err | wc -c >size
    )
    [ "$(cat size)" -ge 500000000 ]
    [ "$(wc -l <err)" = 1 ]
  }
  each PASSING body
}

@test "memory does not grow with the number of records" {
  sanitized && skip "a sanitizer wants more memory"
  body() {
    (
      ulimit -v 262144
      yes "{\"id\":1,\"text\":\"$NEUTRAL [ad_1] 12 آذار\"}" |
        head -n 300000 | status 0 "safi-$1" | wc -l >lines
    )
    [ "$(cat lines)" = 300000 ]
  }
  each PASSING body
}

@test "a text of 10 MB passes, in one word, in sentences, in lines" {
  word=$(head -c 1000 /dev/zero | tr '\0' x)
  many() {
    printf '{"text":"'
    yes "$1" | tr -d '\n' | head -c 10000000
    printf '."}\n'
  }
  many "$word" >word
  many "Work goes on today. " >sentences
  many 'Work goes on\n' >lines
  body() {
    for file in word sentences lines; do
      timeout 300 "safi-$1" <$file >out
      [ "$(wc -l <out)" = 1 ]
      [ "$(wc -c <out)" -ge 9000000 ]
    done
  }
  each PASSING body
}

@test "records pass in order, and one does not touch the next" {
  record '[ad_1]\nقال الوزير إن العمل مستمر.\n[ad_2]\nالمصدر' >dirty
  record >clean
  cat dirty clean dirty clean clean dirty >in
  body() {
    for file in dirty clean dirty clean clean dirty; do
      "safi-$1" <$file
    done >want
    "safi-$1" <in | cmp want -
  }
  each RECORDS body
}

@test "a bad record cannot leave safi-write or --each: it is rejected" {
  { record; echo '{'; record; } >in
  body() {
    status 1 "safi-$1" "${@:2}" --stats=stats <in >out 2>err
    has_line err "^safi-$1: stdin:2: invalid JSON at byte"
    no_line err 'passed through'
    no_line out '^\{$'
    [ "$(stat_of stats rejected)" = 1 ]
  }
  [ -z "$(present write)" ] || body write --format text
  [ -z "$(present split)" ] || body split --each
}

@test "English and Chinese text passes safi-clean byte for byte" {
  [ -n "$(present clean)" ] || skip "safi-clean is not built"
  for file in "$TESTS"/samples/{en,zh,fr,fa}-*.txt; do
    safi-clean -t <"$file" | cmp "$file" -
    safi-read "$file" >in
    safi-clean <in | cmp in -
  done
}

@test "a second run changes nothing" {
  for file in "$TESTS"/samples/*.txt "$TESTS"/data/*/*.in; do
    echo "# $file" >&2
    body() {
      safi-"$1" -t <"$file" >once 2>err || [ $? = 1 ]
      safi-"$1" -t <once 2>err | cmp once -
    }
    each EDITING body
  done
}
