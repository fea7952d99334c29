/* require - what must hold of a fuzz input's result, or the process aborts. */

#ifndef SAFI_REQUIRE_H
#define SAFI_REQUIRE_H

#include <stdbool.h>
#include <stdlib.h>

static inline void
require(bool holds)
{
	if (!holds)
		abort();
}

#endif
