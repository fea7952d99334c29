/*
 * norm_icu - the Unicode normalization forms and the few properties that norm
 * asks for, by ICU. The only part of norm that knows ICU.
 */

#ifndef SAFI_NORM_ICU_H
#define SAFI_NORM_ICU_H

#include "common/buf.h"
#include "norm_set.h"

enum norm_form_id { FORM_NFD, FORM_NFKD, FORM_NFC, FORM_NFKC };

/*
 * Adds to set the characters that decide whether a text is in a form: those
 * with a combining class, and those that the form may change or join to what
 * stands before (Quick_Check is not Yes). Text without them is in the form.
 */
void norm_form_unsteady(enum norm_form_id id, struct norm_set *set);

/* True when what stands before cp never changes with it (UAX #15, Normalization
 * boundaries): a text may be cut before it. */
bool norm_form_cuts(enum norm_form_id id, uint32_t cp);

/* Canonical_Combining_Class; above 255 when the form's Quick_Check is not Yes,
 * so that the character needs a closer look. */
enum { FORM_UNSURE = 256 };
unsigned norm_form_class(enum norm_form_id id, uint32_t cp);

/* Normalizes stretches of text; zeroed but for id, it is ready. */
struct norm_former {
	enum norm_form_id id;
	struct buf marks, wide, formed, out;
};

/* The normalized text, borrowed until the next call. Linear, also for endless
 * runs of marks. */
struct str norm_form_make(struct norm_former *former, struct str text);
void norm_former_free(struct norm_former *former);

/* Line_Break Complex_Context (Thai, Khmer, Myanmar ...): scripts that are
 * written without spaces, where U+200B is how a writer parts words. */
bool norm_is_unspaced(uint32_t cp);

/* A character that Unicode has defined. */
bool norm_is_assigned(uint32_t cp);

/* A letter or mark of Mongolian, which joins suffixes with U+202F. */
bool norm_is_mongolian(uint32_t cp);

#endif
