/*
 * num_words - the words of numbers, which are a closed class: numerals,
 * fractions, ordinals, and the particles that end a noun phrase. What people
 * add to is in config/tag.yaml. Spelling is folded before it is compared
 * (hamza, teh marbuta, tanwin), so one spelling stands for its variants.
 */

#include "common/base.h"
#include "lex_list.h"
#include "num_words.h"

enum { TEN = NUM_TEN | LEX_AL, UNIT = NUM_UNIT };

static const struct {
	enum lex_class cls;
	unsigned flags;
	int64_t value;
	const char *words;
} table[] = {
	{ LEX_ONES, LEX_NO_AL, 0, "صفر" },
	{ LEX_ONES, LEX_NO_AL, 1, "واحد واحدة واحدا" },
	{ LEX_ONES, LEX_NO_AL | NUM_BOUND, 1, "أحد إحدى حادي" },
	{ LEX_ONES, LEX_NO_AL, 2, "اثنان اثنين اثنتان اثنتين ثنتين" },
	{ LEX_ONES, LEX_NO_AL | NUM_BOUND | NUM_TWO, 2,
		"اثنا اثني اثنى اثنتا اثنتي اثنتى" },
	{ LEX_ONES, LEX_NO_AL, 3, "ثلاث ثلاثة ثلاثا" },
	{ LEX_ONES, LEX_NO_AL, 4, "أربع أربعة أربعا" },
	{ LEX_ONES, LEX_NO_AL, 5, "خمس" },
	{ LEX_ONES, LEX_NO_AL, 5, "خمسة خمسا" },
	{ LEX_ONES, LEX_NO_AL, 6, "ست ستة ستا" },
	{ LEX_ONES, LEX_NO_AL, 7, "سبع" },
	{ LEX_ONES, LEX_NO_AL, 7, "سبعة سبعا" },
	{ LEX_ONES, LEX_NO_AL, 8, "ثمان ثماني ثمانية ثمانيا" },
	{ LEX_ONES, LEX_NO_AL, 9, "تسع" },
	{ LEX_ONES, LEX_NO_AL, 9, "تسعة تسعا" },
	{ LEX_ONES, LEX_NO_AL, 10, "عشر" },
	{ LEX_ONES, LEX_NO_AL, 10, "عشرة عشرا" },
	{ LEX_TENS, LEX_NO_AL, 20, "عشرون عشرين" },
	{ LEX_TENS, LEX_NO_AL, 30, "ثلاثون ثلاثين" },
	{ LEX_TENS, LEX_NO_AL, 40, "أربعون أربعين" },
	{ LEX_TENS, LEX_NO_AL, 50, "خمسون خمسين" },
	{ LEX_TENS, LEX_NO_AL, 60, "ستون ستين" },
	{ LEX_TENS, LEX_NO_AL, 70, "سبعون سبعين" },
	{ LEX_TENS, LEX_NO_AL, 80, "ثمانون ثمانين" },
	{ LEX_TENS, LEX_NO_AL, 90, "تسعون تسعين" },
	{ LEX_HUNDRED, LEX_NO_AL, 100, "مئة مائة" },
	{ LEX_HUNDREDS, LEX_NO_AL, 200,
		"مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي ميتين" },
	{ LEX_HUNDREDS, LEX_NO_AL, 300,
		"ثلاثمئة ثلاثمائة ثلثمائة ثلثمئة تلتمية" },
	{ LEX_HUNDREDS, LEX_NO_AL, 400, "أربعمئة أربعمائة" },
	{ LEX_HUNDREDS, LEX_NO_AL, 500, "خمسمئة خمسمائة" },
	{ LEX_HUNDREDS, LEX_NO_AL, 600, "ستمئة ستمائة" },
	{ LEX_HUNDREDS, LEX_NO_AL, 700, "سبعمئة سبعمائة" },
	{ LEX_HUNDREDS, LEX_NO_AL, 800,
		"ثمانمئة ثمانمائة ثمانيمئة ثمانيمائة ثمنمئة ثمنمائة" },
	{ LEX_HUNDREDS, LEX_NO_AL, 900, "تسعمئة تسعمائة" },
	{ LEX_SCALE, 0, 12, "دزينة" },
	{ LEX_SCALE, NUM_PLURAL, 12, "دزينات" },
	{ LEX_SCALE, NUM_DUAL, 12, "دزينتان دزينتين" },
	{ LEX_SCALE, 0, 1000, "ألف" },
	{ LEX_SCALE, NUM_EITHER, 1000, "ألفا" },
	{ LEX_SCALE, NUM_PLURAL, 1000, "آلاف ألوف" },
	{ LEX_SCALE, NUM_DUAL, 1000, "ألفان ألفين ألفي" },
	{ LEX_SCALE, 0, 1000000, "مليون" },
	{ LEX_SCALE, NUM_EITHER, 1000000, "مليونا" },
	{ LEX_SCALE, NUM_PLURAL, 1000000, "ملايين مليونات" },
	{ LEX_SCALE, NUM_DUAL, 1000000, "مليونان مليونين مليوني" },
	{ LEX_SCALE, 0, 1000000000, "مليار بليون" },
	{ LEX_SCALE, NUM_EITHER, 1000000000, "مليارا بليونا" },
	{ LEX_SCALE, NUM_PLURAL, 1000000000, "مليارات بلايين بليونات ملايير" },
	{ LEX_SCALE, NUM_DUAL, 1000000000,
		"ملياران مليارين ملياري بليونان بليونين بليوني" },
	{ LEX_SCALE, 0, 1000000000000, "تريليون ترليون" },
	{ LEX_SCALE, NUM_EITHER, 1000000000000, "تريليونا ترليونا" },
	{ LEX_SCALE, NUM_PLURAL, 1000000000000, "تريليونات ترليونات" },
	{ LEX_SCALE, NUM_DUAL, 1000000000000,
		"تريليونان تريليونين تريليوني ترليونان ترليونين" },
	/* English and French */
	{ LEX_ONES, NUM_BOUND, 1, "one" },
	{ LEX_ONES, 0, 2, "two deux" },
	{ LEX_ONES, 0, 3, "three trois" },
	{ LEX_ONES, 0, 4, "four quatre" },
	{ LEX_ONES, 0, 5, "five cinq" },
	{ LEX_ONES, 0, 6, "six" },
	{ LEX_ONES, 0, 7, "seven sept" },
	{ LEX_ONES, 0, 8, "eight huit" },
	{ LEX_ONES, 0, 9, "nine neuf" },
	{ LEX_TENS, 0, 10, "ten dix" },
	{ LEX_TENS, 0, 11, "eleven onze" },
	{ LEX_TENS, 0, 12, "twelve douze" },
	{ LEX_TENS, 0, 13, "thirteen treize" },
	{ LEX_TENS, 0, 14, "fourteen quatorze" },
	{ LEX_TENS, 0, 15, "fifteen quinze" },
	{ LEX_TENS, 0, 16, "sixteen seize" },
	{ LEX_TENS, 0, 17, "seventeen" },
	{ LEX_TENS, 0, 18, "eighteen" },
	{ LEX_TENS, 0, 19, "nineteen" },
	{ LEX_TENS, 0, 20, "twenty vingt" },
	{ LEX_TENS, 0, 30, "thirty trente" },
	{ LEX_TENS, 0, 40, "forty quarante" },
	{ LEX_TENS, 0, 50, "fifty cinquante" },
	{ LEX_TENS, 0, 60, "sixty soixante" },
	{ LEX_TENS, 0, 70, "seventy" },
	{ LEX_TENS, 0, 80, "eighty" },
	{ LEX_TENS, 0, 90, "ninety" },
	{ LEX_HUNDRED, 0, 100, "hundred cent" },
	{ LEX_VAGUE, 0, 10, "dozens dizaines" },
	{ LEX_VAGUE, 0, 100, "hundreds centaines" },
	{ LEX_VAGUE, 0, 1000, "thousands milliers" },
	{ LEX_SCALE, NUM_PLURAL, 1000, "mille" },
	{ LEX_SCALE, NUM_PLURAL, 1000000, "millions" },
	{ LEX_SCALE, NUM_PLURAL, 1000000000, "milliard milliards" },
	/* behind digits: "$1.2 million" */
	{ LEX_SCALE, NUM_PLURAL, 1000, "thousand" },
	{ LEX_SCALE, NUM_PLURAL, 1000000, "million mn" },
	{ LEX_SCALE, NUM_PLURAL, 1000000000, "billion bn" },
	{ LEX_SCALE, NUM_PLURAL, 1000000000000, "trillion" },
	{ LEX_VAGUE, 0, 10, "عشرات" },
	{ LEX_VAGUE, 0, 100, "مئات مائات" },
	{ LEX_VAGUE, 0, 1000, "آلاف ألوف" },
	{ LEX_VAGUE, 0, 1000000, "ملايين" },
	{ LEX_VAGUE, 0, 1000000000, "مليارات بلايين ملايير" },
	{ LEX_VAGUE, 0, 1000000000000, "تريليونات ترليونات" },
	{ LEX_FRACTION, 0, 2, "نصف" },
	{ LEX_FRACTION, NUM_TAIL, 2, "نص" }, /* also: text */
	{ LEX_FRACTION, 0, 3, "ثلث" },
	{ LEX_FRACTION, 0, 4, "ربع" },
	{ LEX_FRACTION, 0, 6, "سدس" },
	/* also: price, five, ten; «سبع» and «تسع» are hardly ever parts */
	{ LEX_FRACTION, NUM_WEAK, 8, "ثمن" },
	{ LEX_FRACTION, NUM_WEAK, 5, "خمس" },
	{ LEX_FRACTION, NUM_WEAK, 10, "عشر" },
	{ LEX_FRACTION, NUM_PAIR, 3, "ثلثا ثلثي ثلثان ثلثين" },
	{ LEX_FRACTION, NUM_PAIR, 4, "ربعا ربعي ربعان ربعين" },
	{ LEX_FRACTION, NUM_PAIR, 5, "خمسي خمسان" },
	{ LEX_FRACTION, NUM_PARTS, 2, "أنصاف" },
	{ LEX_FRACTION, NUM_PARTS, 3, "أثلاث" },
	{ LEX_FRACTION, NUM_PARTS, 4, "أرباع" },
	{ LEX_FRACTION, NUM_PARTS, 5, "أخماس" },
	{ LEX_FRACTION, NUM_PARTS, 6, "أسداس" },
	{ LEX_FRACTION, NUM_PARTS, 7, "أسباع" },
	{ LEX_FRACTION, NUM_PARTS, 8, "أثمان" },
	{ LEX_FRACTION, NUM_PARTS, 9, "أتساع" },
	{ LEX_FRACTION, NUM_PARTS, 10, "أعشار" },
	{ LEX_ORDINAL, UNIT, 1, "أول أولى" },
	{ LEX_ORDINAL, UNIT | LEX_AL, 1, "حادي حادية واحد واحدة أحد" },
	{ LEX_ORDINAL, UNIT, 2, "ثاني ثانية ثان" },
	{ LEX_ORDINAL, UNIT | LEX_AL, 2, "اثنا اثني اثنى" },
	{ LEX_ORDINAL, UNIT, 3, "ثالث ثالثة" },
	{ LEX_ORDINAL, UNIT, 4, "رابع رابعة" },
	{ LEX_ORDINAL, UNIT, 5, "خامس خامسة" },
	{ LEX_ORDINAL, UNIT, 6, "سادس سادسة" },
	{ LEX_ORDINAL, UNIT, 7, "سابع سابعة" },
	{ LEX_ORDINAL, UNIT, 8, "ثامن ثامنة" },
	{ LEX_ORDINAL, UNIT, 9, "تاسع تاسعة" },
	{ LEX_ORDINAL, 0, 10, "عاشر عاشرة" },
	{ LEX_ORDINAL, TEN, 20, "عشرون عشرين" },
	{ LEX_ORDINAL, TEN, 30, "ثلاثون ثلاثين" },
	{ LEX_ORDINAL, TEN, 40, "أربعون أربعين" },
	{ LEX_ORDINAL, TEN, 50, "خمسون خمسين" },
	{ LEX_ORDINAL, TEN, 60, "ستون ستين" },
	{ LEX_ORDINAL, TEN, 70, "سبعون سبعين" },
	{ LEX_ORDINAL, TEN, 80, "ثمانون ثمانين" },
	{ LEX_ORDINAL, TEN, 90, "تسعون تسعين" },
	{ LEX_ORDINAL, TEN, 100, "مئة مائة" },
	{ LEX_ORDINAL, TEN, 1000, "ألف" },
	{ LEX_SIGN, LEX_NO_AL, -1, "سالب ناقص" },
	{ LEX_POINT, LEX_NO_AL, 0, "فاصلة فاصل" },
	{ LEX_SHARE, LEX_NO_AL, 0, "جزء أجزاء جزءا" },
	{ LEX_BELOW, 0, 0, "تحت_الصفر دون_الصفر" },
	{ LEX_PERCENT, 0, 0,
		"% ٪ بالمئة بالمائة بالميه في_المئة في_المائة في_المية "
		"percent per_cent pour_cent" },
	{ LEX_STOP, LEX_NO_AL, 0,
		"في من إلى على عن مع خلال بعد قبل منذ حتى إن أن أنه أنها "
		"إنه إنها إنهم أنهم التي الذي الذين اللذين اللتين ما لا لم لن "
		"قد كما حيث إذ بين بينهم بينها بينهن منهم منها منه منهن معه "
		"معها معهم لديه لديها لديهم و أو أم ثم لكن لكنه "
		"بل هذا هذه ذلك تلك هو هي هم ضد عبر عند لدى دون نحو حول "
		"بسبب جراء إثر عقب كان كانت كانوا يكون تكون ليس غير سوى "
		"إلا له لها لهم به بها فيه فيها عليه عليها إليه إليها عنه عنها "
		"أيضا فقط حين عندما بينما كل أي داخل خارج أمام تحت فوق "
		"ضمن وسط قرب وفق بحسب حسب أثناء لكي كي بجروح بجراح بتوقيت "
		"أحدهما أحدهم إحداهما إحداهن وفقا طبقا حسبما نتيجة نقلا" },
	{ LEX_STOP, 0, 0,
		"and or of in on at to by for from with the is are was were "
		"as that" },
	/* not "for six" */
	{ LEX_STOP, LEX_NO_PRE, 0, "لست ولست فلست ألست" },
};

/* What stands around a number. */
static const struct {
	enum lex_list list;
	const char *words;
} around[] = {
	{ LIST_BEFORE_PLACE,
		"في من خلال بعد قبل منذ على إلى عن عبر ضد حتى إثر مع بواسطة "
		"لمدة رقم أمام وراء خلف قرب داخل خارج تحت "
		"in on at by from since en le la les de du des" },
	{ LIST_AMONG, "بينهم بينها منهم بينهن" },
	{ LIST_RESOLUTION, "قرار القرار لقرار بقرار للقرار بالقرار" },
};

void
num_read_words(struct lex *lex)
{
	for (size_t i = 0; i < COUNTOF(table); i++)
		lex_add_words(lex, table[i].words, table[i].cls, table[i].flags,
			table[i].value, NULL);
	for (size_t i = 0; i < COUNTOF(around); i++)
		lex_add_list(lex, around[i].words, around[i].list);
}
