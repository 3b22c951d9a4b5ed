/// Days as spreadsheets count them, from 1899-12-30 on (ECMA-376 part 1, 18.17.4.1), where a cell lost its format: `46050`.
enum SerialDate {
    /// Seconds since 1970, or nil where the number is no day from 2000 to 2099. It is for the name of the column to tell
    /// whether its numbers are days.
    static func seconds(_ number: NumberToken) -> Int? {
        guard number.separators == .none, number.scale == 0, !number.isNegative,
            (36_526...73_050).contains(number.mantissa)
        else { return nil }
        return (Int(number.mantissa) - 25_569) * 86_400
    }
}
