import ExactOnlineImporter
import ImporterTesting
import TestSupport
import Testing

@Suite struct `Exact Online importer` {
    @Test(arguments: ConformanceCheck.allCases)
    func `conforms`(check: ConformanceCheck) throws {
        let plugins = SharedData.checkout + "/Plugins"
        let conformance = try ImporterConformance(
            of: exactOnlineImporter,
            samples: "\(plugins)/ExactOnline/Samples",
            plugins: plugins
        )
        #expect(try conformance.faults(in: check) == [])
    }
}
