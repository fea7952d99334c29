"""Counts the names of a list (NAME <tab> LABEL) in the standard input."""

import sys

import ahocorasick

names = ahocorasick.Automaton()
with open(sys.argv[1], encoding="utf-8") as rows:
    for row in rows:
        name = row.split("\t")[0]
        names.add_word(name, len(name))
names.make_automaton()
hits = 0
for line in open(0, encoding="utf-8"):
    for _ in names.iter(line):
        hits += 1
print(hits)
