/*
 * cell - a cell of tab-separated values, the same in every table that is
 * written: TAB, LF, CR and backslash as \t \n \r \\, so that a line is a row
 * and the text can be had back (common practice of TSV: LinearTSV, jq's @tsv).
 */

#ifndef SAFI_CELL_H
#define SAFI_CELL_H

#include "buf.h"

enum { CELL_ESCAPED = 2 }; /* bytes that one byte takes at most */

/* Writes a text to dst, which has room for CELL_ESCAPED bytes for each of its;
 * returns where it ends. */
uint8_t *cell_put(uint8_t *dst, struct str text);

/* Adds a text to a row. */
void cell_add(struct buf *row, struct str text);

#endif
