/// The type of a field's values.
public enum FieldType: String, Codable, Sendable, CaseIterable {
    case empty, boolean, integer, decimal, date, dateTime, text
}

/// The order of day, month and year in the dates of one field.
public enum DateOrder: String, Codable, Sendable, CaseIterable {
    case yearMonthDay, dayMonthYear, monthDayYear
}

/// The mark between the whole and the broken part of the numbers of one field.
public enum DecimalMark: String, Codable, Sendable, CaseIterable {
    case point, comma
}
