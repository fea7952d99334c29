/* norm_ops - the names of the operations. */

#include "norm.h"

static const struct {
	struct str name;
	const char *about;
} ops[NORM_OPS] = {
	[NORM_MOJIBAKE] = { STR_INIT("mojibake"),
		"undo UTF-8 read as windows-1252 or -1256, and windows-1256 "
		"read as windows-1252" },
	[NORM_ENTITIES] = { STR_INIT("entities"),
		"resolve HTML character references" },
	[NORM_CONTROLS] = { STR_INIT("controls"),
		"delete control characters but TAB and LF" },
	[NORM_BIDI] = { STR_INIT("bidi"), "delete bidi controls" },
	[NORM_BOM] = { STR_INIT("bom"), "delete U+FEFF" },
	[NORM_ZERO_WIDTH] = { STR_INIT("zero-width"),
		"delete U+200B, U+2060 and the soft hyphen U+00AD" },
	[NORM_PRESENTATION] = { STR_INIT("presentation"),
		"Arabic presentation forms to letters" },
	[NORM_QURANIC] = { STR_INIT("quranic"), "delete Quranic marks" },
	[NORM_DEDIAC] = { STR_INIT("dediac"),
		"delete vowel marks U+064B-0652 and U+0670" },
	[NORM_TATWEEL] = { STR_INIT("tatweel"), "delete tatweel U+0640" },
	[NORM_JOINERS] = { STR_INIT("joiners"),
		"delete U+200C and U+200D next to an Arabic letter" },
	[NORM_NFD] = { STR_INIT("nfd"), "Unicode normalization form D" },
	[NORM_NFKD] = { STR_INIT("nfkd"), "Unicode normalization form KD" },
	[NORM_NFC] = { STR_INIT("nfc"), "Unicode normalization form C" },
	[NORM_NFKC] = { STR_INIT("nfkc"), "Unicode normalization form KC" },
	[NORM_PERSIAN_LETTERS] = { STR_INIT("persian-letters"),
		"Persian and Urdu kaf, yeh, heh to the Arabic ones" },
	[NORM_ALEF] = { STR_INIT("alef"), "alef forms to plain alef U+0627" },
	[NORM_ALEF_MAKSURA] = { STR_INIT("alef-maksura"),
		"alef maksura U+0649 to yeh U+064A" },
	[NORM_TEH_MARBUTA] = { STR_INIT("teh-marbuta"),
		"teh marbuta U+0629 to heh U+0647" },
	[NORM_HAMZA_SEAT] = { STR_INIT("hamza-seat"),
		"hamza on waw or yeh to the letter alone" },
	[NORM_DIGITS_ASCII] = { STR_INIT("digits-ascii"),
		"Arabic and Persian digits to ASCII" },
	[NORM_DIGITS_ARABIC] = { STR_INIT("digits-arabic"),
		"ASCII digits to Arabic" },
	[NORM_PUNCT_ASCII] = { STR_INIT("punct-ascii"),
		"Arabic comma, semicolon, question mark, full stop to ASCII" },
	[NORM_QUOTES_ASCII] = { STR_INIT("quotes-ascii"),
		"curly quotes and guillemets to ASCII" },
	[NORM_DASHES_ASCII] = { STR_INIT("dashes-ascii"),
		"dashes U+2010-2015 to the hyphen-minus" },
	[NORM_ELLIPSIS_ASCII] = { STR_INIT("ellipsis-ascii"),
		"U+2026 to three full stops" },
	[NORM_NUMBER_SIGNS] = { STR_INIT("number-signs"),
		"Arabic percent, decimal and thousands signs to ASCII" },
	[NORM_PUNCT_ARABIC] = { STR_INIT("punct-arabic"),
		"comma, semicolon, question mark after Arabic letters to "
		"Arabic" },
	[NORM_REPEAT_LETTERS] = { STR_INIT("repeat-letters"),
		"3 or more of one letter to 2" },
	[NORM_SPACES] = { STR_INIT("spaces"),
		"runs of white space to one space, none at line ends" },
	[NORM_SPACE_PUNCT] = { STR_INIT("space-punct"),
		"no space before closing, after opening punctuation" },
	[NORM_REPEAT_PUNCT] = { STR_INIT("repeat-punct"),
		"runs of one punctuation mark to one, of dots to three" },
	[NORM_WAW_JOIN] = { STR_INIT("waw-join"),
		"join a lone waw U+0648 to the word that follows" },
};

struct str
norm_name(enum norm_op op)
{
	return ops[op].name;
}

const char *
norm_about(enum norm_op op)
{
	return ops[op].about;
}

bool
norm_find(struct str name, enum norm_op *op)
{
	for (int i = 0; i < NORM_OPS; i++) {
		if (str_eq(ops[i].name, name)) {
			*op = (enum norm_op)i;
			return true;
		}
	}
	return false;
}
