# Decides what is to be done. In: sorted lines, the name first:
#
#   NAME I BYTES MTIME                    the input
#   NAME O BYTES MTIME                    an output that is there
#   NAME R PROGRAM CONFIG BYTES MTIME OUT_BYTES OUT_MTIME STATUS
#                                         a record of earlier work
#
# An output is good when a record says that this program with this
# configuration made just this output of just this input. Out: BYTES MTIME
# WHY NAME of all else; WHY is new, missing, output, input or config, and
# begins with "+" where an output is in the way. The last line, after "=",
# counts: todo, its bytes, good ones, outputs whose input is gone.

function decide(   why) {
	if (name == "")
		return
	if (!has_in) {
		gone += has_out && has_record
		return
	}
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
	printf "%s\t%s\t%s\t%s\n", bytes, mtime, (has_out ? "+" : "") why, name
	todo++
	todo_bytes += bytes
}

BEGIN { FS = "\t" }

$1 != name {
	decide()
	name = $1
	has_in = has_out = has_record = 0
	good = finished = same_both = same_run = 0
}
$2 == "I" { has_in = 1; bytes = $3; mtime = $4 }
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
	printf "=\t%d\t%.0f\t%d\t%d\n", todo, todo_bytes, kept, gone
}
