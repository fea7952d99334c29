/* holds - what a text must hold. */

#include "holds.h"
#include "common/uchar.h"
#include "common/utf8.h"

/* About how many of 4,000 characters of a text are this one of ASCII. */
static unsigned
usual(uint32_t cp)
{
	if (cp == 0x640 || (cp >= 0x600 && cp < 0x700 && !uchar_is_word(cp)))
		return 100;
	if (cp == ' ' || cp == '.' || cp >= 0x80)
		return HOLDS_USUAL;
	if (uchar_is_letter(cp))
		return 90; /* in the texts of one script, in others never */
	return cp == ':' || cp == '"' ? 100 : 20;
}

/* Of Arabic marks the second byte is taken: few letters have it. */
static void
add(struct holds *set, uint32_t cp)
{
	uint8_t c = (uint8_t)(cp < 0x80 ? cp : 0x80 | (cp & 0x3F));

	if (cp < 0x700 && byteset_has(&set->bytes, c))
		return;
	set->usual += usual(cp);
	if (cp < 0x700)
		byteset_add(&set->bytes, c);
}

/* Of what is not Arabic the first byte is taken. */
void
holds_add_plain(struct holds *set, uint32_t cp)
{
	uint8_t bytes[4];

	(void)utf8_put(bytes, cp);
	if (cp < 0x80 || (bytes[0] & 0xFC) == 0xD8) {
		add(set, cp);
	} else if (!byteset_has(&set->bytes, bytes[0])) {
		byteset_add(&set->bytes, bytes[0]);
		set->usual += 100;
	}
}

/* To dashes, colons and quotes others fold: those have first bytes that no
 * Arabic letter has, but for a tatweel (U+0640, D9 80) that stands for a dash.
 * For letters and digits there are too many. */
void
holds_add(struct holds *set, uint32_t fold)
{
	bool many = fold == '-' || fold == ':' || fold == '"' || fold == '\'';

	if (uchar_is_word(fold)) {
		set->usual += HOLDS_USUAL;
		return;
	}
	add(set, fold);
	for (uint8_t c = 0xC2; many && c < 0xF5; c++)
		if ((c & 0xFC) != 0xD8)
			byteset_add(&set->bytes, c);
	if (fold == '-')
		byteset_add(&set->bytes, 0x80);
}

void
holds_join(struct holds *set, const struct holds *other)
{
	struct byteset before = set->bytes;

	for (size_t i = 0; i < 16; i++) {
		set->bytes.half[0][i] |= other->bytes.half[0][i];
		set->bytes.half[1][i] |= other->bytes.half[1][i];
	}
	if (other->usual >= HOLDS_USUAL ||
		memcmp(&before, &set->bytes, sizeof(before)) != 0)
		set->usual += other->usual;
}
