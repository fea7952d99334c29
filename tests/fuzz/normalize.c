/* Fuzzes what safi-normalize does with a text; see drive.h. */

#include "drive.h"
#define main safi_main
#include "../../filters/normalize.c"
#undef main

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct driver driver;

	return drive_input(&driver, &filter, data, size, true);
}
