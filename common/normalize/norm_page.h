/* norm_page - the two windows code pages that Arabic text goes wrong with. */

#ifndef SAFI_NORM_PAGE_H
#define SAFI_NORM_PAGE_H

#include "common/buf.h"

/* windows-1252, bytes 0x80-0x9F. Five are free and stand for the C1 controls
 * of the same number (WHATWG Encoding Standard). */
extern const uint16_t norm_windows_1252[32];

enum norm_page_id { PAGE_1252, PAGE_1256 };

/* A code page; the bytes up to 0x7F are ASCII. */
struct norm_page {
	enum norm_page_id id;
	uint16_t upper[128];  /* the characters of 0x80-0xFF */
	uint8_t back[0x0700]; /* the byte of a character below U+0700; 0 for
				 one that is not in the page, and U+0000 */
};

/* Fills in a zeroed page. */
void norm_page_init(struct norm_page *page, enum norm_page_id id);

/* The byte, 0x80-0xFF, of a character beyond ASCII; 0 if it has none. */
uint8_t norm_page_byte(const struct norm_page *page, uint32_t cp);

/* A line of a text that is looked at as bytes of one code page. */
struct norm_line {
	struct str text; /* up to the end of the line */
	size_t beg;
	const struct norm_page *page;
	struct buf bytes; /* of the unit at hand, 0x80-0xFF */
};

/* Characters of the page beyond ASCII in a row: text[beg, end). */
struct norm_unit {
	size_t beg, end;
};

/* The next unit of the line at or after pos, its bytes in line->bytes. */
bool norm_unit_next(struct norm_line *line, size_t pos, struct norm_unit *unit);

#endif
