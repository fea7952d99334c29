/* charset: whatever is guessed decodes, and to valid UTF-8; what is valid
 * UTF-8 without controls is taken as it is. */

#include "common/read/charset.h"
#include "common/utf8.h"
#include "require.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
is_printable(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] < 0x20)
			return false;
	}
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = { data, size }, text;
	struct arena arena = { 0 };
	struct guess guess = charset_guess(bytes, &arena);
	size_t where;

	if (guess.name) {
		require(charset_decode(
			guess.name, bytes, &arena, &text, &where));
		require(utf8_valid(text) == text.len);
	} else {
		require(guess.why && guess.where <= size);
	}
	if (utf8_valid(bytes) == size && is_printable(bytes))
		require(guess.name && !strcmp(guess.name, "UTF-8"));
	arena_free(&arena);
	return 0;
}
