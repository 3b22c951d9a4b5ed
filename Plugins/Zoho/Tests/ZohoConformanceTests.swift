import ImporterKit
import ImporterTesting
import TestSupport
import Testing
import ZohoImporter

@Suite struct `Zoho importers` {
    private static let plugins = SharedData.checkout + "/Plugins"

    /// Each reads its own samples, and leaves those of the other one alone.
    private static func conformance(of importer: ManifestImporter, beginning: String) throws -> ImporterConformance {
        var conformance = try ImporterConformance(of: importer, samples: "\(plugins)/Zoho/Samples", plugins: plugins)
        let others = conformance.samples.filter { !$0.name.hasPrefix(beginning) }
        conformance.samples.removeAll { !$0.name.hasPrefix(beginning) }
        conformance.foreignSamples += others
        return conformance
    }

    @Test(arguments: ConformanceCheck.allCases)
    func `Zoho CRM conforms`(check: ConformanceCheck) throws {
        #expect(try Self.conformance(of: zohoCRMImporter, beginning: "crm-").faults(in: check) == [])
    }

    @Test(arguments: ConformanceCheck.allCases)
    func `Zoho Books conforms`(check: ConformanceCheck) throws {
        #expect(try Self.conformance(of: zohoBooksImporter, beginning: "books-").faults(in: check) == [])
    }
}
