# Measuring data with hostile input (not in this repository; skipped where
# they are not): nothing is lost, nothing is silent, nothing changes.

load lib
load contract

# member NAME: the string member of a row, which has no escapes
member() {
  sed -nE 's/.*"'"$1"'": "([^"]*)".*/\1/p' <<<"$row"
}

# The rows that $1 (accept, reject ...) is expected of, each wrapped so that
# it is the value of a foreign member.
wrapped() {
  while read -r row; do
    [ "$(member expect)" = "$1" ] || continue
    [[ $row == *'"single_line": true'* ]] || continue
    printf '{"x":'
    member b64 | base64 -d | tr -d '\n' # some rows end in a line feed
    printf ',"text":"%s"}\n' "$NEUTRAL"
  done <"$SHARED/data/faults/json-testsuite.jsonl"
}

@test "JSON suite: foreign members of every accepted row, byte for byte" {
  measures data/faults/json-testsuite.jsonl
  { wrapped accept; wrapped transform; } >in
  [ -s in ]
  each PASSING unchanged in
}

@test "JSON suite: every rejected row is reported, none is lost" {
  measures data/faults/json-testsuite.jsonl
  wrapped reject >in
  [ -s in ]
  body() {
    status 1 "safi-$1" <in >out 2>err
    cmp in out
    status 1 "safi-$1" --rejects bad --stats=stats <in >out 2>err
    cmp in bad
    [ ! -s out ]
    [ "$(stat_of stats rejected)" = "$(wc -l <in)" ]
  }
  each PASSING body
}

@test "JSON suite: what is left open passes one way or the other" {
  measures data/faults/json-testsuite.jsonl
  wrapped implementation-defined >in
  body() {
    "safi-$1" <in >out 2>err || [ $? = 1 ]
    without_added <out | cmp in -
  }
  each PASSING body
}

# The bytes of UTF-8 rows as lines; $1 true: those that are valid. Rows with
# control characters, quotes or backslashes would be bad JSON as well.
utf8_lines() {
  while read -r row; do
    [[ $row == *"\"valid\": $1"* ]] || continue
    hex=$(member hex)
    [[ $(sed 's/../& /g' <<<"$hex") =~ (^| )([01].|22|5c)( |$) ]] && continue
    printf '%s%b%s\n' "$2" "$(sed 's/../\\x&/g' <<<"$hex")" "$3"
  done <"$SHARED/data/faults/utf8.jsonl"
}

@test "UTF-8 rows: the invalid ones are reported and pass, the valid ones are good" {
  measures data/faults/utf8.jsonl
  utf8_lines true '{"x":"' "\",\"text\":\"$NEUTRAL\"}" >good
  utf8_lines false '{"x":"' "\",\"text\":\"$NEUTRAL\"}" >bad
  [ -s good ]
  [ -s bad ]
  each PASSING unchanged good
  body() {
    status 1 "safi-$1" <bad >out 2>err
    cmp bad out
    status 1 "safi-$1" --rejects rejected <bad >out 2>err
    cmp bad rejected
    [ ! -s out ]
  }
  each PASSING body
}

@test "UTF-8 rows as plain text keep their bytes" {
  measures data/faults/utf8.jsonl
  [ -n "$(present clean)" ] || skip "safi-clean is not built"
  utf8_lines false '' '' >bad
  status 1 safi-clean -t <bad >out 2>err
  cmp bad out
}

@test "records of every class are taken for what they are" {
  measures data/faults/records.jsonl
  while read -r row; do
    class=$(member class)
    case $class in
      doc | notext | blank | dup) file=good ;;
      *) file=bad ;;
    esac
    member b64 | base64 -d >>$file
    echo >>$file
  done <"$SHARED/data/faults/records.jsonl"
  body() {
    status 0 "safi-$1" <good >out 2>err
    [ "$(wc -l <out)" = "$(wc -l <good)" ]
    # nothing but the text's own value may differ
    sed -E 's/"text": ?"([^"\\]|\\.)*"/"text":""/' good >want
    without_added <out | sed -E 's/"text": ?"([^"\\]|\\.)*"/"text":""/' |
      cmp want -
    status 1 "safi-$1" <bad >out 2>err
    cmp bad out
    status 1 "safi-$1" --rejects rejected <bad >out 2>err
    cmp bad rejected
  }
  each PASSING body
}

@test "naughty strings: every record good, foreign members kept" {
  measures data/faults/naughty.jsonl
  in=$SHARED/data/faults/naughty.jsonl
  sed -E 's/"text": ?"([^"\\]|\\.)*"/"text":""/' "$in" >want
  body() {
    status 0 "safi-$1" <"$in" >out 2>err
    without_added <out | sed -E 's/"text": ?"([^"\\]|\\.)*"/"text":""/' |
      cmp want -
    "safi-$1" <out >again
    [ "$(wc -l <again)" = "$(wc -l <out)" ]
  }
  each PASSING body
}
