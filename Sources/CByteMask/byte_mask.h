// Which of 64 bytes are of a kind, as the bits of a word: that of the first byte is the lowest. Clang makes vector instructions of it on
// every processor that has them; Swift's SIMD types have no call for it. Each function reads the 64 bytes from `bytes` on, aligned or not.
#pragma once
#include <stdint.h>
#include <string.h>

typedef unsigned char chitra_bytes __attribute__((ext_vector_type(64)));
typedef _Bool chitra_bits __attribute__((ext_vector_type(64)));

// Macros, since a vector as an argument or a result depends on the processor that is compiled for.
#define CHITRA_LOAD(loaded, bytes) \
  chitra_bytes loaded; \
  memcpy(&loaded, bytes, sizeof loaded)
#define CHITRA_RETURN_WORD(truths) \
  chitra_bits bits = __builtin_convertvector(truths, chitra_bits); \
  uint64_t word; \
  memcpy(&word, &bits, sizeof word); \
  return word

// Those that are the byte.
static inline uint64_t chitra_equal(const uint8_t *bytes, uint8_t byte) {
  CHITRA_LOAD(loaded, bytes);
  CHITRA_RETURN_WORD(loaded == byte);
}

// Those that are not less than the byte.
static inline uint64_t chitra_at_least(const uint8_t *bytes, uint8_t byte) {
  CHITRA_LOAD(loaded, bytes);
  CHITRA_RETURN_WORD(loaded >= byte);
}

// Those that end a cell: the delimiter, LF and CR.
static inline uint64_t chitra_cell_ends(const uint8_t *bytes, uint8_t delimiter) {
  CHITRA_LOAD(loaded, bytes);
  CHITRA_RETURN_WORD((loaded == delimiter) | (loaded == '\n') | (loaded == '\r'));
}

// Those that are, or may begin, a control character: U+0000...001F, U+007F, and the first byte of U+0080...00BF.
static inline uint64_t chitra_controls(const uint8_t *bytes) {
  CHITRA_LOAD(loaded, bytes);
  CHITRA_RETURN_WORD((loaded < ' ') | (loaded == 0x7F) | (loaded == 0xC2));
}

#undef CHITRA_LOAD
#undef CHITRA_RETURN_WORD
