import ImporterTesting
import QuickBooksImporter
import TestSupport
import Testing

@Suite struct `QuickBooks importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: quickBooksImporter,
            samples: "\(plugins)/QuickBooks/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
