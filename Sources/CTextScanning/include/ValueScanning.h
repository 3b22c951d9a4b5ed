#ifndef VALUE_SCANNING_H
#define VALUE_SCANNING_H

#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// How many bytes from the beginning of a block on must be readable, whatever the length of the value in it.
#define VALUE_SCANNING_READABLE 48

/// The places of a block of at most 32 bytes that hold a byte of some kind. Bit i stands for byte i.
typedef struct {
    /// 0–9.
    uint32_t digit;
    /// A–Z and a–z.
    uint32_t letter;
    /// The space, and no other white space.
    uint32_t space;
    /// Bytes of 0x80 and above.
    uint32_t high;
} value_scanning_masks;

// A block may be read beyond the end of its value, within a page of memory.
#if defined(__has_attribute) && __has_attribute(no_sanitize)
#define VALUE_SCANNING_FUNCTION static inline __attribute__((no_sanitize("address")))
#else
#define VALUE_SCANNING_FUNCTION static inline
#endif

#if defined(__SSE2__)

VALUE_SCANNING_FUNCTION __m128i value_scanning_below(__m128i bytes, char first, char count) {
    __m128i offset = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
    return _mm_cmpeq_epi8(_mm_min_epu8(offset, _mm_set1_epi8((char)(count - 1))), offset);
}

/// The kinds of 16 bytes, of which those before `count` are real; their letters in lower case; and their shape.
VALUE_SCANNING_FUNCTION value_scanning_masks value_scanning_half(
    const uint8_t *bytes, unsigned count, uint8_t *folded, uint8_t *shape
) {
    static const uint8_t real[32] = {
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    };
    __m128i all = _mm_loadu_si128((const __m128i *)bytes);
    all = _mm_and_si128(all, _mm_loadu_si128((const __m128i *)(real + 16 - count)));
    __m128i digit = value_scanning_below(all, '0', 10);
    __m128i lower = _mm_or_si128(all, _mm_set1_epi8(0x20));
    __m128i letter = value_scanning_below(lower, 'a', 26);
    __m128i sign = _mm_or_si128(_mm_and_si128(all, _mm_set1_epi8(0x20)), _mm_set1_epi8('A'));
    __m128i signs = _mm_or_si128(
        _mm_andnot_si128(_mm_or_si128(digit, letter), all),
        _mm_or_si128(_mm_and_si128(digit, _mm_set1_epi8('9')), _mm_and_si128(letter, sign))
    );
    _mm_storeu_si128((__m128i *)shape, signs);
    _mm_storeu_si128((__m128i *)folded, _mm_or_si128(all, _mm_and_si128(letter, _mm_set1_epi8(0x20))));
    value_scanning_masks masks;
    masks.digit = (uint32_t)_mm_movemask_epi8(digit);
    masks.letter = (uint32_t)_mm_movemask_epi8(letter);
    masks.space = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(all, _mm_set1_epi8(' ')));
    masks.high = (uint32_t)_mm_movemask_epi8(all);
    return masks;
}

/// Copies 16 bytes with their letters in lower case.
VALUE_SCANNING_FUNCTION void value_scanning_fold(const uint8_t *bytes, uint8_t *folded) {
    __m128i all = _mm_loadu_si128((const __m128i *)bytes);
    __m128i letter = value_scanning_below(_mm_or_si128(all, _mm_set1_epi8(0x20)), 'a', 26);
    _mm_storeu_si128((__m128i *)folded, _mm_or_si128(all, _mm_and_si128(letter, _mm_set1_epi8(0x20))));
}

#else

VALUE_SCANNING_FUNCTION value_scanning_masks value_scanning_half(
    const uint8_t *bytes, unsigned count, uint8_t *folded, uint8_t *shape
) {
    value_scanning_masks masks = {0, 0, 0, 0};
    memset(folded, 0, 16);
    memset(shape, 0, 16);
    for (unsigned index = 0; index < count; index++) {
        uint8_t byte = bytes[index];
        uint32_t digit = (uint8_t)(byte - '0') < 10;
        uint32_t letter = (uint8_t)((byte | 0x20) - 'a') < 26;
        masks.digit |= digit << index;
        masks.letter |= letter << index;
        masks.space |= (uint32_t)(byte == ' ') << index;
        masks.high |= (uint32_t)(byte >> 7) << index;
        folded[index] = letter ? byte | 0x20 : byte;
        shape[index] = digit ? '9' : letter ? (byte & 0x20) | 'A' : byte;
    }
    return masks;
}

VALUE_SCANNING_FUNCTION void value_scanning_fold(const uint8_t *bytes, uint8_t *folded) {
    uint8_t shape[16];
    value_scanning_half(bytes, 16, folded, shape);
}

#endif

/// Scans the first `count` bytes, 1 to 32, of a block of which 48 can be read.
///
/// Writes the bytes with letters in lower case to `folded` and their shape to `shape`, 32 bytes each, zeros after
/// the value. In the shape, digits are 9, letters A and a; other bytes are as they are.
VALUE_SCANNING_FUNCTION value_scanning_masks value_scanning_block(
    const uint8_t *bytes, unsigned count, uint8_t *folded, uint8_t *shape
) {
    if (count <= 16) {
        memset(shape + 16, 0, 16);
        memset(folded + 16, 0, 16);
        return value_scanning_half(bytes, count, folded, shape);
    }
    value_scanning_masks masks = value_scanning_half(bytes, 16, folded, shape);
    value_scanning_masks rest = value_scanning_half(bytes + 16, count - 16, folded + 16, shape + 16);
    masks.digit |= rest.digit << 16;
    masks.letter |= rest.letter << 16;
    masks.space |= rest.space << 16;
    masks.high |= rest.high << 16;
    return masks;
}

/// Copies the bytes of a block that are kept to `folded`, letters in lower case, and returns how many they are.
/// Writes up to 32 bytes more than that.
VALUE_SCANNING_FUNCTION unsigned value_scanning_keep(const uint8_t *bytes, uint32_t kept, uint8_t *folded) {
    uint64_t mask = kept;
    unsigned written = 0;
    while (mask != 0) {
        unsigned skipped = (unsigned)__builtin_ctzll(mask);
        bytes += skipped;
        mask >>= skipped;
        unsigned run = (unsigned)__builtin_ctzll(~mask);
        value_scanning_fold(bytes, folded + written);
        if (run > 16) value_scanning_fold(bytes + 16, folded + written + 16);
        written += run;
        bytes += run;
        mask >>= run;
    }
    return written;
}

#endif
