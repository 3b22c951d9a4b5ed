import FoundationEssentials
import TestSupport
import Testing

@testable import AccuracyMeasurement

@Suite("Companies of another making")
struct UnfamiliarCompanyTests {
    /// All that is written of a company, by path.
    private func written(_ seed: UInt64, isHard: Bool) throws -> [String: Data] {
        try LandscapeRun.withTemporaryFolder { folder in
            try LandscapeRun.writeUnfamiliar(seed: seed, isHard: isHard, to: folder)
            var files: [String: Data] = [:]
            for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
                files[path] = FileManager.default.contents(atPath: "\(folder)/\(path)")
            }
            return files
        }
    }

    @Test("are the same for the same seed, byte by byte and with their truth", arguments: [false, true])
    func repeatable(isHard: Bool) throws {
        var different = Set<[String: Data]>()
        // Seeds of which some pay several invoices together.
        for seed in UInt64(1)...12 {
            let company = try written(seed, isHard: isHard)
            #expect(company["truth.json"] != nil && company.count > 2)
            #expect(try written(seed, isHard: isHard) == company, "seed \(seed)")
            different.insert(company)
        }
        #expect(different.count == 12)
    }
}
