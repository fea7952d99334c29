/* date_words - the words of dates; months also as CLDR has them for the
 * countries that have names of their own. */

#include "date_read.h"

/* Both for a lone U+0622 0628: August, and the folded spelling is "father". */
enum { AUGUST = DATE_WEAK | DATE_MADDA | LEX_NO_AL };

static const struct {
	unsigned cls;
	unsigned flags;
	int64_t value;
	const char *words;
} table[] = {
	{ LEX_WEEKDAY, 0, 1, "اثنين إثنين اتنين" },
	{ LEX_WEEKDAY, 0, 2, "ثلاثاء ثلاثا" },
	{ LEX_WEEKDAY, 0, 3, "أربعاء أربعا" },
	{ LEX_WEEKDAY, 0, 4, "خميس" },
	{ LEX_WEEKDAY, 0, 5, "جمعة" },
	{ LEX_WEEKDAY, 0, 6, "سبت" },
	{ LEX_WEEKDAY, 0, 7, "أحد" },
	{ LEX_PERIOD, 0, UNIT_SECOND, "ثانية" },
	{ LEX_PERIOD, DATE_PLURAL, UNIT_SECOND, "ثوان ثواني" },
	{ LEX_PERIOD, DATE_DUAL, UNIT_SECOND, "ثانيتان ثانيتين" },
	{ LEX_PERIOD, 0, UNIT_MINUTE, "دقيقة" },
	{ LEX_PERIOD, DATE_PLURAL, UNIT_MINUTE, "دقائق" },
	{ LEX_PERIOD, DATE_DUAL, UNIT_MINUTE, "دقيقتان دقيقتين" },
	{ LEX_PERIOD, 0, UNIT_HOUR, "ساعة" },
	{ LEX_PERIOD, DATE_PLURAL, UNIT_HOUR, "ساعات" },
	{ LEX_PERIOD, DATE_DUAL, UNIT_HOUR, "ساعتان ساعتين" },
	{ LEX_PERIOD, 0, UNIT_DAY, "يوم يوما" },
	{ LEX_PERIOD, DATE_PLURAL, UNIT_DAY, "أيام أياما" },
	{ LEX_PERIOD, DATE_DUAL, UNIT_DAY, "يومان يومين" },
	{ LEX_PERIOD, 0, UNIT_WEEK, "أسبوع أسبوعا" },
	{ LEX_PERIOD, DATE_PLURAL, UNIT_WEEK, "أسابيع" },
	{ LEX_PERIOD, DATE_DUAL, UNIT_WEEK, "أسبوعان أسبوعين" },
	{ LEX_PERIOD, 0, UNIT_MONTH, "شهر شهرا" },
	{ LEX_PERIOD, DATE_PLURAL, UNIT_MONTH, "أشهر شهور شهورا" },
	{ LEX_PERIOD, DATE_DUAL, UNIT_MONTH, "شهران شهرين" },
	{ LEX_PERIOD, 0, UNIT_YEAR, "سنة عام عاما" },
	{ LEX_PERIOD, DATE_PLURAL, UNIT_YEAR, "سنوات أعوام أعواما سنين" },
	{ LEX_PERIOD, DATE_DUAL, UNIT_YEAR, "سنتان سنتين عامان عامين" },
	{ LEX_PERIOD, 0, UNIT_DECADE, "عقد عقدا" },
	{ LEX_PERIOD, DATE_PLURAL, UNIT_DECADE, "عقود عقودا" },
	{ LEX_PERIOD, DATE_DUAL, UNIT_DECADE, "عقدان عقدين" },
	{ LEX_PERIOD, 0, UNIT_CENTURY, "قرن قرنا" },
	{ LEX_PERIOD, DATE_PLURAL, UNIT_CENTURY, "قرون" },
	{ LEX_PERIOD, DATE_DUAL, UNIT_CENTURY, "قرنان قرنين" },
	{ DATE_DAY, 0, -1,
		"أمس يوم_أمس البارحة بارحة مبارح امبارح "
		"يوم_البارحة" },
	{ DATE_DAY, 0, -2,
		"أمس_الأول أول_أمس أول_البارحة قبل_أمس قبل_البارحة "
		"أول_من_أمس يوم_أمس_الأول أول_امبارح أول_مبارح "
		"قبل_امبارح" },
	{ DATE_DAY, LEX_AL, -2, "يوم_قبل_البارحة يوم_القبل_البارحة" },
	{ DATE_DAY, 0, 1, "غدا غد يوم_غد بكرة بكرا يوم_الغد" },
	{ DATE_DAY, 0, 2, "بعد_غد بعد_غدا بعد_الغد بعد_بكرة بعد_بكرا" },
	{ DATE_NOW, 0, 0,
		"الآن حالا هذه_اللحظة اللحظة_الحالية اللحظة_الراهنة هلق هلأ" },
	{ DATE_NOW, LEX_AL, 0, "وقت_الراهن وقت_الحالي وقت_الحاضر" },
	{ DATE_LAST, LEX_AL, 0,
		"ماضي ماضية ماض فائت فائتة منصرم منصرمة سابق سابقة أخيرة "
		"فارط فارطة ماضيين ماضيتين" },
	{ DATE_NEXT, LEX_AL, 0,
		"قادم قادمة مقبل مقبلة تالي تالية جاي جاية آتي آتية قادمين "
		"مقبلين" },
	{ DATE_CURRENT, LEX_AL, 0, "حالي حالية جاري جارية جار راهن راهنة" },
	{ DATE_THIS, LEX_NO_AL, 0, "هذا هذه هاد هاي" },
	{ DATE_PART, 0, PART_MORNING, "صباح صبيحة فجر ضحى سحر صبح" },
	{ DATE_PART, 0, PART_NOON, "ظهر ظهيرة" },
	{ DATE_PART, 0, PART_AFTER, "عصر بعد_ظهر بعد_الظهر" },
	{ DATE_PART, 0, PART_EVENING, "مساء عشية مغرب أمسية" },
	{ DATE_PART, 0, PART_NIGHT, "ليل ليلة" },
	{ DATE_AT_PART, 0, PART_MORNING,
		"صباحا صباح_اليوم الصبح الصباح فجرا الفجر قبل_الظهر "
		"بعد_منتصف_الليل" },
	{ DATE_AT_PART, 0, PART_NOON, "ظهرا الظهر" },
	{ DATE_AT_PART, 0, PART_AFTER,
		"عصرا العصر بعد_الظهر بعد_العصر قبل_المغرب بعد_ظهر" },
	{ DATE_AT_PART, 0, PART_EVENING,
		"مساء مساءا المساء المغرب بعد_المغرب العشاء مغربا عشاء" },
	{ DATE_AT_PART, 0, PART_NIGHT, "ليلا الليل قبل_منتصف_الليل بالليل" },
	{ DATE_TONIGHT, 0, 0, "الليلة" },
	{ DATE_SEASON, 0, 1, "ربيع" },
	{ DATE_SEASON, 0, 2, "صيف" },
	{ DATE_SEASON, 0, 3, "خريف" },
	{ DATE_SEASON, 0, 4, "شتاء" },
	{ DATE_TENS, 0, 20, "عشرينات عشرينيات" },
	{ DATE_TENS, 0, 30, "ثلاثينات ثلاثينيات" },
	{ DATE_TENS, 0, 40, "أربعينات أربعينيات" },
	{ DATE_TENS, 0, 50, "خمسينات خمسينيات" },
	{ DATE_TENS, 0, 60, "ستينات ستينيات" },
	{ DATE_TENS, 0, 70, "سبعينات سبعينيات" },
	{ DATE_TENS, 0, 80, "ثمانينات ثمانينيات" },
	{ DATE_TENS, 0, 90, "تسعينات تسعينيات" },
	{ DATE_START, LEX_NO_AL, 1, "بداية مطلع أوائل مستهل بدايات فاتح" },
	{ DATE_START, LEX_NO_AL, 2, "منتصف أواسط نص" },
	{ DATE_START, LEX_NO_AL, 3, "نهاية أواخر ختام نهايات متم" },
	{ DATE_TIME_OF, 0, 1,
		"وقت_مبكر_من ساعة_مبكرة_من ساعات_مبكرة_من "
		"وقت_باكر_من" },
	{ DATE_TIME_OF, 0, 1, "وقت_مبكر وقت_باكر ساعة_مبكرة" },
	{ DATE_TIME_OF, LEX_AL, 1, "ساعات_الأولى_من ساعات_المبكرة_من" },
	{ DATE_TIME_OF, 0, 2,
		"وقت_متأخر_من ساعة_متأخرة_من ساعات_متأخرة_من "
		"وقت_متأخر ساعة_متأخرة" },
	{ DATE_TIME_OF, LEX_AL, 2, "ساعات_الأخيرة_من ساعات_المتأخرة_من" },
	{ DATE_TIME_OF, 0, 3, "وقت_سابق_من وقت_سابق وقت_سابقا" },
	{ DATE_TIME_OF, 0, 4, "وقت_لاحق_من وقت_لاحق وقت_لاحقا" },
	{ DATE_WEEKEND, 0, 0,
		"عطلة_نهاية_الأسبوع نهاية_الأسبوع نهاية_هذا_الأسبوع "
		"إجازة_نهاية_الأسبوع عطلة_الأسبوع" },
	{ DATE_OF, 0, 0, "في من" },
	{ DATE_SAME_AS, 0, 0, "الموافق الموافقة المصادف" },
	{ DATE_TO, 0, 0, "إلى حتى لغاية" },
	{ DATE_FROM, LEX_NO_AL, 0, "من" },
	{ DATE_BETWEEN, 0, 0, "بين" },
	{ DATE_HIJRI, 0, 0, "هـ هجري هجرية للهجرة الهجري الهجرية" },
	{ DATE_AD, 0, 0, "م ميلادي ميلادية للميلاد بعد_الميلاد الميلادي" },
	{ DATE_BC, 0, 0, "قبل_الميلاد ق_._م" },
	{ DATE_BEFORE, LEX_NO_AL, 0, "قبل" },
	{ DATE_AFTER, LEX_NO_AL, 0, "بعد" },
	{ DATE_SINCE, LEX_NO_AL, 0, "منذ" },
	{ DATE_FOR, LEX_NO_AL, 0,
		"لمدة مدة خلال غضون لفترة فترة طوال مهلة على_مدى على_مدار "
		"قرابة نحو حوالي أكثر_من أقل_من ظرف بمدة" },
	{ DATE_ALL, LEX_NO_AL, 0, "طوال طيلة طول" },
	{ DATE_REST, LEX_NO_AL, 0, "بقية باقي ما_تبقى_من" },
	{ DATE_SOME, LEX_NO_AL, 0, "عدة بضعة بضع" },
	{ DATE_FINAL, 0, 0, "آخر أخير أخيرة" },
	{ DATE_WHOLE, 0, 0, "كامل كاملة كاملا واحد واحدة واحدا بأكمله" },
	{ DATE_PAIR, LEX_NO_AL, 0, "عامي سنتي يومي شهري" },
	{ DATE_PAIR, LEX_AL, 0, "عامين أعوام سنوات" },
	{ DATE_EXCEPT, LEX_NO_AL, 0, "إلا" },
	{ DATE_OF_TIME, 0, 0, "من_الزمن من_الزمان" },
	{ DATE_FROM_NOW, 0, 0, "من_الآن من_اليوم" },
	/* further spellings of months, and names that CLDR has not */
	{ LEX_MONTH, 0, 1, "كانون_ثاني كانون_ثان" },
	{ LEX_MONTH, 0, 4, "ابريل أفريل" },
	{ LEX_MONTH, DATE_WEAK, 4, "نيسان" }, /* also: a make of cars */
	{ LEX_MONTH, LEX_NO_AL, 5, "أيار ايار ماي" },
	{ LEX_MONTH, 0, 6, "يونية" },
	{ LEX_MONTH, DATE_WEAK, 6, "جوان" },
	{ LEX_MONTH, 0, 7, "يوليوز جويلية يولية" },
	{ LEX_MONTH, 0, 8, "أوغسطس أغشت غشت" },
	{ LEX_MONTH, AUGUST, 8, "آب" },
	{ LEX_MONTH, 0, 9, "سبتمبر شتمبر" },
	{ LEX_MONTH, 0, 10, "تشرين_أول أكتوبر" },
	{ LEX_MONTH, 0, 11, "تشرين_ثاني تشرين_ثان نوفبر" },
	{ LEX_MONTH, 0, 12, "كانون_أول دجمبر" },
	/* English, as pages have them beside Arabic: "may" and "march" are
	 * words, so only with a year */
	{ LEX_MONTH, DATE_DATED, 1, "january jan" },
	{ LEX_MONTH, DATE_DATED, 2, "february feb" },
	{ LEX_MONTH, DATE_DATED, 3, "march mar" },
	{ LEX_MONTH, DATE_DATED, 4, "april apr" },
	{ LEX_MONTH, DATE_DATED, 5, "may" },
	{ LEX_MONTH, DATE_DATED, 6, "june jun" },
	{ LEX_MONTH, DATE_DATED, 7, "july jul" },
	{ LEX_MONTH, DATE_DATED, 8, "august aug" },
	{ LEX_MONTH, DATE_DATED, 9, "september sept sep" },
	{ LEX_MONTH, DATE_DATED, 10, "october oct" },
	{ LEX_MONTH, DATE_DATED, 11, "november nov" },
	{ LEX_MONTH, DATE_DATED, 12, "december dec" },
	{ LEX_MONTH, 0, 103, "ربيع_أول" },
	{ LEX_MONTH, 0, 104, "ربيع_الثاني ربيع_ثاني" },
	{ LEX_MONTH, 0, 106, "جمادى_الثانية جمادى_الآخر جمادى_الثاني" },
	{ LEX_MONTH, 0, 105, "جمادى_الأول" },
	{ LEX_MONTH, 0, 111, "ذي_القعدة ذا_القعدة" },
	{ LEX_MONTH, 0, 112, "ذي_الحجة ذا_الحجة" },
	{ DATE_HOLIDAY, 0, 1001, "عيد_الفطر عيد_الفطر_المبارك" },
	{ DATE_HOLIDAY, 0, 1210, "عيد_الأضحى عيد_الأضحى_المبارك" },
	{ DATE_HOLIDAY, 0, 1209, "يوم_عرفة يوم_عرفات وقفة_عرفات" },
	{ DATE_HOLIDAY, 0, 101, "رأس_السنة_الهجرية عيد_رأس_السنة_الهجرية" },
	{ DATE_HOLIDAY, 0, 110, "عاشوراء" },
	{ DATE_HOLIDAY, 0, 312,
		"المولد_النبوي عيد_المولد_النبوي "
		"المولد_النبوي_الشريف" },
	{ DATE_HOLIDAY, 0, -1225,
		"عيد_الميلاد عيد_الميلاد_المجيد "
		"الكريسماس" },
	{ DATE_HOLIDAY, 0, -101,
		"رأس_السنة رأس_السنة_الميلادية عيد_رأس_السنة" },
	{ DATE_HOLIDAY, 0, -1231, "ليلة_رأس_السنة ليلة_رأس_السنة_الميلادية" },
	{ DATE_HOLIDAY, 0, -501, "عيد_العمال" },
	{ DATE_HOLIDAY, 0, -308, "يوم_المرأة_العالمي" },
	{ DATE_HOLIDAY, 0, -321, "عيد_الأم" },
	{ DATE_HOLIDAY, 0, -214, "عيد_الحب" },
	{ DATE_HOLIDAY, 0, 0, "عيد_الفصح عيد_القيامة أحد_الفصح" },
};

/* Names that are words of their own, too: they need a day, a year or a
 * preposition beside them. */
static bool
is_weak(struct str name)
{
	static const struct str weak[] = { STR_INIT("مارس"), STR_INIT("محرم"),
		STR_INIT("صفر"), STR_INIT("رجب"), STR_INIT("شعبان"),
		STR_INIT("رمضان"), STR_INIT("جوان"), STR_INIT("شوال"),
		STR_INIT("نيسان") };

	for (size_t i = 0; i < COUNTOF(weak); i++) {
		if (str_eq(name, weak[i]))
			return true;
	}
	return false;
}

void
date_words(struct lex *lex, struct arena *arena)
{
	static const char *const locales[] = { "ar", "ar_SY", "ar_MA",
		"ar_DZ" };
	struct str names[12];

	for (size_t i = 0; i < COUNTOF(table); i++)
		lex_add_words(lex, table[i].words, (enum lex_class)table[i].cls,
			table[i].flags, table[i].value, NULL);
	for (size_t l = 0; l <= COUNTOF(locales); l++) {
		bool islamic = l == COUNTOF(locales);

		if (!month_names(
			    islamic ? "ar" : locales[l], islamic, names, arena))
			continue;
		for (int m = 0; m < 12; m++)
			/* U+0622 0628 has flags of its own in the table */
			if (!str_eq(names[m], STR("آب")))
				lex_add(lex, names[m], LEX_MONTH,
					is_weak(names[m]) ? DATE_WEAK : 0,
					m + 1 + (islamic ? 100 : 0), NULL);
	}
}
