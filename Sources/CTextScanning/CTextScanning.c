#include "CTextScanning.h"

#if defined(__x86_64__) && defined(__has_attribute) && __has_attribute(target)
#define TEXT_SCANNING_WIDE 1
#include <immintrin.h>

#define TEXT_SCANNING_TARGET __attribute__((target("avx512f,avx512bw,avx512vl")))

TEXT_SCANNING_TARGET static void blocks_wide(
    const uint8_t *blocks, unsigned count, uint8_t delimiter, uint8_t quote, uint8_t escape, text_scanning_masks *masks
) {
    __m512i delimiters = _mm512_set1_epi8((char)delimiter);
    __m512i quotes = _mm512_set1_epi8((char)quote);
    __m512i escapes = _mm512_set1_epi8((char)escape);
    __m512i feeds = _mm512_set1_epi8('\n');
    __m512i returns = _mm512_set1_epi8('\r');
    for (unsigned index = 0; index < count; index++) {
        __m512i block = _mm512_loadu_si512(blocks + 64 * (size_t)index);
        masks[index].delimiter = _mm512_cmpeq_epi8_mask(block, delimiters);
        masks[index].quote = _mm512_cmpeq_epi8_mask(block, quotes);
        masks[index].escape = _mm512_cmpeq_epi8_mask(block, escapes);
        masks[index].line_feed = _mm512_cmpeq_epi8_mask(block, feeds);
        masks[index].carriage_return = _mm512_cmpeq_epi8_mask(block, returns);
        masks[index].high = _mm512_movepi8_mask(block);
        masks[index].nul = _mm512_testn_epi8_mask(block, block);
    }
}

TEXT_SCANNING_TARGET static uint64_t line_feeds_wide(const uint8_t **start, const uint8_t *end) {
    uint64_t count = 0;
    const uint8_t *at = *start;
    for (; end - at >= 64; at += 64) {
        __m512i block = _mm512_loadu_si512(at);
        count += (uint64_t)__builtin_popcountll(_mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('\n')));
    }
    *start = at;
    return count;
}

#define TEXT_SCANNING_TARGET_32 __attribute__((target("avx2")))

TEXT_SCANNING_TARGET_32 static inline uint64_t equal_32(__m256i low, __m256i high, __m256i wanted) {
    uint64_t first = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted));
    uint64_t second = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted));
    return first | second << 32;
}

TEXT_SCANNING_TARGET_32 static void blocks_32(
    const uint8_t *blocks, unsigned count, uint8_t delimiter, uint8_t quote, uint8_t escape, text_scanning_masks *masks
) {
    __m256i delimiters = _mm256_set1_epi8((char)delimiter);
    __m256i quotes = _mm256_set1_epi8((char)quote);
    __m256i escapes = _mm256_set1_epi8((char)escape);
    __m256i feeds = _mm256_set1_epi8('\n');
    __m256i returns = _mm256_set1_epi8('\r');
    __m256i zeros = _mm256_setzero_si256();
    for (unsigned index = 0; index < count; index++) {
        __m256i low = _mm256_loadu_si256((const __m256i *)(blocks + 64 * (size_t)index));
        __m256i high = _mm256_loadu_si256((const __m256i *)(blocks + 64 * (size_t)index + 32));
        masks[index].delimiter = equal_32(low, high, delimiters);
        masks[index].quote = equal_32(low, high, quotes);
        masks[index].escape = equal_32(low, high, escapes);
        masks[index].line_feed = equal_32(low, high, feeds);
        masks[index].carriage_return = equal_32(low, high, returns);
        masks[index].nul = equal_32(low, high, zeros);
        masks[index].high = (uint64_t)(uint32_t)_mm256_movemask_epi8(low)
            | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
    }
}

TEXT_SCANNING_TARGET_32 static uint64_t line_feeds_32(const uint8_t **start, const uint8_t *end) {
    uint64_t count = 0;
    const uint8_t *at = *start;
    const __m256i feeds = _mm256_set1_epi8('\n');
    while (end - at >= 32) {
        // A lane counts to 255 at most before it is added up.
        __m256i lanes = _mm256_setzero_si256();
        for (int step = 0; step < 255 && end - at >= 32; step++, at += 32) {
            __m256i bytes = _mm256_loadu_si256((const __m256i *)at);
            lanes = _mm256_sub_epi8(lanes, _mm256_cmpeq_epi8(bytes, feeds));
        }
        uint64_t sums[4];
        _mm256_storeu_si256((__m256i *)sums, _mm256_sad_epu8(lanes, _mm256_setzero_si256()));
        count += sums[0] + sums[1] + sums[2] + sums[3];
    }
    *start = at;
    return count;
}
#endif

void text_scanning_blocks(
    const uint8_t *blocks, unsigned count, uint8_t delimiter, uint8_t quote, uint8_t escape, text_scanning_masks *masks
) {
#if TEXT_SCANNING_WIDE
    if (__builtin_cpu_supports("avx512bw")) {
        blocks_wide(blocks, count, delimiter, quote, escape, masks);
        return;
    }
    if (__builtin_cpu_supports("avx2")) {
        blocks_32(blocks, count, delimiter, quote, escape, masks);
        return;
    }
#endif
    for (unsigned index = 0; index < count; index++) {
        masks[index] = text_scanning_block(blocks + 64 * (size_t)index, delimiter, quote, escape);
    }
}

uint64_t text_scanning_line_feeds(const uint8_t *start, const uint8_t *end) {
    uint64_t count = 0;
#if TEXT_SCANNING_WIDE
    if (__builtin_cpu_supports("avx512bw")) count = line_feeds_wide(&start, end);
    else if (__builtin_cpu_supports("avx2")) count = line_feeds_32(&start, end);
#endif
    for (; end - start >= 8; start += 8) {
        const uint64_t ones = 0x0101010101010101ULL;
        const uint64_t low = 0x7F7F7F7F7F7F7F7FULL;
        uint64_t bytes;
        memcpy(&bytes, start, 8);
        // A byte becomes 0 where it is a line feed, and then only its highest bit stays 0.
        bytes ^= ones * '\n';
        uint64_t zeros = ~(((bytes & low) + low) | bytes | low);
        count += (zeros >> 7) * ones >> 56;
    }
    for (; start < end; start++) count += *start == '\n';
    return count;
}

/// A bit of the result is the exclusive-or of the bits up to it.
static uint64_t prefix_xor(uint64_t bits) {
    for (unsigned shift = 1; shift < 64; shift <<= 1) bits ^= bits << shift;
    return bits;
}

typedef struct {
    uint64_t quotes;
    uint64_t escapes;
    uint64_t opening;
    uint64_t closing;
} nesting_masks;

static nesting_masks nesting_block(const uint8_t *block) {
    nesting_masks masks = {0, 0, 0, 0};
#if defined(__SSE2__)
    __m128i a = _mm_loadu_si128((const __m128i *)block);
    __m128i b = _mm_loadu_si128((const __m128i *)(block + 16));
    __m128i c = _mm_loadu_si128((const __m128i *)(block + 32));
    __m128i d = _mm_loadu_si128((const __m128i *)(block + 48));
    masks.quotes = text_scanning_equal(a, b, c, d, _mm_set1_epi8('"'));
    masks.escapes = text_scanning_equal(a, b, c, d, _mm_set1_epi8('\\'));
    // Braces and brackets differ by one bit.
    __m128i bit = _mm_set1_epi8(0x20);
    a = _mm_or_si128(a, bit);
    b = _mm_or_si128(b, bit);
    c = _mm_or_si128(c, bit);
    d = _mm_or_si128(d, bit);
    masks.opening = text_scanning_equal(a, b, c, d, _mm_set1_epi8('{'));
    masks.closing = text_scanning_equal(a, b, c, d, _mm_set1_epi8('}'));
#else
    for (unsigned place = 0; place < 64; place++) {
        uint8_t byte = block[place];
        masks.quotes |= (uint64_t)(byte == '"') << place;
        masks.escapes |= (uint64_t)(byte == '\\') << place;
        masks.opening |= (uint64_t)((byte | 0x20) == '{') << place;
        masks.closing |= (uint64_t)((byte | 0x20) == '}') << place;
    }
#endif
    return masks;
}

void text_scanning_nest(const uint8_t *start, const uint8_t *end, text_scanning_nesting *nesting) {
    const uint64_t even = 0x5555555555555555ULL;
    const uint8_t *at = start;
    for (; end - at >= 64; at += 64) {
        nesting_masks masks = nesting_block(at);
        uint64_t escaped = nesting->escaped;
        nesting->escaped = 0;
        uint64_t escapes = masks.escapes & ~escaped;
        if (escapes != 0) {
            uint64_t follows = escapes << 1 | escaped;
            uint64_t odd = escapes & ~even & ~follows;
            uint64_t sequences = odd + escapes;
            nesting->escaped = sequences < odd;
            escaped = (even ^ sequences << 1) & follows;
        }
        uint64_t inside = prefix_xor(masks.quotes & ~escaped) ^ nesting->in_string;
        nesting->in_string = (uint64_t)((int64_t)inside >> 63);
        nesting->depth += __builtin_popcountll(masks.opening & ~inside);
        nesting->depth -= __builtin_popcountll(masks.closing & ~inside);
    }
    for (; at < end; at++) {
        if (nesting->escaped != 0) {
            nesting->escaped = 0;
        } else if (*at == '\\') {
            nesting->escaped = 1;
        } else if (*at == '"') {
            nesting->in_string = ~nesting->in_string;
        } else if (nesting->in_string == 0) {
            nesting->depth += ((*at | 0x20) == '{') - ((*at | 0x20) == '}');
        }
    }
}
