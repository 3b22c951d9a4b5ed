import ImporterKit
import ImporterTesting
import Testing

@Suite struct `Conformance kit` {
    private static let samples = [
        ImporterConformance.Sample(
            name: "klanten.csv",
            bytes: Array(
                """
                Klantnr;Naam;Gemeente;Klantgroep;Klant sinds;Saldo
                1001;Café Kléber;Brussel;A;2025-11-03;12.50
                1002;Garage Noord;Gent;B;2025-11-04;-3.20
                1003;Zoë Claes;Luik;;2026-01-12;

                """.utf8
            )
        )
    ]

    @Test(arguments: ConformanceCheck.allCases)
    func `an importer without fault passes`(check: ConformanceCheck) throws {
        let conformance = ImporterConformance(of: FaultyImporter(.none), samples: Self.samples)
        #expect(try conformance.faults(in: check) == [])
    }

    @Test(
        arguments: [
            (FaultyImporter.Fault.recognisesNothing, ConformanceCheck.recognisesItsSamples),
            (.givesNoReason, .recognisesItsSamples),
            (.claimsEverything, .refusesForeignExports),
            (.differsTheSecondTime, .readsTheSameTwice),
            (.readsLineFeedsOnly, .readsAnyLineEnding),
            (.keepsByteOrderMark, .readsByteOrderMark),
            (.readsUTF8Only, .readsWindows1252),
            (.readsUTF8Only, .readsUTF16),
            (.inventsRecords, .survivesTruncation),
            (.readsByPosition, .readsShuffledColumns),
            (.failsOnUnknownColumns, .readsRenamedAndExtraColumns),
            (.dropsRecords, .accountsForEveryRecord),
            (.rejectsInSilence, .accountsForEveryRecord),
            (.countsLinesFromTheHeader, .locatesEveryRecord),
            (.readsUTF8Only, .skipsTotalsAndRepeatedNames),
            (.leavesOutDecimalCommas, .readsEitherDecimalMark),
            (.namesOtherDatasets, .namesOnlyDeclaredDatasets),
            (.fillsLinesWithoutDocuments, .namesOnlyDeclaredDatasets),
        ]
    )
    func `a fault is found by its check`(fault: FaultyImporter.Fault, check: ConformanceCheck) throws {
        let conformance = ImporterConformance(of: FaultyImporter(fault), samples: Self.samples)
        let faults = try conformance.faults(in: check)
        #expect(!faults.isEmpty)
        #expect(faults.allSatisfy { $0.check == check && !$0.message.isEmpty })
    }

    /// A byte order mark before bytes of another encoding would be the kit's fault.
    @Test(arguments: [ConformanceCheck.readsByteOrderMark, .readsUTF16, .readsWindows1252])
    func `a sample in another encoding gets its variants from its text`(check: ConformanceCheck) throws {
        let bytes = Self.samples[0].bytes
        let latin = String(decoding: bytes, as: UTF8.self).unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        let sample = ImporterConformance.Sample(name: Self.samples[0].name, bytes: latin)
        #expect(try ImporterConformance(of: FaultyImporter(.none), samples: [sample]).faults(in: check) == [])
    }

    @Test func `every check finds a fault`() throws {
        let found = try ConformanceCheck.allCases.filter { check in
            try FaultyImporter.Fault.allCases.contains { fault in
                try !ImporterConformance(of: FaultyImporter(fault), samples: Self.samples).faults(in: check).isEmpty
            }
        }
        #expect(found == ConformanceCheck.allCases)
    }

    @Test(arguments: ConformanceCheck.allCases)
    func `an importer without samples fails`(check: ConformanceCheck) throws {
        let conformance = ImporterConformance(of: FaultyImporter(.none), samples: [])
        #expect(try !conformance.faults(in: check).isEmpty)
    }

    @Test func `samples of others are foreign`() throws {
        var conformance = ImporterConformance(of: FaultyImporter(.none), samples: Self.samples)
        conformance.foreignSamples = Self.samples
        #expect(try !conformance.faults(in: .refusesForeignExports).isEmpty)
    }
}
