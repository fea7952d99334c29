# Makes file names into words that are safe in a line, in JSON and on a
# terminal, and reversibly so: "%", quotes, backslashes, control and bidi
# characters and bytes that are not UTF-8 become %XX. ("%" and LF were
# encoded before.) In: "KIND BYTES MTIME NAME"; out: NAME, KIND, BYTES, MTIME,
# with a tab between.

function encode(s, unsafe,   done, i) {
	while (match(s, unsafe)) {
		done = done substr(s, 1, RSTART - 1)
		for (i = RSTART; i < RSTART + RLENGTH; i++)
			done = done sprintf("%%%02X", code[substr(s, i, 1)])
		s = substr(s, RSTART + RLENGTH)
	}
	return done s
}

BEGIN {
	for (i = 1; i < 256; i++)
		code[sprintf("%c", i)] = i
	tail = "[\200-\277]"
	utf8 = "^([\001-\177]|[\302-\337]" tail "|\340[\240-\277]" tail \
		"|[\341-\354\356\357]" tail tail "|\355[\200-\237]" tail \
		"|\360[\220-\277]" tail tail "|[\361-\363]" tail tail tail \
		"|\364[\200-\217]" tail tail ")*$"
	ascii = "[\001-\037\"\\\\\177]"
	# C1, U+061C, U+200B-200F, U+2028-202E, U+2066-2069, U+FEFF
	hidden = ascii "|\302[\200-\237]|\330\234|\342\200[\213-\217]" \
		"|\342\200[\250-\256]|\342\201[\246-\251]|\357\273\277"
	foreign = "[\001-\037\"\\\\\177-\377]"
	OFS = "\t"
}

{
	kind = $1
	bytes = $2
	mtime = $3
	name = substr($0, length(kind bytes mtime) + 4)
	if (name ~ foreign)
		name = encode(name, name !~ utf8 ? foreign : hidden)
	print name, kind, bytes, mtime
}
