# shellcheck shell=sh disable=SC2154,SC2016 # $in is set by input

# What the runner adds to its pipeline, on shards of 10 MB whatever BENCH_SIZE.
whole=$size size=80000000
input jsonl 10
size=$whole
mkdir -p "$work/shards" "$work/loop"
[ -e "$work/shards/aa.jsonl" ] ||
	split -C 10000000 --additional-suffix=.jsonl "$in" "$work/shards/"

title 'Eight shards of 10 MB, one at a time'
row cat 'the pipeline in a loop' "for shard in $work/shards/*; do
	safi-clean <\$shard | safi-normalize | safi-split | safi-tag \
		>$work/loop/\${shard##*/}
done"
row bash 'safi-batch -j 1' "rm -rf $work/batch
	scripts/safi-batch -q -j 1 --bin $bin $work/shards $work/batch \
		2>$work/batch.err || cat $work/batch.err >&2"
row bash 'safi-batch -j 1, all finished before' \
	"scripts/safi-batch -q -j 1 --bin $bin $work/shards $work/batch 2>&1"
print_table
