/* date_words - the words of dates that are a closed class: weekdays, units of
 * time, seasons, decades, eras, demonstratives and prepositions. What people
 * add to is in config/tag.yaml (date_conf). */

#include "date_read.h"
#include "lex_list.h"

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
	/* English and French */
	{ LEX_WEEKDAY, 0, 1, "monday lundi" },
	{ LEX_WEEKDAY, 0, 2, "tuesday mardi" },
	{ LEX_WEEKDAY, 0, 3, "wednesday mercredi" },
	{ LEX_WEEKDAY, 0, 4, "thursday jeudi" },
	{ LEX_WEEKDAY, 0, 5, "friday vendredi" },
	{ LEX_WEEKDAY, 0, 6, "saturday samedi" },
	{ LEX_WEEKDAY, 0, 7, "sunday dimanche" },
	{ LEX_PERIOD, DATE_PLURAL, UNIT_SECOND, "seconds secondes" },
	{ LEX_PERIOD, DATE_PLURAL, UNIT_MINUTE, "minutes" },
	{ LEX_PERIOD, DATE_PLURAL, UNIT_HOUR, "hours heures" },
	{ LEX_PERIOD, DATE_PLURAL, UNIT_DAY, "days jours" },
	{ LEX_PERIOD, 0, UNIT_WEEK, "week semaine" },
	{ LEX_PERIOD, DATE_PLURAL, UNIT_WEEK, "weeks semaines" },
	{ LEX_PERIOD, 0, UNIT_MONTH, "month" },
	{ LEX_PERIOD, DATE_PLURAL, UNIT_MONTH, "months mois" },
	{ LEX_PERIOD, 0, UNIT_YEAR, "year année" },
	{ LEX_PERIOD, DATE_PLURAL, UNIT_YEAR, "years ans années" },
	{ LEX_PERIOD, DATE_PLURAL, UNIT_DECADE, "decades décennies" },
	{ DATE_THIS, LEX_NO_AL, 0, "هذا هذه هاد هاي this" },
	{ DATE_THIS, LEX_NO_AL, -1, "last" },
	{ DATE_THIS, LEX_NO_AL, 1, "next" },
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
	{ DATE_ALL, LEX_NO_AL, 0, "طوال طيلة طول" },
	{ DATE_REST, LEX_NO_AL, 0, "بقية باقي ما_تبقى_من" },
	{ DATE_SOME, LEX_NO_AL, 0, "عدة بضعة بضع" },
	{ DATE_FINAL, 0, 0, "آخر أخير أخيرة" },
	{ DATE_WHOLE, 0, 0, "كامل كاملة كاملا واحد واحدة واحدا بأكمله" },
	{ DATE_WHOLE, DATE_DUAL, 0, "كاملين كاملتين كاملان كاملتان" },
	{ DATE_PAIR, LEX_NO_AL, 0, "عامي سنتي يومي شهري" },
	{ DATE_PAIR, LEX_AL, 0, "عامين أعوام سنوات" },
	{ DATE_EXCEPT, LEX_NO_AL, 0, "إلا" },
	{ DATE_OF_TIME, 0, 0, "من_الزمن من_الزمان بلياليها بلياليهما" },
	{ DATE_FROM_NOW, 0, 0, "من_الآن من_اليوم" },
};

/* What stands around a date. */
static const struct {
	enum lex_list list;
	const char *words;
} around[] = {
	{ LIST_BEFORE_YEAR,
		"in since until by before after during en depuis avant après "
		"في منذ حتى قبل بعد بحلول خلال إلى لغاية" },
	{ LIST_BEFORE_MONTH,
		"في منذ خلال حتى من إلى قبل بعد بين بداية نهاية مطلع أواخر "
		"منتصف أوائل in on since until from by before after during "
		"late "
		"early mid le en depuis début fin" },
	{ LIST_BEFORE_QUARTER, "في خلال منذ عن حتى بنهاية مطلع نهاية بداية" },
	{ LIST_BEFORE_CLOCK,
		"في عند حتى من إلى قبل بعد حوالي نحو بين لغاية تمام" },
	{ LIST_BEFORE_UNIT,
		"لمدة مدة خلال منذ غضون لفترة مهلة ظرف بعد قبل طيلة طوال مدار "
		"مدى" },
	{ LIST_BEFORE_PLURAL, "منذ غضون مدى مدار" },
	{ LIST_OVER_PLURAL, "بعد خلال طوال طيلة" },
	{ LIST_THAT_DAY, "ذلك بذلك لذلك نفس ذات بنفس في" },
	{ LIST_SAME_DAY, "نفسه ذاته عينه ذاك الذي" },
	{ LIST_THAT_NIGHT, "تلك بتلك نفس ذات" },
	{ LIST_SAME_NIGHT, "نفسها ذاتها" },
	{ LIST_BEFORE_PAST, "قد لقد كما فقد" },
	{ LIST_PART_ALONE, "الليل ليلا فجرا صباحا الصباح المساء مساء الفجر" },
};

void
date_words(struct lex *lex)
{
	for (size_t i = 0; i < COUNTOF(table); i++)
		lex_add_words(lex, table[i].words, (enum lex_class)table[i].cls,
			table[i].flags, table[i].value, NULL);
	for (size_t i = 0; i < COUNTOF(around); i++)
		lex_add_list(lex, around[i].words, around[i].list);
}
