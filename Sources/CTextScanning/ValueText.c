#include "ValueText.h"

#include <string.h>

#include "ValueScanning.h"

#if defined(__x86_64__) && defined(__has_attribute) && __has_attribute(target)
#define VALUE_TEXT_WIDE 1
#include <immintrin.h>
#endif

// The way that any processor can go, 16 bytes at a time.

void value_text_compact_plainly(uint8_t *bytes, uint64_t kept) {
    unsigned written = 0;
    while (kept != 0) {
        unsigned first = (unsigned)__builtin_ctzll(kept);
        unsigned run = ~(kept >> first) == 0 ? 64 : (unsigned)__builtin_ctzll(~(kept >> first));
        memmove(bytes + written, bytes + first, run);
        written += run;
        kept = first + run >= 64 ? 0 : kept >> (first + run) << (first + run);
    }
    memset(bytes + written, 0, VALUE_TEXT_CAPACITY - written);
}

#if defined(__has_attribute) && __has_attribute(no_sanitize)
__attribute__((no_sanitize("address")))
#endif
void value_text_scan_plainly(
    const uint8_t *bytes, unsigned count, uint8_t *folded, uint8_t *signs, value_text_masks *masks
) {
    uint8_t copy[VALUE_TEXT_CAPACITY];
    // The end of a page may be the end of what can be read.
    if (((uintptr_t)bytes & 4095) > 4096 - VALUE_TEXT_CAPACITY) bytes = memcpy(copy, bytes, count);
    memset(masks, 0, sizeof *masks);
    for (unsigned place = 0; place < VALUE_TEXT_CAPACITY; place += 16) {
        if (place >= count) {
            memset(folded + place, 0, 16);
            memset(signs + place, 0, 16);
            continue;
        }
        unsigned length = count - place < 16 ? count - place : 16;
        value_scanning_masks part = value_scanning_half(bytes + place, length, folded + place, signs + place);
        masks->digit |= (uint64_t)part.digit << place;
        masks->letter |= (uint64_t)part.letter << place;
        masks->space |= (uint64_t)part.space << place;
        masks->high |= (uint64_t)part.high << place;
    }
    if (masks->high == 0) value_text_compact_plainly(folded, masks->digit | masks->letter);
}

void value_text_coarsen_plainly(const uint8_t *shape, uint8_t *coarse) {
    uint8_t previous = 0;
    unsigned written = 0;
    for (unsigned place = 0; place < 32 && shape[place] != 0; place++) {
        uint8_t sign = shape[place];
        if (sign == previous && (sign == '9' || sign == 'A' || sign == 'a' || sign == ' ')) continue;
        coarse[written++] = sign;
        previous = sign;
    }
    memset(coarse + written, 0, 32 - written);
}

#if VALUE_TEXT_WIDE

// The same for processors that move chosen bytes together by one instruction.

#define VALUE_TEXT_TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2")))

static int is_wide(void) { return __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512bw"); }

VALUE_TEXT_TARGET static void scan_wide(
    const uint8_t *bytes, unsigned count, uint8_t *folded, uint8_t *signs, value_text_masks *masks
) {
    __mmask64 all = count >= 64 ? ~(__mmask64)0 : ((__mmask64)1 << count) - 1;
    __m512i value = _mm512_maskz_loadu_epi8(all, bytes);
    __m512i bit = _mm512_set1_epi8(0x20);
    __m512i lower = _mm512_or_si512(value, bit);
    __mmask64 digit = _mm512_cmplt_epu8_mask(_mm512_sub_epi8(value, _mm512_set1_epi8('0')), _mm512_set1_epi8(10));
    __mmask64 letter = _mm512_cmplt_epu8_mask(_mm512_sub_epi8(lower, _mm512_set1_epi8('a')), _mm512_set1_epi8(26));
    __mmask64 high = _mm512_movepi8_mask(value);
    __m512i shape = _mm512_mask_mov_epi8(value, digit, _mm512_set1_epi8('9'));
    __m512i cases = _mm512_or_si512(_mm512_and_si512(value, bit), _mm512_set1_epi8('A'));
    shape = _mm512_mask_mov_epi8(shape, letter, cases);
    __m512i small = _mm512_mask_mov_epi8(value, letter, lower);
    if (high == 0) small = _mm512_maskz_compress_epi8(digit | letter, small);
    _mm512_storeu_si512(signs, shape);
    _mm512_storeu_si512(folded, small);
    masks->digit = digit;
    masks->letter = letter;
    masks->space = _mm512_cmpeq_epi8_mask(value, bit);
    masks->high = high;
}

VALUE_TEXT_TARGET static void compact_wide(uint8_t *bytes, uint64_t kept) {
    _mm512_storeu_si512(bytes, _mm512_maskz_compress_epi8(kept, _mm512_loadu_si512(bytes)));
}

VALUE_TEXT_TARGET static void coarsen_wide(const uint8_t *shape, uint8_t *coarse) {
    static const uint8_t before[32] = {
        0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
    };
    __m256i signs = _mm256_loadu_si256((const __m256i *)shape);
    __m256i former = _mm256_maskz_permutexvar_epi8(~(__mmask32)1, _mm256_loadu_si256((const __m256i *)before), signs);
    __mmask32 runs = _mm256_cmpeq_epi8_mask(signs, _mm256_set1_epi8('9'))
        | _mm256_cmpeq_epi8_mask(signs, _mm256_set1_epi8('A')) | _mm256_cmpeq_epi8_mask(signs, _mm256_set1_epi8('a'))
        | _mm256_cmpeq_epi8_mask(signs, _mm256_set1_epi8(' '));
    __mmask32 repeated = _mm256_cmpeq_epi8_mask(signs, former) & runs;
    _mm256_storeu_si256((__m256i *)coarse, _mm256_maskz_compress_epi8(~repeated, signs));
}

// The same for processors with vectors of 32 bytes, which move chosen bytes together eight at a time by a table.

#define VALUE_TEXT_TARGET_32 __attribute__((target("avx2,popcnt")))

static int has_32(void) { return __builtin_cpu_supports("avx2"); }

#define ROW(m) { PLACE(m, 0), PLACE(m, 1), PLACE(m, 2), PLACE(m, 3), PLACE(m, 4), PLACE(m, 5), PLACE(m, 6), PLACE(m, 7) }
// The place of the bit of rank n, 128 where there are not so many: such a byte becomes zero.
#define RANK(m, p) ((((m) >> 0 & 1) & (p > 0)) + (((m) >> 1 & 1) & (p > 1)) + (((m) >> 2 & 1) & (p > 2)) \
    + (((m) >> 3 & 1) & (p > 3)) + (((m) >> 4 & 1) & (p > 4)) + (((m) >> 5 & 1) & (p > 5)) + (((m) >> 6 & 1) & (p > 6)))
#define IS(m, p, n) (((m) >> p & 1) && RANK(m, p) == n)
#define PLACE(m, n) (IS(m, 0, n) ? 0 : IS(m, 1, n) ? 1 : IS(m, 2, n) ? 2 : IS(m, 3, n) ? 3 : IS(m, 4, n) ? 4 \
    : IS(m, 5, n) ? 5 : IS(m, 6, n) ? 6 : IS(m, 7, n) ? 7 : 128)
#define ROWS4(m) ROW(m), ROW(m + 1), ROW(m + 2), ROW(m + 3)
#define ROWS16(m) ROWS4(m), ROWS4(m + 4), ROWS4(m + 8), ROWS4(m + 12)
#define ROWS64(m) ROWS16(m), ROWS16(m + 16), ROWS16(m + 32), ROWS16(m + 48)

/// For each choice among eight bytes, where those that are chosen are.
static const uint8_t chosen[256][8] = {ROWS64(0), ROWS64(64), ROWS64(128), ROWS64(192)};

VALUE_TEXT_TARGET_32 static void compact_32(uint8_t *bytes, uint64_t kept) {
    unsigned written = 0;
    for (unsigned place = 0; place < VALUE_TEXT_CAPACITY; place += 8) {
        unsigned part = (unsigned)(kept >> place) & 255;
        __m128i order = _mm_loadl_epi64((const __m128i *)chosen[part]);
        __m128i moved = _mm_shuffle_epi8(_mm_loadl_epi64((const __m128i *)(bytes + place)), order);
        _mm_storel_epi64((__m128i *)(bytes + written), moved);
        written += (unsigned)__builtin_popcount(part);
    }
    memset(bytes + written, 0, VALUE_TEXT_CAPACITY - written);
}

VALUE_TEXT_TARGET_32 static __m256i below_32(__m256i bytes, char first, char count) {
    __m256i offset = _mm256_sub_epi8(bytes, _mm256_set1_epi8(first));
    return _mm256_cmpeq_epi8(_mm256_min_epu8(offset, _mm256_set1_epi8((char)(count - 1))), offset);
}

__attribute__((no_sanitize("address"))) VALUE_TEXT_TARGET_32 static void scan_32(
    const uint8_t *bytes, unsigned count, uint8_t *folded, uint8_t *signs, value_text_masks *masks
) {
    static const uint8_t real[64] = {
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    };
    uint8_t copy[VALUE_TEXT_CAPACITY];
    // The end of a page may be the end of what can be read.
    if (((uintptr_t)bytes & 4095) > 4096 - VALUE_TEXT_CAPACITY) bytes = memcpy(copy, bytes, count);
    value_text_masks found = {0, 0, 0, 0};
    __m256i halves[2];
    halves[1] = _mm256_setzero_si256();
    if (count <= 32) {
        _mm256_storeu_si256((__m256i *)(signs + 32), halves[1]);
    }
    for (unsigned place = 0; place < count; place += 32) {
        unsigned length = count - place < 32 ? count - place : 32;
        __m256i all = _mm256_loadu_si256((const __m256i *)(bytes + place));
        all = _mm256_and_si256(all, _mm256_loadu_si256((const __m256i *)(real + 32 - length)));
        __m256i bit = _mm256_set1_epi8(0x20);
        __m256i digit = below_32(all, '0', 10);
        __m256i letter = below_32(_mm256_or_si256(all, bit), 'a', 26);
        __m256i sign = _mm256_or_si256(_mm256_and_si256(all, bit), _mm256_set1_epi8('A'));
        __m256i shape = _mm256_blendv_epi8(_mm256_blendv_epi8(all, sign, letter), _mm256_set1_epi8('9'), digit);
        _mm256_storeu_si256((__m256i *)(signs + place), shape);
        halves[place >> 5] = _mm256_or_si256(all, _mm256_and_si256(letter, bit));
        found.digit |= (uint64_t)(uint32_t)_mm256_movemask_epi8(digit) << place;
        found.letter |= (uint64_t)(uint32_t)_mm256_movemask_epi8(letter) << place;
        found.space |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(all, bit)) << place;
        found.high |= (uint64_t)(uint32_t)_mm256_movemask_epi8(all) << place;
    }
    _mm256_storeu_si256((__m256i *)folded, halves[0]);
    _mm256_storeu_si256((__m256i *)(folded + 32), halves[1]);
    if (found.high == 0) {
        uint64_t kept = found.digit | found.letter;
        unsigned written = 0;
        // What was moved before is not read again: bytes only go to where others were already taken from.
        for (unsigned place = 0; place < count; place += 8) {
            unsigned part = (unsigned)(kept >> place) & 255;
            __m128i order = _mm_loadl_epi64((const __m128i *)chosen[part]);
            __m128i moved = _mm_shuffle_epi8(_mm_loadl_epi64((const __m128i *)(folded + place)), order);
            _mm_storel_epi64((__m128i *)(folded + written), moved);
            written += (unsigned)__builtin_popcount(part);
        }
        // All that is after them up to the former end.
        __m256i zero = _mm256_setzero_si256();
        unsigned end = (count + 7) & ~7u;
        while (written + 32 <= end) {
            _mm256_storeu_si256((__m256i *)(folded + written), zero);
            written += 32;
        }
        while (written < end) {
            folded[written++] = 0;
        }
    }
    *masks = found;
}

#endif

void value_text_scan(
    const uint8_t *bytes, unsigned count, uint8_t *folded, uint8_t *signs, value_text_masks *masks
) {
#if VALUE_TEXT_WIDE
    if (is_wide()) {
        scan_wide(bytes, count, folded, signs, masks);
        return;
    }
    if (has_32()) {
        scan_32(bytes, count, folded, signs, masks);
        return;
    }
#endif
    value_text_scan_plainly(bytes, count, folded, signs, masks);
}

void value_text_compact(uint8_t *bytes, uint64_t kept) {
#if VALUE_TEXT_WIDE
    if (is_wide()) {
        compact_wide(bytes, kept);
        return;
    }
    if (has_32()) {
        compact_32(bytes, kept);
        return;
    }
#endif
    value_text_compact_plainly(bytes, kept);
}

void value_text_coarsen(const uint8_t *shape, uint8_t *coarse) {
#if VALUE_TEXT_WIDE
    if (is_wide()) {
        coarsen_wide(shape, coarse);
        return;
    }
#endif
    value_text_coarsen_plainly(shape, coarse);
}
