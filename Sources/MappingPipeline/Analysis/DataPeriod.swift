import IntegrationModel

/// From when to when the records of exports go.
enum DataPeriod {
    /// The last moment at which a record was made, in seconds since 1970; nil where no export has dates.
    ///
    /// A date far beyond all others is a typing error and not the end: of each field the last value counts that lies
    /// within a year of the bulk.
    ///
    /// Documents say it better than lists of customers, in which a stray date of the future is easily overlooked.
    static func end(_ profiles: [DatasetProfile]) -> Double? {
        let documents = profiles.filter { $0.dataset.entity.isDocument && $0.columns.count >= 20 }
        return lastMoment(documents) ?? lastMoment(profiles)
    }

    private static func lastMoment(_ profiles: [DatasetProfile]) -> Double? {
        profiles.compactMap { profile in
            [CanonicalField.createdAt, .date].compactMap { canonical -> Double? in
                guard let field = profile.dataset.fieldIndex(canonical) else { return nil }
                let values = profile.dataset.fields[field].profile
                guard values.type == .date || values.type == .dateTime, let last = values.maxNumber,
                    let bulk = values.quantiles?.p95
                else { return nil }
                let end = bulk + 366 * 86_400
                return last <= end ? last : profile.columns.columns[field].numbers?.extent(upTo: end)?.upperBound
            }.max()
        }.max()
    }

    /// New records in a year: those of the last one, or as many as there would be at the rate of a shorter period.
    static func yearlyRecords(_ profile: DatasetProfile, until end: Double) -> Double? {
        let fields = [CanonicalField.createdAt, .date, .paidAt]
        guard let numbers = fields.lazy.compactMap({ profile.values($0)?.numbers }).first else { return nil }
        let last = end + 86_400
        guard let first = numbers.extent(upTo: last)?.lowerBound else { return nil }
        let year = 365.25 * 86_400
        var recent = 0
        numbers.forEachBlock { block, range in
            for position in 0..<range.count where block[position] <= last && block[position] > end - year {
                recent += 1
            }
        }
        let span = max(30 * 86_400, min(year, end - first))
        return Double(recent) * year / span
    }
}

extension MappedArray<Double> {
    /// The least and the greatest finite number up to a limit, found block by block; nil where there is none.
    fileprivate func extent(upTo limit: Double) -> ClosedRange<Double>? {
        var (least, most) = (Double.infinity, -Double.infinity)
        forEachBlock { block, _ in
            for number in block.values where number.isFinite && number <= limit {
                (least, most) = (Swift.min(least, number), Swift.max(most, number))
            }
        }
        return least <= most ? least...most : nil
    }
}
