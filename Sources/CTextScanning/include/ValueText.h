#ifndef VALUE_TEXT_H
#define VALUE_TEXT_H

#include <stdint.h>

/// The most bytes of a value that is scanned at once.
#define VALUE_TEXT_CAPACITY 64

/// The places of the bytes of a value that are of some kind. Bit i stands for byte i.
typedef struct {
    /// 0–9.
    uint64_t digit;
    /// A–Z and a–z.
    uint64_t letter;
    /// The space, and no other white space.
    uint64_t space;
    /// Bytes of 0x80 and above.
    uint64_t high;
} value_text_masks;

/// Scans a value of `count` bytes, 1 to 64.
///
/// Writes 64 bytes to `signs`: the shape of the value, in which digits are 9, letters A and a, and other bytes as they
/// are; zeros after it. Writes 64 bytes to `folded`: where no byte is high, the letters in lower case and the digits of
/// the value, one after the other; else all its bytes where they are, with letters in lower case.
void value_text_scan(
    const uint8_t *bytes, unsigned count, uint8_t *folded, uint8_t *signs, value_text_masks *masks
);

/// Moves those of 64 bytes that are kept to the beginning. What is after them is zero up to the former end.
void value_text_compact(uint8_t *bytes, uint64_t kept);

/// Writes a shape of 32 bytes with each run of the signs 9, A, a and space written once, and zeros after it.
void value_text_coarsen(const uint8_t *shape, uint8_t *coarse);

// The same on any processor, which the functions above do where there is no shorter way.

void value_text_scan_plainly(
    const uint8_t *bytes, unsigned count, uint8_t *folded, uint8_t *signs, value_text_masks *masks
);
void value_text_compact_plainly(uint8_t *bytes, uint64_t kept);
void value_text_coarsen_plainly(const uint8_t *shape, uint8_t *coarse);

#endif
