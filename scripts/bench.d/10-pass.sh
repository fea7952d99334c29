# shellcheck shell=sh disable=SC2154,SC2016 # $in is set by input

input jsonl 0
title 'Raw JSONL, clean text'
row cat 'cat f | cat' 'cat $in | cat'
row safi-clean 'safi-clean, no rules' "safi-clean -c $work/none.yaml <\$in"
echo 'rules: []' >"$work/none.yaml"
row safi-clean 'safi-clean' 'safi-clean <$in'
row safi-normalize 'safi-normalize' 'safi-normalize <$in'
row safi-split 'safi-split' 'safi-split <$in'
row safi-tag 'safi-tag' 'safi-tag <$in'
row jq 'jq -c .' 'jq -c . <$in'
print_table

input escaped 0
title '\uXXXX JSONL, clean text'
row cat 'cat f | cat' 'cat $in | cat'
row safi-clean 'safi-clean' 'safi-clean <$in'
row safi-normalize 'safi-normalize' 'safi-normalize <$in'
row safi-split 'safi-split' 'safi-split <$in'
row safi-tag 'safi-tag' 'safi-tag <$in'
row jq 'jq -c .' 'jq -c . <$in'
print_table
