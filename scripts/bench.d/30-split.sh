# shellcheck shell=sh disable=SC2154,SC2016 # $in is set by input

input text 0
text=$in
input jsonl 0
title 'Sentences of the same documents, clean text'
row cat "ICU sentence BreakIterator, UTF-16" \
	"$build/tools/icu-sentences ar <$text"
row safi-split 'safi-split' 'safi-split <$in'
row safi-split 'safi-split --each' 'safi-split --each <$in'
row safi-split 'safi-split -t, one document' "safi-split -t <$text"
row split-sentences.perl 'Moses split-sentences.perl' \
	"head -c 2000000 $text | split-sentences.perl -l en"
print_table
