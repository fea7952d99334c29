# Adds up what the filters counted in lines of shards.jsonl. Prints one line
#
#   SHARDS DONE BAD FAILED IN_BYTES OUT_BYTES SECONDS IN OUT REJECTED STATS
#
# with tabs between: numbers, and a JSON array with one object a filter.

# The objects of a "stats" array are walked string by string: between the
# quotes stand only punctuation and numbers.
function walk(text,   n, i, part, key, after, c, j) {
	n = split(text, part, "\"")
	depth = 0
	filter = 0
	punctuation(part[1])
	for (i = 2; i <= n; i += 2) {
		key = part[i]
		while (key ~ /(^|[^\\])(\\\\)*\\$/ && i + 2 <= n)
			key = key "\"" part[++i]
		after = part[i + 1]
		sub(/^: */, "", after)
		if (match(after, /^[0-9]+/)) {
			add(path[depth] SUBSEP key, substr(after, 1, RLENGTH))
			after = substr(after, RLENGTH + 1)
		} else if (after ~ /^\{/) {
			path[depth + 1] = path[depth] SUBSEP key
			add(path[++depth], "{")
			after = substr(after, 2)
		}
		punctuation(after)
	}
}

function punctuation(s,   i, c) {
	for (i = 1; i <= length(s); i++) {
		c = substr(s, i, 1)
		if (c == "{")
			path[++depth] = ++filter
		else if (c == "}")
			depth--
		else if (c == "n")
			filter++ # null: that one counted nothing
	}
	if (filter > filters)
		filters = filter
}

function add(at, value,   parent) {
	if (!(at in sum)) {
		parent = at
		sub(SUBSEP "[^" SUBSEP "]*$", "", parent)
		child[parent, ++children[parent]] = at
	}
	if (value == "{")
		sum[at] = "{"
	else
		sum[at] += value
}

function json(at,   i, s, key, kid) {
	for (i = 1; i <= children[at]; i++) {
		kid = child[at, i]
		key = kid
		sub("^.*" SUBSEP, "", key)
		s = s (i > 1 ? "," : "") "\"" key "\":" \
			(sum[kid] == "{" ? json(kid) : sprintf("%.0f", sum[kid]))
	}
	return "{" s "}"
}

function number(name) {
	if (!match($0, "\"" name "\":[0-9.]+"))
		return 0
	return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3)
}

{
	shards++
	status = number("status")
	done += status < 2
	bad += status == 1
	failed += status > 1
	seconds += number("seconds")
	if (status > 1)
		next
	in_bytes += number("in_bytes")
	out_bytes += number("out_bytes")
	records_in += number("records_in")
	records_out += number("records_out")
	rejected += number("rejected")
	beg = index($0, "\"stats\":[")
	end = index($0, "],\"messages\":[")
	walk(substr($0, beg + 9, end - beg - 9))
}

END {
	for (i = 1; i <= filters; i++)
		list = list (i > 1 ? "," : "") (children[i] ? json(i) : "null")
	printf "%d\t%d\t%d\t%d\t%.0f\t%.0f\t%.3f\t%.0f\t%.0f\t%.0f\t[%s]\n", \
		shards, done, bad, failed, in_bytes, out_bytes, seconds, \
		records_in, records_out, rejected, list
}
