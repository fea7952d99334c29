# Merges new records into the old ones. In: the old lines, sorted, in file
# OLD; on standard input the new ones, sorted, as "NAME tab NUMBER tab LINE",
# the last word on a name first. In file NEW: one line a name. On standard
# output: those of them whose name is in file PRESENT, which is sorted, too.
# Lines of pieces are left out unless PIECES is set. Of new lines the counters
# at 0 go.

function name_of(line) {
	line = substr(line, 11)
	return substr(line, 1, index(line, "\"") - 1)
}

function next_old() {
	old_name = ""
	if ((getline old <old_file) > 0)
		old_name = name_of(old)
}

function next_present() {
	more = (getline wanted <present) > 0
}

function put(line, name) {
	if (!pieces && index(name, "%:"))
		return
	print line >new_file
	while (more && wanted "" < name "")
		next_present()
	if (more && wanted "" == name "")
		print line
}

# groups are the objects without objects inside
function squeeze(line,   done, at, group) {
	at = index(line, ",\"stats\":[")
	done = substr(line, 1, at)
	line = substr(line, at + 1)
	while (match(line, /\{("([^"\\]|\\.)*"|[^{}"])*\}/)) {
		group = substr(line, RSTART, RLENGTH)
		done = done substr(line, 1, RSTART - 1)
		line = substr(line, RSTART + RLENGTH)
		gsub(/"([^"\\]|\\.)*": *0, */, "", group)
		sub(/(, *)?"([^"\\]|\\.)*": *0\}/, "}", group)
		done = done group
	}
	return done line
}

BEGIN {
	FS = "\t"
	old_file = ENVIRON["OLD"]
	new_file = ENVIRON["NEW"]
	present = ENVIRON["PRESENT"]
	pieces = ENVIRON["PIECES"]
	printf "" >new_file
	next_old()
	next_present()
}
$1 == last { next }
{
	last = $1
	while (old_name != "" && old_name < $1 "") {
		put(old, old_name)
		next_old()
	}
	if (old_name == $1 "")
		next_old()
	put(squeeze(substr($0, length($1) + length($2) + 3)), $1)
}
END {
	while (old_name != "") {
		put(old, old_name)
		next_old()
	}
}
