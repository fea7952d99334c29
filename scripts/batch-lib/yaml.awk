# Reads pipeline.yaml, the little of YAML that it needs. Out: "F NAME" for a
# filter, "O --key=value" for each of its options. What is not understood is a
# fault, reported as FILE:LINE:COLUMN, status 2.

function fault(column, what) {
	printf "safi-batch: %s:%d:%d: %s\n", file, NR, column, what \
		>"/dev/stderr"
	bad = 1
}

# the value of a scalar, a comment behind it cut off; sets wrong when it is
# none of the kinds known here
function scalar(s,   q, rest) {
	wrong = ""
	q = substr(s, 1, 1)
	if (q == "'" && match(s, /^'([^']|'')*'/)) {
		rest = substr(s, RLENGTH + 1)
		s = substr(s, 2, RLENGTH - 2)
		gsub(/''/, "'", s)
	} else if (q == "\"" && match(s, /^"([^"\\]|\\["\\])*"/)) {
		rest = substr(s, RLENGTH + 1)
		s = substr(s, 2, RLENGTH - 2)
		gsub(/\\"/, "\"", s)
		gsub(/\\\\/, "\\", s)
	} else if (index("'\"[]{}&*!|>%@`?,", q)) {
		wrong = "a plain or quoted value is wanted"
	} else {
		rest = match(s, /[ \t]+#.*$/) ? substr(s, RSTART) : ""
		s = substr(s, 1, length(s) - length(rest))
		sub(/[ \t]+$/, "", s)
		if (s ~ /:([ \t]|$)/)
			wrong = "quotes are needed around a value with ': '"
	}
	if (rest !~ /^([ \t]+#.*|[ \t]*)$/)
		wrong = "something follows the value"
	return s
}

function option(key, value, column,   quoted) {
	quoted = value ~ /^['"]/
	value = scalar(value)
	if (wrong != "")
		fault(column, wrong)
	else if (key in keys)
		fault(column, "duplicate key '" key "'")
	else if (quoted || (value != "true" && value != "false"))
		print "O --" key "=" value
	else if (value == "true")
		print "O --" key
	keys[key] = 1
}

BEGIN { file = ENVIRON["FILE"] }
{ sub(/\r$/, "") }
NR == 1 { sub(/^\357\273\277/, "") }
NR == 1 && /^---[ \t]*$/ { next }
/^[ \t]*(#|$)/ { next }
match($0, /^ */) { indent = RLENGTH }
/^ *\t/ {
	fault(indent + 1, "a tab in the indentation")
	next
}
!list {
	if ($0 !~ /^pipeline:[ \t]*(#.*)?$/)
		fault(indent + 1, "'pipeline:' is wanted, and a list below it")
	list = 1
	dash = -1
	next
}
/^ *- +[a-z][a-z0-9_-]*:?([ \t]+#.*|[ \t]*)$/ {
	if (dash >= 0 && indent != dash)
		fault(indent + 1, "not in line with the list")
	dash = indent
	name = $0
	sub(/^ *- +/, "", name)
	open = name ~ /^[a-z0-9_-]*:/
	sub(/[: \t].*$/, "", name)
	print "F " name
	depth = 0
	split("", keys)
	next
}
/^ *[a-z][a-z0-9-]*:[ \t]+[^ \t#]/ && open && indent > dash {
	if (depth && indent != depth)
		fault(indent + 1, "not in line with the options above")
	depth = indent
	key = $0
	sub(/^ */, "", key)
	value = key
	sub(/:.*$/, "", key)
	sub(/^[a-z0-9-]*:[ \t]+/, "", value)
	option(key, value, indent + 1)
	next
}
{
	fault(indent + 1, open && indent > dash ? \
		"'OPTION: VALUE' is wanted" : "'- FILTER' is wanted")
}
END { exit bad ? 2 : 0 }
