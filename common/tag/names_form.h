/*
 * names_form - forms of Arabic words by the number and place of their letters:
 * verbal nouns, participles, plurals. A word of one of them is rarely part of
 * a name. Words are folded (uchar_fold) unless it is said otherwise.
 */

#ifndef SAFI_NAMES_FORM_H
#define SAFI_NAMES_FORM_H

#include "common/base.h"
#include "common/str.h"

/*
 * A verbal noun of the derived forms, as it stands, behind ب (U+0628) or in
 * the accusative: تجميد, بتسليط, توافر, انضمام, اجتماعا, استمرار. Letters are
 * counted, so a name has to have just these in these places.
 */
bool form_is_masdar(struct str word);

/* An adjective or noun in the accusative, زعيما, حصولا: five letters, yeh or
 * waw third and alef last. */
bool form_is_accusative(struct str word);

/* A participle of the derived forms, متفائل, مستعد; as the first word also
 * مفعول and مفاعل: موافق, مفتوح. */
bool form_is_derived_participle(struct str word, bool first);

/* «عارضا»: a participle in the accusative, five letters, alef second and last.
 */
bool form_is_participle(struct str word);

/* «حاصر», «شاهد», «باحث»: four letters, alef second, as are trades and verbs of
 * the third form. */
bool form_is_agent(struct str word);

/* «الحميدان», «السويدان»: the article and a diminutive of families. */
bool form_is_diminutive(struct str word);

/* «خسائر», «رسائل»: a broken plural, five letters as written with alef third
 * and yeh with hamza (U+0626) fourth. */
bool form_is_broken_plural(struct str written);

#endif
