# Decides what is to be done. In: sorted lines, the name first:
#
#   NAME I BYTES MTIME                    the input
#   NAME O BYTES MTIME                    an output that is there
#   NAME R PROGRAM CONFIG BYTES MTIME OUT_BYTES OUT_MTIME STATUS
#                                         a record of earlier work
#
# An output is good when a record says that this program with this
# configuration made just this output of just this input. Out, in file DUE,
# a line for all else, with tabs between:
#
#   WEIGHT BYTES MTIME BEG LENGTH NAME WHY
#
# Whole shards weigh their bytes, and BEG and LENGTH are "-"; of pieces, whose
# names end in %:BEG-LENGTH, these are taken apart. WHY is new, missing,
# output, input or config, and begins with "+" where an output is in the way.
# In file PRESENT stand the names of the inputs, in file FOLDERS the folders
# that these are in. On standard output, with tabs between, what there is to
# say: inputs; to be done, their bytes, for how many of them an output is in
# the way, how many changed since they were made (input, config); good ones;
# outputs whose input is gone.

function decide(   why) {
	if (name == "")
		return
	if (!has_in) {
		gone += has_out && has_record
		return
	}
	inputs++
	print name >present
	if (good) {
		kept++
		return
	}
	if (!finished)
		why = "new"
	else if (same_both)
		why = has_out ? "output" : "missing"
	else
		why = same_run ? "input" : "config"
	changed += why == "input" || why == "config"
	in_way += has_out
	put((has_out ? "+" : "") why)
	todo++
	todo_bytes += bytes
}

function put(why,   at, part) {
	at = index(name, "%:")
	if (!at) {
		print bytes, bytes, mtime, "-", "-", name, why >todo_file
		return
	}
	split(substr(name, at + 2), part, "-")
	print part[2], bytes, mtime, part[1], part[2], \
		substr(name, 1, at - 1), why >todo_file
}

# names come sorted, so that most names of a folder follow one another
function note_folder(name) {
	if (!sub(/\/[^\/]*$/, "", name) || name == folder)
		return
	folder = name
	print folder >folders
}

BEGIN {
	FS = OFS = "\t"
	todo_file = ENVIRON["DUE"]
	present = ENVIRON["PRESENT"]
	folders = ENVIRON["FOLDERS"]
	printf "" >todo_file
	printf "" >present
	printf "" >folders
}

$1 != name {
	decide()
	name = $1
	has_in = has_out = has_record = 0
	good = finished = same_both = same_run = 0
}
$2 == "I" { has_in = 1; bytes = $3; mtime = $4; note_folder(name) }
$2 == "O" { has_out = 1; out_bytes = $3; out_mtime = $4 }
$2 == "R" {
	has_record = 1
	if ($9 > 1)
		next
	finished = 1
	now = $3 == program && $4 == config
	same = now && has_in && $5 "" == bytes "" && $6 "" == mtime ""
	same_run += now
	same_both += same
	good += same && has_out && $7 "" == out_bytes "" && \
		$8 "" == out_mtime ""
}

END {
	decide()
	printf "%d\t%d\t%.0f\t%d\t%d\t%d\t%d\n", inputs, todo, todo_bytes, \
		in_way, changed, kept, gone
}
