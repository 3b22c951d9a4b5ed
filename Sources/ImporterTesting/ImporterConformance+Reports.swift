import ImporterKit
import IntegrationModel

/// What reports and spreadsheets make of exports.
extension ImporterConformance {
    /// Lines that are no records may be rejected, but they must not change those that are.
    func faultsInReportLines() throws -> [ConformanceFault] {
        try compared(.skipsTotalsAndRepeatedNames) { table in
            [
                ("with the names of columns repeated", table.repeatingNames()),
                ("with a line of totals", table.addingTotals()),
            ]
        } expecting: {
            $0
        }
    }

    func faultsInDecimalMarks() throws -> [ConformanceFault] {
        try compared(.readsEitherDecimalMark) { table in
            [("with decimal commas", table.withDecimalCommas())]
        } expecting: { original in
            var expected = original
            for dataset in expected.datasets.indices {
                for record in expected.datasets[dataset].records.indices {
                    expected.datasets[dataset].records[record] = expected.datasets[dataset].records[record].map {
                        $0.map(DelimitedSample.withDecimalComma)
                    }
                }
            }
            return expected
        }
    }

    private func compared(
        _ check: ConformanceCheck,
        _ variants: (DelimitedSample) -> [(label: String, sample: Sample?)],
        expecting expected: (RecordedExport) -> RecordedExport
    ) throws -> [ConformanceFault] {
        try samples.flatMap { sample -> [ConformanceFault] in
            guard try preview(of: sample).format == .delimited,
                let table = DelimitedSample(sample, importer.manifest), table.hasNames
            else { return [] }
            let original = expected(try reading(sample).recorded)
            return try variants(table).compactMap { label, variant in
                guard let variant else { return nil }
                let read = try reading(variant).recorded
                return difference(between: original, and: read, rejectingTheSame: false).map {
                    ConformanceFault(check, sample: "\(sample.name), \(label)", $0)
                }
            }
        }
    }
}
