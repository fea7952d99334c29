/* rules_chars - what is asked of characters, and of bytes that may begin some:
 * tables of it. */

#include "rules_load.h"
#include "common/uchar.h"

/* ASCII marks and white space; U+00A0-00BF, U+2000-2FFF. */
static void
load_gaps(struct byteset *gaps)
{
	for (uint8_t c = 0; c < 0x80; c++)
		if (!uchar_is_word(c))
			byteset_add(gaps, c);
	byteset_add(gaps, 0xC2);
	byteset_add(gaps, 0xE2);
}

static void
load_opens(struct rules *rules)
{
	for (unsigned c = 0; c < 0x100; c++)
		if (c != ' ' && byteset_has(&rules->gaps, (uint8_t)c) &&
			(c >= 0x80 || rules->words.match->begins.ascii[c] ||
				rules->far.match->begins.ascii[c]))
			byteset_add(&rules->opens, (uint8_t)c);
}

/* Of U+0009-000D and 0020; 0085 and 00A0; 1680; 2000-205F; 3000. */
static void
load_spaces(struct byteset *spaces)
{
	for (uint8_t c = 0; c < 0x80; c++)
		if (uchar_is_space(c))
			byteset_add(spaces, c);
	byteset_add(spaces, 0xC2);
	byteset_add(spaces, 0xE1);
	byteset_add(spaces, 0xE2);
	byteset_add(spaces, 0xE3);
}

void
load_characters(struct rules *rules)
{
	for (uint32_t i = 0; i < BEGIN_CODES; i++) {
		uint32_t cp = i < 0x80 ? i : 0x600 + i - 0x80;

		rules->marks[i] = line_mark(cp);
		rules->letters[i] =
			uchar_info(cp) & (UCHAR_LETTER | UCHAR_DIGIT);
	}
	load_gaps(&rules->gaps);
	load_opens(rules);
	load_spaces(&rules->spaces);
}
