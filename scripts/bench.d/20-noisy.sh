# shellcheck shell=sh disable=SC2154,SC2016 # $in is set by input

input text 30
title 'Plain text, 30 % of the documents noisy'
row cat 'cat f | cat' 'cat $in | cat'
row safi-clean 'safi-clean -t' 'safi-clean -t <$in'
row safi-normalize 'safi-normalize -t' 'safi-normalize -t <$in'
row safi-normalize 'safi-normalize -t --ops nfkc' 'safi-normalize -t --ops nfkc <$in'
row safi-split 'safi-split -t' 'safi-split -t <$in'
row safi-tag 'safi-tag -t' 'safi-tag -t <$in'
row sed 'sed -E, 10 rules' "$sed_rules <\$in"
row uconv 'uconv -x any-nfkc' 'uconv -f utf-8 -t utf-8 -x any-nfkc <$in'
print_table

input jsonl 30
title 'Raw JSONL, 30 % of the documents noisy'
row cat 'cat f | cat' 'cat $in | cat'
row safi-clean 'safi-clean' 'safi-clean <$in'
row safi-tag 'safi-clean | normalize | split | tag' \
	'safi-clean <$in | safi-normalize | safi-split | safi-tag'
row sed 'sed -E, 10 rules' "$sed_rules <\$in"
row jq 'jq -c .' 'jq -c . <$in'
print_table
