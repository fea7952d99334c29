/* edit_pack - inside edit: the edits of a long text, a few bytes each. */

#ifndef SAFI_EDIT_PACK_H
#define SAFI_EDIT_PACK_H

#include "edit.h"

/* The last edit of a packed list that begins before off; false when there is
 * none. */
bool edit_before_packed(const struct edits *edits, size_t off, struct edit *e);

#endif
