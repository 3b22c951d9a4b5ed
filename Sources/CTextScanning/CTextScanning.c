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
#endif

void text_scanning_blocks(
    const uint8_t *blocks, unsigned count, uint8_t delimiter, uint8_t quote, uint8_t escape, text_scanning_masks *masks
) {
#if TEXT_SCANNING_WIDE
    if (__builtin_cpu_supports("avx512bw")) {
        blocks_wide(blocks, count, delimiter, quote, escape, masks);
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
