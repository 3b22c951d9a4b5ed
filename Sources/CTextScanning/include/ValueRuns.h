#ifndef VALUE_RUNS_H
#define VALUE_RUNS_H

#include <stdint.h>

/// The most bytes of a value that a run can take.
#define VALUE_RUN_LONGEST 16
/// The most digits of a number with a sign, a point or a comma.
#define VALUE_RUN_DIGITS 8
/// Numbers of different forms: how many digits they have where.
#define VALUE_RUN_FORMS 512

/// A code: a prefix that is the same in all of a column, and digits after it.
typedef struct {
    /// Bytes of a value with its prefix, 0 where there is no code.
    uint32_t length;
    /// Bytes of the prefix, 1 to 7.
    uint32_t prefix_length;
    /// The prefix as it is written, the first byte the lowest.
    uint64_t prefix;
    /// The letters and digits of the prefix as they are hashed, and how many these are, 0 to 7.
    uint64_t folded;
    uint32_t folded_length;
    /// Whether the ten digits are a Belgian enterprise number, which begins with 0 or 1 and may have wrong check digits.
    uint32_t is_enterprise;
} value_run_code;

/// The values of a field that are looked at, what becomes of them, and what is counted meanwhile.
typedef struct {
    /// Of each record the offset of its value in `bytes`, and in the upper half its length, 0 for none.
    const uint64_t *spans;
    const uint8_t *bytes;
    /// Records, and the next one.
    uint32_t count;
    uint32_t record;
    /// Where the hash and the token of the next value go, and how many there are.
    uint64_t *hashes;
    uint64_t *tokens;
    uint32_t added;
    /// Where the code of each record goes: the number of its value, counted from `base`.
    uint16_t *codes;
    uint32_t base;
    /// The parts of the key with which values are hashed.
    uint64_t seed;
    uint64_t mask;
    uint64_t finish;
    /// Values are left alone whose hash is at most this.
    uint64_t threshold;

    value_run_code code;
    /// Values that are the code, and those of them whose check digits are right.
    uint32_t coded;
    uint32_t enterprises;

    /// Numbers by form, see ``value_run_form``, and by what their separators say, in the order in which tokens number these.
    uint32_t forms[VALUE_RUN_FORMS];
    uint32_t separators[8];
    /// Digits that begin with a zero, which are no numbers.
    uint32_t zeros;
    /// Numbers without separators that are below 1000; 0 or 1; days as spreadsheets count them.
    uint32_t below_thousand;
    uint32_t zeros_and_ones;
    uint32_t serial_days;
    /// Digits with the check digit of an article number; those that may be an enterprise number; and payment references.
    uint32_t articles;
    uint32_t enterprise_digits;
    uint32_t communications;
} value_run;

/// Where a number of some form is counted.
///
/// Digits alone: how many they are. Else the digits before the first mark and after the last one, and with two marks that the
/// first of them stands before three digits.
static inline uint32_t value_run_form(
    uint32_t whole, uint32_t fraction, int is_negative, int marks, int first_is_point, int last_is_point
) {
    if (marks == 0) return is_negative ? 16 + whole : whole;
    uint32_t signs = (is_negative ? 1u : 0u) | (first_is_point ? 2u : 0u);
    if (marks == 1) return 32 + ((signs * 9 + whole) * 9 + fraction);
    return 32 + 324 + (((signs | (last_is_point ? 4u : 0u)) * 4 + whole) * 4 + (fraction - 1));
}

/// Takes the values from the next record on, up to the first that is neither a plain number nor the code, or to the end.
///
/// Takes whole numbers of at most 15 digits, numbers of at most eight digits with a minus sign, a point or a comma, or two of
/// these, and codes; and of those nothing that needs a closer look. Passes over records without a value.
void value_run_take(value_run *run);

#endif
