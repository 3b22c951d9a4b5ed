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

#endif

void value_text_scan(
    const uint8_t *bytes, unsigned count, uint8_t *folded, uint8_t *signs, value_text_masks *masks
) {
#if VALUE_TEXT_WIDE
    if (is_wide()) {
        scan_wide(bytes, count, folded, signs, masks);
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
