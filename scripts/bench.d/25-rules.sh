# shellcheck shell=sh disable=SC2154,SC2016 # $in is set by input

# RULES N: that many rules of made-up words, as people write them: most by
# phrases at the beginning or the end of lines, some by patterns.
rules() {
	awk -v n="$1" '
	function word(  s, k) {
		s = rand() < 0.4 ? "ال" : ""
		for (k = 3 + int(rand() * 4); k > 0; k--)
			s = s letter[1 + int(rand() * letters)]
		return s
	}
	function pair() { return word() " " word() }
	BEGIN {
		letters = split("ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ع غ ف " \
			"ق ك ل م ن ه و ي", letter, " ")
		srand(7)
		print "rules:"
		for (i = 0; i < n; i++) {
			print "- id: rule-" i "\n  kind: nav"
			if (i % 10 < 6)
				printf "  place: line\n  match: [%s, %s]\n" \
					"  within-%s: %d\n", pair(), pair(), \
					i % 2 ? "head" : "tail", 1 + i % 14
			else if (i % 10 == 6)
				printf "  place: line\n  ends: [%s]\n" \
					"  lead: \".{3,40}\"\n" \
					"  within-tail: 4\n", pair()
			else if (i % 10 == 7)
				printf "  place: tail\n  match: [%s]\n" \
					"  then: \": .{2,50}\"\n" \
					"  tail-chars: 200\n", pair()
			else if (i % 10 == 8)
				printf "  place: inline\n  match: [\"[x%d_\"]\n" \
					"  then: \"[a-z]{1,9}\\\\]\"\n", i
			else
				printf "  place: line\n" \
					"  regex: \"%s [0-9]{1,4}\"\n" \
					"  within-head: 6\n  max-chars: 80\n", \
					pair()
		}
	}'
}

input jsonl 50
title 'Raw JSONL, half of the documents noisy'
row cat 'cat f | cat' 'cat $in | cat'
row safi-clean 'safi-clean, shipped rules' 'safi-clean <$in'
row sed 'sed -E, 10 rules' "$sed_rules <\$in"
rules 50 >"$work/50.yaml"
row safi-clean 'safi-clean, 50 rules' "safi-clean -c $work/50.yaml <\$in"
rules 500 >"$work/500.yaml"
row safi-clean 'safi-clean, 500 rules' "safi-clean -c $work/500.yaml <\$in"
row safi-clean 'safi-clean, start alone' 'safi-clean </dev/null'
print_table
