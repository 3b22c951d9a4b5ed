import IntegrationModel

/// When the records of a dataset came to be, as exactly as its export says.
struct Moments {
    /// Seconds since 1970; NaN where unknown.
    let seconds: [Double]
    /// 1 (seconds), 60 (minutes) or 86,400 (days only).
    let precision: Double
    /// The field it was read from.
    let field: String

    var hasTimes: Bool { precision < 86_400 }

    /// The best moments of a dataset: those with a time of day before those without, "created" before the date on the
    /// document; nil where it has none.
    init?(_ profile: DatasetProfile) {
        let order: [CanonicalField] = [.createdAt, .date, .paidAt, .closedAt, .deliveryDate, .modifiedAt]
        let found = order.compactMap { canonical -> (field: Field, numbers: MappedArray<Double>)? in
            guard let index = profile.dataset.fieldIndex(canonical),
                let numbers = profile.columns.columns[index].numbers,
                profile.dataset.fields[index].profile.nullShare < 0.5
            else { return nil }
            return (profile.dataset.fields[index], numbers)
        }.filter { $0.field.profile.type == .date || $0.field.profile.type == .dateTime }
        let named = found.filter { $0.field.canonical != .modifiedAt }
        let timed = named.first { Self.precision($0.field.profile, $0.numbers) < 86_400 }
        let unnamed = timed == nil ? Self.unnamed(profile, beside: named.first?.numbers) : nil
        guard let chosen = timed ?? unnamed ?? named.first else { return nil }
        seconds = Array(chosen.numbers)
        precision = Self.precision(chosen.field.profile, chosen.numbers)
        field = chosen.field.path
    }

    /// A field of unknown name that holds moments: with times and on the days that are known, or any where none are.
    private static func unnamed(
        _ profile: DatasetProfile,
        beside days: MappedArray<Double>?
    ) -> (field: Field, numbers: MappedArray<Double>)? {
        for index in profile.unnamedMoments {
            guard let numbers = profile.columns.columns[index].numbers else { continue }
            let field = profile.dataset.fields[index]
            guard let days else { return (field, numbers) }
            guard precision(field.profile, numbers) < 86_400 else { continue }
            let both = (0..<profile.columns.count).filter { numbers[$0].isFinite && days[$0].isFinite }
            let same = both.count { record in
                numbers[record] - Calendar.timeOfDay(numbers[record]) == days[record] - Calendar.timeOfDay(days[record])
            }
            if !both.isEmpty, 10 * same >= 7 * both.count { return (field, numbers) }
        }
        return nil
    }

    /// All moments that the records of a source may have taken effect at, the best first: a deal is created long before
    /// it is won, and what follows it follows the winning.
    static func candidates(_ profile: DatasetProfile) -> [Moments] {
        let effects: [CanonicalField] = [.closedAt, .date, .paidAt]
        let others = effects.compactMap { canonical -> Moments? in
            guard let index = profile.dataset.fieldIndex(canonical) else { return nil }
            return Moments(profile, field: index)
        }
        return [Moments(profile)].compactMap { $0 } + others
    }

    private init?(_ profile: DatasetProfile, field index: Int) {
        let field = profile.dataset.fields[index]
        guard field.profile.type == .date || field.profile.type == .dateTime, field.profile.nullShare < 0.8,
            let numbers = profile.columns.columns[index].numbers
        else { return nil }
        seconds = Array(numbers)
        precision = Self.precision(field.profile, numbers)
        self.field = field.path
    }

    /// Dates that are all at midnight are dates without times, whatever the export writes.
    private static func precision(_ profile: FieldProfile, _ numbers: MappedArray<Double>) -> Double {
        guard profile.type == .dateTime else { return 86_400 }
        let timed = numbers.contains { $0.isFinite && $0.truncatingRemainder(dividingBy: 86_400) != 0 }
        return timed ? (profile.hasSeconds ? 1 : 60) : 86_400
    }
}
