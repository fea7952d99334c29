# shellcheck shell=sh disable=SC2154,SC2016 # $in is set by input

# python3-ahocorasick finds the names as strings, safi-tag as words behind
# whatever proclitics; both times include loading the list. Its names are made
# of words of the text and of our own lists, two to four each.
input text 0
names=$work/names.tsv
LC_ALL=C awk '{ # words of U+0621-064A in bytes
	for (i = 1; i <= NF; i++)
		if ($i ~ /^(\330[\241-\272]|\331[\201-\212])+$/ && !seen[$i]++)
			word[n++] = $i
}
END {
	srand(1)
	while (count < 100000) {
		name = word[int(n * rand())]
		for (more = 1 + int(3 * rand()); more > 0; more--)
			name = name " " word[int(n * rand())]
		if (!made[name]++) {
			print name "\tLOC"
			count++
		}
	}
}' "$in" config/gazetteers/*.tsv >"$names"
printf 'regions: false\ngazetteers: [%s]\n' "$names" >"$work/names.yaml"

for python in python3 /usr/bin/python3 ''; do
	! "${python:-false}" -c 'import ahocorasick' 2>/dev/null || break
done

names_table() {
	row safi-tag 'safi-tag -t --labels LOC, this list' \
		"safi-tag -t --labels LOC -c $work/names.yaml <\$in"
	row safi-tag 'safi-tag -t --labels LOC, and ours' \
		"safi-tag -t --labels LOC --gazetteer $names <\$in"
	row "${python:-python3-ahocorasick}" 'python3-ahocorasick' \
		"$python scripts/bench.d/count-names.py $names <\$in"
	print_table
}

title 'Names of a list of 100,000 in plain text'
row cat 'cat f | cat' 'cat $in | cat'
names_table
# what of it is loading: the rest is what a byte costs
title 'The same with nothing to read'
in=/dev/null
names_table

input jsonl 0
title 'Layers of safi-tag, raw JSONL, clean text'
row cat 'cat f | cat' 'cat $in | cat'
row safi-tag 'safi-tag --labels URL' 'safi-tag --labels URL <$in'
row safi-tag 'safi-tag --labels LOC' 'safi-tag --labels LOC <$in'
row safi-tag 'safi-tag --labels DATE,NUM' 'safi-tag --labels DATE,NUM <$in'
row safi-tag 'safi-tag' 'safi-tag <$in'
print_table
