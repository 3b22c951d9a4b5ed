#include "ValueRuns.h"

#include <string.h>

#include "ValueScanning.h"

// A value may be read beyond its end, within a page of memory.
#if defined(__has_attribute) && __has_attribute(no_sanitize)
#define VALUE_RUN_FUNCTION __attribute__((no_sanitize("address")))
#else
#define VALUE_RUN_FUNCTION
#endif

/// How many bytes from the beginning of a value on are read at most.
#define READABLE 32

static const uint64_t powers_of_ten[8] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000};

enum { TEXT = 1, NUMBER = 2 };
enum { NONE, DECIMAL_POINT, DECIMAL_COMMA, GROUPING_POINT, GROUPING_COMMA, POINT, COMMA };

VALUE_RUN_FUNCTION static inline uint64_t load(const uint8_t *bytes) {
    uint64_t word;
    memcpy(&word, bytes, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/// The places of digits among 16 bytes.
VALUE_RUN_FUNCTION static inline uint32_t digit_places(const uint8_t *bytes) {
#if defined(__SSE2__)
    __m128i offset = _mm_sub_epi8(_mm_loadu_si128((const __m128i *)bytes), _mm_set1_epi8('0'));
    return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(offset, _mm_set1_epi8(9)), offset));
#else
    uint32_t places = 0;
    for (unsigned place = 0; place < 16; place++) places |= (uint32_t)((uint8_t)(bytes[place] - '0') < 10) << place;
    return places;
#endif
}

/// The lowest bytes of a word, 0 to 8 of them.
static inline uint64_t lowest(uint64_t word, uint32_t bytes) {
    return bytes >= 8 ? word : word & (((uint64_t)1 << (8 * bytes)) - 1);
}

/// The number that 1 to 8 digits in a word are (Daniel Lemire, "Quickly parsing eight digits", 2018).
static inline uint64_t number(uint64_t word, uint32_t count) {
    uint64_t digits = (word << (64 - 8 * count)) & 0x0F0F0F0F0F0F0F0FULL;
    uint64_t pairs = (digits * 10 + (digits >> 8)) & 0x00FF00FF00FF00FFULL;
    uint64_t left = (pairs & 0x000000FF000000FFULL) * (100 + (1000000ULL << 32));
    uint64_t right = (pairs >> 16 & 0x000000FF000000FFULL) * (1 + (10000ULL << 32));
    return (left + right) >> 32;
}

/// The number that 1 to 15 digits are.
static inline uint64_t long_number(uint64_t first, uint64_t second, uint32_t count) {
    if (count <= 8) return number(first, count);
    return number(first, 8) * powers_of_ten[count - 8] + number(second, count - 8);
}

/// What changes from value to value, and the parts of the key: apart from the counts in memory, to stay in registers.
typedef struct {
    uint64_t seed, mask, finish, threshold;
    uint64_t *hashes;
    uint64_t *tokens;
    uint16_t *codes;
    uint32_t record, added, base;
} run_state;

/// The hash of 1 to 15 bytes, the same as that of `KeyedHash`: which reads words of four bytes, the first two and the last two of
/// eight bytes and more.
static inline uint64_t hash(const run_state *run, uint64_t first, uint64_t second, uint32_t count) {
    uint64_t left, right;
    if (count >= 8) {
        left = first << 32 | first >> 32;
        right = count == 8 ? first : first >> (8 * (count - 8)) | second << (8 * (16 - count));
    } else if (count >= 4) {
        left = (first & 0xFFFFFFFFULL) * 0x100000001ULL;
        right = (first >> (8 * (count - 4)) & 0xFFFFFFFFULL) * 0x100000001ULL;
    } else {
        left = (first & 255) << 16 | (first >> (8 * (count >> 1)) & 255) << 8 | (first >> (8 * (count - 1)) & 255);
        right = 0;
    }
    unsigned __int128 product = (unsigned __int128)(left ^ run->mask) * (right ^ run->seed);
    unsigned __int128 mixed = (unsigned __int128)((uint64_t)product ^ run->finish ^ count)
        * ((uint64_t)(product >> 64) ^ run->mask);
    uint64_t result = (uint64_t)(mixed >> 64) ^ (uint64_t)mixed;
    return result == 0 ? 1 : result;
}

/// Whether the check digit of an article number is right.
static inline int is_article(uint64_t first, uint64_t second, uint32_t count) {
    const uint64_t places = 0x000F000F000F000FULL;
    second = lowest(second, count - 8);
    uint64_t even = (first & places) + (second & places);
    uint64_t odd = (first >> 8 & places) + (second >> 8 & places);
    uint64_t weighted = count & 1 ? odd * 3 + even : even * 3 + odd;
    return (weighted * 0x0001000100010001ULL >> 48) % 10 == 0;
}

static inline int is_enterprise(uint64_t number) { return number >= 100 && 97 - number / 100 % 97 == number % 100; }

static inline int is_communication(uint64_t number) {
    uint64_t remainder = number / 100 % 97;
    return number % 100 == (remainder == 0 ? 97 : remainder);
}

/// Keeps a value; 0 where its hash is one that is looked at more closely.
static inline int put(run_state *run, uint64_t hash, uint64_t token) {
    if (hash <= run->threshold) return 0;
    run->hashes[run->added] = hash;
    run->tokens[run->added] = token;
    run->codes[run->record] = (uint16_t)(run->base + run->added);
    run->added++;
    return 1;
}

/// Takes digits alone; 0 where they need a closer look.
VALUE_RUN_FUNCTION static inline int take_digits(
    value_run *run, run_state *state, const uint8_t *start, uint32_t count
) {
    if (count > 15) return 0;
    uint64_t first = load(start);
    uint64_t second = load(start + 8);
    int is_zero = start[0] == '0';
    uint64_t value = long_number(first, second, count);
    uint64_t token = (uint64_t)(is_zero && count > 1 ? TEXT : NUMBER) << 61;
    if (!is_zero) token |= value;
    if (count >= 8) {
        // Telephone numbers, days without separators, and the words for no day.
        if (is_zero) return 0;
        if (count == 8 && (value >= 99991231 || (value >= 19000101 && value <= 20991231))) return 0;
        if (count == 14 && value >= 19000101000000 && value <= 20991231235959) return 0;
        // Such a number has a zero in front in its normal form.
        if (count == 9 && is_enterprise(value)) return 0;
    }
    if (!put(state, hash(state, first, second, count), token)) return 0;
    if (count >= 8) {
        switch (count) {
        case 10: run->enterprise_digits += (uint32_t)(value < 2000000000 && is_enterprise(value)); break;
        case 12:
            run->communications += (uint32_t)is_communication(value);
            run->articles += (uint32_t)is_article(first, second, count);
            break;
        case 8:
        case 13:
        case 14: run->articles += (uint32_t)is_article(first, second, count); break;
        default: break;
        }
    }
    run->forms[count]++;
    if (is_zero && count > 1) {
        run->zeros++;
    } else {
        run->separators[NONE]++;
        run->below_thousand += value < 1000;
        run->zeros_and_ones += value <= 1;
        run->serial_days += value - 36526 <= 73050 - 36526;
    }
    return 1;
}

/// Takes digits with a sign or marks; 0 where they are anything else or need a closer look.
VALUE_RUN_FUNCTION static inline int take_decimal(
    value_run *run, run_state *state, const uint8_t *start, uint32_t count, uint32_t others
) {
    uint32_t is_negative = start[0] == '-';
    uint32_t marks = is_negative ? others & ~1u : others;
    uint32_t later = marks & (marks - 1);
    uint64_t word = load(start + is_negative);
    uint32_t separators = NONE, scale = 0, whole = count - is_negative, fraction = 0, form;
    int is_ok;
    if (marks == 0) {
        is_ok = is_negative && whole >= 1 && whole <= VALUE_RUN_DIGITS && (start[1] != '0' || whole == 1);
        if (!is_ok) return 0;
        form = value_run_form(whole, 0, 1, 0, 0, 0);
    } else {
        uint32_t mark = (uint32_t)__builtin_ctz(marks);
        int is_point = start[mark] == '.';
        uint32_t before = mark - is_negative;
        is_ok = is_point | (start[mark] == ',');
        is_ok &= before <= VALUE_RUN_DIGITS;
        if (!is_ok) return 0;
        word = before >= 8 ? word : lowest(word, before) | load(start + mark + 1) << (8 * before);
        int is_zero = start[is_negative] == '0';
        if (later == 0) {
            whole = before;
            fraction = count - 1 - mark;
            is_ok = (fraction > 0) & !(is_zero && whole > 1);
            int is_doubtful = fraction == 3 && whole >= 1 && whole <= 3 && !is_zero;
            separators = (is_doubtful ? POINT : DECIMAL_POINT) + (is_point ? 0 : 1);
            scale = fraction;
            if (!is_ok || whole + fraction > VALUE_RUN_DIGITS) return 0;
            form = value_run_form(whole, fraction, (int)is_negative, 1, is_point, 0);
        } else {
            uint32_t place = (uint32_t)__builtin_ctz(later);
            int is_last_point = start[place] == '.';
            fraction = count - 1 - place;
            is_ok = (later & (later - 1)) == 0 && place == mark + 4 && (is_last_point || start[place] == ',');
            is_ok = is_ok && before >= 1 && before <= 3 && (before == 1 || !is_zero) && fraction > 0;
            is_ok = is_ok && (is_last_point != is_point || fraction == 3);
            whole = before + 3;
            if (!is_ok || whole + fraction > VALUE_RUN_DIGITS) return 0;
            word = lowest(word, whole) | load(start + mark + 5) << (8 * whole);
            if (is_last_point == is_point) {
                separators = is_point ? GROUPING_POINT : GROUPING_COMMA;
            } else {
                separators = is_last_point ? DECIMAL_POINT : DECIMAL_COMMA;
                scale = fraction;
            }
            form = value_run_form(before, fraction, (int)is_negative, 2, is_point, is_last_point);
        }
    }
    uint32_t digits = whole + fraction;
    // Eight digits that begin with zero may be a telephone number.
    if (digits == 8 && start[0] == '0') return 0;
    uint64_t value = number(word, digits);
    uint64_t token = (uint64_t)NUMBER << 61 | (uint64_t)separators << 58 | (uint64_t)scale << 54
        | (uint64_t)is_negative << 53 | value;
    if (!put(state, hash(state, word, 0, digits), token)) return 0;
    run->forms[form]++;
    run->separators[separators]++;
    run->below_thousand += separators == NONE && value < 1000;
    return 1;
}

/// Takes a value that is the code, if it is.
VALUE_RUN_FUNCTION static inline int take_code(
    value_run *run, run_state *state, const uint8_t *start, uint32_t digits
) {
    const value_run_code *code = &run->code;
    uint32_t prefix = code->prefix_length;
    uint32_t all = (1u << code->length) - 1;
    if ((digits & all) != (all & ~((1u << prefix) - 1))) return 0;
    uint64_t word = load(start);
    if (lowest(word, prefix) != code->prefix) return 0;
    uint64_t first = load(start + prefix);
    uint64_t second = load(start + prefix + 8);
    uint32_t count = code->length - prefix + code->folded_length;
    if (code->is_enterprise) {
        if ((first & 255) > '1') return 0;
    } else {
        uint32_t shift = 8 * code->folded_length;
        second = second << shift | first >> (64 - shift);
        first = code->folded | first << shift;
    }
    if (!put(state, hash(state, first, second, count), (uint64_t)TEXT << 61)) return 0;
    run->coded++;
    if (code->is_enterprise) run->enterprises += (uint32_t)is_enterprise(long_number(first, second, 10));
    return 1;
}

/// Takes the next value; 0 where it needs a closer look.
VALUE_RUN_FUNCTION static inline int take(value_run *run, run_state *state, const uint8_t *start, uint32_t count) {
    if (count > VALUE_RUN_LONGEST) return 0;
    uint8_t copy[READABLE];
    if (((uintptr_t)start & 4095) > 4096 - READABLE) {
        memset(copy, 0, READABLE);
        start = memcpy(copy, start, count);
    }
    uint32_t digits = digit_places(start);
    uint32_t all = (1u << count) - 1;
    if ((digits & all) == all) return take_digits(run, state, start, count);
    if (count == run->code.length && (digits & 1) == 0 && start[0] >= 'A') return take_code(run, state, start, digits);
    return count <= 11 ? take_decimal(run, state, start, count, all & ~digits) : 0;
}

void value_run_take(value_run *run) {
    run_state state = {
        run->seed, run->mask, run->finish, run->threshold, run->hashes, run->tokens, run->codes, run->record, run->added,
        run->base,
    };
    const uint64_t *spans = run->spans;
    const uint8_t *bytes = run->bytes;
    uint32_t count = run->count;
    for (; state.record < count; state.record++) {
        uint64_t span = spans[state.record];
        if (span == 0) continue;
        if (!take(run, &state, bytes + (uint32_t)span, (uint32_t)(span >> 32))) break;
    }
    run->record = state.record;
    run->added = state.added;
}
