import IntegrationModel

/// What the values of a field can be compared with.
enum ValueKind {
    case number, moment, text, nothing

    init(_ profile: FieldProfile) {
        switch profile.type {
        case .integer, .decimal: self = .number
        case .date, .dateTime: self = .moment
        case .text, .boolean: self = .text
        case .empty: self = .nothing
        }
    }

    /// How the values of two fields are compared.
    enum Comparison {
        /// Both as what they are worth: `17` is `17.00`.
        case worth
        /// By the normalised text.
        case text
        /// By the normalised text, which says something only where both are written alike: without its punctuation a
        /// fraction or a date may be anything.
        case writtenText
    }

    static func comparison(_ first: FieldProfile, _ second: FieldProfile) -> Comparison {
        let (one, other) = (ValueKind(first), ValueKind(second))
        if one == other, one != .text { return .worth }
        let loses = [first, second].contains { $0.type == .decimal || $0.type == .date || $0.type == .dateTime }
        return loses ? .writtenText : .text
    }
}
