#!/usr/bin/env bats
# safi-clean: whole documents and options. The rules one by one are in
# unit/rules.c.

load lib

@test "pairs in data/clean" {
  pairs clean
}

@test "what is cut changes nothing more in a second run" {
  local in
  for in in "$TESTS"/data/clean/page-*.in "$TESTS"/samples/*; do
    [ -f "$in" ] || continue
    safi-clean -t <"$in" >once
    safi-clean -t <once >twice
    cmp once twice
  done
}

@test "samples in other languages come out as they went in" {
  local in n=0
  for in in "$TESTS"/samples/{en,fr,fa,zh}*; do
    [ -f "$in" ] || continue
    run -0 safi-clean -t --diff "$in"
    assert_output ''
    n=$((n + 1))
  done
  [ "$n" -gt 0 ] || skip 'no samples'
}

@test "--list-rules: id, kind, place, whether it is on, and what for" {
  run -0 --separate-stderr safi-clean --list-rules </dev/null
  assert_line --regexp '^ad-tag-line	ad-marker	line	on	.'
  assert_line --regexp '^dateline-ar	dateline	head	off	.'
}

@test "--kinds names the nearest kind for one that is none" {
  run -2 --separate-stderr safi-clean --kinds source-tial </dev/null
  [ "$stderr" = "safi-clean: --kinds: unknown kind 'source-tial' (did you mean 'source-tail'?)" ]
}

@test "--stats counts rules and kinds" {
  run -0 --separate-stderr safi-clean --stats=stats -o out "$TESTS/data/clean/explain.in"
  run -0 cat stats
  assert_output --partial '"rules": {"ad-tag-line": 1, "source-bare": 1}'
  assert_output --partial '"kinds": {"ad-marker": 1, "source-tail": 1}'
}

@test "--diff does not go with what adds to records" {
  for option in --explain --extract; do
    run -2 --separate-stderr safi-clean --diff $option </dev/null
    [ "$stderr" = "safi-clean: '--diff' writes no records; '--explain' and '--extract' do not go with it" ]
  done
}

@test "--extract does not go with --text" {
  run -2 --separate-stderr safi-clean -t --extract </dev/null
  [ "$stderr" = "safi-clean: '--extract' adds to records; it does not go with '--text'" ]
}

# faults YAML: what is wrong with a configuration
faults() {
  printf '%s\n' "$1" >rules.yaml
  run -2 --separate-stderr safi-clean --check-config -c rules.yaml
  output=$stderr
}

@test "faults of a rule file, of its form and its sense, are all named" {
  faults 'rules:
- id: a
  kind: x
  place: lien
  match: [b]
- id: b
  kind: x
  place: line
  patern: c
  regex: "(d"
- id: c
  kind: x
  place: line
- id: d
  kind: x
  place: inline
  match: [word]
- id: e
  kind: x
  place: line
  regex: "{agncy}"
- id: f
  kind: x
  place: line
  match: [ـ]
lists:
- id: agency
  words: [x]
kinds: {y: false}'
  assert_output --partial "rules.yaml:4:10: unknown value 'lien' (did you mean 'line'?)"
  assert_output --partial "rules.yaml:9:3: unknown key 'patern'"
  assert_output --partial "rules.yaml:10:10: bad pattern: missing closing parenthesis"
  assert_output --partial "rule 'c' needs one of match, ends, holds, regex and find"
  assert_output --partial "rules.yaml:17:11: a phrase of place inline begins with a mark"
  assert_output --partial "rules.yaml:21:10: no list is called 'agncy' (did you mean 'agency'?)"
  assert_output --partial "rules.yaml:25:11: nothing is left of this phrase"
  assert_output --partial "unknown kind 'y'"
}

@test "a rule that names no place takes whole lines" {
  printf 'rules:\n- {id: a, kind: x, match: [voice of the harbour]}\n' >rules.yaml
  run -0 safi-clean -t -c rules.yaml <<<'Voice of the harbour
The voice of the harbour is loud.'
  assert_output 'The voice of the harbour is loud.'
}

@test "names of rules, kinds, lists and sites can be told apart" {
  faults 'rules:
- {id: a, kind: x, place: line, match: [b]}
- {id: any, kind: x, place: line, match: [b]}
- {id: b, kind: any, place: line, match: [b]}
- {id: c, kind: "", place: line, match: [b]}
lists:
- {id: two words, words: [x]}
sites:
- id: here
  match: [here.example]
  rules:
  - {id: a, kind: x, place: line, match: [c]}
- {id: there, match: []}'
  assert_output "safi-clean: rules.yaml:7:8: the id of a list is of letters a to z
safi-clean: rules.yaml:13:8: site 'there' needs something to match
safi-clean: rules.yaml:3:8: 'any' stands for any rule and names none
safi-clean: rules.yaml:4:17: 'any' stands for any rule and names none
safi-clean: rules.yaml:5:17: a kind cannot be empty
safi-clean: rules.yaml:12:10: duplicate id 'a' (first at line 2)"
}

@test "a kind of its own that is spelt almost like a shipped one is named first" {
  faults 'extends: default
rules:
- {id: mine, kind: ad-markr, place: line, match: [b]}
- {id: harbour, kind: harbour, place: line, match: [b]}
- {id: ad-label, kind: captoin}'
  assert_output "safi-clean: rules.yaml:5:24: unknown kind 'captoin' (did you mean 'caption'?); a new one so alike is to be named in 'kinds'
safi-clean: rules.yaml:3:20: unknown kind 'ad-markr' (did you mean 'ad-marker'?); a new one so alike is to be named in 'kinds'"
  # trap: one that is named, one like no other, and a file of kinds of its own
  printf 'extends: default\nkinds: {ad-markr: on}\nrules:\n- {id: mine, kind: ad-markr, place: line, match: [b]}\n- {id: harbour, kind: harbour, place: line, match: [b]}\n' >rules.yaml
  run -0 safi-clean --check-config -c rules.yaml
  assert_output ''
  printf 'rules:\n- {id: a, kind: post, place: line, match: [b]}\n- {id: b, kind: posts, place: line, match: [c]}\n' >rules.yaml
  run -0 safi-clean --check-config -c rules.yaml
  assert_output ''
}

@test "a fault of a list is told where it stands, once" {
  faults 'extends: default
lists:
- {id: agency, regex: "x("}'
  assert_output "safi-clean: rules.yaml:3:23: bad pattern: missing closing parenthesis at character 3"
  faults 'extends: default
lists:
- {id: agency, regex: "{nolist}"}'
  assert_output "safi-clean: rules.yaml:3:23: no list is called 'nolist'"
  # trap: a pattern's own fault is told of the pattern
  faults 'lists:
- {id: agency, regex: "x+"}
rules:
- {id: r, kind: k, place: line, regex: "({agency}"}'
  assert_output --partial "rules.yaml:4:40: bad pattern: missing closing parenthesis"
}

@test "a misspelt list, extract, rule that follows: the nearest known one" {
  faults 'extends: default
rules:
- {id: r, kind: nav, place: line, match: ["{agncy}"], extract: titel, follows: ad-labl}'
  assert_output "safi-clean: rules.yaml:3:64: unknown value 'titel' (did you mean 'title'?)
safi-clean: rules.yaml:3:43: no list is called 'agncy' (did you mean 'agency'?)
safi-clean: rules.yaml:3:80: unknown rule or kind 'ad-labl' (did you mean 'ad-label'?)"
  # trap: what templates leave is like no list
  printf 'extends: default\nrules:\n- {id: r, kind: nav, place: line, match: ["{headline_h1}", "{zzzz}"]}\n' >rules.yaml
  run -0 safi-clean --check-config -c rules.yaml
  assert_output ''
}

@test "what a rule looks for: one thing, and one that can be" {
  faults 'rules:
- {id: a, kind: x, place: line, match: [b], regex: c}
- {id: b, kind: x, place: line, match: [b], min-words: 3, max-words: 2}
- {id: c, kind: x, place: line, match: [[ad_1]]}'
  assert_output "safi-clean: rules.yaml:4:41: expected text; with [ or { at its head or ': ' in it, it wants quotes
safi-clean: rules.yaml:2:8: rule 'a' has more than one of match, ends, holds, regex and find
safi-clean: rules.yaml:3:8: rule 'b' matches nothing: max-words is less than min-words"
}

@test "a file of nothing but wrong names is refused at once" {
  names() { seq -s ', ' -f "$1%g" 100000; }
  printf 'extends: default\nkinds: {%s: on}\n' "$(names captionx | sed 's/, /: on, /g')" >kinds.yaml
  printf 'extends: default\nsites:\n- {id: s, match: [x], off: [%s]}\n' "$(names ad-labelx)" >off.yaml
  printf 'extends: default\nrules:\n- {id: r, kind: nav, place: line, match: [x], follows: [%s]}\n' "$(names ad-labelx)" >follows.yaml
  for file in kinds off follows; do
    run -2 --separate-stderr timeout 20 safi-clean -c $file.yaml </dev/null
    [[ $stderr == *'99900 more messages about faults of the configuration' ]]
  done
  printf 'extends: default\nsites:\n' >sites.yaml
  seq 10001 | sed 's/.*/- {id: s&, match: [x&]}/' >>sites.yaml
  run -2 --separate-stderr timeout 20 safi-clean -c sites.yaml </dev/null
  [ "$stderr" = 'safi-clean: sites.yaml:10003:8: more than 10000 sites' ]
}

@test "a list that begins with itself is a fault, one that holds itself is none" {
  faults "lists:
- {id: aa, regex: '(?:{bb})x'}
- {id: bb, regex: '{aa}y'}
rules:
- {id: r, kind: k, place: line, regex: '{aa}'}"
  assert_output "safi-clean: rules.yaml:2:19: list 'aa' begins with itself
safi-clean: rules.yaml:3:19: list 'bb' begins with itself"
  cat >nested.yaml <<'END'
lists:
- {id: nest, regex: '\((?:[^()]|{nest})*\)'}
rules:
- {id: r, kind: k, place: line, regex: '{nest}'}
END
  run safi-clean -t -c nested.yaml <<<$'(a(b)c)\nab(c)'
  assert_success
  assert_output 'ab(c)'
  # each is reported that does, not those that lead there
  printf '%s\n' 'lists:' "- {id: cc, regex: '{dd}'}" "- {id: dd, regex: '({ee}|x)'}" \
    "- {id: ee, regex: '(?:{dd})'}" "- {id: ff, regex: '{cc}'}" 'rules: []' >rules.yaml
  run -2 safi-clean -c rules.yaml --check-config
  assert_output "safi-clean: rules.yaml:3:19: list 'dd' begins with itself
safi-clean: rules.yaml:4:19: list 'ee' begins with itself"
}

@test "more rules than anyone writes are refused, not slow" {
  seq 20001 | sed 's/.*/- {id: r&, kind: k&, place: line, match: [x]}/;1s/^/rules:\n/' >rules.yaml
  run -2 --separate-stderr safi-clean --check-config -c rules.yaml
  assert_equal "$stderr" 'safi-clean: rules.yaml:20002:8: more than 20000 rules'
}

@test "a pattern that would take for ever is named once and skipped" {
  printf '%s\n' 'rules:' '- id: bad' '  kind: x' '  place: line' \
    '  regex: (a+)+$' '- id: good' '  kind: y' '  place: line-end' \
    '  ends: ["!"]' >rules.yaml
  printf 'a%.0s' $(seq 5000) >long
  for i in 1 2 3; do
    printf '{"text":"%s!"}\n' "$(cat long)"
  done >in
  run -1 --separate-stderr safi-clean -c rules.yaml --stats=stats -o out in
  [ "$stderr" = "safi-clean: in:1: rule 'bad' met its match limit (the rule was skipped)" ]
  printf '{"text":"%s"}\n' "$(cat long)" >want
  cat want want want | cmp - out
  run -0 cat stats
  assert_output --partial '"limited": 3'
}

# linear NAME BYTES: a document of one kind of thing ends in time
@test "a million markers, openers without end, one long line" {
  local word
  for word in '[ad_1]' '[ad_1]\n' '[caption ' '[caption id=1] x ' '<!-- ' \
    '(' '<' 'a\n' 'شارك ' 'المصدر: ' '%%item_'; do
    yes "$word" | head -n 200000 | tr -d '\n' | sed 's/\\n/\n/g' >in
    timeout 60 safi-clean -t <in >out
  done
}

@test "the judged documents: nothing real is lost, most of the rest goes" {
  measures data/cleaning/dev.jsonl
  needs python3
  safi-clean <"$SHARED/data/cleaning/dev.jsonl" >out
  python3 "$SHARED/tools/score_cleaning.py" --json \
    "$SHARED/data/cleaning/dev.jsonl" out >score
  run -0 python3 -c '
import json
all = json.load(open("score"))["groups"]["all"]
assert all["clean_damaged"] == 0, all
assert all["text_lost_pct"] <= 0.05, all
assert all["precision"] >= 98.5 and all["recall"] >= 85, all
assert all["new_chars"] == 0, all'
}

# Each line but the last is what one rule near the head is for; what it says
# of itself must not keep it from being tried.
@test "what a pattern needs is read off its source, in any spelling" {
  printf '%s\n' 'rules:' \
    '- {id: a, kind: x, place: line, regex: "ab [[:digit:]]+", within-head: 9}' \
    '- {id: b, kind: x, place: line, regex: "cd ?: ?ef", within-head: 9}' \
    '- {id: c, kind: x, place: line, regex: "gh(?:-|/)?ij", within-head: 9}' \
    '- {id: d, kind: x, place: line, regex: "kl{1,2}[-–]mn", within-head: 9}' \
    '- {id: e, kind: x, place: line, regex: "op-{0,1}qr", within-head: 9}' \
    '- {id: f, kind: x, place: line, regex: "st|{vw}!", within-head: 9}' \
    '- {id: g, kind: x, place: line, regex: "الف - باء", within-head: 9}' \
    'lists:' "- {id: vw, words: ['u?', v:w]}" >rules.yaml
  printf '%s\n' 'ab 12' 'cd：ef' 'ghij' 'kll‑mn' 'opqr' 'st' 'u?!' 'الف ـ باء' \
    'v-w!' >text
  run -0 safi-clean -t -c rules.yaml text
  assert_output 'v-w!'
}

@test "follows and precedes name their own neighbours" {
  printf '%s\n' 'rules:' \
    '- {id: up, kind: x, place: line, match: [up]}' \
    '- {id: down, kind: x, place: line, match: [down]}' \
    '- {id: mid, kind: x, place: line, match: [mid], follows: [up], precedes: [down]}' \
    >rules.yaml
  printf '%s\n' up mid rest down mid rest mid down rest mid up >text
  run -0 safi-clean -t -c rules.yaml text
  assert_output "$(printf '%s\n' rest mid rest rest mid)"
}

@test "tail-chars counts from where the match begins, not from its phrase" {
  printf '%s\n' 'rules:' \
    '- {id: whole, kind: x, place: line, match: [motto], tail-chars: 7}' \
    '- {id: led, kind: x, place: line-end, ends: [shop], lead: "our ", tail-chars: 7}' \
    >rules.yaml
  printf '%s\n' 'One line.' '-- motto' >far
  printf '%s\n' 'One line.' '- motto' >near
  run -0 safi-clean -t -c rules.yaml far
  assert_output "$(cat far)"
  run -0 safi-clean -t -c rules.yaml near
  assert_output 'One line.'
  printf 'One line: our shop\n' >far
  run -0 safi-clean -t -c rules.yaml far
  assert_output "$(cat far)"
}

@test "until: the nearest closer behind each phrase, also from the tail back" {
  printf '%s\n' 'rules:' \
    '- {id: a, kind: x, place: line-end, match: [by], until: [x], within-tail: 2}' \
    >rules.yaml
  printf 'A line by x\nAnother by one\n' >text
  run -0 safi-clean -t -c rules.yaml text
  assert_output "$(printf 'A line\nAnother by one')"
}

@test "min-hits counts phrases that are farther from the tail than tail-chars" {
  printf '%s\n' 'rules:' \
    '- {id: a, kind: x, place: line, holds: [motto], within-tail: 3, tail-chars: 12, min-hits: 2}' \
    >rules.yaml
  printf 'The motto here\nA line between\nThe motto\n' >text
  run -0 safi-clean -t -c rules.yaml text
  assert_output "$(printf 'The motto here\nA line between')"
}
