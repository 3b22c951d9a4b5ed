import ImporterTesting
import TestSupport
import Testing
import WinBooksImporter

@Suite struct `WinBooks importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: winBooksImporter,
            samples: "\(plugins)/WinBooks/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
