#ifndef C_TEXT_SCANNING_H
#define C_TEXT_SCANNING_H

#include <stdint.h>
#include <string.h>

#include "ValueRuns.h"
#include "ValueScanning.h"
#include "ValueText.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Tells the processor that memory will be needed soon.
static inline void text_scanning_prefetch(const void *place) {
#if defined(__GNUC__)
    __builtin_prefetch(place);
#endif
}

/// For each byte that matters to a reader of text, the places in a block of 64 bytes that hold it.
/// Bit i stands for byte i.
typedef struct {
    uint64_t delimiter;
    uint64_t quote;
    uint64_t escape;
    uint64_t line_feed;
    uint64_t carriage_return;
    /// Bytes of 0x80 and above.
    uint64_t high;
    uint64_t nul;
} text_scanning_masks;

#if defined(__SSE2__)

static inline uint64_t text_scanning_equal(__m128i a, __m128i b, __m128i c, __m128i d, __m128i wanted) {
    uint64_t m0 = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(a, wanted));
    uint64_t m1 = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(b, wanted));
    uint64_t m2 = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(c, wanted));
    uint64_t m3 = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(d, wanted));
    return m0 | m1 << 16 | m2 << 32 | m3 << 48;
}

static inline text_scanning_masks text_scanning_block(
    const uint8_t *block, uint8_t delimiter, uint8_t quote, uint8_t escape
) {
    __m128i a = _mm_loadu_si128((const __m128i *)block);
    __m128i b = _mm_loadu_si128((const __m128i *)(block + 16));
    __m128i c = _mm_loadu_si128((const __m128i *)(block + 32));
    __m128i d = _mm_loadu_si128((const __m128i *)(block + 48));
    text_scanning_masks masks;
    masks.delimiter = text_scanning_equal(a, b, c, d, _mm_set1_epi8((char)delimiter));
    masks.quote = text_scanning_equal(a, b, c, d, _mm_set1_epi8((char)quote));
    masks.escape = text_scanning_equal(a, b, c, d, _mm_set1_epi8((char)escape));
    masks.line_feed = text_scanning_equal(a, b, c, d, _mm_set1_epi8('\n'));
    masks.carriage_return = text_scanning_equal(a, b, c, d, _mm_set1_epi8('\r'));
    masks.nul = text_scanning_equal(a, b, c, d, _mm_setzero_si128());
    masks.high = (uint64_t)(uint32_t)_mm_movemask_epi8(a) | (uint64_t)(uint32_t)_mm_movemask_epi8(b) << 16
        | (uint64_t)(uint32_t)_mm_movemask_epi8(c) << 32 | (uint64_t)(uint32_t)_mm_movemask_epi8(d) << 48;
    return masks;
}

#else

/// The places of the bytes in eight that are zero, in the lowest eight bits.
static inline uint64_t text_scanning_zeros(uint64_t bytes) {
    const uint64_t low = 0x7F7F7F7F7F7F7F7FULL;
    uint64_t zeros = ~(((bytes & low) + low) | bytes | low);
    return ((zeros >> 7) * 0x0102040810204080ULL) >> 56;
}

static inline text_scanning_masks text_scanning_block(
    const uint8_t *block, uint8_t delimiter, uint8_t quote, uint8_t escape
) {
    const uint64_t ones = 0x0101010101010101ULL;
    text_scanning_masks masks = {0, 0, 0, 0, 0, 0, 0};
    for (int lane = 0; lane < 8; lane++) {
        uint64_t bytes = 0;
        for (int byte = 0; byte < 8; byte++) bytes |= (uint64_t)block[lane * 8 + byte] << (8 * byte);
        int shift = lane * 8;
        masks.delimiter |= text_scanning_zeros(bytes ^ (ones * delimiter)) << shift;
        masks.quote |= text_scanning_zeros(bytes ^ (ones * quote)) << shift;
        masks.escape |= text_scanning_zeros(bytes ^ (ones * escape)) << shift;
        masks.line_feed |= text_scanning_zeros(bytes ^ (ones * '\n')) << shift;
        masks.carriage_return |= text_scanning_zeros(bytes ^ (ones * '\r')) << shift;
        masks.nul |= text_scanning_zeros(bytes) << shift;
        masks.high |= ((((bytes >> 7) & ones) * 0x0102040810204080ULL) >> 56) << shift;
    }
    return masks;
}

#endif

/// Scans `count` blocks of 64 bytes that lie one after the other.
void text_scanning_blocks(
    const uint8_t *blocks, unsigned count, uint8_t delimiter, uint8_t quote, uint8_t escape, text_scanning_masks *masks
);

/// The places in 16 bytes of a JSON text of quotes, backslashes and control characters, and in the upper half those of bytes
/// of 0x80 and above.
static inline uint32_t text_scanning_text(const uint8_t *bytes) {
#if defined(__SSE2__)
    __m128i all = _mm_loadu_si128((const __m128i *)bytes);
    __m128i quotes = _mm_cmpeq_epi8(all, _mm_set1_epi8('"'));
    __m128i escapes = _mm_cmpeq_epi8(all, _mm_set1_epi8('\\'));
    __m128i controls = _mm_cmpeq_epi8(_mm_min_epu8(all, _mm_set1_epi8(0x1F)), all);
    uint32_t special = (uint32_t)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quotes, escapes), controls));
    return special | (uint32_t)_mm_movemask_epi8(all) << 16;
#else
    uint32_t masks = 0;
    for (unsigned place = 0; place < 16; place++) {
        uint8_t byte = bytes[place];
        masks |= (uint32_t)(byte == '"' || byte == '\\' || byte < 0x20) << place | (uint32_t)(byte >> 7) << (place + 16);
    }
    return masks;
#endif
}

/// What is open at a place of a JSON text.
typedef struct {
    /// Objects and arrays, less than nothing where more were closed than opened.
    int64_t depth;
    /// All bits where the place is in a text, none elsewhere.
    uint64_t in_string;
    /// 1 where a backslash stands before.
    uint64_t escaped;
} text_scanning_nesting;

/// Follows what is open from `start`, for which it is known, to `end`.
void text_scanning_nest(const uint8_t *start, const uint8_t *end, text_scanning_nesting *nesting);

/// The line feeds in a run of bytes.
uint64_t text_scanning_line_feeds(const uint8_t *start, const uint8_t *end);

/// The bytes of a block that are 0x80 or above, and nothing else.
static inline uint64_t text_scanning_high(const uint8_t *block) {
#if defined(__SSE2__)
    __m128i a = _mm_loadu_si128((const __m128i *)block);
    __m128i b = _mm_loadu_si128((const __m128i *)(block + 16));
    __m128i c = _mm_loadu_si128((const __m128i *)(block + 32));
    __m128i d = _mm_loadu_si128((const __m128i *)(block + 48));
    return (uint64_t)(uint32_t)_mm_movemask_epi8(a) | (uint64_t)(uint32_t)_mm_movemask_epi8(b) << 16
        | (uint64_t)(uint32_t)_mm_movemask_epi8(c) << 32 | (uint64_t)(uint32_t)_mm_movemask_epi8(d) << 48;
#else
    return text_scanning_block(block, 0, 0, 0).high;
#endif
}

/// How many quotes and line ends there are in a run of bytes. A line feed is one, and so is a carriage return without a
/// line feed after it.
typedef struct {
    uint64_t quotes;
    uint64_t line_ends;
} text_scanning_counts;

/// Counts in the bytes from `start` up to `end`; the text goes on up to `text_end`.
static inline text_scanning_counts text_scanning_count(
    const uint8_t *start, const uint8_t *end, const uint8_t *text_end, uint8_t quote
) {
    text_scanning_counts counts = {0, 0};
    const uint8_t *at = start;
#if defined(__SSE2__)
    const __m128i zero = _mm_setzero_si128();
    const __m128i quotes = _mm_set1_epi8((char)quote);
    const __m128i feed = _mm_set1_epi8('\n');
    const __m128i carriage = _mm_set1_epi8('\r');
    __m128i quote_sums = zero;
    __m128i line_sums = zero;
    while (end - at >= 16 && text_end - at > 16) {
        // A lane counts to 255 at most before it is added up.
        __m128i quote_lanes = zero;
        __m128i line_lanes = zero;
        for (int step = 0; step < 255 && end - at >= 16 && text_end - at > 16; step++, at += 16) {
            __m128i bytes = _mm_loadu_si128((const __m128i *)at);
            __m128i next = _mm_loadu_si128((const __m128i *)(at + 1));
            __m128i pair = _mm_and_si128(_mm_cmpeq_epi8(bytes, carriage), _mm_cmpeq_epi8(next, feed));
            __m128i lines = _mm_or_si128(_mm_cmpeq_epi8(bytes, feed), _mm_cmpeq_epi8(bytes, carriage));
            quote_lanes = _mm_sub_epi8(quote_lanes, _mm_cmpeq_epi8(bytes, quotes));
            line_lanes = _mm_sub_epi8(line_lanes, _mm_andnot_si128(pair, lines));
        }
        quote_sums = _mm_add_epi64(quote_sums, _mm_sad_epu8(quote_lanes, zero));
        line_sums = _mm_add_epi64(line_sums, _mm_sad_epu8(line_lanes, zero));
    }
    uint64_t halves[2];
    _mm_storeu_si128((__m128i *)halves, quote_sums);
    counts.quotes = halves[0] + halves[1];
    _mm_storeu_si128((__m128i *)halves, line_sums);
    counts.line_ends = halves[0] + halves[1];
#endif
    for (; at < end; at++) {
        if (*at == quote) counts.quotes++;
        if (*at == '\n' || (*at == '\r' && (at + 1 == text_end || at[1] != '\n'))) counts.line_ends++;
    }
    return counts;
}

#endif
