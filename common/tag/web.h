/*
 * web - addresses in a text: URL, EMAIL, HANDLE (@name), HASHTAG. What a URL,
 * an address or a handle is made of is no word of the language.
 */

#ifndef SAFI_WEB_H
#define SAFI_WEB_H

#include "span.h"
#include "common/token.h"

/*
 * Adds the spans of a paragraph. The tokens of a URL, an e-mail address or a
 * handle are replaced by one mark (U+FFFC), so that no other layer finds a
 * name or a number in them; the words of a hashtag stay. A host without a
 * scheme counts when it begins with "www." or ends in a well-known top-level
 * domain.
 */
void web_tag(struct para *para, struct spans *spans);

#endif
