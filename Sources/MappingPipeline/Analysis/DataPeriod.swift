import GapAnalysis
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
                return last <= end
                    ? last
                    : profile.columns.columns[field].numbers.flatMap { Moments([$0], until: end).extent }?.upperBound
            }.max()
        }.max()
    }

    /// When documents were made, over all datasets that hold them.
    static func documentMoments(_ profiles: [DatasetProfile], until end: Double) -> Moments {
        let documents = profiles.filter { $0.dataset.entity.isDocument && $0.dataset.parent == nil }
        let dates = documents.compactMap { ($0.values(.date) ?? $0.values(.createdAt))?.numbers }
        return Moments(dates, until: end + 86_400)
    }

    /// New records in a year: those of the last one, or as many as there would be, by the seasons of the company's
    /// documents, where the export holds a part of one.
    ///
    /// Of documents that end well before the other exports the last year of their own counts.
    static func yearlyRecords(_ profile: DatasetProfile, until end: Double, _ seasons: SeasonShape) -> Double? {
        let fields = [CanonicalField.createdAt, .date, .paidAt]
        guard let numbers = fields.lazy.compactMap({ profile.values($0)?.numbers }).first else { return nil }
        let moments = Moments([numbers], until: end + 86_400)
        guard let extent = moments.extent else { return nil }
        let (first, last) = (extent.lowerBound, extent.upperBound)
        let year = 365.25 * 86_400
        let end = profile.dataset.entity.isDocument && end - last > 45 * 86_400 ? last : end
        let recent = Double(moments.count(after: end - year))
        if end - first >= year { return recent }
        return recent / max(30.0 / 365.25, seasons.years(from: first, to: end))
    }
}
